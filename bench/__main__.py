"""Measures ourselves against named peers and prints tables: python -m bench [NAME …].

    python -m bench                    the table of ratios, then every call of the screens; some eight minutes
    python -m bench first-frame        one row of it, or several
    python -m bench screens            the calls and steps alone, for the office and the province
    python -m bench country [PATH]     the calls on 3.3 million items; makes the book first, five minutes and 3 GB
    python -m bench make SIZE PATH     a made book to look at: tiny, office, province or country

To add a row: 1. a function in a module of this folder that yields a Pair; 2. its row in MEASUREMENTS; 3. its line in README.md.
"""

import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench import drafting, office_files, register, searching, starting, tables
from bench.big_book import SIZES, make_book
from bench.made_books import book_file, copied, opened
from bench.measure import Measurement, outcome_of
from bench.screens import place_in, print_table, shown, timed_calls, timed_steps

MEASUREMENTS: dict[str, Measurement] = {
    "first-frame": Measurement(
        "window over the office's book, to its first painted frame",
        "bare QMainWindow",
        starting.first_frame,
        "P1: start within 5 s; with tree, table and calendar 1.1×",
    ),
    "filled-screen": Measurement(
        "window over the province's book, to its first screen filled", "bare QMainWindow", starting.filled_screen
    ),
    "window-memory": Measurement(
        "the same window's memory when first painted", "bare QMainWindow", starting.window_memory, "P3: under 300 MB", unit="MB"
    ),
    "command-help": Measurement("help of one command", "python -c pass", starting.command_help),
    "command-count": Measurement(
        "`count` of a quarter of the office", "Python, sqlite3, SELECT count(*)", starting.command_that_counts
    ),
    "open-book": Measurement(
        "the province's book opened: profile, lock, schema check", "sqlite3.connect, one SELECT", register.book_opened
    ),
    "count-sql": Measurement(
        "four-way count by unit of a province's quarter in SQL", "our rule over the rows in Python", register.count_against_python
    ),
    "count-rows": Measurement(
        "the same", "SELECT count(*) FROM work_item", register.count_against_rows, "5 ms for 100,000 in five columns"
    ),
    "next-period": Measurement(
        "a province's next quarter made: 28,024 items, logged and hashed",
        "executemany of the same rows, no log",
        register.next_period_made,
        runs=3,
    ),
    "search": Measurement(
        "search among 10,000 tasks, rows of the tree", "str.find over the texts", register.tasks_searched, "P2: 100 ms a key"
    ),
    "find": Measurement(
        "a task and a unit found among everything of a province",
        "one LIKE over its results as written",
        searching.everything_found,
        "P2: 100 ms a key; 50 ms wanted",
    ),
    "find-typing": Measurement(
        "the same, typed letter by letter: 23 answers",
        "the LIKE 23 times",
        searching.typed_letter_by_letter,
        runs=3,
    ),
    "trackers": Measurement(
        "200 trackers of 50 rows",
        "openpyxl, same cells, styles and validations",
        office_files.trackers_written,
        "a third; 0.40× measured before",
        runs=3,
    ),
    "master": Measurement(
        "master tracker of 50,000 rows, in steps",
        "openpyxl, same cells, styles and formulas",
        office_files.master_written,
        "a third",
        runs=1,
    ),
    "report": Measurement(
        "report over 40 tasks, 2,000 rows in its appendix",
        "python-docx add_row, the appendix's texts alone",
        office_files.report_written,
        "0.04× for the table alone",
    ),
    "pages": Measurement(
        "a report of more than 60 pages laid out for the screen",
        "soffice --convert-to pdf of its Word file, start and all",
        office_files.pages_laid_out,
        runs=3,
    ),
    "draft": Measurement(
        "a draft of 20 pages with all 86 sentences reworded, on pages",
        "the same report without a change",
        drafting.edited_draft,
        "1.2×",
    ),
    "read-plan": Measurement("sample plan read in a child process", "same reader in this process", office_files.plan_read),
    "read-100-pages": Measurement(
        "plan of 100 pages, 47,000 words, read and understood in this process",
        "python-docx, the texts of its paragraphs and cells",
        office_files.long_plan_read,
        "2 s, 200 MB",
        runs=3,
    ),
    "rows-shown": Measurement(
        "100,000 rows given to a table, until the first page is painted",
        "QTableWidget, same rows",
        tables.first_page,
        "50 ms",
        runs=3,
    ),
    "rows-repainted": Measurement("a page of them painted anew", "the same QTableWidget", tables.repainted, "10 ms"),
    "rows-filtered": Measurement(
        "a key typed into a column's filter, without diacritics",
        "the same QTableWidget, setRowHidden, with diacritics",
        tables.filtered_by_a_key,
        "100 ms",
        runs=3,
    ),
    "rows-sorted": Measurement(
        "a click on a head, as Vietnamese collates, nothing known before",
        "the same QTableWidget, by code points",
        tables.sorted_by_a_head,
        runs=3,
    ),
    "preview": Measurement(
        "16 replies previewed, a child process each", "openpyxl reading the cells", office_files.replies_previewed, runs=3
    ),
}


def main(words: list[str]) -> int:
    """Run what is asked for; returns the exit code, 2 for words that are not understood."""
    match words:
        case ["make", size, path] if size in SIZES:
            make_book(Path(path), SIZES[size]).close()
            return 0
        case ["country", *path] if len(path) <= 1:
            return _in_folder(lambda folder: _print_country(Path(path[0]) if path else folder / "country.dondoc"))
        case ["screens"]:
            return _in_folder(_print_screens)
        case names if all(name in MEASUREMENTS for name in names):
            return _in_folder(lambda folder: _print_ratios(folder, names))
        case _:
            print(f"{__doc__}\nRows: {', '.join(MEASUREMENTS)}", file=sys.stderr)
            return 2


def _in_folder(work: Callable[[Path], None]) -> int:
    """Give the work a folder of its own, in which our processes also keep their settings and compiled modules."""
    libraries = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"{date.today()}, {libraries}, {platform.platform()}, {os.cpu_count()} cores\n")  # noqa: DTZ011
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as name:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ |= {"XDG_DATA_HOME": name, "PYTHONPYCACHEPREFIX": str(Path(name) / "compiled")}
        work(Path(name))
    return 0


def _print_ratios(folder: Path, names: list[str]) -> None:
    print("| name | what | ours, median (least to most) | peer | its median | ratio | asked for or measured before |")
    print("|---|---|---|---|---|---|---|")
    for name in names or MEASUREMENTS:
        one = MEASUREMENTS[name]
        found = outcome_of(one, folder)
        ours = f"{shown(found.ours)} {one.unit} ({shown(found.least)} to {shown(found.most)})"
        print(
            f"| {name} | {one.what} | {ours} | {one.peer} | {shown(found.peer)} {one.unit} | {found.ratio:.2f}× | {one.goal} |",
            flush=True,
        )
    if not names:
        _print_screens(folder)


def _print_screens(folder: Path) -> None:
    calls: dict[str, dict[str, float]] = {}
    steps: dict[str, dict[str, float]] = {}
    for size in ("office", "province"):
        with opened(book_file(folder, size)) as core:
            calls[size] = dict(timed_calls(place_in(core, folder)))
        with copied(folder, size) as core:
            written = folder / f"written-{size}"
            written.mkdir()
            steps[size] = dict(timed_steps(place_in(core, written)))
    print_table("call of a screen", calls)
    print_table("step, once", steps)


def _print_country(path: Path) -> None:
    if not path.exists():
        make_book(path, SIZES["country"]).close()
    with opened(path) as core:
        print_table("call of a screen", {"country": dict(timed_calls(place_in(core, path.parent), runs=1))})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
