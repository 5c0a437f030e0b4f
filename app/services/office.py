"""The office of the book: what it prints on its documents, from its settings, else from the plan itself."""

import re
from dataclasses import replace

from app.domain.changes import ChangeSet, Step
from app.domain.document import SignatureBlock, System
from app.domain.office import Office
from app.domain.plan import Plan
from app.layout_rules.mould import mould_from_json
from app.services.workspace import Workspace
from app.store import plans, settings
from app.text.compare import fold

_SYMBOL = re.compile(r"/(?P<party>[A-ZĐƯ]+(?:-[A-ZĐƯ]+)*)$|/[A-ZĐa-z]+-(?P<state>[A-ZĐƯ]+(?:-[A-ZĐƯ]+)*)$")
_PARTY_SYMBOLS = (("dang uy", "ĐU"), ("chi bo", "CB"), ("huyen uy", "HU"), ("tinh uy", "TU"), ("ban chi dao", "BCĐ"))
_KEYS = ("issuing_body", "superior", "symbol", "place")


def office_of(core: Workspace, plan: Plan) -> Office:
    """Return the office as it stands on documents about a plan: each setting, else what the plan prints."""
    said = settings.all_settings(core.book)
    signature = SignatureBlock(
        said.get("office.signing_authority") or plan.signature.authority,
        said.get("office.signer_title") or plan.signature.title,
        said.get("office.signer_name") or plan.signature.name,
    )
    recipients = said.get("office.recipients")
    taken = Office(
        issuing_body=plan.document.issuing_body,
        superior=plan.superior,
        symbol=_symbol(core, plan),
        place=plan.place,
        system=plan.system,
        signature=signature,
        recipients=tuple(recipients.split("\n")) if recipients else plan.recipients,
    )
    chosen = {key: said[f"office.{key}"] for key in _KEYS if said.get(f"office.{key}")}
    return replace(taken, **chosen)


def change_office(core: Workspace, office: Office) -> ChangeSet:
    """Store what the office prints (undoable as "đổi cài đặt"); an empty field goes back to what the plan prints."""
    values = {
        **{f"office.{key}": str(getattr(office, key)) for key in _KEYS},
        "office.signing_authority": office.signature.authority or "",
        "office.signer_title": office.signature.title or "",
        "office.signer_name": office.signature.name or "",
        "office.recipients": "\n".join(office.recipients),
    }
    with core.unit_of_work(Step.CHANGE_SETTINGS) as work:
        for key, value in values.items():
            settings.put(work, key, value.strip())
    return work.changes


def _symbol(core: Workspace, plan: Plan) -> str:
    """Return the body's symbol: from the plan's number, blank or not, else the usual one of a party body's name (P-23)."""
    mould = plans.mould_of(core.book, plan.id)
    number_line = mould_from_json(mould).number_form if mould else ""
    found = _SYMBOL.search(plan.document.document_number or number_line.replace("{type}", "KH"))
    if found:
        return found["party"] or found["state"]
    if plan.system is System.STATE:
        return ""
    name = fold(plan.document.issuing_body)
    return next((symbol for words, symbol in _PARTY_SYMBOLS if name.startswith(words)), "ĐU")
