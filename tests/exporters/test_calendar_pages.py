"""The calendar on paper: nothing reaches beyond the page or its neighbours, nothing is lost without being counted."""

import pytest

from app.exporters.calendar_pages import (
    AgendaRow,
    Heading,
    PrintedDay,
    PrintedMonth,
    agenda_pages,
    cut,
    days_pages,
    wrap,
    year_pages,
)
from app.layout_rules.advances import ems

HEADING = Heading("LỊCH CÔNG TÁC THÁNG 12/2022", "Năm Nhâm Dần, mọi kế hoạch")
LONG = "II.1 sắp đến hạn 10/16: Tổ chức sinh hoạt chuyên đề về văn hoá công sở nhân các ngày lễ lớn của đất nước"


def a_day(number: int, lines: int = 0, **given) -> PrintedDay:
    return PrintedDay(str(number), "9", lines=tuple(LONG for _ in range(lines)), **given)


def inside(page) -> None:
    for piece in page.texts:
        assert piece.x_pt >= 0
        assert piece.x_pt + piece.width_pt <= page.width_pt
        assert piece.top_pt >= 0
        assert piece.top_pt + piece.height_pt <= page.height_pt + 1
    for line in page.lines:
        assert max(line.x_pt, line.to_x_pt) <= page.width_pt
        assert max(line.y_pt, line.to_y_pt) <= page.height_pt


@pytest.mark.parametrize("is_landscape", [True, False])
@pytest.mark.parametrize("weeks", [1, 5, 6])
def test_days_stay_inside_their_fields(is_landscape, weeks):
    (page,) = days_pages(HEADING, [a_day(n, lines=9) for n in range(weeks * 7)], is_landscape=is_landscape).pages
    inside(page)
    assert (page.width_pt > page.height_pt) is is_landscape
    columns = sorted({line.x_pt for line in page.lines if line.x_pt == line.to_x_pt})
    assert len(columns) == 8
    for piece in page.texts[9:]:
        left = max(x for x in columns if x <= piece.x_pt)
        assert piece.x_pt + piece.width_pt <= min(x for x in columns if x > left)


def test_what_finds_no_room_is_counted():
    (page,) = days_pages(HEADING, [a_day(1, lines=30), *(a_day(n) for n in range(2, 43))]).pages
    said = [piece.text for piece in page.texts if "mục khác" in piece.text]
    shown = sum(piece.text.startswith("II.1") for piece in page.texts)
    assert said == [f"… và {30 - shown} mục khác"]


def test_a_day_off_is_told_without_colour_and_another_month_is_left_empty():
    days = [a_day(n, is_day_off=n == 3, is_faint=n == 4, lines=1) for n in range(7)]
    (page,) = days_pages(HEADING, days).pages
    numbers = [piece.text for piece in page.texts if piece.text.strip("()").isdigit() and piece.text != "9"]
    assert numbers == ["0", "1", "2", "(3)", "4", "5", "6"]
    assert sum(piece.text.startswith("II.1") for piece in page.texts) == 6


def test_an_agenda_goes_on_over_pages_and_says_the_day_again():
    rows = [AgendaRow("20/12, thứ Ba" if not n else "", LONG, "Sắp đến hạn (10/16)") for n in range(60)]
    pages = agenda_pages(HEADING, rows).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        inside(page)
        assert page.number == number
        assert "Tình trạng" in page.text
    assert "(tiếp)" in pages[1].text
    assert sum(piece.text.startswith("II.1") for page in pages for piece in page.texts) == 60


def test_an_empty_agenda_is_one_page():
    (page,) = agenda_pages(HEADING, []).pages
    assert "Nội dung" in page.text


@pytest.mark.parametrize("is_landscape", [True, False])
def test_a_year_stands_on_one_page_with_the_load_of_each_day(is_landscape):
    months = [PrintedMonth(f"Tháng {n}: 12 đầu việc", 6, (0,) * 30 + (12,), frozenset({1}), (LONG, LONG)) for n in range(1, 13)]
    (page,) = year_pages(HEADING, months, is_landscape=is_landscape).pages
    inside(page)
    assert sum(piece.text == "12" and not piece.bold and piece.size_pt < 7 for piece in page.texts) == 12
    assert sum(piece.text == "(1)" for piece in page.texts) == 12


def test_texts_are_cut_and_broken_to_their_room():
    assert cut("ngắn", 100, 10) == "ngắn"
    assert ems(cut(LONG, 80, 10)) * 10 <= 80
    lines = wrap(LONG, 80, 10, 3)
    assert len(lines) == 3
    assert all(ems(line) * 10 <= 80 for line in lines)
    assert " ".join(wrap(LONG, 80, 10)) == LONG
