"""Lines below words: their shapes, and where they are after an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from ita_desktop.ui.appearance.style import colours_shown
from ita_desktop.ui.text.marks import Mark, MarkStyle, draw_marks, mark_at, moved

TEXT = "จัดทำประกาศและเผยแผร่ทางเว็บไซต์"
START, END = TEXT.index("เผย"), TEXT.index("ทาง")


def mark(start: int, end: int, style: MarkStyle = MarkStyle.WAVY) -> Mark:
    return Mark(start, end, style, "")


def drawn(style: MarkStyle) -> list[tuple[int, int]]:
    """The pixels of the line alone, each with its place."""
    layout = QTextLayout(TEXT, QApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    picture = QImage(600, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    draw_marks(painter, QPointF(0, 0), layout, TEXT, [mark(START, END, style)])
    painter.end()
    ground = QColor(Qt.GlobalColor.white)
    return [
        (x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y) != ground
    ]


def test_both_lines_are_as_long_as_their_words_and_of_another_shape() -> None:
    wavy, dotted = drawn(MarkStyle.WAVY), drawn(MarkStyle.DOTTED)

    assert abs(min(wavy)[0] - min(dotted)[0]) <= 2 and abs(max(wavy)[0] - max(dotted)[0]) <= 3
    columns = range(min(wavy)[0] + 1, max(wavy)[0])
    assert {x for x, _ in wavy} >= set(columns)
    assert not {x for x, _ in dotted} >= set(columns)
    assert len({y for _, y in wavy}) > len({y for _, y in dotted})


def test_the_colours_of_both_are_those_of_the_scheme() -> None:
    assert colours_shown().slip != colours_shown().hint


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("ได้" + TEXT, [(START + 3, END + 3)]),
        (TEXT + "แล้ว", [(START, END)]),
        (TEXT.replace("แผร่", "แพร่"), []),
        (TEXT.replace("เผยแผร่", ""), []),
        (TEXT[:END] + " " + TEXT[END:], [(START, END)]),
        ("", []),
    ],
)
def test_a_line_follows_its_words_and_goes_when_they_are_edited(after: str, expected: list[tuple[int, int]]) -> None:
    assert [(one.start, one.end) for one in moved([mark(START, END)], TEXT, after)] == expected


@given(st.text("กา ่"), st.text("กา ่"), st.integers(0, 9), st.integers(0, 9))
def test_what_a_line_is_below_after_any_edit_is_what_it_was_below(
    before: str, after: str, start: int, end: int
) -> None:
    for one in moved([mark(min(start, len(before)), min(end, len(before)))], before, after):
        if start <= end:
            assert after[one.start : one.end] == before[start:end]


def test_the_caret_is_in_words_up_to_their_end_and_rather_in_those_that_begin_there() -> None:
    first, second = mark(0, 4), mark(4, 9)

    assert [mark_at([first, second], at) for at in (0, 4, 9, 10)] == [first, second, second, None]
