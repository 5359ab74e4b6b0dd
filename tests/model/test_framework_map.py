"""A map between two frameworks, or from one to a list of matters: both sides of it, and what is said of a broken one."""

import re
import textwrap
from dataclasses import replace

import pytest

from matsheets.errors import FrameworkError
from matsheets.frameworks.map_files import open_map
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map_file import load_map, shipped_maps, shipped_matters
from matsheets.model.framework_map_yaml import map_yaml


@pytest.fixture(scope="module")
def frameworks():
    """The frameworks that come with matsheets."""
    return shipped_frameworks()


@pytest.fixture
def write(tmp_path):
    """Write a map's file: the start of one from the shipped framework, then lines."""

    def write(lines: str):
        start = (
            "id: ours\ntitle: Ours\nedition: '1'\nsource: Us.\nwording: Ours.\n"
            "from:\n  framework: mat-assurance-framework\n"
            '  edition: "Six headings, fourteen elements; matsheets wording 2.0"\n'
        )
        path = tmp_path / "ours.yaml"
        path.write_text(start + textwrap.dedent(lines))
        return path

    return write


def faults(path, frameworks) -> list[str]:
    """Return what is said of a map's file, without its folder."""
    with pytest.raises(FrameworkError) as refused:
        load_map(path, frameworks)
    return re.findall(r"ours\.yaml:.*", str(refused.value))


# --- what is shipped -----------------------------------------------------------------------------------------------


def test_matters_of_section_57():
    """The five matters of the Act, in its order, and that it is not in force in full."""
    found = shipped_matters()["cwsa-2026-section-57"]
    assert [m.title for m in found.matters] == [
        "Quality of education", "Governance and executive leadership", "Wellbeing", "Improving academies", "Resources",
    ]  # fmt: skip
    assert "not in force in full" in found.source


def test_shipped_maps_open(frameworks):
    """Every shipped map is of frameworks that are shipped, and goes by the name of its file."""
    assert {name: open_map(name, frameworks).map.id for name in shipped_maps()} == {
        name: name for name in shipped_maps()
    }


def test_shipped_maps_are_written_in_the_one_form(frameworks):
    """A map's file differs from another only where the maps do; to rewrite one: matsheets framework map ID -o FILE."""
    for name, path in shipped_maps().items():
        assert map_yaml(open_map(name, frameworks).map) == path.read_text(encoding="utf-8"), name


# --- both sides ----------------------------------------------------------------------------------------------------

TO_MATTERS = """\
    matters:
      - {id: money, title: Money}
      - {id: people, title: People, about: Who does what.}
      - {id: place, title: Place}
    links:
      - {element: GOV-02, bears_on: people, why: Roles are looked at again.}
      - {element: VIS-01, bears_on: People}
      - {element: Clarity of purpose, bears_on: money}
"""


def test_both_sides(write, frameworks):
    """What bears on a matter stands in the framework's order, and what an element bears on in that of the matters."""
    found = load_map(write(TO_MATTERS), frameworks)
    money, people, place = found.subjects
    assert [(side.ref, link.why) for side, link in found.bearing_on(people)] == [
        ("VIS-01", ""), ("GOV-02", "Roles are looked at again."),
    ]  # fmt: skip
    assert [side.title for side, _ in found.borne_on_by(found.elements[0])] == ["Money", "People"]
    assert found.bare_subjects == (place,)
    assert [side.ref for side in found.idle_elements if side.ref.startswith(("VIS", "GOV"))] == [
        "VIS-02", "VIS-03", "GOV-01",
    ]  # fmt: skip
    assert (money.name, found.elements[0].name) == ("Money", "VIS-01 Clarity of purpose")


@pytest.mark.parametrize("lines", ["TO_MATTERS", "TO_FORMER"])
def test_written_and_read_back(write, frameworks, lines, tmp_path):
    """What is written reads back as the same map, whether it goes to matters of its own or to another framework."""
    found = load_map(write(globals()[lines]), frameworks)
    path = tmp_path / "again.yaml"
    path.write_text(map_yaml(found.map), encoding="utf-8")
    assert load_map(path, frameworks) == found


def test_digest_is_of_what_it_says(write, frameworks):
    """The order of the links is nothing that a map says; a link is."""
    first = load_map(write(TO_MATTERS), frameworks).map.digest
    *start, one, two, three = TO_MATTERS.splitlines()
    assert load_map(write("\n".join([*start, three, one, two])), frameworks).map.digest == first
    assert load_map(write("\n".join([*start, one, two])), frameworks).map.digest != first


TO_FORMER = """\
    to:
      framework: mat-assurance-framework
      edition: "Six headings, fourteen elements; matsheets wording 1.0"
    links:
      - {element: VIS-02, bears_on: VIS-01, same: yes}
      - {element: VIS-03, bears_on: VIS-01}
"""


def test_read_from_the_other_side(write, frameworks):
    """A map between frameworks is read from either side; what is the same stays so."""
    found = load_map(write(TO_FORMER), frameworks).reversed()
    assert "wording 1.0" in found.origin.edition
    assert [(side.ref, link.same) for side, link in found.borne_on_by(found.elements[0])] == [
        ("VIS-02", True), ("VIS-03", False),
    ]  # fmt: skip


def test_other_edition(write, frameworks):
    """A workbook on another edition is mapped by the ids of its elements; one on another framework is not mapped at all."""
    found = load_map(write(TO_MATTERS), frameworks)
    heading, *others = found.origin.headings
    renumbered = tuple(e._replace(ref=f"VIS-{n:02d}") for n, e in enumerate(heading.elements, start=2))
    later = replace(found.origin, edition="3", headings=(heading._replace(elements=renumbered), *others[:-1]))
    on_later = found.on(later)
    assert on_later is not None
    assert [(link.element, link.bears_on) for link in on_later.map.links] == [("VIS-02", "people"), ("VIS-02", "money")]
    assert found.on(replace(later, id="another")) is None


# --- what is wrong -------------------------------------------------------------------------------------------------


def test_every_fault_of_the_links_at_once(write, frameworks):
    """Each link's fault stands at its line with what to do; near Refs and matters are suggested."""
    found = faults(
        write("""\
            matters: cwsa-2026-section-57
            links:
              - {element: GOV-1, bears_on: resources}
              - {element: GOV-01, bears_on: resource}
              - {element: VIS-01, bears_on: wellbeing, same: true}
              - {element: VIS-02, bears_on: wellbeing, same: perhaps}
              - {element: VIS-03, bears_on: wellbeing}
              - {element: VIS-03, bears_on: wellbeing}
              - {element: VIS-03}
        """),
        frameworks,
    )
    assert [int(line.split(":")[1]) for line in found] == [11, 12, 13, 14, 16, 17]
    said = (
        "Did you mean GOV-01",
        "Did you mean Resources?",
        "A matter is no element",
        '"perhaps"',
        "twice",
        "bears_on",
    )
    assert [part for part, line in zip(said, found, strict=True) if part not in line] == []


def test_one_element_is_the_same_as_one(write, frameworks):
    """Answers to one element cannot go to two, nor those to two go to one."""
    found = faults(
        write(TO_FORMER + "      - {element: VIS-02, bears_on: VIS-02, same: yes}\n"
              "      - {element: CUR-01, bears_on: VIS-02, same: yes}\n"), frameworks,
    )  # fmt: skip
    assert ['"VIS-02"' in line for line in found] == [True, True]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("to: {framework: mat-assurance-framwork, edition: x}", "Did you mean mat-assurance-framework?"),
        ("to: {framework: mat-assurance-framework, edition: x}", "matsheets wording 1.0"),
        ("matters: cwsa-2026", "There is no list of matters"),
        ("", 'neither "to" nor "matters"'),
        ("matters: cwsa-2026-section-57\nto: {framework: a, edition: b}", 'both "to" and "matters"'),
    ],
)
def test_what_it_goes_to(write, frameworks, lines, said):
    """A framework or list that is not to be had is named, with those that are near, and what to do."""
    (found,) = faults(write(f"{lines}\nlinks:\n  - {{element: VIS-01, bears_on: anything}}\n"), frameworks)
    assert said in found
