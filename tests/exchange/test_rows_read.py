"""How far a file was read is known now and then: of as many rows as there are, and never of more."""

import time

from ita_desktop.exchange.rows_read import RowsRead

LONG = 0.15  # seconds, after which it is said again


def test_rows_are_said_of_as_many_as_there_are_and_not_each_one() -> None:
    said: list[tuple[int, int]] = []
    rows = RowsRead(lambda *now: said.append(now))

    rows.expect(2_223)
    for _ in range(500):
        rows.one()
    time.sleep(LONG)
    rows.one()

    assert said[-1] == (501, 2_223)
    assert len(said) < 50


def test_rows_that_are_gone_over_several_times_are_said_once_each() -> None:
    said: list[tuple[int, int]] = []
    rows = RowsRead(lambda *now: said.append(now))

    rows.expect(10, times=3)
    rows.expect(99)  # what the reader of the file in between counts
    for _ in range(29):
        rows.one()
    time.sleep(LONG)
    rows.one()

    assert said == [(10, 10)]


def test_rows_of_which_nobody_knows_how_many_there_are_are_said_all_the_same() -> None:
    said: list[tuple[int, int]] = []
    rows = RowsRead(lambda *now: said.append(now))

    time.sleep(LONG)
    rows.one()

    assert said == [(1, 0)]


def test_more_rows_than_were_expected_are_never_said() -> None:
    said: list[tuple[int, int]] = []
    rows = RowsRead(lambda *now: said.append(now))

    rows.expect(1)
    rows.one()
    time.sleep(LONG)
    rows.one()

    assert said == [(1, 1)]
