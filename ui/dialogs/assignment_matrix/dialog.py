"""The matrix task × unit, over the whole screen: keys fill cells, one button stores them all as one step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.assignment import ROLE_LABELS, AssignmentRole
from app.domain.ids import TaskId, UnitGroupId
from app.register.matrix import Lines
from app.services.show_matrix import CopySource, MatrixView
from app.text.compare import fold
from ui import theme
from ui.bridge.prompts import Prompts
from ui.dialogs.assignment_matrix.copying import CopyAssignmentDialog
from ui.dialogs.assignment_matrix.deadline import OwnDeadlineDialog
from ui.dialogs.assignment_matrix.draft import CellChange, MatrixDraft, read_block
from ui.dialogs.assignment_matrix.grid import MatrixGrid, rectangle
from ui.dialogs.assignment_matrix.model import MatrixModel
from ui.kit.card import Card, plain_label
from ui.kit.dialog import Dialog
from ui.kit.flow import FlowLayout
from ui.kit.foot import saving_foot
from ui.kit.help_link import HelpLink

_SPLIT, _KEEP = 0, 1
_HEIGHT_WITH_LEGEND = 520
_LEGEND = (
    "CT chủ trì · PH phối hợp · TD theo dõi · * giao qua nhóm · dòng nhỏ: hạn riêng · nền vàng: vừa đổi, chưa lưu. "
    "Chọn ô rồi gõ C, P, T, Del, H; Ctrl+C, Ctrl+V chép cả khối; Ctrl+Z lấy lại."
)


class AssignmentMatrixDialog(Dialog):
    """Who does what in a whole plan. Nothing is stored before it is accepted.

    Args:
        view: the plan's matrix.
        sources: where assignments can be copied from.
        prompts: asks about groups, and before changes are thrown away.
    """

    def __init__(self, view: MatrixView, sources: Sequence[CopySource], prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ma trận phân công")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self._sources, self._prompts = sources, prompts
        self.draft = MatrixDraft(view)
        self.model = MatrixModel(self.draft, self)
        self.grid = MatrixGrid(self.model)
        self.unit_search = QLineEdit()
        self._said = plain_label("", wraps=True)
        self._said.setToolTip(_LEGEND)
        self.buttons: list[QPushButton] = []
        self._build()
        self._connect()
        self._show()
        self.grid.setFocus()
        self.resize(1240, 680)
        self.setWindowState(Qt.WindowState.WindowMaximized)

    @property
    def changed(self) -> dict[TaskId, Lines]:
        """The tasks whose assignment is to be stored."""
        return self.draft.changed

    def reject(self) -> None:
        """Go back; changes are not thrown away unasked."""
        count = len(self.draft.changed)
        question = f"Bỏ phân công vừa đổi của {count} nhiệm vụ? Chưa có gì được lưu vào sổ."
        if not count or self._prompts.confirm("Ma trận phân công", question, yes="&Bỏ"):
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the rows have the legend's room; it is said as a tool tip."""
        super().resizeEvent(event)
        self._legend.setVisible(event.size().height() >= theme.scaled(_HEIGHT_WITH_LEGEND))

    def set_role(self, role: AssignmentRole | None) -> None:
        """Give the chosen cells a role, None to clear them."""
        self._apply([CellChange(task_id, unit_id, role) for task_id, unit_id in self.grid.chosen_cells()])

    def copy_block(self) -> None:
        """Put the chosen block into the clipboard."""
        if not rectangle(self.grid.chosen_cells()):
            self._say("Chỉ chép được một khối ô liền nhau: hãy chọn lại.")
            return
        QApplication.clipboard().setText(self.draft.block_text(self.grid.chosen_tasks(), self.grid.chosen_units()))

    def paste_block(self) -> None:
        """Put the clipboard's block into the grid, from the first chosen cell on; one code fills all chosen cells."""
        text = QApplication.clipboard().text()
        block = read_block(text)
        if not text:
            self._say("Bảng ghi tạm đang trống: hãy chép một khối ô trước.")
        elif block is None:
            self._say("Bảng ghi tạm không phải khối phân công: chỉ nhận CT, PH, TD và ô trống.")
        elif len(block) == 1 and len(block[0]) == 1:
            self.set_role(block[0][0])
        else:
            tasks, units = self.grid.block_from_here(len(block), max(len(row) for row in block))
            self._apply(
                [
                    CellChange(task_id, unit_id, role)
                    for task_id, row in zip(tasks, block, strict=False)
                    for unit_id, role in zip(units, row, strict=False)
                ]
            )

    def ask_deadline(self) -> None:
        """Ask for a deadline of the chosen cells' own."""
        cells = self.grid.chosen_cells()
        present = [cell for task_id, unit_id in cells if (cell := self.draft.cell(task_id, unit_id)) is not None]
        if not [cell for cell in present if cell.role is not AssignmentRole.OVERSEER]:
            self._say("Hạn riêng chỉ đặt cho đơn vị chủ trì hoặc phối hợp: hãy chọn ô có CT hoặc PH.")
            return
        known = next((cell.due_on for cell in present if cell.due_on), None)
        dialog = OwnDeadlineDialog(len(cells), known, self.draft.view.today, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._change(lambda: self.draft.set_deadline(cells, dialog.chosen_day)))
        dialog.open()

    def add_group(self, group_id: UnitGroupId, role: AssignmentRole) -> None:
        """Give the chosen tasks to a group."""
        self._change(lambda: self.draft.add_group(self.grid.chosen_tasks(), group_id, role))

    def fill_from_words(self) -> None:
        """Match the plan's own names that the directory knows by now."""
        found = self.draft.unmatched
        self._change(self.draft.fill_from_words)
        self._say(f"Đã điền {found} tên mà kế hoạch ghi." if found else "Danh bạ chưa có thêm tên nào kế hoạch ghi.")

    def ask_copy(self) -> None:
        """Ask from where the assignment is to be copied, and show which task takes which before anything changes."""
        chosen = set(self.grid.chosen_tasks())
        tasks = [row.task for row in self.draft.view.rows]
        dialog = CopyAssignmentDialog(
            self.draft.view.plan.id, tasks, [task for task in tasks if task.id in chosen], self._sources_now(), self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._change(lambda: self.draft.copy_lines(dialog.chosen)))
        dialog.open()

    def undo(self) -> None:
        """Take the last step in this dialog back."""
        self._change(self.draft.undo)

    def _apply(self, changes: Sequence[CellChange]) -> None:
        """Change cells; where a group is in the way, ask whether it is split."""
        blocking = self.draft.blocking(changes)
        way = self._ask_about_groups(blocking) if blocking else _KEEP
        if way is not None:
            self._change(lambda: self.draft.set_roles(changes, splits_groups=way == _SPLIT))

    def _ask_about_groups(self, blocking: dict[TaskId, list[UnitGroupId]]) -> int | None:
        ids = list(dict.fromkeys(group_id for group_ids in blocking.values() for group_id in group_ids))
        names = ", ".join(f"“{self.draft.view.groups[one].name}”" for one in ids)
        question = (
            f"{len(blocking)} nhiệm vụ được giao cho cả nhóm {names}, nên không đổi riêng được một đơn vị trong nhóm.\n\n"
            "Tách nhóm: dòng của nhóm được thay bằng từng đơn vị hiện có trong nhóm; về sau nhóm thêm bớt đơn vị "
            "thì các nhiệm vụ này không tự đổi theo.\n"
            "Giữ nhóm: các ô giao qua nhóm để nguyên, chỉ đổi các ô khác."
        )
        return self._prompts.choose("Ma trận phân công", question, ["Tá&ch nhóm", "&Giữ nhóm"])

    def _change(self, step: Callable[[], None]) -> None:
        step()
        self.model.tell_changed()
        self._show()

    def _sources_now(self) -> list[CopySource]:
        """Return the sources with this plan's tasks as they stand in the grid."""
        now, plan = self.draft.lines, self.draft.view.plan
        own = CopySource(plan, tuple((row.task, now[row.task.id]) for row in self.draft.view.rows if now[row.task.id]))
        return [own, *(source for source in self._sources if source.plan.id != plan.id)]

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(8)
        layout.addLayout(self._build_tools())
        card = Card("")
        card.hide_head()
        card.body.addWidget(self.grid)
        layout.addWidget(card, 1)
        layout.addLayout(self._build_said())
        self._legend = plain_label(_LEGEND, "soft", wraps=True)
        layout.addWidget(self._legend)
        layout.addLayout(self._build_foot())

    def _build_tools(self) -> FlowLayout:
        tools = FlowLayout(8)
        self._group_button = QPushButton("Giao nhó&m")
        self._group_button.setMenu(self._build_group_menu())
        self.fill = QPushButton("")
        self.undo_button = QPushButton("Hoà&n tác")
        steps: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (QPushButton("&Chủ trì (C)"), lambda: self.set_role(AssignmentRole.LEAD)),
            (QPushButton("&Phối hợp (P)"), lambda: self.set_role(AssignmentRole.SUPPORT)),
            (QPushButton("Theo &dõi (T)"), lambda: self.set_role(AssignmentRole.OVERSEER)),
            (QPushButton("&Xoá ô (Del)"), lambda: self.set_role(None)),
            (QPushButton("&Hạn riêng… (H)"), self.ask_deadline),
            (self._group_button, lambda: None),
            (self.fill, self.fill_from_words),
            (QPushButton("Chép từ &kế hoạch, nhiệm vụ…"), self.ask_copy),
            (self.undo_button, self.undo),
        )
        for button, act in steps:
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the grid
            if button is not self._group_button:
                button.clicked.connect(act)
            self.buttons.append(button)
            tools.addWidget(button)
        return tools

    def _build_said(self) -> QHBoxLayout:
        """Return the line that says the cell under the cursor in words, with the box that finds a unit."""
        label = QLabel("Tìm đơn &vị:")
        label.setBuddy(self.unit_search)
        self.unit_search.setAccessibleName("Tìm đơn vị")
        theme.fix(self.unit_search, width=170)
        line = QHBoxLayout()
        line.addWidget(self._said, 1)
        line.addWidget(label)
        line.addWidget(self.unit_search)
        return line

    def _build_group_menu(self) -> QMenu:
        menu = QMenu(self)
        for group in self.draft.view.groups.values():
            roles = menu.addMenu(group.name.replace("&", "&&"))
            for role in AssignmentRole:
                action = roles.addAction(ROLE_LABELS[role])
                action.triggered.connect(lambda _=False, group_id=group.id, role=role: self.add_group(group_id, role))
        menu.setEnabled(bool(self.draft.view.groups))
        return menu

    def _build_foot(self) -> QHBoxLayout:
        self._sum = plain_label("")
        foot, self.save = saving_foot(self, self._sum)
        foot.insertWidget(0, HelpLink("giao-viec"))
        return foot

    def _connect(self) -> None:
        self.grid.role_chosen.connect(self.set_role)
        self.grid.deadline_wanted.connect(self.ask_deadline)
        self.grid.copied.connect(self.copy_block)
        self.grid.pasted.connect(self.paste_block)
        self.grid.undo_wanted.connect(self.undo)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_cell())
        self.unit_search.textEdited.connect(lambda _: self._find(0))
        self.unit_search.returnPressed.connect(lambda: self._find(self.grid.currentIndex().column() + 1))

    def _find(self, start: int) -> None:
        """Go to the next unit whose name holds what is typed, from a column on and round again."""
        wanted = fold(self.unit_search.text())
        columns = range(len(self.model.units))
        for column in [*columns[start:], *columns[:start]] if wanted else []:
            unit = self.model.units[column]
            if wanted in fold(f"{unit.name} {unit.short_name}"):
                self.grid.go_to_unit(column)
                return

    def _show(self) -> None:
        changed, unmatched = len(self.draft.changed), self.draft.unmatched
        self._sum.setText(f"Đã đổi {changed} nhiệm vụ, chưa lưu." if changed else "Chưa đổi gì.")
        self.save.setEnabled(bool(changed))
        self.undo_button.setEnabled(self.draft.can_undo)
        self.fill.setText(f"Đ&iền theo lời kế hoạch ({unmatched})")
        self.fill.setEnabled(bool(unmatched))
        self._show_cell()

    def _show_cell(self) -> None:
        index = self.grid.currentIndex()
        self._said.setText(self.model.words(index) if index.isValid() and self.model.units else "Danh bạ chưa có đơn vị nào.")

    def _say(self, words: str) -> None:
        self._said.setText(words)
