"""What the files of each trust and round are called in one folder."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.review.grouping import TrustRound, rounds_in_order
from matsheets.storage.output import FileNames, slug
from matsheets.storage.temporary_files import truncate

_LONGEST_STEM = 240  # bytes; leaves room for an ending and a number within the 255 that Linux gives a name


class RoundFileNames:
    """Names files after the trust, what they are, and the round where the trust has several.

    Two of a trust's rounds whose names are the same for a file are told by numbers, in the order of the rounds. A name that is
    taken all the same, since another trust is called so too, gets a number.

    Args:
        groups: all that files are named for; a workbook with a partnership that found no review beside it is of no round.
    """

    def __init__(self, groups: Iterable[TrustRound]) -> None:
        by_trust: dict[str, list[TrustRound]] = {}
        for group in groups:
            if group.is_of_a_round:
                by_trust.setdefault(group.trust_or_file, []).append(group)
        self._rounds: dict[tuple[str, str], str] = {}
        for trust, given in by_trust.items():
            names = FileNames()
            for group in rounds_in_order(given) if len(given) > 1 else ():
                self._rounds[trust, group.name_and_date.key] = names.take(slug(group.round, "round"), "")
        self._names = FileNames()

    def take(self, group: TrustRound, what: str, suffix: str, *, day: str = "") -> str:
        """Return the name of one file: ``oakfield-trust-development-plan-final.docx``.

        Args:
            group: whose it is.
            what: what it is, as names have it.
            suffix: its ending, with the dot.
            day: of a file that is made again and again, the day of this one: it stands last.
        """
        round_ = self._rounds.get((group.trust_or_file, group.name_and_date.key), "") if group.is_of_a_round else ""
        rest = "".join(f"-{each}" for each in (what, round_, day) if each)
        trust = truncate(slug(group.trust_name), _LONGEST_STEM - len(rest.encode())).strip("-")
        return self._names.take(f"{trust}{rest}", suffix)
