"""A directory workbook -> units and groups, and the rows that cannot be read. Columns are found by their heads, in any order.

Runs in the reader child, after the gate. To read another column: its head, folded, in `_UNIT_HEADS` or `_GROUP_HEADS`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.directory import Directory, DirectoryGroup, DirectoryProblem, DirectoryProblemKind, DirectoryUnit
from app.domain.unit import UNIT_KIND_LABELS, UnitKind, guess_kind
from app.errors import UserError
from app.messages.code import Code
from app.text.compare import fold
from app.text.normalise import one_line

_UNIT_HEADS = {
    "ten don vi": "name",
    "loai": "kind",
    "ten goi khac": "aliases",
    "cap tren": "parent",
    "nguoi dung dau": "head",
    "thu dien tu": "email",
    "email": "email",
    "dien thoai": "phone",
    "nguoi phu trach": "contact_person",
    "ngay thanh lap": "founded_on",
    "thuoc nhom": "groups",
    "nhom": "groups",
    "theo doi don vi": "oversees",
}
_GROUP_HEADS = {
    "ten nhom": "name",
    "ten goi khac": "aliases",
    "gom moi don vi loai": "rule_kind",
    "duoi cap tren": "rule_parent",
}
_KINDS = {fold(label): kind for kind, label in UNIT_KIND_LABELS.items()}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row below the heads: its number, its texts by field, and the letters of the columns."""

    number: int
    texts: Mapping[str, str]
    letters: Mapping[str, str]

    def text(self, field: str) -> str:
        """Return what stands in a column, empty when there is no such column."""
        return self.texts.get(field, "")

    def names(self, field: str) -> tuple[str, ...]:
        """Return the names of a cell, divided by semicolons or lines."""
        return tuple(name.strip() for name in self.text(field).replace("\n", ";").split(";") if name.strip())

    def problem(self, kind: DirectoryProblemKind, field: str) -> DirectoryProblem:
        """Say that this row cannot be used for what stands, or does not stand, in a column."""
        cell = f"{self.letters.get(field, 'A')}{self.number}"
        return DirectoryProblem(kind, self.number, cell, self.text(field), self.text("name"))


def read_directory(path: Path) -> Directory:
    """Read a directory workbook; rows that cannot be used come back as problems.

    Raises:
        UserError: no sheet has the head "Tên đơn vị".
    """
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:  # pyright: ignore[reportUnknownMemberType]
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    unit_sheets = [rows for sheet in sheets if (rows := _rows(sheet, _UNIT_HEADS)) is not None]
    group_sheets = [rows for sheet in sheets if (rows := _rows(sheet, _GROUP_HEADS)) is not None]
    if not unit_sheets:
        raise UserError(Code.NOT_A_DIRECTORY, file=path.name)
    units = [_unit(row) for rows in unit_sheets for row in rows]
    groups = [_group(row) for rows in group_sheets for row in rows]
    return Directory(
        units=tuple(one for one in units if isinstance(one, DirectoryUnit)),
        groups=tuple(one for one in groups if isinstance(one, DirectoryGroup)),
        problems=tuple(one for one in (*units, *groups) if isinstance(one, DirectoryProblem)),
        columns=_letters(unit_sheets),
        group_columns=_letters(group_sheets),
    )


def _rows(sheet: Sequence[Sequence[object]], heads: Mapping[str, str]) -> list[_Row] | None:
    """Return the rows with words below the first row that has a head for names; None without one."""
    for top, row in enumerate(sheet):
        columns = {place: heads[fold(str(cell))] for place, cell in enumerate(row) if fold(str(cell)) in heads}
        if "name" in columns.values():
            letters = {field: _letter(place) for place, field in columns.items()}
            found = [
                _Row(number, _texts(cells, columns), letters) for number, cells in enumerate(sheet[top + 1 :], start=top + 2)
            ]
            return [one for one in found if any(one.texts.values())]
    return None


def _texts(cells: Sequence[object], columns: Mapping[int, str]) -> dict[str, str]:
    return {field: _shown(cells[place]) for place, field in columns.items() if place < len(cells)}


def _shown(value: object) -> str:
    """A telephone number typed as a number reads as a whole number, a day as dd/mm/yyyy, lines of a cell as names of a list."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ";".join(one_line(line) for line in str(value).splitlines())


def _unit(row: _Row) -> DirectoryUnit | DirectoryProblem:
    if not row.text("name"):
        return row.problem(DirectoryProblemKind.NO_NAME, "name")
    written = row.text("kind")
    kind: UnitKind | None = _KINDS.get(fold(written)) if written else guess_kind(row.text("name"))
    if kind is None:
        return row.problem(DirectoryProblemKind.BAD_KIND, "kind")
    founded_on = _day(row.text("founded_on"))
    if row.text("founded_on") and founded_on is None:
        return row.problem(DirectoryProblemKind.BAD_DAY, "founded_on")
    return DirectoryUnit(
        name=row.text("name"),
        kind=kind,
        aliases=row.names("aliases"),
        email=row.text("email"),
        phone=row.text("phone"),
        contact_person=row.text("contact_person"),
        groups=row.names("groups"),
        oversees=row.names("oversees"),
        parent=row.text("parent"),
        head=row.text("head"),
        founded_on=founded_on,
        row=row.number,
        is_kind_guessed=not written,
    )


def _group(row: _Row) -> DirectoryGroup | DirectoryProblem:
    if not row.text("name"):
        return row.problem(DirectoryProblemKind.NO_NAME, "name")
    kind = _KINDS.get(fold(row.text("rule_kind")))
    if kind is None and row.text("rule_kind"):
        return row.problem(DirectoryProblemKind.BAD_KIND, "rule_kind")
    return DirectoryGroup(row.text("name"), row.names("aliases"), kind, row.text("rule_parent") if kind else "", row.number)


def _day(written: str) -> date | None:
    """Return the day of dd/mm/yyyy; None when it is none, or one that does not exist."""
    found = _DAY.fullmatch(written)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _letters(sheets: Sequence[Sequence[_Row]]) -> dict[str, str]:
    return {field: letter for rows in sheets for row in rows for field, letter in row.letters.items()}


def _letter(place: int) -> str:
    """Return the letters of a column, from 0: A, B, … Z, AA and so on."""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
