"""Readers that do what a reader must not do, and the child program that knows them.

`serve` is what `app.__main__` is to the real child; the tests put it in its place.
"""

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.domain.period import Period, quarter
from app.errors import EnvironmentTrouble, UserError
from app.importers import process_limits
from app.importers.child import child_main
from app.importers.gate.facts import OfficeKind
from app.importers.readers import READERS, Reader
from app.messages.code import Code

PROGRAM = [sys.executable, "-c", "import sys; from tests.importers.misbehaving import serve; sys.exit(serve(sys.argv[1:]))"]
SECRET = "lời văn của tệp"


class Colour(StrEnum):
    """An enumeration on its way through the child."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Everything:
    """One of each kind of value that readers return."""

    colour: Colour
    on: date | None
    period: Period
    uid: bytes | None
    texts: tuple[str, ...]
    by_key: dict[str, str]
    number: int = 0


EVERYTHING = Everything(Colour.BLUE, date(2022, 9, 6), quarter(2022, 4), b"\0\xff" * 8, ("Đảng uỷ", "a\nb"), {"x": "ý"}, 7)


def tell(_path: Path) -> Everything:
    return EVERYTHING


def refuse(path: Path) -> str:
    raise UserError(Code.PLAN_HAS_NO_DUTY, file=path.name)


def meet_a_full_disk(_path: Path) -> str:
    raise EnvironmentTrouble(Code.DISK_FULL, needed=3, free=1)


def fail(_path: Path) -> str:
    raise KeyError(SECRET)


def hang(_path: Path) -> str:
    time.sleep(600)
    return ""


def compute_for_ever(_path: Path) -> str:
    while True:
        pass


def swell(_path: Path) -> str:
    taken = []
    while True:
        taken.append(bytearray(10_000_000))


def load_with_calamine(path: Path) -> str:
    from python_calamine import load_workbook

    return str(len(load_workbook(path).get_sheet_by_index(0).to_python()))


def abort(_path: Path) -> str:
    os.abort()


def touch_nowhere(_path: Path) -> str:
    return str(ctypes.string_at(0))


def chatter(_path: Path) -> str:
    print("on standard output")
    print("on standard error", file=sys.stderr)
    os.write(1, b"past Python")
    return repr(sys.stdin.read())


def litter(_path: Path) -> str:
    descriptor, name = tempfile.mkstemp()
    os.write(descriptor, b"x")
    return name


def have_a_child(path: Path) -> str:
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    path.with_suffix(".pid").write_text(str(grandchild.pid), encoding="utf-8")
    return hang(path)


def lie_about_the_type(_path: Path) -> dict[str, int]:
    return {"colour": 5}


def say_where(_path: Path) -> str:
    return f"{sys.flags.utf8_mode} {tempfile.gettempdir()}"


def _row(function: str, result: str = "builtins:str", kind: OfficeKind = OfficeKind.DOCX) -> Reader:
    return Reader((kind,), f"{__name__}:{function}", result)


ROWS = {
    "tell": _row("tell", f"{__name__}:Everything"),
    "lie": _row("lie_about_the_type", f"{__name__}:Everything"),
    "calamine": _row("load_with_calamine", kind=OfficeKind.XLSX),
    **{
        function.__name__: _row(function.__name__)
        for function in (refuse, meet_a_full_disk, fail, hang, compute_for_ever, swell, abort, touch_nowhere)
    },
    **{function.__name__: _row(function.__name__) for function in (chatter, litter, have_a_child, say_where)},
}


def refuse_sockets(event: str, _arguments: object) -> None:
    if event.startswith("socket."):
        os._exit(77)


def serve(arguments: list[str]) -> int | None:
    """Be the child, with these readers, no sockets and little time."""
    sys.addaudithook(refuse_sockets)
    READERS.update(ROWS)
    process_limits.CPU_SECONDS = 1
    return child_main(arguments)
