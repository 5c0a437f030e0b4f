"""What the clerk drops in -> trackers: files, folders, mails and archives, each taken apart as far as it holds others.

What comes out of mails and archives lies in a folder of ours until the preview made of it is written or given up. Several files
are read at once, each in a child process of its own under its own limits: what one does never reaches another's reading.
"""

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, count, islice
from pathlib import Path
from threading import Event

from app.domain.tracker import ReturnedTracker
from app.errors import EnvironmentTrouble, Trouble, UserError
from app.importers.child import read_outside
from app.importers.gate.evidence_file import check_evidence_file
from app.importers.reply_files.bundle import Bundle, BundleKind
from app.importers.reply_files.read import ReplyContent
from app.messages.catalogue import sentence
from app.messages.code import Code
from app.paths import scratch_dir

# Is told which file is being read: its number from 1, and its name.
Reading = Callable[[int, str], None]

READ_AT_ONCE = min(4, max(2, os.cpu_count() or 2))
MAX_FOLDER_FILES = 2_000
MAX_FOLDER_DEPTH = 8
MAX_BUNDLE_DEPTH = 3
_BUNDLE_WORDS = {BundleKind.MAIL: "thư “{name}”", BundleKind.ARCHIVE: "tệp nén “{name}”"}
_FOLDER_WORDS = "thư mục “{name}”"
_SHEET_SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
_SKIPPED_NAMES = {"thumbs.db", "desktop.ini"}
_SKIPPED_STARTS = ("~$", ".")
# What a file is refused for that is simply something else than a reply: it may be evidence that came along.
_SOMETHING_ELSE = {
    Code.FILE_NOT_REPLY,
    Code.FILE_IS_PDF,
    Code.FILE_WRONG_KIND,
    Code.FILE_IS_RAR,
    Code.FILE_IS_WEB_PAGE,
    Code.FILE_NOT_OFFICE,
    Code.NOT_A_TRACKER,
}


@dataclass(frozen=True, slots=True)
class ReceivedTracker:
    """A tracker that came back.

    Attributes:
        path: where it lies; what came out of a mail or archive, below the folder of its `Replies`.
        origin: where it comes from, in words: "thư “trả lời.eml” › phiếu.xlsx".
        content: what was read of it.
        attachments: the files that came with it and may be evidence, by name.
    """

    path: Path
    origin: str
    content: ReturnedTracker
    attachments: Mapping[str, Path] = field(default_factory=dict[str, Path])


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that cannot be used, the sentence that says why, and where it comes from in words."""

    path: Path
    why: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Replies:
    """Everything that was dropped in, taken apart.

    Attributes:
        trackers: in the order given, those of one folder by name.
        refused: what cannot be used.
        folder: where lies what came out of mails and archives; whoever got this removes it. None when nothing did.
    """

    trackers: tuple[ReceivedTracker, ...]
    refused: tuple[RefusedFile, ...]
    folder: Path | None


def collect_replies(
    paths: Sequence[Path], cancelled: Callable[[], bool] | None = None, reading: Reading | None = None
) -> Replies:
    """Find the trackers in files, folders, mails and archives. Writes nothing into the book.

    `reading` is told of each file, those in mails and archives too.

    Raises:
        ReadingCancelled: `cancelled` said so; what was taken out is gone.
        EnvironmentTrouble: no room for what comes out of mails and archives.
    """
    ended = Event()
    with ThreadPoolExecutor(READ_AT_ONCE, "phieu") as pool:
        collector = _Collector(pool, lambda: ended.is_set() or bool(cancelled and cancelled()), reading)
        try:
            collector.take(paths)
        except BaseException:
            ended.set()  # what is still being read ends
            pool.shutdown(cancel_futures=True)
            collector.remove_folder()
            raise
    return collector.replies()


def remove_replies(folder: Path | None) -> None:
    """Remove what came out of mails and archives, once nobody needs it; what another program holds goes at the next start."""
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _File:
    """One file on its way.

    Attributes:
        path: where it lies.
        place: what it lies in, from the outside in: a key that is its alone, and words. Files of one mail or folder share it.
        name: what it is called in there.
        depth: how many mails and archives it came out of.
    """

    path: Path
    place: tuple[tuple[str, str], ...]
    name: str
    depth: int = 0

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        return " › ".join([*(words for _, words in self.place), self.name])


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file being read: into which folder goes what comes out of it, and what it will be."""

    file: _File
    folder: Path
    content: Future[object]


@dataclass(frozen=True, slots=True)
class _Other:
    """A file that is no tracker, why it was not taken for one, and whether the clerk is told so in any case.

    A sheet that is no tracker may be one that was mangled: it is always told, even where it goes along as evidence.
    """

    file: _File
    why: str
    is_told: bool


class _Collector:
    """Takes files apart until trackers and other files are left."""

    def __init__(self, pool: ThreadPoolExecutor, cancelled: Callable[[], bool], reading: Reading | None) -> None:
        self._pool = pool
        self._cancelled = cancelled
        self._reading = reading
        self._read = 0
        self._trackers: list[tuple[_File, ReturnedTracker]] = []
        self._others: list[_Other] = []
        self._refused: list[RefusedFile] = []
        self._folder: Path | None = None
        self._taken = 0
        self._has_unpacked = False

    def take(self, paths: Iterable[Path]) -> None:
        """Take the files and folders that were dropped in."""
        self._take_files(file for path in paths for file in self._files_of(path))

    def _files_of(self, path: Path) -> Iterator[_File]:
        """Yield a file, or those of a folder; a folder that is empty or too large is told."""
        if not path.is_dir() or path.is_symlink():
            yield _File(path, (), path.name)
            return
        files, is_complete = _files_below(path)
        top = (str(path), _FOLDER_WORDS.format(name=path.name))
        for one in files:
            parts = one.relative_to(path).parent.parts
            yield _File(one, (top, *((part, part) for part in parts)), one.name)
        if not is_complete:
            self._refuse(_File(path, (), path.name), Code.FOLDER_TOO_MANY_FILES, limit=MAX_FOLDER_FILES)
        elif not files:
            self._refuse(_File(path, (), path.name), Code.FOLDER_WITHOUT_FILES)

    def replies(self) -> Replies:
        """Return what was found; other files go with the trackers they came with."""
        attachments: dict[Path, dict[str, Path]] = {file.path: {} for file, _ in self._trackers}
        for other in self._others:
            self._place(other, attachments)
        found = tuple(
            ReceivedTracker(file.path, file.origin, content, attachments[file.path]) for file, content in self._trackers
        )
        if not self._has_unpacked:
            self.remove_folder()
        return Replies(found, tuple(self._refused), self._folder)

    def remove_folder(self) -> None:
        """Remove what came out of mails and archives."""
        if self._folder is not None:
            remove_replies(self._folder)
            self._folder = None

    def _take_files(self, files: Iterable[_File]) -> None:
        """Take files in their order, while the next ones are being read already."""
        upcoming = iter(files)
        under_way = deque(self._begin(file) for file in islice(upcoming, READ_AT_ONCE))
        while under_way:
            self._take_file(under_way.popleft())
            under_way.extend(self._begin(file) for file in islice(upcoming, 1))

    def _begin(self, file: _File) -> _Reading:
        folder = self._next_folder()
        return _Reading(file, folder, self._pool.submit(read_outside, "reply", file.path, self._cancelled, into=folder))

    def _take_file(self, reading: _Reading) -> None:
        file = reading.file
        self._read += 1
        if self._reading:
            self._reading(self._read, file.name)
        try:
            content = reading.content.result()
        except UserError as trouble:
            self._take_other(file, trouble)
            return
        except EnvironmentTrouble as trouble:
            self._refused.append(RefusedFile(file.path, str(trouble), file.origin))
            return
        assert isinstance(content, ReplyContent)
        if content.tracker is not None:
            self._trackers.append((file, content.tracker))
        elif content.bundle is not None:
            self._take_bundle(file, content.bundle, reading.folder)

    def _take_other(self, file: _File, trouble: UserError) -> None:
        is_other = trouble.code in _SOMETHING_ELSE
        is_told = not is_other or file.path.suffix.lower() in _SHEET_SUFFIXES
        if is_told:
            self._refused.append(RefusedFile(file.path, str(trouble), file.origin))
        if is_other:
            self._others.append(_Other(file, str(trouble), is_told))

    def _take_bundle(self, file: _File, bundle: Bundle, folder: Path) -> None:
        """Go on with what came out of a mail or archive."""
        if file.depth >= MAX_BUNDLE_DEPTH:
            self._refuse(file, Code.BUNDLE_NESTED_TOO_DEEP)
            return
        self._has_unpacked = True
        place = (*file.place, (str(folder), _BUNDLE_WORDS[bundle.kind].format(name=file.name)))
        for left in bundle.left_out:
            inner = _File(file.path, place, left.name)
            self._refuse(inner, left.code)
        self._take_files(_member(folder / member.file, place, member.name, file.depth + 1) for member in bundle.members)

    def _place(self, other: _Other, attachments: dict[Path, dict[str, Path]]) -> None:
        """Give a file to the one tracker it came with; of several, to those with a row that names it as evidence."""
        near = self._near(other.file)
        if not near or (not other.file.place and len(near) > 1):
            self._tell(other, other.why)
            return
        naming = near if len(near) == 1 else [(file, content) for file, content in near if _names(content, other.file.name)]
        if not naming:
            self._tell(other, sentence(Code.ATTACHMENT_UNPLACED, file=other.file.name))
            return
        try:
            check_evidence_file(other.file.path)
        except Trouble as trouble:
            self._tell(other, str(trouble))
            return
        for file, _ in naming:
            given = attachments[file.path]
            given[_free_name(other.file.name, given)] = other.file.path

    def _tell(self, other: _Other, why: str) -> None:
        if not other.is_told:
            self._refused.append(RefusedFile(other.file.path, why, other.file.origin))

    def _near(self, other: _File) -> list[tuple[_File, ReturnedTracker]]:
        """Return the trackers in the mail or folder that a file lies in, or in the next one around it that has any."""
        for length in range(len(other.place), -1, -1):
            around = other.place[:length]
            if near := [(file, content) for file, content in self._trackers if file.place[:length] == around]:
                return near
        return []

    def _refuse(self, file: _File, code: Code, **parameters: object) -> None:
        self._refused.append(RefusedFile(file.path, sentence(code, file=file.name, **parameters), file.origin))

    def _next_folder(self) -> Path:
        """Return a new empty folder for what comes out of the next file."""
        if self._folder is None:
            try:
                self._folder = Path(tempfile.mkdtemp(prefix="phieu-", dir=scratch_dir()))
            except OSError as trouble:
                raise EnvironmentTrouble(Code.CANNOT_WRITE, file="DonDoc", reason=trouble.strerror or "?") from trouble
        self._taken += 1
        folder = self._folder / f"{self._taken:05}"
        folder.mkdir()
        return folder


def _member(path: Path, place: tuple[tuple[str, str], ...], name: str, depth: int) -> _File:
    """Return a file that came out of a mail or archive, which may have folders of its own."""
    *folders, last = name.split("/")
    return _File(path, (*place, *((one, one) for one in folders)), last, depth)


def _free_name(name: str, taken: Collection[str]) -> str:
    """Return a name that no other file of the tracker has: a phone calls every picture "image.jpg"."""
    path = Path(name)
    others = (f"{path.stem} ({number}){path.suffix}" for number in count(2))
    return next(one for one in chain((name,), others) if one not in taken)


def _names(content: ReturnedTracker, name: str) -> bool:
    """Whether a row of a tracker names a file as its evidence."""
    return any(name.casefold() in row.values.get("evidence", "").casefold() for row in content.rows)


def _files_below(folder: Path) -> tuple[list[Path], bool]:
    """Return the files in a folder and those below it by name, and whether that is all of them. Links are not followed."""
    found: list[Path] = []
    for one in _walk(folder, MAX_FOLDER_DEPTH):
        if one is None or len(found) >= MAX_FOLDER_FILES:
            return found, False
        found.append(one)
    return found, True


def _walk(folder: Path, depth: int) -> Iterator[Path | None]:
    """Yield the files; None where folders lie too deep."""
    if depth < 0:
        yield None
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda one: one.name.casefold())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(_SKIPPED_STARTS) or entry.name.lower() in _SKIPPED_NAMES or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _walk(entry, depth - 1)
        elif entry.is_file():
            yield entry
