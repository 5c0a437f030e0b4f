"""Times that no calendar gives: ongoing duties, and those that wait for a plan or an event."""

import re

from app.domain.timing import Timing, TimingKind
from app.timing.rules.registry import Context, Where, table

RULES, rule = table()
_ALWAYS = r"(?:thường xuyên|liên tục|thường kỳ)"
_WITHIN = r"(?:trong\s+(?:vòng\s+)?[\d-]+\s+(?:giờ|ngày(?: làm việc)?|tháng)\s+)?"
_AFTER = r"(?:(?<!và )(?<!trước )(?:ngay\s+)?sau\s+(?:khi|hội nghị|đại hội|kỳ họp|cuộc)|ngay\s+khi)"
_EVENTS = (
    r"(?<!^sau )(?:đại hội|hội nghị|kỳ họp|cuộc)|tết|lễ|hội thi|bầu cử|khai mạc|bế mạc|khai giảng|kỷ niệm|ngày hội"
    r"|mùa|bão|lũ|sơ kết"
    r"|tổng kết|ra quân|phát động|khánh thành|diễn ra"
)
_SOURCE = (
    r"(?:kế hoạch|lộ trình|tiến độ|chương trình|lịch|hướng dẫn|chỉ đạo|quy định|yêu cầu|thông báo|đề nghị|phân công|quyết định"
    r"|thời gian|đề án)"
)


@rule(
    rf"(?:thực hiện\s+|duy trì\s+)?{_ALWAYS}(?:\s*(?:,|và|-)?\s*(?:{_ALWAYS}|lâu dài|đột xuất|khi có[^.;]*|theo\s+"
    rf"(?:yêu cầu|chức năng|nhiệm vụ|quy định|chỉ đạo|tình hình)[^.;\d]*|trong[^.;\d]*))*",
    where=Where.OPENING,
    examples={
        "Thường xuyên": "ongoing",
        "Thường xuyên, theo yêu cầu nhiệm vụ": "ongoing",
        "thường xuyên, liên tục trong suốt nhiệm kỳ": "ongoing",
    },
    not_these=["thường xuyên, hằng năm", "khu vực thường xuyên chịu tác động", "không thường xuyên lắm"],
)
def always(found: re.Match[str], context: Context) -> Timing | None:
    """In a time field, and as a duty's first words; further on in a sentence it is an adverb."""
    return Timing(TimingKind.ONGOING)


@rule(
    r"(?:trong\s+)?(?:suốt|cả)\s+(?:nhiệm kỳ|quá trình|thời gian|thời kỳ)[^.;\d]*",
    where=Where.FIELD,
    examples={"Suốt nhiệm kỳ": "ongoing", "trong suốt quá trình thực hiện": "ongoing"},
    not_these=["cả năm", "nhiệm kỳ 2025 - 2030", "xuyên suốt 2025 - 2035"],
)
def throughout(found: re.Match[str], context: Context) -> Timing | None:
    """As long as the plan lasts."""
    return Timing(TimingKind.ONGOING)


@rule(
    rf"(?:thực hiện\s+)?theo\s+(?:đúng\s+|sự\s+)?{_SOURCE}(?:\W.*)?",
    where=Where.FIELD,
    examples={
        "Theo kế hoạch của Đảng bộ, cơ quan": "by_plan",
        "Theo Kế hoạch riêng": "by_plan",
        "theo lộ trình": "by_plan",
        "Theo kế hoạch công tác tư pháp hàng năm": "by_plan",
    },
    not_these=["kế hoạch số 12", "theo dõi", "hằng năm"],
)
def by_a_plan(found: re.Match[str], context: Context) -> Timing | None:
    """The time stands in another plan."""
    return Timing(TimingKind.BY_PLAN)


@rule(
    rf"{_WITHIN}{_AFTER}(?:\s[^,;.()]{{2,120}})?",
    where=Where.CLOSING,
    examples={
        "Sau khi có Quy chế của TW": "by_plan",
        "ngay sau khi Nghị quyết được ban hành": "by_plan",
        "trong 24-48 giờ sau khi nước rút": "by_plan",
    },
    not_these=["sau ngày 30/6/2026", "từ khi thành lập đến khi kết thúc", "trước, trong và sau khi sắp xếp"],
)
def after_an_event(found: re.Match[str], context: Context) -> Timing | None:
    """The time hangs on an event."""
    return _unless_a_day_is_named(found)


@rule(
    rf"{_WITHIN}{_AFTER}\s[^,]*,.*",
    where=Where.FIELD,
    examples={
        "Sau khi Nghị định về sửa đổi, bổ sung một số điều được ban hành": "by_plan",
        "sau hội nghị của tỉnh, huyện": "by_plan",
    },
    not_these=["sau khi có Quy chế", "Sau ngày 30/6/2026, trước Tết"],
)
def after_an_event_told_at_length(found: re.Match[str], context: Context) -> Timing | None:
    """With a comma only where nothing but a time can stand."""
    return _unless_a_day_is_named(found)


@rule(
    r"(?:(?:vào\s+|nhân\s+|trong\s+)?(?:dịp|ngày)|ngay\s+trước|(?:trước|trong)(?:\s*,\s*(?:trong|sau))*(?:\s+và\s+(?:trong|sau))?|sau)"
    rf"\s+(?:ngày\s+)?(?:{_EVENTS})(?!\w)[^\d;,]*",
    where=Where.FIELD,
    examples={
        "Dịp Tết Nguyên đán": "by_plan",
        "Trước ngày bầu cử": "by_plan",
        "trước, trong và sau kỳ họp của Hội đồng nhân dân": "by_plan",
    },
    not_these=["trước ngày 15/3/2026", "trước quý II/2026", "trong năm"],
)
def around_an_event(found: re.Match[str], context: Context) -> Timing | None:
    """An event without its date."""
    return Timing(TimingKind.BY_PLAN)


@rule(
    r"(?:khi|trong trường hợp|tùy (?:theo )?(?:tình hình|điều kiện))\s[^;]*|đột xuất(?:[\s,]+(?:khi|theo)\s[^;]*)?",
    where=Where.FIELD,
    examples={"Khi có phát sinh": "by_plan", "khi cần thiết": "by_plan", "Đột xuất theo yêu cầu": "by_plan"},
    not_these=["hạn chế tiếp xúc khi có triệu chứng", "khí hậu ôn hòa", "ngay khi nước rút"],
)
def on_condition(found: re.Match[str], context: Context) -> Timing | None:
    """Read "khi …" in a sentence says under which condition, not when."""
    return _unless_a_day_is_named(found)


@rule(
    r"(?:(?:chậm nhất\s+|trong\s+(?:vòng\s+|thời hạn\s+)?)(?:sau\s+)?|^(?:sau\s+)?)\d{1,3}\s+(?:ngày|giờ|tuần"
    r"|tháng)(?:\s+làm việc)?\s*,?\s+(?:kể từ|tính từ|sau)[^;.]*",
    examples={
        "trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản": "by_plan",
        "Chậm nhất 10 ngày sau Hội nghị": "by_plan",
    },
    not_these=["chậm nhất ngày 10/3/2026", "trong 05 ngày"],
)
def so_long_after_an_event(found: re.Match[str], context: Context) -> Timing | None:
    """So many days counted from an event."""
    return Timing(TimingKind.BY_PLAN)


def _unless_a_day_is_named(found: re.Match[str]) -> Timing | None:
    return None if re.search(r"\d{1,2}/\d{1,2}/\d{4}", found.group()) else Timing(TimingKind.BY_PLAN)
