"""A file that came back finds by itself what it was made from."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.errors import FileRefusedError
from ita_desktop.exchange.json_report import write_json
from ita_desktop.exchange.writing.exported_file import write_exported
from ita_desktop.session.file.received import compared, receive
from ita_desktop.storage.files import backups, report_file, sent_copies
from tests.support.certain import the
from tests.support.reports import a_measure, a_report, an_issue, an_item

NOW = datetime(2026, 11, 23, 14, 32, 5)
FIRST, SECOND = an_item("จัดทำคู่มือ"), an_item("ประชุมชี้แจง")
MEASURE = a_measure(steps=(FIRST, SECOND))
OLD = a_report(an_issue(MEASURE))
NEW = edits.set_items(OLD, MEASURE.id, ListName.STEPS, (replace(FIRST, text="จัดทำคู่มือฉบับใหม่"), SECOND))


def came_back(folder: Path, report: Report) -> Path:
    """The report with one more step, as a file."""
    measure = the(report.measure(MEASURE.id))
    path = folder / "กลับมาจากกองคลัง.ita"
    changed = edits.set_items(report, MEASURE.id, ListName.STEPS, (*measure.steps, an_item("ติดตามผล")))
    report_file.write(changed, path, replace=True)
    return path


@pytest.mark.parametrize(("made_from", "name"), [(OLD, "ครั้งแรก.ita"), (NEW, "ครั้งที่สอง.ita")])
def test_of_all_copies_sent_the_one_it_was_made_from_is_the_base(made_from: Report, name: str, tmp_path: Path) -> None:
    sent_copies.keep(OLD, "ครั้งแรก.ita", NOW)
    sent_copies.keep(NEW, "ครั้งที่สอง.ita", NOW + timedelta(days=1))
    sent_copies.keep(a_report(), "เรื่องอื่น.ita", NOW + timedelta(days=2))

    found = receive(came_back(tmp_path, made_from), None)

    assert found.best is not None
    assert found.bases[found.best].report == made_from
    assert found.bases[found.best].name.endswith(name)
    assert len(found.bases) == 2


def test_a_file_mailed_as_it_was_is_merged_against_its_backup(tmp_path: Path) -> None:
    own = tmp_path / "รายงาน.ita"
    backups.back_up(own, report_file.write(OLD, own, replace=False), NOW)

    found = receive(came_back(tmp_path, OLD), own)

    assert [base.name for base in found.bases] == ["แฟ้มของเราเมื่อ ๒๓ พ.ย. ๖๙ ๑๔:๓๒ น."]
    assert found.best == 0


def test_after_a_conflict_the_last_version_before_it_is_the_base(tmp_path: Path) -> None:
    old_name, new_name = tmp_path / "กลับมาจากกองคลัง.ita", tmp_path / "รายงาน (ฉบับแก้ไขของฉัน).ita"
    backups.back_up(old_name, report_file.write(OLD, old_name, replace=False), NOW)
    report_file.write(NEW, new_name, replace=False)

    found = receive(came_back(tmp_path, OLD), new_name)

    assert found.bases[the(found.best)].report == OLD


def test_a_strangers_file_has_no_base(tmp_path: Path) -> None:
    sent_copies.keep(OLD, "ครั้งแรก.ita", NOW)
    path = tmp_path / "คนอื่น.ita"
    report_file.write(a_report(), path, replace=False)

    found = receive(path, None)

    assert (found.bases, found.best) == ((), None)


def test_a_copy_that_is_damaged_by_now_is_passed_over(tmp_path: Path) -> None:
    sent_copies.keep(OLD, "ครั้งแรก.ita", NOW)
    (copy,) = sent_copies.sent_copies()
    copy.path.write_bytes(copy.path.read_bytes()[:5000])

    assert receive(came_back(tmp_path, OLD), None).bases == ()


def test_a_report_is_compared_with_a_file_of_either_kind(tmp_path: Path) -> None:
    write_exported(OLD, tmp_path / "เก่า.json", write_json)
    report_file.write(OLD, tmp_path / "เก่า.ita", replace=False)

    for name in ("เก่า.json", "เก่า.ita"):
        (found,) = compared(tmp_path / name, NEW).differences

        assert (found.where, found.before, found.after) == (
            "มาตรการ ๑ ขั้นตอน ข้อ ๑",
            "จัดทำคู่มือ",
            "จัดทำคู่มือฉบับใหม่",
        )


def test_a_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ก.ita").write_bytes(b"not a report")

    with pytest.raises(FileRefusedError):
        receive(tmp_path / "ก.ita", None)
