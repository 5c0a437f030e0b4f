"""`report BOOK --kind KIND [--period P] --out FILE.docx …`: a document; `--kind list` names the kinds."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, book_argument, day_argument, opened_book, period_of, show
from app.domain.ids import PlanId


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    parser.add_argument("--kind", required=True, metavar="LOẠI", help="loại văn bản; “list” để xem các loại")
    parser.add_argument("--period", metavar="KỲ", help="kỳ báo cáo, ví dụ 2022-Q4; văn bản về cả kế hoạch thì không cần")
    parser.add_argument("--out", type=Path, metavar="TỆP.docx", help="tệp Word sẽ ghi")
    parser.add_argument("--mould", choices=["plan"], help="“plan”: trình bày theo mẫu văn bản gốc của kế hoạch")
    parser.add_argument("--template", type=Path, metavar="MẪU.docx", help="mẫu văn bản của cơ quan để điền, thay cho --mould")
    parser.add_argument("--date", type=day_argument, metavar="NGÀY", help="ngày trên văn bản; không ghi là hôm nay")
    parser.add_argument("--profile", default="", metavar="THỂ THỨC", help="party-2026, party-2018 hoặc state-2020")
    parser.add_argument("--unit", metavar="ĐƠN VỊ", help="đơn vị nhận công văn, hoặc đơn vị có kế hoạch riêng")
    parser.add_argument("--plan", type=int, metavar="SỐ", help="số của kế hoạch trong sổ (lệnh tasks cho biết)")


def _run(arguments: argparse.Namespace) -> int:
    from app.reports.registry import Parameter, report_kind
    from app.services.make_report import ReportRequest, make_report
    from app.services.report_data import plan_to_report
    from app.services.show_items import find_unit

    if arguments.kind == "list":
        return _list_kinds(arguments)
    kind = report_kind(arguments.kind)
    _require(arguments, period=kind.is_periodic, unit=Parameter.UNIT in kind.parameters)
    with opened_book(arguments) as core:
        plan = plan_to_report(core, PlanId(arguments.plan) if arguments.plan else None)
        request = ReportRequest(
            kind=arguments.kind,
            period=period_of(arguments) if arguments.period else plan.span(core.today),
            dated_on=arguments.date or core.today,
            plan_id=plan.id,
            profile=arguments.profile,
            with_mould=arguments.mould == "plan",
            template_path=arguments.template,
            unit_ids=(find_unit(core, arguments.unit),) if arguments.unit else (),
        )
        make_report(core, request, arguments.out)
    return show(arguments, {"file": str(arguments.out)}, [f"Đã lập “{arguments.out}”."])


def _require(arguments: argparse.Namespace, *, period: bool, unit: bool) -> None:
    """End with exit code 2 where an option that the kind needs is missing."""
    asked = {"--period": period and not arguments.period, "--unit": unit and not arguments.unit, "--out": not arguments.out}
    missing = [name for name, is_missing in asked.items() if is_missing]
    if missing:
        arguments.parser.error(f"còn thiếu {' và '.join(missing)}")


def _list_kinds(arguments: argparse.Namespace) -> int:
    from app.reports.registry import REPORT_KINDS

    as_json: Json = {
        "kinds": [
            {"id": kind.id, "title": kind.title, "group": kind.group.value, "explanation": kind.explanation}
            for kind in REPORT_KINDS
        ]
    }
    return show(arguments, as_json, [f"{kind.id:20}{kind.title}: {kind.explanation}" for kind in REPORT_KINDS])


COMMAND = Command("report", "lập một văn bản ra tệp Word", _arguments, _run)
