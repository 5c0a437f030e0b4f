"""Cases of trackers for `test_every_step_is_undone`: what was handed over, the mild rungs, the text of the letter."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.domain.mail import MailTemplate
from app.services import sample
from app.services.hand_over import hand_over
from app.services.mail_template import put_mail_template
from app.services.remind_lightly import record_messages, remind_by_phone
from app.services.workspace import Workspace
from tests.builders import unit_of

Case = Callable[[Workspace, Path], object]
Q4 = sample.SAMPLE_PERIOD


def _hand_over(core: Workspace, _: Path) -> object:
    return hand_over(core, Q4, [unit_of(core, "Chi bộ Thanh tra").id, unit_of(core, "Công đoàn Sở").id], core.today)


def _message(core: Workspace, _: Path) -> object:
    return record_messages(core, Q4, [unit_of(core, "Chi bộ Thanh tra").id])


def _phone(core: Workspace, folder: Path) -> object:
    return remind_by_phone(core, Q4, folder / "goi.xlsx", answer_by=date(2023, 1, 5))


def change_letter(core: Workspace, _: Path) -> object:
    return put_mail_template(core, MailTemplate("Phiếu {kỳ}", "Kính gửi {đơn vị}"))


HAND_OVER: list[Case] = [_hand_over]
REMIND: list[Case] = [_message, _phone]
