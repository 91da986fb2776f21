"""What pasted HTML holds and its reader does not see or want: hidden and deleted text, comments, notes and their marks.

Word, Writer, Calc, Word Online, Google Docs and Wikipedia write each of these in a way of their own.
"""

import re

from ita_desktop.domain.pasting.html_parts import Tag, names_in

_WORTH_A_LOOK = ("hidden", "display", "visib", "mso-", "note", "com", "cmnt", "reference", "ftn", "edn")
_UNSEEN_STYLE = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|mso-special-character:comment|mso-(?:foot|end)note-id:"
    r"|mso-element:(?:footnote|endnote|comment)"
)
_CLASSES = names_in(
    "sdfootnoteanc sdendnoteanc sdfootnotesym sdendnotesym sdfootnote sdendnote"
    " msocommentreference msocomanchor msocomtxt msocomoff comment-indicator"
    " msofootnotereference msoendnotereference msofootnotetext msoendnotetext"
    " footnotereference endnotereference footnotetext endnotetext reference"
)
_NOTE_IDS = re.compile(r"(?:sd(?:foot|end)note|_com_|ftn|edn)[0-9]+$")
_TO_A_NOTE = re.compile(r"#_?(?:ftn|edn|ftnt|sdfootnote|sdendnote|cmnt|cite_note|msocom)[-_0-9]")
_FROM_A_NOTE = re.compile(r"#_?(?:ftnref|ednref|ftnt_ref|cmnt_ref)")
_INLINE = names_in("span a font b i u s em strong sup sub small")


def is_unseen(tag: Tag) -> bool:
    """Whether what the tag opens is not to be read."""
    if tag.name == "del":
        return True
    inside = tag.inside.lower()
    if not any(word in inside for word in _WORTH_A_LOOK):
        return False
    if _UNSEEN_STYLE.search("".join(tag.style.lower().split())) is not None:
        return True
    attributes = tag.attributes()
    if "hidden" in attributes or not _CLASSES.isdisjoint(attributes.get("class", "").lower().split()):
        return True
    if tag.name == "a":
        address = attributes.get("href", "").lower()
        return _TO_A_NOTE.match("#" + address.rpartition("#")[2]) is not None or is_back_from_note(tag)
    return _NOTE_IDS.match(attributes.get("id", "").lower()) is not None


def is_back_from_note(tag: Tag) -> bool:
    """Whether it is the link of a note back to its mark: its whole paragraph is the note."""
    if tag.name != "a" or "ref" not in tag.inside:
        return False
    return _FROM_A_NOTE.match("#" + tag.attributes().get("href", "").lower().rpartition("#")[2]) is not None


class Unseen:
    """Owner of whether the reading is inside of something that is not to be read."""

    def __init__(self, blocks: frozenset[str]) -> None:
        self._blocks = blocks
        self._name = ""
        self._depth = 0

    def takes(self, part: Tag | str) -> bool:
        """Whether the part belongs to what is not read: no further look at it is wanted."""
        if not self._name:
            if isinstance(part, str) or part.closes or not is_unseen(part):
                return False
            self._name, self._depth = part.name, 1
            return part.name not in self._blocks  # a block is over for the line before it all the same
        if isinstance(part, str):
            return True
        if part.name == self._name and (part.closes or self._name != "p"):
            self._depth += -1 if part.closes else 1
            if self._depth == 0:
                self._name = ""
            return self._depth > 0 or part.name not in self._blocks
        if part.name in self._blocks and (self._name in _INLINE or self._name == "p"):
            self._name = ""
            return self.takes(part)
        return True
