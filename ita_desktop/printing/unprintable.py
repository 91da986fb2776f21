"""What the paper cannot show: characters that the fonts lack, and an emblem that is no picture.

On paper such characters are boxes with their code.
"""

from itertools import groupby

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import Among, Reading
from ita_desktop.domain.find.old_fonts import OLD_LETTERS, converted
from ita_desktop.domain.report.address import Address
from ita_desktop.language import tr
from ita_desktop.printing.page import page_style, styles_of
from ita_desktop.printing.picture import picture_of
from ita_desktop.typesetting.font import Face

_NAMED_AT_MOST = 8
_AROUND = 2
"""Letters around one of an old font that may be parts of the same sara am."""


def unprintable(reading: Reading) -> tuple[Problem, ...]:
    """One problem for every text with characters that the paper cannot show, in the order of the forms."""
    paper = reading.report.paper
    face = styles_of(page_style(paper)).cell.face
    problems = []
    if paper.emblem is not None and picture_of(paper.emblem) is None:
        words = tr("อ่านรูปตราหน่วยงานไม่ได้ จะไม่พิมพ์ตราบนปก เลือกรูปใหม่หรือเอาออก")
        problems.append(Problem(Address("paper.emblem"), ProblemKind.UNPRINTABLE, Severity.ERROR, words))
    found = reading.found(_characters, face, among=Among.PRINTED)
    for address, of_address in groupby(found, lambda one: one[0].address):
        there = list(of_address)
        characters = "".join(dict.fromkeys("".join(lacking for _, lacking in there)))
        old = "".join(OLD_LETTERS.findall(characters))
        others = OLD_LETTERS.sub("", characters)
        if old:
            sentence = _sentence_for_old_letters(old)
            with_old = [(part, text) for (_, part, text), lacking in there if OLD_LETTERS.search(lacking)]
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


def _characters(text: str, face: Face) -> tuple[str, ...]:
    """The characters of a text that the paper cannot show, as one string; nothing if it has none."""
    lacking = face.unprintable(text)
    return (lacking,) if lacking else ()


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
