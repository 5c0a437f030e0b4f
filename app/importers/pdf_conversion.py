"""A .docx -> PDF by the Word or the LibreOffice that is installed, for clerks who want the pages as that program sets them.

The office program runs as in `office_conversion`: apart, on a copy in our scratch folder, with macros off, without a network
(LibreOffice), and ended when its time is over.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from app.errors import EnvironmentTrouble, UserError
from app.files import write_bytes
from app.importers.office_conversion import WALL_SECONDS, libreoffice, run_libreoffice
from app.importers.processes import private_folder
from app.messages.code import Code


def pdf_program() -> str:
    """Return the name of the installed program that makes the PDF, Word before LibreOffice; empty where there is none."""
    if _has_word():
        return "Word"
    return "LibreOffice" if libreoffice() is not None else ""


def convert_to_pdf(
    docx: Path, pdf: Path, cancelled: Callable[[], bool] | None = None, *, wall_seconds: float = WALL_SECONDS
) -> None:
    """Write the pages of a .docx, as the installed office program sets them, into a PDF.

    Args:
        docx: a document we wrote, or one that the gate has admitted.
        pdf: where the PDF goes; whole or not at all.
        cancelled: asked twenty times a second; True ends the conversion.
        wall_seconds: after so long it is ended.

    Raises:
        UserError: no office program is installed, or it could not make a PDF of the file.
        EnvironmentTrouble: the machine lets no program start, or a file cannot be written.
        ReadingCancelled: `cancelled` said so.
    """
    program = pdf_program()
    if not program:
        raise UserError(Code.NO_PDF_PROGRAM, file=pdf.name)
    with private_folder() as folder:
        source, target = folder / "source.docx", folder / "source.pdf"
        try:
            shutil.copyfile(docx, source)
            _run(program, source, target, cancelled, wall_seconds)
        except OSError as trouble:
            raise EnvironmentTrouble(Code.CANNOT_WRITE, file=pdf.name, reason=trouble.strerror or "?") from trouble
        if not target.is_file():
            raise UserError(Code.PDF_FAILED, file=pdf.name, program=program)
        write_bytes(pdf, target.read_bytes())


def _run(program: str, source: Path, target: Path, cancelled: Callable[[], bool] | None, wall_seconds: float) -> None:
    if sys.platform == "win32" and program == "Word":
        from app.importers.word_automation import convert_by_word

        convert_by_word(source, target, cancelled, wall_seconds)
    elif (found := libreoffice()) is not None:
        run_libreoffice(found, source, target, cancelled, wall_seconds)


def _has_word() -> bool:
    if sys.platform != "win32":
        return False
    from app.importers.word_automation import word_is_installed

    return word_is_installed()
