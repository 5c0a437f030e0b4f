"""The books over which pictures are drawn."""

from pathlib import Path

from app.bootstrap import create_workspace
from app.services import sample
from app.services.exchange_units import import_units
from tests import sample_books
from tests.services import undo_cases_assignment, undo_cases_templates, undo_cases_units, undo_cases_waste
from tests.ui.window import OpenWindow


def merged(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def with_superior_plan(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    undo_cases_assignment.answered_plan(core)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def with_templates(folder: Path) -> OpenWindow:
    core = undo_cases_templates.with_right_and_wrong_templates(folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def with_activities(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    undo_cases_assignment.activity_and_inspection(core)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def with_deletions(folder: Path) -> OpenWindow:
    core = undo_cases_waste.without_much(folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def with_directory(folder: Path) -> OpenWindow:
    core = create_workspace(folder / "so.dondoc")
    import_units(core, sample.sample_directory())
    core.close()
    return OpenWindow(core.path, sample.SENT_ON)


def empty(folder: Path) -> OpenWindow:
    core = create_workspace(folder / "so.dondoc")
    core.close()
    return OpenWindow(core.path, sample.SENT_ON)


def with_events(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    for record in undo_cases_units.STORY:
        record(core, folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
