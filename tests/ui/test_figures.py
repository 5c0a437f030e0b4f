"""Every figure on any screen is clicked, and the list behind it is as long as the figure says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QLabel, QTableView, QTreeView, QWidget

from app.domain.progress import Heap, Standing
from app.register.selection import Figure
from app.services import sample
from app.services.make_report import ReportRequest, all_documents, make_report
from app.services.show_items import BoardLine
from app.services.sign_document import FrozenFigure, sign_document
from tests import sample_books
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.kit.cells import CELL_ROLE, FIGURES_ROLE, Cell
from ui.kit.chart import ChartView
from ui.kit.chip import Chip, LinkChip
from ui.kit.link import LinkLabel
from ui.views.calendar_place.bar import Sheet
from ui.views.calendar_place.view import CalendarPlace
from ui.views.counts.view import CountsView, Mode
from ui.views.today.view import TodayPage
from ui.views.trackers.view import TrackersView
from ui.window.places import PLACES, place_number

DONE = (Standing.DONE_ON_TIME, Standing.DONE_LATE)
# Digits that count no work items: days and periods, numbers of documents and tasks, how many rows a list has, units, sendings.
NO_FIGURES = re.compile(
    r"\d{1,2}:\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{1,2}\b|(quý|Quý) [IV]+/\d{4}|(tháng|Tháng) \d+/\d{4}|(năm|Năm) \d{4}|"
    r"\d+ ngày|\d+ lần|"
    r"\d+ nhiệm vụ|[IVX]+(\.\w+)+|\d+ đơn vị|\d+ văn bản|\d+ (nhóm|cá nhân)|Số \S+|[+−]\d+(,\d)? điểm|\+\d+"
)
# Columns whose cells are names, texts, days and numbers of documents.
WORDS = {
    "Số",
    "Nhiệm vụ",
    "Nội dung",
    "Minh chứng",
    "Âm lịch",
    "Văn bản",
    "Đơn vị",
    "Ngày lễ, kỷ niệm",
    "Thể thức",
    "",
    "Số đơn vị",
    "Thư điện tử",
    "Điện thoại",
}
PLACES_WITH_FIGURES = (
    *(ActionId.GO_TODAY, ActionId.GO_PLAN, ActionId.GO_COUNTS, ActionId.GO_CALENDAR, ActionId.GO_TRACKERS, ActionId.GO_DOCUMENTS),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A widget or a cell that shows figures: what stands there, and what it leads to."""

    words: str
    figures: tuple[object, ...]
    widget: QWidget
    index: QModelIndex | None = None
    spot: QPoint | None = None

    def click(self) -> None:
        if self.spot is not None:
            QTest.mouseClick(self.widget, Qt.MouseButton.LeftButton, pos=self.spot)
        elif self.index is None:
            QTest.mouseClick(self.widget, Qt.MouseButton.LeftButton, pos=QPoint(6, self.widget.height() // 2))
        else:
            assert isinstance(self.widget, QAbstractItemView)
            self.widget.scrollTo(self.index)
            spot = self.widget.visualRect(self.index).center()
            QTest.mouseClick(self.widget.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.fixture(scope="module")
def book(tmp_path_factory, qapp):
    folder = tmp_path_factory.mktemp("figures")
    core = sample_books.merged(folder)
    make_report(core, ReportRequest("progress-report", sample.SAMPLE_PERIOD, date(2022, 12, 28)), folder / "bc.docx")
    sign_document(core, all_documents(core)[0].id, date(2022, 12, 28), "12-BC/ĐU")
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    opened.close()


@pytest.fixture
def opened(book):
    yield book
    for dialog in book.window.findChildren(QDialog):
        dialog.reject()
    book.settle()


@pytest.mark.parametrize("place", PLACES_WITH_FIGURES, ids=lambda action: action.value)
def test_every_figure_opens_a_list_as_long_as_it_says(opened, place):
    opened.window.show_place(place_number(place))
    opened.settle()
    clicked = zeros = 0
    for _ in each_tab(opened, place):
        for one in list(figures_of(opened.window)):
            zeros += is_nothing(one)
            if not is_nothing(one) or zeros <= 5:  # a few lists without a row are enough
                clicked += click_and_compare(opened, place, one)
    assert clicked >= 4
    assert opened.prompts.refusals == []


@pytest.mark.parametrize("number", range(len(PLACES)), ids=lambda number: PLACES[number].action.value)
def test_no_number_of_work_items_stands_there_without_its_list(opened, number):
    opened.window.show_place(number)
    opened.settle()
    for name in PLACES[number].views:
        view = opened.window.views[name]
        leads = {one.words for one in figures_of(view)} | {words_of(chip) for chip in view.findChildren(LinkChip)}
        for words in shown_numbers(view):
            assert words in leads or not re.search(r"\d", NO_FIGURES.sub("", words)), f"“{words}” in {name} opens nothing"


def test_the_urgent_list_of_today_is_what_its_cards_say(opened):
    opened.window.show_place(place_number(ActionId.GO_TODAY))
    opened.settle()
    today = opened.window.view(TodayPage)
    cards = {heap: one.figures[0].number for one in figures_of(today) for heap in [heap_of(one)] if len(one.figures) == 1}
    assert today.table.model().rowCount() == cards[Heap.OVERDUE] + cards[Heap.DUE_SOON]


def test_enter_on_a_cell_opens_its_list(opened):
    opened.window.show_place(place_number(ActionId.GO_COUNTS))
    opened.settle()
    view = opened.window.view(CountsView).counts
    view.tabs.setCurrentIndex(0)
    opened.settle()
    table = view.table
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    for _ in range(5):
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == 5
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = opened.dialog()
    assert len(dialog.model.rows) == int(table.currentIndex().data())
    dialog.reject()


def test_enter_on_a_cell_of_the_tree_offers_its_figures(opened):
    opened.window.show_place(place_number(ActionId.GO_PLAN))
    opened.settle()
    tree = opened.window.tree.tree
    tree.setCurrentIndex(opened.window.tree.model.first_task())
    tree.setFocus()
    while not tree.currentIndex().data(FIGURES_ROLE):
        before = tree.currentIndex()
        QTest.keyClick(tree, Qt.Key.Key_Right)
        assert tree.currentIndex() != before
    QTest.keyClick(tree, Qt.Key.Key_Return)
    menu = opened.window.handlers.counts.menu
    assert menu is not None
    assert len(menu.actions()) == 2
    menu.actions()[1].trigger()
    dialog = opened.dialog()
    assert len(dialog.model.rows) == tree.currentIndex().data(FIGURES_ROLE)[1].number
    dialog.reject()
    menu.close()


def test_enter_on_a_row_of_a_list_shows_that_work_item(opened):
    opened.window.show_place(place_number(ActionId.GO_COUNTS))
    opened.settle()
    figure = opened.window.view(CountsView).counts.table.model().index(0, 1).data(FIGURES_ROLE)[0]
    opened.window.handlers.counts.open_list(figure)
    dialog = opened.dialog()
    asked: list[object] = []
    dialog.item_requested.disconnect()
    dialog.item_requested.connect(asked.append)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked == [dialog.model.rows[0].line]
    assert dialog.isVisible()
    dialog.reject()


def test_a_list_and_a_table_are_copied_with_tabs(opened, qapp):
    opened.window.show_place(place_number(ActionId.GO_COUNTS))
    opened.settle()
    view = opened.window.view(CountsView).counts
    view.tabs.setCurrentIndex(0)
    opened.settle()
    view.copy()
    lines = qapp.clipboard().text().splitlines()
    assert len(lines) == view.table.model().rowCount() + 1
    assert {line.count("\t") for line in lines} == {10}
    opened.window.handlers.counts.open_list(view.table.model().index(0, 5).data(FIGURES_ROLE)[0])
    dialog = opened.dialog()
    dialog.copy.click()
    lines = qapp.clipboard().text().splitlines()
    assert len(lines) == len(dialog.model.rows) + 1
    assert lines[0].split("\t") == ["Nhiệm vụ", "Đơn vị", "Kỳ", "Hạn", "Tình trạng", "Kết quả"]
    dialog.reject()


def each_tab(opened: OpenWindow, place: ActionId) -> Iterator[None]:
    """Walk the ways of counting or of looking at the calendar, where the place has several."""
    if place is ActionId.GO_CALENDAR:
        calendar = opened.window.view(CalendarPlace)
        for sheet in (Sheet.MONTH, Sheet.AGENDA, Sheet.YEAR):
            calendar.go_to(date(2022, 12, 31))
            calendar.show_sheet(sheet)
            opened.settle()
            yield
        return
    if place is not ActionId.GO_COUNTS:
        yield
        return
    view = opened.window.view(CountsView)
    for mode, tabs in ((Mode.TABLE, view.counts.tabs), (Mode.CHARTS, view.charts.tabs)):
        view.show_mode(mode)
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            opened.settle()
            yield
    view.show_mode(Mode.MATRIX)
    opened.settle()
    yield
    view.show_mode(Mode.TABLE)
    opened.settle()


def figures_of(root: QWidget) -> Iterator[Place]:
    """Find all that shows figures: widgets that carry them, and cells whose model gives them."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and getattr(widget, "figures", ()):
            yield Place(words_of(widget), tuple(widget.figures), widget)
        if widget.isVisible() and isinstance(widget, ChartView):
            for placed in widget.parts:
                yield Place(placed.part.text, placed.part.figures, widget, spot=placed.area.center().toPoint())
        if widget.isVisible() and isinstance(widget, QTableView | QTreeView):
            for index in cells_of(widget):
                if found := index.data(FIGURES_ROLE):
                    yield Place(cell_words(index), found, widget, index)


def shown_numbers(view: QWidget) -> Iterator[str]:
    """Return every text of a view that holds a digit and is no name or text of the book."""
    for widget in view.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QHeaderView):
            continue
        if isinstance(widget, LinkLabel | Chip) or (isinstance(widget, QLabel) and widget.objectName() != "soft"):
            yield words_of(widget)
        if isinstance(widget, QTableView | QTreeView):
            model = widget.model()
            for index in cells_of(widget):
                if model.headerData(index.column(), Qt.Orientation.Horizontal) not in WORDS:
                    yield cell_words(index)


def cells_of(view: QTableView | QTreeView) -> Iterator[QModelIndex]:
    model = view.model()
    header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()

    def below(parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(model.rowCount(parent)):
            for column in range(model.columnCount(parent)):
                if not header.isSectionHidden(column):
                    yield model.index(row, column, parent)
            yield from below(model.index(row, 0, parent))

    yield from below(QModelIndex())


def words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel) else widget.accessibleName()


def cell_words(index: QModelIndex) -> str:
    cell = index.data(CELL_ROLE)
    return f"{cell.text} {cell.beside}".strip() if isinstance(cell, Cell) else str(index.data() or "")


def click_and_compare(opened: OpenWindow, place: ActionId, one: Place) -> int:
    """Click on figures; returns how many lists were opened."""
    if isinstance(one.figures[0], BoardLine):
        one.click()
        opened.settle()
        board = opened.window.view(TrackersView)
        assert board.table.model().rowCount() == len(one.figures) == int(re.findall(r"\d+", one.words)[-1])
        board.show_part(board.all_part)
        opened.window.show_place(place_number(place))
        opened.settle()
        return 1
    one.click()
    if len(one.figures) == 1:
        compare(opened, one, one.figures[0])
        return 1
    menu = opened.window.handlers.counts.menu
    assert menu is not None, one.words
    actions = menu.actions()
    assert len(actions) == len(one.figures)
    for action, figure in zip(actions, one.figures, strict=True):
        action.trigger()
        compare(opened, one, figure)
    menu.close()
    return len(one.figures)


def heap_of(one: Place) -> Heap | None:
    figure = one.figures[0]
    return figure.wanted.heap if isinstance(figure, Figure) else None


def is_nothing(one: Place) -> bool:
    return all(isinstance(figure, Figure) and not figure.number for figure in one.figures)


def compare(opened: OpenWindow, one: Place, figure: object) -> None:
    assert isinstance(figure, Figure | FrozenFigure)
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    rows = dialog.model.rows
    assert len(rows) == figure.number, one.words
    if not rows:
        assert one.words.endswith((" 0", "–")) or "0" in one.words
        dialog.reject()
        return
    is_shown = str(figure.number) in re.findall(r"\d+", re.sub(r"[\d,]+%", "", one.words))
    if isinstance(figure, Figure) and not is_shown:  # a rate stands for what fell due: it must follow from the list
        done = [row for row in rows if row.line and stood(row.line, figure) in DONE]
        assert f"{100 * len(done) / len(rows):.1f}%".replace(".", ",").replace(",0%", "%") == one.words
    dialog.reject()


def stood(line, figure: Figure) -> Standing:
    on = figure.wanted.on
    assert on is not None
    return line.item.stood(on) if figure.wanted.looks_back else line.item.standing(on)
