"""The foot of a window that is no form: what there is to say at the left, the way back and the saving button at the right."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton


def saving_foot(dialog: QDialog, said: QLabel) -> tuple[QHBoxLayout, QPushButton]:
    """Return the foot and its saving button. Enter is for the row under the cursor, so neither button takes it from afar."""
    back, save = QPushButton("&Thôi"), QPushButton("&Lưu")
    save.setProperty("primary", True)
    back.clicked.connect(dialog.reject)
    save.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addWidget(said, 1)
    for button in (back, save):
        button.setAutoDefault(False)
        foot.addWidget(button)
    return foot, save
