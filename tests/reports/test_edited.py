"""The clerk's changes over what the book says: her words stand, stale ones are marked, and nothing of hers is ever lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import BlockEdit, BlockInfo, DraftChanges, HeadingChange, OwnParagraph
from app.domain.progress import Progress, ProgressState
from app.layout_rules.profile import all_profiles
from app.reports.document import Heading, OfficialDocument, Paragraph
from app.reports.edited import edited, texts_of
from app.reports.kept_document import KeptDocument, packed, says_the_same, unpacked
from app.reports.registry import REPORT_KINDS, ReportKind, report_kind
from tests.reports.sample import full_data, report_data

DAY = date(2027, 1, 5)
FIGURES = "results/figures"
REPORT = report_kind("progress-report").build(full_data())


def said(key: str, document: OfficialDocument = REPORT) -> str:
    return texts_of(document)[key]


def an_edit(key: str, text: str | None, *, base: str | None = None, out: bool = False) -> BlockEdit:
    return BlockEdit(key, said(key) if base is None else base, DAY, text, out)


def after(changes: DraftChanges, document: OfficialDocument = REPORT) -> tuple[OfficialDocument, dict[str, BlockInfo]]:
    found, infos = edited(document, changes, DAY)
    assert len({info.key for info in infos}) == len(infos)
    return found, {info.key: info for info in infos}


def texts(document: OfficialDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]


def titles(document: OfficialDocument, level: int = 1) -> list[str]:
    return [block.text for block in document.body if isinstance(block, Heading) and block.level == level]


@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_without_changes_a_document_is_as_the_book_makes_it(kind: ReportKind):
    document = kind.build(full_data())
    found, infos = edited(document, DraftChanges(), DAY)
    assert found == document
    assert [info.key for info in infos] == list(texts_of(document))
    assert not any(info.is_own or info.is_stale or info.is_left_out for info in infos)


def test_her_words_stand_and_keep_the_work_items_behind_them():
    document, infos = after(DraftChanges((an_edit(FIGURES, "Kết quả tốt.\nCòn việc phải làm."),)))
    own = [block for block in document.body if block.key == FIGURES]
    assert [block.text for block in own if isinstance(block, Paragraph)] == ["Kết quả tốt.", "Còn việc phải làm."]
    assert all(isinstance(block, Paragraph) and block.sources == infos[FIGURES].sources != () for block in own)
    assert infos[FIGURES].is_own
    assert not infos[FIGURES].is_stale
    assert infos[FIGURES].generated == said(FIGURES)


def test_when_figures_move_her_words_stand_and_are_marked_stale():
    document, infos = after(DraftChanges((an_edit(FIGURES, "Kết quả tốt.", base="Trong quý IV/2026, có 01 đầu việc."),)))
    assert "Kết quả tốt." in texts(document)
    assert infos[FIGURES].is_stale
    assert infos[FIGURES].generated == said(FIGURES)


def test_another_day_alone_makes_no_sentence_stale():
    key = "conduct/reported"
    edit = replace(an_edit(key, "Các đơn vị đã báo cáo."), base=said(key).replace("05/01/2027", "04/01/2027"))
    assert edit.base != said(key)
    _, infos = after(DraftChanges((replace(edit, said_on=date(2027, 1, 4)),)))
    assert not infos[key].is_stale


def test_her_words_for_a_block_that_is_gone_stand_at_the_end_of_its_heading():
    key = "limits/shortcomings/overdue/task-99"
    document, infos = after(DraftChanges((an_edit(key, "- Nhiệm vụ ấy chậm.", base="- Nhiệm vụ 99."),)))
    assert infos[key].is_orphan
    assert infos[key].is_stale
    assert infos[key].under == "limits/shortcomings"
    place = texts(document).index("- Nhiệm vụ ấy chậm.")
    assert texts(document)[place + 1] == "Khó khăn, vướng mắc, nguyên nhân"


def test_where_the_heading_is_gone_too_they_stand_under_the_one_above_or_before_the_end():
    keys = ("limits/nowhere/overdue", "nowhere/overdue")
    document, infos = after(DraftChanges(tuple(an_edit(key, key, base="x") for key in keys)))
    assert [infos[key].under for key in keys] == ["limits", ""]
    assert texts(document)[-2:] == ["nowhere/overdue", said("closing")]


def test_what_is_left_out_is_not_printed_and_comes_back_with_her_words():
    document, infos = after(DraftChanges((an_edit(FIGURES, "Kết quả tốt.", out=True),)))
    assert "Kết quả tốt." not in texts(document)
    assert said(FIGURES) not in texts(document)
    assert infos[FIGURES].is_left_out
    assert infos[FIGURES].shown == "Kết quả tốt."


def test_a_table_of_an_appendix_is_left_out_with_its_appendix():
    (appendix,) = REPORT.appendices
    document, infos = after(DraftChanges((an_edit(appendix.blocks[0].key, None, out=True),)))
    assert document.appendices == ()
    assert infos[appendix.blocks[0].key].is_left_out


def test_added_paragraphs_stand_behind_their_block_in_order():
    added = (OwnParagraph("own-1", FIGURES, "Một."), OwnParagraph("own-2", FIGURES, "Hai."), OwnParagraph("own-3", "", "Đầu."))
    document, infos = after(DraftChanges(paragraphs=added))
    place = texts(document).index(said(FIGURES))
    assert texts(document)[place + 1 : place + 3] == ["Một.", "Hai."]
    assert texts(document)[0] == "Đầu."
    assert infos["own-1"].is_added
    assert infos["own-1"].under == "results"


def test_a_paragraph_behind_a_block_that_is_gone_is_printed_all_the_same():
    document, infos = after(DraftChanges(paragraphs=(OwnParagraph("own-1", "results/gone", "Một."),)))
    assert "Một." in texts(document)
    assert infos["own-1"].under == "results"


def test_a_heading_moves_with_everything_under_it_and_what_ends_the_document_stays_last():
    order = ("proposals", "conduct", "results", "limits", "directions")
    moved = tuple(HeadingChange(key, position=place) for place, key in enumerate(order))
    document, _ = after(DraftChanges(headings=moved))
    assert titles(document)[0] == "ĐỀ XUẤT, KIẾN NGHỊ"
    assert titles(document)[-1] == "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI"
    assert texts(document)[-1] == said("closing")
    assert sorted(texts(document)) == sorted(texts(REPORT))


def test_a_heading_that_is_new_stays_behind_the_one_the_book_puts_before_it():
    moved = (HeadingChange("directions", position=1), HeadingChange("conduct", position=2), HeadingChange("results", position=3))
    document, _ = after(DraftChanges(headings=moved))
    assert titles(document) == [
        "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "ĐỀ XUẤT, KIẾN NGHỊ",
        "TÌNH HÌNH TRIỂN KHAI",
        "KẾT QUẢ THỰC HIỆN",
        "HẠN CHẾ, NGUYÊN NHÂN",
    ]


def test_a_heading_left_out_takes_everything_under_it_along():
    document, infos = after(DraftChanges(headings=(HeadingChange("limits", is_left_out=True),)))
    assert "HẠN CHẾ, NGUYÊN NHÂN" not in titles(document)
    assert "Hạn chế" not in titles(document, 2)
    assert infos["limits/shortcomings/overdue"].is_left_out


def test_headings_of_her_own_stand_where_she_put_them_even_when_their_parent_is_gone():
    own = (
        HeadingChange("own-a", title="VIỆC KHÁC", position=1, level=1),
        HeadingChange("own-b", title="Việc nhỏ", position=1, level=2, parent="own-a"),
        HeadingChange("own-c", title="Việc lạc", position=9, level=2, parent="gone"),
    )
    order = (HeadingChange(key, position=place) for place, key in enumerate(("conduct", "results"), start=2))
    changes = DraftChanges(headings=(*own, *order), paragraphs=(OwnParagraph("own-p", "own-b", "Đã làm."),))
    document, infos = after(changes)
    assert titles(document)[0] == "VIỆC KHÁC"
    place = texts(document).index("Việc nhỏ")
    assert texts(document)[place + 1] == "Đã làm."
    assert "Việc lạc" in titles(document)
    assert infos["own-a"].is_added


def test_a_heading_with_her_title_is_stale_when_the_book_names_it_anew():
    renamed = (HeadingChange("results", "KẾT QUẢ CŨ", "KẾT QUẢ"), HeadingChange("limits", "HẠN CHẾ, NGUYÊN NHÂN", "TỒN TẠI"))
    document, infos = after(DraftChanges(headings=renamed))
    assert {"KẾT QUẢ", "TỒN TẠI"} <= set(titles(document))
    assert infos["results"].is_stale
    assert not infos["limits"].is_stale


_KEYS = st.sampled_from([*texts_of(REPORT), "results/gone", "limits/gone/task-9", "nowhere"])
_PROGRESS = st.sampled_from(
    [
        Progress(),
        Progress(ProgressState.COMPLETED, date(2026, 12, 20), "Xong."),
        Progress(ProgressState.IN_PROGRESS, None, "Đang làm", "Thiếu người", "Thêm người"),
        Progress(ProgressState.NOT_APPLICABLE, None, reason="Không có việc"),
    ]
)


@given(
    edits=st.dictionaries(_KEYS, st.booleans(), max_size=8),
    anchors=st.lists(_KEYS, max_size=5),
    renamed=st.lists(st.sampled_from(["results", "limits", "conduct"]), unique=True),
    progress=st.lists(_PROGRESS, min_size=14, max_size=14),
)
def test_whatever_becomes_of_the_register_nothing_of_hers_disappears(edits, anchors, renamed, progress):
    data = report_data()
    moved = replace(data, items=tuple(replace(item, progress=one) for item, one in zip(data.items, progress, strict=True)))
    changes = DraftChanges(
        tuple(BlockEdit(key, "cũ", DAY, f"Sửa {key}", out) for key, out in edits.items()),
        tuple(OwnParagraph(f"own-{place}", key, f"Thêm {place}") for place, key in enumerate(anchors)),
        tuple(HeadingChange(key, "cũ", f"Tên {key}", position=place) for place, key in enumerate(renamed)),
    )
    document, infos = edited(report_kind("progress-report").build(moved), changes, DAY)
    shown = {info.key: info for info in infos}
    printed = texts(document)
    headings = {info.key for info in infos if info.kind.value == "heading"}
    for key, is_out in edits.items():
        if key in headings or key.startswith("appendix"):
            continue  # a heading has a title, a table no words
        assert (f"Sửa {key}" in printed) is not is_out
        assert is_out or shown[key].is_stale
    for place in range(len(anchors)):
        assert printed.count(f"Thêm {place}") == 1
    for key in renamed:
        assert key not in headings or f"Tên {key}" in printed


@pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)
@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_a_document_is_kept_and_read_back_word_for_word(kind: ReportKind, profile):
    kept = KeptDocument(kind.build(full_data()), profile, None, DAY)
    read = unpacked(packed(kept))
    assert read == kept
    assert texts_of(read.document) == texts_of(kept.document)


def test_two_documents_of_two_days_say_the_same_while_nothing_moved():
    profile = all_profiles()[0]
    build = report_kind("progress-report").build
    data = full_data()
    next_day = replace(data, today=date(2027, 1, 6))
    first, second = (KeptDocument(build(one), profile, None, one.today) for one in (data, next_day))
    moved = KeptDocument(build(replace(data, items=data.items[1:])), profile, None, data.today)
    assert first.document != second.document
    assert says_the_same(first, second)
    assert not says_the_same(first, moved)
