"""Đôn Đốc's window: shows and edits what the core knows. PySide6."""
