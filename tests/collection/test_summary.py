"""The summary page: what it counts, that nothing in it is more than text, and that it asks nothing of any network."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ita_desktop import language
from ita_desktop.collection.answers import Sent
from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.summary import Summary, summary
from ita_desktop.collection.summary_page import summary_page
from ita_desktop.domain.checks.problem import ProblemKind
from ita_desktop.language import Language
from tests.support.command_line import run
from tests.support.offices import a_report_of, put_in
from tests.support.reports import a_measure, an_issue
from tests.support.web_pages import Page

TODAY = date(2025, 11, 10)
HOSTILE = '"><script src="https://evil.example/x.js"></script>'

TAGS = {
    *[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "p",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "svg",
        "rect",
    ]
}
ATTRIBUTES = {
    *[
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "scope",
        "class",
        "x",
        "y",
        "width",
        "height",
        "viewbox",
        "preserveaspectratio",
    ]
}
ATTRIBUTES |= {"aria-hidden", "focusable"}


@pytest.fixture
def found(address: str) -> Summary:
    """Two offices of a district, one late and with little in its report, and one of another province."""
    poor = replace(a_report_of("สำโรง"), issues=(an_issue(a_measure(results=(), outcomes=())),))
    with collection_at(address, create=True) as collection:
        put_in(collection, a_report_of("ตะขบ"), date(2025, 10, 20))
        put_in(collection, poor, date(2025, 11, 5))
        put_in(collection, a_report_of("ฉลอง", "เมืองภูเก็ต", "ภูเก็ต"), date(2025, 10, 9))
        put_in(collection, a_report_of("ตะขบ", year=2567), date(2024, 10, 9))
        with reading(collection) as connection:
            return summary(connection, 2568, by=date(2025, 10, 31))


def row_of(page: Page, name: str) -> Iterator[str]:
    rows: list[list[str]] = []
    for tag, _, text in page.found:
        if tag == "tr":
            rows.append([])
        elif tag in ("td", "th"):
            rows[-1].append("".join(text))
    (row,) = [row for row in rows if row[0] == name]
    return iter(row[2:])


def test_who_sent_is_counted_by_district_with_late_and_missing(found: Summary) -> None:
    districts = {one.name: (one.province, one.sent) for one in found.districts}

    province, sent = districts["ปักธงชัย"]
    assert (province, sent) == ("นครราชสีมา", {Sent.SENT: 1, Sent.LATE: 1, Sent.MISSING: 14})
    assert districts["เมืองภูเก็ต"][1][Sent.SENT] == 1
    assert found.reports == 3


def test_the_page_shows_these_numbers_in_words_and_in_bars(found: Summary) -> None:
    page = Page(summary_page(found, TODAY))

    assert [*row_of(page, "ปักธงชัย (นครราชสีมา)")] == ["๑", "๑", "๑๔"]
    kind, count, reports = next(one for one in found.found if one[0] is ProblemKind.MISSING)
    assert [*row_of(page, "ช่องที่ยังไม่ได้กรอก")][1] == str(reports).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert (kind, count >= reports) == (ProblemKind.MISSING, True)
    assert sum(found.bands.values()) == 3
    bars = [attributes for tag, attributes, _ in page.found if tag == "rect"]
    assert {bar["class"] for bar in bars} == {"sent", "late", "missing"}
    keys = [
        name for tag, attributes, _ in page.found if tag == "th" and "key" in (name := attributes.get("class") or "")
    ]
    assert keys == ["number key sent", "number key late", "number key missing"], (
        "the colours of the bars, explained in the head"
    )
    assert all(0 <= float(bar["x"] or "") + float(bar["width"] or "") <= 1_000.1 for bar in bars)


def test_the_page_is_english_where_the_program_is(found: Summary) -> None:
    language.use(Language.ENGLISH)

    page = summary_page(found, TODAY).decode()

    assert '<html lang="en">' in page
    assert "Sent by district" in page
    assert "14" in [*row_of(Page(page.encode()), "ปักธงชัย (นครราชสีมา)")]


def test_the_page_asks_nothing_of_any_network_and_what_offices_wrote_is_only_text(tmp_path: Path) -> None:
    address = str(tmp_path / "ค.sqlite")
    with collection_at(address, create=True) as collection:
        put_in(collection, a_report_of(HOSTILE, HOSTILE, HOSTILE), date(2025, 10, 20))
        with reading(collection) as connection:
            made = summary_page(summary(connection, 2568, HOSTILE, HOSTILE), TODAY)
            everywhere = summary_page(summary(connection, 2568), TODAY)

    assert b"&lt;script" in made
    for one in (made, everywhere):
        page = Page(one)
        assert {tag for tag, _, _ in page.found} <= TAGS
        assert {name for _, attributes, _ in page.found for name in attributes} <= ATTRIBUTES
        (policy,) = [attributes["content"] for _, attributes, _ in page.found if "http-equiv" in attributes]
        assert policy == "default-src 'none'; style-src 'unsafe-inline'"
        style = one.decode().partition("<style>")[2].partition("</style>")[0]
        assert not [word for word in ("url", "import", "//", "@font") if word in style]


def test_the_command_writes_the_page_of_a_district(tmp_path: Path) -> None:
    with collection_at(str(tmp_path / "ค.sqlite"), create=True) as collection:
        put_in(collection, a_report_of("ตะขบ"), date(2025, 10, 20))
    place = ("นครราชสีมา", "ปักธงชัย")

    ran = run("collection", "summary", tmp_path / "สรุป.html", *place, "--from", tmp_path / "ค.sqlite")

    assert ran.code == 0
    page = Page((tmp_path / "สรุป.html").read_bytes())
    assert [*row_of(page, "ปักธงชัย")] == ["๑", "๑๕"]
    assert "สรุปแล้ว ๑ ฉบับ" in ran.out


def test_a_summary_is_written_into_a_page_only(tmp_path: Path) -> None:
    assert run("collection", "summary", tmp_path / "สรุป.txt", "--from", "ไม่มี").code == 2
    assert run("collection", "summary", "--from", "ไม่มี").code == 2
    assert [*tmp_path.iterdir()] == []
