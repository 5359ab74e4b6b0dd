"""The peer review of three of the sample trusts: what each shares, the comparison, and the plan that they make together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.comparison_paper import compare
from matsheets.documents.template.joint_plan_paper import build_joint_plan
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.samples.meetings import Typed, filled_in
from matsheets.samples.recipes import PEER_REVIEW_FILE, load_meeting, load_yaml
from matsheets.samples.sample_file import SampleFile
from matsheets.sharing.pack import SharedPack, share
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook

#: The folder of the peer review among the samples, and that of the packs in it.
PEER_REVIEW_FOLDER = PurePosixPath("peer-review")
_PACKS = PurePosixPath("packs")


class SharedChoice(NamedTuple):
    """What one trust shares: the headings that it chose, and whether names are left out."""

    headings: tuple[str, ...]
    anonymous: bool


class PeerReviewRecipe(NamedTuple):
    """A peer review as text.

    Attributes:
        packs: what each trust shares, by the name of its folder, in the order in which the trusts stand in the comparison.
        held_on: the day of the trusts' meeting.
        file: what the joint workbook is called once it is filled in.
        typed: what was typed into it, by Ref and column key; None where a cell was cleared.
    """

    packs: Mapping[str, SharedChoice]
    held_on: dt.date
    file: str
    typed: Typed


def load_peer_review() -> PeerReviewRecipe:
    """Load the recipe of the samples' peer review; ``KeyError`` where it is none (recipes are our own material)."""
    path = Path(samples_dir(), PEER_REVIEW_FOLDER, PEER_REVIEW_FILE)
    packs = {name: SharedChoice(tuple(p["headings"]), p["anonymous"]) for name, p in load_yaml(path)["packs"].items()}
    meeting = load_meeting(path)
    return PeerReviewRecipe(packs, meeting.held_on, meeting.file, meeting.typed)


def peer_review(
    recipe: PeerReviewRecipe, of_trusts: Mapping[str, Sequence[Assessment]], framework: Framework
) -> Iterator[SampleFile]:
    """Play a peer review.

    Args:
        recipe: what was chosen and typed.
        of_trusts: each trust's workbooks, by the name of its folder.
        framework: that they are on.
    """
    packs = [_pack(of_trusts[name], choice) for name, choice in recipe.packs.items()]
    for pack in packs:
        yield SampleFile(_PACKS / pack.workbook_name, pack.workbook, f"What {pack.trust} shares")
        yield SampleFile(_PACKS / pack.paper_name, pack.paper, "The same as a paper")
    read = [read_workbook(Path(pack.workbook_name), [framework], pack.workbook) for pack in packs]
    made = compare(read)
    yield SampleFile(PurePosixPath(made.paper_name), made.paper, DocumentKind.COMPARISON.title)
    blank = "Joint plan to agree, as it was prepared"
    yield SampleFile(PurePosixPath(made.workbook_name), made.workbook, blank)
    created = dt.datetime.combine(recipe.held_on, dt.time())
    filled = filled_in(recipe.file, made.workbook, recipe.typed, framework, created)
    yield SampleFile(PurePosixPath(recipe.file), filled, "The joint plan, filled in at the trusts' meeting")
    plan = read_workbook(Path(recipe.file), [framework], filled)
    paper = made.workbook_name.replace(".xlsx", ".docx")
    yield SampleFile(PurePosixPath(paper), build_joint_plan(plan, read), DocumentKind.JOINT_PLAN.title)


def _pack(assessments: Sequence[Assessment], choice: SharedChoice) -> SharedPack:
    (pack,) = share(assessments, headings=choice.headings, anonymous=choice.anonymous)
    return pack
