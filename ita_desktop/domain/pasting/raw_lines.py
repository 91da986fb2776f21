"""Lines as they stand in HTML -> lines with their marks: admitted, as many as one paste reads, typed marks off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ita_desktop.domain.limits import PASTE_MAX_LINES
from ita_desktop.domain.pasting.list_marks import Mark, MarkReader, PastedLine
from ita_desktop.domain.pasting.pasted_lists import read_pasted_lines
from ita_desktop.domain.pasting.wrapped_lines import WordStarts
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.thai.numbers import whole_number

_DIGITS = re.compile("[0-9๐-๙]{1,3}")
_COUNTED = range(1_000)


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it was read, soft breaks and all. `listed` is its mark if it stands in a list, `number` what was drawn
    before it; where `wrapped`, its soft breaks are the line ends of a page."""

    text: str
    listed: Mark | None = None
    number: str = ""
    deep: bool = False
    wrapped: bool = False


def admitted_lines(lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines that have a text that may be in a report, with that text."""
    kept = (replace(line, text=admitted(line.text)[0].strip("\n").rstrip()) for line in lines)
    return [line for line in kept if line.text.strip()]


def as_far_as_read(raw: Sequence[RawLine]) -> tuple[list[RawLine], int]:
    """The lines with no more soft breaks than one paste reads, and how many characters stand behind those."""
    kept: list[RawLine] = []
    room, beyond = PASTE_MAX_LINES, 0
    for line in raw:
        parts = line.text.split("\n")
        if room:
            kept.append(replace(line, text="\n".join(parts[:room])) if len(parts) > room else line)
        beyond += sum(map(len, parts[room:]))
        room = max(room - len(parts), 0)
    return kept, beyond


def marked_lines(raw: Sequence[RawLine], word_starts: WordStarts | None) -> Iterator[PastedLine]:
    """The lines with their marks taken off; typed marks behind soft breaks begin lines of their own."""
    reader = MarkReader(part for line in raw for part in line.text.split("\n"))
    for line in raw:
        if line.wrapped:
            yield from read_pasted_lines(line.text, word_starts)[0]
            continue
        first, *others = line.text.split("\n")
        above = first
        if line.listed is None:
            made = reader.read(first)
            made = replace(made, deep=made.deep or line.deep)
        else:
            made = PastedLine(first.strip(), line.listed, line.deep, listed=True)
            if line.listed is Mark.NUMBER and not line.deep:
                found = _DIGITS.search(line.number)
                reader.count_listed(whole_number(found[0], _COUNTED) if found is not None else None)
        for part in others:
            read = reader.read(part, above)
            above = part
            if read.mark is Mark.NONE:
                made = replace(made, text=f"{made.text}\n{read.text}")
            else:
                yield made
                made = replace(read, deep=read.deep or line.listed is not None)
        yield made
