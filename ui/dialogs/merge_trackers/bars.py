"""The two strips below the entries: a question about the file, and files that came along without a work item."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from ui.kit.card import plain_label


class QuestionBar(QWidget):
    """What is asked about a file that is known by less than its hidden identity.

    Signals:
        answered: True for yes.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 12, 3)
        self._text = plain_label("", "warning", wraps=True)
        self.yes = QPushButton("Đúng, nhậ&n")
        self.no = QPushButton("&Không phải")
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        layout.addWidget(self._text, 1)
        layout.addWidget(self.yes)
        layout.addWidget(self.no)
        self.hide()

    def show_question(self, question: str, answer: bool | None) -> None:
        """Show a question and the answer given so far; an empty question hides the strip."""
        given = {None: "", True: " → Đúng.", False: " → Không phải."}[answer]
        self._text.setText(question + given)
        self.yes.setEnabled(answer is not True)
        self.no.setEnabled(answer is not False)
        self.setVisible(bool(question))


class EvidenceBar(QWidget):
    """Files that came with a tracker and that no row names: the clerk says which work item they show.

    Signals:
        placed: the name of the file that belongs to the work item under the cursor.
    """

    placed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 12, 3)
        self._text = plain_label("", "soft")
        self.names = QComboBox()
        self.names.setAccessibleName("Tệp đi kèm")
        self.place = QPushButton("Gắn vào v&iệc đang chọn")
        self.place.clicked.connect(lambda: self.placed.emit(self.names.currentText()))
        layout.addWidget(self._text)
        layout.addWidget(self.names, 1)
        layout.addWidget(self.place)
        self.hide()

    def show_names(self, names: Sequence[str], *, may_place: bool) -> None:
        """Show the files; none hides the strip."""
        if [self.names.itemText(place) for place in range(self.names.count())] != list(names):
            self.names.clear()
            self.names.addItems(list(names))
        self._text.setText(f"{len(names)} tệp đi kèm chưa rõ của việc nào:")
        self.place.setEnabled(may_place)
        self.setVisible(bool(names))
