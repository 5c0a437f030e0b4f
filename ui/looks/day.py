"""How a day is said: with its weekday where nobody works on it, and the next working day beside it."""

from datetime import date

from ui.kit.numbers import short_date

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def day_words(on: date | None, works_on: date | None) -> str:
    """Return "31/12/2022 (thứ Bảy; ngày làm việc tiếp theo 03/01/2023)", the bare date where it is worked."""
    if on is None or works_on is None or works_on == on:
        return short_date(on, year=True)
    return f"{on:%d/%m/%Y} ({WEEKDAYS[on.weekday()]}; ngày làm việc tiếp theo {works_on:%d/%m/%Y})"


def day_in_little_room(on: date | None, works_on: date | None) -> str:
    """Return "31/12", and below it "→ 03/01" where nobody works on that day."""
    if on is None or works_on is None or works_on == on:
        return short_date(on)
    return with_working_day(short_date(on), works_on)


def with_working_day(due: str, works_on: date | None) -> str:
    """Return a deadline as it is written, and below it the next working day where there is one to be said."""
    return f"{due}\n→ {short_date(works_on)}" if works_on else due
