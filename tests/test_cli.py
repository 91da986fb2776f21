"""The command line: what each command does, says and refuses, and that none of them knows Qt."""

import json
import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ita_desktop import paths
from ita_desktop.cli import main as cli
from ita_desktop.cli.exit_codes import INTERRUPTED
from ita_desktop.domain.checks.problem import ProblemKind
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import ListName, Measure, Report, TextPeriod
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.exchange.json_report import write_json
from ita_desktop.home import settings
from ita_desktop.language import Language
from ita_desktop.printing.raster import page_text
from ita_desktop.storage.files import report_file
from tests.storage.test_speed import a_report_of
from tests.support.column_sets import SETS
from tests.support.command_line import Ran, run
from tests.support.golden_report import published
from tests.support.pdf_text import page_count
from tests.support.python_process import Ended, python
from tests.support.report_files import a_file, a_folder, holding
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.support.unix_only import LINKS, WINE
from tests.support.word_files import plain_table, saved, word_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = paths.sample_report()


class Window:
    """Stands in for the window: remembers what it was opened on."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path | None, Path | None]] = []
        self.printed: list[Path | None] = []

    def __call__(self, path: Path | None, screenshot: Path | None, printing: bool) -> int:
        self.opened.append((path, screenshot))
        if printing:
            self.printed.append(path)
        return 0


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The sample report as a file, in a folder whose name has spaces and Thai letters."""
    folder = a_folder(tmp_path / "งาน ITA ปี ๖๘")
    return a_file(folder, published(), "รายงาน ฉบับจริง.ita")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def assert_refused(ran: Ran, part: str) -> None:
    """Exit code 2, nothing on stdout, and one line on stderr that holds `part`."""
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert ran.err.endswith("\n")
    assert part in ran.err


# What stands in an office file


def test_tables_prints_what_stands_in_a_word_file(tmp_path: Path) -> None:
    path = saved(tmp_path, word_file("หัวเรื่อง", plain_table([["๑. ประชุม", "กองคลัง"]])))

    ran = run("tables", path)

    assert (ran.code, ran.err) == (0, "")
    made = json.loads(ran.out)
    first, second = made["tables"][0]["rows"][0]["cells"]
    assert first["items"] == [{"kind": "numbered", "num": "๑", "how": "typed", "level": 0, "text": "ประชุม"}]
    assert second["paragraphs"] == [{"text": "กองคลัง"}]
    assert made["paragraphs_outside"] == [{"text": "หัวเรื่อง"}]
    assert made["seen"] == {"table": 1}


def test_tables_refuses_a_file_of_no_kind_that_it_reads(tmp_path: Path) -> None:
    assert_refused(run("tables", saved(tmp_path, b"\x00\x01\x02", "แผน.docx")), "ไม่ใช่แฟ้ม Word, Excel")


# Import


def test_import_makes_a_file_that_exports_the_very_same_bytes(tmp_path: Path) -> None:
    report, out = tmp_path / "รายงาน.ita", tmp_path / "รายงาน.json"

    for ran in (run("import", SAMPLE, report), run("export", report, out)):
        assert (ran.code, ran.err) == (0, "")

    assert out.read_bytes() == SAMPLE.read_bytes()


def test_import_says_how_much_came_in(tmp_path: Path) -> None:
    ran = run("import", SAMPLE, tmp_path / "ก.ita")

    assert ran == (0, f"นำเข้าแล้ว ๑ ประเด็น ๖ มาตรการ {tmp_path / 'ก.ita'}\n", "")


def test_import_says_how_many_characters_were_left_out(tmp_path: Path) -> None:
    source = holding(tmp_path / "ก.json", SAMPLE.read_bytes().replace(b'"title": "', b'"title": "\\u0000\\u0007', 1))

    ran = run("import", source, tmp_path / "ก.ita")

    assert ran.code == 0
    assert "ตัดอักขระควบคุมที่บันทึกไม่ได้ออก ๒ ตัว" in ran.out


HEAD = ("มาตรการ/โครงการ", "ขั้นตอน", "ผลการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ตัวชี้วัด")
OLD_REPORT = word_file(
    "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม",
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    "องค์การบริหารส่วนตำบลสำโรง",
    "อำเภอปักธงชัย จังหวัดนครราชสีมา",
    plain_table(
        [
            HEAD,
            ("๑. จัดทำคู่มือ", "๑. ประชุม\n๒. เผยแพร่", "๑. มีการทบ", "สำนักปลัด", "ปีงบประมาณ ๒๕๖๘", "ร้อยละ ๘๐"),
            ("", "", "ทวนคู่มือ", "", "", ""),
        ]
    ),
)


def test_import_of_a_word_file_makes_a_report_and_counts_what_was_taken_and_left_out(tmp_path: Path) -> None:
    source, out = saved(tmp_path, OLD_REPORT), tmp_path / "ออก.ita"

    ran = run("import", source, out)

    assert ran.code == 0
    report = report_file.read(out).report
    ((_, _, measure),) = report.measures()
    assert (report.fiscal_year, report.agency.district) == (2568, "ปักธงชัย")
    assert [item.text for item in measure.results] == ["มีการทบทวนคู่มือ"]
    lines = ran.out.splitlines()
    assert lines[0] == f"นำเข้าแล้ว ๑ ประเด็น ๑ มาตรการ ๓ ข้อ {out}"
    read, taken, left_out = (int(one.replace(",", "")) for one in re.findall("[๐-๙,]+", lines[1]))
    assert read == taken + left_out
    assert read == sum(len("".join(text.split())) for text in (*HEAD, *MEASURE_TEXTS))
    assert "คอลัมน์ “ตัวชี้วัด” ยังไม่ได้เลือกช่อง" in lines
    assert "ปีงบประมาณ: ๒๕๖๘ (จาก “ประจำปีงบประมาณ พ.ศ. ๒๕๖๘”)" in lines


MEASURE_TEXTS = ("๑.จัดทำคู่มือ", "๑.ประชุม๒.เผยแพร่", "๑.มีการทบทวนคู่มือ", "สำนักปลัด", "ปีงบประมาณ๒๕๖๘", "ร้อยละ๘๐")


def test_import_puts_columns_where_it_is_told_to(tmp_path: Path) -> None:
    source, out = saved(tmp_path, OLD_REPORT), tmp_path / "ออก.ita"

    ran = run("import", "--columns", "ตัวชี้วัด=new,5=out", source, out)

    assert ran.code == 0
    report = report_file.read(out).report
    ((_, _, measure),) = report.measures()
    assert [item.text for item in measure.items("indicator")] == ["ร้อยละ ๘๐"]
    assert measure.period == TextPeriod()
    assert "ยังไม่ได้เลือกช่อง" not in ran.out


def test_import_refuses_columns_that_there_are_not_and_names_those_that_there_are(tmp_path: Path) -> None:
    ran = run("import", "--columns", "งบประมาณ=new", saved(tmp_path, OLD_REPORT), tmp_path / "ออก.ita")

    assert_refused(ran, "คอลัมน์ในแฟ้มคือ มาตรการ/โครงการ, ขั้นตอน, ")
    assert names_in(tmp_path) == ["แผนปฏิบัติการ ปี ๖๘.docx"]


def test_import_of_a_file_without_measures_writes_nothing(tmp_path: Path) -> None:
    source = saved(tmp_path, word_file("บันทึกข้อความ", plain_table([["ผู้ยืม", "จำนวน"]])), "ยืมเงิน.docx")

    assert_refused(run("import", source, tmp_path / "ออก.ita"), "ไม่พบตารางมาตรการในแฟ้ม")
    assert names_in(tmp_path) == ["ยืมเงิน.docx"]


def test_import_refuses_to_overwrite_and_leaves_the_file_alone(report: Path) -> None:
    before = report.read_bytes()

    assert_refused(run("import", SAMPLE, report), "“รายงาน ฉบับจริง.ita” อยู่แล้ว")
    assert report.read_bytes() == before


def test_import_overwrites_when_it_is_told_to(report: Path, tmp_path: Path) -> None:
    source = holding(tmp_path / "ใหม่.json", write_json(a_report(title="รายงานฉบับใหม่")))

    assert run("import", source, report, "--force").code == 0
    assert run("export", report, tmp_path / "ออก.json").code == 0
    assert (tmp_path / "ออก.json").read_bytes() == source.read_bytes()


def test_the_report_on_a_plan_is_its_frame_and_remembers_it(tmp_path: Path) -> None:
    plan, made = tmp_path / "แผน ๒๕๖๘.ita", tmp_path / "รายงาน ๒๕๖๘.ita"
    report_file.write(a_report(title="มาตรการส่งเสริมคุณธรรม"), plan, replace=False)
    before = plan.read_bytes()

    ran = run("report-from-plan", plan, made)

    assert ran == (0, f"ทำรายงานจากแผนแล้ว ๑ มาตรการ {made}\n", "")
    report = report_file.read(made).report
    (measure,) = [measure for _, _, measure in report.measures()]
    assert measure.steps and not measure.results and not measure.outcomes
    assert report.plan_title == "มาตรการส่งเสริมคุณธรรม"
    assert plan.read_bytes() == before


def test_no_report_takes_the_place_of_a_file_or_of_its_plan(report: Path, tmp_path: Path) -> None:
    other, before = tmp_path / "อื่น.ita", report.read_bytes()
    report_file.write(a_report(), other, replace=False)

    assert_refused(run("report-from-plan", "--force", report, report), "จึงไม่เขียนทับ")
    assert_refused(run("report-from-plan", other, report), "อยู่แล้ว")
    assert report.read_bytes() == before
    assert run("report-from-plan", "--force", other, report).code == 0


def test_import_of_a_wrong_report_names_the_place_and_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "ผิด.json"
    value = json.loads(SAMPLE.read_bytes())
    value["issues"][0]["measures"][2]["steps"][1]["text"] = 7
    source.write_text(json.dumps(value), encoding="utf-8")

    assert_refused(run("import", source, tmp_path / "ออก.ita"), "issues[0].measures[2].steps[1].text")
    assert names_in(tmp_path) == ["ผิด.json"]


def test_import_with_force_keeps_the_old_file_when_the_new_one_is_wrong(report: Path, tmp_path: Path) -> None:
    before = report.read_bytes()
    (tmp_path / "ผิด.json").write_bytes(b"{}")

    assert_refused(run("import", tmp_path / "ผิด.json", report, "--force"), "นำเข้าไม่ได้")
    assert report.read_bytes() == before


# Export, print, copy


def test_print_writes_the_pages_and_says_how_many(report: Path) -> None:
    out = report.with_suffix(".pdf")

    ran = run("print", report, out)

    pdf = out.read_bytes()
    assert ran == (0, f"พิมพ์แล้ว {to_thai_digits(page_count(pdf))} หน้า {out}\n", "")
    assert "องค์การบริหารส่วนตำบลสำโรง" in page_text(pdf, 0)


def test_export_to_word_writes_what_our_reader_finds_again(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "รายงาน ปี ๒๕๖๘.docx"

    ran = run("export", report, out)

    assert ran.code == 0
    assert str(out) in ran.out
    ran = run("tables", out)

    assert ran.code == 0
    (table,) = json.loads(ran.out)["tables"]
    assert len(table["rows"]) == 1 + len(list(report_file.read(report).report.measures()))


def test_export_to_pdf_is_the_print(report: Path) -> None:
    out = report.with_suffix(".pdf")

    assert run("export", report, out).code == 0
    assert "มาตรการปรับปรุง" in page_text(out.read_bytes(), 1)


def test_print_says_when_the_fonts_lack_a_character(tmp_path: Path) -> None:
    file = _file(tmp_path, a_measure("มาตรการ \U0001f600\u200b"))

    ran = run("print", file, tmp_path / "ก.pdf")

    assert ran.code == 0
    assert "มีอักขระที่ฟอนต์ไม่มี ๑ ตำแหน่ง" in ran.out


def test_print_says_nothing_of_characters_that_nobody_sees_and_check_does(tmp_path: Path) -> None:
    file = _file(tmp_path, a_measure("มาตรการ\u200b"))

    printed, checked = run("print", file, tmp_path / "ก.pdf"), run("check", file)

    assert printed.code == 0
    assert "อักขระ" not in printed.out
    assert "U+200B" in checked.out


@pytest.mark.parametrize("name", ["ก.json", "ก.pdf"])
def test_what_is_written_takes_the_place_of_what_was_there_and_leaves_nothing_beside(report: Path, name: str) -> None:
    out = holding(report.with_name(name), b"old")

    assert run("export", report, out).code == 0
    assert len(out.read_bytes()) > 1_000
    assert names_in(report.parent) == [name, report.name]


def test_a_copy_is_equal_and_the_file_itself_stays_as_it_was(report: Path, tmp_path: Path) -> None:
    before = report.read_bytes()

    assert run("copy", report, tmp_path / "สำเนา.ita").code == 0
    assert run("export", tmp_path / "สำเนา.ita", tmp_path / "ก.json").code == 0
    assert (tmp_path / "ก.json").read_bytes() == SAMPLE.read_bytes()
    assert report.read_bytes() == before


# Check


def test_check_says_what_is_missing_one_a_line(report: Path) -> None:
    ran = run("check", report)

    assert (ran.code, ran.err) == (1, "")
    missing = [line for line in ran.out.splitlines() if line.startswith("ยังไม่กรอก\t")]
    assert missing[0] == "ยังไม่กรอก\tผู้ลงนามลำดับ ๑ ชื่อผู้ลงนาม\tยังไม่ได้กรอกชื่อผู้ลงนาม"
    assert len(missing) == 3


def test_check_says_what_is_wrong_and_what_it_would_become(report: Path) -> None:
    ran = run("check", report)

    lines = ran.out.splitlines()
    (found,) = (line.split("\t") for line in lines if "ลำโรง" in line)
    assert found[:2] == ["ต้องแก้", "มาตรการ ๑ ผลลัพธ์ ข้อ ๒"]
    assert found[3] == "“ลำโรง” → “สำโรง”"
    assert all(line.count("\t") in (2, 3) for line in lines)


def test_check_of_hints_alone_ends_as_if_there_were_none(tmp_path: Path) -> None:
    file = _file(tmp_path, a_measure(results=(an_item("มีคู่มือการให้บริการ"),)))

    ran = run("check", file)

    assert ran.code == 0
    assert ran.out.startswith("ข้อสังเกต\t")


def test_check_in_json_has_the_words_where_they_stand_and_what_they_become(report: Path) -> None:
    ran = run("check", report, "--json")

    findings = json.loads(ran.out)
    (found,) = (finding for finding in findings if finding["text"] == "EService")
    assert (found["kind"], found["severity"], found["fix"]) == ("variant", "warning", "E-Service")
    text = published().issues[0].measures[0].outcomes[3].text
    assert text[found["start"] : found["end"]] == "EService"
    (missing, *_) = (finding for finding in findings if finding["kind"] == "missing")
    assert (missing["severity"], missing["text"], missing["fix"]) == ("missing", None, None)


def test_what_is_mended_is_written_to_a_copy_and_the_file_stays_as_it_was(report: Path, tmp_path: Path) -> None:
    before, mended = report.read_bytes(), tmp_path / "แก้แล้ว.ita"

    ran = run("check", "--fix", "spacing", report, mended)

    assert ran.code == 0
    assert "แก้แล้ว ๘ ตำแหน่ง" in ran.out
    assert report.read_bytes() == before
    ran = run("check", mended, "--json")
    kinds = {finding["kind"] for finding in json.loads(ran.out)}
    assert "spacing" not in kinds
    assert "year" in kinds


@pytest.mark.parametrize("arguments", [("--fix", "year", "ก.ita"), ("ก.ita", "ข.ita")])
def test_mending_needs_a_kind_and_a_name_for_the_copy(arguments: tuple[str, ...]) -> None:
    assert_refused(run("check", *arguments), "วิธีใช้: main.py check")


@pytest.mark.parametrize(
    ("spoken", "words", "kind"),
    [
        (Language.THAI, "ไม่มี years ให้เลือก", "spacing (การเว้นวรรค)"),
        (Language.ENGLISH, "“years” cannot be chosen", "spacing (Spacing)"),
    ],
)
def test_a_kind_that_there_is_not_is_answered_with_those_that_there_are(
    spoken: Language, words: str, kind: str, report: Path, tmp_path: Path
) -> None:
    settings.save(settings.Settings(language=spoken))

    ran = run("check", "--fix", "years", report, tmp_path / "แก้แล้ว.ita")

    said = ran.err
    assert_refused(ran, words)
    assert kind in said
    assert all(f"{one} (" in said for one in ProblemKind)
    assert not (tmp_path / "แก้แล้ว.ita").exists()


def test_mending_never_replaces_the_file_that_is_read(report: Path) -> None:
    before = report.read_bytes()

    assert run("check", "--fix", "year", report, report).code == 2
    assert report.read_bytes() == before


def test_check_of_a_whole_report_says_nothing(tmp_path: Path) -> None:
    file = _file(tmp_path, a_measure())

    ran = run("check", file)
    assert ran == (0, "", "")


def test_check_answers_in_json_for_programs(tmp_path: Path) -> None:
    file = _file(tmp_path, a_measure(owners=(), measure_id="มาตรการ-ก"))

    ran = run("check", file, "--json")

    (finding,) = json.loads(ran.out)
    assert ran.code == 1
    assert finding["place"] == "มาตรการ ๑ ผู้รับผิดชอบ"
    assert (finding["field"], finding["measure"], finding["item"]) == ("measure.owners", "มาตรการ-ก", None)
    assert finding["message"] == "ยังไม่ได้ระบุผู้รับผิดชอบ"


def test_check_in_json_of_a_whole_report_is_an_empty_list(tmp_path: Path) -> None:
    file = _file(tmp_path, a_measure())

    ran = run("check", file, "--json")

    assert ran.code == 0
    assert json.loads(ran.out) == []


def test_check_finds_what_cannot_be_printed(tmp_path: Path) -> None:
    file = _file(tmp_path, a_measure("มาตรการ \U0001f600"))

    ran = run("check", file)

    assert ran.code == 1
    assert ran.out.startswith("ต้องแก้\tมาตรการ ๑ ชื่อมาตรการ/โครงการ/กิจกรรม\t")


def _file(folder: Path, *measures: Measure) -> Path:
    return a_file(folder, a_report(an_issue(*measures)), "รายงาน.ita")


# Refusals


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "ก.odt", "ข.ita"),
        ("import", "ก.docx", "ข.json"),
        ("import", "ก.json", "ข.json"),
        ("export", "ก.ita", "ข.odt"),
        ("print", "ก.ita", "ก.ita"),
        ("copy", "ก.ita", "ข.pdf"),
    ],
)
def test_a_name_with_the_wrong_ending_is_refused_before_anything_is_read(arguments: tuple[str, ...]) -> None:
    assert_refused(run(*arguments), "โปรดใช้ชื่อที่ลงท้ายด้วย ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "ก.json"),
        ("import", "ก.json", "ข.ita", "ค.ita"),
        ("import", "--columns", "7=out", str(SAMPLE), "ข.ita"),
        ("export", "ก.ita"),
        ("print", "ก.ita"),
        ("check",),
        ("check", "ก.ita", "--colour"),
        ("copy", "ก.ita"),
        ("self-test", "ก.ita"),
        ("ก.ita", "ข.ita"),
        ("--colour",),
    ],
)
def test_wrong_arguments_are_refused_with_the_right_use(arguments: tuple[str, ...]) -> None:
    assert_refused(run(*arguments), "วิธีใช้: main.py")


@pytest.mark.parametrize("command", ["export", "print", "check", "copy"])
@pytest.mark.parametrize(
    ("make", "part"),
    [
        (lambda file: None, "ไม่พบแฟ้ม"),
        (lambda file: file.write_bytes(b""), "ว่างเปล่า"),
        (lambda file: file.write_text("สวัสดี", encoding="utf-8"), "ไม่ใช่แฟ้มรายงาน"),
        (lambda file: file.mkdir(), "โฟลเดอร์"),
    ],
    ids=["no file", "empty", "text", "folder"],
)
def test_a_file_that_is_no_report_is_refused_by_every_command(
    command: str, make: Callable[[Path], object], part: str, tmp_path: Path
) -> None:
    file = tmp_path / "แฟ้ม.ita"
    make(file)
    before = names_in(tmp_path)
    outs = {"export": [tmp_path / "ก.json"], "print": [tmp_path / "ก.pdf"], "copy": [tmp_path / "ก.ita"], "check": []}

    assert_refused(run(command, file, *outs[command]), part)
    assert names_in(tmp_path) == before


@pytest.mark.parametrize(
    ("command", "name"), [("export", "ก.json"), ("export", "ก.pdf"), ("print", "ก.pdf"), ("copy", "ก.ita")]
)
def test_a_place_that_is_not_there_is_refused(command: str, name: str, report: Path) -> None:
    assert_refused(run(command, report, report.parent / "ไม่มี" / name), "ไม่พบโฟลเดอร์")
    assert names_in(report.parent) == [report.name]


@pytest.mark.parametrize("name", ["ก.json", "ก.pdf", "ก.docx"])
def test_a_folder_of_that_name_is_refused(name: str, report: Path) -> None:
    (report.parent / name).mkdir()

    assert_refused(run("export", report, report.parent / name), "เขียนแฟ้ม")
    assert names_in(report.parent) == [name, report.name]


def test_a_source_that_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "โฟลเดอร์.json").mkdir()

    assert_refused(run("import", tmp_path / "โฟลเดอร์.json", tmp_path / "ก.ita"), "โฟลเดอร์หรืออุปกรณ์")
    assert_refused(run("import", tmp_path / "ไม่มี.json", tmp_path / "ก.ita"), "ไม่พบแฟ้ม")


@pytest.mark.skipif(WINE, reason="wine cuts a long name")
def test_a_name_that_no_file_can_have_is_refused(report: Path, tmp_path: Path) -> None:
    name = "ก" * 300

    assert_refused(run("import", f"{name}.json", tmp_path / "ก.ita"), "ไม่พบแฟ้ม")
    assert_refused(run("check", f"{name}.ita"), "ไม่พบแฟ้ม")
    assert_refused(run(name), "ไม่รู้จักคำสั่งหรือแฟ้มรายงาน")
    for command, suffix in (("export", ".json"), ("print", ".pdf"), ("copy", ".ita")):
        assert_refused(run(command, report, tmp_path / (name + suffix)), "ชื่อแฟ้มยาวเกินไป")


@pytest.mark.parametrize(
    ("command", "name"), [("print", "ก.pdf"), ("export", "ก.json"), ("export", "ก.docx"), ("copy", "ก.ita")]
)
def test_a_file_that_may_only_be_read_is_left_as_it_is(command: str, name: str, report: Path, tmp_path: Path) -> None:
    target = holding(tmp_path / name, b"before")
    target.chmod(0o444)

    assert_refused(run(command, report, target), "อ่านอย่างเดียว")

    assert target.read_bytes() == b"before"


@pytest.mark.unix(LINKS)
@pytest.mark.parametrize(
    ("command", "name"), [("print", "ก.pdf"), ("export", "ก.json"), ("export", "ก.docx"), ("copy", "ก.ita")]
)
def test_a_link_stays_and_what_it_leads_to_is_replaced(command: str, name: str, report: Path, tmp_path: Path) -> None:
    target, link = tmp_path / f"ที่อื่น {name}", tmp_path / name
    target.write_bytes(b"before")
    target.chmod(0o640)
    link.symlink_to(target)

    assert run(command, report, link).code == 0

    assert link.is_symlink()
    assert target.read_bytes() != b"before"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_bug_is_not_taken_for_findings(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.domain.report.address.AddressWords.whole", lambda words, address: 1 / 0)

    ran = run("check", report)

    assert ran.code == 3
    assert "ZeroDivisionError" in ran.err


# Options of every command


def test_another_home_is_used_by_a_command_and_by_the_window(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "บ้านใหม่"
    monkeypatch.setenv("ITA_DESKTOP_HOME", "ที่เดิม")  # put back after the test

    assert run("--home", home, "copy", report, tmp_path / "สำเนา.ita").code == 0
    assert paths.private_folder() == home
    monkeypatch.setenv("ITA_DESKTOP_HOME", "ที่เดิม")
    window = Window()
    assert cli.main([str(report), "--home", str(home)], window) == 0
    assert paths.private_folder() == home


def test_the_log_is_written_to_the_console_where_it_is_wanted(report: Path) -> None:
    program = (
        "import logging, sys; from ita_desktop.cli import main as cli\n"
        "cli.main(['--debug', 'check', sys.argv[1]], None); logging.getLogger('ita_desktop.any').info('logged')"
    )

    said = python("-c", program, report)

    assert said.stderr.endswith("INFO ita_desktop.any logged\n")


# The window


def test_without_a_command_the_window_opens() -> None:
    window = Window()

    assert cli.main([], window) == 0
    assert cli.main(["รายงาน ปี ๖๘.ita"], window) == 0
    assert cli.main(["ก.ita", "--screenshot", "ภาพ.png"], window) == 0
    here = Path.cwd()
    assert window.opened == [(None, None), (here / "รายงาน ปี ๖๘.ita", None), (here / "ก.ita", Path("ภาพ.png"))]


def test_a_report_is_printed_from_the_window_if_a_file_manager_asks_for_it() -> None:
    window = Window()

    assert cli.main(["--print", "รายงาน ปี ๖๘.ita"], window) == 0
    assert cli.main(["--print"], window) == 0

    assert window.printed == [Path.cwd() / "รายงาน ปี ๖๘.ita"]


@pytest.mark.unix(LINKS)
def test_a_file_means_the_same_from_every_folder_and_a_link_stays_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "จริง").mkdir()
    (tmp_path / "ลิงก์").symlink_to("จริง")
    monkeypatch.chdir(tmp_path)
    window = Window()

    cli.main([str(Path("ลิงก์", "รายงาน.ita"))], window)

    assert window.opened == [(tmp_path / "ลิงก์" / "รายงาน.ita", None)]


def test_a_mistyped_command_is_refused_and_opens_nothing() -> None:
    assert_refused(run("chekc"), "ไม่รู้จักคำสั่งหรือแฟ้มรายงาน “chekc”")


# Merge


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Report, Path, Path, Path]:
    """A report with two steps; the copy that was sent, the one kept and the one that came back."""
    report = a_report(an_issue(a_measure("มาตรการเผยแพร่ข้อมูล", steps=(an_item("จัดทำคู่มือ"), an_item("ประชุมชี้แจง")))))
    files = [tmp_path / name for name in ("ส่งไป.ita", "ของเรา.ita", "ของกองคลัง.ita")]
    for file in files:
        report_file.write(report, file, replace=False)
    return report, files[0], files[1], files[2]


def with_steps(report: Report, file: Path, *texts: str) -> None:
    """The file with its steps put into other words; one more than there were is a new one."""
    (_, _, measure) = next(report.measures())
    old = (*measure.steps, an_item())
    steps = tuple(replace(item, text=text) for item, text in zip(old, texts, strict=False))
    report_file.write(edits.set_items(report, measure.id, ListName.STEPS, steps), file, replace=True)


def steps_in(file: Path) -> list[str]:
    (_, _, measure) = next(report_file.read(file).report.measures())
    return [item.text for item in measure.steps]


def test_merge_takes_what_each_side_changed(copies: tuple[Report, Path, Path, Path], tmp_path: Path) -> None:
    report, base, mine, theirs = copies
    with_steps(report, mine, "จัดทำคู่มือฉบับใหม่", "ประชุมชี้แจง")
    with_steps(report, theirs, "จัดทำคู่มือ", "ประชุมชี้แจง", "ติดตามผล")
    before = [file.read_bytes() for file in (base, mine, theirs)]

    ran = run("merge", mine, theirs, "--base", base, tmp_path / "รวม.ita")

    assert ran == (0, f"รวมแล้ว {tmp_path / 'รวม.ita'}\n", "")
    assert steps_in(tmp_path / "รวม.ita") == ["จัดทำคู่มือฉบับใหม่", "ประชุมชี้แจง", "ติดตามผล"]
    assert [file.read_bytes() for file in (base, mine, theirs)] == before
    assert names_in(tmp_path) == ["ของกองคลัง.ita", "ของเรา.ita", "รวม.ita", "ส่งไป.ita"]


def test_merge_lists_conflicts_and_keeps_mine_there(copies: tuple[Report, Path, Path, Path], tmp_path: Path) -> None:
    report, base, mine, theirs = copies
    with_steps(report, mine, "ของเรา", "ประชุมชี้แจง")
    with_steps(report, theirs, "ของเขา", "ประชุมใหญ่")

    ran = run("merge", "--base", base, mine, theirs, tmp_path / "รวม.ita")

    assert ran == (1, "มาตรการ ๑ ขั้นตอน ข้อ ๑\tรายงานนี้: “ของเรา” แฟ้มที่ได้รับ: “ของเขา”\n", "")
    assert steps_in(tmp_path / "รวม.ita") == ["ของเรา", "ประชุมใหญ่"]


def test_merge_without_a_base_keeps_everything_and_lists_every_difference(
    copies: tuple[Report, Path, Path, Path], tmp_path: Path
) -> None:
    report, _, mine, theirs = copies
    with_steps(report, theirs, "จัดทำคู่มือ", "ประชุมใหญ่", "ติดตามผล")

    ran = run("merge", mine, theirs, tmp_path / "รวม.ita")

    assert ran.code == 1
    assert ran.out.splitlines() == [
        "มาตรการ ๑ ขั้นตอน ข้อ ๒\tรายงานนี้: “ประชุมชี้แจง” แฟ้มที่ได้รับ: “ประชุมใหญ่”",
        "มาตรการ ๑ ขั้นตอน ข้อ ๓ (แฟ้มที่ได้รับ)\tรายงานนี้: ไม่มี แฟ้มที่ได้รับ: “ติดตามผล”",
    ]
    assert steps_in(tmp_path / "รวม.ita") == ["จัดทำคู่มือ", "ประชุมชี้แจง", "ติดตามผล"]


def test_merging_the_result_again_changes_nothing(copies: tuple[Report, Path, Path, Path], tmp_path: Path) -> None:
    report, base, mine, theirs = copies
    with_steps(report, theirs, "จัดทำคู่มือ", "ประชุมใหญ่", "ติดตามผล")

    run("merge", mine, theirs, "--base", base, tmp_path / "๑.ita")
    ran = run("merge", tmp_path / "๑.ita", theirs, "--base", base, tmp_path / "๒.ita")

    assert ran.code == 0
    assert report_file.read(tmp_path / "๒.ita").report == report_file.read(tmp_path / "๑.ita").report


def test_merge_refuses_to_write_over_what_it_merges(copies: tuple[Report, Path, Path, Path], tmp_path: Path) -> None:
    _, base, mine, theirs = copies
    before = [file.read_bytes() for file in (base, mine, theirs)]

    for out in (base, mine, theirs):
        assert_refused(run("merge", mine, theirs, "--base", base, out), "จึงไม่เขียนทับ")

    assert [file.read_bytes() for file in (base, mine, theirs)] == before


def test_merge_with_a_file_that_is_no_report_writes_nothing(
    copies: tuple[Report, Path, Path, Path], tmp_path: Path
) -> None:
    _, base, mine, theirs = copies
    theirs.write_bytes(b"")

    assert_refused(run("merge", mine, theirs, "--base", base, tmp_path / "รวม.ita"), "แฟ้มว่างเปล่า")
    assert not (tmp_path / "รวม.ita").exists()


# Roll-over


def test_roll_over_makes_the_report_of_the_year_after_and_lists_what_it_moved(report: Path, tmp_path: Path) -> None:
    before = report.read_bytes()
    new = tmp_path / "รายงาน ๒๕๖๙.ita"

    ran = run("roll-over", report, new)

    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == ("มาตรการ ๑ ผลลัพธ์ ข้อ ๕\t…ริยธรรม ประจำปีงบประมาณ ๒๕๖๘\t…ริยธรรม ประจำปีงบประมาณ ๒๕๖๙\tเปลี่ยนแล้ว")
    assert lines[-1] == f"ทำรายงานปีงบประมาณ ๒๕๖๙ แล้ว เปลี่ยนปี ๑๓ ตำแหน่ง คงไว้ให้ตรวจเอง ๐ ตำแหน่ง {new}"
    assert len(lines) == 14
    made = report_file.read(new).report
    assert (made.fiscal_year, made.ita_round) == (2569, 2570)
    assert report.read_bytes() == before


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".csv", ".html", ".json"])
def test_roll_over_takes_last_years_report_of_any_kind(tmp_path: Path, suffix: str, report: Path) -> None:
    old, new, from_it = tmp_path / f"ปีก่อน{suffix}", tmp_path / "ปีใหม่.ita", tmp_path / "จากแฟ้มเดิม.ita"
    assert run("export", report, old).code == 0
    assert run("roll-over", report, from_it).code == 0

    ran = run("roll-over", old, new, "--year", "2569")

    assert ran.code == 0
    said = ran.out.splitlines()
    assert (suffix == ".json") is not said[0].startswith("นำเข้าแล้ว ")
    titles = [measure.title for _, _, measure in report_file.read(new).report.measures()]
    assert titles == [measure.title for _, _, measure in report_file.read(from_it).report.measures()]
    assert report_file.read(new).report.fiscal_year == 2569


def test_roll_over_leaves_what_may_be_another_year_and_gives_the_reason(tmp_path: Path) -> None:
    old, new = tmp_path / "เดิม.ita", tmp_path / "ใหม่.ita"
    report_file.write(a_report(title="ประกาศแผนประจำปี ๒๕๖๘"), old, replace=False)

    ran = run("roll-over", old, new, "--year", "๒๕๗๐")

    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        "ชื่อรายงาน\tประกาศแผนประจำปี ๒๕๖๘\tประกาศแผนประจำปี ๒๕๗๐\tอยู่หลังคำว่ากฎหมาย ระเบียบ หรือประกาศ"
    )
    made = report_file.read(new).report
    assert (made.title, made.fiscal_year) == ("ประกาศแผนประจำปี ๒๕๖๘", 2570)


def test_roll_over_gives_the_item_the_number_of_the_new_round(tmp_path: Path) -> None:
    old, new = tmp_path / "เดิม.ita", tmp_path / "ใหม่.ita"
    report = replace(a_report(title="รายงานตามข้อ O28"), fiscal_year=2567, ita_round=2568, oit_item="O28")
    report_file.write(report, old, replace=False)

    ran = run("roll-over", old, new)

    assert ran.code == 0
    assert [line.split("\t")[1:] for line in ran.out.splitlines()[:2]] == [
        ["O28", "O26", "เปลี่ยนแล้ว"],
        ["รายงานตามข้อ O28", "รายงานตามข้อ O26", "เปลี่ยนแล้ว"],
    ]
    assert report_file.read(new).report.oit_item == "O26"


def test_roll_over_empties_the_columns_that_are_named(report: Path, tmp_path: Path) -> None:
    new = tmp_path / "รายงาน ๒๕๖๙.ita"
    was = report_file.read(report).report

    assert run("roll-over", report, new, "--empty", "ผลการดำเนินการตามมาตรการหรือกิจกรรม, outcomes").code == 0

    made = report_file.read(new).report
    assert {len(measure.results) + len(measure.outcomes) for _, _, measure in made.measures()} == {0}
    steps, before = ([len(measure.steps) for _, _, measure in one.measures()] for one in (made, was))
    assert steps == before
    assert sum(before) > 0


def test_roll_over_empties_what_is_named_besides_evidence(tmp_path: Path) -> None:
    columns = SETS["seed6_evidence"]
    old, new = tmp_path / "เดิม.ita", tmp_path / "ใหม่.ita"
    measure = a_measure().with_value("evidence", ("www.samrong.go.th",))
    report_file.write(replace(a_report(an_issue(measure)), columns=columns), old, replace=False)

    assert run("roll-over", old, new, "--empty", "steps").code == 0

    (made,) = (measure for _, _, measure in report_file.read(new).report.measures())
    assert (made.steps, made.value("evidence")) == ((), None)
    assert len(made.results) == len(measure.results) > 0


@pytest.mark.parametrize("name", ["ผลงาน", "title", "", "results,"])
def test_roll_over_empties_nothing_that_no_column_is_called(report: Path, tmp_path: Path, name: str) -> None:
    new = tmp_path / "ใหม่.ita"

    assert_refused(run("roll-over", report, new, "--empty", name), "results (ผลการดำเนินการตามมาตรการหรือกิจกรรม)")
    assert not new.exists()


def test_roll_over_writes_over_nothing_unasked(report: Path, tmp_path: Path) -> None:
    new = holding(tmp_path / "รายงาน ๒๕๖๙.ita", b"")

    assert_refused(run("roll-over", report, report, "--force"), "จึงไม่เขียนทับ")
    assert_refused(run("roll-over", report, new), "อยู่แล้ว")
    assert run("roll-over", report, new, "--force").code == 0


@pytest.mark.parametrize("year", ["25", "2025", "ปีหน้า", ""])
def test_roll_over_refuses_what_is_no_year(report: Path, tmp_path: Path, year: str) -> None:
    assert_refused(run("roll-over", report, tmp_path / "ใหม่.ita", "--year", year), "วิธีใช้")
    assert not (tmp_path / "ใหม่.ita").exists()


# Help, and what is imported


def test_help_is_thai() -> None:
    for arguments in (["--help"], ["import", "--help"], ["check", "-h"]):
        ran = run(*arguments)

        assert ran.code == 0
        assert not [word for word in ("usage", "positional", "options", "show this", "optional") if word in ran.out]


def _in_a_process(*arguments: str | Path) -> Ended:
    """The program itself; the names of the modules it had imported stand on the last line of stderr."""
    code = (
        "import sys, main; from ita_desktop.cli import main as cli; code = cli.main(sys.argv[1:], main.open_window); "
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    return python("-c", code, *arguments)


@pytest.mark.parametrize(
    "command", ["import", "export", "print", "check", "copy", "merge", "report-from-plan", "self-test"]
)
def test_no_command_imports_qt(command: str, report: Path, tmp_path: Path) -> None:
    arguments: dict[str, list[Path]] = {
        "import": [SAMPLE, tmp_path / "ใหม่.ita"],
        "export": [report, tmp_path / "ก.json"],
        "print": [report, tmp_path / "ก.pdf"],
        "check": [report],
        "copy": [report, tmp_path / "ก.ita"],
        "merge": [report, report, tmp_path / "รวม.ita"],
        "report-from-plan": [report, tmp_path / "จากแผน.ita"],
        "self-test": [],
    }

    done = _in_a_process(command, *arguments[command])

    modules = done.stderr.splitlines()[-1].split()
    assert done.returncode in (0, 1)
    assert len(done.stderr.splitlines()) == 1
    assert "ita_desktop.errors" in modules
    assert not [name for name in modules if name.startswith(("PySide6", "shiboken6"))]
    assert "sqlalchemy" not in modules or command == "self-test"


def test_the_program_says_thai_to_a_pipe_whatever_the_locale(report: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", "check", report],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"},
    )

    assert done.returncode == 1
    assert done.stdout.decode("utf-8").startswith("ยังไม่กรอก\tผู้ลงนามลำดับ ๑")


@pytest.mark.unix("a program that reads nothing (true)")
def test_a_reader_that_has_seen_enough_is_no_fault(report: Path) -> None:
    done = subprocess.run(
        f'"{sys.executable}" "{ROOT / "main.py"}" check "{report}" --json | true',
        shell=True,
        capture_output=True,
        check=False,
    )

    assert done.stderr == b""


# The self-test


def test_the_self_test_passes_and_leaves_nothing_behind(private_folder: Path) -> None:
    ran = run("self-test")

    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 8
    assert list(private_folder.iterdir()) == []


def test_the_self_test_fails_when_a_font_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "fonts", lambda: tmp_path)

    assert_refused(run("self-test"), "ไม่พบฟอนต์ Laksaman-Regular.ttf")


@pytest.mark.parametrize("file", ["spelling_words", "misspellings"])
def test_the_self_test_fails_when_words_of_the_spelling_check_are_not_there(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, file, lambda: tmp_path / "none")

    ran = run("self-test")

    assert ran.code == 2
    assert "ไม่พบคำสำหรับตรวจตัวสะกด" in ran.err


@pytest.mark.parametrize("kinds", [{}, {"10-report.json": "{}"}], ids=["none", "broken"])
def test_the_self_test_fails_when_a_kind_of_report_is_not_there(
    kinds: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in kinds.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "shipped_kinds", lambda: tmp_path)

    ran = run("self-test")

    assert ran.code == 2
    assert "อ่านแบบรายงาน" in ran.err


def test_the_self_test_fails_when_the_paper_reads_back_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.self_test.page_text", lambda pdf, page: "นํ้า")

    ran = run("self-test")

    assert ran.code == 2
    assert "อ่านภาษาไทยกลับจากหน้าที่พิมพ์ได้ไม่ตรง" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_command_that_is_asked_to_end_says_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    path, temporary = tmp_path / "ใหญ่.ita", tmp_path / "temporary"
    report_file.write(a_report_of(600, 30), path, replace=False)
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, str(paths.program_folder() / "main.py"), "check", str(path)],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    while not list(temporary.glob("*/*")) and process.poll() is None:
        time.sleep(0.001)
    process.terminate()

    said, _ = process.communicate(timeout=60)

    assert (process.returncode, said) == (INTERRUPTED, b"")
    assert list(temporary.iterdir()) == []
