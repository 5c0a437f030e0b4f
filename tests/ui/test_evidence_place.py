"""The place "Minh chứng": filtered, searched, files dropped onto a line, accepted; by real clicks, keys and drops."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.bootstrap import create_workspace
from app.domain.evidence import EvidenceState
from app.domain.progress import ProgressState
from app.services import history, sample
from app.services.record_evidence import accept_evidence, add_address, add_missing, evidence_of
from app.services.show_evidence import pieces_of
from app.services.work_register import items_in
from tests import sample_books
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.evidence.dialog import EvidenceDialog
from ui.dialogs.make_report.dialog import MakeReportDialog
from ui.views.evidence.view import EvidencePlace
from ui.window import evidence_handlers

MISSING, DRAFT, ACCEPTED = EvidenceState.MISSING, EvidenceState.DRAFT, EvidenceState.ACCEPTED


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    done = [item for item in items_in(core, sample.SAMPLE_PERIOD) if item.progress.state is ProgressState.COMPLETED]
    for item in done[:4]:
        add_address(core, item, f"https://trang-mau.example.vn/{item.task_id}-{item.unit_id}", core.today, "Tin đã đăng")
    for item in done[:2]:
        accept_evidence(core, evidence_of(core, item)[0].id)
    add_missing(core, done[4], "Biên bản")
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)
    window.window.action(ActionId.GO_EVIDENCE).trigger()
    window.settle()
    yield window
    for dialog in window.window.findChildren(QDialog):
        dialog.reject()
    window.close()


@pytest.fixture
def view(opened) -> EvidencePlace:
    return opened.window.view(EvidencePlace)


def number_on(button) -> int:
    return int(button.text().rpartition("(")[2].rstrip(")"))


def choose(opened, view, state) -> None:
    QTest.mouseClick(view.filters[state], Qt.MouseButton.LeftButton)
    opened.settle()


def a_file(folder, name: str, content: bytes = b"%PDF-1.7 anh"):
    path = folder / name
    path.write_bytes(content)
    return path


def drop(view, row: int, paths) -> bool:
    """Drag files over a row and let them go; returns whether they were taken."""
    viewport = view.table.viewport()
    is_there = row < len(view.rows)
    height = view.table.visualRect(view.table.model().index(row, 0)).center().y() if is_there else viewport.height() - 4
    spot = QPointF(40, height)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    what = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, QDragEnterEvent(spot.toPoint(), *what))
    QApplication.sendEvent(viewport, QDragMoveEvent(spot.toPoint(), *what))
    dropped = QDropEvent(spot, *what)
    QApplication.sendEvent(viewport, dropped)
    return dropped.isAccepted()


def pieces(opened, key) -> list[tuple[str, EvidenceState]]:
    found = []
    opened.book.ask(lambda core: pieces_of(core, *key), found.append)
    opened.settle()
    return [(one.name, one.state) for one in found[0]]


def test_what_is_missing_is_shown_first_and_every_filter_shows_as_many_lines_as_it_says(opened, view):
    assert view.filters[MISSING].isChecked()
    shown = {}
    for state, button in view.filters.items():
        choose(opened, view, state)
        assert len(view.rows) == number_on(button)
        assert all(state in (None, line.standing) for line in view.rows)
        shown[state] = len(view.rows)
    assert (shown[DRAFT], shown[ACCEPTED]) == (2, 2)
    assert shown[None] == shown[MISSING] + shown[DRAFT] + shown[ACCEPTED]


def test_lines_are_found_without_diacritics_and_the_numbers_follow(opened, view):
    choose(opened, view, None)
    everything = len(view.rows)
    view.search.setFocus()
    QTest.keyClicks(view.search, "thieu bien ban")
    assert [line.words for line in view.rows] == ["thiếu: Biên bản"]
    assert number_on(view.filters[None]) == 1
    QTest.keyClicks(view.search, " khong co")
    assert view.empty.button.isVisible()
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert len(view.rows) == everything


def test_files_dropped_onto_a_line_are_its_evidence_in_one_step(opened, view, tmp_path):
    paths = [a_file(tmp_path, "a.pdf"), a_file(tmp_path, "b.jpg", b"\xff\xd8\xff anh")]
    key = view.rows[2].key
    assert drop(view, 2, paths)
    opened.settle()
    assert pieces(opened, key) == [("a.pdf", DRAFT), ("b.jpg", DRAFT)]
    assert key not in {line.key for line in view.rows}
    choose(opened, view, DRAFT)
    assert key in {line.key for line in view.rows}
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert pieces(opened, key) == []


def test_a_dropped_program_is_refused_in_one_sentence_and_nothing_is_kept(opened, view, tmp_path):
    key = view.rows[1].key
    drop(view, 1, [a_file(tmp_path, "a.pdf"), a_file(tmp_path, "b.exe", b"MZ")])
    opened.settle()
    assert len(opened.prompts.refusals) == 1
    assert pieces(opened, key) == []


def test_a_folder_and_the_room_below_the_lines_take_nothing_and_say_why(opened, view, tmp_path):
    drop(view, 0, [tmp_path])
    opened.settle()
    choose(opened, view, ACCEPTED)
    drop(view, len(view.rows), [a_file(tmp_path, "ke-hoach.docx")])  # not read as a plan
    opened.settle()
    assert len(opened.prompts.refusals) == 2
    assert not [one for one in opened.window.findChildren(QDialog) if one.isVisible()]


def test_files_are_chosen_without_a_mouse(opened, view, tmp_path):
    key = view.current_item
    opened.prompts.files.append([a_file(tmp_path, "a.pdf")])
    view.pieces.add_files.setFocus()
    QTest.keyClick(view.pieces.add_files, Qt.Key.Key_Space)
    opened.settle()
    assert pieces(opened, key) == [("Biên bản", DRAFT)]  # the piece that was missing


def test_the_pieces_of_the_line_under_the_cursor_are_accepted_and_taken_back(opened, view):
    choose(opened, view, DRAFT)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    opened.settle()
    key = view.current_item
    assert view.pieces.current is not None
    QTest.mouseClick(view.pieces.accept_one, Qt.MouseButton.LeftButton)
    opened.settle()
    assert pieces(opened, key) == [("Tin đã đăng", ACCEPTED)]
    choose(opened, view, ACCEPTED)
    view.table.selectRow([line.key for line in view.rows].index(key))
    opened.settle()
    QTest.mouseClick(view.pieces.accept_one, Qt.MouseButton.LeftButton)
    opened.settle()
    assert pieces(opened, key) == [("Tin đã đăng", DRAFT)]


def test_a_kept_file_is_opened_and_shown_in_its_folder(opened, view, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(evidence_handlers, "open_local_file", asked.append)
    key = view.rows[0].key
    drop(view, 0, [a_file(tmp_path, "Ảnh hội thi.pdf")])
    opened.settle()
    choose(opened, view, DRAFT)
    view.table.selectRow([line.key for line in view.rows].index(key))
    opened.settle()
    QTest.mouseClick(view.pieces.open_file, Qt.MouseButton.LeftButton)
    opened.settle()
    QTest.mouseClick(view.pieces.open_folder, Qt.MouseButton.LeftButton)
    opened.settle()
    assert asked[0].suffix == ".pdf"
    assert asked[0].read_bytes() == b"%PDF-1.7 anh"
    assert asked[1].is_dir()


def test_enter_opens_the_evidence_of_the_line(opened, view):
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert isinstance(opened.dialog(), EvidenceDialog)


def test_the_list_of_evidence_is_offered_as_a_document(opened, view):
    QTest.mouseClick(view.list, Qt.MouseButton.LeftButton)
    dialog = opened.dialog()
    assert isinstance(dialog, MakeReportDialog)
    assert dialog.kind.currentData() == "evidence-list"


def test_the_cursor_stays_on_its_work_item_when_the_list_is_read_again(opened, view):
    choose(opened, view, None)
    view.table.selectRow(7)
    key = view.current_item
    opened.book.do(lambda core: add_missing(core, items_in(core, sample.SAMPLE_PERIOD)[0], "Danh sách"))
    opened.settle()
    assert view.current_item == key


def test_only_the_plan_looked_at_on_request(opened, view):
    before = number_on(view.filters[None])
    view.plans.setCurrentIndex(1)
    opened.settle()
    assert number_on(view.filters[None]) == before


def test_an_empty_book_says_what_comes_here_and_where_to_go(tmp_path, qapp):
    create_workspace(tmp_path / "so.dondoc").close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    opened.window.action(ActionId.GO_EVIDENCE).trigger()
    opened.settle()
    view = opened.window.view(EvidencePlace)
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert opened.window.tree.isVisible()
    opened.close()


def test_an_empty_filter_leads_to_all(opened, view):
    for _ in range(5):  # until nothing was recorded any more
        opened.book.do(lambda core: history.undo(core))
    opened.settle()
    choose(opened, view, ACCEPTED)
    assert view.rows == []
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert view.filters[None].isChecked()
    assert view.rows


@pytest.mark.parametrize(("size", "has_panel"), [((900, 440), False), ((911, 512), False), ((1366, 738), True)])
def test_it_is_usable_in_a_small_window(opened, view, size, has_panel):
    opened.window.resize(*size)
    opened.settle()
    assert opened.window.size().toTuple() == size
    assert view.pieces.isVisible() is has_panel
    assert view.table.viewport().height() >= 100
    for button in view.filters.values():
        assert button.visibleRegion().boundingRect().width() >= button.width() - 1
