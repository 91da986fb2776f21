"""The words of a text that have a line below them on the screen."""

import pytest
from PySide6.QtWidgets import QWidget

from ita_desktop.ui.text import marks, thai_layout
from ita_desktop.ui.text.marks import draw_marks


def marked_words(editor: QWidget) -> list[str]:
    """Those that a line is drawn below when the editor is painted now, from top to bottom."""
    drawn: list[str] = []

    def draw(painter: object, corner: object, layout: object, text: str, found: object, chosen: object = ()) -> None:
        drawn.extend(text[mark.start : mark.end] for mark in found)  # type: ignore[attr-defined]  # as below
        draw_marks(painter, corner, layout, text, found, chosen)  # type: ignore[arg-type]  # handed on as they come

    with pytest.MonkeyPatch.context() as patch:
        for module in (marks, thai_layout):
            patch.setattr(module, "draw_marks", draw)
        editor.grab()
    return drawn
