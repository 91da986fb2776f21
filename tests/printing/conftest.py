"""The sample report, read and printed once for all tests of the paper."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from ita_desktop.domain.report.report import Report
from ita_desktop.printing.build import build_report
from tests.support.golden_report import published

CREATED = datetime(2026, 1, 30, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def sample() -> Report:
    """The sample report: 6 measures, 75 items."""
    return published()


@pytest.fixture(scope="session")
def sample_pdf(sample: Report) -> bytes:
    """The sample report as PDF."""
    return pdf_of(sample)


def pdf_of(report: Report) -> bytes:
    """A report as PDF, with a fixed date."""
    target = BytesIO()
    build_report(report, target, CREATED)
    return target.getvalue()


def item_texts(report: Report) -> list[str]:
    """The texts of all items, in the order of the paper."""
    return [
        item.text
        for _, _, measure in report.measures()
        for items in (measure.steps, measure.results, measure.outcomes)
        for item in items
    ]
