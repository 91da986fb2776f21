"""The columns of the table and the settings of the paper in JSON, which a report and a kind of report have."""

from ita_desktop.domain.limits import COLUMN_WIDTHS
from ita_desktop.domain.report.columns import (
    DEFAULT_COLUMNS,
    Column,
    ColumnKind,
    Columns,
    fault_of,
    fault_of_column,
)
from ita_desktop.domain.report.fields import FIELDS, IN_FILE, with_setting
from ita_desktop.domain.report.kinds import Kind, Number, YesNo
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.domain.report.table_kinds import Widths
from ita_desktop.errors import BadExchangeError, ExchangeFault
from ita_desktop.exchange.json_values import Values, joined, refuse

_VERSIONS = range(1, 2**31)
_LENGTHS = range(10_001)
"""The range of all numbers of the paper; `with_setting` then checks the range of each."""


class FrameValues(Values):
    """Reads the head of a file, columns and the paper."""

    def _head(self, value: object, format_: str, version: int) -> dict[str, object]:
        """The object, if it is of that format, and of that version or an earlier one."""
        if not isinstance(value, dict):
            refuse("", ExchangeFault.NOT_A_REPORT)
        if value.get("format") != format_:
            refuse("format", ExchangeFault.NOT_A_REPORT)
        found = self._integer(value.get("version"), "version", _VERSIONS)
        if found > version:
            refuse("version", ExchangeFault.NEWER_VERSION, str(found))
        return value

    def _paper(self, value: object, location: str) -> PaperSettings:
        keys = self._keys(value, location, optional=(field.attribute for field in IN_FILE["paper"]))
        paper = DEFAULT_PAPER
        for key, one in keys.items():
            at, kind = joined(location, key), FIELDS[f"paper.{key}"].kind
            try:
                paper = with_setting(paper, key, self._setting(kind, one, at))
            except ValueError as error:
                raise BadExchangeError(at, ExchangeFault.NOT_A_CHOICE, kind.allowed()) from error
        return paper

    def _setting(self, kind: Kind, value: object, location: str) -> str:
        """The value as the word that stands for it."""
        match kind:
            case YesNo():
                return kind.written(self._boolean(value, location))
            case Number():
                return kind.written(self._integer(value, location, _LENGTHS))
            case Widths():
                return kind.written(self._each(value, location, lambda one, at: self._integer(one, at, _LENGTHS)))
        return self._text(value, location)

    def _table(self, value: object, location: str) -> Columns:
        columns = self._each(value, location, self._column)
        fault = fault_of(columns)
        if fault:
            refuse(location, ExchangeFault.NOT_A_CHOICE, fault)
        return DEFAULT_COLUMNS if columns == DEFAULT_COLUMNS else columns

    def _column(self, value: object, location: str) -> Column:
        keys = self._keys(value, location, required=("key", "heading", "kind"), optional=("width", "printed"))
        column = Column(
            key=self._lines(keys["key"], f"{location}.key"),
            heading=self._text(keys["heading"], f"{location}.heading"),
            kind=self._choice(ColumnKind, keys["kind"], f"{location}.kind"),
            width=self._integer(keys["width"], f"{location}.width", COLUMN_WIDTHS) if "width" in keys else None,
            printed=self._boolean(keys.get("printed", True), f"{location}.printed"),
        )
        fault = fault_of_column(column)
        if fault is not None:
            refuse(f"{location}.{fault[0]}", ExchangeFault.NOT_A_CHOICE, fault[1])
        return column
