"""A kind of report as JSON: what is written is read again, and what is wrong is refused with its place."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.domain import limits
from ita_desktop.domain.report.columns import Column, ColumnKind
from ita_desktop.domain.report.paper_settings import Digits, PaperSettings
from ita_desktop.domain.report.report import Signer
from ita_desktop.domain.report_kinds.report_kind import MemoWording, OitItem, Part, ReportKind, Standing, YearOffset
from ita_desktop.errors import BadExchangeError, ExchangeFault
from ita_desktop.exchange.report_kinds.kind_json import read_kind, write_kind

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "kinds.md"

EVERYTHING = ReportKind(
    key="own_plan",
    name="แผนของกองช่าง",
    title="มาตรการส่งเสริมคุณธรรม ปีที่ ๒",
    columns=(
        Column("title", "โครงการ/กิจกรรม", ColumnKind.TITLE, 54),
        Column("budget", "งบประมาณ (บาท)", ColumnKind.MONEY, printed=False),
    ),
    issues=("กระบวนการปฏิบัติงานที่โปร่งใส", "การให้บริการและระบบ E-Service"),
    items=(OitItem(2568, "O27", Standing.UNCONFIRMED), OitItem(2569, "O25")),
    years=(YearOffset(2569, -1), YearOffset(2571, 0, Standing.PROPOSED)),
    months=(6, 12),
    signers=(Signer("ผู้รายงาน", positions=("หัวหน้าสำนักปลัด", "ปฏิบัติหน้าที่")), Signer("ผู้อนุมัติ")),
    paper=PaperSettings(text_size=14, digits=Digits.ARABIC, columns=()),
    memo=MemoWording(subject="ขออนุมัติ{title}", proposals=("อนุมัติ{title} ปี {year}", "ลงนาม"), closing="จึงเรียนมา"),
    answered_by="report",
    words=(("budget", ("ไม่ใช้งบประมาณ", "งบปกติ")),),
    standings=((Part.TITLE, Standing.CONFIRMED), (Part.COLUMNS, Standing.PROPOSED)),
    source="แฟ้มของกองช่าง",
)


ONE_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def written(**changed: Any) -> bytes:
    """The file of a small kind with some values changed; None takes one away. Any: what JSON can hold."""
    value = {"format": "ita-report-kind", "version": 1, "key": "own", "name": "แบบ ๑", "title": "รายงาน"} | changed
    return json.dumps({key: one for key, one in value.items() if one is not None}).encode()


@pytest.mark.parametrize("kind", [EVERYTHING, ReportKind("own", "แบบ ๑", "รายงาน")], ids=["everything", "nothing"])
def test_what_is_written_is_read_again_and_writes_the_same_bytes(kind: ReportKind) -> None:
    data = write_kind(kind)

    assert read_kind(data) == kind
    assert write_kind(read_kind(data)) == data


def test_what_is_not_said_is_left_out() -> None:
    assert json.loads(write_kind(ReportKind("own", "แบบ ๑", "รายงาน"))).keys() == json.loads(written()).keys()


@pytest.mark.parametrize(
    ("changed", "place", "fault"),
    [
        ({"format": "ita-report"}, "format", ExchangeFault.NOT_A_REPORT),
        ({"version": 2}, "version", ExchangeFault.NEWER_VERSION),
        ({"version": "1"}, "version", ExchangeFault.WRONG_TYPE),
        ({"title": None}, "title", ExchangeFault.MISSING_KEY),
        ({"colour": 1}, "colour", ExchangeFault.UNKNOWN_KEY),
        ({"key": "../own"}, "key", ExchangeFault.NOT_A_CHOICE),
        ({"key": "o" * 33}, "key", ExchangeFault.NOT_A_CHOICE),
        ({"name": " "}, "name", ExchangeFault.NOT_A_CHOICE),
        ({"name": "ก" * 201}, "name", ExchangeFault.NOT_A_CHOICE),
        ({"status": {"colour": "confirmed"}}, "status.colour", ExchangeFault.UNKNOWN_KEY),
        ({"status": {"title": "sure"}}, "status.title", ExchangeFault.NOT_A_CHOICE),
        ({"items": [{"round": 2569}]}, "items[0].item", ExchangeFault.MISSING_KEY),
        ({"items": [{"round": 25690, "item": "O26"}]}, "items[0].round", ExchangeFault.OUT_OF_RANGE),
        (
            {"items": [{"round": 2569, "item": "a"}, {"round": 2569, "item": "b"}]},
            "items[1]",
            ExchangeFault.NOT_A_CHOICE,
        ),
        ({"years": [{"from_round": 2569, "offset": -2}]}, "years[0].offset", ExchangeFault.OUT_OF_RANGE),
        ({"months": []}, "months", ExchangeFault.NOT_A_CHOICE),
        ({"months": [4]}, "months", ExchangeFault.NOT_A_CHOICE),
        ({"months": [12, 12]}, "months", ExchangeFault.NOT_A_CHOICE),
        ({"issues": [7]}, "issues[0]", ExchangeFault.WRONG_TYPE),
        (
            {"columns": [{"key": "title", "heading": "ก", "kind": "title"}, {"key": "a", "heading": "ข", "kind": "x"}]},
            "columns[1].kind",
            ExchangeFault.NOT_A_CHOICE,
        ),
        ({"columns": []}, "columns", ExchangeFault.NOT_A_CHOICE),
        ({"signers": [{"role": "ผู้รายงาน", "name": "ก"}]}, "signers[0].name", ExchangeFault.UNKNOWN_KEY),
        ({"paper": {"text_size": 99}}, "paper.text_size", ExchangeFault.NOT_A_CHOICE),
        ({"memo": {"subject": "ขออนุมัติ{tilte}"}}, "memo.subject", ExchangeFault.NOT_A_CHOICE),
        ({"memo": {"proposals": ["ก", "{0}"]}}, "memo.proposals[1]", ExchangeFault.NOT_A_CHOICE),
        ({"answered_by": ""}, "answered_by", ExchangeFault.NOT_A_CHOICE),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(changed: dict[str, Any], place: str, fault: ExchangeFault) -> None:
    with pytest.raises(BadExchangeError) as refused:
        read_kind(written(**changed))

    assert (refused.value.location, refused.value.reason) == (place, fault)


def test_no_picture_comes_with_a_kind() -> None:
    with pytest.raises(BadExchangeError) as refused:
        read_kind(written(paper={"emblem": ONE_PIXEL}))

    assert (refused.value.location, refused.value.reason) == ("paper.emblem", ExchangeFault.UNKNOWN_KEY)


@pytest.mark.parametrize("data", [b"", b"[" * 9_999, b"\xff", b"null", b'{"key": 1, "key": 2}'], ids=range(5))
def test_what_is_no_kind_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(BadExchangeError):
        read_kind(data)


def test_the_example_of_the_document_is_a_kind_with_every_key() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    example = "\n".join(re.findall(r"^    (.*)$", document, re.MULTILINE))
    table = re.findall(r"^\| `(\w+)` \|", document, re.MULTILINE)

    assert read_kind(example.encode()).key == "plan"
    assert sorted(table) == sorted(json.loads(example).keys() - {"format", "version"})


def test_the_limits_of_the_document_are_those_of_the_program() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([^`|]+?) \| ([0-9 to]+) \|$", document, re.MULTILINE))

    assert rows == {
        "bytes of a file": f"{limits.KIND_MAX_BYTES}",
        "characters of a key": f"1 to {limits.KEY_MAX_LENGTH}",
        "characters of a name": f"1 to {limits.KIND_NAME_MAX_LENGTH}",
        "kinds of the user's own": f"{limits.OWN_KINDS_MAX}",
    }
