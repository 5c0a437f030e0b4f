"""Every kind of control on one sheet, to look at and to measure: `python -m tests.ui.gallery THEME FILE [POINTS]`."""

import os
import sys
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell, Share
from ui.kit.chip import DONE, DONE_LATE, IDLE, LATE, RUNNING, SOON, LinkChip
from ui.kit.date_field import DateField, MonthCalendar
from ui.kit.dialog import Dialog
from ui.kit.link import LinkLabel
from ui.kit.month_grid import GridDay, MonthGrid
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tick_list import TickList
from ui.vietnamese import speak_vietnamese

CHIPS = {"Xong 20/12": DONE, "Xong muộn": DONE_LATE, "Đang thực hiện": RUNNING, "Còn 2 ngày": SOON, "Quá hạn": LATE, "Chưa": IDLE}


class Gallery(Dialog):
    """The sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Mẫu các ô và nút")
        columns = QHBoxLayout(self)
        columns.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        columns.setSpacing(theme.SPACE)
        for make in (_buttons_and_choices, _fields, _lists, _days):
            card = make()
            columns.addWidget(card, 1)


def menu(parent: QWidget) -> QMenu:
    """Return a menu with each kind of entry."""
    found = QMenu(parent)
    found.addAction("Ghi tiến độ…")
    ticked = found.addAction("Hiện đơn vị đã kết thúc")
    ticked.setCheckable(True)
    ticked.setChecked(True)
    found.addSeparator()
    found.addAction("Không dùng được").setEnabled(False)
    found.addMenu("Biến động đơn vị").addAction("Đổi tên")
    return found


def _buttons_and_choices() -> Card:
    card = Card("Nút và lựa chọn")
    card.body.setContentsMargins(12, 8, 12, 8)
    card.body.setSpacing(6)
    for name, is_enabled in (("primary", True), ("primary", False), ("", True), ("", False), ("quiet", True)):
        button = QPushButton("Lập văn bản" if is_enabled else "Không dùng được")
        button.setAutoDefault(False)
        button.setEnabled(is_enabled)
        if name:
            button.setProperty(name, True)
        card.body.addWidget(button)
    tool = QToolButton()
    tool.setText("Nút có hình")
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    theme.set_icon(tool, "calendar")
    card.body.addWidget(tool)
    for kind in (QCheckBox, QRadioButton):
        for words in ("Đã chọn", "Chưa chọn", "Không dùng được"):
            box = kind(words)
            box.setAutoExclusive(False)
            box.setChecked(words == "Đã chọn")
            box.setEnabled(words != "Không dùng được")
            card.body.addWidget(box)
    for words, look in CHIPS.items():
        chip = LinkChip(look)
        chip.set_figures(words, [1])
        card.body.addWidget(chip)
    card.body.addStretch(1)
    return card


def _fields() -> Card:
    card = Card("Ô nhập", None)
    form = QFormLayout()
    form.setContentsMargins(12, 8, 12, 8)
    typed, locked, off = QLineEdit("Chi bộ Văn phòng"), QLineEdit("Chỉ đọc"), QLineEdit("Không dùng được")
    typed.setClearButtonEnabled(True)
    locked.setReadOnly(True)
    off.setEnabled(False)
    hint = QLineEdit()
    hint.setPlaceholderText("Gõ không dấu cũng được")
    choice = QComboBox()
    choice.addItems(["Quý IV/2022", "Tháng 12/2022", "Năm 2022"])
    number = QSpinBox()
    number.setValue(12)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    bar = QProgressBar()
    bar.setValue(60)
    bar.setTextVisible(False)
    tabs = QTabBar()
    for words in ("Nhiệm vụ", "Tên mới", "Chưa rõ"):
        tabs.addTab(words)
    group = QGroupBox("Nhóm")
    QVBoxLayout(group).addWidget(plain_label("Chữ phụ bên dưới", "soft"))
    link = LinkLabel()
    link.set_figures("Tất cả 23 đầu việc", [1])
    long_text, rich = QPlainTextEdit("Nhiều dòng\n" * 9), QTextEdit("Văn bản")
    short = (typed, locked, off, hint, choice, number, DateField(date(2022, 12, 21)), slider, bar, tabs, group, link)
    for field in (*short, long_text, rich):
        form.addRow(field)
    card.body.addLayout(form)
    return card


def _lists() -> Card:
    card = Card("Danh sách", None)
    model = RowsModel[tuple[str, str]](
        [
            Column("Đơn vị", lambda row: Cell(row[0])),
            Column("Tình trạng", lambda row: Cell(row[1], chip=CHIPS[row[1]]), width=150),
            Column("Tỉ lệ", lambda _: Cell("6/9", shares=(Share(6, "done"), Share(2, "accent_bar"), Share(1, "late"))), width=80),
        ]
    )
    model.set_rows([("Chi bộ Văn phòng\ndòng thứ hai", words) for words in CHIPS])
    table = RowsTable(model, "Bảng", 44)
    table.selectRow(1)
    tree = QTreeWidget()
    tree.setHeaderLabels(["Cây"])
    top = QTreeWidgetItem(["Nhiệm vụ, giải pháp chủ yếu"])
    top.addChild(QTreeWidgetItem(["Báo cáo sơ kết"]))
    tree.addTopLevelItem(top)
    tree.expandAll()
    names = QListWidget()
    names.addItems(["Chi bộ Thanh tra", "Công đoàn Sở"])
    names.setCurrentRow(0)
    ticks = TickList("Đánh dấu", [(1, "Chi bộ Văn phòng"), (2, "Đoàn Thanh niên")], [1])
    for number, one in enumerate((table, tree, names, ticks)):
        card.body.addWidget(one, 4 if not number else 1)
    return card


def _days() -> Card:
    card = Card("Lịch", None)
    grid = MonthGrid()
    shades = ("late", "soon", "done", "accent")
    days = [
        GridDay(date(2022, 12, one), str(one), "Ngày lễ" if one == 22 else "", shades[: one % 5], True, one % 7 == 4, "")
        for one in range(1, 29)
    ]
    grid.set_days(days, date(2022, 12, 21), date(2022, 12, 22))
    card.body.addWidget(grid, 1)
    card.body.addWidget(MonthCalendar(), 1)
    return card


def main() -> int:
    """Draw the sheet and a menu into a file."""
    theme_id, target, points = sys.argv[1], sys.argv[2], int((*sys.argv, "10")[3])
    application = QApplication([])
    speak_vietnamese(application)
    theme.apply_theme(application, theme_id, points)
    gallery = Gallery()
    gallery.resize(1300, 760)
    gallery.show()
    open_menu = menu(gallery)
    open_menu.setParent(gallery)
    open_menu.move(900, 560)
    open_menu.show()
    application.processEvents()
    gallery.grab().save(target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
