"""Reports of offices all over the country, made by a script: real places, real wording, no people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path

import geothai
from sqlalchemy import Engine

from ita_desktop.collection.checked_apart import ReadReport
from ita_desktop.collection.checking import checked
from ita_desktop.collection.findings import Checked, Finding
from ita_desktop.collection.keeping import Outcome, put
from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.report.report import Agency, Report, Signer
from ita_desktop.exchange.json_report import write_json
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.fingerprint import FileFingerprint
from tests.support.reports import OUTCOME, RESULT, STEP, a_measure, a_report, an_issue, an_item

KIND = "องค์การบริหารส่วนตำบล"
_FINDING = Finding(Severity.HINT, ProblemKind.EVIDENCE, "m1", "มาตรการที่ ๑", "ยังไม่มีหลักฐาน")
_WORK = (
    "เผยแพร่ข้อมูลการจัดซื้อจัดจ้าง",
    "จัดทำคู่มือการให้บริการประชาชน",
    "ประกาศนโยบายไม่รับของขวัญ (No Gift Policy)",
    "เปิดช่องทางร้องเรียนการทุจริต",
    "อบรมคุณธรรมและจริยธรรมของพนักงานส่วนตำบล",
)


def a_report_of(
    subdistrict: str = "สำโรง",
    district: str = "ปักธงชัย",
    province: str = "นครราชสีมา",
    *,
    year: int = 2568,
    measures: int = 2,
    words: str = "",
) -> Report:
    """The report of the office of a subdistrict; `words` make its texts differ from those of others."""
    agency = Agency(KIND, subdistrict, subdistrict, district, province, ("สำนักปลัด", "กองคลัง"))
    made = (
        a_measure(
            title=f"{work} ครั้งที่ {number}",
            steps=(an_item(f"{STEP} {words}{number}"),),
            results=(an_item(f"{RESULT} {words}{number}"),),
            outcomes=(an_item(f"{OUTCOME} {words}{number}"),),
            measure_id=f"m{number}",
        )
        for number, work in enumerate(islice(cycle(_WORK), measures), 1)
    )
    report = replace(a_report(an_issue(*made)), agency=agency, fiscal_year=year, ita_round=year + 1)
    return replace(report, signers=(Signer("ผู้รายงาน", "", ("หัวหน้าสำนักปลัด",)),))


def subdistricts(province: str) -> list[tuple[str, str, str]]:
    """Subdistrict, district and province of every subdistrict there."""
    code = next(one.code for one in geothai.provinces() if one.name_th == province)
    return [
        (one.name_th, district.name_th.removeprefix("เขต"), province)
        for district in geothai.districts(code)
        for one in geothai.subdistricts(district.code)
    ]


def write(report: Report, folder: Path, name: str = "") -> Path:
    """The report as a file in the folder, with a name as offices give them."""
    path = folder / (name or f"รายงาน {report.agency.name} ปี {report.fiscal_year}.ita")
    path.parent.mkdir(parents=True, exist_ok=True)
    report_file.write(report, path, replace=True)
    return path


def put_in(collection: Engine, report: Report, changed: date, name: str = "") -> Outcome:
    """The report put into the collection as if a file of it had been read that was changed on that day."""
    seconds = (changed - date(1970, 1, 1)).days * 86_400
    digest = sha256(write_json(report)).hexdigest()
    fingerprint = FileFingerprint(1, seconds * 1_000_000_000, (0, 0), digest)
    path = Path(name or f"รายงาน {report.agency.name}.ita")
    return put(collection, ReadReport(report, checked(report), path, fingerprint))


def read_here(path: Path, _: Callable[[], bool] = lambda: True) -> ReadReport:
    """The report in the file, inspected in this process, with one finding and no check: quick."""
    opened = report_file.read(path)
    return ReadReport(opened.report, Checked(50, 40, (_FINDING,)), path, opened.fingerprint)
