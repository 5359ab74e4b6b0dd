"""What went wrong in a template's tag, in words for the person who typed it.

Jinja and Python explain themselves to programmers: "MAX_RANGE", "'int' object is not iterable". Each sentence here is what the
same fault means to somebody who knows Word. What is not in the table says less, and never shows machinery.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError

_THINGS = {"int": "a number", "float": "a number", "str": "a text", "Markup": "a text", "list": "a list", "tuple": "a list",
           "dict": "a group of names", "NoneType": "nothing", "bool": "yes or no", "RichText": "a text", "Listing": "a text",
           "method": "a function", "builtin_function_or_method": "a function", "Namespace": "a group of names",
           "range": "a list", "generator": "a list", "Macro": "a macro"}  # fmt: skip
#: What a line of a template is called.
PARAGRAPH = "the paragraph"
_XML_TAG = re.compile(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")  # and not what a tag compares with: x < 1
#: What is put round a value in an address or a field, where nobody typed it.
_PUT_ROUND = re.compile(r"\{\{([-+]?) \((.*?)\)\|in_(?:address|field) (-?)\}\}", re.DOTALL)
_LOOKED_AT = 1_000  # characters of a paragraph, of which a message shows the first 120
_Rule = tuple[str, str | Callable[[re.Match[str]], str]]


def _thing(kind: str) -> str:
    return _THINGS.get(kind.lstrip("_").rpartition(".")[2], "something else")


_SYNTAX: tuple[_Rule, ...] = (
    (r"Unexpected end of template.*looking for the following tags: (.*?)\. The innermost block.*'(\w+)'",
     lambda m: f"the {{% {m[2]} … %}} that is open there is never closed with {{% end{m[2]} %}}"),
    (r"unknown tag '(\w+)'\..*innermost block that needs to be closed is '(\w+)'",
     lambda m: f'"{m[1]}" stands where {{% end{m[2]} %}} is expected'),
    (r"unknown tag '(\w+)'", '"{0}" is not known'),
    (r"[Uu]nexpected end of template, expected", "a bracket is missing at its end"),
    (r"expected token '(?:end of print statement|end of statement block)', got '(.*)'",
     lambda m: f'"{m[1]}" was not expected there'),
    (r"expected token '(.{1,3})', got 'end of (?:print statement|statement block)'", 'there is no "{0}" before its end'),
    (r"Expected an expression, got 'end of", "nothing stands in it"),
    (r"unexpected '(.*?)', expected '(.*)'$", '"{0}" stands where "{1}" is expected'),
    (r"unexpected '(.*)'$", '"{0}" was not expected there'),
    (r"unexpected char '(.*)' at", 'the sign "{0}" cannot stand there'),
    (r"autoescape is not available", "what people typed is always printed as it stands, and autoescape cannot be changed"),
    (r"No filter named 'safe'", "what people typed is always printed as it stands, and safe would change that"),
    (r"No (filter|test) named '(.*)'", 'there is no {0} called "{1}"'),
    (r"Missing end of comment", "a comment that begins with {{# does not end with #}}"),
    (r"Missing end of raw", "the {{% raw %}} that is open there is never closed with {{% endraw %}}"),
)  # fmt: skip
_WORKING: tuple[_Rule, ...] = (
    (r"access to attribute '(.*?)' of", 'it asks for "{0}", which templates may not have'),
    (r"is not safely callable", "it calls something that templates may not call"),
    (r"Range too big", "it counts further than 100,000"),
    (r"no loader for this environment|Tried to select from|TemplateNotFound", "it asks for another file; a template stands alone"),
    (r"[Nn]o (?:filter|test) named '(.*?)'", 'there is no filter or test called "{0}"'),
    (r"(?:division|modulo).* by zero|by zero", "it divides by nought"),
    (r"unsupported operand type\(s\) for (\S+?):? '(\w+)' and '(\w+)'",
     lambda m: f"it puts {_thing(m[2])} and {_thing(m[3])} together with {m[1].rstrip(':')}"),
    (r'can only concatenate (\w+) \(not "(\w+)"\)',
     lambda m: f"it adds {_thing(m[2])} to {_thing(m[1])} with +; join texts with ~ instead"),
    (r"not supported between instances of '(\w+)' and '(\w+)'",
     lambda m: f"it compares {_thing(m[1])} with {_thing(m[2])}"),
    (r"object of type '(\w+)' has no len", lambda m: f"it asks for the length of {_thing(m[1])}"),
    (r"'(\w+)' object is not (?:iterable|an iterator)", lambda m: f"it repeats over {_thing(m[1])}, which is no list"),
    (r"'(\w+)' object is not callable", lambda m: f"it uses {_thing(m[1])} as if it were a function"),
    (r"'(\w+)' object is not subscriptable", lambda m: f"it asks for a part of {_thing(m[1])}, which has none"),
    (r"(?:too many|not enough) values to unpack", "it takes apart a list that has another number of entries"),
    (r"argument|positional|keyword", "a filter or function in it is given too much, too little, or something of the wrong kind"),
    (r"format|Replacement index|conversion", "the text that it formats has no place, or the wrong place, for what it is given"),
    (r"recursion|stack", "it calls itself without end"),
)  # fmt: skip


def plainly(error: BaseException) -> str:
    """Return what was wrong with a tag, as the rest of a sentence, without a full stop."""
    message = str(error) if not isinstance(error, TemplateSyntaxError) else error.message or ""
    if isinstance(error, TemplateSyntaxError):
        return _explain(message, _SYNTAX) or "it is not written as tags are"
    if isinstance(error, ZeroDivisionError):
        return "it divides by nought"
    if isinstance(error, RecursionError):
        return "it calls itself without end"
    if isinstance(error, MemoryError):
        return "it makes more than fits into the memory"
    if isinstance(error, LookupError) and not isinstance(error, JinjaError):
        return "it asks for a part that is not there"
    return _explain(message, _WORKING) or "it does not fit the values that it is given"


def _explain(message: str, rules: Iterable[_Rule]) -> str:
    for pattern, what in rules:
        if found := re.search(pattern, message, re.DOTALL):
            return what.format(*found.groups()) if isinstance(what, str) else what(found)
    return ""


def line_of(error: BaseException) -> int | None:
    """Return the template's line that an error was raised on."""
    found, frame = None, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            found = frame.tb_lineno
        frame = frame.tb_next
    return found


def quoted_at(source: str, line: int | None, place: str = PARAGRAPH) -> str:
    """Quote the paragraph, or the cell of a chart's worksheet, that stands on a line."""
    lines = source.split("\n")
    if line is None or not 0 < line <= len(lines):
        return ""
    text = " ".join(unescape(_XML_TAG.sub("", lines[line - 1])).split())[:_LOOKED_AT]
    text = _PUT_ROUND.sub(r"{{\1\2\3}}", text)
    shown = text if len(text) <= 120 else text[:119] + "…"
    return f', in {place} "{shown}"' if shown else ""
