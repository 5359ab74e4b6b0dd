"""Whom a programme waits for: the trusts and groups of a roster, of whom nothing has come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from matsheets.model.framework import Framework
from matsheets.model.group_kinds import SHORT_GROUPS
from matsheets.model.respondents import AGREED, REFS
from matsheets.model.rounds import round_key
from matsheets.model.trust_names import trust_keys
from matsheets.programme.trust_entry import Programme, StepEntry, TrustEntry, name_order
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.write.roster import read_roster

#: Where a trust stands that is in the roster, and of which no workbook is here.
_NOTHING = StepEntry("nothing sent back", 0)


class SentOut(NamedTuple):
    """A workbook that was sent out, as a row of a roster says; what the row does not say is blank."""

    trust: str
    number: str
    group: str
    round: str


def read_sent_out(roster: Path, framework: Framework) -> tuple[SentOut, ...]:
    """Read what was sent out from the roster that ``new-workbook --roster`` takes.

    Raises:
        RosterError: with every fault found.
        WorkbookError: an Excel workbook that cannot be read.
    """
    refs = [REFS[name] for name in ("trust_name", "company_number", "group", "round")]
    found = read_roster(roster, build_layout(framework)).entries
    return tuple(SentOut(*(entry.answers.get((ref, "answer"), "") for ref in refs)) for entry in found)


def with_sent_out(programme: Programme, sent: Sequence[SentOut]) -> Programme:
    """Return a programme with the trusts of whom nothing has come back, and with the groups that are still awaited."""
    trusts = programme.trusts
    keys = trust_keys([*((each.number, each.name) for each in trusts), *((each.number, each.trust) for each in sent)])
    of_trust: dict[str, list[SentOut]] = {}
    for key, each in zip(keys[len(trusts) :], sent, strict=True):
        of_trust.setdefault(key, []).append(each)
    there = {
        entry.key: _awaiting(entry, of_trust.pop(key, ()) if key else ())
        for key, entry in zip(keys, trusts, strict=False)
    }
    framework = programme.framework.id, programme.framework.edition
    missing = (
        TrustEntry(key, rows[0].trust, rows[0].number, "", (), "", "", None, _NOTHING, framework)
        for key, rows in of_trust.items()
    )
    entries = (*(there[entry.key] for entry in programme.entries), *missing)
    others = tuple(there[entry.key] for entry in programme.others)
    return replace(programme, entries=tuple(sorted(entries, key=name_order)), others=others)


def _awaiting(entry: TrustEntry, sent: Iterable[SentOut]) -> TrustEntry:
    """Return an entry with the groups that were sent a workbook and gave no view; of another round with its name."""
    awaited = dict.fromkeys(SHORT_GROUPS.get(group, group) for group in entry.step.awaited)
    for each in sent:
        group, same = SHORT_GROUPS.get(each.group, each.group), round_key(each.round) in {"", round_key(entry.round)}
        if group and group != AGREED and not (same and group in entry.groups):
            awaited[group if same else f"{group} ({each.round})"] = None
    return entry._replace(step=entry.step._replace(awaited=tuple(awaited)))
