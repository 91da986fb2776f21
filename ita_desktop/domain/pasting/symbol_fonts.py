"""Letters of Wingdings and its like -> the characters that a reader sees: ticks and boxes.

Word writes them as letters in that font (`ü`), or as U+F000 and the letter. Bullets are left to those who read marks.
"""

import re
from functools import lru_cache

_WINGDINGS = {
    "\u00fc": "✓",
    "\u00fb": "✗",
    "\u00fe": "☑",
    "\u00fd": "☒",
    "x": "☒",
    "\u00a8": "☐",
    "o": "☐",
    "p": "☐",
    "q": "☐",
    "r": "☐",
    "\u00d8": "➢",
    "\u00a7": "▪",
    "l": "●",
    "n": "■",
    "v": "❖",
}
_WINGDINGS_2 = {"P": "✓", "O": "✗", "R": "☑", "\u00a3": "☐", "*": "☐", "S": "☒", "T": "☒", "Q": "☒"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_FONT = re.compile(r"font-family\s*:\s*[\"']?(wingdings(?: 2)?)(?![\w ])|^$", re.IGNORECASE)
_OTHER_FONT = re.compile(r"font-family\s*:", re.IGNORECASE)
_KEPT = 64  # styles: a document has few
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_TICKS = {letter: seen for letter, seen in _WINGDINGS.items() if seen in "✓✗☑☒☐" and not letter.isascii()}


@lru_cache(_KEPT)
def symbol_font(style: str, face: str, around: str) -> str:
    """The symbol font that text in this style, or of this `<font face>`, stands in; empty else. `around` is that
    of the text around it."""
    named = face.split(",")[0].strip(" \"'").lower()
    if named:
        return named if named in _FONTS else ""
    if not style or _OTHER_FONT.search(style) is None:
        return around
    found = _FONT.search(style)
    return (found[1] or "").lower() if found is not None else ""


def seen(text: str, font: str) -> str:
    """The text as its reader sees it in that symbol font. U+F0FC and the other ticks are so without a font."""
    letters = _FONTS.get(font)
    if letters is not None:
        return "".join(letters.get(_letter(character), character) for character in text)
    return _PRIVATE.sub(lambda found: _TICKS.get(_letter(found[0]), found[0]), text)


def _letter(character: str) -> str:
    return chr(ord(character) - 0xF000) if "\uf020" <= character <= "\uf0ff" else character
