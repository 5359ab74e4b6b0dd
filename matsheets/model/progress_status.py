"""How far a priority of the plan has come: the statuses that an entry of the progress log may give."""

from __future__ import annotations

from collections.abc import Sequence

from matsheets.model.parsing import Choice

NOT_STARTED, ON_TRACK, BEHIND, DONE, STOPPED = "Not started", "On track", "Behind", "Done", "Stopped"
#: The statuses in the order of documents and lists: from what lies ahead to what is over.
STATUSES = (
    Choice(NOT_STARTED, ("not begun", "not yet started", "to start", "to do"), ("none", "n/a", "pending", "no")),
    Choice(
        ON_TRACK,
        (
            "on course",
            "on schedule",
            "on target",
            "on time",
            "in progress",
            "under way",
            "underway",
            "ongoing",
            "started",
        ),
        ("ok", "good", "fine", "green", "yes", "partly done", "nearly done"),
    ),
    Choice(
        BEHIND,
        ("behind schedule", "delayed", "late", "slipping", "slipped", "off track", "overdue", "running late"),
        ("at risk", "amber", "red", "stuck", "on hold", "paused"),
    ),
    Choice(DONE, ("complete", "completed", "finished", "achieved", "closed", "met"), ("over",)),
    Choice(STOPPED, ("abandoned", "cancelled", "canceled", "dropped", "withdrawn"), ("on hold", "paused", "deferred")),
)
#: Of these nothing more is to be expected.
OVER = frozenset({DONE, STOPPED})


def latest_status(statuses: Sequence[str]) -> str:
    """Return how a priority stands, by the statuses of its dated entries, first to last; a blank one says nothing of that."""
    return next((status for status in reversed(statuses) if status), NOT_STARTED)
