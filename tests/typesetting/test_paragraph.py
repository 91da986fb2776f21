"""Lines: as wide as the column allows, complete, and chosen together."""

import pytest

from ita_desktop.printing.page import DEFAULT, PageStyle, styles_of
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import one_line, set_lines

TEXT = (
    "ดำเนินการประชุมพนักงานเจ้าหน้าที่ในหน่วยงานเรื่องการให้บริการประชาชน ทำให้พนักงานเจ้าหน้าที่มีความเข้าใจ"
    "ในการให้บริการประชาชน และจัดทำคู่มือการให้บริการผ่านระบบ E-Service แจ้งให้ทุกส่วนงานได้รับทราบ"
)


@pytest.fixture(scope="module")
def style() -> TextStyle:
    return styles_of(DEFAULT).cell


@pytest.mark.parametrize("width", [60, 100, 160, 400])
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(style: TextStyle, width: float) -> None:
    lines = set_lines(TEXT, style, width)

    assert all(line.width <= width for line in lines)
    assert "".join(line.text for line in lines) == TEXT


def test_a_text_that_fits_is_one_line(style: TextStyle) -> None:
    assert len(set_lines("ประชาชน", style, 200)) == 1


def test_an_empty_text_is_one_empty_line(style: TextStyle) -> None:
    assert [line.text for line in set_lines("", style, 100)] == [""]


def test_a_newline_ends_a_line(style: TextStyle) -> None:
    assert [line.text for line in set_lines("บรรทัดแรก\n\nสาม", style, 300)] == ["บรรทัดแรก", "", "สาม"]


def test_a_tab_is_wider_than_a_space_and_copies_as_a_tab(style: TextStyle) -> None:
    assert one_line("ก\tข", style).width > one_line("ก ข", style).width
    assert one_line("ก\tข", style).text == "ก\tข"


def test_spaces_at_a_line_end_are_kept_and_take_no_room(style: TextStyle) -> None:
    width = one_line("ประชาชน", style).width

    lines = set_lines("ประชาชน   ทราบ", style, width)

    assert [line.text for line in lines] == ["ประชาชน   ", "ทราบ"]
    assert lines[0].width == pytest.approx(width)


def test_a_word_wider_than_the_column_breaks_between_clusters(style: TextStyle) -> None:
    lines = set_lines("กี่ที่" * 40, style, 80)

    assert all(line.width <= 80 for line in lines)
    assert all(line.text[0] in "กท" for line in lines)


def test_an_address_without_a_space_stays_in_its_column(style: TextStyle) -> None:
    address = "https://www.samrong-korat.go.th/" + "a" * 120

    lines = set_lines(address, style, 90)

    assert all(line.width <= 90 for line in lines)
    assert "".join(line.text for line in lines) == address


def test_a_column_narrower_than_a_cluster_gives_one_cluster_a_line(style: TextStyle) -> None:
    assert [line.text for line in set_lines("กำผู้", style, 1)] == ["กำ", "ผู้"]


def test_a_heading_is_cut_into_lines_of_like_length(style: TextStyle) -> None:
    title = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    whole = one_line(title, style).width

    first, second = set_lines(title, style, whole * 0.9, balanced=True)

    assert abs(first.width - second.width) < 0.25 * whole


def test_a_line_that_ends_between_kerned_letters_is_shaped_anew() -> None:
    sarabun = styles_of(PageStyle(family="Sarabun")).cell
    width = one_line("AVAV", sarabun).width

    lines = set_lines("AVAVAVAVAV", sarabun, width)

    assert len(lines) > 2
    assert all(line.width <= width for line in lines)
    assert [line.clusters for line in lines] == [one_line(line.text, sarabun).clusters for line in lines]


def test_a_paragraph_of_10000_lines_is_set_in_linear_time(style: TextStyle) -> None:
    lines = set_lines("ดำเนินการประชุม " * 10_000, style, one_line("ดำเนินการประชุม", style).width + 1)

    assert len(lines) == 10_000
