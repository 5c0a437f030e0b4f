"""Long work: it never runs in the window's thread, says how far it is, and ends without a trace when the clerk says so."""

import re
import threading
import time

import pytest
from PySide6.QtWidgets import QPushButton

import app.files
from app.importers import child, processes
from app.services import sample
from app.services.collect_replies import collect_replies
from app.services.open_period import open_period
from app.steps import Steps
from tests import sample_books
from tests.dumps import exact_dump
from tests.sample.amended_plan import write_amended_plan
from tests.ui.window import OpenWindow, let_events_happen, wait_for
from ui.actions.ids import ActionId
from ui.dialogs.import_plan.dialog import ImportPlanDialog
from ui.dialogs.merge_trackers.dialog import MergeTrackersDialog
from ui.dialogs.send_trackers.dialog import SendTrackersDialog
from ui.kit.typed_words import keep_typed_words

Q4 = sample.SAMPLE_PERIOD


def small_window(opened):
    """Return the small window, once it is shown."""
    work = opened.book.long_work
    wait_for(lambda: work.box is not None and work.box.isVisible())
    return work.box


@pytest.fixture
def threads(monkeypatch):
    """The names of the threads in which processes are waited for and files are written."""
    seen = {"read": set(), "written": set()}
    run, replace = processes.run, app.files._replace

    def noted_run(*arguments):
        seen["read"].add(threading.current_thread().name)
        return run(*arguments)

    def noted_replace(*arguments):
        seen["written"].add(threading.current_thread().name)
        replace(*arguments)

    monkeypatch.setattr(child, "run", noted_run)
    monkeypatch.setattr(app.files, "_replace", noted_replace)
    keep_typed_words(None)
    return seen


def opened_at(stage, folder, day):
    core = stage(folder)
    core.close()
    return OpenWindow(core.path, day)


def import_a_plan(opened, folder):
    opened.window.handlers.imports.review(folder / "sua-doi.docx")
    dialog = opened.dialog()
    assert isinstance(dialog, ImportPlanDialog)
    dialog.reject()


def merge_replies(opened, folder):
    opened.window.handlers.trackers.preview(sample.sample_replies(Q4)[:3])
    dialog = opened.dialog()
    assert isinstance(dialog, MergeTrackersDialog)
    dialog.accept()


def send_trackers(opened, folder):
    opened.window.action(ActionId.SEND_TRACKERS).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, SendTrackersDialog)
    dialog.folder.set_path(folder / "gui")
    opened.prompts.consents.append(False)
    dialog.accept()


def export_master(opened, folder):
    opened.prompts.saves.append(folder / "tong-hop.xlsx")
    opened.window.action(ActionId.EXPORT_MASTER).trigger()


def export_list(opened, folder):
    opened.prompts.saves.append(folder / "danh-sach.xlsx")
    opened.window.action(ActionId.EXPORT_LIST).trigger()


def export_units(opened, folder):
    opened.prompts.saves.append(folder / "danh-ba.xlsx")
    opened.window.action(ActionId.EXPORT_UNITS).trigger()


def export_calendar(opened, folder):
    opened.prompts.saves.append(folder / "lich.ics")
    opened.window.action(ActionId.EXPORT_CALENDAR).trigger()


def import_units(opened, folder):
    opened.prompts.files.append([sample.sample_directory()])
    opened.window.action(ActionId.IMPORT_UNITS).trigger()
    opened.dialog().reject()


def check_layout(opened, folder):
    opened.window.action(ActionId.CHECK_LAYOUT).trigger()
    dialog = opened.dialog()
    opened.window.handlers.documents._judge(dialog, sample.sample_plan(), "")
    opened.settle()
    dialog.reject()


def back_up(opened, folder):
    opened.window.action(ActionId.BACK_UP).trigger()


# What is done -> whether a foreign file is read by it, and whether a file is written.
LONG_WORK = {
    import_a_plan: ("read",),
    merge_replies: ("read",),
    send_trackers: ("written",),
    export_master: ("written",),
    export_list: ("written",),
    export_units: ("written",),
    export_calendar: ("written",),
    import_units: ("read",),
    check_layout: ("read",),
    back_up: (),
}


@pytest.mark.parametrize("work", LONG_WORK, ids=lambda work: work.__name__)
def test_long_work_never_runs_in_the_threads_of_the_window(work, threads, tmp_path, qapp):
    opened = opened_at(sample_books.sent, tmp_path, sample.RECEIVED_ON)
    write_amended_plan(tmp_path / "sua-doi.docx")
    for seen in threads.values():
        seen.clear()
    work(opened, tmp_path)
    opened.settle()
    for kind in LONG_WORK[work]:
        assert threads[kind], f"nothing was {kind}"
    assert threading.main_thread().name not in threads["read"] | threads["written"]
    opened.close()


def test_the_reading_of_a_plan_is_ended_from_the_window_and_leaves_no_trace(tmp_path, qapp, monkeypatch):
    opened = opened_at(sample_books.imported, tmp_path, sample.SENT_ON)
    before = []
    opened.book.ask(exact_dump, before.append)
    opened.settle()
    begun = threading.Event()
    run = processes.run

    def slow(command, folder, cancelled, seconds):
        begun.set()
        return processes.wait(lambda: time.sleep(0.01), cancelled, seconds) or run(command, folder, cancelled, seconds)

    monkeypatch.setattr(child, "run", slow)
    opened.window.handlers.imports.review(sample.sample_plan())
    wait_for(begun.is_set)
    box = small_window(opened)
    assert box.windowTitle() == "Đang đọc"
    assert sample.sample_plan().name in box.labelText()
    box.findChild(QPushButton).click()
    opened.settle()
    assert opened.prompts.refusals == []
    assert "Đã thôi đọc" in opened.window.status._hint.text()
    after = []
    opened.book.ask(exact_dump, after.append)
    opened.settle()
    assert after == before
    opened.close()


def undo(opened, _folder):
    opened.window.action(ActionId.UNDO).trigger()


def state_of(opened, folder):
    """Return what the book holds and which files lie beside it."""
    found = []
    opened.book.ask(exact_dump, found.append)
    opened.settle()
    files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and path.suffix != ".json"}
    return found, files


# What is done -> what the small window says: what, and of which steps how many are left.
ENDABLE = {
    back_up: ("Đang sao lưu sổ…", r"\w+ .*: còn \d+ trong \d+ (trang|phần|tệp)"),
    merge_replies: ("Đang gộp phiếu…", r".*: còn \d+ trong \d+ \w+"),
    send_trackers: ("Đang lập phiếu…", r".*: còn [\d.]+ trong [\d.]+ \w+.*"),
    export_master: ("Đang ghi “tong-hop.xlsx”…", r"Ghi bảng: còn \d+ trong \d+ dòng.*"),
    undo: ("Đang hoàn tác…", r"Đưa về như trước: còn [\d.]+ trong [\d.]+ thay đổi.*"),
}


@pytest.mark.parametrize("work", ENDABLE, ids=lambda work: work.__name__)
def test_long_work_says_what_is_left_and_is_ended_from_the_window_without_a_trace(work, tmp_path, qapp, monkeypatch):
    opened = opened_at(sample_books.sent, tmp_path, sample.RECEIVED_ON)
    opened.book.long_work._timer.setInterval(0)
    shown = threading.Event()
    go_on = Steps.go_on

    def held(steps, done=1):
        go_on(steps, done)
        if steps._progress and done:
            shown.wait(20)
            go_on(steps, 0)

    opened.book.do(lambda core: open_period(core, sample.NEXT_PERIOD))
    opened.settle()
    before = state_of(opened, tmp_path)
    monkeypatch.setattr(Steps, "go_on", held)
    work(opened, tmp_path)
    box = small_window(opened)
    words, how_far = ENDABLE[work]
    wait_for(lambda: "còn" in box.labelText())
    said = box.labelText().split("\n")
    assert said[0] == words
    assert re.fullmatch(how_far, said[1]), said[1]
    button = box.findChild(QPushButton)
    assert button.text() == "&Thôi"
    button.click()
    shown.set()
    monkeypatch.setattr(Steps, "go_on", go_on)
    opened.settle()
    assert opened.prompts.refusals == []
    assert opened.window.status._hint.text() == "Đã thôi; mọi thứ vẫn như trước."
    assert state_of(opened, tmp_path) == before
    opened.close()


def test_closing_the_window_ends_what_is_being_read(tmp_path, qapp, monkeypatch):
    opened = opened_at(sample_books.imported, tmp_path, sample.SENT_ON)
    begun = threading.Event()

    def endless(command, folder, cancelled, seconds):
        begun.set()
        return processes.wait(lambda: time.sleep(0.01), cancelled, seconds)

    monkeypatch.setattr(child, "run", endless)
    opened.window.handlers.imports.review(sample.sample_plan())
    wait_for(begun.is_set)
    started = time.monotonic()
    opened.close()
    assert time.monotonic() - started < 10, "a reading of up to a minute would have been waited for"


def test_the_window_goes_on_while_replies_are_read(tmp_path, qapp, monkeypatch):
    opened = opened_at(sample_books.sent, tmp_path, sample.RECEIVED_ON)
    shown, let_go = [], threading.Event()

    def held(*arguments):
        let_go.wait(20)
        return processes.run(*arguments)

    monkeypatch.setattr(child, "run", held)
    opened.window.handlers.trackers.preview(sample.sample_replies(Q4)[:2])
    for number in range(3):
        let_events_happen(20)
        shown.append(number)
    assert opened.book.is_busy, "it is read still"
    let_go.set()
    opened.dialog().reject()
    opened.close()


@pytest.mark.warns
def test_one_file_that_never_ends_keeps_no_other_from_being_read(tmp_path, monkeypatch):
    good = sample.sample_replies(Q4)[:4]
    bad = tmp_path / "treo.xlsx"
    bad.write_bytes(good[0].read_bytes())
    run = processes.run

    def stuck(command, folder, cancelled, seconds):
        if str(bad) in command:
            return processes.wait(lambda: time.sleep(0.01), cancelled, 1.5) or None
        return run(command, folder, cancelled, seconds)

    monkeypatch.setattr(child, "run", stuck)
    replies = collect_replies([good[0], bad, *good[1:]])
    assert [one.path for one in replies.trackers] == list(good)
    assert [one.path for one in replies.refused] == [bad]
