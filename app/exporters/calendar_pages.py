"""The calendar on A4 paper: a month or week as a sheet of days, an agenda as a table, a year as twelve small months.

Everything is letters and lines: what it says is read from a black-and-white print too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.exporters.pages.pieces import LinePiece, Page, Pages, TextPiece
from app.layout_rules.advances import ems, line_height_ems

_SHORT, _LONG = 595.3, 841.9
_MARGIN = 34.0
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKDAY_LETTERS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_THIN, _THICK = 0.4, 0.9
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """One day of a sheet.

    Attributes:
        number: "15", or "1/12" where a month begins.
        lunar: the lunar day.
        notes: holidays and anniversaries.
        lines: what stands on the day, each in one sentence.
        is_faint: whether it belongs to another month: its number alone is printed.
        is_day_off: whether nobody works on it.
    """

    number: str
    lunar: str
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    is_faint: bool = False
    is_day_off: bool = False


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the agenda; the first one of a day says which day it is."""

    day: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class PrintedMonth:
    """A small month of a year: its days, and how much falls due on each."""

    title: str
    first_weekday: int
    loads: tuple[int, ...]
    days_off: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above: a title, and a softer line with the rest."""

    title: str
    note: str


@dataclass(slots=True)
class _Sheet:
    """A page while it is filled; lengths are points from its upper left corner."""

    width: float
    height: float
    number: int = 1
    texts: list[TextPiece] = field(default_factory=lambda: list[TextPiece]())
    lines: list[LinePiece] = field(default_factory=lambda: list[LinePiece]())

    def write(
        self,
        text: str,
        x: float,
        top: float,
        size: float,
        *,
        room: float = 0,
        align: str = "left",
        bold: bool = False,
        italic: bool = False,
    ) -> None:
        """Set one line of text at `top`; it is cut where `room` ends."""
        shown = cut(text, room, size, bold=bold, italic=italic) if room else text
        width = ems(shown, bold=bold, italic=italic) * size
        x += {"left": 0.0, "center": (room - width) / 2, "right": room - width}[align]
        above, _ = line_height_ems()
        height = line_height(size)
        self.texts.append(TextPiece(shown, x, top + above * size, width, top, height, size, bold, italic))

    def rule(self, x: float, y: float, to_x: float, to_y: float, width: float = _THIN) -> None:
        """Draw a line."""
        self.lines.append(LinePiece(x, y, to_x, to_y, width))

    def page(self) -> Page:
        """Return the page as it is."""
        return Page(self.width, self.height, self.number, tuple(self.texts), tuple(self.lines))


def days_pages(heading: Heading, days: Sequence[PrintedDay], *, is_landscape: bool = True, size: float = 8.5) -> Pages:
    """Return whole weeks of days, Monday to Sunday, on one page.

    Args:
        heading: what stands above.
        days: whole weeks.
        is_landscape: whether the page lies on its side.
        size: of the letters of what stands on a day, in points.
    """
    sheet = _new_sheet(is_landscape=is_landscape)
    top = _write_heading(sheet, heading)
    width, head = (sheet.width - 2 * _MARGIN) / 7, 16.0
    rows = len(days) // 7
    height = (sheet.height - _MARGIN - top - head) / rows
    for column, name in enumerate(_WEEKDAYS):
        sheet.write(name, _MARGIN + column * width, top + 1, 10, room=width, align="center", bold=True)
    for place, day in enumerate(days):
        left, upper = _MARGIN + place % 7 * width, top + head + place // 7 * height
        _write_day(sheet, day, left, upper, width, height, size)
    bottom, right = top + head + rows * height, sheet.width - _MARGIN
    for row in range(rows + 1):
        sheet.rule(_MARGIN, top + head + row * height, right, top + head + row * height)
    for column in range(8):
        sheet.rule(_MARGIN + column * width, top, _MARGIN + column * width, bottom)
    sheet.rule(_MARGIN, top, right, top, _THICK)
    return Pages((sheet.page(),), ())


def agenda_pages(heading: Heading, rows: Sequence[AgendaRow], *, is_landscape: bool = False, size: float = 10.5) -> Pages:
    """Return a list of days on as many pages as it needs; each page repeats the heads of the columns."""
    pages: list[Page] = []
    sheet = _new_sheet(is_landscape=is_landscape)
    whole = sheet.width - 2 * _MARGIN
    columns = (0.2 * whole, 0.57 * whole, 0.23 * whole)
    top = _agenda_head(sheet, _write_heading(sheet, heading), columns)
    last_day = ""
    for row in rows:
        last_day = row.day or last_day
        cells = [wrap(text, room - 2 * _GAP, size) for text, room in zip((row.day, row.text, row.state), columns, strict=True)]
        height = max(len(lines) for lines in cells) * line_height(size) + _GAP
        if top + height > sheet.height - _MARGIN - 12:
            pages.append(_numbered(sheet))
            sheet = _new_sheet(is_landscape=is_landscape, number=sheet.number + 1)
            top = _agenda_head(sheet, _MARGIN, columns)
            cells[0] = wrap(row.day or f"{last_day} (tiếp)", columns[0] - 2 * _GAP, size)
        if row.day or len(sheet.texts) <= 3:
            sheet.rule(_MARGIN, top, _MARGIN + whole, top)
        _write_cells(sheet, cells, columns, top + _GAP / 2, size)
        top += height
    sheet.rule(_MARGIN, top, _MARGIN + whole, top)
    return Pages((*pages, _numbered(sheet)), ())


def year_pages(heading: Heading, months: Sequence[PrintedMonth], *, is_landscape: bool = True) -> Pages:
    """Return the twelve months of a year on one page, four or three beside one another."""
    sheet = _new_sheet(is_landscape=is_landscape)
    top = _write_heading(sheet, heading)
    columns = 4 if is_landscape else 3
    rows = len(months) // columns
    gap = 12.0
    width = (sheet.width - 2 * _MARGIN - gap * (columns - 1)) / columns
    height = (sheet.height - _MARGIN - 12 - top - gap * (rows - 1)) / rows
    for place, month in enumerate(months):
        left, upper = _MARGIN + place % columns * (width + gap), top + place // columns * (height + gap)
        _write_month(sheet, month, left, upper, width, height)
    note = "Số nhỏ dưới ngày là số đầu việc đến hạn; ngày trong ngoặc là ngày nghỉ."
    sheet.write(note, _MARGIN, sheet.height - _MARGIN - 6, 8.5, italic=True)
    return Pages((sheet.page(),), ())


def line_height(size: float) -> float:
    """Return how far one line is from the next, in points."""
    return sum(line_height_ems()) * size


def cut(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> str:
    """Return a text cut with "…" where there is no more room, in points."""
    if ems(text, bold=bold, italic=italic) * size <= room:
        return text
    while text and ems(f"{text}…", bold=bold, italic=italic) * size > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrap(text: str, room: float, size: float, most: int = 0) -> list[str]:
    """Return a text broken at words into lines of `room` points, at most `most` of them (0 for any number)."""
    found: list[str] = []
    line = ""
    for word in text.split(" "):  # a space that does not break stays
        longer = f"{line} {word}" if line else word
        if line and ems(longer) * size > room:
            found.append(line)
            line = word
        else:
            line = longer
    found.append(line)
    if most and len(found) > most:
        return [*found[: most - 1], cut(" ".join(found[most - 1 :]), room, size)]
    return [cut(one, room, size) for one in found]


def _new_sheet(*, is_landscape: bool, number: int = 1) -> _Sheet:
    width, height = (_LONG, _SHORT) if is_landscape else (_SHORT, _LONG)
    return _Sheet(width, height, number)


def _numbered(sheet: _Sheet) -> Page:
    if sheet.number > 1:
        sheet.write(str(sheet.number), _MARGIN, 16, 10, room=sheet.width - 2 * _MARGIN, align="center")
    return sheet.page()


def _write_heading(sheet: _Sheet, heading: Heading) -> float:
    """Write title and note; returns where the rest begins."""
    room = sheet.width - 2 * _MARGIN
    sheet.write(heading.title, _MARGIN, _MARGIN - 8, 15, room=room, align="center", bold=True)
    sheet.write(heading.note, _MARGIN, _MARGIN + 11, 10, room=room, align="center", italic=True)
    return _MARGIN + 29


def _write_day(sheet: _Sheet, day: PrintedDay, left: float, upper: float, width: float, height: float, size: float) -> None:
    room = width - 2 * _GAP
    number = 9.0 if day.is_faint else 12.0
    shown = f"({day.number})" if day.is_day_off and not day.is_faint else day.number
    sheet.write(shown, left + _GAP, upper + 1, number, bold=not day.is_faint)
    sheet.write(day.lunar, left + _GAP, upper + 2, 7.5, room=room, align="right", italic=True)
    if day.is_faint:
        return
    top, pitch = upper + line_height(number) + 1, line_height(size)
    lines = list(_day_lines(day, room, size, int((upper + height - top) / pitch)))
    for text, italic in lines:
        sheet.write(text, left + _GAP, top, size, room=room, italic=italic)
        top += pitch


def _day_lines(day: PrintedDay, room: float, size: float, most: int) -> Iterator[tuple[str, bool]]:
    """Give the lines of a day, at most `most`; the last one says how many entries found no room."""
    left = most
    entries = [*((note, True) for note in day.notes), *((line, False) for line in day.lines)]
    for number, (text, italic) in enumerate(entries):
        rest = len(entries) - number
        if left <= 0:
            return
        if left == 1 and rest > 1:
            yield f"… và {rest} mục khác", True
            return
        share = max(1, left - (1 if rest > 1 else 0)) if rest == 1 else max(1, min(3, (left - 1) // rest or 1))
        for line in wrap(text, room, size, share):
            yield line, italic
            left -= 1


def _agenda_head(sheet: _Sheet, top: float, columns: Sequence[float]) -> float:
    whole, left = sum(columns), _MARGIN
    sheet.rule(_MARGIN, top, _MARGIN + whole, top, _THICK)
    for name, width in zip(("Ngày", "Nội dung", "Tình trạng"), columns, strict=True):
        sheet.write(name, left + _GAP, top + 2, 10.5, bold=True)
        left += width
    top += line_height(10.5) + 5
    sheet.rule(_MARGIN, top, _MARGIN + whole, top, _THICK)
    return top


def _write_cells(sheet: _Sheet, cells: Sequence[Sequence[str]], columns: Sequence[float], top: float, size: float) -> None:
    left = _MARGIN
    for number, (lines, width) in enumerate(zip(cells, columns, strict=True)):
        for place, line in enumerate(lines):
            if line:
                sheet.write(line, left + _GAP, top + place * line_height(size), size, bold=number == 0)
        left += width


def _write_month(sheet: _Sheet, month: PrintedMonth, left: float, top: float, width: float, height: float) -> None:
    sheet.write(month.title, left, top, 10.5, room=width, bold=True)
    top += 15
    sheet.rule(left, top, left + width, top)
    cell, notes = width / 7, month.notes[:2]
    row = (height - 15 - 11 - 9.5 * len(notes)) / 6
    for column, letter in enumerate(_WEEKDAY_LETTERS):
        sheet.write(letter, left + column * cell, top + 1, 7.5, room=cell, align="center", italic=True)
    for number, load in enumerate(month.loads, start=1):
        place = month.first_weekday + number - 1
        x, y = left + place % 7 * cell, top + 11 + place // 7 * row
        shown = f"({number})" if number in month.days_off else str(number)
        sheet.write(shown, x, y, 8.5, room=cell, align="center", bold=load > 0)
        if load:
            sheet.write(str(load), x, y + 9, 6, room=cell, align="center")
    for place, note in enumerate(notes):
        sheet.write(note, left, top + height - 15 - 9.5 * (len(notes) - place), 7.5, room=width, italic=True)
