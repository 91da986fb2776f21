"""What the two fields of the table hold: its columns, and how wide the default ones are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ita_desktop.domain.limits import COLUMN_COUNT, COLUMN_WIDTHS, COLUMNS_MAX, HEADING_MAX_LENGTH, words_of
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, default_heading, fault_of, may_be_heading
from ita_desktop.domain.report.kinds import Kind, Part, Replacing, number_in
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS
from ita_desktop.domain.report.wording import owners_text
from ita_desktop.language import digits, tr


class Table(Kind):
    """The columns of the table. Headings can be found and replaced, but those of the default columns."""

    between = "\n"
    most = HEADING_MAX_LENGTH

    def allowed(self) -> str:
        return f"1-{COLUMNS_MAX}"

    def parts(self, value: Any) -> Iterator[Part]:
        for part, column in enumerate(value if value is not DEFAULT_COLUMNS else ()):
            if column.heading != default_heading(column.key):
                yield None, part, column.heading

    def replaced(self, value: Any, replacing: Replacing) -> Any:
        made = tuple(_with_heading(column, replacing(None, part)) for part, column in enumerate(value))
        return value if made == value else made

    def words(self, value: Any) -> str:
        return "\n".join(map(_column_words, value))

    def kept(self, value: Any) -> Any:
        return DEFAULT_COLUMNS if fault_of(value) else value


class Widths(Kind):
    """The widths of the columns of the table in millimetres; empty where they are fitted to the text."""

    _FITTED = "fitted"

    def allowed(self) -> str:
        return f"{self._FITTED}, {COLUMN_COUNT} numbers ({words_of(COLUMN_WIDTHS)})"

    def words(self, value: Any) -> str:
        return owners_text(tuple(map(digits, value)))

    def kept(self, value: Any) -> Any:
        may_be = len(value) in (0, COLUMN_COUNT) and all(width in COLUMN_WIDTHS for width in value)
        return value if may_be else USUAL_COLUMNS

    def written(self, value: Any) -> str:
        return " ".join(map(str, value)) or self._FITTED

    def read_word(self, word: str) -> Any:
        if word == self._FITTED:
            return ()
        widths = tuple(number_in(one, COLUMN_WIDTHS) for one in word.split(" "))
        if len(widths) != COLUMN_COUNT:
            raise ValueError("other than six columns")
        return widths


def _with_heading(column: Column, text: str | None) -> Column:
    return replace(column, heading=text) if text is not None and may_be_heading(text) else column


def _column_words(column: Column) -> str:
    """The column on one line, with what is not usual about it."""
    words = [tr(column.heading)]
    if column.width is not None:
        words.append(tr("กว้าง {width} มม.").format(width=digits(column.width)))
    if not column.printed:
        words.append(tr("ไม่พิมพ์"))
    return owners_text(tuple(words))
