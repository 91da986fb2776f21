"""What the spans and fonts around a text of HTML make of it, and the style in which Word notes its lists."""

from ita_desktop.domain.pasting.html_parts import Tag
from ita_desktop.domain.pasting.symbol_fonts import seen, symbol_font
from ita_desktop.domain.thai.numbers import whole_number

LEVELS = range(1, 10)
"""How deep lists of Word go."""


class Spans:
    """Owner of the spans and fonts that are open: whether they are around a number that Word has drawn, and the symbol
    font in which they show a text."""

    def __init__(self) -> None:
        self._spans: list[tuple[bool, str]] = []
        self._fonts: list[str] = []
        self._numbers = 0

    @property
    def are_of_a_number(self) -> bool:
        """Whether a text in them is the number of a list."""
        return self._numbers > 0

    def take(self, tag: Tag) -> None:
        """The next tag of a span or a font."""
        if tag.name == "span" and not tag.closes:
            around = self._spans[-1][1] if self._spans else ""
            self._spans.append((_list_words(tag.style) == ["ignore"], symbol_font(tag.style, "", around)))
            self._numbers += self._spans[-1][0]
        elif tag.name == "font" and not tag.closes:
            face = tag.attributes().get("face", "") if "ingdings" in tag.inside else ""
            self._fonts.append(symbol_font(tag.style, face, ""))
        elif tag.name == "span" and self._spans:
            self._numbers -= self._spans.pop()[0]
        elif tag.name == "font" and self._fonts:
            self._fonts.pop()

    def seen(self, text: str) -> str:
        """The text as its reader sees it."""
        return seen(text, (self._fonts[-1] if self._fonts else "") or (self._spans[-1][1] if self._spans else ""))


def list_level(style: str) -> int | None:
    """How deep in its list a paragraph of Word stands (`mso-list: l0 level2 lfo1`); None if there is no level."""
    words = _list_words(style)
    return next((whole_number(word[5:], LEVELS) for word in words if word.startswith("level")), None)


def _list_words(style: str) -> list[str]:
    """What a style has of lists of Word, in small letters."""
    for declaration in style.lower().split(";") if "mso-list" in style.lower() else ():
        name, _, value = declaration.partition(":")
        if name.strip() == "mso-list":
            return value.split()
    return []
