"""The tour on the sample book, clicked through as a clerk would; the first start offers it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow, ScriptedPrompts, let_events_happen, wait_for
from ui.actions.ids import ActionId
from ui.application import Program
from ui.dialogs.welcome.dialog import Beginning, WelcomeDialog
from ui.settings import Settings
from ui.window.places import place_number
from ui.window.tour_steps import STEPS, At


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    yield window
    window.close()


@pytest.fixture
def tour(opened):
    opened.window.action(ActionId.TOUR).trigger()
    return opened.window.handlers.help.tour


def click(widget, at=None):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or QPoint())


def open_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_there_are_eight_to_ten_steps_that_all_say_what_to_click():
    assert 8 <= len(STEPS) <= 10
    assert all(step.title and step.words and step.what for step in STEPS)
    assert all(step.words.count(". ") <= 2 for step in STEPS)


def test_every_step_is_done_by_really_clicking_and_the_tour_ends_by_itself(opened, tour):
    ended: list[bool] = []
    tour.ended.connect(ended.append)
    for number, step in enumerate(STEPS):
        assert tour.step is step, f"step {number}"
        opened.settle()
        target, area = tour.target()
        assert target is not None
        assert target.isVisible(), step.title
        let_events_happen(200)
        assert tour.ring.isVisible()
        assert tour.ring.geometry().contains(target.mapTo(opened.window, area.center()))
        if step.trial:
            click(tour.panel.trial)
        elif step.at is At.MENU:
            opened.window.action(step.action).trigger()
        else:
            click(target)
        opened.settle()
        if step.at is not At.RAIL and step.action is not ActionId.BACK_UP:
            wait_for(lambda: bool(open_dialogs()))
            opened.dialog().reject()
            opened.settle()
        let_events_happen(50)
        assert ended or tour.step is not step, f"{step.title}: done, and yet the tour does not go on"
    assert ended == [True]
    assert opened.window.handlers.help.tour is None
    assert opened.prompts.refusals == []


def test_the_panel_lies_over_the_window_and_blocks_nothing(opened, tour):
    assert opened.window.rect().contains(tour.panel.geometry())
    assert QApplication.activeModalWidget() is None
    click(opened.window.rail.button(place_number(ActionId.GO_UNITS)))
    assert opened.window.place == place_number(ActionId.GO_UNITS)
    assert tour.step is STEPS[0], "another click than the step's leads nowhere"


def test_on_and_back_and_out(opened, tour):
    ended: list[bool] = []
    tour.ended.connect(ended.append)
    click(tour.panel.next)
    click(tour.panel.next)
    assert tour.step is STEPS[2]
    click(tour.panel.back)
    assert tour.step is STEPS[1]
    panel = tour.panel
    click(panel.stop)
    assert ended == [False]
    assert not panel.isVisible()
    opened.window.action(ActionId.TOUR).trigger()
    assert opened.window.handlers.help.tour.step is STEPS[0]


def test_the_panel_keeps_to_the_corner_of_a_small_window(opened, tour):
    opened.window.resize(900, 500)
    let_events_happen(50)
    assert opened.window.rect().contains(tour.panel.geometry())


def test_over_a_book_of_its_own_the_sample_is_asked_for(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.SENT_ON)
    asked: list[bool] = []
    opened.window.sample_requested.connect(lambda: asked.append(True))
    opened.window.action(ActionId.TOUR).trigger()
    assert asked == [True]
    assert opened.window.handlers.help.tour is None
    opened.close()


@pytest.fixture
def program(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr("ui.application.user_data_dir", lambda: tmp_path)
    settings = Settings(tmp_path)
    running = Program(settings, ScriptedPrompts())
    yield running, settings, tmp_path
    if running.window is not None:
        wait_for(lambda: not running.window.book.is_busy)
        running.window.close()
        let_events_happen(20)


def first_start(running) -> WelcomeDialog:
    running.start(None, sample=False)
    wait_for(lambda: any(isinstance(one, WelcomeDialog) for one in open_dialogs()))
    return next(one for one in open_dialogs() if isinstance(one, WelcomeDialog))


def test_the_first_start_offers_the_tour_once(program):
    running, settings, _ = program
    welcome = first_start(running)
    assert running.window.is_sample
    assert "MẪU" in running.window.windowTitle()
    click(welcome.ways[Beginning.TOUR])
    let_events_happen(20)
    assert running.window.handlers.help.tour is not None
    assert settings.value("is_welcomed", bool)


def test_beginning_with_a_plan_makes_a_book_first(program):
    running, _, folder = program
    welcome = first_start(running)
    running._prompts.saves.append(folder / "cua-toi.dondoc")
    running._prompts.files.append([])
    click(welcome.ways[Beginning.IMPORT_PLAN])
    wait_for(lambda: running.window is not None and running.window.path.name == "cua-toi.dondoc")
    wait_for(lambda: running._prompts.files == [])
    assert not running.window.is_sample


def test_a_later_start_without_a_book_asks_nothing(program):
    running, settings, _ = program
    settings.put("is_welcomed", True)
    running.start(None, sample=False)
    wait_for(lambda: running.window is not None)
    let_events_happen(50)
    assert open_dialogs() == []
