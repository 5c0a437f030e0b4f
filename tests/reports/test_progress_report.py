from dataclasses import replace

from app.domain.ids import UnitId
from app.domain.progress import FourWayCount, Progress
from app.domain.unit import UnitKind
from app.reports.document import Heading, OfficialDocument, Paragraph, Table
from app.reports.progress_report import progress_report
from tests.reports.sample import report_data, state_data


def texts(document: OfficialDocument) -> list[str]:
    return [block.text for block in document.body if isinstance(block, Heading | Paragraph)]


def section(document: OfficialDocument, title: str) -> list[str]:
    """Return the texts of a main section."""
    found: list[str] = []
    inside = False
    for block in document.body:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        elif inside and isinstance(block, Heading | Paragraph):
            found.append(block.text)
    return found


def table(document: OfficialDocument) -> Table:
    block = document.appendices[0].blocks[0]
    assert isinstance(block, Table)
    return block


def test_the_report_names_plan_and_period():
    document = progress_report(report_data())
    assert document.subject == (
        "kết quả thực hiện Kế hoạch số 18-KH/ĐU về giáo dục truyền thống cách mạng giai đoạn 2025-2027, quý IV/2026"
    )
    assert texts(document)[0].startswith("Thực hiện Kế hoạch số 18-KH/ĐU, ngày 20/9/2026 của Đảng uỷ Sở Nội vụ về")


def test_the_figures_are_those_of_the_four_way_count():
    data = report_data()
    figures = data.count()
    assert (figures.fell_due, figures.done, figures.done_on_time, figures.done_late, figures.overdue) == (13, 7, 5, 2, 6)
    assert section(progress_report(data), "KẾT QUẢ THỰC HIỆN")[0] == (
        "Trong quý IV/2026, có 07/13 đầu việc đến hạn được hoàn thành, đạt 53,8%, trong đó 05 việc đúng hạn, "
        "02 việc hoàn thành quá hạn; còn 06 việc quá hạn chưa hoàn thành. Có 01 đầu việc không phải thực hiện. "
        "Tỷ lệ hoàn thành giảm 6,2 điểm phần trăm so với quý III/2026 (60%)."
    )


def test_nothing_is_compared_when_the_period_before_is_unknown():
    assert not any("so với" in text for text in texts(progress_report(report_data(previous=None))))


def test_a_period_before_with_nothing_due_is_not_compared():
    first = section(progress_report(report_data(previous=FourWayCount(in_term=3))), "KẾT QUẢ THỰC HIỆN")[0]
    assert "quý III" not in first


def test_equal_rates_are_told_as_unchanged():
    data = report_data(previous=FourWayCount(done_on_time=7, overdue=6))
    assert "Tỷ lệ hoàn thành bằng quý III/2026 (53,8%)." in section(progress_report(data), "KẾT QUẢ THỰC HIỆN")[0]


def test_units_that_wrote_the_same_share_a_line():
    lines = section(progress_report(report_data()), "KẾT QUẢ THỰC HIỆN")
    assert "- Chi bộ Thanh tra, Chi bộ Tổ chức - Biên chế: Tổ chức 01 buổi sinh hoạt chuyên đề." in lines


def test_tasks_follow_the_plan_and_units_the_office():
    lines = section(progress_report(report_data()), "KẾT QUẢ THỰC HIỆN")
    titles = [
        "Tổ chức sinh hoạt chuyên đề về truyền thống cách mạng",
        "Đăng tin, bài tuyên truyền trên trang thông tin điện tử của cơ quan",
    ]
    assert [line for line in lines if line in titles] == titles


def test_where_units_sent_nothing_the_text_says_so():
    lines = section(progress_report(report_data()), "KẾT QUẢ THỰC HIỆN")
    assert "- Chưa gửi nội dung kết quả: Chi bộ Cải cách hành chính, Đoàn Thanh niên." in lines
    silent = tuple(replace(item, progress=Progress()) for item in report_data().items)
    document = progress_report(report_data(items=silent, report_states={}, previous=None))
    assert texts(document).count("Chưa có đơn vị nào gửi nội dung kết quả của nhiệm vụ này.") == 3
    assert section(document, "ĐỀ XUẤT, KIẾN NGHỊ")[0] == "Chưa có đơn vị nào gửi báo cáo nên chưa tổng hợp được nội dung này."


def test_a_unit_that_needs_not_do_it_is_not_asked_for_a_result():
    lines = section(progress_report(report_data()), "KẾT QUẢ THỰC HIỆN")
    posts = lines.index("Đăng tin, bài tuyên truyền trên trang thông tin điện tử của cơ quan")
    asked = next(line for line in lines[posts:] if "Chưa gửi" in line)
    assert asked == "- Chưa gửi nội dung kết quả: Chi bộ Tổ chức - Biên chế."


def test_shortcomings_name_the_overdue_and_the_silent():
    lines = section(progress_report(report_data()), "HẠN CHẾ, NGUYÊN NHÂN")
    assert "Còn 06 đầu việc quá hạn chưa hoàn thành:" in lines
    assert "- Nhiệm vụ III.1 (Ban hành kế hoạch thực hiện): Chi bộ Tổ chức - Biên chế, Chi bộ Cải cách hành chính." in lines
    assert "Còn 01 đơn vị chưa gửi báo cáo theo yêu cầu: Chi bộ Cải cách hành chính." in lines
    assert "- Chi bộ Thanh tra: Địa điểm sinh hoạt chật." in lines


def test_when_all_is_done_no_shortcoming_is_made_up():
    done = tuple(
        item
        for item in report_data().items
        if item.progress.done_on and item.progress.done_on <= item.due_on and not item.progress.difficulty
    )
    document = progress_report(report_data(items=done))
    assert section(document, "HẠN CHẾ, NGUYÊN NHÂN") == [
        "Hạn chế",
        "Không có đầu việc quá hạn chưa hoàn thành.",
        "Khó khăn, vướng mắc, nguyên nhân",
        "Các đơn vị không nêu khó khăn, vướng mắc.",
    ]
    assert len(section(document, "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI")) == 1


def test_the_appendix_holds_every_item_once():
    data = report_data()
    rows = table(progress_report(data)).rows
    assert sum(not row.is_band for row in rows) == len(data.items)
    assert sum(row.is_band for row in rows) == 3


def test_the_reference_line_leaves_number_and_day_blank():
    reference = progress_report(report_data()).appendices[0].reference
    assert reference == "(Kèm theo Báo cáo số       -BC/ĐU, ngày     /01/2027 của Đảng uỷ Sở Nội vụ)"
    assert progress_report(state_data()).appendices[0].reference == (
        "(Kèm theo Báo cáo số 05/BC-SNV ngày 05 tháng 01 năm 2027 của Sở Nội vụ)"
    )


def test_a_period_without_items_gives_a_report_without_an_appendix():
    document = progress_report(report_data(items=(), report_states={}, previous=None))
    assert document.appendices == ()
    assert "Phụ lục" not in " ".join(texts(document))


def test_a_report_to_a_higher_state_body_opens_its_recipients_with_as_above():
    document = progress_report(state_data())
    assert document.address == ("Uỷ ban nhân dân tỉnh Hoà Sơn",)
    assert document.recipients.shown[0] == "Như trên"
    assert progress_report(report_data()).recipients.shown[0] == "Tỉnh uỷ (để báo cáo)"


def test_overseers_are_named_once():
    data = report_data(overseers={UnitId(1): ("Lê Thị Mẫu",), UnitId(2): ("Lê Thị Mẫu", "Phạm Văn Mẫu")})
    assert "Phân công 02 đồng chí theo dõi, phụ trách các đơn vị: Lê Thị Mẫu, Phạm Văn Mẫu." in texts(progress_report(data))


def test_a_result_of_twenty_lines_keeps_its_lines_and_loses_none():
    first, *rest = report_data().items
    long = "\n".join(f"Dòng {number}" for number in range(20))
    document = progress_report(report_data(items=(replace(first, progress=replace(first.progress, result=long)), *rest)))
    said = texts(document)
    start = said.index("- Chi bộ Văn phòng:")
    assert said[start + 1 : start + 21] == [f"+ Dòng {number}." for number in range(20)]


def test_a_person_is_counted_apart_and_never_called_silent():
    data = report_data()
    youth = next(unit for unit in data.units.values() if unit.name == "Đoàn Thanh niên")
    comrade = replace(youth, name="Đồng chí Mẫu", kind=UnitKind.PERSON)
    untouched = tuple(replace(item, progress=Progress()) if item.unit_id == youth.id else item for item in data.items)
    document = progress_report(replace(data, units={**data.units, youth.id: comrade}, items=untouched, report_states={}))
    said = " ".join(section(document, "TÌNH HÌNH TRIỂN KHAI"))
    assert "giao 05 đơn vị và 01 đồng chí thực hiện" in said
    assert "có 04/05 đơn vị đã gửi báo cáo kết quả." in said
    assert "Còn 01 đơn vị chưa gửi báo cáo theo yêu cầu: Chi bộ Cải cách hành chính." in section(document, "HẠN CHẾ, NGUYÊN NHÂN")
