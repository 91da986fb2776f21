"""What the checks found about words of what a page shows, as these words stand now.

A check answers about the report of a moment ago: until it answers again, its words are followed through what was typed.
"""

from collections.abc import Iterator

from ita_desktop.domain.checks.aside import divided
from ita_desktop.domain.checks.problem import Problem, ProblemKind
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.texts import TextsAt, before_part
from ita_desktop.session.words.report_slips import parts_of
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.text.marks import Mark, MarkStyle, moved


class FoundWords:
    """Owner of the dotted lines of one page. Misspelt words are not among them: the speller knows these sooner."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page
        self._marks: dict[str, list[Mark]] = {}  # by the text, and by each of its paragraphs

    def refresh(self) -> None:
        """Something else was found, or the page shows something else."""
        self._marks = {}
        for problem, text in self._here():
            assert problem.words is not None, "it is about words"
            mark = Mark(problem.words.start, problem.words.end, MarkStyle.DOTTED, problem.message)
            self._marks.setdefault(text, []).append(mark)
            before = 0
            for paragraph in text.split("\n") if "\n" in text else ():
                start, end = max(mark.start - before, 0), min(mark.end - before, len(paragraph))
                if start < end:
                    self._marks.setdefault(paragraph, []).append(mark._replace(start=start, end=end))
                before += len(paragraph) + 1

    def marks_in(self, text: str) -> list[Mark]:
        """Those of a text, of one of its paragraphs, or of several texts with commas between."""
        there = self._marks.get(text)
        if there is not None or not self._marks:
            return there or []
        return [
            mark._replace(start=before + mark.start, end=before + mark.end)
            for before, part in parts_of(text)
            for mark in self._marks.get(part, ())
        ]

    def at(self, address: Address, at: int) -> Problem | None:
        """What was found about the words before, in or behind which that character of a field stands."""
        report = self._page.document.report
        touched = []
        for problem, _ in self._here():
            words = problem.words
            if problem.address == address and words is not None:
                before = before_part(report, address, words.part)
                if before + words.start <= at <= before + words.end:
                    touched.append((at == before + words.end, words.end - words.start, problem))
        return min(touched, key=lambda one: one[:2])[2] if touched else None

    def _here(self) -> Iterator[tuple[Problem, str]]:
        """The findings about words of what the page shows, moved to where the words are now, and their texts."""
        now, here, checker = self._page.document.report, self._page.address, self._page.checker
        place = here.measure, here.issue
        near = [one for one in checker.findings if (one.address.measure, one.address.issue) == place]
        texts, compared = TextsAt(now), None if checker.compared is None else TextsAt(checker.compared)
        for problem in divided(now, near)[0]:
            words = problem.words
            if words is None or problem.kind is ProblemKind.SPELLING:
                continue
            text = texts.text(problem.address, words.part)
            before = text if compared is None else compared.text(problem.address, words.part)
            if before[words.start : words.end] != words.text:
                before = text  # found in a later report than that
            if before[words.start : words.end] == words.text:
                mark = Mark(words.start, words.end, MarkStyle.DOTTED, problem.message)
                for start, end, *_ in moved([mark], before, text):
                    yield problem._replace(words=words._replace(start=start, end=end)), text
