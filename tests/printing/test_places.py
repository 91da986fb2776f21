"""Where things of the report are on the paper: the page and the height, also in items that run over pages."""

import pytest

from ita_desktop.domain.report.address import Address, list_field
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.printing.build import lay_out
from ita_desktop.printing.page import MM, styles_of
from tests.printing.conftest import pdf_of
from tests.support.certain import the
from tests.support.pdf_text import poppler, without_space
from tests.support.reports import a_measure, a_report, an_issue, an_item


def test_where_a_place_begins_is_where_a_click_finds_it(sample: Report) -> None:
    paper = lay_out(sample)
    addresses = [Address("title"), Address("issue.title", issue=sample.issues[0].id), Address("signer.name", signer=1)]
    for _, _, measure in sample.measures():
        addresses.append(Address("measure.title", measure=measure.id))
        for name in ListName:
            addresses += [Address(list_field(name), measure=measure.id, item=item.id) for item in measure.items(name)]

    for address in addresses:
        spot = the(paper.spot_of(address))
        inside = spot.top + (paper.style.cell_top * MM if address.field == "measure.title" else 0) + 1
        across = (paper.address_at(spot.page, x, inside) for x in range(0, round(paper.page_size[0]), 4))
        assert address in set(across)


def test_the_area_of_an_address_is_where_a_click_finds_it_and_nothing_else(sample: Report) -> None:
    paper = lay_out(sample)
    issue = Address("issue.title", issue=sample.issues[0].id)
    addresses = [Address("title"), Address("agency.name"), issue, Address("signer.positions", signer=2)]
    for _, _, measure in sample.measures():
        addresses += [Address(f"measure.{field}", measure=measure.id) for field in ("title", "owners", "period")]
        for name in ListName:
            addresses += [Address(list_field(name), measure=measure.id, item=item.id) for item in measure.items(name)]

    for address in addresses:
        boxes = [(page, box) for page in range(paper.page_count) for box in paper.boxes_on(page, address)]
        assert boxes
        for page, box in boxes:
            middle = (box.left + box.right) / 2
            heights = (box.top + 0.5, (box.top + box.bottom) / 2, box.bottom - 0.5)
            assert {paper.address_at(page, middle, height) for height in heights} == {address}


def test_an_item_that_runs_over_pages_has_an_area_on_each_of_them() -> None:
    long = an_item("\n".join(f"บรรทัดที่ {number}" for number in range(90)))
    report = a_report(an_issue(a_measure(steps=(an_item("ข้อแรก"), long))))
    paper = lay_out(report)
    address = Address("measure.steps", measure=report.issues[0].measures[0].id, item=long.id)

    boxes = [list(paper.boxes_on(page, address)) for page in range(paper.page_count)]

    lines = sum(box.bottom - box.top for on_page in boxes for box in on_page) / styles_of(paper.style).cell.leading
    assert lines == pytest.approx(90)
    assert sum(map(len, boxes)) >= 3


@pytest.mark.parametrize("name", ListName)
def test_every_character_of_an_item_that_runs_over_pages_has_its_own_page(name: ListName) -> None:
    lines = [f"บรรทัดที่ {number} ประชุมชี้แจงแนวทางการปฏิบัติงานแก่เจ้าหน้าที่ทุกคน" for number in range(90)]
    long = an_item("\n".join([*lines[:40], "", *lines[40:]]))
    measure = a_measure(steps=(), results=(), outcomes=())
    report = a_report(an_issue(measure.with_items(name, (an_item("ข้อแรก"), long, an_item("ข้อท้าย")))))
    paper = lay_out(report)
    address = Address(list_field(name), measure=report.issues[0].measures[0].id, item=long.id)
    texts = [without_space(page) for page in poppler(pdf_of(report))]

    pages = []
    for number, line in enumerate(lines):
        offset = long.text.index(line)
        spot = the(paper.spot_of(address, offset))
        assert paper.spot_of(address, offset + 5) == spot
        pages.append(spot.page)
        assert f"บรรทัดที่{number}ประชุม" in texts[pages[-1]]
    assert pages == sorted(pages) and len(set(pages)) >= 3
    assert paper.spot_of(address, len(long.text)) == paper.spot_of(address, len(long.text) - 1)
    assert paper.spot_of(address, 10 * len(long.text)) == paper.spot_of(address, len(long.text))


def test_a_caret_behind_a_title_of_a_page_and_more_is_on_its_last_page() -> None:
    title = "มาตรการส่งเสริมความโปร่งใสในการให้บริการประชาชน " * 40
    report = a_report(an_issue(a_measure(title=title)))
    paper = lay_out(report)
    address = Address("measure.title", measure=report.issues[0].measures[0].id)

    first, last = paper.spot_of(address), paper.spot_of(address, len(title))

    assert first is not None and last is not None
    assert last.page > first.page == 1


def test_what_stands_first_below_a_height_is_what_is_read_there_first(sample: Report) -> None:
    paper = lay_out(sample)
    wide, high = paper.page_size
    measure = next(measure for _, _, measure in sample.measures())
    step = Address("measure.steps", measure=measure.id, item=measure.steps[1].id)
    spot = paper.spot_of(step)
    edges = paper.style.column_edges
    issue = Address("issue.title", issue=sample.issues[0].id)
    heading = paper.spot_of(issue)
    assert spot is not None and heading is not None

    def first(page: int, top: float, left: float = 0, right: float = wide) -> Address | None:
        return paper.first_address(page, top, left, right)

    assert first(0, 0) == Address("title")
    assert first(1, 0) == Address("title")
    assert first(1, heading.top + 1) == issue
    assert first(1, spot.top + 1, left=edges[1] + 1, right=edges[2] - 1) == step
    assert first(0, high) is None
