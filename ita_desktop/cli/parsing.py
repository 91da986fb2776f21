"""Arguments are read in the program's words: wrong ones are refused with a sentence, and a usage is one line."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from ita_desktop.errors import BadArgumentsError
from ita_desktop.language import tr


def add_help_option(parser: argparse.ArgumentParser) -> None:
    """The option that shows how a command is used."""
    parser.add_argument_group(tr("ความช่วยเหลือ")).add_argument("-h", "--help", action="help", help=tr("แสดงวิธีใช้นี้"))


def add_general_options(parser: argparse.ArgumentParser) -> None:
    """What any use of the program may have."""
    group = parser.add_argument_group(tr("ใช้ได้กับทุกคำสั่ง"))
    group.add_argument("--home", type=Path, metavar="DIR", help=tr("เก็บงานที่ยังไม่บันทึกและการตั้งค่าไว้ในโฟลเดอร์นี้"))
    group.add_argument("--debug", action="store_true", help=tr("แสดงบันทึกการทำงานทางจอคอนโซล"))


def program() -> str:
    """How the program is called."""
    return Path(sys.executable).name if getattr(sys, "frozen", False) else "main.py"


class Formatter(argparse.HelpFormatter):
    """Has วิธีใช้ for "usage", and keeps a usage on one line."""

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


class Parser(argparse.ArgumentParser):
    """Refuses wrong arguments with an ExpectedError where argparse would print English and exit."""

    def error(self, message: str) -> NoReturn:
        raise BadArgumentsError(usage_of(self))


def usage_of(parser: argparse.ArgumentParser) -> str:
    """How a command is used, on one line: `main.py import [--force] IN.json OUT.ita`."""
    usage = " ".join(parser.format_usage().removeprefix(tr("วิธีใช้: ")).split())
    return usage.replace(" [-h]", "")
