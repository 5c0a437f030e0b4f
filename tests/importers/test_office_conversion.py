"""Old files become .docx by an office program that runs apart: it may hang, fail or be missing, and leaves nothing behind."""

import hashlib
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import UserError
from app.importers import office_conversion
from app.importers.gate.door import admit
from app.importers.gate.facts import OfficeKind
from app.importers.office_conversion import converted_to_docx, libreoffice
from app.importers.processes import ReadingCancelled
from app.messages.code import Code
from app.paths import scratch_dir
from tests.importers.plan_files.word_files import document_of, paragraph
from tests.libreoffice import converted

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for an office program is a shell script")


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test its own scratch folder; after it, the folder is empty."""
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "user data"))
    yield
    assert list(scratch_dir().iterdir()) == []


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch số 61.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    return path


def put_in_place(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script be the office program; its last argument is the file, the one before it the folder for the result."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


COPY = 'for last; do before=$out; out=$prev; prev=$last; done; cp "$last" "$out/source.docx"'


@on_posix
def test_the_result_is_given_under_our_own_name_and_then_deleted(
    tmp_path: Path, old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(tmp_path, COPY, monkeypatch)
    with converted_to_docx(old_file, OfficeKind.DOC) as docx:
        assert docx.read_bytes() == old_file.read_bytes()
        assert docx.is_relative_to(scratch_dir())
    assert not docx.exists()


@on_posix
def test_the_program_gets_a_copy_a_fixed_filter_and_a_profile_of_its_own(
    tmp_path: Path, old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    put_in_place(tmp_path, f'echo "$@" > "{told}"; {COPY}', monkeypatch)
    with converted_to_docx(old_file, OfficeKind.DOC):
        arguments = told.read_text(encoding="utf-8")
        (profile,) = scratch_dir().glob("*/profile/user/registrymodifications.xcu")
        settings = profile.read_text(encoding="utf-8")
    assert "--headless" in arguments
    assert "--infilter=MS Word 97" in arguments
    assert str(old_file) not in arguments
    assert f"-env:UserInstallation={scratch_dir().as_uri()}" in arguments
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in settings


@on_posix
@pytest.mark.warns
@pytest.mark.parametrize("script", ["exit 77", "exit 0"])
def test_a_program_that_makes_no_file_is_told(
    script: str, tmp_path: Path, old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(tmp_path, script, monkeypatch)
    with pytest.raises(UserError) as refused, converted_to_docx(old_file, OfficeKind.DOC):
        pass
    assert refused.value.code is Code.CONVERSION_FAILED
    assert "“Kế hoạch số 61.doc”" in str(refused.value)
    assert "LibreOffice" in str(refused.value)


@on_posix
@pytest.mark.warns
def test_a_program_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = tmp_path / "pid"
    put_in_place(tmp_path, f'sleep 600 & echo $! > "{number}"; wait', monkeypatch)
    start = time.monotonic()
    with pytest.raises(UserError) as refused, converted_to_docx(old_file, OfficeKind.DOC, wall_seconds=0.5):
        pass
    assert refused.value.code is Code.CONVERSION_FAILED
    assert time.monotonic() - start < 5
    assert not is_alive(int(number.read_text(encoding="utf-8")))


@on_posix
def test_a_conversion_can_be_cancelled(tmp_path: Path, old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(tmp_path, "sleep 600", monkeypatch)
    event = threading.Event()
    threading.Timer(0.3, event.set).start()
    start = time.monotonic()
    with pytest.raises(ReadingCancelled), converted_to_docx(old_file, OfficeKind.DOC, event.is_set):
        pass
    assert time.monotonic() - start < 5


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.warns
@on_posix
def test_libreoffice_ended_halfway_leaves_no_socket_in_the_folder_of_the_system(tmp_path: Path) -> None:
    if libreoffice() is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1\\ansi K}")
    seen: set[Path] = set()

    def once_it_listens() -> bool:
        seen.update(socket for profile in scratch_dir().glob("*/profile") if (socket := socket_of(profile)).exists())
        return bool(seen)

    with pytest.raises(ReadingCancelled), converted_to_docx(path, OfficeKind.RTF, once_it_listens):
        pass
    assert not [socket for socket in seen if socket.exists()]


@pytest.mark.skipif(sys.platform == "win32", reason="there Word may take its place")
def test_without_any_office_program_the_clerk_is_told_how_to_save_the_file(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_conversion, "libreoffice", lambda: None)
    with pytest.raises(UserError) as refused, converted_to_docx(old_file, OfficeKind.DOC):
        pass
    assert refused.value.code is Code.NO_CONVERTER
    assert "Lưu dưới dạng" in str(refused.value)


def test_the_program_is_found_in_its_usual_places_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.touch()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(office_conversion, "_usual_places", lambda: iter([tmp_path / "no", program]))
    assert libreoffice() == program


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", [OfficeKind.DOC, OfficeKind.RTF])
def test_libreoffice_makes_a_word_file_that_the_gate_admits_and_we_read(kind: OfficeKind, tmp_path: Path) -> None:
    from app.importers.plan_files.word.read import read_docx

    document_of(paragraph("KẾ HOẠCH"), paragraph("1. Mở lớp tập huấn")).save(str(tmp_path / "a.docx"))
    (old,) = converted([tmp_path / "a.docx"], tmp_path / "out", str(kind))
    with converted_to_docx(old, kind) as docx:
        assert admit(docx, OfficeKind.DOCX).kind is OfficeKind.DOCX
        texts = [block.text for block in read_docx(docx).blocks if block.text]
    assert texts == ["KẾ HOẠCH", "1. Mở lớp tập huấn"]


def socket_of(profile: Path) -> Path:
    """Where LibreOffice listens: it names its socket after the address of its profile, without leading zeros."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    return Path("/tmp") / f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"


def is_alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    for _ in range(50):  # the system takes a moment to clear away an orphan
        if not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
            return False
        time.sleep(0.02)
    return True
