"""What somebody may have meant who typed a command that is none, or a name of several words without quotation marks."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

#: The words of a path that are tried together.
_WORDS = 12
_EXTRA_ARGUMENT = "Got unexpected extra argument"


class SuggestingGroup(click.Group):
    """A group of commands that suggests the nearest ones for a name that it has not."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; else say which it could be."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from matsheets.model.cells import listed

            near = near_commands(args[0], self.list_commands(ctx))
            hint = (
                f"Did you mean {listed(near, 'or')}?" if near else f"Choose from: {', '.join(self.list_commands(ctx))}."
            )
            raise click.UsageError(f'There is no command "{args[0]}". {hint}', ctx)
        return super().resolve_command(ctx, args)


def near_commands(typed: str, commands: Sequence[str]) -> list[str]:
    """Return the commands that a word begins, all of them; else the one that is spelt most like it."""
    from difflib import get_close_matches

    word = typed.lower()
    return [c for c in commands if c.startswith(f"{word}-")] or get_close_matches(word, commands, n=1)


def quoted(arguments: Sequence[str], word: str) -> str:
    """Return an option with its value and the words after it in quotation marks, as ``word`` and those before it may be meant.

    Args:
        arguments: as they were typed: ``--trust Academies Trust``.
        word: one of them that is no argument of the command's.

    Returns:
        ``--trust "Academies Trust"``; blank where no option with a value stands before the words.
    """
    for at in (number for number, argument in enumerate(arguments) if argument == word):
        start = next((n for n in range(at - 1, -1, -1) if arguments[n].startswith("-")), None)
        if start is None or (start == at - 1 and "=" not in arguments[start]):
            continue
        end = next((n for n in range(at, len(arguments)) if arguments[n].startswith("-")), len(arguments))
        option, _, first = arguments[start].partition("=")
        return f'{option} "{" ".join(filter(None, [first, *arguments[start + 1 : end]]))}"'
    return ""


def explain(error: click.ClickException, arguments: Sequence[str]) -> click.ClickException:
    """Return an error with what was probably meant by a word too many: a value of several words needs quotation marks."""
    if not isinstance(error, click.UsageError) or not error.message.startswith(_EXTRA_ARGUMENT):
        return error
    word = error.message.partition("(")[2].rstrip(")").split(" ")[0]
    meant = quoted(arguments, word)
    example = f"; did you mean {meant}?" if meant else "."
    return click.UsageError(f"{error.message}. A name with spaces in it goes in quotation marks{example}", error.ctx)


def refuse_split_paths(paths: Sequence[str]) -> None:
    """Stop where paths that are not there are one that is there, split at its spaces.

    Raises:
        click.UsageError: with the path in quotation marks.
    """
    for first in (at for at, path in enumerate(paths) if not os.path.exists(path)):  # noqa: PTH110  never an error
        for last in range(first + 2, min(first + _WORDS, len(paths)) + 1):
            whole = " ".join(paths[first:last])
            if os.path.exists(whole):  # noqa: PTH110
                raise click.UsageError(f'A name with spaces in it goes in quotation marks: "{whole}"')
