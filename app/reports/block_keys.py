"""A block named anew: units that wrote the same share one block, named after the first of them, and the first may be another now.

What a clerk changed hangs on the key she saw; the block is found again by the work items behind it and given that key back.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.draft import DraftChanges
from app.reports.document import Block, OfficialDocument, Paragraph

_TASK = re.compile(r"(?<![^/])task-(\d+)(?![^/~])")
_UNIT = re.compile(r"(?<![^/])unit-(\d+)(?![^/~])")


def with_known_keys(document: OfficialDocument, changes: DraftChanges) -> OfficialDocument:
    """Return a document in which a block has the key a change hangs on, where that key is gone and its unit speaks in the block.

    A block that something hangs on already keeps its own key; of two changes that meet in one block the first has it.
    """
    wanted = dict.fromkeys((*(one.key for one in changes.edits), *(one.after for one in changes.paragraphs)))
    lost = [key for key in wanted if key not in {block.key for block in document.blocks} and _UNIT.search(key)]
    if not lost:
        return document
    found: dict[str, str] = {}
    free = [one for one in document.body if isinstance(one, Paragraph) and one.sources and one.key not in wanted]
    for key in lost:
        if (block := _block_of(key, free)) is not None:
            found[block.key] = key
            free.remove(block)
    return replace(document, body=tuple(_named(block, found) for block in document.body))


def _block_of(key: str, blocks: Sequence[Paragraph]) -> Paragraph | None:
    """Return the block of the same form in which the unit of a key speaks on the same task."""
    form, units, tasks = _form(key), _UNIT.findall(key), _TASK.findall(key)
    for block in blocks:
        if _form(block.key) == form and any(
            unit_id == int(units[-1]) and (not tasks or task_id == int(tasks[-1])) for task_id, unit_id, _ in block.sources
        ):
            return block
    return None


def _form(key: str) -> str:
    return _UNIT.sub("unit", _TASK.sub("task", key))


def _named(block: Block, names: dict[str, str]) -> Block:
    return replace(block, key=names[block.key]) if block.key in names else block
