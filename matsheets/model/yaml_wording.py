"""What a YAML parser's complaint means for the person who wrote the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matsheets.model.cells import sentence_start
from matsheets.storage.regular_files import yaml_loader

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

_KEY_AND_TEXT = re.compile(r"(\s*(?:- +)?)([\w-]+):\s+(\S.*)")
_ITEM = re.compile(r"(\s*- +)(\S.*)")
#: What a parser says, in libyaml's words and in Python's, and what to do.
_ADVICE = (
    (
        ("mapping values are not allowed", "sequence entries are not allowed", "block sequence entries are not allowed"),
        "A colon with a space after it, or a dash in front, has a meaning of its own in YAML.",
    ),
    (("undefined alias",), "A text that begins with * has a meaning of its own in YAML."),
    (("did not find expected key", "expected <block end>"), "Words stand after or inside a text in quotation marks, or the "
     "line begins further left or right than those around it."),
    (("cannot start any token",), "A text that begins with @, %, ` or a tab has a meaning of its own in YAML."),
    (("unknown escape character",), "A backslash has a meaning of its own inside double quotation marks: double it."),
    (("unexpected end of stream",), "A quotation mark is opened and never closed. Close it."),
    (("could not find expected ':'",), "This line is neither \"name: text\" nor the rest of the text above. Indent it "
     "under the line that it belongs to."),
    (("expected ','", "flow sequence", "flow mapping"), "A bracket is opened and never closed. Close it, or put the text in "
     "quotation marks."),
    (("'-' indicator",), "This line stands in a list and does not begin with a dash. Begin it with one, or indent it."),
)  # fmt: skip
#: A colour that YAML takes for a remark.
_LOST_COLOUR = re.compile(r"[:,{]\s+(#[0-9A-Fa-f]{6})\b")
#: Those of them that quotation marks mend.
_MENDED_BY_QUOTES = 4


def explain_yaml_error(error: MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the line of a fault in YAML, counted from 1, and a sentence that says what is wrong and what to do.

    Args:
        error: what the parser says.
        text: the whole file.
    """
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    number = min(mark.line + 1, len(lines)) if mark else 0
    said = f"{error.problem or error.context}"
    line = lines[number - 1] if number else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return number, "The line begins with a tab. Begin it with spaces."
    for at in range(number, max(number - 2, 0), -1):  # a line that does not end is noticed on the next
        if colour := _LOST_COLOUR.search(lines[at - 1]):
            return (
                at,
                f'A # after a space begins a remark in YAML, which is not read. Put the colour in quotation marks: "{colour[1]}"',
            )
    for place, (phrases, advice) in enumerate(_ADVICE):
        if any(phrase in said or phrase in f"{error.context}" for phrase in phrases):
            mended = _quoted(line) if place < _MENDED_BY_QUOTES else ""
            if mended and _mends(lines, number, mended):
                return number, f"{advice} Put the text in quotation marks: {mended.strip()}"
            return number, advice if place else f"{advice} Or the line is indented too far."
    return number, f"{sentence_start(said)}. Mend the line."


def _quoted(line: str) -> str:
    """Return a line with its text in quotation marks; blank where it has no text that could stand in them."""
    found = _KEY_AND_TEXT.fullmatch(line)
    start, text = (f"{found[1]}{found[2]}: ", found[3]) if found else ("", "")
    if not found and (item := _ITEM.fullmatch(line)):
        start, text = item[1], item[2]
    if not text:
        return ""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    inside = text.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{start}"{inside}"'


def _mends(lines: list[str], number: int, line: str) -> bool:
    """Tell whether a line in the place of the one at fault lets the parser go on to a later one."""
    import yaml

    try:
        yaml.compose("\n".join([*lines[: number - 1], line, *lines[number:]]), Loader=yaml_loader())
    except yaml.MarkedYAMLError as error:
        return error.problem_mark is not None and error.problem_mark.line >= number
    except (yaml.YAMLError, RecursionError):
        return False
    return True
