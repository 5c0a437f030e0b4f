"""The place "Đơn vị" and its dialogs: what the clerk sees before a unit's life changes, and what the book holds afterwards."""

import re
from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import GroupRule, UnitGroup, UnitKind
from app.domain.unit_history import UnitEventKind, WorkFate
from app.services import edit_units, sample, unit_life
from app.services.show_units import show_units
from app.store import units
from tests import sample_books
from tests.builders import unit_of
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.views.units.unit_words import end_words, event_words, rule_words
from ui.views.units.view import UnitsView

MNEMONIC = re.compile(r"&([^&])")
SMALLEST_DIALOG = (860, 420)
ENDING, OTHER = "Chi bộ Văn thư, lưu trữ", "Chi bộ Trung tâm Lưu trữ lịch sử"
EVENTS = (
    ActionId.RENAME_UNIT,
    ActionId.MOVE_UNIT,
    ActionId.MERGE_UNITS,
    ActionId.SPLIT_UNIT,
    ActionId.ABOLISH_UNIT,
    ActionId.FOUND_UNIT,
)


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    window = OpenWindow(core.path, sample.RECEIVED_ON)
    window.window.action(ActionId.GO_UNITS).trigger()
    window.settle()
    yield window
    window.close()


def view_of(opened) -> UnitsView:
    return opened.window.view(UnitsView)


def go_to(opened, name):
    view = view_of(opened)
    model = view.table.model()
    rows = [row for row in range(model.rowCount()) if model.index(row, 0).data().split("\n")[0].strip() == name]
    view.table.selectRow(rows[0])
    opened.settle()
    return view


def dialog_of(opened, action, name=ENDING):
    go_to(opened, name)
    opened.window.action(action).trigger()
    return opened.dialog()


def accept(opened, dialog):
    assert dialog.acting.isEnabled()
    dialog.accept()
    opened.settle()
    assert opened.prompts.refusals == []


def in_book(opened, query):
    found = []
    opened.book.ask(query, found.append)
    opened.settle()
    return found[0]


def unit_in(opened, name):
    return in_book(opened, lambda core: unit_of(core, name))


def names_shown(opened):
    model = view_of(opened).table.model()
    return [model.index(row, 0).data().split("\n")[0].strip() for row in range(model.rowCount())]


# The dialogs of a unit's life -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", [*EVENTS, ActionId.EDIT_UNIT, ActionId.ADD_GROUP])
def test_a_dialog_fits_a_small_screen_and_its_mnemonics_differ(opened, action):
    dialog = dialog_of(opened, action)
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert least.width() <= SMALLEST_DIALOG[0]
    assert least.height() <= SMALLEST_DIALOG[1]
    shown = [one.text() for one in dialog.findChildren(QAbstractButton) + dialog.findChildren(QLabel) if one.isVisible()]
    letters = [found[1].upper() for text in shown if (found := MNEMONIC.search(text))]
    assert len(letters) == len(set(letters)), letters
    assert all(letter.isascii() for letter in letters)
    dialog.reject()


def test_two_units_merged_into_a_new_one_pass_their_open_work_on(opened):
    dialog = dialog_of(opened, ActionId.MERGE_UNITS)
    assert not dialog.acting.isEnabled()
    tick(dialog, OTHER)
    dialog.into.setCurrentText("Chi bộ Lưu trữ")
    opened.settle()
    told = [line.fate for line in fates(dialog)]
    assert dialog.said.startswith(f"{told.count(WorkFate.PASSES_ON)} đầu việc chuyển cho đơn vị kế thừa")
    assert len(told) == dialog.fate_table.model().rowCount()
    accept(opened, dialog)
    new = unit_in(opened, "Chi bộ Lưu trữ")
    assert (new.kind, new.founded_on) == (UnitKind.PARTY_CELL, sample.RECEIVED_ON)
    passed = in_book(opened, lambda core: core.book.number("SELECT count(*) FROM work_item WHERE unit_id = ?", new.id))
    assert passed == told.count(WorkFate.PASSES_ON)
    assert ENDING not in names_shown(opened)
    assert "Chi bộ Lưu trữ" in names_shown(opened)


def test_taking_back_the_choice_to_pass_work_on_changes_the_table(opened):
    dialog = dialog_of(opened, ActionId.MERGE_UNITS)
    dialog.into.setCurrentText("Chi bộ Văn phòng")
    opened.settle()
    dialog.passes_on.setChecked(False)
    opened.settle()
    assert WorkFate.PASSES_ON not in {line.fate for line in fates(dialog)}
    dialog.reject()


def test_a_merger_into_itself_cannot_be_entered(opened):
    dialog = dialog_of(opened, ActionId.MERGE_UNITS)
    dialog.into.setCurrentText(ENDING)
    opened.settle()
    assert not dialog.acting.isEnabled()
    dialog.reject()


def test_a_split_gives_the_work_to_the_part_chosen(opened):
    dialog = dialog_of(opened, ActionId.SPLIT_UNIT)
    dialog.parts.setPlainText("Chi bộ Văn thư\nChi bộ Lưu trữ\n\nChi bộ Văn thư")
    assert [dialog.heir.itemText(place) for place in range(2, dialog.heir.count())] == ["Chi bộ Văn thư", "Chi bộ Lưu trữ"]
    dialog.heir.setCurrentIndex(3)
    opened.settle()
    accept(opened, dialog)
    assert unit_in(opened, ENDING).heir_id == unit_in(opened, "Chi bộ Lưu trữ").id


def test_a_unit_that_is_abolished_stays_in_the_list_when_asked_for_with_words(opened):
    dialog = dialog_of(opened, ActionId.ABOLISH_UNIT)
    dialog.basis.setText("Quyết định số 5")
    opened.settle()
    accept(opened, dialog)
    view = view_of(opened)
    assert ENDING not in names_shown(opened)
    view.shows_ended.setChecked(True)
    go_to(opened, ENDING)
    row = view.table.model().index(view.table.current_row, 0).data()
    assert "giải thể từ 28/12/2022" in row
    history = view.history_table.model()
    assert history.index(0, 1).data() == "Giải thể, việc đang làm kết thúc\nQuyết định số 5"


def test_a_renamed_unit_keeps_its_old_name_as_another_one(opened):
    dialog = dialog_of(opened, ActionId.RENAME_UNIT)
    assert not dialog.acting.isEnabled()
    dialog.name.setText("Chi bộ Văn thư")
    dialog.on.set_value(date(2022, 12, 1))
    accept(opened, dialog)
    assert unit_in(opened, "Chi bộ Văn thư").aliases == (ENDING,)


def test_a_move_shows_in_the_tree(opened):
    dialog = dialog_of(opened, ActionId.MOVE_UNIT)
    dialog.above.setCurrentIndex(dialog.above.findText("Chi bộ Văn phòng"))
    accept(opened, dialog)
    shown = names_shown(opened)
    assert shown.index(ENDING) == shown.index("Chi bộ Văn phòng") + 1


def test_a_founded_unit_is_new(opened):
    dialog = dialog_of(opened, ActionId.FOUND_UNIT)
    dialog.name.setText("Phòng Chuyển đổi số")
    assert dialog.kind.currentText() == "Phòng, ban, sở"
    accept(opened, dialog)
    assert unit_in(opened, "Phòng Chuyển đổi số").founded_on == sample.RECEIVED_ON


def test_an_event_without_a_unit_leads_to_the_directory(opened):
    opened.window.show_place(0)
    opened.settle()
    opened.window.action(ActionId.ABOLISH_UNIT).trigger()
    opened.settle()
    assert view_of(opened).isVisible()


def tick(dialog, name):
    (item,) = dialog.merged.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)


def fates(dialog):
    return dialog.fate_table.model().rows


# Editing, order, groups -----------------------------------------------------------------------------------------------


def test_the_form_of_a_unit_takes_in_all_its_fields(opened):
    dialog = dialog_of(opened, ActionId.EDIT_UNIT)
    dialog.head.setText("Đồng chí Mẫu")
    dialog.above.setCurrentIndex(dialog.above.findText("Ban Chấp hành Đảng bộ"))
    dialog.is_founding_known.setChecked(True)
    dialog.founded_on.set_value(date(2015, 3, 2))
    accept(opened, dialog)
    unit = unit_in(opened, ENDING)
    above = unit_in(opened, "Ban Chấp hành Đảng bộ")
    assert (unit.head, unit.parent_id, unit.founded_on) == ("Đồng chí Mẫu", above.id, date(2015, 3, 2))
    assert unit.email


def test_the_form_keeps_what_it_does_not_show(opened):
    in_book(opened, lambda core: unit_life.abolish_unit(core, unit_of(core, ENDING).id, date(2023, 6, 1)))
    view_of(opened).refresh()
    dialog = dialog_of(opened, ActionId.EDIT_UNIT)
    dialog.phone.setText("0207")
    accept(opened, dialog)
    assert unit_in(opened, ENDING).abolished_on == date(2023, 6, 1)


def test_alt_and_an_arrow_move_a_unit_and_the_cursor_goes_with_it(opened):
    view = go_to(opened, "Chi bộ Thanh tra")
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    shown = names_shown(opened)
    assert shown.index("Chi bộ Thanh tra") == shown.index("Chi bộ Văn phòng") - 1
    assert view.current_unit.name == "Chi bộ Thanh tra"
    QTest.keyClick(view.table, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert names_shown(opened)[0] == "Chi bộ Thanh tra"


def test_those_keys_are_heard_nowhere_else(opened):
    go_to(opened, "Chi bộ Thanh tra")
    before = names_shown(opened)
    view_of(opened).group_table.setFocus()
    QTest.keyClick(view_of(opened).group_table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert names_shown(opened) == before


def test_a_unit_with_work_is_not_deleted_and_the_sentence_says_what_to_do(opened):
    go_to(opened, ENDING)
    opened.prompts.consents.append(True)
    opened.window.action(ActionId.DELETE_UNIT).trigger()
    opened.settle()
    assert "hãy dùng “Giải thể”" in opened.prompts.refusals[0]
    opened.prompts.refusals.clear()


def open_group(opened, number=0):
    view = view_of(opened)
    view.group_requested.emit(view.group_table.model().rows[number].group)
    return opened.dialog()


def test_a_rule_brings_all_of_a_kind_into_a_group(opened):
    dialog = open_group(opened)
    before = len(dialog.members_today)
    dialog.rule_kind.setCurrentIndex(dialog.rule_kind.findText("Đoàn thể"))
    assert len(dialog.members_today) > before
    accept(opened, dialog)
    group = in_book(opened, lambda core: units.all_groups(core.book)[0])
    assert group.rule == GroupRule(UnitKind.MASS_ORGANISATION)
    assert view_of(opened).group_table.model().index(0, 1).data() == str(before + 4)


def test_a_member_may_leave_from_a_day_on_and_keeps_its_time_before(opened):
    dialog = open_group(opened)
    dialog.members.setCurrentRow(2)
    dialog.has_left.setChecked(True)
    dialog.left_on.set_value(date(2023, 1, 1))
    accept(opened, dialog)
    group = in_book(opened, lambda core: units.all_groups(core.book)[0])
    office = unit_in(opened, "Chi bộ Văn phòng").id
    assert office in group.members_on(date(2022, 12, 31))
    assert office not in group.members_on(date(2023, 1, 1))


def test_leaving_before_joining_cannot_be_entered(opened):
    dialog = open_group(opened)
    dialog.members.setCurrentRow(2)
    dialog.has_joined.setChecked(True)
    dialog.has_left.setChecked(True)
    dialog.joined_on.set_value(date(2023, 2, 1))
    dialog.left_on.set_value(date(2023, 1, 1))
    assert not dialog.acting.isEnabled()
    dialog.reject()


def test_a_group_without_units_is_saved_with_a_warning(opened):
    dialog = dialog_of(opened, ActionId.ADD_GROUP)
    dialog.name.setText("các phường")
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Nhóm chưa có đơn vị nào: nhiệm vụ giao cho nhóm sẽ chưa ai thực hiện." in said
    accept(opened, dialog)
    rows = view_of(opened).group_table.model().rows
    assert (rows[-1].group.name, rows[-1].members) == ("các phường", ())


# The preview of a file ------------------------------------------------------------------------------------------------


def test_a_file_is_seen_before_it_is_loaded_as_one_step(opened, tmp_path):
    path, book = tmp_path / "danh-ba.xlsx", openpyxl.Workbook()
    for row in (["Tên đơn vị", "Loại", "Người đứng đầu"], [ENDING, "", "Đồng chí Mẫu"], ["Chi bộ Mới"], ["Chi bộ Sai", "Tàu"]):
        book.active.append(row)
    book.save(path)
    opened.prompts.files.append([path])
    opened.window.action(ActionId.IMPORT_UNITS).trigger()
    dialog = opened.dialog()
    assert [dialog.rows.index(row, 0).data() for row in range(3)] == ["Chưa dùng được", "Mới", "Thay đổi"]
    dialog.row_table.selectRow(2)
    assert [dialog.changes.index(0, column).data() for column in range(3)] == ["Người đứng đầu", "–", "Đồng chí Mẫu"]
    assert dialog.load.text() == "&Ghi 2 dòng"
    dialog.accept()
    opened.settle()
    assert unit_in(opened, ENDING).head == "Đồng chí Mẫu"
    opened.window.action(ActionId.UNDO).trigger()
    opened.settle()
    assert "Chi bộ Mới" not in names_shown(opened)


@pytest.mark.parametrize("agrees", [True, False])
def test_an_address_that_no_mail_can_reach_is_asked_about(opened, tmp_path, agrees):
    path, book = tmp_path / "danh-ba.xlsx", openpyxl.Workbook()
    for row in (["Tên đơn vị", "Thư điện tử"], ["Chi bộ Mới", "khong-co-a-cong"]):
        book.active.append(row)
    book.save(path)
    opened.prompts.files.append([path])
    opened.prompts.consents.append(agrees)
    opened.window.action(ActionId.IMPORT_UNITS).trigger()
    dialog = opened.dialog()
    assert "“khong-co-a-cong”" in "".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.accept()
    opened.settle()
    assert "Chi bộ Mới" in opened.prompts.said[-1]
    assert ("Chi bộ Mới" in names_shown(opened)) is agrees


def test_a_template_is_written(opened, tmp_path):
    opened.prompts.saves.append(tmp_path / "mau.xlsx")
    opened.window.action(ActionId.UNITS_TEMPLATE).trigger()
    opened.settle()
    assert openpyxl.load_workbook(tmp_path / "mau.xlsx").sheetnames == ["Danh bạ", "Nhóm", "Hướng dẫn"]


# Words ----------------------------------------------------------------------------------------------------------------


def test_every_kind_of_event_has_its_sentence(tmp_path):
    core = sample_books.imported(tmp_path)
    ids = {name: unit_of(core, name).id for name in (ENDING, OTHER, "Chi bộ Thanh tra", "Chi bộ Văn phòng", "Lãnh đạo Sở")}
    on = date(2023, 1, 1)
    unit_life.rename_unit(core, ids[ENDING], "Chi bộ Văn thư", on)
    unit_life.move_unit(core, ids[ENDING], ids["Lãnh đạo Sở"], on)
    unit_life.merge_units(core, [ids[OTHER]], ids[ENDING], on)
    unit_life.split_unit(core, ids["Chi bộ Thanh tra"], [ids[ENDING]], on, heir=0)
    unit_life.abolish_unit(core, ids["Chi bộ Văn phòng"], on)
    edit_units.edit_group(
        core, UnitGroup(UnitGroupId(0), "n", (), (), GroupRule(UnitKind.PARTY_CELL, UnitId(ids["Lãnh đạo Sở"])))
    )
    page = show_units(core)
    rows = {row.unit.id: row for row in page.units}
    said = {name: [event_words(line) for line in rows[unit_id].history] for name, unit_id in ids.items()}
    assert said[ENDING] == [
        "Đổi tên từ “Chi bộ Văn thư, lưu trữ” thành “Chi bộ Văn thư”",
        "Chuyển cấp trên: không có cấp trên → Lãnh đạo Sở",
        "Chi bộ Trung tâm Lưu trữ lịch sử sáp nhập vào đây",
        "Nhận một phần tách ra từ Chi bộ Thanh tra",
    ]
    assert said[OTHER] == ["Sáp nhập vào Chi bộ Văn thư, việc chuyển cho Chi bộ Văn thư"]
    assert said["Chi bộ Thanh tra"] == ["Chia tách, việc chuyển cho Chi bộ Văn thư"]
    assert end_words(rows[ids[OTHER]]) == "sáp nhập từ 01/01/2023, việc chuyển cho Chi bộ Văn thư"
    assert rule_words(page.groups[-1]) == "mọi đơn vị loại Chi bộ thuộc Lãnh đạo Sở"
    assert {line.event.kind for row in page.units for line in row.history} == set(UnitEventKind) - {UnitEventKind.FOUNDED}
    core.close()
