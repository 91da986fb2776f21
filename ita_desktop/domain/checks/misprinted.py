"""Marks that the paper cannot set where they belong: a tone before its vowel, a mark without a consonant, a second mark
of one kind.

What may stand above and below a consonant, and in which order: Thai API Consortium, WTT 2.0.
"""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import fields_of
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import texts
from ita_desktop.language import N_, tr

_NAMED_AT_MOST = 8
_LETTERS_BEFORE = 3
_ABOVE, _BELOW = "\u0e31\u0e34-\u0e37\u0e47", "\u0e38-\u0e3a"
_TONES, _SILENT, _NIKHAHIT = "\u0e48-\u0e4b", "\u0e4c\u0e4e", "\u0e4d"
_AM = "\u0e33"
_MARKS = f"{_ABOVE}{_BELOW}{_TONES}{_SILENT}{_NIKHAHIT}"
_SHOWN_ALONE = "\u25cc\\-\u2010-\u2015"  # before a mark that is spoken of
_FAULTS = {
    "order": f"[{_TONES}{_SILENT}][{_ABOVE}]|[{_TONES}]{_NIKHAHIT}(?!\u0e32)|{_AM}[{_TONES}]",
    "twice": "|".join(f"[{kind}][{kind}]" for kind in (_ABOVE, _BELOW, _TONES, _SILENT, _NIKHAHIT, _AM)),
    "alone": f"(?<![ก-ฮ{_MARKS}{_AM}{_SHOWN_ALONE}])[{_MARKS}{_AM}]",
}
_MARK = re.compile(f"[{_MARKS}{_AM}]")
_FAULT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _FAULTS.items()))
_SENTENCES = {
    "order": N_("พิมพ์วรรณยุกต์ก่อนสระที่ “{letters}” บนกระดาษจะซ้อนกัน ลบแล้วพิมพ์สระก่อนวรรณยุกต์"),
    "twice": N_("มีสระหรือวรรณยุกต์ซ้ำที่ “{letters}” บนกระดาษจะซ้อนกัน ลบตัวที่เกิน"),
    "alone": N_("มีสระหรือวรรณยุกต์ที่ไม่มีพยัญชนะนำหน้า ที่ “{letters}” บนกระดาษจะลอยอยู่ลำพัง ลบหรือพิมพ์คำนี้ใหม่"),
}


def misprinted(report: Report) -> tuple[Problem, ...]:
    """A finding for every field and kind of fault, in the order of the forms."""
    found: dict[tuple[Address, str], dict[str, None]] = {}
    printed = {key for key, field in fields_of(report).items() if field.printed}
    for address, _, text in texts(report):
        if not text.isascii() and address.field in printed:
            for fault, letters in _faults(text):
                found.setdefault((address, fault), {})[letters] = None
    return tuple(
        Problem(address, tr(_SENTENCES[fault]).format(letters="” “".join([*letters][:_NAMED_AT_MOST])))
        for (address, fault), letters in found.items()
    )


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong, and the letters that it is wrong with."""
    for found in _FAULT.finditer(text):
        start = found.start()
        while start > max(found.start() - _LETTERS_BEFORE, 0) and _MARK.match(text[start]):
            start -= 1
        yield found.lastgroup or "", text[start : found.end()].strip()
