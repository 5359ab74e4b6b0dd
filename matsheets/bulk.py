"""Tens of thousands of workbooks, first pass: read and check each, and keep little more than its card.

There are two passes, and neither ever has more than a few workbooks in memory. The first keeps each workbook's card; its
problems go to a temporary file. Cards tell what belongs together and what is wrong between workbooks. The second
(``making``) reads each trust's workbooks of one round once more and makes their documents. What the passes do is a pure
function each (``read_sources``, ``make_documents``), which runs here, in a pool and on a cluster alike; only this process
writes.

Why two passes: which workbooks make one document shows only when all have been read, and a card is a kilobyte where a
workbook is a third of a megabyte. A run that fits into one chunk keeps its workbooks and reads none twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matsheets.batch import read_one
from matsheets.cards import Card, card_of, distinct_cards
from matsheets.crew import CHUNK, Crew, Lost, chunked
from matsheets.errors import MatsheetsError, WorkbookError
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.problems import Problem, Severity, merge
from matsheets.storage.bounded_zip import MB
from matsheets.storage.files import File, Found, display_names
from matsheets.workbook.read.package import MAX_FILE

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

_SPOOL_IN_MEMORY = MB  # what is not more than this never touches the disk
#: Bytes that count as one workbook where workbooks are sent.
SHIPPED_WEIGHT = 200_000


class Source(NamedTuple):
    """A workbook that is to be read.

    Attributes:
        name: what to call it in messages and documents.
        content: its bytes, where whoever reads it does not see the file.
        sha256: what its bytes have to come to; blank where nothing is known of them.
        error: why it could not even be sent.
    """

    file: File
    name: str
    content: bytes | None = None
    sha256: str = ""
    error: WorkbookError | None = None


class Keep(Enum):
    """How much of a workbook stays in memory once it has been read."""

    CARDS = "its card"
    ANSWERS = "its answers too, without the texts that are printed beside them"
    ALL = "all of it"


class Frameworks:
    """The frameworks of a run; pickled once, and unpacked by a worker once and not with every chunk."""

    def __init__(self, known: Sequence[Framework]) -> None:
        self.known = tuple(known)

    @cached_property
    def _pickled(self) -> bytes:
        import pickle

        return pickle.dumps(self.known)

    def __reduce__(self) -> tuple[Callable[[bytes], Frameworks], tuple[bytes]]:
        return _frameworks, (self._pickled,)


@lru_cache(maxsize=2)
def _frameworks(pickled: bytes) -> Frameworks:
    import pickle

    return Frameworks(pickle.loads(pickled))


class Settings(NamedTuple):
    """What a run reads by.

    Attributes:
        frameworks: those that workbooks may be on.
        today: the date to hold review dates against.
        least: how much a problem has to matter to be kept.
        keep: how much of the workbooks to keep.
        debug: let an error that is a fault of ours through, instead of counting it against its file.
    """

    frameworks: Frameworks
    today: dt.date
    least: Severity
    keep: Keep = Keep.CARDS
    debug: bool = False


def settings_for(
    frameworks: Sequence[Framework], *, today: dt.date, least: Severity, keep: Keep = Keep.CARDS, debug: bool = False
) -> Settings:
    """Return the settings for reading workbooks on these frameworks."""
    return Settings(Frameworks(frameworks), today, least, keep, debug)


# --- the first pass ------------------------------------------------------------------------------------------------


class Reading(NamedTuple):
    """What is left of a workbook once it has been read.

    Attributes:
        card: None where it could not be used.
        error: why it could not be used.
        problems: its problems, pickled: most are passed on or put away as they are.
        worst: the severity of the worst.
        counts: how often each code of an error or a warning occurs.
        assessment: the workbook itself, where it is to be kept.
    """

    card: Card | None = None
    error: WorkbookError | None = None
    problems: bytes = b""
    worst: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    assessment: Assessment | None = None


def read_sources(settings: Settings, sources: tuple[Source, ...]) -> tuple[Reading, ...]:
    """Read and check each workbook by itself."""
    return tuple(_read(settings, source) for source in sources)


def _read(settings: Settings, source: Source) -> Reading:
    if source.error is not None:
        return Reading(error=source.error)
    try:
        outcome = read_one(source.file, source.name, settings.frameworks.known, settings.today, source.content)
    except MatsheetsError:
        raise
    except Exception as error:
        if settings.debug:
            raise
        return Reading(error=_unexpected(source.name, error))
    if outcome.assessment is None:
        return Reading(error=outcome.error)
    kept = tuple(p for p in outcome.problems if p.severity >= settings.least)
    return Reading(
        card=card_of(outcome.assessment),
        problems=_pickled(kept),
        worst=max((p.severity for p in kept), default=0),
        counts=tuple(Counter(p.code for p in outcome.problems if p.severity >= Severity.WARNING).items()),
        assessment=_kept(outcome.assessment, settings.keep),
    )


def _pickled(problems: tuple[Problem, ...]) -> bytes:
    if not problems:
        return b""
    import pickle

    return pickle.dumps(problems)


def _kept(assessment: Assessment, keep: Keep) -> Assessment | None:
    if keep is not Keep.ANSWERS:
        return assessment if keep is Keep.ALL else None
    tables = tuple(
        table._replace(stray=(), rows=tuple(row._replace(given={}) for row in table.rows))
        for table in assessment.tables
    )
    return replace(assessment, tables=tables, question_hashes={})


def _unexpected(name: str, error: Exception) -> WorkbookError:
    what = f"could not be read: something unexpected went wrong in matsheets ({error.__class__.__name__})."
    remedy = "The other files are not affected. Please report it: run matsheets --debug check on this file alone."
    return WorkbookError(name, what, remedy, code="unexpected")


def fatal(name: str) -> WorkbookError:
    """Return the error for a workbook whose worker died whenever it was read."""
    what = "could not be read: the process that read it died, twice."
    return WorkbookError(name, what, "Open in Excel, Save As .xlsx, and try again.", code="worker-died")


class Shelf:
    """What the first pass leaves: for each file a card or an error, and its problems in a temporary file.

    Attributes:
        files: in the order given.
        names: what each is called.
        passed: those that were no workbooks and that nobody named as such; they are in no other list.
        cards: of each, None for one that could not be used.
        errors: why it could not be used, by the file's place.
        worst: of each, the severity of its worst problem.
        counts: how often each code of an error or a warning occurs.
    """

    def __init__(self, files: Sequence[File]) -> None:
        self.files = files
        self.names = display_names(files)
        self.passed: list[File] = []
        self.cards: list[Card | None] = []
        self.errors: dict[int, WorkbookError] = {}
        self.worst: list[int] = []
        self.counts: Counter[str] = Counter()
        self._kept: dict[int, Assessment] = {}
        self._frameworks: dict[tuple[str, str], Framework] = {}
        self._ends = [0]

    def put(self, reading: Reading) -> None:
        """Put away what was read of the next file."""
        at = len(self.cards)
        self.cards.append(reading.card)
        if reading.error is not None:
            self.errors[at] = reading.error
        self.worst.append(reading.worst)
        self.counts.update(dict(reading.counts))
        if reading.assessment is not None:
            # One framework for all: each chunk that comes from another process brings its own.
            framework = reading.assessment.framework
            framework = self._frameworks.setdefault((framework.id, framework.edition), framework)
            self._kept[at] = replace(reading.assessment, framework=framework)
        if reading.problems:
            self._spool.write(reading.problems)
        self._ends.append(self._ends[-1] + len(reading.problems))

    @cached_property
    def _spool(self) -> SpooledTemporaryFile[bytes]:
        import tempfile  # only for workbooks with problems, and slow to load

        return tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY)

    def pass_over(self) -> None:
        """Strike the next file off the list, and note it as passed over."""
        at = len(self.cards)
        self.passed.append(self.files[at])
        self.files = (*self.files[:at], *self.files[at + 1 :])
        self.names = (*self.names[:at], *self.names[at + 1 :])

    def close(self) -> None:
        """Let go of the temporary file; what is left are the cards."""
        if "_spool" in self.__dict__:
            self._spool.close()

    def pickled(self, at: int) -> bytes:
        """Return a file's own problems as they were put away; blank where it has none."""
        if self._ends[at] == self._ends[at + 1]:
            return b""
        self._spool.seek(self._ends[at])
        return self._spool.read(self._ends[at + 1] - self._ends[at])

    def kept(self, at: int) -> Assessment | None:
        """Return a workbook that was kept."""
        return self._kept.get(at)

    @cached_property
    def distinct(self) -> tuple[Assessment, ...]:
        """The workbooks that were kept, each once; of copies of one workbook by one respondent, the first."""
        wanted = set(map(id, distinct_cards(self.usable)))
        return tuple(self._kept[at] for at, card in enumerate(self.cards) if id(card) in wanted and at in self._kept)

    @cached_property
    def usable(self) -> tuple[Card, ...]:
        """The cards of the files that could be used."""
        return tuple(card for card in self.cards if card is not None)

    @cached_property
    def at(self) -> Mapping[str, int]:
        """The place of each file that could be used, by its name."""
        return {card.file: at for at, card in enumerate(self.cards) if card is not None}

    @cached_property
    def together(self) -> tuple[Problem, ...]:
        """What is wrong between workbooks."""
        from matsheets.checks import check_cards

        return check_cards(self.usable)

    @cached_property
    def _touching(self) -> Mapping[str, list[Problem]]:
        found: dict[str, list[Problem]] = {}
        for problem in self.together:
            for file in dict.fromkeys(place.file for place in problem.places):
                found.setdefault(file, []).append(problem)
        return found

    def problems(self, at: int, *, least: Severity, touching: bool = False) -> tuple[Problem, ...]:
        """Return what is wrong in a file, and between it and others, in workbook order.

        Args:
            at: the file's place.
            least: how much a problem has to matter; no less than what the shelf was filled with.
            touching: also those between workbooks that are listed under another one.
        """
        card = self.cards[at]
        assert card is not None
        own = unpickled(self.pickled(at))
        shared = [p for p in self._touching.get(card.file, ()) if touching or p.place.file == card.file]
        return merge(p for p in (*own, *shared) if p.severity >= least)

    def touching(self, cards: Iterable[Card], *, least: Severity) -> tuple[Problem, ...]:
        """Return the problems between workbooks that concern any of these."""
        found = {id(p): p for card in cards for p in self._touching.get(card.file, ()) if p.severity >= least}
        return tuple(found.values())


def unpickled(pickled: bytes) -> tuple[Problem, ...]:
    """Return problems that were put away."""
    if not pickled:
        return ()
    import pickle

    found: tuple[Problem, ...] = pickle.loads(pickled)
    return found


Tick = Callable[[int], None]


def read_all(files: Sequence[File] | Found, settings: Settings, crew: Crew, tick: Tick = lambda count: None) -> Shelf:
    """Read and check every file, in the order given.

    Args:
        files: the workbooks; where a search found them, a table of ratings among them is passed over.
        settings: what to read by.
        crew: whoever does it.
        tick: told how many more are done.

    Returns:
        A shelf, to be closed when it has been gone through.
    """
    found = files if isinstance(files, Found) else Found(tuple(files), ())
    files, shelf = found.files, Shelf(found.files)
    if settings.keep is Keep.CARDS and len(files) <= CHUNK and crew.workers == 1 and not crew.far:
        settings = settings._replace(keep=Keep.ALL)
    sources = (Source(file, name) for file, name in zip(files, shelf.names, strict=True))
    try:
        for source, reading in crew.results(read_sources, settings, _chunks(sources, crew)):
            if not isinstance(reading, Lost) and found.is_aside(source.file, reading.error):
                shelf.pass_over()
            else:
                shelf.put(Reading(error=fatal(source.name)) if isinstance(reading, Lost) else reading)
            tick(1)
    except BaseException:
        shelf.close()
        raise
    return shelf


def _chunks(sources: Iterable[Source], crew: Crew) -> Iterator[tuple[Source, ...]]:
    if not crew.far:
        return chunked(sources)
    return chunked(map(shipped, sources), lambda source: 1 + len(source.content or b"") // SHIPPED_WEIGHT)


def shipped(source: Source) -> Source:
    """Put a file's bytes in, for a worker that sees no file of ours; an address is the worker's to read."""
    if not isinstance(source.file, Path):
        return source
    try:
        if source.file.is_file():
            with source.file.open("rb") as file:
                return source._replace(content=file.read(MAX_FILE + 1))
    except (OSError, ValueError):
        pass
    # It cannot be read; reading it the usual way finds the words for that.
    error = read_one(source.file, source.name, (), dt.date.min).error
    return source._replace(error=error or fatal(source.name))
