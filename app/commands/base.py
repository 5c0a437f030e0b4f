"""What all commands share: the options, opening a book, printing, and the exit codes of docs/cli.md."""

import argparse
import json
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from app.domain.period import Period, parse_period
from app.errors import UserError
from app.messages.code import Code
from app.services.clock import Clock
from app.services.workspace import Workspace

DONE, REFUSED, WRONG_USAGE, LEFT_OPEN = 0, 1, 2, 3

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: the word on the command line.
        help: what it does, in Vietnamese, one line.
        arguments: adds its own arguments to a parser.
        run: does it; returns the exit code.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command and end with exit code 2."""
        self.exit(WRONG_USAGE, f"Lệnh chưa đúng: {_in_vietnamese(message)}\nXem cách dùng: python -m {self.prog} --help\n")

    def format_help(self) -> str:
        """Return the help with argparse's own words in Vietnamese."""
        return _in_vietnamese(super().format_help())


def parser_of(command: Command) -> Parser:
    """Return the parser of one command, with the options every command has."""
    parser = Parser(prog=f"app {command.name}", description=command.help, add_help=False)
    command.arguments(parser)
    parser.set_defaults(parser=parser)
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument("--today", type=day_argument, metavar="NGÀY", help="coi ngày này là hôm nay, ví dụ 2022-12-21")
    parser.add_argument("-h", "--help", action="help", help="in hướng dẫn này")
    return parser


@contextmanager
def opened_book(arguments: argparse.Namespace) -> Generator[Workspace]:
    """Open the book a command names and close it afterwards."""
    from app.bootstrap import open_workspace

    core = open_workspace(arguments.book, Clock(arguments.today))
    try:
        yield core
    finally:
        core.close()


def book_argument(parser: argparse.ArgumentParser) -> None:
    """Add the book as the first argument."""
    parser.add_argument("book", type=Path, metavar="SỔ", help="tệp sổ .dondoc")


def period_argument(parser: argparse.ArgumentParser) -> None:
    """Add the period option."""
    parser.add_argument(
        "--period", type=str, required=True, metavar="KỲ", help="2022, 2022-H2, 2022-Q4, 2022-10, 2022-W50 hoặc 2022-10-31"
    )


def period_of(arguments: argparse.Namespace) -> Period:
    """Return the period a command names. Raises UserError when it is none."""
    try:
        return parse_period(arguments.period)
    except ValueError as trouble:
        raise UserError(Code.BAD_PERIOD, period=arguments.period) from trouble


def day_argument(text: str) -> date:
    """Read a day given as ISO text."""
    try:
        return date.fromisoformat(text)
    except ValueError as trouble:
        raise argparse.ArgumentTypeError(f"ngày phải viết như 2022-12-31, không phải “{text}”") from trouble


def print_json(value: object) -> None:
    """Print one JSON object: UTF-8, Vietnamese letters as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def show(arguments: argparse.Namespace, as_json: Json, lines: list[str]) -> int:
    """Print a result in the form that was asked for; returns exit code 0."""
    if arguments.json:
        print_json(as_json)
    else:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    return DONE


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"not JSON: {type(value).__name__}")


_WORDS = (
    ("usage:", "cách dùng:"),
    ("positional arguments:", "tham số:"),
    ("options:", "tuỳ chọn:"),
    ("the following arguments are required:", "còn thiếu"),
    ("unrecognized arguments:", "không hiểu"),
    ("invalid choice:", "không có lựa chọn"),
    ("choose from", "hãy chọn trong"),
    ("expected one argument", "cần một giá trị"),
    ("expected at least one argument", "cần ít nhất một giá trị"),
    ("argument ", ""),
)


def _in_vietnamese(text: str) -> str:
    for english, vietnamese in _WORDS:
        text = text.replace(english, vietnamese)
    return text
