"""`check-layout FILE.docx [--profile P]`: judge any .docx by the prescribed layout; never blocks."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, show
from app.layout_rules.checks.remark import VERDICT_LABELS, Remark, Verdict


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP.docx", help="văn bản cần kiểm tra")
    parser.add_argument("--profile", default="", metavar="THỂ THỨC", help="party-2026, party-2018 hoặc state-2020")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.check_layout import check_layout

    found = check_layout(arguments.file, arguments.profile, arguments.today)
    as_json: Json = {
        "profile": found.profile.id,
        "faults": len(found.faults),
        "remarks": [
            {
                "rule": remark.rule_id,
                "component": remark.component,
                "verdict": remark.verdict.value,
                "place_in_file": {"paragraph": remark.paragraph},
                "text": remark.excerpt,
                "is": remark.actual,
                "should_be": remark.demanded,
                "source": remark.source,
                "size_unverified": remark.size_is_unverified,
            }
            for remark in found.remarks
        ],
    }
    shown = [remark for remark in found.remarks if remark.verdict is not Verdict.OK]
    held, doubtful = len(found.remarks) - len(shown), len(shown) - len(found.faults)
    lines = [f"Thể thức: {found.profile.title}. Đạt {held} mục, sai {len(found.faults)} mục, cần xem {doubtful} mục."]
    return show(arguments, as_json, [*lines, *(_line(remark) for remark in shown)])


def _line(remark: Remark) -> str:
    place = f"đoạn {remark.paragraph} “{remark.excerpt}”" if remark.paragraph else "cả văn bản"
    return (
        f"  {VERDICT_LABELS[remark.verdict]}: {remark.rule_id} {remark.component}, {place}: {remark.actual}; "
        f"quy định: {remark.demanded} ({remark.source})"
    )


COMMAND = Command("check-layout", "kiểm tra thể thức một văn bản Word", _arguments, _run)
