"""The two plans the review is tried on: the sample, and one with doubts and unread words; read once for a file of tests."""

import pytest

from app.services import sample
from app.services.import_plan import prepare_import
from tests.builders import an_empty_book
from tests.ui.dialogs.reviewed import Reviewed
from tests.ui.plan_files import doubtful_plan


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    """The two plans as they are read: once for all tests."""
    folder = tmp_path_factory.mktemp("ke-hoach")
    core = an_empty_book(folder)
    files = {"doubtful": doubtful_plan(folder, with_unread_words=True), "usual": sample.sample_plan()}
    read = {name: prepare_import(core, path) for name, path in files.items()}
    core.close()
    return read


@pytest.fixture
def doubtful(tmp_path, qapp, drafts):
    review = Reviewed(tmp_path, drafts["doubtful"])
    yield review
    review.close()


@pytest.fixture
def usual(tmp_path, qapp, drafts):
    review = Reviewed(tmp_path, drafts["usual"])
    yield review
    review.close()
