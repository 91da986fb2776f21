"""The text of one paragraph of a Word file, as it is seen: its runs, fields, symbols and soft breaks."""

from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from ita_desktop.domain.pasting.symbol_fonts import seen as seen_in_font
from ita_desktop.exchange.contents import Paragraph
from ita_desktop.exchange.reading.package import attributes_of, child, children, is_on, value_of
from ita_desktop.exchange.reading.word_styles import Styles

Box = tuple[Paragraph, ...]

LEFT_OUT = {
    "w:del": "tracked deletion (left out)",
    "w:moveFrom": "tracked deletion (left out)",
    "w:footnoteReference": "note (left out)",
    "w:endnoteReference": "note (left out)",
    "w:commentReference": "comment (left out)",
    "w:altChunk": "file within the file (left out)",
}
_OPENED = {
    "w:ins": "tracked insertion (kept)",
    "w:moveTo": "tracked insertion (kept)",
    "w:sdt": "content control",
    "w:fldSimple": "field",
    "m:oMath": "formula",
    "w:smartTag": "",
    "w:customXml": "",
    "w:hyperlink": "",
    "w:dir": "",
    "w:bdo": "",
    "w:sdtContent": "",
    "m:oMathPara": "",
    "mc:AlternateContent": "",
}
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}
_DRAWN = frozenset(("w:drawing", "w:pict", "w:object"))
_NO_TEXT = "picture or drawing without text"
_OBJECT = "\ufffc"
_XML_BLANKS = " \t\r\n"


def opened(name: str, element: Element, seen: Counter[str]) -> Element | None:
    """What is read in place of an element that only surrounds others; None if it is no such element."""
    if name not in _OPENED:
        return None
    if _OPENED[name]:
        seen[_OPENED[name]] += 1
    if name == "w:sdt":
        inner = child(element, "w:sdtContent")
    elif name == "mc:AlternateContent":
        inner = _alternative(element)
    else:
        return element
    return inner if inner is not None else Element("nothing")


def _alternative(element: Element) -> Element | None:
    """Of the ways in which something is written for newer and for older programs the newer one, so that it is read
    once."""
    choice = child(element, "mc:Choice")
    return choice if choice is not None else child(element, "mc:Fallback")


class RunReader:
    """Owner of the fields that are open: one may begin in a paragraph and end in another.

    `box` reads the paragraphs of a text box.
    """

    def __init__(self, styles: Styles, seen: Counter[str], box: Callable[[Element], Box]) -> None:
        self._styles = styles
        self._seen = seen
        self._box = box
        self._fields: list[bool] = []
        self._text: list[str] = []
        self._boxes: list[Box] = []

    def read(self, paragraph: Element) -> tuple[str, tuple[Box, ...]]:
        """The text of the paragraph and its text boxes."""
        outer, self._text, self._boxes = (self._text, self._boxes), [], []
        self._inline(paragraph)
        read = "".join(self._text), tuple(self._boxes)
        self._text, self._boxes = outer
        return read

    def _inline(self, element: Element | None) -> None:
        for name, one in children(element):
            if name == "w:r":
                self._run(one)
            elif name in LEFT_OUT:
                self._seen[LEFT_OUT[name]] += 1
            elif name == "m:t":
                self._add(one.text or "")
            elif name.startswith("m:") and name not in _OPENED:
                self._inline(one)
            else:
                inner = opened(name, one, self._seen)
                if inner is not None:
                    self._inline(inner)

    def _run(self, run: Element) -> None:
        properties = child(run, "w:rPr")
        is_hidden = self._is_hidden(properties)
        fonts = attributes_of(child(properties, "w:rFonts"))
        font = fonts.get("w:ascii", "").lower()
        if is_hidden and any(name == "w:t" and one.text for name, one in children(run)):
            self._seen["hidden text (left out)"] += 1
        self._pieces(run, font, is_hidden)

    def _pieces(self, run: Element | None, font: str, is_hidden: bool) -> None:
        for name, one in children(run):
            if name == "w:fldChar":
                self._field(attributes_of(one).get("w:fldCharType", ""))
            elif is_hidden or any(self._fields):
                continue
            elif name == "w:t":
                self._add(seen_in_font(_kept(one), font))
            elif name in _CHARACTERS:
                self._add(_CHARACTERS[name])
            elif name == "w:br":
                self._break(attributes_of(one).get("w:type", ""))
            elif name == "w:sym":
                self._add(_symbol(attributes_of(one)))
            elif name in _DRAWN:
                self._drawing(one)
            elif name in LEFT_OUT:
                self._seen[LEFT_OUT[name]] += 1
            elif name == "w:ruby":
                self._inline(child(one, "w:rubyBase"))
            elif name == "mc:AlternateContent":
                self._pieces(_alternative(one), font, is_hidden)

    def _add(self, text: str) -> None:
        if any(self._fields):
            return
        if _OBJECT in text:  # so stand the pictures of old files
            self._seen[_NO_TEXT] += text.count(_OBJECT)
            text = text.replace(_OBJECT, "")
        self._text.append(text)

    def _break(self, kind: str) -> None:
        if kind in ("page", "column"):
            self._seen["page break in text"] += 1
        else:
            self._add("\n")

    def _field(self, kind: str) -> None:
        """A field is open; what stands before its `separate` is its code."""
        if kind == "begin":
            self._seen["field"] += 1
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: Element) -> None:
        boxes = list(_boxes_in(drawing))
        if not boxes:
            self._seen[_NO_TEXT] += 1
        for box in boxes:
            self._seen["text box"] += 1
            self._boxes.append(self._box(box))

    def _is_hidden(self, properties: Element | None) -> bool:
        if properties is None:
            return False
        if child(properties, "w:vanish") is not None:
            return is_on(properties, "w:vanish")
        style = value_of(properties, "w:rStyle")
        return style is not None and self._styles.is_hidden(style)


def _boxes_in(element: Element | None) -> Iterator[Element]:
    """The contents of the text boxes in a drawing; those within one belong to it."""
    for name, one in children(element):
        if name == "w:txbxContent":
            yield one
        else:
            yield from _boxes_in(_alternative(one) if name == "mc:AlternateContent" else one)


def _kept(text: Element) -> str:
    """The text of a `w:t`: blanks at its edges count only if the file keeps them."""
    words = text.text or ""
    return words if attributes_of(text).get("xml:space") == "preserve" else words.strip(_XML_BLANKS)


def _symbol(attributes: dict[str, str]) -> str:
    """A letter of a symbol font, as what is seen."""
    try:
        letter = bytes.fromhex(attributes.get("w:char", "")).decode("utf-16-be")
    except ValueError:
        return ""
    return seen_in_font(letter, attributes.get("w:font", "").lower())
