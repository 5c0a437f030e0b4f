"""The commands of the command line, one file each.

To add one: 1. a file here with a `COMMAND`; 2. its name in `NAMES`; 3. a line in docs/cli.md. `python -m app NAME` finds it by
its name, and loads nothing else.
"""

NAMES: tuple[str, ...] = (
    "inspect",
    "create",
    "units",
    "import",
    "tasks",
    "items",
    "count",
    "send",
    "merge",
    "remind",
    "report",
    "check-layout",
    "calendar",
    "backup",
    "verify",
    "restore",
    "undo",
    "redo",
    "demo",
)
