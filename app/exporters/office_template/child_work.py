"""What the reader's child process does with a template: look for faults, or fill it. The file is from outside."""

from pathlib import Path

from app.domain.office_template import TemplateReading
from app.exporters.office_template.order import TemplateOrder

ORDER, FILLED = "lenh.json", "van-ban.docx"
"""In the child's folder: what is to be filled in, and the file made."""


def read_template(path: Path) -> TemplateReading:
    """Return everything that is wrong with a template.

    Raises:
        UserError: the file is no Word file or is damaged.
    """
    from app.exporters.office_template.check import check
    from app.exporters.office_template.cleaning import opened_template

    document, faults = opened_template(path)
    reading = check(document)
    return TemplateReading(faults + reading.faults, reading.names)


def fill_requested(path: Path, folder: Path) -> TemplateReading:
    """Fill a template by the order in a folder, where the file is written; with faults nothing is written.

    Raises:
        UserError: the file is damaged, or its lists repeat to too many lines.
    """
    import msgspec

    from app.exporters.office_template.check import check
    from app.exporters.office_template.cleaning import opened_template
    from app.exporters.office_template.fill import fill

    order = msgspec.json.decode((folder / ORDER).read_bytes(), type=TemplateOrder)
    document, faults = opened_template(path)
    reading = check(document)
    if faults or reading.faults:
        return TemplateReading(faults + reading.faults, reading.names)
    fill(document, order)
    document.save(str(folder / FILLED))
    return reading
