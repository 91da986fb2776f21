"""Kind and name of the agency as one name on the paper."""

from functools import partial

import pytest

from ita_desktop.domain.report.agency_name import name_from_place, name_on_paper, short_name
from ita_desktop.domain.report.report import Agency
from ita_desktop.domain.thai.provinces import districts, provinces, subdistricts

SUBDISTRICT = "องค์การบริหารส่วนตำบล"
PROVINCE = "องค์การบริหารส่วนจังหวัด"


@pytest.mark.parametrize(
    ("kind", "name", "printed"),
    [
        (SUBDISTRICT, "สำโรง", "องค์การบริหารส่วนตำบลสำโรง"),
        (SUBDISTRICT, " สำโรง ", "องค์การบริหารส่วนตำบลสำโรง"),
        (SUBDISTRICT, "ตำบลสำโรง", "องค์การบริหารส่วนตำบลสำโรง"),
        (SUBDISTRICT, "ต. สำโรง", "องค์การบริหารส่วนตำบลสำโรง"),
        (SUBDISTRICT, "สำนักตะคร้อ", "องค์การบริหารส่วนตำบลสำนักตะคร้อ"),
        (SUBDISTRICT, "ศาลาลอย", "องค์การบริหารส่วนตำบลศาลาลอย"),
        ("อบต.", "สำโรง", "องค์การบริหารส่วนตำบลสำโรง"),
        ("อบต", "สำโรง", "องค์การบริหารส่วนตำบลสำโรง"),
        ("อบจ.", "นครราชสีมา", "องค์การบริหารส่วนจังหวัดนครราชสีมา"),
        (PROVINCE, "จังหวัดนครราชสีมา", "องค์การบริหารส่วนจังหวัดนครราชสีมา"),
        ("เทศบาลตำบล", "เมืองปัก", "เทศบาลตำบลเมืองปัก"),
        ("เทศบาลเมือง", "เมืองพล", "เทศบาลเมืองเมืองพล"),
        ("เทศบาลนคร", "นครราชสีมา", "เทศบาลนครนครราชสีมา"),
        ("โรงพยาบาลส่งเสริมสุขภาพตำบล", "สำโรง", "โรงพยาบาลส่งเสริมสุขภาพตำบลสำโรง"),
        ("Municipality", "Samrong", "Municipality Samrong"),
        ("", "สำโรง", "สำโรง"),
        (SUBDISTRICT, "", ""),
        (SUBDISTRICT, "  ", ""),
    ],
)
def test_kind_and_name_make_one_name(kind: str, name: str, printed: str) -> None:
    assert name_on_paper(Agency(kind=kind, name=name)) == printed


@pytest.mark.parametrize(
    "name",
    [
        "องค์การบริหารส่วนตำบลสำโรง",
        "องค์การบริหารส่วนตำบล สำโรง",
        "องค์กรบริหารส่วนตำบลสำโรง",
        "อบต.สำโรง",
        "อบต. สำโรง",
        "อบตสำโรง",
        "สำนักปลัด องค์การบริหารส่วนตำบลสำโรง",
        "เทศบาลตำบลเมืองปัก",
        "ทต.เมืองปัก",
        "โรงพยาบาลปักธงชัย",
        "สำนักงานเกษตรอำเภอปักธงชัย",
        "จังหวัดนครราชสีมา",
        "เมืองพัทยา",
    ],
)
@pytest.mark.parametrize("kind", [SUBDISTRICT, "อบต.", "เทศบาลตำบล", "เทศบาลเมือง"])
def test_a_name_that_says_its_kind_is_printed_as_it_was_typed(kind: str, name: str) -> None:
    assert name_on_paper(Agency(kind=kind, name=name)) == name


def test_every_subdistrict_of_thailand_gets_its_kind() -> None:
    inside = [(province, district) for province in provinces() for district in districts(province)]
    places = {name for province, district in inside for name in subdistricts(province, district)}

    wrong = [name for name in places if name_on_paper(Agency(kind=SUBDISTRICT, name=name)) != SUBDISTRICT + name]

    assert len(places) > 5_000
    assert wrong == []


@pytest.mark.parametrize("name", ["สำโรง", "ตำบลสำโรง", "องค์การบริหารส่วนตำบลสำโรง", "อบต.สำโรง"])
def test_composing_again_changes_nothing(name: str) -> None:
    once = name_on_paper(Agency(kind=SUBDISTRICT, name=name))

    assert name_on_paper(Agency(kind=SUBDISTRICT, name=once)) == once


@pytest.mark.parametrize(
    ("kind", "name", "short"),
    [
        (SUBDISTRICT, "สำโรง", "อบต.สำโรง"),
        (SUBDISTRICT, "องค์การบริหารส่วนตำบล สำโรง", "อบต.สำโรง"),
        ("เทศบาลเมือง", "เมืองพล", "ทม.เมืองพล"),
        (PROVINCE, "นครราชสีมา", "อบจ.นครราชสีมา"),
        ("", "กรมการปกครอง", "กรมการปกครอง"),
        ("", "เทศบาลตำบลเมืองปัก", "ทต.เมืองปัก"),
        (SUBDISTRICT, "อบต.สำโรง", "อบต.สำโรง"),
        (SUBDISTRICT, SUBDISTRICT, SUBDISTRICT),
        (SUBDISTRICT, "", ""),
    ],
)
def test_names_of_files_have_the_usual_abbreviation(kind: str, name: str, short: str) -> None:
    assert short_name(Agency(kind=kind, name=name)) == short


def test_the_place_gives_the_name_of_an_agency_that_is_called_by_it() -> None:
    place = partial(Agency, subdistrict="สำโรง", district="ปักธงชัย", province="นครราชสีมา")

    assert name_from_place(place(kind=SUBDISTRICT)) == "องค์การบริหารส่วนตำบลสำโรง"
    assert name_from_place(place(kind="ทต.")) == "เทศบาลตำบลสำโรง"
    assert name_from_place(place(kind=PROVINCE)) == "องค์การบริหารส่วนจังหวัดนครราชสีมา"
    assert name_from_place(place(kind="เทศบาลนคร")) == ""
    assert name_from_place(Agency(kind=SUBDISTRICT)) == ""
