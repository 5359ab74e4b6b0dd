"""The development plan: what became of the last one, what the trust will do now, by whom and by when."""

from collections.abc import Sequence

from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from kit import (
    LANDSCAPE_WIDTH,
    MADE_WITH,
    PORTRAIT_WIDTH,
    Cell,
    Doc,
    draft_banner,
    each,
    each_kept,
    heading,
    label,
    lines,
    loop,
    missing,
    new_document,
    new_section,
    only_if,
    other_edition,
    otherwise,
    para,
    priority_card,
    row,
    set_styles,
    sources_table,
    table,
    when,
    word_element,
)

#: By the number of terms side by side: the widths of a priority's name and of a term, 25.7 cm together.
_TIMELINE_WIDTHS = {1: (8.3, 17.4), 2: (8.3, 8.7), 3: (8.3, 5.8), 4: (7.7, 4.5), 5: (7.2, 3.7), 6: (6.5, 3.2)}
#: Whether the sources, and the agreement too, fit below the terms, so that none has a page to itself: centimetres of rows.
_ROWS_TAKE = (
    "0.7 * (timeline | map(attribute='rows') | map('length') | sum) + 0.55 * (sources | length) + earlier_workbooks | length"
    " + (0.9 + 0.5 * (undated | length) if undated else 0)"
)
_NAMES_TAKE = "0.5 * (([chair, chief_executive, mentor] | map('length') | max + 17) // 42)"
_SOURCES_FIT = f"(timeline | length < 2 and {_ROWS_TAKE} < 11)"
_AGREEMENT_FITS = f"(timeline | length < 2 and {_ROWS_TAKE} + {_NAMES_TAKE} < 8.6)"


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Development plan")
    _tighten_styles(doc)
    _masthead(doc)
    _earlier_plan(doc)
    _glance(doc)
    _closed(doc)
    _left_for_now(doc)
    _priorities(doc)
    _medium_term(doc)
    with when(doc, f"not {_AGREEMENT_FITS}"):
        _agreement(doc, PORTRAIT_WIDTH)
    with when(doc, f"not {_SOURCES_FIT}"):
        _sources(doc, (5.6, 5.2, 3.5, 2.7))
    new_section(doc, landscape=True)
    _timeline(doc)
    with when(doc, _AGREEMENT_FITS):
        _agreement(doc, LANDSCAPE_WIDTH)
    with when(doc, _SOURCES_FIT):
        _sources(doc, (10.2, 8.0, 4.4, 3.1))
    for section, top, bottom in zip(doc.sections, (1.95, 1.75), (1.75, 1.6), strict=True):
        section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)
        section.header_distance, section.footer_distance = Cm(0.95), Cm(0.85)
    return doc


def _tighten_styles(doc: Doc) -> None:
    """Set this template's styles closer, so that two priorities fit a page.

    *Why:* a board keeps a plan of eight priorities in hand when it has six pages, and puts one of thirteen aside.
    """
    set_styles(
        doc,
        ("Heading 1", 28, 0, 2), ("Heading 2", 16, 8, 4), ("Heading 3", 14, 6, 2), ("Heading 4", 12.5, 5, 1),
        ("Lead", 12.5, 6, 4), ("Normal", None, 0, 5), ("List Bullet", None, 0, 0), ("Table Item", None, 0, 0), ("Table Text", None, 0, 0),
        ("Table Label", None, 0, 0), ("Signature", None, 3, 13), ("Cover Trust", 15, 0, 2), ("Table Source", None, 0, 0),
        single=True,
    )  # fmt: skip
    for margin in doc.styles.element.iter(qn("w:tblCellMar")):
        for side in ("top", "bottom"):
            if (edge := margin.find(qn(f"w:{side}"))) is not None:
                edge.set(qn("w:w"), "10")


def _masthead(doc: Doc) -> None:
    para(doc, "{{ trust }}", "Cover Trust")
    para(doc, "Development plan", "Heading 1")
    para(
        doc,
        "{{ framework.title }}. Round: {{ round_and_date }}.{% if mentor != 'Not recorded' %} {{ words.Outsider }}: {{ mentor }}"
        "{% if mentor_trust != 'Not recorded' %}, {{ mentor_trust }}{% endif %}.{% endif %}",
        "Lead",
    )
    draft_banner(doc)
    missing(doc, "What is missing from this draft", level=1)


# --- the plan before -----------------------------------------------------------------------------------------------


def _earlier_plan(doc: Doc) -> None:
    with when(doc, "earlier_plan.round"):
        heading(doc, "What became of the earlier priorities", 1)
        para(
            doc,
            "Priorities from {{ earlier_plan.round }}: {{ earlier_plan.priorities | length }}. "
            "{% if explanation %}Nearer to {{ strong_ratings }} now{% else %}Rated higher now{% endif %}: {{ earlier_plan.higher }}; "
            "the same: {{ earlier_plan.level }}; {% if explanation %}further from it{% else %}lower{% endif %}: {{ earlier_plan.lower }}"
            "{% if earlier_plan.uncompared %}; without two ratings on one basis: {{ earlier_plan.uncompared }}{% endif %}. Taken up "
            "again: {{ earlier_plan.again }}.{% if earlier_plan.returned %} Standing again from the first plan: "
            "{{ earlier_plan.returned | length }}.{% endif %}",
        )
        made = table(
            doc,
            [("Ref", 2.3), ("What was to be achieved", 8.75), ("Then, now", 3.1), ("In this plan", 2.85)],
            [
                *(
                    each(
                        f"p in earlier_plan.{name}",
                        row(
                            "{{ p.ref }}",
                            lines("{{ p.objective }}", (place, "Table Source")),
                            lines("{{r p.before.mark }}", "{{r p.rating.mark }}", *_basis()),
                            "{{ p.now }}",
                        ),
                    )
                    for name, place in (
                        ("priorities", "{{ p.short_target }}. Due {{ p.due }}."),
                        ("left", "{{ p.short_target }}."),
                        ("returned", "{{ p.short_target }}. Due {{ p.due }}."),
                    )
                )
            ],
            caption="What became of the earlier priorities",
            description="One row for each priority of the earlier plan, then for what it left for now, then for each priority of "
            "the first plan that stands again: its reference and round, what was to be achieved, the rating of its {{ words.element }} then "
            "and below it now (of a whole {{ words.heading }} the lowest), and what this plan does about it.",
        )
        for text in made._tbl.iter(qn("w:p")):
            # two colours that touch would read as one mark
            if "p.before.mark" in (paragraph := Paragraph(text, made)).text:
                paragraph.paragraph_format.space_after = Pt(3)


def _basis():
    """Yield a line for where two ratings come from, where that is not the same for both."""
    yield "{%p if p.basis %}"
    yield ("{{ p.basis }}", "Table Source")
    yield "{%p endif %}"


# --- at a glance ---------------------------------------------------------------------------------------------------


def _glance(doc: Doc) -> None:
    heading(doc, "The plan at a glance", 1)
    with when(doc, "priorities"):
        table(
            doc,
            [("What will be different", 9.5), ("Lead", 4.8), ("Due", 2.7)],
            [
                each(
                    "p in priorities",
                    row("**{{ p.ref }}** {{ p.objective_brief }}", "{{ p.lead_brief }}", "{{ p.due_brief }}"),
                )
            ],
            caption="All priorities",
            description="One row for each priority, by {{ words.heading }} and then by reference: its reference, its objective, who leads "
            "and when it is due.",
        )  # fmt: skip
        para(
            doc,
            "In the {{ words.framework }}'s order of {{ words.headings }}, and then by reference.{% if without_priority %} {{ words.Headings }} without a priority: "
            "{{ without_priority | join('; ') }}.{% endif %}",
            before=3,
        )
    with otherwise(doc):
        para(
            doc,
            "{% if closed %}No priority is open: those of the plan are done or stopped.{% else %}No priorities are recorded."
            "{% endif %}",
        )


def _closed(doc: Doc) -> None:
    with when(doc, "closed"):
        heading(doc, "Done or stopped before this round", 2)
        table(
            doc,
            [("Ref", 1.95), ("What was to be achieved", 7.4), ("What became of it", 7.65)],
            [
                each(
                    "c in closed",
                    row(
                        "{{ c.ref }}",
                        "{{ c.objective }}",
                        "{{ c.became }}{% if c.difference %}. {{ c.difference }}{% endif %}",
                    ),
                )
            ],
            caption="What was done or stopped before this round",
            description="One row for each priority that is no longer worked on: the plan's reference, what was to be achieved, and "
            "whether it was done or stopped, when, with the row of the log that says so and what difference it made.",
        )


def _left_for_now(doc: Doc) -> None:
    with when(doc, "no_actions"):
        heading(doc, "Left for now", 2)
        table(
            doc,
            [("Ref", 1.95), ("{{ words.Element }}", 4.55), ("Rating now", 2.85), ("Why nothing is done now", 7.65)],
            [each("n in no_actions", row("{{ n.ref }}", "{{ n.target }}", label("n.rating"), "{{ n.reason }}"))],
            caption="What is left for now",
            description="One row for each {{ words.element }} or {{ words.heading }} that the trust leaves for now: the plan's reference, what it is, "
            "its rating (of a whole {{ words.heading }} the lowest), and the reason.",
        )
    with when(doc, "uncovered"):
        heading(doc, "Areas for improvement that this plan has nothing open for", 2)
        para(
            doc,
            "Rated {{ weak_ratings }}, without a priority that is open and without a reason to leave it:",
            keep_next=True,
        )
        with loop(doc, "u in uncovered"):
            para(doc, "{{ u.ref }} {{ u.title }}: {{ u.rating.label }}", "List Bullet")
    with when(doc, "not medium_term"):
        para(doc, "No medium-term priorities are recorded yet: they are agreed when the plan ends.", "Source", before=6)


# --- the priorities ------------------------------------------------------------------------------------------------


def _priorities(doc: Doc) -> None:
    with when(doc, "priorities"):
        heading(doc, "Priorities", 1)
        with loop(doc, "h in headings"), when(doc, "h.priorities"):
            heading(doc, "{{ h.title }}", 2)
            with loop(doc, "p in h.priorities"):
                _card(doc)
        with when(doc, "unplaced"):
            heading(doc, "Not linked to {{ words.a_heading }}", 2)
            with loop(doc, "p in unplaced"):
                _card(doc)


def _card(doc: Doc) -> None:
    """Add one priority: its objective as the title, then a table that stays with it on one page where it fits."""
    heading(doc, "{{ p.title }}", 3)
    rows = (
        ("Lead", "{{ p.lead }}"),
        ("When", "{{ p.when }}. {{ p.review_label }}: {{ p.review_on }}"),
        ("Resources", "{{ p.resources }}"),
        ("Monitoring", "{{ p.monitoring }}"),
        ("Success", "{{ p.success }}"),
    )
    priority_card(
        doc,
        [("{{ p.ref }}", 3.45), (_CARD_HEADING, 13.55)],
        [
            row(("Actions", "Table Label"),
                lines("{%p for action in p.action_list %}", "{%p if p.action_bullets %}", ("{{ action }}", "List Bullet"),
                      "{%p else %}", ("{{ action }}", "Table Item"), "{%p endif %}", "{%p endfor %}"), kept=True),
            *(row((title, "Table Label"), answer, kept=True) for title, answer in rows[:2]),
            only_if("with_mentor or p.support != 'Not recorded'",
                    row(("Support", "Table Label"), "{{ p.support }}", kept=True)),
            *(row((title, "Table Label"), answer, kept=title != "Success") for title, answer in rows[2:]),
        ],
        description="The header names the priority's reference, what it serves, and its rating.",
    )  # fmt: skip


#: What a priority serves, and its rating then and now.
_CARD_HEADING = (
    "{{ p.target }}{% if p.since or p.rating.label != 'Not recorded' %} · {% if p.lowest %}Lowest rating: {% endif %}{% if p.since %}{{r p.before.mark }}\N{NO-BREAK SPACE}then, "
    "{% endif %}{{r p.rating.mark }}{% if p.since %}\N{NO-BREAK SPACE}now{% endif %}{% endif %}"
)


# --- afterwards ----------------------------------------------------------------------------------------------------


def _medium_term(doc: Doc) -> None:
    """Add the medium-term priorities; that there are none stands on the first pages, not in a chapter that takes one of its own."""
    with when(doc, "medium_term"):
        heading(doc, "Medium-term priorities", 1)
        para(doc, "In the order of the workbook; by when stands as it was typed.", keep_next=True)
        table(
            doc,
            [("Ref", 1.75), ("Priority", 5.7), ("Why it comes next", 5.0), ("By when, lead", 4.55)],
            [
                each(
                    "m in medium_term",
                    row(
                        "{{ m.ref }}",
                        lines("{{ m.priority }}", ("{{ m.heading }}", "Table Source")),
                        "{{ m.why }}",
                        lines("{{ m.when }}", "{{ m.lead }}"),
                    ),
                )
            ],
            caption="Medium-term priorities",
            description="One row for each: its reference, what the trust means to achieve and under which {{ words.heading }}, why it "
            "comes next, by when, and who leads.",
        )


# --- term by term --------------------------------------------------------------------------------------------------


def _timeline(doc: Doc) -> None:
    with when(doc, "priorities or not closed"):
        heading(doc, "Term by term", 1)
    with loop(doc, "piece in timeline"):
        with when(doc, "timeline | length > 1"):
            heading(doc, "{{ piece.terms[0] }} to {{ piece.terms[-1] }}", 2)
        for count in _TIMELINE_WIDTHS:
            with when(doc, f"piece.terms | length == {count}"):
                _bars(doc, count)
    with when(doc, "not timeline and (priorities or not closed)"):
        para(doc, "No priority has a start or a due date, so there is no timetable.")
    with when(doc, "undated"):
        heading(doc, "Without a start or a due date", 2)
        with loop(doc, "item in undated"):
            para(doc, "{{ item }}", "List Bullet")


def _bars(doc: Doc, count: int) -> None:
    name, term = _TIMELINE_WIDTHS[count]
    made = table(
        doc,
        [("Priority", name), *(("{{ piece.terms[" + str(n) + "] }}", term) for n in range(count))],
        [
            each(
                "bar in piece.rows",
                row(
                    "{{ bar.ref }} {{ bar.name }}",
                    *(
                        Cell((("{{ bar.bars[" + str(n) + "].word }}", "Table Text"),), f"bar.bars[{n}].fill")
                        for n in range(count)
                    ),
                ),
            )
        ],
        caption="The plan term by term, {{ piece.terms[0] }} to {{ piece.terms[-1] }}",
        description="One row for each priority and one column for each school term. The word in a cell says whether the "
        "priority starts, goes on, is reviewed or falls due in that term; a dash, that it does none of these.",
    )
    _part_bars(made)


def _part_bars(made: Table) -> None:
    """Part the bars of a timeline by white lines, so that each row is a bar of its own."""
    borders = word_element("tblBorders")
    for side, size, colour in (("top", 8, "12353F"), ("bottom", 8, "12353F"), ("insideH", 24, "FFFFFF")):
        borders.append(word_element(side, val="single", sz=str(size), space="0", color=colour))
    made._tbl.tblPr.find(word_element("tblLayout").tag).addprevious(borders)


def _agreement(doc: Doc, width: float) -> None:
    """Add a place to sign for each; for a mentor only where one is named."""
    heading(doc, "Agreement", 1)
    people = "Chair of trustees: {{ chair }}", "Chief executive: {{ chief_executive }}"
    with when(doc, "mentor != 'Not recorded'"):
        _signatures(doc, width, *people, "{{ words.Outsider }}: {{ mentor }}")
    with otherwise(doc):
        _signatures(doc, width, *people)


def _signatures(doc: Doc, width: float, *people: str) -> None:
    table(
        doc,
        [(person, width / len(people)) for person in people],
        [row(*[("Signed and dated:", "Signature")] * len(people))],
        caption="Agreement to this plan",
        description="One column for each person who signs: the role and the name, with space for a signature and a date.",
        together=True,
    )


def _sources(doc: Doc, widths: Sequence[float]) -> None:
    """Add what the plan was made from; the note stands before the table, so that it is never alone on a last page."""
    heading(doc, "Sources", 1)
    note = para(
        doc,
        "{% if plan_from %}The plan comes from {{ plan_from }}. {% else %}No workbook holds a plan. {% endif %}{{ framework.title }}, {{ framework.edition }}. "
        "{{ framework.wording }} {{ framework.source }} " + MADE_WITH,
        "Source",
        keep_next=True,
    )
    note.paragraph_format.keep_together = True
    earlier = each_kept(
        "w in earlier_workbooks",
        lines(("{{ w.files }}", "Table Source"), *other_edition("w")),
        *(("{{ w." + name + " }}", "Table Source") for name in ("round", "date")),
        ("{{ w.count }} workbook{% if w.count != 1 %}s{% endif %}", "Table Source"),
    )
    sources_table(
        doc,
        widths,
        rows_below=[earlier],
        description_below=" Then one row for each earlier round: its workbooks, each with its fingerprint, the round, its days, and how "
        "many workbooks there are.",
    )
