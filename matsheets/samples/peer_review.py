"""The peer review of three of the sample trusts: what each shares, the comparison, and the plan that they make together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.samples.recipes import PEER_REVIEW_FILE, load_yaml
from matsheets.sharing.pack import SharedPack, share
from matsheets.storage.shipped_files import samples_dir

#: The folder of the peer review among the samples, and those in it.
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
    """

    packs: Mapping[str, SharedChoice]


class PeerReviewFile(NamedTuple):
    """One file of the peer review: where it lies, what it holds, and a line that says what it is."""

    path: PurePosixPath
    content: bytes
    what: str


def load_peer_review() -> PeerReviewRecipe:
    """Load the recipe of the samples' peer review; ``KeyError`` where it is none (recipes are our own material)."""
    raw = load_yaml(Path(samples_dir(), PEER_REVIEW_FOLDER, PEER_REVIEW_FILE))
    return PeerReviewRecipe(
        {name: SharedChoice(tuple(p["headings"]), p["anonymous"]) for name, p in raw["packs"].items()}
    )


def peer_review(recipe: PeerReviewRecipe, of_trusts: Mapping[str, Sequence[Assessment]]) -> Iterator[PeerReviewFile]:
    """Play a peer review.

    Args:
        recipe: what was chosen and typed.
        of_trusts: each trust's workbooks, by the name of its folder.
    """
    packs = [_pack(of_trusts[name], choice) for name, choice in recipe.packs.items()]
    for pack in packs:
        yield PeerReviewFile(_PACKS / pack.workbook_name, pack.workbook, f"What {pack.trust} shares")
        yield PeerReviewFile(_PACKS / pack.paper_name, pack.paper, "The same as a paper")


def _pack(assessments: Sequence[Assessment], choice: SharedChoice) -> SharedPack:
    (pack,) = share(assessments, headings=choice.headings, anonymous=choice.anonymous)
    return pack
