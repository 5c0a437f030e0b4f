"""Documents the office issued from the book, with the figures they were made from."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import DraftId, UnitId
from app.domain.period import Period
from app.store.columns import as_bytes, as_date, as_day, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction
from app.store.work_items import period_id, read_period


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """One document made from the book.

    Attributes:
        kind: id of its kind in the registry of reports.
        title: its name for the list.
        dated_on: the date printed on it.
        file_name: where it was written.
        sha256: of the file when it was written.
        figures: the counts it was made from and the work items behind them, as JSON; they never change.
        period: what it reports on.
        signed_on: the day it was signed; None while it is not.
        document_number: its number in the registry, empty while unknown.
        file_id: the kept file as it was when it was signed.
    """

    id: int
    kind: str
    title: str
    profile: str
    dated_on: date
    file_name: str
    sha256: bytes
    figures: str
    period: Period | None = None
    signed_on: date | None = None
    document_number: str = ""
    file_id: int | None = None


_DOCUMENT = (
    "SELECT d.id, d.kind, d.title, d.profile, d.dated_on, d.file_name, d.sha256, d.figures, d.signed_on, d.document_number, "
    "d.file_id, p.starts_on, p.ends_on, p.kind FROM issued_document d LEFT JOIN period p ON p.id = d.period_id"
)


def add(work: Transaction, document: IssuedDocument, period: Period | None, unit_id: UnitId | None) -> int:
    """Record a document that was written; returns its id."""
    return work.insert(
        "issued_document",
        uid=work.new_uid(),
        kind=document.kind,
        title=document.title,
        period_id=period_id(work, period) if period else None,
        unit_id=unit_id,
        profile=document.profile,
        dated_on=iso(document.dated_on),
        file_name=document.file_name,
        sha256=document.sha256,
        figures=document.figures,
    )


def all_documents(book: Reader) -> list[IssuedDocument]:
    """Return the documents made from the book, the newest first."""
    return [_document(row) for row in book.rows(f"{_DOCUMENT} ORDER BY d.id DESC")]


def get(book: Reader, document_id: int) -> IssuedDocument:
    """Return one document."""
    row = book.row(f"{_DOCUMENT} WHERE d.id = ?", document_id)
    assert row is not None, f"no document {document_id}"
    return _document(row)


def sign(work: Transaction, document_id: int, signed_on: date, document_number: str, file_id: int) -> None:
    """Record that a document was signed: when, under which number, and the kept file as it was then."""
    work.update("issued_document", document_id, signed_on=iso(signed_on), document_number=document_number, file_id=file_id)


def tie_to_draft(work: Transaction, document_id: int, draft_id: DraftId, content: bytes) -> None:
    """Record which draft a document was written from, and what it says."""
    work.update("issued_document", document_id, draft_id=draft_id, content=content)


def draft_of(book: Reader, document_id: int) -> DraftId | None:
    """Return the draft a document was written from; None where there is none."""
    found = book.value("SELECT draft_id FROM issued_document WHERE id = ?", document_id)
    return DraftId(found) if isinstance(found, int) else None


def content_of(book: Reader, document_id: int) -> bytes | None:
    """Return what a document written from a draft says, as it was kept; None for others."""
    found = book.value("SELECT content FROM issued_document WHERE id = ?", document_id)
    return found if isinstance(found, bytes) else None


def _document(row: Row) -> IssuedDocument:
    row_id, kind, title, profile, dated_on, file_name, sha256, figures, signed_on, number, file_id, *period = row
    return IssuedDocument(
        as_int(row_id),
        as_text(kind),
        as_text(title),
        as_text(profile),
        as_day(dated_on),
        as_text(file_name),
        as_bytes(sha256),
        as_text(figures),
        period=read_period(*period) if period[0] is not None else None,
        signed_on=as_date(signed_on),
        document_number=as_text(number),
        file_id=file_id if isinstance(file_id, int) else None,
    )
