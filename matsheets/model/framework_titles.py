"""A framework's title within a sentence."""

from __future__ import annotations

import re

from matsheets.model.framework import USUAL_WORDS, Framework

#: How a title begins that has its article, or another word in the place of one.
_DETERMINED = re.compile(r"(the|an?|our|my|your|his|her|its|their|this|what|how|who|where|why)\b", re.IGNORECASE)
#: What else than its framework's own word a title may say that it is, as its last word.
_KINDS = frozenset({"code", "codes", "standard", "standards", "description", "descriptions", "principles", "criteria"})


def title_in_sentence(framework: Framework) -> str:
    """Return a framework's title as the middle of a sentence has it: ``the MAT assurance framework``, ``Living the vision``.

    Why only some have the article: a title that ends in what the thing is reads as a noun, and any other as a name.
    """
    title = framework.title
    words = (*framework.words.framework, *USUAL_WORDS.framework)
    kinds = _KINDS.union(word.casefold().split()[-1] for word in words if word.strip())
    last = title.casefold().split()[-1:]
    return f"the {title}" if not _DETERMINED.match(title) and kinds.intersection(last) else title
