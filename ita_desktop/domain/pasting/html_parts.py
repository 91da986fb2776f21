"""HTML as a stream of tags and texts, in time that grows with its length and with nothing else.

Python's `html.parser` seeks the end of each unfinished tag, comment and reference anew, to the end of the text, and
converts the digits of a reference however many they are. Here nothing is sought again that was not found once, and a
tag ends at the next `<` at the latest. What is not finished is text, or nothing, as far as it goes.
"""

import html as entities
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ita_desktop.domain.limits import HTML_MAX_LENGTH, PASTE_MAX_ATTRIBUTES, PASTE_MAX_LENGTH, PASTE_MAX_TAGS

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_TAG_WITH_A_STRAY_QUOTE = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]*+))?""")
_ATTRIBUTES_MAX_LENGTH = 10_000  # those of a paragraph of Word have some hundred characters
_SILENT = {
    name: re.compile(f"</{name}(?=[\\s/>])[^<>]*>?", re.IGNORECASE)
    for name in ("head", "style", "script", "title", "xml", "template", "noscript", "comment")
}
"""What holds no text of the page, and what ends it."""

_ZEROS = re.compile("&#([xX]?)0+(?=[0-9a-fA-F])")
_TOO_MANY_DIGITS = re.compile("&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag by its name in small letters; its style as it stands there, empty where it `closes`; all that
    stands in it behind the name, as far as that is not too much to be read."""

    name: str
    closes: bool
    style: str = ""
    inside: str = field(default="", compare=False)

    def attributes(self) -> Mapping[str, str]:
        """Its attributes by their names in small letters, of several with one name the first."""
        return _attributes(self.inside)


@lru_cache(maxsize=64)
def _attributes(inside: str) -> Mapping[str, str]:
    """Asked up to four times for one tag; and those of many tags are alike."""
    found = reversed(_ATTRIBUTE.findall(inside))
    return {name.lower(): _resolved(str(value).strip("\"'")) for name, value in found}


def names_in(words: str) -> frozenset[str]:
    """Names of tags or classes with blanks between them."""
    return frozenset(words.split())


class HtmlParts:
    """Owner of how far the HTML was read. Goes through it once, and not beyond so many tags, characters of text and
    characters of attributes."""

    def __init__(
        self,
        html: str,
        tags_max: int = PASTE_MAX_TAGS,
        length_max: int = PASTE_MAX_LENGTH,
        attributes_max: int = PASTE_MAX_ATTRIBUTES,
    ) -> None:
        self._tags_max, self._length_max, self._attributes_max = tags_max, length_max, attributes_max
        self._html = html[:HTML_MAX_LENGTH]
        self._surplus = len(html) - len(self._html)
        self._at = 0
        self._tags = self._characters = self._attributes = 0
        self._never_again: set[str] = set()

    @property
    def left_out(self) -> int:
        """How many characters of the HTML, tags and all, were not read, or not yet."""
        return len(self._html) - self._at + self._surplus

    def __iter__(self) -> Iterator[Tag | str]:
        """Every tag, and every text between tags with its references resolved, as far as is read at once."""
        while self._at < len(self._html) and self._has_room():
            if self._html[self._at] == "<":
                yield from self._markup()
                self._tags += 1
            else:
                yield self._text()

    def _has_room(self) -> bool:
        return (
            self._tags < self._tags_max
            and self._characters < self._length_max
            and self._attributes < self._attributes_max
        )

    def _text(self) -> str:
        start, most = self._at, self._at + self._length_max - self._characters
        end = self._html.find("<", start, most)
        self._at = end if end >= 0 else min(most, len(self._html))
        self._characters += self._at - start
        return _resolved(self._html[start : self._at])

    def _markup(self) -> Iterator[Tag | str]:
        html, start = self._html, self._at
        sign = html[start + 1 : start + 2]
        if sign in ("!", "?"):
            is_comment = html.startswith("<!--", start)
            self._skip(start + 2, "-->" if is_comment else ">")
            return
        found = _TAG.match(html, start) or _TAG_WITH_A_STRAY_QUOTE.match(html, start)
        if found is None:
            self._at = start + 1
            yield "<"
            return
        self._at = found.end()
        name, closes = found[2].lower(), bool(found[1])
        if name in _SILENT:
            if not closes and not found[3].endswith("/"):
                self._skip_silence(name)
            return
        inside = found[3] if len(found[3]) <= _ATTRIBUTES_MAX_LENGTH else ""
        self._attributes += len(inside)
        yield Tag(name, closes, "" if closes else _style(inside), inside)

    def _skip(self, start: int, end: str) -> None:
        """Go on behind the next `end`; where there is none, behind what began here."""
        at = self._html.find(end, start) if end not in self._never_again else -1
        if at < 0:
            self._never_again.add(end)
        self._at = at + len(end) if at >= 0 else start

    def _skip_silence(self, name: str) -> None:
        end = _SILENT[name].search(self._html, self._at) if name not in self._never_again else None
        if end is None:
            self._never_again.add(name)
        else:
            self._at = end.end()


def _style(attributes: str) -> str:
    if "style" not in attributes.lower():  # quick, and most often so
        return ""
    found = (str(value).strip("\"'") for name, value in _ATTRIBUTE.findall(attributes) if name.lower() == "style")
    return next(found, "")


def _resolved(text: str) -> str:
    """The text with its references as what they stand for. One beyond Unicode is U+FFFD, as HTML's standard has it."""
    if "&" not in text:
        return text
    return entities.unescape(_TOO_MANY_DIGITS.sub("\ufffd", _ZEROS.sub(r"&#\1", text)))
