"""Whatever file a plan comes in -> one that our readers read, for as long as it is read.

Old Word files and Rich Text are converted first; the clerk is told of her own file all the same.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import Trouble
from app.importers.child import read_outside
from app.importers.gate.facts import OfficeKind, shown_name
from app.importers.office_conversion import converted_to_docx
from app.importers.readers import CONVERTED_KINDS
from app.layout_rules.mould import Mould


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan file that can be read.

    Attributes:
        original: the clerk's own file.
        path: what is read: the same, or a .docx made of it.
        kind: the kind of what is read, by its content.
        cancelled: asked while reading; True ends it.
    """

    original: Path
    path: Path
    kind: OfficeKind
    cancelled: Callable[[], bool] | None = None

    def read(self, reader: str) -> object:
        """Read it with a reader of `app.importers.readers`. Raises as `read_outside`, of the clerk's own file."""
        with _told_of(self.original):
            return read_outside(reader, self.path, self.cancelled)


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
        yield PlanFile(path, path, kind, cancelled)
        return
    with converted_to_docx(path, kind, cancelled) as docx:
        yield PlanFile(path, docx, OfficeKind.DOCX, cancelled)


def mould_of(file: PlanFile) -> str:
    """Return the look of a plan file, as JSON; empty when its kind has none that a Word document could take over."""
    if file.kind is not OfficeKind.DOCX:
        return ""
    mould = file.read("mould")
    assert isinstance(mould, Mould)
    return mould.to_json()


@contextmanager
def _told_of(original: Path) -> Generator[None]:
    """A trouble with the converted file is told of the file it was made of."""
    try:
        yield
    except Trouble as trouble:
        if trouble.parameters.get("file") is None:
            raise
        raise type(trouble)(trouble.code, **trouble.parameters | {"file": shown_name(original)}) from trouble
