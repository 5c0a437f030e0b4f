"""The directory out to a workbook and back."""

from dataclasses import replace
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.directory import Directory, DirectoryGroup, DirectoryUnit
from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import Membership, Unit, UnitGroup
from app.errors import UserError
from app.exporters.units_xlsx import write_directory
from app.importers.child import read_outside
from app.messages.code import Code
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import units
from app.store.session import Reader, Transaction
from app.text.compare import comparable


def export_units(core: Workspace, path: Path) -> None:
    """Write the directory to a workbook. Raises EnvironmentTrouble when it cannot be written."""
    write_directory(directory_of(core.book), path)


def import_units(core: Workspace, path: Path) -> ChangeSet:
    """Load a directory workbook (undoable as "nhập danh bạ").

    Units and groups known by their name or an alias are changed, the others are added; nothing is removed, and an empty
    cell takes nothing away.

    Raises:
        UserError: the file is refused, or one name would stand for two units.
    """
    directory = read_outside("units", path)
    assert isinstance(directory, Directory)
    with core.unit_of_work(Step.IMPORT_UNITS, path.name) as work:
        put_directory(work, directory)
        refresh_opened(work, core.today)
    return work.changes


def put_directory(work: Transaction, directory: Directory) -> None:
    """Store a directory: units, then groups with their members, then who oversees whom."""
    for line in directory.units:
        _put_unit(work, line)
    named = {name: DirectoryGroup(name) for line in directory.units for name in line.groups}
    for group in (*directory.groups, *named.values()):
        _put_group(work, group, directory)
    for line in directory.units:
        if line.oversees:
            units.put_oversight(work, _unit_id(work, line.name), [_unit_id(work, name) for name in line.oversees])


def directory_of(book: Reader) -> Directory:
    """Return the book's directory as a table."""
    every = units.all_units(book)
    names = {unit.id: unit.name for unit in every}
    groups = units.all_groups(book)
    overseen = units.oversight(book)
    return Directory(
        units=tuple(
            DirectoryUnit(
                unit.name,
                unit.kind,
                unit.aliases,
                unit.email,
                unit.phone,
                unit.contact_person,
                tuple(group.name for group in groups if any(member.unit_id == unit.id for member in group.members)),
                tuple(names[one] for one in overseen.get(unit.id, ())),
            )
            for unit in every
        ),
        groups=tuple(DirectoryGroup(group.name, group.aliases) for group in groups),
    )


def _put_unit(work: Transaction, line: DirectoryUnit) -> None:
    unit_id, _ = _known(work, line.name, line.aliases, is_group=False)
    content = Unit(UnitId(0), line.name, line.kind, 0, "", line.email, line.phone, line.contact_person, line.aliases)
    if unit_id is None:
        units.add_unit(work, content)
        return
    known = next(unit for unit in units.all_units(work) if unit.id == unit_id)
    same_name = comparable(known.name) == comparable(line.name)
    units.save_unit(
        work,
        replace(
            known,
            name=line.name if same_name else known.name,
            kind=line.kind,
            email=line.email or known.email,  # an empty cell takes nothing away
            phone=line.phone or known.phone,
            contact_person=line.contact_person or known.contact_person,
            aliases=_joined(known.aliases, line.aliases),
        ),
    )


def _put_group(work: Transaction, line: DirectoryGroup, directory: Directory) -> None:
    _, group_id = _known(work, line.name, line.aliases, is_group=True)
    if group_id is None:
        group_id = units.add_group(work, UnitGroup(UnitGroupId(0), line.name))
    known = next(group for group in units.all_groups(work) if group.id == group_id)
    present = {member.unit_id for member in known.members}
    joining = [_unit_id(work, unit.name) for unit in directory.units if line.name in unit.groups]
    members = (*known.members, *(Membership(unit_id) for unit_id in joining if unit_id not in present))
    units.save_group(work, replace(known, aliases=_joined(known.aliases, line.aliases), members=members))


def _known(book: Reader, name: str, aliases: tuple[str, ...], *, is_group: bool) -> tuple[UnitId | None, UnitGroupId | None]:
    """Return the unit or group the book knows by this name; raises UserError when a name belongs to another."""
    owner = units.resolve(book, name)
    for written in (name, *aliases):
        unit_id, group_id = units.resolve(book, written)
        stranger = unit_id if is_group else group_id
        if stranger is not None or (written != name and (unit_id, group_id) not in ((None, None), owner)):
            raise UserError(Code.NAME_TAKEN, name=written)
    return owner


def _joined(known: tuple[str, ...], added: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *added)))


def _unit_id(book: Reader, name: str) -> UnitId:
    unit_id, _ = units.resolve(book, name)
    if unit_id is None:
        raise UserError(Code.NO_SUCH_UNIT, unit=name)
    return unit_id
