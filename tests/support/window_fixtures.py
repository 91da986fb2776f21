"""Fixtures of the window's tests: the program dressed as for a clerk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop import language
from ita_desktop.language import Language
from ita_desktop.storage.files import report_file
from ita_desktop.ui.appearance.words_of_qt import ThaiTranslator
from tests.support.golden_report import published
from tests.support.pictures import ListPicture, picture_of_a_list


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["ita-desktop"]


@pytest.fixture
def english() -> None:
    """The program speaks English; to be asked for before the window is."""
    language.use(Language.ENGLISH)


@pytest.fixture
def thai_qt(qapp: QApplication) -> Iterator[None]:
    """Qt's own words are Thai, as in the program."""
    translator = ThaiTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture(scope="session")
def sample_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample report as it is in a file."""
    path = tmp_path_factory.mktemp("sample") / "sample.ita"
    report_file.write(published(), path, replace=False)
    return path.read_bytes()


@pytest.fixture
def sample(tmp_path: Path, sample_bytes: bytes) -> Path:
    """The sample report as a file of the clerk's."""
    path = tmp_path / "รายงาน ITA ๒๕๖๘.ita"
    path.write_bytes(sample_bytes)
    return path


@pytest.fixture
def steps(qtbot: QtBot) -> ListPicture:
    """A list editor by itself."""
    return picture_of_a_list(qtbot)
