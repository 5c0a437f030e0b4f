"""One search over the book: every sort of thing is found, the best first, work items of "this task, that unit" before all."""

from datetime import date

import pytest

from app.domain.changes import Step
from app.domain.period import quarter
from app.domain.progress import Progress, ProgressState
from app.domain.search import FoundKind, Narrowing
from app.domain.unit import Unit, UnitKind
from app.services import edit_units, history, sample
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.search import search
from app.services.show_items import show_items
from app.store import plans, tasks
from app.store import search as stored
from app.text.normalise import one_line
from tests import sample_books
from tests.builders import a_book, unit_of

Q4 = quarter(2022, 4)


@pytest.fixture
def core(tmp_path):
    core = (
        a_book(tmp_path)
        .with_units("Chi bộ Văn phòng", "Chi bộ Thanh tra", "Hội Cựu chiến binh", "UBND xã An Bình")
        .with_group("các chi bộ trực thuộc", "Chi bộ Văn phòng", "Chi bộ Thanh tra")
        .with_plan("18-KH/ĐU")
        .with_task("Rà soát, cấp đổi thẻ đảng viên", lead="các chi bộ trực thuộc")
        .with_task("Tổ chức hội nghị báo cáo viên", lead="Hội Cựu chiến binh", due="2022-12-20")
        .with_task("Báo cáo công tác bảo vệ", lead="UBND xã An Bình", due="2022-10-20")
        .with_plan("20-KH/ĐU")
        .with_task("Sơ kết, gửi báo cáo quý", lead="Chi bộ Văn phòng")
        .opened()
    )
    yield core
    core.close()


def kinds(answer):
    return [kind for kind, _ in answer.groups]


def titles(answer, kind):
    return [one.title for group, found in answer.groups for one in found if group is kind]


def record(core, unit, **texts):
    unit_id = unit_of(core, unit).id
    item = next(line.item for line in show_items(core, Q4, unit_id))
    record_progress(core, item, Progress(ProgressState.IN_PROGRESS, None, **texts))
    return item


def test_tasks_are_found_without_diacritics_and_by_their_numbers(core):
    assert titles(search(core, "the dang"), FoundKind.TASK) == ["II.1 Rà soát, cấp đổi thẻ đảng viên"]
    assert titles(search(core, "II.2 hội nghị"), FoundKind.TASK) == ["II.2 Tổ chức hội nghị báo cáo viên"]


def test_a_word_with_diacritics_finds_only_itself(core):
    assert titles(search(core, "bảo vệ"), FoundKind.TASK) == ["II.3 Báo cáo công tác bảo vệ"]
    assert len(titles(search(core, "báo"), FoundKind.TASK)) == 3
    assert titles(search(core, "bão"), FoundKind.TASK) == []


def test_a_phrase_stands_before_words_apart_and_the_nearer_deadline_before_the_farther(core):
    found = titles(search(core, "bao cao"), FoundKind.TASK)
    assert found == ["II.3 Báo cáo công tác bảo vệ", "II.2 Tổ chức hội nghị báo cáo viên", "II.1 Sơ kết, gửi báo cáo quý"]
    assert titles(search(core, "bao vien"), FoundKind.TASK)[0] == "II.2 Tổ chức hội nghị báo cáo viên"


@pytest.mark.parametrize("typed", ["cbvp", "chi bo vp", "Văn phòng", "van ph"])
def test_a_unit_is_found_by_initials_words_and_beginnings(core, typed):
    assert titles(search(core, typed), FoundKind.UNIT)[0] == "Chi bộ Văn phòng"


def test_a_unit_is_found_by_its_alias_and_shows_it(core):
    edit_units.add_unit(core, Unit(0, "Phòng Nghiệp vụ 2", UnitKind.DEPARTMENT, aliases=("Tổ Hộ tịch",)))
    found = next(one for one in search(core, "to ho tich").all if one.kind is FoundKind.UNIT)
    assert (found.title, found.line) == ("Phòng Nghiệp vụ 2", "Phòng, ban, sở · còn gọi: Tổ Hộ tịch")
    assert titles(search(core, "các chi bộ"), FoundKind.UNIT) == ["các chi bộ trực thuộc"]


def test_a_task_and_a_unit_give_the_work_item_of_both_first(core):
    open_period(core, Q4)
    answer = search(core, "thẻ đảng cbvp", period=Q4)
    first = answer.all[0]
    assert kinds(answer)[0] is FoundKind.WORK_ITEM
    assert first.title == "Chi bộ Văn phòng · II.1 Rà soát, cấp đổi thẻ đảng viên"
    assert first.target.unit_id == unit_of(core, "Chi bộ Văn phòng").id
    assert first.target.period == Q4
    assert tasks.get(core.book, first.target.task_id).text == "Rà soát, cấp đổi thẻ đảng viên"
    assert first.line.startswith("Trong hạn · hạn 31/12/2022 · quý IV/2022")


@pytest.mark.parametrize("typed", ["the dang chi bo van phong", "van phong the dang", "cap doi vp", "cbvp the d"])
def test_words_of_task_and_unit_stand_in_any_order_and_the_period_need_not_be_opened(core, typed):
    assert titles(search(core, typed, period=Q4), FoundKind.WORK_ITEM)[0] == (
        "Chi bộ Văn phòng · II.1 Rà soát, cấp đổi thẻ đảng viên"
    )


def test_a_question_in_words_is_answered(core):
    answer = search(core, "Việc cấp đổi thẻ đảng, đơn vị Văn phòng, đến đâu rồi?", period=Q4)
    assert answer.all[0].title == "Chi bộ Văn phòng · II.1 Rà soát, cấp đổi thẻ đảng viên"
    assert search(core, "đến đâu rồi?").all == []


def test_a_unit_that_the_task_is_not_given_to_gives_no_work_item(core):
    assert titles(search(core, "thẻ đảng an bình", period=Q4), FoundKind.WORK_ITEM) == []


def test_one_word_out_of_a_name_means_no_unit(core):
    """ "hội nghị" is no business of every "Hội …"."""
    answer = search(core, "hội nghị báo cáo viên", period=Q4)
    assert kinds(answer)[0] is FoundKind.TASK
    assert FoundKind.WORK_ITEM not in kinds(answer)


def test_the_last_work_item_is_shown_where_the_period_has_none(core):
    open_period(core, Q4)
    answer = search(core, "hoi nghi ccb", period=quarter(2024, 1))
    assert titles(answer, FoundKind.WORK_ITEM) == ["Hội Cựu chiến binh · II.2 Tổ chức hội nghị báo cáo viên"]


def test_results_difficulties_and_proposals_are_found_with_the_words_around(core):
    record(core, "Chi bộ Văn phòng", result="Đã cấp 12 thẻ", difficulty="Máy in thẻ hỏng", proposal="Đề nghị sửa máy")
    for typed, line in (
        ("cap 12", "quý IV/2022 · Kết quả: Đã cấp 12 thẻ"),
        ("may in", "quý IV/2022 · Khó khăn: Máy in thẻ hỏng"),
        ("sua may", "quý IV/2022 · Đề xuất: Đề nghị sửa máy"),
    ):
        found = [one for one in search(core, typed).all if one.kind is FoundKind.RESULT]
        assert [one.line for one in found] == [line]
        assert found[0].target.period == Q4
    assert titles(search(core, "12 hong"), FoundKind.RESULT), "words of different parts"


def test_names_stand_before_body_texts(core):
    record(core, "Chi bộ Thanh tra", result="Đã gửi báo cáo quý")
    answer = search(core, "báo cáo quý")
    assert kinds(answer) == [FoundKind.TASK, FoundKind.RESULT]


def test_evidence_notes_activities_and_documents_are_found(core):
    item = record(core, "Chi bộ Văn phòng", result="Đã làm")
    item_id = core.book.number("SELECT id FROM work_item WHERE task_id = ? AND unit_id = ?", item.task_id, item.unit_id)
    with core.unit_of_work(Step.RECORD_ACTIVITY) as work:
        work.insert("note", work_item_id=item_id, noted_on="2022-10-05", text="Đã gọi nhắc qua điện thoại")
        work.insert(
            "evidence",
            uid=work.new_uid(),
            work_item_id=item_id,
            name="bien_ban_ban_giao.pdf",
            name_folded="bien_ban_ban_giao pdf",
            state="draft",
            added_on="2022-10-05",
        )
        work.insert(
            "activity", uid=work.new_uid(), kind="inspection", happened_on="2022-10-04", title="Kiểm tra kho", findings="Thiếu sổ"
        )
    for typed, kind in (
        ("dien thoai", FoundKind.NOTE),
        ("biên bản", FoundKind.EVIDENCE),
        ("kiem tra kho", FoundKind.ACTIVITY),
        ("thieu so", FoundKind.ACTIVITY),
        ("18-KH/ĐU", FoundKind.DOCUMENT),
    ):
        assert len(titles(search(core, typed), kind)) == (0 if typed == "biên bản" else 1), typed
    assert titles(search(core, "bien ban"), FoundKind.EVIDENCE) == ["bien_ban_ban_giao.pdf"]
    (found,) = [one for one in search(core, "thieu so").all if one.kind is FoundKind.ACTIVITY]
    assert found.line == "04/10/2022 · Phát hiện: Thiếu sổ"


def test_a_search_kept_to_a_plan_finds_nothing_of_another_and_no_units(core):
    first, second = plans.all_plans(core.book)
    assert len(titles(search(core, "bao cao", narrowing=Narrowing(first.id)), FoundKind.TASK)) == 2
    assert titles(search(core, "bao cao", narrowing=Narrowing(second.id)), FoundKind.TASK) == ["II.1 Sơ kết, gửi báo cáo quý"]
    assert search(core, "chi bo", narrowing=Narrowing(second.id)).all == []


def test_a_search_kept_to_open_items_leaves_out_what_is_done(core):
    record(core, "Chi bộ Văn phòng", result="Đã cấp 12 thẻ")
    unit_id = unit_of(core, "Chi bộ Văn phòng").id
    item = show_items(core, Q4, unit_id)[0].item
    assert titles(search(core, "cap 12", narrowing=Narrowing(is_open=True)), FoundKind.RESULT)
    record_progress(core, item, Progress(ProgressState.COMPLETED, date(2022, 10, 2), "Đã cấp 12 thẻ"))
    assert not titles(search(core, "cap 12", narrowing=Narrowing(is_open=True)), FoundKind.RESULT)
    assert titles(search(core, "cap 12"), FoundKind.RESULT)


@pytest.mark.parametrize("typed", ["%", "_", "' OR 1=1 --", "a" * 60_000, "\x00bao cao", "bao\ncao", "(((", "\ud800"])
def test_whatever_is_typed_is_no_more_than_words(core, typed):
    assert isinstance(search(core, typed).all, list)
    assert search(core, "%").all == []


def test_nothing_typed_finds_nothing(core):
    assert search(core, "  … ").all == []
    assert search(core, "").is_complete


def test_no_more_of_a_sort_than_asked_for(core):
    assert len(titles(search(core, "chi bo", 1), FoundKind.UNIT)) == 1


def test_a_search_nobody_waits_for_stops_at_the_next_step(core):
    asked = []

    def is_wanted():
        asked.append(True)
        return len(asked) < 3

    answer = search(core, "bao cao", is_wanted=is_wanted)
    assert answer.all == []
    assert not answer.is_complete
    assert len(asked) == 3


def test_in_a_large_book_older_results_are_left_out_and_that_is_said(core, monkeypatch):
    open_period(core, Q4)
    for unit in ("Chi bộ Văn phòng", "Chi bộ Thanh tra"):
        record(core, unit, result="Đã cấp thẻ")
    assert len(titles(search(core, "da cap"), FoundKind.RESULT)) == 2
    monkeypatch.setattr(stored, "_CHUNK", 1)
    assert search(core, "da cap").is_complete
    assert len(titles(search(core, "da cap"), FoundKind.RESULT)) == 2
    monkeypatch.setattr(stored, "MOST_RESULTS_READ", 1)
    answer = search(core, "da cap")
    assert len(titles(answer, FoundKind.RESULT)) == 1
    assert not answer.is_complete


def test_what_was_undone_is_found_no_more(core):
    record(core, "Chi bộ Văn phòng", result="Đã cấp 12 thẻ")
    history.undo(core)
    assert titles(search(core, "cap 12"), FoundKind.RESULT) == []
    history.redo(core)
    assert titles(search(core, "cap 12"), FoundKind.RESULT)


@pytest.fixture(scope="module")
def sample_book(tmp_path_factory):
    core = sample_books.merged(tmp_path_factory.mktemp("so"))
    yield core
    core.close()


def test_every_task_of_the_sample_is_found_by_its_own_words_as_the_first_task(sample_book):
    for plan in plans.all_plans(sample_book.book):
        for task in tasks.of_plan(sample_book.book, plan.id):
            typed = " ".join(task.text.split()[:9])
            assert titles(search(sample_book, typed), FoundKind.TASK)[0] == one_line(
                task.number + " " + task.text.splitlines()[0]
            )


def test_the_title_of_a_task_is_its_first_line_and_what_stands_below_is_shown_as_found(tmp_path):
    core = (
        a_book(tmp_path)
        .with_units("Chi bộ A")
        .with_plan()
        .with_task("Học tập\nĐơn vị: lực lượng nòng cốt", lead="Chi bộ A")
        .opened()
    )
    (found,) = [one for one in search(core, "nòng cốt").all if one.kind is FoundKind.TASK]
    assert found.title == "II.1 Học tập"
    assert "nòng cốt" in found.line
    core.close()


def test_every_work_item_of_the_sample_is_found_by_words_of_its_task_and_its_unit(sample_book):
    for line in show_items(sample_book, sample.SAMPLE_PERIOD)[::7]:
        typed = " ".join(line.task.text.split()[:6]) + " " + line.unit.name
        answer = search(sample_book, typed, 30, period=sample.SAMPLE_PERIOD)
        keys = [(one.target.task_id, one.target.unit_id) for one in answer.all if one.kind is FoundKind.WORK_ITEM]
        assert (line.task.id, line.unit.id) in keys, typed
