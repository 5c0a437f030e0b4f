"""`send BOOK --period P --out DIR [--mail] [--usb] [--one-file] [--master FILE.xlsx]`: one tracker a unit, or one for all."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, book_argument, day_argument, opened_book, period_argument, period_of, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    period_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ MỤC", help="nơi ghi phiếu")
    parser.add_argument("--mail", action="store_true", help="ghi thêm thư nháp .eml kèm phiếu cho từng đơn vị")
    parser.add_argument(
        "--usb", action="store_true", help="ghi thành bộ mang sang máy có thư điện tử: thư nháp, phiếu, danh sách"
    )
    parser.add_argument("--reply-by", type=day_argument, metavar="NGÀY", help="hạn đơn vị gửi lại, ví dụ 2022-12-25")
    parser.add_argument("--unit", action="append", metavar="ĐƠN VỊ", help="chỉ gửi đơn vị này; có thể dùng nhiều lần")
    parser.add_argument("--one-file", action="store_true", help="lập một phiếu chung có việc của mọi đơn vị")
    parser.add_argument("--master", type=Path, metavar="TỆP.xlsx", help="ghi thêm biểu tổng hợp mọi đơn vị cho lãnh đạo")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.export_list import export_master
    from app.services.send_trackers import send_trackers
    from app.services.show_items import find_unit
    from app.services.usb_set import write_usb_set

    if arguments.usb and arguments.one_file:
        arguments.parser.error("không dùng --usb cùng với --one-file")
    period = period_of(arguments)
    with opened_book(arguments) as core:
        only = [find_unit(core, name) for name in arguments.unit] if arguments.unit else None
        if arguments.usb:
            sending = write_usb_set(core, period, arguments.out, only=only, reply_by=arguments.reply_by)
        else:
            sending = send_trackers(
                core,
                period,
                arguments.out,
                with_mail=arguments.mail,
                only=only,
                reply_by=arguments.reply_by,
                one_file=arguments.one_file,
            )
        if arguments.master:
            export_master(core, period, arguments.master)
    as_json: Json = {
        "period": period.code,
        "trackers": [
            {
                "unit": one.unit.name,
                "file": str(one.tracker),
                "mail": str(one.mail) if one.mail else None,
                "items": one.rows,
            }
            for one in sending.sent
        ],
        "master": str(arguments.master) if arguments.master else None,
    }
    files = len({one.tracker for one in sending.sent})
    lines = [f"Đã lập {files} phiếu {period.label} vào “{arguments.out}”."]
    lines += [f"  {one.unit.name}: {one.tracker.name} ({one.rows} việc)" for one in sending.sent]
    lines += [f"Biểu tổng hợp: “{arguments.master}”."] if arguments.master else []
    return show(arguments, as_json, lines)


COMMAND = Command("send", "lập phiếu theo dõi cho từng đơn vị", _arguments, _run)
