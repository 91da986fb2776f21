"""What is given out says what is in it: each file belongs to a part with a licence. A double click opens a report."""

import json
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cyclonedx.spdx import is_expression
from release import debian, licences, notes, sbom
from release.__main__ import archive, checksums
from release.parts import ROOT, TABLE, UnlistedError, Versions, all_parts, files_in, found

from tests.support.report_files import a_file, a_folder

MADE = datetime(2026, 11, 30, tzinfo=UTC)
OURS = Versions(Path(sys.prefix) / "lib" / "python3.11" / "site-packages", "3.11.7", ROOT / "LICENSE", "0.1.0")
FILES = ("ita-desktop", "PySide6/QtCore.abi3.so", "fonts/sarabun/OFL.txt", "resources/icons/a.svg", "base_library.zip")
MODULES = ("ita_desktop", "json", "alembic")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A built folder with a few files."""
    folder = tmp_path / "ITA Desktop"
    for name in ("ita-desktop", "ITA Desktop", "_internal/base_library.zip", "_internal/libz.so.1"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    (folder / "_internal" / "libQt6Core.so.6").symlink_to("libz.so.1")
    return folder


def test_every_file_and_module_belongs_to_the_part_with_the_narrowest_pattern() -> None:
    parts = {one.part.name: (one.files, one.modules) for one in found(FILES, MODULES, OURS)}

    assert parts == {
        "ITA Desktop": (("ita-desktop",), ("ita_desktop",)),
        "Python": (("base_library.zip",), ("json",)),
        "Qt and PySide6": (("PySide6/QtCore.abi3.so",), ()),
        "alembic": ((), ("alembic",)),
        "Sarabun": (("fonts/sarabun/OFL.txt",), ()),
        "Tabler Icons": (("resources/icons/a.svg",), ()),
    }


@pytest.mark.parametrize(("files", "modules"), [(["libreadline.so.8"], []), ([], ["numpy"])])
def test_a_file_or_module_whose_licence_nobody_looked_at_stops_the_release(
    files: list[str], modules: list[str]
) -> None:
    with pytest.raises(UnlistedError, match=(files or modules)[0]):
        found([*FILES, *files], [*MODULES, *modules], OURS)


def test_a_part_without_the_text_of_its_licence_stops_the_release(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "modules_in", lambda _: {"ita_desktop"})
    monkeypatch.setattr(licences, "files_in", lambda _: ["ita-desktop", "fonts/sarabun/OFL.txt"])

    monkeypatch.setattr(OURS, "texts", lambda part: [] if part.name == "Sarabun" else [ROOT / "LICENSE"])

    with pytest.raises(UnlistedError, match="Sarabun"):
        licences.put_into(program, OURS)
    assert not (program / "licences").exists()


def test_every_dependency_of_the_program_is_a_part_with_its_licence_text() -> None:
    only_built = ("wheel:pyinstaller", "wheel:tzdata")  # what is installed to build it, and on Windows
    wheels = [part for part in all_parts() if part.origin.startswith("wheel:") and part.origin not in only_built]

    without = [part.name for part in wheels if not OURS.of(part) or not OURS.texts(part)]

    assert without == ["pypdfium2 with PDFium"] or without == [], f"{TABLE.name}: no text of {without}"


def test_every_licence_is_an_expression_of_the_spdx_list() -> None:
    unknown = {part.licence for part in all_parts() if not is_expression(part.licence)}

    assert unknown == {"LicenseRef-Microsoft-Visual-C-Runtime"}, "of its own, and has no name in the list"
    assert not is_expression("MIT AND Beerware-9")


def test_the_list_of_parts_names_versions_and_addresses_and_is_the_same_each_time() -> None:
    parts = found(FILES, MODULES, OURS)

    first, second = (sbom.written(parts, "ITA-Desktop-0.1.0-Linux", MADE) for _ in range(2))

    said = json.loads(first)
    alembic = next(one for one in said["components"] if one["name"] == "alembic")
    assert first == second
    assert (said["bomFormat"], said["metadata"]["component"]["version"]) == ("CycloneDX", "0.1.0")
    assert alembic["purl"] == f"pkg:pypi/alembic@{alembic['version']}"


def test_links_count_as_what_they_lead_to_and_our_licences_not_at_all(program: Path) -> None:
    (program / "licences").mkdir()
    (program / "licences" / "licences.md").touch()

    assert sorted(set(files_in(program))) == ["ITA Desktop", "base_library.zip", "ita-desktop", "libz.so.1"]


def test_the_report_has_a_line_for_each_part_and_each_file() -> None:
    text = licences.report(found(FILES, MODULES, OURS), {"Sarabun": ["Sarabun-OFL.txt"]})

    assert "| Sarabun |  | OFL-1.1 | [Sarabun-OFL.txt](Sarabun-OFL.txt) |" in text
    assert [name for name in FILES if f"- `{name}`" not in text] == []


def test_the_notes_are_the_part_of_the_version() -> None:
    changes = "# Changes\n\n## 0.2.0\n\n- ข\n\n## 0.1.0 (2026)\n\n- ก\n"

    assert notes.of_version(changes, "0.1.0") == "## 0.1.0 (2026)\n\n- ก\n"
    with pytest.raises(LookupError):
        notes.of_version(changes, "0.1")


def test_the_changes_have_notes_about_the_version_of_the_program() -> None:
    assert notes.of_version((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), "0.1.0").count("\n- ") > 3


def test_a_release_made_twice_has_the_same_sums(program: Path, tmp_path: Path) -> None:
    sums = []
    for name in ("1", "2"):
        output = a_folder(tmp_path / name)
        archive(program, output / "program.tar.gz", MADE)
        (program / "ita-desktop").touch()
        sums.append(checksums(output))

    assert sums[0] == sums[1]
    with tarfile.open(tmp_path / "1" / "program.tar.gz") as tar:
        assert "ITA Desktop/_internal/libQt6Core.so.6" in tar.getnames()


def test_the_debian_package_has_the_program_and_what_a_desktop_needs(program: Path, tmp_path: Path) -> None:
    package = tmp_path / "ita.deb"

    debian.write(program, package, "0.1.0", tmp_path / "tree")

    listed = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, check=True, encoding="utf-8").stdout
    version = subprocess.run(
        ["dpkg-deb", "-f", package, "Version"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert version == "0.1.0\n"
    assert [
        path
        for path in (
            "./usr/lib/ita-desktop/ITA Desktop",
            "./usr/bin/ita-desktop -> ../lib/ita-desktop/ita-desktop",
            "./usr/share/applications/ita-desktop.desktop",
            "./usr/share/mime/packages/ita-desktop.xml",
            "./usr/share/icons/hicolor/256x256/apps/ita-desktop.png",
        )
        if path not in listed
    ] == []


@pytest.mark.parametrize("name", ["รายงาน ปี ๖๘.ita", "แฟ้มแนบ"])
def test_the_system_knows_a_report_by_its_name_and_by_its_content(name: str, tmp_path: Path) -> None:
    share = tmp_path / "share"
    (share / "mime" / "packages").mkdir(parents=True)
    (share / "mime" / "packages" / "ita-desktop.xml").write_text(debian.mime_types(), encoding="utf-8")
    subprocess.run(["update-mime-database", share / "mime"], check=True)
    report = a_file(tmp_path, name=name)

    asked = ["gio", "info", "-a", "standard::content-type", str(report)]
    environment = {"XDG_DATA_HOME": str(share), "XDG_DATA_DIRS": "/usr/share", "PATH": "/usr/bin", "LC_ALL": "C.UTF-8"}
    said = subprocess.run(asked, capture_output=True, check=True, env=environment).stdout.decode()

    assert f"standard::content-type: {debian.MIME}\n" in said
