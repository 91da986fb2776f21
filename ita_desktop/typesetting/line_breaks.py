"""Where a Thai line may break, and the cost of each break. ICU's dictionary finds the words; the costs are ours.

Everything that chooses break points is behind one function, so that another dictionary can replace ICU's.
"""

import re
from typing import NamedTuple

from icu4py.breakers import LineBreaker

from ita_desktop.typesetting.compounds import compounds_in

AT_SPACE = 0.0
AFTER_SLASH = 4.0
BEFORE_PHRASE = 3.0
BETWEEN_WORDS = 20.0
AFTER_LOOSE_WORD = 150.0
AFTER_LONELY_WORD = 580.0
INSIDE_COMPOUND = 600.0
GLUED = 2500.0
"""Costs of a break, weighed against the unevenness of lines (see `paragraph.py`)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BETWEEN_SHORT_WORDS = {1: 500.0, 2: 450.0, 3: 400.0, 4: 320.0, 5: 200.0, 6: 60.0}
"""By the length, in characters, of the shorter of two words without a space between them. Thai makes its compounds of
short words, so the shorter they are, the likelier they are one word to a reader."""

_PHRASES = _words(
    "และ หรือ เพื่อ โดย ซึ่ง ของ จาก แก่ ด้วย สำหรับ ระหว่าง ภายใน ภายใต้ เมื่อ หาก ว่า แต่ ทั้ง พร้อม ผ่าน ตั้งแต่ ตลอด"
    " เนื่องจาก ความ อย่าง แล้ว คือ เช่น อาจ"
)
"""Words that begin a phrase: a line should begin with them."""

_MAYBE_PHRASES = _words("ที่ ใน ตาม ให้ ได้ เป็น มี ต่อ กับ ไม่ จะ ถึง การ ผู้ ทุก ก่อน หลัง ร่วม ไป มา ไว้ ต้อง สามารถ")
"""Words that begin a phrase, unless they end a compound of which the first part is short: หน้าที่, รายได้, ติดตาม."""

_PREFIXES = _words("การ ความ ผู้ นัก น่า ชาว ไม่ ปี ข้อ ส่วน ฝ่าย กอง ภาค สำนัก ศูนย์ เรื่อง")
"""Words that hardly mean anything without the next word."""

_LOOSE = _words("ใน ของ และ หรือ โดย ให้ เพื่อ ที่ ซึ่ง จะ ต้อง ได้ เป็น มี จาก กับ ต่อ แก่ ทุก ว่า แต่ หาก เมื่อ อย่าง เข้า")
"""Words that belong to the next word: a line should not end with them."""

_CONNECTORS = _words("ใน ของ และ หรือ โดย เพื่อ ที่ ซึ่ง จะ จาก แก่ ทุก ว่า แต่ หาก เมื่อ")
"""Those of them that never end a phrase: not even a word that begins one may come between."""

_LONELY = _LOOSE | _words("เช่น ได้แก่ คือ เรื่อง กรณี ด้าน โดยเฉพาะ ตาม ถึง แล้ว ไม่ ทั้ง รวมทั้ง รวมถึง ตลอดจน พร้อมทั้ง")
"""Words that a space often follows and that belong to what comes after it: a line should not end with one of them that
stands alone between spaces."""

_AT = "ณ"
"""The preposition that a space follows by rule; it never stays behind at the end of a line."""

NEVER_FIRST = frozenset("ๆฯ,;:!?.)]}”’»")
_SHORT = 4  # characters
_CHUNK = 4000  # characters: one call into ICU holds the interpreter, and the window waits for it
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

_UNITS = (
    "บาท|ล้าน|แสน|หมื่น|พัน|ร้อย|คน|ราย|ครั้ง|ข้อ|วัน|เดือน|ปี|ชั่วโมง|นาที|แห่ง|เรื่อง|โครงการ|ฉบับ|ช่องทาง|หมู่"
    "|กิโลเมตร|เมตร|กม|น\\.|%|เปอร์เซ็นต์"
)
_MONTHS = (
    "ม\\.ค|ก\\.พ|มี\\.ค|เม\\.ย|พ\\.ค|มิ\\.ย|ก\\.ค|ส\\.ค|ก\\.ย|ต\\.ค|พ\\.ย|ธ\\.ค|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม"
    "|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
)
_DIGIT = "[0-9๐-๙]"

# The newline stands for the line break, without the spaces before it. What matches must stay on one line.
_GLUE = re.compile(
    f"{_DIGIT}\n(?:{_UNITS}|{_MONTHS})"
    f"|(?:{_MONTHS}|[ก-ฮ]\\.|ข้อ|ที่|มาตรา|เลข|หมู่|ปี|ปีงบประมาณ|O)\\.?\n{_DIGIT}"
    f"|{_DIGIT}[-–/:.,]?\n[-–/:.,]?{_DIGIT}"
    "|[(\\[{“‘«]\n"
    "|(?:ปี|ปีงบประมาณ|ประจำปี)\nพ\\.ศ"
    "|[A-Za-z]\n&|&\n[A-Za-z]"
    "|\\S-\n\\S"  # PDFium takes a hyphen at a line's end for one that a typesetter put there
    "|[ก-ฮ]\\.\n[ก-ฮ]+\\."
)


_GLUE_LAST = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙.([{“‘«-&ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_GLUE_FIRST = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙&พ")
"""The characters next to a break that can be glued: checking them first saves most searches."""


class Break(NamedTuple):
    """A line may begin with character `start` (from 0); what it costs to break there."""

    start: int
    cost: float


def line_breaks(text: str) -> list[Break]:
    """The possible breaks inside a text without line breaks, from left to right; neither its start nor its end.

    UAX #14 with the Thai dictionary, less what typesetters keep together: a number and its unit, `พ.ศ.` and its year, a
    bracket and its word, anything and the ๆ or ฯ after it.
    """
    indices = [index for index in _dictionary_breaks(text) if 0 < index < len(text)]
    inner = compounds_in(text)
    breaks: list[Break] = []
    whole = [*(index for index in indices if index not in inner), len(text)]
    before, at = 0, 0  # where the word before the break begins, a compound being one word; how many begin before it
    for index in indices:
        is_inner = index in inner
        if text[index] not in NEVER_FIRST:
            end = index
            while text[end - 1] == " " and end > before:
                end -= 1
            if _is_glued(text, end, index):
                cost = GLUED
            elif is_inner:
                cost = INSIDE_COMPOUND
            else:
                alone = before == 0 or text[before - 1] == " "
                cost = _cost(text[before:index], text[index : whole[at + 1]], alone)
            breaks.append(Break(index, cost))
        if not is_inner:
            before, at = index, at + 1
    return breaks


def _is_glued(text: str, end: int, start: int) -> bool:
    """Whether what ends at `end` must stay on one line with what begins at `start`; between them are only spaces."""
    if text[end - 1] not in _GLUE_LAST and text[start] not in _GLUE_FIRST:
        return False
    return _GLUE.search(f"{text[max(0, end - 12) : end]}\n{text[start : start + 12]}") is not None


def _cost(last: str, following: str, alone: bool) -> float:
    """The cost of ending a line after the word `last` if the word `following` comes next. `alone`: nothing stands
    before `last`, or a space."""
    if last[-1] == " ":
        word = last.rstrip(" ")
        if word == _AT:
            return GLUED
        return AFTER_LONELY_WORD if alone and word in _LONELY else AT_SPACE
    if last[-1] == "/":
        return AFTER_SLASH
    if last in _CONNECTORS:
        return AFTER_LOOSE_WORD
    following = following.rstrip(" ")
    if last in _PREFIXES:
        return _BETWEEN_SHORT_WORDS[1]
    if following in _PHRASES or (following in _MAYBE_PHRASES and len(last) > _SHORT):
        return BEFORE_PHRASE
    if last in _LOOSE:
        return AFTER_LOOSE_WORD
    return _BETWEEN_SHORT_WORDS.get(min(len(last), len(following)), BETWEEN_WORDS)


def _dictionary_breaks(text: str) -> list[int]:
    """The breaks that ICU allows. ICU counts UTF-16 units, so a character of two is replaced by an ideograph for it."""
    shown = _ASTRAL.sub("一", text)
    ends: list[int] = []
    start = 0
    while start < len(shown):
        end = start + _CHUNK
        if end < len(shown):
            space = shown.rfind(" ", start + 1, end)
            end = space + 1 if space > 0 else end
        ends += [start + stop for _, stop in LineBreaker(shown[start:end], "th").segments()]
        start = end
    return ends
