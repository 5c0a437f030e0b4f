"""`redo BOOK`: do the last undone step again."""

import argparse

from app.commands.base import Command, book_argument, opened_book, show


def _run(arguments: argparse.Namespace) -> int:
    from app.services import history

    with opened_book(arguments) as core:
        step = history.status(core).redo
        history.redo(core)
    name = history.name_of(step) if step else ""
    return show(arguments, {"step": step.step.value if step else None, "name": name}, [f"Đã làm lại: {name}."])


COMMAND = Command("redo", "làm lại thao tác vừa hoàn tác", book_argument, _run)
