"""Every code point of Unicode pasted into the window: it is in the value, the file and the next window as it was, or it
is left out at the door and the clerk is told how many were."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from tests.support.clerk import Clerk
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue, an_item

_CHUNK = 16_000
_SURROGATES = range(0xD800, 0xE000)  # halves of characters: Python's texts can hold them, Qt's cannot show them


def all_characters() -> str:
    """Every code point but what ends lines or cells, which lists and fields take as such."""
    codes = (code for code in range(sys.maxunicode + 1) if code not in _SURROGATES)
    return "".join(chr(code) for code in codes if admitted(chr(code))[0] not in ("\n", "\t"))


@pytest.mark.acceptance("A11", "code points through the window, the file and the next window")
def test_every_character_that_is_pasted_is_there_or_said_to_be_left_out(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    every = all_characters()
    record_property("count", len(every))
    chunks = [every[at : at + _CHUNK] for at in range(0, len(every), _CHUNK)]
    measure = a_measure(steps=tuple(an_item(str(number)) for number in range(len(chunks))))
    path = a_file(tmp_path, a_report(an_issue(measure)), "รายงาน.ita")
    clerk.opens(path)
    clerk.page.show_paper(False)

    for chunk, item in zip(chunks, measure.steps, strict=True):
        clerk.goes_to(Address("measure.steps", measure=measure.id, item=item.id))
        QApplication.clipboard().setText(chunk)
        clerk.presses("Ctrl+A", "Ctrl+V")
        kept, left_out = admitted(chunk)
        there = clerk.report.issues[0].measures[0].steps
        assert kept in [one.text for one in there], hex(ord(chunk[0]))
        assert not left_out or to_thai_digits(left_out) in clerk.window.status.currentMessage()
    pasted = clerk.report
    clerk.waits_until_saved()
    clerk.leaves()

    again = Clerk(qtbot)
    again.opens(path)
    assert again.report == pasted
    again.leaves()
