"""The office's own templates; their files are kept by the file store."""

import json
from collections.abc import Sequence
from datetime import date

from app.domain.office_template import OfficeTemplate, TemplateFault
from app.store.columns import as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction
from app.text.compare import comparable
from app.text.sort_order import sort_key

_TEMPLATE = (
    "SELECT t.id, t.name, t.kind, t.file_id, f.original_name, t.faults, t.added_on "
    "FROM office_template t JOIN stored_file f ON f.id = t.file_id"
)


def all_templates(book: Reader) -> list[OfficeTemplate]:
    """Return the templates in the order of their names."""
    return sorted((_template(row) for row in book.rows(_TEMPLATE)), key=lambda one: sort_key(one.name))


def get(book: Reader, template_id: int) -> OfficeTemplate:
    """Return one template."""
    row = book.row(f"{_TEMPLATE} WHERE t.id = ?", template_id)
    assert row is not None, f"no template {template_id}"
    return _template(row)


def find_by_name(book: Reader, name: str) -> int | None:
    """Return the id of the template of this name, whatever its case or the place of its tone marks; None when there is none."""
    found = book.value("SELECT id FROM office_template WHERE name_key = ?", comparable(name))
    return found if isinstance(found, int) else None


def add(work: Transaction, name: str, kind: str, file_id: int, faults: Sequence[TemplateFault], on: date) -> int:
    """Add a template; returns its id."""
    return work.insert(
        "office_template",
        uid=work.new_uid(),
        name=name,
        name_key=comparable(name),
        kind=kind,
        file_id=file_id,
        faults=_as_json(faults),
        added_on=iso(on),
    )


def replace_file(work: Transaction, template_id: int, file_id: int, faults: Sequence[TemplateFault], on: date) -> None:
    """Give a template another file."""
    work.update("office_template", template_id, file_id=file_id, faults=_as_json(faults), added_on=iso(on))


def delete(work: Transaction, template_id: int) -> None:
    """Remove a template; its file stays kept."""
    work.delete("office_template", template_id)


def _as_json(faults: Sequence[TemplateFault]) -> str:
    return json.dumps([[one.place, one.excerpt, one.problem] for one in faults], ensure_ascii=False)


def _template(row: Row) -> OfficeTemplate:
    row_id, name, kind, file_id, file_name, faults, added_on = row
    on = as_date(added_on)
    assert on is not None
    found = tuple(TemplateFault(*map(str, one)) for one in json.loads(as_text(faults)))
    return OfficeTemplate(as_int(row_id), as_text(name), as_text(kind), as_int(file_id), as_text(file_name), found, on)
