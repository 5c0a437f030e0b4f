"""Words that have less room than they need, controls that lie over one another or over the edge of what holds them."""

from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from ui import theme
from ui.kit.choice import ElidedComboBox
from ui.kit.elided import ElidedLabel
from ui.kit.tool_tip import plain_tip

_PADDING = 6  # pixels of a button's padding that its words may take before they look cut
_HEAD_PADDING = 6  # pixels a head keeps on both sides together
_SLACK = 1
_LEAST_SCREEN = (900, 440)


def clipped(window: QWidget) -> list[str]:
    """Return what is cut in a window: who, the words, how many pixels are lacking."""
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is window and not _is_inner(widget):
            found += [f"{_called(widget)}: {fault}" for fault in (*_lacking(widget), *_over_the_edge(widget))]
            found += _overlapping(widget)
    return found


def too_large(window: QWidget) -> list[str]:
    """Return by how much a window is larger than a screen that shows as much as 900×440 logical pixels do at 10 points."""
    room, size = window.screen().availableGeometry().size(), window.size()
    if room.width() < _LEAST_SCREEN[0] * theme.scale() or room.height() < _LEAST_SCREEN[1] * theme.scale():
        return []
    return [f"{size.width()}×{size.height()} on {room.width()}×{room.height()}"] if size.boundedTo(room) != size else []


def _lacking(widget: QWidget) -> Iterator[str]:
    for kind, lacking in _KINDS:
        if isinstance(widget, kind):
            yield from lacking(widget)
            return


def _lacking_of_elided(label: ElidedLabel) -> Iterator[str]:
    if label.text() and label.width() < label.fontMetrics().horizontalAdvance("Nhi…"):
        yield f"only {label.width()} pixels are left of “{label.text()[:40]}”"


def _lacking_of_line(line: QLineEdit) -> Iterator[str]:
    """A hint that is too long Qt shortens with an ellipsis; the whole has to be in the tool tip. What is typed scrolls."""
    if line.placeholderText() and not line.text() and not line.toolTip():
        margins = line.textMargins()
        yield from _short(
            line.fontMetrics(), line.placeholderText(), line.contentsRect().width() - margins.left() - margins.right() - 4
        )


def _lacking_of_spin_box(box: QAbstractSpinBox) -> Iterator[str]:
    line = box.findChild(QLineEdit)
    if line is not None:
        yield from _short(line.fontMetrics(), line.text(), line.width())


def _lacking_of_group(box: QGroupBox) -> Iterator[str]:
    yield from _short(box.fontMetrics(), box.title(), box.width() - 8)


def _lacking_of_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or label.pixmap().width() or label.toolTip() == plain_tip(text):
        return
    inside, metrics = label.contentsRect(), label.fontMetrics()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + _SLACK:
            yield f"{need - label.height()} pixels of height are lacking for “{text[:60]}”"
        if not label.toolTip():
            yield from _short(metrics, max(text.split() or [""], key=metrics.horizontalAdvance), inside.width())
        return
    need = label.sizeHint()
    if need.width() > label.width() + _SLACK and not label.toolTip():
        yield f"{need.width() - label.width()} pixels are lacking for “{text[:60]}”"
    if need.height() > label.height() + 2:
        yield f"{need.height() - label.height()} pixels of height are lacking for “{text[:60]}”"


def _lacking_of_button(button: QAbstractButton) -> Iterator[str]:
    shows_text = not isinstance(button, QToolButton) or button.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly
    text = button.text()
    if not text or not shows_text or isinstance(button.parent(), QTabBar):
        return
    lacking = button.sizeHint().width() - button.width()
    if lacking > _PADDING and not button.toolTip():
        yield f"{lacking} pixels are lacking for “{text}”"
    lines = text.count("\n") + 1
    if button.height() < button.fontMetrics().height() * lines:
        yield f"only {button.height()} pixels of height are left for “{text}”"


def _lacking_of_tabs(bar: QTabBar) -> Iterator[str]:
    for number in range(bar.count()):
        if bar.isTabVisible(number) and not bar.tabToolTip(number):
            yield from _short(bar.fontMetrics(), bar.tabText(number).replace("&", ""), bar.tabRect(number).width() - 8)


def _lacking_of_head(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    if model is None or type(head) is not QHeaderView:
        return
    for section in range(head.count()):
        text = model.headerData(section, head.orientation(), Qt.ItemDataRole.DisplayRole)
        tip = model.headerData(section, head.orientation(), Qt.ItemDataRole.ToolTipRole)
        if text and not tip and not head.isSectionHidden(section) and head.orientation() is Qt.Orientation.Horizontal:
            longest = max(str(text).split("\n"), key=head.fontMetrics().horizontalAdvance)
            yield from _short(head.fontMetrics(), longest, head.sectionSize(section) - _HEAD_PADDING)


def _lacking_of_choice(box: QComboBox) -> Iterator[str]:
    if isinstance(box, ElidedComboBox):
        return
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    field = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    if not box.toolTip():
        yield from _short(box.fontMetrics(), box.currentText(), field.width())


def _short(metrics: QFontMetrics, text: str, room: int) -> Iterator[str]:
    lacking = metrics.horizontalAdvance(text) - room
    if lacking > _SLACK:
        yield f"{lacking} pixels are lacking for “{text[:60]}”"


def _over_the_edge(widget: QWidget) -> Iterator[str]:
    """Find what reaches over what holds it and cannot be scrolled to."""
    holder = widget.parentWidget()
    if widget.isWindow() or holder is None or not _says_something(widget):
        return
    area = QRect(widget.geometry())
    while holder is not None:
        if isinstance(holder, QHeaderView):
            return  # what stands in a head is scrolled with the table
        scroll = holder.parentWidget()
        if isinstance(scroll, QAbstractScrollArea) and holder is scroll.viewport():
            is_fixed = scroll.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if is_fixed and area.right() > holder.width() + _SLACK:
                yield f"reaches {area.right() - holder.width()} pixels over the edge of a {type(scroll).__name__}"
            return
        if not holder.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(area):
            out = max(area.right() - holder.width(), area.bottom() - holder.height(), -area.left(), -area.top())
            yield f"reaches {out} pixels over the edge of its {type(holder).__name__}"
            return
        if holder.isWindow():
            return
        area.translate(holder.pos())
        holder = scroll


def _overlapping(holder: QWidget) -> list[str]:
    """Find controls of one layout that lie over one another."""
    layout = holder.layout()
    if layout is None:
        return []
    inside = [one for one in holder.children() if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]
    placed = [one for one in inside if layout.indexOf(one) >= 0 and _says_something(one)]
    return [
        f"{_called(one)} lies over {_called(other)}"
        for one, other in combinations(placed, 2)
        if (shared := one.geometry() & other.geometry()).width() > 2 and shared.height() > 2
    ]


def _says_something(widget: QWidget) -> bool:
    return isinstance(widget, (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar))


def _is_inner(widget: QWidget) -> bool:
    """Whether a widget is a part of another control, which answers for it."""
    owner = widget.parentWidget()
    return isinstance(owner, (QComboBox, QAbstractSpinBox, QLineEdit)) or widget.objectName().startswith("qt_")


def _called(widget: QWidget) -> str:
    words = widget.accessibleName() or widget.property("text") or widget.objectName()
    return f"{type(widget).__name__} “{str(words)[:40]}”"


_KINDS: tuple[tuple[type[QWidget], Callable[..., Iterator[str]]], ...] = (
    (ElidedLabel, _lacking_of_elided),
    (QLabel, _lacking_of_label),
    (QAbstractButton, _lacking_of_button),
    (QTabBar, _lacking_of_tabs),
    (QHeaderView, _lacking_of_head),
    (QComboBox, _lacking_of_choice),
    (QLineEdit, _lacking_of_line),
    (QAbstractSpinBox, _lacking_of_spin_box),
    (QGroupBox, _lacking_of_group),
)
"""What measures a kind of widget; the first that fits counts."""
