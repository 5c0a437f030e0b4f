"""Documents the office issued from the book, with the figures they were made from."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import UnitId
from app.domain.period import Period
from app.store.columns import as_date, as_int, as_text, iso
from app.store.session import Reader, Transaction
from app.store.work_items import period_id


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """One document made from the book.

    Attributes:
        kind: id of its kind in the registry of reports.
        title: its name for the list.
        dated_on: the date printed on it.
        file_name: where it was written.
        sha256: of the file when it was written.
        figures: the counts it was made from, as JSON.
    """

    id: int
    kind: str
    title: str
    profile: str
    dated_on: date
    file_name: str
    sha256: bytes
    figures: str


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
    rows = book.rows(
        "SELECT id, kind, title, profile, dated_on, file_name, sha256, figures FROM issued_document ORDER BY id DESC"
    )
    found: list[IssuedDocument] = []
    for row_id, kind, title, profile, dated_on, file_name, sha256, figures in rows:
        on = as_date(dated_on)
        assert on is not None
        assert isinstance(sha256, bytes)
        texts = as_text(kind), as_text(title), as_text(profile)
        found.append(IssuedDocument(as_int(row_id), *texts, on, as_text(file_name), sha256, as_text(figures)))
    return found
