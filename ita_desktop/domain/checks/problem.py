"""One finding of a check."""

from dataclasses import dataclass

from ita_desktop.domain.report.address import Address


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at: where it is, and one Thai sentence that says what and what to do."""

    address: Address
    message: str
