"""The charts: what they show adds up to the counts, and every part leads to its own items."""

import pytest

from app.domain.period import month, year
from app.domain.progress import Heap
from app.register.chart import FOUR_WAYS, ChartKind, rows_of
from app.services import sample
from app.services.open_period import open_period
from app.services.show_chart import show_chart
from app.services.show_counts import count_period
from app.services.show_items import selected_items
from tests import sample_books


@pytest.fixture
def core(tmp_path):
    core = sample_books.merged(tmp_path)
    yield core
    core.close()


@pytest.mark.parametrize("kind", ChartKind)
def test_every_part_leads_to_as_many_items_as_it_is_long(core, kind):
    chart = show_chart(core, sample.SAMPLE_PERIOD, kind)
    assert not chart.is_empty
    for bar in chart.bars:
        for figure in (*bar.parts, *bar.ends):
            assert len(selected_items(core, figure.period, figure.wanted)) == figure.number, (bar.label, figure.title)


@pytest.mark.parametrize("kind", [ChartKind.UNITS, ChartKind.SECTIONS])
def test_the_bars_add_up_to_the_count_of_the_period(core, kind):
    chart = show_chart(core, sample.SAMPLE_PERIOD, kind)
    total = count_period(core, sample.SAMPLE_PERIOD, []).total
    for place, heap in enumerate(FOUR_WAYS):
        assert sum(bar.parts[place].number for bar in chart.bars) == total.of(heap)


def test_months_gone_by_that_nobody_followed_are_left_out(core):
    chart = show_chart(core, sample.SAMPLE_PERIOD, ChartKind.MONTHS)
    assert [bar.label for bar in chart.bars] == ["Tháng 10", "Tháng 11", "Tháng 12", "Sau 2022"]
    open_period(core, month(2022, 9))
    chart = show_chart(core, sample.SAMPLE_PERIOD, ChartKind.MONTHS)
    assert chart.bars[0].label == "Tháng 9"


def test_the_year_ahead_has_all_its_months(core):
    chart = show_chart(core, year(2023), ChartKind.MONTHS)
    assert [bar.label for bar in chart.bars[:12]] == [f"Tháng {number}" for number in range(1, 13)]


def test_the_load_of_the_months_is_what_falls_due_in_them(core):
    chart = show_chart(core, sample.SAMPLE_PERIOD, ChartKind.WORKLOAD)
    assert chart.period == year(2022)
    assert [bar.number for bar in chart.bars] == [0] * 9 + [10, 0, 105]
    assert chart.series == (Heap.TOTAL,)


def test_a_chart_is_a_table_too(core):
    rows = list(rows_of(show_chart(core, sample.SAMPLE_PERIOD, ChartKind.SECTIONS)))
    assert rows[0] == ("", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Trong hạn", "Quá hạn")
    assert {len(row) for row in rows} == {5}
