"""A table pasted into a list of a measure: shown as what it would become, then put in as measures if that is chosen.

A table of several columns never pours into one list unasked.
"""

from functools import partial
from typing import TYPE_CHECKING

from ita_desktop.domain.pasting.pasted_measures import fills, with_measures
from ita_desktop.domain.report.address import MEASURE_TITLE, Address
from ita_desktop.domain.report.fields import Field
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.report import Measure
from ita_desktop.domain.thai.clusters import cluster_start
from ita_desktop.language import digits, tr, trn
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.forms.measure_form import MeasureForm

if TYPE_CHECKING:
    from ita_desktop.session.importing.pasted import Contents, PastedTable

_SHOWN_MAX = 5
"""Measures that the preview shows."""

_WORDS_MAX = 70
"""Letters of a text that it shows."""


def offer_tables(form: MeasureForm, dialogs: Dialogs) -> None:
    """Have the lists of a measure's form ask before a pasted table goes anywhere."""
    for editor in form.lists.values():
        editor.offer_tables(partial(_take, form, dialogs), partial(_may_pour, dialogs))


def _take(form: MeasureForm, dialogs: Dialogs, content: "Contents") -> bool:
    """Whether the table was put in as measures, or not at all: False if it is to become items."""
    from ita_desktop.session.importing.pasted import read_table  # here: not before a table is pasted

    table, here = read_table(content, form.document.report), form.measure_id
    count = len(table.measures)
    if not count:
        return False
    fill = fills(form.document.report, here)
    new = trn("สร้าง {count} มาตรการใหม่", count).format(count=digits(count))
    one = (tr("เติมในมาตรการนี้"), new) if fill else (new, tr("เติมในมาตรการนี้"))
    choices = one if count == 1 else (new,)
    chosen = dialogs.choose(tr("วางตาราง"), preview_words(table), (*choices, tr("วางเป็นข้อในช่องนี้")))
    if chosen == len(choices):
        return False
    if chosen is not None:
        into = fill if count > 1 else choices[chosen] != new
        edit = partial(with_measures, measure_id=here, measures=table.measures, fill=into)
        form.edit(tr("วางตาราง"), edit, Address(MEASURE_TITLE, measure=here), form)
        words = trn("วางตารางเป็น {count} มาตรการแล้ว (Ctrl+Z เพื่อเลิกทำ)", count)
        form.status.tell(words.format(count=digits(count)))
    return True


def _may_pour(dialogs: Dialogs, count: int) -> bool:
    """Whether a page whose table has lost its cells, as a viewer of PDF copies it, is to become so many items."""
    words = trn(
        "ข้อความที่คัดลอกมาเป็นตารางทั้งหน้า ถ้าวางจะเป็น {count} ข้อปนกันในช่องนี้ ถ้าต้องการแยกช่อง ให้กลับไปคัดลอกทีละช่อง แล้ววางทีละช่อง",
        count,
    )
    choice = trn("วางเป็น {count} ข้อในช่องนี้", count)
    return (
        dialogs.choose(tr("วางตารางทั้งหน้า"), words.format(count=digits(count)), (choice.format(count=digits(count)),))
        == 0
    )


def preview_words(table: "PastedTable") -> str:
    """What the table would become, a measure a paragraph, and what of the clipboard would be left out."""
    count = len(table.measures)
    parts = [trn("ตารางที่คัดลอกมามี {count} มาตรการ", count).format(count=digits(count))]
    parts += [_measure_words(measure, table.fields) for measure in table.measures[:_SHOWN_MAX]]
    if count > _SHOWN_MAX:
        more = count - _SHOWN_MAX
        parts.append(trn("และอีก {count} มาตรการ", more).format(count=digits(more)))
    if left := table.not_read:
        words = trn("ข้อความที่ไม่ได้นำมา {count} ส่วน: {words}", len(left))
        parts.append(words.format(count=digits(len(left)), words=_short(" / ".join(left))))
    if table.is_cut:
        parts.append(tr("ตารางยาวเกินที่วางได้ในครั้งเดียว ส่วนท้ายไม่ได้อ่าน ถ้าต้องการทั้งตาราง ให้นำเข้าเป็นไฟล์"))
    return "\n\n".join(parts)


def _measure_words(measure: Measure, fields: tuple[Field, ...]) -> str:
    lines = [_short(measure.title) or tr("(ไม่มีชื่อมาตรการ)")]
    for field in fields:
        value = field.get(measure)
        if isinstance(field.kind, ItemList):
            if value:
                counted = trn("{list} {count} ข้อ: {words}", len(value))
                first = _short(value[0].text.replace("\n", " "))
                lines.append(counted.format(list=tr(field.title), count=digits(len(value)), words=first))
        elif field.key != MEASURE_TITLE and (words := field.kind.words(value)):
            lines.append(_short(words))
    return "\n".join(lines)


def _short(words: str) -> str:
    return words if len(words) <= _WORDS_MAX else f"{words[: cluster_start(words, _WORDS_MAX)]}…"
