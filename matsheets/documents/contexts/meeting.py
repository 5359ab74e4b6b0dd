"""The meeting paper's context: what a diagnostic meeting talks about, in which order, with both sides' reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from matsheets.documents.contexts.independence import notes_of
from matsheets.documents.contexts.meeting_entries import entry_fields, entry_values
from matsheets.documents.contexts.meeting_letters import BLANK, NOTHING, Whose, letters_of, own_views, paper_names
from matsheets.documents.contexts.meeting_lines import (
    every_choice,
    line_fields,
    line_values,
    subject_fields,
    subject_values,
)
from matsheets.documents.contexts.meeting_map import TRUST_WIDTH, first_page_fields, first_page_values
from matsheets.documents.contexts.page_room import cut_to_lines
from matsheets.documents.contexts.source_workbooks import contributor_fields, contributor_values
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    NOT_RECORDED,
    Values,
    common_values,
    fields,
    rating_fields,
    rating_value,
)
from matsheets.model.parsing import format_date
from matsheets.review.agenda import Business, agenda_of, own_issues
from matsheets.review.last_agreed import last_agreed
from matsheets.review.review import Review


def meeting_context(
    review: Review,
    *,
    made_on: dt.date | None,
    draft: bool,
    missing: Sequence[str],
    version: str,
) -> Values:
    """Return everything that the meeting paper is filled with; the names are in ``MEETING_FIELDS``.

    Args:
        review: of one trust and one round; what was agreed already is not looked at.
        made_on: the document's date, where there is one.
        draft: whether it is marked as a draft.
        missing: for a draft, one sentence for each thing that is missing.
        version: of matsheets.
    """
    own, items = own_views(review), agenda_of(review)
    names = paper_names(own)
    letters = letters_of(own, names)
    held = {assessment.file: assessment for assessment in review.assessments}
    whose = Whose(names, letters, held, last_agreed(review.assessments, review.framework))
    issues = own_issues(review)
    told = notes_of(review, names)
    day = review.held_on or review.facts.get("meeting_date")
    scale = review.framework.scale
    return {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "trust": cut_to_lines(review.trust, *TRUST_WIDTH, bold=True) or "Trust not named",
        "meeting_date": format_date(day) if isinstance(day, dt.date) else "",
        "notes": told,
        **first_page_values(review, items, names, letters, told, issues, draft=draft),
        "weakest": rating_value(scale.weakest),
        "strongest": rating_value(scale.strongest),
        "every_choice": every_choice(review.framework),
        "to_settle": entry_values(review, items, whose),
        "to_choose": line_values(items, [Business.ADJACENT], whose),
        "to_rate": line_values(items, [Business.ONE_VIEW, Business.NO_VIEW], whose),
        "to_confirm": line_values(items, [Business.UNANIMOUS], whose),
        "subjects": subject_values(issues, names),
        "workbooks": [
            {
                **workbook,
                "letter": letters.get(workbook["file"], NOTHING),
                "date": BLANK if workbook["date"] == NOT_RECORDED else workbook["date"],
            }
            for workbook, respondent in zip(contributor_values(review), review.respondents, strict=True)
            if not respondent.agreed
        ],
    }


MEETING_FIELDS = fields(
    COMMON_FIELDS,
    ("meeting_date", "the date of the diagnostic meeting; blank where it is not known", "text"),
    (
        "notes[]",
        "what to know first: groups that are missing, workbooks that are copies of each other",
        "list of texts",
    ),
    first_page_fields(),
    rating_fields("weakest", "the weakest rating of the scale"),
    rating_fields("strongest", "the strongest rating of the scale"),
    ("every_choice", "every rating and Not rated, each after a box to tick", "text"),
    entry_fields("to_settle[]"),
    line_fields("to_choose[]", "an element whose ratings are next to each other"),
    line_fields("to_rate[]", "an element that one group rated, or none"),
    line_fields("to_confirm[]", "an element with one rating by all, and evidence"),
    subject_fields("subjects[]"),
    contributor_fields("workbooks[]"),
    ("workbooks[].letter", "the letter that stands for it", "text"),
)
