"""An archive (.zip) -> its files, inflated under the gate's own counters; what systems put in by themselves stays in."""

from pathlib import Path

from app.importers.gate.container import Container
from app.importers.gate.sniff import opened
from app.importers.reply_files.bundle import Bundle, BundleKind, Unpacking

_OF_THE_SYSTEM = {".ds_store", "thumbs.db", "desktop.ini"}
_MAC_FOLDER = "__macosx/"
_LATIN = "cp437"


def unpack_archive(path: Path, into: Path) -> Bundle:
    """Put the files of an archive into a folder. Raises UserError when there are none, Refusal when it is no honest archive."""
    unpacking = Unpacking(path, into)
    with opened(path) as handle:
        container = Container(handle)
        for name, member in container.members.items():
            if not _is_of_the_system(name):
                unpacking.put(name if member.is_utf8 else _in_letters(name), container.inflate(name))
    return unpacking.bundle(BundleKind.ARCHIVE)


def _is_of_the_system(name: str) -> bool:
    folded = name.lower()
    last = folded.rpartition("/")[2]
    return folded.startswith(_MAC_FOLDER) or last in _OF_THE_SYSTEM or last.startswith(("~$", "._"))


def _in_letters(name: str) -> str:
    """Return a name that was taken for the first PC's letters as what it is: UTF-8 without saying so, else Vietnamese Windows."""
    raw = name.encode(_LATIN, "replace")
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
