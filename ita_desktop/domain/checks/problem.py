"""One finding of a check."""

from typing import NamedTuple

from ita_desktop.domain.report.address import Address


class Problem(NamedTuple):
    """Something to look at: where it is, and one Thai sentence that says what and what to do."""

    address: Address
    message: str
