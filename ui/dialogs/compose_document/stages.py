"""How far a draft is on its way to the signature, what is to be known before, and the steps of that way."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.draft import DRAFT_STAGE_LABELS, Draft, DraftStage
from app.services.compose_document import Composition
from ui import theme
from ui.dialogs.compose_document.changes import Change, ChangeKind
from ui.dialogs.compose_document.panel import Panel
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.hint import set_hint
from ui.kit.typed_words import WordsWatch

_SIGNS = {True: ("circle-check", "done"), False: ("minus", "idle")}


class StagePanel(Panel):
    """Dự thảo, Đã duyệt, Đã ký: when each was reached, and the button for the next.

    Signals:
        change_requested: a Change.
        sign_requested: the document was signed; the day.
    """

    change_requested = Signal(object)
    sign_requested = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {stage: _StageLine(DRAFT_STAGE_LABELS[stage]) for stage in DraftStage}
        self.reviewed_by = QLineEdit()
        set_hint(self.reviewed_by, self.tr("Để trống nếu không cần ghi"))
        self.review, self.back = QPushButton(self.tr("Ghi đã duyệt")), QPushButton(self.tr("Đưa về dự thảo"))
        self.signed_on = DateField(today)
        self.signed_on.setMaximumDate(DateField(today).date())
        self.sign = QPushButton(self.tr("Ghi đã ký"))
        self.sign.setProperty("primary", True)
        self._why = plain_label("", "soft", wraps=True)
        self._warnings = plain_label("", "doubt", wraps=True)
        self._build()
        self.review.clicked.connect(self._review)
        self.back.clicked.connect(lambda: self.change_requested.emit(Change(ChangeKind.BACK_TO_DRAFT)))
        self.sign.clicked.connect(lambda: self.sign_requested.emit(self.signed_on.value))
        self._document = ""
        self._typed = WordsWatch(self.widget(), {"reviewed by": self.reviewed_by})
        self._show(None, ())

    def show_document(self, name: str) -> None:
        """Say of which document the stages are, by what it is called from start to start."""
        if name != self._document:
            self._document = name
            self._typed.about(f"{type(self).__name__}\n{name}" if name else "")

    def show_stage(self, made: Composition) -> None:
        """Show the stage of what is composed."""
        self._show(made.draft, made.warnings)

    def show_signed_on(self, signed_on: date) -> None:
        """Say on which day it was signed, which the record of the document knows."""
        line = self._lines[DraftStage.SIGNED]
        line.show_stage(f"Ngày {signed_on:%d/%m/%Y}. {line.when}", is_reached=True, is_current=True)

    def _show(self, draft: Draft | None, warnings: tuple[str, ...]) -> None:
        stage = draft.stage if draft is not None else None
        is_signed, is_reviewed = stage is DraftStage.SIGNED, stage is DraftStage.REVIEWED
        said = _said(draft)
        for one, line in self._lines.items():
            line.show_stage(said[one], is_reached=bool(said[one]), is_current=one is stage)
        self._warnings.setText("\n".join(warnings))
        self._warnings.setVisible(bool(warnings) and not is_signed)
        is_written = draft is not None and draft.document_id is not None
        self._why.setText(_why_not(draft))
        for widget in (*self._reviewing, self.review):
            widget.setVisible(not is_signed and not is_reviewed)
        self.back.setVisible(is_reviewed)
        for widget in (*self._signing, self.sign, self._why):
            widget.setVisible(not is_signed)
        self.sign.setEnabled(is_written)

    def _review(self) -> None:
        self._typed.hand_in()
        self.change_requested.emit(Change(ChangeKind.REVIEW, name=self.reviewed_by.text().strip()))

    def _build(self) -> None:
        layout = self.column
        for line in self._lines.values():
            layout.addWidget(line)
        layout.addWidget(self._warnings)
        self._reviewing = _labelled(layout, self.tr("Người duyệt"), self.reviewed_by)
        for button in (self.review, self.back, self.sign):
            button.setAutoDefault(False)
        layout.addWidget(self.review, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        self._signing = _labelled(layout, self.tr("Ngày ký"), self.signed_on)
        layout.addWidget(self._why)
        layout.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignRight)
        layout.addStretch(1)


class _StageLine(QWidget):
    """One stage: a sign, its name, and when it was reached."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_words, self.when = name, ""
        self._sign, self._name, self._when = QLabel(), plain_label(name), plain_label("", "soft", wraps=True)
        self._sign.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._when)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_stage(self, when: str, *, is_reached: bool, is_current: bool) -> None:
        """Show whether the stage is reached, and is the one the draft stands at."""
        self.when = when
        theme.set_pixmap(self._sign, *_SIGNS[is_reached], 18)
        self._name.setText(f"{self._name_words} – đang ở bước này" if is_current else self._name_words)
        self._name.setObjectName("cardTitle" if is_current else "")
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
        self._when.setText(when)
        self._when.setVisible(bool(when))


def _said(draft: Draft | None) -> dict[DraftStage, str]:
    """Return what is said of each stage; empty for one that is not reached."""
    said = dict.fromkeys(DraftStage, "")
    if draft is None:
        return said
    said[DraftStage.DRAFT] = f"Giữ từ ngày {draft.made_on:%d/%m/%Y}"
    if draft.reviewed_on is not None:
        by = f", {draft.reviewed_by}" if draft.reviewed_by else ""
        said[DraftStage.REVIEWED] = f"Ngày {draft.reviewed_on:%d/%m/%Y}{by}"
    if draft.stage is DraftStage.SIGNED:
        said[DraftStage.SIGNED] = f"Số {draft.document_number}" if draft.document_number else "Chưa rõ số"
    return said


def _why_not(draft: Draft | None) -> str:
    """Return what has to be done before the signature is recorded."""
    if draft is None:
        return "Bản thảo được giữ khi anh chị sửa chữ, ghi ý kiến hoặc ghi đã duyệt."
    if draft.document_id is None:
        return "Xuất Word một lần trước khi ghi đã ký: tệp ấy là văn bản được ký."
    return "Ghi đã ký thì chữ, số liệu và tệp được giữ nguyên. Số văn bản ghi ở thẻ Trường."


def _labelled(layout: QVBoxLayout, words: str, field: QWidget) -> tuple[QWidget, QWidget]:
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(words)
    layout.addWidget(label)
    layout.addWidget(field)
    return label, field
