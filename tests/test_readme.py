"""The README says what is so: its list of commands and options is the real one, and its files exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from matsheets.cli import matsheets

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=<!-- commands -->\n).*?(?=<!-- end of commands -->)", re.DOTALL)

#: An example for every command, each of which stands in the README under the command's own help.
EXAMPLES = {
    "new-workbook": 'matsheets new-workbook --trust "Ondlebury Learning Partnership Trust" -o ondlebury.xlsx',
    "check": "matsheets check returned/ --format csv > problems.csv",
    "repair": "matsheets repair returned/bent.xlsx -o mended.xlsx",
    "merge": "matsheets merge from-ada.xlsx from-ben.xlsx -o together.xlsx",
    "aggregate": "matsheets aggregate returned/ -o ratings.xlsx",
    "build-summary": "matsheets build-summary returned/ -o documents/",
    "build-plan": "matsheets build-plan returned/agreed.xlsx -o documents/ --draft",
    "build-sla": "matsheets build-sla returned/agreed.xlsx -o documents/",
    "build-all": "matsheets build-all returned/ -o documents/ --force",
    "verify": "matsheets verify documents/ondlebury-learning-partnership-trust-development-plan.docx returned/",
    "why": "matsheets why documents/ondlebury-learning-partnership-trust-development-plan.docx PLAN-03 --workbooks returned/",
    "framework list": "matsheets framework list",
    "framework show": "matsheets framework show mat-assurance-framework",
    "framework check": "matsheets framework check our-framework.yaml",
    "framework export": "matsheets framework export mat-assurance-framework -o our-framework.yaml",
    "template list": "matsheets template list",
    "template copy": "matsheets template copy our-templates",
    "template fields": "matsheets template fields plan -o plan-names.docx",
    "template check": "matsheets template check our-templates",
    "demo": "matsheets demo my-demo",
}


def commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its full name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def command_list() -> str:
    """Return the README's section of commands as it should be."""
    parts = []
    parent = click.Context(matsheets, info_name="matsheets", **matsheets.context_settings)
    for name, command in commands(matsheets):
        # The help is as on a terminal of 100 columns, whatever the terminal that runs the tests.
        context = click.Context(command, parent, name, terminal_width=100, max_content_width=100)
        parts.append(f"### `matsheets {name}`\n\n```text\n{command.get_help(context)}\n```\n\n    {EXAMPLES[name]}\n")
    return "\n" + "\n".join(parts) + "\n"


class TestReadme:
    def test_lists_every_command_with_its_options_as_they_are(self, update: bool) -> None:
        """Each command's help and example stand in the README, word for word."""
        text = README.read_text(encoding="utf-8")
        assert _BLOCK.search(text), "the README has lost its markers for the list of commands"
        if update:
            README.write_text(_BLOCK.sub(lambda found: command_list(), text), encoding="utf-8")
            return

        assert command_list() == _BLOCK.search(text)[0]  # type: ignore[index]

    def test_examples_are_for_real_commands(self) -> None:
        """No example is left over from a command that is gone, and none is missing."""
        assert sorted(EXAMPLES) == sorted(name for name, _ in commands(matsheets))

    @pytest.mark.parametrize(
        "page",
        [
            "README.md",
            "docs/for-trusts.md",
            "docs/for-mentors.md",
            "docs/for-governors.md",
            "docs/templates.md",
            "docs/batches.md",
        ],
    )
    def test_links_to_files_that_exist(self, page: str) -> None:
        """Every relative link and picture points at a file of the repository."""
        path = ROOT / page
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))

        assert links or page != "README.md"
        assert [link for link in links if not (path.parent / link).is_file()] == []
