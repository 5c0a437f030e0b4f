"""The list of steps and the waste bin in the window: several steps back at once, what was deleted back by one click."""

import pytest
from PySide6.QtTest import QTest

from app.services import sample
from tests.services.undo_cases_waste import without_much
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.past_steps.dialog import PastStepsDialog
from ui.dialogs.waste_bin.dialog import WasteBinDialog


@pytest.fixture
def opened(tmp_path, qapp):
    core = without_much(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    yield window
    assert window.prompts.refusals == []
    window.close()


def opened_by(opened, action, kind):
    opened.window.action(action).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, kind)
    opened.settle()
    return dialog


def test_several_steps_are_undone_and_done_again_by_one_click(opened):
    dialog = opened_by(opened, ActionId.PAST_STEPS, PastStepsDialog)
    before = dialog.model.rows
    assert before[0].is_undone
    assert dialog.chosen == before[1], "the cursor begins at the newest step that is done"
    dialog.table.selectRow(4)
    assert dialog.said.startswith("Hoàn tác 4 thao tác")
    assert "“xoá bộ lọc" not in dialog.said
    dialog.turn.click()
    opened.settle()
    assert [one.is_undone for one in dialog.model.rows[:6]] == [True] * 5 + [False]
    dialog.table.selectRow(1)
    assert dialog.turn.text() == "&Làm lại đến đây"
    dialog.turn.click()
    opened.settle()
    assert [one.is_undone for one in dialog.model.rows[:2]] == [True, False]
    assert opened.window.action(ActionId.UNDO).isEnabled()


def test_the_list_is_there_after_a_restart_and_names_every_step(opened):
    dialog = opened_by(opened, ActionId.PAST_STEPS, PastStepsDialog)
    words = [dialog.model.index(row, 1).data() for row in range(dialog.model.rowCount())]
    assert "Xoá đơn vị: Tổ giúp việc lâm thời" in words
    assert any(one.startswith("Nhập kế hoạch") for one in words)


def test_what_was_deleted_is_found_looked_at_and_brought_back(opened):
    dialog = opened_by(opened, ActionId.WASTE_BIN, WasteBinDialog)
    kinds = {one.table for one in dialog.model.rows}
    assert {"unit", "draft", "saved_filter", "draft_paragraph"} <= kinds
    QTest.keyClicks(dialog.search, "to giup viec")
    opened.settle()
    assert [one.name for one in dialog.model.rows] == ["Tổ giúp việc lâm thời"]
    assert "to@mau.vn" in dialog.said
    dialog.restore.click()
    opened.settle()
    assert dialog.model.rows == []
    assert opened.window.action(ActionId.UNDO).text() == "&Hoàn tác: khôi phục: đơn vị Tổ giúp việc lâm thời"


def test_a_paragraph_of_a_draft_that_is_gone_asks_for_the_draft_first(opened):
    dialog = opened_by(opened, ActionId.WASTE_BIN, WasteBinDialog)
    row = next(number for number, one in enumerate(dialog.model.rows) if one.table == "draft_paragraph")
    dialog.table.selectRow(row)
    dialog.restore.click()
    opened.settle()
    (refused,) = opened.prompts.refusals
    assert "hãy khôi phục bản thảo" in refused
    opened.prompts.refusals.clear()


def test_an_answer_that_comes_after_the_dialog_was_closed_is_dropped(opened):
    dialog = opened_by(opened, ActionId.WASTE_BIN, WasteBinDialog)
    dialog.table.selectRow(1)
    dialog.reject()
    opened.settle()
