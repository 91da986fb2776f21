"""The styles of a Word file, as far as the text needs them: which list a style has, and whether its text is hidden."""

from xml.etree.ElementTree import Element

from ita_desktop.exchange.reading.package import attributes_of, child, children, value_of

_CHAIN_MAX = 50


class Styles:
    """The styles by their ids. A style without a property has that of the style that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._usual = ""
        for name, one in children(root):
            if name != "w:style":
                continue
            attributes = attributes_of(one)
            style_id = attributes.get("w:styleId", "")
            self._styles[style_id] = one
            if attributes.get("w:type") == "paragraph" and attributes.get("w:default") in ("1", "true", "on"):
                self._usual = style_id
        self._hidden: dict[str, bool] = {}
        self._lists: dict[str, tuple[str, str | None]] = {}

    def known(self, style: str | None) -> str:
        """The id of the style; that of the usual one of paragraphs if there is none."""
        return style if style in self._styles else self._usual

    def list_of(self, style: str | None) -> tuple[str, str | None]:
        """The `numId` that the paragraph style gives (empty: none), and the level beside it."""
        known = self.known(style)
        if known not in self._lists:
            self._lists[known] = self._read_list(known)
        return self._lists[known]

    def _read_list(self, style: str) -> tuple[str, str | None]:
        level: str | None = None
        for one in self._chain(style):
            numbers = child(child(one, "w:pPr"), "w:numPr")
            level = level if level is not None else value_of(numbers, "w:ilvl")
            number_id = value_of(numbers, "w:numId")
            if number_id is not None:
                return number_id, level
        return "", None

    def is_hidden(self, style: str) -> bool:
        """Whether text in this character style is hidden."""
        if style not in self._hidden:
            given = (value_of(child(one, "w:rPr"), "w:vanish") for one in self._chain(style))
            first = next((value for value in given if value is not None), "0")
            self._hidden[style] = first not in ("0", "false", "off")
        return self._hidden[style]

    def _chain(self, style: str) -> list[Element]:
        found: list[Element] = []
        while style in self._styles and len(found) < _CHAIN_MAX:
            found.append(self._styles[style])
            style = value_of(found[-1], "w:basedOn") or ""
        return found
