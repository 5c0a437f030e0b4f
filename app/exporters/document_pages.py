"""Official documents on pages, for screen and printer: set exactly as the Word file is, then laid out.

The second writer over the neutral document; the first is `app.exporters.document_docx`.
"""

from app.exporters.document_docx import composed
from app.exporters.pages.pieces import Pages
from app.layout_rules.mould import Mould
from app.layout_rules.profile import LayoutProfile
from app.reports.document import OfficialDocument


def pages_of(document: OfficialDocument, profile: LayoutProfile, mould: Mould | None) -> Pages:
    """Return a document on pages; arguments as for `app.exporters.document_docx.render`."""
    from app.exporters.pages.flow import FlowReader
    from app.exporters.pages.paging import paged

    made = composed(document, profile, mould)
    reader = FlowReader(made.package.styles.element, made.blocks)
    return paged(reader.sections(made.package.element[0], made.header))
