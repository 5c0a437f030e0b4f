"""The one way to colours, sizes, fonts and icons; everything else names them and follows when the theme changes.

Colours are data in `ui/colours.py`. Lengths and font sizes are written everywhere as drawn for a text of 10 points; `scaled`,
`fix`, `at_least`, `at_most` and the fonts given here bring them to the size in use. What is painted asks anew at each painting;
what is set once is set through these, `set_icon`, `set_pixmap` or `follow`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from string import Template
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.paths import resources_dir
from ui import desktop
from ui.colours import LIGHT, SYSTEM, THEMES, Colours

SPACE = 12
"""The gap between cards and around them, in logical pixels at any text size."""
ROW = 32
"""Height of a one-line row; as all that follows, at 10 points."""
RADIUS = 6
TARGET = 28
"""The least height of what one can click on."""
BODY_POINTS = 10
SMALL_POINTS = 9
TITLE_POINTS = 12
LEAST_POINTS, MOST_POINTS = 9, 18
"""The text sizes one can choose from."""

_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")
_LEAST_DRAWN = 8.0  # points; smaller letters with two diacritics run together
_ICON = 18  # pixels
_DRAWN_LINE = 17.7  # pixels from line to line of a text of 10 points, for which lengths were drawn
_FIXED = 4  # pixels; lines and rings up to this thickness stay as they are
_ICON_OF = "theme_icon"  # the property in which a button or action keeps what it shows
_SIZES: dict[str, tuple[Callable[[QWidget, int], None], Callable[[QWidget, int], None]]] = {
    "theme_fixed": (QWidget.setFixedWidth, QWidget.setFixedHeight),
    "theme_least": (QWidget.setMinimumWidth, QWidget.setMinimumHeight),
    "theme_most": (QWidget.setMaximumWidth, QWidget.setMaximumHeight),
}  # the property in which a widget keeps the width and height it was drawn with -> what sets them


class Changes(QObject):
    """What is told when the theme changes.

    Signals:
        recoloured: other colours are in use.
        resized: text has another size.
    """

    recoloured = Signal()
    resized = Signal()


@dataclass(slots=True)
class _InUse:
    """What the window is drawn with now."""

    theme_id: str = SYSTEM
    colours: Colours = LIGHT
    points: int = BODY_POINTS
    scale: float = 1.0


_in_use = _InUse()
_changes = Changes()


class _Shows(Protocol):
    def setIcon(self, icon: QIcon, /) -> None: ...
    def setProperty(self, name: str, value: object, /) -> bool: ...


def apply_theme(application: QApplication, theme_id: str = SYSTEM, points: int = BODY_POINTS) -> None:
    """Draw everything in a theme and at a text size, now and in all windows that open later.

    Args:
        application: its style, palette, font and style sheet are set.
        theme_id: "light", "dark" or "contrast"; "system" follows Windows or the desktop, also while the program runs.
        points: the size of ordinary text, LEAST_POINTS to MOST_POINTS; everything else grows with it.
    """
    is_first = not application.property("has_theme")
    before, _in_use.theme_id = _in_use.theme_id, theme_id
    if is_first:
        application.setProperty("has_theme", True)
        application.setStyle("Fusion")
        desktop.on_change(application, lambda: _follow_desktop(application))
    if before != theme_id:
        desktop.set_frames(theme_id)
    colours = THEMES[desktop.theme_id() if theme_id == SYSTEM else theme_id]
    _draw_in(application, colours, min(max(points, LEAST_POINTS), MOST_POINTS), is_first=is_first)


def theme_id() -> str:
    """Return the id of the theme that was chosen."""
    return _in_use.theme_id


def scaled(pixels: float) -> int:
    """Return a length that was drawn for a text of 10 points, as it is at the size in use."""
    return round(pixels * _in_use.scale)


def scale() -> float:
    """Return how much larger than drawn lengths are now."""
    return _in_use.scale


def fix(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Give a widget a width or height, or both, that grows with the text; here and below 0 leaves one open."""
    _set_size(widget, "theme_fixed", width, height)


def at_least(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Give a widget a least width or height that grows with the text."""
    _set_size(widget, "theme_least", width, height)


def at_most(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Give a widget a greatest width or height that grows with the text."""
    _set_size(widget, "theme_most", width, height)


def follow(redo: Callable[[], object], *, sizes_only: bool = False, at_once: bool = True) -> None:
    """Do something whenever the theme changes.

    Args:
        redo: a method of the widget it is for; with the widget it is forgotten.
        sizes_only: whether it has to do with sizes alone.
        at_once: whether it is done now too.
    """
    _changes.resized.connect(redo)
    if not sizes_only:
        _changes.recoloured.connect(redo)
    if at_once:
        redo()


def body_font(*, points: float = BODY_POINTS, bold: bool = False) -> QFont:
    """Return the interface's font: Segoe UI where Windows has it, else Noto Sans; `points` as drawn beside a text of 10."""
    return QFont(_font(max(points * _in_use.points / BODY_POINTS, _LEAST_DRAWN), bold))


@lru_cache(maxsize=1)
def page_family() -> str:
    """Return the name of the bundled font in which printed pages are drawn, the one their lines were measured in."""
    files = sorted((resources_dir() / "fonts").glob("LiberationSerif-*.ttf"))
    fonts = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return QFontDatabase.applicationFontFamilies(fonts[0])[0]


def colour(name: str) -> QColor:
    """Return a named colour of the theme in use."""
    return QColor(getattr(_in_use.colours, name))


def paper_colour(name: str) -> QColor:
    """Return a named colour as it is in pictures and on paper, which look alike in every theme."""
    return QColor(getattr(THEMES["light"], name))


def has_outlines() -> bool:
    """Whether soft grounds need an edge to be seen."""
    return _in_use.colours.has_outlines


def icon(name: str, colour_name: str = "ink_soft") -> QIcon:
    """Return an icon by the name of its file in resources/icons, drawn in a colour of the theme in use.

    It stays as it is when the theme changes; `set_icon` is for what is seen for longer.
    """
    colours = _in_use.colours
    factors = tuple(sorted({ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}))
    return _icon(name, getattr(colours, colour_name), colours.control_line, scaled(_ICON), factors)


def set_icon(shown_on: _Shows, name: str, colour_name: str = "ink_soft") -> None:
    """Put an icon on a button or an action; it changes its colour with the theme."""
    shown_on.setProperty(_ICON_OF, f"{name} {colour_name}")
    shown_on.setIcon(icon(name, colour_name))


def set_pixmap(label: QLabel, name: str, colour_name: str, pixels: int) -> None:
    """Show an icon on a label; it changes its colour with the theme."""
    label.setProperty(_ICON_OF, f"{name} {colour_name} {pixels}")
    label.setPixmap(icon(name, colour_name).pixmap(scaled(pixels), scaled(pixels)))


def picture(name: str, colour_name: str, pixels: int) -> QPixmap:
    """Return an icon larger than those of buttons, sharp on every screen there is."""
    factor = max(ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens())
    pixmap = _drawn(name, getattr(_in_use.colours, colour_name), scaled(pixels) * factor)
    pixmap.setDevicePixelRatio(factor)
    return pixmap


def mark(pixels: int) -> QPixmap:
    """Return the program's mark: a tick on a rounded square."""
    factor = 2
    pixmap = QPixmap(pixels * factor, pixels * factor)
    pixmap.setDevicePixelRatio(factor)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(QRectF(0, 0, pixels, pixels), pixels / 4, pixels / 4)
    inset = pixels * 0.18
    draw_icon(painter, "check", "surface", QRectF(inset, inset, pixels - 2 * inset, pixels - 2 * inset), weight=3)
    painter.end()
    return pixmap


def draw_icon(painter: QPainter, name: str, colour_name: str, area: QRectF, *, weight: float = 1.75) -> None:
    """Draw an icon into an area; small ones need a heavier `weight` of line to be seen."""
    _renderer(name, getattr(_in_use.colours, colour_name), weight).render(painter, area)


def _follow_desktop(application: QApplication) -> None:
    """Take over what Windows or the desktop was set to, where the clerk wants that."""
    wanted = THEMES[desktop.theme_id()]
    if _in_use.theme_id == SYSTEM and wanted is not _in_use.colours:
        _draw_in(application, wanted, _in_use.points, is_first=False)


def _draw_in(application: QApplication, colours: Colours, points: int, *, is_first: bool) -> None:
    is_resized, is_recoloured = points != _in_use.points, colours is not _in_use.colours
    if not (is_first or is_resized or is_recoloured):
        return
    _in_use.colours, _in_use.points = colours, points
    _in_use.scale = _scale_of(body_font())
    application.setFont(body_font())
    application.setPalette(_palette(colours))
    application.setStyleSheet(_style_sheet(colours))
    if is_resized or is_recoloured:
        _renew()
    if is_resized:
        _changes.resized.emit()
    if is_recoloured:
        _changes.recoloured.emit()


def _renew() -> None:
    """Draw icons and set sizes anew on all widgets and actions that are there."""
    windows = QApplication.topLevelWidgets()
    for one in (found for window in windows for found in (window, *window.findChildren(QObject))):
        words = str(one.property(_ICON_OF) or "").split()
        if words and isinstance(one, QLabel):
            set_pixmap(one, words[0], words[1], int(words[2]))
        elif words and isinstance(one, (QAction, QAbstractButton)):
            set_icon(one, words[0], words[1])
        if isinstance(one, QWidget):
            _renew_sizes(one)


def _renew_sizes(widget: QWidget) -> None:
    for kind in _SIZES:
        if drawn := widget.property(kind):
            _set_size(widget, kind, *drawn)


def _set_size(widget: QWidget, kind: str, width: int, height: int) -> None:
    before = widget.property(kind) or (0, 0)
    width, height = width or before[0], height or before[1]
    widget.setProperty(kind, [width, height])
    for set_length, drawn in zip(_SIZES[kind], (width, height), strict=True):
        if drawn:
            set_length(widget, scaled(drawn))


@lru_cache(maxsize=64)
def _font(points: float, bold: bool) -> QFont:
    font = QFont(_family())
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


@lru_cache(maxsize=1)
def _family() -> str:
    return next((name for name in _FAMILIES if name in QFontDatabase.families()), QFont().defaultFamily())


def _scale_of(font: QFont) -> float:
    """Return how much larger a font is than the one lengths were drawn for, in steps of a twentieth."""
    return round(QFontMetricsF(font).lineSpacing() / _DRAWN_LINE * 20) / 20


@lru_cache(maxsize=512)
def _icon(name: str, normal: str, disabled: str, pixels: int, factors: tuple[int, ...]) -> QIcon:
    """Draw an icon for the screens there are: each drawing costs the start of the program a part of a millisecond."""
    found = QIcon()
    for state, shade in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        for factor in factors:
            found.addPixmap(_drawn(name, shade, pixels * factor), state)
    return found


def _drawn(name: str, shade: str, pixels: int) -> QPixmap:
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, shade, 1.75).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


@lru_cache(maxsize=512)
def _renderer(name: str, shade: str, weight: float) -> QSvgRenderer:
    text = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    text = text.replace("currentColor", shade).replace('stroke-width="2"', f'stroke-width="{weight}"')
    return QSvgRenderer(QByteArray(text.encode()))


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    roles = (
        (colours.ground, (role.Window,)),
        (colours.surface, (role.Base, role.Button, role.ToolTipText, role.BrightText, role.Light)),
        (colours.head, (role.AlternateBase, role.Midlight)),
        (colours.ink, (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.ToolTipBase)),
        (colours.ink_soft, (role.PlaceholderText,)),
        (colours.accent, (role.Link, role.LinkVisited, role.Accent)),
        (colours.accent_soft, (role.Highlight,)),
        (colours.line, (role.Mid,)),
        (colours.control_line, (role.Dark, role.Shadow)),
    )
    palette = QPalette()
    for value, named in roles:
        for one in named:
            palette.setColor(one, QColor(value))
    for one in (role.Text, role.ButtonText, role.WindowText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.ink_soft))
    return palette


def _style_sheet(colours: Colours) -> str:
    """Return the style sheet with the colours put in and its lengths and letters at the size in use."""
    sheet = (resources_dir() / "style.qss").read_text("utf-8")
    names = {name: getattr(colours, name) for name in colours.__slots__}
    of_theme = next(name for name, one in THEMES.items() if one is colours)
    controls = (resources_dir() / "controls" / of_theme).as_posix()
    if _in_use.points != BODY_POINTS or _in_use.scale != 1:
        sheet = re.sub(r"\b(\d+)px", lambda found: f"{_grown(int(found[1]))}px", sheet)
        sheet = re.sub(r"\b(\d+)pt", lambda found: f"{body_font(points=int(found[1])).pointSizeF():.1f}pt", sheet)
    return Template(sheet).substitute(names, controls=controls)


def _grown(pixels: int) -> int:
    return pixels if pixels <= _FIXED else scaled(pixels)
