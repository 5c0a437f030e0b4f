"""`backup BOOK`: a verified backup."""

import argparse

from app.commands.base import Command, book_argument, opened_book, show


def _run(arguments: argparse.Namespace) -> int:
    from app.services.back_up import back_up

    with opened_book(arguments) as core:
        made = back_up(core)
    lines = [f"Đã sao lưu và mở kiểm tra: “{made.path}”."]
    return show(arguments, {"backup": str(made.path), "counter": made.counter}, lines)


COMMAND = Command("backup", "sao lưu sổ và kiểm tra bản sao", book_argument, _run)
