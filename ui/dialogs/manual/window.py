"""The manual in a window of its own: contents at the left, a box that finds words in all topics, back and forward, text size."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.manual.page import ManualPage
from ui.dialogs.manual.topics import TOPICS, find_parts, title_of
from ui.kit.card import plain_label
from ui.kit.dialog import press_focused_button
from ui.kit.hint import set_hint
from ui.kit.tool_tip import plain_tip

_START_SIZE = (1040, 680)
_CONTENTS_WIDTH = 250
_PART_ROLE = Qt.ItemDataRole.UserRole
_LEAST_POINTS, _MOST_POINTS = 8, 16


class ManualWindow(QWidget):
    """The manual. It stays open beside the program's other windows.

    Attributes:
        page: the topic shown.
        contents: the topics; while something is looked for, the parts in which it stands.
        search: the box.
    """

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("manual")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Hướng dẫn sử dụng – Đôn Đốc")
        self.setWindowIcon(theme.mark(64))
        self.page = ManualPage()
        self.search, self.contents = QLineEdit(), QListWidget()
        self._history: list[str] = []
        self._place = -1
        self._nothing = plain_label("", "soft", wraps=True)
        self.back = _tool("chevron-left", "Trở lại (Alt+←)", lambda: self._step(-1))
        self.forward = _tool("chevron-right", "Đi tiếp (Alt+→)", lambda: self._step(1))
        self.smaller = _tool("minus", "Chữ nhỏ hơn (Ctrl+-)", lambda: self._resize_text(-1))
        self.larger = _tool("plus", "Chữ lớn hơn (Ctrl++)", lambda: self._resize_text(1))
        self._build()
        self._list_topics()
        self.resize(QSize(*(theme.scaled(pixels) for pixels in _START_SIZE)).boundedTo(self.screen().availableSize()))

    def show_topic(self, topic: str, *, heading: str = "") -> None:
        """Show a topic; it can be come back from."""
        if self._history[self._place : self._place + 1] != [topic]:
            self._history[self._place + 1 :] = [topic]
            self._place += 1
        self._show(heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button, and Esc end the search, then close the window."""
        if event.key() == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
            else:
                self.close()
        elif not press_focused_button(event):
            super().keyPressEvent(event)

    def _build(self) -> None:
        set_hint(self.search, "Tìm trong hướng dẫn (Ctrl+F)")
        self.search.setAccessibleName("Tìm trong hướng dẫn")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._open_first)
        self.contents.setObjectName("settingSections")
        self.contents.setAccessibleName("Mục lục")
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(lambda item: self._open(item))
        self.page.topic_chosen.connect(self.show_topic)
        theme.fix(self.contents, width=_CONTENTS_WIDTH)
        bar = QHBoxLayout()
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.smaller)
        bar.addWidget(self.larger)
        side = QVBoxLayout()
        side.addWidget(self.contents, 1)
        side.addWidget(self._nothing)
        self._nothing.hide()
        middle = QHBoxLayout()
        middle.setSpacing(theme.SPACE)
        middle.addLayout(side)
        middle.addWidget(self.page, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(bar)
        layout.addLayout(middle, 1)
        self._bind_keys()

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Alt+Left", self.back.click),
            ("Alt+Right", self.forward.click),
            ("Ctrl+F", self._find),
            ("Ctrl++", self.larger.click),
            ("Ctrl+=", self.larger.click),
            ("Ctrl+-", self.smaller.click),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _list_topics(self) -> None:
        self._fill([(title_of(topic.id), topic.id, "") for topic in TOPICS])
        self._mark_current()

    def _on_typed(self, typed: str) -> None:
        """List the parts in which the words stand; without words, all topics."""
        if not typed.strip():
            self._nothing.hide()
            self._list_topics()
            return
        parts = find_parts(typed)
        rows = [(_words_of(part.heading, title_of(part.topic)), part.topic, part.heading) for part in parts]
        self._fill(rows)
        self._nothing.setText(f"Không có trang nào có “{typed.strip()}”. Thử một từ khác.")
        self._nothing.setVisible(not parts)

    def _fill(self, rows: list[tuple[str, str, str]]) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for words, topic, heading in rows:
            item = QListWidgetItem(words, self.contents)
            item.setData(_PART_ROLE, (topic, heading))
        self.contents.setCurrentRow(-1)
        self.contents.blockSignals(False)

    def _open_first(self) -> None:
        if self.contents.count():
            self.contents.setCurrentRow(0)
            self.contents.setFocus()

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            topic, heading = item.data(_PART_ROLE)
            self.show_topic(topic, heading=heading)

    def _step(self, way: int) -> None:
        if 0 <= self._place + way < len(self._history):
            self._place += way
            self._show("")

    def _show(self, heading: str) -> None:
        self.page.show_topic(self._history[self._place], heading=heading, words=self.search.text())
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place < len(self._history) - 1)
        self._mark_current()

    def _mark_current(self) -> None:
        """Mark the topic shown in the contents; among what was found the cursor stays where it is."""
        if self.search.text().strip():
            return
        topics = [self.contents.item(row).data(_PART_ROLE)[0] for row in range(self.contents.count())]
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(topics.index(self.page.topic) if self.page.topic in topics else -1)
        self.contents.blockSignals(False)

    def _resize_text(self, step: int) -> None:
        points = min(max(self.page.points + step, _LEAST_POINTS), _MOST_POINTS)
        self.page.set_points(points)
        self.smaller.setEnabled(points > _LEAST_POINTS)
        self.larger.setEnabled(points < _MOST_POINTS)


def _words_of(heading: str, title: str) -> str:
    return heading if heading == title else f"{heading} – {title}"


def _tool(icon: str, words: str, act: object) -> QToolButton:
    button = QToolButton()
    theme.set_icon(button, icon)
    button.setAccessibleName(words.partition(" (")[0])
    button.setToolTip(plain_tip(words))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(act)
    return button
