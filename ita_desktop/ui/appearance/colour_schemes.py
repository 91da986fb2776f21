"""Which colours the window shows: light, dark and high contrast, or whichever of them the system wears.

The colours are in `design.py`. The paper is no part of this: it is always black on white.
"""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ita_desktop.language import N_
from ita_desktop.ui.appearance.design import CONTRAST, DARK, LIGHT, Colours

_CONTRAST_OF_CONTRAST_THEMES = 20.0
"""Text against ground from which the system's colours are taken for a high contrast theme (black on white has 21)."""

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


class Scheme(Enum):
    """What the user chose. The values are those of the settings file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


SCHEME_TITLES = {
    Scheme.SYSTEM: N_("ตามระบบ(&S)"),
    Scheme.LIGHT: N_("สว่าง(&L)"),
    Scheme.DARK: N_("มืด(&D)"),
    Scheme.CONTRAST: N_("คอนทราสต์สูง(&C)"),
}


def worn(scheme: Scheme) -> Scheme:
    """The scheme that is shown: what the system wears, if that is followed."""
    return system_scheme() if scheme is Scheme.SYSTEM else scheme


def system_scheme() -> Scheme:
    """What the system wears: light, dark, or SYSTEM where its own colours are of high contrast. Those can be seen only
    while the program has none of its own.
    """
    palette = QGuiApplication.palette()
    # With a mask they are of our own. Qt has this only from 6.10 on (QAccessibilityHints.contrastPreference).
    if not palette.resolveMask() and is_high_contrast(palette):
        return Scheme.SYSTEM  # somebody chose these colours who needs them
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def colours_of(scheme: Scheme) -> Colours | None:
    """The colours of what is shown; None if the system's own are."""
    return {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}.get(worn(scheme))


def colours_of_system(palette: QPalette) -> Colours:
    """The colours of a system's high contrast theme by what they mean here; it has no other colours than these."""
    window, text = palette.window().color().name(), palette.windowText().color().name()
    base, chosen, on_chosen = (
        palette.base().color().name(),
        palette.highlight().color().name(),
        palette.highlightedText().color().name(),
    )
    return Colours(
        **dict.fromkeys(("window", "alternate", "button", "wanted_ground", "desk", "alarm_text"), window),
        **dict.fromkeys(("text", "quiet", "wanted", "done", "line", "edge", "alarm", "slip", "hint"), text),
        **dict.fromkeys(("chosen", "chosen_away", "here", "focus"), chosen),
        **dict.fromkeys(("chosen_text", "here_text", "here_quiet"), on_chosen),
        base=base,
        link=palette.link().color().name(),
        disabled=palette.color(_Group.Disabled, _Role.WindowText).name(),
    )


def palette_of(colours: Colours) -> QPalette:
    """Qt's roles in these colours."""
    palette = QPalette(QColor(colours.button), QColor(colours.window))
    roles = {
        _Role.Window: colours.window,
        _Role.WindowText: colours.text,
        _Role.Base: colours.base,
        _Role.AlternateBase: colours.alternate,
        _Role.Text: colours.text,
        _Role.Button: colours.button,
        _Role.ButtonText: colours.text,
        _Role.BrightText: colours.text,
        _Role.PlaceholderText: colours.quiet,
        _Role.ToolTipBase: colours.base,
        _Role.ToolTipText: colours.text,
        _Role.Link: colours.link,
        _Role.LinkVisited: colours.link,
        _Role.Accent: colours.chosen,
        _Role.Dark: colours.desk,
        _Role.Highlight: colours.chosen,
        _Role.HighlightedText: colours.chosen_text,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(_Group.Disabled, role, QColor(colours.disabled))
    palette.setColor(_Group.Inactive, _Role.Highlight, QColor(colours.chosen_away))
    palette.setColor(_Group.Disabled, _Role.Highlight, QColor(colours.disabled))
    return palette


def alarm_colours(palette: QPalette) -> tuple[QColor, QColor]:
    """The ground and the text of what failed, in the scheme of the palette; of the system's own colours the two that
    differ most, changed about."""
    window = palette.color(_Role.Window)
    for colours in (LIGHT, DARK, CONTRAST):
        if window == QColor(colours.window) and palette.resolveMask():
            return QColor(colours.alarm), QColor(colours.alarm_text)
    return palette.color(_Role.WindowText), window


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2 (success criterion 1.4.3) between two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_high_contrast(palette: QPalette) -> bool:
    """Whether text and ground are as far apart as black and white, or nearly."""
    return contrast(palette.color(_Role.Window), palette.color(_Role.WindowText)) >= _CONTRAST_OF_CONTRAST_THEMES


def _luminance(colour: QColor) -> float:
    return 0.2126 * _linear(colour.redF()) + 0.7152 * _linear(colour.greenF()) + 0.0722 * _linear(colour.blueF())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
