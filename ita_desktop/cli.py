"""The command line: import, export, print, check, copy, merge and others, and otherwise the window.

No command imports Qt, and each imports only what it needs, so that `check` answers at once. Exit codes: 0 done,
1 findings, 2 refused (one sentence on stderr, nothing written), 3 a fault of the program itself.
"""

import argparse
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import IO, TYPE_CHECKING, NoReturn

from ita_desktop import paths
from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import (
    BadArgumentsError,
    ExpectedError,
    FileTooLargeError,
    NoMeasuresError,
    OverwritesInputError,
    UnknownCommandError,
    WindowFailedError,
    WrongSuffixError,
    publish_failure,
)
from ita_desktop.exchange.formats import EXPORTABLE, OFFICE, OPENABLE, PDF, REPORT, Format
from ita_desktop.language import N_, digits, tr, trn, use

if TYPE_CHECKING:
    from ita_desktop.domain.checks import Problem
    from ita_desktop.domain.report.report import Report

DONE, FINDINGS, REFUSED, FAULT, INTERRUPTED = 0, 1, 2, 3, 130
_LINES_AT_ONCE = 1_000

_Handler = Callable[[int, FrameType | None], object] | int | None

OpenWindow = Callable[[Path | None, Path | None], int]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it is for, its arguments in order (see `_ARGUMENTS`), and what it does."""

    name: str
    purpose: str
    arguments: tuple[str, ...]
    run: Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the arguments (without the program's name) say; the exit code.

    `open_window` opens the window on a file or on none, writes a picture of it if asked to, and gives its exit code: it
    is passed in because nothing in this module may know Qt.
    """
    _write_utf8(sys.stdout)
    _write_utf8(sys.stderr)
    try:
        code = _run(arguments, open_window)
        if sys.stdout is not None:  # None in a Windows program without a console
            sys.stdout.flush()
        return code
    except ExpectedError as error:
        from ita_desktop.messages import words

        _say(words(error))
        return FAULT if isinstance(error, WindowFailedError) else REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our answer has seen enough (`check ... | head`); nothing more can be said, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        # Left to Python, a bug would end with exit code 1, which says "findings".
        traceback.print_exc()
        return FAULT


@contextmanager
def _interrupted_when_asked_to_end() -> Iterator[None]:
    """A polite end is as Ctrl+C: what was begun is cleared away. The window has a way of its own: its toolkit dies of
    it while it is loaded."""
    before: dict[signal.Signals, _Handler] = {}
    with suppress(ValueError):  # not in the main thread
        for number in (signal.SIGTERM, signal.SIGINT):
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    names = [command.name for command in COMMANDS]
    arguments = _with_general_options_taken(arguments)
    _speak()
    if arguments and arguments[0] in (*names, "-h", "--help"):
        chosen = command_parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = chosen.run
        with _interrupted_when_asked_to_end(), _garbage_left():
            return run(chosen)
    return _window(arguments, open_window)


def _with_general_options_taken(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments without those that any use of the program may have, which are in force from now on."""
    parser = _Parser(prog=_program(), add_help=False, allow_abbrev=False, formatter_class=_Formatter)
    _add_general_options(parser)
    chosen, rest = parser.parse_known_args(arguments)
    if chosen.home is not None:
        os.environ[paths.HOME] = str(chosen.home.absolute())
    if chosen.debug:
        from ita_desktop.home.log_file import log_to_console

        log_to_console()
    return rest


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Values make no circles: looking for them takes a third of the time of a `check` with a million findings."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _speak() -> None:
    """The language that the clerk chose in the window."""
    from ita_desktop.home import settings

    use(settings.load().language)


def _say(sentence: str) -> None:
    """On stderr; a Windows program without a console has none, but can always show a box."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "ITA Desktop", 0x10)  # MB_ICONERROR


def _write_utf8(stream: IO[str] | None) -> None:
    """Thai for whoever reads a pipe or a file, whatever the locale; None in a Windows program without a console."""
    if stream is not None and hasattr(stream, "reconfigure"):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# The window


def _window(arguments: Sequence[str], open_window: OpenWindow) -> int:
    parser = _Parser(prog=_program(), add_help=False, formatter_class=_Formatter)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.ita")
    parser.add_argument("--screenshot", type=Path, metavar="OUT.png", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    file: Path | None = chosen.file
    if file is not None and not REPORT.has_name(file) and not os.path.lexists(file):
        raise UnknownCommandError(str(file))
    # Remembered paths must mean the same from every folder; links stay what they are.
    return open_window(file.absolute() if file is not None else None, chosen.screenshot)


# The commands


def _import(chosen: argparse.Namespace) -> int:
    form = _need_format(chosen.source, *(form for form in OPENABLE if form is not REPORT), OFFICE)
    _need_format(chosen.report, REPORT)
    if form is OFFICE:
        return _import_office_file(chosen)
    if chosen.columns:
        raise BadArgumentsError(usage_of(command_parser()))
    from ita_desktop import formats
    from ita_desktop.storage.files import report_file

    report, left_out = formats.read(chosen.source)
    report_file.write(report, chosen.report, replace=chosen.force)
    measures = len(list(report.measures()))
    words = tr("นำเข้าแล้ว {issues} ประเด็น {measures} มาตรการ")
    print(words.format(issues=digits(len(report.issues)), measures=digits(measures)), chosen.report)
    if left_out:
        print(trn("ตัดอักขระควบคุมที่บันทึกไม่ได้ออก {n} ตัว", left_out).format(n=digits(left_out)))
    return DONE


def _import_office_file(chosen: argparse.Namespace) -> int:
    from datetime import date

    from ita_desktop.domain.report.catalogue import new_report
    from ita_desktop.domain.report.size import size_of
    from ita_desktop.exchange.importing.column_map import choices_of
    from ita_desktop.exchange.importing.imported import imported
    from ita_desktop.exchange.importing.words import all_words, count_words
    from ita_desktop.formats import read_contents
    from ita_desktop.storage.files import report_file

    contents, base = read_contents(chosen.source), new_report(date.today())
    made = imported(contents, base)
    if chosen.columns:
        made = imported(contents, base, choices_of(chosen.columns, made.read, base.columns))
    if not made.measures:
        raise NoMeasuresError(chosen.source)
    if not size_of(made.report).fits():
        raise FileTooLargeError(chosen.source, "report")
    report_file.write(made.report, chosen.report, replace=chosen.force)
    print(tr("นำเข้าแล้ว {counts}").format(counts=count_words(made)), chosen.report)
    for line in all_words(made):
        print(line)
    return DONE


def _export(chosen: argparse.Namespace) -> int:
    form = _need_format(chosen.out, *EXPORTABLE)
    if form.write is None:
        return _print(chosen)
    from ita_desktop.storage.files import report_file

    form.write(report_file.read(chosen.file).report, chosen.out)
    print(tr("ส่งออกแล้ว"), chosen.out)
    return DONE


def _print(chosen: argparse.Namespace) -> int:
    _need_format(chosen.out, PDF)
    from ita_desktop.printing.build import build_report, unprintable
    from ita_desktop.storage.files import report_file

    report = report_file.read(chosen.file).report
    try:
        pages = build_report(report, chosen.out)
    except OSError as error:
        raise publish_failure(chosen.out, error) from error
    print(trn("พิมพ์แล้ว {n} หน้า", pages).format(n=digits(pages)), chosen.out)
    found = len(unprintable(report))
    if found:
        print(trn("มีอักขระที่ฟอนต์ไม่มี {n} ตำแหน่ง ดูด้วยคำสั่ง check", found).format(n=digits(found)))
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    from ita_desktop.domain.checks.saying import has_to_be_done, lines_of, objects_of
    from ita_desktop.storage.files import report_file

    if (chosen.fix is None) is not (chosen.out is None):
        raise BadArgumentsError(f"{_program()} check --fix KIND FILE.ita OUT.ita")
    report = report_file.read(chosen.file).report
    problems = _problems(report)
    if chosen.out is not None:
        return _mend(chosen, report, problems)
    if chosen.json:
        print(json.dumps(objects_of(report, problems), ensure_ascii=False, indent=1))
    else:
        lines = lines_of(report, problems)
        while some := "".join(islice(lines, _LINES_AT_ONCE)):  # one by one they take twice as long
            sys.stdout.write(some)
    return FINDINGS if has_to_be_done(problems) else DONE


def _problems(report: "Report") -> "tuple[Problem, ...]":
    """What the window finds, too, without what is set aside."""
    from ita_desktop.domain.checks import CONSISTENCY, IN_BACKGROUND, Reading, at_once, found_by
    from ita_desktop.domain.checks.aside import divided
    from ita_desktop.domain.checks.one_a_fault import one_a_fault
    from ita_desktop.home import settings
    from ita_desktop.printing.build import unprintable

    reading = Reading(report, frozenset(settings.load().own_words))
    background = found_by((*IN_BACKGROUND, *CONSISTENCY), reading)
    in_texts = one_a_fault((*unprintable(report), *background))
    return divided(report, (*at_once(report), *in_texts))[0]


def _mend(chosen: argparse.Namespace, report: "Report", problems: "tuple[Problem, ...]") -> int:
    """Write a copy in which everything of one kind that has a fix is mended."""
    _need_format(chosen.out, REPORT)
    from ita_desktop.domain.checks.mending import mended
    from ita_desktop.domain.checks.problem import KIND_TITLES, ProblemKind
    from ita_desktop.domain.checks.saying import lines_of
    from ita_desktop.storage.files import report_file

    if _is_same_file(chosen.file, chosen.out):
        raise OverwritesInputError(chosen.out)
    of_kind = [problem for problem in problems if problem.kind == chosen.fix and problem.fix is not None]
    made, count = mended(report, of_kind)
    report_file.write(made, chosen.out, replace=True)
    sys.stdout.writelines(lines_of(report, of_kind))
    kind = tr(KIND_TITLES[ProblemKind(chosen.fix)])
    print(f"{kind}:", trn("แก้แล้ว {n} ตำแหน่ง", count).format(n=digits(count)), chosen.out)
    return DONE


def _copy(chosen: argparse.Namespace) -> int:
    _need_format(chosen.out, REPORT)
    from ita_desktop.storage.files import report_file

    report_file.write(report_file.read(chosen.file).report, chosen.out, replace=True)
    print(tr("ทำสำเนาแล้ว"), chosen.out)
    return DONE


def _merge(chosen: argparse.Namespace) -> int:
    _need_format(chosen.out, REPORT)
    from ita_desktop.domain.merging.conflicts import sentence
    from ita_desktop.domain.merging.matching import with_common_ids
    from ita_desktop.domain.merging.merge import merge
    from ita_desktop.storage.files import report_file

    sources: list[Path] = [chosen.mine, chosen.theirs, *([chosen.base] if chosen.base is not None else [])]
    if any(_is_same_file(source, chosen.out) for source in sources):
        raise OverwritesInputError(chosen.out)
    mine, theirs, *rest = [report_file.read(source).report for source in sources]
    base, theirs = with_common_ids(rest[0] if rest else None, mine, theirs)
    merged = merge(base, mine, theirs)
    report_file.write(merged.report, chosen.out, replace=True)
    for conflict in merged.conflicts:
        print(conflict.where, sentence(conflict), sep="\t")
    if not merged.conflicts:
        print(tr("รวมแล้ว"), chosen.out)
    return FINDINGS if merged.conflicts else DONE


def _roll_over(chosen: argparse.Namespace) -> int:
    _need_format(chosen.out, REPORT)
    from ita_desktop.domain.report.address import AddressWords
    from ita_desktop.domain.rolling.roll_over import certain, rolled_over, year_after, year_changes
    from ita_desktop.storage.files import report_file

    if _is_same_file(chosen.old, chosen.out):
        raise OverwritesInputError(chosen.out)
    report = report_file.read(chosen.old).report
    new = year_after(report, chosen.year)
    changes = year_changes(report, new)
    made = certain(changes)
    report_file.write(rolled_over(report, new, made), chosen.out, replace=chosen.force)
    words = AddressWords(report)
    for change in changes:
        print(words.whole(change.address), *change.in_words(), tr(change.doubt) or tr("เปลี่ยนแล้ว"), sep="\t")
    counts = tr("ทำรายงานปีงบประมาณ {year} แล้ว เปลี่ยนปี {made} ตำแหน่ง คงไว้ให้ตรวจเอง {left} ตำแหน่ง")
    year, left = digits(new.fiscal_year), len(changes) - len(made)
    print(counts.format(year=year, made=digits(len(made)), left=digits(left)), chosen.out)
    return DONE


def _report_from_plan(chosen: argparse.Namespace) -> int:
    _need_format(chosen.report, REPORT)
    if _is_same_file(chosen.plan, chosen.report):
        raise OverwritesInputError(chosen.report)
    from ita_desktop.domain.report_kinds.new_reports import report_on_plan
    from ita_desktop.exchange.report_kinds.kind_files import kinds_at_hand
    from ita_desktop.storage.files import report_file

    plan = report_file.read(chosen.plan).report
    report = report_on_plan(plan, kinds_at_hand().of_answer(plan))
    report_file.write(report, chosen.report, replace=chosen.force)
    measures = len(list(report.measures()))
    print(trn("ทำรายงานจากแผนแล้ว {n} มาตรการ", measures).format(n=digits(measures)), chosen.report)
    return DONE


def _is_same_file(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:  # one of them is not there, or cannot be: reading or writing it will say so
        return False


def _tables(chosen: argparse.Namespace) -> int:
    from ita_desktop.exchange.contents_json import json_of
    from ita_desktop.formats import read_contents

    json.dump(json_of(read_contents(chosen.file)), sys.stdout, ensure_ascii=False, indent=1)
    print()
    return DONE


def _self_test(_: argparse.Namespace) -> int:
    from ita_desktop.self_test import run

    for passed in run():
        print(passed)
    return DONE


def _need_format(path: Path, *wanted: Format) -> Format:
    """The one of the formats whose name the file has."""
    for form in wanted:
        if form.has_name(path):
            return form
    raise WrongSuffixError(path, tuple(suffix for form in wanted for suffix in form.suffixes))


COMMANDS = (
    Command(
        "import",
        N_("นำเข้าจาก Word, Excel, PDF หรือ JSON เป็นแฟ้มรายงาน"),
        ("source", "report", "--force", "--columns"),
        _import,
    ),
    Command("export", N_("ส่งออกรายงานเป็น PDF, Word หรือรูปแบบอื่น ตามนามสกุลของแฟ้ม"), ("file", "out"), _export),
    Command("print", N_("พิมพ์รายงานลงแฟ้ม PDF และบอกจำนวนหน้า"), ("file", "pdf"), _print),
    Command("check", N_("บอกรายการที่ยังไม่ครบหรือควรแก้ บรรทัดละหนึ่งรายการ"), ("file", "mended", "--fix", "--json"), _check),
    Command("copy", N_("ทำสำเนาที่สะอาดสำหรับส่งอีเมล"), ("file", "copy"), _copy),
    Command(
        "merge", N_("รวมแฟ้มที่ส่งกลับมาเข้ากับแฟ้มของเรา และบอกส่วนที่แก้ไม่ตรงกัน"), ("mine", "theirs", "--base", "copy"), _merge
    ),
    Command(
        "roll-over",
        N_("ทำรายงานปีใหม่จากปีก่อน และบอกปีที่เปลี่ยน"),
        ("old", "new", "--year", "--force"),
        _roll_over,
    ),
    Command(
        "report-from-plan",
        N_("ทำรายงานจากแผน ผลการดำเนินการและผลลัพธ์ยังว่าง"),
        ("plan", "report", "--force"),
        _report_from_plan,
    ),
    Command("tables", N_("แสดงตารางและข้อความในแฟ้ม Word, Excel และอื่น ๆ เป็น JSON"), ("office",), _tables),
    Command("self-test", N_("ทดสอบว่าโปรแกรมที่ติดตั้งทำงานครบ"), (), _self_test),
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
    "old": lambda group: group.add_argument("old", type=Path, metavar="OLD.ita", help=tr("แฟ้มรายงานปีก่อน")),
    "new": lambda group: group.add_argument("out", type=Path, metavar="NEW.ita", help=tr("แฟ้มรายงานที่จะสร้าง")),
    "office": lambda group: group.add_argument("file", type=Path, metavar="IN", help=tr("แฟ้มของโปรแกรมอื่น")),
    "--base": lambda group: group.add_argument("--base", type=Path, metavar="BASE.ita", help=tr("สำเนาที่ส่งออกไป")),
    "--year": lambda group: group.add_argument("--year", type=_year, metavar="N", help=tr("ปีงบประมาณของรายงานใหม่")),
    "--force": lambda group: group.add_argument("--force", action="store_true", help=tr("เขียนทับแฟ้มที่มีอยู่แล้ว")),
    "--columns": lambda group: group.add_argument(
        "--columns", metavar="MAP", help=tr("ช่องของแต่ละคอลัมน์ เช่น 3=new,7=outcomes,8=out")
    ),
    "mended": lambda group: group.add_argument(
        "out", type=Path, nargs="?", metavar="OUT.ita", help=tr("แฟ้มที่จะเขียนฉบับที่แก้แล้ว ใช้คู่กับ --fix")
    ),
    "--fix": lambda group: group.add_argument(
        "--fix", choices=_kinds(), metavar="KIND", help=tr("แก้ทุกตำแหน่งของชนิดนี้ในแฟ้มใหม่")
    ),
    "--json": lambda group: group.add_argument("--json", action="store_true", help=tr("ตอบเป็น JSON สำหรับโปรแกรมอื่น")),
}


def _kinds() -> tuple[str, ...]:
    from ita_desktop.domain.checks.problem import ProblemKind

    return tuple(ProblemKind)


# Parsing, in the program's words


def _year(text: str) -> int:
    """The fiscal year that an argument names. ArgumentTypeError if it names none."""
    year = whole_number(text, YEARS)
    if year is None:
        raise argparse.ArgumentTypeError(text)
    return year


def command_parser() -> argparse.ArgumentParser:
    """The parser of all commands. The README's list of commands is compared with it."""
    parser = _Parser(
        prog=_program(),
        add_help=False,
        formatter_class=_Formatter,
        description=tr("ITA Desktop: จัดทำรายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส"),
        usage=f"{_program()} [FILE.ita] | {_program()} COMMAND ...",
        epilog=tr("ไม่ระบุคำสั่ง: เปิดหน้าต่างโปรแกรม  รหัสจบ: ๐ เสร็จ ๑ พบรายการที่ต้องแก้ ๒ ทำไม่ได้"),
    )
    _add_help(parser)
    _add_general_options(parser)
    subparsers = parser.add_subparsers(title=tr("คำสั่ง"), metavar="COMMAND", required=True)
    for command in COMMANDS:
        subparser = subparsers.add_parser(
            command.name,
            prog=f"{_program()} {command.name}",
            add_help=False,
            formatter_class=_Formatter,
            help=tr(command.purpose),
            description=tr(command.purpose),
        )
        group = subparser.add_argument_group(tr("รายการที่ระบุ"))
        for argument in command.arguments:
            _ARGUMENTS[argument](group)
        _add_help(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument_group(tr("ความช่วยเหลือ")).add_argument("-h", "--help", action="help", help=tr("แสดงวิธีใช้นี้"))


def _add_general_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(tr("ใช้ได้กับทุกคำสั่ง"))
    group.add_argument("--home", type=Path, metavar="DIR", help=tr("เก็บงานที่ยังไม่บันทึกและการตั้งค่าไว้ในโฟลเดอร์นี้"))
    group.add_argument("--debug", action="store_true", help=tr("แสดงบันทึกการทำงานทางจอคอนโซล"))


def _program() -> str:
    return Path(sys.executable).name if getattr(sys, "frozen", False) else "main.py"


class _Formatter(argparse.HelpFormatter):
    """Says วิธีใช้ for "usage", and keeps a usage on one line."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=120)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or tr("วิธีใช้: "))


class _Parser(argparse.ArgumentParser):
    """Refuses wrong arguments with an ExpectedError where argparse would print English and exit."""

    def error(self, message: str) -> NoReturn:
        raise BadArgumentsError(usage_of(self))


def usage_of(parser: argparse.ArgumentParser) -> str:
    """How a command is used, on one line: `main.py import [--force] IN.json OUT.ita`."""
    return parser.format_usage().removeprefix(tr("วิธีใช้: ")).replace(" [-h]", "").strip()
