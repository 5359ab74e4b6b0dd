"""The command line: the only place that imports click, prints, or chooses an exit code.

Command modules import the work they call inside the command, and this module knows each command's name and line of help
without importing it, so that ``matsheets --help`` costs little more than click.
"""

from __future__ import annotations

import codecs
import errno
import os
import sys
from importlib import import_module

import click

from matsheets._version import __version__
from matsheets.cli.exit_codes import Exit
from matsheets.cli.suggestions import SuggestingGroup, explain

# Name, where the command is, and its line in the list of commands.
_COMMANDS = (
    ("new-workbook", "new_workbook:new_workbook", "Write a workbook to fill in, or one for each row of a roster."),
    ("check", "check:check", "Say what in completed workbooks needs attention, where, and what to do."),
    ("status", "status:status", "Say where each trust stands, what is lacking, and the next command."),
    (
        "prepare-meeting",
        "prepare_meeting:prepare_meeting",
        "Prepare the diagnostic meeting: its paper and its workbook.",
    ),
    ("build-summary", "build:build_summary", "Build the diagnostic summary."),
    ("build-evidence", "build:build_evidence", "Build the diagnostic evidence."),
    ("build-plan", "build:build_plan", "Build the development plan."),
    ("build-update", "build:build_update", "Build the progress update: what difference the plan has made."),
    ("build-sla", "build:build_sla", "Build the trust partnership service level agreement."),
    ("build-all", "build:build_all", "Build every document that the workbooks hold."),
    ("aggregate", "aggregate:aggregate", "Put what many workbooks say into tables."),
    ("share", "share:share", "Make a pack for another trust: chosen ratings, reasons and evidence, and nothing else."),
    ("compare", "compare:compare", "Put two to four trusts beside each other, with what to ask each."),
    (
        "build-joint-plan",
        "build_joint_plan:build_joint_plan",
        "Build the paper of what two to four trusts do together.",
    ),
    (
        "build-programme",
        "build_programme:build_programme",
        "Build the paper and the workbook of a programme of many trusts.",
    ),
    ("view", "view:view", "Make one page for a browser of what a trust's papers say, offline."),
    ("repair", "repair:repair", "Write a fresh workbook from one that was bent out of shape, or for a newer edition."),
    ("merge", "merge:merge", "Join copies of one workbook that several people filled in."),
    ("verify", "verify:verify", "Say whether a document still says what the workbooks say, and what differs."),
    ("why", "why:why", "Say where an answer comes from: who gave it, in which cell, judged against what."),
    ("pull", "pull:pull", "Write what was changed in a Word document into a copy of its workbook."),
    ("framework", "framework:framework", "List, show, check and export assurance frameworks."),
    ("template", "template:template", "List, copy and check the templates, and list their fields."),
    ("demo", "demo:demo", "Make the samples, from workbook to documents."),
)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class _Commands(SuggestingGroup):
    """Finds each command in its own module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _, _ in _COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name, place, _ in _COMMANDS:
            if name == cmd_name:
                module, _, attribute = place.partition(":")
                command: click.Command = getattr(import_module(f"matsheets.cli.{module}"), attribute)
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, _, line in _COMMANDS])


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine; 1 answers need attention; 2 command line; 3 a file could not be used, or no workbook was found; "
    "4 output could not be written; 130 interrupted.",
)
@click.version_option(__version__, prog_name="matsheets")
@click.option("--debug", is_flag=True, help="Show a full traceback when something unexpected happens.")
def matsheets(debug: bool) -> None:
    """Make review workbooks for school trusts, check what comes back, and build the Word documents.

    Nothing leaves this computer unless you name another one yourself, and no workbook that you name is ever changed.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    if arguments is None:
        arguments = sys.argv[1:]
        if os.name == "nt":
            from matsheets.cli.arguments import windows_arguments

            arguments = windows_arguments(arguments)
    _have_streams()
    _speak_utf8()
    try:
        result = matsheets.main(arguments, prog_name="matsheets", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return Exit.INTERRUPTED
    except click.ClickException as error:
        explain(error, arguments).show()
        return Exit.USAGE
    except BrokenPipeError:  # whoever read our output has seen enough
        _print_no_more()
        return Exit.FINE
    except Exception as error:
        return _failure(error, debug="--debug" in arguments)
    return int(result or Exit.FINE)


def _failure(error: Exception, *, debug: bool) -> Exit:
    """Say what stopped the command; an error that is not one of ours is a bug, and asks for a report."""
    from matsheets.errors import MatsheetsError, OutputError

    if isinstance(error, MatsheetsError):
        click.echo(str(error), err=True)
        return Exit.OUTPUT if isinstance(error, OutputError) else Exit.FILE
    if isinstance(error, OSError) and error.errno in _NO_ROOM and error.filename is None:
        _print_no_more()
        click.echo(
            "What this command prints could not be written: the disk is full. Make room and try again.", err=True
        )
        return Exit.OUTPUT
    if debug:
        raise error
    if (
        isinstance(error, OSError) and error.filename is not None
    ):  # a name that the system refuses, such as a very long one
        name = os.path.basename(os.fsdecode(error.filename))  # noqa: PTH119  pathlib takes a tenth of the time of --help
        click.echo(f"{name} could not be used ({error.strerror}). Check the name and the folder.", err=True)
        return Exit.FILE
    click.echo(
        f"Something unexpected went wrong in matsheets ({error.__class__.__name__}). Your files are as they were. "
        "Please report it: run the same command with --debug after matsheets, and send what it prints.",
        err=True,
    )
    return Exit.FILE


def _print_no_more() -> None:
    """Drop what is still to be printed: where that failed once, a second error at shutdown would be noise."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _have_streams() -> None:
    """Print into nothing where there is nowhere to print to, as for a task that runs without a window."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  open as long as the process


def _speak_utf8() -> None:
    """Print every character: a name must not stop a command on a Windows code page, nor change in a pipe.

    A terminal, and whoever sets PYTHONIOENCODING, says which code is printed in; what it lacks is printed as near as can be.
    """
    codecs.register_error(_NEAREST, nearest_characters)
    stated = bool(os.environ.get("PYTHONIOENCODING"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty() or stated:
                stream.reconfigure(errors=_NEAREST)
            else:
                stream.reconfigure(encoding="utf-8", errors=_NEAREST)


_NEAREST = "matsheets-nearest"
_PLAIN = {"›": ">", "‹": "<", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\ufeff": ""}


def nearest_characters(error: UnicodeError) -> tuple[str, int]:
    """Return what to print for characters that the code of a terminal lacks: Ŵ is printed as W, what has no like as ``?``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata

    def plain(character: str) -> str:
        if character in _PLAIN:
            return _PLAIN[character]
        base = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
        return base if len(base) == 1 and base.isascii() and character.isalpha() else "?"

    return "".join(map(plain, error.object[error.start : error.end])), error.end
