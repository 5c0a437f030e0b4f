"""A message of Outlook (.msg) -> the files that came with it, by the streams of its compound file ([MS-OXMSG] 2.2.2).

A message within the message is taken apart too, one level deep; deeper ones are named and left out.
"""

from pathlib import Path

from app.errors import UserError
from app.importers.gate.compound_file import CompoundFile, opened_compound
from app.importers.gate.facts import shown_name
from app.importers.reply_files.bundle import Bundle, BundleKind, Unpacking, is_decoration
from app.messages.code import Code

_ATTACHMENT = "__attach_version1.0_#"
_STREAM = "__substg1.0_"
_SUBJECT, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _CONTENT_ID = "0037", "3707", "3704", "3001", "3712"
_BYTES, _INNER_MESSAGE = f"{_STREAM}37010102", f"{_STREAM}3701000D"
_UNICODE, _OLD_TEXT = "001F", "001E"
_OUTLOOK_ONLY = "winmail.dat"


def unpack_outlook_message(path: Path, into: Path) -> Bundle:
    """Put the files that came with a message into a folder.

    Raises:
        UserError: there are none, or the file is damaged.
    """
    unpacking = Unpacking(path, into)
    try:
        with opened_compound(path) as compound:
            _take_all(unpacking, compound, [], "", depth=0)
    except (OSError, IndexError, ValueError) as trouble:  # olefile's own error is an OSError
        raise UserError(Code.FILE_DAMAGED, file=shown_name(path)) from trouble
    return unpacking.bundle(BundleKind.MAIL)


def _take_all(unpacking: Unpacking, compound: CompoundFile, message: list[str], prefix: str, *, depth: int) -> None:
    """Take the attachments of the message in a storage; `prefix` is what the messages around it are called."""
    storages = sorted(
        {
            place[len(message)]
            for place in compound.listdir(streams=True)
            if place[: len(message)] == message and len(place) > len(message) + 1
        }
    )
    for storage in (name for name in storages if name.startswith(_ATTACHMENT)):
        _take(unpacking, compound, [*message, storage], prefix, depth=depth)


def _take(unpacking: Unpacking, compound: CompoundFile, attachment: list[str], prefix: str, *, depth: int) -> None:
    inner = [*attachment, _INNER_MESSAGE]
    name = next((text for key in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME) if (text := _text(compound, attachment, key))), "")
    if compound.exists("/".join(inner)) and not compound.exists("/".join([*attachment, _BYTES])):
        subject = _text(compound, inner, _SUBJECT) or name or "thư chuyển tiếp"
        if depth >= 1:
            unpacking.leave_out(f"{prefix}{subject}", Code.BUNDLE_NESTED_TOO_DEEP)
        else:
            _take_all(unpacking, compound, inner, f"{prefix}{subject} › ", depth=depth + 1)
        return
    content = _bytes(compound, [*attachment, _BYTES])
    if name.lower() == _OUTLOOK_ONLY:
        unpacking.leave_out(f"{prefix}{name}", Code.MAIL_IS_TNEF)
    elif content and not is_decoration(name, len(content), is_inline=bool(_text(compound, attachment, _CONTENT_ID))):
        unpacking.put(f"{prefix}{name or 'tệp không tên'}", [content])


def _text(compound: CompoundFile, storage: list[str], key: str) -> str:
    """Return a text property, written in Unicode or in the office's old encoding; empty when it is not there."""
    if content := _bytes(compound, [*storage, f"{_STREAM}{key}{_UNICODE}"]):
        return content.decode("utf-16-le", "replace").rstrip("\0")
    return _bytes(compound, [*storage, f"{_STREAM}{key}{_OLD_TEXT}"]).decode("cp1258", "replace").rstrip("\0")


def _bytes(compound: CompoundFile, place: list[str]) -> bytes:
    return compound.openstream(place).read() if compound.exists("/".join(place)) else b""
