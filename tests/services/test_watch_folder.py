"""The watched folder: a file is told once it is wholly there, until the clerk has seen it, and again when it changes."""

import os
from pathlib import Path

from app.services.watch_folder import FolderWatch


def put(path: Path, content: bytes = b"PK", at: int = 1_700_000_000) -> Path:
    path.write_bytes(content)
    os.utime(path, (at, at))
    return path


def test_a_file_counts_once_two_looks_found_it_the_same(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path)
    reply = put(tmp_path / "phiếu.xlsx")
    assert watch.look().new == ()
    assert watch.look().new == (reply,)


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path)
    for size in range(1, 4):
        reply = put(tmp_path / "phiếu.xlsx", b"P" * size)
        assert watch.look().new == ()
    assert watch.look().new == (reply,)


def test_a_file_that_was_seen_is_told_again_only_when_it_changes(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path)
    reply = put(tmp_path / "phiếu.xlsx")
    watch.look()
    watch.put_seen(watch.look().new)
    assert watch.look().new == ()
    put(reply, b"PKPK", 1_700_000_100)
    watch.look()
    assert watch.look().new == (reply,)


def test_what_was_seen_yesterday_is_not_told_today_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    first = FolderWatch(tmp_path)
    put(tmp_path / "a.xlsx")
    put(tmp_path / "b.eml")
    first.look()
    first.put_seen(first.look().new)
    (tmp_path / "a.xlsx").unlink()
    second = FolderWatch(tmp_path, first.seen)
    second.look()
    assert second.look().new == ()
    second.put_seen(())
    assert [mark.split("|")[0] for mark in second.seen] == ["b.eml"]


def test_only_files_that_may_be_replies_count(tmp_path: Path) -> None:
    for name in ("ảnh.jpg", "~$phiếu.xlsx", ".ẩn.xlsx", "phiếu.xlsx.crdownload", "công văn.docx"):
        put(tmp_path / name)
    put(tmp_path / "rỗng.xlsx", b"")
    (tmp_path / "con.zip").mkdir()
    wanted = [put(tmp_path / name) for name in ("a.CSV", "b.msg", "c.ods", "d.zip")]
    watch = FolderWatch(tmp_path)
    watch.look()
    assert watch.look().new == tuple(wanted)


def test_a_folder_that_is_away_is_told_and_everything_waits_when_it_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "chung"
    watch = FolderWatch(folder)
    assert not watch.look().is_reachable
    folder.mkdir()
    reply = put(folder / "phiếu.xlsx")
    first, second = watch.look(), watch.look()
    assert (first.new, first.is_reachable) == ((), True)
    assert second.new == (reply,)
