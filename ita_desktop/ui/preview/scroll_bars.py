"""The scroll bars of the preview: how far they go and how far one step is, by where the pages lie."""

from PySide6.QtWidgets import QAbstractScrollArea

from ita_desktop.ui.preview.page_positions import PagePositions

_STEP_ACROSS = 40  # pixels


def fit_bars(view: QAbstractScrollArea, sheets: PagePositions) -> None:
    """Let the bars of the view reach all of the pages, by an eighth of a page at a time."""
    bar, across = view.verticalScrollBar(), view.horizontalScrollBar()
    bar.setRange(0, sheets.hidden_size.height())
    bar.setPageStep(view.viewport().height())
    bar.setSingleStep(max(min(sheets.pitch, view.viewport().height()) // 8, 1))
    across.setRange(0, sheets.hidden_size.width())
    across.setPageStep(view.viewport().width())
    across.setSingleStep(_STEP_ACROSS)
