"""The line above the composer: how far a draft is, what is still to be seen, and the ways there and back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.draft import DRAFT_STAGE_LABELS, BlockInfo, Draft, DraftStage, Remark
from app.services.compose_document import Composition
from ui import theme
from ui.dialogs.compose_document.marks import is_to_see
from ui.kit.card import plain_label
from ui.kit.command_bar import command_button
from ui.kit.elided import ElidedLabel

_SIGNS = {None: ("info-circle", "idle"), DraftStage.SIGNED: ("circle-check", "done")}


class HeadLine(QWidget):
    """Says where the draft stands.

    Signals:
        undo_requested, redo_requested: the book's last step is to be taken back or done again.
        step_requested: to the next place to be seen (1) or the one before (-1).
    """

    undo_requested = Signal()
    redo_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._to_see = QLabel(), plain_label("", "doubt")
        self._state = ElidedLabel("", "soft")
        self.commands = {
            "undo": self._action(self.tr("Hoàn tác"), "Ctrl+Z", "arrow-back-up", self.undo_requested.emit),
            "redo": self._action(self.tr("Làm lại"), "Ctrl+Y", "arrow-forward-up", self.redo_requested.emit),
            "before": self._action(self.tr("Chỗ trước"), "Shift+F8", "chevron-up", lambda: self.step_requested.emit(-1)),
            "next": self._action(self.tr("Chỗ sau"), "F8", "chevron-down", lambda: self.step_requested.emit(1)),
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._sign)
        line.addWidget(self._state, 1)
        line.addWidget(self._to_see)
        for action in self.commands.values():
            line.addWidget(command_button(action))

    @property
    def state(self) -> str:
        """What it says of the draft."""
        return self._state.text()

    @property
    def to_see(self) -> str:
        """What it says is still to be seen."""
        return self._to_see.text()

    def show_state(self, made: Composition | None, draft: Draft | None) -> None:
        """Say where a draft stands.

        Args:
            made: what is composed; None where it cannot be.
            draft: the draft; None while nothing is kept.
        """
        stage = draft.stage if draft is not None else None
        theme.set_pixmap(self._sign, *_SIGNS.get(stage, ("edit", "accent")), 16)
        self._state.setText(_state(draft))
        is_open = stage is not DraftStage.SIGNED
        words = _to_see(made.blocks, made.remarks) if made is not None and is_open else ""
        self._to_see.setText(words)
        for name in ("before", "next"):
            self.commands[name].setEnabled(bool(words))

    def say(self, words: str) -> None:
        """Say what was just done, until the next change."""
        self._state.setText(words)

    def _action(self, words: str, keys: str, icon: str, act: object) -> QAction:
        action = QAction(words, self)
        action.setShortcut(keys)
        theme.set_icon(action, icon)
        action.triggered.connect(act)
        return action


def _state(draft: Draft | None) -> str:
    if draft is None:
        return "Chưa giữ bản thảo. Sửa chữ nào thì bản thảo tự được giữ trong sổ; chỉ xem rồi đóng thì không để lại gì."
    label = DRAFT_STAGE_LABELS[draft.stage]
    number = f", số {draft.document_number}" if draft.document_number else ""
    if draft.stage is DraftStage.SIGNED:
        return f"{label}{number}: chỉ xem, chữ và số liệu đúng như lúc ký."
    return f"{label}{number}: đã giữ trong sổ, mỗi thay đổi được lưu ngay."


def _to_see(blocks: Sequence[BlockInfo], remarks: Sequence[Remark]) -> str:
    stale = sum(is_to_see(block) and block.is_stale for block in blocks)
    moved = sum(block.has_moved and not block.is_stale for block in blocks)
    unsettled = sum(one.settled_on is None for one in remarks)
    words = ((stale, "câu cần xem lại"), (moved, "chỗ đổi sau duyệt"), (unsettled, "ý kiến"))
    return " · ".join(f"{count} {word}" for count, word in words if count)
