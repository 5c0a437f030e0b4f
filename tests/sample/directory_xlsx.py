"""The sample directory: 16 units, five committee members, three groups. All names are invented."""

from pathlib import Path

from app.domain.directory import Directory, DirectoryGroup, DirectoryUnit
from app.domain.unit import UnitKind
from app.exporters.units_xlsx import write_directory

CELLS, BODIES, MEMBERS = "các chi bộ trực thuộc", "các tổ chức đoàn thể", "các đồng chí Uỷ viên Ban Chấp hành Đảng bộ"

_CELLS = (
    ("Chi bộ Văn phòng", "vanphong"),
    ("Chi bộ Thanh tra", "thanhtra"),
    ("Chi bộ Tổ chức cán bộ", "tochuccanbo"),
    ("Chi bộ Công chức, viên chức", "congchuc"),
    ("Chi bộ Cải cách hành chính", "caicach"),
    ("Chi bộ Xây dựng chính quyền", "chinhquyen"),
    ("Chi bộ Tôn giáo", "tongiao"),
    ("Chi bộ Thi đua, khen thưởng", "thidua"),
    ("Chi bộ Văn thư, lưu trữ", "vanthu"),
    ("Chi bộ Trung tâm Lưu trữ lịch sử", "luutru"),
)
_BODIES = (
    ("Công đoàn Sở", "congdoan", ("Công đoàn cơ sở Sở Nội vụ",)),
    ("Đoàn Thanh niên Sở", "doanthanhnien", ("Chi đoàn Sở Nội vụ",)),
    ("Hội Cựu chiến binh Sở", "cuuchienbinh", ("Hội CCB Sở",)),
    ("Ban Nữ công Sở", "nucong", ()),
)
_OVERSEERS = (
    ("Đồng chí Trần Thị Minh Hoạ", ("Chi bộ Văn phòng", "Chi bộ Thanh tra", "Công đoàn Sở")),
    ("Đồng chí Lê Văn Ví Dụ", ("Chi bộ Tổ chức cán bộ", "Chi bộ Công chức, viên chức", "Đoàn Thanh niên Sở")),
    ("Đồng chí Phạm Thị Thử", ("Chi bộ Cải cách hành chính", "Chi bộ Xây dựng chính quyền")),
    ("Đồng chí Vũ Văn Mẫu", ("Chi bộ Tôn giáo", "Chi bộ Thi đua, khen thưởng", "Ban Nữ công Sở")),
    (
        "Đồng chí Đỗ Thị Giả Định",
        ("Chi bộ Văn thư, lưu trữ", "Chi bộ Trung tâm Lưu trữ lịch sử", "Hội Cựu chiến binh Sở"),
    ),
)


def write_sample_directory(target: Path) -> None:
    """Write the sample directory as a workbook."""
    leading = (
        DirectoryUnit("Ban Chấp hành Đảng bộ", UnitKind.COMMITTEE, ("BCH Đảng bộ", "Ban Chấp hành Đảng bộ Sở"), _mail("danguy")),
        DirectoryUnit("Lãnh đạo Sở", UnitKind.LEADERSHIP, ("Ban Giám đốc Sở",), _mail("lanhdao")),
    )
    cells = tuple(DirectoryUnit(name, UnitKind.PARTY_CELL, (), _mail(box), groups=(CELLS,)) for name, box in _CELLS)
    bodies = tuple(
        DirectoryUnit(name, UnitKind.MASS_ORGANISATION, aliases, _mail(box), groups=(BODIES,)) for name, box, aliases in _BODIES
    )
    persons = tuple(DirectoryUnit(name, UnitKind.PERSON, groups=(MEMBERS,), oversees=overseen) for name, overseen in _OVERSEERS)
    groups = (
        DirectoryGroup(CELLS, ("các chi bộ",)),
        DirectoryGroup(BODIES, ("các đoàn thể",)),
        DirectoryGroup(MEMBERS, ("các đồng chí Đảng uỷ viên",)),
    )
    write_directory(Directory((*leading, *cells, *bodies, *persons), groups), target)


def _mail(box: str) -> str:
    return f"{box}@sonoivu.hoason.example"
