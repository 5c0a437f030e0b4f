"""Evidence of a work item: kept by its content, named while missing, accepted, taken away."""

from datetime import date

import pytest

from app.domain.evidence import EvidenceState
from app.errors import UserError
from app.messages.code import Code
from app.services import history
from app.services.record_evidence import (
    accept_evidence,
    add_address,
    add_file,
    add_missing,
    copy_to_open,
    evidence_of,
    remove_evidence,
)
from app.store import evidence, file_store
from tests.services.undo_cases_work_item import a_file
from tests.services.work_item_books import approved, done, item_of

SEEN = date(2022, 12, 19)


@pytest.fixture
def core(tmp_path):
    return done(tmp_path)


def names(core) -> list[tuple[str, str]]:
    return [(one.name, one.state.value) for one in evidence_of(core, item_of(core))]


def refusal(call) -> Code:
    with pytest.raises(UserError) as trouble:
        call()
    assert str(trouble.value)
    return trouble.value.code


def test_a_file_is_copied_into_the_books_folder_and_stays_when_the_source_goes(core, tmp_path):
    path = a_file(tmp_path)
    add_file(core, item_of(core), path)
    path.unlink()
    (found,) = evidence_of(core, item_of(core))
    assert file_store.path_of(core.book, core.path, found.file_id).read_bytes() == b"%PDF-1.7 bien ban"
    assert (found.name, found.state) == ("bien-ban.pdf", EvidenceState.DRAFT)


def test_the_same_file_twice_on_one_item_adds_nothing(core, tmp_path):
    add_file(core, item_of(core), a_file(tmp_path))
    again = add_file(core, item_of(core), a_file(tmp_path, "ten-khac.pdf"))
    assert not again
    assert len(evidence_of(core, item_of(core))) == 1
    assert file_store.count(core.book) == 1
    assert add_file(core, item_of(core, "Chi bộ B"), a_file(tmp_path))


def test_a_program_is_refused_and_nothing_is_kept(core, tmp_path):
    path = a_file(tmp_path, "anh.jpg", b"MZ\x90\0")
    assert refusal(lambda: add_file(core, item_of(core), path)) is Code.EVIDENCE_IS_PROGRAM
    assert evidence_of(core, item_of(core)) == []
    assert not file_store.folder_of(core.path).exists()


@pytest.mark.parametrize(
    "address", ["ftp://vi-du.vn/a", "javascript:alert(1)", "vi-du.vn", "https://", "https://a b.vn", "", "http://["]
)
def test_only_web_addresses_are_taken(core, address):
    assert refusal(lambda: add_address(core, item_of(core), address, SEEN)) is Code.BAD_ADDRESS


def test_an_address_is_kept_as_text_with_the_day_it_was_seen(core):
    add_address(core, item_of(core), "https://vi-du.vn/bài-viết?số=1", SEEN, "Tin trên trang")
    (found,) = evidence_of(core, item_of(core))
    assert (found.address, found.seen_on, found.name) == ("https://vi-du.vn/bài-viết?số=1", SEEN, "Tin trên trang")
    assert not add_address(core, item_of(core), "https://vi-du.vn/bài-viết?số=1", SEEN)


def test_an_address_seen_tomorrow_is_a_slip(core):
    assert refusal(lambda: add_address(core, item_of(core), "https://vi-du.vn", date(2022, 12, 21))) is Code.SEEN_LATER_THAN_TODAY


def test_a_name_only_is_missing_until_something_is_put_behind_it(core, tmp_path):
    add_missing(core, item_of(core), " Danh sách ký nhận ")
    add_missing(core, item_of(core), "Tin bài")
    assert not add_missing(core, item_of(core), "Danh sách ký nhận")
    first, second = evidence_of(core, item_of(core))
    assert refusal(lambda: accept_evidence(core, first.id)) is Code.EVIDENCE_NOT_THERE
    add_file(core, item_of(core), a_file(tmp_path), fills=first.id)
    add_address(core, item_of(core), "http://vi-du.vn", SEEN, fills=second.id)
    assert names(core) == [("Danh sách ký nhận", "draft"), ("Tin bài", "draft")]
    accept_evidence(core, first.id)
    assert names(core)[0] == ("Danh sách ký nhận", "accepted")
    accept_evidence(core, first.id, is_accepted=False)
    assert names(core)[0] == ("Danh sách ký nhận", "draft")


def test_evidence_without_a_name_is_refused(core):
    assert refusal(lambda: add_missing(core, item_of(core), " \n ")) is Code.EVIDENCE_WITHOUT_NAME


def test_what_is_taken_away_comes_back_with_its_file(core, tmp_path):
    add_file(core, item_of(core), a_file(tmp_path))
    (found,) = evidence_of(core, item_of(core))
    remove_evidence(core, found.id)
    assert evidence_of(core, item_of(core)) == []
    history.undo(core)
    (back,) = evidence_of(core, item_of(core))
    assert back == found
    assert file_store.path_of(core.book, core.path, back.file_id).is_file()


def test_evidence_of_an_approved_report_is_added_to_but_not_taken_away(tmp_path):
    core = approved(tmp_path)
    add_file(core, item_of(core), a_file(tmp_path))
    (found,) = evidence_of(core, item_of(core))
    assert refusal(lambda: remove_evidence(core, found.id)) is Code.ITEM_LOCKED


def test_what_is_opened_is_a_copy_under_its_own_name(core, tmp_path):
    add_file(core, item_of(core), a_file(tmp_path, "Biên bản số 1.pdf"), "Biên bản")
    (found,) = evidence_of(core, item_of(core))
    copy = copy_to_open(core, found.id)
    assert copy.name == "Biên bản số 1.pdf"
    kept = file_store.path_of(core.book, core.path, found.file_id)
    assert copy.read_bytes() == kept.read_bytes()
    assert copy.parent != kept.parent


def test_a_kept_file_that_is_gone_is_told(core, tmp_path):
    add_file(core, item_of(core), a_file(tmp_path))
    (found,) = evidence_of(core, item_of(core))
    file_store.path_of(core.book, core.path, found.file_id).unlink()
    assert refusal(lambda: copy_to_open(core, found.id)) is Code.STORED_FILE_MISSING


def test_evidence_of_an_item_that_is_only_computed_makes_it_a_row(core, tmp_path):
    item = item_of(core, "Chi bộ B")
    assert item.id is None
    add_missing(core, item, "Ảnh")
    assert item_of(core, "Chi bộ B").id is not None


def test_the_evidence_of_many_items_is_read_at_once_as_it_is_item_by_item(core, tmp_path):
    add_file(core, item_of(core), a_file(tmp_path))
    add_missing(core, item_of(core), "Biên bản")
    add_missing(core, item_of(core, "Chi bộ B"), "Danh sách")
    wanted = [item_of(core), item_of(core, "Chi bộ B")]
    assert evidence.of_items(core.book, [item.id for item in wanted]) == {
        item.id: tuple(evidence_of(core, item)) for item in wanted
    }
    assert evidence.of_items(core.book, []) == {}
