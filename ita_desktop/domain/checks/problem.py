"""One finding of a check, and the kinds and severities that there are."""

from enum import StrEnum
from typing import NamedTuple

from ita_desktop.domain.report.address import Address
from ita_desktop.language import N_


class Severity(StrEnum):
    """How sure it is that something has to be done: nothing is there yet; it contradicts itself or the law of the
    report; it is almost certainly wrong; a word may be misspelt; a reader may want more."""

    MISSING = "missing"
    ERROR = "error"
    WARNING = "warning"
    DOUBT = "doubt"
    HINT = "hint"


SEVERITY_TITLES = {
    Severity.MISSING: N_("ยังไม่กรอก"),
    Severity.ERROR: N_("ต้องแก้"),
    Severity.WARNING: N_("ควรแก้"),
    Severity.DOUBT: N_("น่าสงสัย"),
    Severity.HINT: N_("ข้อสังเกต"),
}
"""In the order in which findings are listed."""

TO_BE_DONE = frozenset({Severity.MISSING, Severity.ERROR, Severity.WARNING})
"""What a report should not be handed in with."""


class ProblemKind(StrEnum):
    """What a finding is about; one kind is mended in one step."""

    MISSING = "missing"
    PLACE = "place"
    AGENCY_NAME = "agency_name"
    TITLE = "title"
    POSITION = "position"
    YEAR = "year"
    PERIOD = "period"
    DIGITS = "digits"
    VARIANT = "variant"
    SPACING = "spacing"
    DOUBLED = "doubled"
    BRACKET = "bracket"
    CONTEXT = "context"
    SPELLING = "spelling"
    THAI_ORDER = "thai_order"
    OLD_FONT = "old_font"
    UNSEEN = "unseen"
    UNPRINTABLE = "unprintable"
    ISSUE = "issue"
    IDENTICAL = "identical"
    STEP_WITHOUT_RESULT = "step_without_result"
    EVIDENCE = "evidence"
    UNREVIEWED = "unreviewed"


KIND_TITLES = {
    ProblemKind.MISSING: N_("ช่องที่ยังไม่ได้กรอก"),
    ProblemKind.PLACE: N_("ตำบล อำเภอ จังหวัด"),
    ProblemKind.AGENCY_NAME: N_("ชื่อหน่วยงาน"),
    ProblemKind.TITLE: N_("ชื่อรายงาน"),
    ProblemKind.POSITION: N_("ตำแหน่งของหน่วยงานประเภทอื่น"),
    ProblemKind.YEAR: N_("ปี พ.ศ."),
    ProblemKind.PERIOD: N_("ระยะเวลา"),
    ProblemKind.DIGITS: N_("ตัวเลข"),
    ProblemKind.VARIANT: N_("คำที่เขียนไม่เหมือนกัน"),
    ProblemKind.SPACING: N_("การเว้นวรรค"),
    ProblemKind.DOUBLED: N_("คำซ้ำ"),
    ProblemKind.BRACKET: N_("วงเล็บและอัญประกาศ"),
    ProblemKind.CONTEXT: N_("คำที่ไม่เข้ากับข้อความ"),
    ProblemKind.SPELLING: N_("การสะกดคำ"),
    ProblemKind.THAI_ORDER: N_("ลำดับสระและวรรณยุกต์"),
    ProblemKind.OLD_FONT: N_("ตัวอักษรของฟอนต์เก่า"),
    ProblemKind.UNSEEN: N_("อักขระที่มองไม่เห็น"),
    ProblemKind.UNPRINTABLE: N_("ข้อความที่พิมพ์ไม่ได้"),
    ProblemKind.ISSUE: N_("ประเด็น"),
    ProblemKind.IDENTICAL: N_("ข้อความซ้ำกัน"),
    ProblemKind.STEP_WITHOUT_RESULT: N_("ขั้นตอนที่ยังไม่มีผล"),
    ProblemKind.EVIDENCE: N_("หลักฐาน"),
    ProblemKind.UNREVIEWED: N_("ข้อมูลจากปีก่อนที่ยังไม่ทบทวน"),
}


class Words(NamedTuple):
    """Words that a finding is about: code points `start` up to `end` of that part of the field (as `texts` has it)."""

    part: int
    start: int
    end: int
    text: str


class Problem(NamedTuple):
    """Something to look at: where it is, of which kind and how bad it is, one Thai sentence about it, and what
    the words become if it is mended."""

    address: Address
    kind: ProblemKind
    severity: Severity
    message: str
    fix: str | None = None
    words: Words | None = None
