"""Frozen figures as they are kept with a document: taken from what it is made from, written as JSON, read back."""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from app.domain.frozen_figures import FrozenFigures, FrozenItem
from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import parse_period
from app.domain.progress import FourWayCount, Standing, count
from app.reports.data import ReportData

_LONGEST_TEXT = 200
_COUNTED = tuple(field.name for field in fields(FourWayCount))


def freeze(data: ReportData) -> FrozenFigures:
    """Return the figures of a document; of a letter to one unit, that unit's."""
    unit_id = data.unit_ids[0] if len(data.unit_ids) == 1 else None
    wanted = [item for item in data.items if not data.unit_ids or item.unit_id in data.unit_ids]
    of_task = {task.id: task for task in data.tasks}
    items = tuple(
        FrozenItem(
            task_id=item.task_id,
            unit_id=item.unit_id,
            period=item.period,
            number=of_task[item.task_id].number,
            text=of_task[item.task_id].text.split("\n", 1)[0][:_LONGEST_TEXT],
            unit_name=data.units[item.unit_id].name,
            due_on=item.due_on,
            standing=data.standing(item),
        )
        for item in wanted
    )
    return FrozenFigures(count(item.standing for item in items), data.today, data.plan.id, unit_id, items)


def to_json(figures: FrozenFigures) -> str:
    """Return figures as one line of JSON; names and texts stand in it once each."""
    return json.dumps(
        {
            **asdict(figures.count),
            "on": figures.on.isoformat() if figures.on else None,
            "plan": figures.plan_id,
            "unit": figures.unit_id,
            "tasks": {item.task_id: [item.number, item.text] for item in figures.items},
            "units": {item.unit_id: item.unit_name for item in figures.items},
            "items": [
                [
                    item.task_id,
                    item.unit_id,
                    item.period.code,
                    item.due_on.isoformat() if item.due_on else None,
                    item.standing.value,
                ]
                for item in figures.items
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> FrozenFigures:
    """Read figures back; those of older documents have no lists."""
    kept: dict[str, Any] = json.loads(text) if text else {}
    found = FourWayCount(**{name: int(kept.get(name, 0)) for name in _COUNTED})
    tasks, units = kept.get("tasks", {}), kept.get("units", {})
    items = tuple(
        FrozenItem(
            TaskId(task_id),
            UnitId(unit_id),
            parse_period(period),
            str(tasks[str(task_id)][0]),
            str(tasks[str(task_id)][1]),
            str(units[str(unit_id)]),
            _date(due_on),
            Standing(standing),
        )
        for task_id, unit_id, period, due_on, standing in kept.get("items", ())
    )
    plan_id, unit_id = kept.get("plan"), kept.get("unit")
    return FrozenFigures(
        found,
        _date(kept.get("on")),
        PlanId(plan_id) if plan_id is not None else None,
        UnitId(unit_id) if unit_id is not None else None,
        items,
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
