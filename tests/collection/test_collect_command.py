"""The command `collect`: what it prints, what it ends with, and that a password is never in what it prints."""

import os
from pathlib import Path

import pytest
from sqlalchemy import select

from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.tables import FINDINGS
from ita_desktop.domain.checks.problem import ProblemKind
from ita_desktop.storage.files.private_copy import RECEIVED
from tests.support.command_line import run
from tests.support.offices import a_report_of, write
from tests.support.python_process import python
from tests.support.unix_only import MODES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(a_report_of(), tmp_path / "แฟ้มจาก อปท.").parent


def test_collect_ends_with_one_line_of_counts(folder: Path) -> None:
    assert run("collect", folder) == (0, "รับใหม่ ๑ ไม่เปลี่ยน ๐ แทนฉบับเดิม ๐ รับไม่ได้ ๐\n", "")
    assert run("collect", folder) == (0, "รับใหม่ ๐ ไม่เปลี่ยน ๑ แทนฉบับเดิม ๐ รับไม่ได้ ๐\n", "")


@pytest.mark.unix(MODES)
def test_without_an_address_the_collection_lies_beside_the_folder_and_is_private(folder: Path) -> None:
    run("collect", folder)

    made = folder.parent / "collection.sqlite"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["collection.sqlite", folder.name]
    assert os.name == "nt" or made.stat().st_mode & 0o077 == 0


def test_each_refused_file_is_on_a_line_with_its_sentence(folder: Path) -> None:
    name = "ก ข.ita" if os.name == "nt" else "ก\nข.ita"
    (folder / name).write_bytes(b"")

    ran = run("collect", folder)

    assert ran.code == 1
    refused, counts = ran.out.splitlines()
    path, sentence = refused.split("\t")
    assert path == f"{folder}{os.sep}ก ข.ita"
    assert "แฟ้มว่างเปล่า" in sentence
    assert counts == "รับใหม่ ๑ ไม่เปลี่ยน ๐ แทนฉบับเดิม ๐ รับไม่ได้ ๑"


def test_an_address_with_a_password_is_refused_and_not_repeated(folder: Path) -> None:
    ran = run("collect", folder, "--into", "postgresql://clerk:s3cret@127.0.0.1/ita")

    assert (ran.code, ran.out) == (2, "")
    assert "PGPASSWORD" in ran.err
    assert "s3cret" not in ran.err


def test_a_folder_that_is_not_there_makes_no_collection(tmp_path: Path) -> None:
    ran = run("collect", tmp_path / "ไม่มี")

    assert ran.code == 2
    assert "ไม่พบแฟ้ม “ไม่มี”" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_in_the_temporary_folder_is_deleted(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / f"{RECEIVED}{2**22 + 1}-1-x"  # no process has that number
    left.mkdir()
    (left / "received.sqlite").write_bytes(b"SQLite")

    assert run("collect", folder).code == 0

    assert not any(path.name.startswith(RECEIVED) for path in tmp_path.iterdir())


def test_collect_loads_no_window_and_leaves_the_checks_to_helpers(folder: Path) -> None:
    names = ("reportlab", "ita_desktop.collection.checking")
    loaded = f"[name for name in sys.modules if 'PySide' in name or name in {names}]"
    script = f"import sys; from main import main; main(sys.argv[1:]); print({loaded})"

    done = python("-c", script, "collect", folder)

    assert done.stdout.splitlines() == ["รับใหม่ ๑ ไม่เปลี่ยน ๐ แทนฉบับเดิม ๐ รับไม่ได้ ๐", "[]"], done.stderr
    with collection_at(str(folder.parent / "collection.sqlite")) as collection, reading(collection) as connection:
        found = connection.execute(select(FINDINGS.c.kind, FINDINGS.c.measure_id)).all()
    assert {kind for kind, _ in found} >= {ProblemKind.DIGITS, ProblemKind.MISSING}
    assert {type(measure) for _, measure in found} >= {int}
