"""Colours that can be read: text 4.5:1 on its ground, parts of controls 3:1 (V1)."""

import pytest

from ui.theme import LIGHT

TEXT = [
    ("ink", "surface"),
    ("ink", "ground"),
    ("ink", "head"),
    ("ink", "accent_soft"),
    ("ink_soft", "surface"),
    ("ink_soft", "ground"),
    ("ink_soft", "head"),
    ("ink_soft", "accent_soft"),
    ("ink_soft", "idle_soft"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("surface", "accent"),
    ("surface", "accent_strong"),
    ("done", "done_soft"),
    ("soon", "soon_soft"),
    ("late", "late_soft"),
    ("idle", "idle_soft"),
    ("soon", "surface"),
    ("late", "surface"),
    ("done", "surface"),
    ("surface", "ink"),
]


@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read_on_its_ground(front, back):
    assert contrast(front, back) >= 4.5


@pytest.mark.parametrize("back", ["surface", "ground"])
def test_the_lines_of_controls_and_the_focus_ring_are_seen(back):
    assert contrast("control_line", back) >= 3
    assert contrast("accent", back) >= 3


def contrast(front: str, back: str) -> float:
    lights = sorted((luminance(getattr(LIGHT, name)) for name in (front, back)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
