"""`remind BOOK --period P (--out DIR | --message | --phone X.xlsx)`: urge the late units, by letter, message or telephone."""

import argparse
from datetime import timedelta
from pathlib import Path

from app.commands.base import Command, Json, book_argument, day_argument, opened_book, period_argument, period_of, show
from app.reports.reminder_letter import ANSWER_DAYS


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    period_argument(parser)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="THƯ MỤC", help="lập công văn cho từng đơn vị, ghi vào đây")
    way.add_argument("--message", action="store_true", help="in tin nhắn cho từng đơn vị và ghi là đã nhắn")
    way.add_argument("--phone", type=Path, metavar="TỆP.xlsx", help="ghi danh sách gọi điện và ghi là đã gọi")
    parser.add_argument("--date", type=day_argument, metavar="NGÀY", help="ngày trên công văn; không ghi là hôm nay")
    parser.add_argument("--answer-by", type=day_argument, metavar="NGÀY", help="hạn đơn vị báo cáo")


def _run(arguments: argparse.Namespace) -> int:
    run = _write_letters if arguments.out else _ring if arguments.phone else _write_messages
    as_json, lines = run(arguments)
    return show(arguments, {"period": period_of(arguments).code, **as_json}, lines)


def _write_letters(arguments: argparse.Namespace) -> tuple[Json, list[str]]:
    from app.services.remind_units import remind_units

    with opened_book(arguments) as core:
        made = remind_units(core, period_of(arguments), arguments.out, dated_on=arguments.date, answer_by=arguments.answer_by)
    as_json: Json = {"letters": [{"unit": one.unit.name, "file": str(one.path)} for one in made.letters]}
    lines = [f"Đã lập {len(made.letters)} công văn đôn đốc.", *(f"  {one.unit.name}: {one.path}" for one in made.letters)]
    return as_json, lines


def _write_messages(arguments: argparse.Namespace) -> tuple[Json, list[str]]:
    from app.errors import UserError
    from app.messages.code import Code
    from app.services.remind_lightly import record_messages, reminder_messages

    period = period_of(arguments)
    with opened_book(arguments) as core:
        answer_by = arguments.answer_by or core.today + timedelta(days=ANSWER_DAYS)
        messages = reminder_messages(core, period, answer_by)
        if not messages:
            raise UserError(Code.NOTHING_TO_REMIND)
        record_messages(core, period, [one.debt.unit.id for one in messages])
    as_json: Json = {"messages": [{"unit": one.debt.unit.name, "text": one.text} for one in messages]}
    return as_json, [f"Đã ghi nhắn tin {len(messages)} đơn vị.", *("\n" + one.text.rstrip() for one in messages)]


def _ring(arguments: argparse.Namespace) -> tuple[Json, list[str]]:
    from app.services.remind_lightly import remind_by_phone

    with opened_book(arguments) as core:
        answer_by = arguments.answer_by or core.today + timedelta(days=ANSWER_DAYS)
        remind_by_phone(core, period_of(arguments), arguments.phone, answer_by=answer_by)
    return {"list": str(arguments.phone)}, [f"Đã ghi danh sách gọi điện: “{arguments.phone}”."]


COMMAND = Command("remind", "đôn đốc đơn vị chậm bằng công văn, tin nhắn hoặc điện thoại", _arguments, _run)
