"""One line says what columns of a file are for."""

import pytest

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS
from ita_desktop.errors import BadColumnMapError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.importing.column_map import choices_of
from ita_desktop.exchange.tables.measures import ReadTables, read_tables
from tests.exchange.tables.test_measures import a_table

CONTENTS = Contents(
    (
        a_table(
            ("ที่", "โครงการ", "ตัวชี้วัด", "ผู้รับผิดชอบ", "หมายเหตุ"),
            ("๑", "ซ่อมถนน", "๑. ระยะทาง\n๒. ความพอใจ", "กองช่าง", "แล้วเสร็จ"),
        ),
    )
)


def read_with(line: str) -> ReadTables:
    choices = choices_of(line, read_tables(CONTENTS, 2568), DEFAULT_COLUMNS)
    return read_tables(CONTENTS, 2568, choices)


def test_columns_are_named_by_heading_or_number_and_become_new_ones_or_parts_of_others() -> None:
    found = read_with("ตัวชี้วัด=new, 5=results")

    (measure,) = found.issues[0].measures
    assert [item.text for item in measure.items("indicator")] == ["ระยะทาง", "ความพอใจ"]
    assert [item.text for item in measure.results] == ["แล้วเสร็จ"]
    assert found.columns[:-1] == DEFAULT_COLUMNS
    assert found.columns[-1].heading == "ตัวชี้วัด"
    assert found.letters.add_up()


@pytest.mark.parametrize("line", ["ตัวชี้วัด", "ตัวชี้วัด=ที่ไหนก็ได้", "ไม่มีคอลัมน์นี้=new", "9=new", ""])
def test_a_column_or_role_that_there_is_not_is_refused_with_those_that_there_are(line: str) -> None:
    with pytest.raises(BadColumnMapError) as refused:
        read_with(line)

    assert refused.value.entry == line
    assert refused.value.columns == ("ที่", "โครงการ", "ตัวชี้วัด", "ผู้รับผิดชอบ", "หมายเหตุ")
    assert {"results", "new", "out"} < set(refused.value.roles)
