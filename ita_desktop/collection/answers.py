"""The answer to a question about a collection, and how it is read: the words of its head and of its cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.language import N_, tr

Row = tuple[str | int, ...]


class Sent(StrEnum):
    """Whether the report of an office is there: in time, after the day, not at all."""

    SENT = "sent"
    LATE = "late"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Answer:
    """The keys of the columns, and the rows, which may be read once."""

    head: tuple[str, ...]
    rows: Iterable[Row]


_TITLES = {
    "district": N_("อำเภอ"),
    "subdistrict": N_("ตำบล"),
    "place_code": N_("รหัสพื้นที่"),
    "office": N_("หน่วยงาน"),
    "sent": N_("การส่ง"),
    "on": N_("วันที่"),
    "file_name": N_("แฟ้ม"),
    "year": N_("ปี"),
    "kind": N_("แบบรายงาน"),
    "percent": N_("กรอกแล้ว (%)"),
    "ready": N_("พร้อมส่ง (%)"),
    "missing": N_("ยังไม่กรอก"),
    "errors": N_("ต้องแก้"),
    "warnings": N_("ควรแก้"),
    "doubts": N_("น่าสงสัย"),
    "hints": N_("ข้อสังเกต"),
    "number": N_("มาตรการที่"),
    "title": N_("มาตรการ"),
    "field": N_("คอลัมน์"),
    "text": N_("ข้อความ"),
    "results": N_("ผลการดำเนินการ"),
    "proven": N_("มีหลักฐาน"),
    "links": N_("ลิงก์"),
    "measures": N_("มาตรการ"),
    "state": N_("สถานะ"),
}
SENT_TITLES = {Sent.SENT: N_("ส่งแล้ว"), Sent.LATE: N_("ส่งช้า"), Sent.MISSING: N_("ยังไม่ส่ง")}


def titles(head: tuple[str, ...]) -> list[str]:
    """The head in words."""
    return [tr(_TITLES[key]) for key in head]


def in_words(head: tuple[str, ...], row: Row) -> Row:
    """The row as it is read: whether a report was sent in words, the field by its heading."""
    return tuple(_word(key, cell) for key, cell in zip(head, row, strict=True))


def _word(key: str, cell: str | int) -> str | int:
    if key == "sent":
        return tr(SENT_TITLES[Sent(str(cell))])
    if key == "field":
        field = FIELDS.get(f"measure.{cell}")
        return tr(field.title) if field is not None else cell
    return cell
