"""The sample plan as it might come a second time: a duty more, one less, one reworded, one for fewer units, numbers moved."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from app.services.sample import sample_folder
from tests.sample.plan_docx import write_plan

NEW_DUTY = "Mở chuyên mục “Mỗi tuần một cuốn sách” trên bảng tin điện tử của cơ quan; phân công đơn vị viết bài theo từng tháng."

REPLACED = (
    ("sổ tay văn hoá công sở của Đảng bộ, cơ quan.", "sổ tay văn hoá công sở và quy tắc ứng xử của Đảng bộ, cơ quan."),
    ("Theo kế hoạch của Đảng bộ, cơ quan.", "Hoàn thành trước ngày 15/12/2022."),
    (
        "- Đơn vị thực hiện: Ban Chấp hành Đảng bộ, Lãnh đạo Sở, các chi bộ trực thuộc, các tổ chức đoàn thể.",
        "- Đơn vị thực hiện: Ban Chấp hành Đảng bộ, Lãnh đạo Sở, các chi bộ trực thuộc.",
    ),
    ("Nơi nhận: Lãnh đạo Sở\n", "Nơi nhận: Lãnh đạo Sở\nNơi nhận: Ban Tuyên giáo Đảng uỷ Khối\n"),
)
"""Words of the sample and what stands in their place: II.2's text and time, II.7's units, a recipient."""

GONE = "II.6"
"""The number of the duty that is left out."""


def sample_text() -> str:
    """Return the text from which the sample plan is made."""
    return (sample_folder() / "ke-hoach.txt").read_text("utf-8")


def amended_text() -> str:
    """Return the text of the amended plan: II.4 is new, II.6 is gone, so that II.4 and II.5 become II.5 and II.6."""
    text = sample_text()
    for before, after in REPLACED:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    duties = re.split(r"(?m)^(?=\d- )", text)
    gone = next(place for place, duty in enumerate(duties) if duty.startswith("6- "))
    del duties[gone]
    added = f"4- {NEW_DUTY}\n- _Đơn vị thực hiện:_ các chi bộ trực thuộc.\n- _Thời gian thực hiện:_ Thường xuyên.\n"
    four = next(place for place, duty in enumerate(duties) if duty.startswith("4- "))
    duties[four : four + 2] = [re.sub(r"^\d", lambda found: str(int(found.group()) + 1), one) for one in duties[four : four + 2]]
    duties.insert(four, added)
    return "".join(duties)


def write_amended_plan(target: Path, text: str | None = None) -> Path:
    """Write the amended plan, or another text of the sample's form, as a Word file; returns its path."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "ke-hoach.txt"
        source.write_text(text or amended_text(), "utf-8")
        write_plan(source, target)
    return target
