"""Thai letters by what they do in a word, and where a word may begin."""

CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
"""ก to ฮ, with ฤ and ฦ, which are used like consonants."""

LEADING = "เแโใไ"
"""Vowels that stand before their consonant."""

TRAILING = "ะาำๅ"
"""Vowels that stand after their consonant, not above or below it."""

VOWELS_ABOVE_AND_BELOW = "ัิีึืฺุู"
TONES = "่้๊๋"
MARKS = VOWELS_ABOVE_AND_BELOW + "็" + TONES + "์ํ๎"
"""The marks above and below a consonant."""

NO_BEGINNING = frozenset(TRAILING + MARKS)
"""No word begins with one of these."""

THAI = frozenset(CONSONANTS + LEADING + TRAILING + MARKS)
"""Every letter of Thai words, without digits, ๆ, ฯ and ฿."""


def cluster_end(text: str, at: int) -> int:
    """The end of the cluster at `at`: a consonant with the vowel before it and all marks and vowels after it."""
    end = at + 1
    while end < len(text) and (text[end] in NO_BEGINNING or text[end - 1] in LEADING):
        end += 1
    return end


def may_divide(text: str, at: int) -> bool:
    """Whether one word may end and another begin before letter `at`. True at both ends of the text."""
    if at <= 0 or at >= len(text):
        return True
    return text[at] not in NO_BEGINNING and text[at - 1] not in LEADING
