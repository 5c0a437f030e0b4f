"""The bundle's command line, dondoc-cli: what `python -m app` is from source, with a console for IT."""

import sys

from app.__main__ import main

sys.exit(main())
