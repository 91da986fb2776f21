"""The colours of the window: light, dark and high contrast, or whichever of them the system wears.

Every pair of text and ground here reaches 4.5 to 1 (7 to 1 in high contrast); a test computes it. The paper is no part
of this: it is always black on white.
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ita_desktop.language import N_

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


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as #rrggbb. `chosen` is the ground of what is chosen where the focus is, `chosen_away`
    where it is not; `edge` goes around fields and `focus` around what has the focus, where Fusion's own lines cannot be
    seen (`thai_style.py`). Both stand out from the grounds by 3 to 1; a test computes that, too."""

    window: str
    base: str
    alternate: str
    button: str
    text: str
    quiet: str
    disabled: str
    chosen: str
    chosen_text: str
    chosen_away: str
    link: str
    desk: str  # around the sheets of paper
    edge: str
    focus: str
    alarm: str  # the ground of what failed
    alarm_text: str


LIGHT = Colours(
    window="#f1f2f4",
    base="#ffffff",
    alternate="#f6f7f9",
    button="#eceef1",
    text="#1a1c20",
    quiet="#5c636e",
    disabled="#9298a1",
    chosen="#1f6fb2",
    chosen_text="#ffffff",
    chosen_away="#5b7590",
    link="#1a5f99",
    desk="#9a9fa6",
    edge="#7d848e",
    focus="#155487",
    alarm="#a32018",
    alarm_text="#ffffff",
)
DARK = Colours(
    window="#26292e",
    base="#1b1d21",
    alternate="#212429",
    button="#33373e",
    text="#e9ebee",
    quiet="#a9afb8",
    disabled="#71767e",
    chosen="#2a71b3",
    chosen_text="#ffffff",
    chosen_away="#4a5d70",
    link="#84bdf0",
    desk="#131417",
    edge="#7f868f",
    focus="#a8d4ff",
    alarm="#8c1d18",
    alarm_text="#ffffff",
)
CONTRAST = Colours(
    window="#000000",
    base="#000000",
    alternate="#000000",
    button="#000000",
    text="#ffffff",
    quiet="#ffffff",
    disabled="#a6a6a6",
    chosen="#ffff00",
    chosen_text="#000000",
    chosen_away="#ffffff",
    link="#80ffff",
    desk="#000000",
    edge="#ffffff",
    focus="#ffff00",
    alarm="#ffffff",
    alarm_text="#000000",
)

PAPER_TINT = "#dbeafa"
PAPER_BAR = "#155487"
"""What is being edited on the paper, which is white in every scheme: the ground of the letters, and the bar beside."""


def worn(scheme: Scheme) -> Scheme:
    """The scheme that is shown: what the system wears, if that is followed."""
    return system_scheme() if scheme is Scheme.SYSTEM else scheme


def system_scheme() -> Scheme:
    """What the system wears: light, dark, or SYSTEM where its own colours are of high contrast. Those can be seen only
    while the program has none of its own.
    """
    if _system_has_high_contrast():
        return Scheme.SYSTEM  # somebody chose these colours who needs them
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def colours_of(scheme: Scheme) -> Colours | None:
    """The colours of what is shown; None if the system's own are."""
    return {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}.get(worn(scheme))


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


def _system_has_high_contrast() -> bool:
    # Qt has this only from 6.10 on (QAccessibilityHints.contrastPreference).
    palette = QGuiApplication.palette()
    return not palette.resolveMask() and is_high_contrast(palette)  # with a mask they are of our own


def _luminance(colour: QColor) -> float:
    return 0.2126 * _linear(colour.redF()) + 0.7152 * _linear(colour.greenF()) + 0.0722 * _linear(colour.blueF())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
