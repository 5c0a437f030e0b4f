"""Cases for the undo test, and books for others: things of many kinds were deleted, and come back from the waste bin."""

from collections.abc import Callable
from pathlib import Path

from app.domain.ids import UnitId
from app.domain.unit import Unit, UnitKind
from app.services import delete_plan, drafts, edit_draft, edit_units, history, waste_bin
from app.services.office_templates import office_templates, remove_template
from app.services.saved_filters import all_filters, delete_filter, save_filter
from app.services.workspace import Workspace
from app.store import drafts as stored
from app.store import plans
from tests import sample_books
from tests.builders import unit_of
from tests.services.undo_cases_drafts import a_book_with_a_draft, a_draft
from tests.services.undo_cases_templates import with_a_template

Case = Callable[[Workspace, Path], object]


def without_a_plan(folder: Path) -> Workspace:
    """Open the sample after its plan was deleted, then a unit whose id another one has by now."""
    core = sample_books.imported(folder)
    for name in ("Đơn vị A", "Đơn vị B"):
        edit_units.add_unit(core, Unit(UnitId(0), name, UnitKind.OTHER, aliases=(f"{name} cũ",)))
        if name == "Đơn vị A":
            edit_units.delete_unit(core, unit_of(core, name))
    delete_plan.delete_plan(core, plans.all_plans(core.book)[0].id)
    return core


def without_much(folder: Path) -> Workspace:
    """Open the sample after drafts, a paragraph, a filter, a unit and a template were deleted, and a step undone."""
    core = a_book_with_a_draft(folder)
    edit_draft.remove_paragraph(core, a_draft(core), stored.changes_of(core.book, a_draft(core)).paragraphs[0].key)
    drafts.delete_draft(core, a_draft(core))
    save_filter(core, "Thẻ đảng", "thẻ đảng")
    delete_filter(core, all_filters(core)[0])
    edit_units.add_unit(core, Unit(UnitId(0), "Tổ giúp việc lâm thời", UnitKind.OTHER, email="to@mau.vn"))
    edit_units.delete_unit(core, unit_of(core, "Tổ giúp việc lâm thời"))
    edit_units.add_unit(core, Unit(UnitId(0), "Ban Vận động", UnitKind.OTHER))
    history.undo(core)
    return core


def without_a_template(folder: Path) -> Workspace:
    """Open the sample after its template was deleted."""
    core = with_a_template(folder)
    remove_template(core, office_templates(core)[0].id)
    return core


def restore(table: str) -> Case:
    """Return the call that brings back what of a kind was deleted last."""
    return lambda core, _: waste_bin.restore(core, next(one for one in waste_bin.deletions(core) if one.table == table))


RESTORE = (without_a_plan, [restore("plan"), restore("unit")])
