"""Periods that cannot be meant are found wherever they come from, and plans of some years are left alone."""

import json
from datetime import date

import pytest

from ita_desktop.domain.checks.misdated import misdated
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.report import DatePeriod, Period, TextPeriod
from ita_desktop.exchange.json_report import read_json, write_json
from tests.support.reports import a_measure, a_report, an_issue

BACKWARDS, WRONG_ERA, OTHER_YEAR = "สิ้นสุดก่อนวันเริ่ม", "น่าจะหมายถึง พ.ศ.", "ไม่อยู่ในปีงบประมาณ ๒๕๖๘"


def findings(period: Period) -> list[str]:
    return [problem.message for problem in misdated(Reading(a_report(an_issue(a_measure(period=period)))))]


@pytest.mark.parametrize(
    ("period", "fault"),
    [
        (DatePeriod(date(2025, 9, 30), date(2024, 10, 1)), BACKWARDS),
        (TextPeriod("๓๐ ก.ย. ๖๘ - ๑ ต.ค. ๖๗"), BACKWARDS),
        (TextPeriod("ก.ย. ๖๘ ถึง ต.ค. ๖๗"), BACKWARDS),
        (DatePeriod(date(2567, 10, 1), date(2568, 9, 30)), WRONG_ERA),
        (DatePeriod(date(2024, 10, 1), date(2568, 9, 30)), WRONG_ERA),
        (DatePeriod(date(2023, 10, 1), date(2024, 9, 30)), OTHER_YEAR),
        (TextPeriod("1 ต.ค. 66 - 30 ก.ย. 67"), OTHER_YEAR),
        (TextPeriod("ไตรมาส 1/2569"), OTHER_YEAR),
        (DatePeriod(date(2024, 10, 1), date(2052, 9, 30)), OTHER_YEAR),
        (DatePeriod(date(1981, 10, 1), date(2025, 9, 30)), OTHER_YEAR),
        (TextPeriod("2567-10-01 - 2568-09-30"), WRONG_ERA),
        (TextPeriod("๒๕๖๗-๑๐-๐๑ ถึง ๒๕๖๘-๐๙-๓๐"), WRONG_ERA),
        (TextPeriod("1/10/2022 - 30/9/2023"), OTHER_YEAR),
        (TextPeriod("1 ตุลาคม 2560"), OTHER_YEAR),
        (TextPeriod("2567-10-01"), WRONG_ERA),
    ],
)
def test_a_period_that_cannot_be_meant_is_a_finding(period: Period, fault: str) -> None:
    (said,) = findings(period)

    assert fault in said


@pytest.mark.parametrize(
    "period",
    [
        DatePeriod(date(2024, 10, 1), date(2025, 9, 30)),
        DatePeriod(date(2025, 1, 15), date(2025, 1, 15)),
        DatePeriod(date(2022, 10, 1), date(2027, 9, 30)),  # a plan of five years
        DatePeriod(date(2024, 8, 1), date(2024, 10, 1)),
        TextPeriod("ตลอดปีงบประมาณ"),
        TextPeriod("ทุกวันจันทร์"),
        TextPeriod("1 ต.ค. 2567"),
        TextPeriod("2024-10-01"),
        TextPeriod(""),
    ],
)
def test_a_period_of_the_fiscal_year_or_over_it_is_none(period: Period) -> None:
    assert findings(period) == []


def test_a_period_of_a_file_of_another_program_is_found_too() -> None:
    value = json.loads(write_json(a_report()))
    value["issues"][0]["measures"][0]["period"] = {"start": "2567-10-01", "end": "2568-09-30"}

    (problem,) = misdated(Reading(read_json(json.dumps(value).encode())[0]))

    assert "พ.ศ. ๓๑๑๐" in problem.message
    assert "พ.ศ. ๒๕๖๗" in problem.message
    assert problem.address.field == "measure.period"
