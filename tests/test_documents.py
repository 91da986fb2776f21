"""The documents and the program say the same: commands, keys, modules, dependencies, files."""

import ast
import re
import tokenize
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from ita_desktop.cli.commands import COMMANDS, command_parser
from ita_desktop.cli.parsing import usage_of
from ita_desktop.domain import limits
from ita_desktop.ui.window.commands import all_keys
from tests.support.module_table import ARCHITECTURE, with_table

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
FOLDERS = ("ita_desktop", "tests", "benchmarks", "docs", "resources")

WORDS_TO_AVOID = re.compile(
    r"\b(whoever|nobody|kinship|running sums|the clerk|tells?|told|hears?|heard|says?|said)\b", re.IGNORECASE
)


def test_the_readme_has_every_command_as_it_is_used() -> None:
    (subparsers,) = (action for action in command_parser()._actions if action.choices is not None)
    assert isinstance(subparsers.choices, dict)
    usages = [usage_of(subparsers.choices[command.name]) for command in COMMANDS]

    written = [re.split("  +", line)[0] for line in README.splitlines() if line.startswith("main.py ")]

    assert written == ["main.py [FILE.ita]", *usages]


def test_the_readme_has_every_key_and_what_it_does() -> None:
    table = README.split("<!-- keys:")[1].split("<!-- end of keys -->")[0]

    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines() if "`" in line]

    assert rows == [(f"`{key}`", meaning) for key, meaning in all_keys()]


def test_every_file_that_the_documents_point_to_is_there() -> None:
    missing = [
        f"{document.name}: {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]

    assert missing == []


def test_every_file_that_the_documents_name_is_there() -> None:
    names = {path.name for folder in FOLDERS for path in (ROOT / folder).rglob("*.*")}
    homes = (ROOT, ROOT / "ita_desktop", ROOT / "tests")

    missing = [
        f"{document.name}: {name}"
        for document in DOCUMENTS
        for name in re.findall(r"`([\w./-]+(?:\.(?:py|md|json|toml|spec|po)|/))`", document.read_text(encoding="utf-8"))
        if name not in names and not any((home / name).exists() for home in homes)
    ]

    assert missing == ["CONTRIBUTING.md: utils.py"], "there is none, and CONTRIBUTING.md says so"


def test_every_decision_is_in_the_index_and_says_what_was_refused() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))

    listed = re.findall(r"^\| (\d+) \| \[(.+)\]\((.+)\)", index, re.MULTILINE)

    for (number, title, file), decision in zip(listed, decisions, strict=True):
        text = decision.read_text(encoding="utf-8")
        assert file == decision.name
        assert text.startswith(f"# {number}. {title}\n")
        parts = ("**Context.**", "**Decision.**", "**Refused.**", "**Reconsider when**")
        assert [part for part in parts if part not in text] == [], file


def test_every_word_of_the_glossary_is_a_word_of_the_code() -> None:
    table = ARCHITECTURE.read_text(encoding="utf-8").split("<!-- glossary: begin")[1].split("<!-- glossary: end")[0]
    words = [word for row in re.findall(r"^\| ([^|]+) \| ", table, re.MULTILINE)[1:] for word in row.split(", ")]
    names = " ".join(_names_in_the_package())

    unknown = [word for word in (*words, "sheet of glass") if not re.search(rf"\b{word}\b", names)]

    assert len(words) > 40
    assert unknown == ["sheet of glass"], "the last one is planted"


def _names_in_the_package() -> Iterator[str]:
    """Names of modules, classes, functions, variables and attributes, as words: `WorkingCopy` is `working copy`."""
    for path in (ROOT / "ita_desktop").rglob("*.py"):
        yield path.stem.replace("_", " ") + "."
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case (
                    ast.FunctionDef(name=name)
                    | ast.ClassDef(name=name)
                    | ast.arg(arg=name)
                    | ast.Name(id=name)
                    | ast.Attribute(attr=name)
                ):
                    yield re.sub("(?<=[a-z])(?=[A-Z])|_", " ", name).lower() + "."


def test_the_architecture_has_every_module_as_its_docstring_says_it() -> None:
    architecture = ARCHITECTURE.read_text(encoding="utf-8")

    assert architecture == with_table(architecture), "run `make documents`"


def test_the_architecture_has_the_rooms_as_they_are_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    written = ARCHITECTURE.read_text(encoding="utf-8").split("do not know each other:\n\n")[1].split("\n\n")[0]

    rooms = {
        contract["containers"][0].split(".")[1]: " > ".join(contract["layers"])
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers" and contract["containers"] != ["ita_desktop"]
    }

    assert dict(re.split("  +", line.strip()) for line in written.splitlines()) == rooms
    assert len(rooms) == 5


def _docstrings(source: str) -> Iterator[str]:
    """What stands under a module, a class, a function or a name to say what it is."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value.strip()


def test_no_docstring_begins_with_the_same_as_what() -> None:
    planted = 'LIMIT = 3\n"""The same for lines."""\n\n\ndef first() -> None:\n    """\n    The same."""\n'
    sources = {path: path.read_text(encoding="utf-8") for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")}

    found = [f"{path}: {text}" for path, source in sources.items() for text in _docstrings(source) if _is_vague(text)]

    assert found == []
    assert [_is_vague(text) for text in _docstrings(planted)] == [True, True]


def _is_vague(docstring: str) -> bool:
    """Whether the reader has to look above it for what it is about."""
    return docstring.startswith("The same")


def test_docstrings_and_comments_are_in_plain_words() -> None:
    package = ROOT / "ita_desktop"
    planted = 'def first() -> None:\n    """Whoever\n    asks."""\n    return  # as told\n    # before, to "nobody"\n'
    sources = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}

    found = [f"{path}: {word}" for path, source in sources.items() for word in _words_to_avoid(source)]

    assert found == []
    assert _words_to_avoid(planted) == ["Whoever", "told", "nobody"]


def _words_to_avoid(source: str) -> list[str]:
    tokens = tokenize.generate_tokens(StringIO(source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    return [word for text in (*_docstrings(source), *comments) for word in WORDS_TO_AVOID.findall(text)]


def test_the_licences_name_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    licences = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").lower()

    pinned = [re.split("[<>=]", line)[0].lower() for line in lines]

    assert [name for name in pinned if name not in licences] == []
    assert [
        line for line in project["dependencies"] if "==" in line and f"| {line.split('==')[1]} |" not in licences
    ] == []


def test_the_limits_in_the_documents_are_those_of_the_program() -> None:
    ranges = {
        "`text_size`, points of TH Sarabun": limits.TEXT_SIZES,
        "margins, mm": limits.MARGINS,
        "widths of columns, mm": limits.COLUMN_WIDTHS,
        "columns of the table": range(1, limits.COLUMNS_MAX + 1),
        "characters of the key of a column": range(1, limits.COLUMN_KEY_MAX_LENGTH + 1),
        "characters of a heading": range(1, limits.HEADING_MAX_LENGTH + 1),
        "years, Buddhist era": limits.YEARS,
        "number of an issue": limits.ISSUE_NUMBERS,
        "characters of the key of a kind": range(1, limits.KEY_MAX_LENGTH + 1),
        "characters of one of these": range(1, limits.WORD_MAX_LENGTH + 1),
        "characters of an id": range(1, limits.ID_MAX_LENGTH + 1),
    }
    counts = {
        "characters of a text": limits.TEXT_MAX_LENGTH,
        "digits of a sum before its point": limits.AMOUNT_DIGITS,
        "characters of header and footer": limits.HEADER_MAX_LENGTH,
        "own words, and findings set aside": limits.WORDS_MAX,
        "rows of a report": limits.ROWS_MAX,
        "size of a report, MB": limits.REPORT_MAX_BYTES // 2**20,
        "size of a report file, MB": limits.FILE_MAX_BYTES // 2**20,
        "emblem, KiB": limits.EMBLEM_MAX_BYTES // 2**10,
        "emblem, pixels a side": limits.EMBLEM_MAX_SIDE,
    }
    expected = {
        **{what: f"{_figure(allowed[0])} to {_figure(allowed[-1])}" for what, allowed in ranges.items()},
        **{what: _figure(most) for what, most in counts.items()},
    }
    for name in ("exchange-format.md", "file-format.md"):
        document = (ROOT / "docs" / name).read_text(encoding="utf-8")
        table = document.split("## Limits")[1].split("\n## ")[0]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if "|" in line]
        assert dict(rows[2:]) == expected
        rest = document.replace(table, "")
        again = [f"{number}: {line}" for number, line in enumerate(rest.splitlines()) if _says_a_limit(line)]
        assert again == [], f"{name} says a limit outside of its table"


def _says_a_limit(line: str) -> bool:
    figures = (f"{limits.TEXT_MAX_LENGTH:,}", f"{limits.ROWS_MAX:,}", f"{limits.ISSUE_NUMBERS[-1]:,}")
    ranges = (limits.YEARS, limits.MARGINS, limits.TEXT_SIZES, limits.COLUMN_WIDTHS)
    words = (*figures, *(f"{allowed[0]} to {allowed[-1]}" for allowed in ranges), " KiB", " MB")
    return any(figure in line for figure in words)


def _figure(number: int) -> str:
    return f"{number:,}" if number >= 10_000 else str(number)


def test_the_limits_of_office_files_in_their_document_are_those_of_the_program() -> None:
    written = (ROOT / "docs" / "office-files.md").read_text(encoding="utf-8")

    between = written.split("<!-- limits -->")[1].split("<!-- end of limits -->")[0]

    assert between == (
        f"{limits.OFFICE_MAX_BYTES // 2**20} MB, {limits.OFFICE_UNPACKED_MAX // 2**20} MB unpacked, "
        f"{limits.OFFICE_PARTS_MAX:,} parts, {limits.OFFICE_CELLS_MAX:,} cells"
    )
    assert f"more than {limits.OFFICE_RATIO_MAX} times" in written


def test_the_lengths_in_the_rules_of_the_tables_are_the_limits() -> None:
    """They are written out in SQL: the rules of a released format never change."""
    rules = (ROOT / "ita_desktop" / "storage" / "database" / "upgrades.py").read_text(encoding="utf-8")

    assert set(re.findall(r"<= (\d{4,})", rules)) == {str(limits.TEXT_MAX_LENGTH)}
    assert set(re.findall(r"BETWEEN 1 AND (\d+)", rules)) == {str(limits.ID_MAX_LENGTH)}


def test_what_is_checked_before_a_commit_is_what_make_checks() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")

    checked = re.findall(r"^\t\$\(BIN\)/(.*)$", makefile.split("\ncheck: ")[1].split("\n\n")[0], re.MULTILINE)

    assert re.findall(r"entry: \.venv/bin/(.*)\}", hooks) == checked


def test_make_alone_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    (targets,) = re.findall(r"^\.PHONY: help (.*)$", makefile, re.MULTILINE)

    assert re.findall(r"^#   make (\S+)", makefile, re.MULTILINE) == targets.split()


def test_the_recipes_name_what_is_there_and_keep_within_the_files_that_they_promise() -> None:
    recipes = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", recipes, re.MULTILINE | re.DOTALL))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "ita_desktop").rglob("*.py"))

    named = re.findall(r"`(_?[a-zA-Z]\w+)(?:=\w+)?`", recipes)
    files = {
        name: re.findall(r"^\d\. `((?:domain|storage|printing|ui)/\S+)`", sections[name], re.MULTILINE)
        for name in sections
    }

    assert [name for name in (*named, "planted") if not re.search(rf"\b{name}\b", code)] == ["planted"]
    assert len(named) > 10
    assert [len(files[name]) for name in ("A field", "A command", "A check")] == [5, 2, 2]
