"""Whatever file a plan comes in is read, and the clerk is told of her own file; pasted text becomes a file of its own."""

import shutil

import pytest

from app.domain.plan_reading import FindingCode
from app.errors import UserError
from app.importers.child import read_outside
from app.importers.gate.facts import OfficeKind
from app.importers.plan_files.old_word import OldWordText
from app.importers.plan_files.word.read import read_docx
from app.messages.code import Code
from app.paths import scratch_dir
from app.services import import_plan, plan_file, sample
from app.services.paste_plan import discard_pasted, prepare_pasted
from app.services.plan_file import mould_of, opened_plan_file
from app.services.read_plan import read_plan, reading_of
from app.store import file_store, plans, tasks
from tests.builders import an_empty_book
from tests.libreoffice import converted
from tests.office_files import open_document


def sample_text() -> str:
    """The words of the sample plan, a line a paragraph, its automatic numbers written out."""
    blocks = read_docx(sample.sample_plan()).blocks
    return "\n".join(f"{block.label} {block.text}".strip() for block in blocks)


def test_a_plan_is_opened_as_what_it_is_and_not_as_what_its_name_says(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(open_document())
    with opened_plan_file(path) as file:
        assert (file.path, file.kind, mould_of(file)) == (path, OfficeKind.ODT, "")


def test_a_plain_text_is_read_like_the_word_file_it_was(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(sample_text(), encoding="utf-8")
    ours, theirs = read_plan(path), read_plan(sample.sample_plan())
    assert [task.number for task in ours.tasks] == [task.number for task in theirs.tasks]
    assert [task.lead for task in ours.tasks] == [task.lead for task in theirs.tasks]
    assert ours.header.subject == theirs.header.subject


class Made:
    """Stands in for what the office program made."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        return None


def test_where_a_conversion_loses_a_table_the_stored_text_is_read_and_the_look_is_still_known(tmp_path, monkeypatch):
    made = tmp_path / "source.docx"
    shutil.copy(sample.sample_plan(), made)
    original = tmp_path / "Kế hoạch cũ.doc"
    ends = plan_file._cell_ends_in(read_docx(made))
    stored = {"kind": OfficeKind.DOC, "old word": OldWordText(sample_text(), ends)}
    monkeypatch.setattr(plan_file, "converted_to_docx", lambda *_: Made(made))
    monkeypatch.setattr(plan_file, "read_outside", lambda name, path, *_: stored.get(name) or read_outside(name, path))
    with opened_plan_file(original) as file:
        assert (file.path, file.kind) == (made, OfficeKind.DOCX)
    stored["old word"] = OldWordText(sample_text(), ends + 6)
    with opened_plan_file(original) as file:
        assert (file.path, file.kind) == (made.with_suffix(".txt"), OfficeKind.TEXT)
        reading = reading_of(file)
        assert len(reading.tasks) == 10
        assert [finding.code for finding in reading.findings] == [FindingCode.STORED_TEXT]
        assert mould_of(file)


def test_a_stored_text_that_cannot_be_read_does_not_keep_out_what_an_office_program_could_read(tmp_path, monkeypatch):
    made = tmp_path / "source.docx"
    shutil.copy(sample.sample_plan(), made)
    original = tmp_path / "Kế hoạch cũ.doc"

    def read(name, path, *_):
        if name == "old word":
            raise UserError(Code.FILE_UNREADABLE, file=path.name)
        return OfficeKind.DOC if name == "kind" else read_outside(name, path)

    monkeypatch.setattr(plan_file, "converted_to_docx", lambda *_: Made(made))
    monkeypatch.setattr(plan_file, "read_outside", read)
    with opened_plan_file(original) as file:
        assert (file.path, file.kind) == (made, OfficeKind.DOCX)


def test_what_is_refused_of_a_converted_file_names_the_file_of_the_clerk(tmp_path, monkeypatch):
    """The stand-in for the office program gives a Word file that is no plan, under its own name."""
    original = tmp_path / "Kế hoạch.rtf"
    original.write_bytes(b"{\\rtf1 K}")
    made = tmp_path / "source.docx"
    made.write_bytes(b"PK\x03\x04")

    monkeypatch.setattr(plan_file, "converted_to_docx", lambda *_: Made(made))
    with pytest.raises(UserError) as refused, opened_plan_file(original) as file:
        file.read("plan")
    assert (refused.value.code, refused.value.parameters["file"]) == (Code.FILE_CUT_OFF, "Kế hoạch.rtf")


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_a_plan_of_another_kind_is_imported_and_her_own_file_kept(tmp_path, kind):
    core = an_empty_book(tmp_path)
    (path,) = converted([shutil.copy(sample.sample_plan(), tmp_path / "plan.docx")], tmp_path / "out", kind)
    draft = import_plan.prepare_import(core, path)
    assert draft.path == path
    assert bool(draft.mould) is (kind != "odt")
    import_plan.import_plan(core, draft, {})
    assert len(tasks.of_plan(core.book, plans.all_plans(core.book)[0].id)) == 10
    kept = file_store.path_of(core.book, core.path, core.book.number("SELECT file_id FROM plan"))
    assert kept.read_bytes() == path.read_bytes()


def test_pasted_text_is_imported_and_kept_as_a_text_file(tmp_path):
    core = an_empty_book(tmp_path)
    draft = prepare_pasted(core, sample_text())
    assert len(draft.reading.tasks) == 10
    assert not [finding for finding in draft.reading.findings if finding.code is FindingCode.UNREAD_TEXT]
    import_plan.import_plan(core, draft, {})
    assert core.book.value("SELECT original_name FROM stored_file") == draft.path.name
    assert draft.path.suffix == ".txt"
    discard_pasted(draft)
    assert not draft.path.exists()
    assert list(scratch_dir().glob("dan-*")) == []


@pytest.mark.parametrize(("text", "code"), [("  \n", Code.FILE_EMPTY), ("Kế hoạch\n", Code.PLAN_HAS_NO_DUTY)])
def test_pasted_text_that_is_no_plan_is_refused_and_leaves_nothing(tmp_path, text, code):
    core = an_empty_book(tmp_path)
    with pytest.raises(UserError) as refused:
        prepare_pasted(core, text)
    assert refused.value.code is code
    assert list(scratch_dir().glob("dan-*")) == []


def test_control_characters_of_the_clipboard_do_no_harm(tmp_path):
    draft = prepare_pasted(an_empty_book(tmp_path), sample_text().replace("\n", "\x07\n\x00", 1) + "\udc80")
    assert len(draft.reading.tasks) == 10
    discard_pasted(draft)


def test_a_draft_of_a_file_is_never_deleted(tmp_path):
    path = shutil.copy(sample.sample_plan(), tmp_path / "plan.docx")
    discard_pasted(import_plan.prepare_import(an_empty_book(tmp_path), path))
    assert path.exists()
