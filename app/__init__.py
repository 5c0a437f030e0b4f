"""Đôn Đốc's core: what a plan is and what happens to it. Knows no screen."""

__version__ = "0.1.0"
