"""Digits: Thai and Arabic in one number, years of five digits, Arabic numbers among Thai ones in one text."""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.checks.reading import Found, in_each_text
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.language import N_

_MIXED = N_("ตัวเลข “{number}” มีทั้งเลขไทยและเลขอารบิก")
_LONG_YEAR = N_("ปี “{number}” มีห้าหลัก")
_AMONG_THAI = N_("เขียน “{number}” เป็นเลขอารบิก ที่อื่นในข้อความนี้เป็นเลขไทย")
_THAI, _ARABIC = re.compile("[๐-๙]"), re.compile("[0-9]")
_NUMBER = re.compile("[0-9๐-๙]+(?:[.,:][0-9๐-๙]+)*")
_YEAR_OF_FIVE = re.compile(r"(?:ปีงบประมาณ|พ\.? ?ศ\.?|ปี) ?(?:พ\.? ?ศ\.? ?)?((?:25|๒๕)[0-9๐-๙]{3})(?![0-9๐-๙,.])")
_IN_NAMES = re.compile(
    r"(?:https?://|www\.)\S*|\S*@\S*|\S*\.(?:go|or|ac|co|in|com|net|org)\b\S*"  # addresses
    r"|\S*[A-Za-z]\S*"  # words and codes with Latin letters
    r"|[0-9]+ ?(?:/|-) ?[0-9]+(?:[/-][0-9]+)*"  # numbers of papers, telephones
    r"|(?<![ก-๙])[ก-ฮ]{1,4}\.? ?[0-9][0-9.]*(?:/\S*)?"  # มท 0808.2/ว123
)


@in_each_text(ProblemKind.DIGITS, Severity.WARNING)
def mixed_digits(text: str) -> Iterator[Found]:
    """Numbers that are written in Thai and Arabic digits at once."""
    for start, end, number in _numbers(text) if _has_both(text) else ():
        if _has_both(number):
            yield Found(start, end, _MIXED, to_thai_digits(number), (("number", number),))


@in_each_text(ProblemKind.DIGITS, Severity.ERROR)
def long_years(text: str) -> Iterator[Found]:
    """Years of five digits."""
    for found in _YEAR_OF_FIVE.finditer(text):
        yield Found(*found.span(1), _LONG_YEAR, None, (("number", found[1]),))


@in_each_text(ProblemKind.DIGITS, Severity.HINT)
def arabic_among_thai(text: str) -> Iterator[Found]:
    """Arabic numbers in a text that has Thai ones, but for addresses, numbers of papers and Latin words."""
    for start, end, number in _numbers(text) if _has_both(text) else ():
        if not _THAI.search(number):
            yield Found(start, end, _AMONG_THAI, to_thai_digits(number), (("number", number),))


def _has_both(text: str) -> bool:
    return _ARABIC.search(text) is not None and _THAI.search(text) is not None


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """The numbers of a text that are no parts of names."""
    names = [found.span() for found in _IN_NAMES.finditer(text)]
    for found in _NUMBER.finditer(text):
        while names and names[0][1] <= found.start():
            names.pop(0)
        if not names or names[0][0] >= found.end():
            yield found.start(), found.end(), found.group()
