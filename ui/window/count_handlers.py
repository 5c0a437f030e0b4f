"""From a figure to the list of work items behind it, and from there to one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from app.register.selection import Figure
from app.services.office_calendar import next_working_days
from app.services.show_items import ItemLine, selected_items
from app.services.sign_document import FrozenFigure, FrozenList, frozen_list
from app.services.workspace import Workspace
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.dialogs.item_list.rows import ItemRow, frozen_row, row_of
from ui.kit.numbers import grouped
from ui.window.handler_group import HandlerGroup, Table
from ui.window.window_parts import WindowParts

AnyFigure = Figure | FrozenFigure


class CountHandlers(HandlerGroup):
    """What a figure on a screen leads to."""

    def __init__(
        self,
        window: WindowParts,
        book: OpenBook,
        prompts: Prompts,
        show_item: Callable[[ItemLine, QWidget], None],
        export: Callable[[Sequence[ItemLine], str], None],
    ) -> None:
        """Take the window, what shows one work item over a dialog, and what writes a list with its name to Excel."""
        super().__init__(window, book, prompts)
        self._show_item = show_item
        self._export = export
        self.menu: QMenu | None = None

    def table(self) -> Table:
        """See HandlerGroup: figures are clicked, no action of their own."""
        return {}

    def show_figures(self, figures: Sequence[AnyFigure]) -> None:
        """Open the list behind a figure; where a cell shows several, ask which one in a menu."""
        if len(figures) == 1:
            self.open_list(figures[0])
        elif figures:
            self._offer(figures)

    def open_list(self, figure: AnyFigure) -> None:
        """Open the list behind a figure."""
        ask = self._ask_frozen(figure) if isinstance(figure, FrozenFigure) else self._ask_book(figure)
        ask(lambda lead, rows: self._open(figure, lead, rows, ask))

    def _ask_book(self, figure: Figure) -> "_Ask":
        def gather(core: Workspace) -> list[ItemRow]:
            lines = selected_items(core, figure.period, figure.wanted)
            works_on = next_working_days(core, (line.item.due_on for line in lines))
            return [
                row_of(line, core.today, figure.wanted, works_on.get(line.item.due_on) if line.item.due_on else None)
                for line in lines
            ]

        def told(done: "_Done") -> Callable[[list[ItemRow]], None]:
            return lambda rows: done(figure.period.label, rows)

        return lambda done: self.book.ask(gather, told(done))

    def _ask_frozen(self, figure: FrozenFigure) -> "_Ask":
        def told(done: "_Done") -> Callable[[FrozenList], None]:
            return lambda found: done(_frozen_lead(found), [frozen_row(item) for item in found.items])

        return lambda done: self.book.ask(lambda core: frozen_list(core, figure.document_id, figure.heap), told(done))

    def _open(self, figure: AnyFigure, lead: str, rows: list[ItemRow], ask: "_Ask") -> None:
        dialog = ItemListDialog(figure.title, self.window)
        dialog.show_rows(lead, rows)
        dialog.item_requested.connect(lambda line: self._show_item(line, dialog))
        dialog.export_requested.connect(self._export)
        again = _Again(lambda: ask(dialog.show_rows), dialog)
        self.book.changed.connect(again.run)
        self.open_dialog(dialog, lambda: None)

    def _offer(self, figures: Sequence[AnyFigure]) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        menu = QMenu(self.window)
        for figure in figures:
            action = menu.addAction(f"{figure.title.replace('&', '&&')}: {grouped(figure.number)}")
            action.triggered.connect(lambda _=False, figure=figure: self.open_list(figure))
        menu.setActiveAction(menu.actions()[0])
        self.menu = menu
        menu.popup(_place_of_focus())


_Done = Callable[[str, list[ItemRow]], None]
_Ask = Callable[[_Done], None]


class _Again(QObject):
    """Reads a list again when the book changed; goes with the dialog that shows it."""

    def __init__(self, read: Callable[[], None], dialog: QObject) -> None:
        super().__init__(dialog)
        self._read = read

    def run(self, _changes: object, _origin: object) -> None:
        self._read()


def _frozen_lead(found: FrozenList) -> str:
    """Say on which day the list was taken, and where the book counts something else today."""
    taken = f"số liệu khi lập văn bản, ngày {found.on:%d/%m/%Y}" if found.on else "số liệu khi lập văn bản"
    if found.now is None or found.now == len(found.items):
        return taken
    return f"{taken}; nay sổ đếm được {found.now}"


def _place_of_focus() -> QPoint:
    """Return where a menu about the cell or chip under the keyboard belongs."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        return widget.viewport().mapToGlobal(widget.visualRect(widget.currentIndex()).bottomLeft())
    return widget.mapToGlobal(widget.rect().bottomLeft()) if widget is not None else QCursor.pos()
