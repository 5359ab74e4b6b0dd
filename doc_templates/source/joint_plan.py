"""The joint action plan of several trusts: what they mean to do together on one page, then each priority in full."""

from docx.shared import Pt
from kit import (
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
    only_if,
    para,
    priority_card,
    row,
    set_styles,
    sources_table,
    tight_table,
    when,
)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Joint action plan", numbered_chapters=False, cover=False)
    set_styles(doc, ("Heading 2", 17, 14, 5), ("Heading 3", 13, 12, 3), ("Normal", None, 0, 5))
    _first_page(doc)
    _changes(doc)
    _priorities(doc)
    _dates(doc)
    missing(doc, "What is missing from this draft", level=1)
    _about(doc)
    return doc


# --- the first page ------------------------------------------------------------------------------------------------


def _first_page(doc: Doc) -> None:
    board_masthead(doc, "{{ standing }}", trust="{{ trust_in_brief }}")
    draft_banner(doc).paragraph_format.space_after = Pt(6)
    with when(doc, "trusts"):
        tight_table(
            doc,
            [("Trust", 5.6), ("Key person", 4.6), ("Its review", 3.8), ("Leads", 3.0)],
            [
                each(
                    "t in trusts",
                    row(
                        lines(
                            "__{{ t.short }}__",
                            (
                                "{% if t.name != t.short %}{{ t.name }}, {% endif %}{{ t.number }} ({{ t.ref }})",
                                "Table Source",
                            ),
                        ),
                        "{{ t.key_person }}",
                        "{{ t.review }}",
                        "{{ t.leads }}",
                    ),
                )
            ],
            caption="The trusts",
            description="One row for each trust: its name, with its Companies House number and the reference of its row, its key person, "
            "the round and date of its review, and which priorities it leads.",
        )
    with when(doc, "priorities"):
        board_heading(doc, "What we mean to do together")
        tight_table(
            doc,
            [("Priority", 7.8), ("Serves", 3.6), ("Lead", 3.6), ("Due", 2.0)],
            [
                each(
                    "p in priorities",
                    row(
                        "**{{ p.ref }}** {{ p.objective_brief }}",
                        "{{ p.target }}",
                        lines("{{ p.lead_trust_brief }}", ("{{ p.lead_brief }}", "Table Source")),
                        "{{ p.due_brief }}",
                    ),
                )
            ],
            caption="The joint priorities",
            description="One row for each: its reference and objective, the {{ words.element }} or {{ words.heading }} it serves, the trust and the person "
            "who lead it, and when it is due.",
        )
    with when(doc, "left_open"):
        para(doc, "**Nothing is agreed on yet:** {{ left_open | join('; ') }}.", "Board Text", before=4)


def _changes(doc: Doc) -> None:
    """Add what the trusts say of themselves now, where their workbooks were given."""
    with when(doc, "looked_again"):
        heading(doc, "What has changed since the plan was made", 1)
        with when(doc, "changes"):
            tight_table(
                doc,
                [("Beside", 1.8), ("{{ words.Element }}", 5.4), ("Trust", 3.2), ("Then", 2.4), ("Now", 4.2)],
                [
                    each(
                        "c in changes",
                        row(
                            "{{ c.ref }}",
                            "{{ c.element_ref }} {{ c.title }}",
                            "{{ c.short }}",
                            "{{r c.then.mark }}",
                            lines(
                                "{{r c.now.mark }}",
                                ("{% if c.basis %}{{ c.basis }}; {% endif %}{{ c.review }}", "Table Source"),
                            ),
                        ),
                    )
                ],
                caption="Ratings that are others now",
                description="One row for each rating that is another now: beside which joint priority it stands, the {{ words.element }}, the trust, "
                "the rating when the plan was made, and the rating now with where it comes from.",
            )
        with when(doc, "since_notes"):
            para(doc, "{{ since_notes | join(' ') }}", before=4)


# --- each priority -------------------------------------------------------------------------------------------------


def _priorities(doc: Doc) -> None:
    with when(doc, "priorities"):
        heading(doc, "Each priority", 1)
        with loop(doc, "p in priorities"):
            heading(doc, "{{ p.title }}", 2)
            _card(doc)


def _card(doc: Doc) -> None:
    """Add one priority: a table below its objective, which is its title."""
    says = (
        "{{ s.ref }} ({{ s.short }}){% if s.rated %}: {{r s.rating.mark }}{% if s.basis %} {{ s.basis }}{% endif %}{% endif %}"
        "{% if s.priorities %}. Its own {% if s.several %}priorities{% else %}priority{% endif %}: {{ s.priorities }}{% endif %}"
    )
    priority_card(
        doc,
        [("{{ p.ref }}", 3.6), ("{{ p.target }}", 13.4)],
        [
            only_if(
                "p.says",
                row(
                    ("Each trust says", "Table Label"),
                    lines("{%p for s in p.says %}", (says, "Table Item"), "{%p endfor %}"),
                    kept=True,
                ),
            ),
            row(
                ("Each brings", "Table Label"),
                lines("{%p for line in p.brings %}", ("{{ line }}", "Table Item"), "{%p endfor %}"),
                kept=True,
            ),
            row(("Lead", "Table Label"), "{{ p.lead_trust }}: {{ p.lead }}", kept=True),
            row(("When", "Table Label"), "{{ p.when }}", kept=True),
            row(("Success", "Table Label"), "{{ p.success }}"),
        ],
        description="The header names its reference and what it serves.",
    )


# --- afterwards ----------------------------------------------------------------------------------------------------


def _dates(doc: Doc) -> None:
    with when(doc, "dates"):
        heading(doc, "What happens when", 1)
        tight_table(
            doc,
            [("Date", 3.6), ("What", 13.4)],
            [each("d in dates", row("{{ d.day }}", lines("{%p for what in d.what %}", "{{ what }}", "{%p endfor %}")))],
            caption="What happens when",
            description="One row for each day on which a joint priority starts or is due, with its reference and the trust that leads it.",
        )
    with when(doc, "undated and priorities"):
        para(doc, "**Without a due date:** {{ undated | join('; ') }}.", before=4)


def _about(doc: Doc) -> None:
    heading(doc, "About this paper", 1)
    para(
        doc,
        "Each trust rated itself. Ratings are not added up, and no trust stands before another for them. What each says is as it was "
        "when the joint workbook was made. {{ framework.title }}, {{ framework.edition }}. " + MADE_WITH,
        "Source",
        keep_next=True,
    )
    sources_table(doc, (6.8, 4.2, 3.1, 2.9), second=("What it holds", "whose"))
