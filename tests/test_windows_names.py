"""Names that Windows gives to no file."""

import pytest

from ita_desktop.domain.thai.file_names import allowed_in_a_name
from ita_desktop.windows_names import can_be_on_windows


@pytest.mark.parametrize("name", ["CON", "con.ita", "Nul .ita", "COM1.ita", "lpt¹.txt", "CONIN$", "aux.a.b"])
def test_a_device_is_no_file_whatever_its_case_and_suffix(name: str) -> None:
    assert not can_be_on_windows(name)


@pytest.mark.parametrize("name", ["ก.ita.", "ก.ita ", "ก:ข.ita", "ก?.ita", "ก\nข.ita", 'ก"ข.ita'])
def test_a_name_that_windows_changes_or_refuses_is_none(name: str) -> None:
    assert not can_be_on_windows(name)


@pytest.mark.parametrize("name", ["รายงาน ปี ๖๘.ita", "CONTENT.ita", "COM10.ita", "ก.con", ".ita-1.part", "console.ita"])
def test_other_names_are_as_good_as_anywhere(name: str) -> None:
    assert can_be_on_windows(name)


@pytest.mark.parametrize(("title", "name"), [("CON", "_CON"), ("nul.", "_nul"), ("ก/ข: ค?", "ก ข ค"), (" ก. ", "ก")])
def test_what_the_program_proposes_can_be_a_name_on_windows(title: str, name: str) -> None:
    assert allowed_in_a_name(title) == name
    assert can_be_on_windows(f"{name}.ita")
