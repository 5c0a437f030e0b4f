"""Where a line of a title had better not end: inside a word of two syllables, before a figure, behind a word that leads on."""

import re
from collections.abc import Sequence
from itertools import pairwise

_LEADS_ON = frozenset(
    ("và", "của", "về", "số", "ngày", "tháng", "năm", "quý", "các", "những", "cho", "với", "tại", "trong", "theo")
)

_TWO_SYLLABLES = frozenset(
    """
    an ninh, bàn giao, báo cáo, ban hành, ban thường, bảo đảm, bảo vệ, bí thư, cách mạng, cải cách, cán bộ, cấp uỷ, chấp hành,
    chỉ đạo, chỉ thị, chi bộ, chiến binh, chính quyền, chính sách, chính trị, chủ tịch, chuẩn bị, chuyển đổi, chương trình,
    cơ quan, cơ sở, công an, công chức, công dân, công đoàn, công sở, công tác, công văn, cộng sản, cựu chiến, danh mục,
    dân tộc, dân vận, doanh nghiệp, đào tạo, đảng bộ, đảng uỷ, đảng viên, đánh giá, đạo đức, đầu tư, đề án, đề xuất, địa bàn,
    địa phương, điều hành, đoàn kết, đoàn thể, đoàn viên, đôn đốc, đồng chí, đơn vị, đường lối, giai đoạn, giải pháp,
    giải quyết, giám sát, gia đình, giáo dục, hành chính, hiệu quả, hoạt động, học tập, hồ sơ, hội nghị, hội viên, kế hoạch,
    kết luận, kết quả, khai thác, khen thưởng, khó khăn, khối các, kiểm tra, kiến nghị, kinh tế, kỷ luật, kỷ niệm, lãnh đạo,
    lịch sử, liên hệ, liên quan, lưu trữ, minh chứng, mục đích, nâng cao, nghị định, nghị quyết, nghiên cứu, nguyên tắc,
    nhân dân, nhiệm kỳ, nhiệm vụ, nội dung, nội vụ, nông thôn, phát triển, phân công, phối hợp, phong cách, phong trào,
    phụ lục, phụ nữ, phụ trách, phương hướng, phương pháp, quản lý, quốc gia, quốc phòng, quy chế, quy định, rà soát, sơ kết,
    sinh hoạt, tăng cường, tập trung, tập thể, thanh niên, thanh tra, thành lập, thành phố, thành viên, theo dõi, thi đua,
    thông báo, thông tin, thời gian, thực hiện, thường trực, thường vụ, thường xuyên, tiêu chí, tiếp tục, tình hình, tỉnh uỷ,
    tổ chức, tổng kết, trách nhiệm, tài chính, tài liệu, triển khai, trung tâm, trung ương, truyền thống, tuyên giáo,
    tuyên truyền, tư pháp, tư tưởng, uỷ ban, uỷ viên, ứng dụng, văn bản, văn hoá, văn phòng, văn thư, viên chức, vướng mắc,
    xây dựng, xử lý, yêu cầu
    """.replace("\n", " ").split(", ")
)
_PAIRS = frozenset(" ".join(pair.split()) for pair in _TWO_SYLLABLES)
_FIGURE = re.compile(r"[(“]?(?:\d|[IVX]+(?:/|$))")


def bad_line_ends(lines: Sequence[str]) -> int:
    """Return how many lines end where one would not break them by hand."""
    words = [line.split() for line in lines if line.strip()]
    return sum(_is_bad(above[-1], below[0]) for above, below in pairwise(words))


def _is_bad(last: str, first: str) -> bool:
    pair = f"{last} {first.rstrip('.,;:)”')}".lower().replace("hóa", "hoá").replace("ủy", "uỷ")
    return last.lower() in _LEADS_ON or pair in _PAIRS or (bool(_FIGURE.match(first)) and last[-1:] not in ".,;:")
