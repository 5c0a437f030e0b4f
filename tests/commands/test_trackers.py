"""Trackers on the command line: the folder for another computer, the ladder of reminders, what a merge leaves open."""

import json
from pathlib import Path

import openpyxl
import pytest

from app.__main__ import main as command_line
from app.domain.progress import Progress, ProgressState
from app.merging.preview import MergeKind
from app.services import sample
from app.services.merge_trackers import preview_trackers
from app.services.record_progress import record_progress
from app.services.show_items import show_items
from tests import sample_books

Q4 = sample.SAMPLE_PERIOD
TODAY = ["--today", sample.RECEIVED_ON.isoformat()]


def closed(core) -> str:
    core.close()
    return str(core.path)


def test_sending_for_another_computer_writes_the_whole_folder(tmp_path: Path, capsys):
    book = closed(sample_books.imported(tmp_path))
    assert (
        command_line(["send", book, "--period", Q4.code, "--out", str(tmp_path / "USB"), "--usb", "--today", "2022-10-03"]) == 0
    )
    assert "Đã lập 16 phiếu" in capsys.readouterr().out
    assert len(list((tmp_path / "USB").rglob("*.eml"))) == 16
    assert (tmp_path / "USB" / "Đọc trước.txt").is_file()


def test_that_folder_holds_no_workbook_for_all(tmp_path: Path, capsys):
    with pytest.raises(SystemExit) as ended:
        command_line(["send", "so.dondoc", "--period", Q4.code, "--out", "x", "--usb", "--one-file"])
    assert ended.value.code == 2


def test_late_units_are_reminded_by_message_and_by_telephone(tmp_path: Path, capsys):
    book = closed(sample_books.merged(tmp_path))
    assert command_line(["remind", book, "--period", Q4.code, "--message", "--json", *TODAY]) == 0
    messages = json.loads(capsys.readouterr().out)["messages"]
    assert all(one["text"].startswith(f"Kính gửi {one['unit']}") for one in messages)
    listed = tmp_path / "goi.xlsx"
    assert command_line(["remind", book, "--period", Q4.code, "--phone", str(listed), *TODAY]) == 0
    rows = list(openpyxl.load_workbook(listed).active.iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows] == [one["unit"] for one in messages]
    assert {row[5] for row in rows} == {"1 lần"}


def test_a_merge_that_leaves_conflicts_says_how_many_and_ends_with_three(tmp_path: Path, capsys):
    core = sample_books.sent(tmp_path)
    replies = sample.sample_replies(Q4)[:3]
    for file in preview_trackers(core, replies).files[:2]:
        entry = next(one for one in file.preview.of_kind(MergeKind.NEW) if one.field == "result")
        item = next(line.item for line in show_items(core, Q4) if line.item.id == entry.work_item_id)
        record_progress(core, item, Progress(ProgressState.IN_PROGRESS, None, "Báo qua điện thoại"))
    book = closed(core)
    words = ["merge", book, *map(str, replies)]
    assert command_line([*words, "--json", *TODAY]) == 0
    seen = json.loads(capsys.readouterr().out)
    assert seen["conflicts"] >= 2
    assert command_line([*words, "--apply", *TODAY]) == 3
    said = capsys.readouterr().out.splitlines()[-1]
    assert f"còn {seen['conflicts']} chỗ trùng sửa" in said
    assert command_line([*words, "--apply", "--json", *TODAY]) == 3
    again = json.loads(capsys.readouterr().out)
    assert (again["written"], again["conflicts"]) == (0, seen["conflicts"])


def test_a_merge_without_conflicts_ends_with_nought(tmp_path: Path, capsys):
    book = closed(sample_books.sent(tmp_path))
    assert command_line(["merge", book, *map(str, sample.sample_replies(Q4)[:2]), "--apply", *TODAY]) == 0
    assert "còn 0 chỗ trùng sửa." in capsys.readouterr().out.splitlines()[-1]
