"""A written document -> PDF by the office program that is installed; the program's own PDF is the usual way."""

from pathlib import Path

from app.errors import UserError
from app.importers.pdf_conversion import convert_to_pdf
from app.importers.pdf_conversion import pdf_program as _pdf_program
from app.importers.processes import ReadingCancelled
from app.messages.code import Code
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
