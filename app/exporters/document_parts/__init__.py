"""The pieces from which `app.exporters.document_docx` sets a document; loaded only when one is written."""
