"""The steps of the way that a trust and its mentor go in one round, from the first workbook to the next round."""

from __future__ import annotations

from enum import Enum


class Step(Enum):
    """The steps, in order. A round stands at the furthest that its files show it to have reached.

    What shows a step is in the files themselves; nothing is stored, and no time of a file counts.

    Attributes:
        SENT_OUT: workbooks are there, and none gives a view.
        VIEWS_IN: at least one group's view is in.
        CHECKED: views are in, and no answer that they need is wrong or missing.
        MEETING_PREPARED: the meeting's workbook is there, or views are in and a meeting paper is there. An agreed workbook that
            was not prepared from the views counts once the views are checked, or something is settled in it. Why: a roster may
            have it sent out with all the others. One that was carried forward does not: the meeting's goes on from it.
        AGREED: the agreed workbook settles every element.
        SUMMARY: the elements are agreed, and a diagnostic summary was made. Why both: one may be built before the meeting.
        PLAN: the workbooks hold a plan, and the development plan was made from it.
        AGREEMENT: beside the plan, the agreement with each school was made. A trust that wants no partnership goes past
            this step.
        SUPPORT: the plan was made, and something is written in its log or that of the mentor's support, or the first day on
            which something of it starts has come. Why the day too: a log that nobody has begun is what is lacking then.
        UPDATE: a progress update was made.
        NEXT_ROUND: workbooks of a later round are there.
        MEDIUM_TERM: the plan was made with medium-term priorities in it, whatever the round is called.

    A document counts as made when it is no draft; one that is older than its workbooks counts too, and is lacking as such.
    Why: the plan is typed into the agreed workbook after the summary was made, and nobody goes back a step by that. But a
    summary that shows none of the groups' views that are there is no summary.
    """

    SENT_OUT = "sent out"
    VIEWS_IN = "views in"
    CHECKED = "checked"
    MEETING_PREPARED = "meeting prepared"
    AGREED = "agreed"
    SUMMARY = "summary"
    PLAN = "plan"
    AGREEMENT = "agreement"
    SUPPORT = "support"
    UPDATE = "update"
    NEXT_ROUND = "next round"
    MEDIUM_TERM = "medium-term priorities"

    @property
    def number(self) -> int:
        """Which it is of all steps, from 1."""
        return list(Step).index(self) + 1
