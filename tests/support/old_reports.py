"""Last year's report as a Word file, with what is odd about such files."""

from pathlib import Path

from tests.support.word_files import cell, par, plain_table, row, saved, table, word_file

NAME = "รายงานผล ๒๕๖๘.docx"
TITLES = ("มาตรการ/โครงการ/กิจกรรม", "ขั้นตอนหรือวิธีการปฏิบัติ", "ผลการดำเนินการ", "ผลลัพธ์", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")
HEAD = (*TITLES, "ตัวชี้วัด")
COVER = (
    "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    "องค์การบริหารส่วนตำบลสำโรง",
    "อำเภอปักธงชัย จังหวัดนครราชสีมา",
)
WEB = (
    "๑. มาตรการเผยแพร่ข้อมูล",
    "๑. ประชุม\n๒. จัดทำคู่มือ",
    "๑. ประชุมแล้ว",
    "๑. ประชาชนรับรู้",
    "สำนักปลัด",
    "ไตรมาส ๑",
    "ร้อยละ ๘๐",
)
PEOPLE = ("๒. มาตรการบริหารงานบุคคล", "๑. จัดทำการทบ", "๑. มีแผน\n๓. มีประกาศ", "", "กองคลัง", "", "ร้อยละ ๙๐")
GOES_ON = ("", "ทวนภารกิจ", "๔. มีรายงาน", "", "", "", "")


def old_report() -> bytes:
    """Two measures of which the second runs over a page, a row that is the heading of an issue, a head that is typed
    again, a column of no part of a measure, numbers that jump, and a table that is none of measures."""
    wide = row(cell("ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใส", properties='<w:gridSpan w:val="7"/>'))
    rows = (wide, *(row(*(cell(*text.split("\n")) for text in texts)) for texts in (HEAD, WEB, PEOPLE, HEAD, GOES_ON)))
    return word_file(*COVER, table(*rows), par(""), plain_table([("ผู้จัดทำ", "วันที่"), ("นักวิชาการ", "๑ ต.ค. ๖๘")]))


def saved_old_report(folder: Path, name: str = NAME) -> Path:
    """The file in that folder."""
    return saved(folder, old_report(), name)
