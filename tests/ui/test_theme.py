"""The three themes: colours that can be read (V1), one source of them, and changes that reach everything on the screen."""

import re
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QIcon
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from app.paths import resources_dir
from tests.architecture.source import ROOT, python_files, shown
from tests.draw_controls import CONTROLS, controls_dir, drawn
from tests.ui.gallery import Gallery
from tests.ui.keyboard import tab_stops
from tests.ui.seen import PART, TEXT, pale_words, picture, ring_pixels
from ui import desktop, theme
from ui.colours import THEMES, Colours, contrast
from ui.kit.date_field import MonthCalendar
from ui.kit.page_view import PageView
from ui.kit.table import RowsTable

GROUNDS = ("surface", "ground", "head", "accent_soft")
STATES = ("done", "soon", "late", "idle")
WRITTEN = [
    *((word, ground) for word in ("ink", "ink_soft") for ground in (*GROUNDS, "idle_soft", "soon_soft")),
    *((word, ground) for word in ("accent", *STATES) for ground in GROUNDS),
    *((word, f"{word}_soft") for word in STATES),
    ("accent_strong", "surface"),
    ("accent_strong", "accent_soft"),
    ("surface", "accent"),
    ("surface", "accent_strong"),
    ("surface", "ink"),
    ("ink", "paper_ink"),
]
"""Words and the grounds on which style sheet and painters write them; ink on paper is black, whatever the theme."""
DRAWN = [
    (part, ground)
    for part in ("control_line", "accent", "accent_bar", "done", "late", "soon")
    for ground in ("surface", "ground", "head")
]
SIZES = (9, 10, 12, 16, 18)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|QColor\(\s*[\d\"'Q]|GlobalColor\.(?!transparent)")
LATE = re.compile(r"[\"']late[\"']|\$late\b")
MAY_SAY_LATE = {
    "ui/kit/chip.py",
    "ui/looks/chart.py",
    "ui/looks/task.py",
    "ui/views/calendar_place/year_sheet.py",
    "ui/views/counts/columns.py",
    "resources/style.qss",
}


@pytest.fixture
def themed(qapp):
    """Give the function that changes the theme; the usual one is back afterwards."""
    yield lambda theme_id="light", points=10: theme.apply_theme(qapp, theme_id, points)
    theme.apply_theme(qapp)


@pytest.fixture
def gallery(qapp):
    made = Gallery()
    made.resize(1300, 760)
    made.show()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("theme_id", THEMES)
@pytest.mark.parametrize(("front", "back"), [pair for pair in WRITTEN if pair[1] != "paper_ink"])
def test_words_can_be_read_on_their_ground(theme_id, front, back):
    assert of(theme_id, front, back) >= TEXT


@pytest.mark.parametrize("theme_id", THEMES)
@pytest.mark.parametrize(("front", "back"), DRAWN)
def test_parts_of_controls_and_figures_are_seen(theme_id, front, back):
    assert of(theme_id, front, back) >= PART


@pytest.mark.parametrize("theme_id", THEMES)
def test_printed_words_are_black_on_white_in_every_theme(theme_id):
    assert of(theme_id, "paper_ink", "paper") == 21


@pytest.mark.parametrize("theme_id", THEMES)
def test_no_word_of_the_gallery_is_pale(themed, gallery, theme_id):
    themed(theme_id)
    assert not pale_words(gallery)


@pytest.mark.parametrize("theme_id", THEMES)
def test_whatever_takes_the_keyboard_shows_it(themed, gallery, theme_id):
    themed(theme_id)
    stops = focus_stops(gallery)
    assert len(stops) > 20
    unseen = [f"{type(one).__name__} {one.accessibleName()}" for one in stops if ring_pixels(one, elsewhere(stops, one)) < 60]
    assert not unseen


def test_no_colour_is_named_outside_the_table_of_themes():
    files = [path for path in python_files("ui") if shown(path) != "ui/colours.py"]
    strays = [
        f"{shown(path)}:{number}: {line.strip()}"
        for path in [*files, resources_dir() / "style.qss"]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if COLOUR.search(line)
    ]
    assert not strays


def test_red_is_named_where_something_is_overdue_and_nowhere_else():
    files = [*python_files("ui"), resources_dir() / "style.qss"]
    assert {shown(path) for path in files if LATE.search(path.read_text("utf-8"))} == MAY_SAY_LATE
    sheet = (resources_dir() / "style.qss").read_text("utf-8")
    assert re.findall(r"^.*\$late\b.*$", sheet, re.M) == ['#figure[standing="overdue"][link="true"] { color: $late; }']


def test_icons_of_buttons_actions_and_labels_are_put_up_so_that_they_follow_the_theme():
    assert not files_with(r"(?<!item\.)set(Icon|Pixmap)\(\s*theme\.icon")


@pytest.mark.parametrize("theme_id", THEMES)
@pytest.mark.parametrize("control", CONTROLS)
def test_the_pictures_in_controls_have_the_colours_of_their_theme(theme_id, control):
    assert (controls_dir(theme_id) / f"{control}.svg").read_text("utf-8") == drawn(control, THEMES[theme_id])


def test_every_picture_the_style_sheet_names_is_there():
    sheet = (resources_dir() / "style.qss").read_text("utf-8")
    assert set(re.findall(r"\$controls/([\w-]+)\.svg", sheet)) == set(CONTROLS)
    assert set(re.findall(r"\$([a-z_]+)\b", sheet)) - {"controls"} <= set(Colours.__slots__)


def test_nothing_moves_longer_than_a_fifth_of_a_second():
    assert not files_with("QPropertyAnimation|QVariantAnimation|QTimeLine"), "measure how long it moves, then say so here"


def test_a_change_of_theme_reaches_ground_icons_and_painted_parts(themed, gallery):
    themed("light")
    light = picture(gallery)
    button = next(one for one in gallery.findChildren(QAbstractButton) if one.text() == "Nút có hình")
    action = QAction("việc", gallery)
    theme.set_icon(action, "calendar", "accent")
    before = first_ink(button.icon()), first_ink(action.icon())
    themed("dark")
    dark = picture(gallery)
    assert dark.pixelColor(2, 2).name() == THEMES["dark"].ground != light.pixelColor(2, 2).name()
    assert all(one != other for one, other in zip(before, (first_ink(button.icon()), first_ink(action.icon())), strict=True))
    table = gallery.findChild(RowsTable)
    corner = table.viewport().mapTo(gallery, QPoint(4, table.viewport().height() - 4))
    assert dark.pixelColor(corner).name() == THEMES["dark"].surface
    calendar = gallery.findChild(MonthCalendar)
    assert calendar.headerTextFormat().foreground().color().name() == THEMES["dark"].ink_soft


def test_pages_stay_white_paper_in_the_dark(themed, qapp):
    view = PageView("Văn bản")
    view.show_pages([EmptyPage()])
    view.resize(400, 400)
    view.show()
    themed("dark")
    seen = view.viewport().grab().toImage()
    assert seen.pixelColor(200, 60).name() == "#ffffff"
    assert seen.pixelColor(3, 3).name() == THEMES["dark"].idle_soft
    view.close()


def test_the_desktop_is_followed_where_the_clerk_chose_that(themed, qapp, monkeypatch):
    themed("system")
    monkeypatch.setattr(desktop, "theme_id", lambda: "dark")
    qapp.applicationStateChanged.emit(qapp.applicationState())
    assert theme.colour("ground").name() == THEMES["dark"].ground
    themed("light")
    qapp.applicationStateChanged.emit(qapp.applicationState())
    assert theme.colour("ground").name() == THEMES["light"].ground
    themed("system")
    monkeypatch.setattr(desktop, "theme_id", lambda: "contrast")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.colour("ground").name() == THEMES["contrast"].ground


@pytest.mark.parametrize("points", SIZES)
def test_words_have_room_at_every_text_size(themed, gallery, qapp, points):
    themed("light", points)
    qapp.processEvents()
    gallery.resize(gallery.sizeHint().expandedTo(QSize(1300, 760)))
    qapp.processEvents()
    every = (one for one in gallery.findChildren(QWidget) if isinstance(one, (QLabel, QPushButton)))
    labels = [one for one in every if one.isVisible() and one.text()]
    assert labels
    cut = [one.text() for one in labels if one.fontMetrics().lineSpacing() > one.height() or is_narrow(one)]
    assert not cut
    table = gallery.findChild(RowsTable)
    lines = theme.body_font(), theme.body_font(points=theme.SMALL_POINTS)
    assert table.rowHeight(0) >= sum(line_height(font) for font in lines)


@pytest.mark.parametrize("points", SIZES)
def test_what_is_clicked_is_never_small(themed, gallery, qapp, points):
    themed("light", points)
    qapp.processEvents()
    buttons = [one for one in gallery.findChildren(QAbstractButton) if one.isVisible() and one.window() is gallery]
    own = [one for one in buttons if not one.objectName().startswith("qt_") and one.text()]
    assert own
    assert all(one.height() >= 24 for one in own)


def test_a_text_size_out_of_range_is_brought_into_it(themed):
    themed("light", 40)
    assert theme.body_font().pointSize() == theme.MOST_POINTS


@dataclass(frozen=True)
class EmptyPage:
    """A page without a word."""

    width_pt: float = 200
    height_pt: float = 300
    texts: tuple[()] = ()
    lines: tuple[()] = ()
    areas: tuple[()] = ()
    text: str = ""


def files_with(pattern: str) -> list[str]:
    return [shown(path) for path in python_files("ui") if re.search(pattern, path.read_text("utf-8"))]


def of(theme_id: str, front: str, back: str) -> float:
    colours = THEMES[theme_id]
    return contrast(getattr(colours, front), getattr(colours, back))


def focus_stops(window: QWidget) -> list[QWidget]:
    return [one for one in tab_stops(window) if not one.objectName().startswith("qt_")]


def elsewhere(stops: list[QWidget], widget: QWidget) -> QWidget:
    return stops[0] if widget is not stops[0] else stops[-1]


def is_narrow(widget: QWidget) -> bool:
    return widget.sizeHint().width() > widget.width() + 1 and not getattr(widget, "wordWrap", lambda: False)()


def line_height(font: QFont) -> float:
    return QFontMetricsF(font).height()


def first_ink(icon: QIcon) -> str:
    image = icon.pixmap(18, 18).toImage()
    solid = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return next(colour.name() for colour in solid if colour.alpha() > 240)


def test_the_table_of_themes_is_the_one_that_is_shipped():
    assert {path.name for path in (ROOT / "resources" / "controls").iterdir()} == set(THEMES)
