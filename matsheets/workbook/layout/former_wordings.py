"""Texts that workbooks of an earlier matsheets have, and ours no longer.

Whoever repairs or merges a workbook has to know them for printed, not typed: they are nobody's words to be carried over.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from matsheets.model.cells import fold
from matsheets.model.framework import Framework

#: By Ref: the questions as they were printed before.
EARLIER_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "ABT-09": ("Mentor trust",),
    "ABT-10": ("Mentor",),
    "PAR-02": ("Address of the trust",),
    "PAR-03": ("Key contact at the trust",),
    "PAR-04": ("Email or telephone of the key contact at the trust",),
    "PAR-05": ("Party 2: name of the school",),
    "PAR-06": ("URN of the school",),
    "PAR-07": ("Legal name of the school's governing body",),
    "PAR-08": ("Address of the school",),
    "PAR-09": ("Key contact at the school",),
    "PAR-10": ("Email or telephone of the key contact at the school",),
    "PAR-21": ("Date by which the governing body will consider joining a trust",),
}
#: The help beside questions, the line under a tab's title, what the first tab says of a tab.
EARLIER_TEXTS = (
    "Fill this in only if the trust is agreeing a partnership with a school. It fills the service level agreement.",
    "Baseline at the start, Review at the mid-point, Final at the end.",
    "Key information for an agreement with a school",
    "Say what personal data the trust will handle for the school. Ask the school's data protection officer to read it.",
    "What the trust does that needs personal data from the school.",
    'Decides the wording of the whole agreement. Blank means a school\'s governing body. If it is a trust, read "the school" '
    "in the rows below as that trust.",
    "As on Get Information about Schools. If party 2 is another multi-academy trust: the schools that take part, or blank "
    "for all of them.",
    "For example: The Governing Body of Hazel Lane Primary School. If party 2 is a trust: its registered name.",
    "Needed where the school cannot pay an invoice without one.",
    "A partnership is a step towards a decision, not a substitute for one.",
    "Decides the wording of the whole agreement. Blank means a school's governing body.",
    "Ask your finance lead if you are not sure. Blank means that VAT is added. Not needed if the support is free.",
    "Leave blank to use the total service charge. Needed if the support is free. Take legal advice.",
    "Anything the parties have agreed that the standard terms do not say.",
    "2. On each heading tab, read the questions and both descriptors for an element. Decide which end your trust is nearer to, "
    "then choose a rating.",
    # Those that took for granted that a trust has a mentor.
    "What comes next, when the mentoring ends",
    "What your mentor did, and how many days it took",
    "Support from the mentor",
    "Fill this in at the end of the mentoring: what the trust will work on over the next one to three years.",
    'Whose view this is. Choose "Agreed at the diagnostic meeting" only for the workbook that the mentor and the trust settle together.',
    "The answers may speak candidly about people. Printed at the head of the diagnostic summary; blank means that nobody has decided.",
    "Whoever you send it to: usually your mentor, and the people in your trust who look at the results together. Your words may be "
    "quoted in papers for your board.",
    *(f"{at}. When you have talked the ratings over with your mentor, write the Plan together." for at in range(2, 8)),
    *(
        f"{at}. The Plan stands as it was. When you have talked the ratings over with your mentor, bring it up to date together. "
        "Leave what is done or stopped where it is, with its log."
        for at in range(2, 8)
    ),
    *(
        f"{at}. Save as an Excel workbook (.xlsx) and email it to your mentor, or to whoever sent it to you. Leave the Ref column and "
        "the headers as they are: your answers are found by them."
        for at in range(2, 10)
    ),
    "Trustees, staff of the trust and the mentor",
    "Board, executive team and mentor only",
    # Those that named a mentor where a framework names another view from outside.
    "Leave blank if you are not working with a mentor.",
    "The person, usually the mentor trust's chief executive.",
    *(
        "The answers may speak candidly about people. Advisers are a mentor, a governance professional, an external reviewer. "
        f"Printed at the head of the {paper}; blank means that nobody has decided."
        for paper in ("governance self-review", "trust quality summary")
    ),
)
_LONGEST_PRINTED = 10_000  # characters of a text that matsheets prints, and more


def fold_printed(text: str) -> str:
    """Fold a text to compare it with those that matsheets prints; what is longer than any of them stays as it is."""
    return fold(text) if len(text) <= _LONGEST_PRINTED else text


#: All of them, folded: a workbook that lost its hidden sheet cannot say itself what was printed.
_EARLIER_PRINTED = frozenset(map(fold_printed, (*EARLIER_TEXTS, *chain.from_iterable(EARLIER_QUESTIONS.values()))))


@lru_cache(maxsize=8)
def printed_elsewhere(framework: Framework, frameworks: tuple[Framework, ...]) -> frozenset[str]:
    """Return what workbooks of an earlier matsheets, and of other editions of a framework, print; each text folded.

    Why the editions: a row that was pasted from a workbook on another one holds its questions and descriptors.
    """
    editions = [other for other in frameworks if other.id == framework.id and other != framework]
    texts = (text for other in editions for e in other.elements for text in (e.questions, *e.descriptors))
    return _EARLIER_PRINTED.union(map(fold_printed, texts))
