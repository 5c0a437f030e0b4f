"""Undo in the window takes what is shown out of the book; what showed it is empty then, and the answer page closes."""

from app.services import sample
from tests import sample_books
from tests.ui.item_page import open_page
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId


def test_undoing_the_import_of_the_plan_looked_at_empties_tree_and_panel(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.SENT_ON)
    assert opened.window.tree.current_task is not None
    open_page(opened)
    while opened.window.action(ActionId.UNDO).isEnabled():
        opened.window.action(ActionId.UNDO).trigger()
        opened.settle()
    assert opened.window.tree.current_task is None
    assert opened.window.assignment.task_view is None
    assert opened.window.handlers.answers.page is None
    assert opened.book.plan_id is None
    while opened.window.action(ActionId.REDO).isEnabled():
        opened.window.action(ActionId.REDO).trigger()
        opened.settle()
    assert opened.window.tree.current_task is not None
    assert opened.prompts.refusals == []
    opened.close()
