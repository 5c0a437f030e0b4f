"""Which columns of a table are shown, in which order and how wide: the clerk's choice, kept over restarts."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHeaderView

from ui import theme

_KEPT_AFTER_MS = 300
_LEAST, _MOST = 20, 2000  # pixels of a width that is taken from the file
_UNIT = 1000  # pixels at 10 points; widths are kept as drawn there, so that they grow with the text


class Keeper(Protocol):
    """Where layouts are kept: one text a table."""

    def table_layout(self, name: str) -> str:
        """Return what was kept; empty for nothing."""
        ...

    def put_table_layout(self, name: str, text: str) -> None:
        """Keep a text; an empty one forgets what was kept."""
        ...


class _Kept:
    keeper: Keeper | None = None


def keep_in(keeper: Keeper) -> None:
    """Keep the layouts of all tables there from now on."""
    _Kept.keeper = keeper


@dataclass(slots=True)
class Layout:
    """What the clerk chose; columns go by their names.

    Attributes:
        order: all columns from left to right; empty as drawn.
        hidden: those taken away.
        shown: those asked for though the table is narrow.
        widths: pixels at 10 points of those that were drawn wider or narrower.
    """

    order: list[str] = field(default_factory=list[str])
    hidden: list[str] = field(default_factory=list[str])
    shown: list[str] = field(default_factory=list[str])
    widths: dict[str, int] = field(default_factory=dict[str, int])


class ColumnLayout(QObject):
    """Watches a head and keeps what the clerk does with it.

    Attributes:
        layout: what she chose so far.
    """

    def __init__(self, head: QHeaderView, name: str, titles: Sequence[str]) -> None:
        super().__init__(head)
        self._head, self._name = head, name
        self.columns = [title if title and titles.count(title) == 1 else f"#{place}" for place, title in enumerate(titles)]
        self.titles = list(titles)
        self.layout = Layout()
        self._is_busy = True  # the program sets sizes itself until the table was first shown
        self._wait = QTimer(self, singleShot=True, interval=_KEPT_AFTER_MS)
        self._wait.timeout.connect(self.keep)
        head.sectionMoved.connect(lambda *_: self._on_moved())
        head.sectionResized.connect(self._on_resized)

    def hides(self, column: int) -> bool:
        """Whether the clerk took a column away."""
        return self.columns[column] in self.layout.hidden

    def wants(self, column: int) -> bool:
        """Whether she asked for a column, so that it stays where the table is narrow."""
        return self.columns[column] in self.layout.shown

    def width(self, column: int, drawn: int) -> int:
        """Return how wide a column is at 10 points."""
        return self.layout.widths.get(self.columns[column], drawn)

    def choose(self, column: int, *, is_shown: bool) -> None:
        """Show a column or take it away; the last one stays."""
        name, layout = self.columns[column], self.layout
        layout.hidden = [one for one in layout.hidden if one != name]
        layout.shown = [one for one in layout.shown if one != name]
        if is_shown:
            layout.shown.append(name)
        elif len(layout.hidden) < len(self.columns) - 1:
            layout.hidden.append(name)
        self.keep()

    def read(self) -> None:
        """Take what was kept; what names columns that are no more is left alone."""
        text = _Kept.keeper.table_layout(self._name) if _Kept.keeper else ""
        self.layout = _layout_of(text)
        known = [self.columns.index(name) for name in self.layout.order if name in self.columns]
        with self.quietly():
            for place, column in enumerate(known):
                self._head.moveSection(self._head.visualIndex(column), place)

    def forget(self) -> None:
        """Take the columns as drawn again."""
        self.layout = Layout()
        with self.quietly():
            for column in range(len(self.columns)):
                self._head.moveSection(self._head.visualIndex(column), column)
        self.keep()

    def keep(self) -> None:
        """Write it down."""
        self._wait.stop()
        if _Kept.keeper is not None:
            is_drawn = self.layout == Layout()
            _Kept.keeper.put_table_layout(self._name, "" if is_drawn else json.dumps(asdict(self.layout), ensure_ascii=False))

    def quietly(self) -> "_Quietly":
        """Return a stretch in which what happens to the head is not the clerk's doing."""
        return _Quietly(self)

    def set_busy(self, is_busy: bool) -> bool:
        """Say whether the program moves the head itself; returns what was before."""
        before, self._is_busy = self._is_busy, is_busy
        return before

    def _on_moved(self) -> None:
        if not self._is_busy:
            self.layout.order = [self.columns[self._head.logicalIndex(place)] for place in range(len(self.columns))]
            self._wait.start()

    def _on_resized(self, column: int, _before: int, now: int) -> None:
        stretches = self._head.sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch
        if not self._is_busy and not stretches and now:
            self.layout.widths[self.columns[column]] = round(now * _UNIT / theme.scaled(_UNIT))
            self._wait.start()


class _Quietly:
    def __init__(self, layout: ColumnLayout) -> None:
        self._layout = layout
        self._before = True

    def __enter__(self) -> None:
        self._before = self._layout.set_busy(True)

    def __exit__(self, *_: object) -> None:
        self._layout.set_busy(self._before)


def _layout_of(text: str) -> Layout:
    """Return what a kept text says; the file may have been written by hand."""
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return Layout()
    if not isinstance(said, dict):
        return Layout()

    def names(key: str) -> list[str]:
        found = said.get(key)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    widths = said.get("widths")
    sound = (
        {str(name): one for name, one in widths.items() if isinstance(one, int) and 20 <= one <= 2000}
        if isinstance(widths, dict)
        else {}
    )
    return Layout(names("order"), names("hidden"), names("shown"), sound)
