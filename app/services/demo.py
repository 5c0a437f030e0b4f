"""The whole month on the sample, without a screen: every file a clerk would send or sign lands in one folder.

Two quarters: plan in Word → directory → trackers out → replies back, one in conflict → letters to the late → report, in three
layouts → the next quarter with its comparison → calendar → backup.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.domain.period import Period
from app.domain.progress import Progress, ProgressState, ReportState
from app.files import write_bytes
from app.services import sample
from app.services.back_up import back_up, verify
from app.services.demo_documents import further_documents
from app.services.exchange_units import export_units
from app.services.export_list import export_master
from app.services.hand_over import hand_over
from app.services.history import redo, undo
from app.services.make_report import ReportRequest, make_report
from app.services.merge_trackers import merge_trackers, preview_trackers, problem_sentence
from app.services.record_progress import record_progress
from app.services.remind_lightly import record_messages, remind_by_phone, reminder_messages
from app.services.remind_units import remind_units
from app.services.report_states import send_back_report
from app.services.show_calendar import export_calendar
from app.services.show_counts import count_period
from app.services.show_items import show_items
from app.services.usb_set import write_usb_set
from app.services.workspace import Workspace
from app.store import trackers

SIGNED_ON = date(2026, 7, 1)
"""The date on the sample's documents, so that they follow the layout in force now; one copy bears a date of 2022."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file the demo wrote, and what it is."""

    path: Path
    what: str


def run_demo(folder: Path, tell: Callable[[str], None]) -> list[Written]:
    """Run the story; returns what lies where.

    Args:
        folder: where everything goes; it must not hold a book of an earlier run.
        tell: is told each step in a line.

    Raises:
        UserError: the folder holds a book already.
        EnvironmentTrouble: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    story = _Story(folder, tell)
    try:
        story.first_quarter()
        story.next_quarter()
        story.one_of_each_kind()
        story.end()
    finally:
        story.core.close()
    return story.written


class _Story:
    """The steps of the demo, in their order."""

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self.folder = folder
        self.written: list[Written] = []
        self._tell = tell
        self.core: Workspace = sample.begin_sample(folder / "so-mau.dondoc")
        self._note(self.core.path, "sổ mẫu")
        self._copy(sample.sample_plan(), "kế hoạch gốc, đã nhập vào sổ")
        directory = folder / "danh-ba.xlsx"
        export_units(self.core, directory)
        self._note(directory, "danh bạ 16 đơn vị và 5 cá nhân")
        tell("Đã nhập danh bạ và kế hoạch: 10 nhiệm vụ.")

    def first_quarter(self) -> None:
        """Send, take in, remind, report."""
        period = sample.SAMPLE_PERIOD
        self._send(period)
        sample.enter_stage(self.core, "clerk", date(2022, 12, 19))
        self._clerk_enters_something()
        sample.enter_stage(self.core, "merge", sample.RECEIVED_ON)
        self._merge(period)
        self._undo_and_redo()
        master = self.folder / f"bieu-tong-hop-{period.code}.xlsx"
        export_master(self.core, period, master)
        self._note(master, f"biểu tổng hợp {period.label} của mọi đơn vị")
        self._remind_lightly(period)
        letters = self.folder / f"don-doc-{period.code}"
        made = remind_units(self.core, period, letters, dated_on=SIGNED_ON, answer_by=date(2026, 7, 8))
        self._note(letters, f"{len(made.letters)} công văn đôn đốc đơn vị chậm")
        self._report("bao-cao-quy-IV-2022.docx", period, "báo cáo quý IV/2022 theo thể thức Đảng 2026")
        self._report(
            "bao-cao-quy-IV-2022-nam-2022.docx", period, "bản ghi ngày năm 2022, thể thức Đảng 2018", dated_on=sample.RECEIVED_ON
        )
        self._report("bao-cao-quy-IV-2022-theo-mau.docx", period, "bản theo mẫu văn bản gốc", with_mould=True)

    def next_quarter(self) -> None:
        """The same again, with the comparison to the quarter before."""
        period = sample.NEXT_PERIOD
        self._send(period)
        sample.enter_stage(self.core, "merge next", sample.NEXT_RECEIVED_ON)
        self._merge(period)
        self._report("bao-cao-quy-I-2023.docx", period, "báo cáo quý I/2023, có so sánh với quý trước")
        self._second_round(period)

    def one_of_each_kind(self) -> None:
        """Whatever else the clerk lays before the leader for signature."""
        for path, what in further_documents(self.core, self.folder, SIGNED_ON):
            self._note(path, what)
        self._tell("Đã lập thêm mỗi loại văn bản còn lại một bản.")

    def end(self) -> None:
        """Calendar, backup, full check."""
        for year in (2022, 2023):
            path = self.folder / f"lich-{year}.ics"
            export_calendar(self.core, year, path)
            self._note(path, f"lịch năm {year}: thời hạn, ngày nghỉ, ngày kỷ niệm")
        made = back_up(self.core)
        self._note(made.path, "bản sao lưu đã mở kiểm tra")
        health = verify(self.core)
        self._tell("Sổ nguyên vẹn." if health.is_sound else "Sổ có chỗ hỏng.")

    def _send(self, period: Period) -> None:
        folder = self.folder / f"phieu-gui-{period.code}"
        sending = sample.send_sample(self.core, period, folder)
        self._note(folder, f"{len(sending.sent)} phiếu {period.label} và {len(sending.sent)} thư nháp")
        self._tell(f"Đã lập {len(sending.sent)} phiếu {period.label}.")
        self._hand_over(period)

    def _second_round(self, period: Period) -> None:
        """One report is sent back; that unit and the silent ones get new trackers, carried to another computer."""
        reply_by = self.core.today + timedelta(days=7)
        reports = trackers.unit_reports(self.core.book, period)
        heard = [unit_id for unit_id, one in reports.items() if one.state is ReportState.REPORTED]
        silent = [unit_id for unit_id, one in reports.items() if one.state is ReportState.SENT]
        send_back_report(self.core, heard[0], period, "Chưa ghi ngày hoàn thành, thiếu minh chứng", reply_by)
        folder = self.folder / f"bo-usb-{period.code}"
        sending = write_usb_set(self.core, period, folder, only=[heard[0], *silent], reply_by=reply_by)
        self._note(folder, f"bộ USB: {len(sending.sent)} phiếu gửi lại, có danh sách và hướng dẫn")
        self._tell(f"Đã trả lại một báo cáo và lập lại {len(sending.sent)} phiếu để mang sang máy có thư điện tử.")

    def _hand_over(self, period: Period) -> None:
        """The clerk sent the drafts the next day and notes it."""
        out = [unit_id for unit_id, report in trackers.unit_reports(self.core.book, period).items() if report.sendings]
        hand_over(self.core, period, out, self.core.today)
        self._tell(f"Đã ghi gửi thư cho {len(out)} đơn vị.")

    def _remind_lightly(self, period: Period) -> None:
        """Before there is a letter: a message to each late unit, then a list of whom to ring."""
        answer_by = self.core.today + timedelta(days=3)
        messages = reminder_messages(self.core, period, answer_by)
        path = self.folder / f"nhan-tin-{period.code}.txt"
        write_bytes(path, "\r\n".join(one.text.replace("\n", "\r\n") for one in messages).encode("utf-8-sig"))
        self._note(path, f"{len(messages)} tin nhắn đôn đốc")
        record_messages(self.core, period, [one.debt.unit.id for one in messages])
        phone_list = self.folder / f"goi-dien-{period.code}.xlsx"
        remind_by_phone(self.core, period, phone_list, answer_by=answer_by)
        self._note(phone_list, "danh sách gọi điện đơn vị chậm")

    def _clerk_enters_something(self) -> None:
        """The clerk hears of a result by telephone and enters it: the unit's own reply will say something else."""
        line = next(
            one
            for one in show_items(self.core, sample.SAMPLE_PERIOD)
            if one.unit.name == "Chi bộ Tổ chức cán bộ" and one.task.number == "II.5"
        )
        said = "Báo qua điện thoại: đã gửi báo cáo sơ kết, còn thiếu phụ lục số liệu."
        record_progress(self.core, line.item, Progress(ProgressState.IN_PROGRESS, None, said))

    def _merge(self, period: Period) -> None:
        replies = self.folder / f"phieu-ve-{period.code}"
        replies.mkdir(exist_ok=True)
        for path in sample.sample_replies(period):
            shutil.copyfile(path, replies / path.name)
        self._note(replies, f"phiếu {period.label} các đơn vị gửi về")
        draft = preview_trackers(self.core, sorted(replies.glob("*.xlsx")))
        merged = merge_trackers(self.core, draft)
        conflicts = sum(len(file.conflicts) for file in draft.files)
        self._tell(f"Đã gộp {len(draft.files)} phiếu: ghi {merged.values} chỗ, để lại {conflicts} chỗ trùng sửa.")
        for file in draft.files:
            for entry in file.preview.entries:
                if entry.problem is not None:
                    self._tell("  " + problem_sentence(file, entry))
        for refused in draft.refused:
            self._tell("  " + refused.why)
        total = count_period(self.core, period).total
        rate = "–" if total.rate is None else f"{total.rate:.1f}%".replace(".", ",")
        self._tell(f"{period.label}: hoàn thành {total.done}/{total.fell_due} việc đến hạn, đạt {rate}; quá hạn {total.overdue}.")

    def _undo_and_redo(self) -> None:
        undo(self.core)
        redo(self.core)
        self._tell("Đã hoàn tác rồi làm lại cả lần gộp.")

    def _report(self, name: str, period: Period, what: str, *, dated_on: date = SIGNED_ON, with_mould: bool = False) -> None:
        request = ReportRequest("progress-report", period, dated_on, with_mould=with_mould)
        make_report(self.core, request, self.folder / name)
        self._note(self.folder / name, what)

    def _copy(self, source: Path, what: str) -> None:
        target = self.folder / source.name
        shutil.copyfile(source, target)
        self._note(target, what)

    def _note(self, path: Path, what: str) -> None:
        self.written.append(Written(path, what))
