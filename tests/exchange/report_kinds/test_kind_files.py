"""Files of kinds of report: the eleven of the program, the user's own, and those that are none."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ita_desktop import paths
from ita_desktop.domain.limits import KIND_MAX_BYTES
from ita_desktop.domain.report_kinds.report_kind import ReportKind
from ita_desktop.errors import (
    BadKindError,
    FileMissingError,
    FolderGoneError,
    KindTooLargeError,
    NotARegularFileError,
)
from ita_desktop.exchange.report_kinds.kind_files import (
    keep_kind,
    kinds_at_hand,
    read_kind_file,
    remove_kind,
    write_kind_file,
)
from ita_desktop.messages import words
from tests.exchange.report_kinds.test_kind_json import EVERYTHING, written
from tests.support.column_sets import SETS
from tests.support.report_files import holding
from tests.support.unix_only import LINKS, MODES

OWN = ReportKind("own_1", "แบบของหน่วยงาน", "รายงานของหน่วยงาน")


def test_the_program_brings_a_kind_for_every_set_of_columns_and_this_report_is_the_first() -> None:
    kinds = kinds_at_hand()

    assert kinds.refused == ()
    assert [kind.columns for kind in kinds.shipped].count(SETS["seed6"]) == 1
    assert {kind.columns for kind in kinds.shipped} == set(SETS.values())
    assert kinds.all[0].key == "report"
    assert len({kind.name for kind in kinds.all}) == len({kind.key for kind in kinds.all}) == len(SETS)


def test_every_kind_of_a_plan_names_a_kind_that_is_there_and_every_kind_its_source() -> None:
    kinds = kinds_at_hand()
    plans = [kind for kind in kinds.shipped if kind.answered_by]

    assert [kind.key for kind in plans] == ["plan", "plan_analysis", "corruption_plan", "risk_bs3"]
    assert all(kinds.of_key(kind.answered_by) is not None for kind in plans)
    assert all(kind.source for kind in kinds.shipped)


def test_a_kind_that_was_kept_is_offered_after_the_others_until_it_is_removed() -> None:
    later = replace(OWN, key="own_0", name="แบบหลัง")

    keep_kind(later)
    keep_kind(OWN)
    assert kinds_at_hand().own == (OWN, later)
    keep_kind(replace(OWN, title="ชื่อใหม่"))
    assert [kind.title for kind in kinds_at_hand().own] == ["ชื่อใหม่", later.title]
    remove_kind(OWN)
    remove_kind(OWN)

    assert kinds_at_hand().own == (later,)
    assert kinds_at_hand().of_key("own_1") is None


@pytest.mark.unix(MODES)
def test_what_was_kept_can_be_read_by_its_user_only() -> None:
    keep_kind(OWN)

    if os.name == "posix":
        assert [path.stat().st_mode & 0o777 for path in paths.own_kinds().iterdir()] == [0o600]
        assert paths.own_kinds().stat().st_mode & 0o777 == 0o700
    assert paths.is_ours(paths.own_kinds().name)


def test_a_broken_file_takes_no_kind_away_and_its_place_is_said() -> None:
    keep_kind(OWN)
    holding(paths.own_kinds() / "kind-own_2.json", written(key=7))

    kinds = kinds_at_hand()

    assert kinds.own == (OWN,)
    (refused,) = kinds.refused
    assert "kind-own_2.json" in words(refused) and "ต้องเป็นข้อความ ที่ key" in words(refused)


def test_no_own_file_stands_in_for_a_kind_of_the_program() -> None:
    keep_kind(replace(OWN, key="report"))

    kinds = kinds_at_hand()

    assert kinds.own == ()
    assert kinds.all[0].title != OWN.title


def test_a_file_is_given_and_taken(tmp_path: Path) -> None:
    path = tmp_path / "แบบ ของกองช่าง.itakind"

    write_kind_file(EVERYTHING, path)

    assert read_kind_file(path) == EVERYTHING


def test_a_file_that_is_too_large_is_neither_read_nor_written(tmp_path: Path) -> None:
    path = holding(tmp_path / "ใหญ่.itakind", b" " * (KIND_MAX_BYTES + 1))

    with pytest.raises(BadKindError) as refused:
        read_kind_file(path)
    with pytest.raises(KindTooLargeError):
        write_kind_file(replace(OWN, title="ก" * KIND_MAX_BYTES), tmp_path / "อื่น.itakind")

    assert "๖๔ กิโลไบต์" in words(refused.value)
    assert not (tmp_path / "อื่น.itakind").exists()


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    with pytest.raises(NotARegularFileError):
        read_kind_file(tmp_path)
    with pytest.raises(FileMissingError):
        read_kind_file(tmp_path / "ไม่มี.itakind")
    with pytest.raises(FolderGoneError):
        write_kind_file(OWN, tmp_path / "ไม่มี" / "แบบ.itakind")


@pytest.mark.unix(LINKS)
@pytest.mark.skipif(os.name != "posix", reason="Windows makes no links for everybody")
def test_a_link_among_the_own_kinds_is_not_followed(tmp_path: Path) -> None:
    keep_kind(OWN)
    write_kind_file(replace(OWN, key="own_3"), tmp_path / "แบบ.itakind")
    (paths.own_kinds() / "kind-own_3.json").symlink_to(tmp_path / "แบบ.itakind")

    assert kinds_at_hand().own == (OWN,)
