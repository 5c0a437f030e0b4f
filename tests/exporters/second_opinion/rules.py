"""What the instruments ask for, written down again from them: 05-HD/VPTW (2026), 36-HD/VPTW (2018), NĐ 30/2020/NĐ-CP."""

import re
from dataclasses import dataclass

FONT = "Times New Roman"
BLACK = {"000000", "auto"}
PAGE = (11906, 16838)  # A4 in twips
TOLERANCE = 3  # twips


@dataclass(frozen=True)
class System:
    """The rules of one instrument; sizes in points as (least, most), margins in twips as (least, most)."""

    margins: dict[str, tuple[int, int]]
    page_number: tuple[float, float]
    title: str
    title_size: tuple[float, float]
    motto: str
    motto_size: tuple[float, float]
    body_name: tuple[float, float]
    number: re.Pattern[str]
    letter_number: re.Pattern[str]
    number_size: tuple[float, float]
    date_size: tuple[float, float]
    letter_subject: re.Pattern[str]
    letter_subject_size: tuple[float, float]
    letter_subject_italic: bool
    type_name: tuple[float, float]
    subject: tuple[float, float]
    subject_start: str
    body: tuple[float, float]
    line_rule: str
    line: tuple[float, float]
    heading: re.Pattern[str]
    end: str
    basis_first: str
    basis_italic: bool
    basis_last: str
    authority: re.Pattern[str]
    signer: tuple[float, float]
    title_bold_below_authority: bool
    label_size: float
    label_bold_italic: bool
    recipient_size: float
    separator: str
    address_types: dict[str, str]
    address_italic: bool
    appendix_figure: str

    @property
    def is_party(self) -> bool:
        return not self.motto


_FIXED = {"top": (1134, 1134), "bottom": (1134, 1134), "left": (1701, 1701), "right": (850, 850)}
_RANGES = {"top": (1134, 1417), "bottom": (1134, 1417), "left": (1701, 1984), "right": (850, 1134)}
DATE = re.compile(r"\S.*, ngày (0[1-9]|[12]\d|3[01]|\s{2,}) tháng (01|02|[3-9]|1[0-2]) năm \d{4}")
TYPES = {"BÁO CÁO": "BC", "KẾ HOẠCH": "KH", "THÔNG BÁO": "TB", "TỜ TRÌNH": "TTr"}

PARTY_2026 = System(
    margins=_FIXED,
    page_number=(14, 14),
    title="ĐẢNG CỘNG SẢN VIỆT NAM",
    title_size=(15, 15),
    motto="",
    motto_size=(0, 0),
    body_name=(14, 14),
    number=re.compile(r"Số (0[1-9]|[1-9]\d+|\s{2,})-(BC|KH|TB|TTr)/[A-ZĐ]+"),
    letter_number=re.compile(r"Số (0[1-9]|[1-9]\d+|\s{2,})-CV/[A-ZĐ]+"),
    number_size=(14, 14),
    date_size=(14, 14),
    letter_subject=re.compile(r"về việc \S.*"),
    letter_subject_size=(12, 12),
    letter_subject_italic=True,
    type_name=(15, 16),
    subject=(14, 15),
    subject_start="lower",
    body=(14, 15),
    line_rule="exact",
    line=(18, 22),
    heading=re.compile(r"([IVX]+)- (\S.*)"),
    end=".",
    basis_first="- ",
    basis_italic=False,
    basis_last=".",
    authority=re.compile(r"(T/M|K/T|T/L|Q\.) \S.*"),
    signer=(14, 14),
    title_bold_below_authority=False,
    label_size=14,
    label_bold_italic=False,
    recipient_size=12,
    separator=";",
    address_types={"CV": "Kính gửi", "TTr": "Kính trình"},
    address_italic=True,
    appendix_figure=r"\d+",
)
PARTY_2018 = System(
    **{
        **vars(PARTY_2026),
        "line": (18, 1000),
        "letter_subject": re.compile(r"[A-ZĐÔÂĂƯƠÊ]\S*.*"),
        "basis_first": "",
        "basis_last": ",",
        "separator": ",",
        "address_types": {"CV": "Kính gửi", "TTr": "Kính gửi"},
    }
)
STATE_2020 = System(
    margins=_RANGES,
    page_number=(13, 14),
    title="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    title_size=(12, 13),
    motto="Độc lập - Tự do - Hạnh phúc",
    motto_size=(13, 14),
    body_name=(12, 13),
    number=re.compile(r"Số: (0[1-9]|[1-9]\d+|\s{2,})/(BC|KH|TB|TTr)-[A-ZĐ]+"),
    letter_number=re.compile(r"Số: (0[1-9]|[1-9]\d+|\s{2,})/[A-ZĐ]+-[A-ZĐ]+"),
    number_size=(13, 13),
    date_size=(13, 14),
    letter_subject=re.compile(r"V/v \S.*"),
    letter_subject_size=(12, 13),
    letter_subject_italic=False,
    type_name=(13, 14),
    subject=(13, 14),
    subject_start="upper",
    body=(13, 14),
    line_rule="auto",
    line=(1.0, 1.5),
    heading=re.compile(r"([IVX]+)\. (\S.*)"),
    end="./.",
    basis_first="",
    basis_italic=True,
    basis_last=".",
    authority=re.compile(r"(TM\.|KT\.|TL\.|TUQ\.|Q\.) \S.*"),
    signer=(13, 14),
    title_bold_below_authority=True,
    label_size=12,
    label_bold_italic=True,
    recipient_size=11,
    separator=";",
    address_types={"CV": "Kính gửi", "TTr": "Kính gửi", "BC": "Kính gửi"},
    address_italic=False,
    appendix_figure=r"[IVX]+",
)
SYSTEMS = {"PARTY_2026": PARTY_2026, "PARTY_2018": PARTY_2018, "STATE_2020": STATE_2020}
