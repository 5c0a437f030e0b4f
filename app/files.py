"""Files that are never half written.

Every exported file is written beside its target under a temporary name, synced, and only then renamed over it. Windows
holds files for virus scanners and Excel, so the rename is tried again for a short while (storage.md, threats H8).
"""

import hashlib
import os
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import EnvironmentTrouble
from app.messages.code import Code

_RETRY_SECONDS = (0.1, 0.2, 0.4, 0.8, 1.0)
_HELD_BY_ANOTHER = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation
_CHUNK = 1 << 20


@contextmanager
def written_whole(target: Path) -> Generator[Path]:
    """Give a temporary path beside `target`; on leaving without error it is synced and becomes `target`.

    Raises:
        EnvironmentTrouble: the folder cannot be written, the disk is full, or another program holds the target.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        sync_file(temporary)
        _replace(temporary, target)
        sync_folder(target.parent)
    except PermissionError as trouble:
        raise EnvironmentTrouble(Code.FILE_IN_USE, file=target.name) from trouble
    except OSError as trouble:
        raise EnvironmentTrouble(Code.CANNOT_WRITE, file=target.name, reason=trouble.strerror or "?") from trouble
    finally:
        with suppress(OSError):  # what cannot be reached was never written
            temporary.unlink(missing_ok=True)


def write_bytes(target: Path, content: bytes) -> None:
    """Write `content` to `target` whole or not at all. Raises EnvironmentTrouble as `written_whole`."""
    with written_whole(target) as temporary:
        temporary.write_bytes(content)


def remove_with_folders(path: Path, above: int) -> None:
    """Remove a file, and so many folders above it as are empty then."""
    path.unlink(missing_ok=True)
    with suppress(OSError):  # others lie there too
        for folder in list(path.parents)[:above]:
            folder.rmdir()


def sync_file(path: Path) -> None:
    """Have the system put the file's bytes on the disk before going on."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system put a rename in `folder` on the disk (POSIX; Windows has no such call)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> bytes:
    """Return the SHA-256 of the file's content, 32 bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    return digest.digest()


def safe_name(text: str, *, longest: int = 80) -> str:
    """Return `text` as a file name that every system takes: no separators, no reserved names, no trailing dots."""
    kept = "".join(ch if ch.isalnum() or ch in "-_ ().," else "-" for ch in text)
    name = " ".join(kept.split()).strip(" .,-")[:longest].rstrip(" .,-") or "tep"
    stem = name.split(".")[0].upper()
    reserved = stem in {"CON", "PRN", "AUX", "NUL"} or (stem[:3] in {"COM", "LPT"} and stem[3:].isdigit())
    return f"_{name}" if reserved else name


def _replace(temporary: Path, target: Path) -> None:
    """Rename over the target, trying again while another program holds it."""
    for pause in (*_RETRY_SECONDS, None):
        try:
            temporary.replace(target)
        except OSError as trouble:
            if pause is None or getattr(trouble, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            time.sleep(pause)
        else:
            return
