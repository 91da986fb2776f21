"""The Thai words of every expected failure: what happened, that nothing was lost or changed, and what to do.

No error codes, no names from the code. What a technician needs stays in the error itself and goes to the log.
"""

from collections.abc import Callable
from pathlib import Path

from ita_desktop import errors
from ita_desktop.domain.text import admitted_line
from ita_desktop.domain.thai import to_thai_digits
from ita_desktop.errors import BadExchangeError, ExchangeFault, ExpectedError, FileRefusedError, PublishFailedError

_SHOWN_LENGTH = 80
_UNTOUCHED = "แฟ้มนี้ไม่ถูกแก้ไขใด ๆ"
_KEPT = "แฟ้มเดิมยังอยู่ครบและงานที่ทำไว้ไม่สูญหาย"


def words(error: ExpectedError) -> str:
    """One line of Thai for the user. KeyError where a class has no words yet, which a test makes impossible."""
    return _WORDS[type(error)](error)


def _refused(reason: str, advice: str) -> Callable[[FileRefusedError], str]:
    return lambda error: f"เปิดแฟ้ม {_name(error.path)} ไม่ได้ เพราะ{reason} {_UNTOUCHED} {advice}"


def _not_written(reason: str, advice: str) -> Callable[[PublishFailedError], str]:
    return lambda error: f"เขียนแฟ้ม {_name(error.path)} ไม่ได้ เพราะ{reason} {_KEPT} {advice}"


# In these tables a function is called only with errors of exactly the class beside it.
_REFUSED: dict[type[ExpectedError], Callable[..., str]] = {
    FileRefusedError: _refused("แฟ้มใช้งานไม่ได้", "โปรดใช้สำเนาอื่นของแฟ้ม"),
    errors.FileMissingError: lambda error: (
        f"ไม่พบแฟ้ม {_name(error.path)} แฟ้มอาจถูกย้าย เปลี่ยนชื่อ หรือลบไปแล้ว ยังไม่มีสิ่งใดถูกแก้ไข โปรดตรวจชื่อและโฟลเดอร์แล้วลองใหม่"
    ),
    errors.NotARegularFileError: _refused("ชื่อนี้เป็นโฟลเดอร์หรือสิ่งอื่นที่ไม่ใช่แฟ้ม", "โปรดเลือกแฟ้มรายงาน"),
    errors.FileUnreadableError: _refused(
        "อ่านแฟ้มไม่ได้ อาจไม่มีสิทธิ์อ่านหรือดิสก์ถูกถอดออก", "โปรดตรวจสิทธิ์และดิสก์ หรือคัดลอกแฟ้มมาไว้ในเครื่องแล้วเปิดใหม่"
    ),
    errors.FileEmptyError: _refused("แฟ้มว่างเปล่า", "โปรดขอแฟ้มใหม่จากผู้ส่งหรือใช้สำเนาอื่น"),
    errors.FileTooLargeError: _refused("แฟ้มใหญ่เกินกว่าที่รายงานจะเป็นได้", "โปรดตรวจว่าเลือกแฟ้มถูกต้อง"),
    errors.FileIncompleteError: _refused("แฟ้มมาไม่ครบ ส่วนท้ายขาดหายไป", "โปรดดาวน์โหลดหรือขอแฟ้มใหม่จากผู้ส่ง"),
    errors.NotAReportError: _refused("ไม่ใช่แฟ้มรายงานของโปรแกรมนี้", "โปรดเลือกแฟ้มที่ลงท้ายด้วย .ita"),
    errors.FileNewerError: _refused("แฟ้มทำจากโปรแกรมรุ่นที่ใหม่กว่า", "โปรดปรับปรุงโปรแกรมให้เป็นรุ่นล่าสุดแล้วเปิดใหม่"),
    errors.FileDamagedError: _refused("เนื้อหาในแฟ้มเสียหาย", "โปรดใช้สำเนาอื่นหรือขอแฟ้มใหม่จากผู้ส่ง"),
    errors.ForeignPartsError: _refused(
        "แฟ้มมีส่วนที่โปรแกรมนี้ไม่ได้สร้างและอาจไม่ปลอดภัย", "โปรดขอแฟ้มที่บันทึกจากโปรแกรมนี้โดยตรงจากผู้ส่ง"
    ),
    errors.ImpossibleTextError: _refused("แฟ้มมีอักขระที่โปรแกรมนี้ไม่เคยบันทึก", "โปรดขอแฟ้มที่บันทึกจากโปรแกรมนี้โดยตรงจากผู้ส่ง"),
    errors.InspectionTooLongError: _refused("การตรวจแฟ้มใช้เวลานานผิดปกติ", "โปรดตรวจว่าเลือกแฟ้มถูกต้อง แล้วลองอีกครั้ง"),
}

_PUBLISH_FAILED: dict[type[ExpectedError], Callable[..., str]] = {
    PublishFailedError: _not_written("บันทึกไม่สำเร็จ", "โปรดลองอีกครั้งหรือเลือกโฟลเดอร์อื่น"),
    errors.AlreadyThereError: lambda error: (
        f"มีแฟ้ม {_name(error.path)} อยู่แล้ว จึงยังไม่ได้เขียนทับและไม่มีสิ่งใดเปลี่ยนไป โปรดตั้งชื่ออื่น หรือสั่งให้เขียนทับอย่างชัดเจน"
    ),
    errors.DiskFullError: _not_written("ดิสก์เต็ม", "โปรดลบแฟ้มที่ไม่ใช้แล้ว หรือบันทึกไว้ที่ดิสก์อื่น"),
    errors.NotPermittedError: _not_written(
        "ไม่มีสิทธิ์เขียนแฟ้มหรือโฟลเดอร์นี้ หรือเป็นแบบอ่านอย่างเดียว", "โปรดบันทึกไว้ในโฟลเดอร์อื่น เช่น เอกสาร"
    ),
    errors.FolderGoneError: _not_written("ไม่พบโฟลเดอร์ของแฟ้มนี้ อาจถูกย้าย ลบ หรือถอดดิสก์ออก", "โปรดเลือกโฟลเดอร์อื่น"),
    errors.TargetBusyError: _not_written("โปรแกรมอื่นกำลังใช้แฟ้มนี้อยู่", "โปรดปิดแฟ้มในโปรแกรมนั้นแล้วลองอีกครั้ง"),
    errors.BadNameError: _not_written("ชื่อแฟ้มยาวเกินไปหรือมีอักขระที่ใช้ตั้งชื่อไม่ได้", "โปรดตั้งชื่อให้สั้นลงหรือเปลี่ยนชื่อ"),
    errors.DeviceFailedError: _not_written("ดิสก์ทำงานผิดพลาด", "โปรดบันทึกไว้ที่ดิสก์อื่นและตรวจดิสก์นี้"),
}


def _bad_exchange(error: BadExchangeError) -> str:
    at = f" ที่ {error.place}" if error.place else ""
    return f"นำเข้าไม่ได้: {_fault(error)}{at} ยังไม่มีสิ่งใดถูกนำเข้าหรือเขียนลงแฟ้ม โปรดแก้แฟ้มต้นทางแล้วลองใหม่"


def _fault(error: BadExchangeError) -> str:
    detail = to_thai_digits(error.detail)
    match error.reason:
        case ExchangeFault.NOT_UTF8:
            return "แฟ้มไม่ใช่ข้อความแบบ UTF-8"
        case ExchangeFault.BYTE_ORDER_MARK:
            return "แฟ้มขึ้นต้นด้วยเครื่องหมาย BOM ให้บันทึกเป็น UTF-8 แบบไม่มี BOM"
        case ExchangeFault.NOT_JSON:
            return f"แฟ้มไม่ใช่ JSON ที่ถูกต้อง บรรทัดที่ {detail}" if detail else "แฟ้มไม่ใช่ JSON ที่ถูกต้อง"
        case ExchangeFault.TOO_DEEP:
            return "ข้อมูลซ้อนกันลึกเกินไป"
        case ExchangeFault.TOO_LARGE:
            return f"แฟ้มใหญ่เกิน {detail} เมกะไบต์"
        case ExchangeFault.NOT_A_REPORT:
            return "แฟ้มนี้ไม่ใช่รายงานในรูปแบบแลกเปลี่ยนของโปรแกรม"
        case ExchangeFault.NEWER_VERSION:
            return f"แฟ้มเป็นรูปแบบรุ่น {detail} ซึ่งใหม่กว่าโปรแกรมนี้"
        case ExchangeFault.UNKNOWN_KEY:
            return "มีช่องที่โปรแกรมไม่รู้จัก"
        case ExchangeFault.REPEATED_KEY:
            return "มีช่องเดียวกันซ้ำสองครั้ง"
        case ExchangeFault.MISSING_KEY:
            return "ขาดช่องที่ต้องมี"
        case ExchangeFault.WRONG_TYPE:
            return f"ชนิดของข้อมูลไม่ถูกต้อง ต้องเป็น{_TYPE_NAMES[error.detail]}"
        case ExchangeFault.NOT_A_DATE:
            return "ไม่ใช่วันที่จริงในรูปแบบ ปีคริสต์ศักราช-เดือน-วัน เช่น 2024-10-01"
        case ExchangeFault.NOT_A_CHOICE:
            return f"ค่าไม่อยู่ในที่กำหนด ({error.detail})"
        case ExchangeFault.OUT_OF_RANGE:
            return f"ตัวเลขอยู่นอกช่วง {detail}"
        case ExchangeFault.TOO_LONG:
            return f"ข้อความยาวเกิน {detail} อักขระ"
        case ExchangeFault.TOO_MANY_ROWS:
            return f"ข้อมูลมีเกิน {detail} แถว"
        case ExchangeFault.BAD_ID:
            return f"รหัสต้องยาว ๑-{detail} อักขระที่มองเห็นได้"
        case ExchangeFault.REPEATED_ID:
            return "มาตรการสองรายการมีรหัสเดียวกัน"


_TYPE_NAMES = {
    "object": "กลุ่มข้อมูลใน { }",
    "array": "รายการใน [ ]",
    "text": "ข้อความ",
    "integer": "จำนวนเต็ม",
    "boolean": "true หรือ false",
}


def _store_failed(error: errors.StoreFailedError) -> str:
    reason = "ดิสก์เต็ม โปรดลบแฟ้มที่ไม่ใช้แล้ว" if error.disk_full else "เขียนลงดิสก์ไม่ได้ โปรดตรวจดิสก์"
    return f"การแก้ไขล่าสุดยังไม่ได้บันทึก เพราะ{reason} ข้อความยังอยู่ครบในหน้าต่างนี้ โปรแกรมจะลองบันทึกใหม่เอง หรือใช้คำสั่งบันทึกสำเนาไว้ที่อื่น"


def _leftover_gone(error: errors.LeftoverGoneError) -> str:
    return "งานค้างนี้ถูกเปิดในหน้าต่างอื่นแล้ว หรือไม่อยู่แล้ว ไม่มีสิ่งใดถูกแก้ไข โปรดดูในหน้าต่างอื่นของโปรแกรม หรือเปิดแฟ้มรายงานตามปกติ"


def _document_locked(error: errors.DocumentLockedError) -> str:
    opened, unchanged = f"แฟ้ม {_name(error.path)} เปิดอยู่แล้ว", "ยังไม่มีสิ่งใดถูกแก้ไข"
    if error.here:
        return f"{opened}ในอีกหน้าต่างหนึ่งของโปรแกรมนี้ {unchanged} โปรดทำงานต่อในหน้าต่างนั้น หรือเปิดเป็นสำเนา"
    who = f" {_line(error.user)}" if error.user else "ผู้อื่น"
    at = f" ที่เครื่อง {_line(error.host)}" if error.host else ""
    since = f"ตั้งแต่เวลา {to_thai_digits(f'{error.since:%H:%M}')} น."
    return f"{opened}โดย{who}{at} {since} {unchanged} โปรดเลือกเปิดอ่านอย่างเดียว เปิดเป็นสำเนา หรือเปิดแก้ไขต่อ"


def _backup_failed(error: errors.BackupFailedError) -> str:
    return f"ทำสำเนาสำรองของแฟ้ม {_name(error.path)} ไม่ได้ ตัวแฟ้มเองบันทึกครบถ้วนแล้วและงานที่ทำไว้ไม่สูญหาย โปรดตรวจเนื้อที่ว่างของดิสก์"


def _wrong_suffix(error: errors.WrongSuffixError) -> str:
    return f"ชื่อแฟ้ม {_name(error.path)} ใช้กับคำสั่งนี้ไม่ได้ ยังไม่มีสิ่งใดถูกเขียน โปรดใช้ชื่อที่ลงท้ายด้วย {' หรือ '.join(error.wanted)}"


def _overwrites_input(error: errors.OverwritesInputError) -> str:
    return f"แฟ้ม {_name(error.path)} เป็นแฟ้มที่นำมาใช้ จึงไม่เขียนทับ แฟ้มทั้งหมดยังอยู่ครบ โปรดตั้งชื่อแฟ้มผลลัพธ์เป็นชื่ออื่น"


def _unknown_command(error: errors.UnknownCommandError) -> str:
    return f"ไม่รู้จักคำสั่งหรือแฟ้มรายงาน “{_line(error.word)}” ยังไม่มีสิ่งใดถูกเขียน ดูคำสั่งทั้งหมดด้วย --help"


def _bad_arguments(error: errors.BadArgumentsError) -> str:
    return f"คำสั่งไม่ครบหรือไม่ถูกต้อง ยังไม่มีสิ่งใดถูกเขียน วิธีใช้: {error.usage}"


def _self_test_failed(error: errors.SelfTestFailedError) -> str:
    return f"การทดสอบตัวเองไม่ผ่าน: {error.part} รายงานของท่านไม่ถูกแตะต้อง โปรดติดตั้งโปรแกรมใหม่"


def _in_general(error: ExpectedError) -> str:
    return "ทำตามคำสั่งไม่ได้ งานที่ทำไว้ไม่สูญหาย โปรดลองอีกครั้ง"


def _name(path: Path) -> str:
    return f"“{_line(path.name or str(path))}”"


def _line(text: str) -> str:
    """Somebody else's text as part of our one line, cut where it is longer than a name should be."""
    line = admitted_line(text)[0]
    return line if len(line) <= _SHOWN_LENGTH else f"{line[:_SHOWN_LENGTH]}…"


_WORDS: dict[type[ExpectedError], Callable[..., str]] = {
    ExpectedError: _in_general,
    **_REFUSED,
    **_PUBLISH_FAILED,
    BadExchangeError: _bad_exchange,
    errors.StoreFailedError: _store_failed,
    errors.LeftoverGoneError: _leftover_gone,
    errors.DocumentLockedError: _document_locked,
    errors.BackupFailedError: _backup_failed,
    errors.WrongSuffixError: _wrong_suffix,
    errors.OverwritesInputError: _overwrites_input,
    errors.UnknownCommandError: _unknown_command,
    errors.BadArgumentsError: _bad_arguments,
    errors.SelfTestFailedError: _self_test_failed,
}
