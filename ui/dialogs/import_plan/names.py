"""The names the directory does not know: each is asked about once, with a proposal already chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from app.domain.unit import UNIT_KIND_LABELS, Unit, UnitGroup, guess_kind
from app.services.match_names import Answer, NameAnswer, WrittenName
from ui import theme
from ui.kit.card import plain_label


class NamesPanel(QScrollArea):
    """One line a name: what to do with it."""

    def __init__(
        self,
        names: Sequence[WrittenName],
        proposed: Mapping[str, NameAnswer],
        units: Sequence[Unit],
        groups: Sequence[UnitGroup],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._combos: dict[str, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("page")
        grid = QGridLayout(inner)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        for row, name in enumerate(names):
            combo = _answers(name, units, groups)
            combo.setCurrentIndex(max(0, combo.findData(_plain(proposed[name.written]))))
            combo.setAccessibleName(f"Tên “{name.written}” là")
            combo.setMinimumHeight(theme.TARGET)
            self._combos[name.written] = combo
            grid.addWidget(plain_label(f"{name.written} ({name.times} lần)", wraps=True), row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(names), 1)
        self.setWidget(inner)

    @property
    def answers(self) -> dict[str, NameAnswer]:
        """Written name -> what to do with it."""
        return {name: _answer(str(combo.currentData())) for name, combo in self._combos.items()}


def _answers(name: WrittenName, units: Sequence[Unit], groups: Sequence[UnitGroup]) -> QComboBox:
    """Return the choices for one name: what is close to it first, then new, then the whole directory."""
    combo = QComboBox()
    for suggestion in name.suggestions:
        combo.addItem(f"Là {suggestion.name}", _plain(suggestion.answer))
    kind = UNIT_KIND_LABELS[guess_kind(name.written)].lower()
    combo.addItem(f"Thêm đơn vị mới ({kind})", _plain(NameAnswer(Answer.NEW_UNIT)))
    combo.addItem("Thêm nhóm mới", _plain(NameAnswer(Answer.NEW_GROUP)))
    combo.addItem("Để sau, chưa giao", _plain(NameAnswer(Answer.LEAVE)))
    for group in groups:
        combo.addItem(f"Là nhóm {group.name}", _plain(NameAnswer(Answer.GROUP, group.id)))
    for unit in units:
        combo.addItem(f"Là {unit.name}", _plain(NameAnswer(Answer.UNIT, unit.id)))
    return combo


def _plain(answer: NameAnswer) -> str:
    """Return an answer as text: Qt's data keeps no Python value apart from its like."""
    return f"{answer.answer.value}:{answer.target_id or ''}"


def _answer(text: str) -> NameAnswer:
    kind, _, target = text.partition(":")
    return NameAnswer(Answer(kind), int(target) if target else None)
