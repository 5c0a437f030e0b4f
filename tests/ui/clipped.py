"""The clipboard in tests: what lies on it, and putting words there."""


def put(text):
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def clipped():
    return QGuiApplication.clipboard().text()
