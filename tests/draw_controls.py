"""Draws the small pictures inside controls (arrows, ticks) once a theme: `python -m tests.draw_controls`.

A style sheet takes pictures from files alone, and a file has a colour of its own. A test compares the files with what would be
drawn.
To add one: a row in `CONTROLS`, then run this.
"""

from pathlib import Path

from app.paths import resources_dir
from ui.colours import THEMES, Colours

CONTROLS: dict[str, tuple[str, str, str]] = {
    "arrow-down": ("chevron-down", "ink_soft", "2"),
    "arrow-up": ("chevron-up", "ink_soft", "2"),
    "arrow-left": ("chevron-left", "ink_soft", "2"),
    "arrow-right": ("chevron-right", "ink_soft", "2"),
    "calendar": ("calendar", "ink_soft", "2"),
    "clear": ("x", "ink_soft", "2"),
    "tick": ("check", "surface", "3"),
    "part": ("minus", "surface", "3"),
    "chosen": ("check", "accent", "3"),
}
"""The file's name -> the icon it is drawn from, its colour, the weight of its line."""


def main() -> int:
    """Write all files."""
    for name, colours in THEMES.items():
        folder = controls_dir(name)
        folder.mkdir(parents=True, exist_ok=True)
        for control in CONTROLS:
            (folder / f"{control}.svg").write_text(drawn(control, colours), encoding="utf-8", newline="\n")
    return 0


def controls_dir(theme_id: str) -> Path:
    """Return the folder of a theme's pictures."""
    return resources_dir() / "controls" / theme_id


def drawn(control: str, colours: Colours) -> str:
    """Return the text of one file."""
    icon, colour_name, weight = CONTROLS[control]
    text = (resources_dir() / "icons" / f"{icon}.svg").read_text("utf-8")
    stroked = text.replace("currentColor", getattr(colours, colour_name))
    return stroked.replace('stroke-width="2"', f'stroke-width="{weight}"')


if __name__ == "__main__":
    raise SystemExit(main())
