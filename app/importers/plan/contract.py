"""A reading as the JSON of `inspect --json` (docs/cli.md)."""

from datetime import date

from app.domain.plan_reading import Finding, NamedPart, Place, PlanReading, ReadHeader, ReadTask
from app.domain.timing import Timing


def as_json(reading: PlanReading) -> dict[str, object]:
    """Return a reading as plain values, keys and order as the contract has them."""
    return {
        "header": _header(reading.header),
        "sections": [{"number": section.number, "title": section.title} for section in reading.sections],
        "tasks": [_task(task) for task in reading.tasks],
        "recipients": list(reading.recipients),
        "findings": [_finding(finding) for finding in reading.findings],
        "parts": [_part(part) for part in reading.parts],
        "accounting": {
            "words_in_file": reading.accounting.words_in_file,
            "words_in_tasks": reading.accounting.words_in_tasks,
            "words_elsewhere": reading.accounting.words_elsewhere,
            "words_unread": reading.accounting.words_unread,
        },
    }


def _header(header: ReadHeader) -> dict[str, object]:
    return {
        "issuer": header.issuing_body,
        "superior": header.superior,
        "number": header.document_number,
        "date": _day(header.issued_on),
        "place": header.place,
        "type": header.type,
        "title": header.subject,
        "bases": [document.written for document in header.bases],
        "period": list(header.period) if header.period else None,
        "system": header.system.value if header.system else None,
        "signer_authority": header.signature.authority,
        "signer_title": header.signature.title,
        "signer_name": header.signature.name,
    }


def _task(task: ReadTask) -> dict[str, object]:
    return {
        "number": task.number,
        "text": task.text,
        "lead": list(task.lead),
        "support": list(task.support),
        "product": task.product,
        "timing": _timing(task.timing),
        "place_in_file": _place(task.place),
        "doubts": [{"code": doubt.code.value, "text": doubt.text} for doubt in task.doubts],
    }


def _timing(timing: Timing) -> dict[str, object]:
    return {
        "kind": timing.kind.value,
        "raw": timing.raw,
        "start": _day(timing.start),
        "end": _day(timing.end),
        "every": timing.every.value if timing.every else None,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {"code": finding.code.value, "place_in_file": _place(finding.place), "text": finding.text}


def _part(part: NamedPart) -> dict[str, object]:
    return {"name": part.name, "text": part.text, "place_in_file": _place(part.place)}


def _place(place: Place) -> dict[str, object]:
    return {"paragraph": place.paragraph} if place.part == "body" else {"paragraph": place.paragraph, "part": place.part}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
