"""What is said outside the window, in English: failures, findings, conflicts, the command line."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from ita_desktop import language, paths
from ita_desktop.cli.commands import COMMANDS
from ita_desktop.domain.merging.compare import compare
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Agency, ListName, Signer
from ita_desktop.errors import BadExchangeError, ExchangeFault, ExpectedError
from ita_desktop.exchange.json_report import write_json
from ita_desktop.home import settings
from ita_desktop.language import Language
from ita_desktop.messages import words
from ita_desktop.printing.build import build_report
from ita_desktop.printing.comparison import build_comparison
from ita_desktop.printing.raster import page_text
from ita_desktop.storage.files import report_file
from tests.support.command_line import run
from tests.support.pdf_rules import breaches
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.test_messages import EVERY_CLASS, REPORT, sample_of

THAI = re.compile("[\u0e00-\u0e7f]")
NAMES = re.compile(f"“[^”]*”|กัญญาณัฐ|กองคลัง-๒|ไม่พบฟอนต์|{re.escape(str(REPORT))}")
"""Names that the samples of errors carry; all else in a sentence is the program's."""

SAFE = (
    "not changed|[Nn]othing (?:in your files )?was|[Nn]o work was lost|Everything is|work is still there"
    "|as it was|as they were|not touched"
)


@pytest.fixture
def english() -> None:
    """As a clerk chose it in the window: every command reads it."""
    settings.save(settings.Settings(language=Language.ENGLISH))
    language.use(Language.ENGLISH)


def assert_plain_english(sentence: str) -> None:
    own = NAMES.sub("X", sentence)
    assert not THAI.search(own), own
    assert "\n" not in own and "  " not in own
    assert not re.search(r"\{\w*\}", own), "a value was not filled in"
    assert re.match("[A-Z“]", own), "begins like a sentence"
    assert re.search(r"[.]$|Usage: main\.py print FILE\.ita OUT\.pdf$", sentence), "ends like one"
    assert re.search(SAFE, own), "says what is safe"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("kind", EVERY_CLASS, ids=lambda kind: kind.__name__)
def test_every_class_of_failure_has_a_plain_english_sentence(kind: type[ExpectedError]) -> None:
    assert_plain_english(words(sample_of(kind)))


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("place", ["", "issues[0].title"])
@pytest.mark.parametrize("fault", ExchangeFault)
def test_every_fault_of_an_imported_file_has_a_plain_english_sentence(fault: ExchangeFault, place: str) -> None:
    detail = {ExchangeFault.WRONG_TYPE: "object", ExchangeFault.NOT_A_CHOICE: "a, b"}.get(fault, "64")

    assert_plain_english(words(BadExchangeError(place, fault, detail)))


def test_the_language_is_kept_and_an_unknown_one_is_thai() -> None:
    settings.save(settings.Settings(language=Language.ENGLISH))
    assert settings.load().language is Language.ENGLISH

    for written in ('"en"', '"la"', "7", "null"):
        file = paths.settings_file()
        kept = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps(kept | {"language": json.loads(written)}), encoding="utf-8")
        assert settings.load().language is (Language.ENGLISH if written == '"en"' else Language.THAI)


@pytest.mark.usefixtures("english")
def test_check_finds_in_english(tmp_path: Path) -> None:
    empty = a_measure(title="", owners=(), steps=(an_item(""),), results=())
    file = tmp_path / "report.ita"
    report = replace(a_report(an_issue(empty), title="\U0001f600"), agency=Agency(), signers=(Signer(),))
    report_file.write(report, file, replace=False)

    ran = run("check", file, "--json")

    findings = {(found["place"], found["message"]) for found in json.loads(ran.out)}
    assert ran.code == 1
    assert {
        ("Agency name", "Agency name is missing."),
        ("Measure 1, Steps, item 1", "This item is empty. Type its text or delete it."),
        ("Measure 1, Results", "No results yet."),
        ("Measure 1, Owners", "No owner yet."),
        ("Signer 1, Signer’s name", "Signer’s name is missing."),
        ("Report title", "The font has no \U0001f600 (U+1F600), which will be a box on paper. Change or delete it."),
    } <= findings
    assert not any(THAI.search(place + message) for place, message in findings)


@pytest.mark.usefixtures("english")
def test_merge_tells_conflicts_in_english(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("base.ita", "mine.ita", "theirs.ita")]
    report = a_report(an_issue(a_measure()))
    for file, title in zip(files, ("Report", "Ours", "Theirs"), strict=True):
        report_file.write(replace(report, title=title), file, replace=False)
    base, mine, theirs = files

    conflicted = run("merge", mine, theirs, "--base", base, tmp_path / "out.ita")
    merged = run("merge", mine, base, "--base", base, tmp_path / "out.ita")

    assert conflicted == (1, "Report title\tThis report: “Ours” Received file: “Theirs”\n", "")
    assert merged == (0, f"Merged into {tmp_path / 'out.ita'}\n", "")


@pytest.mark.usefixtures("english")
def test_every_command_explains_itself_in_english() -> None:
    helps = [run(*command, "--help").out for command in ((), *((command.name,) for command in COMMANDS))]
    refused = run("print")

    assert [out.count("Usage: ") for out in helps] == [1] * (len(COMMANDS) + 1)
    assert not THAI.search("".join((*helps, refused.out, refused.err)))
    assert (refused.code, refused.err.count("Usage: ")) == (2, 1)


@pytest.mark.usefixtures("english")
def test_a_comparison_on_paper_is_english() -> None:
    measure = a_measure("One", steps=(an_item("first"),))
    before = a_report(an_issue(measure), title="Report")
    after = edits.set_items(before, measure.id, ListName.STEPS, (*measure.steps, an_item("second")))
    target = BytesIO()

    build_comparison(compare(before, after), "one.ita and another.ita", target, lambda _: [])

    pdf = target.getvalue()
    said = page_text(pdf, 0)
    for expected in (
        "Comparison of Reports",
        "1 difference",
        "Page 1 of 1",
        "Measure 1",
        "Added: Measure 1, Steps, item 2",
    ):
        assert expected in said
    assert not THAI.search(said)
    assert str(PdfReader(target).root_object["/Lang"]) == "en"
    assert breaches(pdf) == []
    with pikepdf.open(target) as opened:
        paragraphs = opened.Root.StructTreeRoot.K.K
        assert [str(one.get("/Lang", "")) for one in paragraphs][-1] == "th-TH", (
            "the report's own words are read as Thai"
        )
        assert not any("/Lang" in one for one in list(paragraphs)[:-1])


@pytest.mark.usefixtures("english")
def test_neither_paper_nor_files_depend_on_the_language(tmp_path: Path) -> None:
    report, today = a_report(), date(2026, 11, 23)
    made = {}
    for spoken in Language:
        language.use(spoken)
        paper, file = BytesIO(), tmp_path / f"{spoken}.ita"
        build_report(report, paper, datetime(2026, 11, 23, tzinfo=UTC))
        report_file.write(report, file, replace=False)
        new = write_json(new_report(today))
        made[spoken] = (
            paper.getvalue(),
            write_json(report),
            write_json(report_file.read(file).report),
            _without_ids(new),
        )

    assert made[Language.ENGLISH] == made[Language.THAI]


def _without_ids(data: bytes) -> bytes:
    return re.sub(rb'"id": "[^"]*"', b"", data)
