"""Every place and dialog is walked once, spread over four screens of the grid and the three themes; the whole of it is a command.

What is looked for, and how: README.md beside this file.
"""

from collections import Counter

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.bootstrap import create_workspace
from app.services import sample
from tests.ui.walkers.__main__ import lines_of
from tests.ui.walkers.clipped import clipped, too_large
from tests.ui.walkers.keyboard import unreachable
from tests.ui.walkers.names import mnemonics, mnemonics_of_menu, nameless, small_targets
from tests.ui.walkers.screens import GRID, Screen, walk_on
from tests.ui.walkers.words import foreign
from tests.ui.window import OpenWindow
from ui.kit.card import plain_label
from ui.kit.dialog import Dialog
from ui.window.places import PLACES

SAMPLE = (
    (Screen(points=10), "light"),
    (Screen(scale=1.5, points=12), "dark"),
    (Screen((1024, 768), points=16), "contrast"),
    (Screen((1920, 1080), scale=2, points=9), "light"),
)
"""Screens over which the windows are spread: each window is seen on one of them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give the folder in which the walks share the sample books."""
    return tmp_path_factory.mktemp("walks")


@pytest.mark.slow
@pytest.mark.parametrize("part", range(len(SAMPLE)))
def test_nothing_is_cut_pale_nameless_foreign_or_out_of_reach(part, folder):
    screen, theme_id = SAMPLE[part]
    walked = walk_on(screen, folder, "--theme", theme_id, "--part", str(part), str(len(SAMPLE)))
    assert walked["seen"] > 15
    assert [*lines_of(walked)] == []


def test_the_grid_has_all_scales_sizes_of_text_and_screens():
    assert len(set(GRID)) == 4 * 3 * 3
    assert min(screen.logical for screen in GRID) == (512, 384)


@pytest.fixture
def bad(qapp):
    """A dialog in which everything is wrong that the walkers look for."""
    dialog = Dialog()
    layout = QVBoxLayout(dialog)
    dialog.button = QPushButton("&Mở tệp rất dài không có đủ chỗ")
    dialog.button.setStyleSheet("min-height: 0")
    dialog.button.setFixedSize(60, 12)
    dialog.other = QPushButton("&Mới")
    dialog.none = QPushButton("Không")
    dialog.none.setFocusPolicy(dialog.none.focusPolicy().NoFocus)
    dialog.field = QLineEdit()
    dialog.words = plain_label("Một câu dài phải xuống dòng nhiều lần", wraps=True)
    dialog.words.setFixedSize(80, 20)
    for one in (dialog.button, dialog.other, dialog.none, dialog.field, dialog.words):
        layout.addWidget(one)
    dialog.show()
    qapp.processEvents()
    yield dialog
    dialog.close()


def test_the_walkers_find_what_is_wrong(bad):
    assert any(one.startswith("QPushButton “&Mở tệp rất dài không có đủ chỗ”") for one in clipped(bad))
    assert any("height are lacking" in one for one in clipped(bad))
    assert len(nameless(bad)) == 1
    assert mnemonics(bad) == ["M stands for '&Mở tệp rất dài không có đủ chỗ', '&Mới'"]
    assert len(small_targets(bad)) == 1
    assert unreachable(bad) == ["QPushButton “Không”  is not reached"]
    assert foreign("Lưu Save as “quoted” bao-cao.docx KH/ĐU Excel") == ("Save", "as")


def test_a_dialog_begins_no_larger_than_its_screen(qapp):
    dialog = Dialog()
    dialog.resize(9000, 9000)
    dialog.show()
    assert too_large(dialog) == []
    assert dialog.height() < 9000
    dialog.close()


def test_a_dialog_grows_when_wrapping_words_become_more(qapp):
    dialog = Dialog()
    words = plain_label("Ngắn", wraps=True)
    QVBoxLayout(dialog).addWidget(words)
    dialog.resize(200, 60)
    dialog.show()
    qapp.processEvents()
    words.setText("Nhiều chữ hơn trước, " * 12)
    qapp.processEvents()
    assert clipped(dialog) == []
    dialog.close()


@pytest.fixture
def empty(tmp_path, qapp):
    create_workspace(tmp_path / "so.dondoc").close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    yield opened
    opened.close()


def test_the_window_is_usable_at_900_by_440(empty):
    empty.window.resize(900, 440)
    for number in range(len(PLACES)):
        empty.window.show_place(number)
        empty.settle()
        assert (empty.window.width(), empty.window.height()) == (900, 440)
        assert clipped(empty.window) == []


def test_letters_differ_within_every_menu(empty):
    menus = empty.window.menuBar().findChildren(QMenu)
    assert len(menus) > 10
    assert [found for menu in menus for found in mnemonics_of_menu(menu)] == []


def test_what_qt_itself_says_is_vietnamese(qapp):
    said: list[str] = []
    for field in (QLineEdit("chữ"), QPlainTextEdit("chữ")):
        said += [action.text().split("\t")[0] for action in field.createStandardContextMenu().actions()]
    box = QMessageBox()
    for button in (QMessageBox.StandardButton(1 << bit) for bit in range(10, 28)):
        if button.name not in ("NoAll", "HelpRequest"):
            box.addButton(button)
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    said += [one.text() for one in box.buttons()]
    for kind in (QLabel, QAbstractButton, QAction):
        said += [one.text() for one in files.findChildren(kind)]
    said += [one.toolTip() for one in files.findChildren(QWidget)]
    assert len([one for one in said if one]) > 30
    assert [one for one in said if foreign(one)] == []


def test_the_names_of_the_grid_say_what_is_walked():
    assert Counter(screen.scale for screen in GRID) == {1: 9, 1.25: 9, 1.5: 9, 2: 9}
