"""Cases for the undo test: a search kept under a name, renamed, let go."""

from pathlib import Path

from app.domain.search import Narrowing
from app.services.saved_filters import all_filters, delete_filter, rename_filter, save_filter
from app.services.workspace import Workspace
from app.store import plans
from tests import sample_books


def with_a_filter(folder: Path) -> Workspace:
    """Open the sample with one search kept."""
    core = sample_books.imported(folder)
    save_filter(core, "Thẻ đảng", "thẻ đảng")
    return core


def _save(core: Workspace, _: Path) -> object:
    plan_id = plans.all_plans(core.book)[0].id
    return save_filter(core, "Báo cáo còn nợ", "bao cao 'quý'", Narrowing(plan_id, is_open=True))


def _rename(core: Workspace, _: Path) -> object:
    return rename_filter(core, all_filters(core)[0], "Cấp đổi thẻ")


def _delete(core: Workspace, _: Path) -> object:
    return delete_filter(core, all_filters(core)[0])


SAVE_FILTER = (with_a_filter, [_save, _rename, _delete])
