"""The words of the made books: names of units, duties and results, put together from our own pieces."""

import random
from dataclasses import dataclass
from itertools import permutations

from app.domain.unit import UnitKind
from app.text.compare import fold

_SYLLABLES = (
    *("An", "Bình", "Cát", "Châu", "Cường", "Đại", "Điền", "Đông", "Đức", "Gia", "Giang", "Hà", "Hải", "Hiệp", "Hoà"),
    *("Hồng", "Hưng", "Khánh", "Kim", "Lạc", "Lâm", "Long", "Lộc", "Mai", "Minh", "Mỹ", "Nam", "Nghĩa", "Ngọc", "Phong"),
    *("Phú", "Quang", "Sơn", "Tân", "Thạch", "Thanh", "Thịnh", "Thuận", "Tiên", "Trung", "Vĩnh", "Xuân", "Yên"),
)
_PLACES = [" ".join(pair) for pair in permutations(_SYLLABLES, 2)]
_STEP = 37  # through the places, so that neighbours in the list do not begin alike; it shares no factor with their number
_VERBS = (
    "Rà soát, cập nhật",
    "Xây dựng kế hoạch và tổ chức",
    "Tuyên truyền, phổ biến",
    "Kiểm tra, đôn đốc",
    "Tổng hợp, báo cáo",
    "Bố trí cán bộ theo dõi",
    "Phối hợp thực hiện",
    "Niêm yết công khai",
)
_MATTERS = (
    "hồ sơ cư trú và dữ liệu dân cư của địa bàn",
    "việc tiếp nhận, trả kết quả thủ tục hành chính đúng hẹn",
    "phong trào vệ sinh môi trường, thu gom rác tại nguồn",
    "việc chi trả chế độ cho người có công",
    "danh mục tài sản công và sổ theo dõi",
    "lịch tiếp công dân và việc giải quyết đơn thư",
    "phương án phòng, chống thiên tai của từng thôn, tổ dân phố",
    "lớp bồi dưỡng kỹ năng số cho cán bộ không chuyên trách",
    "việc thu thập minh chứng cho bộ tiêu chí nông thôn mới",
    "hoạt động của tổ công nghệ số cộng đồng",
)
_MANNERS = (
    "bảo đảm đúng đối tượng, đúng thời gian",
    "gắn với trách nhiệm của người đứng đầu",
    "có số liệu so sánh với kỳ trước",
    "báo cáo kết quả kèm tài liệu minh chứng",
    "không để sót việc, không làm trùng việc của đơn vị khác",
    "ưu tiên thôn, tổ dân phố còn khó khăn",
)
_RESULTS = (
    "Đã tổ chức {n} buổi với {m} lượt người dự",
    "Đã hoàn thành {n} hồ sơ, còn {k} hồ sơ đang bổ sung giấy tờ",
    "Đã niêm yết công khai tại {n} điểm và đăng {k} tin",
    "Đã kiểm tra {n} nơi, nhắc nhở {k} nơi làm chưa đúng",
    "Đã ban hành văn bản và giao việc cho {k} bộ phận; thực hiện được {n}/{m} chỉ tiêu",
)
_DIFFICULTIES = ("", "", "", "Thiếu người làm, kinh phí cấp chậm", "Dữ liệu cũ không khớp, phải đối chiếu bằng tay")
_PROPOSALS = ("", "", "", "", "Đề nghị hướng dẫn mẫu biểu thống nhất")
_DIFFERENT_OUTCOMES = 2_000


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """What a unit writes of one work item, and all of it as it is searched."""

    result: str
    folded: str
    difficulty: str
    proposal: str


def unit_name(number: int) -> tuple[str, UnitKind]:
    """Return the name and kind of the unit with this number, from 0; up to 3,612 of them differ."""
    place = _PLACES[number // 2 * _STEP % len(_PLACES)]
    return f"{('Xã', 'Phường')[number % 2]} {place}", UnitKind.COMMUNE


def section_titles() -> list[tuple[str, str]]:
    """Return number and title of the main sections of every plan."""
    return [("I", "MỤC ĐÍCH, YÊU CẦU"), ("II", "NHIỆM VỤ"), ("III", "TỔ CHỨC THỰC HIỆN")]


def task_text(draw: random.Random) -> str:
    """Return the words of one duty, some 120 to 260 letters."""
    parts = [f"{draw.choice(_VERBS)} {draw.choice(_MATTERS)}, {draw.choice(_MANNERS)}"]
    if draw.random() < 0.5:
        parts.append(f"{draw.choice(_VERBS).lower()} {draw.choice(_MATTERS)}")
    return "; ".join(parts) + "."


def outcome_texts(draw: random.Random) -> list[OutcomeText]:
    """Return the results that are drawn from: many enough to differ, few enough to be folded once."""
    found: list[OutcomeText] = []
    for _ in range(_DIFFERENT_OUTCOMES):
        numbers = {"n": draw.randrange(2, 90), "m": draw.randrange(90, 900), "k": draw.randrange(1, 12)}
        result = draw.choice(_RESULTS).format(**numbers) + "."
        difficulty, proposal = draw.choice(_DIFFICULTIES), draw.choice(_PROPOSALS)
        found.append(OutcomeText(result, fold(f"{result} {difficulty} {proposal}"), difficulty, proposal))
    return found
