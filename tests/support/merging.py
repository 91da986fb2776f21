"""Decisions for a whole merge, as tests need them."""

from ita_desktop.domain.merging.conflicts import Choice, Choose


def by_rule(rule: Choice) -> Choose:
    """The same decision for all; the default where a conflict does not have it."""
    return lambda conflict: rule if rule in conflict.choices else conflict.default
