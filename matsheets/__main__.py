"""Lets ``python -m matsheets`` do what the ``matsheets`` command does, where that is not on the path."""

from matsheets.cli import main

main()
