"""Every registered kind is built, written and compared with its accepted text, by every profile."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.exporters.document_docx import render
from app.layout_rules.profile import LayoutProfile, all_profiles
from app.reports.document import Paragraph
from app.reports.registry import REPORT_KINDS, ReportKind, report_kind
from tests.exporters.accepted import assert_accepted
from tests.golden_text import dump_of_document
from tests.reports.sample import full_data, full_state_data


@pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)
@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_each_kind_is_as_accepted(kind: ReportKind, profile: LayoutProfile, tmp_path: Path):
    data = full_state_data() if profile.id.startswith("STATE") else full_data()
    path = tmp_path / "report.docx"
    render(kind.build(data), profile, None, path)
    assert_accepted("reports", f"{kind.id}.{profile.id.lower()}", dump_of_document(path))


@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_every_body_ends_with_a_full_stop(kind: ReportKind):
    """The writer puts the mark of the profile in its place."""
    last = kind.build(full_data()).body[-1]
    assert isinstance(last, Paragraph)
    assert last.text.endswith(".")


def test_ids_and_titles_are_unique():
    assert len({kind.id for kind in REPORT_KINDS}) == len({kind.title for kind in REPORT_KINDS}) == len(REPORT_KINDS)


def test_a_kind_is_found_with_dashes_or_underscores():
    assert report_kind("Progress_Report") is report_kind("progress-report")


def test_an_unknown_kind_is_refused_with_the_known_names():
    with pytest.raises(UserError, match="progress-report, interim-report, final-report, reminder-letter"):
        report_kind("annual")
