"""A draft full of the clerk's changes, composed; held against the same document without any."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.domain.changes import Step
from app.domain.draft import BlockEdit, BlockKind, OwnWords
from app.services.compose_document import compose
from app.services.drafts import compose_draft, keep_draft
from app.services.make_report import ReportRequest
from app.store import drafts
from bench.big_book import THIS_QUARTER
from bench.made_books import copied
from bench.measure import Pair

_DAY = date(2026, 8, 17)


@contextmanager
def edited_draft(folder: Path) -> Generator[Pair]:
    """A report of an office's quarter in which the clerk reworded every sentence, each as long as before."""
    with copied(folder, "office") as core:
        request = ReportRequest("final-report", THIS_QUARTER, _DAY)
        said = [one for one in compose(core, request, OwnWords()).blocks if one.kind is BlockKind.PARAGRAPH]
        draft_id = keep_draft(core, request, OwnWords()).draft_id
        with core.unit_of_work(Step.EDIT_DRAFT) as work:
            for block in said:
                drafts.put_edit(work, draft_id, BlockEdit(block.key, block.shown, core.today, block.shown[::-1]))
        yield Pair(lambda: compose_draft(core, draft_id), lambda: compose(core, request, OwnWords()))
