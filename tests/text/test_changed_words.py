"""The words two versions do not share are marked; nothing is lost or added by cutting."""

from hypothesis import given
from hypothesis import strategies as st

from app.text.changed_words import Run, changed_words

TEXTS = st.lists(st.sampled_from(["đọc", "sách", "tuần", "một", "\n", "  ", "-", "“mỗi"]), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_runs_of_each_side_joined_are_its_text(before, after):
    left, right = changed_words(before, after)
    assert "".join(run.text for run in left) == before
    assert "".join(run.text for run in right) == after


@given(TEXTS)
def test_a_text_against_itself_has_no_changed_word(text):
    assert not any(run.is_changed for side in changed_words(text, text) for run in side)


def test_only_the_words_put_in_are_marked():
    left, right = changed_words("sổ tay của Đảng bộ", "sổ tay và quy tắc của Đảng bộ")
    assert not any(run.is_changed for run in left)
    assert [run.text.strip() for run in right if run.is_changed] == ["và quy tắc"]


def test_a_word_put_for_another_is_marked_on_both_sides():
    assert changed_words("ba chi bộ", "bốn chi bộ") == (
        (Run("ba", True), Run(" chi bộ")),
        (Run("bốn", True), Run(" chi bộ")),
    )
