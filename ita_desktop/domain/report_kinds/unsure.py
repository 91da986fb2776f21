"""What of a kind of report is not confirmed, in one quiet line: in the dialog of a new report, and under the item."""

from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report_kinds.report_kind import OitItem, Part, ReportKind, Standing
from ita_desktop.language import digits, tr

_LATER = (Part.MEMO,)
"""Parts that no new report shows."""


def unsure_words(kind: ReportKind, fiscal_year: int) -> str:
    """What is not confirmed of a new report on that year; empty if everything is."""
    round_ = kind.round_of(fiscal_year)
    item = kind.item_in(round_)
    year = next((one for one in reversed(kind.years) if one.from_round <= round_), None)
    parts = [tr(part.title_words) for part in kind.unsure_parts() if part not in _LATER]
    if item is not None and item.standing is not Standing.CONFIRMED:
        parts.insert(0, _item_words(item, round_))
    if year is not None and year.standing is not Standing.CONFIRMED:
        parts.append(tr("ปีงบประมาณของรอบ"))
    return tr("ยังไม่ยืนยัน แก้ไขได้: {parts}").format(parts=", ".join(parts)) if parts else ""


def item_remark(kind: ReportKind, report: Report) -> str:
    """What is to be known of the item that the report has; empty if it is confirmed, or not that of the kind."""
    item = kind.item_in(report.ita_round)
    if item is None or item.standing is Standing.CONFIRMED or report.oit_item.strip() != item.item:
        return ""
    return tr("ยังไม่ยืนยัน แก้ไขได้: {parts}").format(parts=_item_words(item, report.ita_round))


def _item_words(item: OitItem, round_: int) -> str:
    words = tr("เลขข้อ {item}") if item.round == round_ else tr("เลขข้อ {item} (ของรอบ {round})")
    return words.format(item=item.item, round=digits(item.round))
