"""The structure tree: headings, tables and lists, for screen readers.

An element may have content on several pages, so that a row which runs over pages is one row. ISO 32000-1, 14.7.
"""

from ita_desktop.typesetting.pdf_objects import Document, text_string


class Element:
    """A structure element. Its kids, in reading order, are elements or marked content as (page index, MCID)."""

    __slots__ = ("attributes", "kids", "kind", "number")

    def __init__(self, kind: bytes, parent: "Element | None", attributes: bytes = b"") -> None:
        self.kind = kind
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int]] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


def figure_attributes(words: str, box: tuple[float, float, float, float]) -> bytes:
    """The attributes of a Figure: its alternative text, and its box (left, bottom, right, top; points)."""
    corners = b" ".join(b"%.2f" % value for value in box)
    return b"/Alt%s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (text_string(words), corners)


class StructureTree:
    """The tree of one document, and for every page the elements of its marked content in the order of the MCIDs."""

    def __init__(self) -> None:
        self.root = Element(b"Document", None)
        self._owners: list[list[Element]] = []

    def begin_page(self) -> None:
        """Begin a page, to which later content belongs."""
        self._owners.append([])

    def content(self, element: Element) -> int:
        """The MCID for one more piece of content of `element` on the current page."""
        owners = self._owners[-1]
        owners.append(element)
        mcid = len(owners) - 1
        element.kids.append((len(self._owners) - 1, mcid))
        return mcid

    def write(self, document: Document, pages: list[int]) -> int:
        """Add the tree to the document, whose pages have these object numbers; returns the number of its root."""
        order = self._in_order()
        first = document.reserve(len(order) + 2)
        tree, parents = first, first + 1
        for offset, element in enumerate(order, 2):
            element.number = first + offset
        stack: list[tuple[Element, int]] = [(self.root, tree)]
        while stack:
            element, parent = stack.pop()
            document.pack(element.number, _element(element, parent, pages))
            stack += [(kid, element.number) for kid in element.kids if isinstance(kid, Element)]
        numbers = [
            b"%d[%s]" % (page, b" ".join([b"%d 0 R" % owner.number for owner in owners]))
            for page, owners in enumerate(self._owners)
        ]
        document.pack(parents, b"<</Nums[%s]>>" % b"".join(numbers))
        document.pack(
            tree,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self.root.number, parents, len(self._owners)),
        )
        return tree

    def _in_order(self) -> list[Element]:
        order = []
        stack = [self.root]
        while stack:
            element = stack.pop()
            order.append(element)
            stack += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
        return order


def _element(element: Element, parent: int, pages: list[int]) -> bytes:
    page = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(b"%d 0 R" % kid.number)
        elif kid[0] == page:
            kids.append(b"%d" % kid[1])
        else:
            kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid[0]], kid[1]))
    content = kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"
    return b"<</Type/StructElem/S/%s/P %d 0 R%s%s/K %s>>" % (
        element.kind,
        parent,
        b"/Pg %d 0 R" % pages[page] if page is not None else b"",
        element.attributes,
        content if kids else b"[]",
    )
