"""What a framework's file may hold: its nodes are made into a framework, and every fault is found at once.

This stands once for all kinds of files: lines of YAML and cells of a spreadsheet come as the same nodes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

from matsheets.errors import FilePlace, FrameworkError
from matsheets.model.cells import fold, fold_ref, listed
from matsheets.model.framework import (
    NOT_RATED,
    USUAL_WORDS,
    WORD_NAMES,
    Descriptors,
    Element,
    Framework,
    FrameworkWords,
    GroupNames,
    Heading,
    Rating,
    RatingScale,
    Word,
    contrast,
    means_not_rated,
)
from matsheets.model.framework_faults import FrameworkFaultCode as Fault
from matsheets.model.node_reading import NodeReading, did_you_mean
from matsheets.model.nodes import ListNode, NamedNode, Node, TextNode, ValuesNode
from matsheets.model.rating_labels import fault_of_label, is_like_another
from matsheets.model.reserved_names import RESERVED_REFS, RESERVED_TABS, RESERVED_WORDS

TAB_LIMIT = 31  # Excel's limit for a tab title.
#: Characters of an element's short name. Why: three of them and their ratings stand side by side on an A4 page.
_SHORT_LIMIT = 24
#: What the file may say of its scale: the last rating that is an area for improvement, and the first that is a strength.
_WEAK_TO, _STRONG_FROM = "weak_to", "strong_from"
#: And the rating, if any, by which a trust explains that it does otherwise.
_EXPLANATION = "explanation"
#: In a former edition's file: the edition that took its place.
_SUPERSEDED_BY = "superseded_by"
#: What it calls things, and which ratings it describes.
_WORDS, _DESCRIPTORS = "words", "descriptors"
#: What the file may say beside what it must.
_MAY_HAVE = (_WORDS, _DESCRIPTORS, _WEAK_TO, _STRONG_FROM, _EXPLANATION, _SUPERSEDED_BY)
#: What describes the two ends of the scale, whatever its ratings are called.
_WEAK, _STRONG = "weak", "strong"
#: What an element has of each claim: what to ask, and the claim in both descriptors.
_CLAIMS, _QUESTION, _QUESTIONS = "claims", "question", "questions"
#: What a rating's id may not be, since an element has a value of its own under that name.
_ELEMENT_NAMES = frozenset({"id", "ref", "title", "short", _CLAIMS, _QUESTION, _QUESTIONS})
#: Letters of a word that stands in tab titles and headers, of a document's name, and of a group's. Why 20: a tab is called "Beyond the …".
_WORD_LIMIT, _DOCUMENT_LIMIT, _GROUP_LIMIT = 20, 40, 60
_WORD = re.compile(r"[^\W\d_]([^\W\d_]|[ '’-](?=[^\W\d_]))*")
HEADING_REF = re.compile(r"[A-Z]{2,6}")
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
LEAST_CONTRAST = 4.5  # WCAG 2.2 success criterion 1.4.3 for text of normal size.
_INKS = {"black": "000000", "white": "FFFFFF"}


def framework_of(reading: FrameworkReading, root: Node, path: Path | str | None) -> Framework:
    """Make a framework of a file's nodes.

    Args:
        reading: with the faults that were found in the file before, and what the file calls the names.
        root: the named values of the framework.
        path: the file, for an error.

    Raises:
        FrameworkError: with every fault found and its place.
    """
    framework = reading.framework(root)
    if reading.faults or framework is None:
        faults = tuple(dict.fromkeys(reading.faults))
        count = f"{len(faults)} fault{'s' if len(faults) != 1 else ''}"
        raise FrameworkError(path, f"has {count}:", faults=faults)
    return framework


class FrameworkReading(NodeReading):
    """Reads the pieces of a framework."""

    #: Whether it is known which ratings an element describes; if not, its descriptors are not judged.
    _scale: RatingScale | None = None
    #: Tab titles that the workbook uses, one of which has a word of the framework.
    _tabs_taken = RESERVED_TABS

    def framework(self, node: Node) -> Framework | None:
        """Return the framework; None where the file holds something else altogether."""
        names = ("id", "title", "edition", "source", "wording", "scale", "headings")
        top = self.values(node, "The framework", names, _MAY_HAVE)
        if not isinstance(node, ValuesNode):
            return None
        words, scale = self.words(top.get(_WORDS)), self.scale(top)
        edition = self.text(top.get("edition"), "The framework's edition")
        newer = self.text(top.get(_SUPERSEDED_BY), self.label(_SUPERSEDED_BY))
        if newer and fold(newer) == fold(edition):
            self.fault(top[_SUPERSEDED_BY], Fault.SUPERSEDED_SELF, key=self.label(_SUPERSEDED_BY), value=newer)
        self._tabs_taken = RESERVED_TABS | {f"beyond the {words.framework.one}".casefold()}
        return Framework(
            self.slug(top.get("id"), "The framework's id", "framework id"),
            self.text(top.get("title"), "The framework's title"),
            edition,
            self.text(top.get("source"), "The framework's source"),
            self.text(top.get("wording"), "The framework's wording note"),
            scale,
            tuple(map(self.heading, self.entries(top.get("headings"), "headings"))),
            newer,
            words,
        )

    # --- words ------------------------------------------------------------------------------------------------------

    def words(self, node: Node | None) -> FrameworkWords:
        """Return the framework's words; those that it does not give are the usual ones."""
        got = self.values(node, "The framework's words", (), (*WORD_NAMES, *GroupNames._fields))
        things = {name: self.word(found, name) for name, found in got.items() if name in WORD_NAMES}
        words = USUAL_WORDS._replace(**things, groups=self.groups(got))
        first: dict[str, str] = {}
        for name, word in words.things.items():
            if word.one and (other := first.setdefault(fold(word.one), name)) != name:
                at, many = got.get(name, got.get(other)) or FilePlace(), USUAL_WORDS.things[other].many
                self.fault(at, Fault.WORD_TAKEN, what=f"The word {name}", value=word.one, other=many)
        return words

    def groups(self, got: Mapping[str, Node]) -> GroupNames:
        """Return what the framework calls the groups, each by a name of its own."""
        names: dict[str, str] = GroupNames()._asdict()
        for key in (key for key in GroupNames._fields if key in got):
            what, text = f"The name {self.label(key)}", self.text(got[key], f"The name {self.label(key)}")
            if len(text) > _GROUP_LIMIT:
                self.fault(got[key], Fault.WORD_LONG, what=what, value=text, length=len(text), limit=_GROUP_LIMIT)
            if fold(text) in {fold(name) for other, name in names.items() if other != key}:
                self.fault(got[key], Fault.WORD_TAKEN, what=what, value=text, other="another group")
            names[key] = text
        return GroupNames(**names)

    def word(self, node: Node, name: str) -> Word:
        """Return what the framework calls one thing."""
        got = self.values(node, f"The word {name}", Word._fields)
        return Word(*(self._form(got.get(number), name, number) for number in Word._fields))

    def _form(self, node: Node | None, name: str, number: str) -> str:
        """Return a word for one, or for several."""
        label = self.label(f"{name}.{number}")
        what = f"The word {name} ({number})" if label == f"{name}.{number}" else f'"{label}"'
        text = self.text(node, what)
        in_tabs = name in {"heading", "element", "framework"}
        where, limit = ("tab", _WORD_LIMIT) if in_tabs else ("document", _DOCUMENT_LIMIT)
        if node is None or not text:
            return text
        if len(text) > limit:
            self.fault(node, Fault.WORD_LONG, what=what, value=text, length=len(text), limit=limit)
        if not _WORD.fullmatch(text):
            self.fault(node, Fault.WORD_SPELLING, what=what, value=text, where=where)
        if text.casefold() in RESERVED_WORDS:
            self.fault(node, Fault.WORD_TAKEN, what=what, value=text, other="a column")
        return text

    # --- the scale --------------------------------------------------------------------------------------------------

    def scale(self, top: Mapping[str, Node]) -> RatingScale:
        """Return the scale, with the ratings that the file names as the last weak and the first strong one."""
        found = self.entries(top.get("scale"), "scale")
        ratings = tuple(self.rating(node, points) for points, node in enumerate(found, start=1))
        if len(ratings) == 1:
            self.fault(top["scale"], Fault.RATINGS_FEW)
        weak_to = self.named_rating(ratings, top.get(_WEAK_TO), _WEAK_TO)
        strong_from = self.named_rating(ratings, top.get(_STRONG_FROM), _STRONG_FROM)
        if weak_to and weak_to == len(ratings):
            self.fault(top[_WEAK_TO], Fault.NO_STRENGTH, key=_WEAK_TO)
        elif strong_from == 1:
            self.fault(top[_STRONG_FROM], Fault.NO_WEAKNESS, key=_STRONG_FROM)
        elif weak_to and strong_from and weak_to >= strong_from:
            self.fault(top[_STRONG_FROM], Fault.LINES_CROSS, key=_STRONG_FROM, label=ratings[strong_from - 1].label,
                       other=_WEAK_TO, other_label=ratings[weak_to - 1].label)  # fmt: skip
        self._judge_labels(ratings, top.get("scale"))
        choice = self.choice_of_descriptors(top.get(_DESCRIPTORS))
        scale = RatingScale(
            ratings,
            weak_to,
            strong_from,
            choice or Descriptors.ENDS,
            self.explanation(ratings, weak_to, strong_from, top),
        )
        if choice and len(ratings) > 1 and all(rating.id for rating in ratings):
            self._scale = scale
            self._judge_ids(scale, top["scale"])
        return scale

    def explanation(self, ratings: Sequence[Rating], weak_to: int, strong_from: int, top: Mapping[str, Node]) -> int:
        """Return the points of the rating that the file names as the explanation; 0 for none."""
        points = self.named_rating(ratings, top.get(_EXPLANATION), _EXPLANATION)
        scale = RatingScale(tuple(ratings), weak_to, strong_from)
        named = ratings[points - 1] if points else None
        if named and (scale.is_weak(named) or scale.is_strong(named)):
            self.fault(top[_EXPLANATION], Fault.EXPLANATION_COUNTS, key=_EXPLANATION, label=named.label)
        return points

    def choice_of_descriptors(self, node: Node | None) -> Descriptors | None:
        """Return which ratings the framework describes, both ends where it does not say; None where that is not clear."""
        key = self.label(_DESCRIPTORS)
        name = self.text(node, key)
        allowed = [choice.value for choice in Descriptors]
        if node is None:
            return Descriptors.ENDS
        if name.casefold() in allowed:
            return Descriptors(name.casefold())
        if name:
            self.fault(node, Fault.DESCRIPTORS_UNKNOWN, key=key, value=name, near=did_you_mean(name, allowed), allowed=", ".join(allowed))  # fmt: skip
        return None

    def _judge_ids(self, scale: RatingScale, node: Node) -> None:
        """Report ratings whose ids would be taken for something else in an element."""
        keys = dict(zip(descriptor_keys(scale), scale.described, strict=True))
        for number, rating in enumerate(scale.ratings):
            if rating.id in _ELEMENT_NAMES or keys.get(rating.id, rating) != rating:
                at = node.entries[number] if isinstance(node, ListNode) else node
                self.fault(at, Fault.RATING_ID_TAKEN, what=f"Rating {rating.points}", value=rating.id)

    def _judge_labels(self, ratings: Sequence[Rating], node: Node | None) -> None:
        """Report ratings that nobody could choose in a workbook, since what is typed there may be another."""
        entries = node.entries if isinstance(node, ListNode) else ()
        for rating, at in zip(ratings, entries, strict=False):
            if is_like_another(rating, ratings):
                self.fault(at, Fault.RATING_ALIKE, what=f"Rating {rating.points}", value=rating.label)

    def named_rating(self, ratings: Sequence[Rating], node: Node | None, key: str) -> int:
        """Return the points of the rating that the file names under a key; 0 where it names none that there is."""
        name = self.text(node, self.label(key))
        points = next((r.points for r in ratings if name and fold(name) in (fold(r.label), fold(r.id))), 0)
        if node and name and not points:
            labels = listed([rating.label for rating in ratings], "or")
            self.fault(node, Fault.LINE_UNKNOWN, key=self.label(key), value=name, ratings=labels)
        return points

    def rating(self, node: Node, points: int) -> Rating:
        """Return one rating of the scale."""
        what = f"Rating {points}"
        got = self.values(node, what, ("id", "label", "meaning", "short", "fill", "text"))
        label = self.text(got.get("label"), f"{what}'s label")
        short = self.text(got.get("short"), f"{what}'s short form")
        self.unique(got.get("label"), "rating label", label)
        self.unique(got.get("short"), "rating short form", short)
        slug = self.slug(got.get("id"), f"{what}'s id", "rating id")
        for key, word in (("label", label), ("short", short), ("id", slug)):
            if means_not_rated(word):
                self.fault(got[key], Fault.RATING_NOT_RATED, what=what, key=key, value=word, not_rated=NOT_RATED)
                break  # what was made from it would only say so again
        if wrong := fault_of_label(label):
            self.fault(got["label"], wrong.code, what=what, **wrong.facts)
        meaning = self.text(got.get("meaning"), f"{what}'s meaning")
        fill, text = (self.colour(got.get(key), f"{what}'s {key}") for key in ("fill", "text"))
        if fill and text and contrast(fill, text) < LEAST_CONTRAST:
            better, reached = max((contrast(fill, ink), name) for name, ink in _INKS.items())[::-1]
            self.fault(got["fill"], Fault.CONTRAST_LOW, label=label, found=f"{contrast(fill, text):.1f}",
                       least=LEAST_CONTRAST, better=better, reached=f"{reached:.1f}")  # fmt: skip
        return Rating(slug, label, meaning, short, fill, text, points)

    def colour(self, node: Node | None, what: str) -> str:
        """Return a colour as six hexadecimal digits; blank where it is none."""
        value = " ".join(node.text.split()) if isinstance(node, TextNode) else self.text(node, what)
        if isinstance(node, TextNode) and not _COLOUR.fullmatch(value):
            self.fault(node, Fault.COLOUR_SPELLING, what=what, value=value)
            return ""
        return value.removeprefix("#").upper()

    # --- headings ---------------------------------------------------------------------------------------------------

    def heading(self, node: Node) -> Heading:
        """Return one heading with its elements."""
        got = self.values(node, "A heading", ("id", "ref", "title", "tab", "about", "elements"))
        title = self.text(got.get("title"), "A heading's title")
        what = f'Heading "{title}"' if title else "A heading"
        ref = self.text(got.get("ref"), f"{what}'s ref")
        prefix = ref
        if ref and not HEADING_REF.fullmatch(ref):
            letters = re.sub("[^A-Z]", "", ref.upper())
            prefix = letters if HEADING_REF.fullmatch(letters) else ""
            self.fault(got["ref"], Fault.HEADING_REF, what=what, value=ref, such_as=prefix or "VIS")
        if ref in RESERVED_REFS:
            self.fault(got["ref"], Fault.REF_TAKEN, what=what, value=ref)
        self.unique(got.get("ref"), "ref", ref)
        self.unique(got.get("title"), "heading title", title)
        found = self.entries(got.get("elements"), f"{what}'s elements")
        elements = tuple(self.element(each, what, prefix) for each in found)
        tab, about = self.tab(got.get("tab"), what), self.text(got.get("about"), f"{what}'s about")
        return Heading(self.slug(got.get("id"), f"{what}'s id", "heading id"), ref, title, tab, about, elements)

    def tab(self, node: Node | None, what: str) -> str:
        """Return the title of a heading's tab, as Excel and the workbook allow it."""
        tab = self.text(node, f"{what}'s tab")
        if node is None or not tab:
            return tab
        if len(tab) > TAB_LIMIT:
            self.fault(node, Fault.TAB_LONG, what=what, length=len(tab), limit=TAB_LIMIT)
        if set(tab) & set(r":\/?*[]") or tab.startswith("'") or tab.endswith("'"):
            self.fault(node, Fault.TAB_SPELLING, what=what, value=tab)
        if tab.casefold() in self._tabs_taken:
            self.fault(node, Fault.TAB_TAKEN, what=what, value=tab)
        self.unique(node, "tab title", tab)
        return tab

    # --- elements ---------------------------------------------------------------------------------------------------

    def element(self, node: Node, heading: str, prefix: str) -> Element:
        """Return one element, with its questions and descriptors in either form."""
        in_pairs = isinstance(node, ValuesNode) and any(each.name == _CLAIMS for each in node.values)
        words = (_CLAIMS,) if in_pairs else (_QUESTIONS, *self._descriptor_names())
        what = f"An element of {heading.lower() if heading == 'A heading' else heading}"
        got = self.values(node, what, ("id", "ref", "title", *words), ("short",), self._former_names(in_pairs=in_pairs))
        title = self.text(got.get("title"), f"The title of an element of {heading}")
        what = f'Element "{title}"' if title else f"An element of {heading}"
        ref = self._element_ref(got.get("ref"), what, prefix)
        of_its_own = self.unique(got.get("title"), "element title", title)
        short = self.text(got.get("short"), f"{what}'s short name")
        if len(short) > _SHORT_LIMIT:
            self.fault(got["short"], Fault.SHORT_LONG, what=what, length=len(short), limit=_SHORT_LIMIT)
        if short or of_its_own:
            self.unique(got.get("short", got.get("title")), "short name", short or title)
        questions, descriptors = self.claims(got[_CLAIMS], what) if _CLAIMS in got else self.descriptors(got, what)
        self.bounded(node, f"A text of {what}", max(questions, *descriptors, key=len))
        slug = self.slug(got.get("id"), f"{what}'s id", "element id")
        return Element(slug, ref, title, short or title, questions, descriptors)

    def _element_ref(self, node: Node | None, what: str, prefix: str) -> str:
        ref, pattern = self.text(node, f"{what}'s ref"), re.escape(prefix) + r"-\d{2}"
        if node and ref and prefix and not re.fullmatch(pattern, ref):
            such_as = "01 to 99" if re.fullmatch(rf"{pattern}\d+", ref) else f"{prefix}-01"
            self.fault(node, Fault.ELEMENT_REF, what=what, value=ref,
                       wanted=fold_ref(ref) if re.fullmatch(pattern, fold_ref(ref)) else such_as)  # fmt: skip
        self.unique(node, "ref", ref)
        return ref

    def _descriptor_names(self) -> tuple[str, ...]:
        return descriptor_keys(self._scale) if self._scale else ()

    def _former_names(self, *, in_pairs: bool = False) -> dict[str, str]:
        """Return what earlier files call the ends: by the ids of their ratings."""
        if in_pairs or self._scale is None:
            return {}
        scale = self._scale
        return {scale.weakest.id: _WEAK, scale.strongest.id: _STRONG}

    def unknown_name(self, found: NamedNode, what: str, known: Sequence[str]) -> tuple[str, ...]:
        """Report a name that may not stand there; one of a rating that the framework does not describe says so."""
        rating = None
        if {_QUESTIONS, _QUESTION} & {*known}:  # an element or a claim: which names it may have, the scale says
            if self._scale is None:
                return ()
            every = replace(self._scale, descriptors=Descriptors.EACH)
            pairs = zip(descriptor_keys(every), every.described, strict=True)
            rating = next((each for key, each in pairs if found.name in (key, each.id)), None)
        if rating is None or self._scale is None:
            return super().unknown_name(found, what, known)
        choice = listed([each.label for each in self._scale.described])
        self.fault(found, Fault.DESCRIPTOR_NOT_CHOSEN, what=what, label=rating.label, choice=choice,
                   key=self.label(_DESCRIPTORS))  # fmt: skip
        return ()

    def descriptors(self, got: Mapping[str, Node], what: str) -> tuple[str, tuple[str, ...]]:
        """Return an element's questions, one to a line, and its descriptors: each one text, or several claims, one to a line."""
        questions = self.entries(got.get(_QUESTIONS), f"{what}'s questions")
        listed_questions = "\n".join(f"• {self.text(node, f'A question of {what}')}" for node in questions)
        names = self._descriptor_names()
        return listed_questions, tuple(
            self.descriptor(got.get(n), f"{what}'s {self.label(n)} descriptor") for n in names
        )

    def descriptor(self, node: Node | None, what: str) -> str:
        """Return one descriptor: a text, or a list of claims, one to a line."""
        if not isinstance(node, ListNode):
            return self.text(node, what)
        claims = [self.text(entry, f"A claim of {what}") for entry in self.entries(node, what)]
        return "\n".join(f"• {claim}" for claim in claims) if len(claims) > 1 else "".join(claims)

    def claims(self, node: Node, what: str) -> tuple[str, tuple[str, ...]]:
        """Return an element's questions and its descriptors, written as claims in pairs: one to a line, by letters."""
        nodes = list(self.entries(node, f"{what}'s claims"))
        if len(nodes) > len(ascii_lowercase):
            self.fault(node, Fault.CLAIMS_MANY, what=what, count=len(nodes), limit=len(ascii_lowercase))
        names = (_QUESTION, *self._descriptor_names())
        said: list[list[str]] = []
        for letter, each in zip(ascii_lowercase, nodes, strict=False):
            claim = f"Claim {letter} of {what}"
            found = self.values(each, claim, names, (), self._former_names())
            said.append([f"({letter}) {self.text(found.get(n), f'{claim}: its {self.label(n)}')}" for n in names])
        questions, *descriptors = map("\n".join, zip(*said, strict=True)) if said else [""] * len(names)
        return questions, tuple(descriptors)


def descriptor_keys(scale: RatingScale) -> tuple[str, ...]:
    """Return under which name a file says what each rating looks like that it describes: the ends by ``weak`` and ``strong``."""
    ends = {scale.weakest: _WEAK, scale.strongest: _STRONG}
    return tuple(ends.get(rating, rating.id) for rating in scale.described)
