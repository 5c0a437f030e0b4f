"""The one place for colours, sizes, fonts and icons; everything else names them.

Colours and measures are those of docs/design.md. Text on its ground reaches 4.5:1; red says overdue and nothing else.
"""

from dataclasses import dataclass
from functools import lru_cache
from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.paths import resources_dir


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours of one theme, as #rrggbb."""

    ground: str = "#f4f6f8"
    surface: str = "#ffffff"
    head: str = "#fafbfc"
    line: str = "#dde2e8"
    line_soft: str = "#ebeef2"
    ink: str = "#18212d"
    ink_soft: str = "#566273"
    accent: str = "#1d5a9f"
    accent_strong: str = "#16487f"
    accent_soft: str = "#e5eef8"
    accent_bar: str = "#8dabd0"
    done: str = "#1c7247"
    done_soft: str = "#e2f2e9"
    soon: str = "#8a5600"
    soon_soft: str = "#fdf0d5"
    late: str = "#b3261e"
    late_soft: str = "#fce6e4"
    idle: str = "#566273"
    idle_soft: str = "#eceff3"
    control_line: str = "#7f8a98"


LIGHT = Colours()

SPACE = 12
"""The gap between cards and around them, in logical pixels."""
ROW = 32
"""Height of a one-line row."""
RADIUS = 6
TARGET = 28
"""The least height of what one can click on."""
BODY_POINTS = 10
SMALL_POINTS = 9
TITLE_POINTS = 12

_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")
_ICON_PIXELS = 18


def apply_theme(application: QApplication) -> None:
    """Give the application its style, palette, font and style sheet."""
    application.setStyle("Fusion")
    application.setFont(body_font())
    application.setPalette(_palette(LIGHT))
    application.setStyleSheet(_style_sheet(LIGHT))


def body_font(*, points: int = BODY_POINTS, bold: bool = False) -> QFont:
    """Return the interface's font: Segoe UI where Windows has it, else Noto Sans."""
    family = next((name for name in _FAMILIES if name in QFontDatabase.families()), QFont().defaultFamily())
    font = QFont(family, points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


@lru_cache(maxsize=1)
def page_family() -> str:
    """Return the name of the bundled font in which printed pages are drawn, the one their lines were measured in."""
    files = sorted((resources_dir() / "fonts").glob("LiberationSerif-*.ttf"))
    fonts = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return QFontDatabase.applicationFontFamilies(fonts[0])[0]


def colour(name: str) -> QColor:
    """Return a named colour of the theme in use."""
    return QColor(getattr(LIGHT, name))


def icon(name: str, colour_name: str = "ink_soft") -> QIcon:
    """Return an icon by the name of its file in resources/icons, drawn in a colour of the theme."""
    found = QIcon()
    for state, shade in ((QIcon.Mode.Normal, colour_name), (QIcon.Mode.Disabled, "control_line")):
        for factor in (1, 2):
            found.addPixmap(_drawn(name, shade, _ICON_PIXELS * factor), state)
    return found


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
    draw_icon(painter, "check-white", "surface", QRectF(inset, inset, pixels - 2 * inset, pixels - 2 * inset))
    painter.end()
    return pixmap


def draw_icon(painter: QPainter, name: str, colour_name: str, area: QRectF, *, weight: float = 1.75) -> None:
    """Draw an icon into an area; small ones need a heavier `weight` of line to be seen."""
    _renderer(name, colour_name, weight).render(painter, area)


def _drawn(name: str, colour_name: str, pixels: int) -> QPixmap:
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, name, colour_name, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _renderer(name: str, colour_name: str, weight: float) -> QSvgRenderer:
    text = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    text = text.replace("currentColor", colour(colour_name).name()).replace('stroke-width="2"', f'stroke-width="{weight}"')
    return QSvgRenderer(QByteArray(text.encode()))


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.head,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent_soft,
        QPalette.ColorRole.HighlightedText: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.ink_soft,
        QPalette.ColorRole.ToolTipBase: colours.ink,
        QPalette.ColorRole.ToolTipText: colours.surface,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
    }
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.ink_soft))
    return palette


def _style_sheet(colours: Colours) -> str:
    sheet = (resources_dir() / "style.qss").read_text("utf-8")
    names = {name: getattr(colours, name) for name in colours.__slots__}
    images = {"icons": (resources_dir() / "icons").as_posix()}
    return Template(sheet).substitute(names, radius=f"{RADIUS}px", target=f"{TARGET}px", **images)
