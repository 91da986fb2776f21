"""The paper's settings as words, one a setting, and back: how files and the exchange format keep them.

Only what differs from the default is written, so a setting that a later version adds changes no file that lacks it.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from ita_desktop.domain.limits import COLUMN_COUNT, COLUMN_WIDTHS, HEADER_MAX_LENGTH, MARGINS, TEXT_SIZES, words_of
from ita_desktop.domain.report.paper_settings import (
    DEFAULT_PAPER,
    Digits,
    Emblem,
    FontFamily,
    PageNumbers,
    PaperSettings,
    emblem_of,
)
from ita_desktop.domain.thai.numbers import whole_number

PAPER_KEYS = {
    "family": ", ".join(FontFamily),
    "text_size": words_of(TEXT_SIZES),
    "margin_top": words_of(MARGINS),
    "margin_bottom": words_of(MARGINS),
    "margin_side": words_of(MARGINS),
    "digits": ", ".join(Digits),
    "issues_on_new_pages": "yes, no",
    "header": f"at most {HEADER_MAX_LENGTH} characters",
    "footer": f"at most {HEADER_MAX_LENGTH} characters",
    "page_numbers": ", ".join(PageNumbers),
    "signature_lines": "yes, no",
    "columns": f"fitted, {COLUMN_COUNT} numbers ({words_of(COLUMN_WIDTHS)})",
    "emblem": "PNG, JPEG (base64)",
}
"""Every setting and what it may be."""

_FITTED = "fitted"


def written_paper(paper: PaperSettings) -> dict[str, str]:
    """The settings that differ from the default, in the order of PAPER_KEYS."""
    return {
        field.name: _word(getattr(paper, field.name))
        for field in fields(PaperSettings)
        if getattr(paper, field.name) != getattr(DEFAULT_PAPER, field.name)
    }


def read_paper(words: Mapping[str, str]) -> PaperSettings:
    """The settings that the words stand for, the default where there are none. ValueError for any other word."""
    paper = DEFAULT_PAPER
    for key, word in words.items():
        paper = with_setting(paper, key, word)
    return paper


def with_setting(paper: PaperSettings, key: str, word: str) -> PaperSettings:
    """The settings with one of them changed to what the word stands for. ValueError for any other key or word."""
    return _READERS[key](paper, word) if key in _READERS else _unknown(key)


def _word(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Emblem():
            return base64.b64encode(value.data).decode()
        case tuple():
            return " ".join(map(str, value)) or _FITTED
    return str(value)


def _unknown(key: str) -> PaperSettings:
    raise ValueError(f"no setting {key}")


def _number(word: str, allowed: range) -> int:
    number = whole_number(word, allowed) if word.isascii() else None
    if number is None:
        raise ValueError("out of range")
    return number


def _yes(word: str) -> bool:
    return {"yes": True, "no": False}[word] if word in ("yes", "no") else bool(_unknown(word))


def _text(word: str) -> str:
    if len(word) > HEADER_MAX_LENGTH:
        raise ValueError("too long")
    return word


def _columns(word: str) -> tuple[int, ...]:
    if word == _FITTED:
        return ()
    widths = tuple(_number(one, COLUMN_WIDTHS) for one in word.split(" "))
    if len(widths) != COLUMN_COUNT:
        raise ValueError("other than six columns")
    return widths


def _emblem(word: str) -> Emblem:
    try:
        emblem = emblem_of(base64.b64decode(word, validate=True))
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if emblem is None:
        raise ValueError("not a picture")
    return emblem


_READERS: dict[str, Callable[[PaperSettings, str], PaperSettings]] = {
    "family": lambda paper, word: replace(paper, family=FontFamily(word)),
    "text_size": lambda paper, word: replace(paper, text_size=_number(word, TEXT_SIZES)),
    "margin_top": lambda paper, word: replace(paper, margin_top=_number(word, MARGINS)),
    "margin_bottom": lambda paper, word: replace(paper, margin_bottom=_number(word, MARGINS)),
    "margin_side": lambda paper, word: replace(paper, margin_side=_number(word, MARGINS)),
    "digits": lambda paper, word: replace(paper, digits=Digits(word)),
    "issues_on_new_pages": lambda paper, word: replace(paper, issues_on_new_pages=_yes(word)),
    "header": lambda paper, word: replace(paper, header=_text(word)),
    "footer": lambda paper, word: replace(paper, footer=_text(word)),
    "page_numbers": lambda paper, word: replace(paper, page_numbers=PageNumbers(word)),
    "signature_lines": lambda paper, word: replace(paper, signature_lines=_yes(word)),
    "columns": lambda paper, word: replace(paper, columns=_columns(word)),
    "emblem": lambda paper, word: replace(paper, emblem=_emblem(word)),
}
