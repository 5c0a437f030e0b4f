"""The office's own templates of documents: the dialog's wishes become service calls, and it shows what came of them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.office_template import OfficeTemplate
from app.files import safe_name
from app.reports.registry import report_kind
from app.services import office_templates
from ui.actions.ids import ActionId
from ui.dialogs.office_templates.dialog import OfficeTemplatesDialog
from ui.window.handler_group import HandlerGroup, Table


class TemplateHandlers(HandlerGroup):
    """What is done with templates."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.OFFICE_TEMPLATES: self.show_templates}

    def show_templates(self) -> None:
        """Open the list of templates."""
        self.book.ask(office_templates.office_templates, self._open)

    def _open(self, templates: list[OfficeTemplate]) -> None:
        dialog = OfficeTemplatesDialog(templates, self.prompts, self.window)
        dialog.add_requested.connect(lambda path, name, kind: self._add(dialog, path, name, kind))
        dialog.replace_requested.connect(lambda one, path: self._replace(dialog, one, path))
        dialog.remove_requested.connect(lambda one: self._remove(dialog, one))
        dialog.copy_requested.connect(self._save_copy)
        dialog.starter_requested.connect(self._save_starter)
        self.open_dialog(dialog, lambda: None)

    def _add(self, dialog: OfficeTemplatesDialog, path: Path, name: str, kind: str) -> None:
        self.book.do(lambda core: office_templates.add_template(core, path, name, kind), lambda _: self._refresh(dialog))

    def _replace(self, dialog: OfficeTemplatesDialog, template_id: int, path: Path) -> None:
        self.book.do(lambda core: office_templates.replace_template(core, template_id, path), lambda _: self._refresh(dialog))

    def _remove(self, dialog: OfficeTemplatesDialog, template_id: int) -> None:
        self.book.do(lambda core: office_templates.remove_template(core, template_id), lambda _: self._refresh(dialog))

    def _refresh(self, dialog: OfficeTemplatesDialog) -> None:
        self.book.ask(office_templates.office_templates, dialog.show_templates)

    def _save_copy(self, template_id: int) -> None:
        path = self._target(self.tr("Mẫu văn bản"))
        if path is not None:
            self.book.ask(lambda core: office_templates.save_template_file(core, template_id, path), lambda _: self._offer(path))

    def _save_starter(self, kind: str) -> None:
        path = self._target(self.tr("Mẫu {title}").format(title=report_kind(kind).title))
        if path is not None:
            self.book.ask(lambda core: office_templates.save_starter(core, kind, path), lambda _: self._offer(path))

    def _target(self, name: str) -> Path | None:
        proposed = self.out_folder("Mẫu văn bản") / f"{safe_name(name)}.docx"
        return self.prompts.save_file(self.tr("Lưu tệp mẫu"), proposed, self.tr("Word (*.docx)"))

    def _offer(self, path: Path) -> None:
        if self.prompts.confirm(
            self.tr("Mẫu văn bản"), self.tr("Đã ghi “{file}”. Mở bằng Word?").format(file=path.name), yes=self.tr("&Mở")
        ):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
