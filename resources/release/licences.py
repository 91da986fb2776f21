"""The licence report of a built program, made from its files: `licences/licences.md` in its folder, with the texts."""

import shutil
from pathlib import Path

from release.parts import Found, UnlistedError, Versions, files_in, found, modules_in

FOLDER = "licences"
REPORT = "licences.md"


def put_into(program: Path, versions: Versions) -> tuple[Found, ...]:
    """Write report and texts into the program's folder; returns the parts.

    Raises UnlistedError, also for a part without a text. Nothing is written then.
    """
    executable = next(path for path in (program / "ita-desktop.exe", program / "ita-desktop") if path.exists())
    parts = found(files_in(program), modules_in(executable), versions)
    without = [one.part.name for one in parts if not versions.texts(one.part)]
    if without:
        raise UnlistedError(f"no text of the licence: {', '.join(without)}")
    folder = program / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    texts = {one.part.name: _copied(one, versions, folder) for one in parts}
    (folder / REPORT).write_text(report(parts, texts), encoding="utf-8")
    return parts


def report(parts: tuple[Found, ...], texts: dict[str, list[str]]) -> str:
    """Markdown with a table of the parts and, of each, its files. `texts` are names of files by the part's name."""
    lines = ["# What is in this program, and under which licences", ""]
    lines += ["| part | version | licence | texts |", "|---|---|---|---|"]
    for one in parts:
        named = ", ".join(f"[{name}]({name})" for name in texts.get(one.part.name, []))
        lines.append(f"| {one.part.name} | {one.version} | {one.part.licence} | {named} |")
    for one in parts:
        lines += ["", f"## {one.part.name}", ""]
        lines += [f"- `{name}`" for name in one.files]
        lines += [f"- Python: `{name}`" for name in one.modules]
    return "\n".join(lines) + "\n"


def _copied(one: Found, versions: Versions, folder: Path) -> list[str]:
    """Copy the part's texts; returns their names."""
    names = []
    stem = "".join(letter if letter.isalnum() or letter in "-+." else "-" for letter in one.part.name.replace("'", ""))
    for text in versions.texts(one.part):
        name = f"{stem}-{text.name}"
        shutil.copyfile(text, folder / name)
        names.append(name)
    return names
