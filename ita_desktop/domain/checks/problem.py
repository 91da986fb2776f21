"""One finding of a check, and the kinds and severities that there are."""

from typing import NamedTuple

from ita_desktop.domain.report.address import Address
from ita_desktop.language import N_, Titled


class Severity(Titled):
    """How sure it is that something has to be done: nothing is there yet; it contradicts itself or the law of the
    report; it is almost certainly wrong; a word may be misspelt; a reader may want more. In the order in which
    findings are listed."""

    MISSING = "missing", N_("ยังไม่กรอก")
    ERROR = "error", N_("ต้องแก้")
    WARNING = "warning", N_("ควรแก้")
    DOUBT = "doubt", N_("น่าสงสัย")
    HINT = "hint", N_("ข้อสังเกต")


TO_BE_DONE = frozenset({Severity.MISSING, Severity.ERROR, Severity.WARNING})
"""What a report should not be handed in with."""


class ProblemKind(Titled):
    """What a finding is about; one kind is mended in one step."""

    MISSING = "missing", N_("ช่องที่ยังไม่ได้กรอก")
    PLACE = "place", N_("ตำบล อำเภอ จังหวัด")
    AGENCY_NAME = "agency_name", N_("ชื่อหน่วยงาน")
    TITLE = "title", N_("ชื่อรายงาน")
    POSITION = "position", N_("ตำแหน่งของหน่วยงานประเภทอื่น")
    YEAR = "year", N_("ปี พ.ศ.")
    PERIOD = "period", N_("ระยะเวลา")
    DIGITS = "digits", N_("ตัวเลข")
    VARIANT = "variant", N_("คำที่เขียนไม่เหมือนกัน")
    SPACING = "spacing", N_("การเว้นวรรค")
    DOUBLED = "doubled", N_("คำซ้ำ")
    BRACKET = "bracket", N_("วงเล็บและอัญประกาศ")
    CONTEXT = "context", N_("คำที่ไม่เข้ากับข้อความ")
    SPELLING = "spelling", N_("การสะกดคำ")
    THAI_ORDER = "thai_order", N_("ลำดับสระและวรรณยุกต์")
    OLD_FONT = "old_font", N_("ตัวอักษรของฟอนต์เก่า")
    UNSEEN = "unseen", N_("อักขระที่มองไม่เห็น")
    UNPRINTABLE = "unprintable", N_("ข้อความที่พิมพ์ไม่ได้")
    ISSUE = "issue", N_("ประเด็น")
    IDENTICAL = "identical", N_("ข้อความซ้ำกัน")
    STEP_WITHOUT_RESULT = "step_without_result", N_("ขั้นตอนที่ยังไม่มีผล")
    EVIDENCE = "evidence", N_("หลักฐาน")
    UNREVIEWED = "unreviewed", N_("ข้อมูลจากปีก่อนที่ยังไม่ทบทวน")


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
