"""The one list of the commands, and the parser that is made of it."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ita_desktop.cli.asking import QUESTIONS, ask
from ita_desktop.cli.checking import check
from ita_desktop.cli.collecting import collect
from ita_desktop.cli.parsing import Formatter, Parser, add_general_options, add_help_option, program, usage_of
from ita_desktop.cli.tasks import (
    copy,
    export,
    import_report,
    merge_reports,
    print_report,
    report_from_plan,
    roll_over,
    self_test,
    tables,
)
from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.exchange.formats import EXPORTABLE
from ita_desktop.language import N_, tr


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it is for, its arguments in order (see `_ARGUMENTS`), and what it does."""

    name: str
    purpose: str
    arguments: tuple[str, ...]
    run: Callable[[argparse.Namespace], int]


def _year(text: str) -> int:
    """The fiscal year that an argument names. ArgumentTypeError if it names none."""
    year = whole_number(text, YEARS)
    if year is None:
        raise argparse.ArgumentTypeError(text)
    return year


def _day(text: str) -> date:
    """The day that an argument names. ArgumentTypeError if it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(text) from None


COMMANDS = (
    Command(
        "import",
        N_("นำเข้าจาก Word, Excel, PDF หรือ JSON เป็นแฟ้มรายงาน"),
        ("source", "report", "--force", "--columns"),
        import_report,
    ),
    Command("export", N_("ส่งออกรายงานเป็น PDF, Word หรือรูปแบบอื่น ตามนามสกุลของแฟ้ม"), ("file", "out"), export),
    Command("print", N_("พิมพ์รายงานลงแฟ้ม PDF และบอกจำนวนหน้า"), ("file", "pdf"), print_report),
    Command("check", N_("บอกรายการที่ยังไม่ครบหรือควรแก้ บรรทัดละหนึ่งรายการ"), ("file", "mended", "--fix", "--json"), check),
    Command("copy", N_("ทำสำเนาที่สะอาดสำหรับส่งอีเมล"), ("file", "copy"), copy),
    Command(
        "merge",
        N_("รวมแฟ้มที่ส่งกลับมาเข้ากับแฟ้มของเรา และบอกส่วนที่แก้ไม่ตรงกัน"),
        ("mine", "theirs", "--base", "copy"),
        merge_reports,
    ),
    Command(
        "roll-over",
        N_("ทำรายงานปีใหม่จากปีก่อน และบอกปีที่เปลี่ยน"),
        ("old", "new", "--year", "--empty", "--force"),
        roll_over,
    ),
    Command(
        "report-from-plan",
        N_("ทำรายงานจากแผน ผลการดำเนินการและผลลัพธ์ยังว่าง"),
        ("plan", "report", "--force"),
        report_from_plan,
    ),
    Command(
        "collect",
        N_("รับแฟ้มรายงานของหลายหน่วยงานจากโฟลเดอร์เข้าคลังเดียว"),
        ("folders", "--into"),
        collect,
    ),
    Command(
        "collection",
        N_("ถามคลัง: who ใครส่งแล้ว ready ใครพร้อม find หาคำ measures มาตรการเดียวกัน export ทั้งหมด summary หน้าสรุป"),
        ("question", "words", "--from", "--year", "--by", "--list", "--json", "--csv", "--xlsx"),
        ask,
    ),
    Command("tables", N_("แสดงตารางและข้อความในแฟ้ม Word, Excel และอื่น ๆ เป็น JSON"), ("office",), tables),
    Command("self-test", N_("ทดสอบว่าโปรแกรมที่ติดตั้งทำงานครบ"), (), self_test),
)

_SUFFIXES = " ".join(suffix for form in EXPORTABLE for suffix in form.suffixes)

# Any: what argparse takes.
_ARGUMENTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "source": ("source", N_("แฟ้มของโปรแกรมอื่น หรือ .json"), {"type": Path, "metavar": "IN"}),
    "report": ("report", N_("แฟ้มรายงานที่จะสร้าง"), {"type": Path, "metavar": "OUT.ita"}),
    "plan": ("plan", N_("แฟ้มแผน"), {"type": Path, "metavar": "PLAN.ita"}),
    "file": ("file", N_("แฟ้มรายงาน"), {"type": Path, "metavar": "FILE.ita"}),
    "out": ("out", N_("แฟ้มที่จะเขียน ลงท้ายด้วย {suffixes}"), {"type": Path, "metavar": "OUT"}),
    "pdf": ("out", N_("แฟ้ม PDF ที่จะเขียน"), {"type": Path, "metavar": "OUT.pdf"}),
    "copy": ("out", N_("แฟ้มที่จะเขียน"), {"type": Path, "metavar": "OUT.ita"}),
    "mine": ("mine", N_("แฟ้มของเรา"), {"type": Path, "metavar": "MINE.ita"}),
    "theirs": ("theirs", N_("แฟ้มที่ส่งกลับมา"), {"type": Path, "metavar": "THEIRS.ita"}),
    "old": ("old", N_("แฟ้มรายงานปีก่อน จะเป็น Word, Excel หรือ PDF ก็ได้"), {"type": Path, "metavar": "OLD"}),
    "new": ("out", N_("แฟ้มรายงานที่จะสร้าง"), {"type": Path, "metavar": "NEW.ita"}),
    "office": ("file", N_("แฟ้มของโปรแกรมอื่น"), {"type": Path, "metavar": "IN"}),
    "folders": ("folders", N_("โฟลเดอร์ของแฟ้มรายงาน รวมโฟลเดอร์ย่อย"), {"type": Path, "nargs": "+", "metavar": "FOLDER"}),
    "--into": ("--into", N_("แฟ้มหรือที่อยู่ของคลัง ไม่ระบุ: collection.sqlite ข้างโฟลเดอร์"), {"metavar": "URL"}),
    "question": ("question", N_("คำถาม: {questions}"), {"choices": QUESTIONS, "metavar": "QUESTION"}),
    "words": (
        "words",
        N_("คำที่หา ของ who: จังหวัด และอำเภอ ของ summary: แฟ้ม .html จังหวัด และอำเภอ"),
        {"nargs": "*", "metavar": "WORDS"},
    ),
    "--from": (
        "--from",
        N_("แฟ้มหรือที่อยู่ของคลัง ไม่ระบุ: collection.sqlite ในโฟลเดอร์นี้"),
        {"dest": "source", "metavar": "URL"},
    ),
    "--by": ("--by", N_("วันสุดท้ายที่ต้องส่ง เช่น 2025-10-31"), {"type": _day, "metavar": "DAY"}),
    "--list": ("--list", N_("รายชื่อหรือรหัสพื้นที่ของหน่วยงาน บรรทัดละหนึ่งหน่วยงาน"), {"type": Path, "metavar": "TXT"}),
    "--csv": ("--csv", N_("เขียนคำตอบลงแฟ้ม CSV"), {"type": Path, "metavar": "CSV"}),
    "--xlsx": ("--xlsx", N_("เขียนคำตอบลงแฟ้ม Excel"), {"type": Path, "metavar": "XLSX"}),
    "--base": ("--base", N_("สำเนาที่ส่งออกไป"), {"type": Path, "metavar": "BASE.ita"}),
    "--year": ("--year", N_("ปีงบประมาณ"), {"type": _year, "metavar": "N"}),
    "--empty": (
        "--empty",
        N_("คอลัมน์ที่จะว่างไว้นอกจากหลักฐาน ตามหัวคอลัมน์หรือรหัส เช่น results,outcomes"),
        {"metavar": "KEY,KEY"},
    ),
    "--force": ("--force", N_("เขียนทับแฟ้มที่มีอยู่แล้ว"), {"action": "store_true"}),
    "--columns": ("--columns", N_("ช่องของแต่ละคอลัมน์ เช่น 3=new,7=outcomes,8=out"), {"metavar": "MAP"}),
    "mended": ("out", N_("แฟ้มที่จะเขียนฉบับที่แก้แล้ว ใช้คู่กับ --fix"), {"type": Path, "nargs": "?", "metavar": "OUT.ita"}),
    "--fix": ("--fix", N_("แก้ทุกตำแหน่งของชนิดนี้ในแฟ้มใหม่"), {"metavar": "KIND"}),
    "--json": ("--json", N_("ตอบเป็น JSON สำหรับโปรแกรมอื่น"), {"action": "store_true"}),
}
"""The name that argparse knows each by, its words, and what else argparse gets."""


def command_parser() -> argparse.ArgumentParser:
    """The parser of all commands. The README's list of commands is compared with it."""
    parser = Parser(
        prog=program(),
        add_help=False,
        formatter_class=Formatter,
        description=tr("ITA Desktop: จัดทำรายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส"),
        usage=f"{program()} [FILE.ita] | {program()} COMMAND ...",
        epilog=tr("ไม่ระบุคำสั่ง: เปิดหน้าต่างโปรแกรม  รหัสจบ: ๐ เสร็จ ๑ พบรายการที่ต้องแก้ ๒ ทำไม่ได้"),
    )
    add_help_option(parser)
    add_general_options(parser)
    subparsers = parser.add_subparsers(title=tr("คำสั่ง"), metavar="COMMAND", required=True)
    for command in COMMANDS:
        subparser = subparsers.add_parser(
            command.name,
            prog=f"{program()} {command.name}",
            add_help=False,
            formatter_class=Formatter,
            help=tr(command.purpose),
            description=tr(command.purpose),
        )
        group = subparser.add_argument_group(tr("รายการที่ระบุ"))
        for argument in command.arguments:
            name, words, more = _ARGUMENTS[argument]
            words = tr(words).format(suffixes=_SUFFIXES, questions=" ".join(QUESTIONS))
            group.add_argument(name, help=words, **more)
        add_help_option(subparser)
        subparser.set_defaults(run=command.run, usage=usage_of(subparser))
    return parser
