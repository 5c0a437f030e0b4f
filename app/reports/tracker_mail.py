"""The letter that takes a tracker to its unit, from the office's template with {fields}, of which `MAIL_FIELDS` is the table.

To add a field: 1. a row there; 2. what it stands for in `app.domain.mail.MailFacts`; the dialog lists it by itself.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.mail import MailDraft, MailFacts, MailTemplate
from app.paths import resources_dir
from app.text.normalise import clean, one_line

_SUBJECT_LINE = re.compile(r"\s*Tiêu đề:(?P<subject>[^\n]*)\n+(?P<body>.*)", re.DOTALL)
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_USUAL_SUBJECT = "Phiếu theo dõi thực hiện nhiệm vụ {kỳ}"
NOTICE_FIELD = "lý do trả lại"


@dataclass(frozen=True, slots=True)
class MailField:
    """One field: its name between the braces, what it stands for, and its words in a letter."""

    name: str
    meaning: str
    value: Callable[[MailFacts], str]


def _until(facts: MailFacts) -> str:
    return f"trước ngày {facts.reply_by:%d/%m/%Y}" if facts.reply_by else "trong thời gian sớm nhất"


MAIL_FIELDS: tuple[MailField, ...] = (
    MailField("cơ quan", "cơ quan gửi phiếu", lambda facts: facts.office),
    MailField("đơn vị", "đơn vị nhận phiếu", lambda facts: facts.unit_name),
    MailField("kỳ", "kỳ báo cáo", lambda facts: facts.period),
    MailField("hạn trả lời", "ngày đơn vị phải gửi lại", _until),
    MailField("số việc", "số nhiệm vụ trong phiếu", lambda facts: str(facts.tasks)),
    MailField("kế hoạch", "các kế hoạch có việc trong phiếu", lambda facts: "; ".join(facts.plan_titles)),
    MailField("tên tệp", "tên tệp phiếu kèm thư", lambda facts: facts.file_name),
    MailField(NOTICE_FIELD, "vì sao báo cáo trước bị trả lại; bỏ trống khi không có", lambda facts: facts.notice),
)
_BY_NAME = {field.name: field for field in MAIL_FIELDS} | {
    "hạn gửi lại": next(field for field in MAIL_FIELDS if field.name == "hạn trả lời"),
}


def tracker_mail(facts: MailFacts, file: Path, to: tuple[str, ...], template: MailTemplate) -> MailDraft:
    """Return the letter that takes a tracker to its unit.

    Why a report was sent back opens the letter where the template has no place for it: the unit must not miss it.

    Args:
        facts: what the fields stand for.
        file: the workbook, attached under its own name.
        to: the unit's addresses.
        template: the office's text.
    """
    body = filled(template.body, facts)
    if facts.notice and NOTICE_FIELD not in fields_in(template.body):
        body = f"{facts.notice}\n\n{body}"
    return MailDraft(to, one_line(filled(template.subject, facts)), body, (file,))


def filled(text: str, facts: MailFacts) -> str:
    """Put the values in place of the {fields}.

    A line that holds nothing but fields without a value goes, with the empty line after it. Braces that name no field stay.
    """
    lines: list[str] = []
    skips_blank = False
    for line in clean(text).split("\n"):
        said = _FIELD.sub(lambda found: _value(found, facts), line)
        is_gone = bool(line.strip()) and not said.strip()
        if not is_gone and not (skips_blank and not said.strip()):
            lines.append(said)
        skips_blank = is_gone
    return "\n".join(lines)


def fields_in(text: str) -> list[str]:
    """Return the names between braces, in order, each once, as `MAIL_FIELDS` writes them."""
    return list(dict.fromkeys(_name(found) for found in _FIELD.findall(clean(text))))


def unknown_fields(template: MailTemplate) -> list[str]:
    """Return the names between braces that are no fields."""
    return [name for name in fields_in(f"{template.subject}\n{template.body}") if name not in _BY_NAME]


def shipped_template() -> MailTemplate:
    """Return the text of the letter as the program ships it."""
    return template_from_text((resources_dir() / "templates" / "tracker_mail.txt").read_text(encoding="utf-8"))


def template_from_text(text: str) -> MailTemplate:
    """Read a template from one text: a first line "Tiêu đề: …", then the body; without that line it is all body."""
    if found := _SUBJECT_LINE.fullmatch(text):
        return MailTemplate(found["subject"].strip(), found["body"])
    return MailTemplate(_USUAL_SUBJECT, text)


def template_as_text(template: MailTemplate) -> str:
    """Return a template as one text, which `template_from_text` reads back."""
    return f"Tiêu đề: {one_line(template.subject)}\n\n{template.body}"


def field_names(fields: Iterable[MailField] = MAIL_FIELDS) -> str:
    """Return the fields as a sentence names them: "{cơ quan}, {đơn vị}"."""
    return ", ".join(f"{{{field.name}}}" for field in fields)


def _value(found: re.Match[str], facts: MailFacts) -> str:
    field = _BY_NAME.get(_name(found[1]))
    return field.value(facts) if field else found[0]


def _name(written: str) -> str:
    return " ".join(written.split()).lower()
