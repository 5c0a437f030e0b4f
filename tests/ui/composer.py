"""What tests of the composer share: a window over the sample, its composer, and what a clerk does in it by mouse and keys."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.domain.progress import Progress, ProgressState
from app.services import sample
from app.services.drafts import list_drafts
from app.services.record_progress import record_progress
from app.services.show_items import show_items
from tests import sample_books
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.compose_document.dialog import ComposeDialog

PAUSE = 1100
FIGURES = "results/figures"
OVERSIGHT = "conduct/oversight"
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def opened_over_sample(folder) -> OpenWindow:
    core = sample_books.merged(folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON)


def close_all(opened):
    for widget in opened.window.findChildren(ComposeDialog):
        widget.close()
        opened.settle()
    opened.close()


def open_composer(opened) -> ComposeDialog:
    opened.window.action(ActionId.COMPOSE_DOCUMENT).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, ComposeDialog)
    opened.settle()
    return dialog


def drafts_of(opened):
    found = []
    opened.book.ask(list_drafts, found.extend)
    opened.settle()
    return found


def shown(composer) -> str:
    return "\n".join(page.text for page in composer.made.pages)


def block(composer, key):
    return next(one for one in composer.made.blocks if one.key == key)


def point_of(composer, key) -> QPoint:
    """Return a point of the view on the first words of a block, scrolled to."""
    composer.view.choose_block(key)
    for number, page in enumerate(composer.made.pages):
        for piece in page.texts:
            if piece.key == key:
                inside = QPointF(piece.x_pt + piece.width_pt / 2, piece.top_pt + piece.height_pt / 2)
                return (composer.view.area_of(number).topLeft() + inside * composer.view.scale).toPoint()
    raise AssertionError(key)


def write(opened, composer, key, words):
    """Open a block by a double click and type words in place of its own."""
    point = point_of(composer, key)
    QTest.mouseClick(composer.view.viewport(), LEFT, NO_KEYS, point)
    QTest.mouseDClick(composer.view.viewport(), LEFT, NO_KEYS, point)
    QTest.keyClick(composer.editor.text, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(composer.editor.text, words)
    QTest.keyClick(composer.editor.text, Qt.Key.Key_Return, CTRL)
    opened.settle()


def move_figures(opened):
    """Let the work that was overdue be done, so that the book says other figures."""

    def finish(core):
        late = [line for line in show_items(core, sample.SAMPLE_PERIOD) if line.standing.value == "overdue"]
        return [record_progress(core, one.item, Progress(ProgressState.COMPLETED, date(2022, 12, 28))) for one in late][-1]

    opened.book.do(finish)
    opened.settle()


def remark(opened, composer, key, words):
    composer.show_block(key)
    composer.editor.remark.click()
    QTest.keyClicks(composer.remarks.text, words)
    composer.remarks.add.click()
    opened.settle()


def go_in_outline(composer, key):
    composer.outline.setFocus()
    QTest.keyClick(composer.outline, Qt.Key.Key_Home)
    for _ in range(60):
        if composer.outline.key == key:
            return
        QTest.keyClick(composer.outline, Qt.Key.Key_Down)
    raise AssertionError(key)


def titles(composer):
    return [one.shown for one in composer.made.blocks if one.level == 1]
