"""The office's settings: what documents print, who signs, page margins within the rules, and how all of it goes back."""

from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest

from app.domain.document import SignatureBlock, System
from app.domain.office import OfficeSettings
from app.domain.period import parse_period
from app.errors import UserError
from app.layout_rules.checker import check_layout
from app.layout_rules.checks.remark import Verdict
from app.layout_rules.mould import look_of
from app.layout_rules.office_margins import margin_ranges, with_margins
from app.layout_rules.profile import all_profiles, profile_of
from app.services import history
from app.services.make_report import ReportRequest, make_report, mould_asked_for, plan_mould
from app.services.office import (
    change_office,
    office_mould,
    office_of,
    office_profile,
    office_settings,
    plan_of_office,
    show_office,
    signers_of,
)
from app.services.report_choices import report_choices
from app.store import plans
from tests import sample_books

Q4 = parse_period("2022-Q4")
SECRETARY = SignatureBlock("T/M ĐẢNG UỶ", "BÍ THƯ", "Lò Thị Mẫu")
HEAD = SignatureBlock(None, "BÍ THƯ", "Lò Thị Mẫu")
DEPUTY = SignatureBlock(None, "PHÓ BÍ THƯ", "Vừ Văn Thử")


@pytest.fixture
def core(tmp_path):
    return sample_books.sent(tmp_path)


def the_plan(core):
    found = plan_of_office(core)
    assert found is not None
    return found


def texts_of(path) -> str:
    with ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def written(core, folder, **asked) -> str:
    target = folder / "van-ban.docx"
    make_report(core, ReportRequest("progress-report", Q4, date(2022, 12, 28), **asked), target)
    return texts_of(target)


def test_without_settings_the_office_is_that_of_the_plan(core):
    plan = the_plan(core)
    office = office_of(core, plan)
    assert office.issuing_body == plan.document.issuing_body
    assert office.signature == plan.signature
    assert signers_of(core, plan) == (plan.signature,)
    assert office_settings(core) == OfficeSettings()


def test_what_is_set_is_printed_and_what_is_emptied_goes_back(core):
    plan = the_plan(core)
    usual = office_of(core, plan)
    change_office(core, OfficeSettings(issuing_body="ĐẢNG UỶ MẪU", recipients=("Ban Tổ chức,", "- Lưu Văn phòng.")))
    assert office_of(core, plan).issuing_body == "ĐẢNG UỶ MẪU"
    assert office_of(core, plan).recipients == ("Ban Tổ chức,", "Lưu Văn phòng")
    assert office_of(core, plan).place == usual.place
    change_office(core, OfficeSettings())
    assert office_of(core, plan) == usual


def test_each_change_is_one_named_step_that_can_be_taken_back(core):
    change_office(core, OfficeSettings(place="Hoà Sơn"))
    change_office(core, replace(office_settings(core), symbol="ĐUM"))
    undone = history.status(core).undo
    assert undone is not None
    assert history.name_of(undone) == "đổi cài đặt: ký hiệu"
    history.undo(core)
    assert office_settings(core) == OfficeSettings(place="Hoà Sơn")


def test_a_change_that_changes_nothing_is_no_step(core):
    change_office(core, OfficeSettings(place="Hoà Sơn"))
    before = core.database.change_counter()
    assert not change_office(core, OfficeSettings(place=" Hoà  Sơn "))
    assert core.database.change_counter() == before


def test_signers_keep_their_order_and_the_first_is_the_one_who_signs(core):
    change_office(core, OfficeSettings(signers=(DEPUTY, SECRETARY)))
    assert office_settings(core).signers == (DEPUTY, SECRETARY)
    assert office_of(core, the_plan(core)).signature == DEPUTY
    assert report_choices(core, the_plan(core).id).signers == (DEPUTY, SECRETARY)


def test_an_empty_line_is_no_signer_and_an_authority_alone_is_refused(core):
    change_office(core, OfficeSettings(signers=(SignatureBlock(" ", "", None), SECRETARY)))
    assert office_settings(core).signers == (SECRETARY,)
    with pytest.raises(UserError, match="T/M ĐẢNG UỶ"):
        change_office(core, OfficeSettings(signers=(SignatureBlock("T/M ĐẢNG UỶ"),)))


@pytest.mark.parametrize("with_mould", [False, True])
def test_a_document_prints_the_office_and_the_signer_chosen_for_it(core, tmp_path, with_mould):
    change_office(core, OfficeSettings(issuing_body="ĐẢNG UỶ MẪU", place="Suối Mẫu", symbol="ĐUM", signers=(SECRETARY, DEPUTY)))
    first = written(core, tmp_path, with_mould=with_mould)
    second = written(core, tmp_path, with_mould=with_mould, signer=DEPUTY)
    assert all(words in first for words in ("ĐẢNG UỶ MẪU", "Suối Mẫu", "ĐUM", "Lò Thị Mẫu"))
    assert "Vừ Văn Thử" in second
    assert "Lò Thị Mẫu" not in second


@pytest.mark.parametrize("with_mould", [False, True])
def test_pages_on_their_side_have_the_margins_of_the_office(core, tmp_path, with_mould):
    change_office(core, OfficeSettings(turned_mm={"left": 25, "bottom": 12}))
    xml = written(core, tmp_path, with_mould=with_mould)
    turned = xml.split('w:orient="landscape"')[1].split("<w:pgMar")[1].split("/>")[0]
    assert f'w:left="{twips(25)}"' in turned
    assert f'w:bottom="{twips(12)}"' in turned
    if not with_mould:
        assert f'w:top="{twips(30)}"' in turned


@pytest.mark.parametrize("profile", ["PARTY_2026", "PARTY_2018", "STATE_2020"])
def test_a_document_with_the_margins_of_the_office_passes_the_checker(core, tmp_path, profile):
    change_office(core, OfficeSettings(signers=(HEAD,), turned_mm={"top": 20, "bottom": 20, "left": 12, "right": 12}))
    written(core, tmp_path, profile=profile)
    remarks = check_layout(tmp_path / "van-ban.docx", profile)
    assert {remark.verdict for remark in remarks} >= {Verdict.OK}
    assert [remark for remark in remarks if remark.verdict is Verdict.FAULT] == []


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def test_a_margin_beyond_what_printer_and_page_number_need_is_refused_with_the_rule_that_leaves_it_open(core):
    with pytest.raises(UserError) as refused:
        change_office(core, OfficeSettings(turned_mm={"top": 9}))
    assert "P-04" in str(refused.value)
    assert "từ 15 đến 50 mm" in str(refused.value)
    assert office_settings(core) == OfficeSettings()


def test_upright_margins_of_the_party_are_fixed_by_their_rule(core):
    with pytest.raises(UserError) as refused:
        change_office(core, OfficeSettings(upright_mm={"left": 35}))
    assert "P-02" in str(refused.value)
    assert "30 mm" in str(refused.value)


def test_upright_margins_of_the_state_keep_the_range_of_their_rule(core):
    with core.unit_of_work(history_step()) as work:
        plan = the_plan(core)
        work.update("plan", plan.id, system=System.STATE.value)
    with pytest.raises(UserError) as refused:
        change_office(core, OfficeSettings(upright_mm={"left": 36}))
    assert "S-03" in str(refused.value)
    assert "từ 30 đến 35 mm" in str(refused.value)
    change_office(core, OfficeSettings(upright_mm={"left": 35}))
    look = office_profile(core, the_plan(core), date(2022, 12, 28)).look
    assert look.margins.left == 35
    assert sum(look.letterhead_columns_mm) == pytest.approx(look.text_width_mm())
    party = office_profile(core, the_plan(core), date(2022, 12, 28), "PARTY_2026").look
    assert party.margins.left == 30, "what the state allows, the Party does not"


def history_step():
    from app.domain.changes import Step

    return Step.LINK_PLAN


@pytest.mark.parametrize("profile", all_profiles(), ids=lambda one: one.id)
def test_the_usual_margins_lie_within_their_ranges(profile):
    for turned in (False, True):
        ranges = margin_ranges(profile, turned=turned)
        assert set(ranges) == {"top", "bottom", "left", "right"}
        assert all(one.least <= one.usual <= one.most for one in ranges.values())
        assert all(one.rule is not None for one in ranges.values())
    assert with_margins(profile, {}, {}) is profile


def test_a_mould_without_settings_is_left_as_the_plan_shows_it(core):
    mould = plan_mould(core, the_plan(core))
    assert office_mould(core, mould) == mould
    assert mould_asked_for(core, the_plan(core), ReportRequest("progress-report", Q4, date(2022, 12, 28))) is None


def test_a_mould_that_shows_no_margins_takes_those_of_the_office(core):
    profile = with_margins(profile_of("PARTY_2018"), {}, {"right": 11})
    bare = replace(plan_mould(core, the_plan(core)), margins=None)
    assert look_of(profile, bare).landscape_margins.right == 11


def test_a_layout_that_does_not_exist_is_refused(core):
    with pytest.raises(UserError, match="PARTY_1999"):
        change_office(core, OfficeSettings(layout="PARTY_1999"))
    change_office(core, OfficeSettings(layout="mould"))
    assert report_choices(core, the_plan(core).id).layout == "mould"


def test_a_book_without_a_plan_has_settings_too(tmp_path):
    from app.bootstrap import create_workspace

    core = create_workspace(tmp_path / "so.dondoc")
    assert plans.all_plans(core.book) == []
    change_office(core, OfficeSettings(place="Hoà Sơn", turned_mm={"left": 22}))
    view = show_office(core)
    assert view.said.place == "Hoà Sơn"
    assert view.usual.issuing_body == ""
