"""A reading in the child process: values and refusals come back whole, and nothing a file does outlives the call."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import EnvironmentTrouble, UserError
from app.importers import child, readers
from app.importers.child import child_main, memory_limit_holds, read_outside
from app.importers.processes import ReadingCancelled
from app.messages.code import Code
from app.paths import scratch_dir
from tests import office_files
from tests.importers import misbehaving

ROOT = Path(__file__).resolve().parents[2]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test its own scratch folder; after it, the folder is empty and no process of ours is left."""
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "user data"))
    yield
    assert list(scratch_dir().iterdir()) == []
    assert children() == []


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch số 61.docx"
    path.write_bytes(office_files.document())
    return path


@pytest.fixture(autouse=True)
def misbehaving_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, row in misbehaving.ROWS.items():
        monkeypatch.setitem(readers.READERS, name, row)
    monkeypatch.setattr(child, "_program", lambda: misbehaving.PROGRAM)


def test_a_value_comes_back_as_it_was(plan_file: Path) -> None:
    assert read_outside("tell", plan_file) == misbehaving.EVERYTHING


def test_a_relative_path_is_found(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan_file.parent)
    assert read_outside("tell", Path(plan_file.name)) == misbehaving.EVERYTHING


def test_the_gate_stands_before_every_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(office_files.document(**{"word/vbaProject.bin": b"x"}))
    assert refusal("tell", path).code is Code.FILE_HAS_MACROS


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    refused = refusal("tell", tmp_path / "không có.docx")
    assert (refused.code, refused.parameters["file"]) == (Code.NO_SUCH_FILE, "không có.docx")


def test_the_parameters_of_a_refusal_come_back_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(office_files.workbook('<sheetData><row r="20001"><c r="A20001"><v>1</v></c></row></sheetData>'))
    refused = refusal("calamine", path)
    assert refused.code is Code.SHEET_TOO_MANY_ROWS
    assert refused.parameters == {"file": "a.xlsx", "kind": "Excel (.xlsx)", "sheet": "Bảng 1", "row": 20_001, "limit": 20_000}


def test_a_refusal_by_the_reader_is_raised_again(plan_file: Path) -> None:
    refused = refusal("refuse", plan_file)
    assert (refused.code, refused.parameters) == (Code.PLAN_HAS_NO_DUTY, {"file": plan_file.name})


def test_a_trouble_of_the_machine_stays_one(plan_file: Path) -> None:
    with pytest.raises(EnvironmentTrouble) as trouble:
        read_outside("meet_a_full_disk", plan_file)
    assert (trouble.value.code, trouble.value.parameters) == (Code.DISK_FULL, {"needed": 3, "free": 1})


@pytest.mark.warns
def test_a_fault_in_a_reader_is_told_without_a_word_of_the_file(plan_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert refusal("fail", plan_file).code is Code.FILE_UNREADABLE
    assert "KeyError at misbehaving.py:" in caplog.text
    assert misbehaving.SECRET not in caplog.text
    assert plan_file.name not in caplog.text


@pytest.mark.warns
def test_a_value_of_the_wrong_type_is_not_taken(plan_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert refusal("lie", plan_file).code is Code.FILE_UNREADABLE
    assert "ValidationError" in caplog.text


@pytest.mark.warns
@pytest.mark.parametrize(("reader", "code"), [("abort", Code.READING_TOOK_TOO_LONG), ("touch_nowhere", Code.FILE_UNREADABLE)])
def test_a_crash_of_the_child_does_not_harm_us(reader: str, code: Code, plan_file: Path) -> None:
    assert refusal(reader, plan_file).code is code


@pytest.mark.warns
def test_a_reading_ends_when_its_time_is_over(plan_file: Path) -> None:
    start = time.monotonic()
    with pytest.raises(UserError) as refused:
        read_outside("hang", plan_file, wall_seconds=0.5)
    assert refused.value.code is Code.READING_TOOK_TOO_LONG
    assert time.monotonic() - start < 5


@on_linux
@pytest.mark.warns
def test_a_reading_ends_when_its_processor_time_is_over(plan_file: Path) -> None:
    assert refusal("compute_for_ever", plan_file).code is Code.READING_TOOK_TOO_LONG


@on_linux
@pytest.mark.warns
def test_a_reading_ends_when_its_memory_is_used_up(plan_file: Path) -> None:
    assert refusal("swell", plan_file).code is Code.READING_TOOK_TOO_LONG


@on_linux
@pytest.mark.warns
def test_one_long_text_in_many_cells_ends_the_child_only(tmp_path: Path) -> None:
    """The gate lets it in: it is a megabyte. calamine copies the text into every cell and aborts for want of memory."""
    strings = f"<sst><si><t>{'a' * 1_000_000}</t></si></sst>"
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 2_001))
    types = '<Override PartName="/xl/sharedStrings.xml" ContentType="application/x-sharedStrings+xml"/>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        office_files.workbook(
            f"<sheetData>{rows}</sheetData>",
            **{
                "xl/sharedStrings.xml": strings.encode(),
                "[Content_Types].xml": office_files.content_types("xl/workbook.xml", office_files.EXCEL_TYPE, types),
            },
        )
    )
    assert refusal("calamine", path).code is Code.READING_TOOK_TOO_LONG


def test_a_reading_can_be_cancelled_at_any_moment(plan_file: Path) -> None:
    event = threading.Event()
    threading.Timer(0.5, event.set).start()
    start = time.monotonic()
    with pytest.raises(ReadingCancelled):
        read_outside("hang", plan_file, event.is_set)
    assert time.monotonic() - start < 5


def test_a_reading_cancelled_beforehand_ends_at_once(plan_file: Path) -> None:
    with pytest.raises(ReadingCancelled):
        read_outside("hang", plan_file, lambda: True)


@on_linux
def test_what_the_child_started_ends_with_it(plan_file: Path) -> None:
    written = plan_file.with_suffix(".pid")
    with pytest.raises(ReadingCancelled):
        read_outside("have_a_child", plan_file, lambda: written.exists() and written.read_text(encoding="utf-8") != "")
    assert not is_alive(int(written.read_text(encoding="utf-8")))


def test_the_child_neither_hears_nor_says_anything(plan_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read_outside("chatter", plan_file) == "''"
    assert capfd.readouterr() == ("", "")


def test_temporary_files_of_a_library_lie_in_our_folder_and_go_with_it(plan_file: Path) -> None:
    name = read_outside("litter", plan_file)
    assert isinstance(name, str)
    assert Path(name).is_relative_to(scratch_dir())
    assert not Path(name).exists()


def test_the_child_speaks_utf8_and_has_its_own_folder(plan_file: Path) -> None:
    said = read_outside("say_where", plan_file)
    assert isinstance(said, str)
    assert said.startswith(f"1 {scratch_dir()}")


def test_a_child_that_cannot_start_is_the_machines_trouble(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_program", lambda: [str(plan_file.parent / "no such program")])
    with pytest.raises(EnvironmentTrouble) as trouble:
        read_outside("tell", plan_file)
    assert trouble.value.code is Code.CANNOT_START_READING


@on_linux
def test_the_memory_limit_is_probed() -> None:
    assert memory_limit_holds() is True


def test_the_program_itself_serves_as_child(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the real program, the real readers
    monkeypatch.setenv("XDG_DATA_HOME", str(plan_file.parent / "user data"))
    plan_file.write_bytes(b"%PDF-1.7")
    assert refusal("mould", plan_file).code is Code.FILE_IS_PDF


def test_a_whole_reading_opens_no_socket_and_writes_nothing_to_our_output(plan_file: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from app.importers import child, readers\nfrom tests.importers import misbehaving\n"
        "sys.addaudithook(misbehaving.refuse_sockets); readers.READERS.update(misbehaving.ROWS)\n"
        "child._program = lambda: misbehaving.PROGRAM\n"
        "child.read_outside('chatter', Path(sys.argv[1])); print('{}')"
    )
    done = subprocess.run([sys.executable, "-c", script, str(plan_file)], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [b"{}"], b"")


@pytest.mark.parametrize("arguments", [[], ["inspect", "a.docx"], ["a.docx", child.CHILD_FLAG]])
def test_another_command_line_is_no_child(arguments: list[str]) -> None:
    assert child_main(arguments) is None


@pytest.mark.parametrize("arguments", [["no such reader", "a", "b"], ["plan"], []])
def test_a_child_asked_wrongly_ends_with_two(arguments: list[str]) -> None:
    done = subprocess.run([*misbehaving.PROGRAM, child.CHILD_FLAG, *arguments], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 2


def refusal(reader: str, path: Path) -> UserError:
    with pytest.raises(UserError) as refused:
        read_outside(reader, path)
    return refused.value


def children() -> list[str]:
    """The processes this one has started and not taken leave of, as far as the system tells."""
    told = Path(f"/proc/self/task/{os.getpid()}/children")
    return told.read_text(encoding="ascii").split() if told.exists() else []


def is_alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    for _ in range(50):  # the system takes a moment to clear away an orphan
        if not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
            return False
        time.sleep(0.02)
    return True
