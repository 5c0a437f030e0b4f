"""However a unit mishandled its tracker: no value ever lands in a wrong row, and every row that cannot be used is listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.tracker import PROGRESS_FIELDS, ReturnedRow
from app.errors import UserError
from app.importers.gate.door import admit
from app.importers.readers import READERS
from app.merging.match_rows import match_rows, without_belied_codes
from app.store.sent_tasks import SentTask
from tests.importers.filled_tracker import GONE, TRACKER, UNUSABLE, Filled, filled
from tests.importers.mishandled_kinds import KINDS

VARIATIONS = 20
KNOWN = [SentTask(row.item_uid, row.number, row.task_text) for row in TRACKER.rows]
FIELDS = [field.key for field in PROGRESS_FIELDS]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("phieu") / "phiếu.xlsx"


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_value_lands_in_a_wrong_row_and_every_unusable_row_is_listed(
    kind: Callable[[Filled], None], template: Path, tmp_path: Path
) -> None:
    for seed in range(VARIATIONS):
        made = filled(seed, template)
        kind(made)
        path = tmp_path / f"{seed}.xlsx"
        made.book.save(path)
        check(made, path, seed)


def check(made: Filled, path: Path, seed: int) -> None:
    """See that the file says what was left to be read of it, no more, or is refused with a sentence that names it."""
    if made.must_be_refused:
        with pytest.raises(UserError, match=path.name):
            read(path)
        return
    returned = read(path)
    known_by_code = without_belied_codes(returned.rows, KNOWN)
    matched = match_rows(known_by_code, KNOWN)
    if not made.is_asked:
        assert matched.guessed == 0, seed
    rows = matched.rows
    usable = {row.item_uid: row for row in rows if row.item_uid is not None and not whole_row_problems(row)}
    assert set(usable) == {uid for uid in made.values if uid not in made.rows}, seed
    for uid, row in usable.items():
        assert said(row) == {key: value for key, value in made.values[uid].items() if key not in made.missing}, (seed, row.row)
    unusable = [row for row in rows if whole_row_problems(row)]
    marked = [uid for uid, why in made.rows.items() if why == UNUSABLE]
    assert len(unusable) >= len(marked) + made.strange, seed
    assert all(problem.cell for row in unusable for problem in row.problems), seed
    assert set(returned.missing_fields) == made.missing, seed


def read(path: Path):
    reader = READERS["tracker"]
    return reader.read(path, admit(path, *reader.kinds).kind)


def said(row: ReturnedRow) -> dict[str, str]:
    """What a row says, field by field; a cell that is told to be unusable says so."""
    told = {problem.field: UNUSABLE for problem in row.problems if problem.field}
    return {key: {**row.values, **told}[key] for key in FIELDS if key in row.values or key in told}


def whole_row_problems(row: ReturnedRow) -> bool:
    return any(not problem.field for problem in row.problems)


def test_there_are_enough_kinds() -> None:
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS) >= 25
    assert GONE != UNUSABLE
