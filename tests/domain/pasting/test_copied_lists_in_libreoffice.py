"""What our lists put on the clipboard as HTML, read by a word processor and by a spreadsheet."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ita_desktop.domain.pasting.copied_lists import copied, html
from ita_desktop.domain.report.lists import Spot
from tests.domain.report.test_lists import shown

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def rows(element: ElementTree.Element, depth: int = 0) -> list[tuple[int, str]]:
    """Every paragraph with the level of the list that it is in; 0 outside of lists."""
    found: list[tuple[int, str]] = []
    for child in element:
        if child.tag == f"{TEXT}p":
            found.append((depth, "".join(child.itertext())))
        else:
            found += rows(child, depth + (child.tag == f"{TEXT}list"))
    return found


def has(library: str) -> bool:
    """Whether that part of LibreOffice is installed."""
    program = shutil.which("soffice")
    return program is not None and Path(program).resolve().with_name(library).exists()


def converted(page: Path, *options: str) -> None:
    """Have LibreOffice write what it made of the page beside it."""
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(page.parent / 'profile').as_uri()}"),
            *(*options, "--outdir", str(page.parent), str(page)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_processor_makes_real_lists_of_a_copy(tmp_path: Path) -> None:
    items = shown("๑. จัดตั้ง", "๒. ประชุม", "- ครั้งแรก", "- ครั้งที่สอง", "¶ สรุป", "๓. เผยแพร่ <เว็บ> & ป้าย")
    page = tmp_path / "list.html"
    page.write_text(html(copied(items, Spot(1, 0), Spot(5, len(items[5].text)))), encoding="utf-8")

    converted(page, "--convert-to", "odt:writer8")

    with zipfile.ZipFile(tmp_path / "list.odt") as made:
        document = ElementTree.fromstring(made.read("content.xml"))
    body = document.find(f".//{OFFICE}text")
    assert body is not None
    assert rows(body) == [
        (1, "ประชุม"),
        (2, "ครั้งแรก"),
        (2, "ครั้งที่สอง"),
        (0, "สรุป"),
        (1, "เผยแพร่ <เว็บ> & ป้าย"),
    ]
    numbered = [level for level in document.iter(f"{TEXT}list-level-style-number") if level.get(f"{TEXT}level") == "1"]
    assert [level.get(f"{TEXT}start-value") for level in numbered] == ["2", "3"]
    second = [level for level in document.iter(f"{TEXT}list-level-style-bullet") if level.get(f"{TEXT}level") == "2"]
    assert second, "the sub-items are no bullets"
    assert [*document.iter(f"{TEXT}a"), *document.iter(f"{TEXT}note"), *document.iter(f"{OFFICE}annotation")] == []


@pytest.mark.slow
@pytest.mark.skipif(not has("libsclo.so"), reason="LibreOffice Calc is not installed")
def test_a_spreadsheet_has_each_item_with_its_number_in_a_cell(tmp_path: Path) -> None:
    items = shown("๑. จัดตั้ง", "๒. ประชุม", "- ครั้งแรก", "¶ สรุป", "๓. เผยแพร่ <เว็บ> & ป้าย")
    page = tmp_path / "list.html"
    page.write_text(html(copied(items, Spot(1, 0), Spot(4, len(items[4].text)))), encoding="utf-8")

    converted(page, "--infilter=HTML (StarCalc)", "--convert-to", "fods")

    sheet = ElementTree.parse(tmp_path / "list.fods")
    cells = ["".join(cell.itertext()).strip() for cell in sheet.iter(f"{TABLE}table-cell")]
    assert cells == ["๒. ประชุม", "- ครั้งแรก", "สรุป", "๓. เผยแพร่ <เว็บ> & ป้าย"]
    assert [*sheet.iter(f"{TEXT}a")] == []
