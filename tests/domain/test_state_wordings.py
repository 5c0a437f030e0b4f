"""States typed by hand: what units write for a state is understood, what is only like it is not."""

import pytest

from app.domain.progress import STATE_LABELS, ProgressState
from app.domain.state_wordings import STATE_WORDINGS, state_in_words
from app.text.compare import fold

WORDINGS = [(wording, state) for state, wordings in STATE_WORDINGS.items() for wording in (STATE_LABELS[state], *wordings)]


@pytest.mark.parametrize(("wording", "state"), WORDINGS, ids=[wording for wording, _ in WORDINGS])
def test_every_wording_is_read_as_written_without_diacritics_in_capitals_and_with_a_full_stop(
    wording: str, state: ProgressState
) -> None:
    for written in (wording, fold(wording), wording.upper(), f" {wording.capitalize()}. ", wording.replace(" ", "  ")):
        assert state_in_words(written) is state, written


SHORT = (
    ("HT", ProgressState.COMPLETED),
    ("Đã HT", ProgressState.COMPLETED),
    ("da ht", ProgressState.COMPLETED),
    ("Đã HT 100%", ProgressState.COMPLETED),
    ("chưa TH", ProgressState.NOT_STARTED),
    ("Đang TH", ProgressState.IN_PROGRESS),
    ("đg làm", ProgressState.IN_PROGRESS),
    ("đang TK", ProgressState.IN_PROGRESS),
    ("ko thực hiện", ProgressState.NOT_APPLICABLE),
    ("Ko TH", ProgressState.NOT_APPLICABLE),
    ("k thuc hien", ProgressState.NOT_APPLICABLE),
    ("đang lam", ProgressState.IN_PROGRESS),
    ("hòan thành", ProgressState.COMPLETED),
)


@pytest.mark.parametrize(("written", "state"), SHORT, ids=[written for written, _ in SHORT])
def test_short_forms_are_read(written: str, state: ProgressState) -> None:
    assert state_in_words(written) is state


NEAR_MISSES = (
    "chưa xong",
    "chưa HT",
    "chưa hoàn thành",
    "không hoàn thành",
    "gần xong",
    "sắp xong",
    "xong một phần",
    "xong 1 phần",
    "hoàn thành 50%",
    "hoàn thành cơ bản",
    "xong?",
    "HT?",
    "đang xong",
    "đã",
    "đã đăng",
    "đăng",
    "Đảng làm",
    "chùa",
    "không",
    "ko",
    "có",
    "th",
    "thực hiện",
    "làm",
    "50%",
    "x",
    "",
    "Đã thực hiện, chưa báo cáo",
    "xong nhưng chưa nộp",
)


@pytest.mark.parametrize("written", NEAR_MISSES)
def test_what_is_only_like_a_state_is_not_taken_for_one(written: str) -> None:
    assert state_in_words(written) is None


def test_no_wording_says_two_states() -> None:
    seen: dict[str, ProgressState] = {}
    for wording, state in WORDINGS:
        assert seen.setdefault(fold(wording), state) is state
