"""Asks for the name of a saved filter."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.form import FormDialog


class NameFilterDialog(FormDialog):
    """The name under which a search is kept."""

    def __init__(self, title: str, words: str, proposed: str, parent: QWidget | None = None) -> None:
        super().__init__(title, f"Bộ lọc tìm “{words}”. Mở lại bằng cách xoá trống ô tìm (Ctrl+K).", "&Lưu", parent)
        self._name = QLineEdit(proposed)
        self._name.setMaxLength(80)
        self._name.selectAll()
        self.add_row("Tê&n bộ lọc:", self._name)
        self._name.textChanged.connect(self._on_changed)
        self._on_changed(proposed)

    @property
    def name(self) -> str:
        """The name as typed."""
        return self._name.text()

    def _on_changed(self, text: str) -> None:
        self.require("" if text.strip() else "Hãy đặt tên cho bộ lọc.")
