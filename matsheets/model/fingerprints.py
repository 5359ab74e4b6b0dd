"""What tells one workbook from another by what it says, however its cells were typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256

from matsheets.model.assessment import Assessment
from matsheets.model.material import PLAN_REFS, PROGRESS_REFS
from matsheets.model.partnerships import meaning_of


def content_key(assessment: Assessment) -> str:
    """Return a fingerprint of the workbook's id and every answer in it; without an id, that of its bytes."""
    return _whole_key(assessment, assessment.everything_said)


def key_without_logs(assessment: Assessment) -> str:
    """Return a fingerprint like ``content_key`` that no entry in the logs of progress and support changes.

    Why: a log is written in all year, and a paper that says nothing of it is no older for that.
    """
    said = assessment.everything_said
    return _whole_key(assessment, [each for each in said if each[0].rpartition("-")[0] not in PROGRESS_REFS])


def _whole_key(assessment: Assessment, said: Iterable[tuple[str, str, str]]) -> str:
    workbook_id = assessment.identity.workbook_id
    if not workbook_id:
        return assessment.sha256
    whole = "".join([f"{len(text)} {text}" for answer in said for text in answer])
    return sha256(repr(workbook_id).encode() + whole.encode("utf-8", "surrogatepass")).hexdigest()


def plan_key(assessment: Assessment) -> str:
    """Return a fingerprint of a workbook's plan, the same however its answers were typed; blank where it holds none."""
    return _key_of(assessment, PLAN_REFS)


def log_key(assessment: Assessment) -> str:
    """Return a fingerprint of a workbook's logs, of progress and of support; blank where it holds none."""
    return _key_of(assessment, PROGRESS_REFS)


def tab_keys(assessment: Assessment) -> Mapping[str, str]:
    """Return a fingerprint of each tab's answers, by what its Refs begin with; a tab without answers has none."""
    return {prefix: _key_of(assessment, [prefix]) for prefix in sorted(assessment.prefixes)}


def _key_of(assessment: Assessment, prefixes: Collection[str]) -> str:
    answers = [answer for answer in assessment.answers if answer.ref.rpartition("-")[0] in prefixes]
    said = sorted((answer.ref, answer.column, meaning_of(answer)) for answer in answers)
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16] if said else ""
