"""Drafts of documents for the test that undoes every step: kept, edited, remarked on, reviewed, written, copied, thrown away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.changes import Step
from app.domain.draft import OwnWords
from app.domain.ids import DraftId
from app.domain.period import quarter
from app.register.chart import ChartKind
from app.services import draft_outline, drafts, edit_draft, issue_draft, review_draft
from app.services.make_report import ReportRequest, make_report
from app.services.sample import SAMPLE_PERIOD
from app.services.workspace import Workspace
from app.store import drafts as stored
from tests import sample_books
from tests.builders import unit_of

Case = Callable[[Workspace, Path], object]
DAY = date(2022, 12, 28)
REQUEST = ReportRequest("progress-report", SAMPLE_PERIOD, DAY)
FIGURES = "results/figures"


def a_book_with_a_draft(folder: Path) -> Workspace:
    """Open the sample with a draft in which something of every kind was changed, reviewed and written."""
    core = sample_books.merged(folder)
    draft = drafts.keep_draft(core, REQUEST, OwnWords(signer_name="Trần Thị Mẫu", recipients=("Nơi A", "Lưu"))).draft_id
    edit_draft.edit_block(core, draft, FIGURES, "Câu sửa tay: 'đạt'.\nDòng hai.")
    edit_draft.leave_out(core, draft, "conduct/reported")
    edit_draft.add_paragraph(core, draft, "opening", "Đoạn thêm.")
    edit_draft.add_chart(core, draft, FIGURES, ChartKind.UNITS)
    draft_outline.add_heading(core, draft, "results", "VIỆC KHÁC")
    draft_outline.leave_out_heading(core, draft, "proposals")
    review_draft.add_remark(core, draft, FIGURES, "Viết gọn lại", "Bí thư")
    issue_draft.write_draft(core, draft, folder / "ban-thao.docx")
    review_draft.review(core, draft, "Bí thư")
    return core


def with_a_report_too(folder: Path) -> Workspace:
    """Open the same with a report that was made without a draft, the newest document."""
    core = a_book_with_a_draft(folder)
    make_report(core, REQUEST, folder / "khong-ban-thao.docx")
    return core


def a_draft(core: Workspace) -> DraftId:
    """Return the newest draft."""
    return stored.all_drafts(core.book)[0].id


def _added(core: Workspace) -> str:
    return stored.changes_of(core.book, a_draft(core)).paragraphs[0].key


def _chart(core: Workspace) -> str:
    return next(one.key for one in stored.changes_of(core.book, a_draft(core)).paragraphs if one.chart)


def _own_heading(core: Workspace) -> str:
    return next(one.key for one in stored.changes_of(core.book, a_draft(core)).headings if one.is_added)


def _remark(core: Workspace) -> object:
    return stored.remarks_of(core.book, a_draft(core))[0].id


def _to_one_unit(core: Workspace, _: Path) -> object:
    request = replace(REQUEST, unit_ids=(unit_of(core, "Chi bộ Thanh tra").id,), dated_on=date(2022, 12, 30))
    return drafts.change_draft(core, a_draft(core), request, OwnWords(), "12")


def _kept_with_a_heading(core: Workspace) -> object:
    return drafts.keep_draft_with(
        core, REQUEST, OwnWords(), lambda draft: draft_outline.add_heading(core, draft, "results", "VIỆC KHÁC")
    )


CASES: dict[Step, tuple[Callable[[Path], Workspace], list[Case]]] = {
    Step.KEEP_DRAFT: (
        sample_books.merged,
        [
            lambda core, _: drafts.keep_draft(core, REQUEST, OwnWords()),
            lambda core, _: _kept_with_a_heading(core),
        ],
    ),
    Step.CHANGE_DRAFT: (a_book_with_a_draft, [_to_one_unit]),
    Step.EDIT_DRAFT: (
        a_book_with_a_draft,
        [
            lambda core, _: edit_draft.edit_block(core, a_draft(core), "opening", "Lời mở đầu."),
            lambda core, _: edit_draft.edit_block(core, a_draft(core), _added(core), "Đoạn thêm, sửa lại."),
            lambda core, _: edit_draft.take_generated(core, a_draft(core), FIGURES),
            lambda core, _: edit_draft.leave_out(core, a_draft(core), FIGURES),
            lambda core, _: edit_draft.bring_back(core, a_draft(core), "conduct/reported"),
            lambda core, _: edit_draft.add_paragraph(core, a_draft(core), _added(core), "Đoạn nữa."),
            lambda core, _: edit_draft.remove_paragraph(core, a_draft(core), _added(core)),
            lambda core, _: edit_draft.add_chart(core, a_draft(core), _added(core), ChartKind.SECTIONS),
            lambda core, _: edit_draft.remove_paragraph(core, a_draft(core), _chart(core)),
        ],
    ),
    Step.EDIT_OUTLINE: (
        a_book_with_a_draft,
        [
            lambda core, _: draft_outline.rename_heading(core, a_draft(core), "results", "KẾT QUẢ"),
            lambda core, _: draft_outline.move_heading(core, a_draft(core), "directions", -1),
            lambda core, _: draft_outline.leave_out_heading(core, a_draft(core), "limits"),
            lambda core, _: draft_outline.bring_back_heading(core, a_draft(core), "proposals"),
            lambda core, _: draft_outline.add_heading(core, a_draft(core), "limits/shortcomings", "Tồn tại khác"),
            lambda core, _: draft_outline.remove_heading(core, a_draft(core), _own_heading(core)),
        ],
    ),
    Step.REMARK_ON_DRAFT: (
        a_book_with_a_draft,
        [
            lambda core, _: review_draft.add_remark(core, a_draft(core), "", "Bổ sung số liệu"),
            lambda core, _: review_draft.settle_remark(core, _remark(core)),
        ],
    ),
    Step.REVIEW_DRAFT: (a_book_with_a_draft, [lambda core, _: review_draft.back_to_draft(core, a_draft(core))]),
    Step.COPY_DRAFT: (
        a_book_with_a_draft,
        [lambda core, _: drafts.copy_draft(core, a_draft(core), quarter(2023, 1), date(2023, 3, 30))],
    ),
    Step.DELETE_DRAFT: (a_book_with_a_draft, [lambda core, _: drafts.delete_draft(core, a_draft(core))]),
}
WRITE: list[Case] = [lambda core, folder: issue_draft.write_draft(core, a_draft(core), folder / "lan-hai.docx")]
SIGN: list[Case] = [lambda core, _: issue_draft.sign_draft(core, a_draft(core), DAY, "12-BC/ĐU")]
