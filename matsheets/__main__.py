"""Lets ``python -m matsheets`` do what the ``matsheets`` command does, where that is not on the path."""

import sys

from matsheets.cli import main

if __name__ == "__main__":
    sys.exit(main())
