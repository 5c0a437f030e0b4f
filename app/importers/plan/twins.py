"""A duty that stands in the body and again in an appendix: the second one says which it repeats."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from app.domain.plan_reading import Doubt, DoubtCode, ReadTask
from app.text.matching import matchable

APPENDIX = "PL"
_ALIKE = 0.9
_SHORTEST = 20  # letters; "Báo cáo" is no sign of anything
_NO_LETTERS = re.compile(r"[\W_]+")


def with_twins_marked(tasks: Sequence[ReadTask]) -> list[ReadTask]:
    """Return the duties of a plan; one in an appendix whose words a duty of the body has already is doubted as the same."""
    body = [(plain, task.number) for task in tasks if not _is_in_appendix(task) for plain in _said(task)]
    return [_marked(task, body) if _is_in_appendix(task) else task for task in tasks]


def _marked(task: ReadTask, body: Sequence[tuple[str, str]]) -> ReadTask:
    plain = _plain(task.text.split("\n")[0])
    if len(plain) < _SHORTEST:
        return task
    found = next((number for other, number in body if _is_alike(plain, other)), None)
    return replace(task, doubts=(*task.doubts, Doubt(DoubtCode.SAME_DUTY, found))) if found else task


def _is_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 0.8 * max(len(one), len(other)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _said(task: ReadTask) -> list[str]:
    """Return a duty's sentence, also without the names of those who do it: an appendix has a column for them."""
    plain = _plain(task.text.split("\n")[0])
    names = [_plain(name) for name in task.lead]
    return [plain, *(plain.removeprefix(name).strip() for name in names if name and plain.startswith(name))]


def _plain(text: str) -> str:
    return _NO_LETTERS.sub(" ", matchable(text)).strip()


def _is_in_appendix(task: ReadTask) -> bool:
    return task.number.startswith(APPENDIX)
