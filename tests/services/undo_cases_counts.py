"""Cases for the undo test: a document recorded as signed."""

from datetime import date
from pathlib import Path

from app.services import sample
from app.services.make_report import ReportRequest, all_documents, make_report
from app.services.sign_document import sign_document
from app.services.workspace import Workspace
from tests import sample_books


def with_a_report(folder: Path) -> Workspace:
    """Open the sample with one report made."""
    core = sample_books.merged(folder)
    make_report(core, ReportRequest("progress-report", sample.SAMPLE_PERIOD, date(2022, 12, 28)), folder / "bc.docx")
    return core


def sign(core: Workspace, _: Path) -> object:
    """Record that the report was signed."""
    return sign_document(core, all_documents(core)[0].id, date(2022, 12, 28), "12-BC/ĐU")
