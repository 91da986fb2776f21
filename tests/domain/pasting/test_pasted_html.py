"""What Word, browsers and our own lists put on the clipboard as HTML becomes items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.pasting.pasted_html import read_html
from ita_desktop.domain.report.lists import marks_of

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
    items, _ = read_html(html)
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
