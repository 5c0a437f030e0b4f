"""Into which draft a chart goes: one of those that are not signed, or a new report."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.ids import DraftId
from app.services.drafts import DraftLine
from ui.kit.card import plain_label
from ui.kit.choice import ElidedComboBox
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink

_LEAD = "Trong văn bản, biểu đồ luôn vẽ theo số liệu của chính văn bản ấy: kế hoạch và kỳ của bản thảo được chọn."


class PlaceChartDialog(FormDialog):
    """One choice."""

    def __init__(self, chart: str, lines: Sequence[DraftLine], new_report: str, parent: QWidget | None = None) -> None:
        """Offer the drafts.

        Args:
            chart: what the chart is of.
            lines: the drafts that can take it, the newest first.
            new_report: what a new draft would be; empty where none can be begun.
            parent: the window.
        """
        super().__init__("Đưa biểu đồ vào báo cáo", _LEAD, "Đư&a vào", parent)
        self.into = ElidedComboBox()
        for line in lines:
            self.into.addItem(f"{line.title}, văn bản ngày {line.draft.dated_on:%d/%m/%Y}", line.draft.id)
        if new_report:
            self.into.addItem(f"Bản thảo mới: {new_report}", None)
        self.add_row("Biểu đồ", plain_label(chart, "cardTitle", wraps=True))
        self.add_row("&Bản thảo", self.into)
        self.add_help(HelpLink("lap-bao-cao"))
        self.require("" if self.into.count() else "Sổ chưa có kế hoạch nào để lập báo cáo.")
        self.setMinimumWidth(560)

    @property
    def draft_id(self) -> DraftId | None:
        """The draft that was chosen; None for a new one."""
        found = self.into.currentData()
        return DraftId(found) if found is not None else None
