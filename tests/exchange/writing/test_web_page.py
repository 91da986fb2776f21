"""A web page has the report as headings, tables and lists, and nothing of its texts as markup."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop.domain.report.paper_settings import Digits, PageSize, PaperSettings
from ita_desktop.domain.report.report import Amount, ItemKind, Report
from ita_desktop.exchange.reading.web_page import read_web_page
from ita_desktop.exchange.tables.measures import read_tables
from ita_desktop.exchange.writing.web_page import web_page
from tests.support.carried import without_ids
from tests.support.column_sets import SETS, any_columns
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports
from tests.support.web_pages import Page

SUB, PARAGRAPH = ItemKind.SUB, ItemKind.PARAGRAPH


def cell_html(*items: tuple[str, ItemKind]) -> str:
    """The list of a cell as the page has it."""
    made = tuple(an_item(text, kind) for text, kind in items)
    html = web_page(a_report(an_issue(a_measure(steps=made, results=(), outcomes=())))).decode("utf-8")
    return html.split('data-heading="ขั้นตอนหรือวิธีการปฏิบัติ">')[1].split("</td>")[0]


def test_the_page_has_its_language_one_first_heading_and_one_for_each_issue() -> None:
    report = a_report(an_issue(a_measure()), an_issue(a_measure(), number=4, title="การให้บริการ"), an_issue(number=5))
    page = Page(web_page(report))

    assert page.attributes("html") == [{"lang": "th"}]
    assert page.texts("h1") == page.texts("title") == [report.title]
    assert page.texts("h2")[1] == "ประเด็นที่ ๔ การให้บริการ"
    assert len(page.texts("h2")) == len(page.texts("table")) == 2
    assert {"charset": "utf-8"} in page.attributes("meta")


def test_it_is_printed_on_the_sheet_of_the_paper() -> None:
    for size in PageSize:
        page = web_page(replace(a_report(), paper=PaperSettings(page_size=size))).decode()
        assert f"@page {{ size: {size} landscape;" in page


def test_columns_are_as_wide_beside_each_other_as_on_the_paper() -> None:
    page = Page(web_page(replace(a_report(), paper=PaperSettings(columns=(40, 60, 60, 50, 20, 20)))))

    shares = [one["style"] for one in page.attributes("col")]
    assert shares == ["width:16.0%", "width:24.0%", "width:24.0%", "width:20.0%", "width:8.0%", "width:8.0%"]


def test_heads_have_their_scopes_and_measures_count_through() -> None:
    page = Page(web_page(a_report(an_issue(a_measure("หนึ่ง")), an_issue(a_measure("สอง")))))

    heads = list(zip(page.texts("th"), (one["scope"] for one in page.attributes("th")), strict=True))
    assert [text for text, scope in heads if scope == "row"] == ["๑. หนึ่ง", "๒. สอง"]
    assert [text for text, scope in heads if scope == "col"][:6] == [one.heading for one in a_report().columns]


def test_lists_are_lists_whose_numbers_go_on_behind_a_paragraph() -> None:
    items = (
        ("ก", SUB),
        ("ข", ItemKind.NUMBERED),
        ("ค", SUB),
        ("ง", ItemKind.NUMBERED),
        ("จ", PARAGRAPH),
        ("ฉ", ItemKind.NUMBERED),
    )

    assert cell_html(*items) == (
        '<ul><li>ก</li></ul><ol><li>ข<ul><li>ค</li></ul></li><li>ง</li></ol><p>จ</p><ol start="3"><li>ฉ</li></ol>'
    )
    assert cell_html() == ""


def test_the_digits_of_lists_are_those_of_the_paper() -> None:
    arabic = replace(a_report(), paper=PaperSettings(digits=Digits.ARABIC))

    assert "list-style-type: thai" in web_page(a_report()).decode()
    assert "list-style-type: decimal" in web_page(arabic).decode()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><b>",
        "&lt;b&gt; &amp; 5<x<9",
        "' onclick='x",
    ],
)
def test_a_text_is_never_markup(text: str) -> None:
    measure = a_measure(text, (an_item(text),), owners=(text,)).with_value("evidence", (text, f"https://a.th/{text}"))
    columns = tuple(replace(one, heading=text) if one.key == "results" else one for one in SETS["seed6_evidence"])
    report = replace(a_report(an_issue(measure, title=text), title=text), columns=columns)
    page = Page(web_page(report))

    assert page.texts("title") == page.texts("h1") == [text]
    assert f"๑. {text}" in page.texts("th")
    assert text in page.texts("li")
    assert text in [one.get("data-heading") for one in page.attributes("td")]
    assert {tag for tag, _, _ in page.found}.isdisjoint({"script", "img", "b"})
    assert not any(name.startswith("on") for _, attributes, _ in page.found for name in attributes)


def test_only_addresses_of_the_web_are_links() -> None:
    links = ("https://www.samrong-korat.go.th/ข่าว?id=๑&ปี=2568", "javascript:alert(1)", "คำสั่งที่ ๑/๒๕๖๘", "https://ก ข")
    report = replace(a_report(an_issue(a_measure().with_value("evidence", links))), columns=SETS["seed6_evidence"])

    assert [one["href"] for one in Page(web_page(report)).attributes("a")] == [links[0]]


def test_nothing_is_fetched_and_no_script_may_run() -> None:
    (policy,) = [one["content"] for one in Page(web_page(a_report())).attributes("meta") if "http-equiv" in one]

    assert policy.startswith("default-src 'none';")
    assert "script" not in web_page(a_report()).decode()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(columns=any_columns()))
def test_every_report_makes_a_page_in_order(report: Report) -> None:
    assert len(Page(web_page(report)).texts("tr")) == sum(
        1 + len(one.measures) for one in report.issues if one.measures
    )


def test_a_sum_stands_at_the_right_in_the_digits_of_the_paper() -> None:
    report = replace(a_report(an_issue(a_measure().with_value("budget", Amount("12000")))), columns=SETS["plan_budget"])
    page = Page(web_page(report))

    assert [text for one, text in zip(page.attributes("td"), page.texts("td"), strict=True) if one.get("class")] == [
        "๑๒,๐๐๐"
    ]


def test_our_own_reader_finds_the_report_in_the_page_again() -> None:
    steps = (an_item("ประชุม"), an_item("ชี้แจง", SUB), an_item("เผยแพร่"))
    report = a_report(an_issue(a_measure("หนึ่ง", steps), a_measure("สอง")), an_issue(a_measure("สาม"), number=2))

    contents = read_web_page(web_page(report).decode("utf-8"), Path("รายงาน.html"))

    assert without_ids(read_tables(contents, 2568).issues) == without_ids(report.issues)
