"""Actions: every one is handled, named, reachable from the menus, and no key or mnemonic stands for two."""

import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId, Menu
from ui.actions.registry import ACTIONS

LETTER = re.compile(r"&([^&])")
SWITCH_TYPING = {"Ctrl+Shift", "Alt+Z", "Alt+Shift"}  # these switch Vietnamese typing programs


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.SENT_ON)
    yield window
    window.close()


def test_every_action_is_a_row_and_every_row_an_action():
    assert Counter(spec.id for spec in ACTIONS) == Counter(ActionId)


def test_every_action_is_handled(opened):
    assert set(opened.window.handlers.table()) == set(ActionId)


def test_every_action_stands_in_a_menu(opened):
    in_menus = {action for menu in opened.window.menuBar().findChildren(QMenu) for action in menu.actions()}
    assert set(opened.window.actions_by_id.values()) <= in_menus


def test_no_shortcut_stands_for_two_actions():
    keys = [QKeySequence(spec.shortcut).toString() for spec in ACTIONS if spec.shortcut]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert not SWITCH_TYPING & set(keys)


def test_every_action_has_a_hint_that_is_no_repetition_of_its_words():
    for spec in ACTIONS:
        assert spec.hint
        assert spec.hint != spec.text.replace("&", "").rstrip("…")


@pytest.mark.parametrize("menu", list(Menu))
def test_mnemonics_are_plain_letters_and_differ_within_a_menu(menu):
    inside = [spec for spec in ACTIONS if spec.menu is menu]
    submenus = {spec.submenu for spec in inside if spec.submenu}
    for place in ("", *submenus):
        words = [spec.text for spec in inside if spec.submenu == place] + ([] if place else sorted(submenus))
        letters = [LETTER.search(one) for one in words]
        assert all(letters), "an entry without a mnemonic"
        found = [one[1].upper() for one in letters if one]
        assert all(letter.isascii() and letter.isalpha() for letter in found), found
        assert len(set(found)) == len(found), found


def test_every_menu_fits_a_low_window(opened):
    for menu in opened.window.menuBar().findChildren(QMenu):
        assert menu.sizeHint().height() <= 400, menu.title()


def test_menus_differ_in_their_mnemonics():
    found = [LETTER.search(menu.value)[1].upper() for menu in Menu]
    assert len(set(found)) == len(found)
    assert all(letter.isascii() for letter in found)
