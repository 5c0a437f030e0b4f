"""The window: `python -m ui [BOOK | --sample]`."""

from ui.main import main

if __name__ == "__main__":
    raise SystemExit(main())
