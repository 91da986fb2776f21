"""Tables of other agencies: eleven sets of columns as they are in use, and reports with them."""

from dataclasses import replace

from hypothesis import strategies as st

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind, Columns

_K = ColumnKind


def _set(*columns: tuple[str, str, ColumnKind, int]) -> Columns:
    """Columns whose widths are hundredths of the table, as forms give them."""
    return tuple(Column(key, heading, kind, round(width * 2.71)) for key, heading, kind, width in columns)


SETS: dict[str, Columns] = {
    "seed6": DEFAULT_COLUMNS,
    "seed6_evidence": _set(
        ("title", "มาตรการ/โครงการ/กิจกรรม", _K.TITLE, 13),
        ("steps", "ขั้นตอนหรือวิธีการปฏิบัติ", _K.LIST, 19),
        ("results", "ผลการดำเนินการตามมาตรการหรือกิจกรรม", _K.LIST, 22),
        ("outcomes", "ผลลัพธ์หรือความสำเร็จของการดำเนินการ", _K.LIST, 17),
        ("owners", "ผู้รับผิดชอบ", _K.OWNERS, 8),
        ("period", "ระยะเวลาดำเนินการ", _K.PERIOD, 9),
        ("evidence", "เอกสาร/หลักฐาน", _K.LINKS, 12),
    ),
    "plan_monitor": _set(
        ("title", "มาตรการ/โครงการ/กิจกรรม", _K.TITLE, 17),
        ("steps", "ขั้นตอนหรือวิธีการปฏิบัติ", _K.LIST, 27),
        ("indicator", "ตัวชี้วัดความสำเร็จ", _K.LIST, 16),
        ("owners", "ผู้รับผิดชอบ", _K.OWNERS, 10),
        ("period", "ระยะเวลาดำเนินการ", _K.PERIOD, 12),
        ("monitoring", "การกำกับติดตามและรายงานผล", _K.LIST, 18),
    ),
    "plan_issue_analysis": _set(
        ("finding", "ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อน / ประเด็นที่ต้องพัฒนา", _K.LIST, 24),
        ("title", "มาตรการ/แนวทาง", _K.TITLE, 20),
        ("steps", "ขั้นตอนหรือวิธีการปฏิบัติ", _K.LIST, 24),
        ("owners", "ผู้รับผิดชอบ", _K.OWNERS, 10),
        ("period", "ระยะเวลา", _K.PERIOD, 10),
        ("monitoring", "การกำกับติดตาม", _K.LIST, 12),
    ),
    "result_budget": _set(
        ("title", "โครงการ/กิจกรรม", _K.TITLE, 20),
        ("results", "ผลการดำเนินการ", _K.LIST, 30),
        ("budget_plan", "งบประมาณที่ตั้งไว้ (บาท)", _K.MONEY, 10),
        ("budget_used", "ผลการใช้จ่ายงบประมาณ (บาท)", _K.MONEY, 10),
        ("owners", "ผู้รับผิดชอบ", _K.OWNERS, 10),
        ("problems", "ปัญหา อุปสรรค และข้อเสนอแนะ", _K.LIST, 20),
    ),
    "plan_budget": _set(
        ("title", "โครงการ/กิจกรรม/มาตรการ", _K.TITLE, 34),
        ("budget", "งบประมาณ (บาท)", _K.MONEY, 14),
        ("period", "ช่วงเวลาดำเนินการ", _K.PERIOD, 16),
        ("owners", "ผู้รับผิดชอบ", _K.OWNERS, 18),
        ("note", "หมายเหตุ", _K.TEXT, 18),
    ),
    "bs1": _set(
        ("code", "รหัสความเสี่ยง", _K.TEXT, 6),
        ("strategy", "ยุทธศาสตร์ที่รับผิดชอบ", _K.TEXT, 16),
        ("title", "โครงการ/กิจกรรม/ภารกิจ อปท. ที่สำคัญ", _K.TITLE, 21),
        ("budget", "งบประมาณ (บาท)", _K.MONEY, 10),
        ("objective", "วัตถุประสงค์", _K.LIST, 21),
        ("indicator", "ตัวชี้วัด", _K.LIST, 13),
        ("target", "เป้าหมาย", _K.LIST, 13),
    ),
    "bs3": _set(
        ("code", "รหัสความเสี่ยง", _K.TEXT, 6),
        ("title", "โครงการ/กิจกรรม/ภารกิจ", _K.TITLE, 13),
        ("risk", "ความเสี่ยง", _K.LIST, 12),
        ("response", "วิธีการตอบสนองความเสี่ยง", _K.TEXT, 11),
        ("owners", "ผู้รับผิดชอบ", _K.OWNERS, 9),
        ("steps", "วิธีการจัดการความเสี่ยง (มาตรการ)", _K.LIST, 17),
        ("indicator", "ตัวชี้วัด", _K.LIST, 10),
        ("period", "ระยะเวลาดำเนินการ", _K.PERIOD, 10),
        ("monitoring", "วิธีการติดตามและการรายงาน", _K.LIST, 12),
    ),
    "bs4": _set(
        ("code", "รหัสความเสี่ยง", _K.TEXT, 6),
        ("title", "โครงการ/กิจกรรม/ภารกิจ", _K.TITLE, 13),
        ("steps", "วิธีการจัดการความเสี่ยง", _K.LIST, 14),
        ("period", "ระยะเวลาดำเนินการ", _K.PERIOD, 9),
        ("owners", "ผู้รับผิดชอบ", _K.OWNERS, 9),
        ("results", "ผลลัพธ์การดำเนินการจัดการความเสี่ยง", _K.LIST, 15),
        ("evidence", "เอกสาร/หลักฐาน", _K.LINKS, 11),
        ("percent", "ร้อยละความคืบหน้า", _K.PERCENT, 6),
        ("problems", "ปัญหาอุปสรรค และแนวทางแก้ไข", _K.LIST, 17),
    ),
    "hr_report": _set(
        ("title", "โครงการ/กิจกรรม", _K.TITLE, 22),
        ("results", "ผลการดำเนินการ", _K.LIST, 30),
        ("budget_used", "งบประมาณที่ใช้ (บาท)", _K.MONEY, 12),
        ("period", "ระยะเวลาดำเนินการ", _K.PERIOD, 12),
        ("problems", "ปัญหา/อุปสรรค", _K.LIST, 12),
        ("suggestions", "ข้อเสนอแนะ", _K.LIST, 12),
    ),
    "participation": _set(
        ("title", "ประเด็น/เรื่องในการมีส่วนร่วม", _K.TITLE, 24),
        ("results", "สรุปข้อมูลของผู้มีส่วนร่วมและผลการมีส่วนร่วม", _K.LIST, 34),
        ("outcomes", "การนำผลไปปรับปรุงการดำเนินงาน", _K.LIST, 24),
        ("evidence", "เอกสารประกอบ", _K.LINKS, 18),
    ),
}
"""By a short name. The first is that of the sample."""

EVERY_KIND: Columns = (
    *SETS["bs4"],
    Column("budget", "งบประมาณ (บาท)", ColumnKind.MONEY),
    Column("reviewers", "ผู้กำกับติดตาม", ColumnKind.OWNERS, printed=False),
    Column("planned", "ระยะเวลาตามแผน", ColumnKind.PERIOD, 30),
)
"""Twelve columns, of every kind, one not printed, some without a width."""


def any_columns() -> st.SearchStrategy[Columns]:
    """One of the sets, or that with every kind; sometimes with other widths and something not printed."""
    return st.sampled_from((*SETS.values(), EVERY_KIND)).flatmap(_changed)


def _changed(columns: Columns) -> st.SearchStrategy[Columns]:
    widths = st.none() | st.integers(10, 200)

    def column(one: Column) -> st.SearchStrategy[Column]:
        hidden = st.booleans() if one.kind is not ColumnKind.TITLE else st.just(True)
        return st.builds(lambda width, printed: replace(one, width=width, printed=printed), widths, hidden)

    return st.just(columns) | st.permutations([*columns]).flatmap(lambda some: st.tuples(*map(column, some)))
