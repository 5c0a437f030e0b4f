"""The two lists of the office's calendar, each with the fields of the row under the cursor."""

from collections.abc import Callable
from datetime import date
from typing import Any, Generic, TypeVar, cast

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.calendars.anniversaries import CalendarKind
from app.calendars.public_holidays import OfficeDay
from app.services.office_calendar import WrittenAnniversary, entries_as_words, entries_of_words
from ui.dialogs.office_calendar.rows import CALENDAR_LABELS, NEW_ANNIVERSARY, day_of_year, kept_otherwise, new_day
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.date_field import DateField
from ui.kit.number_field import NumberField
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.typed_words import NOT_KEPT, KeptValue
from ui.looks.day import WEEKDAYS

Entry = TypeVar("Entry")
_NO_YEAR = 0


class EditedList(QWidget, Generic[Entry]):
    """A list at the left; at the right the fields of its row, which change it as one types."""

    name: QLineEdit
    kind_of_entry: type[Entry]

    def __init__(self, name: str, columns: tuple[Column[Entry], ...], entries: list[Entry], fresh: Callable[[], Entry]) -> None:
        super().__init__()
        self.entries = entries
        self._fresh = fresh
        self._is_showing = False
        self.rows: RowsModel[Entry] = RowsModel(columns, self)
        self.table = RowsTable(self.rows, name, keeps_order=True)
        self.fields = QFormLayout()
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.add, self.remove = QPushButton("Thê&m"), QPushButton("&Xoá")
        self._kept = _KeptEntries(self, name)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_current())

    def lay_out(self) -> None:
        """Put list, buttons and fields in their places and show the first row; called once the fields are there."""
        buttons = QHBoxLayout()
        for button in (self.add, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addLayout(buttons)
        self.name.setProperty(NOT_KEPT, True)  # by itself: it is a part of the list, whichever row it shows
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(self.fields)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setSpacing(16)
        layout.addLayout(left, 3)
        layout.addWidget(self._right, 2)
        self._refresh(0)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a labelled field."""
        words = QLabel(label)
        words.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        self.fields.addRow(words, field)

    def show_entry(self, entry: Entry) -> None:
        """Show a row in the fields."""
        raise NotImplementedError

    def entered(self, before: Entry) -> Entry:
        """Return the row as the fields say it."""
        raise NotImplementedError

    def put_entries(self, entries: list[Entry]) -> None:
        """Show other rows."""
        self.entries[:] = entries
        self._refresh(max(0, len(entries) - 1))

    def on_edited(self) -> None:
        """Change the row under the cursor to what the fields say."""
        row = self.table.current_row
        if not self._is_showing and row is not None and row < len(self.entries):
            self.entries[row] = self.entered(self.entries[row])
            self.rows.set_rows(self.entries)
            self._kept.changed.emit()

    def _show_current(self) -> None:
        row = self.table.current_row
        has_row = row is not None and row < len(self.entries)
        self._right.setEnabled(has_row)
        self.remove.setEnabled(has_row)
        if row is not None and has_row:
            self._is_showing = True
            self.show_entry(self.entries[row])
            self._is_showing = False

    def _on_add(self) -> None:
        self.entries.append(self._fresh())
        self._kept.changed.emit()
        self._refresh(len(self.entries) - 1)
        self.name.setFocus()  # the proposed words are typed over
        self.name.selectAll()

    def _on_remove(self) -> None:
        row = self.table.current_row
        if row is not None:
            del self.entries[row]
            self._kept.changed.emit()
            self._refresh(max(0, row - 1))

    def _refresh(self, row: int) -> None:
        self.rows.set_rows(self.entries)
        if self.entries:
            self.table.selectRow(row)
        self._show_current()


class _KeptEntries(KeptValue):
    """The rows of a list, kept while they are edited."""

    def __init__(self, owner: "EditedList[Any]", name: str) -> None:
        super().__init__(owner)
        self.setObjectName(name)

    @property
    def words(self) -> str:
        """See KeptValue."""
        owner = cast("EditedList[Any]", self.parent())
        return entries_as_words(owner.entries)

    def write(self, words: str) -> None:
        """See KeptValue."""
        owner = cast("EditedList[Any]", self.parent())
        entries = entries_of_words(words, owner.kind_of_entry)
        if entries is not None:
            owner.put_entries(entries)


class AnniversaryList(EditedList[WrittenAnniversary]):
    """The office's anniversaries."""

    kind_of_entry = WrittenAnniversary

    def __init__(self, entries: list[WrittenAnniversary]) -> None:
        columns: tuple[Column[WrittenAnniversary], ...] = (
            Column("Ngày", lambda one: Cell(day_of_year(one)), 104),
            Column("Tên", lambda one: Cell(one.name)),
            Column("Từ năm", lambda one: Cell(str(one.year) if one.year else "–"), 70),
        )
        super().__init__("Ngày kỷ niệm của cơ quan", columns, entries, lambda: NEW_ANNIVERSARY)
        self.name, self.calendar = QLineEdit(), QComboBox()
        for kind, label in CALENDAR_LABELS.items():
            self.calendar.addItem(label, kind.value)
        self.day, self.month, self.year = NumberField(1, 31), NumberField(1, 12), NumberField(_NO_YEAR, 2100)
        self.year.setSpecialValueText("không tính năm")
        self._note = plain_label("", "soft", wraps=True)
        self.add_field("Tê&n", self.name)
        self.add_field("Lị&ch", self.calendar)
        self.add_field("N&gày", self.day)
        self.add_field("T&háng", self.month)
        self.add_field("Năm đầ&u", self.year)
        self.fields.addRow(self._note)
        self.name.textChanged.connect(self.on_edited)
        self.calendar.currentIndexChanged.connect(self.on_edited)
        for field in (self.day, self.month, self.year):
            field.valueChanged.connect(self.on_edited)
        self.lay_out()

    def show_entry(self, entry: WrittenAnniversary) -> None:
        """See EditedList."""
        self.name.setText(entry.name)
        self.calendar.setCurrentIndex(list(CALENDAR_LABELS).index(entry.calendar))
        self.day.setValue(entry.day)
        self.month.setValue(entry.month)
        self.year.setValue(entry.year or _NO_YEAR)
        self._note.setText(kept_otherwise(entry))

    def entered(self, before: WrittenAnniversary) -> WrittenAnniversary:
        """See EditedList."""
        calendar = CalendarKind(self.calendar.currentData())
        year = self.year.value() or None
        found = WrittenAnniversary(self.name.text(), calendar, self.day.value(), self.month.value(), year, before.key)
        self._note.setText(kept_otherwise(found))
        return found


class OfficeDayList(EditedList[OfficeDay]):
    """The days the office made off or working."""

    kind_of_entry = OfficeDay

    def __init__(self, entries: list[OfficeDay], today: date) -> None:
        columns: tuple[Column[OfficeDay], ...] = (
            Column("Ngày", lambda one: Cell(f"{one.on:%d/%m/%Y}"), 96),
            Column("Thứ", lambda one: Cell(WEEKDAYS[one.on.weekday()], colour="ink_soft"), 76),
            Column("Tên", lambda one: Cell(one.name)),
            Column("Là ngày", lambda one: Cell("nghỉ" if one.is_off else "làm việc"), 76),
        )
        super().__init__("Ngày nghỉ, ngày làm việc của cơ quan", columns, entries, lambda: new_day(today))
        self.on, self.name, self.kind = DateField(today), QLineEdit(), QComboBox()
        for label in ("Ngày nghỉ", "Ngày làm việc"):
            self.kind.addItem(label)
        self.add_field("N&gày", self.on)
        self.add_field("Tê&n", self.name)
        self.add_field("K&iểu ngày", self.kind)
        self.on.dateChanged.connect(self.on_edited)
        self.name.textChanged.connect(self.on_edited)
        self.kind.currentIndexChanged.connect(self.on_edited)
        self.lay_out()

    def show_entry(self, entry: OfficeDay) -> None:
        """See EditedList."""
        self.on.set_value(entry.on)
        self.name.setText(entry.name)
        self.kind.setCurrentIndex(0 if entry.is_off else 1)

    def entered(self, before: OfficeDay) -> OfficeDay:
        """See EditedList."""
        return OfficeDay(self.on.value, self.name.text(), is_off=self.kind.currentIndex() == 0)
