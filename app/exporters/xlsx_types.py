"""The part of XlsxWriter that our sheets use, with types: the library itself declares few, and is imported late.

Whoever writes a sheet imports these; only `xlsx_style` imports the library.
"""

from datetime import datetime
from typing import Protocol

Options = dict[str, object]


class Format(Protocol):
    """A cell format, made by a workbook."""


class Sheet(Protocol):
    """A worksheet. Rows and columns count from 0, sizes are in characters (widths) and points (heights)."""

    def write_string(self, row: int, col: int, string: str, cell_format: Format) -> int:
        """Write text as text; anything but 0 means it was not written as given."""
        ...

    def write_blank(self, row: int, col: int, blank: None, cell_format: Format) -> int:
        """Write an empty cell that has a format."""
        ...

    def write_datetime(self, row: int, col: int, date: datetime, cell_format: Format) -> int:
        """Write a date."""
        ...

    def write_number(self, row: int, col: int, number: float, cell_format: Format) -> int:
        """Write a number."""
        ...

    def write_formula(self, row: int, col: int, formula: str, cell_format: Format, value: float | str) -> int:
        """Write a formula of ours, with what it gives now."""
        ...

    def merge_range(self, first_row: int, first_col: int, last_row: int, last_col: int, data: str, cell_format: Format) -> int:
        """Merge cells."""
        ...

    def set_row(self, row: int, height: float) -> int:
        """Give a row its height."""
        ...

    def set_column(
        self, first_col: int, last_col: int, width: float, cell_format: Format | None = None, options: Options | None = None
    ) -> int:
        """Give columns their width."""
        ...

    def data_validation(self, first_row: int, first_col: int, last_row: int, last_col: int, options: Options) -> int:
        """Say what cells take."""
        ...

    def conditional_format(self, first_row: int, first_col: int, last_row: int, last_col: int, options: Options) -> int:
        """Colour cells by a condition."""
        ...

    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> int:
        """Offer to filter a table by its heads."""
        ...

    def freeze_panes(self, row: int, col: int) -> None:
        """Keep the rows above and the columns before in view."""
        ...

    def set_selection(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None:
        """Select cells for whoever opens the file."""
        ...

    def protect(self, password: str = "", options: Options | None = None) -> None:
        """Lock all cells whose format does not say otherwise."""
        ...

    def unprotect_range(self, cell_range: str, range_name: str | None = None) -> int:
        """Let cells of a protected sheet be edited without a password."""
        ...

    def very_hidden(self) -> None:
        """Hide the sheet from the list of hidden sheets as well."""
        ...

    def hide_gridlines(self, option: int) -> None:
        """Hide the grid: 1 on paper, 2 on the screen too."""
        ...

    def set_landscape(self) -> None:
        """Print sideways."""
        ...

    def set_paper(self, paper_size: int) -> None:
        """Choose the paper."""
        ...

    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None:
        """Set the margins, in inches."""
        ...

    def fit_to_pages(self, width: int, height: int) -> None:
        """Scale to so many pages; 0 for as many as needed."""
        ...

    def center_horizontally(self) -> None:
        """Centre the sheet on the paper."""
        ...

    def set_footer(self, footer: str) -> None:
        """Set the foot of every page, in Excel's codes."""
        ...

    def repeat_rows(self, first_row: int) -> None:
        """Print a row at the top of every page."""
        ...

    def repeat_columns(self, first_col: int, last_col: int) -> None:
        """Print columns at the left of every page."""
        ...

    def outline_settings(self, visible: bool = True, symbols_below: bool = True, symbols_right: bool = True) -> None:
        """Say where the signs stand that fold and open grouped rows and columns."""
        ...

    def print_area(self, first_row: int, first_col: int, last_row: int, last_col: int) -> int:
        """Print these cells only."""
        ...


class Workbook(Protocol):
    """A workbook being written."""

    def add_format(self, properties: Options) -> Format:
        """Make a format."""
        ...

    def add_worksheet(self, name: str, worksheet_class: type | None = None) -> Sheet:
        """Add a sheet."""
        ...

    def define_name(self, name: str, formula: str) -> int:
        """Give cells a name that formulas use."""
        ...

    def set_properties(self, properties: Options) -> None:
        """Set title, author and the like."""
        ...

    def close(self) -> None:
        """Write the file."""
        ...
