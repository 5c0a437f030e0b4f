"""The bundle's window, DonDoc: what `python -m ui` is from source. PyInstaller runs this as a file, never one of a package."""

import sys

from ui.main import main

sys.exit(main())
