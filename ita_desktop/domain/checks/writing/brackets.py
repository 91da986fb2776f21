"""Brackets and quotation marks without their other half, item by item."""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.checks.reading import Found, in_each_text
from ita_desktop.language import N_

_NOT_CLOSED = N_("“{mark}” ไม่มีตัวปิดคู่กัน")
_NOT_OPENED = N_("“{mark}” ไม่มีตัวเปิดคู่กัน")
_OPENED_BY = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_OPENING = frozenset(_OPENED_BY.values())
_BRACKET = re.compile(r'[()\[\]{}“”«»"]')
_LIST_MARK = re.compile(r"(?:^|[\s,…]|\.\.)(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*|[ก-ฮa-zA-Z])\)")


@in_each_text(ProblemKind.BRACKET, Severity.WARNING)
def unpaired_brackets(text: str) -> Iterator[Found]:
    """A finding for every bracket and quotation mark whose other half is not in the same text."""
    ends_of_list_marks = {found.end() - 1 for found in _LIST_MARK.finditer(text)} if ")" in text else set()
    open_now: list[int] = []
    alone: list[tuple[int, str]] = []
    for found in _BRACKET.finditer(text):
        at, mark = found.start(), found.group()
        last = text[open_now[-1]] if open_now else ""
        if mark == '"':
            is_inches = at > 0 and text[at - 1] in "0123456789๐๑๒๓๔๕๖๗๘๙" and '"' not in {text[one] for one in open_now}
            if last == '"':
                open_now.pop()
            elif not is_inches:
                open_now.append(at)
        elif mark in _OPENING:
            open_now.append(at)
        elif last == _OPENED_BY[mark]:
            open_now.pop()
        elif at not in ends_of_list_marks:
            alone.append((at, _NOT_OPENED))
    alone += ((at, _NOT_CLOSED) for at in open_now)
    for at, sentence in sorted(alone):
        yield Found(at, at + 1, sentence, None, (("mark", text[at]),))
