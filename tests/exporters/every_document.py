"""Every kind of document by every profile, and in an office's mould: written for tests that read the files."""

from dataclasses import dataclass
from pathlib import Path

from app.exporters.document_docx import render
from app.importers.mould import read_mould
from app.layout_rules.mould import Mould
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_of
from app.reports.document import OfficialDocument
from app.reports.registry import REPORT_KINDS
from app.services import sample
from tests.reports.sample import full_data, full_state_data


@dataclass(frozen=True)
class Written:
    """One document and its file; `look` names its profile, or "mould"."""

    kind_id: str
    look: str
    document: OfficialDocument
    profile: LayoutProfile
    mould: Mould | None
    path: Path

    @property
    def name(self) -> str:
        return f"{self.kind_id}-{self.look}"


def write_every_document(folder: Path) -> list[Written]:
    """Write every kind by every profile and in the mould of the sample plan."""
    looks = [(profile.id, profile, None) for profile in all_profiles()]
    looks.append(("mould", profile_of("PARTY_2026"), read_mould(sample.sample_plan())))
    written = []
    for look, profile, mould in looks:
        data = full_state_data() if profile.id.startswith("STATE") else full_data()
        for kind in REPORT_KINDS:
            path = folder / f"{kind.id}-{look}.docx"
            document = kind.build(data)
            render(document, profile, mould, path)
            written.append(Written(kind.id, look, document, profile, mould, path))
    return written
