"""Compose a document and see its pages."""
