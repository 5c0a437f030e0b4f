"""The line of buttons above the pages: how large they are shown, one or two beside one another."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.command_bar import CommandBar
from ui.kit.page_view import Fit, PageView


class SizeBar(QWidget):
    """Ways to show pages at another size."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.two = QAction(self.tr("Hai t&rang"), self)
        self.two.setCheckable(True)
        self.two.toggled.connect(lambda on: view.set_columns(2 if on else 1))
        self._sizes = [  # kept: else Python would throw the actions away while their buttons stand
            self._action(self.tr("&Vừa ngang"), self.tr("Trang vừa bề ngang"), lambda: view.set_fit(Fit.WIDTH)),
            self._action(self.tr("Cả tr&ang"), self.tr("Thấy cả trang"), lambda: view.set_fit(Fit.PAGE)),
            self._action(self.tr("100%"), self.tr("Bằng trên giấy (Ctrl và 0)"), lambda: view.set_zoom(1.0)),
            self._action(self.tr("Nhỏ hơn"), self.tr("Nhỏ hơn (Ctrl và −, hoặc Ctrl và con lăn)"), lambda: view.zoom_by(-1)),
            self._action(self.tr("To hơn"), self.tr("To hơn (Ctrl và +, hoặc Ctrl và con lăn)"), lambda: view.zoom_by(1)),
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(CommandBar([*self._sizes, self.two]))

    def _action(self, words: str, hint: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setStatusTip(hint)
        action.triggered.connect(act)
        return action
