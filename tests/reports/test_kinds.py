"""What each further kind says, and when it is refused."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.domain.document import SignatureBlock
from app.domain.ids import TaskId, UnitId
from app.domain.plan import Task
from app.domain.unit import UnitKind
from app.errors import UserError
from app.layout_rules.profile import all_profiles
from app.messages.code import Code
from app.reports.contents import CONTENTS
from app.reports.data import PlanText
from app.reports.document import Heading, OfficialDocument, Paragraph, Table
from app.reports.duties import unit_of
from app.reports.outline import NOTICE_OUTLINE, PROGRESS, REVIEW, SUBMISSION_OUTLINE, UNIT_PLAN_OUTLINE, OutlineLine, body_of
from app.reports.registry import REPORT_KINDS, Gathered, Parameter, report_kind
from tests.reports.sample import full_data, full_state_data, report_data


def texts(document: OfficialDocument) -> list[str]:
    return [block.text for block in document.body if isinstance(block, Heading | Paragraph)]


def rows(document: OfficialDocument) -> list[tuple[str, ...]]:
    return [
        row.cells
        for appendix in document.appendices
        for block in appendix.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_every_source_an_outline_names_is_there():
    lines = [line for outline in (PROGRESS, REVIEW, NOTICE_OUTLINE, SUBMISSION_OUTLINE, UNIT_PLAN_OUTLINE) for line in outline]
    assert {name for line in lines for name in line.contents} <= CONTENTS.keys()


def test_a_heading_under_which_nothing_stands_is_left_out_and_one_with_parts_stays():
    outline = (
        OutlineLine("a", 1, "A"),
        OutlineLine("a1", 2, "A1", ("nothing",)),
        OutlineLine("b", 1, "B"),
        OutlineLine("b1", 2, "B1", texts=("{plan}.",)),
    )
    blocks = body_of(outline, report_data(), {"nothing": lambda data, level: iter(())}, {"plan": "Kế hoạch"})
    assert [block.text for block in blocks if isinstance(block, Heading | Paragraph)] == ["B", "B1", "Kế hoạch."]


@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_each_kind_tells_what_it_is_for_in_one_line(kind):
    assert kind.explanation.endswith(".")
    assert len(kind.explanation) < 130


@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_no_document_speaks_of_nought(kind):
    said = " ".join(texts(kind.build(full_data())))
    assert " 00 " not in said
    assert "None" not in said


def test_kinds_of_one_group_stand_together():
    groups = [kind.group for kind in REPORT_KINDS]
    assert len(list(dict.fromkeys(groups))) == sum(a != b for a, b in pairwise(groups)) + 1


def test_a_review_has_figures_by_task_and_an_appendix_by_unit():
    document = report_kind("interim-report").build(full_data())
    assert any(isinstance(block, Table) for block in document.body)
    assert [appendix.is_landscape for appendix in document.appendices] == [False, True]
    assert rows(document)[6] == ("", "Tổng cộng", "13", "12", "7", "5", "58,3%")


def test_a_review_names_units_that_did_everything_in_time():
    assert "Có 01 đơn vị hoàn thành đúng hạn toàn bộ đầu việc đến hạn: Chi bộ Văn phòng." in texts(
        report_kind("final-report").build(full_data())
    )


def test_the_plan_is_written_again_with_its_own_words_where_the_register_has_none():
    document = report_kind("plan").build(full_data())
    said = texts(document)
    assert said[1:3] == ["MỤC ĐÍCH, YÊU CẦU", "Nâng cao nhận thức của đảng viên, người lao động về truyền thống cách mạng."]
    duties = [block for block in document.body if isinstance(block, Paragraph) and block.level]
    assert [duty.level for duty in duties] == [2, 2, 2, 2]
    assert "- Đơn vị thực hiện: Các chi bộ trực thuộc, các tổ chức đoàn thể." in said
    assert not any(text.count("Thời gian thực hiện") > 1 for text in said)


def test_a_heading_the_book_has_no_words_for_is_left_to_the_clerk():
    said = texts(report_kind("plan").build(full_data(plan_text=PlanText())))
    assert set(said[said.index("MỤC ĐÍCH, YÊU CẦU") + 1]) == {"…"}


def test_duties_of_an_appendix_stand_in_an_appendix_again():
    data = full_data()
    extra = Task(TaskId(9), data.plan.id, "PL.1", "Nhiệm vụ trong phụ lục")
    document = report_kind("plan").build(replace(data, tasks=(*data.tasks, extra)))
    assert any("Nhiệm vụ trong phụ lục" in cell for row in rows(document) for cell in row)


def test_a_plan_of_twenty_paragraphs_a_duty_keeps_them_all():
    data = full_data()
    long = replace(data.tasks[0], text="\n".join(f"Ý thứ {number}." for number in range(20)))
    said = texts(report_kind("plan").build(replace(data, tasks=(long, *data.tasks[1:]))))
    assert [text for text in said if text.startswith("Ý thứ")] == [f"Ý thứ {number}." for number in range(20)]


def test_a_units_plan_has_its_duties_alone_under_its_own_letterhead():
    document = report_kind("unit-plan").build(full_data(unit_ids=(UnitId(5),)))
    assert (document.letterhead.issuing_body, document.letterhead.superior) == ("CÔNG ĐOÀN SỞ", "ĐẢNG UỶ SỞ NỘI VỤ")
    said = texts(document)
    assert [text for text in said if text.startswith("Nhiệm vụ ")] == ["Nhiệm vụ chủ trì", "Nhiệm vụ phối hợp"]
    assert "- Đơn vị chủ trì: Chi bộ Văn phòng." in said
    assert not any("Đăng tin" in text for text in said)


def test_above_a_party_cell_stands_its_party_organisation():
    head = report_kind("unit-plan").build(full_data(unit_ids=(UnitId(1),))).letterhead
    assert (head.superior, head.symbol) == ("ĐẢNG BỘ SỞ NỘI VỤ", "CB")


def test_who_signs_for_a_unit_stays_blank_where_the_directory_does_not_say():
    assert report_kind("unit-plan").build(full_data(unit_ids=(UnitId(5),))).signature == SignatureBlock(None, None, None)


def test_the_notice_names_units_with_the_same_duties_together():
    said = texts(report_kind("assignment-notice").build(full_data()))
    assert "- Công đoàn Sở, Đoàn Thanh niên: chủ trì nhiệm vụ II.1; phối hợp thực hiện nhiệm vụ II.2." in said
    assert "- Đồng chí Lê Thị Mẫu: Chi bộ Văn phòng." in said


def test_a_submission_goes_to_the_body_above():
    document = report_kind("submission").build(full_data())
    assert document.address == ("Tỉnh uỷ",)
    assert document.recipients.shown[0] == "Như trên"
    assert report_kind("submission").build(full_state_data()).address == ("Uỷ ban nhân dân tỉnh Hoà Sơn",)


def test_a_submission_with_nothing_to_ask_is_refused():
    data = full_data()
    silent = tuple(replace(item, progress=replace(item.progress, difficulty="", proposal="")) for item in data.items)
    with pytest.raises(UserError) as refusal:
        report_kind("submission").build(replace(data, items=silent))
    assert refusal.value.code is Code.NOTHING_TO_SUBMIT


def test_evidence_is_listed_and_what_has_none_is_named():
    document = report_kind("evidence-list").build(full_data())
    assert any(text.startswith("Có 03 minh chứng của 02/14 đầu việc: 01 đã được chấp nhận") for text in texts(document))
    assert sum(len(row) > 1 for row in rows(document)) == 3
    assert "Các đơn vị chưa gửi minh chứng nào." in texts(report_kind("evidence-list").build(report_data()))


def test_lines_from_above_without_an_answer_are_named():
    document = report_kind("answer-list").build(full_data())
    assert "- Nội dung 3 (Xây dựng phòng truyền thống)." in texts(document)
    assert rows(document)[-1][2] == "Chưa có nhiệm vụ đáp ứng"


def test_without_a_superior_plan_there_is_nothing_to_compare():
    with pytest.raises(UserError) as refusal:
        report_kind("answer-list").build(report_data())
    assert refusal.value.code is Code.NO_SUPERIOR_PLAN


def test_every_row_of_the_tracking_table_can_be_traced():
    data = full_data()
    tables = [block for block in report_kind("tracking-list").build(data).appendices[0].blocks if isinstance(block, Table)]
    shown = [key for row in tables[0].rows if not row.is_band for key in row.sources]
    assert sorted(shown) == sorted(item.key for item in data.items)


@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_a_unit_name_of_four_hundred_letters_stays_whole(kind):
    data = full_data()
    name = ("Chi bộ Trung tâm Dịch vụ việc làm và Giáo dục nghề nghiệp " * 8)[:400].strip()
    units = {unit_id: replace(unit, name=name, kind=UnitKind.PARTY_CELL) for unit_id, unit in data.units.items()}
    document = kind.build(replace(data, units=units))
    everything = " ".join([*texts(document), *(cell for row in rows(document) for cell in row), *document.address])
    assert kind.id in ("plan", "answer-list") or name in everything


def test_what_a_kind_needs_is_said_in_the_table():
    assert Parameter.UNIT in report_kind("unit-plan").parameters
    assert report_kind("evidence-list").gathers == (Gathered.EVIDENCE,)
    assert {kind.id for kind in REPORT_KINDS if not kind.is_periodic} == {"plan", "unit-plan", "assignment-notice"}
    assert len(all_profiles()) == 3


def test_a_document_of_one_unit_is_refused_where_the_book_has_no_unit():
    data = full_data()
    empty = replace(data, unit_ids=(), units={}, duties=replace(data.duties, cells={}))
    with pytest.raises(UserError) as refused:
        unit_of(empty)
    assert refused.value.code is Code.BOOK_WITHOUT_UNITS
    assert unit_of(replace(data, unit_ids=())) in data.units
