"""The slips of a text as a picture: `งาน[ไน>ใน]บ้าน`; with `!` those that are certain."""

from ita_desktop.spelling.slips import slips


def seen(text: str, *known: str) -> str:
    """The text, each slip in brackets with its first suggestion."""
    picture, at = "", 0
    for slip in slips(text, frozenset(known)):
        assert text[slip.start : slip.end] == slip.words
        picture += f"{text[at : slip.start]}[{'!' if slip.is_certain else ''}{slip.words}>{slip.suggestions[0]}]"
        at = slip.end
    return picture + text[at:]
