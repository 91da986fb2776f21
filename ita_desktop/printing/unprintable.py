"""What the paper cannot show: characters that the fonts lack, and an emblem that is no picture.

On paper such characters are boxes with their code.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from ita_desktop.domain.checks import Problem
from ita_desktop.domain.checks.problem import ProblemKind, Severity, Words
from ita_desktop.domain.find.old_fonts import OLD_LETTERS, converted
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import IN_FILE, measure_fields
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import FieldText, texts_in
from ita_desktop.language import tr
from ita_desktop.printing.page import page_style, styles_of
from ita_desktop.printing.picture import picture_of
from ita_desktop.typesetting.font import Face

_NAMED_AT_MOST = 8
_AROUND = 2
"""Letters around one of an old font that may be parts of the same sara am."""

_PRINTED = {part: tuple(field for field in fields if field.printed) for part, fields in IN_FILE.items()}


def unprintable(report: Report) -> tuple[Problem, ...]:
    """One problem for every text with characters that the paper cannot show, in the order of the paper."""
    face = styles_of(page_style(report.paper)).cell.face
    problems = []
    if report.paper.emblem is not None and picture_of(report.paper.emblem) is None:
        words = tr("อ่านรูปตราหน่วยงานไม่ได้ จะไม่พิมพ์ตราบนปก เลือกรูปใหม่หรือเอาออก")
        problems.append(Problem(Address("paper.emblem"), ProblemKind.UNPRINTABLE, Severity.ERROR, words))
    for address, parts in groupby(_suspects(report, face), itemgetter(0)):
        there = list(parts)
        characters = face.unprintable(" ".join(text for _, _, text in there))
        old = "".join(OLD_LETTERS.findall(characters))
        others = OLD_LETTERS.sub("", characters)
        if old:
            sentence = _sentence_for_old_letters(old)
            with_old = [(part, text) for _, part, text in there if OLD_LETTERS.search(text)]
            problems += (_with_letters_converted(address, sentence, part, text) for part, text in with_old)
        if others:
            problems.append(Problem(address, ProblemKind.UNPRINTABLE, Severity.ERROR, _sentence(others)))
    return tuple(problems)


def _with_letters_converted(address: Address, sentence: str, part: int, text: str) -> Problem:
    """The finding of letters of old fonts in one text, from the first of them to the last, with what they stand for."""
    letters = [found.start() for found in OLD_LETTERS.finditer(text)]
    start, end = max(letters[0] - _AROUND, 0), min(letters[-1] + 1 + _AROUND, len(text))
    words = Words(part, start, end, text[start:end])
    return Problem(address, ProblemKind.OLD_FONT, Severity.ERROR, sentence, converted(words.text), words)


def _suspects(report: Report, face: Face) -> Iterator[FieldText]:
    """Every typed text that is printed, without those of measures that have no such character."""
    yield from texts_in(_PRINTED[""], report)
    yield from texts_in(_PRINTED["agency"], report.agency)
    in_measures = tuple(field for field in measure_fields(report.columns) if field.printed)
    for issue in report.issues:
        if issue.measures:
            yield from texts_in(_PRINTED["issue"], issue, issue=issue.id)
        for measure in issue.measures:
            if measure.is_blank:
                continue
            values = [(field.kind, value) for field in in_measures if (value := field.get(measure))]
            parts = (part for kind, value in values for part in kind.parts(value))
            if any(face.unprintable(text) for _, _, text in parts if text):
                yield from texts_in(in_measures, measure, measure=measure.id)
    yield from texts_in(_PRINTED["paper"], report.paper)
    for index, signer in enumerate(report.signers):
        yield from texts_in(_PRINTED["signer"], signer, signer=index)


def _sentence(characters: str) -> str:
    named = _named([f"{c} (U+{ord(c):04X})" for c in characters])
    words = tr("ฟอนต์ไม่มีอักขระ {characters} บนกระดาษจะเป็นกรอบสี่เหลี่ยม เปลี่ยนหรือลบอักขระนี้")
    return words.format(characters=named)


def _sentence_for_old_letters(characters: str) -> str:
    named = _named([f"U+{ord(c):04X}" for c in characters])
    words = tr(
        "มีอักขระของฟอนต์ไทยรุ่นเก่า ({characters}) บนกระดาษจะเป็นกรอบสี่เหลี่ยม แปลงได้ด้วยคำสั่ง แก้ไข > แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่า"
    )
    return words.format(characters=named)


def _named(characters: list[str]) -> str:
    named = ", ".join(characters[:_NAMED_AT_MOST])
    return tr("{characters} และอื่น ๆ").format(characters=named) if len(characters) > _NAMED_AT_MOST else named
