"""A kind of report: its title, issues, columns, signers and paper, and what the assessment's rounds call it.

Facts of the assessment change from year to year, and some are not confirmed: everything here is data of a file
(docs/kinds.md), and every value that a new report takes over can be edited there.
"""

from dataclasses import dataclass, fields
from enum import StrEnum

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.domain.report.report import Signer
from ita_desktop.language import N_, Titled

MONTHS = (3, 6, 12)
"""How many months of the fiscal year a report can be about."""

WHOLE_YEAR = MONTHS[-1]

MONTHS_TITLES = dict(zip(MONTHS, (N_("๓ เดือน"), N_("๖ เดือนแรก"), N_("ทั้งปีงบประมาณ")), strict=True))
"""To be looked up with `tr`."""

OFFSETS = (-1, 0)
"""From the year of a round to the fiscal year of its report: the year before, or the same."""

USUAL_KEY = "report"
"""The kind that a report is of which names none."""


class Standing(StrEnum):
    """How sure it is: found in a source, not confirmed by one, or a proposal of this program's."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    PROPOSED = "proposed"


class Part(Titled):
    """What a kind has a standing for, beside its items and years one by one: its attribute of that name."""

    TITLE = "title", N_("ชื่อรายงาน")
    ISSUES = "issues", N_("ประเด็น")
    COLUMNS = "columns", N_("คอลัมน์")
    SIGNERS = "signers", N_("ผู้ลงนาม")
    MEMO = "memo", N_("บันทึกข้อความ")


@dataclass(frozen=True, slots=True)
class OitItem:
    """What a round of the assessment calls the report: `O26` in round 2569."""

    round: int
    item: str
    standing: Standing = Standing.CONFIRMED


@dataclass(frozen=True, slots=True)
class YearOffset:
    """From that round on the fiscal year of the report is the round's year (`offset` 0) or the year before (-1)."""

    from_round: int
    offset: int
    standing: Standing = Standing.CONFIRMED


@dataclass(frozen=True, slots=True)
class MemoWording:
    """The wording of the memo that carries the report to the head, with `{names}` for what the report fills in."""

    subject: str = ""
    background: str = ""
    facts: str = ""
    proposals: tuple[str, ...] = ()
    closing: str = ""


MEMO_NAMES = {
    "title": N_("ชื่อรายงาน"),
    "agency": N_("ชื่อหน่วยงาน"),
    "year": N_("ปีงบประมาณ"),
    "round": N_("รอบการประเมิน"),
    "item": N_("เลขข้อ"),
    "measures": N_("จำนวนมาตรการ"),
    "website": N_("เว็บไซต์"),
    "plan_title": N_("ชื่อแผน"),
    "plan_number": N_("เลขที่หนังสือของแผน"),
    "plan_date": N_("วันที่ของแผน"),
}
"""What the braces of the memo may name, and what the user sees for it, to be looked up with `tr`."""

MEMO_TEXTS = tuple(field.name for field in fields(MemoWording) if field.name != "proposals")


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report. `name` is what the user chooses it by, `title` is printed.

    No `issues`: the table stands under no heading. `items` and `years` are in the order of their rounds; `answered_by`
    is the key of the kind of the report on a plan of this kind. `words` has what columns offer, by their keys. `source`
    has where the facts are from; empty for a kind of the user's own.
    """

    key: str
    name: str
    title: str
    columns: Columns = DEFAULT_COLUMNS
    issues: tuple[str, ...] = ()
    items: tuple[OitItem, ...] = ()
    years: tuple[YearOffset, ...] = ()
    months: tuple[int, ...] = (WHOLE_YEAR,)
    signers: tuple[Signer, ...] = ()
    paper: PaperSettings = DEFAULT_PAPER
    memo: MemoWording = MemoWording()
    answered_by: str = ""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    standings: tuple[tuple[Part, Standing], ...] = ()
    source: str = ""

    def year_of(self, round_: int) -> int:
        """The fiscal year that the report of a round is about."""
        return round_ + self._offset(round_)

    def round_of(self, fiscal_year: int) -> int:
        """The latest round that asks for the report on a fiscal year, if a report may be of that round."""
        rounds = (fiscal_year - offset for offset in (0, *(year.offset for year in self.years)))
        asking = [round_ for round_ in rounds if round_ in YEARS and self.year_of(round_) == fiscal_year]
        return max(asking, default=fiscal_year)

    def item_in(self, round_: int) -> OitItem | None:
        """What the round calls the report: the item of the last round before it, not confirmed, if its own is not
        known; None if there is none."""
        known = [item for item in self.items if item.round <= round_]
        if not known:
            return None
        last = known[-1]
        return last if last.round == round_ else OitItem(last.round, last.item, Standing.UNCONFIRMED)

    def unsure_parts(self) -> tuple[Part, ...]:
        """What is not confirmed, items and years left aside."""
        return tuple(part for part, standing in self.standings if standing is not Standing.CONFIRMED)

    def _offset(self, round_: int) -> int:
        return next((year.offset for year in reversed(self.years) if year.from_round <= round_), 0)
