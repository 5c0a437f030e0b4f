"""Blocks of cells as in Excel: copied (Ctrl+C), pasted (Ctrl+V), filled down (Ctrl+D). What overwrites is shown before."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QToolTip

from ui.kit.clipboard import copy_table, pasted_table
from ui.kit.column import Typed
from ui.kit.overwriting import Overwriting, OverwritingDialog
from ui.kit.rows_model import AnyIndex

COPY, COPY_WITH_HEADS, PASTE, FILL = "Ctrl+C", "Ctrl+Shift+C", "Ctrl+V", "Ctrl+D"


class TypedModel(Protocol):
    """A model with cells that are typed over."""

    typed: SignalInstance

    def refusal(self, index: AnyIndex, text: str) -> str:
        """Say why a text cannot stand in a cell; empty when it can."""
        ...

    def typed_at(self, index: AnyIndex, text: str) -> Typed:
        """Return a text as typed into a cell."""
        ...


class BlockKeys(QObject):
    """Copies, pastes and fills in a view that selects whole rows.

    Args:
        view: the table or tree.
        head: its columns.
        selected: returns the first cells of the selected lines, in the order they are shown.
        below: returns the first cell of the next line, an invalid index after the last.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        head: QHeaderView,
        selected: Callable[[], list[QModelIndex]],
        below: Callable[[QModelIndex], QModelIndex],
    ) -> None:
        super().__init__(view)
        self._view, self._head, self._selected, self._below = view, head, selected, below

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is one of ours, before the window takes it as its own."""
        return self._deed(event) is not None

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; returns whether it was one of ours."""
        deed = self._deed(event)
        if deed is not None:
            deed()
        return deed is not None

    @property
    def can_type(self) -> bool:
        """Whether any column is typed over."""
        model = self._model()
        first = model.index(0, 0)
        lines = [first, self._view.currentIndex().siblingAtColumn(0)]
        return any(_is_editable(line.siblingAtColumn(column)) for line in lines if line.isValid() for column in self._columns())

    def copy(self, *, with_heads: bool = False) -> None:
        """Put the selected lines on the clipboard, in the columns that are shown."""
        columns = self._columns()
        lines = [[_copied(line.siblingAtColumn(column)) for column in columns] for line in self._lines()]
        heads = [str(self._model().headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
        if lines:
            copy_table([heads, *lines] if with_heads else lines)

    def paste(self) -> None:
        """Put the clipboard's block where the cursor is; one cell alone fills every selected line."""
        block = pasted_table()
        current = self._view.currentIndex()
        if not block or not current.isValid():
            return
        if len(block) == 1 and len(block[0]) == 1:
            self._type([(line.siblingAtColumn(current.column()), block[0][0]) for line in self._lines()])
            return
        columns = self._columns()
        columns = columns[columns.index(current.column()) :] if current.column() in columns else columns
        targets = list[tuple[QModelIndex, str]]()
        for line, texts in zip(self._from(current.siblingAtColumn(0)), block, strict=False):
            targets += [(line.siblingAtColumn(column), text) for column, text in zip(columns, texts, strict=False)]
        lost = len(block) - len({index.row() for index, _ in targets}) if targets else len(block)
        self._type(targets, lost)

    def fill_down(self) -> None:
        """Put what stands in the first selected line into the others, in the column under the cursor."""
        column, lines = self._view.currentIndex().column(), self._lines()
        if len(lines) > 1:
            text = str(lines[0].siblingAtColumn(column).data(Qt.ItemDataRole.EditRole) or "")
            self._type([(line.siblingAtColumn(column), text) for line in lines[1:]])

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        match QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText):
            case "Ctrl+Shift+C":
                return lambda: self.copy(with_heads=True)
            case "Ctrl+V" if self.can_type:
                return self.paste
            case "Ctrl+D" if self.can_type:
                return self.fill_down
            case _:
                return None

    def _type(self, targets: Sequence[tuple[QModelIndex, str]], lost: int = 0) -> None:
        """Have cells typed over: at once where all were empty, else once the clerk has seen what goes."""
        model = cast("TypedModel", self._model())
        seen: list[Overwriting] = []
        wanted: list[Typed] = []
        for index, text in targets:
            before = str(index.data(Qt.ItemDataRole.EditRole) or "")
            if before == text or not (text or _is_editable(index)):
                continue
            refusal = model.refusal(index, text) if _is_editable(index) else "Ô này chỉ để xem."
            seen.append(Overwriting(_place(index), before, text, refusal))
            if not refusal:
                wanted.append(model.typed_at(index, text))
        if not seen:
            self._say("Không có ô nào thay đổi.")
        elif lost or any(one.before or one.refusal for one in seen):
            dialog = OverwritingDialog(seen, lost, self._view)
            dialog.accepted.connect(lambda: model.typed.emit(wanted))
            dialog.open()
        else:
            model.typed.emit(wanted)

    def _say(self, words: str) -> None:
        corner = self._view.visualRect(self._view.currentIndex()).bottomLeft()
        QToolTip.showText(self._view.viewport().mapToGlobal(corner), words, self._view)

    def _columns(self) -> list[int]:
        """Return the columns that are shown, from left to right."""
        columns = (self._head.logicalIndex(place) for place in range(self._head.count()))
        return [column for column in columns if not self._head.isSectionHidden(column)]

    def _lines(self) -> list[QModelIndex]:
        """Return the first cells of the selected lines, in the order they are shown; the one under the cursor where none is."""
        chosen = self._selected()
        current = self._view.currentIndex().siblingAtColumn(0)
        return chosen or ([current] if current.isValid() else [])

    def _from(self, line: QModelIndex) -> Iterator[QModelIndex]:
        while line.isValid():
            yield line
            line = self._below(line)

    def _model(self) -> QAbstractItemModel:
        return self._view.model()


def _copied(index: QModelIndex) -> str:
    """Return what a cell is copied as: what would be typed into it, else what it shows."""
    role = Qt.ItemDataRole.EditRole if _is_editable(index) else Qt.ItemDataRole.DisplayRole
    return str(index.data(role) or "")


def _is_editable(index: QModelIndex) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsEditable)


def _place(index: QModelIndex) -> str:
    """Name a cell: the first words of its line, and its column."""
    model = index.model()
    head = str(model.headerData(index.column(), Qt.Orientation.Horizontal) or "")
    first = " ".join(str(index.siblingAtColumn(0).data() or "").partition("\n")[0].split())
    return f"{first}\n{head}"
