"""Goes through a part of a template tag by tag: which loops and conditions are open, and which names are known there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from matsheets.documents.authoring.bracket_check import FieldWords, loose_brackets
from matsheets.documents.authoring.colour_check import colour_faults
from matsheets.documents.authoring.name_check import NameFault, NameScope
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.sandbox import environment
from matsheets.documents.template.tags import HOLDERS, TAG, Tag, TemplateProblem, misplaced, pieces, tags

if TYPE_CHECKING:
    from jinja2 import nodes
    from lxml.etree import _Element

_OPENS = {"for", "if", "with", "filter", "macro", "call", "raw"}
_MIDDLES = {"else": {"if", "for"}, "elif": {"if"}}
_CELLS = {"cellbg", "colspan", "vm", "hm"}
_ELSEWHERE = {"extends", "include", "import", "from", "block", "endblock"}
_KNOWN = [*_OPENS, *(f"end{word}" for word in sorted(_OPENS)), *_MIDDLES, *_CELLS, "set", "endset"]
_LONGEST = 10_000  # characters of a tag: parsing takes a kilobyte for each
_CURLY = "“”„‘’‚«»‹›"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\uff01-\uff5e]")  # as copying from web pages leaves them
_AS_TYPED = str.maketrans("“”‘’", "\"\"''")  # what filling in makes of them
_OPTIONAL = re.compile(r"\b(\w+)\s+is\s+(?:not\s+)?(?:un)?defined")


def block_problems(fields: Sequence[Field], label: str, root: _Element) -> list[TemplateProblem]:
    """Return what has to be put right in one part, from its top to its end.

    Args:
        fields: the names that the document knows.
        label: what people call the part; blank for the text itself.
        root: the part, parsed.
    """
    return _Walk(fields, label, root).problems()


@dataclass(slots=True)
class _Open:
    """A block that has been opened and is not closed yet."""

    word: str
    tag: Tag
    piece: _Element


@dataclass
class _Walk:
    """Goes through a part tag by tag, with the blocks that are open and the names that are known."""

    fields: Sequence[Field]
    label: str
    root: _Element
    found: list[tuple[int, TemplateProblem]] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)

    def problems(self) -> list[TemplateProblem]:
        """Go through the whole part."""
        texts = list(pieces(self.root, self.label))
        names = NameScope(
            self.fields, optional={n for t in texts for n in _OPTIONAL.findall(" ".join(TAG.findall(t.text)))}
        )
        words = FieldWords.of(self.fields)
        for number, piece in enumerate(texts):
            look_at_the_clock()
            self.found += [(number, problem) for problem in (*misplaced(piece), *loose_brackets(piece, words))]
            for tag in tags(piece):
                look_at_the_clock()
                self.order[id(tag)] = number
                self._tag(tag, piece.element, names, number)
        for left in self.open:
            self._report(self.order[id(left.tag)], left.tag, "not-closed", f"{left.tag.source} is never closed.",
                      f"Add {_end_of(left)} where it ends.")  # fmt: skip
        return [problem for _, problem in sorted(self.found, key=lambda pair: pair[0])]

    def _report(self, number: int, tag: Tag, code: str, what: str, remedy: str) -> None:
        self.found.append((number, TemplateProblem(code, what, remedy, tag.spot)))

    def _note_tag(self, number: int, tag: Tag, faults: Sequence[NameFault]) -> None:
        for fault in faults:
            self._report(number, tag, fault.code, fault.what, fault.remedy)

    def _tag(self, tag: Tag, piece: _Element, names: NameScope, number: int) -> None:
        word = tag.word
        if self.open and self.open[-1].word == "raw" and word != "endraw":
            return
        if tag.prints:
            self._check_syntax(f"{{{{ {tag.inner} }}}}", tag, names, number)
        elif word in _CELLS:
            expression = tag.inner.removeprefix(word).strip()
            if expression:
                printed = self._check_syntax(f"{{{{ {expression} }}}}", tag, names, number)
                if word == "cellbg" and printed is not None and tag.spot.table:
                    self._note_tag(number, tag, tuple(colour_faults(self.fields, printed)))
        elif word in _OPENS or (word == "set" and "=" not in tag.inner):
            block = self._understood(f"{{% {tag.inner} %}}{{% end{word} %}}", tag, number) if word != "raw" else None
            self.open.append(_Open(word, tag, piece))
            self._note_tag(number, tag, names.enter(block))
        elif word == "set":
            self._check_syntax(f"{{% {tag.inner} %}}", tag, names, number)
        elif word in _MIDDLES:
            self._check_middle(tag, piece, names, number)
        elif word.startswith("end") and word in _KNOWN:
            self._close(tag, piece, names, number)
        elif word not in {"p", "tr", "tc", "r"}:  # a prefix with a space before it is named already
            self._unknown(tag, number)

    def _unknown(self, tag: Tag, number: int) -> None:
        near = get_close_matches(tag.word, _KNOWN, n=1, cutoff=0.6)
        known = f'Did you mean "{near[0]}"?' if near else "Tags begin with for, endfor, if, elif, else, endif or set."
        if tag.word in _ELSEWHERE:
            known = "A template stands alone. Remove the tag."
        self._report(number, tag, "unknown-tag", f'{tag.source} begins with "{tag.word}", which is not known.', known)

    def _check_middle(self, tag: Tag, piece: _Element, names: NameScope, number: int) -> None:
        if not self.open or self.open[-1].word not in _MIDDLES[tag.word]:
            self._report(number, tag, "not-open", f"{tag.source} stands outside any condition.",
                      "Put it between the {% if … %} that it belongs to and its endif.")  # fmt: skip
        else:
            self._check_pair(tag, piece, self.open[-1], number)
        if tag.word == "elif":
            self._check_syntax(f"{{% {tag.inner.removeprefix('el')} %}}{{% endif %}}", tag, names, number)

    def _close(self, tag: Tag, piece: _Element, names: NameScope, number: int) -> None:
        word = tag.word.removeprefix("end")
        if not any(block.word == word for block in self.open):
            self._report(number, tag, "not-open", f"{tag.source} closes something that is not open, or closes it twice.",
                      f"Remove it, or add the {{% {word} … %}} that it belongs to.")  # fmt: skip
            return
        while (last := self.open.pop()).word != word:
            names.leave()
            self._report(self.order[id(last.tag)], last.tag, "not-closed",
                      f"{last.tag.source} is not closed before {tag.source}.",
                      f"Add {_end_of(last)} where it ends.")  # fmt: skip
        names.leave()
        self._check_pair(tag, piece, last, number)

    def _check_pair(self, tag: Tag, piece: _Element, block: _Open, number: int) -> None:
        """Check that a tag is of the kind of the one that it answers, and in the same table, cell or row."""
        opener = block.tag
        if tag.kind != opener.kind:
            pair = f"{{%{opener.kind} {tag.inner} %}}" if opener.kind else f"{{% {tag.inner} %}}"
            self._report(number, tag, "kinds-differ", f"{tag.source} belongs to {opener.source}, which is of another kind.",
                      f"Write {pair}, in a place of the same kind.")  # fmt: skip
            return
        ours, theirs = (tag.holder, opener.holder) if tag.kind in HOLDERS else (piece, block.piece)
        if ours is not theirs and ours.getparent() is not theirs.getparent():
            where = "table" if tag.kind == "tr" else "row" if tag.kind == "tc" else "cell or part of the page"
            self._report(number, tag, "crosses", f"{tag.source} stands in another {where} than {opener.source}.",
                      f"Put both in the same {where}.")  # fmt: skip

    def _check_syntax(self, source: str, tag: Tag, names: NameScope, number: int) -> nodes.Node | None:
        statement = self._understood(source, tag, number)
        if statement is not None:
            self._note_tag(number, tag, names.use(statement))
        return statement

    def _understood(self, source: str, tag: Tag, number: int) -> nodes.Node | None:
        """Return the tag's one statement, or note that it cannot be understood."""
        from jinja2 import TemplateSyntaxError

        if len(source) > _LONGEST:
            self._report(number, tag, "syntax", f"a tag is longer than {_LONGEST:,} characters.", "Make it shorter.")
            return None
        try:
            body = environment().parse(source.translate(_AS_TYPED)).body
        except TemplateSyntaxError:
            self._report(number, tag, "syntax", f"{tag.source} cannot be understood.", _why(tag))
            return None
        except RecursionError:
            self._report(number, tag, "syntax", f"{tag.source} is too deep to be understood.", "Make it simpler.")
            return None
        if len(body) != 1:
            self._report(number, tag, "syntax", f"{tag.source} says nothing.", "Name what to print, or remove the tag.")
            return None
        return body[0]


def _end_of(block: _Open) -> str:
    prefix = block.tag.kind or ""
    return f"{{%{prefix} end{block.word} %}}"


def _why(tag: Tag) -> str:
    if _UNSEEN.search(tag.source):
        return "It holds a character that cannot be seen, or a wide one. Delete the tag and type it again."
    curly = [mark for mark in _CURLY if mark in tag.inner]
    if curly:
        marks = " ".join(curly)
        return f"It has curly quotation marks ({marks}). Type straight ones (' or \"); undo what Word makes of them."
    if tag.word in {"if", "elif"} and re.search(r"(?<![=!<>])=(?!=)", tag.inner):
        return "Compare with two equals signs (==)."
    return "Look for a missing dot, bracket or quotation mark, or a word too many."
