"""A state typed into the search box leads to Theo dõi with its list open, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import sample
from app.services.search_states import STATE_FILTERS, figure_of_state
from tests.ui.composer import opened_over_sample
from ui.actions.ids import ActionId
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.views.counts.view import CountsView


@pytest.fixture
def opened(tmp_path, qapp):
    window = opened_over_sample(tmp_path)
    yield window
    window.close()


def test_overdue_typed_without_diacritics_opens_the_list_of_it(opened):
    opened.window.action(ActionId.FIND).trigger()
    box = opened.window.top.search
    QTest.keyClicks(box, "qua han")
    opened.settle()
    panel = opened.window.handlers.search.panel
    assert panel.rows[0].title == "Đầu việc theo tình trạng"
    QTest.keyClick(box, Qt.Key.Key_Return)
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    assert opened.window.view(CountsView).isVisible()
    counted = []
    opened.book.ask(lambda core: figure_of_state(core, STATE_FILTERS[0], sample.SAMPLE_PERIOD), counted.append)
    opened.settle()
    assert len(dialog.model.rows) == counted[0].number > 0
    dialog.reject()
