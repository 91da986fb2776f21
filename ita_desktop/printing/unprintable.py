"""What the paper cannot show, found before printing: characters that the fonts lack, and an emblem that is no picture.

On paper the characters become boxes with their code.
"""

from collections.abc import Callable, Iterator

from ita_desktop.domain.checks import Problem
from ita_desktop.domain.find.old_fonts import OLD_LETTERS
from ita_desktop.domain.report.address import Place, list_field
from ita_desktop.domain.report.report import ListName, Measure, Report
from ita_desktop.domain.report.wording import period_text
from ita_desktop.language import tr
from ita_desktop.printing.page import page_style, styles_of
from ita_desktop.printing.picture import picture_of

_NAMED_AT_MOST = 8


def unprintable(report: Report) -> tuple[Problem, ...]:
    """One finding for every text with characters that the paper cannot show, in the order of the paper."""
    face = styles_of(page_style(report.paper)).cell.face
    problems = []
    if report.paper.emblem is not None and picture_of(report.paper.emblem) is None:
        problems.append(Problem(Place("paper.emblem"), tr("อ่านรูปตราหน่วยงานไม่ได้ จะไม่พิมพ์ตราบนปก เลือกรูปใหม่หรือเอาออก")))

    def is_suspect(measure: Measure) -> bool:
        return any(face.unprintable(text) for text in _texts_of(measure))

    for place, text in _texts(report, is_suspect):
        if text.isascii():
            continue
        characters = face.unprintable(text)
        old = "".join(OLD_LETTERS.findall(characters))
        others = OLD_LETTERS.sub("", characters)
        if old:
            problems.append(Problem(place, _sentence_for_old_letters(old)))
        if others:
            problems.append(Problem(place, _sentence(others)))
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


def _sentence(characters: str) -> str:
    named = _named([f"{c} (U+{ord(c):04X})" for c in characters])
    words = tr("แบบอักษรไม่มีอักขระ {characters} บนกระดาษจะเป็นกรอบสี่เหลี่ยม เปลี่ยนหรือลบอักขระนี้")
    return words.format(characters=named)


def _sentence_for_old_letters(characters: str) -> str:
    named = _named([f"U+{ord(c):04X}" for c in characters])
    words = tr(
        "มีอักขระของแบบอักษรไทยรุ่นเก่า ({characters}) บนกระดาษจะเป็นกรอบสี่เหลี่ยม แปลงได้ด้วยคำสั่ง แก้ไข > แปลงอักขระของแบบอักษรเก่า"
    )
    return words.format(characters=named)


def _named(characters: list[str]) -> str:
    named = ", ".join(characters[:_NAMED_AT_MOST])
    return tr("{characters} และอื่น ๆ").format(characters=named) if len(characters) > _NAMED_AT_MOST else named
