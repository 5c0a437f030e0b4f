"""The directory: units, groups, overseers, the life of units, their order, exchange with Excel."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from shiboken6 import isValid

from app.domain.changes import ChangeSet
from app.domain.organisation import Organisation
from app.domain.unit import Unit, UnitGroup
from app.domain.unit_history import UnitEventKind
from app.services.edit_units import add_unit, assign_overseer, delete_unit, edit_group, edit_unit
from app.services.exchange_units import DirectoryPreview, export_units, load_units, preview_units, write_template
from app.services.heir_work import FateLine, show_fates
from app.services.order_units import Way, order_unit
from app.services.show_plan import organisation, oversight
from app.services.unit_life import abolish_unit, found_unit, merge_units, move_unit, rename_unit, split_unit
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.dialogs.edit_unit.dialog import EditUnitDialog
from ui.dialogs.edit_unit.group_dialog import EditGroupDialog
from ui.dialogs.import_units.dialog import ImportUnitsDialog
from ui.dialogs.unit_life.decision import UnitLifeDecision
from ui.dialogs.unit_life.dialog import UnitLifeDialog
from ui.views.units.view import UnitsView
from ui.window.handler_group import HandlerGroup, Table

_MOST_NAMED = 5
_EVENTS: dict[ActionId, UnitEventKind] = {
    ActionId.RENAME_UNIT: UnitEventKind.RENAMED,
    ActionId.MOVE_UNIT: UnitEventKind.MOVED,
    ActionId.MERGE_UNITS: UnitEventKind.MERGED,
    ActionId.SPLIT_UNIT: UnitEventKind.SPLIT,
    ActionId.ABOLISH_UNIT: UnitEventKind.ABOLISHED,
    ActionId.FOUND_UNIT: UnitEventKind.FOUNDED,
}
_WAYS: dict[ActionId, Way] = {
    ActionId.UNIT_UP: Way.UP,
    ActionId.UNIT_DOWN: Way.DOWN,
    ActionId.UNIT_FIRST: Way.FIRST,
    ActionId.UNIT_LAST: Way.LAST,
}


class UnitHandlers(HandlerGroup):
    """What is done with the directory."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.IMPORT_UNITS: self.import_units,
            ActionId.UNITS_TEMPLATE: self.write_template,
            ActionId.EXPORT_UNITS: self.export_units,
            ActionId.ADD_UNIT: lambda: self.edit_unit(None),
            ActionId.EDIT_UNIT: lambda: self._with_unit(self.edit_unit),
            ActionId.DELETE_UNIT: lambda: self._with_unit(self.delete_unit),
            ActionId.ADD_GROUP: lambda: self.edit_group(None),
            **{action: partial(self.record_event, kind) for action, kind in _EVENTS.items()},
            **{action: partial(self.order_unit, way) for action, way in _WAYS.items()},
        }

    def wire(self, view: UnitsView, actions: Mapping[ActionId, QAction]) -> None:
        """Offer the actions of units in their view: on the right mouse button, below the button of events, by keys."""
        keys = [actions[one] for one in _WAYS]
        view.add_row_actions([actions[ActionId.EDIT_UNIT], *(actions[one] for one in _EVENTS), *keys], keys)
        view.offer_events([actions[one] for one in _EVENTS])

    # Exchange ---------------------------------------------------------------------------------------------------------

    def import_units(self) -> None:
        """Ask for a directory workbook and show what loading it would change."""
        for path in self.prompts.open_files(self.tr("Chọn danh bạ đơn vị"), self.tr("Danh bạ Excel (*.xlsx)"))[:1]:
            self.preview(path)

    def preview(self, path: Path) -> None:
        """Show a directory workbook before it is loaded."""
        self.book.ask(lambda core: preview_units(core, path), self._open_preview)

    def write_template(self) -> None:
        """Ask for a file and write an empty directory to fill in."""
        self._write("Tệp mẫu danh bạ", "Mẫu danh bạ đơn vị.xlsx", lambda core, path: write_template(path))

    def export_units(self) -> None:
        """Ask for a file and write the directory into it."""
        self._write("Xuất danh bạ", "Danh bạ đơn vị.xlsx", export_units)

    # Units and groups -------------------------------------------------------------------------------------------------

    def edit_unit(self, unit: Unit | None) -> None:
        """Change a unit or person, or add one."""
        self.book.ask(
            lambda core: (organisation(core), oversight(core), core.today),
            lambda found: self.open_dialog(
                dialog := EditUnitDialog(
                    unit, list(found[0].units.values()), found[1].get(unit.id, []) if unit else [], found[2], self.window
                ),
                lambda: self._save_unit(unit, dialog),
            ),
        )

    def delete_unit(self, unit: Unit) -> None:
        """Ask once, then remove a unit nothing speaks of."""
        question = self.tr("Xoá “{name}” khỏi danh bạ? Có thể lấy lại bằng Hoàn tác.").format(name=unit.name)
        if self.prompts.confirm(self.tr("Xoá đơn vị"), question, yes=self.tr("&Xoá")):
            self.book.do(lambda core: delete_unit(core, unit))

    def edit_group(self, group: UnitGroup | None) -> None:
        """Change a group, or add one."""
        self.book.ask(
            lambda core: (organisation(core), core.today),
            lambda found: self.open_dialog(
                dialog := EditGroupDialog(group, found[0], found[1], self.window), lambda: self._save_group(dialog)
            ),
        )

    def order_unit(self, way: Way) -> None:
        """Move the unit under the cursor among its sisters."""
        self._with_unit(lambda unit: self.book.do(lambda core: order_unit(core, unit.id, way)))

    # Life -------------------------------------------------------------------------------------------------------------

    def record_event(self, kind: UnitEventKind) -> None:
        """Ask for an event of the life of the unit under the cursor."""
        if kind is UnitEventKind.FOUNDED:
            self._ask_event(kind, None)
        else:
            self._with_unit(lambda unit: self._ask_event(kind, unit))

    def _ask_event(self, kind: UnitEventKind, unit: Unit | None) -> None:
        def opened(found: tuple[Organisation, date]) -> None:
            known, today = found
            dialog = UnitLifeDialog(kind, unit, known, today, self.window)
            dialog.fates_requested.connect(lambda: self._ask_fates(dialog))
            self.open_dialog(dialog, lambda: self._record(dialog.decision))
            dialog.begin()

        self.book.ask(lambda core: (organisation(core), core.today), opened)

    def _ask_fates(self, dialog: UnitLifeDialog) -> None:
        """Let a dialog show what becomes of the work; an answer to an older choice, or to a closed dialog, is dropped."""
        choice = replace(dialog.decision, basis="")  # the document may be typed meanwhile, it decides nothing about the work

        def answered(lines: list[FateLine]) -> None:
            if isValid(dialog) and replace(dialog.decision, basis="") == choice:
                dialog.show_fates(lines)

        self.book.ask(
            lambda core: show_fates(core, choice.ending_ids, choice.known_heir_id, choice.on, passes_on=choice.does_work_pass_on),
            answered,
        )

    def _record(self, choice: UnitLifeDecision) -> None:
        self.book.do(lambda core: _SERVICES[choice.kind](core, choice))

    # Parts ------------------------------------------------------------------------------------------------------------

    def _with_unit(self, do: Callable[[Unit], None]) -> None:
        """Do something with the unit under the cursor; without one, go to the directory and say what to choose."""
        view = self.window.view(UnitsView)
        unit = view.current_unit if view.isVisible() else None
        if unit is not None:
            do(unit)
        else:
            self.window.action(ActionId.GO_UNITS).trigger()
            self.window.status.show_hint(self.tr("Chọn một đơn vị trong danh bạ rồi làm lại."))

    def _write(self, title: str, name: str, write: Callable[[Workspace, Path], None]) -> None:
        path = self.prompts.save_file(title, self.out_folder("Danh bạ") / name, self.tr("Danh bạ Excel (*.xlsx)"))
        if path is not None:
            self.book.ask(lambda core: write(core, path), lambda _: self._on_written(path))

    def _on_written(self, path: Path) -> None:
        self.window.status.show_hint(self.tr("Đã ghi vào “{file}”.").format(file=path.name))

    def _open_preview(self, preview: DirectoryPreview) -> None:
        dialog = ImportUnitsDialog(preview, self.window)
        self.open_dialog(dialog, lambda: self._load(preview))

    def _load(self, preview: DirectoryPreview) -> None:
        """Load the file, after asking about addresses that no mail would reach."""
        doubtful = [row.line.name for row in preview.rows if row.line is not None and row.doubtful_email]
        question = self.tr("Thư điện tử chưa đúng dạng ở {count} dòng: {names}. Vẫn ghi các địa chỉ ấy vào sổ?")
        asked = question.format(count=len(doubtful), names=", ".join(doubtful[:_MOST_NAMED]))
        if not doubtful or self.prompts.confirm(self.tr("Nhập danh bạ"), asked, yes=self.tr("&Vẫn ghi")):
            self.book.do(lambda core: load_units(core, preview))

    def _save_unit(self, before: Unit | None, dialog: EditUnitDialog) -> None:
        unit, oversees = dialog.unit, dialog.new_oversight
        if before is None:
            self.book.do(lambda core: add_unit(core, unit, oversees or ()))
        elif unit != before:
            self.book.do(lambda core: edit_unit(core, unit, oversees))
        elif oversees is not None:
            self.book.do(lambda core: assign_overseer(core, unit, oversees))

    def _save_group(self, dialog: EditGroupDialog) -> None:
        group, is_empty = dialog.group, not dialog.members_today
        warning = self.tr("Nhóm “{name}” chưa có đơn vị nào: nhiệm vụ giao cho nhóm sẽ chưa ai thực hiện.")

        def saved(_: ChangeSet) -> None:
            if is_empty:
                self.window.status.show_hint(warning.format(name=group.name))

        self.book.do(lambda core: edit_group(core, group), saved)


def _rename(core: Workspace, choice: UnitLifeDecision) -> ChangeSet:
    return rename_unit(core, choice.unit_ids[0], choice.name, choice.on, choice.basis)


def _move(core: Workspace, choice: UnitLifeDecision) -> ChangeSet:
    return move_unit(core, choice.unit_ids[0], choice.parent_id, choice.on, choice.basis)


def _merge(core: Workspace, choice: UnitLifeDecision) -> ChangeSet:
    return merge_units(core, choice.unit_ids, choice.parts[0], choice.on, choice.basis, passes_on=choice.passes_on)


def _split(core: Workspace, choice: UnitLifeDecision) -> ChangeSet:
    return split_unit(core, choice.unit_ids[0], choice.parts, choice.on, choice.basis, heir=choice.heir, goes_on=choice.goes_on)


def _abolish(core: Workspace, choice: UnitLifeDecision) -> ChangeSet:
    return abolish_unit(core, choice.unit_ids[0], choice.on, choice.basis, choice.heir_id)


def _found(core: Workspace, choice: UnitLifeDecision) -> ChangeSet:
    part = choice.parts[0]
    assert isinstance(part, Unit)
    return found_unit(core, part, choice.on, choice.basis)


_SERVICES: dict[UnitEventKind, Callable[[Workspace, UnitLifeDecision], ChangeSet]] = {
    UnitEventKind.RENAMED: _rename,
    UnitEventKind.MOVED: _move,
    UnitEventKind.MERGED: _merge,
    UnitEventKind.SPLIT: _split,
    UnitEventKind.ABOLISHED: _abolish,
    UnitEventKind.FOUNDED: _found,
}
