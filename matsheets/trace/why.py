"""Where an answer comes from: who gave it, in which file, tab and cell, and what it was judged against."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from matsheets.documents.contexts.word_values import described_title
from matsheets.documents.record.manifest import Manifest, SourceFile
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import fold, listed, within_sentence
from matsheets.model.framework import Rating, RatingScale
from matsheets.model.group_labels import group_label
from matsheets.model.joint_plans import is_joint, trusts_of
from matsheets.model.respondents import answer_text, respondent_of, summarise_all
from matsheets.review.grouping import TrustRound, latest_round
from matsheets.storage.files import find_workbooks
from matsheets.storage.folders import may_be_sent
from matsheets.storage.unicode_names import unicode_form
from matsheets.trace.qualified_refs import of_whom, qualified_ref
from matsheets.trace.rating_that_stands import rating_that_stands, rounds_of_one_trust
from matsheets.trace.statements import Statement
from matsheets.workbook.layout.layout import EVERY_PART, Layout, build_layout
from matsheets.workbook.layout.tab_definitions import descriptor_key

_UNCONFIRMED = "the meeting has not confirmed it, since its rationale is blank"


@dataclass(frozen=True, slots=True)
class FilledCell:
    """One filled-in cell.

    Attributes:
        cell: its address, such as ``F5``.
        label: its column's header.
        text: what stands there, as it was typed.
        meaning: what a rating means in words, or what was understood where that is not what was typed; else blank.
    """

    cell: str
    label: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One row of one workbook: whose it is, where it stands, what it says.

    Attributes:
        filled_cells: the filled-in cells, in order; none where the row was left blank.
        descriptors: those printed in this workbook, as ``Account`` has them, where they are not the account's own.
        unused: why it is not used, where a later round of the trust answers this; else blank.
    """

    file: str
    tab: str
    trust: str
    group: str
    name: str
    role: str
    round: str
    date: dt.date | None
    filled_cells: tuple[FilledCell, ...]
    descriptors: tuple[tuple[str, str], ...] = ()
    unused: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Everything about one Ref.

    Attributes:
        title: the element's title, the question, or the tab's title for a numbered row.
        heading: the heading or tab that it belongs to.
        descriptors: for an element, each rating that has a descriptor, with it, weakest first: those of the framework, else those
            of the first workbook that has any printed.
        rows: of the workbooks that have this row: those of later rounds first, of a round the agreed view.
        stands: for an element, where the workbooks are those of one trust, the rating that papers print, its basis and round.
    """

    ref: str
    title: str
    heading: str
    framework: str
    descriptors: tuple[tuple[str, str], ...]
    rows: tuple[AccountRow, ...]
    stands: str = ""

    @property
    def answered(self) -> bool:
        """Whether anybody wrote anything."""
        return any(row.filled_cells for row in self.rows)


def why(ref: str, assessments: Sequence[Assessment]) -> Account | None:
    """Return the account of a Ref, in whatever spelling (``vis-01``); None where no workbook could hold such a row.

    A Ref may say whose row is meant, or of which round or trust, as documents print it where several have one: ``BEY-01 (Trustees)``,
    ``PLAN-01 (Baseline)``, ``TEA-01 (Oakfield Learning Trust)``.
    """
    summaries = summarise_all(assessments)
    wanted, whose = qualified_ref(ref, summaries)
    asked = set(map(id, of_whom(whose, summaries) if whose else summaries))
    rows: list[AccountRow] = []
    frameworks: set[str] = set()
    account = None
    for summary, assessment in zip(summaries, assessments, strict=True):
        layout = build_layout(assessment.framework, EVERY_PART)
        if layout.find(wanted) is not None:
            account = account or _account(wanted, layout)
            frameworks.add(summary.framework_id)
            rows += _rows(wanted, assessment, layout) if id(summary) in asked else ()
    if account is None:
        return None
    descriptors = account.descriptors or next((row.descriptors for row in rows if row.descriptors), ())
    rows = [replace(row, descriptors=()) if row.descriptors == descriptors else row for row in rows]
    having = [s for s in summaries if s.framework_id in frameworks]
    given = {s.trust_key for s in having if id(s) in asked}
    rounds = rounds_of_one_trust([s for s in having if not s.is_joint and s.trust_key in given])
    whole = rounds and asked.issuperset(id(s) for s in having if s.trust_key in given)
    stands = rating_that_stands(wanted, rounds, assessments) if whole else ""
    ordered = _by_round(rows, rounds, of_element=bool(descriptors))
    return replace(account, descriptors=descriptors, rows=ordered, stands=stands)


def _by_round(rows: Iterable[AccountRow], rounds: Sequence[TrustRound], *, of_element: bool) -> tuple[AccountRow, ...]:
    """Return rows with those of later rounds first, of each round the agreed view, and mark those that a later round answers.

    Why not those of an earlier round alone: a plan, or an agreement, stands until there is another. A rating does not.
    """
    placed = sorted(rounds, key=lambda group: group.name_and_date.has_place)  # those without a place before all others
    at = {workbook.file: place for place, group in enumerate(placed) for workbook in group.workbooks}
    last = len(placed)
    ordered = sorted(rows, key=lambda row: (-at.get(row.file, last), not row.group.startswith("Agreed")))
    counts = at[latest_round(rounds).workbooks[0].file] if rounds and of_element else -1
    newest = max([counts, *(at.get(row.file, -1) for row in ordered if row.filled_cells)])
    unused = {row.file: _OLDER if row.round else _NO_ROUND for row in ordered if at.get(row.file, last) < newest}
    return tuple(replace(row, unused=unused.get(row.file, "")) for row in ordered)


_OLDER, _NO_ROUND = "an older round, not used", "names no round, not used"


def _account(ref: str, layout: Layout) -> Account:
    tab, row = layout.require(ref)
    framework = layout.framework
    element = next((e for e in framework.elements if e.ref == ref), None)
    descriptors = _descriptors(framework.scale, row.given) if element else ()
    title = element.title if element else row.given.get("question", "") or tab.heading
    about = f"{framework.title}, {framework.edition}"
    return Account(ref, title, tab.title, about, descriptors, ())


def _descriptors(scale: RatingScale, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the descriptors that a row prints, each with what it is of."""
    texts = ((described_title(rating), given.get(descriptor_key(scale, rating), "")) for rating in scale.described)
    return tuple((title, text) for title, text in texts if text)


def _rows(ref: str, assessment: Assessment, layout: Layout) -> Iterator[AccountRow]:
    """Yield each row with this Ref; a workbook in which it stands twice has two."""
    tab, form_row = layout.require(ref)
    who = respondent_of(assessment)
    element = next((e for e in layout.framework.elements if e.ref == ref), None)
    headers = {column.key: column.header for column in tab.columns}
    basis = assessment.basis_of(ref)
    joint = listed([trust.name for trust in trusts_of(assessment)]) if is_joint(assessment) else ""
    group = (
        f"Joint plan of {joint or 'trusts not named'}"
        if is_joint(assessment)
        else group_label(who.group, layout.framework.words)
    )
    for seen in assessment.rows(ref):
        at = (seen.cell.position, seen.cell.row)
        filled = sorted((*assessment.answers, *assessment.unconfirmed), key=lambda answer: answer.cell)
        own = [a for a in filled if a.ref == ref and (a.cell.position, a.cell.row) == at]
        given = seen.given
        displaced = assessment.displaced.get(seen.cell)
        unused = dict.fromkeys(assessment.unconfirmed, _UNCONFIRMED)
        if displaced is not None:
            unused = dict.fromkeys(own, within_sentence(displaced.reason))
        scale = layout.framework.scale
        printed = _descriptors(scale, given) if element is not None and displaced is None else ()
        other = not {*printed} <= {*_descriptors(scale, form_row.given)}
        yield AccountRow(
            assessment.file, seen.cell.tab, answer_text(assessment, "trust_name"), group, who.name, who.role,
            answer_text(assessment, "round"), who.date, tuple(_account_of_answer(a, headers, unused.get(a, ""), basis) for a in own),
            printed if other else (),
        )  # fmt: skip


def _account_of_answer(answer: Answer, headers: Mapping[str, str], unused: str, basis: str) -> FilledCell:
    """Return an answer as it is shown; ``unused`` is why no document uses it, ``basis`` where a pack's rating comes from."""
    meaning = answer.reading
    if unused:
        meaning = f"not used: {unused}"
    elif isinstance(answer.value, Rating):
        label = answer.value.label
        meaning = answer.value.meaning if answer.text == label else f"{label}: {answer.value.meaning}"
        meaning += f"; {within_sentence(basis)}" if basis else ""
    elif answer.misread is not None:
        meaning = "could not be understood, and is not used"
    return FilledCell(answer.cell.address, headers.get(answer.column, answer.column), answer.text_and_link, meaning)


def refs_of_words(words: str, statements: Iterable[Statement]) -> dict[str, str]:
    """Return the Refs of the statements in which words stand, each with its place: those that say just that before others.

    Args:
        words: as a reader finds them in the document: a label, a figure, part of a sentence; case does not matter.
        statements: of the document.
    """
    wanted = fold(words)
    found = [s for s in statements if s.ref and (wanted in fold(s.text) or wanted in fold(s.label))]
    exact = [s for s in found if wanted in {fold(s.text), fold(s.label)}]
    refs: dict[str, str] = {}
    for statement in exact or found:
        refs.setdefault(statement.ref, statement.place)
    return refs if wanted else {}


def nearest(ref: str, assessments: Iterable[Assessment]) -> tuple[str, ...]:
    """Return up to six Refs that are nearest to one that does not exist, those that are filled in first."""
    wanted = qualified_ref(ref).ref
    filled: dict[str, None] = {}
    known: dict[str, None] = {}
    for assessment in assessments:
        filled |= dict.fromkeys(answer.ref for answer in assessment.answers)
        known |= dict.fromkeys(
            row.ref for tab in build_layout(assessment.framework, EVERY_PART).tabs for row in tab.rows
        )
    prefix = wanted.rpartition("-")[0] or wanted
    alike = [r for r in filled if r.rpartition("-")[0] == prefix] or [
        r for r in known if r.rpartition("-")[0] == prefix
    ]
    close = get_close_matches(wanted, list(known | filled), n=6, cutoff=0.6)
    return tuple(dict.fromkeys([*(r for r in close if r in alike), *alike, *close]))[:6]


# --- a document's workbooks ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LocatedSources:
    """Where a document's workbooks are now.

    Attributes:
        found: each source with its file, its bytes as they were when the document was built.
        changed: the same for files of that name with other bytes.
        missing: sources of which there is neither.
    """

    found: Mapping[SourceFile, Path]
    changed: Mapping[SourceFile, Path]
    missing: tuple[SourceFile, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file to read."""
        return (*self.found.values(), *self.changed.values())


def locate(manifest: Manifest, document: Path, folders: Iterable[Path]) -> LocatedSources:
    """Look for a document's workbooks beside it and in other folders, by their bytes; else by their names.

    Beside the document only its own folder is searched, in ``folders`` the folders within as well. Files of the right name
    are looked at first, and others only while something is missing.
    """
    beside = sorted(path for path in document.resolve().parent.iterdir() if may_be_sent(path) and path.is_file())
    found_files = (*find_workbooks(beside).files, *find_workbooks(folders).files)
    files = [file for file in dict.fromkeys(found_files) if isinstance(file, Path)]
    named: dict[str, list[Path]] = {}
    for file in files:
        named.setdefault(unicode_form(file.name), []).append(file)
    hashes: dict[Path, str] = {}
    found: dict[SourceFile, Path] = {}
    for source in manifest.sources:
        likely = named.get(source.base, [])
        match = next((f for f in [*likely, *files] if _sha256(f, hashes) == source.sha256), None)
        if match is not None:
            found[source] = match
    left = [source for source in manifest.sources if source not in found]
    changed = {source: named[source.base][0] for source in left if source.base in named}
    return LocatedSources(found, changed, tuple(source for source in left if source not in changed))


def _sha256(file: Path, known: dict[Path, str]) -> str:
    if file not in known:
        try:
            with file.open("rb") as content:
                known[file] = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError:
            known[file] = ""
    return known[file]
