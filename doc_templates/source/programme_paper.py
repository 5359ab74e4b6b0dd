"""The programme paper: what needs the lead now and who has returned what; the map; then what the trusts come to together."""

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from kit import (
    MADE_WITH,
    PORTRAIT_WIDTH,
    Cell,
    Doc,
    board_heading,
    board_masthead,
    each,
    heading,
    lines,
    new_document,
    otherwise,
    para,
    row,
    set_styles,
    table,
    tight_table,
    tighten,
    when,
)

from matsheets.documents.contexts.programme_map import MAP_SIZE, MAP_TRUST, MOST_HEADINGS
from matsheets.documents.contexts.programme_pairing import PAIRING_COLUMNS
from matsheets.documents.contexts.programme_paper import NEED_COLUMNS, STEP_COLUMNS


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Programme paper", numbered_chapters=False, cover=False)
    set_styles(doc, ("Heading 2", 15, 10, 3), ("Normal", 12, 0, 4), single=True)
    for name in ("Table Text", "Table Heading"):
        style = doc.styles.add_style(f"Map {name}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = doc.styles[f"Compact {name}"], True
        style.font.size = Pt(MAP_SIZE)
    _first_page(doc)
    _map(doc)
    _elements(doc)
    _priorities(doc)
    _updates(doc)
    _support(doc)
    _medium_term(doc)
    _pairing(doc)
    _about(doc)
    return doc


# --- the first page ------------------------------------------------------------------------------------------------


def _first_page(doc: Doc) -> None:
    board_masthead(doc, "As things stood on {{ on }} · {{ framework.title }}", purpose="For the programme lead")
    para(doc, "{{ found }}", "Board Finding")
    with when(doc, "doubts"):
        para(doc, "{{ doubts }}", "Board Text")
    board_heading(doc, "What needs you now")
    with when(doc, "needs"):
        tight_table(
            doc,
            list(zip(("Trust", "What it waits for", "Since"), NEED_COLUMNS.values(), strict=True)),
            [each("n in needs", row("**{{ n.trust }}**", "{{ n.why }}", "{{ n.since }}"))],
            caption="What needs you now",
            description="One row for each trust that waits for something, what waits longest first: the trust, what it "
            "waits for, and since when.",
        )
        with when(doc, "more_needs"):
            para(doc, "{{ more_needs }}", "Board Text", before=3)
    with otherwise(doc):
        para(doc, "Nothing is past its day.", "Board Text")
    board_heading(doc, "Who has returned what")
    tight_table(
        doc,
        list(zip(("Step reached", "Trusts", "Late", "Which"), STEP_COLUMNS.values(), strict=True)),
        [each("s in steps", row("{{ s.step }}", "{{ s.trusts }}", "{{ s.late }}", "{{ s.which }}"))],
        caption="Who has returned what",
        description="One row for each step that trusts stand at, the first step first: how many trusts, how many of them "
        "are past the day of what is due next, and which they are.",
    )
    for name in ("groups", "late"):
        with when(doc, name):
            para(doc, f"{{{{ {name} }}}}", "Board Text", before=3)


# --- the map -------------------------------------------------------------------------------------------------------


def _map(doc: Doc) -> None:
    """Add the map, with a column for each heading; where there are too many trusts or headings, where it stands instead."""
    with when(doc, "map.new_page"):
        heading(doc, "Trusts and {{ words.headings }}", 1, new_page=True)
    with otherwise(doc):
        heading(doc, "Trusts and {{ words.headings }}", 1)
    with when(doc, "map.rows"):
        para(
            doc,
            "Under each {{ words.heading }} stands the weakest rating that a trust has, and below it the strongest where that is another. Trusts "
            "stand by their names.",
        )
        across = PORTRAIT_WIDTH - MAP_TRUST
        for count in range(1, MOST_HEADINGS + 1):
            with when(doc, f"map.columns == {count}"):
                _map_table(doc, count, across / count)
        with when(doc, "map.key"):
            para(doc, "{{ map.key }}.", "Source", before=3)
    with otherwise(doc):
        para(doc, "{{ map.elsewhere }}")
    with when(doc, "map.unrated"):
        para(doc, "{{ map.unrated }}", before=3)


def _map_table(doc: Doc, count: int, width: float) -> None:
    made = table(
        doc,
        [("Trust", MAP_TRUST), *((f"{{{{ map.titles[{n}] }}}}", width) for n in range(count))],
        [each("t in map.rows", row("{{ t.trust }}", *(_range(f"t.cells[{n}]") for n in range(count))))],
        caption="Trusts and {{ words.headings }}",
        description="One row for each trust that has rated itself, by name; under each {{ words.heading }} the weakest and the strongest "
        "rating that it has, in words, and how many {{ words.elements }} have none.",
    )
    for paragraph in (Paragraph(found, made) for found in made._tbl.iter(qn("w:p"))):
        if paragraph.style.name in {"Table Text", "Table Heading"}:
            paragraph.style = f"Map {paragraph.style.name}"
    tighten(made, padding=1, sides=2)


def _range(name: str) -> Cell:
    return lines(
        f"{{{{r {name}.low.mark }}}}",
        f"{{%p if {name}.ranges %}}",
        f"{{{{r {name}.high.mark }}}}",
        "{%p endif %}",
        f"{{%p if {name}.unrated %}}",
        f"{{{{ {name}.unrated }}}} not rated",
        "{%p endif %}",
    )


# --- what they come to together ------------------------------------------------------------------------------------


def _elements(doc: Doc) -> None:
    heading(doc, "Strengths and areas, by {{ words.element }}", 1)
    para(doc, "{{ basis }}", keep_next=True)
    with when(doc, "strengths"):
        para(doc, "**Most common strengths:** {{ strengths }}.")
    with when(doc, "areas"):
        para(doc, "**Most common areas for improvement:** {{ areas }}.")
    with when(doc, "moved"):
        para(doc, "**Since the round before:** {{ moved }}")
    shown = ("{{ e.strong }}", "{{ e.weak }}", "{{ e.not_rated }}")
    names = ("{{ strong_ratings }}", "{{ weak_ratings }}", "Not rated")
    with when(doc, "has_between"):
        _element_table(doc, (names[0], "Neither", *names[1:]), (shown[0], "{{ e.between }}", *shown[1:]))
    with otherwise(doc):
        _element_table(doc, names, shown)


def _element_table(doc: Doc, names: tuple[str, ...], cells: tuple[str, ...]) -> None:
    first = 7.4 if len(names) == 3 else 5.6  # so that the words of the scale are not broken
    width = (PORTRAIT_WIDTH - first) / len(names)
    tight_table(
        doc,
        [("{{ words.Element }}", first), *((name, width) for name in names)],
        [each("e in elements", row("**{{ e.ref }}** {{ e.title }}", *cells))],
        caption="Strengths and areas, by {{ words.element }}",
        description="One row for each {{ words.element }} in the order of the {{ words.framework }}: of the trusts that rated it, how many are "
        "strong and how many are weak in it; and how many did not rate it.",
        padding=1,
    )


def _priorities(doc: Doc) -> None:
    heading(doc, "Priorities of their plans, by {{ words.heading }}", 1)
    with when(doc, "priorities"):
        para(doc, "{{ plans }} {% if plans == 'One trust' %}has{% else %}have{% endif %} a plan.", keep_next=True)
        columns = ("{{ words.Heading }}", "Trusts", "Priorities", "Past their date", "Behind", "Done", "Stopped")
        tight_table(
            doc,
            list(zip(columns, (6.2, 1.6, 2.0, 2.4, 1.6, 1.5, 1.7), strict=True)),
            [
                each(
                    "p in priorities",
                    row(
                        "{{ p.heading }}",
                        *(
                            "{{ p." + name + " }}"
                            for name in ("trusts", "priorities", "overdue", "behind", "done", "stopped")
                        ),
                    ),
                )
            ],
            caption="Priorities of their plans, by {{ words.heading }}",
            description="One row for each {{ words.heading }}: how many trusts have a priority under it, how many priorities there are, and "
            "of those how many are past their date, behind, done or stopped.",
            padding=1,
        )
    with otherwise(doc):
        para(doc, "No trust has a plan so far.")


def _updates(doc: Doc) -> None:
    heading(doc, "Updates that are overdue", 1)
    with when(doc, "updates"):
        para(
            doc,
            "Boards that should hear what became of their plan. Who was told longest ago stands first.",
            keep_next=True,
        )
        tight_table(
            doc,
            [
                ("Trust", 6.0),
                ("Last update", 3.0),
                ("Newest entry in its logs", 3.4),
                ("Priorities past their date", 4.6),
            ],
            [each("u in updates", row("{{ u.trust }}", "{{ u.told }}", "{{ u.logged }}", "{{ u.overdue }}"))],
            caption="Updates that are overdue",
            description="One row for each trust whose board should hear what became of its plan: the day of its last progress "
            "update, that of the newest entry in its logs, and the references of priorities that are past their date.",
            padding=1,
        )
        with when(doc, "more_updates"):
            para(doc, "{{ more_updates }}", before=3)
    with when(doc, "updates_known"):
        para(doc, "{{ updates_known }}")


def _support(doc: Doc) -> None:
    heading(doc, "Support given, against what was agreed", 1)
    with when(doc, "support"):
        para(
            doc,
            "{{ support_in_all }} Trusts that have had more than was agreed come first, then those that have had none of it; the "
            "others stand by name.",
            keep_next=True,
        )
        tight_table(
            doc,
            [("Trust", 8.6), ("Days agreed", 3.2), ("Given", 2.4), ("Left", 2.8)],
            [each("s in support", row("{{ s.trust }}", "{{ s.agreed }}", "{{ s.given }}", "{{ s.left }}"))],
            caption="Support given, against what was agreed",
            description="One row for each trust: the days of support agreed, the days given, and the days left.",
            padding=1,
        )
        with when(doc, "more_support"):
            para(doc, "{{ more_support }}", before=3)
    with otherwise(doc):
        para(doc, "{{ support_in_all }}")


def _medium_term(doc: Doc) -> None:
    heading(doc, "Medium-term priorities", 1)
    with when(doc, "medium_term"):
        tight_table(
            doc,
            [("{{ words.Heading }}", 5.2), ("How many", 2.0), ("One of them", 9.8)],
            [
                each(
                    "m in medium_term",
                    row(
                        "{{ m.heading }}",
                        "{{ m.number }}",
                        "{{ m.trust }} [[({{ m.ref }})]]: {{ m.text }}",
                    ),
                )
            ],
            caption="Medium-term priorities",
            description="One row for each {{ words.heading }}: how many medium-term priorities trusts have under it, and one of them with its "
            "trust and reference.",
            padding=1,
        )
    with otherwise(doc):
        para(doc, "No trust has named a medium-term priority so far.")


def _pairing(doc: Doc) -> None:
    """Add who could help whom: a list to talk about, with each one's reasons in the order in which they count."""
    heading(doc, "Who could help whom", 1)
    with when(doc, "seekers"):
        para(
            doc,
            "**A list to talk about: it assigns nobody.** {{ seekers_in_all }} Each could be helped by trusts that rate themselves strong, "
            "on named evidence, in at least half of the {{ words.elements }} where it rates itself weak; each has its days once. Agreed strengths "
            "count first, then others, one region, no pair so far, and days free.",
            keep_next=True,
        )
        tight_table(
            doc,
            list(zip(("Looks for help", "Could help, best reasons first"), PAIRING_COLUMNS.values(), strict=True)),
            [
                each(
                    "s in seekers",
                    row(
                        lines("**{{ s.trust }}**", ("{{ s.asked }}", "Table Source")),
                        lines(
                            "{%p for m in s.matches %}",
                            "{{ m.place }}. **{{ m.trust }}:** {{ m.why }}",
                            "{%p endfor %}",
                            "{%p if s.nobody %}",
                            "{{ s.nobody }}",
                            "{%p endif %}",
                        ),
                    ),
                )
            ],
            caption="Who could help whom",
            description="One row for each trust that looks for help: the trusts that could give it, those with the best reasons "
            "first, each with its reasons.",
            padding=1,
        )
        with when(doc, "more_seekers"):
            para(doc, "{{ more_seekers }}", before=3)
        with when(doc, "no_days_left"):
            para(doc, "{{ no_days_left }}", before=3)
        with when(doc, "not_read"):
            para(doc, "{{ not_read }}", before=3)
        para(
            doc,
            "Regions stand at ABT-04, days offered at ABT-21, who helps whom at ABT-09 and PAR-01 of their workbooks. "
            "All reasons with their references stand in the tab Pairing of the workbook.",
            "Source",
        )
    with otherwise(doc):
        para(doc, "No trust looks for help from another.")


def _about(doc: Doc) -> None:
    heading(doc, "About this paper", 1)
    para(
        doc,
        "It counts trusts, and ranks none: there is no total of a trust and no order by rating in it. Of each trust the latest round in "
        "which a view was given counts. Every row with its references and files stands in the programme's workbook. "
        "{{ notes | join(' ') }}",
    )
    para(doc, "{{ framework.title }}, {{ framework.edition }}. " + MADE_WITH, "Source")
