"""Lists to Excel: the items looked at, any list behind a figure, and the master tracker for the leader."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from app.domain.ids import PlanId, UnitGroupId
from app.domain.period import Period
from app.register.selection import Selection
from app.services.export_list import dated_name, export_list, export_master
from app.services.export_matrix import export_matrix
from app.services.show_items import ItemLine, selected_items
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.long_work import LongCall
from ui.window.handler_group import HandlerGroup, Table

_Write = Callable[[Workspace, Path], None]


class ListHandlers(HandlerGroup):
    """What leaves the book as a workbook to look at and to add up."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.EXPORT_LIST: self.export_shown, ActionId.EXPORT_MASTER: self.export_master}

    def export_shown(self) -> None:
        """Ask for a file, then write the items of the plan and period looked at."""
        period, plan_id = self.book.period, self.book.plan_id
        if period is None:
            self._refuse_without_period()
            return

        def write(core: Workspace, path: Path) -> None:
            export_list(core, selected_items(core, period, Selection(plan_id=plan_id)), path, period.label)

        self._ask_and_write("Danh sách", write)

    def export_lines(self, lines: Sequence[ItemLine], about: str) -> None:
        """Ask for a file, then write the items of a list that is open."""
        self._ask_and_write("Danh sách", lambda core, path: export_list(core, lines, path, about))

    def export_master(self) -> None:
        """Ask for a file, then write the master tracker of the period looked at."""
        period = self.book.period
        if period is None:
            self._refuse_without_period()
            return
        self._ask_and_write("Biểu tổng hợp", lambda core, path: export_master(core, period, path))

    def export_matrix(self, plan_id: PlanId, period: Period, opened: Collection[UnitGroupId]) -> None:
        """Ask for a file, then write the matrix of a plan in a period, the groups open that are open on the screen."""
        self._ask_and_write("Ma trận", lambda core, path: export_matrix(core, plan_id, period, opened, path), period)

    def _ask_and_write(self, kind: str, write: _Write, period: Period | None = None) -> None:
        named = period or self.book.period
        self.book.ask(lambda core: core.today, lambda today: self._write(dated_name(kind, named, today), kind, write))

    def _write(self, name: str, kind: str, write: _Write) -> None:
        path = self.prompts.save_file(kind, self.out_folder("Bảng Excel") / name, self.tr("Bảng tính Excel (*.xlsx)"))
        if path is None:
            return
        self.book.ask(
            lambda core: write(core, path),
            lambda _: self.window.status.show_hint(self.tr("Đã ghi vào “{file}”.").format(file=path.name)),
            long=LongCall(self.tr("Đang ghi “{file}”…").format(file=path.name)),
        )

    def _refuse_without_period(self) -> None:
        self.prompts.refuse(self.tr("Sổ chưa có kế hoạch nào: hãy nhập kế hoạch trước khi xuất danh sách."))
