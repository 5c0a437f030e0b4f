"""Files in and out: trackers, a long report, reading a plan, previewing replies; each against a library's plain way.

openpyxl and python-docx get the same texts. Where a peer does less than we do, its row in the table says so.
"""

import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, IndicatorId, TaskId, WorkItemId
from app.domain.indicator import Indicator
from app.domain.item_parts import IndicatorValue, ItemParts
from app.domain.progress import Progress, ProgressState, standing
from app.domain.tracker import Tracker, TrackerRow
from app.exporters.document_docx import render
from app.exporters.document_pages import pages_of
from app.exporters.list_sheet import ListHead, ListRow
from app.exporters.master_xlsx import MASTER_TITLE, Master, write_master
from app.exporters.tracker_xlsx import tracker_workbook
from app.importers.child import read_outside
from app.importers.gate.door import admit
from app.importers.gate.facts import OfficeKind
from app.importers.readers import READERS
from app.layout_rules.profile import profile_of
from app.reports.document import OfficialDocument, Table
from app.reports.progress_report import progress_report
from app.services.merge_trackers import preview_trackers
from app.services.report_data import plan_to_report, report_data
from app.services.sample import sample_plan
from app.services.send_trackers import send_trackers
from app.steps import Steps
from bench.big_book import THIS_QUARTER, TODAY, Size
from bench.long_plan import make_long_plan
from bench.made_books import copied, made
from bench.measure import Pair
from bench.openpyxl_way import read_all_cells, recipe_of, write_again
from bench.starting import compile_reader

_TRACKERS, _TRACKER_ROWS = 200, 50
_MASTER_ROWS, _MASTER_UNITS = 50_000, 124
_REPORT = Size(units=50, plans=1, monthly=0, quarterly=40, once=0)  # 40 tasks × 50 units: 2,000 rows in the appendix


@contextmanager
def trackers_written(folder: Path) -> Generator[Pair]:
    """200 trackers of 50 rows, and openpyxl writing the same cells, styles, validations and colours."""
    tracker = _tracker()
    sample = folder / "one.xlsx"
    sample.write_bytes(tracker_workbook(tracker))
    recipe = recipe_of(sample)

    def ours() -> None:
        for _ in range(_TRACKERS):
            tracker_workbook(tracker)

    def peer() -> None:
        for _ in range(_TRACKERS):
            write_again(recipe)

    yield Pair(ours, peer)


@contextmanager
def master_written(folder: Path) -> Generator[Pair]:
    """One master tracker of 50,000 rows, written in steps; and openpyxl writing the same cells, styles, sizes and formulas."""
    master = Master(ListHead("Đảng uỷ mẫu", MASTER_TITLE, THIS_QUARTER.label, TODAY), tuple(_list_rows()))
    path = folder / "master.xlsx"
    told: list[tuple[int, int]] = []

    def ours() -> None:
        write_master(master, path, Steps(len(master.rows), lambda done, of: told.append((done, of)), lambda: False))

    ours()
    assert told[-1] == (_MASTER_ROWS, _MASTER_ROWS)
    recipe = recipe_of(path)
    yield Pair(ours, lambda: write_again(recipe))


@contextmanager
def report_written(folder: Path) -> Generator[Pair]:
    """A report over 40 tasks with 2,000 rows in its appendix, and python-docx adding the same rows to a bare table."""
    with made(folder, _REPORT) as core:
        data = report_data(core, plan_to_report(core, None), THIS_QUARTER, TODAY)
        profile = profile_of("PARTY_2026")
        rows = _appendix_rows(progress_report(data))
        yield Pair(
            lambda: render(progress_report(data), profile, None, folder / "ours.docx"),
            lambda: _add_rows(rows, folder / "peer.docx"),
        )


@contextmanager
def pages_laid_out(folder: Path) -> Generator[Pair]:
    """A report of more than 60 pages laid out for the screen, and LibreOffice making a PDF of its Word file."""
    profile = profile_of("PARTY_2026")
    with made(folder, _REPORT) as core:
        document = progress_report(report_data(core, plan_to_report(core, None), THIS_QUARTER, TODAY))
    path = folder / "pages.docx"
    render(document, profile, None, path)
    assert len(pages_of(document, profile, None).pages) >= 60
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "pdf"]

    def peer() -> None:
        subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True)

    yield Pair(lambda: pages_of(document, profile, None), peer)


@contextmanager
def plan_read(folder: Path) -> Generator[Pair]:
    """The sample plan read in a child process, and the same gate and reader in this one."""
    compile_reader("plan", sample_plan(), folder)
    reader = READERS["plan"]

    def here() -> None:
        reader.read(sample_plan(), admit(sample_plan(), *reader.kinds).kind)

    yield Pair(lambda: read_outside("plan", sample_plan()), here)


@contextmanager
def long_plan_read(folder: Path) -> Generator[Pair]:
    """A plan of a hundred pages, to duties with their units and times; and python-docx giving its texts alone."""
    path = folder / "long.docx"
    duties = make_long_plan(path)
    reader = READERS["plan"].load()
    assert len(reader(path, OfficeKind.DOCX).tasks) == duties  # type: ignore[attr-defined]
    yield Pair(lambda: reader(path, OfficeKind.DOCX), lambda: _texts_in(path))


@contextmanager
def replies_previewed(folder: Path) -> Generator[Pair]:
    """The preview of 16 replies, each read in a child process and compared; and openpyxl reading their cells in this one."""
    with copied(folder, "office") as core:
        sent = send_trackers(core, THIS_QUARTER, folder / "sent", with_mail=False).sent
        paths = [one.tracker for one in sent]
        compile_reader("tracker", paths[0], folder)
        assert len(preview_trackers(core, paths).files) == len(paths)
        yield Pair(lambda: preview_trackers(core, paths), lambda: [read_all_cells(path) for path in paths])


def _tracker() -> Tracker:
    progress = Progress(ProgressState.IN_PROGRESS, None, "Đã tổ chức 12 buổi với 340 lượt người dự.", "Thiếu người làm.")
    meetings = Indicator(IndicatorId(1), TaskId(1), "Số buổi", "buổi")
    people = Indicator(IndicatorId(2), TaskId(1), "Số lượt người", "lượt người")
    name = "Biên bản.pdf"
    evidence = (Evidence(EvidenceId(1), WorkItemId(1), name, EvidenceState.MISSING, None, "", "", None, TODAY),)
    rows = tuple(
        TrackerRow(
            item_uid=number.to_bytes(16, "big"),
            number=f"II.{number}",
            task_text=f"Rà soát, cập nhật danh mục tài sản công đợt {number}, có số liệu so sánh với kỳ trước; báo cáo kết quả.",
            role="Chủ trì",
            due_on=date(2026, 9, 1 + number % 30),
            timing_text="Hằng tháng",
            progress=progress if number % 3 else Progress(),
            parts=ItemParts((IndicatorValue(meetings, Decimal(number)), IndicatorValue(people)), evidence if number % 4 else ()),
            last_period="Quý II/2026: Hoàn thành ngày 28/06/2026. Đã tổ chức 10 buổi." if number % 2 else "",
        )
        for number in range(1, _TRACKER_ROWS + 1)
    )
    titles = ("Kế hoạch số 1-KH/ĐU ngày 01/12/2025",)
    return Tracker(bytes(16), bytes(16), 1, "Xã An Bình", THIS_QUARTER, TODAY, "Đảng uỷ mẫu", titles, rows)


def _list_rows() -> Generator[ListRow]:
    rows = _tracker().rows
    for number in range(_MASTER_ROWS):
        row = rows[number // _MASTER_UNITS % len(rows)]
        state = row.progress.state
        yield ListRow(
            f"Xã An Bình {number % _MASTER_UNITS}",
            "II. NHIỆM VỤ, GIẢI PHÁP",
            row.number,
            row.task_text,
            row.role,
            THIS_QUARTER.label,
            row.due_on,
            row.timing_text,
            row.progress,
            standing(state, row.progress.done_on, row.due_on, TODAY),
        )


def _texts_in(path: Path) -> list[str]:
    """Read a file in the way the library's own pages show."""
    import docx

    document = docx.Document(str(path))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [paragraph.text for paragraph in document.paragraphs] + [cell.text for cell in cells]


def _appendix_rows(document: OfficialDocument) -> list[Sequence[str]]:
    tables = [block for block in document.appendices[0].blocks if isinstance(block, Table)]
    return [row.cells for table in tables for row in table.rows]


def _add_rows(rows: list[Sequence[str]], path: Path) -> None:
    """Write the rows in the way the library's own pages show: add_row, then a text for each cell."""
    import docx

    document = docx.Document()
    table = document.add_table(rows=0, cols=max(len(row) for row in rows))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    document.save(str(path))
