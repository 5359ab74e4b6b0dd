"""The names that a document's template may use: as a table, with examples, and as tags ready to copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matsheets._version import __version__
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.review_documents import context_of
from matsheets.documents.contexts.values import NOT_RECORDED, Field
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.model.cells import sentence_start
from matsheets.model.framework import NOT_RATED

if TYPE_CHECKING:
    from matsheets.review.review import Review

NO_EXAMPLE = "None in the samples"
_BLANKS = {"", NOT_RECORDED, NOT_RATED, f"[{NOT_RECORDED}]"}
_XML = re.compile(r"<[^>]*>")
_LIMIT = 140  # characters of an example


def values_of(kind: DocumentKind, review: Review, missing: Sequence[str]) -> Mapping[str, object]:
    """Return what a document of a review is filled with, for examples."""
    return context_of(kind, review, made_on=review.day, draft=bool(missing), missing=missing, version=__version__)


@dataclass(frozen=True, slots=True)
class Listed:
    """One name: its field, the tag to copy, and an example; ``NO_EXAMPLE`` where there is none."""

    field: Field
    tag: str
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """Names that are used together.

    Attributes:
        title: such as ``Each of priorities``.
        loops: the loops around them, outermost first, as (name of one, list): ``("p", "priorities")``.
        listed: the names.
    """

    title: str
    loops: tuple[tuple[str, str], ...]
    listed: tuple[Listed, ...]

    @property
    def intro(self) -> str:
        """One sentence that says how the names are used."""
        if not self.loops:
            return "These names can stand anywhere in the template, in its page headers and footers too."
        *around, (_, many) = self.loops
        within = "".join(f" They stand within the loop “for {outer} in {of}”." for outer, of in around)
        return f"These names belong to each entry of {many}, between the two tags that repeat it.{within}"

    @property
    def repeats(self) -> tuple[tuple[str, str], ...]:
        """What repeats table rows, and what repeats paragraphs: the tags, and what they do."""
        if not self.loops:
            return ()
        one, many = self.loops[-1]
        return (
            (f"{{%tr for {one} in {many} %}}", "Repeats the table rows up to a row with {%tr endfor %}"),
            (f"{{%p for {one} in {many} %}}", "Repeats the paragraphs up to one with {%p endfor %}"),
        )

    @property
    def repeats_on_page(self) -> tuple[tuple[str, str], ...]:
        """What repeats a part of a page: the tag, and what it does."""
        return tuple(
            (f"{{% for {one} in {many} %}}", "Repeats what stands up to {% endfor %}") for one, many in self.loops[-1:]
        )


def groups(
    fields: Iterable[Field], samples: Iterable[Mapping[str, object]], *, of_page: bool = False
) -> tuple[Group, ...]:
    """Arrange the names list by list, with a tag and an example for each.

    Args:
        fields: see ``known_fields``.
        samples: what documents were filled with, see ``values_of``; read only as far as examples are missing.
        of_page: whether they are for a page's template, and not for Word.
    """
    table = tuple(fields)
    examples = _examples(table, samples)
    found: dict[str, list[Field]] = {}
    for entry in table:
        found.setdefault(entry.name.rpartition("[]")[0], []).append(entry)
    made = []
    for prefix, entries in found.items():
        loops = _loops(prefix)
        listed = tuple(
            Listed(e, _tag(e, prefix, loops, of_page=of_page), examples.get(e.name, NO_EXAMPLE)) for e in entries
        )
        title = f"Each of {prefix.replace('[]', '')}" if prefix else "Once in the document"
        made.append(Group(title, loops, listed))
    return tuple(made)


def _loops(prefix: str) -> tuple[tuple[str, str], ...]:
    """Return the loops that lead to the entries of a list: ``headings[].elements`` has two."""
    made: list[tuple[str, str]] = []
    for step in prefix.split("[].") if prefix else ():
        letter = step.rpartition(".")[2][0]
        one = letter if all(letter != taken for taken, _ in made) else f"{letter}{len(made) + 1}"
        made.append((one, f"{made[-1][0]}.{step}" if made else step))
    return tuple(made)


def _tag(entry: Field, prefix: str, loops: Sequence[tuple[str, str]], *, of_page: bool) -> str:
    rest = entry.name.removeprefix(f"{prefix}[]").removeprefix(".")
    name = ".".join(part for part in (loops[-1][0] if loops else "", rest) if part)
    if entry.kind == "yes or no":
        return f"{{% if {name} %}}…{{% endif %}}"
    if name.endswith(".fill") and not of_page:
        return f"{{% cellbg {name} %}}"
    if name.endswith(".mark"):
        return f"{{{{r {name} }}}}"
    return f"{{{{ {name} }}}}"


def _examples(fields: Sequence[Field], samples: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return an example of each name: the first in the samples that says something."""
    found: dict[str, str] = {}
    waiting = list(fields)
    for sample in samples:
        for entry in waiting:
            texts = [_show(value) for value in _values_at(sample, entry.name.replace("[]", ".[]").split("."))]
            best = next((text for text in texts if text not in _BLANKS), next((t for t in texts if t), ""))
            if best and (entry.name not in found or best not in _BLANKS):
                found[entry.name] = best
        waiting = [entry for entry in waiting if found.get(entry.name, "") in _BLANKS]
        if not waiting:
            break
    return found


def _values_at(value: Any, steps: Sequence[str]) -> Iterator[object]:
    if not steps:
        yield value
    elif steps[0] == "[]":
        for item in value:
            yield from _values_at(item, steps[1:])
    else:
        yield from _values_at(value[steps[0]], steps[1:])


def _show(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join((_XML.sub("", str(value)) if hasattr(value, "__html__") else str(value)).split())
    return text if len(text) <= _LIMIT else f"{text[:_LIMIT].rpartition(' ')[0]} …"


def as_text(kind: DocumentKind | PageKind, made: Iterable[Group]) -> str:
    """Return the list as plain text; a page's template, which is no Word document, has one kind of loop."""
    lines = [f"{kind.title}: the names that its template may use"]
    for group in made:
        lines += ["", group.title, group.intro, ""]
        repeats = group.repeats_on_page if isinstance(kind, PageKind) else group.repeats
        width = max(len(tag) for tag in (*(e.tag for e in group.listed), *(tag for tag, _ in repeats)))
        lines += [f"  {tag:<{width}}  {what}." for tag, what in repeats]
        for entry in group.listed:
            meaning = f"{entry.field.meaning} ({_kind(entry.field)})"
            lines.append(f"  {entry.tag:<{width}}  {meaning}. Example: {entry.example}")
    return "\n".join([*lines, ""])


def _kind(entry: Field) -> str:
    """Return the type of what the tag itself stands for: one of a list of texts is a text."""
    return entry.kind.removeprefix("list of ").removesuffix("s") if "list of" in entry.kind else entry.kind


def as_rows(group: Group) -> list[tuple[str, str, str, str]]:
    """Return a group as a table: tag, meaning, type, example."""
    repeats = [
        (tag, what, "Loop", "Alone in its row" if "tr" in tag[:4] else "Alone in its paragraph")
        for tag, what in group.repeats
    ]
    return repeats + [
        (e.tag, sentence_start(e.field.meaning), _kind(e.field).capitalize(), e.example) for e in group.listed
    ]
