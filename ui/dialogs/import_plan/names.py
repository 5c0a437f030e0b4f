"""The names the directory does not know: each is asked about once, with a proposal already chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from app.domain.unit import UNIT_KIND_LABELS, Unit, UnitGroup, guess_kind
from app.services.match_names import Answer, NameAnswer, WrittenName, default_answer
from ui import theme
from ui.kit.card import plain_label
from ui.kit.choice import ElidedComboBox


class NamesPanel(QScrollArea):
    """One line a name: what to do with it."""

    def __init__(self, units: Sequence[Unit], groups: Sequence[UnitGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units, self._groups = units, groups
        self._combos: dict[str, NameChoices] = {}
        self._labels: dict[str, QLabel] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_names(())

    @property
    def answers(self) -> dict[str, NameAnswer]:
        """Written name -> what to do with it."""
        return {name: _answer(str(combo.currentData())) for name, combo in self._combos.items()}

    def show_names(self, names: Sequence[WrittenName]) -> None:
        """Ask about other names; what was answered before stays answered."""
        if names and [name.written for name in names] == list(self._combos):
            for name in names:
                self._labels[name.written].setText(_words(name))
            return
        before = self.answers
        self._combos, self._labels = {}, {}
        inner = QWidget()
        inner.setObjectName("page")
        grid = QGridLayout(inner)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        lead = "Mỗi tên dưới đây chưa có trong danh bạ. Chọn đó là ai; lần sau không hỏi lại."
        grid.addWidget(plain_label(lead if names else "Mọi tên đơn vị đã có trong danh bạ.", "soft", wraps=True), 0, 0, 1, 2)
        for row, name in enumerate(names, start=1):
            combo = NameChoices(name, before.get(name.written) or default_answer(name), self._units, self._groups)
            self._combos[name.written] = combo
            self._labels[name.written] = plain_label(_words(name), wraps=True)
            grid.addWidget(self._labels[name.written], row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(len(names) + 1, 1)
        self.setWidget(inner)


class NameChoices(ElidedComboBox):
    """The choices for one name: what is close to it first, then new, then the whole directory.

    The directory is listed when the clerk comes here: a country's communes under each of forty names would take seconds.
    """

    def __init__(self, name: WrittenName, chosen: NameAnswer, units: Sequence[Unit], groups: Sequence[UnitGroup]) -> None:
        super().__init__()
        self._units, self._groups = units, groups
        for suggestion in name.suggestions:
            self.addItem(f"Là {suggestion.name}", _plain(suggestion.answer))
        kind = UNIT_KIND_LABELS[guess_kind(name.written)].lower()
        self.addItem(f"Đơn vị mới ({kind})", _plain(NameAnswer(Answer.NEW_UNIT)))
        self.addItem("Nhóm mới", _plain(NameAnswer(Answer.NEW_GROUP)))
        self.addItem("Để sau, chưa giao", _plain(NameAnswer(Answer.LEAVE)))
        if self.findData(_plain(chosen)) < 0:
            self._list_directory()
        self.setCurrentIndex(max(0, self.findData(_plain(chosen))))
        self.setAccessibleName(f"Tên “{name.written}” là")
        theme.at_least(self, height=theme.TARGET)
        self.setMinimumContentsLength(18)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """List the whole directory before anything can be chosen."""
        self._list_directory()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """List the whole directory before it is seen."""
        self._list_directory()
        super().showPopup()

    def _list_directory(self) -> None:
        for group in self._groups:
            self.addItem(f"Là nhóm {group.name}", _plain(NameAnswer(Answer.GROUP, group.id)))
        for unit in self._units:
            self.addItem(f"Là {unit.name}", _plain(NameAnswer(Answer.UNIT, unit.id)))
        self._units, self._groups = (), ()


def _words(name: WrittenName) -> str:
    return f"{name.written} ({name.times} lần)"


def _plain(answer: NameAnswer) -> str:
    """Return an answer as text: Qt's data keeps no Python value apart from its like."""
    return f"{answer.answer.value}:{answer.target_id or ''}"


def _answer(text: str) -> NameAnswer:
    kind, _, target = text.partition(":")
    return NameAnswer(Answer(kind), int(target) if target else None)
