"""What stands under a heading: duties, no duties, or only those that name a unit. And sentences that are no duty anywhere.

To add one: a word in the table it belongs to, and a line in `tests/importers/plan/test_headings.py`.
"""

import re
from enum import IntEnum

from app.text.matching import matchable
from app.text.syllables import only_vietnamese


class Mode(IntEnum):
    """How the items under a heading are taken."""

    NO_DUTIES = 0
    ONLY_WITH_UNIT = 1
    """A side topic among duties: an item is a duty if it names who is to do it."""
    DUTIES = 2


# A part of a title that begins so speaks of duties.
DUTY_TITLES = (
    r"(?:các\s+|một số\s+|những\s+)?(?:nội dung|nhiệm vụ|giải pháp|biện pháp|tổ chức thực hiện|tổ chức triển khai"
    r"|triển khai|phân công|tiến độ|lộ trình|"
    r"trách nhiệm|hoạt động|công việc|việc cần làm|các bước|kế hoạch thực hiện|khung kế hoạch|danh mục nhiệm vụ"
    r"|chương trình hành động)"
)

# Nothing under these is a duty, wherever they stand.
NO_DUTY_TITLES = (
    r"mục đích|yêu cầu(?!\s+(?:về|đối với))|ý nghĩa|mục tiêu|chỉ tiêu|quan điểm|nguyên tắc|phương châm|khẩu hiệu"
    r"|tình hình|thực trạng|hiện trạng|"
    r"đánh giá (?:tình hình|thực trạng|nguy cơ|chung|kết quả|công tác)|đặc điểm|bối cảnh|sự cần thiết|cơ sở "
    r"(?:pháp lý|thực tiễn|chính trị)|"
    r"căn cứ|tầm nhìn|nhận định|dự báo|kết quả đạt được|tồn tại|hạn chế|nguyên nhân|khái quát|giải thích từ ngữ|phần lễ|phần hội|"
    r"chương trình (?:lễ|hội nghị|đại hội|ngày hội|buổi|chi tiết)|kịch bản|nguy cơ|định hướng chung|các chương trình, dự án|"
    r"danh mục (?:các )?dự án|dự án|kế hoạch sử dụng|biểu mẫu|mẫu|danh sách|đề cương|phiếu"
)

# Side topics: as a main section they hold no duties; among duties an item that names its unit is one.
SIDE_TITLES = (
    r"phạm vi|đối tượng|xác định đối tượng|kinh phí|nguồn kinh phí|nguồn vốn|nguồn lực|dự toán|cơ chế tài chính"
    r"|hình thức|phương thức|phương pháp|"
    r"thời gian|thời hạn|địa điểm|thành phần|yêu cầu về|yêu cầu đối với|vấn đề cần lưu ý|lưu ý|điều kiện|tiêu chuẩn"
    r"|tiêu chí|cơ cấu|quy mô"
)

# Sentences that are no duty even among duties: how to proceed in doubt, formulas, money, targets.
NOT_DUTIES = (
    r"(?:trong )?quá trình .{0,120}?(?:khó khăn|vướng mắc|phát sinh|nảy sinh|bất cập)",
    r"(?:nếu|trường hợp|khi) (?:có )?(?:phát sinh|khó khăn|vướng mắc|vấn đề)",
    r"(?:kế hoạch|nghị quyết|chỉ thị|quyết định|chương trình|kết luận|hướng dẫn|thông báo|đề án) này (?:có hiệu lực"
    r"|được phổ biến|thay thế|phổ biến|áp dụng)",
    r"trên đây là|nhận được (?:kế hoạch|văn bản)",
    r"(?:nguồn )?kinh phí\s.{0,80}?(?:được|do|từ|thực hiện|bố trí|theo|sử dụng)|từ (?:nguồn )?(?:ngân sách"
    r"|kinh phí)|nguồn (?:vốn|ngân sách|quỹ|lực|dự phòng)",
    r"(?:phấn đấu |đạt |có |trên |từ |ít nhất |tối thiểu |duy trì |bảo đảm |đảm bảo )*\d+(?:[.,]\d+)?\s*%",
    r"việc\s.{5,}?(?:phải|cần|được)\s(?:được |bảo đảm |đảm bảo |thực hiện |tiến hành )",
    r"(?:đối tượng|thời kỳ|niên độ|phạm vi|địa điểm|thành phần|hình thức|phương pháp)(?:\s+[^\W\d]+){0,3}\s*:",
    r"(?:nội dung|thời gian|mốc)\s+(?:kiểm tra|giám sát|thanh tra|khảo sát)\s*:",
    r"\(?chi tiết (?:tại|theo|danh mục|nhiệm vụ|ở|có)|\(.{0,120}phụ lục.{0,60}\)",
)

# The last paragraphs of a plan, addressed to everybody.
CLOSING = (
    r"trên đây là|(?:trong )?quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)|căn cứ "
    r"(?:nội dung )?kế hoạch này|nhận được kế hoạch|"
    r"(?:[^,.;:]{0,60}\s)?(?:yêu cầu|đề nghị)\s.{0,200}(?:nghiêm túc|khẩn trương|thực hiện|triển khai|báo cáo)"
    r"|\(?(?:đính )?kèm theo|"
    r"(?:kế hoạch|nghị quyết|chỉ thị) này"
)

_DUTY = re.compile(rf"(?:{DUTY_TITLES})(?!\w)")
_NO_DUTY = re.compile(rf"(?:các |một số |những |về |phần )?(?:{NO_DUTY_TITLES})(?!\w)")
_SIDE = re.compile(rf"(?:các |một số |những |về )?(?:{SIDE_TITLES})(?!\w)")
_NOT_DUTY = re.compile(rf"(?:{'|'.join(NOT_DUTIES)})")
_CLOSING = re.compile(rf"(?:{CLOSING})")
_PARTS = re.compile(r"\s*[,;:]\s*|\s+-\s+|\s+và\s+")
_KNOWN = re.compile(rf"(?:{DUTY_TITLES}|{NO_DUTY_TITLES}|{SIDE_TITLES})(?!\w)")


def mode_under(title: str, above: Mode, *, is_main: bool) -> Mode:
    """Return how items under a heading are taken.

    Args:
        title: the heading without its number.
        above: the mode in which the heading itself stands.
        is_main: whether it is a main section, which starts anew.
    """
    key = matchable(only_vietnamese(title))
    if above is Mode.NO_DUTIES and not is_main:
        return Mode.NO_DUTIES
    if any(_DUTY.match(part) for part in _PARTS.split(key)):
        return Mode.DUTIES
    if _NO_DUTY.match(key):
        return Mode.NO_DUTIES
    if _SIDE.match(key):
        return Mode.NO_DUTIES if is_main else Mode.ONLY_WITH_UNIT
    return Mode.DUTIES if is_main else above


def is_known_title(text: str) -> bool:
    """Whether a line without number is one of the headings that plans have."""
    return bool(_KNOWN.match(matchable(only_vietnamese(text))))


def is_no_duty(text: str) -> bool:
    """Whether a sentence among duties is none itself."""
    return bool(_NOT_DUTY.match(matchable(text)))


def is_closing(text: str) -> bool:
    """Whether a paragraph behind the last duty closes the plan."""
    return bool(_CLOSING.match(matchable(only_vietnamese(text))))
