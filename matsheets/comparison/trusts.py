"""The trusts that are compared, in the order given, and what each of them says of an element."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matsheets.model.framework import NOT_RATED, Rating
from matsheets.model.parsing import is_placeholder
from matsheets.model.trust_names import short_names
from matsheets.review.review import NOT_SHARED, ElementReview, Review, View


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
        """Whether evidence is named; a text that only fills its place names none."""
        return bool(self.evidence) and not is_placeholder(self.evidence)


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
    def evidence(self) -> str:
        """All evidence that is named, of several groups in a row."""
        return "; ".join(words.evidence.rstrip(" .;") for words in self.words if words.names_evidence)


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
    words = (_words("", element.agreed),) if element.agreed else tuple(_group_words(element, named=not trust.is_pack))
    return Standing(trust, element, shared=True, rating=element.rating, basis=element.basis, words=words)


def _group_words(element: ElementReview, *, named: bool) -> list[Words]:
    """Return what each group says that gave a rating or said that it gives none; the words of a pack name their groups themselves."""
    given = [view for view in element.views if view.rating is not None or view.not_rated]
    return [_words(view.respondent.group if named else "", view) for view in given if view.rationale or view.evidence]


def _words(who: str, view: View) -> Words:
    return Words(who, view.rationale, view.evidence)
