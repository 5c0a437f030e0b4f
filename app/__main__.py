"""The headless door: `python -m app COMMAND …`, the commands of docs/cli.md.

Exit 0: done; 1: refused, with one sentence on standard error and nothing changed; 2: wrong usage.
"""

import sys
from importlib import import_module
from io import TextIOWrapper

from app.commands import NAMES


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    argv = sys.argv[1:] if argv is None else argv
    from app.importers.child import child_main

    served = child_main(argv)
    if served is not None:
        return served
    _speak_utf8()
    if not argv or argv[0] in {"-h", "--help"}:
        _print_overview()
        return 0 if argv else 2
    if argv[0] not in NAMES:
        sys.stderr.write(f"Không có lệnh “{argv[0]}”. Các lệnh: {', '.join(NAMES)}.\n")
        return 2
    return _run(argv[0], argv[1:])


def _run(name: str, argv: list[str]) -> int:
    from app.commands.base import REFUSED, Command, parser_of
    from app.errors import Trouble

    command = import_module(f"app.commands.{_module_of(name)}").COMMAND
    assert isinstance(command, Command)
    arguments = parser_of(command).parse_args(argv)
    try:
        return command.run(arguments)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return REFUSED


def _print_overview() -> None:
    print("Đôn Đốc: theo dõi việc thực hiện kế hoạch.\n\ncách dùng: python -m app LỆNH …\n")
    for name in NAMES:
        print(f"  {name:14}{import_module(f'app.commands.{_module_of(name)}').COMMAND.help}")
    print("\nThêm --help sau tên lệnh để xem cách dùng từng lệnh.")


def _module_of(name: str) -> str:
    """Return the file of a command: its name with underscores; those that are Python's own words get one at the end."""
    return {"import": "import_"}.get(name, name.replace("-", "_"))


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page (windows.md, trap 11)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    raise SystemExit(main())
