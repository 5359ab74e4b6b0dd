"""Parse the shipped frameworks once, for a quick start: ``python workbook_templates/source/build.py``."""

from pathlib import Path

from matsheets.model.framework import load_framework
from matsheets.parsed import NAME, parsed_bytes

FRAMEWORKS = Path(__file__).parents[1]


def main() -> None:
    """Write what each framework's source comes to beside it."""
    for source in sorted(FRAMEWORKS.glob("*/framework.yaml")):
        source.with_name(NAME).write_bytes(parsed_bytes(load_framework(source), source.read_bytes()))
        print(f"{source.parent.name}: parsed")


if __name__ == "__main__":
    main()
