"""The view of pages: size, scrolling, what is painted, what is read aloud, and the PDF made of the same pieces."""

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.period import quarter
from app.exporters.document_pages import pages_of
from app.exporters.pages.pieces import Page, TextPiece
from app.layout_rules.profile import profile_of
from tests.exporters.page_samples import long_document
from ui.kit import page_view
from ui.kit.page_painter import paint_page, pdf_of
from ui.kit.page_view import Fit, PageView

SOURCES = ((1, 2, quarter(2026, 4)),)


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    profile = profile_of("PARTY_2026")
    return pages_of(long_document(profile, tasks=30, units=8, rows=200), profile, None).pages


@pytest.fixture
def view(qapp, pages):
    view = PageView("Trang in")
    view.resize(900, 600)
    view.show_pages(pages)
    view.show()
    QApplication.processEvents()
    yield view
    view.close()


def test_a_page_is_as_wide_as_the_view_until_another_size_is_chosen(view):
    assert 820 < view.area_of(0).width() < 900
    view.set_fit(Fit.PAGE)
    assert view.area_of(0).height() <= 600
    view.set_zoom(1.0)
    assert view.area_of(0).width() == pytest.approx(595.3 * view.logicalDpiX() / 72, abs=1)


def test_ctrl_and_the_wheel_enlarge_what_is_under_the_pointer(view):
    before = view.zoom
    wheel = QWheelEvent(
        QPointF(300, 200),
        QPointF(300, 200),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(wheel)
    assert view.zoom == pytest.approx(before * 1.15)


def test_the_keyboard_goes_through_the_pages_and_changes_their_size(view, pages):
    told = []
    view.page_changed.connect(told.append)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == told[-1] == len(pages) - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 400
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.0
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom < 1.0


def test_two_pages_stand_beside_one_another(view):
    view.set_columns(2)
    assert view.area_of(0).top() == view.area_of(1).top()
    assert view.area_of(1).left() > view.area_of(0).right()
    assert view.area_of(2).top() > view.area_of(0).bottom()


def test_only_pages_that_are_seen_are_painted(view, pages, monkeypatch):
    painted = []
    monkeypatch.setattr(page_view, "paint_page", lambda painter, page, scale: painted.append(page))
    view.viewport().repaint()
    assert len(pages) > 50
    assert 1 <= len(painted) <= 2


def test_the_page_looked_at_is_told_to_those_who_hear_it(view, pages):
    view.go_to(3)
    assert view.accessibleName() == f"Trang in. Trang 4 trên {len(pages)}"
    assert view.accessibleDescription() == pages[3].text


def test_other_pages_are_shown_at_the_same_place(view, pages):
    view.go_to(5)
    view.show_pages(pages[:20])
    assert view.page == 5


def test_words_that_rest_on_work_items_say_which_when_they_are_clicked(view):
    piece = TextPiece("Hoàn thành 05/07 việc.", 100, 100, 150, 86, 16, 14, sources=SOURCES)
    plain = replace(piece, baseline_pt=200, top_pt=186, sources=())
    view.show_pages((Page(595.3, 841.9, 1, (piece, plain), ()),))
    told = []
    view.sources_chosen.connect(told.append)
    scale, corner = view.zoom * view.logicalDpiX() / 72, view.area_of(0).topLeft()
    for height in (195, 95):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=(corner + QPointF(120, height) * scale).toPoint())
    assert told == [SOURCES]


def test_letters_reach_as_far_as_they_were_measured(qapp):
    """The painted width of a long line: what decides whether a justified line ends at the margin."""
    profile = profile_of("STATE_2020")
    page = pages_of(long_document(profile, tasks=2, rows=0), profile, None).pages[0]
    line = next(piece for piece in page.texts if piece.space_pt > 0 and piece.x_pt < 90 and piece.width_pt > 400)
    image = QImage(1190, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_page(painter, Page(595, 30, 1, (replace(line, baseline_pt=20),), ()), 2.0)
    painter.end()
    inked = [x for x in range(1190) if any(image.pixelColor(x, y).lightness() < 128 for y in range(60))]
    assert inked[-1] / 2 == pytest.approx(line.x_pt + line.width_pt, abs=1.5)


def test_the_pdf_has_the_same_pages_and_text_that_can_be_searched(qapp, pages):
    with pypdfium2.PdfDocument(pdf_of(pages[-3:] + pages[:2], "Báo cáo thử")) as pdf:
        assert [page.get_width() > page.get_height() for page in pdf] == [True] * 3 + [False] * 2
        text = pdf[3].get_textpage().get_text_range()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "Hoà Sơn, ngày" in text


def test_a_click_beside_words_does_nothing(view):
    view.show_pages(())
    told = []
    view.sources_chosen.connect(told.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    QApplication.sendEvent(view, QEvent(QEvent.Type.StyleChange))
    assert told == []
