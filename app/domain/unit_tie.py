"""What ties a unit to the book: with any of these it is not deleted but abolished, so that nothing told of it is lost."""

from enum import StrEnum


class UnitTie(StrEnum):
    """One kind of thing that speaks of a unit. Names and places in groups are none: they go with the unit."""

    ASSIGNMENT = "assignment"
    WORK_ITEM = "work_item"
    TRACKER = "tracker"
    REMINDER = "reminder"
    DOCUMENT = "document"
    ACTIVITY = "activity"
    PLAN = "plan"
    CHILD = "child"
    HEIR = "heir"
    OVERSIGHT = "oversight"
    GROUP_RULE = "group_rule"
    EVENT = "event"


UNIT_TIE_LABELS: dict[UnitTie, str] = {
    UnitTie.ASSIGNMENT: "đã được giao nhiệm vụ",
    UnitTie.WORK_ITEM: "có đầu việc",
    UnitTie.TRACKER: "đã nhận phiếu",
    UnitTie.REMINDER: "đã được đôn đốc",
    UnitTie.DOCUMENT: "có văn bản đã lập",
    UnitTie.ACTIVITY: "có hoạt động, kiểm tra",
    UnitTie.PLAN: "có kế hoạch riêng",
    UnitTie.CHILD: "là cấp trên của đơn vị khác",
    UnitTie.HEIR: "kế thừa việc của đơn vị khác",
    UnitTie.OVERSIGHT: "có tên trong phân công theo dõi",
    UnitTie.GROUP_RULE: "nằm trong quy tắc của một nhóm",
    UnitTie.EVENT: "có biến động đã ghi",
}
"""Each as the end of a sentence that begins with the unit."""
