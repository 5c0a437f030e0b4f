"""`check-layout FILE.docx [--profile P]`: judge any .docx by the prescribed layout."""

import argparse
from pathlib import Path

from app.commands.base import Command, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP.docx", help="văn bản cần kiểm tra")
    parser.add_argument("--profile", default="", metavar="THỂ THỨC", help="party-2026, party-2018 hoặc state-2020")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.check_layout import check_layout

    checked = check_layout(arguments.file, arguments.profile)
    return show(arguments, checked.as_json(), checked.lines())


COMMAND = Command("check-layout", "kiểm tra thể thức một văn bản Word", _arguments, _run)
