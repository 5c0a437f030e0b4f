"""Cases for the undo test: a document recorded as signed."""

from datetime import date
from pathlib import Path

from app.services.make_report import all_documents
from app.services.sign_document import sign_document
from app.services.workspace import Workspace


def sign(core: Workspace, _: Path) -> object:
    """Record that the report was signed."""
    return sign_document(core, all_documents(core)[0].id, date(2022, 12, 28), "12-BC/ĐU")
