"""Thailand's provinces, districts and subdistricts."""

from ita_desktop.domain.thai.provinces import districts, provinces, subdistricts


def test_all_of_thailand_is_there() -> None:
    every_district = [(province, district) for province in provinces() for district in districts(province)]

    assert len(provinces()) == 77
    assert len(every_district) == 928
    assert sum(len(subdistricts(province, district)) for province, district in every_district) == 7_436


def test_one_province_has_two_subdistricts_of_one_name() -> None:
    homes = [d for d in districts("นครราชสีมา") if "สำโรง" in subdistricts("นครราชสีมา", d)]

    assert homes == ["โนนไทย", "ปักธงชัย"]


def test_the_district_of_another_province_is_not_offered() -> None:
    assert "ปรางค์กู่" in districts("ศรีสะเกษ")
    assert "ปรางค์กู่" not in districts("นครราชสีมา")
    assert subdistricts("นครราชสีมา", "ปรางค์กู่") == ()


def test_an_unknown_place_has_nothing_in_it() -> None:
    assert districts("กรุงเก่า") == ()
    assert subdistricts("กรุงเก่า", "เมือง") == ()
    assert districts("") == ()


def test_names_stand_without_the_words_for_their_level() -> None:
    places = [(province, district) for province in provinces() for district in districts(province)]
    names = [
        *provinces(),
        *(district for _, district in places),
        *(s for place in places for s in subdistricts(*place)),
    ]

    assert not [name for name in names if name.startswith(("จังหวัด", "อำเภอ", "เขต", "ตำบล", "แขวง"))]


def test_bangkok_has_its_fifty_districts_by_their_bare_names() -> None:
    assert len(districts("กรุงเทพมหานคร")) == 50
    assert "พระนคร" in districts("กรุงเทพมหานคร")
    assert "พระบรมมหาราชวัง" in subdistricts("กรุงเทพมหานคร", "พระนคร")


def test_names_stand_in_dictionary_order() -> None:
    order = [name for name in provinces() if name.startswith(("ช", "เช", "ต"))]

    assert order == ["ชลบุรี", "ชัยนาท", "ชัยภูมิ", "ชุมพร", "เชียงราย", "เชียงใหม่", "ตรัง", "ตราด", "ตาก"]
