"""The order in which the forms show the addresses of a report, empty fields too."""

from collections.abc import Callable

from ita_desktop.domain.report.address import MEASURE_TITLE, Address, list_name
from ita_desktop.domain.report.fields import fields_of
from ita_desktop.domain.report.report import Report
from ita_desktop.ui.report.outline import COLUMNS, COVER, PAPER, SIGNERS, row_of

Place = tuple[int, int, int, int, int]
"""Compares as what it is of stands in the forms: row, signer, field, item, character."""


def form_order(report: Report) -> Callable[[Address, int], Place]:
    """From an address of the report and a character of its text to the place. What is gone comes first."""
    rows = [COVER]
    for issue in report.issues:
        rows.append(Address("issue.title", issue=issue.id))
        rows += (Address(MEASURE_TITLE, measure=measure.id) for measure in issue.measures)
    numbers = {row: number for number, row in enumerate((*rows, SIGNERS, COLUMNS, PAPER))}
    fields = {key: number for number, key in enumerate(fields_of(report))}
    measures = {measure.id: measure for _, _, measure in report.measures()}

    def place(address: Address, at: int) -> Place:
        item = -1
        if address.item is not None and address.measure in measures:
            items = measures[address.measure].items(list_name(address))
            item = next((number for number, one in enumerate(items) if one.id == address.item), -1)
        signer = address.signer if address.signer is not None else len(report.signers)
        return numbers.get(row_of(address), -1), signer, fields.get(address.field, -1), item, at

    return place
