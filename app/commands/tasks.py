"""`tasks BOOK`: the task tree of every plan."""

import argparse

from app.commands.base import Command, Json, book_argument, opened_book, show
from app.domain.assignment import AssignmentRole
from app.domain.document import Document
from app.domain.period import PeriodKind, period_of


def _run(arguments: argparse.Namespace) -> int:
    from app.services.show_plan import PlanView, all_plans, show_plan

    with opened_book(arguments) as core:
        year = period_of(PeriodKind.YEAR, core.today)
        views = [show_plan(core, plan.id, year) for plan in all_plans(core)]

    def plan_json(view: PlanView) -> Json:
        plan = view.plan
        return {
            "id": plan.id,
            **_document_json(plan.document),
            "system": plan.system.value,
            "superior": plan.superior,
            "place": plan.place,
            "years": list(plan.years),
            "recipients": list(plan.recipients),
            "carries_out": [_document_json(basis) for basis in plan.bases],
            "sections": [{"number": one.number, "title": one.title, "level": one.level} for one in view.sections],
            "tasks": [
                {
                    "id": line.task.id,
                    "number": line.task.number,
                    "text": line.task.text,
                    "timing": {
                        "kind": line.task.timing.kind.value,
                        "raw": line.task.timing.raw,
                        "start": line.task.timing.start,
                        "end": line.task.timing.end,
                        "every": line.task.timing.every,
                    },
                    "beat": line.task.effective_beat.value,
                    "ended_on": line.task.ended_on,
                    "lead": [one.written for one in line.assignments if one.role is AssignmentRole.LEAD],
                    "support": [one.written for one in line.assignments if one.role is AssignmentRole.SUPPORT],
                    "units": list(line.unit_names),
                    "unmatched": line.unmatched,
                }
                for line in view.lines
            ],
        }

    lines: list[str] = []
    for view in views:
        lines.append(f"{view.plan.document.citation}: {view.plan.document.subject}")
        lines += [
            f"  {line.task.number:8}{line.task.text.splitlines()[0][:70]:72}{len(line.unit_names):3} đơn vị  "
            f"{line.task.timing.raw or ''}".rstrip()
            for line in view.lines
        ]
    return show(arguments, {"plans": [plan_json(view) for view in views]}, lines or ["Sổ chưa có kế hoạch nào."])


def _document_json(document: Document) -> Json:
    return {
        "type": document.type,
        "number": document.document_number,
        "date": document.issued_on,
        "issuer": document.issuing_body,
        "title": document.subject,
    }


COMMAND = Command("tasks", "xem cây nhiệm vụ", book_argument, _run)
