"""100,000 rows in a table: shown, repainted, filtered by a key, sorted; held against a QTableWidget with the same rows.

Where a QTableWidget has no such thing (a filter), it hides the rows that do not hold the words, as programs over it do.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import Pair

_ROWS = 100_000
_TITLES = ("Nhiệm vụ", "Đơn vị", "Kỳ", "Hạn", "Tình trạng")
_WORDS = (
    "Xây dựng kế hoạch",
    "Sơ kết nghị quyết",
    "Kiểm tra, giám sát",
    "Báo cáo chuyên đề",
    "Đại hội điểm",
    "Ấn phẩm tuyên truyền",
)
_STATES = ("Đang thực hiện", "Xong đúng hạn", "Quá hạn", "Chưa thực hiện")
Line = tuple[str, str, str, str, str]


@contextmanager
def first_page(_folder: Path) -> Iterator[Pair]:
    """Rows given to an empty table, until the first page is painted."""
    with _windows() as (_, ours, peer):
        lines = _lines()

        def show() -> None:
            ours.model().set_rows([])
            ours.model().set_rows(lines)
            ours.viewport().repaint()

        def fill() -> None:
            _fill(peer, lines)
            peer.viewport().repaint()

        yield Pair(show, fill)


@contextmanager
def repainted(_folder: Path) -> Iterator[Pair]:
    """One page painted anew, somewhere in the middle."""
    with _filled() as (ours, peer):
        for table in (ours, peer):
            table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
        yield Pair(ours.viewport().repaint, peer.viewport().repaint)


@contextmanager
def filtered_by_a_key(_folder: Path) -> Iterator[Pair]:
    """One more letter typed into the field above a column, until the page is painted; by turns "nghi q" and "nghi"."""
    with _filled() as (ours, peer):
        ours.toggle_filter()
        field = ours.head.fields[0]

        def typed() -> None:
            field.setText("nghi q" if field.text() == "nghi" else "nghi")
            ours.viewport().repaint()

        def hidden() -> None:
            for row in range(_ROWS):
                peer.setRowHidden(row, "nghị" not in peer.item(row, 0).text().casefold())
            peer.viewport().repaint()

        yield Pair(typed, hidden)


@contextmanager
def sorted_by_a_head(_folder: Path) -> Iterator[Pair]:
    """A click on a head until all is sorted, nothing known of the rows before; the peer sorts by code points, in one go."""
    with _filled() as (ours, peer):
        from PySide6.QtWidgets import QApplication

        from ui.kit.arranging import Arrangement

        lines = _lines()
        turn, longest = [0], [0.0]

        def ours_sorted() -> None:
            ours.model().set_rows(lines)
            ours.model().arrange(Arrangement(sorted_by=0))
            while ours.model().arrangement != ours.model().wanted:
                before = time.perf_counter()
                QApplication.processEvents()
                longest[0] = max(longest[0], time.perf_counter() - before)
            ours.viewport().repaint()
            ours.model().arrange(Arrangement())

        def peer_sorted() -> None:
            from PySide6.QtCore import Qt

            turn[0] += 1
            peer.sortItems(0, Qt.SortOrder.AscendingOrder if turn[0] % 2 else Qt.SortOrder.DescendingOrder)
            peer.viewport().repaint()

        yield Pair(ours_sorted, peer_sorted)
        print(f"rows-sorted: the window is held up for {1000 * longest[0]:.0f} ms at most")


def _lines() -> list[Line]:
    """Return rows whose tasks all differ."""
    return [
        (
            f"{_WORDS[number % 6]} số {number} của chi bộ, gắn với nhiệm vụ chính trị năm {2020 + number % 7}",
            f"Chi bộ {number % 211}",
            f"Quý {'I' * (number % 3 + 1)}",
            f"{number % 28 + 1:02}/{number % 12 + 1:02}/2026",
            _STATES[number % 4],
        )
        for number in range(_ROWS)
    ]


@contextmanager
def _filled() -> Iterator[tuple[object, object]]:
    with _windows() as (_, ours, peer):
        ours.model().set_rows(_lines())
        _fill(peer, _lines())
        yield ours, peer


@contextmanager
def _windows() -> Iterator[tuple[object, object, object]]:
    """Show both tables, empty, as large as a place of the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QTableWidget

    from ui import theme
    from ui.kit.cells import Cell
    from ui.kit.table import Column, RowsModel, RowsTable

    running = QApplication.instance() or QApplication([])
    theme.apply_theme(running, "light")

    def column(place: int) -> Callable[[Line], Cell]:
        return lambda line: Cell(line[place], lines=2)

    widths = (0, 140, 90, 96, 150)
    model: RowsModel[Line] = RowsModel([Column(title, column(place), widths[place]) for place, title in enumerate(_TITLES)])
    ours = RowsTable(model, "Bảng đo", 46)
    peer = QTableWidget(0, len(_TITLES))
    for table in (ours, peer):
        table.resize(1180, 620)
        table.show()
    running.processEvents()
    try:
        yield running, ours, peer
    finally:
        for table in (ours, peer):
            table.close()
            table.deleteLater()


def _fill(peer: object, lines: list[Line]) -> None:
    from PySide6.QtWidgets import QTableWidgetItem

    peer.setRowCount(0)
    peer.setRowCount(len(lines))
    for row, line in enumerate(lines):
        for place, text in enumerate(line):
            peer.setItem(row, place, QTableWidgetItem(text))
