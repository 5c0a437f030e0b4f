"""Starts the window: the reader child first, then logging and crash hook, then the book, then the window."""

import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run the program; returns its exit code.

    Args:
        argv: a book to open, or `--sample`; nothing opens the last book, else the sample.
    """
    argv = sys.argv[1:] if argv is None else argv
    from app.importers.child import child_main

    served = child_main(argv)  # before Qt: a reader child shows no window
    if served is not None:
        return served
    from ui.application import run

    sample = "--sample" in argv
    paths = [Path(word) for word in argv if not word.startswith("-")]
    return run(paths[0] if paths else None, sample=sample)
