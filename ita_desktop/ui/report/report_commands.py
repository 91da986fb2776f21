"""Add, duplicate, delete and move measures and issues: what is chosen in the tree is what a command acts on.

A step is called by the number that its measure or issue had before, a new one by the number that it got.
"""

from functools import partial

from ita_desktop.domain.find.old_fonts import OLD_LETTERS, count_old_letters, with_letters_converted
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import MEASURE_TITLE, Address, thing_at
from ita_desktop.domain.report.fields import field_at
from ita_desktop.domain.report.ids import new_issue_id, new_measure_id
from ita_desktop.domain.report.report import DatePeriod, Issue, Measure
from ita_desktop.domain.report.texts import texts
from ita_desktop.domain.thai.digits_and_years import fiscal_year_days
from ita_desktop.language import digits, tr, trn
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.report.outline import printed
from ita_desktop.ui.report.report_page import ReportPage


def add_measure(page: ReportPage) -> None:
    """An empty measure below the chosen one, or at the end of the chosen issue (of the first one, if none is).

    Its period is the whole fiscal year until the user chooses another.
    """
    report = page.document.report
    if not report.issues:
        add_issue(page)
        report = page.document.report
    home = issue_here(page) or report.issues[0]
    ids = [measure.id for measure in home.measures]
    at = ids.index(page.address.measure) + 1 if page.address.measure in ids else len(ids)
    measure = Measure(new_measure_id(), period=DatePeriod(*fiscal_year_days(report.fiscal_year)))
    address = Address(MEASURE_TITLE, measure=measure.id)
    edit = partial(edits.insert_measure, issue_id=home.id, at=at, measure=measure)
    page.document.apply(_named(tr("เพิ่มมาตรการ {number}"), edit(report).number_of(measure.id)), edit, address=address)
    page.go_to(address)


def add_issue(page: ReportPage) -> None:
    """An empty issue below the chosen one, or at the end."""
    report = page.document.report
    home = issue_here(page)
    at = report.issues.index(home) + 1 if home is not None else len(report.issues)
    number = edits.next_number(report.issues[at - 1].number) if at else 1
    issue = Issue(new_issue_id(), number, "")
    address = Address("issue.title", issue=issue.id)
    name = _named(tr("เพิ่มประเด็น {number}"), number)
    page.document.apply(name, partial(edits.insert_issue, at=at, issue=issue), address=address)
    page.go_to(address)


def duplicate(page: ReportPage) -> None:
    """A copy of the chosen measure or issue, right below it."""
    report = page.document.report
    home = issue_here(page)
    if home is None:
        return
    measure = report.measure(page.address.measure) if page.address.measure is not None else None
    if measure is not None:
        copy = edits.copy_of_measure(measure)
        address = Address(MEASURE_TITLE, measure=copy.id)
        at = home.measures.index(measure) + 1
        edit = partial(edits.insert_measure, issue_id=home.id, at=at, measure=copy)
        name = _named(tr("ทำสำเนามาตรการ {number}"), report.number_of(measure.id))
        page.document.apply(name, edit, address=address)
    else:
        issue = edits.copy_of_issue(home)
        address = Address("issue.title", issue=issue.id)
        at = [other.id for other in report.issues].index(home.id) + 1
        name = _named(tr("ทำสำเนาประเด็น {number}"), home.number)
        page.document.apply(name, partial(edits.insert_issue, at=at, issue=issue), address=address)
    page.go_to(address)
    if page.document.report is not report:
        _tell_step(page)


def why_not_here(page: ReportPage) -> str:
    """Why nothing can be done with what is chosen: it is neither a measure nor an issue. Empty if it is one."""
    return "" if issue_here(page) is not None else tr("เลือกมาตรการหรือประเด็นก่อน")


def delete(page: ReportPage) -> None:
    """Delete the chosen measure or issue without a question: undo brings it back, as the status line shows."""
    before = page.document.report
    measure, home = page.address.measure, issue_here(page)
    if measure is not None:
        name = _named(tr("ลบมาตรการ {number}"), page.document.report.number_of(measure))
        page.document.apply(name, partial(edits.remove_measure, measure_id=measure), address=page.address)
    elif home is not None:
        name = _named(tr("ลบประเด็น {number}"), home.number)
        page.document.apply(name, partial(edits.remove_issue, issue_id=home.id), address=page.address)
    if page.document.report is not before:
        _tell_step(page)


def move(page: ReportPage, by: int) -> None:
    """The chosen measure or issue one place down (+1) or up (-1); a measure goes over into the next issue."""
    measure, home = page.address.measure, issue_here(page)
    if measure is not None:
        words = tr("เลื่อนมาตรการ {number} ลง") if by > 0 else tr("เลื่อนมาตรการ {number} ขึ้น")
        name = _named(words, page.document.report.number_of(measure))
        page.document.apply(name, partial(edits.move_measure, measure_id=measure, by=by), address=page.address)
    elif home is not None:
        words = tr("เลื่อนประเด็น {number} ลง") if by > 0 else tr("เลื่อนประเด็น {number} ขึ้น")
        name = _named(words, home.number)
        page.document.apply(name, partial(edits.move_issue, issue_id=home.id, by=by), address=page.address)


def why_not_move(page: ReportPage, by: int) -> str:
    """Why the chosen measure or issue cannot go down (+1) or up (-1); empty if it can."""
    home, issues = issue_here(page), page.document.report.issues[::by]
    if home is None:
        return why_not_here(page)
    is_last = home is issues[-1]
    if page.address.measure is not None:
        is_last = is_last and home.measures[::by][-1].id == page.address.measure
    if not is_last:
        return ""
    return tr("อยู่ล่างสุดแล้ว") if by > 0 else tr("อยู่บนสุดแล้ว")


def go_to_title(page: ReportPage) -> None:
    """Go into the title of what is chosen, after its last letter: to write on, not to write over."""
    address = printed(page.address)
    report = page.document.report
    field, thing = field_at(report, address.field), thing_at(report, address)
    end = len(field.kind.shown(field.get(thing)) or "") if thing is not None else 0
    page.select(address, end, end)


def step(page: ReportPage, by: int) -> None:
    """Go to the next (+1) or previous (-1) measure of the report, from wherever in it."""
    target = _measure_beside(page, by)
    if target is not None:
        page.go_to(Address(MEASURE_TITLE, measure=target.id))


def why_not_step(page: ReportPage, by: int) -> str:
    """Why there is no next (+1) or previous (-1) measure to go to; empty if there is one."""
    if _measure_beside(page, by) is not None:
        return ""
    return tr("ไม่มีมาตรการถัดไป") if by > 0 else tr("ไม่มีมาตรการก่อนหน้า")


def _measure_beside(page: ReportPage, by: int) -> Measure | None:
    """The measure after (+1) or before (-1) what is chosen; from the cover, signers and paper the first or last."""
    issues = page.document.report.issues[::by]
    home = issue_here(page)
    if home is not None:
        here = next(at for at, issue in enumerate(issues) if issue is home)
        measures = home.measures[::by]
        at = next((at for at, measure in enumerate(measures) if measure.id == page.address.measure), None)
        is_above = at is None and by > 0  # the title of an issue stands above its measures
        rest = measures if is_above else measures[at + 1 :] if at is not None else ()
        if rest:
            return rest[0]
        issues = issues[here + 1 :]
    return next((issue.measures[::by][0] for issue in issues if issue.measures), None)


def convert_old_letters(page: ReportPage) -> None:
    """Put the standard letters for those of old Thai fonts, everywhere in one step."""
    report = page.document.report
    count = count_old_letters(report)
    if not count:
        page.status.tell(tr("ไม่พบอักขระของฟอนต์เก่าในรายงานนี้"))
        return
    first = next(address for address, _, text in texts(report) if OLD_LETTERS.search(text))
    page.document.apply(tr("แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่า"), with_letters_converted, address=first)
    words = trn("แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่าแล้ว {count} ตัว เลิกทำได้ด้วย Ctrl+Z", count)
    page.status.tell(words.format(count=digits(count)))


def undo(page: ReportPage) -> None:
    """Take the last step back; what is seen of it shows by itself, and a screen reader reads which it was."""
    name = page.document.history.undoText()
    if page.document.history.canUndo():
        page.document.undo()
        announce(page, _of_a_step(tr("เลิกทำ {step} แล้ว"), name))


def redo(page: ReportPage) -> None:
    """Make the step taken back last once more."""
    name = page.document.history.redoText()
    if page.document.history.canRedo():
        page.document.redo()
        announce(page, _of_a_step(tr("ทำซ้ำ {step} แล้ว"), name))


def issue_here(page: ReportPage) -> Issue | None:
    """The issue that is chosen or holds the chosen measure."""
    report = page.document.report
    if page.address.measure is not None:
        return edits.issue_of(report, page.address.measure)
    return report.issue(page.address.issue) if page.address.issue is not None else None


def _tell_step(page: ReportPage) -> None:
    page.status.tell(tr("{step} แล้ว (Ctrl+Z เพื่อเลิกทำ)").format(step=page.document.history.undoText()))


def _of_a_step(words: str, name: str) -> str:
    """A step that was made in another language has no name any more."""
    return " ".join(words.format(step=name).split())


def _named(words: str, number: int) -> str:
    return words.format(number=digits(number))
