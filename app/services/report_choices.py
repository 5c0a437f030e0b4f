"""What the dialog for making a document offers."""

from dataclasses import dataclass
from datetime import date

from app.domain.document import System
from app.domain.ids import PlanId
from app.files import safe_name
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_in_force
from app.reports.registry import REPORT_KINDS, ReportKind, report_kind
from app.services.office import office_of
from app.services.workspace import Workspace
from app.store import plans


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """Kinds and layouts one can choose.

    Attributes:
        has_mould: whether the look of the plan's own file was kept.
        system: whose rules the office follows.
    """

    kinds: tuple[ReportKind, ...]
    profiles: tuple[LayoutProfile, ...]
    has_mould: bool
    system: System

    def profile_on(self, on: date) -> LayoutProfile:
        """Return the profile in force on a day."""
        return profile_in_force(self.system, on)

    def file_name(self, kind_id: str, period_code: str) -> str:
        """Return a name for the file: the kind's title and the period."""
        return f"{safe_name(f'{report_kind(kind_id).title} {period_code}')}.docx"


def report_choices(core: Workspace, plan_id: PlanId) -> ReportChoices:
    """Return what can be chosen for documents about a plan."""
    plan = plans.get(core.book, plan_id)
    return ReportChoices(REPORT_KINDS, all_profiles(), bool(plans.mould_of(core.book, plan_id)), office_of(core, plan).system)
