"""A document was signed: keep the file as it is then, with its day and number; its figures stay what they were."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.draft import DraftStage
from app.domain.frozen_figures import FrozenFigures, FrozenItem
from app.domain.progress import FourWayCount, Heap
from app.errors import UserError
from app.messages.code import Code
from app.register.selection import Selection
from app.services import work_register
from app.services.check_clock import last_day_possible
from app.services.frozen_figures import from_json
from app.services.workspace import Workspace
from app.store import documents, drafts, file_store
from app.store.session import Transaction
from app.text.normalise import one_line


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """One figure of a document.

    Attributes:
        number: the figure.
        title: what it counts.
        document_id: the document.
        heap: which of its figures.
    """

    number: int
    title: str
    document_id: int
    heap: Heap


@dataclass(frozen=True, slots=True)
class FrozenList:
    """The work items behind one figure of a document.

    Attributes:
        title: the document's.
        items: as they were when it was made; as many as the figure said.
        on: the day on which they were judged.
        now: the same figure counted today; None when the document's plan or period is not known.
    """

    title: str
    items: tuple[FrozenItem, ...]
    on: date | None
    now: int | None


def sign_document(core: Workspace, document_id: int, signed_on: date, number: str = "", file: Path | None = None) -> ChangeSet:
    """Record that a document was signed (undoable as "ghi văn bản đã ký").

    Args:
        document_id: which one, see `make_report.all_documents`.
        signed_on: the day of the signature, today at the latest.
        number: its number in the registry ("12-BC/ĐU"); empty while unknown.
        file: the signed file; None for the one that was written. It is kept by its hash.

    Raises:
        UserError: it is signed already, the day has not come, or the file is gone.
        EnvironmentTrouble: the copy cannot be written.
    """
    document = documents.get(core.book, document_id)
    if document.signed_on is not None:
        raise UserError(Code.DOCUMENT_ALREADY_SIGNED, day=f"{document.signed_on:%d/%m/%Y}")
    if signed_on > (latest := last_day_possible(core)):
        raise UserError(Code.SIGNED_IN_THE_FUTURE, day=f"{signed_on:%d/%m/%Y}", today=f"{latest:%d/%m/%Y}")
    path = file or Path(document.file_name)
    if not path.is_file():
        raise UserError(Code.DOCUMENT_FILE_GONE, file=path.name)
    with core.unit_of_work(Step.SIGN_DOCUMENT, document.title) as work:
        file_id = file_store.keep(work, core.path, path)
        documents.sign(work, document_id, signed_on, one_line(number), file_id)
        _sign_draft(work, document_id, one_line(number))
    return work.changes


def frozen_list(core: Workspace, document_id: int, heap: Heap) -> FrozenList:
    """Return the work items behind one figure of a document, and what the book counts for it today."""
    document = documents.get(core.book, document_id)
    figures = from_json(document.figures)
    counted = _count_now(core, document, figures)
    now = counted.of(heap) if counted is not None else None
    return FrozenList(document.title, tuple(figures.of(heap)), figures.on, now)


def _sign_draft(work: Transaction, document_id: int, number: str) -> None:
    """Note in the draft of a document that it is signed: from now on it shows what this document says."""
    draft_id = documents.draft_of(work, document_id)
    draft = drafts.get(work, draft_id) if draft_id is not None else None
    if draft is not None and draft.stage is not DraftStage.SIGNED:
        number = number or draft.document_number
        drafts.put(work, replace(draft, stage=DraftStage.SIGNED, document_id=document_id, document_number=number))


def _count_now(core: Workspace, document: documents.IssuedDocument, figures: FrozenFigures) -> FourWayCount | None:
    if document.period is None or figures.plan_id is None:
        return None
    wanted = Selection(plan_id=figures.plan_id, unit_id=figures.unit_id)
    return work_register.total(work_register.counts_by_unit(core, document.period, wanted))
