"""Everything that the sample recipes make: workbooks, checks, tables and documents, as bytes with their paths."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain, groupby, pairwise
from pathlib import Path, PurePosixPath

from matsheets.batch.document_planning import Build, builds_by_map, plan_builds
from matsheets.batch.problem_list import problem_list
from matsheets.batch.reading import read_and_check
from matsheets.batch.results import Outcome
from matsheets.checks import check_together
from matsheets.documents.contexts.document_kinds import BOARD_DOCUMENTS, DocumentKind
from matsheets.documents.pages.board_page import view
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.pages.programme_page import programme_page
from matsheets.documents.template.programme_papers import build_pooled_paper, build_programme_paper
from matsheets.frameworks.framework_files import open_framework
from matsheets.frameworks.map_files import open_map
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import MatterList
from matsheets.model.framework_map_file import shipped_maps
from matsheets.programme.pooled_figures import pooled_figures_of
from matsheets.programme.pooled_workbook import write_pooled_workbook
from matsheets.programme.programme_workbook import write_programme_workbook
from matsheets.programme.trust_entry import Programme
from matsheets.review.combine import combine_all
from matsheets.review.table_export import export_for, frameworks_by_key
from matsheets.review.tables import tabulate_assessments
from matsheets.samples.later_rounds import played
from matsheets.samples.meetings import hold_meeting
from matsheets.samples.peer_review import PEER_REVIEW_FOLDER, load_peer_review, peer_review
from matsheets.samples.programme_trusts import PROGRAMME_FOLDER
from matsheets.samples.programme_workbooks import returned_files
from matsheets.samples.recipes import MeetingRecipe, Recipe, find_meeting, find_recipes, load_meeting, load_recipe
from matsheets.samples.sample_file import SampleFile
from matsheets.steps.programme_run import programme_of
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.writer import write_workbook

#: The day that the samples are checked on, so that they come out the same on every day.
SAMPLES_DAY = dt.date(2026, 11, 20)
#: Where a meeting is played, what came before it lies apart: the groups' workbooks, and what was prepared from them.
GROUPS_FOLDER, MEETING_FOLDER = PurePosixPath("groups"), PurePosixPath("meeting")
#: Where the papers lie that a board had between two rounds.
UPDATES_FOLDER = PurePosixPath("updates")
#: Where a programme's workbooks lie, a folder for each trust.
RETURNED_FOLDER = PurePosixPath("returned")
#: What came of them.
PAPERS_FOLDER = PurePosixPath("papers")
#: Where the trusts lie that review themselves by another framework than the usual one.
OTHER_FRAMEWORKS_FOLDER = PurePosixPath("other-frameworks")
_ROUND = ("ABT-14", "answer")


def showcase(framework: Framework) -> Iterator[SampleFile]:
    """Make everything from the recipes of the samples, through the real writer, reader, checks and documents.

    Args:
        framework: the framework that the recipes are on.
    """
    yield SampleFile(
        PurePosixPath("empty-workbook.xlsx"), _empty(framework), "An empty workbook, as a trust receives it"
    )
    with tempfile.TemporaryDirectory() as folder:
        files: dict[str, list[Path]] = {}
        for trust, paths in _by_trust(samples_dir()):
            yield from _trust(trust, paths, framework, Path(folder), files.setdefault(trust, []))
        read = {trust: _read(written, framework) for trust, written in files.items()}
    tables = BytesIO()
    rows = tabulate_assessments(chain.from_iterable(read.values()))
    export_for(".xlsx")(rows, tables, frameworks_by_key([framework]))
    yield SampleFile(PurePosixPath("all-ratings.xlsx"), tables.getvalue(), "Every rating of the four trusts, as tables")
    yield from (made.below(PEER_REVIEW_FOLDER) for made in peer_review(load_peer_review(), read, framework))
    yield from (made.below(PurePosixPath(PROGRAMME_FOLDER)) for made in _programme(framework))
    yield from _on_other_frameworks()


def _by_trust(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """Yield the recipes of each trust in a folder, with what its own folder is called."""
    for path, recipes in groupby(find_recipes(folder), key=lambda recipe: recipe.parent):
        yield path.name, list(recipes)


def _trust(
    trust: str, paths: Sequence[Path], framework: Framework, folder: Path, written: list[Path]
) -> Iterator[SampleFile]:
    """Yield the workbooks of a trust, and what comes of them.

    Args:
        trust: what its folder is called.
        paths: its recipes.
        framework: that they are on.
        folder: for the workbooks, while they are read.
        written: to which each of them is added.
    """
    at = PurePosixPath(trust)
    workbooks, prepared = _workbooks(paths, framework)
    yield from (made.below(at) for made in prepared)
    for made in workbooks:
        file = Path(folder, trust, made.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made.content)
        written.append(file)
        yield made.below(at)
    yield from _documents(trust, written, [load_recipe(path) for path in paths], framework)


def _on_other_frameworks() -> Iterator[SampleFile]:
    """Yield what comes of the trusts that review themselves by another framework than the usual one."""
    with tempfile.TemporaryDirectory() as folder:
        for trust, paths in _by_trust(Path(samples_dir(), OTHER_FRAMEWORKS_FOLDER)):
            framework = open_framework(load_recipe(paths[0]).framework)
            written: list[Path] = []
            made = chain(_trust(trust, paths, framework, Path(folder), written), _by_matter(trust, written, framework))
            yield from (file.below(OTHER_FRAMEWORKS_FOLDER) for file in made)


def _by_matter(trust: str, files: list[Path], framework: Framework) -> Iterator[SampleFile]:
    """Yield a trust's evidence by each shipped map from its framework to a list of matters."""
    outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
    maps = (open_map(name, shipped_frameworks()) for name in shipped_maps())
    for by in (by for by in maps if by.origin == framework and isinstance(by.target, MatterList)):
        yield from (_built(build).below(PurePosixPath(trust)) for build in builds_by_map(outcomes, by))


def _read(files: Sequence[Path], framework: Framework) -> list[Assessment]:
    """Return what workbooks say, in the order of the files."""
    outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
    return [outcome.assessment for outcome in outcomes if outcome.assessment is not None]


def _programme(framework: Framework) -> Iterator[SampleFile]:
    """Yield what lies in the folder of a lead who looks after forty trusts, and what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        for file in returned_files(framework):
            path = Path(folder, file.path)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.content)
            yield file.below(RETURNED_FOLDER)
        programme = programme_of(folder, on=SAMPLES_DAY, frameworks=[framework])
    yield from (made.below(PAPERS_FOLDER) for made in _lead_papers(programme))


def _lead_papers(programme: Programme) -> Iterator[SampleFile]:
    """Yield a lead's papers: those of the lead alone, and those that may leave the programme."""
    workbook, pooled = BytesIO(), BytesIO()
    write_programme_workbook(programme, workbook)
    figures = pooled_figures_of(programme)
    write_pooled_workbook(figures, pooled)
    yield _paper(DocumentKind.PROGRAMME, build_programme_paper(programme))
    yield SampleFile(
        PurePosixPath(f"{PageKind.PROGRAMME.slug}.html"), programme_page(programme), PageKind.PROGRAMME.title
    )
    yield SampleFile(
        PurePosixPath("programme-workbook.xlsx"), workbook.getvalue(), "Every trust of the programme in each table"
    )
    yield _paper(DocumentKind.POOLED, build_pooled_paper(figures))
    yield SampleFile(PurePosixPath("pooled-workbook.xlsx"), pooled.getvalue(), "The same figures, in tables")


def _paper(kind: DocumentKind, content: bytes) -> SampleFile:
    return SampleFile(PurePosixPath(f"{kind.slug}.docx"), content, kind.title)


def _workbooks(recipes: Sequence[Path], framework: Framework) -> tuple[list[SampleFile], list[SampleFile]]:
    """Return a trust's completed workbooks, and what was prepared for its diagnostic meeting where that is played."""
    workbooks = []
    for recipe, content in played(map(load_recipe, recipes), framework):
        what = f"Completed by: {recipe.answers.get(('ABT-13', 'answer'), 'not said')}"
        workbooks.append(SampleFile(PurePosixPath(recipe.folder, recipe.file), content, what))
    meeting = find_meeting(recipes[0].parent)
    return _play(load_meeting(meeting), workbooks, framework) if meeting else (workbooks, [])


def _play(
    recipe: MeetingRecipe, groups: list[SampleFile], framework: Framework
) -> tuple[list[SampleFile], list[SampleFile]]:
    """Return the workbooks of the groups and the agreed one, and what was prepared for the meeting."""
    prepared, agreed = hold_meeting(recipe, [read_workbook(Path(g.path), [framework], g.content) for g in groups])
    assert prepared.workbook is not None
    workbook = SampleFile(
        PurePosixPath(prepared.workbook_name), prepared.workbook, "The meeting's workbook, as it was prepared"
    )
    return [
        *(group.below(GROUPS_FOLDER) for group in groups),
        SampleFile(PurePosixPath(recipe.file), agreed, "The meeting's workbook, filled in: what was agreed"),
    ], [
        SampleFile(PurePosixPath(prepared.paper_name), prepared.paper, DocumentKind.MEETING.title).below(
            MEETING_FOLDER
        ),
        workbook.below(MEETING_FOLDER),
    ]


def _empty(framework: Framework) -> bytes:
    out = BytesIO()
    created = dt.datetime.combine(SAMPLES_DAY, dt.time(9))
    write_workbook(out, build_layout(framework), workbook_id="000000000000", created=created)
    return out.getvalue()


def _documents(trust: str, files: list[Path], recipes: Sequence[Recipe], framework: Framework) -> Iterator[SampleFile]:
    """Yield what checking a trust's workbooks says, and its documents: those of a round where its workbooks are."""
    outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
    together = check_together([o.assessment for o in outcomes if o.assessment is not None])
    lists = [problem_list(o.assessment.file, o.problems) for o in outcomes if o.assessment is not None]
    report = "\n".join([*lists, *([problem_list("Between files", together)] if together else [])])
    yield SampleFile(PurePosixPath(trust, "checks.txt"), report.encode(), "What checking these workbooks says")
    folders = {str(recipe.answers[_ROUND]): recipe.folder for recipe in recipes}
    of_rounds = [kind for kind in BOARD_DOCUMENTS if kind is not DocumentKind.UPDATE]
    for build in plan_builds(outcomes, of_rounds, only_where_possible=True):
        yield _built(build).below(PurePosixPath(trust, folders[build.review.round]))
    for recipe in recipes:
        for build in _updates(recipe, outcomes):
            yield _built(build).below(PurePosixPath(trust, UPDATES_FOLDER))
    if len(folders) > 1:  # of one trust only, so that the samples stay small
        *_, latest = combine_all(o.assessment for o in outcomes if o.assessment is not None)
        yield SampleFile(
            PurePosixPath(trust, f"{trust}-{PageKind.BOARD.slug}.html"), view(latest), PageKind.BOARD.title
        )


def _updates(recipe: Recipe, outcomes: Sequence[Outcome]) -> Iterator[Build]:
    """Yield the progress updates of a recipe's round, each going on from the one before it."""
    for since, on in pairwise([None, *recipe.updates]):
        assert on is not None
        found = plan_builds(outcomes, [DocumentKind.UPDATE], only_where_possible=True, on=on, since=since)
        yield from (build for build in found if build.review.round == recipe.answers[_ROUND])


def _built(build: Build) -> SampleFile:
    return SampleFile(PurePosixPath(build.name), build.content(templates=None, draft=build.blocked), build.kind.title)
