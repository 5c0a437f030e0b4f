"""All messages together, and how one is said."""

from app.messages import book, directory, documents, outside_files, trackers
from app.messages.code import Code
from app.messages.message import Message

MESSAGES: dict[Code, Message] = {
    code: message for part in (outside_files, book, directory, trackers, documents) for code, message in part.WORDS.items()
}


def sentence(code: Code, **parameters: object) -> str:
    """Return the message as the command line prints it: one sentence of three clauses."""
    message = MESSAGES[code]
    parts = [part.format(**parameters) for part in (message.what, message.why, message.now)]
    return f"{parts[0]}: {parts[1]}; {parts[2]}."
