"""A mail (.eml) -> the files that came with it, whatever program wrote it (RFC 5322, 2045-2049, 2231)."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from pathlib import Path
from typing import cast
from urllib.parse import unquote_to_bytes

from app.importers.reply_files.bundle import Bundle, BundleKind, Unpacking, is_decoration
from app.messages.code import Code

_OUTLOOK_ONLY = "application/ms-tnef"
_MAIL = "message/rfc822"
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf", "application/zip": ".zip"}
_NAMING = ("content-disposition", "content-type")
_UNNAMED = "tệp không tên"


def unpack_mail(path: Path, into: Path) -> Bundle:
    """Put the files that came with a mail into a folder; a mail within it is one of them. Raises UserError without any."""
    unpacking = Unpacking(path, into)
    message = message_from_bytes(path.read_bytes(), policy=compat32)
    for part in _leaves(message):
        _take(unpacking, part)
    return unpacking.bundle(BundleKind.MAIL)


def _leaves(message: Message) -> list[Message]:
    """Return the parts that hold something, in order; a mail within the mail is one part."""
    found: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part is not message and part.get_content_type() == _MAIL:
            found.append(part)
        elif isinstance(inner, list):
            waiting += [one for one in reversed(cast("list[object]", inner)) if isinstance(one, Message)]
        else:
            found.append(part)
    return found


def _take(unpacking: Unpacking, part: Message) -> None:
    name = _name_of(part)
    kind = part.get_content_type()
    if kind == _MAIL:
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            unpacking.put(name if name.endswith(".eml") else f"{name or 'thư chuyển tiếp'}.eml", [inner[0].as_bytes()])
        return
    if kind == _OUTLOOK_ONLY:
        unpacking.leave_out(name or "winmail.dat", Code.MAIL_IS_TNEF)
        return
    is_text = part.get_content_maintype() == "text"
    if not name and (is_text or part.get_content_disposition() != "attachment"):
        return
    content = part.get_payload(decode=True)
    name = name or _UNNAMED + _ENDINGS.get(kind, "")
    is_inline = part.get_content_disposition() == "inline" or "Content-ID" in part
    if isinstance(content, bytes) and content and not is_decoration(name, len(content), is_inline=is_inline):
        unpacking.put(name, [content])


def _name_of(part: Message) -> str:
    """Return the name a part bears, however its program encoded it."""
    for header, value in list(part.raw_items()):
        if header.lower() in _NAMING and not value.isascii():  # letters sent as they are
            part.replace_header(header, _in_letters(_raw(value), "utf-8"))
    written = part.get_param("filename", None, "content-disposition") or part.get_param("name", None)
    if isinstance(written, tuple):
        charset, _, text = written
        return _in_letters(unquote_to_bytes(text) if "%" in text else text.encode("latin-1", "replace"), charset or "utf-8")
    if not isinstance(written, str):
        return ""
    try:
        return str(make_header(decode_header(written))) if "=?" in written else _in_letters(_raw(written), "utf-8")
    except (LookupError, ValueError):  # an encoding nobody knows
        return _in_letters(_raw(written), "utf-8")


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _in_letters(content: bytes, charset: str) -> str:
    """Return bytes as letters: as told, else as older Vietnamese programs wrote them."""
    for encoding in (charset, "utf-8"):
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1258", "replace")
