"""What a command was called with, as its user meant it: on Windows no shell does that."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence


def windows_arguments(arguments: Sequence[str], expand: Callable[[str], Sequence[str]] = glob.glob) -> list[str]:
    r"""Return the arguments of a command as a shell elsewhere would give them.

    Wildcards are spelled out (``returned\*.xlsx``), ``~`` is the user's folder, and a quotation mark that stayed because a
    backslash stood before it (``"My Papers\" -o out``) ends its text, as it was meant to.

    Args:
        arguments: those after the command's name.
        expand: finds the files of a pattern; none where there is none.
    """
    return [name for argument in _without_stray_quotes(arguments) for name in _spelled_out(argument, expand)]


def _without_stray_quotes(arguments: Sequence[str]) -> Iterator[str]:
    r"""Yield the arguments, parted where a quotation mark was to end one.

    Why: Windows takes ``\"`` for a quotation mark within the text, so the text goes on to the next mark or the line's end. No
    file's name can have one; other texts may have pairs of them.
    """
    for argument in arguments:
        before, mark, after = argument.partition('"')
        if mark and '"' not in after and (not after or after[0].isspace()):
            yield before
            yield from after.split()
        else:
            yield argument


def _spelled_out(argument: str, expand: Callable[[str], Sequence[str]]) -> Sequence[str]:
    if argument.startswith("-") or "://" in argument:
        return [argument]
    if argument.startswith("~"):
        argument = os.path.expanduser(argument)  # noqa: PTH111  a Path drops what stands at a text's end
    if not any(sign in argument for sign in "*?[") or os.path.lexists(argument):
        return [argument]
    return sorted(expand(argument)) or [argument]
