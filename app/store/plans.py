"""Plans: the document, the chain it stands in, its sections, recipients and signer."""

from collections.abc import Iterable

from app.domain.document import Document, SignatureBlock, System
from app.domain.ids import PlanId, SectionId, TaskId, UnitId
from app.domain.plan import Plan, Section
from app.store.columns import as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction, Value

_PLAN = (
    "SELECT p.id, p.document_id, p.system, p.superior, p.place, p.first_year, p.last_year, p.signing_authority, "
    "p.signer_title, p.signer_name, p.is_superior, p.unit_id, p.asked_by_id FROM plan p"
)
_DOCUMENT = "SELECT type, document_number, issued_on, issuing_body, subject, written FROM document"


def all_plans(book: Reader) -> list[Plan]:
    """Return every plan, in the order of import."""
    return [_plan(book, row) for row in list(book.rows(f"{_PLAN} ORDER BY p.id"))]


def exists(book: Reader, plan_id: PlanId) -> bool:
    """Whether a plan is in the book; undo may have taken it out."""
    return book.value("SELECT 1 FROM plan WHERE id = ?", plan_id) is not None


def get(book: Reader, plan_id: PlanId) -> Plan:
    """Return one plan."""
    row = book.row(f"{_PLAN} WHERE p.id = ?", plan_id)
    assert row is not None, f"no plan {plan_id}"
    return _plan(book, row)


def find_by_document(book: Reader, document: Document) -> PlanId | None:
    """Return the plan with the same number and date, None when there is none or the document has no number."""
    if not document.key:
        return None
    found = book.value("SELECT p.id FROM plan p JOIN document d ON d.id = p.document_id WHERE d.document_key = ?", document.key)
    return PlanId(found) if isinstance(found, int) else None


def find_by_file(book: Reader, sha256: bytes) -> PlanId | None:
    """Return the plan that was read from a file of exactly this content."""
    found = book.value("SELECT p.id FROM plan p JOIN stored_file f ON f.id = p.file_id WHERE f.sha256 = ?", sha256)
    return PlanId(found) if isinstance(found, int) else None


def add(work: Transaction, plan: Plan, *, file_id: int | None, mould: str) -> PlanId:
    """Add a plan with its document, the chain above it and its recipients; sections and tasks are added after it."""
    document_id = _put_document(work, plan.document)
    plan_id = work.insert("plan", uid=work.new_uid(), document_id=document_id, **_columns(plan, file_id, mould))
    _put_chain(work, document_id, plan.bases)
    _put_recipients(work, plan_id, plan.recipients)
    return PlanId(plan_id)


def save(work: Transaction, plan: Plan, *, file_id: int | None, mould: str) -> None:
    """Change a plan to what a newer version of it says of itself: document, chain, recipients, signer, file.

    Under another number it is another document: the old one stays, since others may cite it.
    """
    present = work.number("SELECT document_id FROM plan WHERE id = ?", plan.id)
    document_id = _amended_document(work, present, plan.document)
    work.update("plan", plan.id, document_id=document_id, **_columns(plan, file_id, mould))
    work.delete_where("document_basis", "document_id", document_id)
    _put_chain(work, document_id, plan.bases)
    work.delete_where("plan_recipient", "plan_id", plan.id)
    _put_recipients(work, plan.id, plan.recipients)


def mould_of(book: Reader, plan_id: PlanId) -> str:
    """Return what was kept of the look of the plan's own file, as JSON; empty when nothing was."""
    return as_text(book.value("SELECT mould FROM plan WHERE id = ?", plan_id))


def file_of(book: Reader, plan_id: PlanId) -> int | None:
    """Return the id of the kept file the plan was read from; None for one that was typed in."""
    found = book.value("SELECT file_id FROM plan WHERE id = ?", plan_id)
    return found if isinstance(found, int) else None


def add_section(work: Transaction, plan_id: PlanId, section: Section, position: int) -> SectionId:
    """Add a heading to a plan; returns its id."""
    return SectionId(
        work.insert(
            "section",
            uid=work.new_uid(),
            plan_id=plan_id,
            position=position,
            level=section.level,
            number=section.number,
            title=section.title,
        )
    )


def sections_of(book: Reader, plan_id: PlanId) -> list[Section]:
    """Return a plan's headings in the order of the text."""
    rows = book.rows("SELECT id, number, title, level FROM section WHERE plan_id = ? ORDER BY position", plan_id)
    return [Section(SectionId(as_int(i)), as_text(number), as_text(title), as_int(level)) for i, number, title, level in rows]


def put_sections(work: Transaction, plan_id: PlanId, sections: Iterable[Section]) -> dict[str, SectionId]:
    """Make a plan's headings these, in this order; those whose number is known keep their rows.

    Headings of the older version stay until `remove_bare_sections`: tasks still hang on them.

    Returns:
        Number -> id of the new version's headings.
    """
    known = {section.number: section.id for section in sections_of(work, plan_id)}
    found: dict[str, SectionId] = {}
    position = 0
    for position, section in enumerate(sections, start=1):
        if section.number in known and section.number not in found:
            found[section.number] = known[section.number]
            work.update("section", found[section.number], position=position, level=section.level, title=section.title)
        else:
            found[section.number] = add_section(work, plan_id, section, position)
    for past, section_id in enumerate((one for number, one in known.items() if number not in found), start=position + 1):
        work.update("section", section_id, position=past)
    return found


def remove_bare_sections(work: Transaction, plan_id: PlanId, kept: Iterable[SectionId]) -> None:
    """Remove the headings of a plan that are not `kept` and have no task left."""
    wanted = set(kept)
    bare = "SELECT id FROM section WHERE plan_id = ? AND id NOT IN (SELECT section_id FROM task WHERE section_id IS NOT NULL)"
    for (section_id,) in list(work.rows(bare, plan_id)):
        if section_id not in wanted:
            work.delete("section", as_int(section_id))


def put_part(work: Transaction, plan: Plan) -> None:
    """Change whose plan it is: the office's, a superior body's, or a unit's own and the duty that asked for it."""
    work.update("plan", plan.id, is_superior=int(plan.is_superior), unit_id=plan.unit_id, asked_by_id=plan.asked_by_id)


def forget_asking_task(work: Transaction, task_id: TaskId) -> None:
    """Take away that a unit's plan was asked for by a duty that goes."""
    for (plan_id,) in list(work.rows("SELECT id FROM plan WHERE asked_by_id = ?", task_id)):
        work.update("plan", as_int(plan_id), asked_by_id=None)


def delete(work: Transaction, plan_id: PlanId) -> None:
    """Remove a plan, its headings and recipients; its tasks are gone already. Documents stay: others may cite them."""
    work.delete_where("plan_recipient", "plan_id", plan_id)
    work.delete_where("section", "plan_id", plan_id)
    work.delete("plan", plan_id)


def _columns(plan: Plan, file_id: int | None, mould: str) -> dict[str, Value]:
    first, last = plan.years
    return {
        "file_id": file_id,
        "system": plan.system.value,
        "superior": plan.superior,
        "place": plan.place,
        "first_year": first,
        "last_year": last,
        "signing_authority": plan.signature.authority,
        "signer_title": plan.signature.title,
        "signer_name": plan.signature.name,
        "mould": mould,
    }


def _put_recipients(work: Transaction, plan_id: int, lines: Iterable[str]) -> None:
    for position, line in enumerate(lines, start=1):
        work.insert("plan_recipient", plan_id=plan_id, position=position, line=line)


def _plan(book: Reader, row: Row) -> Plan:
    plan_id, document_id, system, superior, place, first, last, authority, title, name, is_superior, unit_id, asked_by_id = row
    lines = book.rows("SELECT line FROM plan_recipient WHERE plan_id = ? ORDER BY position", plan_id)
    return Plan(
        id=PlanId(as_int(plan_id)),
        document=_document(book, as_int(document_id)),
        system=System(as_text(system)),
        superior=as_text(superior),
        place=as_text(place),
        years=(first if isinstance(first, int) else None, last if isinstance(last, int) else None),
        signature=SignatureBlock(_or_none(authority), _or_none(title), _or_none(name)),
        recipients=tuple(as_text(line) for (line,) in lines),
        bases=tuple(_chain(book, as_int(document_id))),
        is_superior=bool(is_superior),
        unit_id=UnitId(unit_id) if isinstance(unit_id, int) else None,
        asked_by_id=TaskId(asked_by_id) if isinstance(asked_by_id, int) else None,
    )


def _document(book: Reader, document_id: int) -> Document:
    row = book.row(f"{_DOCUMENT} WHERE id = ?", document_id)
    assert row is not None, f"no document {document_id}"
    kind, number, issued_on, body, subject, written = row
    return Document(as_text(kind), _or_none(number), as_date(issued_on), as_text(body), as_text(subject), as_text(written))


def _chain(book: Reader, document_id: int) -> list[Document]:
    """Return what a document carries out, then what that carries out; a document met twice is listed once."""
    seen: list[int] = []
    pending = [document_id]
    while pending:
        for (basis_id,) in list(
            book.rows("SELECT basis_id FROM document_basis WHERE document_id = ? ORDER BY position", pending.pop(0))
        ):
            if basis_id not in seen and basis_id != document_id:
                seen.append(as_int(basis_id))
                pending.append(as_int(basis_id))
    return [_document(book, basis_id) for basis_id in seen]


def _put_chain(work: Transaction, document_id: int, bases: Iterable[Document]) -> None:
    """Link a document to what it carries out.

    A basis that an earlier one names in its own subject ("về thực hiện Đề án số 06-ĐA/TU") hangs under that one; the others
    hang under the document itself.
    """
    above: list[tuple[str, int]] = []
    for position, basis in enumerate(bases, start=1):
        basis_id = _put_document(work, basis)
        number = basis.document_number
        parent = next((row for subject, row in above if number and number in subject), document_id)
        known = work.value("SELECT 1 FROM document_basis WHERE document_id = ? AND basis_id = ?", parent, basis_id)
        if not known and basis_id != parent:
            work.insert("document_basis", document_id=parent, basis_id=basis_id, position=position)
        above.append((basis.subject, basis_id))


def _put_document(work: Transaction, document: Document) -> int:
    """Return the id of the document with the same number and date, adding it when it is new."""
    if document.key:
        found = work.value("SELECT id FROM document WHERE document_key = ?", document.key)
        if isinstance(found, int):
            return found
    return work.insert("document", uid=work.new_uid(), written=document.written, **_document_columns(document))


def _amended_document(work: Transaction, present_id: int, document: Document) -> int:
    """Return the id of the document a newer version of a plan is, with what it now says."""
    known = work.value("SELECT id FROM document WHERE document_key = ?", document.key) if document.key else None
    if not isinstance(known, int):
        if _document(work, present_id).key:
            return _put_document(work, document)
        known = present_id
    work.update("document", known, **_document_columns(document))
    return known


def _document_columns(document: Document) -> dict[str, Value]:
    return {
        "type": document.type,
        "document_number": document.document_number,
        "issued_on": iso(document.issued_on),
        "issuing_body": document.issuing_body,
        "subject": document.subject,
        "document_key": document.key,
    }


def _or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
