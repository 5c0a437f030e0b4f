"""A draft becomes a document: the Word file of it, and the record that it was signed.

What the file says is kept with the book, so that a signed draft is shown as it was signed whatever the register says later.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.ids import DraftId
from app.errors import UserError
from app.messages.code import Code
from app.reports.data import ReportData
from app.reports.document import OfficialDocument
from app.reports.kept_document import packed
from app.services.draft_text import draft_now, open_draft, request_of, title_of_draft
from app.services.make_report import template_asked_for, write_document
from app.services.new_files import NewFiles
from app.services.sign_document import sign_document
from app.services.workspace import Workspace
from app.store import documents, drafts


def write_draft(core: Workspace, draft_id: DraftId, path: Path) -> ChangeSet:
    """Write a draft as .docx and record the document (undoable as "lập văn bản"; undo leaves the file).

    Raises:
        UserError: as `make_report`, or the draft is signed.
        EnvironmentTrouble: the file cannot be written.
    """
    draft = open_draft(core, draft_id)
    now = draft_now(core, draft)
    made = now.ingredients

    def build(_: ReportData) -> OfficialDocument:
        return now.kept.document

    kind = replace(made.kind, build=build)
    template = template_asked_for(core, request_of(draft))
    with NewFiles() as files, core.unit_of_work(Step.MAKE_REPORT, title_of_draft(core, draft)) as work:
        document_id = write_document(work, kind, made.data, made.profile, made.mould, files.add(path), template)
        documents.tie_to_draft(work, document_id, draft_id, packed(now.kept))
        drafts.put(work, replace(draft, document_id=document_id))
    return work.changes


def sign_draft(core: Workspace, draft_id: DraftId, signed_on: date, number: str = "", file: Path | None = None) -> ChangeSet:
    """Record that what was written from a draft last was signed (undoable as "ghi văn bản đã ký"); the draft is closed by it.

    Args:
        core: the book.
        draft_id: the draft.
        signed_on: the day of the signature, today at the latest.
        number: its number in the registry; empty for the draft's own, where it has one.
        file: the signed file; None for the one that was written.

    Raises:
        UserError: the draft is signed already or was never written, the day has not come, or the file is gone.
        EnvironmentTrouble: the copy cannot be written.
    """
    draft = open_draft(core, draft_id)
    if draft.document_id is None:
        raise UserError(Code.DRAFT_NOT_WRITTEN, draft=title_of_draft(core, draft))
    return sign_document(core, draft.document_id, signed_on, number or draft.document_number, file)
