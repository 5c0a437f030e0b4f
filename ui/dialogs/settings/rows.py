"""THE TABLE of settings: what each is called, which control it has, who keeps it.

To add one: 1. where it is kept: a field of `OfficeSettings` (the book's, undone with Ctrl+Z) or a row of `ui/settings.py` (the
user's, on this computer); 2. a row in `ROWS`; 3. for one that must act at once, its effect in `ui/window/settings_handlers.py`.
`tests/ui/test_settings.py` changes every row and sees it again after a restart.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from app.domain.document import SignatureBlock
from app.services.office import MOULD, OfficeView
from app.text.compare import fold
from ui.actions.ids import ActionId
from ui.bridge.prompts import Prompts
from ui.dialogs.settings.editors import ChoiceEditor, Editor, FolderEditor, LinesEditor, LinkEditor, SwitchEditor, TextEditor
from ui.dialogs.settings.office_editors import MarginsEditor, SignersEditor

FONT_POINTS = range(9, 19)
_FROM_PLAN = "Lấy theo kế hoạch"
_SYSTEM_LOOKS = "Theo Windows" if sys.platform == "win32" else "Theo hệ thống"
_HOURS = tuple(f"{hour:02}:{minute:02}" for hour in range(6, 19) for minute in (0, 30))


class Section(StrEnum):
    """The parts of the page, in their order."""

    OFFICE = "Cơ quan"
    LOOKS = "Giao diện"
    NOTICES = "Thông báo"
    TRACKERS = "Thu gửi"
    BACKUP = "Sao lưu"
    DOCUMENTS = "Văn bản"
    CALENDAR = "Lịch"


class Keeper(Enum):
    """Who keeps a setting."""

    BOOK = "book"
    USER = "user"
    SYSTEM = "system"
    NOBODY = "nobody"  # a link to where something is set


@dataclass(frozen=True, slots=True)
class Known:
    """What the page shows.

    Attributes:
        office: the book's own settings.
        values: key -> value, of what the user and the system keep; a key that is missing is not offered here.
        defaults: key -> value, of the same.
        out_folder: where files are proposed while no folder is set.
    """

    office: OfficeView
    values: Mapping[str, object]
    defaults: Mapping[str, object]
    out_folder: str = ""


Make = Callable[[Known, Prompts], Editor]


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting.

    Attributes:
        key: the field of `OfficeSettings`, or the key of `ui/settings.py`.
        explanation: what it does, one line.
        make: makes its control.
        is_wide: whether the control stands below the words instead of beside them.
        is_offered: whether there is anything to choose.
        leads_to: the action a link starts.
        more_words: by which it is found as well.
    """

    key: str
    section: Section
    label: str
    explanation: str
    make: Make
    keeper: Keeper = Keeper.USER
    is_wide: bool = False
    is_offered: Callable[[Known], bool] = lambda _: True
    leads_to: ActionId | None = None
    more_words: str = ""

    def value(self, known: Known) -> object:
        """Return what is kept."""
        return getattr(known.office.said, self.key) if self.keeper is Keeper.BOOK else known.values.get(self.key)

    def default(self, known: Known) -> object:
        """Return what holds where nothing is set."""
        if self.keeper is Keeper.BOOK:
            return type(getattr(known.office.said, self.key))()  # every field of the office is empty by default
        return known.defaults.get(self.key)

    def matches(self, typed: str) -> bool:
        """Whether all words typed stand in the row, diacritics aside."""
        words = fold(f"{self.label} {self.explanation} {self.section} {self.more_words}")
        return all(word in words for word in fold(typed).split())


def _text(otherwise: Callable[[Known], str]) -> Make:
    return lambda known, _: TextEditor(f"{_FROM_PLAN}: {text}" if (text := otherwise(known)) else _FROM_PLAN)


def _choice(choices: Sequence[tuple[object, str]]) -> Make:
    return lambda _known, _prompts: ChoiceEditor(choices)


def _folder(otherwise: Callable[[Known], str], title: str) -> Make:
    return lambda known, prompts: FolderEditor(otherwise(known), title, prompts)


def _switch(_known: Known, _prompts: Prompts) -> Editor:
    return SwitchEditor()


def _link(words: str) -> Make:
    return lambda _known, _prompts: LinkEditor(words)


def _recipients(known: Known, _: Prompts) -> Editor:
    usual = known.office.usual.recipients
    return LinesEditor((f"{_FROM_PLAN}:", *usual) if usual else (_FROM_PLAN,))


def _signers(known: Known, _: Prompts) -> Editor:
    usual = known.office.usual.signature
    return SignersEditor(usual if usual != SignatureBlock() else SignatureBlock(_FROM_PLAN))


def _upright(known: Known, _: Prompts) -> Editor:
    return MarginsEditor(known.office.upright)


def _turned(known: Known, _: Prompts) -> Editor:
    return MarginsEditor(known.office.turned)


def _has_upright_choice(known: Known) -> bool:
    return any(one.least < one.most for one in known.office.upright.values())


def _layouts(known: Known, _: Prompts) -> Editor:
    first = [("", "Đang có hiệu lực vào ngày văn bản"), (MOULD, "Theo mẫu văn bản gốc của kế hoạch")]
    return ChoiceEditor([*first, *((profile.id, profile.title) for profile in known.office.layouts)])


ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        "issuing_body",
        Section.OFFICE,
        "Tên cơ quan",
        "In ở đầu mọi văn bản của sổ này",
        _text(lambda known: known.office.usual.issuing_body),
        Keeper.BOOK,
        is_wide=True,
    ),
    SettingRow(
        "superior",
        Section.OFFICE,
        "Cơ quan cấp trên",
        "In trên tên cơ quan",
        _text(lambda known: known.office.usual.superior),
        Keeper.BOOK,
        is_wide=True,
        more_words="chủ quản",
    ),
    SettingRow(
        "symbol",
        Section.OFFICE,
        "Ký hiệu",
        "Chữ viết tắt tên cơ quan trong số văn bản, như ĐU",
        _text(lambda known: known.office.usual.symbol),
        Keeper.BOOK,
    ),
    SettingRow(
        "place",
        Section.OFFICE,
        "Nơi ban hành",
        "Địa danh trước ngày, tháng",
        _text(lambda known: known.office.usual.place),
        Keeper.BOOK,
    ),
    SettingRow(
        "signers",
        Section.OFFICE,
        "Người ký",
        "Ai có thể ký văn bản; người đầu tiên được đề nghị ký, lập văn bản thì chọn được người khác",
        _signers,
        Keeper.BOOK,
        is_wide=True,
        more_words="quyền hạn ký chức vụ họ tên",
    ),
    SettingRow(
        "recipients",
        Section.OFFICE,
        "Nơi nhận",
        "Mỗi dòng một nơi, dòng cuối là nơi lưu; gạch đầu dòng và dấu cuối dòng do chương trình ghi",
        _recipients,
        Keeper.BOOK,
        is_wide=True,
    ),
    SettingRow(
        "upright_mm",
        Section.OFFICE,
        "Lề trang dọc",
        "Trong khoảng mà Nghị định 30/2020/NĐ-CP cho phép",
        _upright,
        Keeper.BOOK,
        is_wide=True,
        is_offered=_has_upright_choice,
    ),
    SettingRow(
        "turned_mm",
        Section.OFFICE,
        "Lề trang ngang",
        "Cho bảng, biểu trên trang ngang; quy định không nêu số",
        _turned,
        Keeper.BOOK,
        is_wide=True,
        more_words="khổ giấy A4 phụ lục",
    ),
    SettingRow(
        "theme",
        Section.LOOKS,
        "Màu sắc",
        "Sáng, tối hoặc tương phản cao; đổi ngay",
        _choice((("system", _SYSTEM_LOOKS), ("light", "Sáng"), ("dark", "Tối"), ("contrast", "Tương phản cao"))),
        more_words="chủ đề theme windows giao diện",
    ),
    SettingRow(
        "font_points",
        Section.LOOKS,
        "Cỡ chữ",
        "Của mọi cửa sổ, không phải của văn bản; đổi ngay",
        _choice(tuple((points, f"{points} điểm") for points in FONT_POINTS)),
        more_words="font to nhỏ pt",
    ),
    SettingRow(
        "due_notice",
        Section.NOTICES,
        "Nhắc việc ở khay hệ thống",
        "Mỗi ngày một lần, khi có việc đến hạn hôm nay hoặc quá hạn; bấm vào là mở Hôm nay",
        _switch,
        is_offered=lambda known: "due_notice" in known.values,
        more_words="thông báo tray",
    ),
    SettingRow(
        "due_notice_at",
        Section.NOTICES,
        "Giờ nhắc",
        "Mở chương trình sau giờ này thì nhắc ngay khi mở",
        _choice(tuple((hour, hour) for hour in _HOURS)),
        is_offered=lambda known: "due_notice_at" in known.values,
    ),
    SettingRow(
        "start_with_system",
        Section.NOTICES,
        "Mở cùng máy tính",
        "Mở Đôn Đốc mỗi khi đăng nhập vào máy",
        _switch,
        Keeper.SYSTEM,
        is_offered=lambda known: "start_with_system" in known.values,
        more_words="khởi động windows tự chạy",
    ),
    SettingRow(
        "watched_folder",
        Section.TRACKERS,
        "Thư mục nhận phiếu",
        "Có phiếu mới trong thư mục thì báo ở dòng dưới cùng; để trống là không theo dõi",
        _folder(lambda _: "Không theo dõi thư mục nào", "Chọn thư mục nhận phiếu để theo dõi"),
        is_wide=True,
    ),
    SettingRow(
        "mail_template",
        Section.TRACKERS,
        "Mẫu thư gửi phiếu",
        "Lời thư kèm phiếu theo dõi, có chỗ điền sẵn",
        _link("Sửa mẫu thư…"),
        Keeper.NOBODY,
        leads_to=ActionId.MAIL_TEMPLATE,
    ),
    SettingRow(
        "spare_backup_folder",
        Section.BACKUP,
        "Nơi sao lưu thêm",
        "Mỗi lần sao lưu chép thêm một bản vào đây, như ổ USB hay ổ chung; vắng ổ thì bản thường vẫn được ghi",
        _folder(lambda _: "Chỉ sao lưu cạnh sổ", "Chọn nơi sao lưu thêm"),
        is_wide=True,
    ),
    SettingRow(
        "back_up",
        Section.BACKUP,
        "Bản sao lưu",
        "Chép sổ và mở bản sao ra kiểm tra; khi đóng chương trình cũng tự sao lưu",
        _link("Sao lưu ngay"),
        Keeper.NOBODY,
        leads_to=ActionId.BACK_UP,
    ),
    SettingRow(
        "layout",
        Section.DOCUMENTS,
        "Thể thức mặc định",
        "Được chọn sẵn khi lập văn bản của sổ này",
        _layouts,
        Keeper.BOOK,
        is_wide=True,
        more_words="hướng dẫn nghị định mẫu",
    ),
    SettingRow(
        "out_folder",
        Section.DOCUMENTS,
        "Nơi lưu tệp",
        "Phiếu, văn bản, lịch ghi ra được đề nghị lưu vào đây, mỗi loại một thư mục",
        _folder(lambda known: known.out_folder, "Chọn nơi lưu tệp"),
        is_wide=True,
    ),
    SettingRow(
        "office_calendar",
        Section.CALENDAR,
        "Lịch của cơ quan",
        "Ngày nghỉ và ngày làm bù khác với lịch nghỉ chung, ngày kỷ niệm riêng",
        _link("Mở lịch của cơ quan…"),
        Keeper.NOBODY,
        leads_to=ActionId.OFFICE_CALENDAR,
        more_words="lễ tết truyền thống",
    ),
)
