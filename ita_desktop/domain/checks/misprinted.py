"""Marks that the paper cannot set where they belong: a tone before its vowel, a mark without a consonant, a second mark
of one kind; and sara am as two letters, which looks the same but is no letter of any keyboard.

What may stand above and below a consonant, and in which order: Thai API Consortium, WTT 2.0.
"""

import re
from collections.abc import Callable, Iterator

from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.checks.reading import Among, Found, in_each_text
from ita_desktop.language import N_

_LETTERS_BEFORE = 3
_ABOVE, _BELOW = "\u0e31\u0e34-\u0e37\u0e47", "\u0e38-\u0e3a"
_TONES, _SILENT, _NIKHAHIT = "\u0e48-\u0e4b", "\u0e4c\u0e4e", "\u0e4d"
_AM = "\u0e33"
_MARKS = f"{_ABOVE}{_BELOW}{_TONES}{_SILENT}{_NIKHAHIT}"
_SHOWN_ALONE = "\u25cc\\-\u2010-\u2015"  # before a mark that is spoken of
_FAULTS = {
    "order": f"[{_TONES}{_SILENT}][{_ABOVE}]|[{_TONES}]{_NIKHAHIT}(?!\u0e32)|{_AM}[{_TONES}]",
    "twice": "|".join(f"[{kind}]{{2,}}" for kind in (_ABOVE, _BELOW, _TONES, _SILENT, _NIKHAHIT, _AM)),
    "loose": f"(?<=[ก-ฮ]) [{_ABOVE}{_BELOW}{_TONES}]",
    "alone": f"(?<![ก-ฮ{_MARKS}{_AM}{_SHOWN_ALONE}])[{_MARKS}{_AM}]",
}
_MARK = re.compile(f"[{_MARKS}{_AM}]")
_FAULT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _FAULTS.items()))
_ALONE = N_("มีสระหรือวรรณยุกต์ที่ไม่มีพยัญชนะนำหน้า ที่ “{letters}” บนกระดาษจะลอยอยู่ลำพัง ลบหรือพิมพ์คำนี้ใหม่")
_SENTENCES = {
    "order": N_("พิมพ์วรรณยุกต์ก่อนสระที่ “{letters}” บนกระดาษจะซ้อนกัน ลบแล้วพิมพ์สระก่อนวรรณยุกต์"),
    "twice": N_("มีสระหรือวรรณยุกต์ซ้ำที่ “{letters}” บนกระดาษจะซ้อนกัน ลบตัวที่เกิน"),
    "loose": _ALONE,
    "alone": _ALONE,
}
_MENDED: dict[str, Callable[[str], str]] = {
    "order": lambda letters: letters[::-1],
    "twice": lambda letters: letters[0],
    "loose": str.strip,
}
_SPLIT_AM = re.compile(f"{_NIKHAHIT}([{_TONES}]?)\u0e32|([{_TONES}]){_NIKHAHIT}\u0e32")
_SPLIT = N_("สระอำที่ “{letters}” แยกเป็นสองตัว คำนี้จึงอาจค้นหาไม่พบในโปรแกรมอื่น")


@in_each_text(ProblemKind.THAI_ORDER, Severity.ERROR, Among.PRINTED)
def misprinted(text: str) -> Iterator[Found]:
    """A finding for every such mark, in the order of the forms."""
    for fault in _FAULT.finditer(text):
        name, at = fault.lastgroup or "", fault.start()
        start = at
        while start > max(at - _LETTERS_BEFORE, 0) and _MARK.match(text[start]):
            start -= 1
        if name == "loose":
            start -= 1
        elif text[start].isspace():
            start += 1
        mended = _MENDED.get(name)
        fix = text[start:at] + mended(fault.group()) if mended is not None else None
        letters = fault.group().strip() if name == "loose" else text[start : fault.end()]
        yield Found(start, fault.end(), _SENTENCES[name], fix, (("letters", letters),))


@in_each_text(ProblemKind.THAI_ORDER, Severity.WARNING, Among.ALL)
def split_am(text: str) -> Iterator[Found]:
    """A finding for every sara am that is two letters, in the order of the forms."""
    for found in _SPLIT_AM.finditer(text):
        yield Found(*found.span(), _SPLIT, f"{found[1] or found[2] or ''}{_AM}", (("letters", found.group()),))
