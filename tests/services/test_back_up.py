"""The spare backup: verified like every other, in a place that may be gone."""

import pytest

from app.bootstrap import open_workspace
from app.domain.office import OfficeSettings
from app.errors import EnvironmentTrouble
from app.services.back_up import Reason, back_up_spare, restore
from app.services.office import change_office, office_settings
from app.store import backup
from tests import sample_books


def test_a_spare_backup_can_be_restored_with_the_kept_files(tmp_path):
    core = sample_books.merged(tmp_path)
    change_office(core, OfficeSettings(place="Suối Mẫu"))
    spare = tmp_path / "usb"
    spare.mkdir()
    made = back_up_spare(core, spare, Reason.AT_CLOSE)
    assert made is not None
    assert made.path.parent == spare / backup.folder_of(core.path).name
    core.close()
    restore(made.path, tmp_path / "lai.dondoc")
    again = open_workspace(tmp_path / "lai.dondoc")
    assert office_settings(again).place == "Suối Mẫu"
    again.close()


def test_the_newest_one_there_is_enough_until_the_book_changes(tmp_path):
    core = sample_books.imported(tmp_path)
    first, again = back_up_spare(core, tmp_path), back_up_spare(core, tmp_path)
    assert first is not None
    assert again is not None
    assert again.path == first.path
    change_office(core, OfficeSettings(place="Suối Mẫu"))
    second = back_up_spare(core, tmp_path)
    assert second is not None
    assert second.counter > first.counter
    assert backup.backups_in(second.path.parent)[0].path == second.path


def test_a_place_that_is_gone_is_no_trouble(tmp_path):
    core = sample_books.imported(tmp_path)
    assert back_up_spare(core, tmp_path / "usb") is None
    assert not (tmp_path / "usb").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    core = sample_books.imported(tmp_path)
    spare = tmp_path / "usb"
    spare.mkdir()
    (spare / backup.folder_of(core.path).name).write_text("a file where the folder should be")
    with pytest.raises(EnvironmentTrouble):
        back_up_spare(core, spare)
