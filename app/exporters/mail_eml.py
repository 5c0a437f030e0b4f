"""E-mail drafts as .eml files that Outlook and Thunderbird open ready to send; the program itself sends nothing."""

import mimetypes
import unicodedata
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from pathlib import Path

from app.domain.mail import MailDraft
from app.errors import UserError
from app.files import write_bytes
from app.messages.code import Code
from app.text.normalise import clean, one_line

# Windows reads these from its registry, where Office may be missing; the type must not depend on the machine.
_OFFICE_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_LINE_END = "\r\n"
_LONGEST_LINE = 75  # of an encoded word, RFC 2047
_UNKNOWN_TYPE = "application/octet-stream"


class _DraftPolicy(EmailPolicy):
    """The rules of SMTP (CRLF, short lines), but for two kinds of heads that `email` folds badly.

    Those that describe a part stay on one line: folded, the type of an .xlsx becomes an encoded word, which no program
    knows, and a long file name falls into pieces, which Outlook does not join. A long subject would come out as words that
    are longer than allowed and lose spaces; the older `Header` cuts it rightly.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() == "subject":
            subject = Header(str(value), "utf-8", maxlinelen=_LONGEST_LINE, header_name=name)
            return f"{name}: {subject.encode(linesep=_LINE_END)}{_LINE_END}".encode("ascii")
        return (_ONE_LINE if name.lower().startswith("content-") else SMTP).fold_binary(name, value)


_ONE_LINE = SMTP.clone(max_line_length=998)
_DRAFT = _DraftPolicy(linesep=_LINE_END)


def write_mail(draft: MailDraft, path: Path) -> None:
    """Write `draft` as an .eml file, whole or not at all.

    Raises:
        ValueError: an address holds a line break; addresses are checked where they are typed in.
        UserError: an attachment is gone.
        EnvironmentTrouble: the file cannot be written.
    """
    write_bytes(path, mail_content(draft))


def mail_content(draft: MailDraft) -> bytes:
    """Return the content of the .eml file. Raises as `write_mail`."""
    message = EmailMessage(policy=_DRAFT)
    message["X-Unsent"] = "1"  # Outlook opens it as a draft, not as a received letter
    if draft.sender:
        message["From"] = draft.sender
    if draft.to:
        message["To"] = ", ".join(draft.to)
    message["Subject"] = one_line(draft.subject)
    message.set_content(clean(draft.body))
    for attachment in draft.attachments:
        _attach(message, attachment)
    return message.as_bytes()


def _attach(message: EmailMessage, path: Path) -> None:
    try:
        content = path.read_bytes()
    except FileNotFoundError as trouble:
        raise UserError(Code.NO_SUCH_FILE, file=path.name) from trouble
    kind = _OFFICE_TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or _UNKNOWN_TYPE
    main, _, sub = kind.partition("/")
    name = one_line(path.name)
    # Two names: the true one as RFC 2231 has it, and one without diacritics for programs that cannot read that.
    message.add_attachment(content, maintype=main, subtype=sub, filename=name, params={"name": _ascii(name)})


def _ascii(name: str) -> str:
    """Return a file name without diacritics; what is still no plain letter becomes "_"."""
    decomposed = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return "".join(ch if ch.isascii() and ch.isprintable() and ch not in '"\\' else "_" for ch in bare)
