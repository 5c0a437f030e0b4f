"""The matrix of "Theo dõi" to Excel, as it is looked at."""

from collections.abc import Collection
from pathlib import Path

from app.domain.ids import PlanId, UnitGroupId
from app.domain.period import Period
from app.exporters.list_sheet import ListHead
from app.exporters.matrix_xlsx import MATRIX_TITLE, write_matrix
from app.services.new_files import NewFiles
from app.services.office import office_of
from app.services.show_item_matrix import show_item_matrix
from app.services.workspace import Workspace
from app.steps import Stage


def export_matrix(core: Workspace, plan_id: PlanId, period: Period, opened: Collection[UnitGroupId], path: Path) -> None:
    """Write how far every task of a plan is with every unit in a period to an .xlsx; nothing of the book changes.

    Args:
        core: the book.
        plan_id, period: what is looked at.
        opened: the groups that show their members.
        path: where it goes.

    Raises:
        UserError: a text is longer than Excel's cells hold.
        EnvironmentTrouble: the file cannot be written.
        WritingCancelled: nobody wants it any more; nothing is left.
    """
    matrix = show_item_matrix(core, plan_id, period)
    about = f"{matrix.plan.document.citation} – {period.label}"
    head = ListHead(office_of(core, matrix.plan).issuing_body, MATRIX_TITLE, about, core.today)
    with NewFiles() as files:
        write_matrix(matrix, head, opened, files.add(path), core.watch.begin(Stage.WRITING_ROWS, len(matrix.rows)))
