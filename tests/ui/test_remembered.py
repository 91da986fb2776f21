"""What the window remembers until its next start, also beside another program that is open."""

from pathlib import Path

from ita_desktop.language import Language
from ita_desktop.session import settings
from ita_desktop.ui.remembered import Remembered


def test_two_programs_that_are_open_at_once_forget_nothing_of_each_other() -> None:
    first, second = Remembered(), Remembered()

    first.add_file(Path("/งาน/ก.ita"))
    second.add_file(Path("/งาน/ข.ita"))
    first.keep_paper_shown(False)
    second.keep_language(Language.ENGLISH)
    first.add_file(Path("/งาน/ค.ita"))

    assert [path.stem for path in second.recent] == ["ค", "ข", "ก"]
    written = settings.load()
    assert (written.paper_shown, written.language) == (False, Language.ENGLISH)
    second.forget_file(Path("/งาน/ข.ita"))
    first.add_file(Path("/งาน/ก.ita"))
    assert [Path(text).stem for text in settings.load().recent] == ["ก", "ค"]
