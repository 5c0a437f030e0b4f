"""The directory out to a workbook and back, with a preview before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.directory import Directory, DirectoryGroup, DirectoryProblem, DirectoryProblemKind, DirectoryUnit
from app.domain.ids import UnitGroupId, UnitId
from app.domain.organisation import Organisation
from app.domain.unit import GroupRule, Membership, Unit, UnitGroup
from app.errors import UserError
from app.exporters import units_xlsx
from app.importers.child import read_outside
from app.messages.catalogue import MESSAGES
from app.messages.code import Code
from app.services.compare_directory import ComparedRow, RowKind, compare_directory
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import units
from app.store.session import Reader, Transaction
from app.text.compare import comparable

_CODES: dict[DirectoryProblemKind, Code] = {
    DirectoryProblemKind.NO_NAME: Code.DIRECTORY_ROW_WITHOUT_NAME,
    DirectoryProblemKind.BAD_KIND: Code.BAD_UNIT_KIND,
    DirectoryProblemKind.BAD_DAY: Code.DIRECTORY_BAD_DAY,
    DirectoryProblemKind.NAME_TWICE: Code.DIRECTORY_NAME_TWICE,
    DirectoryProblemKind.NAME_TAKEN: Code.DIRECTORY_NAME_TAKEN,
    DirectoryProblemKind.NO_SUCH_UNIT: Code.DIRECTORY_NO_SUCH_UNIT,
    DirectoryProblemKind.CIRCLE: Code.DIRECTORY_CIRCLE,
    DirectoryProblemKind.FOUNDED_TOO_LATE: Code.DIRECTORY_FOUNDED_TOO_LATE,
}


@dataclass(frozen=True, slots=True)
class DirectoryPreview:
    """What loading a directory file would do, before it is done.

    Attributes:
        path: the file.
        rows: its rows, units first; those that cannot be used last.
        book_state: the book it was compared with, as `Database.change_counter` counts.
    """

    path: Path
    rows: tuple[ComparedRow, ...]
    book_state: int

    def of_kind(self, kind: RowKind) -> list[ComparedRow]:
        """Return the rows of one kind."""
        return [row for row in self.rows if row.kind is kind]


def export_units(core: Workspace, path: Path) -> None:
    """Write the directory of today to a workbook. Raises EnvironmentTrouble when it cannot be written."""
    units_xlsx.write_directory(directory_of(core.book, core.today, only_existing=True), path)


def write_template(path: Path) -> None:
    """Write an empty directory to fill in, with guidance. Raises EnvironmentTrouble when it cannot be written."""
    units_xlsx.write_template(path)


def preview_units(core: Workspace, path: Path) -> DirectoryPreview:
    """Read a directory workbook and say what loading it would change; nothing is written.

    Raises:
        UserError: the file is refused, or is no directory.
    """
    directory = read_outside("units", path)
    assert isinstance(directory, Directory)
    ends = {comparable(unit.name): unit.abolished_on for unit in units.all_units(core.book) if unit.abolished_on is not None}
    rows = compare_directory(directory, directory_of(core.book, core.today), ends)
    return DirectoryPreview(path, tuple(rows), core.database.change_counter())


def load_units(core: Workspace, preview: DirectoryPreview) -> ChangeSet:
    """Load what a preview showed as new or changed (undoable as "nhập danh bạ"); rows that cannot be used are left out.

    Units and groups known by their name or an alias are changed, the others are added; nothing is removed, and an empty
    cell takes nothing away.

    Raises:
        UserError: the book changed since the preview.
    """
    if preview.book_state != core.database.change_counter():
        raise UserError(Code.BOOK_CHANGED_SINCE_PREVIEW)
    with core.unit_of_work(Step.IMPORT_UNITS, preview.path.name) as work:
        put_rows(work, [row for row in preview.rows if row.kind in (RowKind.NEW, RowKind.CHANGED)], core.today)
        refresh_opened(work, core.today)
    return work.changes


def import_units(core: Workspace, path: Path) -> ChangeSet:
    """Load a directory workbook whole (undoable as "nhập danh bạ").

    Raises:
        UserError: the file is refused, or a row of it cannot be used: the sentence names row and cell.
    """
    preview = preview_units(core, path)
    for row in preview.of_kind(RowKind.UNUSABLE):
        assert row.problem is not None
        raise UserError(_CODES[row.problem.kind], file=path.name, **_said(row.problem))
    return load_units(core, preview)


def why_unusable(problem: DirectoryProblem) -> str:
    """Return in one sentence why a row cannot be used, and what to do."""
    message, said = MESSAGES[_CODES[problem.kind]], _said(problem)
    why = message.why.format(**said)
    return f"{why[:1].upper()}{why[1:]}; {message.now.format(**said)}."


def directory_of(book: Reader, today: date, *, only_existing: bool = False) -> Directory:
    """Return the book's directory as a table: groups as their members of today, units all, or only those there are."""
    organisation = units.organisation(book)
    overseen = units.oversight(book)
    every = [
        one for one in organisation.units.values() if not only_existing or one.abolished_on is None or today < one.abolished_on
    ]
    groups = list(organisation.groups.values())
    return Directory(
        units=tuple(_line(unit, organisation, groups, overseen.get(unit.id, ()), today) for unit in every),
        groups=tuple(
            DirectoryGroup(
                group.name,
                group.aliases,
                group.rule.kind if group.rule else None,
                organisation.units[group.rule.parent_id].name if group.rule and group.rule.parent_id is not None else "",
            )
            for group in groups
        ),
    )


def put_rows(work: Transaction, rows: Sequence[ComparedRow], today: date) -> None:
    """Store compared rows: units, then who stands below whom, then groups with their members, then who oversees whom."""
    lines = [row.line for row in rows if isinstance(row.line, DirectoryUnit)]
    known = {unit.id: unit for unit in units.all_units(work)}
    for line in lines:
        _put_unit(work, line, known)
    known = {unit.id: unit for unit in units.all_units(work)}
    for line in lines:
        _put_parent(work, line, known)
    for group in [row.line for row in rows if isinstance(row.line, DirectoryGroup)]:
        _put_group(work, group)
    for group in units.all_groups(work):
        _join(work, group, [_unit_id(work, line.name) for line in lines if group.name in line.groups], today)
    for line in lines:
        if line.oversees:
            units.put_oversight(work, _unit_id(work, line.name), [_unit_id(work, name) for name in line.oversees])


def _line(
    unit: Unit, organisation: Organisation, groups: Sequence[UnitGroup], overseen: Sequence[UnitId], today: date
) -> DirectoryUnit:
    names = organisation.units
    return DirectoryUnit(
        unit.name,
        unit.kind,
        unit.aliases,
        unit.email,
        unit.phone,
        unit.contact_person,
        tuple(group.name for group in groups if unit.id in group.members_on(today)),
        tuple(names[one].name for one in overseen),
        names[unit.parent_id].name if unit.parent_id is not None else "",
        unit.head,
        unit.founded_on,
    )


def _put_unit(work: Transaction, line: DirectoryUnit, known: Mapping[UnitId, Unit]) -> None:
    unit_id, _ = units.resolve(work, line.name)
    unit = replace(
        known[unit_id] if unit_id is not None else Unit(UnitId(0), line.name, line.kind),
        name=line.name,
        kind=line.kind,
        email=line.email,
        phone=line.phone,
        contact_person=line.contact_person,
        aliases=line.aliases,
        head=line.head,
        founded_on=line.founded_on,
    )
    if unit.id:
        units.save_unit(work, unit)
    else:
        units.add_unit(work, unit)


def _put_parent(work: Transaction, line: DirectoryUnit, known: Mapping[UnitId, Unit]) -> None:
    unit = known[_unit_id(work, line.name)]
    parent_id = _unit_id(work, line.parent) if line.parent else None
    if unit.parent_id != parent_id:
        units.save_unit(work, replace(unit, parent_id=parent_id))


def _put_group(work: Transaction, line: DirectoryGroup) -> None:
    _, group_id = units.resolve(work, line.name)
    if group_id is None:
        group_id = units.add_group(work, UnitGroup(UnitGroupId(0), line.name))
    known = next(group for group in units.all_groups(work) if group.id == group_id)
    parent_id = _unit_id(work, line.rule_parent) if line.rule_parent else None
    rule = GroupRule(line.rule_kind, parent_id) if line.rule_kind else None
    units.save_group(work, replace(known, aliases=line.aliases, rule=rule))


def _join(work: Transaction, group: UnitGroup, unit_ids: Sequence[UnitId], today: date) -> None:
    """Make units members of a group; one that left it before comes back today."""
    present, ever = set(group.members_on(today)), {member.unit_id for member in group.members}
    joining = [Membership(one, today if one in ever else None) for one in unit_ids if one not in present]
    if joining:
        units.save_group(work, replace(group, members=(*group.members, *joining)))


def _said(problem: DirectoryProblem) -> dict[str, object]:
    return {"row": problem.row, "cell": problem.cell, "text": problem.text}


def _unit_id(book: Reader, name: str) -> UnitId:
    unit_id, _ = units.resolve(book, name)
    if unit_id is None:
        raise UserError(Code.NO_SUCH_UNIT, unit=name)
    return unit_id
