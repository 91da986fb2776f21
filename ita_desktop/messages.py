"""The words of every expected failure: what happened, that nothing was lost or changed, and what to do.

No error codes, no names from the code: they are in the error itself and go to the log.
"""

from collections.abc import Callable
from pathlib import Path

from ita_desktop import errors
from ita_desktop.collection import failures
from ita_desktop.domain.limits import KIND_MAX_BYTES
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.domain.thai.date_words import time_of_day
from ita_desktop.domain.thai.file_names import shown_name, shown_path
from ita_desktop.errors import BadExchangeError, ExchangeFault, ExpectedError, FileRefusedError, PublishFailedError
from ita_desktop.language import N_, digits, tr

LOCK_CHOICES = (N_("เปิดเป็นสำเนา"), N_("เปิดแฟ้มนี้ต่อไป"))
"""The choices if somebody has the file open, to be looked up with `tr`; the message names them, too."""

_SHOWN_LENGTH = 80


def words(error: ExpectedError) -> str:
    """One line for the user. KeyError if a class has no words yet, which a test makes impossible."""
    return _WORDS[type(error)](error)


def _refused(reason: str, advice: str) -> Callable[[FileRefusedError], str]:
    return lambda error: tr("เปิดแฟ้ม {name} ไม่ได้ เพราะ{reason} แฟ้มนี้ไม่ถูกแก้ไขใด ๆ {advice}").format(
        name=_name(error.path), reason=tr(reason), advice=tr(advice)
    )


def _not_pictured(reason: str, advice: str) -> Callable[[FileRefusedError], str]:
    return lambda error: tr("ใช้รูป {name} ไม่ได้ เพราะ{reason} ข้อมูลไม่เปลี่ยนแปลง ตราเดิมยังอยู่ {advice}").format(
        name=_name(error.path), reason=tr(reason), advice=tr(advice)
    )


def _not_written(reason: str, advice: str) -> Callable[[PublishFailedError], str]:
    return lambda error: tr("เขียนแฟ้ม {name} ไม่ได้ เพราะ{reason} แฟ้มเดิมยังอยู่ครบและงานที่ทำไว้ไม่สูญหาย {advice}").format(
        name=_name(error.path), reason=tr(reason), advice=tr(advice)
    )


def _unknown_kind(error: errors.UnknownKindError) -> str:
    reason, advice = _OTHER_KINDS.get(error.detail, _UNKNOWN_KIND)
    return _refused(reason, advice)(error)


_UNKNOWN_KIND = (
    N_("ไม่ใช่แฟ้ม Word, Excel, PDF, หน้าเว็บ หรือข้อความ"),
    N_("โปรดตรวจว่าเลือกแฟ้มถูกต้อง"),
)
_AS_WORD = N_("โปรดเปิดแฟ้มด้วย Word หรือ LibreOffice บันทึกเป็น .docx แล้วเลือกแฟ้มนั้น")
_AS_EXCEL = N_("โปรดเปิดแฟ้มด้วย Excel หรือ LibreOffice บันทึกเป็น .xlsx แล้วเลือกแฟ้มนั้น")
_OTHER_KINDS = {
    "rtf": (N_("แฟ้มเป็นชนิด RTF ซึ่งยังอ่านไม่ได้"), _AS_WORD),
    "odt": (N_("แฟ้มเป็นชนิด ODT ซึ่งยังอ่านไม่ได้"), _AS_WORD),
    "old-word": (N_("แฟ้มทำจาก Word รุ่นเก่ากว่า ๙๗ ซึ่งยังอ่านไม่ได้"), _AS_WORD),
    "ods": (N_("แฟ้มเป็นชนิด ODS ซึ่งยังอ่านไม่ได้"), _AS_EXCEL),
    "xlsb": (N_("แฟ้มเป็นชนิด XLSB ซึ่งยังอ่านไม่ได้"), _AS_EXCEL),
    "slides": (N_("แฟ้มเป็นงานนำเสนอ"), N_("โปรดคัดลอกตารางจากโปรแกรมเดิมมาวางแทน")),
}
"""What the sentence is for kinds that other programs can save as one that is read."""

# In these tables a function is called only with errors of exactly the class beside it.
_REFUSED: dict[type[ExpectedError], Callable[..., str]] = {
    FileRefusedError: _refused(N_("แฟ้มใช้งานไม่ได้"), N_("โปรดใช้สำเนาอื่นของแฟ้ม")),
    errors.FileMissingError: lambda error: tr(
        "ไม่พบแฟ้ม {name} แฟ้มอาจถูกย้าย เปลี่ยนชื่อ หรือลบไปแล้ว ยังไม่มีการแก้ไขข้อมูล โปรดตรวจชื่อและโฟลเดอร์แล้วลองใหม่"
    ).format(name=_name(error.path)),
    errors.NotARegularFileError: _refused(N_("ชื่อนี้เป็นโฟลเดอร์หรืออุปกรณ์ ไม่ใช่แฟ้ม"), N_("โปรดเลือกแฟ้มรายงาน")),
    errors.FileUnreadableError: _refused(
        N_("อ่านแฟ้มไม่ได้ โปรแกรมอื่นอาจใช้อยู่ หรือไม่มีสิทธิ์อ่าน หรือดิสก์ถูกถอดออก"),
        N_("โปรดปิดโปรแกรมนั้น ตรวจสิทธิ์และดิสก์ หรือคัดลอกแฟ้มมาไว้ในเครื่องแล้วเปิดใหม่"),
    ),
    errors.FileEmptyError: _refused(N_("แฟ้มว่างเปล่า"), N_("โปรดขอแฟ้มใหม่จากผู้ส่งหรือใช้สำเนาอื่น")),
    errors.FileTooLargeError: _refused(N_("แฟ้มใหญ่เกินกว่าจะเป็นแฟ้มรายงาน"), N_("โปรดตรวจว่าเลือกแฟ้มถูกต้อง")),
    errors.FileIncompleteError: _refused(N_("ได้รับแฟ้มมาไม่ครบ ส่วนท้ายขาดหายไป"), N_("โปรดดาวน์โหลดหรือขอแฟ้มใหม่จากผู้ส่ง")),
    errors.NotAReportError: _refused(N_("ไม่ใช่แฟ้มรายงานของโปรแกรมนี้"), N_("โปรดเลือกแฟ้มที่ลงท้ายด้วย .ita")),
    errors.FileNewerError: _refused(N_("แฟ้มทำจากโปรแกรมรุ่นที่ใหม่กว่า"), N_("โปรดปรับปรุงโปรแกรมให้เป็นรุ่นล่าสุดแล้วเปิดใหม่")),
    errors.FileDamagedError: _refused(N_("เนื้อหาในแฟ้มเสียหาย"), N_("โปรดใช้สำเนาอื่นหรือขอแฟ้มใหม่จากผู้ส่ง")),
    errors.ForeignPartsError: _refused(
        N_("แฟ้มมีส่วนที่โปรแกรมนี้ไม่ได้สร้างและอาจไม่ปลอดภัย"), N_("โปรดขอแฟ้มที่บันทึกจากโปรแกรมนี้โดยตรงจากผู้ส่ง")
    ),
    errors.ImpossibleTextError: _refused(
        N_("แฟ้มมีอักขระที่โปรแกรมนี้ไม่เคยบันทึก"), N_("โปรดขอแฟ้มที่บันทึกจากโปรแกรมนี้โดยตรงจากผู้ส่ง")
    ),
    errors.TemporaryFolderFullError: lambda error: tr(
        "เปิดแฟ้ม {name} ไม่ได้ เพราะโฟลเดอร์ชั่วคราวของเครื่อง ({folder}) เต็ม แฟ้มนี้ไม่ถูกแก้ไขใด ๆ "
        "โปรดลบแฟ้มที่ไม่ใช้แล้วในดิสก์นั้นแล้วเปิดใหม่"
    ).format(name=_name(error.path), folder=error.folder),
    errors.InspectionTooLongError: _refused(N_("การตรวจแฟ้มใช้เวลานานผิดปกติ"), N_("โปรดตรวจว่าเลือกแฟ้มถูกต้อง แล้วลองอีกครั้ง")),
    errors.NotReadApartError: _refused(
        N_("ตอนนี้เครื่องไม่มีหน่วยความจำหรือสิทธิ์พอที่จะตรวจแฟ้มนี้อย่างปลอดภัย"), N_("โปรดปิดโปรแกรมอื่น แล้วเปิดแฟ้มนี้อีกครั้ง")
    ),
    errors.OpeningCancelledError: _refused(N_("มีคำสั่งอื่นแทรกเข้ามา"), N_("โปรดสั่งเปิดใหม่หากยังต้องการ")),
    errors.UnknownKindError: _unknown_kind,
    errors.PasswordNeededError: _refused(
        N_("แฟ้มตั้งรหัสผ่านไว้"), N_("โปรดเปิดแฟ้มด้วยโปรแกรมเดิม เอารหัสผ่านออก แล้วบันทึกเป็นแฟ้มใหม่")
    ),
    errors.UnsafePartsError: _refused(
        N_("แฟ้มมีคำสั่งที่ Word และ Excel ไม่เคยเขียนและอาจไม่ปลอดภัย"), N_("โปรดขอแฟ้มที่บันทึกจากโปรแกรมเดิมโดยตรงจากผู้ส่ง")
    ),
    errors.NoTextError: _refused(
        N_("ในแฟ้มไม่มีข้อความที่อ่านได้ อาจเป็นภาพที่สแกนมา"), N_("โปรดขอแฟ้ม Word หรือ Excel ต้นฉบับจากผู้ส่ง")
    ),
    errors.NoMeasuresError: _refused(
        N_("ไม่พบตารางมาตรการในแฟ้ม"), N_("โปรดตรวจว่าตารางมีหัวตาราง เช่น ชื่อมาตรการ ขั้นตอน ผู้รับผิดชอบ")
    ),
    errors.PictureRefusedError: _not_pictured(
        N_("แฟ้มนี้ไม่ใช่รูป PNG, JPEG หรือ SVG ที่โปรแกรมวาดได้"), N_("โปรดเลือกแฟ้มอื่น หรือบันทึกรูปเป็น PNG แล้วเลือกใหม่")
    ),
    errors.PictureTooLargeError: _not_pictured(
        N_("รูปใหญ่หรือซับซ้อนเกินไป"), N_("โปรดย่อรูปหรือบันทึกเป็น PNG ขนาดเล็กลงแล้วเลือกใหม่")
    ),
}

_PUBLISH_FAILED: dict[type[ExpectedError], Callable[..., str]] = {
    PublishFailedError: _not_written(N_("บันทึกไม่สำเร็จ"), N_("โปรดลองอีกครั้งหรือเลือกโฟลเดอร์อื่น")),
    errors.AlreadyThereError: lambda error: tr(
        "มีแฟ้ม {name} อยู่แล้ว จึงยังไม่ได้เขียนทับและข้อมูลไม่เปลี่ยนแปลง โปรดตั้งชื่ออื่น หรือสั่งให้เขียนทับอย่างชัดเจน"
    ).format(name=_name(error.path)),
    errors.FileChangedError: lambda error: tr(
        "แฟ้ม {name} ถูกแก้ไข ย้าย หรือลบจากที่อื่นแล้ว จึงไม่เขียนทับ งานที่ทำไว้ไม่สูญหาย โปรดดูที่คำสั่งรุ่นก่อนหน้าหากต้องการของเดิม"
    ).format(name=_name(error.path)),
    errors.KindTooLargeError: _not_written(N_("แบบรายงานมีข้อความมากเกินไป"), N_("โปรดลดชื่อประเด็นหรือหัวคอลัมน์ที่ยาวเกินไป")),
    errors.ReportTooLargeError: _not_written(N_("รายงานใหญ่เกินกว่าที่แฟ้มหนึ่งเก็บได้"), N_("โปรดแบ่งเป็นสองรายงาน หรือลบข้อที่ไม่ใช้")),
    errors.DiskFullError: _not_written(N_("ดิสก์เต็ม"), N_("โปรดลบแฟ้มที่ไม่ใช้แล้ว หรือบันทึกไว้ที่ดิสก์อื่น")),
    errors.NotPermittedError: _not_written(
        N_("ไม่มีสิทธิ์เขียนแฟ้มหรือโฟลเดอร์นี้ หรือเป็นแบบอ่านอย่างเดียว"), N_("โปรดบันทึกไว้ในโฟลเดอร์อื่น เช่น เอกสาร")
    ),
    errors.FolderGoneError: _not_written(N_("ไม่พบโฟลเดอร์ของแฟ้มนี้ อาจถูกย้าย ลบ หรือถอดดิสก์ออก"), N_("โปรดเลือกโฟลเดอร์อื่น")),
    errors.FolderInTheWayError: _not_written(N_("มีโฟลเดอร์ชื่อนี้อยู่แล้ว"), N_("โปรดตั้งชื่ออื่น")),
    errors.TargetBusyError: _not_written(N_("โปรแกรมอื่นกำลังใช้แฟ้มนี้อยู่"), N_("โปรดปิดแฟ้มในโปรแกรมนั้นแล้วลองอีกครั้ง")),
    errors.FolderSlowError: _not_written(
        N_("ที่เก็บแฟ้มยังไม่ตอบ"), N_("โปรแกรมยังรอและจะเขียนเอง โปรดตรวจแฟลชไดรฟ์หรือเครือข่าย หรือใช้คำสั่งบันทึกเป็นเพื่อเก็บไว้ที่อื่น")
    ),
    errors.BadNameError: _not_written(N_("ชื่อแฟ้มยาวเกินไปหรือมีอักขระที่ใช้ตั้งชื่อไม่ได้"), N_("โปรดตั้งชื่อให้สั้นลงหรือเปลี่ยนชื่อ")),
    errors.UnwritableTextError: lambda error: tr(
        "เขียนแฟ้ม {name} ไม่ได้ เพราะข้อมูลของ “{where}” ยาวเกินไป อยู่นอกช่วงที่กำหนด หรือมีอักขระที่บันทึกไม่ได้ "
        "แฟ้มเดิมยังอยู่ครบและงานที่ทำไว้ไม่สูญหาย โปรดแบ่งหรือแก้ข้อมูลนั้น"
    ).format(name=_name(error.path), where=error.where),
    errors.DeviceFailedError: _not_written(N_("ดิสก์ทำงานผิดพลาด"), N_("โปรดบันทึกไว้ที่ดิสก์อื่นและตรวจดิสก์นี้")),
}


def _bad_exchange(error: BadExchangeError) -> str:
    fault = _fault(error)
    if error.location:
        fault = tr("{fault} ที่ {place}").format(fault=fault, place=error.location)
    return tr("นำเข้าไม่ได้: {fault} ยังไม่ได้นำเข้าหรือเขียนลงแฟ้ม โปรดแก้แฟ้มต้นทางแล้วลองใหม่").format(fault=fault)


def _fault(error: BadExchangeError) -> str:
    detail = digits(error.detail)
    match error.reason:
        case ExchangeFault.NOT_UTF8:
            return tr("แฟ้มไม่ใช่ข้อความแบบ UTF-8")
        case ExchangeFault.NOT_JSON:
            line = tr("แฟ้มไม่ใช่ JSON ที่ถูกต้อง บรรทัดที่ {line}").format(line=detail)
            return line if detail else tr("แฟ้มไม่ใช่ JSON ที่ถูกต้อง")
        case ExchangeFault.TOO_DEEP:
            return tr("ข้อมูลซ้อนกันลึกเกินไป")
        case ExchangeFault.TOO_LARGE:
            return tr("แฟ้มใหญ่เกิน {size} เมกะไบต์").format(size=detail)
        case ExchangeFault.NOT_A_REPORT:
            return tr("แฟ้มนี้ไม่ใช่รายงานในรูปแบบแลกเปลี่ยนของโปรแกรม")
        case ExchangeFault.NEWER_VERSION:
            return tr("แฟ้มเป็นรูปแบบรุ่น {version} ซึ่งใหม่กว่าโปรแกรมนี้").format(version=detail)
        case ExchangeFault.UNKNOWN_KEY:
            return tr("มีช่องที่โปรแกรมไม่รู้จัก")
        case ExchangeFault.REPEATED_KEY:
            return tr("มีช่องเดียวกันซ้ำสองครั้ง")
        case ExchangeFault.MISSING_KEY:
            return tr("ขาดช่องที่ต้องมี")
        case ExchangeFault.WRONG_TYPE:
            return tr(_WRONG_TYPES.get(error.detail, _WRONG_TYPE))
        case ExchangeFault.NOT_A_DATE:
            return tr("ไม่ใช่วันที่จริงในรูปแบบ ปีคริสต์ศักราช-เดือน-วัน เช่น 2024-10-01")
        case ExchangeFault.NOT_A_CHOICE:
            return tr("ค่าไม่อยู่ในที่กำหนด ({values})").format(values=error.detail)
        case ExchangeFault.OUT_OF_RANGE:
            return tr("ตัวเลขอยู่นอกช่วง {limits}").format(limits=detail)
        case ExchangeFault.TOO_LONG:
            return tr("ข้อความยาวเกิน {limit} อักขระ").format(limit=detail)
        case ExchangeFault.TOO_MANY_ROWS:
            return tr("ข้อมูลมีเกิน {limit} แถว").format(limit=detail)
        case ExchangeFault.BAD_ID:
            return tr("รหัสต้องยาว ๑-{limit} อักขระที่มองเห็นได้").format(limit=detail)
        case ExchangeFault.REPEATED_ID:
            return tr("มาตรการสองรายการมีรหัสเดียวกัน")


_WRONG_TYPE = N_("ชนิดของข้อมูลไม่ถูกต้อง")
_WRONG_TYPES = {
    "object": N_("ชนิดของข้อมูลไม่ถูกต้อง ต้องเป็นกลุ่มข้อมูลใน { }"),
    "array": N_("ชนิดของข้อมูลไม่ถูกต้อง ต้องเป็นรายการใน [ ]"),
    "text": N_("ชนิดของข้อมูลไม่ถูกต้อง ต้องเป็นข้อความ"),
    "integer": N_("ชนิดของข้อมูลไม่ถูกต้อง ต้องเป็นจำนวนเต็ม"),
    "boolean": N_("ชนิดของข้อมูลไม่ถูกต้อง ต้องเป็น true หรือ false"),
}


def _bad_kind(error: errors.BadKindError) -> str:
    match error.fault.reason:
        case ExchangeFault.NOT_A_REPORT:
            fault = tr("แฟ้มนี้ไม่ใช่แบบรายงานของโปรแกรม")
        case ExchangeFault.TOO_LARGE:
            fault = tr("แฟ้มใหญ่เกิน {size} กิโลไบต์").format(size=digits(KIND_MAX_BYTES // 2**10))
        case _:
            fault = _fault(error.fault)
    if error.fault.location:
        fault = tr("{fault} ที่ {place}").format(fault=fault, place=error.fault.location)
    return tr("ใช้แบบรายงาน {name} ไม่ได้: {fault} แบบอื่นและรายงานยังอยู่ครบ โปรดแก้แฟ้มนั้นหรือขอแฟ้มใหม่จากผู้ส่ง").format(
        name=_name(error.path), fault=fault
    )


def _store_failed(error: errors.StoreFailedError) -> str:
    full = N_("ดิสก์เต็ม โปรดลบแฟ้มที่ไม่ใช้แล้ว")
    broken = N_("เขียนลงดิสก์ไม่ได้ โปรดตรวจดิสก์")
    return tr(
        "การแก้ไขล่าสุดยังไม่ได้บันทึก เพราะ{reason} ข้อความยังอยู่ครบในหน้าต่างนี้ โปรแกรมจะลองบันทึกใหม่เอง หรือใช้คำสั่งบันทึกสำเนาไว้ที่อื่น"
    ).format(reason=tr(full if error.disk_full else broken))


def _working_copy_lost(error: errors.WorkingCopyLostError) -> str:
    reason = N_("ดิสก์เต็ม") if error.disk_full else N_("เขียนลงดิสก์ไม่ได้")
    return tr(
        "โฟลเดอร์เก็บงานของโปรแกรม ({folder}) หายไปและสร้างใหม่ไม่ได้ เพราะ{reason} "
        "ข้อความยังอยู่ครบในหน้าต่างนี้ โปรดใช้คำสั่งบันทึกเป็นเพื่อเก็บไว้ที่อื่น โปรแกรมจะลองสร้างใหม่เอง"
    ).format(folder=error.path.parent.parent, reason=tr(reason))


def _not_storable(error: errors.NotStorableError) -> str:
    if error.where:
        return tr(
            "ข้อมูลของ{where} ยาวเกินไป อยู่นอกช่วงที่กำหนด หรือมีอักขระที่บันทึกไม่ได้ จึงบันทึกได้เพียงบางส่วน ส่วนอื่นของรายงานบันทึกแล้ว "
            "ข้อมูลยังอยู่ครบในหน้าต่างนี้ โปรดแบ่งหรือแก้ข้อมูลนั้น"
        ).format(where=error.where)
    return tr("การแก้ไขล่าสุดยังไม่ได้บันทึก เพราะโปรแกรมทำงานผิดพลาด ข้อความยังอยู่ครบในหน้าต่างนี้ โปรดเลิกทำการแก้ไขล่าสุดแล้วแก้ใหม่")


def _leftover_gone(error: errors.LeftoverGoneError) -> str:
    return tr("งานค้างนี้ถูกเปิดในหน้าต่างอื่นแล้ว หรือไม่อยู่แล้ว ไม่มีการแก้ไขข้อมูล โปรดดูในหน้าต่างอื่นของโปรแกรม หรือเปิดแฟ้มรายงานตามปกติ")


def _document_locked(error: errors.DocumentLockedError) -> str:
    name = _name(error.path)
    copy, anyway = (tr(choice) for choice in LOCK_CHOICES)
    if error.here:
        return tr(
            "แฟ้ม {name} เปิดอยู่แล้วในอีกหน้าต่างหนึ่งของโปรแกรมนี้ ยังไม่มีการแก้ไขข้อมูล "
            "โปรดทำงานต่อในหน้าต่างนั้น หรือเลือก “{copy}” หรือ “{anyway}”"
        ).format(name=name, copy=copy, anyway=anyway)
    who = _line(error.user) if error.user else tr("ผู้อื่น")
    if error.host:
        who = tr("{user} ที่เครื่อง {computer}").format(user=who, computer=_line(error.host))
    return tr("{user} เปิดแฟ้ม {name} ไว้ตั้งแต่เวลา {time} ยังไม่มีการแก้ไขข้อมูล โปรดเลือก “{copy}” หรือ “{anyway}”").format(
        name=name, user=who, time=time_of_day(error.since), copy=copy, anyway=anyway
    )


def _backup_failed(error: errors.BackupFailedError) -> str:
    return tr("ทำสำเนาสำรองของแฟ้ม {name} ไม่ได้ ตัวแฟ้มเองบันทึกครบถ้วนแล้วและงานที่ทำไว้ไม่สูญหาย โปรดตรวจเนื้อที่ว่างของดิสก์").format(
        name=_name(error.path)
    )


def _wrong_suffix(error: errors.WrongSuffixError) -> str:
    return tr("ชื่อแฟ้ม {name} ใช้กับคำสั่งนี้ไม่ได้ ยังไม่ได้เขียนแฟ้มใด โปรดใช้ชื่อที่ลงท้ายด้วย {endings}").format(
        name=_name(error.path), endings=tr(" หรือ ").join(error.wanted)
    )


def _overwrites_input(error: errors.OverwritesInputError) -> str:
    return tr("แฟ้ม {name} เป็นแฟ้มที่นำมาใช้ จึงไม่เขียนทับ แฟ้มทั้งหมดยังอยู่ครบ โปรดตั้งชื่อแฟ้มผลลัพธ์เป็นชื่ออื่น").format(
        name=_name(error.path)
    )


def _unknown_command(error: errors.UnknownCommandError) -> str:
    return tr("ไม่รู้จักคำสั่งหรือแฟ้มรายงาน “{word}” ยังไม่ได้เขียนแฟ้มใด ดูคำสั่งทั้งหมดด้วย --help").format(word=_line(error.word))


def _bad_arguments(error: errors.BadArgumentsError) -> str:
    if error.choices:
        words = tr("ไม่มี {word} ให้เลือก ยังไม่ได้เขียนแฟ้มใด เลือกได้จาก {choices}")
        return words.format(word=_line(error.word), choices=", ".join(error.choices))
    return tr("คำสั่งไม่ครบหรือไม่ถูกต้อง ยังไม่ได้เขียนแฟ้มใด วิธีใช้: {usage}").format(usage=error.usage)


def _bad_column_map(error: errors.BadColumnMapError) -> str:
    words = tr("--columns: ไม่มี {entry} ยังไม่ได้เขียนแฟ้มใด คอลัมน์ในแฟ้มคือ {columns} โปรดเลือกช่องจาก {roles}")
    shown = (_line(one) for one in error.columns)
    return words.format(entry=_line(error.entry), columns=", ".join(shown), roles=", ".join(error.roles))


def _no_working_copy(error: errors.NoWorkingCopyError) -> str:
    reason = N_("ดิสก์เต็ม") if error.disk_full else N_("เขียนลงโฟลเดอร์ของโปรแกรมไม่ได้")
    return tr(
        "เปิดรายงานไม่ได้ เพราะ{reason} ({folder}) แฟ้มของคุณไม่ถูกแก้ไขใด ๆ โปรดตรวจสิทธิ์และเนื้อที่ของโฟลเดอร์นี้แล้วลองใหม่"
    ).format(reason=tr(reason), folder=error.path.parent.parent)


def _window_failed(error: errors.WindowFailedError) -> str:
    return tr(
        "เปิดหน้าต่างของโปรแกรมไม่ได้ อาจเพราะติดตั้งไม่ครบหรือไม่มีจอภาพที่ใช้ได้ งานที่บันทึกไว้ยังอยู่ครบ "
        "โปรดติดตั้งโปรแกรมใหม่ หรือส่งแฟ้ม {log} ให้ผู้ดูแลโปรแกรม"
    ).format(log=error.log)


def _no_printer(_: errors.NoPrinterError) -> str:
    return tr(
        "เครื่องนี้ยังไม่มีเครื่องพิมพ์ จึงยังไม่ได้พิมพ์ รายงานยังอยู่ครบ โปรดเพิ่มเครื่องพิมพ์ในการตั้งค่าของระบบ "
        "หรือส่งออกเป็น PDF แล้วนำไปพิมพ์ที่เครื่องอื่น"
    )


def _printer_failed(error: errors.PrinterFailedError) -> str:
    if error.printed == 0:
        return tr(
            "เครื่องพิมพ์ไม่เริ่มพิมพ์ จึงยังไม่มีหน้าใดถูกพิมพ์ รายงานยังอยู่ครบ โปรดตรวจว่าเครื่องพิมพ์เปิดอยู่และต่อกับเครื่องนี้แล้ว แล้วสั่งพิมพ์ใหม่"
        )
    return tr(
        "เครื่องพิมพ์หยุดรับงานเมื่อส่งไปแล้ว {printed} จาก {total} หน้า รายงานยังอยู่ครบ "
        "โปรดตรวจเครื่องพิมพ์และกระดาษ แล้วสั่งพิมพ์หน้าที่เหลือใหม่"
    ).format(printed=digits(error.printed), total=digits(error.total))


def _self_test_failed(error: errors.SelfTestFailedError) -> str:
    return tr("การทดสอบตัวเองไม่ผ่าน: {part} รายงานของคุณไม่ถูกแตะต้อง โปรดติดตั้งโปรแกรมใหม่").format(part=error.part)


def _no_collection(reason: str, advice: str) -> Callable[..., str]:
    return lambda error: tr("ใช้คลังรายงาน “{where}” ไม่ได้ เพราะ{reason} ข้อมูลไม่เปลี่ยนแปลง {advice}").format(
        where=_line(error.where), reason=tr(reason), advice=tr(advice)
    )


_COLLECTION: dict[type[ExpectedError], Callable[..., str]] = {
    failures.CollectionError: _no_collection(N_("คลังใช้งานไม่ได้"), N_("โปรดลองอีกครั้ง")),
    failures.BadCollectionAddressError: _no_collection(
        N_("ที่อยู่นี้ไม่ใช่ของ SQLite หรือ PostgreSQL"), N_("โปรดใช้ชื่อแฟ้ม หรือ sqlite:///... หรือ postgresql://...")
    ),
    failures.PasswordInAddressError: _no_collection(
        N_("ที่อยู่มีรหัสผ่าน ซึ่งผู้อื่นในเครื่องเห็นได้"), N_("โปรดเอารหัสผ่านออก แล้วใส่ไว้ใน PGPASSWORD หรือแฟ้ม .pgpass")
    ),
    failures.CollectionUnreachableError: lambda error: tr(
        "ใช้คลังรายงาน “{where}” ไม่ได้ เพราะติดต่อฐานข้อมูลไม่ได้ หรือไม่มีสิทธิ์อ่านหรือเขียน แฟ้มที่รับไว้แล้วยังอยู่ครบ "
        "โปรดตรวจเครือข่าย สิทธิ์ และเนื้อที่ดิสก์ แล้วสั่งใหม่ โปรแกรมจะทำต่อจากเดิม"
    ).format(where=_line(error.where)),
    failures.NoCollectionError: _no_collection(N_("ยังไม่มีคลังที่นี่"), N_("โปรดสร้างด้วยคำสั่ง collect ก่อน")),
    failures.NotACollectionError: _no_collection(N_("เป็นฐานข้อมูลของงานอื่น"), N_("โปรดใช้ชื่อแฟ้มหรือฐานข้อมูลใหม่")),
    failures.NoThaiSearchError: _no_collection(N_("ฐานข้อมูลนี้ค้นคำไทยไม่ได้"), N_("โปรดสร้างใหม่ด้วย LOCALE 'C.UTF-8'")),
    failures.CollectionNewerError: _no_collection(N_("คลังทำจากโปรแกรมรุ่นที่ใหม่กว่า"), N_("โปรดปรับปรุงโปรแกรมให้เป็นรุ่นล่าสุด")),
}


def _in_general(error: ExpectedError) -> str:
    return tr("ทำตามคำสั่งไม่ได้ งานที่ทำไว้ไม่สูญหาย โปรดลองอีกครั้ง")


def _name(path: Path) -> str:
    return f"“{_line(shown_name(path) or shown_path(path))}”"


def _line(text: str) -> str:
    """A text of others on one line, cut if it is longer than a name should be."""
    line = admitted_line(text)[0]
    return line if len(line) <= _SHOWN_LENGTH else f"{line[:_SHOWN_LENGTH]}…"


_WORDS: dict[type[ExpectedError], Callable[..., str]] = {
    ExpectedError: _in_general,
    **_REFUSED,
    **_PUBLISH_FAILED,
    **_COLLECTION,
    BadExchangeError: _bad_exchange,
    errors.BadKindError: _bad_kind,
    errors.StoreFailedError: _store_failed,
    errors.NotStorableError: _not_storable,
    errors.NoWorkingCopyError: _no_working_copy,
    errors.WorkingCopyLostError: _working_copy_lost,
    errors.NoPrinterError: _no_printer,
    errors.PrinterFailedError: _printer_failed,
    errors.WindowFailedError: _window_failed,
    errors.LeftoverGoneError: _leftover_gone,
    errors.DocumentLockedError: _document_locked,
    errors.BackupFailedError: _backup_failed,
    errors.WrongSuffixError: _wrong_suffix,
    errors.OverwritesInputError: _overwrites_input,
    errors.UnknownCommandError: _unknown_command,
    errors.BadArgumentsError: _bad_arguments,
    errors.BadColumnMapError: _bad_column_map,
    errors.SelfTestFailedError: _self_test_failed,
}
