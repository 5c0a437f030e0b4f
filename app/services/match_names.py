"""Written names of a plan -> units and groups of the directory; what does not match is asked once.

An answer becomes an alias, so the same name is never asked again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import Unit, UnitGroup, guess_kind, names_a_collective
from app.store import units
from app.store.session import Reader, Transaction
from app.text.compare import comparable, fold

_CLOSE_ENOUGH = 80
_MOST_SUGGESTIONS = 3


class Answer(StrEnum):
    """What the clerk can say of a name the directory does not know."""

    UNIT = "unit"
    GROUP = "group"
    NEW_UNIT = "new_unit"
    NEW_GROUP = "new_group"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """The answer for one written name; `target_id` names the unit or group for UNIT and GROUP."""

    answer: Answer
    target_id: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit or group whose name is close to the written one."""

    name: str
    answer: NameAnswer


@dataclass(frozen=True, slots=True)
class WrittenName:
    """One name as the plan writes it, met `times` times.

    Attributes:
        unit_id, group_id: what the directory knows it as; both None when it does not.
        suggestions: close names, best first; only for unknown ones.
    """

    written: str
    times: int
    unit_id: UnitId | None = None
    group_id: UnitGroupId | None = None
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the directory knows the name."""
        return self.unit_id is not None or self.group_id is not None


def match_names(book: Reader, written: Iterable[str]) -> list[WrittenName]:
    """Return every different name, in the order in which it first comes, with what the directory makes of it."""
    return match_written(written, units.all_units(book), units.all_groups(book))


def match_written(written: Iterable[str], known: Sequence[Unit], groups: Sequence[UnitGroup]) -> list[WrittenName]:
    """Do what `match_names` does with a directory already read: a review matches names while the clerk types."""
    times: dict[str, int] = {}
    first: dict[str, str] = {}
    for name in written:
        key = comparable(name)
        times[key] = times.get(key, 0) + 1
        first.setdefault(key, name)
    unit_by_key = {comparable(label): unit.id for unit in known for label in (unit.name, *unit.aliases)}
    group_by_key = {comparable(label): group.id for group in groups for label in (group.name, *group.aliases)}
    unknown = [name for key, name in first.items() if key not in unit_by_key and key not in group_by_key]
    close = _close_names(unknown, known, groups)
    return [
        WrittenName(name, times[key], unit_by_key.get(key), group_by_key.get(key), close.get(name, ()))
        for key, name in first.items()
    ]


def default_answer(name: WrittenName) -> NameAnswer:
    """Return what is done with an unknown name when nobody is asked: a new group for a collective, else a new unit."""
    return NameAnswer(Answer.NEW_GROUP if names_a_collective(name.written) else Answer.NEW_UNIT)


def settle_names(work: Transaction, names: Iterable[WrittenName], answers: Mapping[str, NameAnswer]) -> None:
    """Carry out the answers: add units and groups, remember aliases. Names without an answer are left unmatched.

    Args:
        answers: written name -> answer, for the unknown ones.
    """
    for name in names:
        answer = answers.get(name.written)
        if name.is_known or answer is None or units.find_by_name(work, name.written) is not None:
            continue
        match answer.answer:
            case Answer.NEW_UNIT:
                units.add_unit(work, Unit(UnitId(0), name.written, guess_kind(name.written)))
            case Answer.NEW_GROUP:
                units.add_group(work, UnitGroup(UnitGroupId(0), name.written))
            case Answer.UNIT:
                units.add_alias(work, name.written, unit_id=UnitId(answer.target_id or 0))
            case Answer.GROUP:
                units.add_alias(work, name.written, group_id=UnitGroupId(answer.target_id or 0))
            case Answer.LEAVE:
                pass


def _close_names(names: Sequence[str], known: Sequence[Unit], groups: Sequence[UnitGroup]) -> dict[str, tuple[Suggestion, ...]]:
    """Return for each written name the few directory names closest to it."""
    if not names:
        return {}
    from rapidfuzz import fuzz, process

    known_as = [(unit.name, NameAnswer(Answer.UNIT, unit.id), label) for unit in known for label in (unit.name, *unit.aliases)]
    known_as += [
        (group.name, NameAnswer(Answer.GROUP, group.id), label) for group in groups for label in (group.name, *group.aliases)
    ]
    labels = {place: fold(label) for place, (_, _, label) in enumerate(known_as)}
    found: dict[str, tuple[Suggestion, ...]] = {}
    for name in names:
        close = process.extract(
            fold(name), labels, scorer=fuzz.token_sort_ratio, score_cutoff=_CLOSE_ENOUGH, limit=_MOST_SUGGESTIONS
        )
        found[name] = tuple(dict.fromkeys(Suggestion(*known_as[place][:2]) for _, _, place in close))
    return found
