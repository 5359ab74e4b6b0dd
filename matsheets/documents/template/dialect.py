"""The template dialect: ``{%p %}``, ``{%tr %}``, ``{%tc %}``, ``{%r %}``, cellbg, colspan, vm, hm, and tags split over runs.

It is docxtpl's, because that is documented and people know it; tests hold it to docxtpl itself.

*Why it is written here:* docxtpl's expressions look through the whole part again and again, and importing it takes as long as
making a document. Here each step goes through the text once, also where brackets are opened and never closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from matsheets.documents.template.wordml import last_start
from matsheets.errors import TemplateError

#: A tag; one that is never closed goes on to the end of the part, and Jinja says so.
TAG = re.compile(r"\{(?:%.*?(?:%\}|\Z)|\{.*?(?:\}\}|\Z)|#.*?(?:#\}|\Z))", re.DOTALL)
_MOST_TAGS = (
    5_000  # of one template; our longest has about 400, and compiling takes longer with each than with the one before
)
_MOST_WORDS = (
    60_000  # and signs, in all tags of a template: each takes kilobytes to compile; our longest has about 4,000
)
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
_SPLIT_BRACKET = re.compile(r"\{(?:<[^>]*>)+(?=[{%#])|[%}#](?:<[^>]*>)+(?=\})")
_BETWEEN_TEXTS = re.compile(r"</w:t>.*?<w:t(?: [^>]*)?>", re.DOTALL)
_TYPED = {"&lt;": "<", "&gt;": ">", "“": '"', "”": '"', "‘": "'", "’": "'"}
_SPACED = '<w:t xml:space="preserve">'
_OWN_RUN = f"</w:t></w:r><w:r>{_SPACED}{{}}</w:t></w:r><w:r>{_SPACED}"
_TEXT_OR_TAG = re.compile(r"<w:t[^>]*>|\{[{%]")
_CELL_TAG = re.compile(r"\{%\s*(cellbg|colspan|vm|hm)\b\s*(.*?)\s*%\}", re.DOTALL)
#: What a tag for a cell takes away, and what it puts among the cell's properties.
_PROPERTIES = {
    "colspan": (re.compile(r"<w:gridSpan[^/]*/>"), '<w:gridSpan w:val="{{%s}}"/>'),
    "cellbg": (re.compile(r"<w:shd[^/]*/>"), '<w:shd w:val="clear" w:color="auto" w:fill="{{%s}}"/>'),
}
_PROPERTIES_START = re.compile(r"<w:tcPr(?: [^>]*)?>")
_EMPTIED_RUN = re.compile(r"<w:r[ >](?:(?!<w:r[ >]).)*<w:t></w:t>.*?</w:r>", re.DOTALL)
_SPAN = re.compile(r'(w:gridSpan w:val=")(\d+)"')
_SPANS_LOOP = '<w:gridSpan w:val="{{ loop.length }}"/>'
_MERGED = '<w:vMerge w:val="{% if loop.first %}restart{% else %}continue{% endif %}"/>'
_FIRST, _END = "{% if loop.first %}", "{% endif %}"
#: What becomes of an element, given a tag in it and what stands before and after that.
_Replace = Callable[[str, str, str], str]


def check_amount(sources: Iterable[str], path: Path) -> None:
    """Refuse a template whose tags would take too long, or too much memory, to compile.

    Args:
        sources: its parts, rewritten.
        path: what to name in messages.

    Raises:
        TemplateError: it has too many tags, or too much in them.
    """
    tags = words = 0
    for tag in (tag for source in sources for tag in TAG.finditer(source)):
        tags, words = tags + 1, words + len(_WORD_OR_SIGN.findall(tag[0]))
        if tags > _MOST_TAGS:
            what = f"has more than {_MOST_TAGS:,} tags."
            raise TemplateError(path, what, "Repeat with loops.", code="template-endless")
        if words > _MOST_WORDS:
            what = f"has more than {_MOST_WORDS:,} words and signs in its tags."
            raise TemplateError(path, what, "Make its tags shorter.", code="template-endless")


def rewrite(xml: str) -> str:
    """Rewrite a part's XML, which has no line ends, into a template for Jinja."""
    xml = TAG.sub(_as_typed, _SPLIT_BRACKET.sub(lambda found: found[0][0], xml))
    xml = _with_cell_tags(xml, "colspan", _with_property)
    xml = _with_cell_tags(xml, "cellbg", _with_property)
    xml = _with_spaces_kept(xml)
    if "{{r " in xml or "{%r " in xml:
        xml = TAG.sub(lambda tag: _OWN_RUN.format(tag[0]) if tag[0][2:4] == "r " else tag[0], xml)
    xml = _joined_to_neighbours(xml)
    for openings, kinds in ((("{%", "{{"), ("tr", "tc", "p", "r")), (("{#",), ("tr", "tc", "p"))):
        for kind in kinds:
            xml = _with_tags_for(xml, kind, tuple(f"{opening}{kind} " for opening in openings))
    xml = _with_cell_tags(xml, "vm", _merged_down)
    return _with_cell_tags(xml, "hm", _merged_across)


def _as_typed(tag: re.Match[str]) -> str:
    """Return a tag without the markup of the runs that it is split over, and with plain quotation marks."""
    text = _BETWEEN_TEXTS.sub("", tag[0])
    if not text.startswith("{#"):
        for written, typed in _TYPED.items():
            text = text.replace(written, typed)
    return text


def _with_spaces_kept(xml: str) -> str:
    """Mark the texts that hold a tag, so that spaces at the ends of what is filled in are kept."""
    before, *texts = xml.split("<w:t>")
    return before + "".join((_SPACED if "{{" in text or "{%" in text else "<w:t>") + text for text in texts)


def _joined_to_neighbours(xml: str) -> str:
    """Take away what stands between ``{%-`` and the text before it, and between ``-%}`` and the text after it."""
    if "{%-" in xml:
        before, *pieces = xml.split("</w:t>")
        xml = before + "".join(
            "{%" + piece.partition("{%-")[2] if "{%-" in piece else "</w:t>" + piece for piece in pieces
        )
    if "-%}" in xml:
        before, *pieces = xml.split("-%}")
        found = [_TEXT_OR_TAG.search(piece) for piece in pieces]
        xml = before + "".join(
            "%}" + piece[text.end() :] if text and text[0].startswith("<") else "-%}" + piece
            for piece, text in zip(pieces, found, strict=True)
        )
    return xml


# --- tags that stand for an element, or say something of one ----------------------------------------------------------


def _with_tags_for(xml: str, kind: str, openings: tuple[str, ...]) -> str:
    """Put tags such as ``{%tr … %}`` in the place of the elements that they stand in."""
    if not any(opening in xml for opening in openings):
        return xml
    tags = [tag for tag in TAG.finditer(xml) if tag[0].startswith(openings)]
    return _replaced(xml, f"w:{kind}", tags, lambda tag, *_: tag[:2] + tag[2 + len(kind) :])


def _with_cell_tags(xml: str, word: str, replace: _Replace) -> str:
    """Do what the tags of one word say of the cells that they stand in."""
    if word not in xml:
        return xml
    tags = [tag for tag in TAG.finditer(xml) if (found := _CELL_TAG.fullmatch(tag[0])) and found[1] == word]
    return _replaced(xml, "w:tc", tags, replace)


def _replaced(xml: str, element: str, tags: Sequence[re.Match[str]], replace: _Replace) -> str:
    pieces: list[str] = []
    done = 0
    for tag, start, end in _holders(xml, element, tags):
        pieces += (xml[done:start], replace(tag[0], xml[start : tag.start()], xml[tag.end() : end]))
        done = end
    return "".join((*pieces, xml[done:]))


def _holders(xml: str, element: str, tags: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield tags with where the elements that they stand in start and end; of several in one element the last."""
    closing = f"</{element}>"
    place = done = 0
    while place < len(tags):
        at = tags[place].start()
        start = last_start(element, xml, done, at)
        end = xml.find(closing, start) if start >= 0 else -1
        place, done = place + 1, at
        if end > at:
            while place < len(tags) and tags[place].start() < end:
                place += 1
            done = end + len(closing)
            yield tags[place - 1], start, done


def _with_property(tag: str, before: str, after: str) -> str:
    """Return a cell with the span or the colour that a tag in it asks for."""
    word, value = _CELL_TAG.fullmatch(tag).groups()  # type: ignore[union-attr]
    former, new = _PROPERTIES[word]
    cell = former.sub("", _EMPTIED_RUN.sub("", before + after), count=1)
    return _PROPERTIES_START.sub(lambda found: found[0] + new % value, cell, count=1)


def _merged_down(tag: str, before: str, after: str) -> str:
    """Return a cell of a loop's row that is one with those of the other rows."""
    return _with_text_between(before, tag, after, _MERGED, _FIRST, _END)


def _merged_across(tag: str, before: str, after: str) -> str:
    """Return a cell that stands once, as wide as all the cells of its loop."""
    if "w:gridSpan" in before:
        cell = _SPAN.sub(r'\1{{ \2 * loop.length }}"', before + after)
    else:
        cell = _with_text_between(before, tag, after, _SPANS_LOOP, "", "")
    return f"{_FIRST}{cell}{_END}"


def _with_text_between(before: str, tag: str, after: str, new: str, opening: str, closing: str) -> str:
    """Return a cell with a new property, and its text between two tags in the place of the one that stood in it."""
    properties = before.find("</w:tcPr>")
    text = before.find(">", before.find("<w:t", properties + 1)) + 1
    end = after.find("</w:t>")
    if properties < 0 or text <= properties or end < 0:
        return before + tag + after
    return (
        before[:properties]
        + new
        + before[properties:text]
        + opening
        + before[text:]
        + after[:end]
        + closing
        + after[end:]
    )
