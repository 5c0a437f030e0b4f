"""The line below: saved when, backed up when, which book."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.domain.backup import Backup
from ui import theme
from ui.kit.card import plain_label
from ui.kit.elided import ElidedLabel
from ui.kit.link import LinkLabel

_OLD_AFTER_DAYS = 7
_LEAST_HINT = 80  # pixels; where it is narrow, backup and book are shortened first


class StatusBar(QFrame):
    """What the clerk trusts: the last save, the last verified backup, the book's file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        theme.fix(self, height=26)
        self._saved = plain_label("")
        self._saved.hide()
        self._backup = ElidedLabel()
        self._warning = ElidedLabel("", "warning")
        self._warning.hide()
        self._hint = ElidedLabel()
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it takes what the others leave
        theme.at_least(self._hint, width=_LEAST_HINT)
        self._book = ElidedLabel()
        self.replies = LinkLabel("replies")
        self.replies.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(18)
        layout.addWidget(self._saved)
        layout.addWidget(self._backup)
        layout.addWidget(self._warning, 6)
        layout.addWidget(self._hint, 1)
        layout.addWidget(self.replies)
        layout.addWidget(self._book)

    def show_saved(self, at: datetime) -> None:
        """Say that a change is on the disk."""
        self._saved.setText(f"✔ Đã lưu {at:%H:%M:%S}")
        self._saved.show()

    def show_backup(self, backup: Backup | None, now: datetime) -> None:
        """Say when the last verified backup was made."""
        if backup is None:
            self._backup.setText("⚠ Chưa có bản sao lưu")
            return
        sign = "⚠" if (now - backup.made_at).days > _OLD_AFTER_DAYS else "✔"
        day = "hôm nay" if backup.made_at.date() == now.date() else f"{backup.made_at:%d/%m/%Y}"
        self._backup.setText(f"{sign} Sao lưu {backup.made_at:%H:%M} {day}, đã kiểm tra")

    def show_hint(self, text: str) -> None:
        """Say what is going on or what the action under the pointer does."""
        self._hint.setText(text)

    def show_warning(self, text: str) -> None:
        """Warn of something that lasts; an empty text takes the warning away."""
        self._warning.setText(f"⚠ {text}" if text else "")
        self._warning.setVisible(bool(text))

    def show_replies(self, files: Sequence[Path], folder: Path | None, *, is_reachable: bool = True) -> None:
        """Say how many new replies lie in the watched folder; a click on it opens them. Nothing new is not told."""
        name = folder.name if folder else ""
        text = f"Có {len(files)} phiếu mới trong thư mục “{name}” – bấm để xem" if files else ""
        text = text if is_reachable else f"Không đọc được thư mục “{name}”"
        self.replies.set_figures(text, files)
        self.replies.setVisible(bool(text))

    @property
    def warning(self) -> str:
        """What is warned of; empty when nothing is."""
        return self._warning.text().removeprefix("⚠ ")

    def show_book(self, text: str) -> None:
        """Say which book is open."""
        self._book.setText(text)
