"""The words for what became of an office file: its counts, what was left out and why, what to look at."""

from collections.abc import Iterator

from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.exchange.importing.cover import CoverLine
from ita_desktop.exchange.importing.imported import Imported
from ita_desktop.exchange.tables.measures import Letters, Note, Reason
from ita_desktop.language import N_, digits, tr, trn

LEFT_OUT_WORDS = {
    Reason.MARK: N_("เลขข้อและเครื่องหมาย ซึ่งโปรแกรมใส่ให้เอง"),
    Reason.HEAD: N_("หัวตาราง"),
    Reason.ABOVE: N_("แถวเหนือหัวตาราง"),
    Reason.NUMBER: N_("เลขลำดับ"),
    Reason.TOTAL: N_("แถวรวม"),
    Reason.ROW: N_("แถวที่เลือกไม่นำเข้า"),
    Reason.NOT_READ: N_("ตารางที่ไม่ได้นำเข้า"),
    Reason.COLUMN: N_("คอลัมน์ที่ไม่ได้นำเข้า"),
    Reason.REPEATED: N_("ข้อความที่ซ้ำ"),
    Reason.THERE: N_("ช่องที่มีข้อความอื่นอยู่แล้ว"),
    Reason.TOO_LONG: N_("ส่วนที่ยาวเกินช่อง"),
}
"""Why letters were left out."""

NOTE_WORDS = {
    Reason.ABOVE: N_("แถวเหนือหัวตาราง ไม่ได้นำเข้า: “{words}”"),
    Reason.TOTAL: N_("แถวรวม ไม่ได้นำเข้า: “{words}”"),
    Reason.NOT_READ: N_("ตารางที่ {table} ไม่ได้นำเข้า: “{words}”"),
    Reason.COLUMN: N_("คอลัมน์ “{words}” ยังไม่ได้เลือกช่อง"),
    Reason.TOO_LONG: N_("ข้อความยาวเกินช่อง ตัดส่วนท้าย: “{words}”"),
    Reason.JOINED: N_("ต่อจากแถวบน: “{words}”"),
    Reason.ISSUE: N_("แถวหัวประเด็น: “{words}”"),
    Reason.NUMBERS: N_("เลขข้อซ้ำหรือกระโดด: “{words}”"),
    Reason.DATE: N_("วันที่น่าจะผิด: “{words}”"),
    Reason.LONE_MARK: N_("สระหรือวรรณยุกต์ไม่มีพยัญชนะ แก้ให้ไม่ได้: “{words}”"),
}
"""What notes are about; {table} counts from 1."""

SEEN_WORDS = {
    "tracked deletion (left out)": N_("ข้อความที่ลบไว้ (ติดตามการเปลี่ยนแปลง) {count} ตำแหน่ง ไม่ได้นำเข้า"),
    "hidden text (left out)": N_("ข้อความที่ซ่อนไว้ {count} ตำแหน่ง ไม่ได้นำเข้า"),
    "text under a merged cell (left out)": N_("ข้อความใต้เซลล์ที่ผสาน {count} ตำแหน่ง ไม่ได้นำเข้า"),
    "hidden sheet (left out)": N_("แผ่นงานที่ซ่อนไว้ {count} แผ่น ไม่ได้นำเข้า"),
    "sheet without cells (left out)": N_("แผ่นงานที่มีแต่แผนภูมิ {count} แผ่น ไม่ได้นำเข้า"),
    "file within the file (left out)": N_("แฟ้มที่ฝังอยู่ในแฟ้ม {count} แฟ้ม ไม่ได้นำเข้า"),
    "note (left out)": N_("เชิงอรรถ {count} ตำแหน่ง ไม่ได้นำเข้า"),
    "comment (left out)": N_("ข้อคิดเห็น {count} ตำแหน่ง ไม่ได้นำเข้า"),
    "macros (never run)": N_("แฟ้มมีแมโคร ซึ่งไม่ได้เรียกใช้"),
    "link to another file (not followed)": N_("ลิงก์ไปแฟ้มอื่น {count} ตำแหน่ง ไม่ได้เปิด"),
}
"""What a file has beside what is read of it, by the words of its reader."""


TO_LOOK_AT = (Reason.NOT_READ, Reason.COLUMN, Reason.TOO_LONG, Reason.NUMBERS, Reason.DATE, Reason.LONE_MARK)
"""What the user should look at; other notes are there to be known or changed."""


def count_words(imported: Imported) -> str:
    """How many issues, measures and items were found."""
    words = tr("{issues} ประเด็น {measures} มาตรการ {items} ข้อ")
    return words.format(
        issues=number(len(imported.read.issues)), measures=number(imported.measures), items=number(imported.items)
    )


def letter_words(letters: Letters) -> str:
    """The letters as a sum that adds up."""
    left_out = sum(letters.left_out.values())
    words = tr("อ่าน {read} ตัวอักษร = นำเข้า {taken} + เว้นไว้ {left_out}")
    return words.format(read=number(letters.read), taken=number(letters.taken), left_out=number(left_out))


def rows_words(rows: int, total: int) -> str:
    """How far a file was read; `total` is 0 if that is not known."""
    if not total:
        return trn("อ่านแล้ว {rows} แถว", rows).format(rows=number(rows))
    return trn("อ่านแล้ว {rows} จาก {total} แถว", total).format(rows=number(rows), total=number(total))


def number(count: int) -> str:
    """A number with commas at its thousands."""
    return digits(f"{count:,}")


def left_out_words(letters: Letters) -> Iterator[str]:
    """A line for each reason for which letters were left out, the most first."""
    for reason, count in sorted(letters.left_out.items(), key=lambda one: -one[1]):
        yield tr("เว้นไว้ {count}: {reason}").format(count=number(count), reason=tr(LEFT_OUT_WORDS[reason]))


def note_words(note: Note) -> str:
    """What the note is about, in one line."""
    words = note.words or tr("(ไม่มีข้อความ)")
    return tr(NOTE_WORDS[note.reason]).format(words=words, table=digits(note.place.table + 1))


def cover_words(line: CoverLine) -> str:
    """What is certain of the cover, and the line that has it."""
    field, value = tr(FIELDS[line.key].title), digits(line.value)
    return tr("{field}: {value} (จาก “{line}”)").format(field=field, value=value, line=line.line)


def doubt_words(line: CoverLine) -> str:
    """What the cover has and is not taken."""
    field, value = tr(FIELDS[line.key].title), digits(line.value)
    return tr("หน้าปกมี{field} {value} ซึ่งไม่แน่ใจ จึงไม่ได้ใช้ (จาก “{line}”)").format(field=field, value=value, line=line.line)


def seen_words(imported: Imported) -> Iterator[str]:
    """What the file has and is not read, a line each."""
    for key, words in SEEN_WORDS.items():
        if (count := imported.contents.seen[key]) > 0:
            yield tr(words).format(count=number(count))


def all_words(imported: Imported) -> Iterator[str]:
    """All of it, a line each, as the command line prints it."""
    yield letter_words(imported.read.letters)
    yield from left_out_words(imported.read.letters)
    yield from map(cover_words, imported.cover.lines)
    yield from map(doubt_words, imported.cover.doubts)
    yield from seen_words(imported)
    yield from map(note_words, imported.read.notes)
