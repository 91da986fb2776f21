"""Items -> what the clipboard holds: our own JSON, plain text with the numbers, HTML with real lists; and JSON back.

A copy remembers whether it begins or ends inside an item, so that what was cut out of the middle of a list goes back
as it was. The HTML has `<ol>` and `<ul>` for every program, and for Word what Word itself writes (`mso-list`): of an
`<ol>` alone it makes a list that counts 1, 2, 3, as it does not know the Thai digits of CSS. It calls them `thai-2`.
Calc knows no lists: it finds the number as text (`_TYPED_MARK`), which all others leave out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from zlib import crc32

from ita_desktop.domain.limits import PASTE_MAX_BYTES
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item, ItemKind

ITEMS_MIME = "application/x-ita-desktop-items+json"
"""The clipboard format of our own lists."""


_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><style>
@list l0 {{mso-list-id:{list_id}; mso-list-type:hybrid;}}
@list l0:level1 {{mso-level-start-at:{start}; mso-level-number-format:thai-2; mso-level-text:"%1\\.";
 mso-level-tab-stop:none; mso-level-number-position:left; margin-left:18.0pt; text-indent:-18.0pt;}}
@list l0:level2 {{mso-level-number-format:bullet; mso-level-text:"-"; mso-level-tab-stop:none;
 mso-level-number-position:left; margin-left:36.0pt; text-indent:-18.0pt;}}
</style></head><body><!--StartFragment-->{body}<!--EndFragment--></body></html>"""

_TYPED_MARK = (
    '<span style="mso-list:Ignore;display:none;mso-hide:all">'
    '<a class="sdfootnotesym" href="#_" href="">{mark} </a></span>'
)
"""The number of an item for Calc. All others number the item themselves and leave this out: Word what is `Ignore`, most
what is hidden, and Writer, which knows neither, a mark of its own footnotes. That must be a link, which it would be in
Calc, too: but of two addresses Writer takes the first, Calc the last, and none is no link."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Items on their way. The text of the first is the end of an item where `from_inside`; of the last, `to_inside`.

    `numbers` are those that `lists.mark_numbers` gives each item in its own list.
    """

    items: Items
    numbers: tuple[int, ...]
    from_inside: bool = False
    to_inside: bool = False

    @property
    def is_phrase(self) -> bool:
        """A piece of one item: text, not a list."""
        return len(self.items) == 1 and (self.from_inside or self.to_inside)


def copied(items: Items, start: Spot, end: Spot) -> Copied:
    """The part of the list from `start` to `end`. An end before the first character of an item leaves that item out."""
    last = end.index
    if end.at == 0 and last > start.index:
        last -= 1
        end = Spot(last, len(items[last].text))
    chosen = list(items[start.index : last + 1])
    to_inside = end.at < len(items[last].text)
    chosen[-1] = Item(chosen[-1].id, chosen[-1].kind, chosen[-1].text[: end.at])
    chosen[0] = Item(chosen[0].id, chosen[0].kind, chosen[0].text[start.at :])
    numbers = tuple(lists.mark_numbers(items[: last + 1]))[start.index :]
    return Copied(tuple(chosen), numbers, start.at > 0, to_inside)


def plain_text(part: Copied) -> str:
    """One line an item with its number or dash, as it would be typed; an item begun inside has none."""
    if part.is_phrase:
        return part.items[0].text
    lines = []
    for index, (item, number) in enumerate(zip(part.items, part.numbers, strict=True)):
        mark = "" if index == 0 and part.from_inside else lists.mark_of(item.kind, number)
        lines.append(f"{mark} {item.text}" if mark else item.text)
    return "\n".join(lines)


def html(part: Copied) -> str:
    """A page with nested `<ol>` and `<ul>`; paragraphs between them. The numbers are the list's own (`start`)."""
    out = []
    rows = list(zip(part.items, part.numbers, strict=True))
    if part.from_inside:
        out.append(f"<p>{_html_text(rows[0][0].text)}</p>")
        rows = rows[1:]
    for is_paragraph, group in groupby(rows, key=lambda row: row[0].kind is ItemKind.PARAGRAPH):
        run = list(group)
        out.append("".join(f"<p>{_html_text(item.text)}</p>" for item, _ in run) if is_paragraph else _html_list(run))
    body = "".join(out)
    start = next((number for item, number in rows if item.kind is ItemKind.NUMBERED), 1)
    return _PAGE.format(list_id=crc32(body.encode()) >> 1, start=start, body=body)  # Word joins lists of the same id


def json_of(part: Copied) -> bytes:
    """The copy in our own format, kinds and all; without ids, which a paste makes anew."""
    value = {
        "items": [{"kind": item.kind.value, "text": item.text} for item in part.items],
        "numbers": part.numbers,
        "from_inside": part.from_inside,
        "to_inside": part.to_inside,
    }
    return json.dumps(value, ensure_ascii=False).encode()


def read_json(data: bytes) -> Copied | None:
    """A copy in our own format with new ids; None where it is anything else: the clipboard belongs to everybody."""
    if len(data) > PASTE_MAX_BYTES:
        return None
    try:
        value = json.loads(data)
        items = tuple(Item(new_item_id(), ItemKind(row["kind"]), row["text"]) for row in value["items"])
        numbers = tuple(value["numbers"])
        part = Copied(items, numbers, value["from_inside"] is True, value["to_inside"] is True)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    texts_fit = all(isinstance(item.text, str) and is_admitted(item.text) for item in items)
    numbers_fit = len(numbers) == len(items) and all(type(number) is int for number in numbers)
    return part if items and texts_fit and numbers_fit else None


def _html_list(rows: Sequence[tuple[Item, int]]) -> str:
    out = []
    for is_sub, group in groupby(rows, key=lambda row: row[0].kind is ItemKind.SUB):
        run = list(group)
        level = 2 if is_sub else 1
        entries = "".join(_entry(item, number, level) for item, number in run)
        if not is_sub:
            out.append((f'<ol start="{run[0][1]}" style="list-style-type:thai">', entries, "</ol>"))
        elif out:
            opening, inner, closing = out.pop()  # sub-items stand inside the item above them
            nested = inner.removesuffix("</li>") + f"<ul style=\"list-style-type:'- '\">{entries}</ul></li>"
            out.append((opening, nested, closing))
        else:
            out.append(("<ul style=\"list-style-type:'- '\">", entries, "</ul>"))
    return _joined(out)


def _entry(item: Item, number: int, level: int) -> str:
    mark = _TYPED_MARK.format(mark=lists.mark_of(item.kind, number))
    return f'<li style="mso-list:l0 level{level} lfo1">{mark}{_html_text(item.text)}</li>'


def _joined(parts: Sequence[tuple[str, str, str]]) -> str:
    """One list element where several follow one another: the numbers go on."""
    if parts and parts[0][0].startswith("<ol") and all(part[0].startswith("<ol") for part in parts):
        return parts[0][0] + "".join(part[1] for part in parts) + "</ol>"
    return "".join("".join(part) for part in parts)


def _html_text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
