"""Cases for the undo test: a template of the office's own taken in, its file replaced, let go."""

from pathlib import Path

from app.services.office_templates import add_template, office_templates, remove_template, replace_template, save_starter
from app.services.workspace import Workspace
from tests import sample_books
from tests.exporters.office_template.samples import written


def with_a_template(folder: Path) -> Workspace:
    """Open the sample with one template kept."""
    core = sample_books.imported(folder)
    path = folder / "mau.docx"
    save_starter(core, "progress-report", path)
    add_template(core, path, "Báo cáo quý", "progress-report")
    return core


def with_right_and_wrong_templates(folder: Path) -> Workspace:
    """Open the sample with one template that can be used and one, the first in the list, that has faults."""
    core = with_a_template(folder)
    wrong = ("Kính gửi: {{ten_don_vj}}", "Còn {{qua_han}} việc: {{dau_viec.ket_qa}}", "{{nếu qua_han}}")
    add_template(core, written(folder, *wrong), "Báo cáo nhanh", "progress-report")
    return core


def _add(core: Workspace, folder: Path) -> object:
    return add_template(core, written(folder, "{{co_quan}}"), "Công văn của cơ quan", "reminder-letter")


def _replace(core: Workspace, folder: Path) -> object:
    return replace_template(core, office_templates(core)[0].id, written(folder, "{{co_qan}}"))


def _remove(core: Workspace, _: Path) -> object:
    return remove_template(core, office_templates(core)[0].id)


EDIT_TEMPLATES = (with_a_template, [_add, _replace, _remove])
