"""What a collection answers: who has sent, who is ready, where words stand, one measure over the years."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Connection

from ita_desktop.collection import questions
from ita_desktop.collection.answer_files import write_excel
from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.keeping import Outcome
from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.reading.sheets import read_new_sheets
from ita_desktop.language import digits
from tests.support.command_line import Ran, run
from tests.support.offices import KIND, a_report_of, put_in
from tests.support.reports import a_measure, an_issue, an_item

DISTRICT = ("นครราชสีมา", "ปักธงชัย")
DAY = date(2025, 10, 1)


@pytest.fixture
def asked(address: str) -> Iterator[Connection]:
    """A collection of two offices; สำโรง sent its report of 2568 late, and one of 2567."""
    with collection_at(address, create=True) as collection:
        put_in(collection, a_report_of("ตะขบ"), date(2025, 10, 20))
        put_in(collection, a_report_of("สำโรง", words="น้ำ พ.ศ. ๒๕๖๘ "), date(2025, 11, 5))
        put_in(collection, a_report_of("สำโรง", year=2567), date(2024, 10, 9))
        with reading(collection) as connection:
            yield connection


def test_who_has_sent_is_asked_of_every_subdistrict_of_the_district(asked: Connection) -> None:
    answer = questions.who(asked, 2568, *DISTRICT, by=date(2025, 10, 31))

    states = {row[1]: (row[4], row[5]) for row in answer.rows}
    assert states["ตะขบ"] == ("sent", "2025-10-20")
    assert states["สำโรง"] == ("late", "2025-11-05")
    assert states["ธงชัยเหนือ"] == ("missing", "")
    assert len(states) == 16


def test_a_report_of_another_year_counts_for_that_year_only(asked: Connection) -> None:
    rows = [*questions.who(asked, 2567, *DISTRICT).rows]

    assert [row[1] for row in rows if row[4] == "sent"] == ["สำโรง"]


def test_an_office_is_shown_with_the_file_that_it_sent_first(address: str) -> None:
    with collection_at(address, create=True) as collection:
        for day, name in ((20, "ก.ita"), (9, "ข.ita"), (31, "ค.ita")):
            put_in(collection, of(name), date(2025, 10, day), name)
        with reading(collection) as connection:
            rows = [row for row in questions.who(connection, 2568, *DISTRICT).rows if row[4] == "sent"]

    assert [row[5:] for row in rows] == [("2025-10-09", "ข.ita")]


def test_a_list_of_ones_own_has_names_or_codes(asked: Connection) -> None:
    wanted = ["องค์การบริหารส่วนตำบล สำโรง", "301405", "เทศบาลเมืองเมืองปัก"]

    answer = questions.who_of(asked, 2568, wanted)

    assert [row[3:5] for row in answer.rows] == [
        ("องค์การบริหารส่วนตำบลสำโรง", "sent"),
        ("องค์การบริหารส่วนตำบลตะขบ", "sent"),
        ("เทศบาลเมืองเมืองปัก", "missing"),
    ]


def test_ready_begins_with_what_lacks_most(address: str) -> None:
    with collection_at(address, create=True) as collection:
        put_in(collection, a_report_of("ตะขบ"), DAY)
        poor = replace(a_report_of("สำโรง"), issues=(an_issue(a_measure(results=(), outcomes=())),))
        put_in(collection, poor, DAY)
        with reading(collection) as connection:
            answer = questions.ready(connection, 2568)
            first, second = (dict(zip(answer.head, row, strict=True)) for row in answer.rows)

    assert (first["office"], second["office"]) == (f"{KIND}สำโรง", f"{KIND}ตะขบ")
    assert int(first["missing"]) == int(second["missing"]) + 2
    assert int(first["percent"]) < int(second["percent"])


def test_what_has_to_be_mended_is_filled_in_but_not_ready(address: str) -> None:
    with collection_at(address, create=True) as collection:
        put_in(collection, a_report_of(year=2567), DAY)  # its texts are about 2568
        with reading(collection) as connection:
            answer = questions.ready(connection, 2567)
            (row,) = (dict(zip(answer.head, row, strict=True)) for row in answer.rows)

    assert int(row["warnings"]) > 0
    assert int(row["ready"]) < int(row["percent"])


@pytest.mark.parametrize("words", ["น้ำ พ.ศ. 2568", "นํ้า พ.ศ. ๒๕๖๘", "น้ำ"])
def test_words_are_found_in_whatever_digits_and_spelling(asked: Connection, words: str) -> None:
    found = [*questions.find(asked, words, 2568).rows]

    assert {row[0] for row in found} >= {"องค์การบริหารส่วนตำบลสำโรง"}
    assert all("น้ำ" in str(row[5]) for row in found)


def test_of_many_found_texts_those_that_were_taken_last_come_first(asked: Connection) -> None:
    whole = [*questions.find(asked, "การ").rows]
    first = [*questions.find(asked, "การ", most=4).rows]

    assert {*questions.find(asked, "การ", most=999).rows} == {*whole}
    assert {(row[1], row[2]) for row in first} == {(2567, 2)}
    assert first[0][4] == "title"
    assert {*questions.find(asked, "การ", 2568, most=999).rows} == {row for row in whole if row[1] == 2568}


@pytest.mark.parametrize("last", [0, 1, 5, 20_000])
def test_as_many_texts_are_found_however_many_are_looked_through_without_the_index(
    asked: Connection, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    monkeypatch.setattr(questions, "_LAST", last)

    for words in ("การ", "น้ำ พ.ศ. 2568", "ดจ", "%", "ไม่มีคำนี้"):
        whole = [*questions.find(asked, words).rows]
        assert sorted(questions.find(asked, words, most=len(whole) + 1).rows) == sorted(whole)
        assert len([*questions.find(asked, words, most=2).rows]) == min(2, len(whole))


@pytest.mark.parametrize(("words", "count"), [("ดจ", 3), ("จัดซื้อ", 3), ('"', 0), ("%", 0), ("_", 0), ("ครั้งที่ 9", 0)])
def test_short_words_and_signs_are_only_words(asked: Connection, words: str, count: int) -> None:
    titles = [row for row in questions.find(asked, words).rows if row[4] == "title"]

    assert len(titles) == count


def test_a_measure_is_followed_over_offices_and_years(asked: Connection) -> None:
    rows = [*questions.measures(asked, "เผยแพร่ข้อมูลการจัดซื้อ").rows]

    assert [(str(row[0]).removeprefix(KIND), row[1], *row[4:]) for row in rows] == [
        ("ตะขบ", 2568, 1, 1, 0),
        ("สำโรง", 2567, 1, 1, 0),
        ("สำโรง", 2568, 1, 1, 0),
    ]


def test_an_older_version_is_not_asked(address: str) -> None:
    with collection_at(address, create=True) as collection:
        outcomes = [put_in(collection, of(words), DAY) for words in ("เดิม", "แก้ไข")]
        with reading(collection) as connection:
            texts = [row[5] for row in questions.export(connection).rows if row[4] == "steps"]

    assert outcomes == [Outcome.TAKEN, Outcome.REPLACED]
    assert texts == ["ขั้นตอนฉบับแก้ไข"]


def of(words: str) -> Report:
    measure = a_measure(steps=(an_item(f"ขั้นตอนฉบับ{words}"),))
    return replace(a_report_of(), issues=(an_issue(measure),))


# The command


def ask(*arguments: object) -> Ran:
    return run("collection", *arguments)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with collection_at(str(tmp_path / "ค.sqlite"), create=True) as collection:
        put_in(collection, a_report_of("สำโรง"), DAY)
    return tmp_path / "ค.sqlite"


def test_an_answer_is_a_head_and_lines(file: Path) -> None:
    ran = ask("who", *DISTRICT, "--from", file)

    assert ran.code == 0
    head, *lines = ran.out.splitlines()
    assert head.split("\t")[:2] == ["อำเภอ", "ตำบล"]
    assert len(lines) == 16
    assert sum("ยังไม่ส่ง" in line for line in lines) == 15


def test_an_answer_is_json_for_other_programs(file: Path) -> None:
    (found,) = json.loads(ask("find", "คู่มือการให้บริการ", "--from", file, "--json").out)
    none = json.loads(ask("find", "ไม่มีคำนี้", "--from", file, "--json").out)

    assert (found["year"], found["number"], found["field"]) == (2568, 2, "title")
    assert none == []


def test_a_person_is_shown_some_of_many_texts_and_told_how_to_have_all(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "FOUND_MAX", 3)

    _, shown, told = ask("find", "การ", "--from", file)
    written = ask("find", "การ", "--from", file, "--csv", tmp_path / "ก.csv", "--xlsx", tmp_path / "ก.xlsx").out
    whole = json.loads(ask("find", "การ", "--from", file, "--json").out)

    assert len(shown.splitlines()) == 1 + 3
    assert told.startswith("แสดง ๓ ข้อความ")
    assert "--json" in told
    assert len(whole) > 3
    assert written.count(f"เขียนแล้ว {digits(len(whole))} แถว") == 2


def test_an_answer_is_a_csv_file_in_which_nothing_is_a_formula(file: Path, tmp_path: Path) -> None:
    report = of("")
    measure = replace(report.issues[0].measures[0], title="=HYPERLINK(1)")
    with collection_at(str(file)) as collection:
        put_in(collection, replace(report, issues=(an_issue(measure),)), DAY)

    assert ask("export", "--from", file, "--csv", tmp_path / "ก.csv").code == 0

    written = (tmp_path / "ก.csv").read_text(encoding="utf-8-sig")
    assert ",'=HYPERLINK(1)," in written
    assert ",ขั้นตอน,ขั้นตอนฉบับ" in written


def test_an_answer_is_an_excel_file_in_which_nothing_is_a_formula(file: Path, tmp_path: Path) -> None:
    titles = ("=HYPERLINK(1)", "+66 44", "-5", "@SUM(A1)")
    measures = (a_measure(title=title, measure_id=f"m{at}") for at, title in enumerate(titles))
    with collection_at(str(file)) as collection:
        put_in(collection, replace(a_report_of("ตะขบ"), issues=(an_issue(*measures),)), DAY)

    assert ask("measures", "", "--from", file, "--xlsx", tmp_path / "ก.xlsx").code == 0

    (sheet,) = read_new_sheets(BytesIO((tmp_path / "ก.xlsx").read_bytes()), tmp_path / "ก.xlsx").tables
    cells = [[(cell.paragraphs[0].text, cell.kind) for cell in row.cells] for row in sheet.rows]
    assert [text for text, _ in cells[0]][:4] == ["หน่วยงาน", "ปี", "มาตรการที่", "มาตรการ"]
    assert [row[3] for row in cells if row[3][0] in titles] == [(title, "text") for title in titles]
    assert (cells[1][1], cells[1][2]) == (("2568", "number"), ("1", "number"))
    with ZipFile(tmp_path / "ก.xlsx") as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")


def test_rows_for_which_a_sheet_has_no_room_go_on_in_the_next_below_the_head() -> None:
    rows = [(f"ข้อความ {number}",) for number in range(5)]

    head = ["ข้อความ"]
    assert sheets_of(rows) == [[*head, "ข้อความ 0", "ข้อความ 1"], [*head, "ข้อความ 2", "ข้อความ 3"], [*head, "ข้อความ 4"]]
    assert sheets_of(rows[:4]) == sheets_of(rows)[:2]
    assert sheets_of([]) == [head]


def sheets_of(rows: Sequence[tuple[str]]) -> list[list[str]]:
    """The texts of each sheet of an Excel file whose sheets have room for three rows."""
    file = BytesIO()
    write_excel(("text",), rows, file, most=3)
    sheets = read_new_sheets(file, Path("ก.xlsx")).tables
    return [[row.cells[0].paragraphs[0].text for row in sheet.rows] for sheet in sheets]


def test_a_list_with_what_no_file_can_hold_is_answered_in_an_excel_file(file: Path, tmp_path: Path) -> None:
    (tmp_path / "รายชื่อ.txt").write_text("\ufeffอบต.ไม่ได้\x07ส่ง\r\n\n301404\n", encoding="utf-8")

    assert ask("who", "--list", tmp_path / "รายชื่อ.txt", "--from", file, "--xlsx", tmp_path / "ก.xlsx").code == 0

    (sheet,) = read_new_sheets(BytesIO((tmp_path / "ก.xlsx").read_bytes()), tmp_path / "ก.xlsx").tables
    missing, sent = ({cell.paragraphs[0].text for cell in row.cells} for row in sheet.rows[1:])
    assert missing >= {"อบต.ไม่ได้ส่ง", "ยังไม่ส่ง"}
    assert sent >= {f"{KIND}สำโรง", "ส่งแล้ว"}


def test_an_answer_goes_only_into_a_file_of_its_kind(file: Path, tmp_path: Path) -> None:
    assert ask("ready", "--from", file, "--xlsx", tmp_path / "ก.txt").code == 2
    assert not (tmp_path / "ก.txt").exists()


def test_find_needs_words(file: Path) -> None:
    ran = ask("find", "--from", file)

    assert ran.code == 2
    assert "main.py collection" in ran.err
