"""Run under the shim: kills of the window beside a folder that is slow or does not answer.

    python -m tests.journeys.slow_folders FOLDER BUG SLOW FIRST_SEED COUNT

Ends with a traceback where something was lost.
"""

import sys
from pathlib import Path

from tests.journeys import typists
from tests.journeys.test_killed_while_typing import a_round


def main(folder: str, bug: str, slow: str, first: str, count: str) -> None:
    """The rounds, one after the other."""
    for seed in range(int(first), int(first) + int(count)):
        a_round(Path(folder), getattr(typists, bug), seed, float(slow))


if __name__ == "__main__":
    main(*sys.argv[1:])
