"""The trusts that are compared, in the order given, and what each of them says of an element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.model.cells import fold_prose
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.model.group_kinds import SHORT_GROUPS
from matsheets.model.parsing import is_placeholder
from matsheets.model.respondents import GROUPS
from matsheets.model.trust_names import short_names
from matsheets.review.review import NOT_SHARED, ElementReview, Review, View

#: What a group's words begin with in a pack: its name as packs have it, with a number where several are of one group.
_GROUP_NAMES = sorted({SHORT_GROUPS.get(group.label, group.label) for group in GROUPS} | {"A group"})
#: What somebody types who has no evidence to name.
_NO_EVIDENCE = re.compile(r"(?:(?:a|our|group|staff|team|general|professional|ongoing) )*(?:discussions?|conversations?|talks?|dialogue|"
                          r"experience|knowledge|opinions?|various|anecdotal(?: evidence)?)", re.IGNORECASE)  # fmt: skip
_BEGINS = re.compile(rf"(?m)^((?:{'|'.join(map(re.escape, _GROUP_NAMES))})(?: \d+)?): ")


class ComparedTrust(NamedTuple):
    """One of the trusts.

    Attributes:
        review: its latest round, with the round before it as ``earlier`` where that is known.
        name: as its workbooks have it; of a trust without a name, ``Trust 1`` by its place.
        short: what it is called beside a Ref: ``Oakfield``.
        shared: the Refs of the elements that its pack holds; None where its whole workbooks were given.
    """

    review: Review
    name: str
    short: str
    shared: frozenset[str] | None = None

    @property
    def is_pack(self) -> bool:
        """Whether only what it chose to share is known of it."""
        return self.shared is not None


class Words(NamedTuple):
    """A reason and the evidence for it, as somebody put them.

    Attributes:
        who: the group; blank where the words stand for the trust.
    """

    who: str
    reason: str
    evidence: str

    @property
    def names_evidence(self) -> bool:
        """Whether evidence is named; a text that only fills its place names none, and neither does ``Discussion``."""
        return (
            bool(self.evidence)
            and not is_placeholder(self.evidence)
            and not _NO_EVIDENCE.fullmatch(self.evidence.strip(" ."))
        )


class Standing(NamedTuple):
    """What one trust says of an element.

    Attributes:
        element: as the trust's review has it.
        shared: whether the trust lets the others see it. What is not shared has no rating and no words here.
        rating: the rating that stands; None where there is none.
        basis: where it comes from: ``Agreed``, ``Cautious median of 4``, ``One rating``.
        words: the reason and evidence that were agreed; where nothing was, those of each group that rated.
    """

    trust: ComparedTrust
    element: ElementReview
    shared: bool
    rating: Rating | None
    basis: str
    words: tuple[Words, ...]

    @property
    def ref(self) -> str:
        """The element's Ref."""
        return self.element.element.ref

    @property
    def is_weak(self) -> bool:
        """Whether the trust has it as an area for improvement."""
        return self.rating is not None and self.trust.review.framework.scale.is_weak(self.rating)

    @property
    def is_strong(self) -> bool:
        """Whether the trust has it as a strength."""
        return self.rating is not None and self.trust.review.framework.scale.is_strong(self.rating)

    @property
    def word(self) -> str:
        """The word of its rating, or why there is none."""
        if self.rating is not None:
            return self.rating.label
        return (NOT_RATED if self.element.is_not_rated else self.element.basis) if self.shared else NOT_SHARED

    @property
    def reason(self) -> str:
        """The first reason that is given; blank where there is none."""
        return next((words.reason for words in self.words if words.reason), "")

    @property
    def evidence(self) -> tuple[str, ...]:
        """The evidence that is named, as each group put it; what several put alike stands once."""
        found: dict[str, str] = {}
        for words in self.words:
            if words.names_evidence:
                found.setdefault(fold_prose(words.evidence), words.evidence.rstrip(" ;"))
        return tuple(found.values())


def compared_trusts(reviews: Sequence[Review]) -> tuple[ComparedTrust, ...]:
    """Return the trusts of some reviews, in their order, each with what it is called."""
    names = [review.trust or f"Trust {number}" for number, review in enumerate(reviews, start=1)]
    return tuple(
        ComparedTrust(review, name, short, _shared_by(review))
        for review, name, short in zip(reviews, names, short_names(names), strict=True)
    )


def _shared_by(review: Review) -> frozenset[str] | None:
    """Return the Refs that a trust's packs hold, where nothing else is there of its view; None where it is."""
    packs = [a.shared for r, a in zip(review.respondents, review.assessments, strict=True) if r.rates]
    return frozenset().union(*(refs for refs in packs if refs)) if packs and None not in packs else None


def standing_of(trust: ComparedTrust, element: ElementReview) -> Standing:
    """Return what a trust says of an element of its review."""
    if trust.shared is not None and element.element.ref not in trust.shared:
        return Standing(trust, element, shared=False, rating=None, basis="", words=())
    if element.agreed:
        words = [Words("", element.agreed.rationale, element.agreed.evidence)]
    else:
        rated_first = sorted(element.views, key=lambda view: view.rating is None)
        words = [each for view in rated_first for each in (_packed_words if trust.is_pack else _own_words)(view)]
    return Standing(trust, element, shared=True, rating=element.rating, basis=element.basis, words=tuple(words))


def _own_words(view: View) -> Iterator[Words]:
    """Yield what a group says that gave a rating or said that it gives none."""
    if (view.rating is not None or view.not_rated) and (view.rationale or view.evidence):
        who = f"{view.respondent.group} ({NOT_RATED.lower()})" if view.not_rated else view.respondent.group
        yield Words(who, view.rationale, view.evidence)


def _packed_words(view: View) -> Iterator[Words]:
    """Yield what each group says in a pack, whose texts have the groups one after another, each begun by its name."""
    reasons, evidence = _by_group(view.rationale), _by_group(view.evidence)
    for who in dict.fromkeys((*reasons, *evidence)):
        yield Words(who, reasons.get(who, ""), evidence.get(who, ""))


def _by_group(text: str) -> dict[str, str]:
    """Return the pieces of a pack's text by the group that begins each; what stands before the first is nobody's."""
    first, *pieces = _BEGINS.split(text)
    told = {"": first.strip()} if first.strip() else {}
    return told | {who: said.strip() for who, said in zip(pieces[::2], pieces[1::2], strict=True)}
