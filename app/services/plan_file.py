"""Whatever file a plan comes in -> one that our readers read, for as long as it is read.

Old Word files and Rich Text are converted first; the clerk is told of her own file all the same.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.file_content import FileContent
from app.errors import Trouble, UserError
from app.importers.child import read_outside
from app.importers.gate.facts import OfficeKind, shown_name
from app.importers.office_conversion import converted_to_docx
from app.importers.plan_files.old_word import OldWordText
from app.importers.readers import CONVERTED_KINDS
from app.layout_rules.mould import Mould
from app.messages.code import Code

_LOST_CELLS = 6  # cells of a table that a conversion must lack to be taken for broken; merged cells are told in two ways


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan file that can be read.

    Attributes:
        original: the clerk's own file.
        path: what is read: the same, or a .docx made of it.
        kind: the kind of what is read, by its content.
        look: the Word file whose look can be taken over; None for kinds without one.
        cancelled: asked while reading; True ends it.
    """

    original: Path
    path: Path
    kind: OfficeKind
    look: Path | None = None
    cancelled: Callable[[], bool] | None = None

    @property
    def is_stored_text(self) -> bool:
        """Whether the text an old Word file holds is read instead of what it was converted to."""
        return self.kind is OfficeKind.TEXT and self.look is not None

    def read(self, reader: str) -> object:
        """Read it with a reader of `app.importers.readers`. Raises as `read_outside`, of the clerk's own file."""
        with _told_of(self.original):
            return read_outside(reader, self.path, self.cancelled)

    def read_look(self) -> Mould | None:
        """Read the look of the file; None when its kind has none that a Word document could take over."""
        if self.look is None:
            return None
        with _told_of(self.original):
            mould = read_outside("mould", self.look, self.cancelled)
        assert isinstance(mould, Mould)
        return mould


@contextmanager
def opened_plan_file(path: Path, cancelled: Callable[[], bool] | None = None) -> Generator[PlanFile]:
    """Give a plan file in a form that our readers read; what had to be made for it is deleted afterwards.

    Raises:
        UserError: the file is refused, or no program is there to convert it; the sentence says what to do.
        EnvironmentTrouble: the machine lets no program start.
        ReadingCancelled: `cancelled` said so.
    """
    kind = read_outside("kind", path, cancelled)
    assert isinstance(kind, OfficeKind)
    if kind not in CONVERTED_KINDS:
        yield PlanFile(path, path, kind, path if kind is OfficeKind.DOCX else None, cancelled)
        return
    with converted_to_docx(path, kind, cancelled) as docx:
        converted = PlanFile(path, docx, OfficeKind.DOCX, docx, cancelled)
        yield _with_tables(converted) if kind is OfficeKind.DOC else converted


def mould_of(file: PlanFile) -> str:
    """Return the look of a plan file, as JSON; empty when its kind has none that a Word document could take over."""
    mould = file.read_look()
    return mould.to_json() if mould else ""


def _with_tables(converted: PlanFile) -> PlanFile:
    """Return what an old Word file became, or its stored text where the conversion lost a table and ran its cells together."""
    try:
        stored = read_outside("old word", converted.original, converted.cancelled)
    except UserError as trouble:
        if trouble.code is not Code.FILE_UNREADABLE:
            raise
        return converted  # an office program has read it all the same; nothing tells of a lost table then
    content = converted.read("text")
    assert isinstance(stored, OldWordText)
    assert isinstance(content, FileContent)
    if stored.cell_ends - _cell_ends_in(content) < _LOST_CELLS:
        return converted
    path = converted.path.with_suffix(".txt")
    path.write_text(stored.text, encoding="utf-8")
    return replace(converted, path=path, kind=OfficeKind.TEXT)


def _cell_ends_in(content: FileContent) -> int:
    """Return how many cells and rows end in a file, as an old Word file counts them."""
    cells = {(cell.table, cell.row, cell.column) for block in content.blocks if (cell := block.cell)}
    return len(cells) + len({cell[:2] for cell in cells})


@contextmanager
def _told_of(original: Path) -> Generator[None]:
    """A trouble with the converted file is told of the file it was made of."""
    try:
        yield
    except Trouble as trouble:
        if trouble.parameters.get("file") is None:
            raise
        raise type(trouble)(trouble.code, **trouble.parameters | {"file": shown_name(original)}) from trouble
