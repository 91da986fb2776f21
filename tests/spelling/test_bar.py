"""The bar: nothing wrong in a real report, hardly anything elsewhere, four of five slips found; and broken engines."""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.spelling.measuring import HERE, RESOURCES, SEED, sample_texts, shortfalls
from tests.spelling.table import DOCUMENT, with_tables

FEW = 110
MANY = 2_000
SPEED = """
from time import process_time
started = process_time()
from ita_desktop.spelling.doubts import repairs_of
from ita_desktop.spelling.slips import slips
import sys
texts = sys.stdin.read().split("\\0")
for text in texts:
    slips(text)
cold = process_time() - started
def once(text):
    repairs_of.cache_clear()
    started = process_time()
    slips(text)
    return process_time() - started
print(cold, max(map(once, texts)))
"""


def test_the_engine_reaches_the_bar() -> None:
    assert list(shortfalls(FEW)) == []


@pytest.mark.slow
@pytest.mark.acceptance("spelling", "slips of eleven kinds planted in clean texts", count=MANY, seeds=str(SEED))
def test_the_engine_reaches_the_bar_with_many_slips() -> None:
    assert list(shortfalls(MANY)) == []


@pytest.mark.slow
def test_the_document_has_the_figures_of_today() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")

    assert document == with_tables(document), "run `make checks-table`"


def test_a_report_is_checked_within_a_second_of_the_start_and_a_text_within_150_ms() -> None:
    """Seconds of the processor, which do not depend on what else the machine does."""
    done = subprocess.run(
        [sys.executable, "-c", SPEED],
        input="\0".join(sample_texts()),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    cold, worst = map(float, done.stdout.split())

    assert cold < 1.0
    assert worst < 0.15


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the engine's resources, to break something in."""
    shutil.copytree(RESOURCES / "spelling", tmp_path / "resources" / "spelling")
    return tmp_path / "resources" / "spelling"


def fallen_short(resources: Path) -> str:
    """Where an engine with these resources does not reach the bar: a line for each."""
    command = [sys.executable, "-m", "tests.spelling.measuring", "11", str(resources.parent.parent)]
    return subprocess.run(command, cwd=HERE.parents[1], capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.acceptance("spelling", "", planted=True)
def test_an_engine_without_the_list_of_misspellings_is_caught(resources: Path) -> None:
    (resources / "misspellings.tsv").write_text("wrong\tright\tgroup\tlevel\tmatch\n", encoding="utf-8")

    shortfalls_seen = fallen_short(resources)

    assert "list of misspellings: " in shortfalls_seen
    assert "clean texts" not in shortfalls_seen


@pytest.mark.slow
@pytest.mark.acceptance("spelling", "", planted=True)
def test_an_engine_to_which_every_word_is_equally_likely_is_caught(resources: Path) -> None:
    words, costs = gzip.decompress((resources / "words.gz").read_bytes()).split(b"\0", 1)
    (resources / "words.gz").write_bytes(gzip.compress(words + b"\0" + bytes([100]) * len(costs)))

    assert "sample report" in fallen_short(resources)


@pytest.mark.slow
@pytest.mark.acceptance("spelling", "", planted=True)
def test_an_engine_with_half_the_words_is_caught(resources: Path) -> None:
    words, costs = gzip.decompress((resources / "words.gz").read_bytes()).split(b"\0", 1)
    half = b"\n".join(words.split(b"\n")[::2])
    (resources / "words.gz").write_bytes(gzip.compress(half + b"\0" + costs[::2]))

    assert "clean texts" in fallen_short(resources)
