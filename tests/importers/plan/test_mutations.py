"""Plans of one build with everything else changed at random: names, dates, order, numbering, labels, strange words."""

from dataclasses import dataclass
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.plan_reading import PlanReading
from app.timing.rules.registry import shown
from tests.importers.plan.written import END, HEAD, adds_up, entries_with, reading_of

UNITS = (
    "Văn phòng Đảng ủy", "Ban Tổ chức", "Ban Tuyên giáo và Dân vận", "Ủy ban Kiểm tra", "các chi bộ trực thuộc",
    "Công đoàn cơ sở", "Đoàn Thanh niên", "Sở Văn hóa, Thể thao và Du lịch", "Phòng Tài chính - Kế hoạch", "UBND các xã, phường",
    "Hội Nông dân xã", "Trung tâm Y tế", "các tổ chức chính trị - xã hội", "Lãnh đạo Sở", "Bí thư các chi bộ",
    "Sở Giáo dục và Đào tạo", "các cơ quan, đơn vị liên quan", "Thủ trưởng các phòng, đơn vị", "Công an xã",
    "Mặt trận Tổ quốc xã", "Đồng chí Bí thư", "Trường Tiểu học A", "Các khoa, phòng", "Hội Cựu chiến binh", "Báo A",
    "Tổ giúp việc", "Ban Quản lý dự án",
)  # fmt: skip
DUTIES = (
    "Rà soát hồ sơ đảng viên.", "Tổ chức tọa đàm truyền thống", "Biên soạn tài liệu tuyên truyền; in ấn, phát hành.",
    "Triển khai Nghị quyết số 12-NQ/TU ngày 05/01/2021 của Tỉnh ủy.", "Kiểm tra việc chấp hành quy chế làm việc.",
    "Sơ kết phong trào thi đua nhiệm kỳ 2020 - 2025",
)  # fmt: skip
SECTIONS = (
    ("I. ", "II. "),
    ("I- ", "II- "),
    ("A. ", "B. "),
    ("1. ", "2. "),
    ("Phần I. ", "Phần II. "),
    ("Chương I: ", "Chương II: "),
)
NUMBERS = ("{}. ", "{}- ", "{}) ", "({}) ", "{}/ ")
LEADS = ("Đơn vị thực hiện", "Đơn vị chủ trì", "Cơ quan chủ trì", "Phân công thực hiện", "Chủ trì")
SUPPORTS = ("Đơn vị phối hợp", "Phối hợp", "Cơ quan phối hợp thực hiện")
TIMES = ("Thời gian thực hiện", "Thời gian", "Thời hạn", "Tiến độ")
QUARTER_ENDS = ("03-31", "06-30", "09-30", "12-31")
STRANGE = "zqxwv"


@dataclass(frozen=True)
class Duty:
    """A duty and what must be read out of it."""

    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    time: str
    meaning: str


@st.composite
def times(draw: st.DrawFn) -> tuple[str, str]:
    """Return a time as plans write it, and what it means."""
    first = draw(st.dates(date(2021, 1, 1), date(2031, 12, 28)))
    last = draw(st.dates(first, date(2032, 12, 31)))
    quarter = (first.month - 1) // 3
    starts, ends = f"{first.year}-{3 * quarter + 1:02}-01", f"{first.year}-{QUARTER_ENDS[quarter]}"
    stretch = f"Từ ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}/{last.year}"
    return draw(
        st.sampled_from([
            ("Thường xuyên", "ongoing"),
            ("Theo kế hoạch của cấp trên", "by_plan"),
            ("Hằng quý", "recurring quarter"),
            (f"Trước ngày {first:%d/%m/%Y}", f"deadline ..{first}"),
            (f"Chậm nhất ngày {first.day} tháng {first.month} năm {first.year}", f"deadline ..{first}"),
            (stretch, f"range {first}..{last}"),
            (f"Quý {('I', 'II', 'III', 'IV')[quarter]}/{first.year}", f"quarter {starts}..{ends}"),
            (f"Năm {first.year} và các năm tiếp theo", f"range {first.year}-01-01.."),
        ])
    )  # fmt: skip


@st.composite
def duties(draw: st.DrawFn) -> Duty:
    """Return a duty with units, some leading and some supporting."""
    names = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True))
    leading = draw(st.integers(1, len(names)))
    time, meaning = draw(times())
    return Duty(draw(st.sampled_from(DUTIES)), tuple(names[:leading]), tuple(names[leading:]), time, meaning)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[str], list[Duty]]:
    """Return the lines of a body and its duties."""
    first, second = draw(st.sampled_from(SECTIONS))
    number, bullet = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(("- ", "+ ", "• ", "– ", "")))
    labels = draw(st.tuples(st.sampled_from(LEADS), st.sampled_from(SUPPORTS), st.sampled_from(TIMES)))
    end = draw(st.sampled_from((".", ";", "")))
    chosen = draw(st.lists(duties(), min_size=1, max_size=6))
    lines = [f"{first}MỤC ĐÍCH, YÊU CẦU", "Tạo chuyển biến về nhận thức.", f"{second}NHIỆM VỤ, GIẢI PHÁP"]
    for position, duty in enumerate(chosen, start=1):
        lines.append(number.format(position) + duty.text)
        fields = [(labels[0], _list(duty.lead)), (labels[1], _list(duty.support)), (labels[2], duty.time)]
        lines += [f"{bullet}{label}: {value}{end}" for label, value in draw(st.permutations(fields)) if value]
    return lines, chosen


def _list(names: tuple[str, ...]) -> str:
    return ("; " if any("," in name for name in names) else ", ").join(names)


def _read(lines: list[str]) -> PlanReading:
    return reading_of(HEAD + "\n".join(lines) + "\n" + END)


@settings(max_examples=150, deadline=None)
@given(plans())
def test_whatever_the_names_dates_and_numbers_are_each_duty_is_read_as_written(plan: tuple[list[str], list[Duty]]) -> None:
    lines, chosen = plan
    reading = _read(lines)
    assert adds_up(reading)
    assert [(task.lead, task.support, shown(task.timing)) for task in reading.tasks] == [
        (duty.lead, duty.support, duty.meaning) for duty in chosen
    ]
    assert [task.text.split("\n")[0] for task in reading.tasks] == [duty.text for duty in chosen]


@settings(max_examples=150, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_a_strange_word_planted_anywhere_shows_in_exactly_one_entry(plan: tuple[list[str], list[Duty]], random: Random) -> None:
    lines = (HEAD + "\n".join(plan[0]) + "\n" + END).strip("\n").split("\n")
    at = random.randrange(len(lines))
    words = lines[at].split(" ")
    words.insert(random.randint(0, len(words)), STRANGE)
    lines[at] = " ".join(words)
    reading = reading_of("\n".join(lines))
    assert adds_up(reading)
    assert len(entries_with(reading, STRANGE)) == 1
