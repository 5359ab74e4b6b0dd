"""The diagnostic summary: a board's paper whose first page stands alone, and behind it what that page rests on."""

from contextlib import AbstractContextManager, nullcontext
from itertools import product

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from kit import (
    FOR_THE_BOARD,
    MADE_WITH,
    PORTRAIT_WIDTH,
    Cell,
    Doc,
    board_heading,
    board_masthead,
    compact_table,
    contents,
    each,
    heading,
    label,
    lines,
    loop,
    missing,
    new_document,
    other_edition,
    otherwise,
    para,
    rating,
    row,
    table,
    tight_table,
    when,
)

from matsheets.documents.contexts.board_changes import COLUMNS as CHANGE_COLUMNS
from matsheets.documents.contexts.heat_strip import COUNTED_HEADING_WIDTH, HEADING_WIDTH, MOST_COLUMNS
from matsheets.documents.contexts.list_room import (
    COUNTED_COLUMNS,
    GROUP_COLUMNS,
    JOURNEY_COLUMNS,
    NAMED_IN_FULL,
    element_widths,
    movement_widths,
)
from matsheets.documents.contexts.movement_track import BOTH, FIRST_STOP, NONE, NOW, STOP, STOPS, THEN

_STRIP_TITLE = ("{{ h.title }}", "Strip Label")


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="{{ words.Summary }}", cover=False)
    doc.styles["Heading 2"].paragraph_format.space_before = Pt(17)
    _first_page(doc)
    _opening(doc)
    _elements(doc)
    _movement(doc)
    _journey(doc)
    _strengths(doc)
    _areas(doc)
    _explained(doc)
    _differences(doc)
    _beyond(doc)
    _missing(doc)
    _next_steps(doc)
    _people(doc)
    return doc


# --- the first page ------------------------------------------------------------------------------------------------


def _first_page(doc: Doc) -> None:
    board_masthead(
        doc,
        "{{ first_page.standing }}{% if first_page.presenter %} · Presented by {{ first_page.presenter }}{% endif %}"
        "{% if first_page.handling %} · Handling of these papers: **{{ first_page.handling }}**{% endif %}",
        purpose=FOR_THE_BOARD,
    )
    with when(doc, "draft"):
        banner = para(doc, "DRAFT. Not for decision: what is missing or needs attention stands overleaf.", "Draft")
        banner.paragraph_format.space_after = Pt(6)
    para(doc, "{{ first_page.found }}", "Board Finding")
    with when(doc, "first_page.moved"):
        para(doc, "{{ first_page.moved }}", "Board Text")
    _strip(doc)
    board_heading(doc, "{% if meeting.agreed %}The board is asked to{% else %}Those who meet are asked to{% endif %}")
    with loop(doc, "r in first_page.requests"):
        para(doc, "{{ r }}", "Board Number")
    _changes(doc)
    _block(
        doc,
        "{% if explanation %}{{ strengths_title }}{% else %}Strengths to keep{% endif %}",
        "{{ first_page.strengths }}",
    )
    _block(
        doc,
        "Where views differ{% if meeting.agreed %}ed{% if differences and not first_page.run_in %}, and how it was settled{% endif %}{% endif %}",
        "{% if d.name %}**{{ d.name }}:** {% endif %}{{ d.text }}",
        each_of="d in first_page.differences",
    )
    with when(doc, "first_page.more_differences"):
        para(doc, "{{ first_page.more_differences }} more under “Where groups differ”.", "Board Text")
    with when(doc, "first_page.dates"):
        dates = "{% for d in first_page.dates %}{% if d.day %}**{{ d.day }}** {% endif %}{{ d.what }}{% if not loop.last %} · {% endif %}{% endfor %}"
        _block(doc, "When the board looks again", dates)
    para(
        doc,
        "No overall score is given. The {{ words.framework }} is voluntary, and this review is no part of regulation or inspection.",
        "Source",
        before=5,
    )


def _block(doc: Doc, title: str, text: str, *, each_of: str = "") -> None:
    """Add a block of the first page: its heading above its text, or for want of room before it on the same line.

    Args:
        doc: the template.
        title: of the block.
        text: what stands in it.
        each_of: a clause for each of which the text stands once; on the line of the heading there is one.
    """

    def of_all() -> AbstractContextManager[None]:
        return loop(doc, each_of) if each_of else nullcontext()

    with when(doc, "first_page.run_in"), of_all():
        para(doc, f"**{title}.** {text}", "Board Text", before=6)
    with otherwise(doc):
        board_heading(doc, title)
        with of_all():
            para(doc, text, "Board Text")


def _strip(doc: Doc) -> None:
    with when(doc, "first_page.strip.columns"):
        para(
            doc,
            "Each cell is {{ words.a_element }} with its rating{% if first_page.moved %} and how that moved"
            "{% endif %}. A bar marks an area for improvement.",
            "Strip Heading",
        )
    for count in range(1, MOST_COLUMNS + 1):
        with when(doc, f"first_page.strip.columns == {count}"):
            width = (PORTRAIT_WIDTH - HEADING_WIDTH) / count
            table(
                doc,
                [("{{ words.Heading }}", HEADING_WIDTH), *((title, width) for title in _strip_titles(count))],
                [each("h in first_page.strip.rows", row(_STRIP_TITLE, *map(_strip_cell, range(count))))],
                caption="Heat strip of all {{ words.elements }}",
                description="One row for each {{ words.heading }}, with each of its {{ words.elements }} by its short name and the rating that "
                "stands, in words on the rating's colour.",
                style="Strip Table",
            )
    with when(doc, "first_page.strip.columns == 0"):
        made = table(
            doc,
            [
                ("{{ words.Heading }}", COUNTED_HEADING_WIDTH),
                ("How many {{ words.elements }} stand at each rating", PORTRAIT_WIDTH - COUNTED_HEADING_WIDTH),
            ],
            [each("h in first_page.strip.rows", row(_STRIP_TITLE, "{{ h.counts }}"))],
            caption="Ratings by {{ words.heading }}",
            description="One row for each {{ words.heading }}: how many of its {{ words.elements }} stand at each rating, in the order of the scale.",
            style="Strip Table",
        )
        for paragraph in (p for line in made.rows[1:] for p in line.cells[1].paragraphs):
            paragraph.style = "Strip On Light"


def _strip_titles(count: int) -> list[str]:
    """Return the titles of the columns of elements: with numbers, or one word would stand there several times."""
    return [f"{{{{ words.Element }}}} {n + 1}" for n in range(count)] if count > 1 else ["{{ words.Element }}"]


def _strip_cell(number: int) -> Cell:
    cell = f"h.cells[{number}]"
    return rating(cell, word=f"{{{{ {cell}.before }}}}__{{{{ {cell}.label }}}}__{{{{ {cell}.after }}}}", style="Strip")


def _changes(doc: Doc) -> None:
    with when(doc, "first_page.changes"):
        board_heading(
            doc, "{% if first_page.changes_are_weak %}What must change first{% else %}What the plan works on{% endif %}"
        )
        tight_table(
            doc,
            list(
                zip(
                    ("{{ words.Element }}", "What will be different", "Who answers", "By"),
                    CHANGE_COLUMNS.values(),
                    strict=True,
                )
            ),
            [
                each(
                    "c in first_page.changes",
                    row(
                        lines(
                            "__{{ c.ref }}__ {{ c.short }}",
                            "{%p if c.rating.label %}",
                            "{{r c.rating.mark }}",
                            "{%p endif %}",
                        ),
                        "{{ c.what }}",
                        "{{ c.lead }}",
                        "{{ c.due }}",
                    ),
                )
            ],
            caption="What must change first",
            description="One row for each {{ words.element }}, in the order of the scale: its reference, short name and rating, what will be "
            "different with the priority's reference, who answers for it, and by when.",
        )
        with when(doc, "first_page.more_changes"):
            para(doc, "{{ first_page.more_changes }}", "Board Text")


# --- what it rests on ----------------------------------------------------------------------------------------------


def _opening(doc: Doc) -> None:
    contents(doc, new_page=True)
    missing(doc, "What is missing from this draft")


def _elements(doc: Doc) -> None:
    heading(doc, "Every {{ words.element }}", 1)
    para(
        doc,
        "{% for r in scale %}{{ r.label }}: {{ r.meaning | lower }}. {% endfor %}A bar before a rating marks an area for improvement. "
        "{% if groups | length > 1 and with_patterns %}The pattern says how the groups' own ratings compare. Next to each other: one step "
        "apart. One apart: without that one, all others are within one step. Two camps: two sets, each within one step, with two "
        "or more steps between them. Spread out: none of these. {% if explanation %}{{ explanation }} is no step: it is apart from all "
        "other ratings. {% endif %}{% endif %}"
        "{% if stands == 'Middle' %}The middle is that of the groups' own ratings: of an even number, the lower of the two"
        "{% if explanation %}; where some say {{ explanation }} and others not, nothing is settled{% endif %}. {% endif %}“Not rated” is a group's answer, “Not recorded” a blank. Reasons are in brief: what ends in … goes on in the row of its "
        "reference, and everyone's own words are in the {{ words.evidence }}.",
    )
    with when(doc, "not groups"):
        _elements_table(doc, groups=0)
    with when(doc, "groups | length == 1 and meeting.agreed"):
        _elements_table(doc, groups=1)
    with when(doc, "groups | length == 1 and not meeting.agreed"):
        _elements_table(doc, groups=1, stands=False)
    for count in range(2, GROUP_COLUMNS):
        with when(doc, f"groups | length > 1 and group_columns == {count} and with_patterns"):
            _elements_table(doc, groups=count)
        with when(doc, f"groups | length > 1 and group_columns == {count} and not with_patterns"):
            _elements_table(doc, groups=count, patterns=False)
    with when(doc, f"groups | length > 1 and group_columns == {GROUP_COLUMNS}"):
        _elements_table(doc, groups=GROUP_COLUMNS)
    with when(doc, f"groups | length > {GROUP_COLUMNS}"):
        _counted_table(doc)


def _name(*, title: bool) -> object:
    name = "{{ e.title }}" if title else "{{ e.short }}"
    return lines("{%p if loop.first %}", ("{{ h.title }}", "Table Group"), "{%p endif %}", "{{ e.ref }} " + name)


def _elements_table(doc: Doc, *, groups: int, stands: bool = True, patterns: bool = True) -> None:
    """Add the table of elements with a column for each of so many groups; of one group alone, ``stands`` would be its own."""
    # Where there is no room for a column of patterns, each stands below its element's name.
    below = groups == GROUP_COLUMNS
    named, width, pattern = element_widths(groups, stands=stands, patterns=patterns)
    columns = [("{{ words.Element }}", named), *[("{{ stands }}", width)] * stands]
    columns += [("{{ groups[" + str(n) + "] }}", width) for n in range(groups)]
    columns += [("Pattern", pattern)] if pattern else []
    name = _name(title=True) if groups <= NAMED_IN_FULL else lines("{{ e.ref }} {{ e.short }}")
    if below:
        name = lines(
            *name.paragraphs, "{%p if with_patterns %}", ("{{ e.pattern.brief }}", "Table Source"), "{%p endif %}"
        )
    cells = [
        name,
        *[rating("e.rating", word="{{ e.standing }}")] * stands,
        *(rating(f"e.group_ratings[{n}]") for n in range(groups)),
    ]
    cells += ["{{ e.pattern.brief }}"] if pattern else []

    def either(with_them: str, without: str) -> str:
        """Return what is said with and without patterns: both where one table serves for both."""
        chosen = with_them if patterns else without
        return f"{{% if with_patterns %}}{with_them}{{% else %}}{without}{{% endif %}}" if below else chosen

    tight_table(
        doc,
        columns,
        [each("h in headings", each("e in h.elements", row(*cells)))],
        caption="Every {{ words.element }} and its rating"
        if groups < 2
        else "Every {{ words.element }}: what stands, "
        + either("each group's own rating, and the pattern", "and each group's own rating"),
        description="One row for each {{ words.element }} in the order of the {{ words.framework }}: its reference and "
        + (
            "title, and its rating."
            if groups < 2
            else "name, the rating that stands, the rating that each group gave by itself"
            + either(", and the pattern of those ratings.", ".")
        ),
        sides=2.5,
    )


def _counted_table(doc: Doc) -> None:
    para(doc, "{{ groups | length }} groups or people rated by themselves; their ratings are counted.", keep_next=True)
    compact_table(
        doc,
        list(
            zip(
                ("{{ words.Element }}", "{{ stands }}", "How many gave which rating", "Pattern"),
                COUNTED_COLUMNS.values(),
                strict=True,
            )
        ),
        [
            each(
                "h in headings",
                each(
                    "e in h.elements",
                    row(
                        _name(title=False),
                        rating("e.rating", word="{{ e.standing }}"),
                        "{{ e.counts }}",
                        "{% if with_patterns %}{{ e.pattern.brief }}{% else %}{{ e.pattern.label }}{% endif %}",
                    ),
                ),
            )
        ],
        caption="Every {{ words.element }}: what stands, how many gave which rating, and the pattern",
        description="One row for each {{ words.element }} in the order of the {{ words.framework }}: its reference and name, the rating that "
        "stands, how many groups gave each rating, and who stands apart.",
    )


def _movement(doc: Doc) -> None:
    with when(doc, "movement.shown"):
        heading(doc, "What moved", 1)
        para(
            doc,
            "Compared with {{ movement.since }} ({{ movement.since_date }}). {{ movement.compared }} "
            "{{ movement.moved }} {{ movement.since_first }} A rating can move because the trust did, or because people know more now: ask which it was. "
            "{{ movement.no_evidence }} {{ movement.by_chance }} {{ movement.other_basis }}",
        )
        with when(doc, "movement.axis"):
            para(
                doc,
                f"On the scale: {THEN} {{{{ movement.since }}}}, {NOW} {{{{ round }}}}, {BOTH} both times, {NONE} not compared.",
                "Caption",
            )
        for first, tracked in product((False, True), repeat=2):
            with when(doc, f"{'' if first else 'not '}movement.first and {'' if tracked else 'not '}movement.axis"):
                _movement_table(doc, first=first, tracked=tracked)
        with when(doc, "movement.more"):
            para(doc, "{{ movement.more }}", before=8)
    with when(doc, "movement.reason"):
        para(doc, "{{ movement.reason }}", before=8)


def _movement_table(doc: Doc, *, first: bool, tracked: bool) -> None:
    """Add the ratings of the rounds beside each other, each element's dumbbell, and in words which way it moved."""
    rounds = [("{{ movement.first }}", "e.first")] if first else []
    rounds += [("{{ movement.since }}", "e.before"), ("{{ round }}", "e.now")]
    named, width, track, said = movement_widths(len(rounds), tracked=tracked)
    words = lines(
        "{{ e.in_words }}",
        *(("{%p if e.since_first %}", ("{{ e.since_first }}", "Table Source"), "{%p endif %}") if first else ()),
        "{%p if e.details %}",
        ("{{ e.details }}", "Table Source"),
        "{%p endif %}",
    )
    made = tight_table(
        doc,
        [
            ("{{ words.Element }}", named),
            *((title, width) for title, _ in rounds),
            *[(lines(("{{r movement.axis }}", "Table Heading")), track)] * tracked,
            ("Movement", said),
        ],
        [
            each(
                "e in movement.rows",
                row(
                    "{{ e.ref }} {{ e.short }}",
                    *(label(name) for _, name in rounds),
                    *["{{r e.track }}"] * tracked,
                    words,
                ),
            )
        ],
        caption="Ratings in the rounds, and what moved",
        description="One row for each {{ words.element }}: its reference and short name, its rating in each round, "
        + ("where on the scale it stood and stands, " if tracked else "")
        + "and in words which way it moved since the round before, on which basis, and which groups did.",
        sides=2.5,
    )
    for line in made.rows if tracked else ():
        for paragraph in line.cells[len(rounds) + 1].paragraphs:
            for n in range(STOPS):
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(STOP * n + FIRST_STOP), WD_TAB_ALIGNMENT.CENTER)


def _journey(doc: Doc) -> None:
    with when(doc, "journey.priorities"):
        heading(doc, "The whole journey", 1)
        para(
            doc,
            "Each priority of the plans from {{ journey.round }} on, to its end. The ratings are of what it serves, of a whole {{ words.heading }} the "
            "lowest.",
        )
        basis = ("{%p if p.basis %}", ("{{ p.basis }}", "Table Source"), "{%p endif %}")
        made = tight_table(
            doc,
            list(
                zip(
                    ("What was to be achieved", "What became of it", "Then, now", "Evidence now"),
                    JOURNEY_COLUMNS.values(),
                    strict=True,
                )
            ),
            [
                each(
                    "p in journey.priorities",
                    row(
                        lines("{{ p.objective }}", ("{{ p.ref }}. {{ p.short_target }}", "Table Source")),
                        lines(
                            "{%p if p.status or p.difference %}",
                            "{% if p.status %}__{{ p.status }}.__ {% endif %}{{ p.difference }}",
                            "{%p endif %}",
                            ("{{ [p.log, p.now] | select | join('. ') }}", "Table Source"),
                        ),
                        lines("{{r p.before.mark }}", "{{r p.rating.mark }}", *basis),
                        "{% if p.evidence %}{{ p.evidence }}{% else %}None named.{% endif %}",
                    ),
                )
            ],
            caption="The whole journey of each priority",
            description="One row for each priority of the first plan, then for those that later plans brought in: "
            "what was to be achieved, with its reference and what it "
            "serves; its status and the difference it made, and what this plan does about it; the rating then and below it now, "
            "with what the comparison rests on where that is another basis; and the evidence behind the rating now.",
        )
        for paragraph in (p for line in made.rows for p in line.cells[2].paragraphs):
            if "p.before.mark" in paragraph.text:
                paragraph.paragraph_format.space_after = Pt(3)  # two colours that touch would read as one mark


def _more(doc: Doc, name: str) -> None:
    """Add what a list says of what has no row in it."""
    with when(doc, name):
        para(doc, f"{{{{ {name} }}}}", before=8)


def _why():
    return lines(
        "{{ e.reason.text }}", "{%p if e.reason.who %}", ("{{ e.reason.who }}", "Table Source"), "{%p endif %}"
    )


def _strengths(doc: Doc) -> None:
    heading(doc, "{{ strengths_title }}", 1)
    with when(doc, "strengths"):
        compact_table(
            doc,
            [("{{ words.Element }}", 4.0), ("Why", 13.0)],
            [
                each(
                    "e in strengths[:rows.strengths]",
                    row(lines("{{ e.ref }} {{ e.title }}", "{{r e.rating.mark }}"), _why()),
                )
            ],
            caption="Strengths",
            description="One row for each {{ words.element }} rated {{ strong_ratings }}, with the reason in brief.",
        )
        _more(doc, "more_strengths")
    with otherwise(doc):
        para(doc, "No {{ words.element }} is rated {{ strong_ratings }}.")


def _areas(doc: Doc) -> None:
    heading(doc, "Areas for improvement", 1)
    with when(doc, "areas"):
        compact_table(
            doc,
            [("{{ words.Element }}", 4.0), ("Why", 6.6), ("In the development plan", 6.4)],
            [
                each(
                    "e in areas[:rows.areas]",
                    row(
                        lines("{{ e.ref }} {{ e.title }}", "{{r e.rating.mark }}"),
                        _why(),
                        lines(
                            "{%p if e.plan.planned %}",
                            "{{ e.plan.what }} ({{ e.plan.ref }}{% if e.plan.whole_heading %}, for the whole {{ words.heading }}{% endif %})",
                            ("{{ e.plan.lead }}; by {{ e.plan.due }}{% if e.plan.more %}. Also {{ e.plan.more }}"
                             "{% endif %}", "Table Source"),
                            "{%p elif e.plan.left %}",
                            "Left for now: {{ e.plan.what }} ({{ e.plan.ref }})",
                            "{%p elif e.plan.closed %}",
                            "{{ e.plan.closed }}",
                            "{%p else %}",
                            "No priority yet, and no reason to leave it.",
                            "{%p endif %}",
                        ),
                    ),
                )
            ],
            caption="Areas for improvement",
            description="One row for each {{ words.element }} rated {{ weak_ratings }}, in the order of the scale: the reason in brief, and its "
            "priority with who leads it and by when, or why it is left for now.",
        )  # fmt: skip
        _more(doc, "more_areas")
    with otherwise(doc):
        para(doc, "No {{ words.element }} is rated {{ weak_ratings }}.")
    with when(doc, "between"):
        para(
            doc,
            "Rated {{ between_ratings }}, neither a strength nor an area for improvement: {% for e in between %}"
            "{{ e.ref }} {{ e.title }}{% if not loop.last %}; {% endif %}{% endfor %}.",
            before=8,
        )


def _explained(doc: Doc) -> None:
    """Add what the trust does otherwise by choice, where the scale has a rating for that: its words are what is asked for."""
    with when(doc, "explanation"):
        heading(doc, "{{ explanation }}", 1)
        with when(doc, "explained"):
            compact_table(
                doc,
                [("{{ words.Element }}", 4.0), ("What is done instead, and why", 9.2), ("Evidence", 3.8)],
                [
                    each(
                        "e in explained",
                        row(
                            lines("{{ e.ref }} {{ e.title }}", "{{r e.rating.mark }}"),
                            lines("{{ e.why }}", "{%p if e.who %}", ("{{ e.who }}", "Table Source"), "{%p endif %}"),
                            "{{ e.evidence }}",
                        ),
                    )
                ],
                caption="{{ explanation }}",
                description="One row for each {{ words.element }} rated {{ explanation }}: what the trust does instead and why, and the "
                "evidence for it.",
            )
            with when(doc, "explained_elsewhere"):
                para(doc, "{{ explained_elsewhere }}", before=8)
        with otherwise(doc):
            para(
                doc,
                "{% if explained_elsewhere %}{{ explained_elsewhere }}{% else %}No {{ words.element }} is rated {{ explanation }}.{% endif %}",
            )


def _differences(doc: Doc) -> None:
    heading(doc, "Where groups differ", 1)
    with when(doc, "differences and meeting.agreed"):
        compact_table(
            doc,
            [("{{ words.Element }}", 5.2), ("How it was settled", 8.0), ("What stays open", 3.8)],
            [
                each(
                    "d in differences[:rows.differences]",
                    row(
                        lines(
                            "{{ d.ref }} {{ d.short }}",
                            "{{r d.rating.mark }}",
                            ("{{ d.pattern.in_words }}; {{ d.pattern.pairs }}", "Table Source"),
                        ),
                        "{% if d.settled %}{{ d.settled }}{% else %}Not settled. {{ d.question }}{% endif %}",
                        "{% if d.open %}{{ d.open }}{% else %}Nothing recorded.{% endif %}",
                    ),
                )
            ],
            caption="How differences between groups were settled",
            description="One row for each {{ words.element }} on which groups were {% if explanation %}apart{% else %}two or more steps apart{% endif %}: the pattern of their "
            "ratings, the rating that stands, how it was settled, and what stays open.",
        )
    with when(doc, "differences and not meeting.agreed"):
        about = lines(
            "{{ d.ref }} {{ d.short }}",
            ("{{ d.pattern.brief }}; {{ d.pattern.pairs }}", "Table Source"),
            "**To ask:** {{ d.question }}",
        )
        compact_table(
            doc,
            [
                ("{{ words.Element }}", 4.8),
                ("{% if explanation %}One side{% else %}Lower{% endif %}", 6.1),
                ("{% if explanation %}The other side{% else %}Higher{% endif %}", 6.1),
            ],
            [each("d in differences[:rows.differences]", row(about, _side("d.lower"), _side("d.higher")))],
            caption="Both sides of each difference",
            description="One row for each {{ words.element }} on which groups are {% if explanation %}apart{% else %}two or more steps apart{% endif %}: the pattern with a question to "
            "ask; then {% if explanation %}one side and the other{% else %}those who rated lower and those who rated higher{% endif %}, with "
            "reasons and evidence.",
        )
    _more(doc, "more_differences")
    with when(doc, "no_differences"):
        para(doc, "{{ no_differences }}")


def _side(name: str):
    return lines(
        "{%p for v in " + name + ".views %}",
        "**{{ v.who }}, {{ v.rating.label }}:** {{ v.rationale }}",
        ("Evidence: {{ v.evidence }}", "Table Source"),
        "{%p endfor %}",
        "{%p if " + name + ".more %}",
        ("And {{ " + name + ".more }}", "Table Source"),
        "{%p endif %}",
    )


def _beyond(doc: Doc) -> None:
    heading(doc, "Beyond the {{ words.framework }}", 1)
    with when(doc, "issues"):
        compact_table(
            doc,
            [("Issue", 4.8), ("Why it matters, and what is known", 7.6), ("What happens next", 4.6)],
            [
                each(
                    "i in issues",
                    row(
                        lines(
                            "__{{ i.issue }}__",
                            (
                                "{{ i.ref }}{% if i.who %}, {{ i.who }}{% endif %}",
                                "Table Source",
                            ),
                        ),
                        lines("{{ i.why }}", "**Known so far:** {{ i.known }}"),
                        "{{ i.next }}",
                    ),
                )
            ],
            caption="Issues beyond the {{ words.framework }}",
            description="One row for each issue: what it is with its reference, why it matters with what is known, and "
            "what happens next.",
        )
        with when(doc, "more_issues"):
            para(doc, "{{ more_issues }} more are in the workbooks.", before=6)
    with otherwise(doc):
        para(
            doc, "No issue beyond the {{ words.framework }} was {% if other_issues %}kept{% else %}recorded{% endif %}."
        )
    with when(doc, "other_issues"):
        para(doc, "{{ other_issues }}", before=6)


def _missing(doc: Doc) -> None:
    heading(doc, "What was not rated or answered", 1)
    with when(doc, "not_rated"):
        para(
            doc,
            "Without a rating: {{ not_rated }}.",
        )
    with loop(doc, "n in why_not_rated"):
        para(doc, "{{ n.what }}. {{ n.text }}", "List Bullet")
    with loop(doc, "g in gaps"):
        para(doc, "**{{ g.who }} left blank or unclear:** {{ g.blanks }}.", "List Bullet")
    with when(doc, "more_gaps"):
        para(doc, "{{ more_gaps }} more workbooks leave something blank.", "List Bullet")
    with when(doc, "movement.silent_groups"):
        para(doc, "{{ movement.silent_groups }}")
    with when(doc, "not not_rated and not gaps and not why_not_rated"):
        para(
            doc,
            "Every {{ words.element }} has a rating, a rationale and evidence in every workbook"
            "{% if movement.silent_groups %} with a view{% endif %}.",
        )


def _next_steps(doc: Doc) -> None:
    heading(doc, "Next steps", 1)
    with when(doc, "steps"):
        tight_table(
            doc,
            [("Date", 4.0), ("What happens", 13.0)],
            [each("s in steps", row(("{{ s.day }}", "Table Label"), "{{ s.what }}"))],
            caption="Next steps by date",
            description="One row for each date in the plan and the partnership, with what is reviewed, falls due, begins or "
            "ends on it.",
        )
        with when(doc, "more_steps"):
            para(
                doc,
                "{% if more_steps == 1 %}One more date is{% else %}{{ more_steps }} more dates are{% endif %} in the workbooks.",
                before=6,
            )
    with otherwise(doc):
        para(doc, "{{ no_steps }}")
    with when(doc, "overdue"):
        para(doc, "{{ overdue }}", before=6)
    with when(doc, "undated"):
        para(doc, "{{ undated }}", before=6)
    with when(doc, "medium_term"):
        para(doc, "For the years after, the trust means to work on:", before=6, keep_next=True)
        with loop(doc, "m in medium_term"):
            para(doc, "{{ m.ref }}: {{ m.priority }} By when: {{ m.when }}. Lead: {{ m.lead }}", "List Bullet")


def _people(doc: Doc) -> None:
    heading(doc, "Who took part, and sources", 1)
    para(doc, "Every statement stands with its reference, which is that of a row in these workbooks.", keep_next=True)
    workbook = lines("{{ w.file }} [[{{ w.fingerprint }}]]", *other_edition("w"))
    compact_table(
        doc,
        [("View", 3.2), ("Name and role", 4.2), ("Date", 3.3), ("Workbook, fingerprint", 6.3)],
        [
            each(
                "w in workbooks",
                row("{{ w.view }}", "{{ w.name }}{% if w.role %}, {{ w.role }}{% endif %}", "{{ w.date }}", workbook),
            ),
            each(
                "w in earlier_workbooks",
                row(
                    "{{ w.round }}",
                    "For comparison: {{ w.count }} workbook{% if w.count != 1 %}s{% endif %}",
                    "{{ w.date }}",
                    lines("{{ w.files }}", *other_edition("w")),
                ),
            ),
        ],
        caption="Workbooks that this document was made from",
        description="One row for each workbook: whose view it holds, the person's name and role, its date, and its file name, "
        "with its {{ words.framework }} edition where it is another than this document's, and the first twelve digits of its SHA-256 "
        "fingerprint. Then one row for each earlier round, with its workbooks.",
    )
    with when(doc, "meeting.shown"):
        para(
            doc,
            "**{% if meeting.held %}At the {{ words.meeting }}{% else %}The {{ words.meeting }}{% endif %}"
            "{% if meeting.date != 'Not recorded' %} on {{ meeting.date }}{% endif %}:** "
            "{% if meeting.people %}{{ meeting.people | join('; ') }}.{% else %}who was there is not recorded.{% endif %}",
            "Board Text",
            before=8,
        )
    given = "facts | rejectattr('value', 'equalto', 'Not recorded') | list"
    with when(doc, given):
        para(
            doc,
            "**The trust:** {% for f in " + given + " %}{{ f.label | lower }} {{ f.value }}"
            "{% if not loop.last %}; {% endif %}{% endfor %}.",
            "Board Text",
        )
    source = "{{ framework.title }}, {{ framework.edition }}. {{ framework.source }} {{ framework.wording }}"
    para(doc, source, "Source", keep_next=True)  # or the line below it may stand on a page of its own
    para(doc, MADE_WITH, "Source")
