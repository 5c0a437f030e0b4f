"""The window comes back where it was left, on a screen that is there."""

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QMainWindow

from ui.settings import Settings
from ui.window.placement import START_SIZE, begin, restore, within

SCREEN, OTHER = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


@pytest.fixture
def window(qapp):
    shown = QMainWindow()
    yield shown
    shown.close()
    shown.deleteLater()


def left(folder, window) -> QByteArray:
    """Keep where a window stands and read it as the next run does."""
    Settings(folder).window_geometry = window.saveGeometry()
    return Settings(folder).window_geometry


def test_the_first_size_is_no_larger_than_the_screen(window):
    begin(window)
    room = window.screen().availableGeometry()
    assert window.width() == min(START_SIZE[0], room.width())
    assert window.height() == min(START_SIZE[1], room.height())


def test_the_window_has_the_size_and_place_it_was_left_with(window, tmp_path):
    window.setGeometry(40, 60, 640, 480)
    geometry = left(tmp_path, window)
    other = QMainWindow()
    restore(other, geometry)
    assert other.geometry() == window.geometry()
    other.deleteLater()


def test_a_window_left_maximised_comes_back_so(window, tmp_path):
    window.showMaximized()
    geometry = left(tmp_path, window)
    other = QMainWindow()
    restore(other, geometry)
    assert other.isMaximized()
    other.deleteLater()


def test_without_a_place_the_window_stays_as_it_is(window, tmp_path):
    window.resize(500, 400)
    restore(window, Settings(tmp_path).window_geometry)
    assert (window.width(), window.height()) == (500, 400)


@pytest.mark.parametrize("place", [QRect(100, 50, 900, 600), QRect(1500, 10, 900, 600), QRect(1200, 300, 900, 600)])
def test_a_window_that_can_be_reached_stays_where_it_is(place):
    assert within(place, [SCREEN, OTHER], SCREEN) == place


@pytest.mark.parametrize("place", [QRect(1400, 10, 900, 600), QRect(-880, 10, 900, 600), QRect(100, -500, 900, 600)])
def test_a_window_on_no_screen_returns(place):
    assert within(place, [SCREEN], SCREEN) == QRect(0, 0, 900, 600)


def test_a_window_larger_than_its_screen_is_made_smaller():
    assert within(QRect(0, 0, 1900, 1000), [SCREEN], SCREEN) == SCREEN
