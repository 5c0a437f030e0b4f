"""Charts in the composer, by real clicks: put behind a paragraph, seen on the page, removed, brought back by undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.draft import BlockKind
from app.register.chart import CHART_LABELS, ChartKind
from tests.ui.composer import (
    FIGURES,
    LEFT,
    NO_KEYS,
    block,
    close_all,
    drafts_of,
    open_composer,
    opened_over_sample,
    point_of,
    shown,
)
from ui.actions.ids import ActionId
from ui.kit.page_blocks import places_of


@pytest.fixture
def opened(tmp_path, qapp):
    opened = opened_over_sample(tmp_path)
    yield opened
    close_all(opened)


@pytest.fixture
def composer(opened):
    return open_composer(opened)


def put_in(opened, composer, kind: ChartKind) -> None:
    """Choose a paragraph on the page, open the menu of charts by its button and click one."""
    QTest.mouseClick(composer.view.viewport(), LEFT, NO_KEYS, point_of(composer, FIGURES))
    QTest.mouseClick(composer.editor.chart, LEFT)
    menu = composer.editor.charts
    assert menu.isVisible()
    action = menu.actions()[list(ChartKind).index(kind)]
    QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(action).center())
    opened.settle()


def charts(composer):
    return [one for one in composer.made.blocks if one.kind is BlockKind.CHART]


def test_a_chart_is_put_behind_the_paragraph_that_was_clicked(opened, composer):
    put_in(opened, composer, ChartKind.UNITS)
    (chart,) = charts(composer)
    assert CHART_LABELS[ChartKind.UNITS] in shown(composer)
    assert any(page.areas for page in composer.made.pages)
    assert "đã giữ trong sổ" in composer.head.state
    assert len(drafts_of(opened)) == 1
    assert block(composer, chart.key).is_added


def test_a_chart_is_chosen_by_a_click_and_removed_by_its_button(opened, composer):
    put_in(opened, composer, ChartKind.SECTIONS)
    key = charts(composer)[0].key
    QTest.mouseClick(composer.view.viewport(), LEFT, NO_KEYS, point_of(composer, key))
    opened.settle()
    assert composer.editor.block is not None
    assert composer.editor.block.key == key
    assert not composer.editor.text.isVisible()
    assert composer.editor.sources.isVisible()
    page, area = places_of(composer.made.pages)[key][0]
    bars = [one for one in composer.made.pages[page].areas if one.key == key]
    assert bars
    assert all(area.left() <= one.x_pt and one.x_pt + one.width_pt <= area.right() + 0.01 for one in bars)
    QTest.mouseClick(composer.editor.leave, Qt.MouseButton.LeftButton)
    opened.settle()
    assert charts(composer) == []


def test_undo_takes_the_chart_away_and_redo_brings_it_back(opened, composer):
    put_in(opened, composer, ChartKind.UNITS)
    put_in(opened, composer, ChartKind.WORKLOAD)
    assert len(charts(composer)) == 2
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert len(charts(composer)) == 1
    opened.window.action(ActionId.REDO).trigger()
    opened.settle()
    assert len(charts(composer)) == 2
