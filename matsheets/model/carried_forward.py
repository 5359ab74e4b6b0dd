"""What of a workbook that was carried forward from a round before still is as it was carried: nobody's new answer."""

from __future__ import annotations

from matsheets.model.assessment import Assessment
from matsheets.model.fingerprints import tab_keys
from matsheets.model.material import Materials, material_of


def is_untouched(assessment: Assessment) -> bool:
    """Tell whether all that a workbook answers was carried into it from the round before, and nothing of that was changed."""
    carried = assessment.printed.carried
    return bool(carried) and not assessment.struck and tab_keys(assessment) == carried


def kept_materials(assessment: Assessment) -> Materials:
    """Return the kinds of answers that stand as they were carried forward: of a plan, of a log, of a partnership.

    Why: what is worked on in another workbook of the round counts before them.
    """
    carried = assessment.printed.carried
    if not carried:
        return frozenset()
    keys = tab_keys(assessment)
    changed = {prefix for prefix in {*keys, *carried} if keys.get(prefix) != carried.get(prefix)}
    return frozenset().union(*map(material_of, carried)) - frozenset().union(*map(material_of, changed))
