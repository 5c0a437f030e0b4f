"""The clipboard in tests: what lies on it, and putting words there."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def put(text):
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def clipped():
    return QGuiApplication.clipboard().text()
