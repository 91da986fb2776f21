"""What is known of recent reports: at once what is kept, soon whether they are there, then what is in them now."""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.session.file import report_cards
from ita_desktop.session.file.report_cards import Card, Presence, ReportCards
from ita_desktop.storage.files import report_file
from tests.support.certain import the
from tests.support.report_files import a_file
from tests.support.reports import a_report
from tests.support.unix_only import MODES

WAIT_MS = 20_000
REPORT = a_report()


class Watched:
    """The cards, and every one that they emitted."""

    def __init__(self, qtbot: QtBot) -> None:
        self._bot = qtbot
        self.owner = QObject()
        self.cards = ReportCards(self.owner)
        self.seen: list[Card] = []
        self.cards.changed.connect(self.seen.append)

    def waits_for(self, path: Path, *, read: bool = True) -> Card:
        """The newest card of the file, when it has been read, or is only known to be there or not."""

        def found() -> Card | None:
            mine = [card for card in self.seen if card.path == path]
            return next((card for card in reversed(mine) if card.contents is not None or not read), None)

        self._bot.waitUntil(lambda: found() is not None, timeout=WAIT_MS)
        return the(found())


@pytest.fixture
def watched(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    monkeypatch.setattr(report_cards, "_READ_AFTER_MS", 0)
    made = Watched(qtbot)
    yield made
    made.cards.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return a_file(tmp_path, REPORT, "รายงาน ITA ๒๕๖๘.ita")


def test_a_report_is_known_with_its_first_page(watched: Watched, file: Path) -> None:
    (at_once,) = watched.cards.look([file])
    card = watched.waits_for(file)

    assert at_once == Card(file)
    assert card.presence is Presence.THERE
    assert card.changed is not None and abs(card.changed.timestamp() - file.stat().st_mtime) < 1
    found = the(card.contents)
    assert (found.agency, found.fiscal_year, found.measures) == ("อบต.สำโรง", 2568, 1)
    assert (found.missing, found.percent) == (0, 100)
    page = QImage.fromData(found.picture)
    assert abs(page.width() - report_cards.PICTURE_WIDTH) <= 1 and page.width() > page.height()
    assert len({page.pixel(x, y) for x in range(page.width()) for y in range(page.height())}) > 10, "words stand on it"


def test_the_next_time_it_is_shown_at_once_and_is_not_read_again(watched: Watched, file: Path, qtbot: QtBot) -> None:
    watched.cards.look([file])
    contents = watched.waits_for(file).contents
    again = Watched(qtbot)

    (at_once,) = again.cards.look([file])
    again.waits_for(file)
    qtbot.wait(200)

    assert at_once.contents == contents
    assert len(again.seen) == 1
    again.cards.close()


def test_a_file_that_changed_is_read_again(watched: Watched, file: Path, qtbot: QtBot) -> None:
    watched.cards.look([file])
    watched.waits_for(file)
    report_file.write(replace(REPORT, fiscal_year=2570), file, replace=True)
    os.utime(file, ns=(1, 1))

    watched.cards.look([file])

    qtbot.waitUntil(
        lambda: [card.contents.fiscal_year for card in watched.seen if card.contents][-1] == 2570, timeout=WAIT_MS
    )


def test_what_is_gone_or_is_no_report_has_no_contents(watched: Watched, tmp_path: Path, qtbot: QtBot) -> None:
    gone, folder, foreign = tmp_path / "หาย.ita", tmp_path / "โฟลเดอร์.ita", tmp_path / "รูปถ่าย.ita"
    folder.mkdir()
    foreign.write_bytes(b"JFIF")

    watched.cards.look([gone, folder, foreign])

    assert watched.waits_for(gone, read=False).presence is Presence.GONE
    assert watched.waits_for(folder, read=False).presence is Presence.GONE
    assert watched.waits_for(foreign, read=False).presence is Presence.THERE
    qtbot.wait(300)
    assert all(card.contents is None for card in watched.seen)


def test_files_on_a_disk_that_does_not_answer_hold_up_nothing(
    watched: Watched, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = [tmp_path / f"แผ่นที่ไม่ตอบ {number}.ita" for number in range(9)]
    answers, looked, asked = threading.Event(), report_cards._stamp, list[Path]()

    def stamp(path: Path) -> tuple[int, int] | None:
        if path in dead:
            asked.append(path)
            answers.wait(WAIT_MS / 1000)
        return looked(path)

    monkeypatch.setattr(report_cards, "_stamp", stamp)

    watched.cards.look([*dead, file])
    assert watched.waits_for(file).contents is not None
    watched.cards.look([*dead, file])
    watched.waits_for(file)

    assert sorted(asked) == dead, "who has not answered is not asked again"
    answers.set()
    watched.waits_for(dead[0], read=False)


@pytest.mark.unix(MODES)
def test_only_what_is_still_a_recent_report_is_kept_and_only_for_this_user(
    watched: Watched, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    watched.cards.look([file])
    watched.waits_for(file)
    (kept,) = paths.cards().iterdir()
    if os.name == "posix":
        assert (kept.stat().st_mode & 0o777, paths.cards().stat().st_mode & 0o777) == (0o600, 0o700)

    watched.cards.look([])

    qtbot.waitUntil(lambda: not any(paths.cards().iterdir()), timeout=WAIT_MS)


NOTE: dict[str, object] = {
    **dict.fromkeys(("fiscal_year", "measures", "missing", "percent", "unreviewed"), 1),
    "stamp": [1, 2],
    "agency": "",
    "picture": "",
}
WRONG: tuple[dict[str, object], ...] = ({"agency": 5}, {"fiscal_year": "ก"}, {"stamp": [1], "picture": "ก"})


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        b'{"stamp": [1, 2]}',
        *(json.dumps(NOTE | wrong).encode() for wrong in WRONG),
    ],
)
def test_a_card_that_somebody_else_wrote_counts_as_none(watched: Watched, file: Path, note: bytes) -> None:
    watched.cards.look([file])
    watched.waits_for(file)
    (kept,) = paths.cards().iterdir()
    kept.write_bytes(note)

    (at_once,) = watched.cards.look([file])

    assert at_once.contents is None
