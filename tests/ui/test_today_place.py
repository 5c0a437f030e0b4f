"""The place "Hôm nay": how safe the book is and the backup made from there, days to come that open the calendar."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import back_up, sample
from app.services.show_today import BackupAge, show_today
from app.store import backup as store_backup
from tests import sample_books
from tests.ui.item_page import asked_of_book
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.views.calendar_place.view import CalendarPlace
from ui.views.today.backup_line import BackupLine
from ui.views.today.view import TodayPage
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    for one in store_backup.list_backups(core.path):
        one.path.unlink()
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    window.window.show_place(place_number(ActionId.GO_TODAY))
    window.settle()
    yield window
    window.close()


def test_a_book_without_a_backup_warns_and_one_click_makes_it_safe(opened):
    line = opened.window.view(TodayPage).backup
    assert line.warns
    assert "chưa có bản sao lưu" in line.text
    QTest.mouseClick(line.button, Qt.MouseButton.LeftButton)
    opened.settle()
    assert not line.warns
    assert "hôm nay" in line.text
    assert "có đủ mọi thay đổi" in line.text
    assert asked_of_book(opened, back_up.last_backup).reason == "tay"


def test_the_button_is_pressed_by_the_keyboard(opened):
    line = opened.window.view(TodayPage).backup
    line.button.setFocus()
    QTest.keyClick(line.button, Qt.Key.Key_Space)
    opened.settle()
    assert not line.warns


@pytest.mark.parametrize(("days", "holds_everything", "warns"), [(7, False, False), (8, False, True), (8, True, False)])
def test_a_backup_of_more_than_seven_days_warns_unless_it_still_holds_everything(opened, days, holds_everything, warns):
    opened.window.action(ActionId.BACK_UP).trigger()
    opened.settle()
    newest = asked_of_book(opened, back_up.last_backup)
    line = BackupLine()
    line.show_age(BackupAge(newest, days, holds_everything))
    assert line.warns is warns
    assert ("quá lâu" in line.text) is warns
    assert f"{days} ngày trước" in line.text


def test_every_day_of_the_next_thirty_is_listed_and_enter_opens_it_in_the_calendar(opened):
    page = opened.window.view(TodayPage)
    days = asked_of_book(opened, lambda core: show_today(core, sample.SAMPLE_PERIOD).days)
    assert page.days_table.model().rowCount() == len(days) > 3
    assert all(sample.RECEIVED_ON <= day.on <= sample.RECEIVED_ON + timedelta(days=30) for day in days)
    tet = next(row for row, day in enumerate(days) if (day.lunar.day, day.lunar.month) == (1, 1))
    assert page.days_table.model().index(tet, 0).data() == "22/01\n1/1 âm"
    page.days_table.selectRow(tet)
    page.days_table.setFocus()
    QTest.keyClick(page.days_table, Qt.Key.Key_Return)
    opened.settle()
    calendar = opened.window.view(CalendarPlace)
    assert calendar.isVisible()
    assert calendar.shown.on == date(2023, 1, 22)
