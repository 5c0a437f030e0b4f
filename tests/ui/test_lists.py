"""Lists out of the window: the plan's items, the list behind a figure, the master."""

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.dialogs.send_trackers.dialog import SendTrackersDialog


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    yield window
    window.close()


def rows_in(path) -> int:
    return openpyxl.load_workbook(path)["Danh sách"].max_row - 5


def test_the_items_looked_at_are_written_where_the_clerk_says(opened, tmp_path):
    opened.prompts.saves = [tmp_path / "ds.xlsx"]
    opened.window.action(ActionId.EXPORT_LIST).trigger()
    opened.settle()
    assert rows_in(tmp_path / "ds.xlsx") > 16
    assert "Đã ghi vào “ds.xlsx”." in [label.text() for label in opened.window.status.findChildren(QLabel)]


def test_the_master_is_written_and_no_file_is_chosen_writes_none(opened, tmp_path):
    opened.prompts.saves = [tmp_path / "biểu.xlsx", None]
    for _ in range(2):
        opened.window.action(ActionId.EXPORT_MASTER).trigger()
        opened.settle()
    assert openpyxl.load_workbook(tmp_path / "biểu.xlsx").sheetnames[0] == "Theo đơn vị"
    assert opened.prompts.saves == []


def test_the_list_behind_a_figure_is_written_as_it_is_shown(opened, tmp_path):
    opened.window.action(ActionId.GO_TODAY).trigger()
    opened.settle()
    chips = [one for one in opened.window.findChildren(QWidget) if getattr(one, "figures", ())]
    figures = next(one.figures for one in chips if one.figures[0].number)
    opened.window.handlers.counts.open_list(figures[0])
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    opened.prompts.saves = [tmp_path / "ds.xlsx"]
    dialog.export.click()
    opened.settle()
    assert rows_in(tmp_path / "ds.xlsx") == len(dialog.model.rows)


def test_one_workbook_for_all_can_be_chosen_when_sending(opened, tmp_path):
    opened.prompts.consents = [False]
    opened.window.action(ActionId.SEND_TRACKERS).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, SendTrackersDialog)
    dialog.folder.set_path(tmp_path / "gui")
    dialog.one_file.setChecked(True)
    dialog.with_mail.setChecked(False)
    dialog.accept()
    opened.settle()
    assert len(list((tmp_path / "gui").iterdir())) == 1
    assert opened.prompts.said[-1].startswith("Đã lập 1 phiếu.")
