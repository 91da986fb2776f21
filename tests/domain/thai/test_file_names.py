"""Names of files as a reader of Thai knows them, whatever wrote them."""

import os
from pathlib import Path

import pytest

from ita_desktop.domain.thai.file_names import legible, shown_name, shown_path
from tests.support.unix_only import BYTES


@pytest.mark.parametrize("name", ["รายงาน ๒๕๖๘.ita", "report.ita", "", "ที่ปรึกษา ﻿.ita"])
def test_a_name_in_unicode_is_shown_as_it_is(name: str) -> None:
    assert legible(name) == name


@pytest.mark.unix(BYTES)
@pytest.mark.parametrize("name", ["รายงาน ๒๕๖๘.ita", "แกง เธอ แก่นสาร (1).ita", "ก"])
def test_a_name_in_tis_620_is_shown_in_thai(name: str) -> None:
    assert legible(os.fsdecode(name.encode("cp874"))) == name


@pytest.mark.unix(BYTES)
def test_what_a_program_of_today_added_to_it_stays() -> None:
    name = os.fsdecode("รายงาน".encode("cp874") + " (ฉบับแก้ไขของฉัน).ita".encode())

    assert legible(name) == "รายงาน (ฉบับแก้ไขของฉัน).ita"


@pytest.mark.unix(BYTES)
def test_every_part_of_a_path_is_shown_by_itself() -> None:
    path = Path("/home/ธุรการ") / os.fsdecode("แฟ้ม".encode("cp874")) / os.fsdecode("รายงาน.ita".encode("cp874"))

    assert shown_path(path) == "/home/ธุรการ/แฟ้ม/รายงาน.ita"
    assert shown_name(path) == "รายงาน.ita"


@pytest.mark.unix(BYTES)
def test_nothing_that_is_shown_holds_a_surrogate() -> None:
    for byte in range(0x80, 0x100):
        legible(os.fsdecode(bytes((0x41, byte, 0x42)))).encode()
    legible("\ud800ก").encode()
    legible("\ud800ก\udcff").encode()
