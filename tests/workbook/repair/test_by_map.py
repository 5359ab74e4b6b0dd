"""From one framework to another by a map: answers go to what is the same, and nothing that was typed is lost."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.errors import FrameworkError
from matsheets.frameworks.map_files import open_map
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import FrameworkEdition, FrameworkMap, MapLink, OpenMap
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.editions import ChangeKind, moved_refs, refuse_other_framework
from matsheets.workbook.repair.repair import Repaired
from tests.books import repair
from tests.conftest import WriteWorkbook
from tests.documents.builders import map_of

CREATED = dt.datetime(2026, 11, 30)
SAMPLES = find_recipes(Path(__file__).parents[3] / "samples")


def called(name: str) -> Framework:
    """The shipped framework of an id."""
    return next(each for each in shipped_frameworks() if each.id == name)


MAT, QUALITY, CODE = map(
    called, ("mat-assurance-framework", "trust-quality-descriptions", "academy-trust-governance-code")
)


def between(source: Framework, target: Framework, **same: str) -> OpenMap:
    """A map by which some elements are the same, by their Refs with an underscore."""
    links = tuple(MapLink(one.replace("_", "-"), other, same=True) for one, other in same.items())
    ends = FrameworkEdition.of(source), FrameworkEdition.of(target)
    return OpenMap(FrameworkMap("ours", "Ours", "1", "Us.", "Us.", *ends, links), source, target)


def brought(path: Path, by: OpenMap, to: Framework | None = None) -> tuple[Repaired, dict[tuple[str, str], str]]:
    """What a workbook becomes by a map, and its answers as they are read back."""
    made = repair(path, shipped_frameworks(), created=CREATED, to=to, by=by)
    read = read_workbook(path.with_name("new.xlsx"), content=made.content)
    assert read.framework == (to or by.on(MAT).target)
    return made, {(answer.ref, answer.column): answer.text for answer in read.answers}


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Every text of a full workbook stands in the new one, or is listed; none is in both, and none is there that was not."""
    recipe = next(load_recipe(path) for path in SAMPLES if path.stem == "final-agreed")
    path = tmp_path / recipe.file
    path.write_bytes(replay(recipe, MAT))
    made, after = brought(path, open_map("trust-quality-mat", shipped_frameworks()))
    before = Counter(" ".join(answer.text.split()) for answer in read_workbook(path).answers)
    told = Counter(" ".join(left.says.split()) for left in made.not_placed)
    kept = Counter(" ".join(text.split()) for text in after.values())
    renamed = {
        "WRK-01 Recruiting, promoting and keeping staff": "PEO-02 Recruiting, developing and retaining talent",
        "LDR-02 Who decides what": "GOV-01 Clarity of trust structures",
        "Agreed at the trust quality meeting": "Agreed at the diagnostic meeting",
    }
    for new, old in renamed.items():
        kept[old] += kept.pop(new, 0)
    assert sum(before.values()) > 150
    assert kept + told == before
    assert made.placed == len(after)


def test_a_rating_of_another_scale_is_listed(written: WriteWorkbook) -> None:
    """The reason goes with its element; a rating that the other scale has not is listed with its word, and nothing is rated."""
    path = written({("GOV-01", "rating"): "Amber-red", ("GOV-01", "rationale"): "Roles overlap."})
    target = CODE.elements[0].ref
    made, after = brought(path, between(MAT, CODE, GOV_01=target))
    assert after[target, "rationale"] == "Roles overlap."
    assert (target, "rating") not in after
    (left,) = made.not_placed
    assert (left.says, "has no such rating" in left.why) == ("Amber-red", True)


def test_what_is_only_near_says_what_it_bears_on(written: WriteWorkbook) -> None:
    """An answer to an element that is the same as none is listed with where its words may be of use."""
    path = written({("VIS-02", "rationale"): "Each head wrote a page."})
    made, after = brought(path, open_map("trust-quality-mat", shipped_frameworks()))
    (left,) = made.not_placed
    assert after == {}
    assert left.why.startswith('By the map, nothing in "Trust quality descriptions" is the same. It bears on EDU-01 ')


def test_either_way(written: WriteWorkbook) -> None:
    """A map is good for both ways, and the changes name what is the same."""
    path = written({("GOV-01", "rationale"): "Roles overlap."})
    made, after = brought(path, between(QUALITY, MAT, LDR_02="GOV-01"))
    assert after == {("LDR-02", "rationale"): "Roles overlap."}
    (same,) = [change for change in made.changes if change.kind is ChangeKind.SAME]
    assert str(same) == "The same: LDR-02 Who decides what (was GOV-01 Clarity of trust structures)"


@pytest.mark.parametrize(
    ("by", "to", "said"),
    [
        (map_of(MAT), None, "does not go from"),
        (between(MAT, QUALITY, GOV_01="LDR-02"), CODE, "does not go from"),
        (between(MAT, QUALITY), None, "says of none of the elements"),
    ],
)
def test_a_map_that_leads_nowhere_is_refused(
    written: WriteWorkbook, by: OpenMap, to: Framework | None, said: str
) -> None:
    """One to a list of matters, one to another framework than is asked for, one in which nothing is the same."""
    path = written({("GOV-01", "rationale"): "Roles overlap."})
    with pytest.raises(FrameworkError, match=said):
        repair(path, shipped_frameworks(), created=CREATED, to=to, by=by)


def test_elements_that_only_keep_our_ids_are_not_ours() -> None:
    """A framework typed over ours with the ids left takes none of our answers; one that kept a title of ours takes that one's."""
    source = shipped_frameworks()[0]
    first, *rest = source.headings
    typed = [
        heading._replace(
            elements=tuple(
                e._replace(
                    title=f"Lunch {e.ref}", questions=f"Which {e.ref}?", descriptors=(f"No {e.ref}", f"Yes {e.ref}")
                )
                for e in heading.elements
            )
        )
        for heading in (first, *rest)
    ]
    other = replace(source, id="lunch", headings=tuple(typed))
    with pytest.raises(FrameworkError, match="has none of the elements"):
        refuse_other_framework(source, other)
    own = first.elements[0]
    kept = typed[0]._replace(elements=(typed[0].elements[0]._replace(title=own.title), *typed[0].elements[1:]))
    moved = moved_refs(source, replace(other, headings=(kept, *typed[1:])))
    assert [ref for ref in moved if moved[ref] and ref in {e.ref for e in source.elements}] == [own.ref]
