"""Headings of a plan: which stand below which, at whatever depth and with whatever levels left out."""

from app.domain.ids import SectionId
from app.domain.plan import Section
from app.register.selection import NO_SECTION, Selection, branch_of, main_section_of, upper_section_of

A, A_I, A_I_1, A_II, B, B_X, C = (SectionId(number) for number in range(1, 8))
HEADINGS = [
    Section(A, "A", "Phần một", 1),
    Section(A_I, "A.I", "Mục một", 2),
    Section(A_I_1, "A.I.1", "Tiểu mục", 3),
    Section(A_II, "A.II", "Mục hai", 2),
    Section(B, "B", "Phần hai", 1),
    Section(B_X, "B.x", "Sâu hai bậc", 3),  # its level 2 is missing in the file
    Section(C, "C", "Phần ba", 1),
]


def test_a_heading_holds_itself_and_all_below_it():
    assert branch_of(A, HEADINGS) == {A, A_I, A_I_1, A_II}
    assert branch_of(A_I, HEADINGS) == {A_I, A_I_1}
    assert branch_of(B, HEADINGS) == {B, B_X}
    assert branch_of(C, HEADINGS) == {C}


def test_every_heading_has_one_main_heading():
    assert main_section_of(HEADINGS) == {A: A, A_I: A, A_I_1: A, A_II: A, B: B, B_X: B, C: C}


def test_the_heading_right_above_is_the_nearest_of_a_higher_level():
    assert upper_section_of(HEADINGS) == {A_I: A, A_I_1: A_I, A_II: A, B_X: B}


def test_a_selection_of_a_heading_holds_the_tasks_below_it():
    wanted = Selection(section_id=A)
    assert wanted.holds_section(A_I_1, HEADINGS)
    assert not wanted.holds_section(B_X, HEADINGS)
    assert not wanted.holds_section(None, HEADINGS)
    assert Selection(section_id=NO_SECTION).holds_section(None, HEADINGS)
    assert not Selection(section_id=NO_SECTION).holds_section(A, HEADINGS)
    assert Selection().holds_section(None, HEADINGS)
