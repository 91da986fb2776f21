"""Run under the shim: kills of the window beside a folder that is slow or does not answer.

    python -m tests.journeys.slow_folders FOLDER BUG SLOW FIRST_SEED COUNT

Ends with a traceback where something was lost. With `end` for the bug the window is not killed but asked to end: how
long that took and how many characters had been typed is printed.
"""

import random
import sys
from pathlib import Path

from tests.journeys import typists
from tests.journeys.asked_to_end import asked_to_end
from tests.journeys.test_killed_while_typing import a_round
from tests.journeys.typists import a_report_to_type_into, no_bug


def main(folder: str, bug: str, slow: str, first: str, count: str) -> None:
    """The rounds, one after the other."""
    if bug == "end":
        path = a_report_to_type_into(Path(folder))
        ended = asked_to_end(path, Path(folder), no_bug, random.Random(int(first)), slow=float(slow))
        assert (ended.status, ended.said) == (0, ""), ended
        print(ended.seconds, ended.typed)
        return
    for seed in range(int(first), int(first) + int(count)):
        a_round(Path(folder), getattr(typists, bug), seed, float(slow))


if __name__ == "__main__":
    main(*sys.argv[1:])
