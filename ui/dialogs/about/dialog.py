"""What the program is, its version, that of the parts it stands on, their licences, and where data lies."""

import platform
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from app import __version__
from app.paths import resources_dir
from app.services.about import sqlite_version
from ui.kit.card import plain_label
from ui.kit.form import FormDialog
from ui.kit.tool_tip import plain_tip


class AboutDialog(FormDialog):
    """Versions, licences, folders.

    Signals:
        folder_requested: the clerk wants to see this folder.
    """

    folder_requested = Signal(object)

    def __init__(self, book: Path, settings: Path, parent: QWidget | None = None) -> None:
        """Show them.

        Args:
            book: the file of the open book.
            settings: the folder of settings and log.
            parent: the window below.
        """
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
        self.body.addWidget(_selectable(versions))
        self.folders: list[QPushButton] = []
        places = QGridLayout()
        places.setColumnStretch(1, 1)
        for row, (words, shown, folder) in enumerate((("Sổ:", book, book.parent), ("Cài đặt, nhật ký:", settings, settings))):
            places.addWidget(plain_label(words, "soft"), row, 0)
            places.addWidget(_selectable(str(shown)), row, 1)
            places.addWidget(self._folder_button(words, folder), row, 2)
        self.body.addLayout(places)
        licences = QPlainTextEdit(_licences())
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        licences.setAccessibleName("Giấy phép")
        self.body.addWidget(licences, 1)
        self.offer_no_way_back()
        self.resize(660, 520)

    def _folder_button(self, words: str, folder: Path) -> QPushButton:
        button = QPushButton("Mở thư mục")
        button.setAccessibleName(f"Mở thư mục của {words.rstrip(':').lower()}")
        button.setAutoDefault(False)
        button.setProperty("quiet", True)
        button.clicked.connect(lambda: self.folder_requested.emit(folder))
        self.folders.append(button)
        return button


def _selectable(text: str) -> QLabel:
    label = plain_label(text, "soft", wraps=True)
    label.setToolTip(plain_tip(text))  # a path has no place at which it could go on in the next line
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


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
