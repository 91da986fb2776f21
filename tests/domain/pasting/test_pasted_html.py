"""What Word, browsers and our own lists put on the clipboard as HTML becomes items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.report.lists import marks_of
from ita_desktop.session.words.word_breaks import inner_word_starts
from tests.support.pasted_html import read_html

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/clerk/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0 {mso-list-id:1;} @list l0:level1 {mso-level-text:"%1\\."; margin-left:36.0pt;} --></style>
</head><body lang=TH style='tab-interval:36.0pt'><!--StartFragment-->"""
WORD_END = "<!--EndFragment--></body></html>"


def word_item(mark: str, text: str, level: int = 1) -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level{level} "
        "lfo1'><![if !supportLists]><span lang=TH style='font-family:\"TH SarabunPSK\",sans-serif'><span "
        f"style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; "
        f"</span></span></span><![endif]><span\nlang=TH style='font-size:16.0pt'>{text}<o:p></o:p></span></p>\n"
    )


def word_paragraph(text: str) -> str:
    return f"<p class=MsoNormal><span lang=TH>{text}<o:p></o:p></span></p>\n"


def read(html: str) -> tuple[str, ...]:
    items, _ = read_html(html, inner_word_starts)
    return tuple(f"{mark or '¶'} {item.text}" for mark, item in zip(marks_of(items), items, strict=True))


def test_a_list_of_word_loses_its_numbers_and_keeps_its_depth() -> None:
    html = (
        WORD_HEAD
        + word_item("๑.", "จัดทำคู่มือ")
        + word_item("-", "ฉบับประชาชน", level=2)
        + word_item("ก)", "ฉบับเจ้าหน้าที่", level=3)
        + word_item("๒.", "เผยแพร่ทางเว็บไซต์")
        + WORD_END
    )

    assert read(html) == ("๑. จัดทำคู่มือ", "- ฉบับประชาชน", "- ฉบับเจ้าหน้าที่", "๒. เผยแพร่ทางเว็บไซต์")


@pytest.mark.parametrize("bullet", ["·", "o", "§", "-", "•", "\uf0b7", "Ø"])
def test_a_list_of_word_with_bullets_alone_is_numbered(bullet: str) -> None:
    html = WORD_HEAD + word_item(bullet, "ประชุม") + word_item(bullet, "ชี้แจง") + WORD_END

    assert read(html) == ("๑. ประชุม", "๒. ชี้แจง")


def test_bullets_of_word_under_its_numbers_are_sub_items() -> None:
    html = WORD_HEAD + word_item("1)", "ประชุม") + word_item("·", "ครั้งแรก") + word_item("2)", "ชี้แจง") + WORD_END

    assert read(html) == ("๑. ประชุม", "- ครั้งแรก", "๒. ชี้แจง")


def test_paragraphs_of_word_between_list_items_stay_paragraphs() -> None:
    html = WORD_HEAD + word_item("๑.", "ประชุม") + word_paragraph("สรุปผลโดยรวม") + word_item("๒.", "ชี้แจง") + WORD_END

    assert read(html) == ("๑. ประชุม", "¶ สรุปผลโดยรวม", "๒. ชี้แจง")


def test_numbers_that_were_typed_into_paragraphs_of_word_are_taken_off() -> None:
    html = (
        WORD_HEAD
        + word_paragraph("<span style='mso-tab-count:1'>   </span>๑. ประชุม")
        + word_paragraph("(๒) ชี้แจง")
        + word_paragraph("- ครั้งแรก")
        + WORD_END
    )

    assert read(html) == ("๑. ประชุม", "๒. ชี้แจง", "- ครั้งแรก")


def test_a_line_broken_by_word_and_a_tab_are_read_as_the_eye_does() -> None:
    html = WORD_HEAD + word_item("๑.", "ประชุม<br>\nครั้งแรก<span style='mso-tab-count:1'>\t</span>ที่สอง") + WORD_END

    assert read(html) == ("๑. ประชุม\nครั้งแรก ที่สอง",)


def test_lists_of_a_browser_keep_their_depth() -> None:
    html = "<ol><li>ประชุม<ul><li>ครั้งแรก</li><li><p>ครั้งที่สอง</p></li></ul></li><li>ชี้แจง</li></ol><p>จบ</p>"

    assert read(html) == ("๑. ประชุม", "- ครั้งแรก", "- ครั้งที่สอง", "๒. ชี้แจง", "¶ จบ")


def test_lines_of_a_web_page_without_a_list_are_items() -> None:
    assert read("<div>ประชุม</div><div>ชี้แจง</div>") == ("๑. ประชุม", "๒. ชี้แจง")


def test_what_is_not_text_is_never_read() -> None:
    html = (
        "<head><title>ชื่อหน้า</title><style>p{}</style></head><body><script>alert('x')</script><p>ประชุม"
        "<img src='http://example.invalid/x.png' alt='ภาพ'></p><xml><o:p>ลับ</o:p></xml></body>"
    )

    assert read(html) == ("๑. ประชุม",)


def test_entities_and_characters_that_cannot_be_kept() -> None:
    items, left_out = read_html("<ol><li>ก&nbsp;&amp;&#3586;\x07</li></ol>")

    assert [item.text for item in items] == ["ก &ข"]
    assert left_out == 1


@pytest.mark.parametrize("html", ["", "<", "<![", "<![if", "<!--", "</ol></li>", "<ol><li>", "<span></p></span>", "&#"])
def test_damaged_html_is_read_as_far_as_it_goes(html: str) -> None:
    assert read(html + "<p>ประชุม</p>")[-1:] in ((), ("๑. ประชุม",)) or "ประชุม" in read(html + "<p>ประชุม</p>")[-1]


_PIECES = st.sampled_from(
    [
        "<ol>",
        "</ol>",
        "<li>",
        "</li>",
        "<p style='mso-list:l0 level2 lfo1'>",
        "</p>",
        "<span style='mso-list:Ignore'>",
        "</span>",
        "<![if !supportLists]>",
        "<![endif]>",
        "<style>",
        "</style>",
        "<br>",
        "๑. ",
        "- ",
        "ก",
        "น้ำ",
        "&lt;",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=30))
def test_no_html_is_a_fault(html: str) -> None:
    items, _ = read_html(html)

    assert all(item.text.strip() for item in items)


# One reader of marks for HTML and plain text


def test_typed_outline_numbers_and_brackets_under_a_number_are_sub_items() -> None:
    html = "<p>๑. ประชุม</p><p>๒. คู่มือ</p><p>&nbsp; ๒.๑ ร่าง</p><p>๒.๒ ตรวจ ๒.๕ ล้านบาท</p><p>(๑) ภายใน</p><p>๓. เผยแพร่</p>"

    assert read(html) == ("๑. ประชุม", "๒. คู่มือ", "- ร่าง", "- ตรวจ ๒.๕ ล้านบาท", "- ภายใน", "๓. เผยแพร่")


def test_marks_typed_under_an_automatic_number_are_sub_items() -> None:
    html = WORD_HEAD + word_item("๒.", "คู่มือ") + word_paragraph("๒.๑ ร่าง") + word_paragraph("๒.๒ ตรวจ") + WORD_END

    assert read(html) == ("๑. คู่มือ", "- ร่าง", "- ตรวจ")


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>{cell}</td></tr></table>",
        "<table><tr><td><p>{cell}</p></td></tr></table>",
        "<p>{cell}</p>",
        "<div>{cell}</div>",
        "{cell}",
    ],
)
def test_typed_numbers_behind_soft_breaks_are_items(html: str) -> None:
    cell = "๑. ประชุม<br>๒. จัดทำคู่มือ<br/>\nฉบับประชาชน<br>- เล่มแรก<br>๓. เผยแพร่"

    assert read(html.format(cell=cell)) == (
        "๑. ประชุม",
        "๒. จัดทำคู่มือ\nฉบับประชาชน",
        "- เล่มแรก",
        "๓. เผยแพร่",
    )


def test_typed_numbers_behind_soft_breaks_are_items_in_a_column_and_in_a_row() -> None:
    cells = ("<td>๑. ประชุม<br>๒. คู่มือ</td>", "<td>มีคู่มือ</td>")

    column = "<table>" + "".join(f"<tr>{cell}</tr>" for cell in cells) + "</table>"
    row = "<table><tr>" + "".join(cells) + "</tr></table>"

    assert read(column) == read(row) == ("๑. ประชุม", "๒. คู่มือ", "¶ มีคู่มือ")


def test_a_cell_with_a_soft_break_and_no_number_is_one_item() -> None:
    excel = "<table><tr><td>บรรทัดแรก<br style='mso-data-placement:same-cell;'>บรรทัดที่สอง</td></tr>"

    assert read(f"{excel}<tr><td>ข้อเดียว</td></tr></table>") == ("๑. บรรทัดแรก\nบรรทัดที่สอง", "๒. ข้อเดียว")


def test_a_row_of_several_columns_is_one_item_as_in_plain_text() -> None:
    html = (
        "<table><tbody><tr><td>ประชุม</td><td>กองคลัง</td></tr>"
        "<tr><td><p>อบรม</p></td><td>สำนัก<br>ปลัด</td></tr></tbody></table>"
    )

    assert read(html) == ("๑. ประชุม\tกองคลัง", "๒. อบรม\tสำนัก ปลัด")


def test_the_first_column_that_counts_is_the_number_of_the_item() -> None:
    html = "<table><tr><td>๑</td><td>ประชุม</td></tr><tr><td>๒</td><td>อบรม</td></tr></table>"

    assert read(html) == ("๑. ประชุม", "๒. อบรม")


def test_lists_whose_lines_are_parted_by_breaks_or_stand_in_a_pre_are_lists() -> None:
    assert read("<div>• ประชุม<br>• อบรม</div>") == ("๑. ประชุม", "๒. อบรม")
    assert read("<pre>๑. ประชุม\n๒. อบรม\n   - รุ่นแรก\n๓. เผยแพร่\n</pre>") == (
        "๑. ประชุม",
        "๒. อบรม",
        "- รุ่นแรก",
        "๓. เผยแพร่",
    )


def test_lists_of_word_online_and_google_docs_have_their_depth() -> None:
    def line(level: int, text: str) -> str:
        return (
            f'<div class="ListContainerWrapper"><ol role="list"><li data-listid="1" data-aria-level="{level}" '
            f'role="listitem"><p class="Paragraph"><span class="TextRun">{text}</span></p></li></ol></div>'
        )

    docs = (
        '<b><ol><li aria-level="1"><p>ประชุม</p></li><ol><li aria-level="2"><p>ครั้งแรก</p></li></ol>'
        '<li aria-level="1"><p>อบรม</p></li></ol></b>'
    )

    assert read(line(1, "ประชุม") + line(2, "ครั้งแรก") + line(1, "อบรม")) == ("๑. ประชุม", "- ครั้งแรก", "๒. อบรม")
    assert read(docs) == ("๑. ประชุม", "- ครั้งแรก", "๒. อบรม")


# Text of a PDF


def test_html_without_a_tag_is_text_as_chromium_copies_it_from_a_pdf() -> None:
    text = "๑. ดำเนินการประชุมพนักงานเจ้า\nหน้าที่ในหน่วยงาน\n๒. เผยแพร่คู่มือ &amp; แผน"

    assert read(text) == ("๑. ดำเนินการประชุมพนักงานเจ้าหน้าที่ในหน่วยงาน", "๒. เผยแพร่คู่มือ & แผน")


def test_lines_that_firefox_copies_from_a_pdf_are_joined_without_a_blank_inside_thai() -> None:
    html = '<span>๑. ดำเนินการประชุมพนักงานเจ้า</span><br role="presentation"><span>หน้าที่</span><br role="presentation">๒. ก'

    assert read(html) == ("๑. ดำเนินการประชุมพนักงานเจ้าหน้าที่", "๒. ก")


# What is not to be read


@pytest.mark.parametrize(
    "unseen",
    [
        "<del cite='mailto:ก' datetime='2025-01-01T10:00'>ที่ลบ</del>",
        "<span style='display:none'>ซ่อน</span>",
        "<span style='display:none;mso-hide:all'>ซ่อน<span>ใน</span>นี้</span>",
        "<span hidden>ซ่อน</span>",
        "<!-- ความเห็น -->",
        "<a class='comment-indicator'></a><comment>ความเห็น</comment>",
        "<span class=MsoCommentReference><span><a class=msocomanchor href='#_msocom_1'>[ก1]</a></span></span>",
        "<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>",
        "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>",
        "<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup>",
        "<sup class='reference'><a href='#cite_note-1'>[1]</a></sup>",
        "<span class='FootnoteReference SCXW1'>1</span>",
    ],
)
def test_deleted_and_hidden_text_comments_and_notes_are_left_out(unseen: str) -> None:
    assert read(f"<ol><li>จัดทำคู่มือ{unseen}การให้บริการ</li><li>เผยแพร่</li></ol>") == ("๑. จัดทำคู่มือการให้บริการ", "๒. เผยแพร่")


@pytest.mark.parametrize(
    "note",
    [
        "<div id='sdfootnote1'><p class='sdfootnote'><a class='sdfootnotesym'>1</a>เชิงอรรถ</p></div>",
        "<div style='mso-element:footnote-list'><div id=ftn1><p>[1] เชิงอรรถ</p></div></div>",
        "<div style='mso-element:comment-list'><div id='_com_1' class=msocomtxt><p>ความเห็น</p></div></div>",
        "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> เชิงอรรถ</p></div>",
        "<p style='display:none'>ซ่อน<p hidden>ซ่อน</p>",
        "<del><p>ที่ลบ</p><p>ทั้งย่อหน้า</p></del>",
    ],
)
def test_whole_paragraphs_of_notes_are_left_out_and_nothing_after_them(note: str) -> None:
    assert read(f"<p>๑. ประชุม</p>{note}<p>๒. เผยแพร่</p>") == ("๑. ประชุม", "๒. เผยแพร่")


def test_what_hides_and_is_never_closed_ends_with_its_line() -> None:
    assert read("<p>๑. ประชุม<span style='display:none'>ซ่อน</p><p>๒. เผยแพร่</p>") == ("๑. ประชุม", "๒. เผยแพร่")


def test_words_about_hiding_are_no_hiding() -> None:
    html = "<p class='visible' title='hidden display:none'>๑. ประชุม</p><p><s>๒. ขีดฆ่าเอง</s></p>"

    assert read(html) == ("๑. ประชุม", "๒. ขีดฆ่าเอง")


# Ticks


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("<span style='font-family:Wingdings'>ü</span>", "✓"),
        (
            "<span style='font-family:Wingdings'><span style='mso-char-type:symbol'>þ</span></span>",
            "☑",
        ),
        ("<span style='font-family:\"Wingdings 2\"'>£</span>", "☐"),
        ("<span style='font-family:\"Wingdings 2\"'>R</span>", "☑"),
        ("<font face='Wingdings'>¨</font>", "☐"),
        ("<font face='Wingdings, serif'>o</font>", "☐"),
        ("\uf0fc", "✓"),
        ("\uf0fe", "☑"),
        ("\uf0a8", "☐"),
    ],
)
def test_ticks_of_wingdings_are_what_the_eye_sees(written: str, seen: str) -> None:
    assert read(f"<p>ผล {written} ดำเนินการแล้ว o ü</p>") == (f"๑. ผล {seen} ดำเนินการแล้ว o ü",)


def test_a_span_in_another_font_inside_symbols_is_text() -> None:
    html = "<p>ผล <span style='font-family:Wingdings'>ü<span style='font-family:Sarabun'>โอ o</span>ü</span></p>"

    assert read(html) == ("๑. ผล ✓โอ o✓",)
