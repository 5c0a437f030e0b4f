"""Everything understood of the duty under the cursor, to be put right where it stands; every doubt with its reason."""

from itertools import pairwise

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from app.domain.assignment import ROLE_LABELS, AssignmentRole
from app.domain.plan_reading import ReadSection
from app.domain.plan_review import PlanReview, ReviewedDuty
from ui import theme
from ui.dialogs.import_plan.roles import NamesField
from ui.dialogs.import_plan.rows import doubt_words
from ui.kit.card import plain_label
from ui.kit.choice import ElidedComboBox
from ui.kit.command_bar import command_button
from ui.kit.hint import set_hint
from ui.looks.task import timing_understood

LEAD, SUPPORT = AssignmentRole.LEAD, AssignmentRole.SUPPORT
_NO_SECTION = ""
_LEAST_LINES, _MOST_LINES = 2, 3
_AROUND_WORDS = 22
_LEAST_PRODUCT = 86  # pixels


class DutyDetail(QScrollArea):
    """One duty. What the clerk types is told when the field is left or Enter is pressed.

    Signals:
        timing_typed: the words of its time.
        product_typed: what it is to yield.
        section_chosen: the number of the heading it is to stand under; empty for none.
    """

    timing_typed = Signal(str)
    product_typed = Signal(str)
    section_chosen = Signal(str)

    def __init__(self, known_names: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.at_least(self, height=84)
        self.doubts = DoubtsPanel()
        self.words = _words_field()
        self.lead = NamesField(ROLE_LABELS[LEAD], ROLE_LABELS[SUPPORT], known_names)
        self.support = NamesField(ROLE_LABELS[SUPPORT], ROLE_LABELS[LEAD], known_names)
        self.timing, self.product, self.section = QLineEdit(), QLineEdit(), ElidedComboBox()
        self._understood = plain_label("", "soft")
        self._duty: ReviewedDuty | None = None
        self._build()
        self.timing.editingFinished.connect(self._tell_timing)
        self.product.editingFinished.connect(self._tell_product)
        self.section.activated.connect(lambda _: self.section_chosen.emit(str(self.section.currentData())))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the fields: beside them nothing can be scrolled to."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def offer_headings(self, sections: tuple[ReadSection, ...]) -> None:
        """List the headings a duty can stand under."""
        self.section.addItem("Không thuộc mục nào", _NO_SECTION)
        for section in sections:
            self.section.addItem(f"{section.number}. {section.title}", section.number)

    def show_duty(self, review: PlanReview, at: int | None) -> None:
        """Show a duty; None leaves the pane empty and switched off."""
        duty = review.duties[at] if at is not None and at < len(review.duties) else None
        self._duty = duty
        self.setEnabled(duty is not None)
        task = duty.task if duty else None
        self.doubts.show_doubts(tuple(doubt_words(one) for one in task.doubts) if task else ())
        text = task.text if task else ""
        if self.words.toPlainText() != text:
            self.words.setPlainText(text)
        self._fit_words()
        self.lead.show_names(task.lead if task else ())
        self.support.show_names(task.support if task else ())
        self._order_tabs()
        self.timing.setText(task.timing.raw or "" if task else "")
        self.timing.setCursorPosition(0)  # long words are read from their beginning
        self._understood.setText(f"Hiểu là: {timing_understood(task.timing)}" if task else "")
        self.product.setText(task.product or "" if task else "")
        self.section.setCurrentIndex(max(0, self.section.findData(task.section or _NO_SECTION)) if task else -1)

    @property
    def typed_fields(self) -> dict[str, QLineEdit]:
        """The fields into which words are typed, by name."""
        return {"timing": self.timing, "lead": self.lead.typing, "support": self.support.typing, "product": self.product}

    def commit(self) -> None:
        """Take what is being typed as done."""
        for names in (self.lead, self.support):
            names.commit()
        self._tell_timing()
        self._tell_product()

    def _order_tabs(self) -> None:
        """Let the Tab key go in reading order, over the names there are now."""
        for first, second in pairwise(
            (self.words, self.timing, *self.lead.stops, *self.support.stops, self.product, self.section)
        ):
            self.setTabOrder(first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the lines they need at the new width."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        needed = int(self.words.document().size().height())  # a plain text counts its height in lines
        lines = min(max(needed, _LEAST_LINES), _MOST_LINES)
        self.words.setFixedHeight(lines * self.words.fontMetrics().lineSpacing() + _AROUND_WORDS)

    def _tell_timing(self) -> None:
        if self._duty is not None and self.timing.text().strip() != (self._duty.task.timing.raw or ""):
            self.timing_typed.emit(self.timing.text())

    def _tell_product(self) -> None:
        if self._duty is not None and self.product.text().strip() != (self._duty.task.product or ""):
            self.product_typed.emit(self.product.text())

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("page")
        grid = QGridLayout(inner)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.doubts, 0, 0, 1, 4)
        grid.addWidget(self.words, 1, 0, 1, 4)
        self._add(grid, 2, 0, "Thờ&i gian:", self.timing, self.timing)
        grid.addWidget(self._understood, 2, 2, 1, 2)
        self._add(grid, 3, 0, "Chủ t&rì:", self.lead.typing, self.lead, 3)
        self._add(grid, 4, 0, "&Phối hợp:", self.support.typing, self.support, 3)
        self._add(grid, 5, 0, "&Sản phẩm:", self.product, self.product)
        self._add(grid, 5, 2, "Th&uộc mục:", self.section, self.section)
        set_hint(self.timing, "Ví dụ: trước ngày 15/12, hằng quý, thường xuyên")
        set_hint(self.product, "Không ghi")
        theme.at_least(self.product, width=_LEAST_PRODUCT)
        self.section.setMinimumContentsLength(12)
        self.section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(6, 1)
        self.setWidget(inner)

    def _add(self, grid: QGridLayout, row: int, column: int, label: str, buddy: QWidget, field: QWidget, span: int = 1) -> None:
        words = QLabel(label)
        words.setBuddy(buddy)
        if field is buddy:
            field.setAccessibleName(label.replace("&", "").rstrip(":"))
        grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop if span > 1 else Qt.AlignmentFlag.AlignVCenter)
        if span > 1:
            words.setContentsMargins(0, 6, 0, 0)
        grid.addWidget(field, row, column + 1, 1, span)


class DoubtsPanel(QWidget):
    """Why the clerk should look at the duty: one line a doubt, and the button that says it is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubts")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sign = QLabel()
        theme.set_pixmap(sign, "alert-triangle", "soon", 16)
        self._words = plain_label("", "doubt", wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 5, 6, 5)
        self._line.addWidget(sign)
        self._line.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def offer(self, settle: QAction) -> None:
        """Add the button that settles the first doubt."""
        self._line.addWidget(command_button(settle))

    def show_doubts(self, reasons: tuple[str, ...]) -> None:
        """Show other doubts; without any the panel is gone."""
        self._words.setText("\n".join(f"Cần xem: {reason}" for reason in reasons))
        self.setVisible(bool(reasons))


def _words_field() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setAccessibleName("Nguyên văn nhiệm vụ")
    field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return field
