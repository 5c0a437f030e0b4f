"""A plan pasted as text: it becomes a plain text file, read and kept like any other.

The window calls `prepare_pasted` with what is in the clipboard, then goes on as after `prepare_import`; when the draft is done
with, imported or not, it calls `discard_pasted`.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.errors import EnvironmentTrouble
from app.messages.code import Code
from app.paths import scratch_dir
from app.services.import_plan import ImportDraft, prepare_import
from app.services.workspace import Workspace

_FOLDER = "dan-"
_KEPT_CONTROLS = "\t\n\v\f\r"
_CONTROLS = {code: None for code in range(0x20) if chr(code) not in _KEPT_CONTROLS}


def prepare_pasted(core: Workspace, text: str, cancelled: Callable[[], bool] | None = None) -> ImportDraft:
    """Read a pasted plan and match its names. Writes nothing to the book; the text lies in the scratch folder meanwhile.

    Args:
        core: the open book.
        text: what was pasted.
        cancelled: asked while reading; True ends it.

    Raises:
        UserError: nothing was pasted, it has no duty in it, or is in the book already.
        EnvironmentTrouble: the scratch folder cannot be written.
    """
    path = _written(text, f"Văn bản dán ngày {core.today:%d-%m-%Y}.txt")
    try:
        return prepare_import(core, path, cancelled)
    except BaseException:
        _remove(path)
        raise


def discard_pasted(draft: ImportDraft) -> None:
    """Delete the text of a pasted plan from the scratch folder; a draft of a file is left alone."""
    if _is_pasted(draft.path):
        _remove(draft.path)


def _written(text: str, name: str) -> Path:
    try:
        path = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=scratch_dir())) / name
        path.write_bytes(text.translate(_CONTROLS).encode("utf-8", "ignore"))
    except OSError as trouble:
        raise EnvironmentTrouble(Code.CANNOT_WRITE, file=name, reason=trouble.strerror or "?") from trouble
    return path


def _is_pasted(path: Path) -> bool:
    return path.parent.name.startswith(_FOLDER) and path.parent.parent == scratch_dir()


def _remove(path: Path) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)
