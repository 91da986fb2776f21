"""The short name of an agency, however its kind and name were filled in."""

import pytest

from ita_desktop.domain.report.agency_names import short_name
from ita_desktop.domain.report.report import Agency


@pytest.mark.parametrize(
    ("kind", "name", "short"),
    [
        ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบลสำโรง", "อบต.สำโรง"),
        ("องค์การบริหารส่วนตำบล", "สำโรง", "อบต.สำโรง"),
        ("องค์การบริหารส่วนตำบล", "อบต.สำโรง", "อบต.สำโรง"),
        ("", "เทศบาลตำบลเมืองปัก", "ทต.เมืองปัก"),
        ("เทศบาลเมือง", " เมืองปัก ", "ทม.เมืองปัก"),
        ("โรงเรียน", "โรงเรียนบ้านสำโรง", "โรงเรียนบ้านสำโรง"),
        ("องค์การบริหารส่วนตำบล", "", ""),
        ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"),
    ],
)
def test_the_kind_is_said_once_and_in_short(kind: str, name: str, short: str) -> None:
    assert short_name(Agency(kind=kind, name=name)) == short
