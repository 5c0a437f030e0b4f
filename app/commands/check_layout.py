"""`check-layout FILE.docx [--profile P] [--comments OUT] [--fix OUT]`: judge any .docx by the prescribed layout; never blocks."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.commands.base import Command, Json, show
from app.layout_rules.checks.remark import VERDICT_LABELS, Remark, Verdict


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP.docx", help="văn bản cần kiểm tra")
    parser.add_argument("--profile", default="", metavar="THỂ THỨC", help="party-2026, party-2018 hoặc state-2020")
    parser.add_argument("--comments", type=Path, metavar="TỆP.docx", help="ghi một bản sao có nhận xét bên lề")
    parser.add_argument(
        "--fix", type=Path, metavar="TỆP.docx", help="ghi một bản sao đã sửa giúp, mỗi chỗ sửa là một thay đổi được theo dõi"
    )


def _run(arguments: argparse.Namespace) -> int:
    from app.services.check_layout import check_layout, save_commented, save_mended

    found = check_layout(arguments.file, arguments.profile, arguments.today)
    comments = save_commented(arguments.file, found.profile.id, arguments.comments) if arguments.comments else None
    changes = save_mended(arguments.file, found.profile.id, arguments.fix) if arguments.fix else None
    as_json: Json = {
        "profile": found.profile.id,
        "faults": len(found.faults),
        "remarks": [
            {
                "rule": remark.rule_id,
                "component": remark.component,
                "verdict": remark.verdict.value,
                "place": remark.place,
                "place_in_file": {"paragraph": remark.paragraph, "others": list(remark.others), "section": remark.section},
                "text": remark.excerpt,
                "is": remark.actual,
                "should_be": remark.demanded,
                "source": remark.source,
                "size_unverified": remark.size_is_unverified,
            }
            for remark in found.remarks
        ],
        "comments": comments,
        "changes": changes,
    }
    shown = [remark for remark in found.remarks if remark.verdict in (Verdict.FAULT, Verdict.UNSURE)]
    counts = ", ".join(f"{VERDICT_LABELS[verdict]} {_count(found.remarks, verdict)} mục" for verdict in Verdict)
    lines = [f"Thể thức: {found.profile.title}. {counts[:1].upper()}{counts[1:]}.", *(_line(remark) for remark in shown)]
    if comments is not None:
        lines.append(f"Đã ghi bản có {comments} nhận xét: {arguments.comments}")
    if changes is not None:
        lines.append(f"Đã ghi bản sửa giúp, {changes} thay đổi để duyệt trong Word: {arguments.fix}")
    return show(arguments, as_json, lines)


def _count(remarks: Sequence[Remark], verdict: Verdict) -> int:
    return sum(remark.verdict is verdict for remark in remarks)


def _line(remark: Remark) -> str:
    words = f" “{remark.excerpt}”" if remark.excerpt else ""
    more = f" ({remark.count} chỗ)" if remark.others else ""
    return (
        f"  {VERDICT_LABELS[remark.verdict]}: {remark.rule_id} {remark.component}, {remark.place}{words}: {remark.actual}{more}; "
        f"quy định: {remark.demanded} ({remark.source})"
    )


COMMAND = Command("check-layout", "kiểm tra thể thức một văn bản Word", _arguments, _run)
