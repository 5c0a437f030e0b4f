"""Activities in the window: entered once, shown which work items it comes to, changed and deleted from the list."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.activity import Activity, ActivityKind
from app.domain.ids import ActivityId
from app.domain.period import quarter
from app.services.record_activity import record_activity, show_activities
from app.services.show_items import show_items
from tests.builders import a_book, unit_of
from tests.ui.test_all_views import SMALLEST_DIALOG, fits, look_over
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.record_activity.listing import Wanted

TODAY = date(2022, 10, 28)


@pytest.fixture
def opened(tmp_path, qapp):
    core = (
        a_book(tmp_path, TODAY)
        .with_units("Chi bộ A", "Chi bộ B")
        .with_plan("18-KH/ĐU")
        .with_task("Sinh hoạt chuyên đề", lead=["Chi bộ A", "Chi bộ B"])
        .with_plan("19-KH/ĐU")
        .with_task("Tuyên truyền", lead="Chi bộ A")
        .with_task("Trồng cây", lead="Chi bộ B")
        .opened()
    )
    core.close()
    window = OpenWindow(core.path, TODAY)
    yield window
    window.close()


def ask(opened, query):
    found = []
    opened.book.ask(query, found.append)
    opened.settle()
    return found[0]


def tick(ticks, *texts):
    for row in range(ticks.count()):
        if any(text in ticks.item(row).text() for text in texts):
            ticks.item(row).setCheckState(Qt.CheckState.Checked)


def form(opened):
    opened.window.action(ActionId.RECORD_ACTIVITY).trigger()
    return opened.dialog()


def wait_for_items(opened):
    let_events_happen(300)
    opened.settle()


def test_an_activity_is_entered_once_for_duties_of_two_plans(opened):
    dialog = form(opened)
    assert not dialog.acting.isEnabled()
    dialog.title.setText("Toạ đàm")
    dialog.outcome.setPlainText("45 lượt người dự")
    tick(dialog.units, "Chi bộ A")
    tick(dialog.duties, "Sinh hoạt", "Tuyên truyền")
    wait_for_items(opened)
    assert [(one.plan.document.document_number, one.unit.name) for one in dialog.served.rows] == [
        ("18-KH/ĐU", "Chi bộ A"),
        ("19-KH/ĐU", "Chi bộ A"),
    ]
    dialog.completes.setChecked(True)
    dialog.accept()
    listing = opened.dialog()
    assert [line.activity.title for line in listing.rows.rows] == ["Toạ đàm"]
    listing.reject()
    items = ask(opened, lambda core: show_items(core, quarter(2022, 4)))
    done = [(line.plan.document.document_number, line.unit.name) for line in items if line.item.progress.done_on == TODAY]
    assert done == [("18-KH/ĐU", "Chi bộ A"), ("19-KH/ĐU", "Chi bộ A")]


def test_only_duties_of_the_chosen_units_are_offered(opened):
    dialog = form(opened)
    tick(dialog.units, "Chi bộ A")
    offered = [dialog.duties.item(row).text() for row in range(dialog.duties.count()) if not dialog.duties.item(row).isHidden()]
    assert not [text for text in offered if "Trồng cây" in text]
    dialog.duty_filter.setText("sinh hoat")
    offered = [dialog.duties.item(row).text() for row in range(dialog.duties.count()) if not dialog.duties.item(row).isHidden()]
    assert [text for text in offered if "Sinh hoạt" in text]
    dialog.reject()


def test_only_an_inspection_asks_for_findings_and_remedy(opened):
    dialog = form(opened)
    assert dialog.findings.isHidden()
    dialog.kind.setCurrentIndex(1)
    dialog.has_remedy.setChecked(True)
    assert not dialog.findings.isHidden()
    assert not dialog.remedied_on.isHidden()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.reject()


def test_an_inspection_is_remedied_and_deleted_from_the_list(opened):
    def store(core):
        visit = Activity(
            ActivityId(0),
            ActivityKind.INSPECTION,
            date(2022, 10, 10),
            "Giám sát",
            findings="Thiếu sổ",
            remedy_by=date(2022, 10, 20),
        )
        return record_activity(core, visit, [], completes=False)

    opened.book.do(store)
    opened.window.action(ActionId.SHOW_ACTIVITIES).trigger()
    listing = opened.dialog()
    look_over(listing)
    fits(listing, SMALLEST_DIALOG)
    assert "Quá 20/10/2022" in str(listing.rows.index(0, 5).data())
    listing.edit.click()
    dialog = opened.dialog()
    assert dialog.findings.toPlainText() == "Thiếu sổ"
    dialog.is_remedied.setChecked(True)
    dialog.accept()
    listing = opened.dialog()
    assert "Xong 28/10/2022" in str(listing.rows.index(0, 5).data())
    opened.prompts.consents.append(True)
    listing.delete.click()
    listing = opened.dialog()
    assert listing.rows.rows == []
    listing.reject()
    assert ask(opened, show_activities) == []


def test_an_overdue_remedy_stands_on_the_first_screen(opened):
    def store(core):
        unit = unit_of(core, "Chi bộ B").id
        visit = Activity(
            ActivityId(0), ActivityKind.INSPECTION, date(2022, 10, 10), "Giám sát", unit_ids=(unit,), remedy_by=date(2022, 10, 20)
        )
        return record_activity(core, visit)

    opened.book.do(store)
    opened.window.show_place(0)
    opened.settle()
    page = opened.window.views["today"]
    assert page._remedies.text() == "Khắc phục quá hạn: 1"
    assert "Giám sát (Chi bộ B), hạn khắc phục 20/10/2022" in page._remedies.toolTip()
    QTest.keyClick(page._remedies, Qt.Key.Key_Return)
    listing = opened.dialog()
    assert listing.wanted is Wanted.NEW
    listing.reject()
