"""The walk over the JSON of one report: strict, and with the location of whatever it refuses (`json_report.py`)."""

from collections.abc import Iterable
from dataclasses import MISSING
from typing import Any

from ita_desktop.domain.limits import (
    ID_MAX_LENGTH,
    WORDS_MAX,
)
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.domain.report.columns import (
    DEFAULT_COLUMNS,
    DEFAULT_KEYS,
    Columns,
)
from ita_desktop.domain.report.fields import (
    IN_FILE,
    ColumnField,
    Field,
    measure_fields,
)
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.kinds import Choice, ItemList, Kind, Lines, Money, Number, Span
from ita_desktop.domain.report.report import (
    Agency,
    Amount,
    DatePeriod,
    Issue,
    Item,
    ItemKind,
    Measure,
    Period,
    Report,
    SetAside,
    Signer,
    TextPeriod,
)
from ita_desktop.domain.report.review.hidden_kinds import Findings, Key, OwnWords, Several
from ita_desktop.domain.report.table_kinds import Table
from ita_desktop.domain.report.wording import is_amount
from ita_desktop.domain.size import size_of
from ita_desktop.errors import ExchangeFault
from ita_desktop.exchange.json_frame import FrameValues
from ita_desktop.exchange.json_values import SIZE_MAX, refuse

FORMAT = "ita-report"
VERSION = 1

_NESTED = ("issues", "signers", "paper")


def id_by_number(number: int) -> str:
    """The id of a measure without one, by its running number in the report. Writing leaves such an id out."""
    return f"m{number}"


class Reader(FrameValues):
    """Walks over the parsed value once, and collects the ids."""

    def __init__(self) -> None:
        super().__init__()
        self._issues = 0
        self._measures = 0
        self._given_ids: set[str] = set()
        self._used_ids: set[str] = set()
        self._unreviewed: set[str] = set()
        self._columns = DEFAULT_COLUMNS
        self._keys_of_measure = _keys_of_measure(DEFAULT_COLUMNS)

    def report(self, value: object) -> Report:
        head = self._head(value, FORMAT, VERSION)
        keys = self._keys_of("", head, "", required=("format", "version", "agency"), optional=_NESTED)
        self._note_given_ids(keys.get("issues"))
        if "columns" in keys:
            self._columns = self._table(keys["columns"], "columns")
            self._keys_of_measure = _keys_of_measure(self._columns)
        report = Report(
            agency=Agency(**self._part("agency", keys["agency"], "agency")),
            issues=self._each(keys.get("issues", []), "issues", self._issue),
            signers=self._each(keys.get("signers", []), "signers", self._signer),
            paper=self._paper(keys.get("paper", {}), "paper"),
            **self._values("", keys, ""),
            unreviewed=frozenset(self._unreviewed),
        )
        if not size_of(report).fits():
            refuse("", ExchangeFault.TOO_LARGE, str(SIZE_MAX // 2**20))
        return report

    def _signer(self, value: object, location: str) -> Signer:
        return Signer(**self._part("signer", value, location))

    # Any: the values of fields of any kind, by their attributes.
    def _part(self, part: str, value: object, location: str) -> dict[str, Any]:
        """The values of the fields of an object that has no other keys."""
        return self._values(part, self._keys_of(part, value, location), location)

    def _keys_of(
        self, part: str, value: object, location: str, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> dict[str, object]:
        """The object, checked for the keys of the fields of that part: those without a default are required."""
        names = [field.attribute for field in IN_FILE[part]]
        needed = [field.attribute for field in IN_FILE[part] if field.default is MISSING]
        return self._keys(value, location, required=(*required, *needed), optional=(*optional, *names))

    def _values(self, part: str, keys: dict[str, object], location: str) -> dict[str, Any]:
        return {
            field.attribute: self._value(field, keys[field.attribute], f"{location}.{field.attribute}".strip("."))
            for field in IN_FILE[part]
            if field.attribute in keys
        }

    def _value(self, field: Field, value: object, location: str) -> Any:
        match field.kind:
            case Number(within=within):
                return self._integer(value, location, within)
            case Choice() as choice:
                return self._choice(choice.choices, value, location)
            case Span():
                return self._period(value, location)
            case Lines():
                return self._each(value, location, self._text)
            case ItemList(name=name):
                return self._items(value, location, f"m{self._measures}-{name}")
            case Money():
                return self._money(value, location)
            case Table():
                return self._columns
            case Key() as key:
                return self._allowed(self._text(value, location), key, location)
            case OwnWords() as kind:
                return self._several(self._each(value, location, self._text), kind, location)
            case Findings() as kind:
                return self._several(self._each(value, location, self._finding), kind, location)
        return self._text(value, location)

    def _finding(self, value: object, location: str) -> SetAside:
        keys = self._keys(value, location, required=("kind", "text"))
        return SetAside(self._text(keys["kind"], f"{location}.kind"), self._lines(keys["text"], f"{location}.text"))

    # Any: whatever the set has.
    def _several(self, values: tuple[Any, ...], kind: Several, location: str) -> frozenset[Any]:
        if len(values) > WORDS_MAX:
            refuse(location, ExchangeFault.TOO_MANY_ROWS, str(WORDS_MAX))
        for index, one in enumerate(values):
            if not kind.may_have(one):
                refuse(f"{location}[{index}]", ExchangeFault.NOT_A_CHOICE, kind.allowed())
        return frozenset(values)

    def _allowed(self, value: str, kind: Kind, location: str) -> str:
        if kind.kept(value) != value:
            refuse(location, ExchangeFault.NOT_A_CHOICE, kind.allowed())
        return value

    def _money(self, value: object, location: str) -> Amount | str:
        if not isinstance(value, dict) or "amount" not in value:
            return self._text(self._keys(value, location, required=("text",))["text"], f"{location}.text")
        amount = self._text(self._keys(value, location, required=("amount",))["amount"], f"{location}.amount")
        if not is_amount(amount):
            refuse(f"{location}.amount", ExchangeFault.NOT_A_CHOICE, "12000.00")
        return Amount(amount)

    def _issue(self, value: object, location: str) -> Issue:
        keys = self._keys_of("issue", value, location, optional=("measures",))
        self._issues += 1
        id_ = IssueId(f"i{self._issues}")
        measures = self._each(keys.get("measures", []), f"{location}.measures", self._measure)
        return Issue(id=id_, measures=measures, **self._values("issue", keys, location))

    def _measure(self, value: object, location: str) -> Measure:
        keys = self._keys(value, location, optional=self._keys_of_measure)
        self._measures += 1
        id_ = self._measure_id(keys, location, self._measures)
        if "unreviewed" in keys and self._boolean(keys["unreviewed"], f"{location}.unreviewed"):
            self._unreviewed.add(id_)
        measure = Measure(id=id_, **self._values("measure", keys, location))
        return self._with_values(measure, keys["values"], f"{location}.values") if "values" in keys else measure

    def _with_values(self, measure: Measure, value: object, location: str) -> Measure:
        """The measure with what stands in columns other than the default ones."""
        fields = {one.attribute: one for one in measure_fields(self._columns) if isinstance(one, ColumnField)}
        for key, one in self._keys(value, location, optional=fields).items():
            measure = measure.with_value(key, self._value(fields[key], one, f"{location}.{key}"))
        return measure

    def _items(self, value: object, location: str, id_prefix: str) -> tuple[Item, ...]:
        found = self._each(value, location, self._item)
        items = tuple(
            Item(ItemId(f"{id_prefix}-{number}"), kind, text) for number, (kind, text, _) in enumerate(found, 1)
        )
        self._unreviewed.update(
            item.id for item, (_, _, is_unreviewed) in zip(items, found, strict=True) if is_unreviewed
        )
        return items

    def _item(self, value: object, location: str) -> tuple[ItemKind, str, bool]:
        keys = self._keys(value, location, required=("kind", "text"), optional=("unreviewed",))
        kind, text = self._choice(ItemKind, keys["kind"], f"{location}.kind"), keys["text"]
        is_unreviewed = "unreviewed" in keys and self._boolean(keys["unreviewed"], f"{location}.unreviewed")
        return kind, self._lines(text, f"{location}.text"), is_unreviewed

    def _period(self, value: object, location: str) -> Period:
        if isinstance(value, dict) and "text" in value:
            return TextPeriod(self._text(self._keys(value, location, required=("text",))["text"], f"{location}.text"))
        keys = self._keys(value, location, required=("start", "end"))
        return DatePeriod(self._date(keys["start"], f"{location}.start"), self._date(keys["end"], f"{location}.end"))

    # Ids

    def _note_given_ids(self, issues: object) -> None:
        """Collect every id in the file, valid or not, so that no id given by us occurs later in the file."""
        for issue in issues if isinstance(issues, list) else ():
            measures = issue.get("measures") if isinstance(issue, dict) else None
            for measure in measures if isinstance(measures, list) else ():
                if isinstance(measure, dict) and isinstance(measure.get("id"), str):
                    self._given_ids.add(measure["id"])

    def _measure_id(self, keys: dict[str, object], location: str, number: int) -> MeasureId:
        if "id" in keys:
            return MeasureId(self._given_id(keys["id"], f"{location}.id"))
        chosen = id_by_number(number)
        attempt = 1
        while chosen in self._given_ids or chosen in self._used_ids:
            attempt += 1
            chosen = f"{id_by_number(number)}-{attempt}"
        self._used_ids.add(chosen)
        return MeasureId(chosen)

    def _given_id(self, value: object, location: str) -> str:
        if not isinstance(value, str):
            refuse(location, ExchangeFault.WRONG_TYPE, "text")
        if not 0 < len(value) <= ID_MAX_LENGTH or not is_admitted(value):
            refuse(location, ExchangeFault.BAD_ID, str(ID_MAX_LENGTH))
        if value in self._used_ids:
            refuse(location, ExchangeFault.REPEATED_ID, value)
        self._used_ids.add(value)
        return value


def _keys_of_measure(columns: Columns) -> tuple[str, ...]:
    """The keys of the default columns among these, and `values` if there are others."""
    keys = tuple(column.key for column in columns if column.key in DEFAULT_KEYS)
    return ("id", "unreviewed", *keys, *(("values",) if len(keys) < len(columns) else ()))
