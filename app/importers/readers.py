"""The readers of files from outside: what is wanted of a file, and what comes back.

To add one: 1. write the function, path -> value (path and kind where several kinds will do), in a module of this room; the value
is built of frozen dataclasses, enums, dates, bytes and texts only, for it travels as JSON from the child process; 2. a row in
`READERS`; 3. nothing else: `tests/importers/test_readers.py` loads every row, and `read_outside` knows it by its name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from app.importers.gate.facts import OfficeKind
from app.importers.sheets.content import SHEET_KINDS

# The kinds of plan file that our own readers read, the one that sentences name first; and those an office program converts first.
PLAN_KINDS = (OfficeKind.DOCX, OfficeKind.ODT, OfficeKind.PDF, OfficeKind.TEXT)
CONVERTED_KINDS = (OfficeKind.DOC, OfficeKind.RTF)
# What carries the files of a unit's reply.
BUNDLE_KINDS = (OfficeKind.ZIP, OfficeKind.EML, OfficeKind.MSG)


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of reading is done. Modules are named, not imported: the window must not load lxml at its start.

    Attributes:
        kinds: the files that will do; the gate refuses any other.
        function: "module:name" of the function path -> value; of several kinds it is told which one it is.
        result: "module:name" of the value's type.
        may_be_none: the function may find nothing and return None.
        writes_files: the function takes a folder as well, into which it writes what came out of the file.
    """

    kinds: tuple[OfficeKind, ...]
    function: str
    result: str
    may_be_none: bool = False
    writes_files: bool = False

    def load(self) -> Callable[..., object]:
        """Import and return the function."""
        return _named(self.function)

    def read(self, path: Path, kind: OfficeKind, into: Path | None = None) -> object:
        """Read a file of that kind. It runs in the child process only, after the gate; `into` is for what it writes."""
        more = [*([kind] if len(self.kinds) > 1 else []), *([into] if self.writes_files else [])]
        return self.load()(path, *more)

    def result_type(self) -> Any:  # noqa: ANN401 a type or a union, as msgspec takes it
        """Import and return the type that the parent decodes."""
        result = _named(self.result)
        return result | None if self.may_be_none else result


_DOCX, _XLSX = (OfficeKind.DOCX,), (OfficeKind.XLSX,)

READERS: dict[str, Reader] = {
    "plan": Reader(PLAN_KINDS, "app.importers.plan.read:read_plan", "app.domain.plan_reading:PlanReading"),
    "text": Reader(PLAN_KINDS, "app.importers.plan_files.content:read_content", "app.domain.file_content:FileContent"),
    "kind": Reader(
        PLAN_KINDS + CONVERTED_KINDS, "app.importers.plan_files.content:tell_kind", "app.importers.gate.facts:OfficeKind"
    ),
    "old word": Reader(
        (OfficeKind.DOC,), "app.importers.plan_files.old_word:read_old_word", "app.importers.plan_files.old_word:OldWordText"
    ),
    "tracker": Reader(SHEET_KINDS, "app.importers.tracker_xlsx:read_tracker", "app.domain.tracker:ReturnedTracker"),
    "reply": Reader(
        SHEET_KINDS + BUNDLE_KINDS,
        "app.importers.reply_files.read:read_reply",
        "app.importers.reply_files.read:ReplyContent",
        writes_files=True,
    ),
    "mould": Reader(_DOCX, "app.importers.mould:read_mould", "app.layout_rules.mould:Mould"),
    "layout": Reader(_DOCX, "app.layout_rules.reading:read_layout", "app.layout_rules.reading:DocumentLayout"),
    "checked copies": Reader(
        _DOCX,
        "app.exporters.checked_copy.copies:write_requested",
        "app.exporters.checked_copy.copies:CopyAccount",
        writes_files=True,
    ),
    "template": Reader(
        _DOCX, "app.exporters.office_template.child_work:read_template", "app.domain.office_template:TemplateReading"
    ),
    "filled template": Reader(
        _DOCX,
        "app.exporters.office_template.child_work:fill_requested",
        "app.domain.office_template:TemplateReading",
        writes_files=True,
    ),
    "units": Reader(_XLSX, "app.importers.units_xlsx:read_directory", "app.domain.directory:Directory"),
}


def _named(dotted: str) -> Any:  # noqa: ANN401 whatever stands there
    module, _, name = dotted.partition(":")
    return getattr(import_module(module), name)
