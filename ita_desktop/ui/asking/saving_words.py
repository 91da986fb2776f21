"""What a dialog shows of work that went beside its file or is not in it: each a title and a text."""

from pathlib import Path

from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.file.save_state import BadEnd


def conflict_words(path: Path) -> tuple[str, str]:
    """Somebody else changed the file; the work is in the new one at the path."""
    text = tr(
        "ระหว่างที่เปิดอยู่ แฟ้มนี้ถูกแก้จากที่อื่น โปรแกรมจึงไม่เขียนทับ\n"
        "งานของคุณอยู่ครบในแฟ้มใหม่ชื่อ {name} ในโฟลเดอร์เดียวกัน และจะทำงานต่อในแฟ้มใหม่นี้\n"
        "เมื่อต้องการรวมทั้งสองฉบับ กด Ctrl+R แล้วเลือกแฟ้มเดิม"
    ).format(name=shown_name(path))
    return tr("มีผู้อื่นแก้แฟ้มนี้"), text


def blocked_words(path: Path) -> tuple[str, str]:
    """Another program holds the file; the work is in the new one at the path."""
    text = tr(
        "โปรแกรมอื่นใช้แฟ้มนี้อยู่ จึงบันทึกทับไม่ได้ แฟ้มเดิมยังอยู่ครบ\n"
        "งานของคุณอยู่ครบในแฟ้มใหม่ชื่อ {name} ในโฟลเดอร์เดียวกัน และจะทำงานต่อในแฟ้มใหม่นี้"
    ).format(name=shown_name(path))
    return tr("แฟ้มนี้มีโปรแกรมอื่นใช้อยู่"), text


def end_words(end: BadEnd) -> tuple[str, str]:
    """A report that is closed is not wholly in its file."""
    name = shown_name(end.path) if end.path is not None else ""
    if end.beside is not None and end.busy:
        title = tr("แฟ้มนี้มีโปรแกรมอื่นใช้อยู่")
        text = tr(
            "โปรแกรมอื่นใช้แฟ้ม {name} อยู่ จึงบันทึกทับไม่ได้ แฟ้มเดิมยังอยู่ครบ\nงานของคุณอยู่ครบในแฟ้มใหม่ชื่อ {beside} ในโฟลเดอร์เดียวกัน"
        ).format(name=name, beside=shown_name(end.beside))
    elif end.beside is not None:
        title = tr("มีผู้อื่นแก้แฟ้มนี้")
        text = tr(
            "ระหว่างที่เปิดอยู่ แฟ้ม {name} ถูกแก้จากที่อื่น โปรแกรมจึงไม่เขียนทับ\n"
            "งานของคุณอยู่ครบในแฟ้มใหม่ชื่อ {beside} ในโฟลเดอร์เดียวกัน\n"
            "เมื่อต้องการรวมทั้งสองฉบับ เปิดแฟ้มใหม่นี้ กด Ctrl+R แล้วเลือกแฟ้มเดิม"
        ).format(name=name, beside=shown_name(end.beside))
    else:
        title = tr("ปิดแล้ว แต่ยังไม่ได้บันทึกลงแฟ้ม")
        reason = words(end.error) if end.error is not None else tr("บันทึกแฟ้มไม่ได้ เพราะโปรแกรมทำงานผิดพลาด")
        text = tr("{reason}\n\nงานของคุณเก็บไว้ในเครื่องนี้แล้ว เปิดโปรแกรมครั้งหน้าจะมีให้ทำต่อ").format(reason=reason)
    return title, text
