"""The page of settings: every row changes something and is there after a restart; search, defaults, undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from app.domain.document import SignatureBlock
from app.domain.office import OfficeSettings
from app.services import sample
from app.services.office import change_office, office_settings
from app.store import backup
from tests import sample_books
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.bridge.autostart import DesktopAutostart
from ui.dialogs.settings.dialog import SettingsDialog
from ui.dialogs.settings.editors import ChoiceEditor, FolderEditor, LinesEditor, LinkEditor, SwitchEditor, TextEditor
from ui.dialogs.settings.office_editors import MarginsEditor, SignersEditor
from ui.dialogs.settings.rows import ROWS, Keeper, Section
from ui.settings import Settings
from ui.theme import apply_theme
from ui.window import due_notice

SIGNER = SignatureBlock("T/M ĐẢNG UỶ", "BÍ THƯ", "Lò Thị Mẫu")


@pytest.fixture(autouse=True)
def desktop(tmp_path, monkeypatch):
    """A tray to tell in, and a folder of this test for what starts with the session."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "cau-hinh"))
    monkeypatch.setattr(due_notice, "has_tray", lambda: True)


@pytest.fixture
def path(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    yield core.path
    apply_theme(qapp)


@pytest.fixture
def opened(path):
    window = OpenWindow(path, sample.RECEIVED_ON)
    yield window
    window.close()


def page(opened: OpenWindow) -> SettingsDialog:
    opened.window.action(ActionId.SETTINGS).trigger()
    found = opened.dialog()
    assert isinstance(found, SettingsDialog)
    return found


def close(opened: OpenWindow, dialog: SettingsDialog) -> None:
    dialog.accept()
    opened.settle()


def office(opened: OpenWindow) -> OfficeSettings:
    found: list[OfficeSettings] = []
    opened.book.ask(office_settings, found.append)
    opened.settle()
    return found[0]


def user(opened: OpenWindow) -> Settings:
    assert opened.window.settings is not None
    return opened.window.settings


def set_text(dialog: SettingsDialog, key: str, text: str) -> None:
    editor = dialog.lines[key].editor
    assert isinstance(editor, (TextEditor, FolderEditor))
    editor.line.setText(text)
    editor.commit()


def set_choice(dialog: SettingsDialog, key: str, value: object) -> None:
    editor = dialog.lines[key].editor
    assert isinstance(editor, ChoiceEditor)
    editor.box.setCurrentIndex(editor.box.findData(value))
    editor.box.activated.emit(editor.box.currentIndex())


def set_switch(dialog: SettingsDialog, key: str, is_on: bool) -> None:
    editor = dialog.lines[key].editor
    assert isinstance(editor, SwitchEditor)
    assert editor.box.isChecked() is not is_on
    editor.box.click()


def set_signer(dialog: SettingsDialog, key: str, signer: SignatureBlock) -> None:
    editor = dialog.lines[key].editor
    assert isinstance(editor, SignersEditor)
    for field, part in zip(editor.lines[0].fields, (signer.authority, signer.title, signer.name), strict=True):
        field.setText(part or "")
    editor.commit()


def set_lines(dialog: SettingsDialog, key: str, lines: tuple[str, ...]) -> None:
    editor = dialog.lines[key].editor
    assert isinstance(editor, LinesEditor)
    editor.lines.setPlainText("\n".join(lines))
    editor.commit()


def set_margins(dialog: SettingsDialog, key: str, margins: dict[str, float]) -> None:
    editor = dialog.lines[key].editor
    assert isinstance(editor, MarginsEditor)
    for side, mm in margins.items():
        editor.fields[side].setValue(int(mm))
    editor.commit()


CHANGES: dict[str, tuple[Callable[[SettingsDialog, str, object], None], object]] = {
    "issuing_body": (set_text, "ĐẢNG UỶ MẪU"),
    "superior": (set_text, "ĐẢNG BỘ MẪU"),
    "symbol": (set_text, "ĐUM"),
    "place": (set_text, "Suối Mẫu"),
    "signers": (set_signer, SIGNER),
    "recipients": (set_lines, ("Ban Mẫu", "Lưu Văn phòng")),
    "turned_mm": (set_margins, {"left": 25.0}),
    "theme": (set_choice, "dark"),
    "font_points": (set_choice, 12),
    "due_notice": (set_switch, False),
    "due_notice_at": (set_choice, "09:30"),
    "start_with_system": (set_switch, True),
    "watched_folder": (set_text, "FOLDER"),
    "spare_backup_folder": (set_text, "FOLDER"),
    "layout": (set_choice, "STATE_2020"),
    "out_folder": (set_text, "FOLDER"),
}
ELSEWHERE = {"upright_mm"}  # only of an office of the state: tests/services/test_office.py


def test_every_row_is_tried_here():
    links = {row.key for row in ROWS if row.keeper is Keeper.NOBODY}
    assert {row.key for row in ROWS} == set(CHANGES) | links | ELSEWHERE


@pytest.mark.parametrize("key", CHANGES)
def test_a_row_is_kept_over_a_restart_and_goes_back_to_the_default(path, tmp_path, key):
    change, value = CHANGES[key]
    opened = OpenWindow(path, sample.RECEIVED_ON)
    value = str(tmp_path) if value == "FOLDER" else value
    dialog = page(opened)
    usual = dialog.lines[key].editor.value
    assert dialog.lines[key].reset.isHidden()
    change(dialog, key, value)
    opened.settle()
    assert not dialog.lines[key].reset.isHidden()
    close(opened, dialog)
    opened.close()
    again = OpenWindow(path, sample.RECEIVED_ON)
    dialog = page(again)
    expected = (value,) if key == "signers" else value
    assert dialog.lines[key].editor.value == expected
    assert again.prompts.refusals == []
    dialog.lines[key].reset.click()
    again.settle()
    assert dialog.lines[key].editor.value == usual
    assert dialog.lines[key].reset.isHidden()
    close(again, dialog)
    again.close()


@pytest.mark.parametrize("row", [row for row in ROWS if row.leads_to], ids=lambda row: row.key)
def test_a_link_starts_its_action(opened, row):
    dialog = page(opened)
    started: list[bool] = []
    assert row.leads_to is not None
    opened.window.action(row.leads_to).triggered.connect(lambda: started.append(True))
    editor = dialog.lines[row.key].editor
    assert isinstance(editor, LinkEditor)
    editor.button.click()
    opened.settle()
    assert started == [True]
    for widget in QApplication.topLevelWidgets():
        if widget is not opened.window:
            widget.close()


def test_colours_and_letters_change_at_once(opened, qapp):
    dialog = page(opened)
    light, size = qapp.palette().window().color(), qapp.font().pointSizeF()
    set_choice(dialog, "theme", "dark")
    set_choice(dialog, "font_points", 14)
    assert qapp.palette().window().color().lightness() < light.lightness()
    assert qapp.font().pointSizeF() > size
    close(opened, dialog)


def test_a_change_of_the_office_is_one_step_and_undo_shows_on_the_open_page(opened):
    dialog = page(opened)
    set_text(dialog, "place", "Suối Mẫu")
    opened.settle()
    assert office(opened).place == "Suối Mẫu"
    assert "đổi cài đặt: nơi ban hành" in opened.window.action(ActionId.UNDO).text()
    opened.window.handlers.book_itself.undo()
    opened.settle()
    assert office(opened) == OfficeSettings()
    assert dialog.lines["place"].editor.value == ""
    close(opened, dialog)


def test_two_rows_changed_one_after_the_other_both_hold(opened):
    dialog = page(opened)
    set_text(dialog, "place", "Suối Mẫu")
    set_text(dialog, "symbol", "ĐUM")
    opened.settle()
    assert (office(opened).place, office(opened).symbol) == ("Suối Mẫu", "ĐUM")
    close(opened, dialog)


def test_what_was_just_typed_counts_when_the_page_is_closed(opened):
    dialog = page(opened)
    editor = dialog.lines["place"].editor
    assert isinstance(editor, TextEditor)
    editor.line.setText("Suối Mẫu")
    close(opened, dialog)
    assert office(opened).place == "Suối Mẫu"


def test_an_empty_field_says_what_holds_instead(opened):
    dialog = page(opened)
    editor = dialog.lines["issuing_body"].editor
    assert isinstance(editor, TextEditor)
    assert editor.line.placeholderText().startswith("Lấy theo kế hoạch: ")
    close(opened, dialog)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguoi ky", {"signers"}),
        ("le ngang", {"turned_mm"}),
        ("KHỞI động", {"start_with_system"}),
        ("toi", {"theme"}),
        ("khong co gi nhu the", set()),
    ],
)
def test_search_finds_rows_of_every_part_without_diacritics(opened, typed, found):
    dialog = page(opened)
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    dialog.search.setText(typed)
    assert found <= set(dialog.shown_rows)
    assert bool(dialog.shown_rows) is bool(found)
    assert dialog.nothing.isHidden() is bool(found)
    if found:
        assert len(dialog.shown_rows) < len(ROWS) / 2
    dialog.search.clear()
    assert {dialog.lines[key].row.section for key in dialog.shown_rows} == {Section.OFFICE}
    close(opened, dialog)


def test_each_part_is_named_fits_a_small_screen_and_has_rows(opened):
    dialog = page(opened)
    fits(dialog, SMALLEST_DIALOG)
    for section in Section:
        dialog.show_section(section)
        opened.settle()
        assert {dialog.lines[key].row.section for key in dialog.shown_rows} == {section}
        look_over(dialog)
    close(opened, dialog)


def test_signers_are_put_first_added_and_removed(opened):
    dialog = page(opened)
    set_signer(dialog, "signers", SIGNER)
    opened.settle()
    editor = dialog.lines["signers"].editor
    assert isinstance(editor, SignersEditor)
    editor.add.click()
    editor.lines[1].fields[0].setText("K/T")
    editor.commit()
    opened.settle()
    assert office(opened).signers == (SIGNER,), "an authority alone is no signer yet"
    editor.lines[1].fields[1].setText("PHÓ BÍ THƯ")
    editor.commit()
    editor.lines[1].first.click()
    opened.settle()
    assert [one.title for one in office(opened).signers] == ["PHÓ BÍ THƯ", "BÍ THƯ"]
    editor.lines[1].remove.click()
    opened.settle()
    assert [one.title for one in office(opened).signers] == ["PHÓ BÍ THƯ"]
    close(opened, dialog)


def test_the_dialog_for_documents_offers_the_signers_and_the_usual_layout(opened):
    dialog = page(opened)
    set_signer(dialog, "signers", SIGNER)
    set_choice(dialog, "layout", "STATE_2020")
    close(opened, dialog)
    opened.window.action(ActionId.MAKE_REPORT).trigger()
    asked = opened.dialog()
    signer, layout = asked.signer, asked.layout_choice  # pyright: ignore[reportAttributeAccessIssue]
    assert isinstance(signer, QComboBox)
    assert [signer.itemText(row) for row in range(signer.count())] == ["BÍ THƯ Lò Thị Mẫu"]
    assert layout.currentData() == "STATE_2020"
    asked.reject()
    opened.settle()


def test_the_composer_offers_the_signers_and_takes_the_one_chosen(opened):
    deputy = SignatureBlock("K/T BÍ THƯ", "PHÓ BÍ THƯ", "Vừ Văn Thử")
    opened.book.do(lambda core: change_office(core, OfficeSettings(signers=(SIGNER, deputy))))
    opened.settle()
    opened.window.action(ActionId.COMPOSE_DOCUMENT).trigger()
    composer = opened.dialog()
    fields = composer.fields  # pyright: ignore[reportAttributeAccessIssue]
    assert fields.signer.isVisibleTo(fields)
    fields.signer.setCurrentIndex(2)
    fields.signer.activated.emit(2)
    assert fields.words.signer_name == "Vừ Văn Thử"
    assert fields.words.authority == "K/T BÍ THƯ"
    composer.close()
    opened.settle()


def test_files_are_proposed_where_the_settings_say(opened, tmp_path):
    dialog = page(opened)
    set_text(dialog, "out_folder", str(tmp_path / "ra"))
    close(opened, dialog)
    assert opened.window.handlers.documents.out_folder("Văn bản") == tmp_path / "ra" / "Văn bản"


def test_a_spare_backup_is_made_and_a_place_that_is_gone_is_told(opened, tmp_path):
    spare = tmp_path / "usb"
    spare.mkdir()
    dialog = page(opened)
    set_text(dialog, "spare_backup_folder", str(spare))
    close(opened, dialog)
    opened.window.action(ActionId.BACK_UP).trigger()
    opened.settle()
    folder = spare / backup.folder_of(opened.window.path).name
    assert len(backup.backups_in(folder)) == 1
    user(opened).put("spare_backup_folder", str(tmp_path / "khong-co"))
    opened.window.action(ActionId.BACK_UP).trigger()
    opened.settle()
    assert not (tmp_path / "khong-co").exists()


def test_the_watched_folder_of_the_settings_is_watched_at_once(opened, tmp_path):
    opened.window.handlers.use_settings(user(opened))
    dialog = page(opened)
    set_text(dialog, "watched_folder", str(tmp_path))
    replies = opened.window.handlers.trackers.replies
    assert replies is not None
    assert replies.folder == tmp_path
    set_text(dialog, "watched_folder", "")
    assert replies.folder is None
    close(opened, dialog)


def test_a_system_that_does_not_let_us_is_told_and_the_switch_goes_back(opened, tmp_path):
    (tmp_path / "tep").write_text("no folder")
    opened.window.handlers.settings.autostart = DesktopAutostart(tmp_path / "tep", "x")
    dialog = page(opened)
    set_switch(dialog, "start_with_system", True)
    opened.settle()
    assert len(opened.prompts.refusals) == 1
    assert dialog.lines["start_with_system"].editor.value is False
    close(opened, dialog)


def test_a_settings_file_written_by_hand_does_not_stop_the_program(tmp_path):
    (tmp_path / "cai-dat.ini").write_text("[General]\ntheme=tím\nfont_points=to\ndue_notice=maybe\n", "utf-8")
    settings = Settings(tmp_path)
    assert settings.value("theme", str) == "system"
    assert settings.value("font_points", int) == 10
    assert settings.value("due_notice", bool) is True


def test_settings_without_their_own_page_stay_as_they_were(tmp_path):
    settings = Settings(tmp_path)
    settings.watched_folder = Path("/x")
    settings.put("due_notice", False)
    again = Settings(tmp_path)
    assert again.watched_folder == Path("/x")
    assert again.value("due_notice", bool) is False
