"""Documents -> PDF by the office program that is installed; the program's own PDF is the usual way."""

from pathlib import Path

from app.domain.draft import OwnWords
from app.domain.ids import DraftId
from app.errors import UserError
from app.exporters.document_docx import render
from app.importers.pdf_conversion import convert_to_pdf
from app.importers.pdf_conversion import pdf_program as _pdf_program
from app.importers.processes import ReadingCancelled, private_folder
from app.messages.code import Code
from app.reports.document import OfficialDocument
from app.services.compose_document import Ingredients
from app.services.draft_text import draft_now, open_draft, request_of
from app.services.make_report import ReportRequest, template_asked_for
from app.services.office_templates import write_from_template
from app.services.workspace import Workspace
from app.steps import Cancelled, WritingCancelled


def pdf_program() -> str:
    """Return the name of the installed program that could make the PDF ("Word", "LibreOffice"); empty where there is none."""
    return _pdf_program()


def write_office_pdf(docx: Path, pdf: Path, cancelled: Cancelled | None = None) -> None:
    """Write the pages of a .docx, as Word or LibreOffice sets them, into a PDF.

    Raises:
        UserError: the .docx is gone, no such program is installed, or it could not make a PDF of it.
        EnvironmentTrouble: the machine lets no program start, or a file cannot be written.
        WritingCancelled: `cancelled` said so.
    """
    if not docx.is_file():
        raise UserError(Code.NO_WRITTEN_FILE, file=docx.name)
    try:
        convert_to_pdf(docx, pdf, cancelled)
    except ReadingCancelled as stop:
        raise WritingCancelled from stop


def office_pdf_of_composed(
    core: Workspace, request: ReportRequest, words: OwnWords, pdf: Path, cancelled: Cancelled | None = None
) -> None:
    """Write what is composed as a PDF by the office program; nothing is recorded. Raises as `compose` and `write_office_pdf`."""
    made = Ingredients.of(core, request, words)
    _write(core, made, made.document(), request, pdf, cancelled)


def office_pdf_of_draft(core: Workspace, draft_id: DraftId, pdf: Path, cancelled: Cancelled | None = None) -> None:
    """Write a draft as a PDF by the office program; nothing is recorded. Raises as `write_draft` and `write_office_pdf`."""
    draft = open_draft(core, draft_id)
    now = draft_now(core, draft)
    _write(core, now.ingredients, now.kept.document, request_of(draft), pdf, cancelled)


def _write(
    core: Workspace, made: Ingredients, document: OfficialDocument, request: ReportRequest, pdf: Path, cancelled: Cancelled | None
) -> None:
    """Write the Word file, from the template where one is asked for, and have it converted."""
    template = template_asked_for(core, request)
    with private_folder() as folder:
        docx = folder / "document.docx"
        if template is None:
            render(document, made.profile, made.mould, docx)
        else:
            write_from_template(template, document, made.data, made.profile, docx)
        write_office_pdf(docx, pdf, cancelled)
