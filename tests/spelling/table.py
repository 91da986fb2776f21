"""The tables of docs/checks.md: what the spelling engine finds, by kind of slip, and what it calls wrong that is not.

python -m tests.spelling.table     writes them (`make checks-table`); a slow test compares
"""

from tests.spelling.measuring import (
    RESOURCES,
    SENTENCES,
    Recall,
    alarms_in,
    clean_texts,
    fifty_found,
    listed,
    recall_by_kind,
    sample_texts,
    unmended_forms,
    words_in,
)

DOCUMENT = RESOURCES.parent / "docs" / "checks.md"
BEGIN, END = "<!-- spelling: begin (made by `make checks-table`) -->", "<!-- spelling: end -->"
PLANTED = 2_000


def tables() -> str:
    """All figures, none of which depends on the machine. Lines end in a newline."""
    recalls = recall_by_kind(PLANTED)
    total = sum(recalls.values(), Recall())
    lines = [
        "| slip | planted | recall | precision | first suggestion right |",
        "|---|---|---|---|---|",
        *(_row(kind, recall) for kind, recall in recalls.items()),
        _row("**all**", total),
        "",
        "| text without slips | words | called misspelt | in 1,000 words |",
        "|---|---|---|---|",
        _alarms("the sample report", sample_texts()),
        _alarms("titles of laws, and office texts written for this", clean_texts()),
        "",
        "| other slips | | found |",
        "|---|---|---|",
        f"| forms of the list of misspellings, each in {len(SENTENCES)} sentences, mended by the first suggestion "
        f"| {len(listed())} | {len(listed()) - len(unmended_forms())} |",
        f"| slips that others planted in the sample report | 50 | {fifty_found()} |",
    ]
    return "\n".join(lines) + "\n"


def with_tables(document: str) -> str:
    """The document with the tables of today between its two marks. ValueError if a mark is missing."""
    before, rest = document.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{tables()}{END}{after}"


def _row(kind: str, recall: Recall) -> str:
    precision = recall.found / (recall.found + recall.elsewhere)
    shares = (recall.found / recall.planted, precision, recall.mended / recall.found)
    return f"| {kind} | {recall.planted} | " + " | ".join(f"{share:.1%}" for share in shares) + " |"


def _alarms(name: str, lines: tuple[str, ...]) -> str:
    found, words = alarms_in(lines), words_in(lines)
    seen = ", ".join(dict.fromkeys(found)) or "nothing"
    return f"| {name} | {words:,} | {len(found)}: {seen} | {len(found) * 1_000 / words:.1f} |"


def main() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(with_tables(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
