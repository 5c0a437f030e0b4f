"""`units BOOK [--import FILE] [--export FILE]`: list, load or write the directory."""

import argparse
from datetime import date
from pathlib import Path

from app.commands.base import Command, Json, book_argument, opened_book, show
from app.domain.organisation import Organisation
from app.domain.unit import UNIT_KIND_LABELS, Unit, UnitGroup
from app.domain.unit_history import UnitEventKind


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
        organisation, overseen, today = show_plan.organisation(core), show_plan.oversight(core), core.today
    names = {unit.id: unit.name for unit in organisation.units.values()}
    as_json: Json = {
        "units": [
            {**_unit(unit, organisation), "oversees": [names[one] for one in overseen.get(unit.id, [])]}
            for unit in organisation.units.values()
        ],
        "groups": [_group(group, organisation, today) for group in organisation.groups.values()],
    }
    lines = [
        *(_in_words(unit) for unit in organisation.units.values()),
        *(f"Nhóm “{one.name}”: {len(organisation.holders_on(one.id, today))} đơn vị" for one in organisation.groups.values()),
        *([f"Đã ghi danh bạ vào “{arguments.target}”."] if arguments.target else []),
    ]
    return show(arguments, as_json, lines or ["Danh bạ chưa có đơn vị nào."])


def _unit(unit: Unit, organisation: Organisation) -> Json:
    names = organisation.units
    history = organisation.history.get(unit.id, ())
    return {
        "name": unit.name,
        "kind": unit.kind.value,
        "aliases": list(unit.aliases),
        "email": unit.email,
        "phone": unit.phone,
        "contact_person": unit.contact_person,
        "parent": names[unit.parent_id].name if unit.parent_id is not None else None,
        "head": unit.head,
        "founded_on": unit.founded_on.isoformat() if unit.founded_on else None,
        "abolished_on": unit.abolished_on.isoformat() if unit.abolished_on else None,
        "heir": names[unit.heir_id].name if unit.heir_id is not None else None,
        "former_names": [
            {"name": event.name_before, "until": event.happened_on.isoformat()}
            for event in history
            if event.kind is UnitEventKind.RENAMED
        ],
    }


def _group(group: UnitGroup, organisation: Organisation, today: date) -> Json:
    """Return a group as JSON; its members are the units that do its work today."""
    names, rule = organisation.units, group.rule
    return {
        "name": group.name,
        "aliases": list(group.aliases),
        "members": [names[one].name for one in organisation.holders_on(group.id, today)],
        "rule": None
        if rule is None
        else {"kind": rule.kind.value, "parent": names[rule.parent_id].name if rule.parent_id is not None else None},
    }


def _in_words(unit: Unit) -> str:
    end = f"thôi hoạt động từ {unit.abolished_on:%d/%m/%Y}" if unit.abolished_on else unit.email
    return f"{unit.name}  ({UNIT_KIND_LABELS[unit.kind]})  {end}".rstrip()


COMMAND = Command("units", "xem, nhập hoặc xuất danh bạ đơn vị", _arguments, _run)
