"""`undo BOOK`: take the last step back."""

import argparse

from app.commands.base import Command, book_argument, opened_book, show


def _run(arguments: argparse.Namespace) -> int:
    from app.services import history

    with opened_book(arguments) as core:
        step = history.status(core).undo
        history.undo(core)
    name = history.name_of(step) if step else ""
    return show(arguments, {"step": step.step.value if step else None, "name": name}, [f"Đã hoàn tác: {name}."])


COMMAND = Command("undo", "hoàn tác thao tác gần nhất", book_argument, _run)
