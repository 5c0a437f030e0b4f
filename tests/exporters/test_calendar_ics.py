"""The .ics file: read back by the library and looked at line by line; made twice it is the same."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from app.calendars.year_events import year_events
from app.domain.calendar_event import CalendarEvent, event_uid
from app.errors import EnvironmentTrouble
from app.exporters.calendar_ics import write_calendar

STAMP = datetime(2026, 1, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))
MEETING = CalendarEvent(
    "Hội nghị sơ kết, triển khai nhiệm vụ; quý II/2026",
    date(2026, 4, 10),
    date(2026, 4, 12),
    description="Dòng thứ nhất, có dấu phẩy\nDòng thứ hai; có \\ gạch chéo",
    category="Của ngành, đoàn thể",
    uid=event_uid("meeting", "1"),
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "lịch.ics"


def written(target: Path, *events: CalendarEvent, stamped_at: datetime = STAMP) -> bytes:
    write_calendar(events, target, "Lịch công tác 2026", stamped_at)
    return target.read_bytes()


def events_in(content: bytes) -> list[Component]:
    return Calendar.from_ical(content).walk("VEVENT")


def test_an_event_is_read_back_word_for_word(target: Path) -> None:
    (event,) = events_in(written(target, MEETING))
    assert (str(event["summary"]), str(event["description"])) == (MEETING.title, MEETING.description)
    assert event["categories"].cats == [MEETING.category]
    assert str(event["uid"]) == MEETING.uid


def test_whole_days_have_no_time_and_end_on_the_day_after_the_last(target: Path) -> None:
    content = written(target, MEETING)
    assert b"DTSTART;VALUE=DATE:20260410\r\n" in content
    assert b"DTEND;VALUE=DATE:20260413\r\n" in content
    assert b"TRANSP:TRANSPARENT\r\n" in content


def test_the_calendar_says_who_made_it_and_what_it_is_called(target: Path) -> None:
    calendar = Calendar.from_ical(written(target, MEETING))
    assert (str(calendar["version"]), str(calendar["x-wr-calname"])) == ("2.0", "Lịch công tác 2026")
    assert calendar["prodid"]


def test_lines_are_folded_at_75_bytes_and_no_letter_is_cut(target: Path) -> None:
    long = replace(MEETING, title="Đảng uỷ " * 40, description="ệ" * 500)
    content = written(target, long)
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(line.decode("utf-8") is not None for line in lines)
    assert str(events_in(content)[0]["description"]) == long.description


def test_the_moment_of_export_is_the_only_clock_in_the_file(target: Path) -> None:
    first = written(target, MEETING)
    later = written(target, MEETING, stamped_at=STAMP + timedelta(days=30))
    assert set(re.findall(rb"\d{8}T\d{6}Z?", first)) == {b"20260105T013000Z"}
    assert first.replace(b"20260105T013000Z", b"20260204T013000Z") == later


def test_the_same_events_in_another_order_give_the_same_file(target: Path) -> None:
    other = CalendarEvent("Ngày hội", date(2026, 4, 10), date(2026, 4, 10))
    assert written(target, MEETING, other) == written(target, other, MEETING)


def test_a_second_export_of_a_year_bears_the_same_uids_whatever_was_added(target: Path) -> None:
    year = year_events(2026)
    first = {str(event["uid"]) for event in events_in(written(target, *year))}
    second = {str(event["uid"]) for event in events_in(written(target, *year, MEETING, stamped_at=STAMP + timedelta(days=1)))}
    assert len(first) == len(year)
    assert second - first == {MEETING.uid}
    assert first < second


def test_an_event_without_uid_takes_one_from_its_content(target: Path) -> None:
    plain = replace(MEETING, uid="")
    moved = replace(plain, starts_on=date(2026, 4, 11))
    (event,) = events_in(written(target, plain))
    assert str(event["uid"]) == plain.identity == replace(plain, description="khác").identity
    assert plain.identity != moved.identity


def test_a_uid_is_the_same_on_every_computer_and_its_parts_do_not_run_into_each_other() -> None:
    assert event_uid("work_item", "1") == "ded0fd63-e710-553f-b785-714a91d4d0f6@dondoc"
    assert event_uid("a", "bc") != event_uid("ab", "c")


def test_an_event_given_twice_is_written_once(target: Path) -> None:
    assert len(events_in(written(target, MEETING, MEETING))) == 1


def test_two_different_events_with_one_uid_are_refused_and_nothing_is_written(target: Path) -> None:
    with pytest.raises(ValueError, match="uid"):
        written(target, MEETING, replace(MEETING, title="Việc khác"))
    assert list(target.parent.iterdir()) == []


def test_a_moment_without_time_zone_is_refused(target: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        written(target, MEETING, stamped_at=STAMP.replace(tzinfo=None))


def test_a_moment_in_utc_is_written_as_it_is(target: Path) -> None:
    assert b"DTSTAMP:20260105T010203Z" in written(target, MEETING, stamped_at=datetime(2026, 1, 5, 1, 2, 3, tzinfo=UTC))


def test_characters_no_reader_can_see_do_not_reach_the_file(target: Path) -> None:
    dirty = replace(MEETING, title="Hội\x0bnghị\x00 \ud800quý\r\nBEGIN:VEVENT", description="một\r\nhai\x07")
    content = written(target, dirty)
    (event,) = events_in(content)
    assert str(event["summary"]) == "Hội nghị quý BEGIN:VEVENT"
    assert str(event["description"]) == "một\nhai"
    assert content.count(b"\r\nBEGIN:VEVENT\r\n") == 1


def test_an_event_that_says_no_more_has_no_empty_lines(target: Path) -> None:
    content = written(target, CalendarEvent("Họp", date(2026, 4, 10), date(2026, 4, 10)))
    assert b"DESCRIPTION" not in content
    assert b"CATEGORIES" not in content


def test_a_calendar_without_events_is_still_a_calendar(target: Path) -> None:
    assert events_in(written(target)) == []


def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left_behind(target: Path) -> None:
    target.mkdir()
    with pytest.raises(EnvironmentTrouble):
        written(target, MEETING)
    assert list(target.parent.iterdir()) == [target]


def test_an_event_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        replace(MEETING, ends_on=date(2026, 4, 9))
