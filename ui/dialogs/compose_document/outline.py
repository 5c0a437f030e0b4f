"""The outline of a draft as a tree: headings, and below them the paragraphs of note; renamed, moved, left out where it stands."""

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.draft import BlockInfo, BlockKind
from app.services.compose_document import Composition, HeadingPlace
from ui import theme
from ui.dialogs.compose_document.changes import Change, ChangeKind, bringing_back, leaving_out, rewording
from ui.dialogs.compose_document.marks import LEFT_OUT, kind_word, notes_of
from ui.kit.tool_tip import plain_tip

_KEY = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1
_PLACE = Qt.ItemDataRole.UserRole + 2
_LONGEST = 90  # characters of a paragraph

_Index = QModelIndex | QPersistentModelIndex


class OutlineTree(QTreeWidget):
    """Headings in their order; a paragraph stands below its heading once there is something to say about it.

    Signals:
        block_chosen: the cursor came to a block; its key.
        block_opened: its words are to be edited; its key.
        place_chosen: the cursor came to something without a key, an appendix; its page and how far down.
        change_requested: a Change.
        addition_requested: something is to be added; ADD_HEADING or ADD_PARAGRAPH, and the key after which.
    """

    block_chosen = Signal(str)
    block_opened = Signal(str)
    place_chosen = Signal(int, float)
    change_requested = Signal(object)
    addition_requested = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: dict[str, BlockInfo] = {}
        self._is_open = True
        self.setAccessibleName(self.tr("Dàn ý"))
        self.setHeaderHidden(True)
        self.setIndentation(theme.scaled(12))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._titles = _TitleDelegate(self)
        self._titles.renamed.connect(self._rename)
        self.setItemDelegate(self._titles)
        self.menu_actions = self._build_actions()
        self.addActions(self.menu_actions)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.currentItemChanged.connect(lambda *_: self._on_current())
        self.itemClicked.connect(lambda *_: self._on_current())
        self.itemDoubleClicked.connect(lambda *_: self._open())

    @property
    def key(self) -> str:
        """The key of the block under the cursor; empty for none."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item is not None else ""

    def show_blocks(self, made: Composition, *, is_open: bool) -> None:
        """Show the outline of a document; the cursor stays on its block.

        Args:
            made: the document.
            is_open: whether it can be edited.
        """
        key, self._is_open = self.key, is_open
        self._blocks = {block.key: block for block in made.blocks}
        printed = {one.key: one for one in made.headings if one.key in self._blocks}
        self.blockSignals(True)
        self.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for block in made.blocks:
            if not block.is_in_appendix and (block.kind is BlockKind.HEADING or notes_of(block)):
                items[block.key] = self._item(block, items.get(block.under), printed.get(block.key))
        self._show_appendices(made, items)
        self.expandAll()
        self.setCurrentItem(items.get(key, self.topLevelItem(0)))
        self.blockSignals(False)
        self._follow()

    def show_current(self, key: str) -> None:
        """Put the cursor on a block, or on the heading it stands under, without telling anybody."""
        block = self._blocks.get(key)
        items = {str(item.data(0, _KEY)): item for item in self._all_items()}
        found = items.get(key)
        while found is None and block is not None and block.under:
            found, block = items.get(block.under), self._blocks.get(block.under)
        self.blockSignals(True)
        if found is not None:
            self.setCurrentItem(found)
        self.blockSignals(False)
        self._follow()

    def rename(self) -> None:
        """Edit the title under the cursor in its place; a paragraph is opened beside the pages."""
        item, block = self.currentItem(), self._blocks.get(self.key)
        if item is None or block is None or not self._is_open:
            return
        if block.kind is BlockKind.HEADING:
            self.editItem(item)
        else:
            self.block_opened.emit(block.key)

    def shift(self, by: int) -> None:
        """Move the heading under the cursor among those beside it."""
        block = self._blocks.get(self.key)
        if block is not None and block.kind is BlockKind.HEADING and self._is_open:
            self.change_requested.emit(Change(ChangeKind.MOVE_HEADING, block.key, by=by))

    def leave_out_or_bring_back(self) -> None:
        """Leave the block under the cursor out, or bring it back."""
        block = self._blocks.get(self.key)
        if block is not None and self._is_open:
            self.change_requested.emit(bringing_back(block) if block.is_left_out else leaving_out(block))

    def dropEvent(self, event: QDropEvent) -> None:
        """Move a heading to where it is dropped, among those beside it; the tree itself follows the answer of the book."""
        item, target = self.currentItem(), self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if item is None or target is None or item.parent() is not target.parent():
            return
        beside = [one for one in self._beside(item) if self._is_heading(one)]
        if item not in beside or target not in beside or item is target:
            return
        before, after = beside.index(item), beside.index(target)
        if self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem and after < before:
            after += 1
        elif self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.AboveItem and after > before:
            after -= 1
        self.shift(after - before)

    def _build_actions(self) -> list[QAction]:
        made: list[QAction] = []
        for text, keys, act in (
            (self.tr("Đổ&i tên"), "F2", self.rename),
            (self.tr("Sửa chữ"), "Return", self._open),
            (self.tr("Chuyển &lên"), "Alt+Up", lambda: self.shift(-1)),
            (self.tr("Chuyển &xuống"), "Alt+Down", lambda: self.shift(1)),
            (self.tr("&Bỏ khỏi văn bản"), "Del", self.leave_out_or_bring_back),
            (self.tr("Thêm đề &mục…"), "", lambda: self._add(ChangeKind.ADD_HEADING)),
            (self.tr("Thêm đ&oạn văn…"), "Ins", lambda: self._add(ChangeKind.ADD_PARAGRAPH)),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            made.append(action)
        self._renaming, self._opening, self._up, self._down, self._leaving, self._new_heading, self._new_paragraph = made
        return made

    def _add(self, kind: ChangeKind) -> None:
        block = self._blocks.get(self.key)
        if block is None or not self._is_open:
            return
        is_heading = block.kind is BlockKind.HEADING
        key = block.key if kind is ChangeKind.ADD_PARAGRAPH or is_heading else block.under
        self.addition_requested.emit(kind, key)

    def _open(self) -> None:
        if self.key:
            self.block_opened.emit(self.key)

    def _on_current(self) -> None:
        item = self.currentItem()
        if item is None:
            return
        if key := str(item.data(0, _KEY)):
            self.block_chosen.emit(key)
        elif place := item.data(0, _PLACE):
            self.place_chosen.emit(*place)
        self._follow()

    def _follow(self) -> None:
        """Offer what can be done with the block under the cursor."""
        block = self._blocks.get(self.key)
        can, is_heading = block is not None and self._is_open, block is not None and block.kind is BlockKind.HEADING
        is_left_out = block is not None and block.is_left_out
        for action in self.menu_actions:
            action.setEnabled(can)
        for action in (self._renaming, self._up, self._down):
            action.setEnabled(can and is_heading)
        self._new_heading.setEnabled(can and block is not None and not block.is_in_appendix)
        self._leaving.setText(self.tr("Đưa &lại vào văn bản") if is_left_out else self.tr("&Bỏ khỏi văn bản"))

    def _rename(self, key: str, title: str) -> None:
        block = self._blocks.get(key)
        if block is not None and title.strip() != block.shown:
            self.change_requested.emit(rewording(block, title.strip()))

    def _item(self, block: BlockInfo, above: QTreeWidgetItem | None, printed: HeadingPlace | None) -> QTreeWidgetItem:
        notes, title = notes_of(block), block.shown or block.generated or kind_word(block)
        words = printed.text if printed is not None else title  # with its number
        shown = ": ".join(filter(None, [" · ".join(note.word for note in notes), shorten(words, _LONGEST, placeholder="…")]))
        item = QTreeWidgetItem([shown])
        item.setData(0, _KEY, block.key)
        item.setData(0, _TITLE, title)
        item.setToolTip(0, plain_tip("\n".join([words, *(note.sentence for note in notes)])))
        if notes:
            item.setIcon(0, theme.icon(notes[0].mark.icon, notes[0].mark.colour))
        font = item.font(0)
        font.setBold(block.kind is BlockKind.HEADING and block.level == 1)
        font.setStrikeOut(LEFT_OUT in notes)
        font.setItalic(block.kind is not BlockKind.HEADING)
        item.setFont(0, font)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if block.kind is BlockKind.HEADING and self._is_open:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags)
        if above is not None:
            above.addChild(item)
        else:
            self.addTopLevelItem(item)
        return item

    def _show_appendices(self, made: Composition, items: dict[str, QTreeWidgetItem]) -> None:
        """Show the appendices with their tables below them; one of which nothing is printed has no place to go to."""
        places = iter([one for one in made.headings if one.key not in self._blocks])
        inside: dict[str, list[BlockInfo]] = {}
        for block in made.blocks:
            if block.is_in_appendix:
                inside.setdefault(block.under, []).append(block)
        for key, blocks in inside.items():
            place = next(places, None) if any(not block.is_left_out for block in blocks) else None
            items[key] = self._appendix(place)
            for block in blocks:
                if block.kind is BlockKind.TABLE or notes_of(block):
                    items[block.key] = self._item(block, items[key], None)
        for place in places:
            self._appendix(place)

    def _appendix(self, place: HeadingPlace | None) -> QTreeWidgetItem:
        words = place.text if place is not None else self.tr("Phụ lục")
        item = QTreeWidgetItem([words])
        item.setData(0, _KEY, "")
        item.setToolTip(0, plain_tip(words))
        if place is not None:
            item.setData(0, _PLACE, (place.page, place.top_pt))
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(item)
        return item

    def _is_heading(self, item: QTreeWidgetItem) -> bool:
        block = self._blocks.get(str(item.data(0, _KEY)))
        return block is not None and block.kind is BlockKind.HEADING

    def _beside(self, item: QTreeWidgetItem) -> Sequence[QTreeWidgetItem]:
        above = item.parent() or self.invisibleRootItem()
        return [above.child(number) for number in range(above.childCount())]

    def _all_items(self, above: QTreeWidgetItem | None = None) -> list[QTreeWidgetItem]:
        parent = above or self.invisibleRootItem()
        children = [parent.child(number) for number in range(parent.childCount())]
        return [one for child in children for one in (child, *self._all_items(child))]


class _TitleDelegate(QStyledItemDelegate):
    """Edits the bare title; what stands in the tree is the title with its signs."""

    renamed = Signal(str, str)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begin with the title."""
        if isinstance(editor, QLineEdit):
            editor.setAccessibleName(self.tr("Tên đề mục"))
            editor.setText(str(index.data(_TITLE)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Tell the new title; the tree follows the book's answer."""
        if isinstance(editor, QLineEdit):
            self.renamed.emit(str(index.data(_KEY)), editor.text())
