"""Shows one topic: our own Markdown, with nothing read but the manual's pictures and nothing opened but its topics."""

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.text.search import find, parse_query
from ui import theme
from ui.dialogs.manual.topics import TOPICS, manual_folder, written

_PADDING = 60  # pixels beside a picture: margins of the page and the scroll bar
_REST_MS = 80
_PICTURE = "\ufffc"
_HEADINGS = {1: 1.5, 2: 1.2}  # of ordinary text
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class ManualPage(QTextBrowser):
    """One topic at a time.

    Signals:
        topic_chosen: a link to another topic was followed: its id.

    Attributes:
        refused: what the page was asked for and did not read or open.
    """

    topic_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Trang hướng dẫn")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._on_link)
        self.refused: list[str] = []
        self._topic, self._words, self._points = "", "", float(theme.BODY_POINTS)
        self._pause = QTimer(self, singleShot=True, interval=_REST_MS)
        self._pause.timeout.connect(self._draw_anew)
        theme.follow(self._draw_anew, at_once=False)

    @property
    def topic(self) -> str:
        """The id of the topic shown."""
        return self._topic

    @property
    def points(self) -> float:
        """The size of its text, beside a text of 10 in the other windows."""
        return self._points

    def show_topic(self, topic: str, *, heading: str = "", words: str = "") -> None:
        """Show a topic from its beginning, or from one of its headings, with these words marked."""
        self._topic, self._words = topic, words
        self._draw()
        block = self._heading(heading)
        top = self.document().documentLayout().blockBoundingRect(block).top() if block is not None else 0
        self.verticalScrollBar().setValue(round(top))

    def set_points(self, points: float) -> None:
        """Show text in another size."""
        self._points = points
        self._draw_anew()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Read the manual's own pictures, made as narrow as the page; refuse anything else."""
        url = QUrl(name)
        file = manual_folder() / "pictures" / url.fileName()
        is_ours = url.isRelative() and url.path() == f"pictures/{url.fileName()}" and file.suffix == ".png"
        if kind != QTextDocument.ResourceType.ImageResource.value or not is_ours:
            self.refused.append(url.toString())
            return None
        image, room = QImage(str(file)), self.viewport().width() - _PADDING
        return image if image.width() <= room else self._narrowed(image, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pictures keep within the page."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._pause.start()

    def _narrowed(self, image: QImage, room: int) -> QImage:
        factor = self.devicePixelRatioF()
        smaller = image.scaledToWidth(max(1, min(image.width(), round(room * factor))), _SMOOTH)
        smaller.setDevicePixelRatio(smaller.width() / max(1, room))
        return smaller

    def _draw(self) -> None:
        self.document().clear()
        self.document().setDocumentMargin(theme.scaled(18))
        self.document().setDefaultFont(theme.body_font(points=self._points))
        self.setMarkdown(written(self._topic))
        self._loosen()
        self._mark_words()

    def _draw_anew(self) -> None:
        if self._topic:
            place = self.verticalScrollBar().value()
            self._draw()
            self.verticalScrollBar().setValue(place)

    def _loosen(self) -> None:
        """Give lines the height Vietnamese needs, headings room above and the sizes of our other titles."""
        for block in self._blocks():
            shape = block.blockFormat()
            if _PICTURE not in block.text():  # a line as high as a picture needs no room
                shape.setLineHeight(120, 1)
            shape.setTopMargin(theme.scaled(14 if shape.headingLevel() > 1 else 3))
            shape.setBottomMargin(theme.scaled(5))
            cursor = QTextCursor(block)
            cursor.setBlockFormat(shape)
            if level := shape.headingLevel():
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                look = QTextCharFormat()
                look.setFont(theme.body_font(points=self._points * _HEADINGS[min(level, 2)], bold=True))
                cursor.setCharFormat(look)  # no merging: Markdown's own size of headings would win

    def _mark_words(self) -> None:
        """Give the words looked for a ground of their own."""
        query, marked = parse_query(self._words), list[QTextEdit.ExtraSelection]()
        if not query:
            self.setExtraSelections([])
            return
        look = QTextCharFormat()
        look.setBackground(theme.colour("accent_soft"))
        look.setForeground(theme.colour("accent"))
        for block in self._blocks():
            for number in range(len(query.words)):
                match = find(query.only([number]), block.text())
                for start, end in match.spans if match else ():
                    one, cursor = QTextEdit.ExtraSelection(), QTextCursor(block)
                    cursor.setPosition(block.position() + start)
                    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                    one.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
                    one.format = look  # pyright: ignore[reportAttributeAccessIssue]
                    marked.append(one)
        self.setExtraSelections(marked)

    def _heading(self, words: str) -> QTextBlock | None:
        headings = (block for block in self._blocks() if block.blockFormat().headingLevel())
        return next((block for block in headings if words and block.text() == words), None)

    def _blocks(self) -> list[QTextBlock]:
        found, block = list[QTextBlock](), self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _on_link(self, url: QUrl) -> None:
        topic = url.fileName().removesuffix(".md")
        if url.isRelative() and topic in {one.id for one in TOPICS}:
            self.topic_chosen.emit(topic)
        else:
            self.refused.append(url.toString())
