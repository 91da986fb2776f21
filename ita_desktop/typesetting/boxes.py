"""What is drawn for a character that the face lacks: a box with its code in it. Lengths are in font units."""

from collections.abc import Iterator

from ita_desktop.typesetting.font import BOX_ADVANCE, Face
from ita_desktop.typesetting.truetype import Bounds, Component

DIGITS = "0123456789ABCDEF"


def frame_of(face: Face) -> Bounds:
    """The outer edge of a box from its origin; the line is a twentieth of its height thick and lies inside."""
    width = round(BOX_ADVANCE * face.upem)
    return width // 16, -width // 8, width - width // 16, width


def box_lefts(face: Face, characters: str) -> Iterator[tuple[int, str]]:
    """The left edge of the box of each character, side by side, and the character."""
    width = round(BOX_ADVANCE * face.upem)
    for number, character in enumerate(characters):
        yield number * width, character


def code_in_box(face: Face, character: str, left: int) -> Iterator[Component]:
    """The character's code in hexadecimal digits, in two rows, in the box that begins at `left`."""
    width = round(BOX_ADVANCE * face.upem)
    code = f"{ord(character):04X}"
    half = (len(code) + 1) // 2
    scale = 0.38 * width / face.ink(face.glyph("0"))[3]
    step = round(0.78 * width / max(half, 2))
    for row, digits in enumerate((code[:half], code[half:])):
        y = round(0.46 * width) if row == 0 else 0
        for column, digit in enumerate(digits):
            glyph = face.glyph(digit)
            narrow = min(scale, 0.9 * step / max(face.advance(glyph), 1))
            x = left + round(0.11 * width) + column * step + round((step - narrow * face.advance(glyph)) / 2)
            yield Component(glyph, x, y, narrow)
