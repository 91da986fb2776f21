"""One report as JSON, in and out: the exchange format of docs/exchange-format.md, version 1.

Reading is strict: whatever is unknown, missing, repeated or of the wrong type is refused with its place. Texts are kept
exactly; only characters that the door (`domain/report/admission.py`) does not admit are left out, and counted. Writing
what was read gives the same report, and writing that again the same bytes.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import MISSING
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from ita_desktop.domain.limits import ID_MAX_LENGTH, REPORT_MAX_BYTES, ROWS_MAX, TEXT_MAX_LENGTH, words_of
from ita_desktop.domain.report.admission import admitted, is_admitted
from ita_desktop.domain.report.fields import FIELDS, IN_FILE, Field, with_setting, written_paper
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.kinds import Choice, ItemList, Kind, Lines, Number, Span, Widths, YesNo
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.domain.report.report import (
    Agency,
    DatePeriod,
    Issue,
    Item,
    ItemKind,
    Measure,
    Period,
    Report,
    Signer,
    TextPeriod,
)
from ita_desktop.domain.report.size import size_of
from ita_desktop.errors import BadExchangeError, ExchangeFault

FORMAT = "ita-report"
VERSION = 1
SIZE_MAX = REPORT_MAX_BYTES
"""Bytes of one file."""

_VERSIONS = range(1, 2**31)
_LENGTHS = range(10_001)
"""Of numbers of the paper, before `with_setting` says what each of them may be."""

_NESTED = ("issues", "signers", "paper")

_T = TypeVar("_T")
_Choice = TypeVar("_Choice", bound=StrEnum)


def read_json(data: bytes) -> tuple[Report, int]:
    """The report, and how many characters were left out at the door.

    A measure without an id gets `m` and its running number; issues and items get ids by their place, so that reading
    the same bytes twice gives the same ids. Raises BadExchangeError.
    """
    reader = _Reader()
    return reader.report(_parsed(data)), reader.left_out


def write_json(report: Report) -> bytes:
    """The report in the exchange format: UTF-8, no byte order mark, no newline at the end."""
    value: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "agency": _written("agency", report.agency),
        **_written("", report),
        "issues": _written_issues(report),
        "signers": [_written("signer", signer) for signer in report.signers],
        **({"paper": _written_settings(report.paper)} if report.paper != DEFAULT_PAPER else {}),
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


# Any: a part of a report.
def _written(part: str, thing: Any) -> dict[str, object]:
    """The fields of one part."""
    return {
        field.attribute: _written_value(field.get(thing))
        for field in IN_FILE[part]
        if not (field.later and field.get(thing) == field.default)
    }


def _written_value(value: object) -> object:
    match value:
        case DatePeriod(start, end):
            return {"start": start.isoformat(), "end": end.isoformat()}
        case TextPeriod(text):
            return {"text": text}
        case Item(kind=kind, text=text):
            return {"kind": kind, "text": text}
        case tuple():
            return [_written_value(one) for one in value]
    return value


def _written_settings(paper: PaperSettings) -> dict[str, object]:
    """What differs from the default: numbers, yes or no and columns as JSON has them, everything else as words."""
    return {
        name: value if isinstance(value := getattr(paper, name), int | tuple) else word
        for name, word in written_paper(paper).items()
    }


def _written_issues(report: Report) -> list[dict[str, object]]:
    number = 0
    issues: list[dict[str, object]] = []
    for issue in report.issues:
        measures = []
        for measure in issue.measures:
            number += 1
            given = {"id": measure.id} if measure.id != _id_by_number(number) else {}
            measures.append({**given, **_written("measure", measure)})
        issues.append({**_written("issue", issue), "measures": measures})
    return issues


def _id_by_number(number: int) -> str:
    """The id of a measure without one, by its running number in the report. Writing leaves such an id out."""
    return f"m{number}"


class _Object(dict[str, object]):
    """A JSON object that remembers a key which stood in it twice: only the walk over it knows the place to name."""

    repeated: str | None = None


def _parsed(data: bytes) -> object:
    if len(data) > SIZE_MAX:
        _refuse("", ExchangeFault.TOO_LARGE, str(SIZE_MAX // 2**20))
    if data.startswith(b"\xef\xbb\xbf"):
        _refuse("", ExchangeFault.BYTE_ORDER_MARK)
    try:
        return json.loads(data.decode(), object_pairs_hook=_object_of_pairs, parse_constant=_not_json)
    except UnicodeDecodeError as error:
        raise BadExchangeError("", ExchangeFault.NOT_UTF8) from error
    except RecursionError as error:
        raise BadExchangeError("", ExchangeFault.TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise BadExchangeError("", ExchangeFault.NOT_JSON, str(error.lineno)) from error
    except ValueError as error:  # an integer of more digits than Python reads
        raise BadExchangeError("", ExchangeFault.NOT_JSON) from error


def _object_of_pairs(pairs: list[tuple[str, object]]) -> _Object:
    value = _Object(pairs)
    if len(value) < len(pairs):
        value.repeated = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return value


def _not_json(_constant: str) -> NoReturn:
    """NaN, Infinity and -Infinity, which Python reads and JSON does not have."""
    _refuse("", ExchangeFault.NOT_JSON)


def _refuse(place: str, reason: ExchangeFault, detail: str = "") -> NoReturn:
    raise BadExchangeError(place, reason, detail)


class _Reader:
    """Walks the parsed value once. Counts the rows, and the characters left out; knows the ids already given."""

    def __init__(self) -> None:
        self.left_out = 0
        self._rows = 0
        self._issues = 0
        self._measures = 0
        self._given_ids: set[str] = set()
        self._used_ids: set[str] = set()

    def report(self, value: object) -> Report:
        if not isinstance(value, dict):
            _refuse("", ExchangeFault.NOT_A_REPORT)
        if value.get("format") != FORMAT:
            _refuse("format", ExchangeFault.NOT_A_REPORT)
        version = self._integer(value.get("version"), "version", _VERSIONS)
        if version > VERSION:
            _refuse("version", ExchangeFault.NEWER_VERSION, str(version))
        keys = self._keys_of("", value, "", required=("format", "version", "agency"), optional=_NESTED)
        self._note_given_ids(keys.get("issues"))
        report = Report(
            agency=Agency(**self._part("agency", keys["agency"], "agency")),
            issues=self._each(keys.get("issues", []), "issues", self._issue),
            signers=self._each(keys.get("signers", []), "signers", self._signer),
            paper=self._paper(keys.get("paper", {}), "paper"),
            **self._values("", keys, ""),
        )
        if not size_of(report).fits():
            _refuse("", ExchangeFault.TOO_LARGE, str(SIZE_MAX // 2**20))
        return report

    def _signer(self, value: object, place: str) -> Signer:
        return Signer(**self._part("signer", value, place))

    # Any: the values of whatever fields they are, by their attributes.
    def _part(self, part: str, value: object, place: str) -> dict[str, Any]:
        """The fields of an object that holds nothing else."""
        return self._values(part, self._keys_of(part, value, place), place)

    def _keys_of(
        self, part: str, value: object, place: str, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> dict[str, object]:
        """The object, which has the keys of the fields of that part too: those without a default are required."""
        names = [field.attribute for field in IN_FILE[part]]
        needed = [field.attribute for field in IN_FILE[part] if field.default is MISSING]
        return self._keys(value, place, required=(*required, *needed), optional=(*optional, *names))

    def _values(self, part: str, keys: dict[str, object], place: str) -> dict[str, Any]:
        return {
            field.attribute: self._value(field, keys[field.attribute], f"{place}.{field.attribute}".strip("."))
            for field in IN_FILE[part]
            if field.attribute in keys
        }

    def _value(self, field: Field, value: object, place: str) -> Any:
        match field.kind:
            case Number(within=within):
                return self._integer(value, place, within)
            case Choice() as choice:
                return self._choice(choice.type, value, place)
            case Span():
                return self._period(value, place)
            case Lines():
                return self._each(value, place, self._text)
            case ItemList(name=name):
                return self._items(value, place, f"m{self._measures}-{name}")
        return self._text(value, place)

    def _paper(self, value: object, place: str) -> PaperSettings:
        keys = self._keys(value, place, optional=(field.attribute for field in IN_FILE["paper"]))
        paper = DEFAULT_PAPER
        for key, one in keys.items():
            at, kind = _joined(place, key), FIELDS[f"paper.{key}"].kind
            try:
                paper = with_setting(paper, key, self._setting(kind, one, at))
            except ValueError as error:
                raise BadExchangeError(at, ExchangeFault.NOT_A_CHOICE, kind.allowed()) from error
        return paper

    def _setting(self, kind: Kind, value: object, place: str) -> str:
        """The value as the word that stands for it."""
        match kind:
            case YesNo():
                if not isinstance(value, bool):
                    _refuse(place, ExchangeFault.WRONG_TYPE, "boolean")
                return kind.written(value)
            case Number():
                return kind.written(self._integer(value, place, _LENGTHS))
            case Widths():
                return kind.written(self._each(value, place, lambda one, at: self._integer(one, at, _LENGTHS)))
        return self._text(value, place)

    def _issue(self, value: object, place: str) -> Issue:
        keys = self._keys_of("issue", value, place, optional=("measures",))
        self._issues += 1
        id_ = IssueId(f"i{self._issues}")
        measures = self._each(keys.get("measures", []), f"{place}.measures", self._measure)
        return Issue(id=id_, measures=measures, **self._values("issue", keys, place))

    def _measure(self, value: object, place: str) -> Measure:
        keys = self._keys_of("measure", value, place, optional=("id",))
        self._measures += 1
        return Measure(id=self._measure_id(keys, place, self._measures), **self._values("measure", keys, place))

    def _items(self, value: object, place: str, id_prefix: str) -> tuple[Item, ...]:
        kinds_and_texts = self._each(value, place, self._item)
        return tuple(
            Item(ItemId(f"{id_prefix}-{number}"), kind, text) for number, (kind, text) in enumerate(kinds_and_texts, 1)
        )

    def _item(self, value: object, place: str) -> tuple[ItemKind, str]:
        keys = self._keys(value, place, required=("kind", "text"))
        return self._choice(ItemKind, keys["kind"], f"{place}.kind"), self._text(keys["text"], f"{place}.text")

    def _period(self, value: object, place: str) -> Period:
        if isinstance(value, dict) and "text" in value:
            return TextPeriod(self._text(self._keys(value, place, required=("text",))["text"], f"{place}.text"))
        keys = self._keys(value, place, required=("start", "end"))
        return DatePeriod(self._date(keys["start"], f"{place}.start"), self._date(keys["end"], f"{place}.end"))

    # Ids

    def _note_given_ids(self, issues: object) -> None:
        """Collects every id that the file gives, well-formed or not, so that no assigned one meets a later one."""
        for issue in issues if isinstance(issues, list) else ():
            measures = issue.get("measures") if isinstance(issue, dict) else None
            for measure in measures if isinstance(measures, list) else ():
                if isinstance(measure, dict) and isinstance(measure.get("id"), str):
                    self._given_ids.add(measure["id"])

    def _measure_id(self, keys: dict[str, object], place: str, number: int) -> MeasureId:
        if "id" in keys:
            return MeasureId(self._given_id(keys["id"], f"{place}.id"))
        chosen = _id_by_number(number)
        attempt = 1
        while chosen in self._given_ids or chosen in self._used_ids:
            attempt += 1
            chosen = f"{_id_by_number(number)}-{attempt}"
        self._used_ids.add(chosen)
        return MeasureId(chosen)

    def _given_id(self, value: object, place: str) -> str:
        if not isinstance(value, str):
            _refuse(place, ExchangeFault.WRONG_TYPE, "text")
        if not 0 < len(value) <= ID_MAX_LENGTH or not is_admitted(value):
            _refuse(place, ExchangeFault.BAD_ID, str(ID_MAX_LENGTH))
        if value in self._used_ids:
            _refuse(place, ExchangeFault.REPEATED_ID, value)
        self._used_ids.add(value)
        return value

    # Values of one type

    def _keys(
        self, value: object, place: str, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> dict[str, object]:
        if not isinstance(value, dict):
            _refuse(place, ExchangeFault.WRONG_TYPE, "object")
        known = {*required, *optional}
        for key in value:
            if key not in known:
                _refuse(_joined(place, key), ExchangeFault.UNKNOWN_KEY)
        if isinstance(value, _Object) and value.repeated is not None:
            _refuse(_joined(place, value.repeated), ExchangeFault.REPEATED_KEY)
        for key in required:
            if key not in value:
                _refuse(_joined(place, key), ExchangeFault.MISSING_KEY)
        return value

    def _each(self, value: object, place: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
        if not isinstance(value, list):
            _refuse(place, ExchangeFault.WRONG_TYPE, "array")
        self._rows += len(value)
        if self._rows > ROWS_MAX:
            _refuse(place, ExchangeFault.TOO_MANY_ROWS, str(ROWS_MAX))
        return tuple(read(one, f"{place}[{index}]") for index, one in enumerate(value))

    def _text(self, value: object, place: str) -> str:
        if not isinstance(value, str):
            _refuse(place, ExchangeFault.WRONG_TYPE, "text")
        if len(value) > TEXT_MAX_LENGTH:
            _refuse(place, ExchangeFault.TOO_LONG, str(TEXT_MAX_LENGTH))
        kept, left_out = admitted(value)
        self.left_out += left_out
        return kept

    def _integer(self, value: object, place: str, allowed: range) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            _refuse(place, ExchangeFault.WRONG_TYPE, "integer")
        if value not in allowed:
            _refuse(place, ExchangeFault.OUT_OF_RANGE, words_of(allowed))
        return value

    def _choice(self, choices: type[_Choice], value: object, place: str) -> _Choice:
        if not isinstance(value, str):
            _refuse(place, ExchangeFault.WRONG_TYPE, "text")
        for choice in choices:
            if choice.value == value:
                return choice
        _refuse(place, ExchangeFault.NOT_A_CHOICE, ", ".join(choices))

    def _date(self, value: object, place: str) -> date:
        """ISO `YYYY-MM-DD` only; `date.fromisoformat` would also take week dates and dates without dashes."""
        if not isinstance(value, str):
            _refuse(place, ExchangeFault.WRONG_TYPE, "text")
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise BadExchangeError(place, ExchangeFault.NOT_A_DATE) from error
        if day.isoformat() != value:
            _refuse(place, ExchangeFault.NOT_A_DATE)
        return day


def _joined(place: str, key: str) -> str:
    """The place of a key, which may be anything a stranger wrote: what cannot be shown is left out, the rest cut."""
    shown = admitted(key)[0].replace("\n", " ")[:60]
    return f"{place}.{shown}" if place else shown
