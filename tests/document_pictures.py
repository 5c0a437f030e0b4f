"""What `tests/screens` shows of composing: a draft with a stale sentence and a remark, a signed one, the place of both."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.changes import ChangeSet
from app.domain.draft import Draft, OwnWords
from app.domain.progress import Progress, ProgressState
from app.services import sample
from app.services.drafts import KeptDraft, compose_draft, keep_draft, keep_draft_with, list_drafts
from app.services.edit_draft import edit_block, leave_out
from app.services.issue_draft import sign_draft, write_draft
from app.services.make_report import ReportRequest, make_report
from app.services.record_progress import record_progress
from app.services.review_draft import add_remark, review
from app.services.show_items import show_items
from app.services.workspace import Workspace
from tests import sample_books
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.check_layout.dialog import CheckLayoutDialog
from ui.dialogs.compose_document.dialog import ComposeDialog
from ui.window.places import place_number

_FIGURES = "results/figures"


def with_drafts(folder: Path) -> OpenWindow:
    """Return a window over a book with a signed report, and a draft in which figures have moved since."""
    core = sample_books.merged(folder)
    signed = _kept(core, "assignment-notice", "opening", "Thực hiện Kế hoạch, Đảng uỷ phân công nhiệm vụ như sau:")
    write_draft(core, signed.draft_id, folder / "Thông báo phân công.docx")
    review(core, signed.draft_id, "Chánh Văn phòng")
    sign_draft(core, signed.draft_id, sample.RECEIVED_ON, "12-TB/ĐU")
    kept = _kept(core, "progress-report", _FIGURES, "")
    add_remark(core, kept.draft_id, "conduct/oversight", "Nêu rõ đồng chí nào phụ trách chi bộ nào.", "Chánh Văn phòng")
    leave_out(core, kept.draft_id, "results/see_appendix")
    for line in show_items(core, sample.SAMPLE_PERIOD):
        if line.standing.value == "overdue":
            record_progress(core, line.item, Progress(ProgressState.COMPLETED, date(2022, 12, 28)))
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def draft(title: str, key: str, tab: str) -> Callable[[OpenWindow], QWidget]:
    """Return what opens the draft whose title begins so, at a block and a tab of the right side."""

    def bring(opened: OpenWindow) -> QWidget:
        dialog = _open_draft(opened, title)
        dialog.show_block(key)
        tabs = dialog.tabs
        tabs.setCurrentIndex(next(one for one in range(tabs.count()) if tabs.tabText(one).startswith(tab)))
        opened.settle()
        return dialog

    return bring


def documents(opened: OpenWindow) -> QWidget:
    """Go to the place of drafts and documents."""
    opened.window.show_place(place_number(ActionId.GO_DOCUMENTS))
    opened.settle()
    let_events_happen(300)
    opened.settle()
    return opened.window


def checked(opened: OpenWindow) -> QWidget:
    """Judge a report by the prescribed layout of another year."""
    path = opened.window.path.parent / "Báo cáo quý IV.docx"

    def write(core: Workspace) -> ChangeSet:
        return make_report(core, ReportRequest("progress-report", sample.SAMPLE_PERIOD, sample.RECEIVED_ON), path)

    opened.window.action(ActionId.CHECK_LAYOUT).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, CheckLayoutDialog)
    opened.book.do(write, lambda _: dialog.judge(path))
    opened.settle()
    dialog.profile.setCurrentIndex(dialog.profile.count() - 1)
    opened.settle()
    return dialog


def _kept(core: Workspace, kind: str, key: str, words: str) -> KeptDraft:
    """Keep a draft with one sentence in the clerk's words; without any, the book's own with another beginning."""
    request = ReportRequest(kind, sample.SAMPLE_PERIOD, sample.RECEIVED_ON)
    if not words:
        first = keep_draft(core, request, OwnWords())
        said = next(block.generated for block in compose_draft(core, first.draft_id).blocks if block.key == key)
        core.database.undo()
        words = said.replace("Trong quý", "Tính chung quý")
    return keep_draft_with(core, request, OwnWords(), lambda draft: edit_block(core, draft, key, words), words)


def _open_draft(opened: OpenWindow, title: str) -> ComposeDialog:
    def find(core: Workspace) -> Draft:
        return next(line.draft for line in list_drafts(core) if line.title.startswith(title))

    opened.book.ask(find, opened.window.handlers.composer.open_draft)
    dialog = opened.dialog()
    assert isinstance(dialog, ComposeDialog)
    dialog.resize(1366, 740)
    opened.settle()
    return dialog
