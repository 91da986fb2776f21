"""The bookmarks beside the pages, and their targets. ISO 32000-1, 12.3.3."""

from collections.abc import Sequence
from typing import NamedTuple

from ita_desktop.typesetting.pdf_objects import Document, text_string


class Bookmark(NamedTuple):
    """An entry at `level` (0 is the uppermost) that leads to height `y` (points) of the page of that object number."""

    title: str
    level: int
    page: int
    y: float


def write_outline(document: Document, bookmarks: Sequence[Bookmark]) -> int:
    """Add the outline, with at least one entry, to the document; returns the object number of its root."""
    root = document.reserve(len(bookmarks) + 1)
    kids: dict[int, list[int]] = {root: []}
    parents: list[int] = []
    path = [root]
    for number, bookmark in enumerate(bookmarks, root + 1):
        del path[bookmark.level + 1 :]
        kids[path[-1]].append(number)
        parents.append(path[-1])
        kids[number] = []
        path.append(number)
    for number, (bookmark, parent) in enumerate(zip(bookmarks, parents, strict=True), root + 1):
        siblings = kids[parent]
        at = number - siblings[0] if len(siblings) == siblings[-1] - siblings[0] + 1 else siblings.index(number)
        entry = [
            b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ null %.0f null]"
            % (text_string(bookmark.title), parent, bookmark.page, bookmark.y)
        ]
        if at:
            entry.append(b"/Prev %d 0 R" % siblings[at - 1])
        if at + 1 < len(siblings):
            entry.append(b"/Next %d 0 R" % siblings[at + 1])
        if kids[number]:
            entry.append(b"/First %d 0 R/Last %d 0 R/Count %d" % (kids[number][0], kids[number][-1], len(kids[number])))
        document.pack(number, b"".join(entry) + b">>")
    top = kids[root]
    document.pack(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (top[0], top[-1], len(bookmarks)))
    return root
