"""The development plan: what the trust will do, by whom and by when, arranged by the framework's headings."""

from diagnostic_summary import sources_table
from kit import (
    Doc,
    bullets,
    contents,
    cover,
    each,
    each_kept,
    heading,
    label,
    lines,
    loop,
    missing,
    new_document,
    new_section,
    otherwise,
    para,
    row,
    table,
    tighten,
    when,
)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Development plan")
    cover(
        doc,
        subtitle="Priorities, actions and who answers for them",
        facts=[
            ("Round", "{{ round }}"),
            ("Date of the review", "{{ reviewed_on }}"),
            ("Chief executive", "{{ chief_executive }}"),
            ("Mentor", "{{ mentor }}"),
            ("Mentor trust", "{{ mentor_trust }}"),
            ("Framework", "{{ framework.title }}"),
        ],
    )
    _opening(doc)
    new_section(doc, landscape=True)
    _glance(doc)
    _terms(doc)
    new_section(doc, landscape=False)
    _priorities(doc)
    _reviews(doc)
    _medium_term(doc)
    _agreement(doc)
    _sources(doc)
    return doc


def _opening(doc: Doc) -> None:
    heading(doc, "How to read this plan", 1, new_page=True)
    para(
        doc,
        "This is the trust’s own plan. It follows from the diagnostic review and is arranged by the framework’s "
        "headings. The mentor supports it; the trust decides and answers for it.",
        "Lead",
    )
    bullets(
        doc,
        [
            "Each priority has a reference, such as PLAN-01. Use it in minutes and in questions.",
            "For each priority the plan says what is to be achieved, what will be done, who leads, what the mentor does, "
            "what it takes, how it is followed and what success will look like.",
            "A heading without a priority says so. An area that the trust leaves for now says why.",
            "Where an answer is blank, the plan says “Not recorded”. Ask the person who leads.",
        ],
    )
    contents(doc)
    missing(doc, "What is missing from this draft")
    with when(doc, "uncovered"):
        heading(doc, "Areas for improvement that this plan does not mention", 2)
        para(
            doc,
            "The review rated these {{ weak_ratings }}. The plan has no priority and no reason for them.",
        )
        table(
            doc,
            [("Ref", 2.2), ("Element", 11.3), ("Rating", 3.5)],
            [each("u in uncovered", row("{{ u.ref }}", "{{ u.title }}", label("u.rating")))],
            caption="Areas for improvement that this plan does not mention",
            description="One row for each element rated {{ weak_ratings }} without a priority or a reason.",
        )


def _glance(doc: Doc) -> None:
    heading(doc, "The plan at a glance", 1)
    with when(doc, "priorities"):
        made = table(
            doc,
            [("Ref", 1.95), ("Serves", 4.65), ("Rating now", 2.95), ("Objective", 6.85), ("Lead", 4.6), ("Dates", 4.7)],
            [
                each(
                    "p in priorities",
                    row("{{ p.ref }}", "{{ p.target }}", label("p.rating"), "{{ p.objective_brief }}", "{{ p.lead }}",
                        lines("Start: {{ p.start }}", "Due: {{ p.due }}")),
                )
            ],
            caption="All priorities",
            description="One row for each priority: its reference, the element or heading it serves and that element’s "
            "rating today, its objective, who leads, and when it starts and is due.",
        )  # fmt: skip
        tighten(made, padding=2.5)
    with otherwise(doc):
        para(doc, "No priorities are recorded.")


def _terms(doc: Doc) -> None:
    heading(doc, "Term by term", 1, new_page=True)
    with when(doc, "terms"):
        para(
            doc,
            "What starts, what goes on and what falls due in each school term. A priority that goes on is given by its "
            "reference alone.",
        )
        made = table(
            doc,
            [("Term", 2.8), ("Starts", 8.55), ("Goes on", 5.8), ("Due", 8.55)],
            [
                each(
                    "t in terms",
                    row(("{{ t.term }}", "Table Label"), _list("t.starts"), "{{ t.goes_on_refs }}", _list("t.due")),
                )
            ],
            caption="The plan term by term",
            description="One row for each school term: the priorities that start in it, those that go on through it, and "
            "those that are due in it.",
        )  # fmt: skip
        tighten(made, padding=2)
    with otherwise(doc):
        para(doc, "No priority has a start or a due date, so there is no timetable.")
    with when(doc, "undated"):
        heading(doc, "Without a start or a due date", 2)
        with loop(doc, "item in undated"):
            para(doc, "{{ item }}", "List Bullet")


def _list(name: str):
    return lines(
        "{%p for item in " + name + " %}",
        ("{{ item }}", "Table Item"),
        "{%p endfor %}",
        "{%p if not " + name + " %}",
        "Nothing",
        "{%p endif %}",
    )


def _priorities(doc: Doc) -> None:
    heading(doc, "Priorities in full", 1)
    with loop(doc, "h in headings"):
        heading(doc, "{{ h.title }}", 2)
        with when(doc, "not h.priorities and h.no_actions"):
            para(doc, "No priority under this heading.", keep_next=True)
        with when(doc, "not h.priorities and not h.no_actions"):
            para(doc, "No priority under this heading.")
        with loop(doc, "p in h.priorities"):
            _card(doc)
        with loop(doc, "n in h.no_actions"):
            _no_action(doc)
    with when(doc, "unplaced or unplaced_no_actions"):
        heading(doc, "Not linked to a heading", 2)
        with loop(doc, "p in unplaced"):
            _card(doc)
        with loop(doc, "n in unplaced_no_actions"):
            _no_action(doc)


def _card(doc: Doc) -> None:
    heading(doc, "{{ p.ref }} {{ p.target }}", 3)
    rows = (
        ("Objective", "objective"),
        ("Actions", "actions"),
        ("Lead", "lead"),
        ("Mentor’s support", "support"),
        ("Start and due", "when"),
        ("Resources", "resources"),
        ("How it is monitored", "monitoring"),
        ("What success looks like", "success"),
        ("Review on", "review_on"),
    )
    table(
        doc,
        [("About {{ p.ref }}", 4.5), ("What the plan says", 12.5)],  # the header comes again on the next page
        [
            row(
                (label, "Table Label"), ("{{ p." + name + " }}", "Table Label" if name == "objective" else "Table Text")
            )
            for label, name in rows
        ]
        + [
            row(
                ("Written in", "Table Label"),
                ("{{ p.ref }}{% if p.cell %} ({{ p.cell }}){% endif %}", "Table Source"),
            )
        ],
        caption="{{ p.ref }} {{ p.target }}",
        description="The priority in full: what is asked on the left, the plan’s answer on the right.",
        style="Facts Table",
        together=2,  # the header and the objective stay with the actions; whole cards would leave half pages empty
        ends=3,
    )


def _no_action(doc: Doc) -> None:
    para(doc, "**{{ n.ref }} No action for now: {{ n.target }}.** {{ n.reason }}", "Note")


def _reviews(doc: Doc) -> None:
    heading(doc, "Review points", 1)
    with when(doc, "reviews"):
        para(doc, "When the board or the mentor next looks at each priority, and what to look for.")
        table(
            doc,
            [("Date", 4.2), ("Priority", 6.5), ("What success looks like", 6.3)],
            [
                each(
                    "r in reviews",
                    each(
                        "p in r.priorities",
                        row(
                            lines(("{{ r.date }}", "Table Label"), "{{ r.term }}"),
                            lines("{{ p.ref }} {{ p.objective_brief }}", ("Lead: {{ p.lead }}", "Table Source")),
                            "{{ p.success_brief }}",
                        ),
                    ),
                )
            ],
            caption="Review points",
            description="One row for each priority in the order of its review date: the date and term, the priority and "
            "who leads it, and what success looks like.",
        )
    with otherwise(doc):
        para(doc, "No review date is recorded.")
    with when(doc, "no_review_date"):
        heading(doc, "Without a review date", 2)
        with loop(doc, "item in no_review_date"):
            para(doc, "{{ item }}", "List Bullet")


def _medium_term(doc: Doc) -> None:
    heading(doc, "Medium-term priorities", 1)
    with when(doc, "medium_term"):
        para(doc, "What the trust will work on over the next one to three years.")
        table(
            doc,
            [("Ref", 1.8), ("Priority", 5.0), ("Why it comes next", 4.5), ("By when", 2.6), ("Lead", 3.1)],
            [
                each(
                    "m in medium_term",
                    row(
                        "{{ m.ref }}",
                        lines("{{ m.priority }}", ("{{ m.heading }}", "Table Source")),
                        "{{ m.why }}",
                        "{{ m.when }}",
                        "{{ m.lead }}",
                    ),
                )
            ],
            caption="Medium-term priorities",
            description="One row for each: its reference, what the trust means to achieve and under which heading, why it "
            "comes next, by when, and who leads.",
        )
    with otherwise(doc):
        para(
            doc,
            "None recorded yet. They are agreed at the end of the mentoring, when the trust can see what the plan has "
            "changed.",
        )


def _agreement(doc: Doc) -> None:
    heading(doc, "Agreement", 1)
    para(doc, "Signed when the board has agreed the plan. The mentor signs for the support set out in it.")
    table(
        doc,
        [("Role", 3.6), ("Name", 4.6), ("Signature", 5.4), ("Date", 3.4)],
        [
            each_kept(
                "s in sign_off",
                ("{{ s.role }}", "Signature"),
                ("{{ s.name or 'Name:' }}", "Signature"),
                ("Signed:", "Signature"),
                ("Date:", "Signature"),
            )
        ],
        caption="Agreement to this plan",
        description="One row for each person who signs: role, name, and space for a signature and a date.",
        together=True,
    )


def _sources(doc: Doc) -> None:
    heading(doc, "Sources", 1)
    para(
        doc,
        "{% if plan_from %}The plan comes from {{ plan_from }}. {% else %}No workbook holds a plan. {% endif %}Ratings come from all the workbooks listed. Each priority stands with its "
        "reference, so that a question can be put to the person who wrote it.",
        keep_next=True,
    )
    source = para(doc, "{{ framework.edition }}. {{ framework.wording }} {{ framework.source }}", "Source")
    source.paragraph_format.keep_together = True
    sources_table(doc)
