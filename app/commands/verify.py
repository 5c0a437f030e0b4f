"""`verify BOOK`: check the whole book; exit 1 when anything is wrong."""

import argparse

from app.commands.base import REFUSED, Command, Json, book_argument, opened_book, show


def _run(arguments: argparse.Namespace) -> int:
    from app.services.back_up import verify

    with opened_book(arguments) as core:
        health = verify(core)
    as_json: Json = {
        "sound": health.is_sound,
        "faults": list(health.faults),
        "history_intact": health.chain_holds,
        "damaged_files": list(health.damaged_files),
        "files": health.files,
    }
    lines = [
        "Sổ nguyên vẹn." if health.is_sound else "Sổ có chỗ hỏng, hãy khôi phục từ bản sao lưu.",
        *(f"  Dữ liệu: {fault}" for fault in health.faults),
        *([] if health.chain_holds else ["  Nhật ký thay đổi đã bị sửa từ bên ngoài."]),
        *(f"  Tệp kèm bị mất hoặc bị sửa: {name}" for name in health.damaged_files),
    ]
    code = show(arguments, as_json, lines)
    return code if health.is_sound else REFUSED


COMMAND = Command("verify", "kiểm tra toàn bộ sổ", book_argument, _run)
