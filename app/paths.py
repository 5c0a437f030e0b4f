"""Where shipped data lies and where a user's files may go."""

import shutil
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def resources_dir() -> Path:
    """Return the folder of what the program ships for itself: icons, fonts, templates, licences."""
    return _ROOT / "resources"


def reference_data_dir() -> Path:
    """Return the folder of what the program ships about the field: layout rules, anniversaries, the sample."""
    return _ROOT / "data"


def user_data_dir() -> Path:
    """Return the folder for settings, logs and temporary files of this user; it is made when missing.

    On Windows it is %LOCALAPPDATA%, never Documents: that folder is often synchronised to a cloud (storage.md).
    """
    from platformdirs import user_data_path

    return user_data_path("DonDoc", appauthor=False, ensure_exists=True)


def scratch_dir() -> Path:
    """Return our own folder for temporary files: no foreign content goes into the system's (threats F)."""
    folder = user_data_dir() / "tam"
    folder.mkdir(exist_ok=True)
    return folder


def empty_scratch_dir() -> None:
    """Remove what a program that was killed left in the folder for temporary files."""
    for left in scratch_dir().iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
