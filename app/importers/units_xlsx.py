"""A directory workbook -> units and groups. Columns are found by their heads, in any order.

Runs in the reader child, after the gate.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.domain.directory import Directory, DirectoryGroup, DirectoryUnit
from app.domain.unit import UNIT_KIND_LABELS, UnitKind, guess_kind
from app.errors import UserError
from app.messages.code import Code
from app.text.compare import fold
from app.text.normalise import one_line

_UNIT_HEADS = {
    "ten don vi": "name",
    "loai": "kind",
    "ten goi khac": "aliases",
    "thu dien tu": "email",
    "email": "email",
    "dien thoai": "phone",
    "nguoi phu trach": "contact_person",
    "thuoc nhom": "groups",
    "nhom": "groups",
    "theo doi don vi": "oversees",
}
_GROUP_HEADS = {"ten nhom": "name", "ten goi khac": "aliases"}
_KINDS = {fold(label): kind for kind, label in UNIT_KIND_LABELS.items()}


def read_directory(path: Path) -> Directory:
    """Read a directory workbook.

    Raises:
        UserError: no sheet has the head "Tên đơn vị", a row with words has no name, or a kind of unit is not one of the list.
    """
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:  # pyright: ignore[reportUnknownMemberType]
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    unit_sheets = [lines for rows in sheets if (lines := _lines(path.name, rows, _UNIT_HEADS)) is not None]
    group_sheets = [lines for rows in sheets if (lines := _lines(path.name, rows, _GROUP_HEADS)) is not None]
    if not unit_sheets:
        raise UserError(Code.NOT_A_DIRECTORY, file=path.name)
    return Directory(
        units=tuple(_unit(path.name, row, line) for lines in unit_sheets for row, line in lines),
        groups=tuple(DirectoryGroup(line["name"], _split(line.get("aliases"))) for lines in group_sheets for _, line in lines),
    )


def _lines(file: str, rows: Sequence[Sequence[object]], heads: Mapping[str, str]) -> list[tuple[int, dict[str, str]]] | None:
    """Return (row number, field -> text) below the first row that has a head for names; None without one."""
    for top, row in enumerate(rows):
        columns = {place: heads[fold(str(cell))] for place, cell in enumerate(row) if fold(str(cell)) in heads}
        if "name" in columns.values():
            found = [(number, _line(cells, columns)) for number, cells in enumerate(rows[top + 1 :], start=top + 2)]
            for number, line in found:
                if any(line.values()) and not line.get("name"):
                    raise UserError(Code.DIRECTORY_ROW_WITHOUT_NAME, file=file, row=number)
            return [(number, line) for number, line in found if line.get("name")]
    return None


def _line(cells: Sequence[object], columns: Mapping[int, str]) -> dict[str, str]:
    return {field: one_line(_shown(cells[place])) for place, field in columns.items() if place < len(cells)}


def _shown(value: object) -> str:
    """A telephone number typed as a number reads as a whole number, not as 912345678.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _unit(file: str, row: int, line: Mapping[str, str]) -> DirectoryUnit:
    written = line.get("kind", "")
    kind: UnitKind | None = _KINDS.get(fold(written)) if written else guess_kind(line["name"])
    if kind is None:
        raise UserError(Code.BAD_UNIT_KIND, file=file, row=row, kind=written)
    return DirectoryUnit(
        name=line["name"],
        kind=kind,
        aliases=_split(line.get("aliases")),
        email=line.get("email", ""),
        phone=line.get("phone", ""),
        contact_person=line.get("contact_person", ""),
        groups=_split(line.get("groups")),
        oversees=_split(line.get("oversees")),
    )


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (names or "").replace("\n", ";").split(";") if name.strip())
