"""All messages together, and how one is said."""

from app.messages import assignment, book, dates, directory, documents, outside_files, search, trackers, work_items
from app.messages.code import Code
from app.messages.message import Message

_PARTS = (outside_files, book, directory, trackers, documents, assignment, work_items, dates, search)
MESSAGES: dict[Code, Message] = {code: message for part in _PARTS for code, message in part.WORDS.items()}


def sentence(code: Code, **parameters: object) -> str:
    """Return the message as the command line prints it: one sentence of three clauses."""
    message = MESSAGES[code]
    parts = [part.format(**parameters) for part in (message.what, message.why, message.now)]
    return f"{parts[0]}: {parts[1]}; {parts[2]}."
