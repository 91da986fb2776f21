"""A kind of report that the user edits: what it may become, and what of it is still not confirmed then. Pure."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ita_desktop.domain.report_kinds.frames import own_key
from ita_desktop.domain.report_kinds.report_kind import MEMO_NAMES, MEMO_TEXTS, OitItem, Part, ReportKind, YearOffset
from ita_desktop.language import digits, tr

_IN_BRACES = re.compile(r"\{([^{}]*)\}")


def copy_of(kind: ReportKind) -> ReportKind:
    """One of the user's own like it. The source of the facts stays with the original."""
    return replace(kind, key=own_key(), source="")


def edited(before: ReportKind, after: ReportKind) -> ReportKind:
    """The kind as it is kept: in the order of its rounds, and what the user changed is not unsure any more."""
    stays = [part for part in Part if getattr(before, part.value) == getattr(after, part.value)]
    return replace(
        after,
        name=after.name.strip(),
        title=after.title.strip(),
        items=tuple(sorted(after.items, key=lambda one: one.round)),
        years=tuple(sorted(after.years, key=lambda one: one.from_round)),
        standings=tuple(one for one in before.standings if one[0] in stays),
    )


def shown_wording(text: str) -> str:
    """The text of a memo with the names in its braces as the user knows them: `{ชื่อรายงาน}` for `{title}`."""
    return _renamed(text, {name: tr(words) for name, words in MEMO_NAMES.items()})


def read_wording(text: str) -> str:
    """The text of a memo as it is kept, from the one that was shown."""
    return _renamed(text, {tr(words): name for name, words in MEMO_NAMES.items()})


def why_not_kept(kind: ReportKind) -> str:
    """Why no file can have the kind as it is, in a sentence; empty if one can."""
    if not kind.name.strip():
        return tr("ยังไม่มีชื่อแบบ")
    if not kind.title.strip():
        return tr("ยังไม่มีชื่อรายงาน")
    twice = _twice(kind.items) or _twice(kind.years)
    if twice:
        return tr("รอบ {round} มีมากกว่าหนึ่งแถว ลบแถวที่เกินหรือแก้ปีของรอบ").format(round=digits(twice))
    if not kind.months:
        return tr("เลือกรอบของรายงานอย่างน้อยหนึ่งแบบ")
    memo = (*(getattr(kind.memo, name) for name in MEMO_TEXTS), *kind.memo.proposals)
    unknown = next((name for text in memo for name in _IN_BRACES.findall(text) if name not in MEMO_NAMES), None)
    if unknown is not None:
        return tr("บันทึกข้อความ: ไม่รู้จัก {{{name}}} ใช้ได้เฉพาะชื่อที่อยู่ในรายการ").format(name=unknown)
    return ""


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return _IN_BRACES.sub(lambda found: f"{{{names.get(found[1].strip(), found[1])}}}", text)


def _twice(rows: tuple[OitItem, ...] | tuple[YearOffset, ...]) -> int:
    """A round that is there more than once; 0 if none is."""
    rounds = Counter(one.round if isinstance(one, OitItem) else one.from_round for one in rows)
    return next((round_ for round_, count in rounds.items() if count > 1), 0)
