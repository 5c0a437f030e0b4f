"""The charts of "Theo dõi": reached by mouse and keyboard, said aloud, known without colour, copied and saved."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.register.chart import ChartKind
from app.services import sample
from tests import sample_books
from tests.ui.window import OpenWindow
from ui import theme
from ui.actions.ids import ActionId
from ui.colours import LIGHT
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.kit.chart import ChartView
from ui.kit.chart_layout import Fill
from ui.looks.chart import SERIES
from ui.views.counts.view import CountsView, Mode
from ui.window.places import place_number


@pytest.fixture
def opened(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    for dialog in opened.window.findChildren(QDialog):
        dialog.reject()
    opened.settle()
    opened.close()


@pytest.fixture
def sheet(opened):
    opened.window.show_place(place_number(ActionId.GO_COUNTS))
    view = opened.window.view(CountsView)
    QTest.mouseClick(view.modes.buttons[Mode.CHARTS], Qt.MouseButton.LeftButton)
    opened.settle()
    return view.charts


def show(opened: OpenWindow, sheet, kind: ChartKind) -> ChartView:
    sheet.tabs.setCurrentIndex(list(ChartKind).index(kind))
    opened.settle()
    return sheet.chart


def press(chart: ChartView, *keys: Qt.Key) -> str:
    """Press keys; returns what a screen reader hears then."""
    for key in keys:
        QTest.keyClick(chart, key)
    return chart.accessibleDescription()


@pytest.mark.parametrize("kind", ChartKind)
def test_every_part_has_its_figure_on_it_and_its_words(opened, sheet, kind):
    chart = show(opened, sheet, kind)
    assert chart.parts
    for placed in chart.parts:
        assert placed.area.width() >= 7 * len(placed.part.text) or placed.series is None
        assert placed.part.spoken
        assert placed.part.figures
    assert chart.accessibleName().endswith("tính đến 28/12/2022")


def test_a_click_on_a_part_opens_its_list(opened, sheet):
    placed = next(one for one in sheet.chart.parts if one.series is SERIES[next(iter(SERIES))])
    QTest.mouseClick(sheet.chart, Qt.MouseButton.LeftButton, pos=placed.area.center().toPoint())
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    assert len(dialog.model.rows) == placed.part.amount


def test_arrows_walk_bars_that_lie_and_enter_opens(opened, sheet):
    chart = show(opened, sheet, ChartKind.SECTIONS)
    chart.setFocus()
    assert press(chart, Qt.Key.Key_Home) == "II. Nhiệm vụ, giải pháp: hoàn thành đúng hạn 62"
    assert press(chart, Qt.Key.Key_Right) == "II. Nhiệm vụ, giải pháp: trong hạn 36"
    assert press(chart, Qt.Key.Key_Right) == "II. Nhiệm vụ, giải pháp: đã xong 62 trên 62 việc đến hạn, 100%"
    assert press(chart, Qt.Key.Key_Down) == "III. Tổ chức thực hiện: đã xong 8 trên 10 việc đến hạn, 80%"
    assert press(chart, Qt.Key.Key_Left) == "III. Tổ chức thực hiện: quá hạn 2"
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert len(opened.dialog().model.rows) == 2


def test_arrows_walk_bars_that_stand(opened, sheet):
    chart = show(opened, sheet, ChartKind.MONTHS)
    chart.setFocus()
    assert press(chart, Qt.Key.Key_Home) == "Tháng 10: hoàn thành đúng hạn 7"
    assert press(chart, Qt.Key.Key_Up) == "Tháng 10: hoàn thành quá hạn 1"
    assert press(chart, Qt.Key.Key_Right) == "Tháng 12: trong hạn 43"  # in November nothing ends
    assert press(chart, Qt.Key.Key_Down) == "Tháng 12: hoàn thành đúng hạn 62"


def test_the_bar_under_the_keyboard_is_brought_into_sight(opened, sheet):
    opened.window.resize(900, 440)
    chart = show(opened, sheet, ChartKind.UNITS)
    chart.setFocus()
    press(chart, Qt.Key.Key_End)
    assert chart.current is not None
    assert chart.visibleRegion().boundingRect().contains(chart.current.area.center().toPoint())


def test_bars_of_equal_number_are_equally_long(sheet):
    ends: dict[int, set[int]] = {}
    for bar, drawn in enumerate(sheet.chart.drawing.bars):
        parts = [one for one in sheet.chart.parts if one.bar == bar and one.series is not None]
        ends.setdefault(sum(part.amount for part in drawn.parts), set()).add(round(parts[-1].area.right()))
    assert all(len(found) == 1 for found in ends.values())


def test_the_heaps_are_told_apart_without_colour():
    four = [series.fill for heap, series in SERIES.items() if heap.value != "total"]
    assert sorted(fill.value for fill in four) == sorted(fill.value for fill in Fill)


@pytest.mark.parametrize("theme_id", ["light", "dark", "contrast"])
def test_a_picture_is_made_for_paper_whatever_the_theme(qapp, opened, sheet, theme_id):
    theme.apply_theme(qapp, theme_id)
    opened.settle()
    image = sheet.chart.image()
    theme.apply_theme(qapp)
    assert image.pixelColor(1, 1).name() == LIGHT.surface
    assert image.width() == 2000


def test_a_chart_is_copied_as_a_picture(qapp, sheet):
    QTest.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().image().width() == 2000
    assert sheet.copy.text() == "✔ Đã chép"


def test_a_chart_is_saved_as_png_and_as_svg(opened, sheet, tmp_path):
    for name in ("hinh.png", "hinh.svg", "khong-duoi"):
        opened.prompts.saves.append(tmp_path / name)
        QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
        opened.settle()
    assert QImage(str(tmp_path / "hinh.png")).width() == 2000
    assert QImage(str(tmp_path / "khong-duoi.png")).width() == 2000
    drawn = (tmp_path / "hinh.svg").read_text("utf-8")
    assert re.search(r"<svg[^>]*>", drawn)
    assert "Chi bộ Văn phòng" in drawn
    assert opened.prompts.refusals == []


def test_a_picture_that_cannot_be_written_is_said_and_leaves_nothing(opened, sheet, tmp_path):
    (tmp_path / "tep").write_text("", "utf-8")
    opened.prompts.saves.append(tmp_path / "tep" / "hinh.png")  # a file stands where the folder should
    QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    opened.settle()
    assert len(opened.prompts.refusals) == 1


def test_going_back_from_the_file_dialog_writes_nothing(opened, sheet, tmp_path):
    opened.prompts.saves.append(None)
    QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert list(tmp_path.glob("*.png")) == []
