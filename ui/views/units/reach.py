"""Who leads a unit and how it is reached: columns of the directory that are typed over."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.ids import UnitId
from app.domain.unit import Unit
from app.services.show_units import UnitRow
from app.services.type_over import UnitCells
from ui.kit.cells import Cell
from ui.kit.table import Column, Typed, Typing

_FIRST = 2  # of these columns in the directory
_FIELDS = ("head", "contact_person", "email", "phone")
_PHONE_SIGNS = frozenset("0123456789 +().-/;,")


def reach_columns() -> tuple[Column[UnitRow], ...]:
    """Return the columns, in the order of the fields."""
    return (
        _column("Đứng đầu", 104, 3, lambda unit: unit.head, _refuse_head),
        _column("Phụ trách", 104, 2, lambda unit: unit.contact_person),
        _column("Thư điện tử", 176, 1, lambda unit: unit.email, _refuse_mail),
        _column("Điện thoại", 96, 4, lambda unit: unit.phone, _refuse_phone),
    )


def unit_cells(typed: Sequence[Typed]) -> dict[UnitId, UnitCells]:
    """Return what was typed, unit by unit."""
    found: dict[UnitId, UnitCells] = {}
    for one in typed:
        assert isinstance(one.row, UnitRow)
        unit_id = one.row.unit.id
        found[unit_id] = replace(found.get(unit_id, UnitCells()), **{_FIELDS[one.column - _FIRST]: one.text})
    return found


def _column(
    title: str, width: int, yields: int, said: Callable[[Unit], str], refuse: Callable[[UnitRow, str], str] = lambda *_: ""
) -> Column[UnitRow]:
    return Column(
        title,
        lambda row: Cell(said(row.unit) or "–", colour="ink_soft", lines=1 if "@" in said(row.unit) else 2),
        width,
        yields,
        typing=Typing(lambda row: said(row.unit), refuse),
    )


def _refuse_head(row: UnitRow, text: str) -> str:
    return "Cá nhân không có người đứng đầu." if row.unit.is_person and text.strip() else ""


def _refuse_mail(_row: UnitRow, text: str) -> str:
    addresses = [one.strip() for one in text.replace(",", ";").split(";") if one.strip()]
    is_sound = all(one.count("@") == 1 and " " not in one and "." in one.partition("@")[2] for one in addresses)
    return "" if is_sound else "Địa chỉ thư có dạng ten@coquan.vn."


def _refuse_phone(_row: UnitRow, text: str) -> str:
    return "" if _PHONE_SIGNS.issuperset(text) else "Số điện thoại chỉ gồm chữ số và dấu + ( ) . -"
