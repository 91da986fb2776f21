"""What is given out for Windows is made of pinned parts, the same every time, and has every file of the program."""

import re
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from release import licences
from windows import lock, msi
from windows.interpreter import REQUIREMENTS
from windows.kept import HERE, ROOT, kept
from windows.packages import portable
from windows.wine import wine

from tests.support.unix_only import RELEASE

SCRIPT = HERE / "installer" / "ita-desktop.nsi"
PINNED = dict(re.findall(r"^(\S+)==(\S+) --hash=sha256:[0-9a-f]{64}$", REQUIREMENTS.read_text(encoding="utf-8"), re.M))


def normal(name: str) -> str:
    """The name of a package as every spelling of it is compared, without its extras."""
    return re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder as PyInstaller makes one."""
    folder = tmp_path / "ITA Desktop"
    (folder / "_internal" / "fonts").mkdir(parents=True)
    for name in ("ITA Desktop.exe", "ita-desktop.exe", "_internal/fonts/Sarabun.ttf"):
        (folder / name).write_bytes(name.encode())
    return folder


def test_every_dependency_is_pinned_for_windows_in_the_version_of_the_program() -> None:
    pinned = {normal(name): version for name, version in PINNED.items()}
    asked = [re.split(r"(?=[=<>])", line, maxsplit=1) for line in [*lock.wanted(), *lock.ON_WINDOWS_ONLY]]

    not_pinned = [name for name, *_ in asked if normal(name) not in pinned]
    other = [name for name, *rest in asked if rest and "==" in rest[0] and rest[0][2:] != pinned.get(normal(name))]

    assert (not_pinned, other) == ([], []), "make windows-lock"


def test_every_line_of_the_pinned_wheels_has_a_hash() -> None:
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()[1:]

    assert len(lines) == len(PINNED) > 40


def test_what_is_kept_is_made_again_only_from_other_inputs(tmp_path: Path) -> None:
    made = []

    def make(part: Path) -> None:
        made.append(part.name)
        part.write_text("made", encoding="ascii")

    (tmp_path / "source").mkdir()
    for text in ("ก", "ก", "ข"):
        (tmp_path / "source" / "a.txt").write_text(text, encoding="utf-8")
        kept(tmp_path / "part", ["1.0", tmp_path / "source"], make)

    assert made == ["part", "part"]


def test_what_was_left_unfinished_is_made_again(tmp_path: Path) -> None:
    def fails(part: Path) -> None:
        part.write_text("half", encoding="ascii")
        raise SystemExit

    def works(part: Path) -> None:
        part.write_text("whole", encoding="ascii")

    with pytest.raises(SystemExit):
        kept(tmp_path / "part", ["1.0"], fails)
    kept(tmp_path / "part", ["1.0"], works)

    assert (tmp_path / "part").read_text(encoding="ascii") == "whole"


@pytest.mark.unix(RELEASE)
def test_the_zip_has_every_file_and_is_the_same_each_time(program: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"

    portable(program, first)
    (program / "ita-desktop.exe").touch()
    portable(program, second)

    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == [
            "ITA Desktop/ITA Desktop.exe",
            "ITA Desktop/_internal/fonts/Sarabun.ttf",
            "ITA Desktop/ita-desktop.exe",
        ]
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.unix(RELEASE)
def test_the_msi_has_every_file_and_the_next_version_the_same_components(program: Path) -> None:
    one, two = (ElementTree.fromstring(msi.description(program, number)) for number in ("0.1.0", "0.2.0"))

    def all_of(tree: ElementTree.Element, name: str, attribute: str) -> list[str]:
        return [found.attrib[attribute] for found in tree.iter(f"{{{msi.NAMESPACE}}}{name}")]

    assert all_of(one, "File", "Source") == ["ITA Desktop.exe", "_internal/fonts/Sarabun.ttf", "ita-desktop.exe"]
    assert all_of(one, "Component", "Guid") == all_of(two, "Component", "Guid")
    assert all_of(one, "Component", "Id") == all_of(one, "ComponentRef", "Id")
    assert all_of(one, "Product", "UpgradeCode") == all_of(two, "Product", "UpgradeCode")


def test_what_stands_in_the_msi_has_no_thai_letters_which_wixl_would_drop(program: Path) -> None:
    assert msi.description(program, "0.1.0").isascii()


def test_the_installer_has_every_word_in_both_languages() -> None:
    words = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", SCRIPT.read_text(encoding="utf-8"), re.M)

    names = {name for name, _ in words}
    assert sorted(words) == sorted((name, language) for name in names for language in ("THAI", "ENGLISH"))
    assert set(re.findall(r"\$\((\w+)\)", SCRIPT.read_text(encoding="utf-8"))) == names


def test_the_pages_of_the_installer_say_our_words() -> None:
    begin, *pages = re.split(r"(?<=^!insertmacro MUI_)(UN)?PAGE_\w+$", SCRIPT.read_text(encoding="utf-8"), flags=re.M)

    titles = [text.count('_TITLE "$(') + text.count('_HEADER_TEXT "$(') for text in [begin, *pages[1:-2:2]]]
    assert titles == [1] * 6


def test_what_the_installer_registers_it_also_removes() -> None:
    written, removed = (
        set(re.findall(rf"^ +{command} HKCU \"([^\"]+)\"", SCRIPT.read_text(encoding="utf-8"), re.M))
        for command in ("WriteReg(?:Str|DWORD)", "DeleteReg(?:Key|Value)")
    )

    left = {key for key in written if not any(key == gone or key.startswith(f"{gone}\\") for gone in removed)}
    assert left == set()


def test_what_is_put_into_the_folder_is_also_taken_out_of_it(program: Path) -> None:
    (program / licences.FOLDER).mkdir()
    section = SCRIPT.read_text(encoding="utf-8").split('Section "Uninstall"')[1]

    removed = {
        line.rpartition("\\")[2].strip('"').replace("${NAME}", "ITA Desktop")
        for line in re.findall(r"^ +(?:Delete|RMDir /r) (\"\$INSTDIR.*)$", section, re.M)
    }

    assert removed == {*(path.name for path in program.iterdir()), "uninstall.exe"}


@pytest.mark.unix(RELEASE)
def test_a_locale_that_is_not_there_is_refused_before_wine_loses_thai_names() -> None:
    with pytest.raises(SystemExit, match="th_XX"), wine(language="th_XX.UTF-8"):
        pass


def test_both_installers_offer_to_open_and_to_print_a_report(program: Path) -> None:
    verbs = {"open": '"%1"', "print": '--print "%1"'}
    written = ElementTree.fromstring(msi.description(program, "0.1.0")).iter(f"{{{msi.NAMESPACE}}}RegistryValue")
    by_msi = {entry.attrib["Key"]: entry.attrib["Value"] for entry in written}
    by_nsis = SCRIPT.read_text(encoding="utf-8")

    for verb, words in verbs.items():
        assert by_msi[rf"Software\Classes\ITADesktop.Report\shell\{verb}\command"].endswith(f'.exe" {words}')
        assert rf"""\shell\{verb}\command" "" '"$INSTDIR\${{NAME}}.exe" {words}'""" in by_nsis


def test_what_makes_the_packages_is_not_in_the_program() -> None:
    assert '"release", "spelling", "windows")' in (ROOT / "build.spec").read_text(encoding="utf-8")
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"].count(".") == 2
