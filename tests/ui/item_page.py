"""What tests of the answer page share: a window over a small book, its page, and the dialogs opened from it."""

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId

TODAY = date(2022, 12, 20)


def opened_over(core) -> OpenWindow:
    core.close()
    window = OpenWindow(core.path, TODAY)
    window.window.tree.go_to(1)
    window.settle()
    return window


def page_of(opened):
    opened.settle()
    page = opened.window.handlers.answers.page
    assert page is not None, opened.prompts.refusals
    return page


def open_page(opened):
    opened.window.action(ActionId.SHOW_ITEM).trigger()
    return page_of(opened)


def asked_of_book(opened, query):
    """Return what the book answers, in the thread that owns it."""
    found = []
    opened.book.ask(query, found.append)
    opened.settle()
    return found[0]


def dialog_over(opened, page):
    """Return the dialog that is open beside the page."""
    opened.settle()
    page.hide()
    dialog = opened.dialog()
    page.show()
    return dialog


def words_of(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def see_mnemonics_differ(window) -> None:
    named = [*window.findChildren(QPushButton), *(one for one in window.findChildren(QLabel) if one.buddy())]
    texts = [one.text() for one in named if one.window() is window and one.isVisible()]
    letters = [text.split("&")[1][0].upper() for text in texts if "&" in text]
    assert all(letter.isascii() for letter in letters), letters
    assert len(set(letters)) == len(letters), letters
