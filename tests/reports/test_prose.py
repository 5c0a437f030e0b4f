"""Sentences made from figures: what a clerk writes, and that each rests on the right work items."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import IndicatorId, TaskId, UnitId, WorkItemId
from app.domain.indicator import Indicator
from app.domain.period import half_year, month, quarter, span
from app.domain.progress import FourWayCount, Progress, ProgressState, ReportState
from app.register.indicator_sums import Reading, indicator_sums
from app.reports.data import ReportData
from app.reports.document import Paragraph
from app.reports.prose import (
    by_task,
    comparison,
    extended,
    figures,
    indicator_sentence,
    owed_reports,
    reported,
    said_by_units,
    share_of_task,
)
from tests.reports.sample import full_data, report_data

LAST_DAY = date(2026, 12, 31)


def with_progress(data: ReportData, *entered: Progress) -> ReportData:
    """Return the data with the first items of the first task only, each with what was entered."""
    return replace(data, items=tuple(replace(item, progress=one) for item, one in zip(data.items, entered, strict=False)))


def done(on: date = LAST_DAY, result: str = "") -> Progress:
    return Progress(ProgressState.COMPLETED, on, result)


def figures_of(*entered: Progress, **changes: object) -> str:
    return " ".join(run.text for run in figures(replace(with_progress(report_data(), *entered), **changes)))


def texts(paragraphs: object) -> list[str]:
    return [one.text for one in paragraphs if isinstance(one, Paragraph)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("entered", "written"),
    [
        ((done(), done()), "Trong quý IV/2026, có 02/02 đầu việc đến hạn được hoàn thành, đạt 100%, đều đúng hạn."),
        ((done(),), "Trong quý IV/2026, có 01/01 đầu việc đến hạn được hoàn thành, đạt 100%, đúng hạn."),
        (
            (done(date(2027, 1, 2)), done(date(2027, 1, 3))),
            "Trong quý IV/2026, có 02/02 đầu việc đến hạn được hoàn thành, đạt 100%, đều hoàn thành quá hạn.",
        ),
        ((Progress(), Progress()), "Trong quý IV/2026, có 02 đầu việc đến hạn, chưa có việc nào hoàn thành."),
    ],
)
def test_what_is_nought_is_not_told(entered: tuple[Progress, ...], written: str):
    said = figures_of(*entered)
    assert said.startswith(written)
    assert "00" not in said.replace("100%", "")


def test_before_anything_falls_due_only_what_is_in_term_is_told():
    assert figures_of(Progress(), today=date(2026, 11, 1)) == (
        "Trong quý IV/2026, 01 đầu việc đang trong hạn thực hiện, chưa có việc nào đến hạn."
    )


def test_a_sentence_names_the_items_it_counts():
    data = report_data()
    first, *_ = figures(data)
    due = {item.key for item in data.items if data.standing(item).value in ("done_on_time", "done_late", "overdue")}
    assert set(first.sources) == due
    assert len(first.sources) == data.count().fell_due


@pytest.mark.parametrize(
    ("before", "written"),
    [
        (FourWayCount(done_on_time=1, overdue=1), "tăng 3,8 điểm phần trăm so với quý III/2026 (50%)."),
        (FourWayCount(done_on_time=6, overdue=4), "giảm 6,2 điểm phần trăm so với quý III/2026 (60%)."),
        (FourWayCount(done_on_time=7, overdue=6), "bằng quý III/2026 (53,8%)."),
    ],
)
def test_the_rate_is_compared_in_words(before: FourWayCount, written: str):
    (run,) = comparison(report_data(previous=before))
    assert run.text == f"Tỷ lệ hoàn thành {written}"


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (month(2026, 10), "Trong tháng 10/2026,"),
        (half_year(2026, 2), "Trong 6 tháng cuối năm 2026,"),
        (span(date(2026, 9, 20), date(2027, 12, 31)), "Trong giai đoạn từ ngày 20/9/2026 đến ngày 31/12/2027,"),
    ],
)
def test_every_kind_of_period_reads_after_trong(period: object, written: str):
    assert figures_of(done(), period=period).startswith(written)


@pytest.mark.parametrize(
    ("entered", "written"),
    [
        ((done(),), "Đã hoàn thành đúng hạn."),
        ((done(date(2027, 1, 2)),), "Đã hoàn thành, quá hạn."),
        ((Progress(),), "Chưa hoàn thành, đã quá hạn."),
        ((Progress(), Progress()), "Chưa hoàn thành 02 đầu việc, đều đã quá hạn."),
        ((done(), Progress()), "Đã hoàn thành 01/02 đầu việc; còn 01 việc quá hạn chưa hoàn thành."),
        ((Progress(ProgressState.NOT_APPLICABLE, reason="x"),), "Các đơn vị không phải thực hiện trong kỳ."),
    ],
)
def test_a_task_is_told_by_how_many_have_it(entered: tuple[Progress, ...], written: str):
    data = with_progress(report_data(), *entered)
    assert share_of_task(data, data.items).text == written


def test_what_is_not_due_yet_is_no_reproach():
    data = replace(with_progress(report_data(), Progress(), Progress()), today=date(2026, 11, 1))
    assert share_of_task(data, data.items).text == "02 đầu việc đang trong hạn thực hiện."


def test_units_that_wrote_the_same_are_named_together_whatever_ends_it():
    data = with_progress(report_data(), done(result="Tổ chức 01 buổi."), done(result="Tổ chức  01 buổi"), done(result="Khác;"))
    assert texts(said_by_units(data, data.items, "result")) == [
        "- Chi bộ Văn phòng, Chi bộ Thanh tra: Tổ chức 01 buổi.",
        "- Chi bộ Tổ chức - Biên chế: Khác;",
    ]


def test_words_of_units_are_never_cut():
    words = "Tuyên truyền " * 2000
    data = with_progress(report_data(), done(result=words))
    (line,) = texts(said_by_units(data, data.items, "result"))
    assert line == f"- Chi bộ Văn phòng: {words.strip()}."


def test_in_a_longer_period_the_units_words_say_of_which_part_they_are():
    data = replace(with_progress(report_data(), done(result="Xong")), period=half_year(2026, 2))
    assert texts(said_by_units(data, data.items, "result")) == ["- Chi bộ Văn phòng (quý IV/2026): Xong."]


def test_all_units_of_a_task_are_told_as_all_and_by_part_of_the_period():
    first = replace(report_data(), items=report_data().items[:6])
    untouched = [replace(item, progress=Progress()) for item in first.items]
    earlier = [replace(item, period=quarter(2026, 3), due_on=date(2026, 9, 30)) for item in untouched[:2]]
    data = replace(first, items=(*untouched, *earlier), period=half_year(2026, 2))
    (line,) = texts(by_task(data, data.items))
    assert line.endswith("Chi bộ Văn phòng, Chi bộ Thanh tra (quý III/2026); tất cả 06 đơn vị (quý IV/2026).")


def test_an_extension_is_told_with_its_day_and_reason():
    head, line = texts(extended(full_data()))
    assert head == "Có 01 đầu việc được gia hạn:"
    assert line.endswith("Công đoàn Sở, đến ngày 31/01/2027 (lý do: chờ kinh phí tổ chức về nguồn).")


def test_a_report_sent_back_is_told_with_its_reason():
    assert "Có 01 đơn vị phải báo cáo lại: Đoàn Thanh niên (thiếu số liệu đoàn viên tham gia)." in texts(
        owed_reports(full_data())
    )


def test_how_many_units_reported_is_told_without_noughts():
    data = report_data()
    bare = replace(data, items=tuple(replace(item, progress=Progress()) for item in data.items))
    nobody, everybody = (
        replace(bare, report_states={}),
        replace(bare, report_states=dict.fromkeys(data.organisations, ReportState.REPORTED)),
    )
    assert [run.text for run in reported(nobody)] == ["Đến ngày 05/01/2027, chưa có đơn vị nào gửi báo cáo kết quả."]
    assert [run.text for run in reported(everybody)] == ["Đến ngày 05/01/2027, 06/06 đơn vị đã gửi báo cáo kết quả."]
    assert reported(replace(bare, items=())) == []


def sentence(values: list[str | None], unit: str = "buổi", target: str | None = None, *, is_summed: bool = True) -> str:
    indicator = Indicator(IndicatorId(1), TaskId(1), "Số buổi", unit, is_summed, Decimal(target) if target else None)
    readings = [
        Reading(indicator, UnitId(number), quarter(2026, 4), Decimal(value) if value else None)
        for number, value in enumerate(values)
    ]
    return indicator_sentence(indicator_sums(readings)[0])


def test_indicators_add_up_with_their_measuring_unit_and_say_what_they_rest_on():
    assert sentence(["4", "5", None], target="12") == "Số buổi: 09 buổi (02/03 đơn vị có số liệu), đạt 75% chỉ tiêu 12 buổi"
    assert sentence(["1200", "34,5".replace(",", ".")]) == "Số buổi: 1.234,5 buổi (02/02 đơn vị có số liệu)"


def test_percentages_are_never_added_up():
    assert sentence(["85", "100"], "%", "90", is_summed=False) == (
        "Số buổi: từ 85% đến 100% (02/02 đơn vị có số liệu); 01/02 số liệu đạt chỉ tiêu 90%"
    )


def test_an_indicator_nobody_filled_in_says_so():
    assert sentence([None, None]) == "Số buổi: chưa có đơn vị nào gửi số liệu"


def test_a_paragraph_knows_every_item_behind_its_sentences_once():
    data = full_data()
    found = list(by_task(data, [data.items[0], data.items[1]]))
    assert found[0].sources == (data.items[0].key, data.items[1].key)
    assert WorkItemId(1) == data.items[0].id
