"""The diagnostic summary: what the groups said, on one page and then in full, for the board to discuss."""

from contextlib import nullcontext

from charts import Stacked, stacked_bars
from kit import (
    Doc,
    bullets,
    contents,
    cover,
    each,
    heading,
    label,
    lines,
    loop,
    missing,
    new_document,
    numbers,
    only_if,
    otherwise,
    para,
    rating,
    row,
    table,
    tighten,
    when,
)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Diagnostic summary")
    cover(
        doc,
        subtitle="{% if meeting.held %}For the board of trustees, after the diagnostic meeting{% elif meeting.agreed %}"
        "For the board of trustees, with the ratings that were agreed{% else %}"
        "Before the meeting: how each group sees the trust{% endif %}",
        facts=[
            ("Round", "{{ round }}"),
            ("Date of the review", "{{ reviewed_on }}"),
            ("Diagnostic meeting", "{{ meeting.date }}", "meeting.shown"),
            ("Framework", "{{ framework.title }}"),
            ("Edition", "{{ framework.edition }}"),
        ],
    )
    _opening(doc)
    _heat_map(doc)
    _by_heading(doc)
    _not_rated(doc)
    _movement(doc)
    _groups(doc)
    _findings(doc)
    _differences(doc)
    _beyond(doc)
    _evidence(doc)
    _missing(doc)
    _next_steps(doc)
    _people(doc)
    _sources(doc)
    return doc


def _opening(doc: Doc) -> None:
    heading(doc, "What this is, and what it is not", 1, new_page=True)
    with when(doc, "not meeting.agreed"):
        para(
            doc,
            "**Before the meeting.** No rating here is settled: each group rated by itself. This paper is for those who meet "
            "to hear each other’s reasons and to settle each rating together.",
            "Note",
        )
    para(
        doc,
        "This summary sets out how people in and around the trust see its capacity to improve schools. It is "
        "{% if meeting.agreed %}for the board to talk about{% else %}to be talked about{% endif %}, not for grading the trust.",
        "Lead",
    )
    bullets(
        doc,
        [
            "The trust chose to make this review. The framework is voluntary and is no part of anyone’s accountability.",
            "There is no overall score. Ratings are points on a scale and are never added up or averaged. Where groups "
            "rated separately, the rating shown is the middle one, or the lower of the two in the middle.",
            "A rating is a judgement by named people on a given date. The reason and the evidence matter more than the "
            "colour.",
            "“Not rated” means that no rating stands, “Not recorded” that an answer is blank. This document draws no "
            "conclusion from either.",
        ],
    )
    para(doc, "**Edition and wording.** {{ framework.edition }}. {{ framework.wording }}", "Note")
    contents(doc)
    missing(doc, "What is missing from this draft")


def _heat_map(doc: Doc) -> None:
    heading(doc, "Heat map", 1, new_page=True)
    para(
        doc,
        "{{ rated }} of {{ elements }} elements are rated.{% if meeting.held %} “Agreed”: settled at the diagnostic meeting."
        "{% elif meeting.agreed %} “Agreed”: settled together.{% endif %}"
        "{% if groups %} “Median”: the middle of the groups’ ratings, the lower where there are two. “Range”: lowest to "
        "highest.{% endif %}"
        # Two groups or more have a section of their own; one sentence would leave a page empty.
        "{% if groups | length == 1 and rated %} Only one group rated: {{ groups[0] }}. There is nothing to compare yet."
        "{% elif groups | length == 1 %} Only one group answered, and it rated nothing: {{ groups[0] }}."
        "{% elif not groups and meeting.agreed %} No group rated separately; only the ratings that were agreed are recorded."
        "{% endif %}",
    )
    with when(doc, "groups"):
        _heat_map_table(
            doc,
            [("Ref", 1.75), ("Element", 6.6), ("Rating", 2.7), ("Basis", 2.1), ("Range", 3.85)],
            "where that rating comes from, and the range of the groups’ ratings.",
        )
    with otherwise(doc):  # a range would say "No group ratings" in every row
        _heat_map_table(
            doc,
            [("Ref", 1.75), ("Element", 8.95), ("Rating", 3.6), ("Basis", 2.7)],
            "and where that rating comes from.",
        )
    para(doc, "What the ratings mean", "Caption")
    made = table(
        doc,
        [("Rating", 3.4), ("What it means", 9.6), ("Elements", 4.0)],
        [
            each("r in scale", row(rating("r"), "{{ r.meaning }}", "{{ counts[loop.index0].count }}", kept=True)),
            only_if(
                "elements > rated",
                row(
                    "Not rated",
                    "{% if not meeting.agreed %}No group gave a rating{% elif groups %}No rating was given, or it was agreed "
                    "not to rate{% else %}No rating was agreed, or it was agreed not to rate{% endif %}",
                    "{{ elements - rated }}",
                ),
            ),
        ],
        caption="What the ratings mean, and how many elements stand at each",
        description="One row for each rating, weakest first, with its meaning and the number of elements rated so.",
        together=True,
    )
    tighten(made)


def _heat_map_table(doc: Doc, columns: list[tuple[str, float]], ends: str) -> None:
    """Add the heat map with these columns; the last of five is the range. ``ends`` is the end of its description."""
    title = lines("{%p if loop.first %}", ("{{ h.title }}", "Table Group"), "{%p endif %}", "{{ e.title }}")
    cells = ("{{ e.ref }}", title, rating("e.rating"), "{{ e.basis }}", "{{ e.range }}")[: len(columns)]
    made = table(
        doc,
        columns,
        [each("h in headings", each("e in h.elements", row(*cells)))],
        caption="Heat map of all elements",
        description="One row for each element in the order of the framework: its reference, title, the rating that "
        f"stands, {ends}",
    )
    # On one page with its legend: fourteen elements under six headings leave no room for air in the rows.
    tighten(made, padding=1.2)


def _by_heading(doc: Doc) -> None:
    with when(doc, "rated"):
        heading(doc, "Ratings by heading", 2, new_page=True)
        para(doc, "How many elements of each heading stand at each rating. The table below has the same figures.")
        para(doc, "Ratings by heading: in each bar the weakest rating comes first", "Caption")
        stacked_bars(
            doc,
            Stacked(
                bars=("h in by_heading.headings", "{{ h.title }}"),
                series=("r in by_heading.ratings", "{{ r.label }}", "r.fill", '0"{{ r.beside }}";;;'),
                counts=("n in h.counts", "{{ n }}"),
            ),
            title="Ratings by heading",
            description="Bar chart. {{ by_heading.shows }} The table below has every figure.",
            height=8.6,
        )
        table(
            doc,
            [("Heading", 6.4), ("Elements", 2.6), ("How many at each rating", 8.0)],
            [
                each("h in by_heading.headings", row("{{ h.title }}", "{{ h.elements }}", "{{ h.in_words }}")),
                row(("All headings", "Table Label"), "{{ elements }}", "{{ by_heading.in_words }}"),
            ],
            caption="Ratings by heading",
            description="One row for each heading, and one for all: how many elements it has, and how many of them stand at "
            "each rating, weakest first.",
        )


def _not_rated(doc: Doc) -> None:
    with when(doc, "why_not_rated"):
        heading(doc, "Not rated, and why", 2)
        with loop(doc, "n in why_not_rated"):
            para(doc, "{{ n.ref }} {{ n.title }}. {{ n.text }}", "List Bullet")


def _movement(doc: Doc) -> None:
    with when(doc, "movement.shown"):
        heading(doc, "What moved since the round before", 2)
        para(
            doc,
            "Compared with the {{ movement.since }} round ({{ movement.since_date }}). A rating can move because the trust "
            "did, or because people know more now. Ask which it was. The table below has every element.",
            keep_next=True,
        )
        para(doc, "Which way the elements of each heading moved", "Caption")
        stacked_bars(
            doc,
            Stacked(
                bars=("h in movement.headings", "{{ h.title }}"),
                series=("m in movement.moves", "{{ m.label }}", "m.fill", '0"{{ m.beside }}";;;'),
                counts=("n in h.counts", "{{ n }}"),
            ),
            title="What moved since the {{ movement.since }} round",
            description="Bar chart. {{ movement.shows }} The table below has every element.",
            height=7.1,
        )
        table(
            doc,
            [("Ref", 1.75), ("Element", 6.3), ("{{ movement.since }}", 2.7), ("{{ round }}", 2.7), ("Movement", 3.55)],
            [
                each(
                    "e in movement.elements",
                    row("{{ e.ref }}", "{{ e.title }}", rating("e.before"), rating("e.now"), "{{ e.in_words }}"),
                )
            ],
            caption="Ratings in both rounds",
            description="One row for each element: its reference and title, its rating in the earlier round and in this "
            "one, and which way it moved, by how many steps of the scale.",
        )
    with when(doc, "movement.reason"):
        para(doc, "{{ movement.reason }}", before=8)


def _groups(doc: Doc) -> None:
    with when(doc, "groups | length > 1"):
        heading(doc, "How the groups rated", 1, new_page=True)
        _ratings_given(doc)


def _ratings_given(doc: Doc) -> None:
    with when(doc, "group_columns"):
        para(
            doc,
            "Each group’s own rating{% if meeting.agreed %}, before any was agreed{% endif %}. “Not rated” means that the group chose not to rate, “Not "
            "recorded” that it left a blank.",
        )
    for count in (2, 3, 4):
        with when(doc, f"group_columns == {count}"):
            _side_by_side(doc, count)
    with when(doc, "groups | length > 4"):
        para(
            doc,
            "{{ groups | length }} groups or people rated separately. For each element, the ratings given, weakest "
            "first, and who gave them.",
        )
        table(
            doc,
            [("Ref", 1.9), ("Element", 4.6), ("Who gave which rating", 10.5)],
            [
                each(
                    "h in headings",
                    each(
                        "e in h.elements",
                        row(
                            "{{ e.ref }}",
                            "{{ e.title }}",
                            lines(
                                "{%p for g in e.ratings_given %}",
                                "**{{ g.label }}:** {{ g.who }}",
                                "{%p endfor %}",
                                "{%p if not e.ratings_given %}",
                                "Not rated",
                                "{%p endif %}",
                            ),
                        ),
                    ),
                )
            ],
            caption="Who gave which rating",
            description="One row for each element, with the ratings given, weakest first, and who gave each.",
        )


def _side_by_side(doc: Doc, count: int) -> None:
    width = {2: 3.4, 3: 3.0, 4: 2.9}[count]
    columns = [("Ref", 1.8), ("Element", 17.0 - 1.8 - width * count)]
    columns += [("{{ groups[" + str(i) + "] }}", width) for i in range(count)]
    table(
        doc,
        columns,
        [
            each(
                "h in headings",
                each(
                    "e in h.elements",
                    row("{{ e.ref }}", "{{ e.title }}", *(rating(f"e.group_ratings[{i}]") for i in range(count))),
                ),
            )
        ],
        caption="Ratings by group",
        description="One row for each element and one column for each group, with the rating that the group gave.",
    )


def _findings(doc: Doc) -> None:
    heading(doc, "Strengths", 1, new_page=True)
    _finding(
        doc,
        "strengths",
        "Elements rated {{ strong_ratings }}, strongest first, with the reason behind the rating that stands, in brief.",
        "No element is rated {{ strong_ratings }}.",
        "Strengths",
    )
    heading(doc, "Areas for improvement", 1)
    _finding(
        doc,
        "areas",
        "Elements rated {{ weak_ratings }}, weakest first, with the reason in brief. Each needs a priority in the "
        "development plan, or a reason to leave it for now.",
        "No element is rated {{ weak_ratings }}.",
        "Areas for improvement",
    )
    with when(doc, "between"):
        para(
            doc,
            "Rated {{ between_ratings }}, neither a strength nor an area for improvement: {% for e in between %}"
            "{{ e.ref }} {{ e.title }}{% if not loop.last %}; {% endif %}{% endfor %}.",
            before=8,
        )


def _finding(doc: Doc, name: str, lead: str, none: str, caption: str) -> None:
    with when(doc, name):
        para(doc, lead)
        table(
            doc,
            [("Ref", 1.8), ("Element", 3.7), ("Rating", 2.8), ("Why", 8.7)],
            [
                each(
                    f"e in {name}",
                    row(
                        "{{ e.ref }}",
                        lines("{{ e.title }}", ("{{ e.heading }}", "Table Source")),
                        label("e.rating"),
                        lines(
                            "{%p for r in e.reasons %}",
                            "{{ r.brief }}",
                            ("{{ r.who }}", "Table Source"),
                            "{%p endfor %}",
                            "{%p if not e.reasons %}",
                            "Not recorded",
                            "{%p endif %}",
                            "{%p if e.more_reasons %}",
                            "{{ e.more_reasons }} more in the evidence, heading by heading.",
                            "{%p endif %}",
                        ),
                    ),
                )
            ],
            caption=caption,
            description="One row for each element: its reference, title and heading, the rating that stands, and the "
            "reason given, with who gave it and where.",
        )
    with otherwise(doc):
        para(doc, none)


def _differences(doc: Doc) -> None:
    heading(doc, "Where groups differ", 1)
    with when(doc, "differences"):
        para(
            doc,
            "On these elements the groups are two or more steps apart, widest first. A difference is not a mistake: it "
            "usually means that people see different parts of the trust. Hear both before settling on a rating.",
            keep_next=True,
        )
        with loop(doc, "d in differences"):
            heading(doc, "{{ d.ref }} {{ d.title }}", 2)
            table(
                doc,
                [("Lower: {{ d.lower.label }}", 8.5), ("Higher: {{ d.higher.label }}", 8.5)],
                [row(_views("d.lower_views"), _views("d.higher_views"))],
                caption="Two views of {{ d.ref }} {{ d.title }}",
                description="The lowest and the highest ratings of this element side by side, with reasons and evidence.",
            )
            with when(doc, "d.agreed"):
                para(
                    doc,
                    "**Since then:** {% if d.rating.rated %}{{ d.rating.label }} was agreed{% else %}it was agreed not to "
                    "rate it{% endif %}{% if meeting.held %} at the diagnostic meeting{% endif %}.",
                    before=8,
                )
            heading(doc, "Questions to ask", 3)
            with loop(doc, "q in d.questions"):
                para(doc, "{{ q }}", "List Bullet")
    with otherwise(doc):
        para(
            doc,
            "{% if groups | length > 1 %}No element has group ratings that are two or more steps apart.{% elif groups %}"
            "Only one group {% if rated %}rated{% else %}answered{% endif %}, so there is nothing to compare.{% else %}"
            "No groups rated separately, so there is nothing to compare.{% endif %}",
        )


def _views(name: str):
    return lines(
        "{%p for v in " + name + " %}",
        ("{{ v.who }}", "Table Label"),
        "{{ v.rationale_brief }}",
        "**Evidence:** {{ v.evidence_brief }}",
        "{%p endfor %}",
    )


def _beyond(doc: Doc) -> None:
    heading(doc, "Beyond the framework", 1)
    with when(doc, "issues"):
        para(doc, "Issues that matter to the trust and that the framework does not ask about.")
        table(
            doc,
            [("Ref", 2.4), ("Issue", 3.4), ("Why it matters, and what is known", 7.0), ("What happens next", 4.2)],
            [
                each(
                    "i in issues",
                    row(
                        "{{ i.ref }}",
                        "{{ i.issue }}",
                        lines(
                            "{{ i.why }}",
                            "**Known so far:** {{ i.known }}",
                            ("{{ i.who }}", "Table Source"),
                        ),
                        "{{ i.next }}",
                    ),
                )
            ],
            caption="Issues beyond the framework",
            description="One row for each issue: its reference, what it is, why it matters with what is known and who "
            "raised it, and what happens next.",
        )
    with otherwise(doc):
        para(doc, "No issue beyond the framework was recorded.")


def _evidence(doc: Doc) -> None:
    heading(doc, "The evidence, heading by heading", 1, new_page=True)
    para(
        doc,
        "Everyone’s own words{% if meeting.agreed %}, the agreed view first{% endif %}. The workbook that each view is "
        "written in is named under Sources.",
    )
    with loop(doc, "h in headings"):
        heading(doc, "{{ h.title }}", 2)
        para(doc, "{{ h.about }}", keep_next=True)
        with loop(doc, "e in h.elements"):
            heading(doc, "{{ e.ref }} {{ e.title }}", 3)
            with when(doc, "e.views"):
                table(
                    doc,
                    [("Whose view", 3.5), ("Rating", 2.8), ("Rationale and evidence", 10.7)],
                    [
                        each(
                            "v in e.views",
                            row(
                                "{{ v.who }}",
                                label("v.rating"),
                                lines(
                                    "{{ v.rationale }}",
                                    "{%p if v.evidence_expected %}",
                                    "**Evidence:** {{ v.evidence }}",
                                    "{%p endif %}",
                                ),
                            ),
                        )
                    ],
                    caption="{{ e.ref }} {{ e.title }}: ratings, rationale and evidence",
                    description="One row for each view{% if meeting.agreed %}, the agreed one first{% endif %}: whose it is, the rating, the rationale "
                    "and the evidence, and where they are written.",
                )
            with otherwise(doc):
                para(doc, "Nobody rated this element or wrote about it.")


def _missing(doc: Doc) -> None:
    heading(doc, "What was not answered", 1, new_page=True)
    with when(doc, "not_rated"):
        heading(doc, "Elements without a rating", 2)
        with loop(doc, "e in not_rated"):
            para(doc, "{{ e.ref }} {{ e.title }} ({{ e.heading }})", "List Bullet")
    with when(doc, "gaps"), loop(doc, "g in gaps"):
        heading(doc, "{{ g.who }} ({{ g.file }}) left blank", 2)
        with loop(doc, "item in g.blanks"):
            para(doc, "{{ item }}", "List Bullet")
    with when(doc, "not not_rated and not gaps"):
        para(doc, "Every element has a rating, a rationale and evidence in every workbook.")


def _next_steps(doc: Doc) -> None:
    heading(doc, "Next steps", 1)
    with when(doc, "meeting.agreed"):
        para(doc, "What the board may wish to do with this summary:")
    with otherwise(doc):
        para(doc, "What those who meet may wish to do with this paper:")
    steps = [
        ("", "Read the heat map together, and say where it surprises you and where it does not."),
        (
            "differences",
            "Take the elements on which groups differ first. Ask the questions listed, and record what you learn.",
        ),
        ("not_rated or gaps", "Look at what was not answered, and decide who will find out and by when."),
        ("not meeting.agreed", "Settle each rating together, with its reason and evidence, in one more workbook."),
        ("not meeting.agreed", "Build the summary for the board with that workbook beside these."),
        (
            "meeting.agreed",
            "Agree which areas for improvement go into the development plan, and which are left for now and why.",
        ),
        ("meeting.agreed", "Ask the mentor where outside support would help most, and what it would take."),
        ("meeting.agreed", "Set the date of the next review, so that the same questions can be asked again."),
    ]
    for condition, step in steps:
        with when(doc, condition) if condition else nullcontext():
            numbers(doc, [step])


def _people(doc: Doc) -> None:
    heading(doc, "Who took part", 1)
    table(
        doc,
        [("Group", 3.9), ("Name and role", 4.9), ("Date", 3.6), ("Workbook", 4.6)],
        [
            each(
                "r in respondents",
                row(
                    "{{ r.group }}",
                    lines("{{ r.name }}", ("{{ r.role }}", "Table Source")),
                    "{{ r.date }}",
                    "{{ r.file }}",
                ),
            )
        ],
        caption="Who filled in a workbook",
        description="One row for each workbook: the group, the person’s name and role, the date, and the file.",
    )
    with when(doc, "meeting.shown"):
        heading(
            doc, "{% if meeting.held %}People at the diagnostic meeting{% else %}The diagnostic meeting{% endif %}", 2
        )
        para(doc, "Date of the meeting: {{ meeting.date }}", keep_next=True)
        with when(doc, "meeting.people"), loop(doc, "person in meeting.people"):
            para(doc, "{{ person }}", "List Bullet")
        with when(doc, "meeting.held and not meeting.people"):
            para(doc, "Not recorded")
    heading(doc, "About the trust", 2)
    table(
        doc,
        [("What", 5.5), ("Answer", 11.5)],
        [each("f in facts", row(("{{ f.label }}", "Table Label"), "{{ f.value }}"))],
        caption="About the trust",
        description="Facts about the trust, as its workbooks give them.",
        style="Facts Table",
    )


def _sources(doc: Doc) -> None:
    heading(doc, "Sources", 1)
    para(
        doc,
        "Every statement above stands with its reference. These are the workbooks that they were written in. Questions about a "
        "statement can be put to the person who wrote it.",
        keep_next=True,
    )
    para(doc, "{{ framework.source }}", "Source").paragraph_format.keep_together = True
    sources_table(doc, earlier=True)


def sources_table(doc: Doc, *, earlier: bool = False) -> None:
    """Add the table of workbooks that a document was made from, with those of the round it is compared with.

    *Why:* the rows stay together and with the line below them, so that this line never stands alone on the last page.
    """

    def of(name: str, who: str):
        cells = (lines("{{ s.file }}", *_other_edition()), who, "{{ s.date }}", "{{ s.fingerprint }}")
        return each(f"s in {name}", row(*cells, kept=True))

    before = [of("movement.sources", "{{ s.who }} ({{ movement.since }})")] if earlier else []
    table(
        doc,
        [("Workbook", 6.5), ("Whose view", 3.9), ("Date", 3.6), ("Fingerprint", 3.0)],
        [of("sources", "{{ s.who }}"), *before],
        caption="Workbooks that this document was made from",
        description="One row for each workbook: its file name, with its framework edition where it is another than this "
        "document’s, whose view it holds, its date, and "
        "the first twelve digits of its SHA-256 fingerprint.",
    )
    para(
        doc,
        "Made with matsheets {{ version }}.{% if dated %} Document date: {{ made_on }}.{% endif %}",
        "Source",
        before=8,
    )


def _other_edition():
    """Yield a line for a workbook's edition where it is not the document's own, which is named once."""
    yield "{%p if s.edition != framework.edition %}"
    yield ("{{ s.edition }}", "Table Source")
    yield "{%p endif %}"
