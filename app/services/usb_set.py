"""Bộ USB: where mail is on another computer, one folder to carry there, with drafts, trackers, a list, and the way back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.domain.ids import UnitId
from app.domain.period import Period
from app.exporters.sending_list_xlsx import SendingLine, write_sending_list
from app.files import write_bytes
from app.paths import resources_dir
from app.services.new_files import NewFiles
from app.services.send_trackers import Sending, SentTracker, send_trackers
from app.services.workspace import Workspace

OUT_FOLDER = "1. Gửi đi"
BACK_FOLDER = "2. Đơn vị gửi về"
LIST_NAME = "Danh sách gửi.xlsx"
GUIDE_NAME = "Đọc trước.txt"


def write_usb_set(
    core: Workspace,
    period: Period,
    folder: Path,
    *,
    only: Sequence[UnitId] | None = None,
    reply_by: date | None = None,
) -> Sending:
    """Write the folder and record the sending (undoable as "gửi phiếu"). Arguments and errors as `send_trackers`.

    Args:
        folder: becomes the folder to carry; replies are put into a folder in it and dropped in from there.
    """

    def beside(sent: Sequence[SentTracker], files: NewFiles) -> None:
        lines = [
            SendingLine(one.unit.name, one.unit.email, one.tracker.name, one.mail.name if one.mail else "", one.rows)
            for one in sent
        ]
        asked = f"đề nghị gửi lại trước ngày {(reply_by or period.ends_on):%d/%m/%Y}"
        write_sending_list(f"Danh sách gửi phiếu {period.label}", asked, lines, files.add(folder / LIST_NAME))
        write_bytes(files.add(folder / GUIDE_NAME), _guide(period, len(sent)))
        files.add_folder(folder / BACK_FOLDER).mkdir(exist_ok=True)

    return send_trackers(
        core,
        period,
        folder / OUT_FOLDER,
        with_mail=True,
        only=only,
        reply_by=reply_by,
        beside=beside,
    )


def _guide(period: Period, letters: int) -> bytes:
    """Return the page of guidance as Notepad shows it: with a mark of UTF-8, and lines as Windows ends them."""
    text = (resources_dir() / "templates" / "usb_guide.txt").read_text(encoding="utf-8")
    filled = text.replace("{kỳ}", period.label).replace("{số thư}", str(letters))
    return filled.replace("\n", "\r\n").encode("utf-8-sig")
