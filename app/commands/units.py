"""`units BOOK [--import FILE] [--export FILE]`: list, load or write the directory."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, book_argument, opened_book, show
from app.domain.unit import UNIT_KIND_LABELS


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    parser.add_argument("--import", dest="source", type=Path, metavar="TỆP.xlsx", help="nhập danh bạ từ tệp Excel")
    parser.add_argument("--export", dest="target", type=Path, metavar="TỆP.xlsx", help="xuất danh bạ ra tệp Excel")


def _run(arguments: argparse.Namespace) -> int:
    from app.services import exchange_units, show_plan

    with opened_book(arguments) as core:
        if arguments.source:
            exchange_units.import_units(core, arguments.source)
        if arguments.target:
            exchange_units.export_units(core, arguments.target)
        units, groups = show_plan.directory(core)
        names = {unit.id: unit.name for unit in units}
        overseen = show_plan.oversight(core)
    as_json: Json = {
        "units": [
            {
                "name": unit.name,
                "kind": unit.kind.value,
                "aliases": list(unit.aliases),
                "email": unit.email,
                "phone": unit.phone,
                "contact_person": unit.contact_person,
                "oversees": [names[one] for one in overseen.get(unit.id, [])],
            }
            for unit in units
        ],
        "groups": [
            {
                "name": group.name,
                "aliases": list(group.aliases),
                "members": [names[member.unit_id] for member in group.members],
            }
            for group in groups
        ],
    }
    lines = [
        *(f"{unit.name}  ({UNIT_KIND_LABELS[unit.kind]})  {unit.email}".rstrip() for unit in units),
        *(f"Nhóm “{group.name}”: {len(group.members)} đơn vị" for group in groups),
        *([f"Đã ghi danh bạ vào “{arguments.target}”."] if arguments.target else []),
    ]
    return show(arguments, as_json, lines or ["Danh bạ chưa có đơn vị nào."])


COMMAND = Command("units", "xem, nhập hoặc xuất danh bạ đơn vị", _arguments, _run)
