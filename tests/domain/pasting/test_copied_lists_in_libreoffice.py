"""What our lists put on the clipboard as HTML, read by a word processor."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ita_desktop.domain.pasting.copied_lists import copied, html
from ita_desktop.domain.report.lists import Spot
from tests.domain.report.test_lists import shown

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


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_processor_makes_real_lists_of_a_copy(tmp_path: Path) -> None:
    items = shown("๑. จัดตั้ง", "๒. ประชุม", "- ครั้งแรก", "- ครั้งที่สอง", "¶ สรุป", "๓. เผยแพร่ <เว็บ> & ป้าย")
    page = tmp_path / "list.html"
    page.write_text(html(copied(items, Spot(1, 0), Spot(5, len(items[5].text)))), encoding="utf-8")

    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--convert-to", "odt:writer8", "--outdir", str(tmp_path), str(page)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    with zipfile.ZipFile(tmp_path / "list.odt") as made:
        document = ElementTree.fromstring(made.read("content.xml"))
    body = document.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
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
