"""The frame of the commands that make something of the workbooks of each trust: what they print, and what they end with."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, Protocol, TypeVar

import click

from matsheets.batch.reading import ReadSettings, workbooks_for
from matsheets.batch.results import ReadResults
from matsheets.cli.exit_codes import Exit
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import print_packs, print_what_was_read
from matsheets.errors import MatsheetsError, WorkbookError
from matsheets.model.assessment import Assessment
from matsheets.model.not_made import NotMade
from matsheets.model.problems import Problem
from matsheets.review.grouping import TrustRound


@dataclass
class RunOutput:
    """What a run prints of the workbooks that it read, and what it ends with.

    Attributes:
        results: what was read.
        worst: what the run ends with so far.
    """

    results: ReadResults
    worst: Exit = field(default=Exit.FINE, init=False)
    _printed: set[str] = field(default_factory=set, init=False)

    def print_reading(self) -> None:
        """Say what could not be used, what was not read, and which packs are not used."""
        self.ends_with(print_what_was_read(self.results))
        self.ends_with(print_packs(self.results))

    def print_lines(self, lines: Iterable[str]) -> None:
        """Print what is to know; what stands between workbooks of several trusts once, and not with each."""
        for line in lines:
            if line not in self._printed:
                click.echo(line)
            if line in self._shared:
                self._printed.add(line)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """What is wrong between workbooks: the only lines that can come again with another trust."""
        return frozenset(map(str, self.results.shared_problems))

    def print_not_made(self, found: NotMade | MatsheetsError, code: Exit = Exit.ATTENTION) -> None:
        """Say why something was not made, and end with ``code``, or with worse."""
        if isinstance(found, NotMade):
            self.print_lines(map(str, found.problems))
        click.echo(found.why if isinstance(found, NotMade) else str(found), err=True)
        self.ends_with(code)

    def ends_with(self, code: Exit) -> None:
        """Take in that the run ends with ``code``, or with worse."""
        self.worst = max(self.worst, code)


class TrustPlan(Protocol):
    """What is made of one trust's workbooks."""

    @property
    def group(self) -> TrustRound:
        """The workbooks."""


Plan = TypeVar("Plan", bound=TrustPlan)
Made = TypeVar("Made")


class TrustOutput(RunOutput, Generic[Made]):
    """Takes in what is made of each trust's workbooks."""

    def make(
        self,
        plans: Sequence[Plan],
        settings: ReadSettings,
        maker: Callable[[Plan, tuple[Assessment, ...], Sequence[Problem]], Made | NotMade],
        doing: str,
    ) -> None:
        """Make something of each trust's workbooks as they are read once more, and take it in.

        Args:
            plans: what to make.
            settings: what the workbooks were read by.
            maker: makes it of the workbooks and of what is wrong between them.
            doing: what is done, for the progress.
        """
        with Progress(doing, len(plans)) as progress:
            for plan in plans:
                made = self._made(plan, settings, maker)
                progress.clear()
                if isinstance(made, WorkbookError):
                    self.print_not_made(made, Exit.FILE)
                elif isinstance(made, NotMade):
                    self.print_not_made(made)
                else:
                    self.write(made)
                progress.tick(1)

    def _made(
        self,
        plan: Plan,
        settings: ReadSettings,
        maker: Callable[[Plan, tuple[Assessment, ...], Sequence[Problem]], Made | NotMade],
    ) -> Made | NotMade | WorkbookError:
        workbooks = plan.group.workbooks
        try:
            assessments = tuple(workbooks_for(self.results, workbooks, remote=False).read(settings))
        except WorkbookError as error:
            return error
        return maker(plan, assessments, self.results.shared_problems_of(workbooks, least=settings.least))

    @abstractmethod
    def write(self, made: Made) -> None:
        """Write what was made for one trust, and print what to know."""
