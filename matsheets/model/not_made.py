"""What was not made of a trust's workbooks, and why."""

from __future__ import annotations

from typing import NamedTuple

from matsheets.errors import ReviewError
from matsheets.model.problems import Problem


class NotMade(NamedTuple):
    """Something that was not made of a trust's workbooks.

    Attributes:
        why: in sentences.
        problems: what has to be put right first, in the words of ``check``.
    """

    why: str
    problems: tuple[Problem, ...] = ()

    def error(self, code: str) -> ReviewError:
        """Return the same as an error with this code."""
        words = " ".join([self.why, *map(str, self.problems)])
        return ReviewError(None, words, "Mend it, or leave those workbooks out.", code=code)
