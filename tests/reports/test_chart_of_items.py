"""A chart in a document counts what the text counts, folds what has no room, and says all of it in words."""

from dataclasses import replace

import pytest

from app.domain.draft import BlockKind, DraftChanges, OwnParagraph
from app.domain.progress import STANDINGS_OF, Heap
from app.register.chart import ChartKind
from app.reports.chart_of_items import chart_of_items
from app.reports.document import ChartBlock, ChartFill
from app.reports.edited import edited
from app.reports.registry import report_kind
from tests.reports.sample import full_data

HALF_A_PAGE_MM = 125
COUNTED = STANDINGS_OF[Heap.TOTAL]


def amounts(chart) -> dict[str, int]:
    return {one.name: sum(one.amounts) for one in chart.series}


@pytest.mark.parametrize("kind", [ChartKind.UNITS, ChartKind.SECTIONS, ChartKind.MONTHS])
def test_every_chart_of_four_ways_adds_up_to_the_count_of_the_report(kind):
    data = full_data()
    count, chart = data.count(), chart_of_items(data, kind, "own-1")
    assert amounts(chart) == {
        "Hoàn thành đúng hạn": count.done_on_time,
        "Hoàn thành quá hạn": count.done_late,
        "Trong hạn": count.in_term,
        "Quá hạn": count.overdue,
    }
    assert sum(amounts(chart).values()) == len(chart.sources)
    assert len({one.fill for one in chart.series}) == len(chart.series)


def test_the_work_of_a_month_is_what_falls_due_in_it():
    data = full_data()
    chart = chart_of_items(data, ChartKind.WORKLOAD, "own-1")
    assert amounts(chart) == {"Đến hạn": sum(item.due_on is not None for item in data.items if data.standing(item) in COUNTED)}
    assert chart.is_upright
    assert chart.series[0].fill is ChartFill.SOLID


def test_units_stand_in_the_order_of_the_office():
    data = full_data()
    wanted = [data.units[unit_id].name for unit_id in (*data.organisations, *data.persons)]
    chart = chart_of_items(data, ChartKind.UNITS, "own-1")
    assert list(chart.bars) == [name for name in wanted if name in chart.bars]


def test_nothing_to_count_gives_no_chart():
    assert chart_of_items(replace(full_data(), items=()), ChartKind.UNITS, "own-1") is None


def test_more_units_than_have_room_stand_together_in_the_last_bar():
    data = full_data()
    item, unit = data.items[0], next(iter(data.units.values()))
    units = {number: replace(unit, id=number, name=f"Đơn vị {number:02d}", position=number) for number in range(1, 31)}
    many = replace(data, units=units, items=tuple(replace(item, unit_id=number) for number in units))
    chart = chart_of_items(many, ChartKind.UNITS, "own-1")
    assert chart.bars[-1] == "Còn lại (17)"
    assert sum(amounts(chart).values()) == 30
    assert chart.height_mm < HALF_A_PAGE_MM


def test_a_chart_is_said_in_words_and_as_a_table():
    chart = chart_of_items(full_data(), ChartKind.UNITS, "own-1")
    assert "Chi bộ Thanh tra: hoàn thành đúng hạn 2, hoàn thành quá hạn 1" in chart.in_words
    table = chart.as_table()
    assert table.rows[0].is_band
    assert [row.cells[0] for row in table.rows[1:]] == list(chart.bars)


def test_a_chart_without_figures_is_told_and_not_printed():
    data = full_data()
    changes = DraftChanges(paragraphs=(OwnParagraph("own-1", "results/figures", "Tiến độ theo đơn vị", "units"),))
    document, infos = edited(report_kind("progress-report").build(data), changes, data.today, {})
    (told,) = [one for one in infos if one.kind is BlockKind.CHART]
    assert "chưa có số liệu" in told.shown
    assert not any(isinstance(block, ChartBlock) for block in document.body)
