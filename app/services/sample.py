"""The sample book: an invented office, its plan, directory and replies, as shipped in data/sample.

It lives in a file of its own and says so in the window's title; the day it takes for today is fixed, since its plan is of 2022.
Its UUIDs follow from the stage of the story, so that the shipped replies fit every copy of it.
"""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.domain.period import Period, quarter
from app.paths import reference_data_dir
from app.services.clock import Clock
from app.services.exchange_units import import_units
from app.services.import_plan import default_answers, import_plan, prepare_import
from app.services.merge_trackers import merge_trackers, preview_trackers
from app.services.send_trackers import Sending, send_trackers
from app.services.workspace import Workspace
from app.store.database import Database

SAMPLE_PERIOD = quarter(2022, 4)
NEXT_PERIOD = quarter(2023, 1)
SENT_ON = date(2022, 10, 3)
RECEIVED_ON = date(2022, 12, 28)
NEXT_SENT_ON = date(2023, 1, 4)
NEXT_RECEIVED_ON = date(2023, 3, 29)
_UID_BYTES = 16


def sample_folder() -> Path:
    """Return the folder of the shipped sample."""
    return reference_data_dir() / "sample"


def sample_plan() -> Path:
    """Return the sample plan, a Word file."""
    return sample_folder() / "ke-hoach.docx"


def plan_to_try() -> Path:
    """Return a small second plan of the sample's office, for trying the review: the sample book does not hold it."""
    return sample_folder() / "ke-hoach-xem-thu.txt"


def sample_directory() -> Path:
    """Return the sample directory, a workbook."""
    return sample_folder() / "danh-ba.xlsx"


def sample_replies(period: Period) -> list[Path]:
    """Return the shipped replies of a period, in the order of their names."""
    return sorted((sample_folder() / f"phieu-{period.code}").glob("*.xlsx"))


def begin_sample(path: Path) -> Workspace:
    """Make the sample book with its directory and plan, on the day the trackers are to leave.

    Raises:
        UserError: a file of that name exists.
    """
    core = Workspace(Database.create(path, is_sample=True, uid_source=_uids("book")), Clock(SENT_ON))
    enter_stage(core, "directory", SENT_ON)
    import_units(core, sample_directory())
    enter_stage(core, "plan", SENT_ON)
    draft = prepare_import(core, sample_plan())
    import_plan(core, draft, default_answers(draft))
    return core


def send_sample(core: Workspace, period: Period, folder: Path) -> Sending:
    """Send the trackers of one of the sample's two quarters, on its day."""
    sent_on, reply_by = (SENT_ON, date(2022, 12, 26)) if period == SAMPLE_PERIOD else (NEXT_SENT_ON, date(2023, 3, 27))
    enter_stage(core, f"send {period.code}", sent_on)
    return send_trackers(core, period, folder, with_mail=True, reply_by=reply_by)


def enter_stage(core: Workspace, stage: str, today: date) -> None:
    """Go on to another day of the story; UUIDs are drawn from the stage's own series from here on."""
    core.clock = Clock(today)
    core.database.uid_source = _uids(stage)


def make_sample(path: Path) -> Workspace:
    """Make the sample as the window opens it: trackers sent, most replies merged, three left to try.

    Raises:
        UserError: a file of that name exists.
    """
    core = begin_sample(path)
    send_sample(core, SAMPLE_PERIOD, path.with_name("phieu-da-gui"))
    enter_stage(core, "merge", RECEIVED_ON)
    draft = preview_trackers(core, sample_replies(SAMPLE_PERIOD)[:-3])
    merge_trackers(core, draft)
    return core


def _uids(stage: str) -> Callable[[], bytes]:
    """Return a source of UUIDs that gives the same series for the same stage on every computer."""
    drawn = 0

    def draw() -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.sha256(f"dondoc sample {stage} {drawn}".encode()).digest()[:_UID_BYTES]

    return draw
