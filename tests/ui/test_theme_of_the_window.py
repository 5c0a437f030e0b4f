"""The real window in its three themes: nothing in it is pale, and red is seen only where something is overdue."""

import pytest

from app.bootstrap import create_workspace
from app.services import sample
from tests import sample_books
from tests.ui.seen import pale_words, picture, reds, ring_pixels
from tests.ui.window import OpenWindow
from ui import theme
from ui.actions.ids import ActionId
from ui.colours import THEMES
from ui.window.places import PLACES

DIALOGS = (ActionId.ASSIGN_MATRIX, ActionId.COMPOSE_DOCUMENT, ActionId.RECORD_PROGRESS, ActionId.RECORD_ACTIVITY)


@pytest.fixture
def in_theme(qapp):
    """Give the function that changes the theme; the usual one is back afterwards."""
    yield lambda theme_id, points=10: theme.apply_theme(qapp, theme_id, points)
    theme.apply_theme(qapp)


@pytest.fixture
def full(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path, qapp):
    create_workspace(tmp_path / "so.dondoc").close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    yield opened
    opened.close()


@pytest.mark.parametrize("theme_id", THEMES)
def test_no_place_has_pale_words_after_a_change_of_theme(full, in_theme, theme_id):
    pale: list[str] = []
    for number in range(len(PLACES)):
        full.window.show_place(number)
        full.settle()
        in_theme(theme_id)  # while the place is on the screen, so that it must follow
        full.settle()
        pale += [f"{PLACES[number].action.value}: {one}" for one in pale_words(full.window)]
        in_theme("light" if theme_id != "light" else "dark")
    assert not pale


@pytest.mark.parametrize("theme_id", THEMES)
@pytest.mark.parametrize("action", DIALOGS)
def test_no_dialog_has_pale_words(full, in_theme, theme_id, action):
    in_theme(theme_id)
    full.window.action(action).trigger()
    dialog = full.dialog()
    assert not pale_words(dialog)
    dialog.close()


@pytest.mark.parametrize("theme_id", THEMES)
def test_an_empty_book_shows_no_red(empty, in_theme, theme_id):
    in_theme(theme_id)
    for number in range(len(PLACES)):
        empty.window.show_place(number)
        empty.settle()
        assert reds(picture(empty.window)) == 0, PLACES[number].action.value


@pytest.mark.parametrize("theme_id", THEMES)
def test_what_is_overdue_is_red(full, in_theme, theme_id):
    in_theme(theme_id)
    full.window.show_place(0)
    full.settle()
    assert reds(picture(full.window)) > 50


@pytest.mark.parametrize("theme_id", THEMES)
def test_the_bars_show_where_the_keyboard_is(full, in_theme, theme_id):
    in_theme(theme_id)
    full.settle()
    window = full.window
    entries = [window.rail.layout().itemAt(number).widget() for number in range(len(PLACES))]
    stops = [*entries, window.top.plans, window.top.periods, window.top.search]
    assert all(ring_pixels(one, window.tree.filter_box) > 60 for one in stops)


@pytest.mark.parametrize("theme_id", THEMES)
def test_the_details_show_when_the_keyboard_is_on_them(full, in_theme, theme_id):
    in_theme(theme_id)
    full.window.action(ActionId.GO_PLAN).trigger()
    full.settle()
    full.window.action(ActionId.TASK_DETAILS).trigger()
    full.settle()
    details = full.window.assignment.details
    assert details.isVisible()
    assert ring_pixels(details.focusProxy(), full.window.tree.filter_box) > 400


@pytest.mark.parametrize("points", [9, 12, 18])
def test_the_bars_grow_with_the_text(full, in_theme, points):
    in_theme("light", points)
    full.settle()
    window = full.window
    assert window.top.height() == theme.scaled(48)
    is_folded = window.width() < theme.scaled(880)
    assert window.rail.width() == theme.scaled(50 if is_folded else 156)
    buttons = [window.rail.layout().itemAt(number).widget() for number in range(len(PLACES))]
    assert all(button.sizeHint().width() <= button.width() for button in buttons)
    assert all(button.height() >= 24 for button in buttons)
    assert window.status.height() >= window.status.fontMetrics().lineSpacing()
