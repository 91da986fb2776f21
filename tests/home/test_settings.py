"""What is remembered between two starts: written whole, read whole, and never an obstacle."""

import logging
import os
from pathlib import Path

import pytest

from ita_desktop import paths
from ita_desktop.home import settings
from ita_desktop.home.settings import HEADS_MAX, RECENT_MAX, Settings
from ita_desktop.language import Language
from tests.support.report_files import raising

ALL = Settings(
    recent=("/งาน/รายงาน ITA ๒๕๖๘.ita",),
    earlier=(("/งาน/รายงาน ITA ๒๕๖๘.ita", "/งาน/รายงาน ITA ๒๕๖๗.ita"),),
    geometry="AdnQywAD",
    panes="AAAA/wAA",
    scheme="dark",
    zoom=125,
    paper_zoom=80,
    paper_shown=False,
    print_pictures=True,
    language=Language.ENGLISH,
    heads=(("0" * 32, ("title", "", "new column")),),
)


def test_what_is_saved_is_loaded_and_nothing_lies_beside_it() -> None:
    settings.save(Settings())
    settings.save(ALL)

    assert settings.load() == ALL
    assert [file.name for file in paths.settings_file().parent.glob("*settings*")] == [paths.settings_file().name]
    assert list(paths.settings_file().parent.glob(".*")) == []


@pytest.mark.parametrize(
    "written",
    [
        *("", "{", "[]", '{"recent": 1}', '{"recent": [], "geometry": "", "zoom": "x"}', "[" * 9_999),
        *(
            f'{{"recent": [], "geometry": "", "panes": "", "heads": [{head}]}}'
            for head in ("1", '["ก", []]', f'["{"0" * 32}", []]', f'["{"0" * 32}", ["ก"]]', '["0", ["title"]]')
        ),
    ],
    ids=range(11),
)
def test_settings_that_cannot_be_read_are_those_that_were_known_before(written: str) -> None:
    settings.save(ALL)
    paths.settings_file().write_text(written, encoding="utf-8")

    assert settings.load() == Settings()
    assert settings.load(ALL) == ALL


def test_settings_that_cannot_be_written_stay_as_they_were(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "ita_desktop.home.settings")
    settings.save(ALL)

    monkeypatch.setattr(settings, "write_whole", raising(OSError("no room")))
    settings.save(Settings())

    assert settings.load() == ALL
    assert caplog.messages == ["settings could not be written: OSError"]


def test_a_file_opened_again_is_the_newest_and_stands_there_once() -> None:
    many = Settings()
    for number in (*range(RECENT_MAX + 5), 8):
        many = many.with_recent(Path(f"/งาน/รายงาน {number}.ita"))

    assert [Path(text).stem for text in many.recent] == [
        f"รายงาน {number}" for number in (8, 14, 13, 12, 11, 10, 9, 7, 6, 5)
    ]
    assert many.without_recent(Path("/งาน/รายงาน 8.ita")).recent == many.recent[1:]
    assert many.without_recent(Path("/งาน/ไม่มี.ita")) == many


def test_on_windows_a_file_is_one_in_whatever_letter_case_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name != "nt":
        monkeypatch.setattr(os.path, "normcase", lambda path: str(path).lower())
    known = Settings(recent=("C:/งาน/Report ๖๘.ita",)).with_earlier(
        Path("C:/งาน/Report ๖๘.ita"), Path("C:/Report ๖๗.ita")
    )
    typed = Path("c:/งาน/REPORT ๖๘.ITA")

    assert known.with_recent(typed).recent == (str(typed),)
    assert known.without_recent(typed).recent == ()
    assert known.earlier_of(typed) == Path("C:/Report ๖๗.ita")
    assert len(known.with_earlier(typed, Path("C:/Report ๖๖.ita")).earlier) == 1


def test_the_newest_heads_are_remembered_and_no_more_than_there_is_room_for() -> None:
    many = {f"{number:032}": ("title",) for number in range(HEADS_MAX)}

    remembered = Settings().with_heads(many).with_heads({"f" * 32: ("steps",), f"{0:032}": ("owners",)})

    assert len(remembered.heads) == HEADS_MAX
    assert remembered.heads[:2] == (("f" * 32, ("steps",)), (f"{0:032}", ("owners",)))
    assert f"{HEADS_MAX - 1:032}" not in dict(remembered.heads)
