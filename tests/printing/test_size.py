"""The file is no larger than the smallest of the peers' (benchmarks/paper.py), its tags and claims apart."""

from dataclasses import replace
from io import BytesIO

import pikepdf

from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, FontFamily
from ita_desktop.domain.report.report import Report
from tests.printing.conftest import pdf_of

SMALLEST_PEER = 35_000
"""Bytes: the sample report by WeasyPrint 70 and by XeLaTeX, in Sarabun, untagged (docs/performance.md)."""


def without_tags(pdf: bytes) -> bytes:
    """The pages as an untagged file without bookmarks, metadata and colour profile, packed as ours are."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents", "/Outlines"):
            del document.Root[key]
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def test_the_sample_without_its_tags_is_no_larger_than_the_smallest_peers_file(sample: Report) -> None:
    pdf = pdf_of(replace(sample, paper=replace(DEFAULT_PAPER, family=FontFamily.SARABUN)))

    assert len(without_tags(pdf)) <= SMALLEST_PEER
    assert len(pdf) <= SMALLEST_PEER * 1.5
