"""What every test stands on: the window's theme and language, and no unexpected warning in the log."""

import logging
import os
from collections.abc import Generator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qapp(qapp_args, qapp_cls, pytestconfig):
    """The application with our theme and words, for tests that open windows."""
    from PySide6.QtWidgets import QApplication

    from ui.theme import apply_theme
    from ui.vietnamese import speak_vietnamese

    application = QApplication.instance() or QApplication([])
    speak_vietnamese(application)
    apply_theme(application)
    return application


@pytest.fixture(autouse=True)
def no_warning_in_the_log(request, caplog) -> Generator[None]:
    """Fail a test during which our own code warned of something the test is not about."""
    yield
    if request.node.get_closest_marker("warns"):
        return
    unexpected = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith(("app", "ui", "dondoc"))
    ]
    assert not unexpected, unexpected
