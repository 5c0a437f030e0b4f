"""What the dialog for making a document offers."""

from dataclasses import dataclass
from datetime import date

from app.domain.document import SignatureBlock, System
from app.domain.ids import PlanId
from app.domain.office_template import OfficeTemplate
from app.domain.period import Period
from app.domain.unit import Unit
from app.files import safe_name
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_in_force
from app.reports.registry import REPORT_KINDS, Parameter, ReportKind, report_kind
from app.services.office import office_of, office_settings, signers_of
from app.services.office_templates import office_templates
from app.services.workspace import Workspace
from app.store import plans, units


@dataclass(frozen=True, slots=True)
class KindFields:
    """What is asked for a kind, and what is said of it.

    Attributes:
        explanation: what it is for, one line.
        is_periodic: whether it tells of a period.
        offers_unit: whether it can be narrowed to a unit.
        needs_unit: whether it is for one unit and cannot be made without it.
    """

    explanation: str
    is_periodic: bool
    offers_unit: bool
    needs_unit: bool


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """Kinds and layouts one can choose.

    Attributes:
        kinds: in the order in which they are offered; those of one group stand together.
        has_mould: whether the look of the plan's own file was kept.
        system: whose rules the office follows.
        units: the organisations that exist, in the office's order.
        plan_span: the whole time of the plan.
        signers: who may sign, the one proposed first.
        templates: the office's own templates without faults, of all kinds.
        layout: the office's usual one, as in `OfficeSettings`.
    """

    kinds: tuple[ReportKind, ...]
    profiles: tuple[LayoutProfile, ...]
    has_mould: bool
    system: System
    units: tuple[Unit, ...]
    plan_span: Period
    signers: tuple[SignatureBlock, ...] = ()
    layout: str = ""
    templates: tuple[OfficeTemplate, ...] = ()

    def fields(self, kind_id: str) -> KindFields:
        """Return what is asked for a kind."""
        kind = report_kind(kind_id)
        needs_unit = Parameter.UNIT in kind.parameters
        return KindFields(kind.explanation, kind.is_periodic, needs_unit or Parameter.UNITS in kind.parameters, needs_unit)

    def templates_of(self, kind_id: str) -> tuple[OfficeTemplate, ...]:
        """Return the templates a kind can be made from."""
        return tuple(one for one in self.templates if one.kind == report_kind(kind_id).id)

    def profile_on(self, on: date) -> LayoutProfile:
        """Return the profile in force on a day."""
        return profile_in_force(self.system, on)

    def file_name(self, kind_id: str, period_code: str, unit_name: str = "") -> str:
        """Return a name for the file: the kind's title, the unit where one is chosen, and the period where it tells of one."""
        kind = report_kind(kind_id)
        words = [kind.title, unit_name, period_code if kind.is_periodic else ""]
        return f"{safe_name(' '.join(word for word in words if word))}.docx"


def report_choices(core: Workspace, plan_id: PlanId) -> ReportChoices:
    """Return what can be chosen for documents about a plan."""
    plan = plans.get(core.book, plan_id)
    units_now = (unit for unit in units.all_units(core.book) if not unit.is_person and unit.exists_on(core.today))
    return ReportChoices(
        kinds=REPORT_KINDS,
        profiles=all_profiles(),
        has_mould=bool(plans.mould_of(core.book, plan_id)),
        system=office_of(core, plan).system,
        units=tuple(units_now),
        plan_span=plan.span(core.today),
        signers=signers_of(core, plan),
        layout=office_settings(core).layout,
        templates=tuple(one for one in office_templates(core) if one.is_usable),
    )
