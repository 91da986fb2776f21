"""The next year's report: the round that asks for it, and the number of its item there."""

from dataclasses import replace

import pytest

from ita_desktop.domain.report_kinds.next_year import item_in, year_after_of
from ita_desktop.domain.rolling.roll_over import year_after
from ita_desktop.exchange.report_kinds.kind_files import kinds_at_hand
from tests.support.reports import a_report

KIND = kinds_at_hand().all[0]
OF_2568 = replace(a_report(), fiscal_year=2567, ita_round=2568, oit_item="O28")


@pytest.mark.parametrize("item", ["O28", "o28", "O๒๘", " O35 "])
def test_the_number_of_the_item_becomes_that_of_the_new_round(item: str) -> None:
    new = year_after_of(KIND, replace(OF_2568, oit_item=item))

    assert (new.fiscal_year, new.ita_round, new.oit_item) == (2568, 2569, "O26")


@pytest.mark.parametrize("item", ["O99", "", "ข้อ ๒๘"])
def test_a_number_that_the_kind_does_not_know_stays(item: str) -> None:
    assert year_after_of(KIND, replace(OF_2568, oit_item=item)).oit_item == item


def test_the_round_is_the_one_that_asks_for_the_year_where_the_report_was_of_its_rounds_own_year() -> None:
    report = replace(OF_2568, fiscal_year=2568)

    new = year_after_of(KIND, report)

    assert (new.fiscal_year, new.ita_round, new.oit_item) == (2569, 2570, "O26")


def test_the_same_round_keeps_its_number() -> None:
    assert item_in(KIND, OF_2568, 2568) == "O28"
    assert year_after_of(KIND, OF_2568, 2567) == year_after(OF_2568, 2567)


def test_without_a_kind_the_round_follows_the_year_and_the_item_stays() -> None:
    assert year_after_of(None, OF_2568) == year_after(OF_2568)
