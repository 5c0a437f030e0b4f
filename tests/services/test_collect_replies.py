"""From what the clerk drops in to a preview: files, folders, mails, archives; a guess is asked, and not written without a yes."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.__main__ import main
from app.commands.base import REFUSED
from app.merging.preview import MergeKind
from app.services.collect_replies import MAX_BUNDLE_DEPTH, collect_replies, remove_replies
from app.services.merge_trackers import MergeDraft, TrackerPreview, give_up, merge_trackers, preview_trackers, problem_sentence
from app.services.workspace import Workspace
from tests import sample_books

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Workspace]:
    opened = sample_books.sent(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def sent(core: Workspace) -> list[Path]:
    return sorted((core.path.parent / "gui").glob("*.xlsx"))


def answered(
    source: Path, target: Path, change: Callable[[Worksheet], None] | None = None, *, said: str = "Đã làm xong."
) -> Path:
    """Return a copy of a tracker in which the unit reports something in the first row, changed as told."""
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    head = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "TT")
    column = next(cell.column for cell in sheet[head] if cell.value == "Kết quả thực hiện")
    sheet.cell(head + 1, column).value = said
    if change:
        change(sheet)
    book.save(target)
    return target


def without_identity(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.remove(sheet.parent["_dondoc"])


def without_codes(sheet: Worksheet) -> None:
    without_identity(sheet)
    unmerge(sheet)
    sheet.delete_cols(2)


def unmerge(sheet: Worksheet) -> None:
    for area in [str(area) for area in sheet.merged_cells.ranges]:
        sheet.unmerge_cells(area)


def mail(path: Path, *files: Path) -> Path:
    message = EmailMessage()
    message["From"], message["To"] = "chibo@example.test", "vanphong@example.test"
    message.set_content("Đơn vị gửi lại phiếu.")
    for file in files:
        message.add_attachment(file.read_bytes(), maintype="application", subtype="octet-stream", filename=file.name)
    path.write_bytes(message.as_bytes())
    return path


def archive(path: Path, **files: Path) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, file in files.items():
            made.write(file, name)
    return path


def new_texts(file: TrackerPreview) -> list[str]:
    return [entry.returned[0] for entry in file.preview.of_kind(MergeKind.NEW, MergeKind.CHANGED) if entry.field == "result"]


def only(draft: MergeDraft) -> TrackerPreview:
    (file,) = draft.files
    return file


def test_a_mail_is_taken_apart_and_what_came_with_the_tracker_goes_with_it(
    core: Workspace, sent: list[Path], tmp_path: Path
) -> None:
    reply = answered(sent[0], tmp_path / "Phiếu trả lời.xlsx")
    evidence = tmp_path / "Minh chứng.pdf"
    evidence.write_bytes(PDF)
    draft = preview_trackers(core, [mail(tmp_path / "thư.eml", reply, evidence)])
    file = only(draft)
    assert file.origin == "thư “thư.eml” › Phiếu trả lời.xlsx"
    assert new_texts(file) == ["Đã làm xong."]
    assert [path.read_bytes() for path in file.attachments.values()] == [PDF]
    assert not draft.refused
    merge_trackers(core, draft)
    assert draft.folder is not None
    assert not draft.folder.exists()


def test_what_came_out_of_a_mail_is_removed_when_the_draft_is_given_up(core: Workspace, sent: list[Path], tmp_path: Path) -> None:
    draft = preview_trackers(core, [mail(tmp_path / "thư.eml", sent[0])])
    assert only(draft).path.is_file()
    give_up(draft)
    assert draft.folder is not None
    assert not draft.folder.exists()


def test_nothing_is_left_behind_when_nothing_came_out(
    core: Workspace, sent: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "tam"
    scratch.mkdir()
    monkeypatch.setattr("app.services.collect_replies.scratch_dir", lambda: scratch)
    assert preview_trackers(core, sent[:1]).folder is None
    assert list(scratch.iterdir()) == []


def test_a_folder_is_read_with_what_lies_below_and_each_evidence_stays_with_its_unit(
    core: Workspace, sent: list[Path], tmp_path: Path
) -> None:
    for number, tracker in enumerate(sent[:2]):
        folder = tmp_path / "về" / f"đơn vị {number}"
        folder.mkdir(parents=True)
        answered(tracker, folder / "phiếu.xlsx", said=f"Việc của đơn vị {number}.")
        (folder / f"ảnh {number}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
        (folder / "~$phiếu.xlsx").write_bytes(b"lock")
    (tmp_path / "về" / "ghi chú chung.pdf").write_bytes(PDF)
    draft = preview_trackers(core, [tmp_path / "về"])
    assert [new_texts(file) for file in draft.files] == [["Việc của đơn vị 0."], ["Việc của đơn vị 1."]]
    assert [list(file.attachments) for file in draft.files] == [["ảnh 0.jpg"], ["ảnh 1.jpg"]]
    assert draft.files[0].origin == "thư mục “về” › đơn vị 0 › phiếu.xlsx"
    (refused,) = draft.refused
    assert "ghi chú chung.pdf" in refused.why


def test_an_archive_in_a_mail_is_taken_apart_too_but_not_without_end(core: Workspace, sent: list[Path], tmp_path: Path) -> None:
    inner = archive(tmp_path / "0.zip", phieu=answered(sent[0], tmp_path / "phiếu.xlsx"))
    draft = preview_trackers(core, [mail(tmp_path / "thư.eml", inner)])
    assert only(draft).origin == "thư “thư.eml” › tệp nén “0.zip” › phieu"
    give_up(draft)
    for depth in range(1, MAX_BUNDLE_DEPTH + 2):
        inner = archive(tmp_path / f"{depth}.zip", **{f"{depth - 1}.zip": inner})
    replies = collect_replies([inner])
    assert not replies.trackers
    (refused,) = replies.refused
    assert "lồng vào nhau" in refused.why
    remove_replies(replies.folder)


def test_every_file_that_cannot_be_used_is_told_by_its_name(core: Workspace, sent: list[Path], tmp_path: Path) -> None:
    (tmp_path / "công văn.pdf").write_bytes(PDF)
    (tmp_path / "trống").mkdir()
    other = openpyxl.Workbook()
    other.save(tmp_path / "danh sách.xlsx")
    names = ["công văn.pdf", "trống", "danh sách.xlsx", "mất.xlsx"]
    draft = preview_trackers(core, [tmp_path / name for name in names])
    assert not draft.files
    told = {refused.path.name: refused.why for refused in draft.refused}
    assert set(told) == set(names)
    assert all(name in why for name, why in told.items())


def test_the_same_file_twice_is_taken_once(core: Workspace, sent: list[Path], tmp_path: Path) -> None:
    again = shutil.copyfile(sent[0], tmp_path / "bản sao.xlsx")
    draft = preview_trackers(core, [sent[0], again])
    assert only(draft).path == sent[0]
    assert "giống hệt" in draft.refused[0].why


@pytest.mark.parametrize(("change", "way"), [(without_identity, "mã ẩn trong từng dòng"), (without_codes, "nội dung")])
def test_a_tracker_without_identity_is_asked_about_and_written_only_after_a_yes(
    core: Workspace, sent: list[Path], tmp_path: Path, change: Callable[[Worksheet], None], way: str
) -> None:
    path = answered(sent[0], tmp_path / "tra loi.xlsx", change)
    draft = preview_trackers(core, [path])
    file = only(draft)
    assert f"nhận ra theo {way}" in file.question
    assert file.unit.name in file.question
    assert "quý IV/2022" in file.question
    assert new_texts(file) == ["Đã làm xong."]
    assert file.certain is None
    assert merge_trackers(core, draft).values == 0
    draft = preview_trackers(core, [path])
    assert merge_trackers(core, draft, confirmed=[path]).values == 1


def test_rows_known_by_their_words_wait_for_a_yes_while_the_rest_is_written(
    core: Workspace, sent: list[Path], tmp_path: Path
) -> None:
    def change(sheet: Worksheet) -> None:
        head = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "TT")
        column = next(cell.column for cell in sheet[head] if cell.value == "Kết quả thực hiện")
        sheet.cell(head + 1, 2).value = None
        sheet.cell(head + 2, column).value = "Dòng có mã."

    path = answered(sent[0], tmp_path / "phiếu.xlsx", change)
    draft = preview_trackers(core, [path])
    file = only(draft)
    assert "1 dòng mất mã" in file.question
    assert new_texts(file) == ["Đã làm xong.", "Dòng có mã."]
    assert merge_trackers(core, draft).values == 1


def test_a_tracker_whose_title_names_another_unit_is_asked_about(core: Workspace, sent: list[Path], tmp_path: Path) -> None:
    other = preview_trackers(core, sent[1:2]).files[0].unit.name

    def change(sheet: Worksheet) -> None:
        cell = next(cell for row in sheet.iter_rows(max_row=6) for cell in row if str(cell.value).startswith("Đơn vị:"))
        cell.value = f"Đơn vị: {other} – Kỳ báo cáo: quý IV/2022"

    file = only(preview_trackers(core, [answered(sent[0], tmp_path / "a.xlsx", change)]))
    assert file.unit.name in file.question
    assert other in file.question
    assert file.writable(()) is None


def test_without_any_name_a_tracker_that_fits_many_units_is_refused(core: Workspace, sent: list[Path], tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        without_codes(sheet)
        sheet.delete_rows(1, 4)

    path = answered(sent[0], tmp_path / "phiếu.xlsx", change)
    draft = preview_trackers(core, [path])
    assert not draft.files
    assert "ghi tên đơn vị vào tên tệp" in draft.refused[0].why
    unit = preview_trackers(core, sent[:1]).files[0].unit.name
    named = only(preview_trackers(core, [path.rename(tmp_path / f"Phiếu của {unit}.xlsx")]))
    assert named.unit.name == unit
    assert named.question


def test_an_unusable_cell_is_told_with_file_sheet_cell_and_both_readings(
    core: Workspace, sent: list[Path], tmp_path: Path
) -> None:
    def change(sheet: Worksheet) -> None:
        head = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "TT")
        column = next(cell.column for cell in sheet[head] if cell.value == "Ngày hoàn thành")
        sheet.cell(head + 1, column).value = "12/15/2022"

    file = only(preview_trackers(core, [answered(sent[0], tmp_path / "a.xlsx", change)]))
    (entry,) = file.preview.of_kind(MergeKind.UNUSABLE)
    said = problem_sentence(file, entry)
    assert all(part in said for part in ("“a.xlsx”", "“Phiếu theo dõi”", "ô G", "12/15/2022", "15/12/2022"))


def test_the_command_takes_a_folder_and_refuses_a_guess_until_it_is_told_to_accept(
    core: Workspace, sent: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "về"
    folder.mkdir()
    answered(sent[0], folder / "phiếu.xlsx", without_identity)
    core.close()
    arguments = ["merge", str(core.path), str(folder), "--apply", "--today", "2022-12-28"]
    assert main(arguments) == REFUSED
    said = capsys.readouterr().out
    assert "Đúng không?" in said
    assert "--accept-guess" in said
    assert main([*arguments, "--accept-guess"]) == 0
    assert "Đã ghi 1 chỗ" in capsys.readouterr().out


def test_photos_of_one_name_and_of_any_size_come_along_and_a_sheet_that_is_no_tracker_is_told_as_well(
    core: Workspace, sent: list[Path], tmp_path: Path
) -> None:
    photos = [tmp_path / str(number) / "image.jpg" for number in range(2)]
    for number, photo in enumerate(photos):
        photo.parent.mkdir()
        photo.write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes([number]) * 6_000_000)
    sheet = tmp_path / "danh sách.xlsx"
    openpyxl.Workbook().save(sheet)
    draft = preview_trackers(core, [mail(tmp_path / "thư.eml", sent[0], *photos, sheet)])
    assert [path.stat().st_size for path in only(draft).attachments.values()] == [6_000_010, 6_000_010, sheet.stat().st_size]
    assert list(only(draft).attachments) == ["image.jpg", "image (2).jpg", "danh sách.xlsx"]
    assert [refused.path.name for refused in draft.refused] == ["danh sách.xlsx"]
    give_up(draft)
