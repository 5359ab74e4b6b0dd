"""What a contents list or a table of figures was saved with: words that Word put there, and that are no part of a template.

Whoever updates such a list in Word copies the headings and captions into it, tags and all: ``{{ h.title }}`` from a loop, or
``{% if draft %}`` without its end. Its lines are made anew in each document, or by Word, so the tags in them mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from matsheets.documents.template.wordml import W

#: Letters at the beginning of an instruction in which the name of its field stands.
_NAME = 100
_BRACKETS = ("{{", "{%", "{#", "}}", "%}", "#}")


def clear_saved_entries(root: etree._Element) -> None:
    """Take the words out of each saved line that holds brackets of a tag."""
    lines: dict[etree._Element | None, list[etree._Element]] = {}
    for text in _saved_texts(root):
        lines.setdefault(next(text.iterancestors(f"{W}p"), None), []).append(text)
    for texts in lines.values():
        line = "".join(text.text or "" for text in texts)
        if any(bracket in line for bracket in _BRACKETS):
            for text in texts:
                text.text = ""


def _saved_texts(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the texts of the saved results of lists, also those in links and page numbers inside of one."""
    for simple in root.iter(f"{W}fldSimple"):
        if _is_list(simple.get(f"{W}instr", "")):
            yield from simple.iter(f"{W}t")
    instructions: list[str] = []
    results: list[bool] = []  # for each open field, whether what stands here is the result of a list
    for part in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = part.get(f"{W}fldCharType", "")
        if kind == "begin":
            instructions.append("")
            results.append(bool(results) and results[-1])
        elif not results:
            continue
        elif kind == "separate":
            results[-1] = results[-1] or _is_list(instructions[-1])
        elif kind == "end":
            instructions.pop()
            results.pop()
        elif part.tag == f"{W}instrText":
            if len(instructions[-1]) < _NAME:  # only the field's name is asked for, and an instruction may be a book
                instructions[-1] += (part.text or "")[:_NAME]
        elif results[-1]:
            yield part


def _is_list(instruction: str) -> bool:
    return instruction.split(None, 1)[:1] in (["TOC"], ["toc"])
