"""A password that somebody writes into an address is in nothing that the program prints, logs or keeps."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import run

SECRET = "s3cretรหัส"
ADDRESSES = (
    f"postgresql://clerk:{SECRET}@127.0.0.1/ita",
    f"postgresql+psycopg://clerk:{SECRET}@127.0.0.1:1/ita?sslmode=require",
    f"postgresql://clerk@127.0.0.1/ita?password={SECRET}",
    f"postgresql://clerk:{SECRET}@127.0.0.1:port/ita",
    f"postgres://clerk:{SECRET}@127.0.0.1/ita",
    f"mysql://clerk:{SECRET}@127.0.0.1/ita",
    f"sqlite://clerk:{SECRET}@/ita",
    f"postgresql:clerk:{SECRET}@127.0.0.1/ita",
    f"host=127.0.0.1 user=clerk password={SECRET}",
    f"://clerk:{SECRET}@[",
)


@pytest.fixture
def handlers_as_before() -> Iterator[None]:
    """`--debug` lasts as long as the program."""
    ours = logging.getLogger("ita_desktop")
    handlers, level = [*ours.handlers], ours.level
    yield
    ours.handlers[:] = handlers
    ours.setLevel(level)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "command", [("collect", ".", "--into"), ("collection", "who", "--from")], ids=["collect", "ask"]
)
def test_a_password_in_an_address_is_nowhere(
    command: tuple[str, ...],
    address: str,
    tmp_path: Path,
    private_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    handlers_as_before: None,
) -> None:
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.DEBUG)

    code, out, err = run("--debug", *command, address)

    assert code == 2
    assert err.strip()
    kept = [path for folder in (tmp_path, private_folder) for path in folder.rglob("*")]
    texts = [out, err, caplog.text, *map(str, kept), *(path.read_text("utf-8") for path in kept if path.is_file())]
    assert not [text for text in texts if SECRET in text]


@pytest.mark.parametrize("name", ["a@b.sqlite", "postgres ของเรา.sqlite", "password ใหม่.sqlite", "user=1.sqlite"])
def test_a_path_that_is_a_little_like_an_address_is_a_path(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "แฟ้ม").mkdir()

    assert run("collect", "แฟ้ม", "--into", name).code == 0
    assert (tmp_path / name).exists()
