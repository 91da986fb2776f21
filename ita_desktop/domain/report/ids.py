"""Names of things that stay the same while the things are edited, moved, saved and merged.

Ids are opaque text, unique within one report. New ones are random, so that two people who add something to their
copies of one report never choose the same.
"""

import os
from typing import NewType

IssueId = NewType("IssueId", str)
MeasureId = NewType("MeasureId", str)
ItemId = NewType("ItemId", str)


def new_issue_id() -> IssueId:
    """16 random hexadecimal digits."""
    return IssueId(os.urandom(8).hex())


def new_measure_id() -> MeasureId:
    """16 random hexadecimal digits."""
    return MeasureId(os.urandom(8).hex())


def new_item_id() -> ItemId:
    """16 random hexadecimal digits."""
    return ItemId(os.urandom(8).hex())
