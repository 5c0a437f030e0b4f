"""A dialog with a form: labels at the left, the acting button at the right below, Esc goes back without a change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.card import plain_label
from ui.kit.dialog import Dialog
from ui.kit.help_link import HelpLink
from ui.kit.typed_words import TypedWordsWatch

_NO_LIMIT = 16_777_215  # pixels, Qt's own way to say that a height has none


class FormDialog(Dialog):
    """A dialog of the house: a lead sentence, a form, a line for what is missing, two buttons.

    Attributes:
        form: takes the rows.
        body: takes whatever else stands between form and buttons.
        acting: the button that does it.
    """

    def __init__(self, title: str, lead: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.form = QFormLayout()
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.acting = QPushButton(act)
        self.acting.setProperty("primary", True)
        self.acting.setDefault(True)
        self.acting.clicked.connect(self.accept)
        self._missing = plain_label("", "soft", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        if lead:
            layout.addWidget(plain_label(lead, "soft", wraps=True))
        layout.addLayout(self.form)
        layout.addLayout(self.body, 1)
        self._buttons = self._build_buttons()
        layout.addLayout(self._buttons)
        self.setMinimumWidth(460)
        self._typed = TypedWordsWatch(self)

    def add_row(self, label: str, field: QWidget) -> QLabel:
        """Add a labelled field; the label's mnemonic goes to the field."""
        words = QLabel(label)
        words.setBuddy(field)
        field.setAccessibleName(label.replace("&", "").rstrip(":"))
        self.form.addRow(words, field)
        return words

    def require(self, missing: str) -> None:
        """Say what is missing and switch the acting button off; an empty text switches it on."""
        self._missing.setText(missing)
        self.acting.setEnabled(not missing)

    def add_button(self, button: QPushButton) -> None:
        """Add a button beside the acting one."""
        button.setAutoDefault(False)
        self._buttons.insertWidget(self._buttons.indexOf(self._back), button)

    def add_help(self, link: HelpLink) -> None:
        """Put a question mark at the left of the foot."""
        self._buttons.insertWidget(0, link)

    def offer_no_way_back(self) -> None:
        """Hide the second button, where there is nothing to go back from."""
        self._back.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab reach the buttons after all fields, though they were made first; the cursor begins in the first field."""
        if not event.spontaneous():
            self._put_buttons_last()
            if not self._back.isHidden():  # where nothing can be gone back from, everything is saved at once
                self._typed.begin()
            if not self.body.count() and not self._has_growing_field():
                self.body.addStretch(1)  # the rows of a form keep together however high the window is
        super().showEvent(event)

    def _put_buttons_last(self) -> None:
        items = [self._buttons.itemAt(place) for place in range(self._buttons.count())]
        widgets = [item.widget() for item in items if item is not None]
        buttons = [widget for widget in widgets if isinstance(widget, QPushButton)]
        fields = [  # in the order they were made; PySide's wrappers of the whole focus chain do not outlive the form safely
            one.focusProxy() or one
            for one in self.findChildren(QWidget)
            if one not in buttons and one.window() is self and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for button in reversed(buttons) if fields else ():  # each is put right behind the last field
            QWidget.setTabOrder(fields[-1], button)
        self._begin_at_chosen(fields)

    def _has_growing_field(self) -> bool:
        """Whether a field of the form takes whatever height there is."""
        items = (self.form.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in range(self.form.rowCount()))
        fields = (item.widget() for item in items if item is not None)
        growing = QSizePolicy.Policy.Expanding
        return any(
            field is not None and field.sizePolicy().verticalPolicy() is growing and field.maximumHeight() >= _NO_LIMIT
            for field in fields
        )

    def _begin_at_chosen(self, fields: list[QWidget]) -> None:
        """Where choices come first, begin at the one that is set: Space would choose another one unseen."""
        if self.focusWidget() is None and fields and isinstance(fields[0], QRadioButton):
            choices = (field for field in fields if isinstance(field, QRadioButton) and field.isChecked())
            next(choices, fields[0]).setFocus()

    def _build_buttons(self) -> QHBoxLayout:
        self._back = QPushButton(self.tr("&Thôi"))
        self._back.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self._missing, 1)
        line.addWidget(self._back)
        line.addWidget(self.acting)
        return line
