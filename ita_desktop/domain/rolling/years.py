"""Which years of a text move when its report becomes one of another year.

Those that mean the year of the report: ประจำปีงบประมาณ ๒๕๖๘, ไตรมาส ๒/๒๕๖๘, ภายในวันที่ ๓๑ ธ.ค. ๖๗. Never the year of a
law, of a dated document, of a document's number, or one of several years of a plan. What may be either is a doubt: it
is proposed, but only moves if the user wants it to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.periods import moved_by_years
from ita_desktop.domain.report.report import DatePeriod
from ita_desktop.domain.rolling.mentions import Lead, Mention, mentions, searched
from ita_desktop.domain.thai.digits_and_years import fiscal_year_of, to_thai_digits
from ita_desktop.language import N_


@dataclass(frozen=True, slots=True)
class Years:
    """From which fiscal year to which, and the round of the assessment that the earlier report was for."""

    old: int
    new: int
    old_round: int

    @property
    def by(self) -> int:
        """How many years later."""
        return self.new - self.old


@dataclass(frozen=True, slots=True)
class Move:
    """Characters `start` to `end` (from 0, `end` not included) of a text become `after`.

    `doubt` is why that may be wrong, to be looked up with `tr`; empty if it is certain.
    """

    start: int
    end: int
    after: str
    doubt: str = ""


LAW = N_("อยู่หลังคำว่ากฎหมาย ระเบียบ หรือประกาศ")
FACT = N_("อาจเป็นผลของปีก่อน")
OTHER_YEAR = N_("ไม่ใช่ปีของรายงาน")
NO_YEAR_WORD = N_("ไม่มีคำว่าปีนำหน้า")
DAY = N_("อาจเป็นวันที่ของงานที่ทำไปแล้ว")
TURN = N_("เป็นครั้งที่หรือรอบที่")
SCHOOL_YEAR = N_("เป็นปีการศึกษา")
LONGER = N_("ระยะเวลาเลยปีงบประมาณ")

_LAW = re.compile(
    "บัญญัติ|กฎ(?!าคม)|ระเบียบ|ข้อบังคับ|ประกาศ|ค(?:ำ|\u0e4dา)สั่ง|ว่าด้วย|ฉบับที่|แก้ไขเพิ่มเติม|ประมวล|มติ|ยุทธศาสตร์ชาติ"
    r"|รัฐธรรมนูญ|พระราช|พ *\.? *ร *\.? *[บกฎ] *\.?|ก *\. *ม *\."
)
_DATED = re.compile(r"ลงวันที่|ลว\.|ลง *วันที่|ณ *วันที่|ให้ไว้|ใช้บังคับ|บังคับใช้|มีผล")
_INSIDE = re.compile("(?:ใน|ของ|ตลอด|ระหว่าง|สำหรับ|รอบ|ช่วง) *$")
"""Before a year word that is about time and no part of a name."""

_DEADLINE = re.compile("(?:ภายใน|ไม่เกิน|ก่อน|ถึง|ตั้งแต่|ระหว่าง)(?:วันที่|วัน|เดือน|สิ้นเดือน)? *$")
_FACT = re.compile("ผลการประเมิน|ผลคะแนน|คะแนน|ที่ผ่านมา|ย้อนหลัง|เปรียบเทียบ|เทียบกับ|ปีก่อน|ปีที่แล้ว")
_ROUND = re.compile("ITA|OIT|ประเมินคุณธรรม")
_THROUGH = re.compile(r" *(?:-|~|จนถึง|ถึง) *(?:สิ้น)?(?:วันที่|เดือน)? *(?:(?:ประจ[ำํ]า?)?ปี(?: *งบ(?:ประมาณ|ฯ)?)?)? *\(? *")
_AND = re.compile(r" *(?:,|และ|หรือ|กับ|/)(?:วันที่|เดือน|ปี)? *\(? *")
_YEAR_AFTER = re.compile(
    r" *(?:-|~|จนถึง|ถึง) *(?:ปี(?: *งบประมาณ)?)? *(?:พ *\.? *ศ *\.?)? *"
    "(?:2[4-9][0-9]{2}|[0-9]{2}(?! *[/.ก-ฮ]))(?![0-9])"
)
_FROM_DAY = re.compile("[0-9]{1,2} *(?:-|ถึง) *$")
_FROM_MONTH = re.compile("(?:[ก-ฮ]\\.|คม|ยน|พันธ์) *(?:-|ถึง|จนถึง) *(?:เดือน)? *$")
_DOCUMENT_NUMBER = re.compile("(?:ว|เลขที่|ที่|หมายเลข) *\\.? *$")
_FACT_BEFORE, _FACT_AFTER, _DATED_AFTER, _ROUND_BEFORE = 50, 30, 80, 60
"""Characters around a year in which these words are about it."""

_NAME_MAX = 400
"""Characters from the first word of a law's name to its year."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention, and what became of it: None if it stays, else its doubt."""

    mention: Mention
    doubt: str | None
    is_of_law: bool


def moved_years(text: str, years: Years, *, is_period: bool = False) -> tuple[Move, ...]:
    """What would move in the text, from left to right. `is_period`: it is the period of a measure."""
    if not _may_name(years).search(text):
        return ()
    plain = searched(text)
    return tuple(
        move
        for seen in _judged(plain, years, is_period=is_period)
        if seen.doubt is not None
        for move in _moves(text, seen.mention, years.by, seen.doubt)
    )


@lru_cache(maxsize=16)
def _may_name(years: Years) -> re.Pattern[str]:
    """The last two figures of every year that may move: most texts have none of them."""
    endings = {f"{year % 100:02}" for year in (years.old - 1, years.old, years.old + 1, years.old_round)}
    return re.compile(
        "|".join("".join(f"[{one}{to_thai_digits(one)}]" for one in ending) for ending in sorted(endings))
    )


def _judged(text: str, years: Years, *, is_period: bool) -> list[_Seen]:
    """Each mention with its judgement; of a range of two dates, both have the same."""
    judged: list[_Seen] = []
    may_begin = False  # whether the last is the first date of what may be a range
    for mention in mentions(text):
        before, is_day = judged[-1] if judged else None, mention.lead is Lead.DAY
        seen = _Judge(text, years, mention, before, is_period=is_period).seen()
        if before is not None and may_begin and is_day and _joins(text, before.mention, mention, _THROUGH):
            doubt = _of_range(before, seen, years, is_period=is_period)
            judged[-1:] = [_Seen(one, doubt, before.is_of_law) for one in (before.mention, mention)]
            may_begin = False
        else:
            judged.append(seen)
            may_begin = is_day
    return judged


def _of_range(first: _Seen, last: _Seen, years: Years, *, is_period: bool) -> str | None:
    """What becomes of two dates with a dash or ถึง between them: a year, a half, some months of the year move."""
    start, end = first.mention.first, last.mention.last
    assert start is not None and end is not None, "dates"
    inside = _is_of(start, years.old), _is_of(end, years.old)
    if first.is_of_law or not any(inside):
        return None
    if not all(inside):
        return LONGER if is_period else None
    are_months = start.day == 1 and (end.month != _next_day(end).month)
    return "" if is_period or are_months else DAY


def _is_of(day: date, fiscal_year: int) -> bool:
    return fiscal_year_of(day) == fiscal_year


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _joins(text: str, one: Mention, other: Mention, words: re.Pattern[str]) -> bool:
    return words.fullmatch(text, one.end, other.begin) is not None


@dataclass(frozen=True)
class _Judge:
    """One mention in its text, `before` being the one before it."""

    text: str
    years: Years
    mention: Mention
    before: _Seen | None
    is_period: bool

    def seen(self) -> _Seen:
        """The mention with its judgement."""
        is_of_law = self._is_of_law()
        return _Seen(self.mention, self._doubt(is_of_law=is_of_law), is_of_law)

    def _doubt(self, *, is_of_law: bool) -> str | None:
        lead, year = self.mention.lead, self.mention.year
        if lead is Lead.NUMBER or self._is_one_of_a_range() or not self._could_become():
            return None
        if lead is Lead.DAY:
            return self._doubt_of_day(is_of_law=is_of_law)
        if year == self.years.old_round != self.years.old and (lead is Lead.ROUND or self._is_about(_ROUND)):
            return None if is_of_law and not self._is_year_word else LAW if is_of_law else ""
        if lead in (Lead.ERA, Lead.ALONE):
            return None if is_of_law or year != self.years.old or self._is_number() else self._or_fact(NO_YEAR_WORD)
        if abs(year - self.years.old) > 1:
            return None
        if is_of_law:
            return LAW if year == self.years.old else None
        if year != self.years.old or self._follows_other_year():
            return OTHER_YEAR
        return {Lead.TURN: TURN, Lead.SCHOOL: SCHOOL_YEAR, Lead.ROUND: OTHER_YEAR}.get(lead) or self._or_fact("")

    def _doubt_of_day(self, *, is_of_law: bool) -> str | None:
        mention = self.mention
        assert mention.first is not None and mention.last is not None, "a date"
        if is_of_law or not _is_of(mention.last, self.years.old):
            return None
        if self.is_period:
            return ""
        ahead = self.text[self._line_start : mention.begin]
        if mention.day_figures is None and _FROM_MONTH.search(ahead):
            return ""
        if _FROM_DAY.search(ahead) or not _DEADLINE.search(ahead):
            return DAY
        return ""

    @property
    def _is_year_word(self) -> bool:
        return self.mention.lead not in (Lead.ERA, Lead.ALONE, Lead.NUMBER)

    @property
    def _line_start(self) -> int:
        """Where the line begins; of a very long one, as far as a name can reach."""
        return max(self.text.rfind("\n", 0, self.mention.begin) + 1, self.mention.begin - _NAME_MAX)

    @property
    def _line_end(self) -> int:
        most = min(self.mention.end + _NAME_MAX, len(self.text))
        end = self.text.find("\n", self.mention.end, most)
        return most if end < 0 else end

    def _since_last_year(self) -> str:
        """What stands between the year before and this one, on this line."""
        start = max(self.before.mention.end if self.before is not None else 0, self._line_start)
        return self.text[start : self.mention.begin]

    def _is_of_law(self) -> bool:
        """Whether it belongs to the name, or is the day, of a law or document."""
        mention, ahead = self.mention, self._since_last_year()
        if self._goes_on_with_law():
            return True
        if mention.lead is Lead.DAY:
            if _DATED.search(ahead):
                return True
            return _LAW.search(ahead) is not None and not _DEADLINE.search(ahead)
        if not self._is_year_word:
            return _LAW.search(self.text, self._line_start, mention.begin) is not None
        if _DATED.search(self.text, mention.end, min(mention.end + _DATED_AFTER, self._line_end)):
            return True
        return _LAW.search(ahead) is not None and _INSIDE.search(ahead) is None

    def _goes_on_with_law(self) -> bool:
        """Whether it is listed with the year before, which is of a law or document."""
        before = self.before
        joins = (_joins(self.text, before.mention, self.mention, words) for words in (_AND, _THROUGH)) if before else ()
        return before is not None and before.is_of_law and any(joins)

    def _is_one_of_a_range(self) -> bool:
        """Whether it is the first or the last of several years: แผนพัฒนา (พ.ศ. ๒๕๖๖ - ๒๕๗๐)."""
        if self.mention.lead is Lead.DAY:
            return False
        if _YEAR_AFTER.match(self.text, self.mention.end):
            return True
        return self.before is not None and _joins(self.text, self.before.mention, self.mention, _THROUGH)

    def _follows_other_year(self) -> bool:
        """Whether it is listed after another year: ปี ๒๕๖๗ และ ๒๕๖๘."""
        before = self.before
        is_listed = before is not None and _joins(self.text, before.mention, self.mention, _AND)
        return is_listed and before is not None and before.mention.year != self.mention.year

    def _is_number(self) -> bool:
        return _DOCUMENT_NUMBER.search(self.text, self._line_start, self.mention.begin) is not None

    def _is_about(self, words: re.Pattern[str]) -> bool:
        start = max(self._line_start, self.mention.begin - _ROUND_BEFORE)
        return words.search(self.text, start, self.mention.begin) is not None

    def _or_fact(self, doubt: str) -> str:
        start = max(self._line_start, self.mention.begin - _FACT_BEFORE)
        end = min(self._line_end, self.mention.end + _FACT_AFTER)
        return FACT if _FACT.search(self.text, start, end) else doubt

    def _could_become(self) -> bool:
        return self.mention.year + self.years.by in YEARS


def _moves(text: str, mention: Mention, by: int, doubt: str) -> Iterator[Move]:
    """What the figures become, in the digits that they are written in. Where no 29 February is, it is the 28th."""
    if mention.day_figures is not None and mention.first is not None:
        moved = moved_by_years(DatePeriod(mention.first, mention.first), by).start
        if moved.day != mention.first.day:
            yield Move(*mention.day_figures, _figures(str(moved.day), text[mention.day_figures[0]]), doubt)
    figures = str(mention.year + by)[-(mention.end - mention.start) :]
    yield Move(mention.start, mention.end, _figures(figures, text[mention.start]), doubt)


def _figures(figures: str, like: str) -> str:
    return figures if like.isascii() else to_thai_digits(figures)
