"""The cover, the headings, the signatures, page numbers; where things are; what the fonts cannot show."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.edits import set_items
from ita_desktop.domain.report.report import Coverage, ItemKind, ListName, Report, Signer
from ita_desktop.printing.build import Cancelled, LayoutCache, Paper, build_report, lay_out
from ita_desktop.printing.cells import Cell
from ita_desktop.printing.placed import TableOnPage
from ita_desktop.printing.raster import page_pixels, page_text
from ita_desktop.printing.unprintable import unprintable
from tests.printing.conftest import CREATED, pdf_of
from tests.printing.test_rows import placed_parts
from tests.support.pdf_text import page_count, poppler, without_space
from tests.support.reports import ODD_TEXTS, a_measure, a_report, an_issue, an_item


def packed(report: Report) -> list[str]:
    return [without_space(page) for page in poppler(pdf_of(report))]


def test_the_cover_names_the_report_the_year_the_agency_and_its_place() -> None:
    (cover, *_) = packed(a_report())

    assert cover == (
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานประจำปีงบประมาณพ.ศ.๒๕๖๘"
        "องค์การบริหารส่วนตำบลสำโรงตำบลสำโรงอำเภอปักธงชัยจังหวัดนครราชสีมา"
    )


def test_the_whole_name_of_the_agency_is_on_the_cover_in_the_heading_and_in_the_properties() -> None:
    report = a_report()
    assert report.agency.name == "สำโรง"

    data = pdf_of(report)

    cover, first, *_ = map(without_space, poppler(data))
    assert "องค์การบริหารส่วนตำบลสำโรง" in cover
    assert "องค์การบริหารส่วนตำบลสำโรง" in first
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo.Author) == "องค์การบริหารส่วนตำบลสำโรง"


def test_an_office_in_bangkok_has_its_own_words_for_places() -> None:
    report = a_report()
    agency = replace(report.agency, subdistrict="ลาดยาว", district="จตุจักร", province="กรุงเทพมหานคร")

    assert "แขวงลาดยาวเขตจตุจักรกรุงเทพมหานคร" in packed(replace(report, agency=agency))[0]


def test_a_report_on_the_first_half_says_so() -> None:
    assert "(รอบ๖เดือนแรก)" in packed(replace(a_report(), coverage=Coverage.FIRST_HALF))[0]


def test_pages_are_numbered_in_thai_digits_from_the_second(sample: Report) -> None:
    cover, *rest = packed(sample)

    assert "-" not in cover
    assert [page[:3] for page in rest] == ["-๒-", "-๓-", "-๔-", "-๕-", "-๖-", "-๗-"]


def test_an_issue_without_measures_is_not_printed() -> None:
    report = a_report(an_issue(a_measure()), an_issue(number=2, title="ช่องทางและรูปแบบการประชาสัมพันธ์"))

    text = "".join(packed(report))

    assert "ประเด็นที่๑" in text
    assert "ประเด็นที่๒" not in text


def test_measures_are_numbered_in_one_series_through_the_report() -> None:
    report = a_report(
        an_issue(a_measure(title="แรก"), a_measure(title="สอง")), an_issue(a_measure(title="สาม"), number=2)
    )

    text = "".join(packed(report))

    assert all(label in text for label in ("๑.แรก", "๒.สอง", "๓.สาม"))


def test_numbers_dashes_and_paragraphs_are_drawn_as_their_kinds_say() -> None:
    steps = (an_item("หนึ่ง"), an_item("ย่อย", ItemKind.SUB), an_item("เปล่า", ItemKind.PARAGRAPH), an_item("สอง"))

    assert "๑.หนึ่ง-ย่อยเปล่า๒.สอง" in packed(a_report(an_issue(a_measure(steps=steps))))[1]


def test_typed_digits_stay_as_they_were_typed() -> None:
    text = "".join(packed(a_report(an_issue(a_measure(steps=(an_item("ปี 2568 และ ๒๕๖๗"),))))))

    assert "ปี2568และ๒๕๖๗" in text


def test_signatures_stand_together_in_the_right_half() -> None:
    signers = tuple(Signer(f"ผู้ลงนาม{n}", f"นาย{n}", ("ตำแหน่ง", "ปฏิบัติหน้าที่")) for n in "กขค")
    report = replace(a_report(an_issue(*(a_measure() for _ in range(9)))), signers=signers)

    paper = lay_out(report)

    pages = {paper.page_of(Address("signer.name", signer=number)) for number in range(3)}
    assert len(pages) == 1
    blocks = [thing for thing in paper.pages[-1].things if getattr(thing, "address", Address("")).signer is not None]
    middle = paper.page_size[0] / 2
    assert all(block.centre - line.width / 2 > middle for block in blocks for line in block.lines)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("tables", "least"),
    [
        ([[2] * rows for rows in range(1, 30)], 2),
        ([[5] * rows for rows in range(1, 12)], 2),
        ([[1] * rows for rows in range(1, 50)], 1),  # there may be only one
        ([[lines] for lines in range(2, 80)], 2),
    ],
    ids=["rows of two lines", "of five", "of one", "one long row"],
)
def test_signatures_are_never_alone_on_a_page(tables: list[list[int]], least: int) -> None:
    signers = tuple(Signer(f"ผู้ลงนาม{n}", f"นาย{n}", ("ตำแหน่ง",)) for n in "กขค")
    page_counts = set()
    for lines_of_rows in tables:
        steps = [tuple(an_item(f"ประชุมครั้งที่ {line}") for line in range(lines)) for lines in lines_of_rows]
        issue = an_issue(*(a_measure(steps=items, results=(), outcomes=(), owners=()) for items in steps))

        paper = lay_out(replace(a_report(issue), signers=signers))

        with_them = [thing for thing in paper.pages[-1].things if isinstance(thing, TableOnPage)]
        assert sum(placed.part.line_count for table in with_them for placed in table.parts) >= least
        parts = [placed.part for placed in placed_parts(paper)]
        printed = [line for part in parts for line in range(part.first[1], part.last[1])]
        assert printed == [line for lines in lines_of_rows for line in range(lines)], "every line once, in order"
        page_counts.add(paper.page_count)
    assert len(page_counts) > 1, "the table never filled a page"


@pytest.mark.parametrize("last", [1, 2, 5, 9])
@pytest.mark.parametrize("issues", [2, 4])
def test_signatures_below_an_issue_of_one_row_are_never_alone_on_a_page(issues: int, last: int) -> None:
    signers = tuple(Signer(f"ผู้ลงนาม{n}", f"นาย{n}", ("ตำแหน่ง",)) for n in "กขค")
    for lines in range(2, 40):
        counts = [lines, *[3] * (issues - 2), last]
        steps = [tuple(an_item(f"ประชุมครั้งที่ {line}") for line in range(count)) for count in counts]
        rows = [a_measure(steps=items, results=(), outcomes=(), owners=()) for items in steps]
        report = replace(
            a_report(*(an_issue(row, number=number) for number, row in enumerate(rows, 1))), signers=signers
        )

        paper = lay_out(report)

        pages = [[thing for thing in page.things if isinstance(thing, TableOnPage)] for page in paper.pages[1:]]
        assert sum(placed.part.line_count for table in pages[-1] for placed in table.parts) >= min(last, 2), lines
        assert all(table.parts for tables in pages for table in tables)
        heads = [paper.page_of(Address("issue.title", issue=issue.id)) for issue in report.issues]
        begins = [paper.page_of(Address("measure.title", measure=row.id)) for row in rows]
        assert heads == begins, "a heading stands on the page of its first row"


def test_signatures_that_fill_a_page_stand_on_one_by_themselves() -> None:
    signers = tuple(Signer("กรรมการ", "นางสมใจ น้ำใจดี", ("ตำแหน่ง",)) for _ in range(7))
    with_one = lay_out(replace(a_report(), signers=signers[:1]))

    paper = lay_out(replace(a_report(), signers=signers))

    assert with_one.page_count == 2
    assert not any(isinstance(thing, TableOnPage) for thing in paper.pages[-1].things)
    assert paper.page_count == 3


def test_more_signers_than_a_page_holds_are_each_kept_whole() -> None:
    signers = tuple(Signer("กรรมการ", "นางสมใจ น้ำใจดี", ("ตำแหน่ง", "ปฏิบัติหน้าที่")) for _ in range(30))

    paper = lay_out(replace(a_report(), signers=signers))

    for number in range(30):
        addresses = [Address(field, signer=number) for field in ("signer.role", "signer.name", "signer.positions")]
        assert len({paper.page_of(address) for address in addresses}) == 1


def test_an_unnamed_signer_gets_dots_to_write_on() -> None:
    assert "(....." in packed(replace(a_report(), signers=(Signer("ผู้รายงาน"),)))[-1]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_are_printed_wherever_they_stand(text: str) -> None:
    items = tuple(an_item(text, kind) for kind in ItemKind)
    measure = a_measure(title=text, steps=items, owners=(text,))
    report = replace(a_report(an_issue(measure, title=text), title=text), signers=(Signer(text, text, (text, "")),))

    assert without_space(text.replace("\u200b", "").replace("\u202e", "")) in "".join(packed(report)).replace(
        "\u200b", ""
    ).replace("\u202e", "")


HEAPS = (" " * 2000, "\t" * 500, "ก" + "่" * 70_000, "\u200d".join("\U0001f600" * 300), "ก" * 20_000, "\n" * 500)


@pytest.mark.parametrize("number", range(len(HEAPS)))
def test_heaps_of_anything_are_printed(number: int) -> None:
    report = a_report(an_issue(a_measure(steps=(an_item(f"ก่อน{HEAPS[number]}หลัง"),))))

    pages = packed(report)

    assert "ก่อน" in pages[1]
    assert "หลัง" in "".join(pages)


def test_a_report_with_nothing_in_it_is_printed() -> None:
    empty = replace(a_report(), title="", issues=(), signers=())

    assert lay_out(empty).page_count == 2
    assert page_count(pdf_of(empty)) == 2


def test_equal_reports_and_dates_give_equal_bytes(sample: Report) -> None:
    assert pdf_of(sample) == pdf_of(sample)


def test_a_range_of_pages_is_a_file_of_its_own(sample: Report) -> None:
    target = BytesIO()

    lay_out(sample).write(target, CREATED, 2, 3)

    assert page_count(target.getvalue()) == 2
    assert "- ๓ -" in page_text(target.getvalue(), 0)


def test_a_file_is_replaced_whole_or_not_at_all(sample: Report, tmp_path: Path) -> None:
    target = tmp_path / "รายงาน ผลการดำเนินการ.pdf"
    target.write_bytes(b"before")

    pages = build_report(sample, target, CREATED)

    assert page_count(target.read_bytes()) == pages
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_folder_that_is_gone_is_an_error_that_changes_nothing(sample: Report, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        build_report(sample, tmp_path / "ไม่มี" / "รายงาน.pdf", CREATED)

    assert list(tmp_path.iterdir()) == []


def test_an_edit_lays_out_anew_only_what_it_changed(sample: Report) -> None:
    cache = LayoutCache()
    before = lay_out(sample, cache)
    measure = sample.issues[0].measures[1]
    edited = set_items(sample, measure.id, ListName.STEPS, (an_item("ขั้นตอนเดียวที่เปลี่ยน"),))

    after = lay_out(edited, cache)

    old, new = _cells(before), _cells(after)
    changed = [index for index, (a, b) in enumerate(zip(old, new, strict=True)) if a is not b and a.field in LISTS]
    assert [new[index].field for index in changed] == ["measure.steps"]
    assert after.page_count <= before.page_count


LISTS = ("measure.steps", "measure.results", "measure.outcomes")


def _cells(paper: Paper) -> list[Cell]:
    return [cell for placed in placed_parts(paper) if placed.part.begins for cell in placed.part.row.cells]


def test_a_cancelled_layout_stops_and_the_cache_stays_good(sample: Report) -> None:
    cache = LayoutCache()

    with pytest.raises(Cancelled):
        lay_out(sample, cache, lambda: True)

    assert lay_out(sample, cache).page_count == lay_out(sample).page_count


def test_a_layout_after_a_cancelled_one_still_finds_what_was_set_before(sample: Report) -> None:
    cache = LayoutCache()
    before = lay_out(sample, cache)
    with pytest.raises(Cancelled):
        lay_out(sample, cache, lambda: True)

    after = lay_out(sample, cache)

    assert all(a is b for a, b in zip(_cells(before), _cells(after), strict=True) if a.field in LISTS)


def test_every_place_of_the_report_has_its_page(sample: Report) -> None:
    paper = lay_out(sample)
    pages = []

    for _, _, measure in sample.measures():
        pages.append(paper.page_of(Address("measure.title", measure=measure.id)))
        for name in ListName:
            for item in measure.items(name):
                assert paper.page_of(Address(f"measure.{name}", measure=measure.id, item=item.id)) is not None

    assert pages == sorted(page for page in pages if page is not None)
    assert paper.page_of(Address("title")) == 0
    assert paper.page_of(Address("signer.name", signer=0)) == paper.page_count - 1
    assert paper.page_of(Address("issue.title", issue=sample.issues[0].id)) == 1


def test_what_was_clicked_is_what_is_drawn_there(sample: Report) -> None:
    paper = lay_out(sample)
    measure = sample.issues[0].measures[0]
    table = paper.pages[1].things[-1]
    top = table.parts[0].top  # type: ignore[union-attr]
    width = paper.page_size[0]

    assert paper.address_at(0, width / 2, 190) == Address("title")
    assert paper.address_at(1, 250, top + 8) == Address("measure.steps", measure=measure.id, item=measure.steps[0].id)
    assert paper.address_at(1, 60, top + 8) == Address("measure.title", measure=measure.id)
    assert paper.address_at(1, 2, 2) is None
    assert paper.address_at(99, 2, 2) is None


def test_what_the_fonts_cannot_show_is_reported_with_its_place() -> None:
    odd = an_item("ยอดเยี่ยม \U0001f600 และ \uf70a")
    report = a_report(an_issue(a_measure(results=(odd,))))
    measure = report.issues[0].measures[0]

    old, lacking = unprintable(Reading(report))

    assert old.address == Address("measure.results", measure=measure.id, item=odd.id)
    assert lacking.address == old.address
    assert "(U+1F600)" in lacking.message and "U+F70A" not in lacking.message
    assert "(U+F70A)" in old.message and "แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่า" in old.message


def test_ordinary_reports_have_nothing_unprintable(sample: Report) -> None:
    assert unprintable(Reading(sample)) == ()


def test_a_character_without_a_glyph_is_drawn_as_a_box() -> None:
    def ink(text: str) -> int:
        pdf = pdf_of(a_report(an_issue(a_measure(steps=(an_item(text),), results=(), outcomes=()))))
        pixels = page_pixels(pdf, 1, 2.0)
        return sum(value < 128 for value in pixels.data[::4])

    assert ink("ก\U0001f600") > ink("ก ") + 10


def test_pictures_are_as_large_as_asked_for_and_not_white(sample_pdf: bytes) -> None:
    colour = page_pixels(sample_pdf, 1, 0.5)

    assert (colour.width, colour.height) == (421, 298)
    assert len(colour.data) == colour.stride * colour.height
    assert min(colour.data[::4]) < 100


def test_two_threads_may_draw_at_once(sample_pdf: bytes) -> None:
    pictures: list[bytes] = []
    threads = [threading.Thread(target=lambda: pictures.append(page_pixels(sample_pdf, 1, 0.5).data)) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(pictures)) == 1


def test_the_date_of_the_file_is_the_date_given() -> None:
    target = BytesIO()
    build_report(a_report(), target, datetime(2025, 10, 31, 16, 5, 6, tzinfo=UTC))

    assert b"D:20251031160506+00'00'" in _unpacked(target.getvalue())


def _unpacked(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        return str(document.trailer.Info.CreationDate).encode()


def test_characters_that_nobody_sees_print_as_they_should_and_stop_no_print() -> None:
    report = a_report(an_issue(a_measure(results=(an_item("ประชุม\u200bชี้แจง\u00ad \u202eกลับ\u2066\u180e"),))))

    assert unprintable(Reading(report)) == ()
