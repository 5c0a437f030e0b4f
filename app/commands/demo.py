"""`demo --out DIR`: the whole month on the sample plan."""

import argparse
import sys
from pathlib import Path

from app.commands.base import Command, Json, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ MỤC", help="nơi ghi mọi tệp của tháng mẫu")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.demo import run_demo

    def tell(line: str) -> None:
        if not arguments.json:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    written = run_demo(arguments.out, tell)
    as_json: Json = {"files": [{"path": str(one.path), "what": one.what} for one in written]}
    lines = ["", "Các tệp nằm ở đây:", *(f"  {one.path}  ({one.what})" for one in written)]
    return show(arguments, as_json, lines)


COMMAND = Command("demo", "chạy cả tháng trên kế hoạch mẫu", _arguments, _run)
