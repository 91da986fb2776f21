"""Lines on the screen end between Thai words, wherever the program runs."""

import pytest
from PySide6.QtGui import QInputMethodEvent, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.kinds import Lines
from ita_desktop.session.words.word_breaks import line_starts
from ita_desktop.ui.appearance import wrapped_text
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.support.reports import an_item
from tests.support.whole_words import SENTENCES, cut_words
from tests.support.wrapping import lines_of_block

LONG = "งานเจ้าหน้าที่จัดทำและดำเนินการตามนโยบายหรือแผนการบริหารทรัพยากรบุคคล เช่น การสรรหาและบรรจุแต่งตั้งข้าราชการแทนตำแหน่งว่าง"


def lines_of_field(field: TextField) -> list[str]:
    """The text of each line of its first paragraph."""
    return lines_of_block(field.document().firstBlock())


def shown(qtbot: QtBot, text: str, width: int) -> TextField:
    field = TextField(Lines())
    qtbot.addWidget(field)
    field.resize(width, 100)
    field.show_text(text)
    field.show()
    return field


@pytest.mark.parametrize("width", [180, 240, 300, 420])
def test_lines_of_a_field_end_where_words_end(qtbot: QtBot, width: int) -> None:
    lines = lines_of_field(shown(qtbot, LONG, width))

    assert len(lines) > 1
    assert "".join(lines) == LONG
    at = 0
    for line in lines[:-1]:
        at += len(line)
        assert at in line_starts(LONG), lines


COLOURS = "ตามหลักจริยธรรมและกฎหมายอื่นๆและระเบียบที่เกี่ยวข้องแนวทางปฏิบัติเรื่องพฤติกรรมสีเทาของเจ้าหน้าที่ผู้รับผิดชอบการรับทราบข้อเท็จจริง"


@pytest.mark.parametrize("text", [COLOURS, *SENTENCES])
def test_compounds_and_short_words_that_make_one_stay_whole(qtbot: QtBot, text: str) -> None:
    cut = [word for width in range(200, 640, 40) for word in cut_words(lines_of_field(shown(qtbot, text, width)))]

    assert cut == []


@pytest.mark.parametrize("word", ["กฎหมาย", "สีเทา", "รับทราบ", "ข้อเท็จจริง", "เจ้าหน้าที่"])
def test_words_of_two_short_words_stay_whole(qtbot: QtBot, word: str) -> None:
    text = COLOURS * 4
    for width in range(240, 640, 8):
        lines = lines_of_field(shown(qtbot, text, width))

        assert sum(line.count(word) for line in lines) == 4, lines


def test_no_line_on_the_screen_ends_with_a_word_that_belongs_to_the_next(qtbot: QtBot) -> None:
    text = "มีการประชาสัมพันธ์ในช่องทางที่หลากหลาย เช่น ณ ที่ตั้งของหน่วยงาน และ เพื่อ ให้ประชาชนรับทราบ"

    for width in range(200, 640, 8):
        ends = {line.split()[-1] for line in lines_of_field(shown(qtbot, text, width))}

        assert not ends & {"เช่น", "ณ", "และ", "เพื่อ"}, width


def test_lines_are_filled_though_words_stay_whole(qtbot: QtBot) -> None:
    for width in range(280, 640, 40):
        field = shown(qtbot, "".join(SENTENCES), width)
        layout = field.document().firstBlock().layout()
        used = [layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount() - 1)]

        assert sum(used) / len(used) > 0.75 * max(used)


def test_lines_of_a_list_end_where_words_end(qtbot: QtBot) -> None:
    items = tuple(an_item(LONG[start:]) for start in range(0, 60, 7))
    editor = ListEditor()
    qtbot.addWidget(editor)
    editor.resize(260, 400)
    editor.show_value(items)
    editor.show()

    broken = 0
    block = editor.document().firstBlock()
    for item in items:
        at = 0
        for line in lines_of_block(block)[:-1]:
            at += len(line)
            assert at in line_starts(item.text)
            broken += 1
        block = block.next()
    assert broken > len(items)


def test_a_word_that_is_longer_than_the_line_is_cut_between_letters_with_their_marks(qtbot: QtBot) -> None:
    lines = lines_of_field(shown(qtbot, "ที่" * 60, 200))

    assert len(lines) > 2
    assert all(line.startswith("ที่") and line.endswith("ที่") for line in lines)


def test_characters_of_two_units_move_no_line_end(qtbot: QtBot) -> None:
    text = "😀" * 3 + LONG
    lines = lines_of_field(shown(qtbot, text, 300))

    assert "".join(lines) == text
    assert len(lines[0]) in line_starts(text)


def test_no_line_of_a_text_without_such_characters_is_counted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    monkeypatch.setattr(wrapped_text, "index_at", lambda text, _: counted.append(text))
    monkeypatch.setattr(wrapped_text, "units_before", lambda text, _: counted.append(text))

    lines = lines_of_field(shown(qtbot, LONG * 3, 180))

    assert len(lines) > 10
    assert counted == []


def test_spaces_at_the_end_of_a_line_begin_no_other(qtbot: QtBot) -> None:
    lines = lines_of_field(shown(qtbot, "ข้อความ " * 40, 250))

    assert not any(line.startswith(" ") for line in lines)


def test_a_new_line_inside_a_text_is_kept(qtbot: QtBot) -> None:
    field = shown(qtbot, "บรรทัดหนึ่ง\nบรรทัดสอง", 400)

    assert [field.document().findBlockByNumber(number).text() for number in (0, 1)] == ["บรรทัดหนึ่ง", "บรรทัดสอง"]


def test_what_is_being_composed_counts_for_the_line_ends(qtbot: QtBot) -> None:
    field = shown(qtbot, LONG, 300)
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.Start)

    QApplication.sendEvent(field, QInputMethodEvent("ประกาศ", []))

    layout = field.document().firstBlock().layout()
    composed = "ประกาศ" + LONG
    starts = [layout.lineAt(number).textStart() for number in range(1, layout.lineCount())]
    assert starts
    assert set(starts) <= set(line_starts(composed))


def test_a_very_long_text_is_broken_between_letters_without_the_dictionary(qtbot: QtBot) -> None:
    text = "ที่" * 8_000
    field = shown(qtbot, text, 300)

    assert "".join(lines_of_block(field.document().firstBlock())) == text


def accented(field: TextField) -> int:
    """How many pixels of the text have the colour of the accent."""
    picture = field.viewport().grab().toImage()
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    accents = {field.palette().color(group, QPalette.ColorRole.Highlight).rgb() for group in groups}
    return sum(picture.pixel(x, y) in accents for x in range(picture.width()) for y in range(picture.height()))


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u200d", "\uf70a"])
def test_characters_that_nobody_sees_are_marked_where_they_stand(qtbot: QtBot, unseen: str) -> None:
    plain, marked = shown(qtbot, "ประชุมชี้แจง", 300), shown(qtbot, f"ประชุม{unseen}ชี้แจง", 300)

    assert accented(plain) == 0
    assert accented(marked) > 6
    assert marked.text == f"ประชุม{unseen}ชี้แจง"
