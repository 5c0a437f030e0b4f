"""The office of the book: what it prints on its documents, from its settings, else from the plan itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.document import SignatureBlock, System
from app.domain.office import Office, OfficeSettings
from app.domain.plan import Plan
from app.errors import UserError
from app.layout_rules.mould import Mould, mould_from_json, turned_margins, without_letterhead_texts
from app.layout_rules.office_margins import MarginRange, margin_ranges, with_margins
from app.layout_rules.parts import Part
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_in_force, profile_of
from app.messages.code import Code
from app.services.workspace import Workspace
from app.store import plans, settings
from app.text.compare import fold
from app.text.normalise import one_line

MOULD = "mould"
"""As the layout of the settings: that of the plan's own file."""
SIDE_NAMES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}

_SYMBOL = re.compile(r"/(?P<party>[A-ZĐƯ]+(?:-[A-ZĐƯ]+)*)$|/[A-ZĐa-z]+-(?P<state>[A-ZĐƯ]+(?:-[A-ZĐƯ]+)*)$")
_PARTY_SYMBOLS = (("dang uy", "ĐU"), ("chi bo", "CB"), ("huyen uy", "HU"), ("tinh uy", "TU"), ("ban chi dao", "BCĐ"))
_WORDS = ("issuing_body", "superior", "symbol", "place")
_LETTERHEAD_PARTS = {"issuing_body": Part.ISSUING_BODY, "superior": Part.SUPERIOR, "place": Part.PLACE_AND_DATE}
_FIELD_NAMES = {
    "issuing_body": "tên cơ quan",
    "superior": "cơ quan cấp trên",
    "symbol": "ký hiệu",
    "place": "nơi ban hành",
    "signers": "người ký",
    "recipients": "nơi nhận",
    "upright_mm": "lề trang dọc",
    "turned_mm": "lề trang ngang",
    "layout": "thể thức",
}


@dataclass(frozen=True, slots=True)
class OfficeView:
    """What the settings show of the office.

    Attributes:
        said: what the clerk set.
        usual: what documents print where she set nothing.
        upright, turned: side -> how far a margin may go, in the layout in force today.
        layouts: the prescribed layouts, of which one can be made the default.
    """

    said: OfficeSettings
    usual: Office
    upright: Mapping[str, MarginRange]
    turned: Mapping[str, MarginRange]
    layouts: tuple[LayoutProfile, ...]


def office_of(core: Workspace, plan: Plan) -> Office:
    """Return the office as it stands on documents about a plan: each setting, else what the plan prints."""
    said, usual = office_settings(core), _usual_office(core, plan)
    words = {key: getattr(said, key) for key in _WORDS if getattr(said, key)}
    signature = said.signers[0] if said.signers else usual.signature
    return replace(usual, **words, signature=signature, recipients=said.recipients or usual.recipients)


def signers_of(core: Workspace, plan: Plan) -> tuple[SignatureBlock, ...]:
    """Return who may sign documents about a plan, the one proposed first: those of the settings, else who signed the plan."""
    return office_settings(core).signers or tuple(one for one in (plan.signature,) if one != SignatureBlock())


def office_settings(core: Workspace) -> OfficeSettings:
    """Return what the clerk set for the office."""
    said = settings.all_settings(core.book)

    def text(key: str) -> str:
        return said.get(f"office.{key}", "")

    return OfficeSettings(
        **{key: text(key) for key in _WORDS},
        signers=tuple(_signer(line) for line in text("signers").splitlines()),
        recipients=tuple(text("recipients").splitlines()),
        upright_mm=_margins(text("upright_mm")),
        turned_mm=_margins(text("turned_mm")),
        layout=text("layout"),
    )


def show_office(core: Workspace) -> OfficeView:
    """Return the office's settings with what holds where they are empty."""
    plan = plan_of_office(core)
    usual = _usual_office(core, plan) if plan else Office()
    profile = profile_in_force(usual.system, core.today)
    return OfficeView(
        office_settings(core),
        usual,
        margin_ranges(profile, turned=False),
        margin_ranges(profile, turned=True),
        all_profiles(),
    )


def change_office(core: Workspace, wanted: OfficeSettings) -> ChangeSet:
    """Store what the office prints (undoable as "đổi cài đặt"); what is empty goes back to the plan or the layout.

    Raises:
        UserError: a margin outside what its rule leaves; a signer without a name and a title; no such layout.
    """
    before, wanted = office_settings(core), _tidied(wanted)
    _check(wanted, show_office(core))
    changed = [one.name for one in fields(wanted) if getattr(before, one.name) != getattr(wanted, one.name)]
    with core.unit_of_work(Step.CHANGE_SETTINGS, ", ".join(_FIELD_NAMES[name] for name in changed)) as work:
        for name in changed:
            settings.put(work, f"office.{name}", _stored(getattr(wanted, name)))
    return work.changes


def office_profile(core: Workspace, plan: Plan, on: date, profile_id: str = "") -> LayoutProfile:
    """Return the layout of a document about a plan, with the office's margins.

    Args:
        core: the book.
        plan: what the document is about.
        on: the document's date; the profile in force on it is taken.
        profile_id: a profile to take instead.

    Raises:
        UserError: there is no such profile.
    """
    said = office_settings(core)
    profile = profile_of(profile_id) if profile_id else profile_in_force(_usual_office(core, plan).system, on)
    return with_margins(profile, said.upright_mm, said.turned_mm)


def office_mould(core: Workspace, mould: Mould) -> Mould:
    """Return the look of the plan's own file without the words for which the office set others."""
    said = office_settings(core)
    parts = [part for key, part in _LETTERHEAD_PARTS.items() if getattr(said, key)]
    kept = without_letterhead_texts(mould, parts, number=bool(said.symbol))
    kept = replace(kept, signature=SignatureBlock()) if said.signers else kept
    kept = replace(kept, recipients=()) if said.recipients else kept
    if not said.turned_mm or kept.margins is None:
        return kept
    return replace(kept, landscape_margins=replace(turned_margins(kept.margins), **said.turned_mm))


def plan_of_office(core: Workspace) -> Plan | None:
    """Return the office's plan imported last, else the last one that gives work items; None while there is none."""
    known = [plan for plan in plans.all_plans(core.book) if not plan.is_superior]
    own = [plan for plan in known if plan.unit_id is None]
    return (own or known or [None])[-1]


def _usual_office(core: Workspace, plan: Plan) -> Office:
    return Office(
        issuing_body=plan.document.issuing_body,
        superior=plan.superior,
        symbol=_symbol(core, plan),
        place=plan.place,
        system=plan.system,
        signature=plan.signature,
        recipients=plan.recipients,
    )


def _tidied(wanted: OfficeSettings) -> OfficeSettings:
    """Return the settings without stray spaces and empty lines, and without a word the line breaks would split."""
    signers = (SignatureBlock(*(one_line(part or "") or None for part in _parts(one))) for one in wanted.signers)
    recipients = (one_line(line).strip(" -;.") for line in wanted.recipients)
    return replace(
        wanted,
        **{key: one_line(getattr(wanted, key)) for key in _WORDS},
        signers=tuple(one for one in signers if one != SignatureBlock()),
        recipients=tuple(line for line in recipients if line),
    )


def _check(wanted: OfficeSettings, view: OfficeView) -> None:
    for signer in wanted.signers:
        if not signer.name and not signer.title:
            raise UserError(Code.SIGNER_WITHOUT_NAME, authority=signer.authority or "")
    for chosen, ranges in ((wanted.upright_mm, view.upright), (wanted.turned_mm, view.turned)):
        for side, mm in chosen.items():
            _check_margin(side, mm, ranges[side])
    if wanted.layout and wanted.layout != MOULD:
        profile_of(wanted.layout)


def _check_margin(side: str, mm: float, allowed: MarginRange) -> None:
    if allowed.least <= mm <= allowed.most:
        return
    rule = allowed.rule
    named = f"{rule.id} ({rule.source})" if rule else "quy định"
    raise UserError(
        Code.MARGIN_NOT_ALLOWED if allowed.is_prescribed else Code.MARGIN_OUT_OF_REACH,
        side=SIDE_NAMES[side],
        mm=f"{mm:g}",
        rule=named,
        allowed=f"{allowed.least:g} mm" if allowed.least == allowed.most else f"từ {allowed.least:g} đến {allowed.most:g} mm",
    )


def _parts(signer: SignatureBlock) -> tuple[str | None, str | None, str | None]:
    return signer.authority, signer.title, signer.name


def _signer(line: str) -> SignatureBlock:
    return SignatureBlock(*(part or None for part in line.split("\t")))


def _margins(text: str) -> dict[str, float]:
    """Read "top=20 left=30"."""
    return {side: float(mm) for side, _, mm in (word.partition("=") for word in text.split())}


def _stored(value: str | tuple[str | SignatureBlock, ...] | Mapping[str, float]) -> str:
    """Return a field's value as text: signers and recipients one a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(one if isinstance(one, str) else "\t".join(part or "" for part in _parts(one)) for one in value)
    return " ".join(f"{side}={mm:g}" for side, mm in value.items())


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
