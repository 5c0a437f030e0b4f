"""`calendar BOOK --year Y --out FILE.ics`: the calendar of a year."""

import argparse
from pathlib import Path

from app.commands.base import Command, book_argument, opened_book, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    parser.add_argument("--year", type=int, required=True, metavar="NĂM", help="năm, ví dụ 2022")
    parser.add_argument("--out", type=Path, required=True, metavar="TỆP.ics", help="tệp lịch sẽ ghi")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.show_calendar import export_calendar

    with opened_book(arguments) as core:
        events = export_calendar(core, arguments.year, arguments.out)
    lines = [f"Đã ghi {events} mục vào “{arguments.out}”."]
    return show(arguments, {"file": str(arguments.out), "events": events}, lines)


COMMAND = Command("calendar", "xuất lịch một năm ra tệp .ics", _arguments, _run)
