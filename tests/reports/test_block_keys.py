"""Keys of blocks: a clerk's changes hang on them, so they name what a block is about and stay when figures move."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.progress import Progress, ProgressState
from app.reports import outline
from app.reports.data import ReportData
from app.reports.document import Heading, distinct, paragraph
from app.reports.edited import texts_of
from app.reports.registry import REPORT_KINDS, ReportKind
from tests.reports.sample import full_data, full_state_data, report_data

KINDS = pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)


def with_all_done(data: ReportData) -> ReportData:
    """Return the data after every unit reported everything as done."""
    done = Progress(ProgressState.COMPLETED, data.period.ends_on, "Đã thực hiện xong.", "Thiếu kinh phí", "Bổ sung kinh phí")
    return replace(data, items=tuple(replace(item, progress=done) for item in data.items))


@KINDS
@pytest.mark.parametrize("data", [full_data(), full_state_data()], ids=["party", "state"])
def test_every_block_has_a_key_of_its_own(kind: ReportKind, data: ReportData):
    keys = [block.key for block in kind.build(data).blocks]
    assert all(keys)
    assert len(set(keys)) == len(keys)


@KINDS
def test_no_key_is_numbered_but_by_what_it_is_about(kind: ReportKind):
    """Only one text twice on one subject would be; the sample has none."""
    assert not [block.key for block in kind.build(full_data()).blocks if "~" in block.key]


@pytest.mark.parametrize("kind", [one for one in REPORT_KINDS if one.id != "reminder-letter"], ids=lambda kind: kind.id)
def test_a_block_that_stays_keeps_its_key_when_figures_move(kind: ReportKind):
    """Whatever is still said word for word is still said under the same key; headings of the outline stay too."""
    before, after = texts_of(kind.build(full_data())), texts_of(kind.build(with_all_done(full_data())))
    where = {text: key for key, text in after.items() if text and list(after.values()).count(text) == 1}
    moved = {text: (key, where[text]) for key, text in before.items() if text in where and where[text] != key}
    assert not moved


def test_the_sentence_on_figures_is_under_one_key_whatever_it_says():
    (kind,) = (one for one in REPORT_KINDS if one.id == "progress-report")
    before, after = texts_of(kind.build(full_data())), texts_of(kind.build(with_all_done(full_data())))
    assert before["results/figures"] != after["results/figures"]
    assert before["limits/shortcomings/overdue"].startswith("Còn")
    assert after["limits/shortcomings/overdue"].startswith("Không có")


def test_another_day_changes_no_key():
    (kind,) = (one for one in REPORT_KINDS if one.id == "progress-report")
    data = full_data()
    later = replace(data, today=data.today + timedelta(days=1), dated_on=date(2027, 2, 1))
    assert list(texts_of(kind.build(data))) == list(texts_of(kind.build(later)))


def test_a_unit_more_moves_no_key_of_the_others():
    """Keys are no places: what the first unit says goes, and all others keep theirs."""
    (kind,) = (one for one in REPORT_KINDS if one.id == "progress-report")
    data = report_data()
    silent = replace(data, items=tuple(replace(one, progress=Progress()) if one.unit_id == 1 else one for one in data.items))
    keys = set(texts_of(kind.build(silent)))
    of_others = {key for key in texts_of(kind.build(data)) if "/task-" in key and not key.endswith("unit-1")}
    assert of_others <= keys


@pytest.mark.parametrize("name", [name for name in dir(outline) if isinstance(getattr(outline, name), tuple)])
def test_no_two_lines_of_an_outline_have_one_key(name: str):
    lines: outline.Outline = getattr(outline, name)
    keys = outline.keys_of(lines)
    assert len(set(keys)) == len(lines)


def test_a_text_that_stands_twice_is_named_after_the_first():
    found = [block.key for block in distinct([paragraph("A", key="k"), paragraph("A", key="k"), Heading(1, "B", "h")])]
    assert found == ["k", "k~2", "h"]
