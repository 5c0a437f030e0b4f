"""A chart of "Theo dõi" goes into a draft by real clicks: a new report or one that is there, as one step that can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.draft import BlockKind
from app.register.chart import CHART_LABELS, ChartKind
from app.services import history
from tests.ui.composer import LEFT, close_all, drafts_of, opened_over_sample
from ui.actions.ids import ActionId
from ui.dialogs.compose_document.dialog import ComposeDialog
from ui.dialogs.place_chart.dialog import PlaceChartDialog
from ui.views.counts.view import CountsView, Mode
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path, qapp):
    opened = opened_over_sample(tmp_path)
    yield opened
    close_all(opened)


def put_chart(opened, kind: ChartKind, row: int) -> ComposeDialog:
    """Show a chart, click "Đưa vào báo cáo…", choose a row of the list, and return the composer that opens."""
    opened.window.show_place(place_number(ActionId.GO_COUNTS))
    view = opened.window.view(CountsView)
    QTest.mouseClick(view.modes.buttons[Mode.CHARTS], LEFT)
    opened.settle()
    view.charts.tabs.setCurrentIndex(list(ChartKind).index(kind))
    opened.settle()
    QTest.mouseClick(view.charts.place, LEFT)
    dialog = opened.dialog()
    assert isinstance(dialog, PlaceChartDialog)
    dialog.into.setFocus()
    for _ in range(row):
        QTest.keyClick(dialog.into, Qt.Key.Key_Down)
    QTest.mouseClick(dialog.acting, LEFT)
    opened.settle()
    composer = opened.dialog()
    assert isinstance(composer, ComposeDialog)
    opened.settle()
    return composer


def charts(composer):
    return [one for one in composer.made.blocks if one.kind is BlockKind.CHART]


def test_a_chart_begins_a_report_and_another_joins_it(opened):
    composer = put_chart(opened, ChartKind.UNITS, 0)
    (chart,) = charts(composer)
    assert CHART_LABELS[ChartKind.UNITS] in chart.shown
    assert composer.editor.block.key == chart.key
    count = len(set(chart.sources))
    assert composer.editor.sources.text() == f"Xem {count} đầu việc của biểu đồ này"
    assert "Đã đưa biểu đồ vào" in opened.window.status._hint.text()
    composer.close()
    opened.settle()
    again = put_chart(opened, ChartKind.WORKLOAD, 0)
    assert len(charts(again)) == 2
    assert CHART_LABELS[ChartKind.WORKLOAD] in again.editor.block.shown
    assert len(drafts_of(opened)) == 1
    again.close()
    opened.settle()
    opened.book.do(history.undo)
    opened.book.do(history.undo)
    opened.settle()
    assert drafts_of(opened) == []


def test_the_second_row_is_a_new_report_once_there_is_a_draft(opened):
    for row in (0, 1):
        put_chart(opened, ChartKind.SECTIONS, row).close()
        opened.settle()
    assert len(drafts_of(opened)) == 2


def test_the_composer_names_plans_as_the_top_bar_does(opened):
    composer = put_chart(opened, ChartKind.MONTHS, 0)
    assert composer.fields.plan.currentText() == opened.window.top.plans.currentText()
