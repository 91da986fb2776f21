"""Random Thai out of real words, with every cluster that Thai spelling allows."""

import random
from itertools import pairwise

from ita_desktop.typesetting.line_breaks import line_breaks

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
UPPER = ("", "ิ", "ี", "ึ", "ื", "ั", "็", "ํ")
LOWER = ("", "ุ", "ู", "ฺ")
TONES = ("", "่", "้", "๊", "๋", "์")
LEADING = ("", "เ", "แ", "โ", "ใ", "ไ")


def every_cluster() -> list[str]:
    """Every consonant with a vowel above or below, or sara am, or none, and every tone over it."""
    vowels = [upper for upper in UPPER if upper] + [lower for lower in LOWER if lower] + [""]
    plain = [c + vowel + tone for c in CONSONANTS for vowel in vowels for tone in TONES]
    return plain + [c + tone + "ำ" for c in CONSONANTS for tone in TONES[:5]]


def real_words(texts: list[str]) -> list[str]:
    """The words of the texts, as they stand between break opportunities."""
    words: set[str] = set()
    for text in texts:
        cuts = [0, *(opportunity.start for opportunity in line_breaks(text)), len(text)]
        words.update(text[start:end].strip() for start, end in pairwise(cuts))
    return sorted(word for word in words if word)


def random_strings(count: int, words: list[str], seed: int) -> list[str]:
    """`count` strings of 4 to 40 words; the clusters go round, so that enough strings hold all of them.

    Every string ends in its own number, so that none is part of another.
    """
    chance = random.Random(seed)
    clusters = every_cluster()
    chance.shuffle(clusters)
    strings = []
    for number in range(count):
        parts = chance.choices(words, k=chance.randint(4, 40))
        for step in range(3):
            cluster = clusters[(3 * number + step) % len(clusters)]
            parts.insert(chance.randrange(len(parts) + 1), chance.choice(LEADING) + cluster)
        spaced = [part + chance.choice(("", "", "", "", " ", "/", "  ")) for part in parts]
        strings.append("".join(spaced).strip() + f" {number}")
    return strings
