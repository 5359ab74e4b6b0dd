"""The columns to be read that only some workbooks have, and what they print beside the answers.

That of a diagnostic meeting has what each group said; one that was carried forward from a round before has what was said then;
one that a trust shared with another has where each rating comes from, and that of a joint plan what each trust says. What they
print is nobody's answer, and no part of a row's question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: By Ref and column key, what an optional column prints.
OptionalTexts = Mapping[tuple[str, str], str]

#: The keys of the columns: what each group said of a row, what was said of it in the round before, where its rating comes from,
#: and what each trust says of it.
GROUP_VIEWS, LAST_TIME, BASIS, TRUSTS_SAY = "group_views", "last_time", "rating_basis", "trusts_say"
OPTIONAL_KEYS = (GROUP_VIEWS, LAST_TIME, BASIS, TRUSTS_SAY)
#: Before a Ref on the hidden sheet, by the key of a column: what that printed there.
OPTIONAL_TEXT_KEYS: Mapping[str, str] = {
    GROUP_VIEWS: "groups said ",
    LAST_TIME: "last time ",
    BASIS: "rating from ",
    TRUSTS_SAY: "trusts say ",
}
#: What stands for no texts at all.
NO_TEXTS: OptionalTexts = {}


def keys_of(texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys of the columns that have a text, in the order in which they stand."""
    found = {key for _, key in texts}
    return tuple(key for key in OPTIONAL_KEYS if key in found)
