"""The progress update: what difference the plan has made, what is late and why, what the board decides; then row by row."""

from docx.shared import Pt
from kit import (
    FOR_THE_BOARD,
    MADE_WITH,
    Doc,
    board_heading,
    board_masthead,
    draft_banner,
    each,
    heading,
    lines,
    loop,
    missing,
    new_document,
    otherwise,
    para,
    row,
    set_styles,
    sources_table,
    tight_table,
    when,
)

from matsheets.documents.contexts.update_first_page import STATUS_COLUMNS
from matsheets.documents.contexts.update_rows import COLUMNS
from matsheets.documents.contexts.update_support import COLUMNS as SUPPORT_COLUMNS


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Progress update", numbered_chapters=False, cover=False)
    set_styles(doc, ("Heading 2", 15, 10, 3), ("Lead", 12, 4, 4), ("Normal", None, 0, 4), single=True)
    _first_page(doc)
    _priorities(doc)
    _next(doc)
    _support(doc)
    _final(doc)
    missing(doc, "What is missing from this draft", level=1)
    _about(doc)
    return doc


# --- the first page ------------------------------------------------------------------------------------------------


def _first_page(doc: Doc) -> None:
    board_masthead(doc, "{{ first_page.standing }}", purpose=FOR_THE_BOARD)
    draft_banner(doc).paragraph_format.space_after = Pt(6)
    para(doc, "{{ first_page.found }}", "Board Finding")
    _outcomes(doc)
    _statuses(doc)
    _late(doc)
    board_heading(doc, "The board is asked to")
    with loop(doc, "r in first_page.requests"):
        para(doc, "{{ r }}", "Board Number")
    with when(doc, "first_page.no_requests"):
        para(doc, "{{ first_page.no_requests }}", "Board Text")
    board_heading(doc, "Support given")
    para(doc, "{{ first_page.support }}", "Board Text")


def _outcomes(doc: Doc) -> None:
    board_heading(doc, "What the log says of difference, {{ since }}")
    with loop(doc, "o in first_page.outcomes"):
        para(doc, "**{{ o.name }}:** {{ o.text }} [[({{ o.ref }})]]", "Board Text")
    for name in ("more_outcomes", "no_outcomes", "no_difference"):
        with when(doc, f"first_page.{name}"):
            para(doc, "{{ first_page." + name + " }}", "Board Text")


def _statuses(doc: Doc) -> None:
    board_heading(doc, "Where the priorities stand")
    with when(doc, "first_page.statuses"):
        headers = (
            "Status",
            "Now",
            "{% if last_paper_brief %}{{ last_paper_brief }}{% else %}At the start{% endif %}",
            "Which they are now",
        )
        tight_table(
            doc,
            list(zip(headers, STATUS_COLUMNS.values(), strict=True)),
            [
                each(
                    "s in first_page.statuses",
                    row("{{r s.status.mark }}", "{{ s.now }}", "{{ s.before }}", "{{ s.which }}"),
                )
            ],
            caption="Priorities by status",
            description="One row for each status: its word, how many priorities have it now, how many had it at the paper "
            "before, and which have it now.",
        )
    with otherwise(doc):
        para(doc, "The plan has no priority.", "Board Text")


def _late(doc: Doc) -> None:
    board_heading(doc, "What is late, and why")
    with loop(doc, "l in first_page.late"):
        para(doc, "**{{ l.name }}.** {{ l.text }}", "Board Text")
    with when(doc, "first_page.more_late"):
        para(doc, "{{ first_page.more_late }}", "Board Text")
    with when(doc, "not first_page.late"):
        para(doc, "Nothing is late.", "Board Text")


# --- row by row ----------------------------------------------------------------------------------------------------


def _priorities(doc: Doc) -> None:
    heading(doc, "Every priority", 1, new_page=True)
    para(
        doc,
        "{% if last_paper %}What was done is told {{ since }}; of a priority without an entry in that time, as its newest entry has it. "
        "{% endif %}The newest comes first. What ends in … goes on in the row of its reference.",
    )
    with when(doc, "priorities"):
        tight_table(
            doc,
            list(
                zip(
                    ("Priority", "Status", "What was done, and what difference it made", "Due then, now"),
                    COLUMNS.values(),
                    strict=True,
                )
            ),
            [
                each(
                    "p in priorities",
                    row(
                        lines("**{{ p.ref }}** {{ p.objective }}", ("{{ p.lead }}", "Table Source")),
                        lines(
                            "{{r p.status.mark }}",
                            ("{{ p.as_of }}", "Table Source"),
                        ),
                        lines(
                            "{%p for done in p.done %}",
                            "{{ done }}",
                            "{%p endfor %}",
                            "{%p if p.has_entry %}",
                            "**Difference:** {{ p.difference }}",
                            "{%p endif %}",
                            "{%p if p.measure %}",
                            "**Success measure:** {{ p.measure }}",
                            "{%p endif %}",
                            "{%p if p.more %}",
                            ("{{ p.more }}", "Table Source"),
                            "{%p endif %}",
                        ),
                        lines("{{ p.due }}", "{%p if p.due_now %}", "**now {{ p.due_now }}**", "{%p endif %}"),
                    ),
                )
            ],
            caption="Every priority",
            description="One row for each priority: its reference, objective and lead; its status, the day of its newest entry and "
            "what its status was before; what was done, what difference it made and, where it is done, its success measure; when it was due and when it is due now.",
        )
    with otherwise(doc):
        para(doc, "The plan has no priority.")


def _next(doc: Doc) -> None:
    heading(doc, "What comes next", 1)
    with when(doc, "steps"):
        tight_table(
            doc,
            [("Date", 3.6), ("What", 13.4)],
            [each("s in steps", row("{{ s.day }}", "{{ s.what }}"))],
            caption="What comes next, by date",
            description="One row for each day that the plan, its log or an agreement names after this paper, with what happens on it.",
        )
        with when(doc, "more_steps"):
            para(
                doc,
                "{% if more_steps == 1 %}One more date stands{% else %}{{ more_steps }} more dates stand{% endif %} in the plan.",
                before=3,
            )
    with otherwise(doc):
        para(doc, "{% if no_steps and not final %}{{ no_steps }}{% else %}No date to come is recorded.{% endif %}")
    with when(doc, "undated"):
        para(doc, "{{ undated }}", before=3)


def _support(doc: Doc) -> None:
    with when(doc, "support.rows or support.notes"):
        heading(doc, "Support, against what was agreed", 1)
        with when(doc, "support.rows"):
            tight_table(
                doc,
                list(zip(("Service", "Days agreed", "Given", "Left"), SUPPORT_COLUMNS.values(), strict=True)),
                [
                    each(
                        "s in support.rows",
                        row("{{ s.service }}", "{{ s.agreed }}", "{{ s.given }}", "{{ s.left }}"),
                    )
                ],
                caption="Support by service",
                description="One row for each service of the agreement, and one for all: the days agreed, the days given so far, and "
                "the days left.",
            )
        with when(doc, "support.notes"):
            para(doc, "{{ support.notes }}", before=3)
    with when(doc, "costs"):
        para(doc, "**Costs.** {{ costs }}", before=3)


def _final(doc: Doc) -> None:
    with when(doc, "final"):
        heading(doc, "What the plan came to", 1)
        para(doc, "{{ came_to | join(' ') }}")
        heading(doc, "Medium-term priorities", 1)
        tight_table(
            doc,
            [("Priority", 7.0), ("Why it comes next", 5.4), ("By when, lead", 4.6)],
            [
                each(
                    "m in medium_term",
                    row(
                        "**{{ m.ref }}** {{ m.priority }}",
                        "{{ m.why }}",
                        lines("{{ m.when }}", ("{{ m.lead }}", "Table Source")),
                    ),
                )
            ],
            caption="Medium-term priorities",
            description="One row for each: its reference, what the trust means to achieve and under which {{ words.heading }}, why it "
            "comes next, by when, and who leads.",
        )


def _about(doc: Doc) -> None:
    """Add what is not in the paper, and what it was made from."""
    heading(doc, "About this paper", 1)
    with when(doc, "notes"):
        para(doc, "{{ notes | join(' ') }}")
    para(
        doc,
        "Logged up to {{ on }}. The plan and its log come from {{ plan_from }}. {{ framework.title }}, {{ framework.edition }}. "
        + MADE_WITH,
        "Source",
        keep_next=True,
    )
    sources_table(doc, (6.6, 4.0, 3.5, 2.9))
