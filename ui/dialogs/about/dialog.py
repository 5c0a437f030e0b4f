"""What the program is, its version, that of the parts it stands on, and their licences."""

import platform

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app import __version__
from app.paths import resources_dir
from app.services.about import sqlite_version
from ui.kit.card import plain_label
from ui.kit.form import FormDialog


class AboutDialog(FormDialog):
    """Versions and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Giới thiệu", "", "Đón&g", parent)
        self.body.addWidget(plain_label("Đôn Đốc", "pageTitle"))
        self.body.addWidget(
            plain_label(
                "Theo dõi việc thực hiện kế hoạch: từ tệp Word của kế hoạch đến báo cáo trình ký. "
                "Chương trình chạy hoàn toàn trên máy này, không kết nối mạng.",
                wraps=True,
            )
        )
        versions = f"Phiên bản {__version__} · Python {platform.python_version()} · Qt {qt_version} · SQLite {sqlite_version()}"
        label = plain_label(versions, "soft", wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(label)
        licences = QPlainTextEdit(_licences())
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        licences.setAccessibleName("Giấy phép")
        self.body.addWidget(licences, 1)
        self.offer_no_way_back()
        self.resize(620, 460)


def _licences() -> str:
    """Return the list of third parties as plain lines, then the licence texts that are shipped."""
    folder = resources_dir() / "licences"
    listed = (folder / "third_party.md").read_text("utf-8").splitlines()
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return "\n\n\n".join(["\n".join(_plain(line) for line in listed if not line.startswith("|---")), *texts])


def _plain(line: str) -> str:
    """Return a line of the list without its marks: a table's row as "name – licence – use"."""
    if line.startswith("|"):
        return " – ".join(cell.strip() for cell in line.strip("|").split("|"))
    return line.lstrip("# ").replace("`", "")
