"""The readers of files from outside: what is wanted of a file, and what comes back.

To add one: 1. write the function, path -> value, in a module of this room; the value is built of frozen dataclasses, enums,
dates, bytes and texts only, for it travels as JSON from the child process; 2. a row in `READERS`; 3. nothing else:
`tests/importers/test_readers.py` loads every row, and `read_outside` knows it by its name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from app.importers.gate.facts import OfficeKind


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of reading is done. Modules are named, not imported: the window must not load lxml at its start.

    Attributes:
        kind: the office file it wants; the gate refuses any other.
        function: "module:name" of the function path -> value.
        result: "module:name" of the value's type.
        may_be_none: the function may find nothing and return None.
    """

    kind: OfficeKind
    function: str
    result: str
    may_be_none: bool = False

    def load(self) -> Callable[[Path], object]:
        """Import and return the function. It runs in the child process only, after the gate."""
        return _named(self.function)

    def result_type(self) -> Any:  # noqa: ANN401 a type or a union, as msgspec takes it
        """Import and return the type that the parent decodes."""
        result = _named(self.result)
        return result | None if self.may_be_none else result


READERS: dict[str, Reader] = {
    "plan": Reader(OfficeKind.DOCX, "app.importers.plan.read:read_plan", "app.domain.plan_reading:PlanReading"),
    "text": Reader(OfficeKind.DOCX, "app.importers.plan_files.docx:read_docx", "app.domain.file_content:FileContent"),
    "tracker": Reader(OfficeKind.XLSX, "app.importers.tracker_xlsx:read_tracker", "app.domain.tracker:ReturnedTracker"),
    "mould": Reader(OfficeKind.DOCX, "app.importers.mould:read_mould", "app.layout_rules.mould:Mould"),
    "layout": Reader(OfficeKind.DOCX, "app.layout_rules.reading:read_layout", "app.layout_rules.reading:DocumentLayout"),
    "units": Reader(OfficeKind.XLSX, "app.importers.units_xlsx:read_directory", "app.domain.directory:Directory"),
}


def _named(dotted: str) -> Any:  # noqa: ANN401 whatever stands there
    module, _, name = dotted.partition(":")
    return getattr(import_module(module), name)
