"""How far a superior plan is answered: its lines, our duties beside each, and what their work items come to in a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.ids import PlanId, TaskId
from app.domain.period import Period
from app.domain.plan import Plan, Task
from app.domain.progress import FourWayCount
from app.services import work_register
from app.services.show_matrix import duty_text
from app.services.workspace import Workspace
from app.store import answers, plans, tasks
from app.text.likeness import closest

_LEAST = 45
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class AnsweringDuty:
    """A duty of ours and the four-way count of its work items in the period."""

    plan: Plan
    task: Task
    count: FourWayCount


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """A line of the superior plan and the duties that answer it."""

    line: Task
    duties: tuple[AnsweringDuty, ...]

    @property
    def count(self) -> FourWayCount:
        """The counts of its duties added up; a duty that answers two lines counts in both."""
        return sum((duty.count for duty in self.duties), FourWayCount())


@dataclass(frozen=True, slots=True)
class AnswersView:
    """A superior plan seen in a period; `count` counts a duty once, however many lines it answers."""

    plan: Plan
    period: Period
    lines: tuple[AnsweredLine, ...]

    @property
    def unanswered(self) -> tuple[Task, ...]:
        """The lines that no duty of ours answers."""
        return tuple(one.line for one in self.lines if not one.duties)

    @property
    def count(self) -> FourWayCount:
        """The four-way count of all duties that answer anything."""
        once = {duty.task.id: duty.count for one in self.lines for duty in one.duties}
        return sum(once.values(), FourWayCount())


@dataclass(frozen=True, slots=True)
class SuggestedAnswer:
    """A duty of ours whose text is like a line's, with the likeness in percent."""

    task: Task
    likeness: float


@dataclass(frozen=True, slots=True)
class AnswerChoices:
    """What can answer a superior plan.

    Attributes:
        view: the plan with the answers it has.
        duties: our duties, with their plans, in order.
        suggested: line -> duties like it, the most alike first; only for lines without an answer.
        counts: duty -> the four-way count of its work items in the period; duties without any are left out.
    """

    view: AnswersView
    duties: tuple[tuple[Plan, Task], ...]
    suggested: dict[TaskId, tuple[SuggestedAnswer, ...]]
    counts: Mapping[TaskId, FourWayCount]


def show_answers(core: Workspace, plan_id: PlanId, period: Period) -> AnswersView:
    """Return for each line of a superior plan our duties and the roll of their counts in a period."""
    of_task = work_register.plan_of_tasks(core.book)
    counts = work_register.counts_by_task(core, period)
    given = answers.of_plan(core.book, plan_id)
    lines = tuple(
        AnsweredLine(
            line,
            tuple(AnsweringDuty(*of_task[duty], counts.get(duty, FourWayCount())) for duty in given.get(line.id, ())),
        )
        for line in tasks.of_plan(core.book, plan_id)
    )
    return AnswersView(plans.get(core.book, plan_id), period, lines)


def answer_choices(core: Workspace, plan_id: PlanId, period: Period) -> AnswerChoices:
    """Return a superior plan with everything that can answer it, and proposals for its unanswered lines."""
    view = show_answers(core, plan_id, period)
    of_task = work_register.plan_of_tasks(core.book)
    duties = tuple((plan, task) for plan, task in of_task.values() if not plan.is_superior)
    suggested = _suggested(view.unanswered, [task for _, task in duties])
    return AnswerChoices(view, duties, suggested, work_register.counts_by_task(core, period))


def superior_plans(core: Workspace) -> list[Plan]:
    """Return the plans that are marked as superior, in the order in which they came in."""
    return [plan for plan in plans.all_plans(core.book) if plan.is_superior]


def _suggested(lines: Sequence[Task], duties: Sequence[Task]) -> dict[TaskId, tuple[SuggestedAnswer, ...]]:
    mates = closest(
        [duty_text(line) for line in lines], [duty_text(task) for task in duties], least=_LEAST, most=_MOST_SUGGESTIONS
    )
    return {
        line.id: tuple(SuggestedAnswer(duties[place], likeness) for place, likeness in found)
        for line, found in zip(lines, mates, strict=True)
        if found
    }
