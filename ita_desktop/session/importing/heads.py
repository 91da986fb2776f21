"""The roles that were chosen for the columns of a head, so that the next file of the same office needs no choosing."""

import hashlib
from collections.abc import Mapping, Sequence

from ita_desktop.exchange.importing.imported import Imported
from ita_desktop.exchange.tables.grid import squeezed
from ita_desktop.exchange.tables.roles import FREE_ROLES

Heads = Mapping[str, tuple[str, ...]]
"""Roles of columns by the key of their head."""


def head_key(names: Sequence[str]) -> str:
    """What a head is remembered by: it shows none of its words."""
    return hashlib.sha256("|".join(map(squeezed, names)).encode()).hexdigest()[:32]


def remembered_roles(found: Imported, heads: Heads) -> dict[tuple[int, int], str]:
    """The roles that were chosen before for heads of the file, as far as the report has such columns."""
    keys = {column.key for column in found.choices.columns}
    roles: dict[tuple[int, int], str] = {}
    for table in found.read.tables:
        known = heads.get(head_key(table.names), ())
        if len(known) == len(table.roles) and known != table.roles:
            usable = ((at, role) for at, role in enumerate(known) if role in keys or role in FREE_ROLES)
            roles |= {(table.table, at): role for at, role in usable}
    return roles
