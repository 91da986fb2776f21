"""Decisions for a whole merge, as tests need them."""

from ita_desktop.domain.merging.conflicts import Choice, Choose


def by_rule(rule: Choice) -> Choose:
    """One decision for all conflicts; the default if a conflict does not offer it."""
    return lambda conflict: rule if rule in conflict.choices else conflict.default
