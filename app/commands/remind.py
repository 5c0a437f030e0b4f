"""`remind BOOK --period P --out DIR`: one reminder letter a late unit."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, book_argument, day_argument, opened_book, period_argument, period_of, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    period_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ MỤC", help="nơi ghi công văn")
    parser.add_argument("--date", type=day_argument, metavar="NGÀY", help="ngày trên công văn; không ghi là hôm nay")
    parser.add_argument("--answer-by", type=day_argument, metavar="NGÀY", help="hạn đơn vị báo cáo")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.remind_units import remind_units

    period = period_of(arguments)
    with opened_book(arguments) as core:
        made = remind_units(core, period, arguments.out, dated_on=arguments.date, answer_by=arguments.answer_by)
    as_json: Json = {
        "period": period.code,
        "letters": [{"unit": one.unit.name, "file": str(one.path)} for one in made.letters],
    }
    lines = [f"Đã lập {len(made.letters)} công văn đôn đốc.", *(f"  {one.unit.name}: {one.path}" for one in made.letters)]
    return show(arguments, as_json, lines)


COMMAND = Command("remind", "lập công văn đôn đốc cho đơn vị chậm", _arguments, _run)
