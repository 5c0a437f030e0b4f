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
        UserError: no sheet has the head "Tên đơn vị", or a kind of unit is not one of the list.
    """
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:  # pyright: ignore[reportUnknownMemberType]
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    units: list[DirectoryUnit] = []
    groups: list[DirectoryGroup] = []
    found = False
    for rows in sheets:
        unit_lines = _lines(rows, _UNIT_HEADS, "name")
        found = found or unit_lines is not None
        units += [_unit(path.name, number, line) for number, line in unit_lines or []]
        if unit_lines is None:
            groups += [
                DirectoryGroup(line["name"], _split(line.get("aliases"))) for _, line in _lines(rows, _GROUP_HEADS, "name") or []
            ]
    if not found:
        raise UserError(Code.NOT_A_DIRECTORY, file=path.name)
    return Directory(tuple(units), tuple(groups))


def _lines(rows: Sequence[Sequence[object]], heads: Mapping[str, str], needed: str) -> list[tuple[int, dict[str, str]]] | None:
    """Return (row number, field -> text) below the first row that holds the needed head; None without one."""
    for top, row in enumerate(rows):
        columns = {place: heads[fold(str(cell))] for place, cell in enumerate(row) if fold(str(cell)) in heads}
        if needed in columns.values():
            lines = [
                (number, {field: one_line(str(cells[place])) for place, field in columns.items() if place < len(cells)})
                for number, cells in enumerate(rows[top + 1 :], start=top + 2)
            ]
            return [(number, line) for number, line in lines if line.get(needed)]
    return None


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
