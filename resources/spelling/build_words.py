"""The words of the spelling check, made from their sources: `words.gz`. Run by `make spelling-words`.

Words of PyThaiNLP's `words_th` with their counts in the Thai National Corpus and the Thai Textbook Corpus, our own
words of office Thai, and the places of Thailand, less the wrong forms of the list of misspellings. What the file looks
like says `ita_desktop/spelling/word_list.py`.
"""

import gzip
import math
from collections import Counter
from pathlib import Path

import geothai
from pythainlp.corpus import thai_words, tnc, ttc

from ita_desktop.spelling.letters import THAI
from ita_desktop.spelling.thai_order import disorder

HERE = Path(__file__).parent
PLACES = {"provinces": 2_000, "districts": 300, "subdistricts": 20}
"""How often a place counts as seen: it is no word of any corpus, yet stands in reports."""

_SHORT, _SHORT_COUNT = 2, 200
_ALONE = "ณ"
_NEVER_SEEN = 0.5


def main() -> None:
    words = counted_words()
    total = sum(words.values())
    keys = sorted(words)
    costs = bytes(round(10 * math.log(total / max(words[word], _NEVER_SEEN))) for word in keys)
    plain = "\n".join(keys).encode("cp874") + b"\0" + costs
    packed = gzip.compress(plain, 9, mtime=0)  # without the time: made again it is the same file
    (HERE / "words.gz").write_bytes(packed)
    print(f"{len(keys):,} words of {total:,} seen, {len(packed):,} bytes")


def counted_words() -> dict[str, int]:
    """Every word, and how often it was seen."""
    seen = Counter(dict(tnc.word_freqs())) + Counter(dict(ttc.word_freqs()))
    words = {word: seen[word] for word in thai_words() if is_word(word)}
    for place, count in places():
        words[place] = max(words.get(place, 0), count)
    for word in wrong_forms():
        words.pop(word, None)
    words = {word: count for word, count in words.items() if len(word) > _SHORT or count >= _SHORT_COUNT}
    words[_ALONE] = seen[_ALONE]
    for word, count in official_words().items():
        if count:
            words[word] = max(count, words.get(word, 0))
        else:
            words.pop(word, None)
    for word in mai_malai_for_mai_muan(words):
        words[word] = 0
    return words


def is_word(word: str) -> bool:
    """Whether it is of Thai letters only, two or more, in an order that Thai has: the sources hold อาวุูธ, too."""
    return len(word) > 1 and THAI.issuperset(word) and disorder(word) is None


def places() -> list[tuple[str, int]]:
    """Names of provinces, districts and subdistricts."""
    found: list[tuple[str, int]] = []
    for province in geothai.provinces():
        found.append((province.name_th, PLACES["provinces"]))
        for district in geothai.districts(province.code):
            found.append((district.name_th.removeprefix("เขต"), PLACES["districts"]))
            found += [(below.name_th, PLACES["subdistricts"]) for below in geothai.subdistricts(district.code)]
    return [(name, count) for name, count in found if is_word(name)]


def wrong_forms() -> set[str]:
    """What the list calls misspelt."""
    lines = (HERE / "misspellings.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[0] for line in lines}


def official_words() -> dict[str, int]:
    """Our own words, and what we call none."""
    lines = (HERE / "official_words.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {word: int(count) for word, count in rows}


def mai_malai_for_mai_muan(words: dict[str, int]) -> list[str]:
    """Words such as ไน (a reel) and ไห้, which stand in offices for ใน and ให้."""
    return [word for word in words if "ไ" in word and words.get(word.replace("ไ", "ใ"), 0) > 20 * words[word]]


if __name__ == "__main__":
    main()
