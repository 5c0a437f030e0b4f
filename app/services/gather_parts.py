"""What only some kinds of documents show and what takes time to collect: evidence, superior plans, the plan's own words."""

from dataclasses import replace

from app.domain.plan_reading import PlanReading
from app.domain.progress import FourWayCount
from app.errors import Trouble
from app.register.counts import count_by
from app.reports.data import AnsweredLine, PlanText, ReportData, SuperiorPlan
from app.reports.registry import Gathered, ReportKind
from app.services.read_plan import read_plan
from app.services.work_register import plan_of_tasks
from app.services.workspace import Workspace
from app.store import answers, evidence, file_store, plans, tasks


def with_parts(core: Workspace, data: ReportData, kind: ReportKind) -> ReportData:
    """Return the data with what a kind needs besides."""
    for gathered in kind.gathers:
        data = _GATHERERS[gathered](core, data)
    return data


def _with_evidence(core: Workspace, data: ReportData) -> ReportData:
    item_ids = (item.id for item in data.items if item.id is not None)
    return replace(data, evidence=evidence.of_items(core.book, item_ids))


def _with_superiors(core: Workspace, data: ReportData) -> ReportData:
    """Add the superior plans that this plan's duties answer; all of them while it answers none."""
    of_task = plan_of_tasks(core.book)
    counts = count_by(data.items, lambda item: item.task_id, data.today)
    ours = {task.id for task in data.tasks}
    found: list[SuperiorPlan] = []
    for plan in plans.all_plans(core.book):
        if plan.is_superior:
            given = answers.of_plan(core.book, plan.id)
            lines = tuple(
                AnsweredLine(
                    line,
                    tuple(
                        (of_task[duty][1], counts.get(duty, FourWayCount())) for duty in given.get(line.id, ()) if duty in ours
                    ),
                )
                for line in tasks.of_plan(core.book, plan.id)
            )
            found.append(SuperiorPlan(plan, lines))
    answered = [one for one in found if any(line.duties for line in one.lines)]
    return replace(data, superiors=tuple(answered or found))


def _with_plan_text(core: Workspace, data: ReportData) -> ReportData:
    """Add what the plan's own file says beside its duties; nothing where the file is gone or can no longer be read."""
    file_id = plans.file_of(core.book, data.plan.id)
    if file_id is None:
        return data
    try:
        reading = read_plan(file_store.path_of(core.book, core.path, file_id))
    except Trouble:
        return data
    return replace(data, plan_text=plan_text_of(reading))


def plan_text_of(reading: PlanReading) -> PlanText:
    """Return the words of a plan beside its duties, each under the heading it stands under."""
    heads = [(section.place.paragraph or 0, section.number) for section in reading.sections]
    opening: list[str] = []
    closing: list[str] = []
    sections: dict[str, tuple[str, ...]] = {}
    for part in reading.parts:
        place = part.place.paragraph or 0
        if part.name == "opening":
            opening.append(part.text)
        elif part.name == "closing":
            closing.append(part.text)
        elif part.name == "section_text":
            above = [number for at, number in heads if at <= place]
            if above:
                sections[above[-1]] = (*sections.get(above[-1], ()), part.text)
    return PlanText(tuple(opening), sections, tuple(closing))


_GATHERERS = {
    Gathered.EVIDENCE: _with_evidence,
    Gathered.SUPERIORS: _with_superiors,
    Gathered.PLAN_TEXT: _with_plan_text,
}
