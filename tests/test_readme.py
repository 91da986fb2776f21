"""The README and the program say the same: commands, keys, and the files that it points to."""

import re
from pathlib import Path

from ita_desktop.cli import COMMANDS, command_parser, usage_of
from ita_desktop.ui.actions import KEYS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_every_command_as_it_is_used() -> None:
    (subparsers,) = (action for action in command_parser()._actions if action.choices is not None)
    assert isinstance(subparsers.choices, dict)
    usages = [usage_of(subparsers.choices[command.name]) for command in COMMANDS]

    written = [re.split("  +", line)[0] for line in README.splitlines() if line.startswith("main.py ")]

    assert written == ["main.py [FILE.ita]", *usages]


def test_the_readme_has_every_key_and_what_it_does() -> None:
    table = README.split("<!-- keys:")[1].split("<!-- end of keys -->")[0]

    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines() if "`" in line]

    assert rows == [(f"`{key}`", meaning) for key, meaning in KEYS]


def test_every_file_that_the_documents_point_to_is_there() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

    missing = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]

    assert missing == []
