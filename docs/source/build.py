"""Write the pages that come from the code: ``python docs/source/build.py``.

``docs/commands.md`` is written whole, from click and the examples below. In ``docs/python.md`` the list of names is written,
between its two comments; the rest of that page is written by hand.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

import click

import matsheets
from matsheets.cli import matsheets as command_line

DOCS = Path(__file__).resolve().parents[1]
COMMANDS = DOCS / "commands.md"
PYTHON = DOCS / "python.md"
NAMES = re.compile(r"(?<=<!-- names -->\n).*?(?=<!-- end of names -->)", re.DOTALL)
_WIDTH = 100

_INTRODUCTION = """\
# The commands

<!-- Written by docs/source/build.py from the commands themselves: change them, or the examples there. -->

`WORKBOOK...` takes files and folders. Problems go to standard output, progress to standard error, so that lists can be piped.

The examples run in the order in which they stand, in an empty folder. They begin with this one, which makes the workbooks
of invented trusts in the folder `returned`:

```sh
matsheets demo returned
```
"""

_SKERROWMERE = "returned/skerrowmere-primary-academies-trust"
_ONDLEBURY = "returned/ondlebury-learning-partnership-trust"
_PLAN = "documents/ondlebury-learning-partnership-trust-development-plan.docx"

#: An example for every command, in the order of the page. Each needs only what the ones before it made.
EXAMPLES = {
    "new-workbook": 'matsheets new-workbook --trust "Ondlebury Learning Partnership Trust" -o ondlebury.xlsx',
    "check": f"matsheets check {_SKERROWMERE} -o problems.csv",
    "status": "matsheets status returned",
    "prepare-meeting": "matsheets prepare-meeting returned/harrowstrand-shore-schools-trust/groups -o meeting --date 24/9/2026",
    "build-summary": f"matsheets build-summary {_SKERROWMERE} -o documents",
    "build-evidence": f"matsheets build-evidence {_SKERROWMERE} -o documents",
    "build-plan": f"matsheets build-plan {_ONDLEBURY} -o documents --draft",
    "build-update": f"matsheets build-update {_SKERROWMERE} -o documents --on 17/7/2026",
    "build-sla": f"matsheets build-sla {_ONDLEBURY} -o documents",
    "build-all": f"matsheets build-all {_ONDLEBURY} -o documents --force",
    "aggregate": "matsheets aggregate returned -o ratings.xlsx",
    "share": f"matsheets share {_ONDLEBURY} -o packs --headings 2,3",
    "compare": f"matsheets compare {_ONDLEBURY} {_SKERROWMERE} -o together",
    "build-joint-plan": "matsheets build-joint-plan together/ondlebury-skerrowmere-joint-plan.xlsx -o together --draft",
    "build-programme": "matsheets build-programme returned/programme/returned -o programme --on 20/11/2026",
    "view": f"matsheets view {_SKERROWMERE} -o skerrowmere.html --pictures pictures",
    "repair": f"matsheets repair {_SKERROWMERE}/baseline/skerrowmere-baseline-trustees.xlsx -o mended.xlsx",
    "merge": f"matsheets merge {_SKERROWMERE}/baseline/skerrowmere-baseline-trustees.xlsx mended.xlsx -o together.xlsx",
    "verify": f"matsheets verify {_PLAN} {_ONDLEBURY}",
    "why": f"matsheets why {_PLAN} PLAN-03 --workbooks {_ONDLEBURY}",
    "pull": f"matsheets pull {_PLAN} {_ONDLEBURY} --dry-run",
    "framework list": "matsheets framework list",
    "framework show": "matsheets framework show mat-assurance-framework",
    "framework export": "matsheets framework export mat-assurance-framework -o our-framework.yaml",
    "framework check": "matsheets framework check our-framework.yaml",
    "framework map": "matsheets framework map section-57-mat",
    "template list": "matsheets template list",
    "template copy": "matsheets template copy our-templates",
    "template fields": "matsheets template fields plan -o plan-names.docx",
    "template check": "matsheets template check our-templates",
    "demo": "matsheets demo my-demo",
}


def commands(group: click.Group = command_line, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its full name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        elif command is not None:
            yield f"{prefix}{name}", command


def commands_page() -> str:
    """Return the page of commands as it should be."""
    known = dict(commands())
    whole = _context(command_line, "matsheets", None).get_help()
    parts = [_INTRODUCTION, f"## `matsheets`\n\n```text\n{whole}\n```\n"]
    parts += [_section(name, known[name], example) for name, example in EXAMPLES.items()]
    return "\n".join(parts)


def _section(name: str, command: click.Command, example: str) -> str:
    """Return what the page says about one command: what it does, its options, an example."""
    context = _context(command, f"matsheets {name}", _context(command_line, "", None))
    usage = " ".join(command.collect_usage_pieces(context))
    told = inspect.cleandoc(command.help or "").split("\n\n")
    paragraphs = "\n\n".join(textwrap.fill(" ".join(part.split()), 120, break_on_hyphens=False) for part in told)
    options = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]
    records = [record for option in options if (record := option.get_help_record(context))]
    rows = "\n".join(f"| `{_cell(option)}` | {_cell(meaning)} |" for option, meaning in records)
    return (
        f"## `matsheets {name}`\n\n```text\nmatsheets {name} {usage}\n```\n\n{paragraphs}\n\n"
        f"| option | what it does |\n|---|---|\n{rows}\n\n```sh\n{example}\n```\n"
    )


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    """Return a context whose help is as on a terminal of 100 columns, whatever the terminal that asks."""
    settings = {**command_line.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    return click.Context(command, parent, name, **settings)


def _cell(text: str) -> str:
    """Return text for a cell of a table, where a bar would begin the next cell."""
    return " ".join(text.split()).replace("|", r"\|")


def names() -> str:
    """Return what the page of Python says about each name of ``matsheets``: how it is called, and its docstring."""
    parts = []
    for name in sorted(set(matsheets.__all__) - {"__version__"}):
        thing = getattr(matsheets, name)
        called = _members(thing) if isinstance(thing, type) else _called(thing)
        parts.append(f"### `{name}`\n\n```text\n{called}\n\n{inspect.getdoc(thing)}\n```\n")
    return "\n" + "\n".join(parts) + "\n"


def _called(function: Callable[..., object]) -> str:
    """Return how a function is called: each argument with its type, and its default as the source has it."""
    (source,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    assert isinstance(source, ast.FunctionDef)
    given = source.args
    unset: list[ast.expr | None] = [None] * (len(given.args) - len(given.defaults))
    arguments = [_argument(*pair) for pair in zip(given.args, [*unset, *given.defaults], strict=True)]
    keywords = [_argument(*pair) for pair in zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    lines = "".join(f"    {line},\n" for line in [*arguments, *(["*"] if keywords else []), *keywords])
    returns = ast.unparse(source.returns) if source.returns else "None"
    return f"matsheets.{source.name}(\n{lines}) -> {returns}"


def _argument(argument: ast.arg, default: ast.expr | None) -> str:
    kind = f": {ast.unparse(argument.annotation)}" if argument.annotation else ""
    written = ast.unparse(default) if default else ""
    private = re.fullmatch(r"_[A-Za-z]\w*", written)  # such as _NOTHING, which only the source knows
    return f"{argument.arg}{kind}" + (f" = {'...' if private else written}" if default else "")


def _members(kind: type) -> str:
    assert issubclass(kind, Enum)
    return "\n".join(f"matsheets.{kind.__name__}.{member.name}" for member in kind)


def python_page() -> str:
    """Return the page of Python as it should be."""
    text = PYTHON.read_text(encoding="utf-8")
    return NAMES.sub(lambda found: names(), text)


def main() -> None:
    """Write both pages."""
    for page, text in ((COMMANDS, commands_page()), (PYTHON, python_page())):
        page.write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/{page.name}: written")


if __name__ == "__main__":
    main()
