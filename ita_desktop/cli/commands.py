"""The one list of the commands, and the parser that is made of it."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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

_ARGUMENTS: dict[str, Callable[[argparse._ArgumentGroup], object]] = {
    "source": lambda group: group.add_argument("source", type=Path, metavar="IN", help=tr("แฟ้มของโปรแกรมอื่น หรือ .json")),
    "report": lambda group: group.add_argument("report", type=Path, metavar="OUT.ita", help=tr("แฟ้มรายงานที่จะสร้าง")),
    "plan": lambda group: group.add_argument("plan", type=Path, metavar="PLAN.ita", help=tr("แฟ้มแผน")),
    "file": lambda group: group.add_argument("file", type=Path, metavar="FILE.ita", help=tr("แฟ้มรายงาน")),
    "out": lambda group: group.add_argument(
        "out", type=Path, metavar="OUT", help=tr("แฟ้มที่จะเขียน ลงท้ายด้วย {suffixes}").format(suffixes=_SUFFIXES)
    ),
    "pdf": lambda group: group.add_argument("out", type=Path, metavar="OUT.pdf", help=tr("แฟ้ม PDF ที่จะเขียน")),
    "copy": lambda group: group.add_argument("out", type=Path, metavar="OUT.ita", help=tr("แฟ้มที่จะเขียน")),
    "mine": lambda group: group.add_argument("mine", type=Path, metavar="MINE.ita", help=tr("แฟ้มของเรา")),
    "theirs": lambda group: group.add_argument("theirs", type=Path, metavar="THEIRS.ita", help=tr("แฟ้มที่ส่งกลับมา")),
    "old": lambda group: group.add_argument(
        "old", type=Path, metavar="OLD", help=tr("แฟ้มรายงานปีก่อน จะเป็น Word, Excel หรือ PDF ก็ได้")
    ),
    "new": lambda group: group.add_argument("out", type=Path, metavar="NEW.ita", help=tr("แฟ้มรายงานที่จะสร้าง")),
    "office": lambda group: group.add_argument("file", type=Path, metavar="IN", help=tr("แฟ้มของโปรแกรมอื่น")),
    "folders": lambda group: group.add_argument(
        "folders", type=Path, nargs="+", metavar="FOLDER", help=tr("โฟลเดอร์ของแฟ้มรายงาน รวมโฟลเดอร์ย่อย")
    ),
    "--into": lambda group: group.add_argument(
        "--into", metavar="URL", help=tr("แฟ้มหรือที่อยู่ของคลัง ไม่ระบุ: collection.sqlite ข้างโฟลเดอร์")
    ),
    "question": lambda group: group.add_argument(
        "question",
        choices=QUESTIONS,
        metavar="QUESTION",
        help=tr("คำถาม: {questions}").format(questions=" ".join(QUESTIONS)),
    ),
    "words": lambda group: group.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        help=tr("คำที่หา ของ who: จังหวัด และอำเภอ ของ summary: แฟ้ม .html จังหวัด และอำเภอ"),
    ),
    "--from": lambda group: group.add_argument(
        "--from", dest="source", metavar="URL", help=tr("แฟ้มหรือที่อยู่ของคลัง ไม่ระบุ: collection.sqlite ในโฟลเดอร์นี้")
    ),
    "--by": lambda group: group.add_argument("--by", type=_day, metavar="DAY", help=tr("วันสุดท้ายที่ต้องส่ง เช่น 2025-10-31")),
    "--list": lambda group: group.add_argument(
        "--list", type=Path, metavar="TXT", help=tr("รายชื่อหรือรหัสพื้นที่ของหน่วยงาน บรรทัดละหนึ่งหน่วยงาน")
    ),
    "--csv": lambda group: group.add_argument("--csv", type=Path, metavar="CSV", help=tr("เขียนคำตอบลงแฟ้ม CSV")),
    "--xlsx": lambda group: group.add_argument("--xlsx", type=Path, metavar="XLSX", help=tr("เขียนคำตอบลงแฟ้ม Excel")),
    "--base": lambda group: group.add_argument("--base", type=Path, metavar="BASE.ita", help=tr("สำเนาที่ส่งออกไป")),
    "--year": lambda group: group.add_argument("--year", type=_year, metavar="N", help=tr("ปีงบประมาณ")),
    "--empty": lambda group: group.add_argument(
        "--empty", metavar="KEY,KEY", help=tr("คอลัมน์ที่จะว่างไว้นอกจากหลักฐาน ตามหัวคอลัมน์หรือรหัส เช่น results,outcomes")
    ),
    "--force": lambda group: group.add_argument("--force", action="store_true", help=tr("เขียนทับแฟ้มที่มีอยู่แล้ว")),
    "--columns": lambda group: group.add_argument(
        "--columns", metavar="MAP", help=tr("ช่องของแต่ละคอลัมน์ เช่น 3=new,7=outcomes,8=out")
    ),
    "mended": lambda group: group.add_argument(
        "out", type=Path, nargs="?", metavar="OUT.ita", help=tr("แฟ้มที่จะเขียนฉบับที่แก้แล้ว ใช้คู่กับ --fix")
    ),
    "--fix": lambda group: group.add_argument("--fix", metavar="KIND", help=tr("แก้ทุกตำแหน่งของชนิดนี้ในแฟ้มใหม่")),
    "--json": lambda group: group.add_argument("--json", action="store_true", help=tr("ตอบเป็น JSON สำหรับโปรแกรมอื่น")),
}


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
            _ARGUMENTS[argument](group)
        add_help_option(subparser)
        subparser.set_defaults(run=command.run, usage=usage_of(subparser))
    return parser
