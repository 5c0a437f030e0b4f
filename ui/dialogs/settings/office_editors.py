"""The controls of the office that are more than a line: who signs, and the margins of pages."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.document import SignatureBlock
from app.layout_rules.office_margins import MarginRange
from ui import theme
from ui.dialogs.settings.editors import Editor
from ui.kit.card import plain_label
from ui.kit.flow import FlowLayout
from ui.kit.hint import set_hint
from ui.kit.number_field import NumberField
from ui.kit.tool_tip import plain_tip

_FIELD_WIDTH = 80
_COLUMNS = ("Quyền hạn ký", "Chức vụ", "Họ tên")
_SIDE_NAMES = {"top": "Trên", "bottom": "Dưới", "left": "Trái", "right": "Phải"}


class SignerLine(QWidget):
    """One signer: three fields, to the front, away."""

    def __init__(self, signer: SignatureBlock, otherwise: SignatureBlock) -> None:
        super().__init__()
        self.fields = tuple(QLineEdit(part or "") for part in (signer.authority, signer.title, signer.name))
        for field, label, text in zip(self.fields, _COLUMNS, (otherwise.authority, otherwise.title, otherwise.name), strict=True):
            field.setAccessibleName(label)
            set_hint(field, text or label)
            field.setCursorPosition(0)
        self.first = _small_button("Lên đầu", "Người đứng đầu được đề nghị ký")
        self.remove = _small_button("Bỏ", "Bỏ người ký này")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for field, share in zip(self.fields, (4, 4, 5), strict=True):
            line.addWidget(field, share)
        line.addWidget(self.first)
        line.addWidget(self.remove)

    @property
    def signer(self) -> SignatureBlock:
        """Who stands in the line."""
        return SignatureBlock(*(field.text().strip() or None for field in self.fields))


class SignersEditor(Editor):
    """Who may sign; the first one is proposed. A line with the authority alone is not told before it has a title or a name."""

    def __init__(self, otherwise: SignatureBlock) -> None:
        super().__init__()
        self._otherwise = otherwise
        self.lines: list[SignerLine] = []
        self.add = QPushButton("&Thêm người ký")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._on_add)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._body)
        layout.addLayout(foot)
        self.setFocusProxy(self.add)
        self._add_line(SignatureBlock())

    @property
    def value(self) -> object:
        """See Editor."""
        return tuple(line.signer for line in self.lines if line.signer.title or line.signer.name)

    def put_value(self, value: object) -> None:
        """See Editor."""
        assert isinstance(value, tuple)
        for line in self.lines:
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for signer in value or (SignatureBlock(),):
            self._add_line(signer)

    def name(self, label: str) -> None:
        """See Editor."""
        self.setAccessibleName(label)

    def _on_add(self) -> None:
        self._add_line(SignatureBlock())
        self.lines[-1].fields[0].setFocus()

    def _add_line(self, signer: SignatureBlock) -> None:
        line = SignerLine(signer, SignatureBlock() if self.lines else self._otherwise)
        line.first.clicked.connect(lambda: self._put_first(line))
        line.remove.clicked.connect(lambda: self._remove(line))
        for field in line.fields:
            field.returnPressed.connect(self.commit)
        self.lines.append(line)
        self._body.addWidget(line)
        self._show_buttons()

    def _put_first(self, line: SignerLine) -> None:
        self.lines.remove(line)
        self.lines.insert(0, line)
        self._body.removeWidget(line)
        self._body.insertWidget(0, line)
        self._show_buttons()
        self.commit()

    def _remove(self, line: SignerLine) -> None:
        self.lines.remove(line)
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()
        if not self.lines:
            self._add_line(SignatureBlock())
        self._show_buttons()
        self.commit()

    def _show_buttons(self) -> None:
        """Show what can be done with a line where there are several; a single one is emptied instead."""
        for place, line in enumerate(self.lines):
            line.first.setVisible(len(self.lines) > 1)
            line.first.setEnabled(place > 0)
            line.remove.setVisible(len(self.lines) > 1)


class MarginsEditor(Editor):
    """The margins of four sides in millimetres, each within its range; the value holds those that differ from the usual ones."""

    def __init__(self, ranges: Mapping[str, MarginRange]) -> None:
        super().__init__()
        self._ranges = ranges
        self.fields = {side: NumberField(round(one.least), round(one.most)) for side, one in ranges.items()}
        line = FlowLayout(14, self)
        line.setContentsMargins(0, 0, 0, 0)
        for side, field in self.fields.items():
            line.addWidget(self._labelled(side, field))
        self.setFocusProxy(next(iter(self.fields.values())))

    @property
    def value(self) -> object:
        """See Editor."""
        return {side: float(field.value()) for side, field in self.fields.items() if field.value() != self._ranges[side].usual}

    def put_value(self, value: object) -> None:
        """See Editor."""
        assert isinstance(value, dict)
        for side, field in self.fields.items():
            field.setValue(round(value.get(side, self._ranges[side].usual)))

    def name(self, label: str) -> None:
        """See Editor."""
        for side, field in self.fields.items():
            field.setAccessibleName(f"{label}, {_SIDE_NAMES[side].lower()}, mm")

    def _labelled(self, side: str, field: NumberField) -> QWidget:
        one = self._ranges[side]
        field.setSuffix(" mm")
        theme.fix(field, width=_FIELD_WIDTH)
        field.setToolTip(plain_tip(f"Từ {one.least:g} đến {one.most:g} mm"))
        words = QLabel(_SIDE_NAMES[side])
        words.setBuddy(field)
        pair = QWidget()
        layout = QGridLayout(pair)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.addWidget(words, 0, 0)
        layout.addWidget(field, 0, 1)
        layout.addWidget(plain_label(f"{one.least:g}–{one.most:g}", "soft"), 1, 1)
        return pair


def _small_button(words: str, hint: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setToolTip(plain_tip(hint))
    button.setProperty("quiet", True)
    return button
