"""The text of the letter that takes a tracker to its unit: the office's own, else the shipped one."""

from app.domain.changes import ChangeSet, Step
from app.domain.mail import MailTemplate
from app.errors import UserError
from app.messages.code import Code
from app.reports.tracker_mail import (
    field_names,
    shipped_template,
    template_as_text,
    template_from_text,
    unknown_fields,
)
from app.services.workspace import Workspace
from app.store import settings
from app.text.normalise import clean

_SETTING = "mail.tracker_template"


def mail_template(core: Workspace) -> MailTemplate:
    """Return the office's text of the letter; the shipped one while it has none."""
    text = settings.all_settings(core.book).get(_SETTING, "")
    return template_from_text(text) if text else shipped_template()


def check_template(template: MailTemplate) -> None:
    """Refuse a template with a field that does not exist, or without words.

    Raises:
        UserError: so it is; the sentence names the field and those there are.
    """
    if unknown := unknown_fields(template):
        raise UserError(Code.MAIL_FIELD_UNKNOWN, field=f"{{{unknown[0]}}}", known=field_names())
    if not template.subject.strip() or not template.body.strip():
        raise UserError(Code.MAIL_TEMPLATE_EMPTY)


def put_mail_template(core: Workspace, template: MailTemplate) -> ChangeSet:
    """Keep the office's text of the letter (undoable as "đổi cài đặt"); the shipped text takes it back to the default.

    Raises:
        UserError: see `check_template`.
    """
    template = MailTemplate(clean(template.subject).strip(), clean(template.body).strip() + "\n")
    check_template(template)
    text = template_as_text(template)
    is_shipped = text == template_as_text(shipped_template())
    with core.unit_of_work(Step.CHANGE_SETTINGS) as work:
        settings.put(work, _SETTING, "" if is_shipped else text)
    return work.changes
