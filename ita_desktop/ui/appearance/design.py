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


LIGHT = Colours(
    window="#f4f5f7",
    base="#ffffff",
    alternate="#f8f9fa",
    button="#ffffff",
    text="#1a1c20",
    quiet="#5c6875",
    disabled="#8d95a0",
    chosen="#1f5fa8",
    chosen_text="#ffffff",
    chosen_away="#5b7590",
    here="#c4d9ef",
    here_text="#1a1c20",
    here_quiet="#4a5561",
    link="#1f5fa8",
    wanted="#a34a08",
    wanted_ground="#fdf3e4",
    done="#1c7c4c",
    desk="#e3e6ea",
    line="#e3e6ea",
    edge="#868e98",
    focus="#1f5fa8",
    alarm="#a32018",
    alarm_text="#ffffff",
    slip="#c42b1c",
    hint="#1f5fa8",
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
    here="#2f4f74",
    here_text="#e9ebee",
    here_quiet="#c6ccd4",
    link="#84bdf0",
    wanted="#f5b562",
    wanted_ground="#3d2f1a",
    done="#6cc794",
    desk="#131417",
    line="#3a3f46",
    edge="#7f868f",
    focus="#a8d4ff",
    alarm="#8c1d18",
    alarm_text="#ffffff",
    slip="#ff8f85",
    hint="#84bdf0",
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
    here="#ffff00",
    here_text="#000000",
    here_quiet="#000000",
    link="#80ffff",
    wanted="#ffff00",
    wanted_ground="#000000",
    done="#80ff80",
    desk="#000000",
    line="#ffffff",
    edge="#ffffff",
    focus="#ffff00",
    alarm="#ffffff",
    alarm_text="#000000",
    slip="#ff9c94",
    hint="#80ffff",
)

PAPER_TINT = "#dbeafa"
PAPER_BAR = "#155487"
"""What is being edited on the paper, which is white in every scheme: the ground of the letters, and the bar beside."""
