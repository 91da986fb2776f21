"""The first page of an old report fills in the new one's cover, as far as it is certain."""

from datetime import date

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.exchange.contents import Contents, Paragraph
from ita_desktop.exchange.importing.cover import Cover, read_cover, with_cover
from tests.exchange.tables.test_measures import FULL, HEAD, a_table

SCANNED = (
    "รายงานผลการดำเนินการ",
    "เพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    "",
    "องค์การบริหารส่วนตำบลสำโรง",
    "อำเภอปักธงชัย  จังหวัดนครราชสีมา",
)


def cover_of(*lines: str, behind: tuple[str, ...] = ()) -> Cover:
    paragraphs = tuple(map(Paragraph, (*lines, *behind)))
    places = (0,) * len(lines) + (1,) * len(behind)
    return read_cover(Contents((a_table(HEAD, FULL),), paragraphs, places))


def test_title_year_agency_and_place_are_read_each_with_its_line() -> None:
    cover = cover_of(*SCANNED)

    assert {(line.key, line.value, line.line) for line in cover.lines} == {
        ("title", "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", " ".join(SCANNED[:3])),
        ("fiscal_year", 2568, SCANNED[2]),
        ("agency.kind", "องค์การบริหารส่วนตำบล", SCANNED[4]),
        ("agency.name", SCANNED[4], SCANNED[4]),
        ("agency.district", "ปักธงชัย", "อำเภอปักธงชัย จังหวัดนครราชสีมา"),
        ("agency.province", "นครราชสีมา", "อำเภอปักธงชัย จังหวัดนครราชสีมา"),
        ("agency.subdistrict", "สำโรง", SCANNED[4]),
    }
    assert cover.doubts == ()


def test_a_district_of_another_province_is_a_doubt_and_the_one_that_fits_is_taken() -> None:
    cover = cover_of(
        *SCANNED[:5],
        "อำเภอปรางค์กู่ จังหวัดนครราชสีมา",
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568",
        "องค์การบริหารส่วนตำบลลำโรง",
        "อำเภอปักธงชัย จังหวัดนครราชสีมา",
    )

    assert cover.value("agency.district") == "ปักธงชัย"
    assert [(one.key, one.value) for one in cover.doubts] == [
        ("agency.name", "องค์การบริหารส่วนตำบลลำโรง"),
        ("agency.district", "ปรางค์กู่"),
    ]


def test_a_place_that_there_is_not_is_a_doubt_and_nothing_is_guessed() -> None:
    cover = cover_of("เทศบาลตำบลบ้านใหม่", "อำเภอปรางค์กู่ จังหวัดนครราชสีมา")

    assert cover.value("agency.district") is None
    assert cover.value("agency.province") is None
    assert {one.value for one in cover.doubts} == {"ปรางค์กู่", "นครราชสีมา"}


def test_two_years_are_no_certain_year_but_for_that_of_the_title() -> None:
    title = "รายงานผลการดำเนินการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"

    assert cover_of("เผยแพร่ในปีงบประมาณ ๒๕๖๙ และปีงบประมาณ ๒๕๗๐").value("fiscal_year") is None
    assert cover_of(title, "เทียบกับปีงบประมาณ ๒๕๖๗").value("fiscal_year") == 2568
    assert [one.value for one in cover_of(title, "เทียบกับปีงบประมาณ ๒๕๖๗").doubts] == [2567]


def test_what_stands_behind_the_table_or_within_sentences_is_no_cover() -> None:
    cover = cover_of("ตามที่องค์การบริหารส่วนตำบลสำโรง อำเภอปักธงชัย ได้จัดทำแผน", behind=SCANNED)

    assert cover == Cover()


def test_the_cover_above_the_head_within_the_table_is_read() -> None:
    table = a_table(("องค์การบริหารส่วนตำบลสำโรง", "", "", "", "", ""), HEAD, FULL)

    cover = read_cover(Contents((table,)))

    assert cover.value("agency.name") == "องค์การบริหารส่วนตำบลสำโรง"


def test_the_report_gets_what_is_certain_and_keeps_the_rest() -> None:
    empty = new_report(date(2026, 1, 5))

    report = with_cover(empty, cover_of(*SCANNED[:5]))

    assert (report.fiscal_year, report.ita_round) == (2568, 2569)
    assert report.agency.name == "องค์การบริหารส่วนตำบลสำโรง"
    assert report.agency.province == ""
    assert report.signers == empty.signers


def test_an_agency_of_another_kind_has_no_usual_kind() -> None:
    report = with_cover(new_report(date(2026, 1, 5)), cover_of("โรงพยาบาลปักธงชัย อำเภอปักธงชัย จังหวัดนครราชสีมา"))

    assert (report.agency.kind, report.agency.name) == ("", "โรงพยาบาลปักธงชัย")
    assert report.agency.district == "ปักธงชัย"


def test_a_title_ends_where_the_agency_begins_or_after_three_lines_and_is_more_than_a_word() -> None:
    parts = ("รายงานผลการดำเนินการ", "เพื่อส่งเสริมคุณธรรม", "และความโปร่งใส", "ภายในหน่วยงาน")

    assert cover_of(*parts).value("title") == "".join(parts[:3])
    assert cover_of(parts[0], "องค์การบริหารส่วนตำบลสำโรง", parts[1]).value("title") == parts[0]
    assert cover_of("รายงาน", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘").value("title") is None


def test_the_agency_is_the_name_that_most_lines_begin_with_and_a_kind_alone_is_none() -> None:
    cover = cover_of("องค์การบริหารส่วนตำบล", "เทศบาลตำบลบ้านใหม", "เทศบาลตำบลบ้านใหม่", "เทศบาลตำบลบ้านใหม่ อ.เมืองนนทบุรี")

    assert (cover.value("agency.kind"), cover.value("agency.name")) == ("เทศบาลตำบล", "เทศบาลตำบลบ้านใหม่")
    assert [one.value for one in cover.doubts if one.key == "agency.name"] == ["เทศบาลตำบลบ้านใหม"]


def test_a_province_alone_is_certain_and_a_subdistrict_that_is_named_is_taken() -> None:
    assert cover_of("โรงพยาบาลปักธงชัย จังหวัดนครราชสีมา").value("agency.province") == "นครราชสีมา"
    named = cover_of("เทศบาลเมืองเมืองปัก ตำบลเมืองปัก อำเภอปักธงชัย จังหวัดนครราชสีมา")
    assert named.value("agency.subdistrict") == "เมืองปัก"


def test_a_year_that_no_report_has_and_pages_of_text_before_the_table_are_nothing() -> None:
    assert cover_of("ประจำปีงบประมาณ พ.ศ. ๑๒๓๔") == Cover()
    assert cover_of(*["บทนำ"] * 400, *SCANNED) == Cover()


def test_without_a_table_of_measures_what_stands_before_the_first_table_is_the_cover() -> None:
    contents = Contents((a_table(("ผู้จัดทำ", "วันที่")),), (Paragraph(SCANNED[4]), Paragraph(SCANNED[2])), (0, 1))

    assert [line.key for line in read_cover(contents).lines] == ["agency.kind", "agency.name"]
