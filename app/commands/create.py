"""`create BOOK`: a new, empty book."""

import argparse

from app.commands.base import Command, book_argument, show


def _run(arguments: argparse.Namespace) -> int:
    from app.bootstrap import create_workspace

    create_workspace(arguments.book).close()
    return show(arguments, {"book": str(arguments.book)}, [f"Đã tạo sổ “{arguments.book}”."])


COMMAND = Command("create", "tạo sổ mới, chưa có gì", book_argument, _run)
