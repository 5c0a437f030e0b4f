"""Tin nhắn đôn đốc: a few lines to one unit, to be pasted into whatever the clerk writes with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.reports.wording import number, short_title

_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class MissingTask:
    """A task that a unit still owes: its number, its text, its deadline (None when none is known), whether that is over."""

    number: str
    text: str
    due_on: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """What a reminder by message or telephone says.

    Attributes:
        office: who asks.
        unit_name: who is asked.
        period: the period, in words.
        today: the day it is said.
        is_silent: whether no report came by the day asked for.
        reply_by: that day.
        reason: why the last report was sent back; empty when it was not.
        tasks: what is missing, in the plan's order.
        answer_by: until when an answer is asked for now.
    """

    office: str
    unit_name: str
    period: str
    today: date
    is_silent: bool
    reply_by: date | None
    reason: str
    tasks: Sequence[MissingTask]
    answer_by: date


def reminder_message(facts: MessageFacts) -> str:
    """Return the text of a message; a long list of tasks is cut, and says how many are left out."""
    lines = [f"Kính gửi {facts.unit_name},", *_facts(facts)]
    if facts.tasks:
        lines.append(f"Còn {number(len(facts.tasks))} nhiệm vụ {facts.period} chưa xong hoặc chưa có kết quả:")
        lines += [f"- {_task(task, facts.today)}" for task in facts.tasks[:_MOST_LINES]]
        left = len(facts.tasks) - _MOST_LINES
        lines += [f"- và {number(left)} nhiệm vụ khác ghi trong phiếu."] if left > 0 else []
    lines.append(f"Đề nghị đơn vị cập nhật phiếu theo dõi và gửi lại trước ngày {facts.answer_by:%d/%m/%Y}.")
    return "\n".join([*lines, facts.office]) + "\n"


def missing_in_words(facts: MessageFacts) -> str:
    """Return what is missing as a phone list says it."""
    tasks = [_task(task, facts.today) for task in facts.tasks[:_MOST_LINES]]
    left = len(facts.tasks) - _MOST_LINES
    return "\n".join([*_facts(facts), *tasks, *([f"và {number(left)} nhiệm vụ khác"] if left > 0 else [])])


def _facts(facts: MessageFacts) -> list[str]:
    """Return what there is to say before the tasks."""
    if facts.reason:
        return [f"Báo cáo {facts.period} đã được trả lại: {facts.reason.rstrip('.')}; đến nay chưa nhận được bản sửa."]
    if facts.is_silent:
        asked = f", hẹn trước ngày {facts.reply_by:%d/%m/%Y}" if facts.reply_by else ""
        return [f"Chưa nhận được báo cáo {facts.period}{asked}."]
    return []


def _task(task: MissingTask, today: date) -> str:
    name = f"{task.number} {short_title(task.text)}".strip()
    if task.due_on is None:
        return name
    late = f", quá hạn {number((today - task.due_on).days)} ngày" if task.is_overdue else ""
    return f"{name} (hạn {task.due_on:%d/%m/%Y}{late})"
