"""E-mail drafts: opened by a mail program they say what was meant, and nothing slips into their head."""

import email
import re
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.mail import MailDraft
from app.errors import UserError
from app.exporters.mail_eml import mail_content, write_mail
from app.messages.code import Code
from app.text.normalise import one_line

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME = "Phiếu theo dõi - Chi bộ Văn phòng Đảng uỷ các cơ quan - Quý IV-2022.xlsx"
HEADS = {"x-unsent", "to", "subject", "mime-version", "content-type"}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(b"PK\x03\x04 not opened here")
    return path


def opened(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_opens_as_a_draft_with_its_attachment(tmp_path: Path, workbook: Path) -> None:
    draft = MailDraft(
        ("vanphong@example.vn", "Bí thư <bithu@example.vn>"),
        "Đề nghị báo cáo quý IV/2022",
        "Kính gửi:\n\n- Mục một\n",
        (workbook,),
    )
    write_mail(draft, tmp_path / "thư.eml")
    message = opened((tmp_path / "thư.eml").read_bytes())
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Đề nghị báo cáo quý IV/2022"
    assert message["To"] == "vanphong@example.vn, Bí thư <bithu@example.vn>"
    assert message["From"] is None
    assert message.get_body().get_content().splitlines() == ["Kính gửi:", "", "- Mục một"]
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == NAME
    assert attachment.get_content_type() == XLSX
    assert attachment.get_content() == workbook.read_bytes()


def test_programs_that_read_no_long_or_foreign_names_find_a_plain_one(workbook: Path) -> None:
    content = mail_content(MailDraft((), "a", "b", (workbook,)))
    assert (
        f'Content-Type: {XLSX}; name="Phieu theo doi - Chi bo Van phong Dang uy cac co quan - Quy IV-2022.xlsx"\r\n'.encode()
        in content
    )
    assert b"filename*=utf-8''Phi%E1%BA%BFu" in content
    assert b"filename*0" not in content


def test_every_line_ends_as_mail_lines_do_and_the_head_is_plain_ascii(workbook: Path) -> None:
    subject = "Đề nghị " * 60
    content = mail_content(MailDraft(("a@example.vn",), subject, "Dòng rất dài " * 400, (workbook,)))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content)
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.isascii()
    assert all(len(word) <= 75 for word in re.findall(rb"=\?utf-8\?[^ \r\n]*", content.partition(b"\r\n\r\n")[0]))
    assert opened(content)["Subject"] == subject.strip()


def test_a_sender_is_named_only_when_given() -> None:
    assert (
        opened(mail_content(MailDraft((), "a", "b", sender="Văn phòng <vp@example.vn>")))["From"] == "Văn phòng <vp@example.vn>"
    )
    assert opened(mail_content(MailDraft((), "a", "b")))["To"] is None


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\u0085", "\u2028", "\r\n\r\n", "\n ", "\r\n\t"])
def test_no_line_break_gets_a_line_of_its_own_into_the_head(tmp_path: Path, line_break: str) -> None:
    content = mail_content(MailDraft(("a@example.vn",), f"Báo cáo{line_break}Bcc: kẻ-khác@example.vn", f"một{line_break}hai"))
    assert {head.lower() for head in opened(content).keys()} <= {*HEADS, "content-transfer-encoding"}  # noqa: SIM118
    assert "Bcc: kẻ-khác@example.vn" in opened(content)["Subject"]
    named = tmp_path / f"a{line_break}Bcc: b.xlsx"
    named.write_bytes(b"x")
    (attachment,) = opened(mail_content(MailDraft((), "a", "b", (named,)))).iter_attachments()
    assert set(attachment.keys()) == {"Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "MIME-Version"}
    if set(line_break) & set("\r\n"):
        with pytest.raises(ValueError, match="linefeed"):
            mail_content(MailDraft((f"a@example.vn{line_break}Bcc: b@example.vn",), "a", "b"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=200))
def test_any_subject_and_body_can_be_written(subject: str, body: str) -> None:
    message = opened(mail_content(MailDraft(("a@example.vn",), subject, body)))
    assert message["To"] == "a@example.vn"
    assert message["Subject"] == one_line(subject)
    assert {head.lower() for head in message.keys()} <= {*HEADS, "content-transfer-encoding"}  # noqa: SIM118


def test_a_missing_attachment_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.xlsx") as caught:
        write_mail(MailDraft((), "a", "b", (tmp_path / "gone.xlsx",)), tmp_path / "a.eml")
    assert caught.value.code is Code.NO_SUCH_FILE
    assert not (tmp_path / "a.eml").exists()
