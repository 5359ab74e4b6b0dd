"""Frameworks with words, scales and descriptors of their own, of which no word is one of the shipped frameworks'.

The small one describes every rating, the large one the strongest alone. Both are files first, as people write them.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from matsheets.model.framework import Framework
from matsheets.model.framework_file import load_framework

#: What stands in a framework's file.
Content = dict[str, Any]

#: The scale of the small framework: label, meaning, short form, fill and text, and how a claim begins that it describes.
_STAGES = (
    ("Seed", "hardly begun", "Se", "5B2A86", "FFFFFF", "In none of the schools"),
    ("Shoot", "begun here and there", "Sh", "7A55A3", "FFFFFF", "In one or two of the schools"),
    ("Leaf", "at work in half of the schools", "Le", "D9CCE8", "000000", "In about half of the schools"),
    ("Bud", "at work in most schools", "Bu", "A9CBE8", "000000", "In most of the schools"),
    ("Bloom", "at work everywhere", "Bl", "1F4E79", "FFFFFF", "In every school"),
)
#: Its pillars with their themes; of each theme two claims: what to ask, and what is so in some of the schools.
_PILLARS = (
    ("SNG", "Singing", "Whether children sing well, and often.", (
        ("Singing every week", "Weekly", (
            ("How many classes sang this week, and who led them?", "every class sings together once a week, led by an adult who enjoys it."),
            ("Which songs does a ten-year-old know by heart?", "children know a dozen songs by heart by the time they are ten."),
        )),
        ("Choirs", "Choirs", (
            ("Who may join a choir, and who is turned away?", "there is a choir that any child may join, without an audition or a fee."),
            ("Where did the choir last sing, and who came?", "the choir sings in public twice a year, in places where families can come."),
        )),
    )),
    ("PLY", "Playing", "Whether children learn an instrument, and keep at it.", (
        ("First instruments", "First", (
            ("What does it cost a family to begin?", "a child can borrow an instrument for a year and pay nothing for it."),
            ("Who gave up this year, and why?", "a visiting player knows by name the children who gave up, and asks them back."),
        )),
        ("Bands and ensembles", "Bands", (
            ("How soon does a beginner play with others?", "beginners play with others in their first term, in pieces written for them."),
            ("Where do players from small schools rehearse?", "players from small sites rehearse with neighbours, and a bus takes them there."),
        )),
    )),
    ("ROM", "Room and time", "Whether there is a place for music, and hours for it.", (
        ("A place to play", "Place", (
            ("Where can four players rehearse at lunchtime?", "there is a quiet room with chairs and stands that is free every lunchtime."),
            ("Who mends what is broken?", "broken instruments go to a named repairer and are back within a month."),
        )),
        ("Hours in the week", "Hours", (
            ("Which lessons are lost to rehearsals?", "the timetable keeps an hour a week for music, which nothing else may take."),
            ("What happens in the last weeks of summer?", "music goes on to the last day of the summer term, tests or no tests."),
        )),
    )),
)  # fmt: skip


def _words(**pairs: tuple[str, str]) -> Content:
    return {key: {"one": one, "many": many} for key, (one, many) in pairs.items()}


def _slug(text: str) -> str:
    return text.lower().replace(" ", "-")


def music_standard() -> Content:
    """Return the file of the small one: three pillars of two themes, five ratings, a descriptor for each of them."""
    stages = {label: begin for label, *_, begin in _STAGES}
    keys = {"Seed": "weak", "Shoot": "shoot", "Leaf": "leaf", "Bud": "bud", "Bloom": "strong"}
    return {
        "id": "music-standard",
        "title": "Music standard",
        "edition": "Spring 2026",
        "source": "Written by three music services for their schools.",
        "wording": "The wording is the services' own.",
        "words": _words(
            heading=("pillar", "pillars"),
            element=("theme", "themes"),
            framework=("standard", "standards"),
            summary=("peer review", "peer reviews"),
            evidence=("peer review evidence", "peer review evidence"),
            meeting=("listening day", "listening days"),
        ),
        "descriptors": "each",
        "scale": [
            {"id": label.lower(), "label": label, "meaning": meaning, "short": short, "fill": fill, "text": text}
            for label, meaning, short, fill, text, _ in _STAGES
        ],
        "weak_to": "shoot",
        "strong_from": "bud",
        "headings": [
            {
                "id": _slug(title),
                "ref": ref,
                "title": title,
                "tab": f"{number} {title}",
                "about": f"{about} Ask the children first.",
                "elements": [
                    {
                        "id": _slug(theme),
                        "ref": f"{ref}-{at:02d}",
                        "title": theme,
                        "short": short,
                        "claims": [
                            {"question": question}
                            | {keys[label]: f"{begin} {claim}" for label, begin in stages.items()}
                            for question, claim in claims
                        ],
                    }
                    for at, (theme, short, claims) in enumerate(themes, start=1)
                ],
            }
            for number, (ref, title, about, themes) in enumerate(_PILLARS, start=1)
        ],
    }


#: What the domains of the large one are about, and the outcomes that each has.
_SERVICES = ("Buses", "Kitchens", "Gardens", "Libraries", "Nurseries", "Courts", "Boilers", "Roofs", "Theatres",
             "Workshops", "Yards", "Bicycles")  # fmt: skip
_OUTCOMES = (
    ("are open when families want them", "opening hours"),
    ("are safe, and known to be", "safety"),
    ("cost what they should", "costs"),
    ("are kept in repair", "repair"),
    ("are missed where they close", "use"),
)


def services_charter() -> Content:
    """Return the file of the large one: twelve domains of five outcomes, four ratings, the strongest alone described."""
    scale = (
        ("Absent", "nobody sees to it", "Ab", "3B3B3B", "FFFFFF"),
        ("Patchy", "somebody sees to it now and then", "Pa", "D0D0D0", "000000"),
        ("Steady", "it is seen to", "St", "C7DDF2", "000000"),
        ("Exemplary", "others come to look", "Ex", "123B63", "FFFFFF"),
    )
    refs = ("BUS", "KIT", "GAR", "LIB", "NUR", "COU", "BOI", "ROO", "THE", "WOR", "YAR", "BIC")
    return {
        "id": "services-charter",
        "title": "Services charter",
        "edition": "Second printing",
        "source": "Written by a county's estates officers.",
        "wording": "The wording is the officers' own.",
        "words": _words(
            heading=("domain", "domains"),
            element=("outcome", "outcomes"),
            framework=("charter", "charters"),
            summary=("self-review", "self-reviews"),
            evidence=("self-review evidence", "self-review evidence"),
            meeting=("settling day", "settling days"),
        ),
        "descriptors": "strongest",
        "scale": [dict(zip(("label", "meaning", "short", "fill", "text"), r, strict=True), id=r[0].lower()) for r in scale],
        "weak_to": "patchy",
        "strong_from": "steady",
        "headings": [
            {
                "id": _slug(service),
                "ref": ref,
                "title": service,
                "tab": f"{number} {service}",
                "about": f"What the county's {service.lower()} do for children and their families.",
                "elements": [
                    {
                        "id": f"{_slug(service)}-{at}",
                        "ref": f"{ref}-{at:02d}",
                        "title": f"{service} {outcome}",
                        "short": f"{service}: {short}",
                        "claims": [
                            {
                                "question": f"Who last asked whether {service.lower()} {outcome}, and what was the answer?",
                                "strong": f"Families are asked every year whether {service.lower()} {outcome}, and most say yes.",
                            },
                            {
                                "question": f"What was changed last year because of {service.lower()} and their {short}?",
                                "strong": f"One officer answers for the {short} of {service.lower()}, and can name last year's change.",
                            },
                        ],
                    }
                    for at, (outcome, short) in enumerate(_OUTCOMES, start=1)
                ],
            }
            for number, (ref, service) in enumerate(zip(refs, _SERVICES, strict=True), start=1)
        ],
    }  # fmt: skip


def write_framework(path: Path, content: Content) -> Path:
    """Write a framework's file, and return its path."""
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))
    return path


def framework_of(content: Content) -> Framework:
    """Return the framework that a file with this content has."""
    with TemporaryDirectory() as folder:
        return load_framework(write_framework(Path(folder) / "framework.yaml", content))


@cache
def music() -> Framework:
    """The small framework."""
    return framework_of(music_standard())


@cache
def services() -> Framework:
    """The large framework."""
    return framework_of(services_charter())


def with_words(content: Content, **pairs: tuple[str, str]) -> Content:
    """Return the content of a framework with some of its words changed; ``heading=("area", "areas")``."""
    changed = copy.deepcopy(content)
    changed["words"] = changed.get("words", {}) | _words(**pairs)
    return changed
