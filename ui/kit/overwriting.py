"""What a pasted or filled block would change, before it does: nothing that stands in a cell is overwritten unseen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.kit.cells import Cell
from ui.kit.form import FormDialog


@dataclass(frozen=True, slots=True)
class Overwriting:
    """One cell.

    Attributes:
        place: its line and column in words, one below the other.
        before: what stands there.
        after: what is to stand there.
        refusal: why it cannot; empty when it can.
    """

    place: str
    before: str
    after: str
    refusal: str = ""


class OverwritingDialog(FormDialog):
    """Shows cell by cell what would change; the acting button does all that can be done, as one step."""

    def __init__(self, cells: Sequence[Overwriting], lost: int, parent: QWidget | None = None) -> None:
        from ui.kit.table import Column, RowsModel, RowsTable  # the table pastes, and this shows a table

        changed = sum(not one.refusal for one in cells)
        super().__init__("Ghi đè các ô", _lead(cells, changed, lost), f"&Ghi {changed} ô", parent)
        self.model: RowsModel[Overwriting] = RowsModel(
            (
                Column("Ô", lambda one: Cell(one.place), 220),
                Column("Đang là", lambda one: Cell(one.before or "–", colour="ink_soft", lines=2), 190),
                Column("Sẽ là", _after),
            ),
            self,
        )
        self.model.set_rows(cells)
        self.body.addWidget(RowsTable(self.model, "Các ô sẽ ghi đè", 50))
        self.require("" if changed else "Không ô nào ghi được.")
        self.resize(720, 420)


def _lead(cells: Sequence[Overwriting], changed: int, lost: int) -> str:
    over = sum(bool(one.before) and not one.refusal for one in cells)
    refused = len(cells) - changed
    said = [f"{changed} ô sẽ thay đổi, trong đó {over} ô đang có chữ. Có thể lấy lại bằng Hoàn tác."]
    if refused:
        said.append(f"{refused} ô không ghi được, giữ như cũ.")
    if lost:
        said.append(f"{lost} dòng ở dưới không có chỗ để dán.")
    return " ".join(said)


def _after(one: Overwriting) -> Cell:
    if one.refusal:
        return Cell(f"{one.after}\nKhông ghi: {one.refusal}", colour="soon", icon="alert-triangle")
    return Cell(one.after or "– (xoá)", bold=True, lines=2)
