"""The directory: units, groups, the names by which both are known, and who oversees whom."""

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.ids import UnitGroupId, UnitId
from app.domain.organisation import Organisation
from app.domain.unit import GroupRule, Membership, Unit, UnitGroup, UnitKind
from app.store import unit_events
from app.store.columns import as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction, Value
from app.text.compare import comparable, fold
from app.text.normalise import one_line

_UNIT = (
    "SELECT id, name, kind, position, short_name, email, phone, contact_person, parent_id, head, founded_on, abolished_on, "
    "heir_id FROM unit"
)


def all_units(book: Reader) -> list[Unit]:
    """Return every unit in the office's own order."""
    aliases = _aliases(book, "unit_id")
    return [_unit(row, aliases) for row in book.rows(f"{_UNIT} ORDER BY position, id")]


def all_groups(book: Reader) -> list[UnitGroup]:
    """Return every group with its members, in the office's own order."""
    aliases = _aliases(book, "group_id")
    members: dict[int, list[Membership]] = {}
    for group_id, unit_id, joined_on, left_on in book.rows(
        "SELECT group_id, unit_id, joined_on, left_on FROM unit_group_member ORDER BY group_id, position, id"
    ):
        membership = Membership(UnitId(as_int(unit_id)), as_date(joined_on), as_date(left_on))
        members.setdefault(as_int(group_id), []).append(membership)
    return [
        UnitGroup(
            UnitGroupId(as_int(group_id)),
            as_text(name),
            tuple(aliases.get(as_int(group_id), ())),
            tuple(members.get(as_int(group_id), ())),
            GroupRule(UnitKind(rule_kind), _optional_id(rule_parent_id)) if isinstance(rule_kind, str) else None,
        )
        for group_id, name, rule_kind, rule_parent_id in book.rows(
            "SELECT id, name, rule_kind, rule_parent_id FROM unit_group ORDER BY position, id"
        )
    ]


def organisation(book: Reader) -> Organisation:
    """Return units, groups and what befell the units."""
    return Organisation(
        {unit.id: unit for unit in all_units(book)},
        {group.id: group for group in all_groups(book)},
        unit_events.all_events(book),
    )


def name_of(book: Reader, unit_id: UnitId) -> str:
    """Return a unit's name."""
    return as_text(book.value("SELECT name FROM unit WHERE id = ?", unit_id))


def name_of_group(book: Reader, group_id: int) -> str:
    """Return a group's name."""
    return as_text(book.value("SELECT name FROM unit_group WHERE id = ?", group_id))


def find_by_name(book: Reader, written: str) -> UnitId | UnitGroupId | None:
    """Return the unit or group known by a name or alias, whatever its case or the place of its tone marks."""
    unit_id, group_id = resolve(book, written)
    return unit_id or group_id


def resolve(book: Reader, written: str) -> tuple[UnitId | None, UnitGroupId | None]:
    """Return (unit, group) known by a name or alias; at most one of the two is set."""
    row = book.row("SELECT unit_id, group_id FROM alias WHERE name_key = ?", comparable(written))
    if row is None:
        return None, None
    unit_id, group_id = row
    return (UnitId(unit_id) if isinstance(unit_id, int) else None), (UnitGroupId(group_id) if isinstance(group_id, int) else None)


def add_unit(work: Transaction, unit: Unit) -> UnitId:
    """Add a unit at the end of the order, with its aliases; returns its id."""
    position = unit.position or book_end(work, "unit")
    unit_id = work.insert("unit", uid=work.new_uid(), position=position, **_unit_columns(unit))
    _put_names(work, "unit_id", unit_id, unit.name, unit.aliases)
    return UnitId(unit_id)


def save_unit(work: Transaction, unit: Unit) -> None:
    """Change a unit's own columns and its names."""
    work.update("unit", unit.id, position=unit.position, **_unit_columns(unit))
    _put_names(work, "unit_id", unit.id, unit.name, unit.aliases)


def delete_unit(work: Transaction, unit_id: UnitId) -> None:
    """Remove a unit that nothing refers to any more but its names and groups (`app.store.unit_ties`)."""
    work.delete_where("alias", "unit_id", unit_id)
    work.delete_where("unit_group_member", "unit_id", unit_id)
    work.delete("unit", unit_id)


def put_positions(work: Transaction, positions: Mapping[UnitId, int]) -> None:
    """Give units their places in the office's own order."""
    for unit_id, position in positions.items():
        work.update("unit", unit_id, position=position)


def add_group(work: Transaction, group: UnitGroup) -> UnitGroupId:
    """Add a group with its aliases and members; returns its id."""
    group_id = work.insert(
        "unit_group",
        uid=work.new_uid(),
        position=book_end(work, "unit_group"),
        **_group_columns(group),
    )
    _put_names(work, "group_id", group_id, group.name, group.aliases)
    _put_members(work, group_id, group.members)
    return UnitGroupId(group_id)


def save_group(work: Transaction, group: UnitGroup) -> None:
    """Change a group's name, aliases and members."""
    work.update("unit_group", group.id, **_group_columns(group))
    _put_names(work, "group_id", group.id, group.name, group.aliases)
    _put_members(work, group.id, group.members)


def add_alias(work: Transaction, name: str, *, unit_id: UnitId | None = None, group_id: UnitGroupId | None = None) -> None:
    """Remember one more name for a unit or group; nothing happens when the name is known already."""
    name = one_line(name)
    if find_by_name(work, name) is None:
        work.insert("alias", name=name, name_key=comparable(name), unit_id=unit_id, group_id=group_id)


def oversight(book: Reader, on: date | None = None) -> dict[UnitId, list[UnitId]]:
    """Return overseer -> the units he or she answers for on a day, in the office's order; on whatever day when it is left out.

    What the clerk enters holds always; what an heir took over holds from that day on, so that a period before it keeps its
    overseers.
    """
    found: dict[UnitId, list[UnitId]] = {}
    for overseer_id, unit_id in book.named_rows(
        "SELECT o.overseer_id, o.unit_id FROM oversight o JOIN unit u ON u.id = o.unit_id "
        "WHERE :on IS NULL OR o.since IS NULL OR o.since <= :on ORDER BY o.overseer_id, u.position, u.id",
        on=iso(on),
    ):
        found.setdefault(UnitId(as_int(overseer_id)), []).append(UnitId(as_int(unit_id)))
    return found


def put_oversight(work: Transaction, overseer_id: UnitId, unit_ids: Iterable[UnitId]) -> None:
    """Set the units a person oversees."""
    wanted = set(unit_ids)
    for row_id, unit_id in list(work.rows("SELECT id, unit_id FROM oversight WHERE overseer_id = ?", overseer_id)):
        if unit_id in wanted:
            wanted.discard(UnitId(as_int(unit_id)))
        else:
            work.delete("oversight", as_int(row_id))
    for unit_id in sorted(wanted):
        work.insert("oversight", overseer_id=overseer_id, unit_id=unit_id)


def begin_oversight(work: Transaction, overseer_id: UnitId, unit_id: UnitId, since: date) -> None:
    """Let a person answer for a unit from a day on; nothing changes where that holds already."""
    row = work.row("SELECT id, since FROM oversight WHERE overseer_id = ? AND unit_id = ?", overseer_id, unit_id)
    if row is None:
        work.insert("oversight", overseer_id=overseer_id, unit_id=unit_id, since=iso(since))
        return
    begun = as_date(row[1])
    if begun is not None and since < begun:
        work.update("oversight", as_int(row[0]), since=iso(since))


def book_end(book: Reader, table: str) -> int:
    """Return the position after the last one of a table."""
    return book.number(f"SELECT coalesce(max(position), 0) + 1 FROM {table}")


def _unit(row: Row, aliases: dict[int, list[str]]) -> Unit:
    (
        unit_id,
        name,
        kind,
        position,
        short_name,
        email,
        phone,
        contact_person,
        parent_id,
        head,
        founded_on,
        abolished_on,
        heir_id,
    ) = row
    return Unit(
        UnitId(as_int(unit_id)),
        as_text(name),
        UnitKind(as_text(kind)),
        as_int(position),
        as_text(short_name),
        as_text(email),
        as_text(phone),
        as_text(contact_person),
        tuple(aliases.get(as_int(unit_id), ())),
        _optional_id(parent_id),
        as_text(head),
        as_date(founded_on),
        as_date(abolished_on),
        _optional_id(heir_id),
    )


def _optional_id(value: Value) -> UnitId | None:
    return UnitId(value) if isinstance(value, int) else None


def _unit_columns(unit: Unit) -> dict[str, Value]:
    return {
        "name": unit.name,
        "name_folded": fold(unit.name),
        "kind": unit.kind.value,
        "short_name": unit.short_name,
        "email": unit.email,
        "phone": unit.phone,
        "contact_person": unit.contact_person,
        "parent_id": unit.parent_id,
        "head": unit.head,
        "founded_on": iso(unit.founded_on),
        "abolished_on": iso(unit.abolished_on),
        "heir_id": unit.heir_id,
    }


def _group_columns(group: UnitGroup) -> dict[str, Value]:
    rule = group.rule
    return {
        "name": group.name,
        "name_folded": fold(group.name),
        "rule_kind": rule.kind.value if rule else None,
        "rule_parent_id": rule.parent_id if rule else None,
    }


def _aliases(book: Reader, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for owner, name in book.rows(f"SELECT {column}, name FROM alias WHERE {column} IS NOT NULL AND is_main = 0 ORDER BY id"):
        found.setdefault(as_int(owner), []).append(as_text(name))
    return found


def _put_names(work: Transaction, column: str, owner: int, name: str, aliases: Iterable[str]) -> None:
    """Make the names of a unit or group exactly these: its own name and its aliases."""
    wanted = {comparable(alias): (one_line(alias), 0) for alias in aliases} | {comparable(name): (one_line(name), 1)}
    for row_id, key, written, is_main in list(
        work.rows(f"SELECT id, name_key, name, is_main FROM alias WHERE {column} = ?", owner)
    ):
        if wanted.get(as_text(key)) == (written, is_main):
            wanted.pop(as_text(key))
        else:
            work.delete("alias", as_int(row_id))
    for key, (written, is_main) in wanted.items():
        work.insert("alias", name=written, name_key=key, is_main=is_main, **{column: owner})


def _put_members(work: Transaction, group_id: int, members: Iterable[Membership]) -> None:
    """Make the members of a group exactly these, in this order."""
    wanted = [(m.unit_id, iso(m.joined_on), iso(m.left_on)) for m in members]
    stored = list(
        work.rows(
            "SELECT id, unit_id, joined_on, left_on FROM unit_group_member WHERE group_id = ? ORDER BY position, id", group_id
        )
    )
    if [tuple(row[1:]) for row in stored] == wanted:
        return
    for row_id, *_ in stored:
        work.delete("unit_group_member", as_int(row_id))
    for position, (unit_id, joined_on, left_on) in enumerate(wanted, start=1):
        work.insert(
            "unit_group_member",
            group_id=group_id,
            unit_id=unit_id,
            position=position,
            joined_on=joined_on,
            left_on=left_on,
        )
