"""The imaging library that ReportLab brings along is loaded when it is used, whole and once."""

from ita_desktop import paths
from tests.support.python_process import python

PRINTED = """
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from ita_desktop.exchange.json_report import read_json
from ita_desktop.printing.build import build_report

report, _ = read_json(Path(sys.argv[1]).read_bytes())
build_report(report, BytesIO(), datetime(2026, 1, 30, tzinfo=UTC))
print("PIL.ExifTags" in sys.modules)
from ita_desktop.typesetting.reportlab_objects import imaging
print(callable(imaging().open), "PIL.ExifTags" in sys.modules)
"""

ASKED_AT_ONCE = """
import sys
from threading import Barrier, Thread
from ita_desktop.typesetting.reportlab_objects import imaging

sys.setswitchinterval(1e-6)
together, found = Barrier(8), []

def ask():
    together.wait()
    found.append(imaging().open)

threads = [Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len(set(found)))
"""


def test_a_paper_without_an_emblem_does_not_wait_for_the_imaging_library() -> None:
    assert python("-c", PRINTED, paths.sample_report()).stdout.splitlines() == ["False", "True True"]


def test_threads_that_ask_for_it_at_once_all_get_it_whole() -> None:
    for _ in range(3):
        run = python("-c", ASKED_AT_ONCE)
        assert run.stdout.split() == ["8", "1"], run.stderr
