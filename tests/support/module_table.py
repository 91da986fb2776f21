"""The table of modules in docs/architecture.md, made from the first paragraph of each module's docstring.

python -m tests.support.module_table     writes it; a test compares (tests/test_documents.py)
"""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURE = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- modules: begin (made by `make documents` from the docstrings) -->"
END = "<!-- modules: end -->"


def table_of_modules() -> str:
    """Folders in the order of their names, each with its purpose and a row a module. Lines end in a newline."""
    lines: list[str] = []
    for folder in _folders():
        lines += [f"### `{folder.relative_to(ROOT).as_posix()}/`", "", _purpose(folder / "__init__.py"), ""]
        modules = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
        if modules:
            lines += ["| module | holds |", "|---|---|"]
            lines += [f"| `{path.name}` | {_purpose(path)} |" for path in modules]
            lines.append("")
    return "\n".join(lines)


def with_table(document: str) -> str:
    """The document with the table of today between its two marks. ValueError if a mark is missing."""
    before, rest = document.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{table_of_modules()}\n{END}{after}"


def _folders() -> list[Path]:
    return sorted(path.parent for path in (ROOT / "ita_desktop").rglob("__init__.py"))


def _purpose(module: Path) -> str:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def main() -> None:
    document = ARCHITECTURE.read_text(encoding="utf-8")
    ARCHITECTURE.write_text(with_table(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
