"""A comparison on paper: a heading for each part of the report, and under it what differs, one paragraph each.

It is in the language of the program. Removed words are in `[- ]`, added words in `[+ ]`: black and white paper has no
colours.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ita_desktop.domain.merging.compare import Difference, Kind
from ita_desktop.domain.merging.word_changes import Wording, WordStarts, word_changes
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.language import Language, current_language, digits, tr, trn
from ita_desktop.printing.flow import Flow
from ita_desktop.printing.page import DEFAULT, MM, baseline, styles_of
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import Line, one_line, set_lines
from ita_desktop.typesetting.pdf import PdfWriter
from ita_desktop.typesetting.standards import About
from ita_desktop.typesetting.tagging import Element
from ita_desktop.whole_file import write_whole

_MARKS = {Wording.REMOVED: "[- ", Wording.ADDED: "[+ "}
_INDENT = 8.0  # mm
_REPORTS_WORDS = b"/Lang(th-TH)"
"""The language of texts of the report, for screen readers. ISO 32000-1, 14.9.2."""

_TAGS = {Language.THAI: "th-TH", Language.ENGLISH: "en"}


def build_comparison(
    differences: Sequence[Difference],
    about: str,
    target: Path | BinaryIO,
    word_starts: WordStarts,
    created: datetime | None = None,
    *,
    over_read_only: bool = False,
) -> int:
    """Write the differences as one PDF to `target`; returns the number of pages. `about` names the compared reports.

    Equal differences and dates give equal bytes. Raises OSError if `target` cannot be written, which is then unchanged.
    """
    pages = _pages(differences, about, word_starts)
    data = _pdf(pages, about, created if created is not None else datetime.now().astimezone())
    if isinstance(target, Path):
        write_whole(target, data, over_read_only=over_read_only)
    else:
        target.write(data)
    return len(pages)


def difference_text(difference: Difference, word_starts: WordStarts) -> str:
    """What differs as one text; for a changed text, the removed and added words in brackets."""
    match difference.kind:
        case Kind.ADDED:
            return difference.after
        case Kind.REMOVED:
            return difference.before
        case Kind.MOVED:
            return tr("จาก {before} ไปเป็น {after}").format(before=difference.before, after=difference.after)
    pieces = word_changes(difference.before, difference.after, word_starts)
    return "".join(
        piece.text if piece.wording is Wording.SAME else f"{_MARKS[piece.wording]}{piece.text}]" for piece in pieces
    )


def _pages(differences: Sequence[Difference], about: str, word_starts: WordStarts) -> list[list["_Block"]]:
    styles = styles_of(DEFAULT)
    flow = _Paragraphs()
    flow.put(b"H1", styles.title, _title())
    flow.put(b"P", styles.body, about)
    count = len(differences)
    words = trn("ต่างกัน {n} ตำแหน่ง  [- คำที่ตัดออก] [+ คำที่เพิ่ม]", count) if differences else tr("ไม่แตกต่างกัน")
    flow.put(b"P", styles.body, words.format(n=digits(count)))
    for part, group in groupby(differences, key=_part):
        flow.put(b"H2", styles.heading, part, gap=0.6)
        for difference in group:
            flow.put(b"P", styles.cell_head, f"{tr(difference.kind.title_words)}: {difference.where}", gap=0.3)
            own_words = b"" if difference.kind is Kind.MOVED or current_language() is Language.THAI else _REPORTS_WORDS
            flow.put(b"P", styles.body, difference_text(difference, word_starts), own_words, indent=_INDENT)
    return flow.pages


def _part(difference: Difference) -> str:
    """The heading that a difference stands under: its measure or issue, the signers, or the cover."""
    if difference.address.signer is not None:
        return tr("ผู้ลงนาม")
    if difference.address.field.startswith("paper."):
        return tr("กระดาษ")
    if difference.address.field == "columns":
        return tr(FIELDS["columns"].title)
    return difference.home or tr("หน้าปก")


def _title() -> str:
    return tr("การเปรียบเทียบรายงาน")


class _Block(NamedTuple):
    """Lines that begin at `x` and `top`, in points from the top left of the page. `element` counts paragraphs."""

    tag: bytes
    attributes: bytes
    style: TextStyle
    x: float
    top: float
    lines: Sequence[Line]
    element: int


class _Paragraphs:
    """Owns the pages, and adds one paragraph after the other."""

    def __init__(self) -> None:
        self.pages: list[list[_Block]] = []
        bottom = (DEFAULT.height - DEFAULT.margin_bottom) * MM
        self._flow = Flow(DEFAULT.margin_top * MM, bottom, lambda: self.pages.append([]))
        self._count = 0

    def put(
        self,
        tag: bytes,
        style: TextStyle,
        text: str,
        attributes: bytes = b"",
        *,
        indent: float = 0.0,
        gap: float = 0.0,
    ) -> None:
        """Add a paragraph. A heading, and the bold line above a difference, stay with two lines of what follows."""
        x = (DEFAULT.margin_side + indent) * MM
        lines = set_lines(text, style, (DEFAULT.width - 2 * DEFAULT.margin_side - indent) * MM)
        if not self._flow.is_fresh:
            self._flow.y += gap * style.leading
        if gap:
            self._flow.keep_together((len(lines) + 2) * style.leading)
        self._count += 1
        for piece in self._flow.put(lines, style.leading):
            self.pages[-1].append(_Block(tag, attributes, style, x, piece.top, piece.lines, self._count))


def _pdf(pages: list[list[_Block]], about: str, created: datetime) -> bytes:
    subject = " ".join(about.split())
    metadata = About(_title(), "ITA Desktop", subject, "ITA Desktop", _TAGS[current_language()], created)
    writer = PdfWriter(metadata, (DEFAULT.width * MM, DEFAULT.height * MM))
    number_style = styles_of(DEFAULT).page_number
    height = DEFAULT.height * MM
    elements: dict[int, Element] = {}
    for number, page in enumerate(pages, 1):
        writer.begin_page()
        words = tr("หน้า {page} จาก {pages}").format(page=digits(number), pages=digits(len(pages)))
        y = height - DEFAULT.head_baseline * MM
        writer.text(None, number_style, [one_line(words, number_style)], DEFAULT.width * MM / 2, y, centred=True)
        for block in page:
            if block.element not in elements:
                elements[block.element] = Element(block.tag, writer.root, block.attributes)
                if block.tag != b"P":
                    level = 0 if block.tag == b"H1" else 1
                    writer.bookmark("".join(line.text for line in block.lines), level, height - block.top)
            y = height - block.top - baseline(block.style)
            writer.text(elements[block.element], block.style, block.lines, block.x, y)
    return writer.finish()
