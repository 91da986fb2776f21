"""Rows are as high as their words in the width that they are shown in."""

import pytest
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ita_desktop.ui.text.wrapped_rows import WrappedRows

WORDS = "ค้นหาและแทนที่ทั้งรายงาน และให้หลายกองช่วยกันกรอก แล้วรวบรวมแฟ้มของหลายหน่วยงาน"


@pytest.mark.parametrize("count", [1, 40])
def test_the_width_and_so_the_heights_of_rows_do_not_depend_on_how_many_there_are(count: int, qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    wrapped = WrappedRows(rows)
    rows.resize(300, 300)
    rows.show()
    before = rows.viewport().width()

    rows.addItems([WORDS] * count)
    qtbot.wait(150)

    assert rows.viewport().width() == before
    height = wrapped.sizeHint(QStyleOptionViewItem(), rows.indexFromItem(rows.item(0))).height()
    assert [rows.visualItemRect(rows.item(row)).height() for row in range(count)] == [height] * count
