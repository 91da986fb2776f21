"""Makes every picture of the program: the reference screenshots in docs/images/ and those of the guide.

    python docs/make_pictures.py            all of them (`make screenshots`)

Each size, scale, scheme and language is a run of its own, without a screen: Qt reads the scale once, at its start. The
sample report is opened in a private folder that is thrown away.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
GUIDE = ROOT / "resources" / "guide"
COLOURS = 64
SCREEN = {"x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
"""A screen that is none, as Qt's platform without screens reads it."""

RUNS = (
    # name in the file names, width, height (pixels of the screen), scale, scheme, language, scenes
    (
        "",
        1366,
        768,
        1.0,
        "light",
        "th",
        "start cover issue signers columns paper menus find period suggestions versions send merge compare crash "
        "help message files print page guide components",
    ),
    (
        "dark",
        1366,
        768,
        1.0,
        "dark",
        "th",
        "start cover measure find period suggestions versions send merge compare crash menus help components",
    ),
    (
        "contrast",
        1366,
        768,
        1.0,
        "contrast",
        "th",
        "start cover measure find period versions send merge compare crash help components",
    ),
    ("150", 1366, 768, 1.5, "light", "th", "cover measure"),
    (
        "200",
        1366,
        768,
        2.0,
        "light",
        "th",
        "start cover measure columns menus find period suggestions versions send merge compare crash help message",
    ),
    ("dark-200", 1366, 768, 2.0, "dark", "th", "start cover measure find versions merge"),
    ("250", 1920, 1080, 2.5, "light", "th", "start measure"),
    ("wide", 1920, 1080, 1.0, "light", "th", "measure"),
    ("english", 1366, 768, 1.0, "light", "en", "start guide cover measure menus find versions merge help"),
)


def main() -> None:
    """Every run in a process of its own; what was made before goes first."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    GUIDE.mkdir(parents=True, exist_ok=True)
    for old in IMAGES.glob("*.png"):
        old.unlink()
    for number, (_, width, height, scale, *_) in enumerate(RUNS):
        with _home() as home:
            screen = Path(home).parent / "screen.json"  # Qt reads its name byte by byte
            screen.write_text(
                json.dumps({"screens": [{"name": "screen", **SCREEN, "width": width, "height": height}]}),
                encoding="ascii",
            )
            env = {
                **os.environ,
                "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
                "QT_SCALE_FACTOR": str(scale),
                "QT_LOGGING_RULES": "default.warning=false",
                "ITA_DESKTOP_HOME": str(Path(home) / "ITA Desktop"),
                "HOME": home,
                "TMPDIR": str(Path(home).parent / "temporary"),  # a report below it would be taken for a mail program's
            }
            subprocess.run([sys.executable, __file__, str(number)], env=env, cwd=ROOT, check=True)
    total = sum(file.stat().st_size for file in (*IMAGES.glob("*.png"), *GUIDE.rglob("*.png")))
    print(f"{len(list(IMAGES.glob('*.png')))} pictures in {IMAGES}, {total / 1e6:.1f} MB with the guide's")


@contextmanager
def _home() -> Iterator[str]:
    """The folder of a clerk, of the same name on every machine: dialogs for files show it."""
    place = Path(tempfile.gettempdir()) / "ITA"
    shutil.rmtree(place, ignore_errors=True)
    for folder in ("อบต", "temporary"):
        (place / folder).mkdir(parents=True)
    try:
        yield str(place / "อบต")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def run(number: int) -> None:
    """The pictures of one run."""
    sys.path[:0] = [str(ROOT), str(ROOT / "docs")]
    from scenes import Scenes

    from ita_desktop.language import Language

    name, width, height, scale, scheme, language, scenes = RUNS[number]

    def keep(scene: str, png: bytes) -> None:
        save(png, IMAGES / (f"{scene}-{name}.png" if name else f"{scene}.png"))

    def keep_for_guide(scene: str, png: bytes) -> None:
        save(png, GUIDE / language / f"{scene}.png")

    photographer = Scenes(round(width / scale), round(height / scale), scheme, Language(language))
    for scene in scenes.split():
        take: Callable[[Callable[[str, bytes], None]], None] = getattr(photographer, scene)
        take(keep_for_guide if scene == "guide" else keep)
    photographer.leave()


def save(png: bytes, target: Path) -> None:
    """The picture with few colours and small."""
    from PIL import Image

    picture = Image.open(BytesIO(png)).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run(int(sys.argv[1]))
    else:
        main()
