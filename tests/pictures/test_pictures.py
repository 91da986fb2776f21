"""Pictures as emblems: good ones are kept or drawn, hostile ones open nothing, hold nobody and fill nothing."""

import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.limits import EMBLEM_MAX_BYTES, EMBLEM_MAX_SIDE
from ita_desktop.errors import (
    FileMissingError,
    FileRefusedError,
    OpeningCancelledError,
    PictureRefusedError,
    PictureTooLargeError,
)
from ita_desktop.messages import words
from ita_desktop.pictures import drawing
from ita_desktop.pictures.harmless_svg import NotHarmlessError, TooManyPartsError, harmless_svg
from ita_desktop.storage.files.reading_apart import read_picture_apart
from ita_desktop.storage.inspection.helper_process import CAPS, Task
from tests.pictures.hostile import BOMBS, REFERENCES, in_utf16, packed, png, svg, write
from tests.support.injections import OPENED, Traps, traps
from tests.support.memory import peak_of
from tests.support.papers import JPEG, PNG

TARGETS = ("{file}", "file://{file}", "file:///{file}", "{url}/a.svg", "//127.0.0.1/share/a.png", r"\\127.0.0.1\a.png")
ENCODINGS = (bytes, packed, in_utf16)


def leading_out(set_up: Traps) -> Iterator[bytes]:
    """Every SVG that leads out, by every way, in every encoding."""
    for make in REFERENCES.values():
        for target in TARGETS:
            made = make(target.format(file=set_up.file, url=set_up.url))
            yield from (encoded(made) for encoded in ENCODINGS)


def draw_all(set_up: Traps) -> int:
    """Draw them as the helper does; how many."""
    count = 0
    for data in leading_out(set_up):
        count += 1
        try:
            drawing.drawn_svg(data)
        except (NotHarmlessError, TooManyPartsError):
            continue
    return count


@pytest.mark.acceptance(
    "pictures", "SVGs that lead out of themselves", count=len(REFERENCES) * len(TARGETS) * len(ENCODINGS)
)
def test_no_svg_opens_a_file_or_asks_an_address(qtbot: QtBot, tmp_path: Path) -> None:
    with traps(tmp_path / "กับดัก") as set_up:
        assert draw_all(set_up) == len(REFERENCES) * len(TARGETS) * len(ENCODINGS)


@pytest.mark.unix(OPENED)
@pytest.mark.qt_log_ignore("Could not create image")
@pytest.mark.acceptance("pictures", "a renderer that gets the file as it is", planted=True)
def test_a_renderer_that_gets_the_file_as_it_is_is_seen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "harmless_svg", lambda data: data)
    monkeypatch.setattr("tests.pictures.test_pictures.REFERENCES", {"image": REFERENCES["image"]})
    (tmp_path / "กับดัก").mkdir()
    with Traps(tmp_path / "กับดัก") as set_up:
        draw_all(set_up)

        assert any(one.startswith("file canary.png") for one in set_up.sprung())


@pytest.mark.parametrize("name", REFERENCES)
def test_nothing_of_what_leads_out_is_left(name: str) -> None:
    try:
        left = harmless_svg(REFERENCES[name]("/บ้าน/ลับ.png")).decode()
    except NotHarmlessError:
        return

    assert "/บ้าน" not in left


@pytest.mark.acceptance("pictures", "small pictures that take long or much, by the helper", count=len(BOMBS))
@pytest.mark.parametrize("name", BOMBS)
def test_a_picture_made_to_hold_or_to_fill_is_answered_in_words(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, BOMBS[name]())
    begun = time.monotonic()

    size, megabytes = peak_of(lambda: size_of_emblem(path))

    assert size <= EMBLEM_MAX_BYTES
    assert time.monotonic() - begun < CAPS[Task.PICTURE].seconds + 5
    assert megabytes < 50
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def size_of_emblem(path: Path) -> int:
    """Bytes of the emblem that the picture gives; none when it is refused in words."""
    try:
        return len(read_picture_apart(path).data)
    except (PictureRefusedError, PictureTooLargeError) as error:
        assert words(error)
        return 0


@pytest.mark.acceptance("pictures", "a renderer without a budget in the window's own process", planted=True)
def test_a_renderer_without_a_budget_is_seen_to_hold(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from ita_desktop.pictures import drawing;"
        "drawing.harmless_svg = bytes; drawing.drawn_svg(Path(sys.argv[1]).read_bytes())"
    )

    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", script, write(tmp_path, BOMBS["uses"]())], timeout=3, check=False)


@pytest.mark.parametrize(("name", "data"), [("ก.png", PNG), ("ก.jpg", JPEG), ("ก.svg", PNG)])
def test_a_small_picture_is_kept_byte_for_byte(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    assert read_picture_apart(tmp_path / name).data == data


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_picture_is_scaled_down_until_it_fits(tmp_path: Path, kind: str) -> None:
    large = QImage(6000, 3000, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.darkBlue)
    large.save(str(tmp_path / "ใหญ่"), kind)  # type: ignore[call-overload]  # the stubs say bytes

    emblem = read_picture_apart(tmp_path / "ใหญ่")

    assert QImage.fromData(emblem.data).size() == QSize(600, 300)
    assert QImage.fromData(emblem.data).pixelColor(5, 5).blue() in range(120, 136)
    assert len(emblem.data) <= EMBLEM_MAX_BYTES


@pytest.mark.parametrize(("bits", "colour"), [(1, 0), (16, 0), (16, 2), (8, 4), (16, 6)])
def test_every_kind_of_png_is_read(tmp_path: Path, bits: int, colour: int) -> None:
    side = EMBLEM_MAX_SIDE + 1  # so that it is not kept as it is
    path = write(tmp_path, png(side, side, bits=bits, colour=colour))

    assert QImage.fromData(read_picture_apart(path).data).size() == QSize(600, 600)


def test_an_svg_is_drawn_with_what_it_has_in_it(tmp_path: Path) -> None:
    inside = (
        '<style>.half { fill: #00ff00 } @import url("http://127.0.0.1/a.css");</style>'
        '<defs><g id="a"><rect class="half" width="12" height="12"/></g></defs>'
        '<use xlink:href="#a"/><rect x="12" width="12" height="12" fill="red"/>'
    )
    for name, data in (("ก.svg", svg(inside)), ("ก.svgz", packed(svg(inside))), ("ก.xml", in_utf16(svg(inside)))):
        (tmp_path / name).write_bytes(data)

        drawn = QImage.fromData(read_picture_apart(tmp_path / name).data)

        assert drawn.size() == QSize(600, 300)
        assert drawn.pixelColor(150, 150) == QColor("#00ff00")
        assert drawn.pixelColor(450, 150) == QColor("red")


def test_an_svg_with_letters_a_picture_of_its_own_and_a_document_type_is_drawn(tmp_path: Path) -> None:
    public = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    blue = QImage(2, 2, QImage.Format.Format_RGB32)
    blue.fill(Qt.GlobalColor.blue)
    blue.save(str(tmp_path / "น้ำเงิน.png"))
    data = b64encode((tmp_path / "น้ำเงิน.png").read_bytes()).decode()
    picture = f'<image width="12" height="12" xlink:href="data:image/png;base64,\n {data}"/>'
    path = write(tmp_path, svg(f'{picture}<text x="13" y="11" font-size="10">ก้</text>', before=public))

    drawn = QImage.fromData(read_picture_apart(path).data)

    assert drawn.pixelColor(100, 100) == QColor("blue")
    assert any(drawn.pixelColor(x, y).alpha() for x in range(325, 600, 5) for y in range(0, 300, 5))


def drawn_by(renderer: QSvgRenderer) -> QImage:
    """The SVG in the size of an emblem."""
    image = QImage(600, 600, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


@pytest.mark.parametrize("path", sorted((paths.resources() / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_a_harmless_svg_looks_as_it_did(qtbot: QtBot, path: Path) -> None:
    data = path.read_bytes()

    assert drawn_by(QSvgRenderer(harmless_svg(data))) == drawn_by(QSvgRenderer(data))


def test_a_picture_that_is_not_there_is_missed(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        read_picture_apart(tmp_path / "ไม่มี.png")


def test_a_picture_that_is_not_wanted_any_more_ends_at_once(tmp_path: Path) -> None:
    begun = time.monotonic()

    with pytest.raises(OpeningCancelledError):
        read_picture_apart(write(tmp_path, BOMBS["attributes"]()), lambda: time.monotonic() < begun + 1)

    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"picture": 1},
        {"picture": "ก"},
        {"picture": "AAAA"},
        {"picture": [["AAAA"]]},
        {"picture": b64encode(png(3000, 10)).decode()},
        {"picture": b64encode(PNG + bytes(EMBLEM_MAX_BYTES)).decode()},
        {"refused": "FileNewerError", "version": 10**9},
        {"refused": "ForeignPartsError"},
        {"refused": "BadExchangeError", "location": "\n" * 10**6, "reason": "NOT_JSON", "detail": ""},
    ],
)
def test_what_a_helper_says_of_a_picture_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, object]
) -> None:
    script = (
        "import sys; from pathlib import Path; from ita_desktop.storage.inspection import helper_work as h;"
        f"h.work_with_limits(h.Task.PICTURE, *map(Path, sys.argv[1:3]), lambda *_: {told!r})"
    )
    monkeypatch.setattr(
        "ita_desktop.storage.inspection.helper_process.command", lambda _: [sys.executable, "-c", script]
    )

    with pytest.raises(FileRefusedError) as refused:
        read_picture_apart(write(tmp_path, PNG))

    assert refused.value.path == tmp_path / "ตรา.svg"
