"""A Word file is read as its page is seen: every cell, number and mark, and what is left out is counted."""

from pathlib import Path

import pytest

from ita_desktop.errors import FileDamagedError, FileRefusedError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.reading.kinds import read_contents
from tests.support.word_files import (
    cell,
    par,
    plain_table,
    row,
    run,
    saved,
    styles,
    table,
    word_file,
)


@pytest.fixture
def read(tmp_path: Path) -> "Read":
    return Read(tmp_path)


class Read:
    """Reads files that are made of blocks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *blocks: str, **parts: str) -> Contents:
        named = {f"word/{name}.xml": content for name, content in parts.items()}
        return read_contents(saved(self._folder, word_file(*blocks, parts=named)))

    def texts(self, *blocks: str, **parts: str) -> list[str]:
        """The texts of the paragraphs outside of tables."""
        return [paragraph.text for paragraph in self(*blocks, **parts).outside]


def picture(contents: Contents) -> list[list[str]]:
    """The first table: of each cell its column, how far it reaches, and its paragraphs with `|` between them."""

    def one(column: int, across: int, down: int, words: str) -> str:
        reach = f"{across}x{down}" if (across, down) != (1, 1) else ""
        return f"{column}{':' if reach else ''}{reach} {words}"

    return [
        [one(c.column, c.across, c.down, "|".join(p.text for p in c.paragraphs)) for c in line.cells]
        for line in contents.tables[0].rows
    ]


def test_a_table_is_read_cell_by_cell_and_the_text_around_it_beside_it(read: Read) -> None:
    contents = read("รายงานผลการดำเนินการ", "", plain_table([["ที่", "มาตรการ"], ["๑", "จัดทำคู่มือ\nเผยแพร่"]]), "ลงชื่อ")

    assert picture(contents) == [["0 ที่", "1 มาตรการ"], ["0 ๑", "1 จัดทำคู่มือ|เผยแพร่"]]
    assert contents.tables[0].columns == 2
    assert [paragraph.text for paragraph in contents.outside] == ["รายงานผลการดำเนินการ", "ลงชื่อ"]
    assert contents.seen == {"table": 1}


def test_the_column_of_a_cell_counts_the_grid_before_it_and_the_spans_of_others(read: Read) -> None:
    contents = read(
        table(
            row(cell("หัว", properties='<w:gridSpan w:val="2"/>'), "ท้าย"),
            row("เลื่อน", properties='<w:gridBefore w:val="2"/>'),
        )
    )

    assert picture(contents) == [["0:2x1 หัว", "2 ท้าย"], ["2 เลื่อน"]]
    assert contents.tables[0].columns == 3


def test_a_merged_cell_reaches_down_over_every_row_that_it_covers(read: Read) -> None:
    begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

    contents = read(
        table(
            row("๑", cell("สำนักปลัด", properties=begin)),
            row("๒", cell("", properties=go_on)),
            row("๓", cell("", properties='<w:vMerge w:val="continue"/>')),
            row("๔", cell("กองคลัง", properties=begin)),
            row("๕", "กองช่าง"),
            row("๖", cell("ไม่มีเซลล์ข้างบน", properties=go_on)),
        )
    )

    assert picture(contents) == [
        ["0 ๑", "1:1x3 สำนักปลัด"],
        ["0 ๒"],
        ["0 ๓"],
        ["0 ๔", "1 กองคลัง"],
        ["0 ๕", "1 กองช่าง"],
        ["0 ๖", "1 ไม่มีเซลล์ข้างบน"],
    ]


def test_cells_merged_in_the_old_way_are_one(read: Read) -> None:
    contents = read(
        table(
            row(
                cell("ประเด็นที่ ๑", properties='<w:hMerge w:val="restart"/>'),
                cell("ใต้", properties="<w:hMerge/>"),
                "ท้าย",
            )
        )
    )

    assert picture(contents) == [["0:2x1 ประเด็นที่ ๑", "2 ท้าย"]]
    assert contents.seen["text under a merged cell (left out)"] == 1


def test_a_row_that_repeats_on_every_page_is_known(read: Read) -> None:
    contents = read(table(row("มาตรการ", properties="<w:tblHeader/>"), row("จัดทำคู่มือ")))

    assert [line.is_head for line in contents.tables[0].rows] == [True, False]


def test_insertions_controls_and_links_are_read_and_deletions_are_not(read: Read) -> None:
    contents = read(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{par('ในกล่อง')}</w:sdtContent></w:sdt>",
        par(
            "ประชุม",
            f"<w:ins>{run('ชี้แจง')}</w:ins>",
            "<w:del><w:r><w:delText>ยกเลิก</w:delText></w:r></w:del>",
            f"<w:hyperlink>{run('อบต.')}</w:hyperlink>",
            f"<w:smartTag>{run('สำโรง')}</w:smartTag>",
            f"<w:moveFrom>{run('ที่เดิม')}</w:moveFrom>",
        ),
        table(row("แถวเก่า", properties="<w:del/>"), row("แถวใหม่", properties="<w:ins/>")),
    )

    assert [paragraph.text for paragraph in contents.outside] == ["ในกล่อง", "ประชุมชี้แจงอบต.สำโรง"]
    assert picture(contents) == [["0 แถวใหม่"]]
    assert contents.seen == {
        "content control": 1,
        "tracked insertion (kept)": 1,
        "tracked deletion (left out)": 3,
        "table": 1,
    }


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(read: Read) -> None:
    deleted_end = "<w:rPr><w:del/></w:rPr>"

    assert read.texts(par("จัดทำ", properties=deleted_end), par("คู่มือ"), par("ท้าย", properties=deleted_end)) == [
        "จัดทำคู่มือ",
        "ท้าย",
    ]


def test_hidden_text_is_left_out_by_itself_and_by_its_style(read: Read) -> None:
    contents = read(
        par(
            "เห็น",
            run("ซ่อน", "<w:vanish/>"),
            run("ไม่ซ่อน", '<w:vanish w:val="0"/>'),
            run("ซ่อนตามแบบ", '<w:rStyle w:val="B"/>'),
            run("อีกครั้ง", '<w:rStyle w:val="B"/>'),
        ),
        styles=styles(
            '<w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        ),
    )

    assert [paragraph.text for paragraph in contents.outside] == ["เห็นไม่ซ่อน"]
    assert contents.seen["hidden text (left out)"] == 3


def test_of_a_field_its_result_is_read_and_never_its_code(read: Read) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> DATE </w:instrText><w:t>ในรหัส</w:t></w:r><m:r><m:t>x</m:t></m:r>"

    contents = read(
        par("วันที่ ", mark.format("begin"), code, mark.format("separate"), "๑ ต.ค. ๖๗"),
        par("ต่อ", mark.format("end"), "ท้าย", f"<w:fldSimple>{run(' หน้า ๒')}</w:fldSimple>"),
    )

    assert [paragraph.text for paragraph in contents.outside] == ["วันที่ ๑ ต.ค. ๖๗", "ต่อท้าย หน้า ๒"]
    assert contents.seen == {"field": 2}


def test_breaks_tabs_and_hyphens_are_what_they_look_like(read: Read) -> None:
    marks = "<w:t>ก</w:t><w:br/><w:t>ข</w:t><w:tab/><w:t>ค</w:t><w:noBreakHyphen/><w:t>ง</w:t>"

    contents = read(par(f'<w:r>{marks}<w:br w:type="page"/></w:r>'))

    assert contents.outside[0].text == "ก\nข\tค-ง"
    assert contents.seen == {"page break in text": 1}


def test_blanks_at_the_edges_of_a_text_count_only_if_the_file_keeps_them(read: Read) -> None:
    assert read.texts(par("<w:r><w:t> ไม่เก็บ </w:t></w:r>", run(" เก็บ "))) == ["ไม่เก็บ เก็บ "]


def test_ticks_are_read_in_each_of_the_ways_that_word_writes_them(read: Read) -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
    in_font = run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')

    assert read.texts(par(symbol.format("F0FE"), symbol.format("00A8"), in_font, symbol.format("??"))) == ["☑☐✓"]


def test_a_text_box_hangs_on_its_paragraph_and_is_read_once(read: Read) -> None:
    box = f"<w:txbxContent>{par('ในกล่องข้อความ')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    contents = read(par(both), par("<w:r><w:drawing/></w:r>", "รูปประกอบ"))

    first, second = contents.outside
    assert [[one.text for one in box] for box in first.boxes] == [["ในกล่องข้อความ"]]
    assert (first.text, second.text) == ("", "รูปประกอบ")
    assert contents.seen == {"text box": 1, "picture or drawing without text": 1}


def test_what_is_written_twice_for_two_programs_is_read_once_wherever_it_stands(read: Read) -> None:
    box = f"<w:txbxContent>{par('กล่อง')}</w:txbxContent>"
    drawing = f"<w:drawing><mc:AlternateContent><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:drawing>"
    twice = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    in_run = f"<w:r>{twice.format('<w:t>ใน</w:t>', '<w:t>นอก</w:t>')}{drawing}</w:r>"

    first, second = read(par(in_run), twice.format(par("ย่อหน้า"), par("อื่น"))).outside

    assert (first.text, first.boxes[0][0].text, second.text) == ("ใน", "กล่อง", "ย่อหน้า")


def test_small_letters_above_a_word_pictures_in_the_text_and_stray_ends_of_fields_do_no_harm(read: Read) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('อ่าน')}</w:rt><w:rubyBase>{run('คำ')}</w:rubyBase></w:ruby></w:r>"
    stray = '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>'

    contents = read(par(stray, ruby, "\ufffcท้าย"))

    assert contents.outside[0].text == "คำท้าย"
    assert contents.seen == {"picture or drawing without text": 1}


def test_deleted_paragraphs_and_rows_in_controls_are_left_out_and_read(read: Read) -> None:
    contents = read(
        f"<w:del>{par('ลบ')}</w:del>",
        table(f"<w:sdt><w:sdtContent>{row('ในกล่อง')}</w:sdtContent></w:sdt>", "<w:bookmarkStart/>"),
    )

    assert picture(contents) == [["0 ในกล่อง"]]
    assert contents.outside == ()


def test_a_table_in_a_cell_belongs_to_the_cell(read: Read) -> None:
    contents = read(table(row(cell("ก่อน", plain_table([["ใน"]]), "หลัง"))))

    paragraphs = contents.tables[0].rows[0].cells[0].paragraphs
    inner = paragraphs[1].table
    assert len(contents.tables) == 1
    assert inner is not None
    assert inner.rows[0].cells[0].paragraphs[0].text == "ใน"


def test_a_formula_comments_and_notes_are_counted(read: Read) -> None:
    contents = read(
        par(
            "ร้อยละ",
            "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
            "<w:r><w:commentReference/></w:r>",
            "<w:r><w:footnoteReference/></w:r>",
        )
    )

    assert contents.outside[0].text == "ร้อยละa+b"
    assert contents.seen == {"formula": 1, "comment (left out)": 1, "note (left out)": 1}


def test_macros_links_and_files_within_the_file_are_counted_and_never_opened(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kind}/attachedTemplate" Target="file:///c:/x.dotm" TargetMode="External"/>'
        f'<Relationship Id="b" Type="{kind}/hyperlink" Target="https://example.go.th/" TargetMode="External"/>'
        "</Relationships>"
    )
    parts = {
        "word/_rels/document.xml.rels": relations,
        "word/vbaProject.bin": "Sub AutoOpen()",
        "word/embeddings/oleObject1.bin": "OLE",
    }

    contents = read_contents(saved(tmp_path, word_file("ข้อความ", parts=parts), "แผน.docm"))

    assert contents.seen == {
        "macros (never run)": 1,
        "link to another file (not followed)": 1,
        "file within the file (left out)": 1,
    }


def test_the_strict_kind_of_word_file_is_read_like_the_usual_one(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>ข้อความ</w:t></w:r></w:p></w:body></w:document>'

    contents = read_contents(saved(tmp_path, word_file(parts={"word/document.xml": body})))

    assert contents.outside[0].text == "ข้อความ"


@pytest.mark.parametrize(
    "body", ["<w:ins>" * 2_000 + "</w:ins>" * 2_000, "<w:r>" * 100], ids=["nested too deeply", "cut off"]
)
def test_a_body_that_no_program_wrote_is_refused(tmp_path: Path, body: str) -> None:
    path = saved(tmp_path, word_file(f"<w:p>{body}</w:p>"))

    with pytest.raises(FileDamagedError):
        read_contents(path)


def test_a_file_without_a_body_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, word_file(parts={"word/document.xml": "<document/>"}))

    with pytest.raises(FileRefusedError):
        read_contents(path)
