"""The values of the design: spaces, corners, sizes of type, and the colours of each scheme by what they mean.

They stand here and nowhere else in the window; docs/design.md shows them with their contrast.
"""

from dataclasses import dataclass

TIGHT, NEAR, MARGIN, WIDE, APART = 4, 8, 12, 16, 24
"""Pixels between things, and around them (Qt scales them with the screen): between what is one; between a label and its
field; between fields and around a form; between groups; between parts of the window."""

FIELD_CORNER, BUTTON_CORNER = 6, 8
"""Radius in pixels."""

LINE, FOCUS_LINE, FRAME = 1, 2, 3
"""Width in pixels: of every edge, of that around what has the focus, and of the room that both have."""

FONT_FAMILY = "Sarabun"
FONT_POINTS, SMALL_POINTS, HEADING_POINTS = 12, 11, 15
"""Sizes of type: what is typed; labels, remarks and the words of tools; the one heading of a form."""

LINE_SPACING_PERCENT = 120
"""Line height of typed text: Sarabun's own metrics leave room for two stacked marks; this keeps lines apart."""

ICON = 20
"""Side of an icon in pixels."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as #rrggbb.

    `chosen` is the ground of what is selected where the focus is, `chosen_away` where it is not; `here` is that of the
    row whose form is shown. `line` parts what lies side by side; `edge` goes around fields and `focus` around what has
    the focus: these two stand out from the grounds by 3 to 1. `wanted` is what wants attention, always with words or a
    number; `done` is what is finished. `slip` is the line below a word that may be misspelt, `hint` that below another
    finding.
    """

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
    here: str
    here_text: str
    here_quiet: str
    link: str
    wanted: str
    wanted_ground: str
    done: str
    desk: str  # around the sheets of paper
    line: str
    edge: str
    focus: str
    alarm: str  # the ground of what failed
    alarm_text: str
    slip: str
    hint: str


_BY_ROLE = {
    "window": ("#f4f5f7", "#26292e", "#000000"),
    "base": ("#ffffff", "#1b1d21", "#000000"),
    "alternate": ("#f8f9fa", "#212429", "#000000"),
    "button": ("#ffffff", "#33373e", "#000000"),
    "text": ("#1a1c20", "#e9ebee", "#ffffff"),
    "quiet": ("#5c6875", "#a9afb8", "#ffffff"),
    "disabled": ("#8d95a0", "#71767e", "#a6a6a6"),
    "chosen": ("#1f5fa8", "#2a71b3", "#ffff00"),
    "chosen_text": ("#ffffff", "#ffffff", "#000000"),
    "chosen_away": ("#5b7590", "#4a5d70", "#ffffff"),
    "here": ("#c4d9ef", "#2f4f74", "#ffff00"),
    "here_text": ("#1a1c20", "#e9ebee", "#000000"),
    "here_quiet": ("#4a5561", "#c6ccd4", "#000000"),
    "link": ("#1f5fa8", "#84bdf0", "#80ffff"),
    "wanted": ("#a34a08", "#f5b562", "#ffff00"),
    "wanted_ground": ("#fdf3e4", "#3d2f1a", "#000000"),
    "done": ("#1c7c4c", "#6cc794", "#80ff80"),
    "desk": ("#e3e6ea", "#131417", "#000000"),
    "line": ("#e3e6ea", "#3a3f46", "#ffffff"),
    "edge": ("#868e98", "#7f868f", "#ffffff"),
    "focus": ("#1f5fa8", "#a8d4ff", "#ffff00"),
    "alarm": ("#a32018", "#8c1d18", "#ffffff"),
    "alarm_text": ("#ffffff", "#ffffff", "#000000"),
    "slip": ("#c42b1c", "#ff8f85", "#ff9c94"),
    "hint": ("#1f5fa8", "#84bdf0", "#80ffff"),
}
"""In the light, the dark and the high contrast scheme."""

LIGHT, DARK, CONTRAST = (
    Colours(**dict(zip(_BY_ROLE, of_scheme, strict=True))) for of_scheme in zip(*_BY_ROLE.values(), strict=True)
)

PAPER_TINT = "#dbeafa"
PAPER_BAR = "#155487"
"""What is being edited on the paper, which is white in every scheme: the ground of the letters, and the bar beside."""
