"""What the stages share on the way to tasks: what headings pass down, and what is read of the body so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.domain.plan_reading import Doubt, DoubtCode, NamedPart, ReadSection, ReadTask
from app.domain.timing import Timing, TimingKind
from app.importers.plan.columns import Columns
from app.importers.plan.headings import Mode
from app.importers.plan.ledger import Ledger, Owner, place_of
from app.importers.plan.lines import Line
from app.importers.plan.outline import FieldNode
from app.importers.plan.units import Roles
from app.text.syllables import without_strays
from app.timing.rules.registry import Context


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands above a line and counts for it.

    Attributes:
        mode: how items are taken here.
        number: the numbers above, joined with dots.
        section: number of the heading it stands under.
        lead, support, timing: what headings and introducing sentences give to every duty below.
        fields: field lines of a heading that every duty below shares.
    """

    mode: Mode = Mode.DUTIES
    number: str = ""
    section: str | None = None
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    timing: Timing = Timing()
    fields: tuple[FieldNode, ...] = ()

    def with_roles(self, roles: Roles) -> "Setting":
        """Return the setting below words that name units; a new lead ends the support of the old one."""
        lead, support = names_passed_down(roles.lead), names_passed_down(roles.support)
        if not lead:
            return replace(self, support=support) if support else self
        return replace(self, lead=lead, support=support)

    def with_timing(self, timing: Timing) -> "Setting":
        """Return the setting below words that name a time."""
        kept = replace(timing, raw=without_strays(timing.raw or "") or None)
        return replace(self, timing=kept) if timing.kind is not TimingKind.NONE else self


@dataclass(slots=True)
class Draft:
    """What is read of a plan's body, as it grows.

    Attributes:
        numbers: those of the tasks so far.
        columns: those of the last table; a table without heads goes on with them.
    """

    ledger: Ledger
    context: Context
    sections: list[ReadSection] = field(default_factory=list[ReadSection])
    tasks: list[ReadTask] = field(default_factory=list[ReadTask])
    parts: list[NamedPart] = field(default_factory=list[NamedPart])
    numbers: set[str] = field(default_factory=set[str])
    columns: Columns | None = None

    def add_section(self, number: str, title: str, level: int, line: Line) -> None:
        """Take a line as heading."""
        self.ledger.claim(line, Owner.ELSEWHERE)
        self.sections.append(ReadSection(number, title, level, place_of(line)))

    def add_part(self, name: str, lines: Sequence[Line]) -> None:
        """Take lines as something that is understood and no duty."""
        for line in lines:
            self.ledger.claim(line, Owner.ELSEWHERE)
            self.parts.append(NamedPart(name, place_of(line), line.text))

    def claim_elsewhere(self, line: Line) -> None:
        """Take the words of a line that is shown as part of another entry."""
        self.ledger.claim(line, Owner.ELSEWHERE)

    def name_appendix(self, head: Line, title: str, notes: Sequence[Line]) -> None:
        """Open an appendix: a main section whose lines are claimed already."""
        self.sections.append(ReadSection("PL", title or head.text, 1, place_of(head)))
        self.parts += [NamedPart("mark", place_of(line), line.text) for line in notes]

    def extend_last(self, lines: Sequence[Line]) -> ReadTask:
        """Give lines to the last task and return it."""
        self.ledger.claim_all(lines, Owner.TASK)
        last = self.tasks[-1]
        self.tasks[-1] = replace(last, text="\n".join([last.text, *(line.text for line in lines)]))
        return self.tasks[-1]

    def add_task(self, task: ReadTask, lines: Sequence[Line]) -> None:
        """Take lines as a duty."""
        self.ledger.claim_all(lines, Owner.TASK)
        if task.number in self.numbers:
            task = replace(task, doubts=(*task.doubts, Doubt(DoubtCode.NUMBER_REPEATS, task.number)))
        if task.number:
            self.numbers.add(task.number)
        self.tasks.append(task)


def names_passed_down(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as duties inherit them: a slip of typing in them stays where it stands."""
    return tuple(name for written in names if (name := without_strays(written)))
