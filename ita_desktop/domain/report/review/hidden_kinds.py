"""Kinds of values that no form shows as they are: the key of the kind of report, and sets of what the checks need."""

import re
from typing import Any

from ita_desktop.domain.limits import KEY_MAX_LENGTH, WORD_MAX_LENGTH, WORDS_MAX
from ita_desktop.domain.report.admission import admitted_line, is_admitted
from ita_desktop.domain.report.kinds import Kind
from ita_desktop.domain.report.report import SetAside
from ita_desktop.domain.report.wording import owners_text

_KEY = re.compile(f"[a-z][a-z0-9_]{{0,{KEY_MAX_LENGTH - 1}}}")
_KEYS_ALLOWED = f"a-z, 0-9, _, 1-{KEY_MAX_LENGTH}"


class Hidden(Kind):
    """What is chosen or collected, and never typed into a form."""

    def words(self, value: Any) -> str:
        return str(value)


class Key(Hidden):
    """The key of something that the program knows by it; empty for the usual one. One that a later version has made
    is kept."""

    def allowed(self) -> str:
        return _KEYS_ALLOWED

    def kept(self, value: Any) -> Any:
        return value if not value or _KEY.fullmatch(value) else ""


class Several(Hidden):
    """A set, of which each can come and go by itself. Files have it in order."""

    most = WORD_MAX_LENGTH

    def may_have(self, one: Any) -> bool:
        """Whether one of that form may be in it."""
        raise NotImplementedError

    def kept(self, value: Any) -> Any:
        if len(value) <= WORDS_MAX and all(map(self.may_have, value)):
            return value
        return frozenset(sorted(filter(self.may_have, value))[:WORDS_MAX])


class OwnWords(Several):
    """Words that the user calls right."""

    def allowed(self) -> str:
        return f"1-{WORD_MAX_LENGTH}"

    def may_have(self, one: Any) -> bool:
        return _is_short(one) and admitted_line(one)[0] == one

    def words(self, value: Any) -> str:
        return owners_text(tuple(sorted(value)))


class Findings(Several):
    """Findings that the user set aside."""

    def allowed(self) -> str:
        return f"kind: {_KEYS_ALLOWED}; text: 1-{WORD_MAX_LENGTH}"

    def may_have(self, one: Any) -> bool:
        found: SetAside = one
        return _KEY.fullmatch(found.kind) is not None and _is_short(found.text) and is_admitted(found.text)

    def words(self, value: Any) -> str:
        return owners_text(tuple(one.text for one in sorted(value)))


def _is_short(text: str) -> bool:
    return len(text.strip()) > 0 and len(text) <= WORD_MAX_LENGTH
