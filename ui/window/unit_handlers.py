"""The directory: units, groups, overseers, exchange with Excel."""

from pathlib import Path

from app.domain.ids import UnitId
from app.domain.unit import Unit, UnitGroup
from app.services.edit_units import add_unit, assign_overseer, edit_group, edit_unit
from app.services.exchange_units import export_units, import_units
from app.services.show_plan import directory, oversight
from ui.actions.registry import ActionId
from ui.dialogs.edit_unit.dialog import EditGroupDialog, EditUnitDialog
from ui.window.handler_group import HandlerGroup, Table


class UnitHandlers(HandlerGroup):
    """What is done with the directory."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.IMPORT_UNITS: self.import_units, ActionId.EXPORT_UNITS: self.export_units}

    def import_units(self) -> None:
        """Ask for a directory workbook and load it."""
        for path in self.prompts.open_files(self.tr("Chọn danh bạ đơn vị"), self.tr("Danh bạ Excel (*.xlsx)"))[:1]:
            self.load(path)

    def load(self, path: Path) -> None:
        """Load a directory workbook."""
        self.book.do(lambda core: import_units(core, path))

    def export_units(self) -> None:
        """Ask for a file and write the directory into it."""
        proposed = self.out_folder("Danh bạ") / "Danh bạ đơn vị.xlsx"
        path = self.prompts.save_file(self.tr("Xuất danh bạ"), proposed, self.tr("Danh bạ Excel (*.xlsx)"))
        if path is not None:
            self.book.ask(lambda core: export_units(core, path), lambda _: self._on_exported(path))

    def edit_unit(self, unit: Unit | None) -> None:
        """Change a unit or person, or add one."""
        self.book.ask(lambda core: (directory(core)[0], oversight(core)), lambda found: self._open_unit(unit, *found))

    def edit_group(self, group: UnitGroup | None) -> None:
        """Change a group, or add one."""
        self.book.ask(lambda core: directory(core)[0], lambda units: self._open_group(group, units))

    def _open_unit(self, unit: Unit | None, units: list[Unit], overseen: dict[UnitId, list[UnitId]]) -> None:
        dialog = EditUnitDialog(unit, units, overseen.get(unit.id, []) if unit else [], self.window)
        self.open_dialog(dialog, lambda: self._save_unit(unit, dialog))

    def _save_unit(self, before: Unit | None, dialog: EditUnitDialog) -> None:
        unit, new_oversight = dialog.unit, dialog.new_oversight
        if unit != before:
            self.book.do(lambda core: edit_unit(core, unit) if before else add_unit(core, unit))
        if before is not None and new_oversight is not None:
            self.book.do(lambda core: assign_overseer(core, unit, new_oversight))

    def _open_group(self, group: UnitGroup | None, units: list[Unit]) -> None:
        dialog = EditGroupDialog(group, units, self.window)
        self.open_dialog(dialog, lambda: self._save_group(dialog))

    def _save_group(self, dialog: EditGroupDialog) -> None:
        group = dialog.group
        self.book.do(lambda core: edit_group(core, group))

    def _on_exported(self, path: Path) -> None:
        self.window.status.show_hint(self.tr("Đã ghi danh bạ vào “{file}”.").format(file=path.name))
