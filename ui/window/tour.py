"""The tour on the sample book: follows what the clerk clicks, step by step, and ends by itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.actions.ids import ActionId
from ui.actions.registry import ACTIONS
from ui.kit.tour_panel import Ring, TourPanel
from ui.window.places import place_number
from ui.window.tour_steps import STEPS, At, TourStep
from ui.window.window_parts import WindowParts

_FOLLOW_MS = 150


class Tour(QObject):
    """One tour through a window.

    Signals:
        ended: it is over: whether all steps were seen.
    """

    ended = Signal(bool)

    def __init__(self, window: WindowParts, trials: Mapping[ActionId, Callable[[], None]]) -> None:
        """Begin at the first step.

        Args:
            window: the window over the sample book.
            trials: action -> does it with a file of the sample.
        """
        super().__init__(window)
        self._window, self._trials = window, trials
        self.panel, self.ring = TourPanel(window), Ring(window)
        self.panel.next_requested.connect(self.go_on)
        self.panel.back_requested.connect(lambda: self._show(self._number - 1))
        self.panel.stop_requested.connect(lambda: self._end(is_whole=False))
        self.panel.trial_requested.connect(self._try)
        self._follows = QTimer(self, interval=_FOLLOW_MS)
        self._follows.timeout.connect(self._follow)
        for action in {step.action for step in STEPS}:
            window.action(action).triggered.connect(lambda _=False, action=action: self._on_action(action))
        window.installEventFilter(self)
        self._number, self._is_done, self._is_over = 0, False, False
        self._show(0)
        self._follows.start()

    @property
    def step(self) -> TourStep:
        """The step shown."""
        return STEPS[self._number]

    def go_on(self) -> None:
        """Go to the next step; behind the last one the tour is over."""
        if self._number + 1 < len(STEPS):
            self._show(self._number + 1)
        else:
            self._end(is_whole=True)

    def target(self) -> tuple[QWidget | None, QRect]:
        """Return the control that gets the ring, and which part of it."""
        step, window = self.step, self._window
        if step.at is At.MENU:
            spec = next(one for one in ACTIONS if one.id is step.action)
            bar = window.menuBar()
            entry = next(one for one in bar.actions() if one.text() == spec.menu.value)
            return bar, bar.actionGeometry(entry)
        found: QWidget | None = (
            window.rail.button(place_number(step.action)) if step.at is At.RAIL else _button(window, step.button)
        )
        return found, found.rect() if found is not None else QRect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on when the window the step opened is closed again; keep to the corner."""
        if event.type() == QEvent.Type.WindowUnblocked and self._is_done and not self._is_over:
            QTimer.singleShot(0, self, self._on_free)
        elif event.type() == QEvent.Type.Resize and not self._is_over:
            self.panel.move_into_corner()
        return super().eventFilter(watched, event)

    def _show(self, number: int) -> None:
        self._number, self._is_done = max(0, number), False
        step = self.step
        if step.place is not None:
            self._window.show_place(place_number(step.place))
        count = f"Bước {self._number + 1} trên {len(STEPS)}"
        self.panel.show_step(count, step.title, step.words, step.what, trial=step.trial)
        self.panel.back.setEnabled(self._number > 0)
        self.panel.next.setText("Xo&ng" if self._number + 1 == len(STEPS) else "T&iếp")
        self._follow()

    def _follow(self) -> None:
        if QApplication.activeModalWidget() is not None:
            self.ring.hide()
            return
        self.ring.put_around(*self.target())

    def _try(self) -> None:
        self._trials[self.step.action]()
        self._on_action(self.step.action)

    def _on_action(self, action: ActionId) -> None:
        """The clerk did it: where it opened nothing, the next step comes at once."""
        if self._is_over or action is not self.step.action:
            return
        self._is_done = True
        self.panel.say_done("✔ Đã làm. Bấm Tiếp để sang bước sau.")
        if self.step.at is At.RAIL or self.step.action is ActionId.BACK_UP:
            QTimer.singleShot(0, self, self._on_free)

    def _on_free(self) -> None:
        if self._is_done and not self._is_over and QApplication.activeModalWidget() is None:
            self.go_on()

    def _end(self, *, is_whole: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._follows.stop()
        self._window.removeEventFilter(self)
        for widget in (self.panel, self.ring):
            widget.hide()
            widget.deleteLater()
        self.ended.emit(is_whole)
        self.deleteLater()


def _button(window: QWidget, words: str) -> QAbstractButton | None:
    buttons = (one for one in window.findChildren(QAbstractButton) if one.text().replace("&", "") == words)
    return next((one for one in buttons if one.isVisible()), None)
