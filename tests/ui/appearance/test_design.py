"""The values of the design stand in one module, are readable in every scheme, and docs/design.md has them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from ita_desktop.ui.appearance import design
from ita_desktop.ui.appearance.colour_schemes import contrast
from ita_desktop.ui.appearance.design import CONTRAST, DARK, LIGHT, Colours

ROOT = Path(__file__).resolve().parents[3]
WINDOW = ROOT / "ita_desktop" / "ui"
DOCUMENT = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")

READABLE, VERY_READABLE, SEEN = 4.5, 7.0, 3.0
SCHEMES = pytest.mark.parametrize(
    ("colours", "least"),
    [(LIGHT, READABLE), (DARK, READABLE), (CONTRAST, VERY_READABLE)],
    ids=["light", "dark", "high"],
)

GAPS = {"setSpacing", "addSpacing", "setHorizontalSpacing", "setVerticalSpacing", "setContentsMargins"}
LAYOUTS = {"beside", "below"}
ELSEWHERE = ("files", "preview")
"""Folders whose gaps still stand in numbers. Take a name away when they do not."""


WORDS_ON_GROUNDS = (
    *((words, ground) for words in ("text", "quiet") for ground in ("window", "base", "alternate", "button")),
    *((words, ground) for words in ("link", "wanted", "done") for ground in ("window", "base")),
    ("chosen_text", "chosen"),
    ("chosen_text", "chosen_away"),
    ("here_text", "here"),
    ("alarm_text", "alarm"),
    ("here_quiet", "here"),
    ("wanted", "wanted_ground"),
    ("text", "wanted_ground"),
)
"""The roles of every pair of words and ground that the window shows."""

LINES_ON_GROUNDS = (
    *((line, ground) for line in ("edge", "focus") for ground in ("window", "base", "alternate")),
    *((line, "base") for line in ("slip", "hint")),
)
"""The roles of every line that must be seen, with each ground that it can lie on."""


def ratio(colours: Colours, words: str, ground: str) -> float:
    return contrast(QColor(getattr(colours, words)), QColor(getattr(colours, ground)))


def too_faint(colours: Colours, least: float) -> list[tuple[str, str]]:
    return [pair for pair in WORDS_ON_GROUNDS if ratio(colours, *pair) < least]


@SCHEMES
def test_every_word_stands_out_from_its_ground(colours: Colours, least: float) -> None:
    assert too_faint(colours, least) == []


def test_words_that_are_too_faint_are_noticed() -> None:
    assert too_faint(replace(LIGHT, quiet="#9aa3ad"), READABLE) != []


@SCHEMES
def test_the_edges_of_fields_and_the_focus_stand_out_from_every_ground(colours: Colours, least: float) -> None:
    assert [pair for pair in LINES_ON_GROUNDS if ratio(colours, *pair) < SEEN] == []


def test_the_schemes_have_the_same_roles_and_each_is_a_colour() -> None:
    for colours in (LIGHT, DARK, CONTRAST):
        assert all(re.fullmatch("#[0-9a-f]{6}", getattr(colours, role.name)) for role in fields(Colours))


def test_no_module_of_the_window_has_a_colour_or_a_gap_of_its_own() -> None:
    modules = [path for path in WINDOW.rglob("*.py") if path.name != "design.py"]
    assert len(modules) > 80

    found = {
        path.name: values
        for path in modules
        if (values := own_values(path.read_text(encoding="utf-8"), gaps=path.parent.name not in ELSEWHERE))
    }

    assert found == {}


def test_a_colour_or_a_gap_of_its_own_is_noticed() -> None:
    code = 'column.setSpacing(7)\npen = QColor("#c00000")\nrow.setContentsMargins(0, 0, WIDE // 3, 0)'

    found = own_values(f"{code}\nbelow(a, 3, around=QMargins(0, 5, 0, 0))")

    assert found == ["#c00000", "below 3", "below 5", "setContentsMargins WIDE // 3", "setSpacing 7"]


def own_values(code: str, *, gaps: bool = True) -> list[str]:
    """Colours that are written out, and gaps that are numbers other than 0."""
    return sorted(_own_values(ast.parse(code), gaps))


def _own_values(tree: ast.AST, gaps: bool) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and re.fullmatch("#[0-9a-fA-F]{6}", str(node.value)):
            yield str(node.value)
        if gaps and isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            keywords = [one.value for one in node.keywords] if name in LAYOUTS else []
            edges = [value for one in keywords if isinstance(one, ast.Call) for value in one.args]
            given = [*node.args, *keywords, *edges] if name in GAPS | LAYOUTS else []
            words = [ast.unparse(value) for value in given if isinstance(value, ast.Constant | ast.BinOp)]
            yield from (f"{name} {value}" for value in words if value != "0")


def test_the_document_has_every_pair_of_colours_with_its_contrast() -> None:
    table = DOCUMENT.split("<!-- colours: begin")[1].split("<!-- colours: end")[0]
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table.splitlines() if "`" in line]

    computed = []
    for words, ground in (*WORDS_ON_GROUNDS, *LINES_ON_GROUNDS):
        ratios = [f"{ratio(colours, words, ground):.1f}" for colours in (LIGHT, DARK, CONTRAST)]
        computed.append([f"{words} on {ground}", *ratios])
    assert rows == computed


def test_the_document_has_the_scales() -> None:
    spaces = (design.TIGHT, design.NEAR, design.MARGIN, design.WIDE, design.APART)
    corners = (design.FIELD_CORNER, design.BUTTON_CORNER)
    points = (design.FONT_POINTS, design.SMALL_POINTS, design.HEADING_POINTS)

    for scale in (spaces, corners, points):
        row = "| " + " | ".join(str(value) for value in scale) + " |"
        assert row in DOCUMENT, row
