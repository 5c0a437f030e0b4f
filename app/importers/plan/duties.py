"""A task made of a duty, its field lines and what stands above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.plan_reading import Doubt, DoubtCode, ReadTask
from app.domain.timing import Timing, TimingKind
from app.importers.plan.draft import Setting, names_passed_down
from app.importers.plan.field_labels import FieldRole, fields_in
from app.importers.plan.ledger import place_of
from app.importers.plan.lines import Line
from app.importers.plan.outline import FieldNode
from app.importers.plan.unit_names import split_units
from app.importers.plan.units import roles_of, tells_actions
from app.text.matching import matchable
from app.text.syllables import without_strays
from app.timing.recognise import choose, find_timings, recognise
from app.timing.rules.registry import Context

_INLINE = (
    FieldRole.LEAD, FieldRole.PERFORMER, FieldRole.SUPPORT, FieldRole.UNITS, FieldRole.START, FieldRole.TIME,
    FieldRole.COMPLETION, FieldRole.PRODUCT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldValues:
    """What a duty's field lines say."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    product: str | None = None
    time: str = ""
    is_completion: bool = False

    def completed(self, other: "FieldValues") -> "FieldValues":
        """Return these values, with those of `other` where there are none."""
        return FieldValues(
            self.lead or other.lead,
            self.support or other.support,
            self.product or other.product,
            self.time or other.time,
            self.is_completion or other.is_completion,
        )


def values_of(fields: Sequence[FieldNode]) -> FieldValues:
    """Read a block of field lines; "thực hiện" leads unless the block says who leads."""
    return _read_values([pair for one in _flattened(fields) for pair in _pairs(one)])


def _pairs(one: FieldNode) -> list[tuple[FieldRole, list[str]]]:
    """Return what a field line says; further fields may stand behind the first: "Chủ trì: A; phối hợp: B"."""
    first, *others = fields_in(f"{one.field.label}: {one.field.value}") or [one.field]
    values = [first.value, *one.values[1:]] if one.field.value else one.values
    return [(one.field.role, values), *((other.role, [other.value]) for other in others)]


def _read_values(written: Sequence[tuple[FieldRole, list[str]]]) -> FieldValues:
    roles: dict[FieldRole, list[str]] = {role: [] for role in FieldRole}
    for role, values in written:
        roles[role] += values
    lead, support = units_in(roles[FieldRole.LEAD]), units_in(roles[FieldRole.SUPPORT])
    performers = units_in(roles[FieldRole.PERFORMER])
    for value in roles[FieldRole.UNITS]:
        named = roles_of(value)
        lead += named.lead or split_units(value)
        support += named.support
    times, ends = roles[FieldRole.START] + roles[FieldRole.TIME], roles[FieldRole.COMPLETION]
    is_stretch = bool(roles[FieldRole.START] and ends)
    return FieldValues(
        lead or performers,
        support + (performers if lead else ()),
        "; ".join(roles[FieldRole.PRODUCT]) or None,
        (" - " if is_stretch else "; ").join(times + ends),
        bool(ends) and not is_stretch,
    )


def passed_down(values: FieldValues) -> FieldValues:
    """Return what several duties share of a block: a slip of typing in it stays where it stands."""
    return replace(
        values,
        lead=names_passed_down(values.lead),
        support=names_passed_down(values.support),
        product=without_strays(values.product) if values.product else None,
        time=without_strays(values.time),
    )


def task_of(number: str, duty: str, lines: Sequence[Line], values: FieldValues, setting: Setting, context: Context) -> ReadTask:
    """Make a task of a duty.

    Args:
        number: its number, joined from the section down.
        duty: its own sentences, without number and field lines.
        lines: all lines that belong to it; the first is the duty's.
        values: what its field lines say.
        setting: what stands above it.
        context: what the plan says of its dates.
    """
    values = values.completed(_inline_values(duty))
    own = roles_of(duty.split("\n")[0], is_among_own_duties=bool(setting.lead) and _may_ask_others(lines[0]))
    lead = values.lead or _with_others_named(own.lead, setting.lead, duty) or setting.lead
    inherited = setting.support if not (values.lead or own.lead) or lead == setting.lead else ()
    timing, others = _timing(values, duty, setting, context)
    doubts = [Doubt(DoubtCode.TWO_TIMES, other.raw or "") for other in others if not _says_the_same(timing, other)]
    if values.time and timing.kind is TimingKind.NONE:
        doubts.append(Doubt(DoubtCode.TIMING_NOT_UNDERSTOOD, values.time))
    if not lead:
        doubts.append(Doubt(DoubtCode.NO_UNIT))
    return ReadTask(
        number=number,
        text=text_of(lines),
        lead=lead,
        support=tuple(name for name in values.support or own.support or inherited if name not in lead),
        product=values.product,
        timing=timing,
        place=place_of(lines[0]),
        doubts=tuple(doubts),
        section=setting.section,
    )


def _says_the_same(timing: Timing, other: Timing) -> bool:
    """Whether another time only tells the same interval more closely: "hằng quý (trước ngày 25 tháng cuối quý)"."""
    return timing.kind is other.kind is TimingKind.RECURRING and timing.every is other.every


def _may_ask_others(line: Line) -> bool:
    """Whether "Đề nghị X …" can be one unit's own duty: a bullet can; nobody hands its duties on with "Yêu cầu X …"."""
    return (line.marker is not None and line.marker.is_bullet) or line.key.startswith(("yêu cầu ", "phân công "))


def _inline_values(duty: str) -> FieldValues:
    """Read fields that stand in the duty's own paragraph: "… Thời gian: Quý I. Đơn vị thực hiện: Văn phòng."."""
    return _read_values([(one.role, [one.value]) for one in fields_in(duty)[1:] if one.role in _INLINE])


def _with_others_named(own: tuple[str, ...], above: tuple[str, ...], duty: str) -> tuple[str, ...]:
    """Add units of the heading that a later clause gives a part of the duty: "A làm …; B làm …"."""
    key, named = matchable(duty), {matchable(name) for name in own}
    if not named & {matchable(name) for name in above}:
        return own
    return own + tuple(
        name for name in above if matchable(name) not in named and re.search(rf"[;.]\s+{re.escape(matchable(name))}", key)
    )


def text_of(lines: Sequence[Line]) -> str:
    """Return a duty's whole text: the first line without its number, the others as written."""
    return "\n".join([lines[0].body, *(line.text for line in lines[1:])])


def _timing(values: FieldValues, duty: str, setting: Setting, context: Context) -> tuple[Timing, list[Timing]]:
    named, others = choose(find_timings(duty, context))
    if not values.time:
        return (named, others) if named.kind is not TimingKind.NONE else (setting.timing, [])
    field_time = recognise(values.time, Context(context.issued_on, context.year, values.is_completion))
    if field_time.kind is TimingKind.NONE and named.kind is not TimingKind.NONE:
        return named, others
    differs = named.end is not None and field_time.end is not None and named.end != field_time.end
    return field_time, [named] if differs else []


def _flattened(fields: Sequence[FieldNode]) -> list[FieldNode]:
    return [one for outer in fields for one in (outer, *_flattened(outer.node.fields))]


def units_in(values: Sequence[str]) -> tuple[str, ...]:
    """Return the names in some values; where a value tells what each unit does, the names before the verbs."""
    names: list[str] = []
    for value in values:
        told = _told(value) if any(tells_actions(part.strip()) for part in value.split(";")) else []
        names += told or split_units(value)
    return tuple(dict.fromkeys(names))


def _told(value: str) -> list[str]:
    return [name for part in value.split(";") for name in roles_of(part.strip()).lead]
