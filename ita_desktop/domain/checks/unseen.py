"""Characters that nobody sees: words with one inside are not found.

One that turns the direction of text reverses on screen what follows it, on paper not. The others print as they should.
"""

import re

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.admission import UNSEEN
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import texts
from ita_desktop.language import tr

_NAMED_AT_MOST = 8
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def unseen(report: Report) -> tuple[Problem, ...]:
    """A finding for every field that holds such characters, and one more where some turn text, in the order of the
    forms."""
    found: dict[Address, list[str]] = {}
    for address, _, text in texts(report):
        if not text.isascii() and UNSEEN.search(text):
            found.setdefault(address, []).extend(UNSEEN.findall(text))
    if not found:
        return ()
    problems = []
    for address, characters in found.items():
        turning = [character for character in characters if _TURNING.match(character)]
        others = [character for character in characters if character not in turning]
        if turning:
            words = tr("มีอักขระที่มองไม่เห็นซึ่งกลับทิศทางข้อความ ({characters}) ข้อความบนจอจึงอาจสลับลำดับ พิมพ์ข้อความช่วงนี้ใหม่")
            problems.append(Problem(address, words.format(characters=_codes(turning))))
        if others:
            words = tr("มีอักขระที่มองไม่เห็น ({characters}) ตรงเส้นประในข้อความ คำนั้นจึงอาจค้นหาไม่พบ ลบออกหากไม่ได้ตั้งใจใส่")
            problems.append(Problem(address, words.format(characters=_codes(others))))
    return tuple(problems)


def _codes(characters: list[str]) -> str:
    return ", ".join(f"U+{ord(character):04X}" for character in list(dict.fromkeys(characters))[:_NAMED_AT_MOST])
