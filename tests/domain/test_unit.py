"""Units and groups: kinds guessed from names, collectives, members by date."""

from datetime import date

import pytest

from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import Membership, UnitGroup, UnitKind, guess_kind, names_a_collective


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Chi bộ Văn phòng", UnitKind.PARTY_CELL),
        ("Ban Chấp hành Đảng bộ", UnitKind.COMMITTEE),
        ("Ban Tổ chức", UnitKind.DEPARTMENT),
        ("Lãnh đạo Sở", UnitKind.LEADERSHIP),
        ("Công đoàn Sở", UnitKind.MASS_ORGANISATION),
        ("UBND xã Đông Hoà", UnitKind.COMMUNE),
        ("Đồng chí Bí thư", UnitKind.PERSON),
        ("Sóc Trăng", UnitKind.OTHER),
    ],
)
def test_the_first_words_of_a_name_tell_its_kind(name, kind):
    assert guess_kind(name) is kind


@pytest.mark.parametrize(
    "name", ["các chi bộ trực thuộc", "Các tổ chức đoàn thể", "Toàn thể đảng viên", "những đơn vị liên quan"]
)
def test_collectives_are_known_by_their_first_word(name):
    assert names_a_collective(name)


def test_a_single_unit_is_no_collective():
    assert not names_a_collective("Chi bộ Các khu công nghiệp")


def test_a_member_belongs_from_the_day_it_joins_to_the_day_before_it_leaves():
    group = UnitGroup(UnitGroupId(1), "nhóm", (), (Membership(UnitId(7), date(2022, 11, 1), date(2023, 2, 1)),))
    assert group.members_on(date(2022, 10, 31)) == []
    assert group.members_on(date(2022, 11, 1)) == [7]
    assert group.members_on(date(2023, 1, 31)) == [7]
    assert group.members_on(date(2023, 2, 1)) == []
