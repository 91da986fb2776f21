"""The text of a PDF as four other programs copy it, and whether a text of the report is in it."""

import io
import re
import shutil
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence

import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

_SPACE = re.compile(r"\s+")
_PIECE = 6  # characters: less than this of an item never stands alone on a page


def page_count(pdf: bytes) -> int:
    """The number of pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def poppler(pdf: bytes, *options: str) -> list[str]:
    """The pages as `pdftotext -raw` gives them. Windows has no poppler: there PDFium takes its place."""
    program = shutil.which("pdftotext")
    if program is None and sys.platform == "win32":
        return pdfium(pdf)
    assert program is not None, "pdftotext is missing: install poppler-utils (make does it where it may)"
    run = subprocess.run([program, "-raw", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode("utf-8").split("\f")[:-1]


def pdfium(pdf: bytes) -> list[str]:
    """The pages as PDFium, Chrome's engine, gives them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def by_pypdf(pdf: bytes) -> list[str]:
    """The pages as pypdf gives them."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def pdfminer(pdf: bytes) -> list[str]:
    """The pages as pdfminer gives them."""
    return extract_text(io.BytesIO(pdf)).split("\f")[:-1]


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "poppler": poppler,
    "pdfium": pdfium,
    "pypdf": by_pypdf,
    "pdfminer": pdfminer,
}


def without_space(text: str) -> str:
    """White space left out: where a line ends, one reader gives a space, another a line break, another nothing."""
    return _SPACE.sub("", text)


def missing_texts(texts: Sequence[str], pages: Sequence[str]) -> list[str]:
    """Those of the texts that are not in the pages, in one run or in runs of one cell that goes on over pages.

    In a run every character is there, in order, and nothing else between them but the white space of line ends.
    """
    packed = [without_space(page) for page in pages]
    return [text for text in texts if not _is_in(without_space(text), packed)]


def _is_in(text: str, pages: Sequence[str]) -> bool:
    return any(text in page for page in pages) or any(_runs_on(text, pages, at) for at in range(len(pages) - 1))


def _runs_on(text: str, pages: Sequence[str], at: int) -> bool:
    """Whether the text begins on page `at` and goes on on the pages after it.

    The piece on this page is the longest that is there, or a character or two shorter: what follows on the page may
    happen to begin like the rest.
    """
    if text in pages[at]:
        return True
    longest = bisect_left(range(len(text)), True, key=lambda cut: text[: cut + 1] not in pages[at])
    if at + 1 >= len(pages) or longest < _PIECE:
        return False
    return any(_runs_on(text[cut:], pages, at + 1) for cut in range(longest, max(longest - 3, 0), -1))
