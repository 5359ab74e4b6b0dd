"""Lines of YAML in one form, for files that people read and change.

Why no library writes them: those that can fold texts over lines choose quotation marks by rules of their own.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

#: Columns of a text that stands on one line, and of one that is folded over several.
LINE, _FOLDED = 130, 100
#: What YAML, here or elsewhere, takes for something else than a text.
_NO_TEXTS = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
#: A text that needs no quotation marks: it begins with a letter, or with a digit where it is no number, date or time.
_PLAIN = re.compile(r"(?:[^\W\d_]|\((?=\w)|\d[\w.,:-]* (?=.*[^\W\d_]{2})).*")
#: What ends such a text, or begins a comment; within brackets, these marks too.
_ENDS, _ENDS_IN_BRACKETS = re.compile(r":(?: |$)| #"), re.compile(r":(?: |$)| #|[\[\]{},?]")


def list_entry(indent: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an entry of a list, the first of them with the dash."""
    for number, line in enumerate(lines):
        yield f"{indent}- {line[len(indent) + 2 :]}" if number == 0 else line


def named_text(indent: str, name: str, text: str) -> Iterator[str]:
    """Yield a name with its text: on one line where it has room, else folded over several."""
    yield from text_lines(f"{indent}{scalar(name)}: ", f"{indent}  ", text, colour=name in {"fill", "text"})


def text_lines(start: str, indent: str, text: str, *, colour: bool = False) -> Iterator[str]:
    """Yield a text after the start of its line; where it is folded, its lines are indented so."""
    whole = f"{start}{_quoted(text) if colour else scalar(text)}"
    if len(whole) <= LINE:
        yield whole
    else:
        yield f"{start}>-"
        width = max(_FOLDED - len(indent), 40)
        for line in textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False):
            yield f"{indent}{line}"


def in_brackets(values: Mapping[str, str]) -> str:
    """Return named values on one line; colours always in quotation marks, since many look like numbers."""
    return "{" + ", ".join(
        f"{name}: {_quoted(value) if name in {'fill', 'text'} else scalar(value, _ENDS_IN_BRACKETS)}"
        for name, value in values.items()
    ) + "}"  # fmt: skip


def scalar(text: str, ends: re.Pattern[str] = _ENDS) -> str:
    """Return a text as YAML has it on one line, in quotation marks only where it needs them."""
    plain = _PLAIN.fullmatch(text) and not ends.search(text) and text.casefold() not in _NO_TEXTS
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
