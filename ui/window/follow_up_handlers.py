"""What the place "Theo dõi" asks for: a work item, the matrix as a workbook, a chart as a picture, and how it was left."""

from collections.abc import Callable, Collection
from pathlib import Path

from app.domain.ids import PlanId, UnitGroupId
from app.domain.period import Period
from app.errors import Trouble
from app.files import safe_name, write_bytes
from app.register.chart import ChartKind
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.kit.chart import ChartView
from ui.views.counts.view import CountsView, Mode
from ui.window.answer_handlers import AnswerHandlers
from ui.window.handler_group import HandlerGroup, Table
from ui.window.window_parts import WindowParts

_SETTING = "follow_up_mode"
_ExportMatrix = Callable[[PlanId, Period, Collection[UnitGroupId]], None]


class FollowUpHandlers(HandlerGroup):
    """Handlers of the place "Theo dõi"."""

    def __init__(
        self,
        window: WindowParts,
        book: OpenBook,
        prompts: Prompts,
        answers: AnswerHandlers,
        export_matrix: _ExportMatrix,
        place_chart: Callable[[ChartKind], None],
    ) -> None:
        """Take what shows one work item, what writes the matrix to Excel, and what puts a chart into a draft."""
        super().__init__(window, book, prompts)
        self._answers = answers
        self._export_matrix = export_matrix
        self._place_chart = place_chart

    def table(self) -> Table:
        """See HandlerGroup: no action of its own."""
        return {}

    def wire(self, view: CountsView) -> None:
        """Answer what the place asks for."""
        view.first_shown.connect(lambda: self._restore(view))
        view.mode_chosen.connect(self._keep)
        view.matrix.item_requested.connect(self._answers.show_item)
        view.matrix.export_requested.connect(self._export_matrix)
        view.charts.picture_requested.connect(self.save_picture)
        view.charts.placing_requested.connect(self._place_chart)

    def save_picture(self, title: str, chart: ChartView) -> None:
        """Ask for a file, then write a chart into it; the ending of its name says of which kind."""
        proposed = self.out_folder("Biểu đồ") / f"{safe_name(title)}.png"
        kinds = self.tr("Hình PNG (*.png);;Hình SVG, phóng to không vỡ (*.svg)")
        path = self.prompts.save_file(self.tr("Lưu hình biểu đồ"), proposed, kinds)
        if path is None:
            return
        try:
            write_bytes(_named(path), chart.svg() if path.suffix.lower() == ".svg" else chart.png())
        except Trouble as trouble:
            self.prompts.refuse(str(trouble))
            return
        self.window.status.show_hint(self.tr("Đã ghi vào “{file}”.").format(file=_named(path).name))

    def _restore(self, view: CountsView) -> None:
        """Show the place as it was left."""
        if (settings := self.window.settings) is not None:
            kept = settings.value(_SETTING, str)
            view.show_mode(next((mode for mode in Mode if mode.value == kept), Mode.TABLE))

    def _keep(self, mode: Mode) -> None:
        if self.window.settings is not None:
            self.window.settings.put(_SETTING, mode.value)


def _named(path: Path) -> Path:
    """Return a path with the ending of a picture."""
    return path if path.suffix.lower() in (".png", ".svg") else path.with_name(f"{path.name}.png")
