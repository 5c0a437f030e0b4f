"""Old Word files (.doc) and Rich Text (.rtf) -> .docx, by the LibreOffice or the Word that is installed.

The office program runs apart: in its own process, on a copy in our scratch folder, with macros off, and ended when its time is
over. It never sees a file that the gate has not let in; what it writes passes the gate like any file from outside.
"""

import hashlib
import logging
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import EnvironmentTrouble, UserError
from app.importers.gate.facts import OfficeKind, shown_name
from app.importers.processes import private_folder, run
from app.messages.code import Code

WALL_SECONDS = 60.0
_PROGRAM_NAMES = ("soffice", "libreoffice")
# The kind is told to LibreOffice too: else it would look at the content itself and take what it likes.
_FILTERS_IN = {".doc": "MS Word 97", ".rtf": "Rich Text Format", ".docx": "MS Word 2007 XML"}
_FILTERS_OUT = {".docx": "docx:MS Word 2007 XML", ".pdf": "pdf:writer_pdf_Export"}
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
_SOCKET_FOLDERS = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 LibreOffice's choice, not ours
_log = logging.getLogger(__name__)


@contextmanager
def converted_to_docx(
    path: Path, kind: OfficeKind, cancelled: Callable[[], bool] | None = None, *, wall_seconds: float = WALL_SECONDS
) -> Generator[Path]:
    """Give the path of a .docx with the contents of an old file; it is deleted afterwards with all that the conversion wrote.

    Args:
        path: a file that the gate has admitted as `kind`.
        kind: DOC or RTF.
        cancelled: asked twenty times a second; True ends the conversion.
        wall_seconds: after so long it is ended.

    Raises:
        UserError: no office program is installed, or it could not make a .docx of the file.
        EnvironmentTrouble: the machine lets no program start, or the scratch folder cannot be written.
        ReadingCancelled: `cancelled` said so.
    """
    with private_folder() as folder:
        source = folder / f"source.{kind}"
        try:
            shutil.copyfile(path, source)
        except OSError as trouble:
            raise EnvironmentTrouble(Code.CANNOT_START_READING, file=shown_name(path)) from trouble
        target = folder / "source.docx"
        program = _convert(path, source, target, cancelled, wall_seconds)
        if not target.is_file():
            raise UserError(Code.CONVERSION_FAILED, file=shown_name(path), program=program)
        yield target


def libreoffice() -> Path | None:
    """Return the program of an installed LibreOffice, None when none is found: on the search path first, then in usual places."""
    on_path = next((found for name in _PROGRAM_NAMES if (found := shutil.which(name))), None)
    return Path(on_path) if on_path else next((place for place in _usual_places() if place.is_file()), None)


def run_libreoffice(program: Path, source: Path, target: Path, cancelled: Callable[[], bool] | None, wall_seconds: float) -> None:
    """Have LibreOffice save `source` as `target`, both in a scratch folder of ours; when it does not, there is no target.

    Raises:
        ReadingCancelled: `cancelled` said so.
        OSError: it cannot be started.
    """
    profile = target.parent / "profile"
    _write_settings(profile)
    try:
        ending = run(_command(program, profile, source, target), target.parent, cancelled, wall_seconds)
    finally:
        _remove_socket(profile)
    if ending != 0:
        _log.warning("conversion by LibreOffice: %s", "its time over" if ending is None else ending)


def _convert(path: Path, source: Path, target: Path, cancelled: Callable[[], bool] | None, wall_seconds: float) -> str:
    """Convert by the first program that is there; return the name clerks know it by."""
    try:
        if (program := libreoffice()) is not None:
            run_libreoffice(program, source, target, cancelled, wall_seconds)
            return "LibreOffice"
        if sys.platform == "win32":
            from app.importers.word_automation import convert_by_word, word_is_installed

            if word_is_installed():
                convert_by_word(source, target, cancelled, wall_seconds)
                return "Word"
    except OSError as trouble:
        raise EnvironmentTrouble(Code.CANNOT_START_READING, file=shown_name(path)) from trouble
    raise UserError(Code.NO_CONVERTER, file=shown_name(path))


def _command(program: Path, profile: Path, source: Path, target: Path) -> list[str]:
    return [
        str(program),
        f"-env:UserInstallation={profile.as_uri()}",
        *_OPTIONS,
        f"--infilter={_FILTERS_IN[source.suffix]}",
        "--convert-to",
        _FILTERS_OUT[target.suffix],
        "--outdir",
        str(target.parent),
        str(source),
    ]


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
            yield from Path(os.environ.get(name, "C:\\Program Files")).glob("LibreOffice*/program/soffice.exe")
    else:
        yield Path("/usr/bin/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _remove_socket(profile: Path) -> None:
    """Delete the socket by which LibreOffice finds itself; one that is killed leaves it in the system's folder."""
    if sys.platform != "win32":
        digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
        name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
        for folder in _SOCKET_FOLDERS:
            (folder / name).unlink(missing_ok=True)


def _write_settings(profile: Path) -> None:
    """Lay out a profile in which nothing of a file runs and nothing is fetched: the network is a proxy that is not there."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


_SECURITY = "Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "CheckDocumentEvents", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Save/Document", "CreateBackup", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
