"""How well the engine does, and where it falls short of the bar.

    python -m tests.spelling.measuring COUNT [FOLDER]

prints the shortfalls, one a line; with FOLDER those of an engine whose `resources/` lie there, with something broken.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report.texts import texts
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.spelling.letters import THAI
from ita_desktop.spelling.segments import segments
from ita_desktop.spelling.slips import slips
from ita_desktop.spelling.word_list import word_tree
from tests.spelling.planting import planted

SEED = 2568
HERE = Path(__file__).parent
RESOURCES = HERE.parents[1] / "resources"
SENTENCES = ("{}", "ตาม {} แล้ว", "หน่วยงานรายงานเรื่อง{}ให้ทราบ")

TRUE_SLIPS = ["องค์กรบริหารส่วนตำบล"] * 2
"""What is misspelt in the sample report, as it was in the published report."""

SELDOM_SLIPS = {"งบประมาณณ", "โปร่งใสใส"}
"""Forms of the list whose surplus letter is a word, or begins one: งบประมาณ ณ."""


@dataclass(frozen=True)
class Recall:
    """What became of slips that were planted: how many were found, and how many the first suggestion mends.

    `elsewhere` counts what was found beside them and is not there without them.
    """

    planted: int = 0
    found: int = 0
    mended: int = 0
    elsewhere: int = 0

    def __add__(self, other: "Recall") -> "Recall":
        return Recall(
            self.planted + other.planted,
            self.found + other.found,
            self.mended + other.mended,
            self.elsewhere + other.elsewhere,
        )


@cache
def sample_texts() -> tuple[str, ...]:
    """The texts of the sample report."""
    return tuple(dict.fromkeys(text for _, _, text in texts(read_json_file(RESOURCES / "sample.json")[0])))


@cache
def clean_texts() -> tuple[str, ...]:
    """Office Thai without a slip: titles of laws, and texts that were written for this."""
    files = sorted((HERE / "clean").glob("*.txt"))
    return tuple(line for file in files for line in file.read_text(encoding="utf-8").splitlines())


def listed() -> list[list[str]]:
    """The list of misspellings: wrong form, right form, group, level and how to match."""
    lines = paths.misspellings().read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def words_in(lines: Sequence[str]) -> int:
    """The number of Thai words."""
    runs = ("".join(letter if letter in THAI else " " for letter in line).split() for line in lines)
    return sum(len(segments(run, word_tree())) for line in runs for run in line)


def alarms_in(lines: Sequence[str]) -> list[str]:
    """What is called misspelt."""
    return [slip.words for line in lines for slip in slips(line)]


@cache
def unmended_forms() -> set[str]:
    """Forms of the list that the first suggestion does not make right in every one of three sentences."""
    return {
        wrong
        for wrong, right, *_ in listed()
        for sentence in SENTENCES
        if mended(sentence.format(wrong)) != sentence.format(right)
    }


def mended(text: str) -> str:
    """The text with the first suggestion in the place of every slip."""
    for slip in reversed(slips(text)):
        text = text[: slip.start] + slip.suggestions[0] + text[slip.end :]
    return text


def recall_by_kind(count: int) -> dict[str, Recall]:
    """So many slips planted in the sample report and in the clean texts, by their kind."""
    recalls: dict[str, Recall] = {}
    for one in planted([text for text in (*sample_texts(), *clean_texts()) if len(text) > 30], count, SEED):
        before = {slip.words for slip in slips(one.right)}
        found = [slip for slip in slips(one.text) if slip.words not in before]
        at_place = [slip for slip in found if one.touches(slip)]
        recall = Recall(1, bool(at_place), one.is_mended(found), len(found) - len(at_place))
        recalls[one.kind] = recalls.get(one.kind, Recall()) + recall
    return recalls


def fifty_found() -> int:
    """How many of fifty slips that others planted are found."""
    rows = [line.split("\t") for line in (HERE / "fifty_slips.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return sum({slip.words for slip in slips(text)} > {slip.words for slip in slips(right)} for _, text, right in rows)


def shortfalls(count: int) -> Iterator[str]:
    """Where the engine does not reach the bar, with so many slips planted; nothing if it does everywhere."""
    sample = alarms_in(sample_texts())
    if sample != TRUE_SLIPS:
        yield f"sample report: {sample}"
    alarms, words = alarms_in(clean_texts()), words_in(clean_texts())
    if words < 5_000 or len(alarms) * 1_000 > words:
        yield f"clean texts: {len(alarms)} alarms in {words} words: {alarms}"
    if unmended_forms() != SELDOM_SLIPS:
        yield f"list of misspellings: {len(unmended_forms())} not mended"
    if fifty_found() < 40:
        yield f"fifty slips: {fifty_found()} found"
    total = sum(recall_by_kind(count).values(), Recall())
    if total.planted != count or total.found < 0.8 * total.planted:
        yield f"planted slips: {total.found} of {total.planted} found"
    if total.mended < 0.9 * total.found:
        yield f"planted slips: the first suggestion mends {total.mended} of {total.found}"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys._MEIPASS = sys.argv[2]  # type: ignore[attr-defined]  # where a built program has its resources
    for shortfall in shortfalls(int(sys.argv[1])):
        print(shortfall)
