"""What of a workbook that was carried forward from a round before still is as it was carried: nobody's new answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matsheets.model.assessment import Assessment
from matsheets.model.carried_plan import is_of_plan
from matsheets.model.cells import fold_prose
from matsheets.model.fingerprints import tab_keys
from matsheets.model.likeness import shared_words
from matsheets.model.material import PROGRESS_REFS, Materials, material_of
from matsheets.model.row_refs import PRIORITY_REF, ref_in

#: Two objectives with fewer of their words in common are two priorities, not one that is worded anew.
_SAME_PRIORITY = 0.25


def is_untouched(assessment: Assessment) -> bool:
    """Tell whether all that a workbook answers was carried into it from the round before, and nothing of that was changed."""
    carried = _tabs(assessment)
    return bool(carried) and not assessment.struck and tab_keys(assessment) == carried


def is_changed_pack(assessment: Assessment) -> bool:
    """Tell whether a pack says something else than when it was made; one of before packs remembered that tells nothing."""
    made = assessment.printed.carried if assessment.shared is not None else {}
    return bool(made) and tab_keys(assessment) != made


def kept_materials(assessment: Assessment) -> Materials:
    """Return the kinds of answers that stand as they were carried forward: of a plan, of a log, of a partnership.

    Why: what is worked on in another workbook of the round counts before them.
    """
    carried = _tabs(assessment)
    if not carried:
        return frozenset()
    keys = tab_keys(assessment)
    changed = {prefix for prefix in {*keys, *carried} if keys.get(prefix) != carried.get(prefix)}
    return frozenset().union(*map(material_of, carried)) - frozenset().union(*map(material_of, changed))


def logged_objectives(assessment: Assessment) -> Mapping[str, str]:
    """Return the objectives of the priorities that a log has entries of, by their Refs: a carried workbook remembers them."""
    named = (ref_in(assessment.text(ref, "priority"), PRIORITY_REF) for ref in assessment.refs(PROGRESS_REFS[0]))
    return {ref: text for ref in sorted({*named}) if ref and (text := assessment.text(ref, "objective"))}


def remembered_objectives(assessment: Assessment) -> Mapping[str, str]:
    """Return the objectives, as they were carried into a workbook, of the priorities that the carried log has entries of."""
    return objectives_in(assessment.printed.carried)


def objectives_in(carried: Mapping[str, str]) -> Mapping[str, str]:
    """Return the objectives among what a workbook remembers, or is to remember, of what was carried into it."""
    return {ref: said for ref, said in carried.items() if "-" in ref and not is_of_plan(ref)}


def remembered_rows(assessment: Assessment) -> Mapping[str, str]:
    """Return all that a workbook remembers of single rows: what goes on where its plan goes on into another."""
    return {key: said for key, said in assessment.printed.carried.items() if "-" in key}


def replaced_objectives(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Yield the Refs of priorities that were typed over one that has a log, with the objective that stood there."""
    for ref, then in remembered_objectives(assessment).items():
        now = assessment.text(ref, "objective")
        if now and shared_words(_words(then), _words(now)) < _SAME_PRIORITY:
            yield ref, then


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_prose(text).split())


def _tabs(assessment: Assessment) -> Mapping[str, str]:
    """Return the fingerprints of the tabs that something was carried into; a pack remembers itself, and nothing was."""
    if assessment.shared is not None:
        return {}
    return {prefix: key for prefix, key in assessment.printed.carried.items() if "-" not in prefix}
