"""The same plan written another way is the same plan: decomposed letters, other tone marks, wrapped lines, broken runs."""

import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.file_content import FileContent
from app.domain.plan_reading import PlanReading, ReadTask
from app.importers.plan.read import understand
from app.text.matching import matchable
from app.text.normalise import one_line
from app.timing.rules.registry import shown
from tests.importers.plan.test_mutations import UNITS, times
from tests.importers.plan.written import END, HEAD, adds_up, reading_of
from tests.importers.plan_files.word_files import content_of, document_of, paragraph, run
from tests.text.old_fonts import to_tcvn3, to_vni

DUTIES = (
    "Rà soát, bổ sung quy hoạch cán bộ của các phòng; cử người dự lớp bồi dưỡng nghiệp vụ về quản lý hồ sơ, tài liệu và số hoá "
    "dữ liệu theo đúng quy định, bảo đảm không để sót việc, không làm trùng việc của đơn vị khác.",
    "Tổ chức toạ đàm về truyền thống của Đảng bộ xã và phong trào thi đua của Mặt trận Tổ quốc; in ấn, phát hành tài liệu tới "
    "từng thôn, tổ dân phố.",
    "Kiểm tra việc chấp hành quy chế làm việc",
    "Xây dựng phương án phòng, chống thiên tai của từng thôn, chuẩn bị lực lượng, phương tiện và hậu cần tại chỗ; khoẻ mạnh, "
    "an toàn là yêu cầu trước hết đối với lực lượng tham gia.",
)
PROSE = (
    "Tạo chuyển biến về nhận thức của cán bộ, đảng viên và Nhân dân đối với công tác tuyên truyền, vận động trong toàn Đảng bộ "
    "xã, nhất là ở những nơi còn khó khăn.",
    "Việc thực hiện phải gắn với trách nhiệm của người đứng đầu, có trọng tâm, trọng điểm, đúng đối tượng, đúng thời gian; kết "
    "quả được báo cáo kèm tài liệu minh chứng và số liệu so sánh với kỳ trước.",
)
_FLIPS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ", "hằng": "hàng", "quý": "quí", "kỳ": "kì",
}  # fmt: skip
_BOTH = _FLIPS | {new: old for old, new in _FLIPS.items() if old not in ("hằng",)}
_FLIP = re.compile(rf"({'|'.join(_BOTH)})(?!\w)", re.IGNORECASE)
MARKS = ("", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="7" w:name="x"/>', '<w:bookmarkEnd w:id="7"/>')


@st.composite
def plans(draw: st.DrawFn) -> list[str]:
    """Return the lines of a body: prose, duties of one or two sentences, field lines."""
    lines = ["I. MỤC ĐÍCH, YÊU CẦU", *PROSE, "II. NHIỆM VỤ, GIẢI PHÁP"]
    for position, text in enumerate(draw(st.lists(st.sampled_from(DUTIES), min_size=2, max_size=4)), start=1):
        names = draw(st.lists(st.sampled_from(UNITS), min_size=2, max_size=4, unique=True))
        lines += [
            f"{position}. {text}",
            f"- Đơn vị thực hiện: {names[0]}.",
            f"- Đơn vị phối hợp: {'; '.join(names[1:])}.",
            f"- Thời gian thực hiện: {draw(times())[0]}.",
        ]
    return lines


def _whole(body: list[str]) -> list[str]:
    return [*HEAD.strip("\n").split("\n"), *body, *END.strip("\n").split("\n")]


def _meaning(reading: PlanReading) -> list[tuple[object, ...]]:
    return [_meaning_of(task) for task in reading.tasks]


def _meaning_of(task: ReadTask) -> tuple[object, ...]:
    names = [tuple(map(_folded, units)) for units in (task.lead, task.support)]
    return (task.number, _folded(task.text), *names, shown(task.timing), task.section, [doubt.code for doubt in task.doubts])


def _folded(text: str) -> str:
    return matchable(one_line(text)).replace("hằng", "hàng")


def _in_word(lines: list[str], folder: Path, runs: Callable[[str], list[str]] = lambda line: [run(escape(line))]) -> FileContent:
    """Return what is read from a Word file of these lines; `runs` writes one of them."""
    body = [
        paragraph(*runs(line.removeprefix("^")), properties='<w:jc w:val="center"/>' if line.startswith("^") else "")
        for line in lines
    ]
    return content_of(document_of(*body), folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the Word files of all examples."""
    return tmp_path_factory.mktemp("plans")


@settings(max_examples=40, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_where_tone_marks_stand_does_not_matter(body: list[str], chance: Random) -> None:
    def other(found: re.Match[str]) -> str:
        written = found.group()
        if chance.random() < 0.5 or (written[0] in "uU" and found.string[found.start() - 1 : found.start()] in ("q", "Q")):
            return written
        flipped = _BOTH[written.lower()]
        return flipped.upper() if written.isupper() else flipped.capitalize() if written[0].isupper() else flipped

    expected = reading_of("\n".join(_whole(body)))
    found = reading_of(_FLIP.sub(other, "\n".join(_whole(body))))
    assert adds_up(found)
    assert len(expected.tasks) >= 2
    assert _meaning(found) == _meaning(expected)


@settings(max_examples=40, deadline=None)
@given(plans(), st.integers(55, 95))
def test_lines_wrapped_by_hand_are_one_paragraph(body: list[str], width: int) -> None:
    lines = _whole(body)
    wrapped = [
        piece for line in lines for piece in ([line] if "\t" in line else textwrap.wrap(line, width, break_on_hyphens=False))
    ]
    expected, found = reading_of("\n".join(lines)), reading_of("\n".join(wrapped))
    assert adds_up(found)
    assert _meaning(found) == _meaning(expected)


@settings(max_examples=15, deadline=None)
@given(plans())
def test_decomposed_letters_are_letters(folder: Path, body: list[str]) -> None:
    expected = reading_of("\n".join(_whole(body)))
    decomposed = [unicodedata.normalize("NFD", line) for line in _whole(body)]
    found = understand(_in_word(decomposed, folder))
    assert adds_up(found)
    assert _meaning(found) == _meaning(expected)


@settings(max_examples=15, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_runs_may_be_broken_anywhere(folder: Path, body: list[str], chance: Random) -> None:
    def broken(line: str) -> list[str]:
        cuts = sorted(chance.sample(range(len(line) + 1), min(len(line), chance.randint(0, 5))))
        pieces = [line[start:end] for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True)]
        return [run(escape(piece), chance.choice(("", "<w:i/>"))) + chance.choice(MARKS) for piece in pieces]

    expected = understand(_in_word(_whole(body), folder))
    found = understand(_in_word(_whole(body), folder, broken))
    assert adds_up(found)
    assert _meaning(found) == _meaning(expected)


@settings(max_examples=15, deadline=None)
@given(plans(), st.sampled_from([(to_tcvn3, ".VnTime"), (to_vni, "VNI-Times"), (to_tcvn3, "Arial"), (to_vni, "Arial")]))
def test_old_fonts_say_the_same(folder: Path, body: list[str], typed: tuple[Callable[[str], str], str]) -> None:
    encode, font = typed
    runs = [f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>']
    expected = understand(_in_word(_whole(body), folder))
    found = understand(_in_word(_whole(body), folder, lambda line: [run(escape(encode(line)), runs[0])]))
    assert adds_up(found)
    assert _meaning(found) == _meaning(expected)
