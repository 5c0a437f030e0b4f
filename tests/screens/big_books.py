"""The usual book (4,000 work items) and the full one (120,000): made once by the rules of `bench/big_book.py`, kept between runs.

They lie in the system's folder for temporary files, under a key of what they are made from; a picture opens a copy. What the made
books lack (evidence, drafts, a back-up) is added here, so that no place stays empty that is not empty in an office.
"""

import hashlib
import shutil
from pathlib import Path
from tempfile import gettempdir

from app.bootstrap import open_workspace
from app.domain.draft import OwnWords
from app.domain.progress import ProgressState
from app.services.clock import Clock
from app.services.drafts import keep_draft
from app.services.make_report import ReportRequest
from app.services.record_evidence import accept_evidence, add_address, add_missing, evidence_of
from app.services.show_plan import all_plans
from app.services.work_register import items_in
from app.services.workspace import Workspace
from bench.big_book import SIZES, THIS_QUARTER, TODAY, make_book
from tests.ui.window import OpenWindow

_ROOT = Path(__file__).resolve().parents[2]
_MADE_FROM = ("app/store/migrations/*.sql", "bench/big_book*.py", "tests/screens/big_books.py")
_DRAFTS = 3


def usual(folder: Path) -> OpenWindow:
    """An office of 16 units and 6 plans in its third quarter."""
    return _opened("office", folder)


def full(folder: Path) -> OpenWindow:
    """A province of 124 units and 30 plans in its third quarter."""
    return _opened("province", folder)


def _opened(size: str, folder: Path) -> OpenWindow:
    path = folder / "so.dondoc"
    shutil.copyfile(_kept(size), path)
    return OpenWindow(path, TODAY)


def _kept(size: str) -> Path:
    files = sorted(file for pattern in _MADE_FROM for file in _ROOT.glob(pattern))
    key = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    folder = Path(gettempdir()) / "dondoc-so-lon"
    path = folder / f"{size}-{key}.dondoc"
    if not path.exists():
        shutil.rmtree(folder / "lam", ignore_errors=True)
        for old in folder.glob(f"{size}-*.dondoc*"):
            old.unlink()
        (folder / "lam").mkdir(parents=True)
        made = folder / "lam" / path.name
        make_book(made, SIZES[size]).close()
        core = open_workspace(made, Clock(TODAY))
        _add_evidence(core)
        _add_drafts(core)
        core.close()
        made.rename(path)
    return path


def _add_evidence(core: Workspace) -> None:
    """Give every fortieth finished item of the quarter an address; some accepted, some with a piece still wanted."""
    done = [item for item in items_in(core, THIS_QUARTER) if item.progress.state is ProgressState.COMPLETED]
    for number, item in enumerate(done[:: max(1, len(done) // 40)]):
        if number % 4 == 3:
            add_missing(core, item, "Biên bản, ảnh chụp")
            continue
        add_address(core, item, f"https://trang-mau.example.vn/tin/{item.task_id}-{item.unit_id}", core.today, "Tin đã đăng")
        if number % 2:
            accept_evidence(core, evidence_of(core, item)[0].id)


def _add_drafts(core: Workspace) -> None:
    for plan in all_plans(core)[:_DRAFTS]:
        keep_draft(core, ReportRequest("progress-report", THIS_QUARTER, TODAY, plan_id=plan.id), OwnWords())
