"""What is said has the words of Word's Thai version and of official letters: a thing has its name."""

import ast
import re
from pathlib import Path

import pytest

import ita_desktop

MARKS = {"tr", "trn", "N_"}
VAGUE = re.compile(
    "สิ่ง|(?<!ตำ)แห่ง|(?<!แทน)ที่ที่|ที่นั่น|ตัดสิน|ขัดกัน|เดี๋ยวนี้|คืนเป็นรุ่น|คืนรุ่น|แบบอักษร|งานที่ค้าง|สลับช่อง|ไม่ได้อ่านเป็น"
    "|ไม่มีที่(?!ตั้ง)|ที่ขาด|วิธีใช้(งาน)?ใน|ใช้งานเป็นใน"
)
"""Words that a new user stumbled over, each of which has a better one."""

PACKAGE = Path(ita_desktop.__path__[0])


def vague_words(source: str) -> list[tuple[str, str]]:
    """The sentences of a module with such a word in them."""
    return [
        (found[0], call.args[0].value)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS and call.args
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
        if (found := VAGUE.search(call.args[0].value)) is not None
    ]


def test_sentences_name_what_they_mean() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))

    assert [found for module in modules for found in vague_words(module.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", ["README.md", "resources/guide/th/guide.html"])
def test_the_guide_and_the_readme_have_the_same_words(path: str) -> None:
    text = (PACKAGE.parent / path).read_text(encoding="utf-8")

    assert [text[found.start() - 20 : found.end() + 20] for found in VAGUE.finditer(text)] == []


def test_a_vague_sentence_is_found() -> None:
    assert vague_words('tr("ต่างกัน {count} แห่ง")') == [("แห่ง", "ต่างกัน {count} แห่ง")]
    assert vague_words('tr("ไม่มีที่ต่างกัน")') == [("ไม่มีที่", "ไม่มีที่ต่างกัน")]
    assert vague_words('tr("ครบถ้วนแล้ว ไม่มีที่ขาด")') != []
    assert vague_words('tr("วิธีใช้ใน ๕ นาที (F1)")') != []
    assert vague_words('tr("เริ่มใช้งานใน ๕ นาที (F1)")') == []
