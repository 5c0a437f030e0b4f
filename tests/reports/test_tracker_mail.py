"""The letter with a tracker: the office's words, real values in the fields, slips told."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.mail import MailFacts, MailTemplate
from app.reports.tracker_mail import (
    MAIL_FIELDS,
    fields_in,
    filled,
    shipped_template,
    template_as_text,
    template_from_text,
    tracker_mail,
    unknown_fields,
)

FILE = Path("Phiếu 2022-Q4 Chi bộ A (lần 1).xlsx")
FACTS = MailFacts("ĐẢNG UỶ MẪU", "Chi bộ A", "quý IV/2022", ("Kế hoạch số 45-KH/ĐU",), 14, FILE.name, date(2022, 12, 20))


def test_the_shipped_letter_names_unit_period_file_and_day() -> None:
    draft = tracker_mail(FACTS, FILE, ("a@example.vn",), shipped_template())
    assert draft.subject == "ĐẢNG UỶ MẪU: đề nghị báo cáo kết quả thực hiện nhiệm vụ quý IV/2022"
    for words in ("Kính gửi: Chi bộ A", FILE.name, "14 nhiệm vụ", "trước ngày 20/12/2022"):
        assert words in draft.body
    assert not re.search(r"[{}]|Tiêu đề|\n\n\n", draft.subject + draft.body)
    unhurried = tracker_mail(replace(FACTS, reply_by=None), FILE, (), shipped_template())
    assert "trong thời gian sớm nhất" in unhurried.body


def test_the_shipped_letter_uses_known_fields_only() -> None:
    assert fields_in(shipped_template().body)
    assert unknown_fields(shipped_template()) == []


def test_an_office_may_write_its_own_letter_and_sees_its_slips() -> None:
    template = template_from_text("Tiêu đề: Phiếu {Kỳ}\nGửi { đơn vị }: {don vi} {} {0} {kế hoạch}\n")
    draft = tracker_mail(FACTS, FILE, (), template)
    assert draft.subject == "Phiếu quý IV/2022"
    assert draft.body == "Gửi Chi bộ A: {don vi} {} {0} Kế hoạch số 45-KH/ĐU\n"
    assert unknown_fields(template) == ["don vi", "", "0"]
    assert template_from_text("Chỉ có nội dung").subject == "Phiếu theo dõi thực hiện nhiệm vụ {kỳ}"


def test_a_template_typed_with_decomposed_letters_means_the_same() -> None:
    import unicodedata

    assert filled(unicodedata.normalize("NFD", "{Đơn vị}"), FACTS) == "Chi bộ A"


def test_why_a_report_was_sent_back_is_in_the_letter_even_where_the_template_has_no_place_for_it() -> None:
    notice = "Báo cáo gửi trước đây được trả lại: thiếu số liệu."
    facts = replace(FACTS, notice=notice)
    assert notice in tracker_mail(facts, FILE, (), shipped_template()).body
    assert tracker_mail(facts, FILE, (), MailTemplate("a", "Kính gửi\n")).body == f"{notice}\n\nKính gửi\n"


def test_a_line_of_empty_fields_goes_with_the_blank_one_after_it() -> None:
    assert filled("một\n\n{lý do trả lại}\n\nhai", FACTS) == "một\n\nhai"


def test_the_values_are_never_read_for_fields_again() -> None:
    assert filled("{đơn vị}", replace(FACTS, unit_name="{kỳ}")) == "{kỳ}"


def test_a_template_is_kept_as_one_text_and_read_back() -> None:
    for template in (shipped_template(), MailTemplate("Gửi {đơn vị}", "Tiêu đề: không phải tiêu đề\n\nnội dung\n")):
        assert template_from_text(template_as_text(template)) == template


def test_every_field_says_what_it_stands_for() -> None:
    assert all(field.meaning and field.value(FACTS) is not None for field in MAIL_FIELDS)
