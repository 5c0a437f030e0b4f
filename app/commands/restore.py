"""`restore BACKUP --to BOOK`: write a backup as a new book; nothing is overwritten."""

import argparse
from pathlib import Path

from app.commands.base import Command, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BẢN SAO", help="tệp sao lưu .dondoc")
    parser.add_argument("--to", dest="book", type=Path, required=True, metavar="SỔ", help="tệp sổ mới")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.back_up import restore

    restore(arguments.backup, arguments.book)
    return show(arguments, {"book": str(arguments.book)}, [f"Đã khôi phục vào “{arguments.book}”."])


COMMAND = Command("restore", "khôi phục một bản sao lưu thành sổ mới", _arguments, _run)
