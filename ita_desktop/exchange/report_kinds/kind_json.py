"""One kind of report as JSON, in and out: docs/kinds.md, version 1. Reading is as strict as that of a report."""

import json
import re
from typing import Any

from ita_desktop.domain.limits import KEY_MAX_LENGTH, KIND_NAME_MAX_LENGTH, YEARS
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER
from ita_desktop.domain.report.report import Signer
from ita_desktop.domain.report_kinds.report_kind import (
    MEMO_NAMES,
    MEMO_TEXTS,
    MONTHS,
    OFFSETS,
    WHOLE_YEAR,
    MemoWording,
    OitItem,
    Part,
    ReportKind,
    Standing,
    YearOffset,
)
from ita_desktop.errors import BadExchangeError, ExchangeFault
from ita_desktop.exchange.json_frame import FrameValues
from ita_desktop.exchange.json_report import written_column, written_settings
from ita_desktop.exchange.json_values import parsed

FORMAT = "ita-report-kind"
VERSION = 1

_REQUIRED = ("format", "version", "key", "name", "title")
_OPTIONAL = (
    *("source", "status", "items", "years", "months", "issues", "columns", "signers", "paper", "memo"),
    *("answered_by", "words"),
)
_OFFSETS = range(OFFSETS[0], OFFSETS[-1] + 1)
_KEY = re.compile(f"[a-z][a-z0-9_]{{0,{KEY_MAX_LENGTH - 1}}}")
_IN_BRACES = re.compile(r"\{([^{}]*)\}")


def read_kind(data: bytes) -> ReportKind:
    """The kind. Raises BadExchangeError with the place of what is wrong."""
    return _KindReader().kind(parsed(data))


def write_kind(kind: ReportKind) -> bytes:
    """The kind in the format of its files: UTF-8, what differs from the default only."""
    memo = {name: text for name in MEMO_TEXTS if (text := getattr(kind.memo, name))}
    written: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "key": kind.key,
        "name": kind.name,
        "title": kind.title,
        "source": kind.source,
        "status": {part.value: standing.value for part, standing in kind.standings},
        "items": [{"round": one.round, "item": one.item, **_status(one.standing)} for one in kind.items],
        "years": [{"from_round": one.from_round, "offset": one.offset, **_status(one.standing)} for one in kind.years],
        "months": list(kind.months) if kind.months != (WHOLE_YEAR,) else [],
        "issues": list(kind.issues),
        "columns": [written_column(one) for one in kind.columns] if kind.columns != DEFAULT_COLUMNS else [],
        "signers": [
            {"role": one.role, **({"positions": list(one.positions)} if one.positions else {})} for one in kind.signers
        ],
        "paper": written_settings(kind.paper) if kind.paper != DEFAULT_PAPER else {},
        "memo": {**memo, **({"proposals": list(kind.memo.proposals)} if kind.memo.proposals else {})},
        "answered_by": kind.answered_by,
        "words": {key: list(words) for key, words in kind.words},
    }
    return json.dumps({key: value for key, value in written.items() if value}, ensure_ascii=False, indent=1).encode()


def _status(standing: Standing) -> dict[str, object]:
    return {"status": standing.value} if standing is not Standing.CONFIRMED else {}


class _KindReader(FrameValues):
    """Walks over one kind, with the refusals of the walk over a report."""

    def kind(self, value: object) -> ReportKind:
        keys = self._keys(self._head(value, FORMAT, VERSION), "", required=_REQUIRED, optional=_OPTIONAL)
        paper = self._paper(keys.get("paper", {}), "paper")
        if paper.emblem is not None:  # a kind is given to other agencies
            raise BadExchangeError("paper.emblem", ExchangeFault.UNKNOWN_KEY)
        columns = self._table(keys["columns"], "columns") if "columns" in keys else DEFAULT_COLUMNS
        return ReportKind(
            key=self._key(keys["key"], "key"),
            name=self._name(keys["name"], "name"),
            title=self._text(keys["title"], "title"),
            columns=columns,
            issues=self._each(keys.get("issues", []), "issues", self._text),
            items=self._in_order(self._each(keys.get("items", []), "items", self._oit_item), "items"),
            years=self._in_order(self._each(keys.get("years", []), "years", self._year), "years"),
            months=self._months(keys["months"], "months") if "months" in keys else (WHOLE_YEAR,),
            signers=self._each(keys.get("signers", []), "signers", self._role),
            paper=paper,
            memo=self._memo(keys.get("memo", {}), "memo"),
            answered_by=self._key(keys["answered_by"], "answered_by") if "answered_by" in keys else "",
            words=self._offered(keys.get("words", {}), "words", columns),
            standings=self._standings(keys.get("status", {}), "status"),
            source=self._text(keys.get("source", ""), "source"),
        )

    def _key(self, value: object, location: str) -> str:
        text = self._text(value, location)
        if not _KEY.fullmatch(text):
            raise BadExchangeError(location, ExchangeFault.NOT_A_CHOICE, f"a-z, 0-9, _, 1-{KEY_MAX_LENGTH}")
        return text

    def _name(self, value: object, location: str) -> str:
        text = self._text(value, location).strip()
        if not 0 < len(text) <= KIND_NAME_MAX_LENGTH or "\n" in text:
            raise BadExchangeError(location, ExchangeFault.NOT_A_CHOICE, f"1-{KIND_NAME_MAX_LENGTH}")
        return text

    def _oit_item(self, value: object, location: str) -> OitItem:
        keys = self._keys(value, location, required=("round", "item"), optional=("status",))
        return OitItem(
            self._integer(keys["round"], f"{location}.round", YEARS),
            self._text(keys["item"], f"{location}.item"),
            self._standing(keys.get("status", Standing.CONFIRMED), f"{location}.status"),
        )

    def _year(self, value: object, location: str) -> YearOffset:
        keys = self._keys(value, location, required=("from_round", "offset"), optional=("status",))
        return YearOffset(
            self._integer(keys["from_round"], f"{location}.from_round", YEARS),
            self._integer(keys["offset"], f"{location}.offset", _OFFSETS),
            self._standing(keys.get("status", Standing.CONFIRMED), f"{location}.status"),
        )

    # Any: items or years, whose first attribute is a round.
    def _in_order(self, things: Any, location: str) -> Any:
        """The things, whose rounds have to rise."""
        rounds = [thing.round if isinstance(thing, OitItem) else thing.from_round for thing in things]
        for index in range(1, len(rounds)):
            if rounds[index] <= rounds[index - 1]:
                raise BadExchangeError(f"{location}[{index}]", ExchangeFault.NOT_A_CHOICE, f"> {rounds[index - 1]}")
        return things

    def _months(self, value: object, location: str) -> tuple[int, ...]:
        months = self._each(value, location, lambda one, at: self._integer(one, at, range(1, WHOLE_YEAR + 1)))
        if not months or not set(months) <= set(MONTHS) or len(set(months)) < len(months):
            raise BadExchangeError(location, ExchangeFault.NOT_A_CHOICE, ", ".join(map(str, MONTHS)))
        return months

    def _role(self, value: object, location: str) -> Signer:
        keys = self._keys(value, location, optional=("role", "positions"))
        return Signer(
            role=self._text(keys.get("role", ""), f"{location}.role"),
            positions=self._each(keys.get("positions", []), f"{location}.positions", self._text),
        )

    def _memo(self, value: object, location: str) -> MemoWording:
        keys = self._keys(value, location, optional=(*MEMO_TEXTS, "proposals"))
        texts = {name: self._wording(keys[name], f"{location}.{name}") for name in MEMO_TEXTS if name in keys}
        return MemoWording(
            **texts, proposals=self._each(keys.get("proposals", []), f"{location}.proposals", self._wording)
        )

    def _wording(self, value: object, location: str) -> str:
        """A text in whose braces stand names that a report knows."""
        text = self._text(value, location)
        if any(name not in MEMO_NAMES for name in _IN_BRACES.findall(text)):
            allowed = ", ".join(f"{{{name}}}" for name in MEMO_NAMES)
            raise BadExchangeError(location, ExchangeFault.NOT_A_CHOICE, allowed)
        return text

    def _offered(self, value: object, location: str, columns: Columns) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Words by the keys of columns that the kind has, in the order of these."""
        there = tuple(column.key for column in columns)
        keys = self._keys(value, location, optional=there)
        return tuple((key, self._each(keys[key], f"{location}.{key}", self._text)) for key in there if key in keys)

    def _standings(self, value: object, location: str) -> tuple[tuple[Part, Standing], ...]:
        keys = self._keys(value, location, optional=tuple(Part))
        return tuple((part, self._standing(keys[part], f"{location}.{part}")) for part in Part if part in keys)

    def _standing(self, value: object, location: str) -> Standing:
        return self._choice(Standing, value, location)
