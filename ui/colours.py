"""THE TABLE of themes: every colour of the window, as data. Text on its ground reaches 4.5:1, parts of controls and figures 3:1.

To add a colour: a row in `Colours` with its value in each theme; tests/ui/test_theme.py holds the pairs that are measured.
To add a theme: a `Colours` here, its id in `THEMES`, its drawings in `resources/controls/<id>` (`python -m tests.draw_controls`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours of one theme, as #rrggbb. A name with `_soft` is the ground on which the colour without it is written.

    Attributes:
        ground: behind the cards.
        surface: cards, fields, menus; also what is written on `accent`.
        head: heads of tables, headings among rows, what the pointer is over.
        line, line_soft: between parts, between rows; nothing is known by them alone.
        control_line: edges of fields and boxes, handles of scroll bars.
        ink, ink_soft: words, and words beside them.
        accent, accent_strong: links, what is chosen, the acting button; the same under the pointer.
        accent_bar: what is in its term, in bars and figures.
        done, soon, late, idle: where work stands; `late` says overdue and nothing else.
        paper, paper_line, paper_mark, paper_ink: pages, which are printed and so look alike in every theme.
        paper_area, paper_edge: parts of a chart on a page, and the lines around and within them.
        has_outlines: whether chips have an edge, for eyes that do not see their soft ground.
    """

    ground: str
    surface: str
    head: str
    line: str
    line_soft: str
    control_line: str
    ink: str
    ink_soft: str
    accent: str
    accent_strong: str
    accent_soft: str
    accent_bar: str
    done: str
    done_soft: str
    soon: str
    soon_soft: str
    late: str
    late_soft: str
    idle: str
    idle_soft: str
    paper: str = "#ffffff"
    paper_line: str = "#c3cad3"
    paper_mark: str = "#dbe8f7"
    paper_ink: str = "#000000"
    paper_area: str = "#595959"
    paper_edge: str = "#404040"
    has_outlines: bool = False


LIGHT = Colours(
    ground="#f4f6f8",
    surface="#ffffff",
    head="#fafbfc",
    line="#dde2e8",
    line_soft="#ebeef2",
    control_line="#7f8a98",
    ink="#18212d",
    ink_soft="#566273",
    accent="#1d5a9f",
    accent_strong="#16487f",
    accent_soft="#e5eef8",
    accent_bar="#648dc2",
    done="#1c7247",
    done_soft="#e2f2e9",
    soon="#8a5600",
    soon_soft="#fdf0d5",
    late="#b3261e",
    late_soft="#fce6e4",
    idle="#566273",
    idle_soft="#eceff3",
)

DARK = Colours(
    ground="#14181e",
    surface="#1d232b",
    head="#232a33",
    line="#3a434f",
    line_soft="#2c343e",
    control_line="#87929f",
    ink="#e8edf3",
    ink_soft="#aab6c4",
    accent="#7fb6f0",
    accent_strong="#a6cdf7",
    accent_soft="#22384f",
    accent_bar="#5b88bb",
    done="#6cc994",
    done_soft="#1b3828",
    soon="#e6b65c",
    soon_soft="#3b2f17",
    late="#ff9a90",
    late_soft="#4a2421",
    idle="#aab6c4",
    idle_soft="#2f3742",
)

CONTRAST = Colours(
    ground="#000000",
    surface="#000000",
    head="#16191d",
    line="#ffffff",
    line_soft="#8f979f",
    control_line="#ffffff",
    ink="#ffffff",
    ink_soft="#c3cad1",
    accent="#5fe1ff",
    accent_strong="#b0f0ff",
    accent_soft="#003a4d",
    accent_bar="#3f9dc0",
    done="#7bed9f",
    done_soft="#00331a",
    soon="#ffd54a",
    soon_soft="#3d2e00",
    late="#ffa39b",
    late_soft="#520f0a",
    idle="#d5dade",
    idle_soft="#2b3036",
    has_outlines=True,
)

THEMES: dict[str, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
SYSTEM = "system"
"""The id of following what Windows or the desktop is set to."""


def contrast(front: str, back: str) -> float:
    """Return the contrast of two #rrggbb colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    lights = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
