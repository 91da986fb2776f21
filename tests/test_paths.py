"""Where things lie: from a checkout, from the built program, and on this user's machine."""

import sys
from pathlib import Path

import pytest

from ita_desktop import paths


def test_a_checkout_has_everything_the_program_ships() -> None:
    assert paths.sample_report().is_file()
    assert (paths.resources() / "icons" / "ita-desktop.svg").is_file()
    assert sorted(path.name for path in paths.fonts().iterdir()) == ["laksaman", "sarabun"]


def test_the_built_program_looks_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.fonts() == tmp_path / "fonts"
    assert paths.sample_report() == tmp_path / "resources" / "sample.json"


def test_everything_private_lies_in_one_folder_that_can_be_chosen(private_folder: Path) -> None:
    places = [paths.working_copies(), paths.sent_copies(), paths.outgoing(), paths.logs(), paths.settings_file()]

    assert [place.parent for place in places] == [private_folder] * 5


def test_the_private_folder_is_the_users_own_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ITA_DESKTOP_HOME")

    assert paths.private_folder().name == "ITA Desktop"
    assert paths.private_folder().is_absolute()


def test_asking_for_a_place_makes_nothing(private_folder: Path) -> None:
    paths.working_copies()
    paths.logs()
    paths.settings_file()

    assert list(private_folder.iterdir()) == []
