"""What the files of each trust, framework and round are called in one folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from matsheets.review.grouping import RoundSeries, TrustRound, by_series, rounds_in_order
from matsheets.storage.output import FileNames, slug
from matsheets.storage.temporary_files import truncate

_LONGEST_STEM = 240  # bytes; leaves room for an ending and a number within the 255 that Linux gives a name


class RoundFileNames:
    """Names files after the trust, what they are, the framework's id where the trust has several, and the round where it has several.

    Two of a trust's rounds whose names are the same for a file are told by numbers, in the order of the rounds. A name that is
    taken all the same, since another trust is called so too, gets a number.

    Args:
        groups: all that files are named for; a workbook with a partnership that found no review beside it is of no round.
    """

    def __init__(self, groups: Iterable[TrustRound]) -> None:
        series = by_series(group for group in groups if group.is_of_a_round)
        self._frameworks = Counter(key.trust_or_file for key in series)
        self._rounds: dict[tuple[RoundSeries, str], str] = {}
        for key, given in series.items():
            names = FileNames()
            for group in rounds_in_order(given) if len(given) > 1 else ():
                self._rounds[key, group.name_and_date.key] = names.take(slug(group.round, "round"), "")
        self._names = FileNames()

    def take(self, group: TrustRound, what: str, suffix: str, *, day: str = "") -> str:
        """Return the name of one file: ``oakfield-trust-development-plan-final.docx``.

        Args:
            group: whose it is.
            what: what it is, as names have it.
            suffix: its ending, with the dot.
            day: of a file that is made again and again, the day of this one: it stands last.
        """
        told = [what]
        if group.is_of_a_round:
            several = self._frameworks[group.trust_or_file] > 1
            told += [
                group.series.framework if several else "",
                self._rounds.get((group.series, group.name_and_date.key), ""),
            ]
        rest = "".join(f"-{each}" for each in (*told, day) if each)
        trust = truncate(slug(group.trust_name), _LONGEST_STEM - len(rest.encode())).strip("-")
        return self._names.take(f"{trust}{rest}", suffix)
