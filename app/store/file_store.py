"""Files kept with the book, beside it in `NAME.dondoc-files/`: written once under the hash of their content, never changed.

No foreign name reaches the file system (threats I1); the original name is a column. Order: copy, sync, then the row; undo
touches rows only, so a file may outlive its row, never the reverse (decisions 8).
"""

import hashlib
import os
import stat
from pathlib import Path

from app.errors import UserError
from app.files import sha256_of, sync_folder, written_whole
from app.messages.code import Code
from app.store.columns import as_bytes, as_int, as_text
from app.store.session import Reader, Transaction

_CHUNK = 1 << 20


def folder_of(book_path: Path) -> Path:
    """Return the folder that holds a book's files."""
    return book_path.with_name(book_path.name + "-files")


def keep(work: Transaction, book_path: Path, source: Path) -> int:
    """Copy a file into the book's folder and return the id of its row; a content known already is not copied again.

    When the transaction does not happen, what was copied goes.

    Raises:
        UserError: the source is no regular file.
        EnvironmentTrouble: the copy cannot be written.
    """
    digest, size, new = _copy_in(book_path, source)
    if new is not None:
        work.new_files.append(new)
    found = work.value("SELECT id FROM stored_file WHERE sha256 = ?", digest)
    if isinstance(found, int):
        return found
    return work.insert("stored_file", sha256=digest, size=size, original_name=source.name)


def find(book: Reader, source: Path) -> int | None:
    """Return the id of the kept file with the same content as `source`, None when there is none."""
    found = book.value("SELECT id FROM stored_file WHERE sha256 = ?", sha256_of(source))
    return found if isinstance(found, int) else None


def path_of(book: Reader, book_path: Path, file_id: int) -> Path:
    """Return where a kept file lies. Raises UserError when it is missing."""
    row = book.row("SELECT sha256, original_name FROM stored_file WHERE id = ?", file_id)
    assert row is not None, f"no stored file {file_id}"
    path = _place(book_path, as_bytes(row[0]))
    if not path.is_file():
        raise UserError(Code.STORED_FILE_MISSING, file=as_text(row[1]))
    return path


def damaged(book: Reader, book_path: Path) -> list[str]:
    """Return the original names of kept files that are missing or no longer have the content they were kept with."""
    bad: list[str] = []
    for sha256, name in book.rows("SELECT sha256, original_name FROM stored_file ORDER BY id"):
        path = _place(book_path, as_bytes(sha256))
        if not path.is_file() or hashlib.sha256(path.read_bytes()).digest() != sha256:
            bad.append(as_text(name))
    return bad


def count(book: Reader) -> int:
    """Return how many files are kept."""
    return as_int(book.value("SELECT count(*) FROM stored_file"))


def _copy_in(book_path: Path, source: Path) -> tuple[bytes, int, Path | None]:
    """Copy the source while hashing it; return its hash and size, and where it lies unless it lay there before."""
    if not stat.S_ISREG(os.lstat(source).st_mode):
        raise UserError(Code.NOT_A_FILE, file=source.name)
    folder = folder_of(book_path)
    incoming = folder / f"nhan-{os.getpid()}"
    digest = hashlib.sha256()
    size = 0
    with written_whole(incoming) as temporary, source.open("rb") as reading, temporary.open("wb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            writing.write(chunk)
    place = _place(book_path, digest.digest())
    if place.exists():
        incoming.unlink()
        return digest.digest(), size, None
    place.parent.mkdir(parents=True, exist_ok=True)
    incoming.replace(place)
    sync_folder(place.parent)
    return digest.digest(), size, place


def _place(book_path: Path, sha256: bytes) -> Path:
    name = sha256.hex()
    return folder_of(book_path) / name[:2] / name
