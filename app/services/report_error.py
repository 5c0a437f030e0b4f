"""A report about a bug that holds nothing of the book: versions, place in the program, last actions (threats F).

The words of an exception and the values of variables may be texts of the book, and folders hold the name of the user: of an
exception only its class is told, of a file only where it lies inside the program or its library.
"""

import traceback
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePath

from app.files import write_bytes

_ROOT = Path(__file__).resolve().parents[2]
_LIBRARIES = ("site-packages", "dist-packages")


def error_report(trouble: BaseException, versions: Mapping[str, str], system: str, actions: Sequence[str], at: datetime) -> str:
    """Return the report as the clerk sees it and as it is saved.

    Args:
        trouble: the exception, with its trace.
        versions: name -> version of the program and what it stands on.
        system: the operating system and its version.
        actions: ids of the last actions, the newest last.
        at: when it happened.
    """
    return "\n".join(
        [
            f"Báo cáo lỗi Đôn Đốc, {at:%d/%m/%Y %H:%M}",
            *(f"{name}: {version}" for name, version in versions.items()),
            f"Hệ điều hành: {system}",
            "",
            "Chỗ hỏng trong chương trình:",
            *_told(trouble),
            "",
            "Các lệnh vừa dùng, mới nhất ở cuối:",
            *(f"  {action}" for action in actions),
            "",
            "Báo cáo không có lời văn của lỗi, chữ trong sổ, tên tệp của sổ, tên người hay tên máy.",
            "",
        ]
    )


def save_error_report(report: str, path: Path) -> None:
    """Write a report. Raises EnvironmentTrouble when it cannot be written."""
    write_bytes(path, report.encode("utf-8"))


def _told(trouble: BaseException) -> list[str]:
    """Return the frames of an exception and of those behind it, the first cause first."""
    lines: list[str] = []
    for one in _chain(trouble):
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(one.__traceback__)]
        lines.append(f"  {type(one).__module__}.{type(one).__qualname__}")
    return lines


def _chain(trouble: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = trouble
    while one is not None and one not in found:
        found.insert(0, one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _place(filename: str) -> str:
    """Return where a file of code lies, without the folders above the program or its library."""
    path = PurePath(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    inside = next((path.parts.index(name) for name in _LIBRARIES if name in path.parts), None)
    return "/".join(path.parts[inside + 1 :]) if inside is not None else path.name
