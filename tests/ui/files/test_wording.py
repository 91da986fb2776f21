"""What is said about files has the words of Word's Thai version and of official letters: a thing has its name."""

import ast
from pathlib import Path

import pytest

from ita_desktop.ui import files

MARKS = {"tr", "trn", "N_"}
VAGUE = ("สิ่ง", "แห่ง", "ที่ที่", "ที่นั่น", "ตัดสิน", "ขัดกัน", "เดี๋ยวนี้", "คืนเป็นรุ่น", "คืนรุ่น", "แบบอักษร", "งานที่ค้าง")
"""Words that a new user stumbled over, each of which has a better one."""

FOLDER = Path(files.__path__[0])


def vague_words(source: str) -> list[tuple[str, str]]:
    """The sentences of a module with such a word in them."""
    return [
        (word, call.args[0].value)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS and call.args
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
        for word in VAGUE
        if word in call.args[0].value
    ]


@pytest.mark.parametrize("module", sorted(FOLDER.glob("*.py")), ids=lambda module: module.stem)
def test_sentences_about_files_name_what_they_mean(module: Path) -> None:
    assert vague_words(module.read_text(encoding="utf-8")) == []


def test_a_vague_sentence_is_found() -> None:
    assert vague_words('tr("ต่างกัน {count} แห่ง")') == [("แห่ง", "ต่างกัน {count} แห่ง")]
