"""The way from one thing that is missing or to be mended to the next, in the order of the forms, and to its words."""

from ita_desktop.domain.checks.problem import Problem, Severity
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import before_part
from ita_desktop.language import tr
from ita_desktop.ui.report.form_order import Place, form_order
from ita_desktop.ui.report.report_page import ReportPage

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def to_next(page: ReportPage) -> None:
    """Go to the next thing that is left to be done, counted from where F8 was last, or round to the first; the status
    line shows what it is."""
    _walk(page, +1)


def to_previous(page: ReportPage) -> None:
    """Go to the one before, or round to the last."""
    _walk(page, -1)


def _walk(page: ReportPage, by: int) -> None:
    page.checker.check_now()  # what has just been filled in is not gone to once more
    if not page.problems:
        page.status.tell(
            tr("ครบถ้วนแล้ว ไม่มีช่องที่ยังไม่ได้กรอก และไม่พบรายการที่ต้องแก้")
            if page.checker.compared is not None
            else tr("ไม่มีช่องที่ยังไม่ได้กรอก กำลังตรวจรายงาน โปรดรอสักครู่")
        )
        return
    report = page.document.report
    place = form_order(report)

    def spot(problem: Problem) -> tuple[Place, int, str]:
        return place(problem.address, _start(report, problem)), _RANK[problem.severity], problem.message

    spots = {spot(problem): problem for problem in page.problems}
    here = spot(page.last_problem) if page.last_problem is not None else None
    beyond = [one for one in spots if here is None or (one > here if by > 0 else one < here)]
    problem = spots[(min if by > 0 else max)(beyond or spots)]
    page.last_problem = problem
    page.is_walking = True  # the status line has it read out
    show(page, problem)
    page.is_walking = False
    page.status.tell(said(problem))


def show(page: ReportPage, problem: Problem) -> None:
    """Go to the address of a finding, and select the words that it is about."""
    if problem.words is not None and problem.words.text:
        start = _start(page.document.report, problem)
        page.select(problem.address, start, start + problem.words.end - problem.words.start)
    else:
        page.go_to(problem.address)


def _start(report: Report, problem: Problem) -> int:
    """Where the words begin in the text that their field shows; 0 if it is about none."""
    words = problem.words
    return before_part(report, problem.address, words.part) + words.start if words is not None else 0


def said(problem: Problem) -> str:
    """What it is, and how bad; the sentence about what is missing is enough by itself."""
    if problem.severity is Severity.MISSING:
        return problem.message
    return f"{tr(problem.severity.title_words)}: {problem.message}"
