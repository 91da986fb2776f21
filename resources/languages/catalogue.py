"""Keeps the catalogues of words beside this file in step with the program: new words go in, words that are gone go out.

    python resources/languages/catalogue.py      (`make words`)

Catalogues are gettext's, the Thai words being the message ids. What it cannot do is translate: it says what is left.
"""

import ast
import sys
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / "ita_desktop"
DOMAIN = "ita_desktop"
LANGUAGES = ("en",)
COUNTED = "trn"
MARKS = {"tr", "N_", COUNTED}

_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands for every date, so that the same words give the same files."""
_UNSAID = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Report-Msgid',
    '"Generated-By',
)


def main() -> int:
    """Bring every catalogue up to date; 1 where words have no translation yet."""
    left = 0
    for language in LANGUAGES:
        catalogue = up_to_date(language)
        po_file(language).write_bytes(as_po(catalogue))
        mo_file(language).write_bytes(as_mo(catalogue))
        for message in untranslated(catalogue):
            print(message)
            left += 1
    print(f"{left} left to translate")
    return 1 if left else 0


def po_file(language: str) -> Path:
    """The catalogue that people write in."""
    return HERE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_file(language: str) -> Path:
    """The compiled catalogue, which the program reads."""
    return po_file(language).with_suffix(".mo")


@cache
def marked_words() -> dict[str, bool]:
    """Every text that the program marks, and whether it has a form for a single thing."""
    found: dict[str, bool] = {}
    for file in sorted(PROGRAM.rglob("*.py")):
        for text, mark in marked_in(file.read_text(encoding="utf-8")):
            found[text] = found.get(text, False) or mark == COUNTED
    return found


def marked_in(source: str) -> list[tuple[str, str]]:
    """Every text that a module marks, with its mark. What is looked up there but written elsewhere is marked there."""
    return [
        (call.args[0].value, call.func.id)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS and call.args
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    ]


def kept(language: str) -> Catalog:
    """The catalogue as it lies on the disk; an empty one where there is none yet."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def up_to_date(language: str) -> Catalog:
    """The catalogue with exactly the words that the program marks, and the translations that are known of them."""
    known, catalogue = (
        kept(language),
        Catalog(locale=language, fuzzy=False, creation_date=_NO_DATE, revision_date=_NO_DATE),
    )
    catalogue.header_comment = "# English words of ITA Desktop."
    for text, counted in sorted(marked_words().items()):
        message = known.get(text)
        forms = translations(message) if message is not None else [""]
        if counted:
            catalogue.add((text, text), (forms[0], forms[-1]))
        else:
            catalogue.add(text, forms[-1])
    return catalogue


def translations(message: Message) -> list[str]:
    """The words of the other language, for counted things first for one and then for more; "" what is not there yet."""
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


def untranslated(catalogue: Catalog) -> list[str]:
    """The Thai words that a catalogue has no translation for."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and not all(translations(message))
    ]


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as people write it. Equal words give equal bytes."""
    target = BytesIO()
    write_po(target, catalogue, width=120, no_location=True, omit_header=False)
    lines = target.getvalue().decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith(_UNSAID)).encode() + b"\n"


def as_mo(catalogue: Catalog) -> bytes:
    """What the program reads."""
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


if __name__ == "__main__":
    sys.exit(main())
