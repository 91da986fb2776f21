"""What a field can hold, a class a kind: which texts are in its value, how it reads, what a file has of it.

`Any` in here is the value of whatever field it is; a kind is only ever given values of its own.
"""

import base64
import binascii
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ita_desktop.domain.limits import TEXT_MAX_LENGTH, YEARS, words_of
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.paper_settings import emblem_of
from ita_desktop.domain.report.report import Amount, DatePeriod, Item, Signer, TextPeriod
from ita_desktop.domain.report.wording import money_text, owners_text, period_text, read_money, read_owners, read_period
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.language import Titled, digits, tr, trn

Part = tuple[ItemId | None, int, str]
"""A text inside a value: of which item of a list, else None; which of the several that a field holds, from 0."""

Replacing = Callable[[ItemId | None, int], str | None]
"""What the text of an item, or part of a field, becomes; None where it stays."""


class Kind:
    """A value that is taken whole and holds no text that was typed, unless a kind does more."""

    most = TEXT_MAX_LENGTH
    """Characters that a text in it may have."""

    has_lines = False
    """Whether a text in it may have line breaks and tabs."""

    between = ""
    """What stands between its texts where a field shows them as one."""

    def allowed(self) -> str:
        """What a word in a file may be that stands for it, as refusals and documents have it."""
        return ""

    def parts(self, value: Any) -> Iterator[Part]:
        """The texts in it that can be found and replaced, empty ones too."""
        yield from ()

    def replaced(self, value: Any, replacing: Replacing) -> Any:
        """The value with other texts in it; the same object where none of them changes."""
        return value

    def takes(self, text: str) -> bool:
        """Whether it can become that text."""
        return True

    def shown(self, value: Any) -> str | None:
        """The one text that a field shows for it; None where it shows none."""
        return None

    def read(self, text: str) -> Any:
        """What a text of its field means."""
        raise NotImplementedError

    def words(self, value: Any) -> str:
        """The value as the user reads it beside another one."""
        return self.shown(value) or ""

    def is_empty(self, value: Any) -> bool:
        """Whether nothing is filled in yet."""
        return not self.words(value).strip()

    def kept(self, value: Any) -> Any:
        """What a file may hold of it, texts left aside: the value itself, else the nearest or usual one."""
        return value

    def written(self, value: Any) -> str:
        """The word in a file that stands for it."""
        return str(value)

    def read_word(self, word: str) -> Any:
        """The value that the word in a file stands for. ValueError where it stands for none."""
        raise NotImplementedError


class OneText(Kind):
    """A value that a field shows as one text, which is found and replaced whole."""

    def parts(self, value: Any) -> Iterator[Part]:
        yield None, 0, self.shown(value) or ""

    def replaced(self, value: Any, replacing: Replacing) -> Any:
        text = replacing(None, 0)
        return value if text is None else self.with_text(value, text)

    def with_text(self, value: Any, text: str) -> Any:
        """What the value is with that text."""
        return text


@dataclass(frozen=True)
class Text(OneText):
    """A text of one line or paragraph. What is `suggested` is offered; any other words are as good."""

    suggested: tuple[str, ...] = ()
    most: int = TEXT_MAX_LENGTH

    def allowed(self) -> str:
        return f"at most {self.most} characters"

    def parts(self, value: Any) -> Iterator[Part]:
        yield None, 0, value

    def shown(self, value: Any) -> str | None:
        return str(value)

    def read(self, text: str) -> Any:
        return text

    def is_empty(self, value: Any) -> bool:
        return not value.strip()

    def read_word(self, word: str) -> Any:
        if len(word) > self.most:
            raise ValueError("too long")
        return word


@dataclass(frozen=True)
class Number(Kind):
    """A whole number of a range."""

    within: range

    def allowed(self) -> str:
        return words_of(self.within)

    def words(self, value: Any) -> str:
        return digits(value)

    def kept(self, value: Any) -> Any:
        return min(max(value, self.within[0]), self.within[-1])

    def read_word(self, word: str) -> Any:
        return number_in(word, self.within)


@dataclass(frozen=True)
class Year(Number):
    """A year of the Buddhist era, which is found and replaced as the paper has it."""

    within: range = YEARS

    def parts(self, value: Any) -> Iterator[Part]:
        yield None, 0, to_thai_digits(str(value))

    def replaced(self, value: Any, replacing: Replacing) -> Any:
        year = whole_number((replacing(None, 0) or "").strip(), self.within)
        return value if year is None else year

    def takes(self, text: str) -> bool:
        return whole_number(text.strip(), self.within) is not None


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few."""

    choices: type[Titled]

    def allowed(self) -> str:
        return ", ".join(self.choices)

    def words(self, value: Any) -> str:
        return tr(value.title_words)

    def read_word(self, word: str) -> Any:
        return self.choices(word)


class YesNo(Kind):
    """Wanted or not."""

    def allowed(self) -> str:
        return "yes, no"

    def words(self, value: Any) -> str:
        return tr("ใช่") if value else tr("ไม่ใช่")

    def written(self, value: Any) -> str:
        return "yes" if value else "no"

    def read_word(self, word: str) -> Any:
        if word not in ("yes", "no"):
            raise ValueError("neither yes nor no")
        return word == "yes"


class Lines(Kind):
    """Several texts, a line each."""

    between = "\n"

    def parts(self, value: Any) -> Iterator[Part]:
        for part, text in enumerate(value):
            yield None, part, text

    def replaced(self, value: Any, replacing: Replacing) -> Any:
        made: list[str] = []
        for part, text in enumerate(value):
            change = replacing(None, part)
            made += [text] if change is None else self._read_part(change)
        return value if tuple(made) == value else tuple(made)

    def shown(self, value: Any) -> str | None:
        return self.between.join(value)

    def read(self, text: str) -> Any:
        return tuple(text.split("\n")) if text else ()

    def words(self, value: Any) -> str:
        return owners_text(value)

    def is_empty(self, value: Any) -> bool:
        return not any(text.strip() for text in value)

    def _read_part(self, text: str) -> tuple[str, ...]:
        return (text,)


class Names(Lines):
    """Names with commas between them, of which each can come and go by itself."""

    between = owners_text(("", ""))

    def read(self, text: str) -> Any:
        return read_owners(text)

    def _read_part(self, text: str) -> tuple[str, ...]:
        return read_owners(text)


class Links(Lines):
    """Addresses of web pages and names of papers that prove something, a line each."""


class Percent(Text):
    """A part of a hundred, as it was typed."""


class Money(OneText):
    """A sum of money, or words instead of it. A sum is found and replaced as the paper has it; words become one if they
    are put as the paper would have it."""

    def with_text(self, value: Any, text: str) -> Any:
        read = self.read(text)
        return read if isinstance(value, Amount) or self.shown(read) == text else text

    def shown(self, value: Any) -> str | None:
        return money_text(value)

    def read(self, text: str) -> Any:
        return read_money(text)


class Span(OneText):
    """A period: two days, or free words. Two days are found and replaced as the paper has them."""

    def with_text(self, value: Any, text: str) -> Any:
        return read_period(text) if isinstance(value, DatePeriod) else TextPeriod(text)

    def shown(self, value: Any) -> str | None:
        return period_text(value)

    def is_empty(self, value: Any) -> bool:
        return isinstance(value, TextPeriod) and not value.text.strip()


@dataclass(frozen=True)
class ItemList(Kind):
    """A numbered list; `name` is the key of its column."""

    name: str
    has_lines = True

    def parts(self, value: Any) -> Iterator[Part]:
        for item in value:
            yield item.id, 0, item.text

    def replaced(self, value: Any, replacing: Replacing) -> Any:
        made = tuple(_with_text(item, replacing(item.id, 0)) for item in value)
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made

    def is_empty(self, value: Any) -> bool:
        return not value


class Picture(Kind):
    """The bytes of a picture file, or none."""

    def allowed(self) -> str:
        return "PNG, JPEG (base64)"

    def words(self, value: Any) -> str:
        if value is None:
            return tr("ไม่มี")
        return trn("ภาพ {size} ไบต์", len(value.data)).format(size=digits(len(value.data)))

    def kept(self, value: Any) -> Any:
        return emblem_of(value.data) if value is not None else None

    def written(self, value: Any) -> str:
        return base64.b64encode(value.data).decode()

    def read_word(self, word: str) -> Any:
        try:
            emblem = emblem_of(base64.b64decode(word, validate=True))
        except binascii.Error as error:
            raise ValueError("not base64") from error
        if emblem is None:
            raise ValueError("not a picture")
        return emblem


class Things(Kind):
    """Things that have fields of their own: issues, measures, signers."""

    def is_empty(self, value: Any) -> bool:
        return not value


class Signers(Things):
    """Everybody who signs."""

    def words(self, value: Any) -> str:
        return "\n\n".join(map(signer_words, value))


def signer_words(signer: Signer) -> str:
    """One who signs, a line for each thing that is known."""
    return "\n".join(part for part in (signer.role, signer.name, *signer.positions) if part)


def key_of(value: object) -> object:
    """The key on which values are compared: texts that look the same have the same."""
    match value:
        case str():
            return comparison_key(value)
        case tuple():
            return tuple(key_of(part) for part in value)
        case TextPeriod(text):
            read = read_period(text)
            as_printed = comparison_key(period_text(read)) == comparison_key(text)
            return read if as_printed and isinstance(read, DatePeriod) else (TextPeriod, comparison_key(text))
        case Amount(text):
            return Amount, text.rstrip("0").removesuffix(".") if "." in text else text
        case Signer():
            return Signer, comparison_key(value.role), comparison_key(value.name), key_of(value.positions)
    return value


def number_in(word: str, allowed: range) -> int:
    """The whole number of the range that the word in a file stands for. ValueError where it stands for none."""
    number = whole_number(word, allowed) if word.isascii() else None
    if number is None:
        raise ValueError("out of range")
    return number


def _with_text(item: Item, text: str | None) -> Item:
    return item if text is None else replace(item, text=text)
