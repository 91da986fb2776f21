"""Characters that the fonts cannot show, found before printing. On paper they become boxes with their code.

Besides, those that nobody sees: words with one inside are not found, and one that turns the direction of text reverses
on screen what follows it, on paper not.
"""

import re
from collections.abc import Callable, Iterator

from ita_desktop.domain.checks import Problem
from ita_desktop.domain.place import Place, list_field
from ita_desktop.domain.report import ListName, Measure, Report
from ita_desktop.domain.wording import period_text
from ita_desktop.language import tr
from ita_desktop.printing.page import page_style, styles_of
from ita_desktop.printing.picture import picture_of
from ita_desktop.turns import give_way

_NAMED_AT_MOST = 8
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def unprintable(report: Report) -> tuple[Problem, ...]:
    """One finding for every text with characters that the paper cannot show, in the order of the paper."""
    face = styles_of(page_style(report.paper)).cell.face
    problems = []
    if report.paper.emblem is not None and picture_of(report.paper.emblem) is None:
        problems.append(Problem(Place("paper.emblem"), tr("อ่านรูปตราหน่วยงานไม่ได้ จะไม่พิมพ์ตราบนปก เลือกรูปใหม่หรือเอาออก")))

    def is_suspect(measure: Measure) -> bool:
        for text in _texts_of(measure):
            give_way()
            if face.unprintable(text) or _UNSEEN.search(text):
                return True
        return False

    for place, text in _texts(report, is_suspect):
        if text.isascii():
            continue
        characters = _UNSEEN.sub("", face.unprintable(text))
        if characters:
            problems.append(Problem(place, _sentence(characters)))
        turning = _TURNING.findall(text)
        if turning:
            problems.append(Problem(place, _turning_sentence(turning)))
        unseen = [character for character in _UNSEEN.findall(text) if character not in turning]
        if unseen:
            problems.append(Problem(place, _unseen_sentence(unseen)))
    return tuple(problems)


def _texts(report: Report, is_suspect: Callable[[Measure], bool]) -> Iterator[tuple[Place, str]]:
    """Every typed text that is printed, but those of measures that are not suspect."""
    agency = report.agency
    yield Place("title"), report.title
    yield Place("agency.name"), agency.name
    yield Place("agency.subdistrict"), agency.subdistrict
    yield Place("agency.district"), agency.district
    yield Place("agency.province"), agency.province
    for issue in report.issues:
        if issue.measures:
            yield Place("issue.title", issue=issue.id), issue.title
        for measure in filter(is_suspect, issue.measures):
            yield Place("measure.title", issue=issue.id, measure=measure.id), measure.title
            for name in ListName:
                for item in measure.items(name):
                    yield Place(list_field(name), issue=issue.id, measure=measure.id, item=item.id), item.text
            yield Place("measure.owners", issue=issue.id, measure=measure.id), " ".join(measure.owners)
            yield Place("measure.period", issue=issue.id, measure=measure.id), period_text(measure.period)
    yield Place("paper.header"), report.paper.header
    yield Place("paper.footer"), report.paper.footer
    for index, signer in enumerate(report.signers):
        yield Place("signer.role", signer=index), signer.role
        yield Place("signer.name", signer=index), signer.name
        yield Place("signer.positions", signer=index), " ".join(signer.positions)


def _texts_of(measure: Measure) -> Iterator[str]:
    yield measure.title
    for name in ListName:
        yield from (item.text for item in measure.items(name))
    yield from (*measure.owners, period_text(measure.period))


def _turning_sentence(characters: list[str]) -> str:
    words = tr("มีอักขระที่มองไม่เห็นซึ่งกลับทิศทางข้อความ ({characters}) ข้อความบนจอจึงอาจสลับลำดับ พิมพ์ข้อความช่วงนี้ใหม่")
    return words.format(characters=_codes(characters))


def _unseen_sentence(characters: list[str]) -> str:
    words = tr("มีอักขระที่มองไม่เห็น ({characters}) ตรงเส้นประในข้อความ คำนั้นจึงอาจค้นหาไม่พบ ลบออกหากไม่ได้ตั้งใจใส่")
    return words.format(characters=_codes(characters))


def _codes(characters: list[str]) -> str:
    return ", ".join(f"U+{ord(character):04X}" for character in list(dict.fromkeys(characters))[:_NAMED_AT_MOST])


def _sentence(characters: str) -> str:
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in characters[:_NAMED_AT_MOST])
    if len(characters) > _NAMED_AT_MOST:
        named = tr("{characters} และอื่น ๆ").format(characters=named)
    words = tr("แบบอักษรไม่มีอักขระ {characters} บนกระดาษจะเป็นกรอบสี่เหลี่ยม เปลี่ยนหรือลบอักขระนี้")
    return words.format(characters=named)
