"""The comparison of trusts: a map on the first page, what to learn and to share, a page of questions for each trust, all words."""

from kit import (
    MADE_WITH,
    PORTRAIT_WIDTH,
    Cell,
    Doc,
    answer_style,
    board_heading,
    board_masthead,
    compact_table,
    each,
    heading,
    keep,
    lines,
    loop,
    new_document,
    otherwise,
    para,
    rating,
    row,
    set_styles,
    tight_table,
    when,
)

from matsheets.model.joint_plans import FEWEST_TRUSTS, MOST_TRUSTS

_ANSWER = "Answer Line"
_REF_AND_NAME = 6.0


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Comparison of trusts", numbered_chapters=False, cover=False)
    _styles(doc)
    _first_page(doc)
    _lessons(doc)
    _shared(doc)
    _challenges(doc)
    _elements(doc)
    _sources(doc)
    return doc


def _styles(doc: Doc) -> None:
    """Set this paper's own: chapters that leave room, and lines to write on."""
    set_styles(doc, ("Heading 2", 18, 16, 6), ("Heading 3", 14, 12, 3), ("Heading 4", 12, 10, 2))
    answer_style(doc, _ANSWER, "Normal", PORTRAIT_WIDTH)


# --- the first page ------------------------------------------------------------------------------------------------


def _first_page(doc: Doc) -> None:
    board_masthead(
        doc,
        "Each trust's own view of itself, in the order in which they were given. Nothing here is a ranking: ratings are not added up, "
        "and no trust stands before another for them.",
        trust="{{ trust_in_brief }}",
    )
    tight_table(
        doc,
        [("Trust", 6.4), ("Its review", 6.4), ("What it gave", 4.2)],
        [
            each(
                "t in trusts",
                row(
                    "__{{ t.short }}__{% if t.name != t.short %} ({{ t.name }}){% endif %}",
                    "{{ t.review }}",
                    "{{ t.gave }}",
                ),
            )
        ],
        caption="The trusts",
        description="One row for each trust: its name, the round and date of its review, and what it gave for this comparison.",
    )
    with when(doc, "frameworks_differ"):
        para(
            doc,
            "The trusts rated on different {{ words.frameworks }} or editions. {{ words.A_element }} is compared where its reference and title are the "
            "same; the last page names the others.",
            "Board Text",
            before=4,
        )
    with when(doc, "scales_differ"):
        para(doc, "They use different scales too, so that the same word may not mean the same.", "Board Text", before=4)
    with when(doc, "days_apart"):
        para(doc, "{{ days_apart }}", "Board Text", before=4)
    board_heading(doc, "The map")
    across = PORTRAIT_WIDTH - _REF_AND_NAME
    for count in range(FEWEST_TRUSTS, MOST_TRUSTS + 1):
        with when(doc, f"columns == {count}"):
            columns = [("{{ trusts[" + str(n) + "].short }}", across / count) for n in range(count)]
            tight_table(
                doc,
                [("{{ words.Element }}", _REF_AND_NAME), *columns],
                [each("r in map", row("{{ r.ref }} {{ r.short }}", *(rating(f"r.cells[{n}]") for n in range(count))))],
                caption="The map: each trust's rating of each {{ words.element }}",
                description="One row for each {{ words.element }}, one column for each trust in the order given: the rating's word on its colour; "
                "a bar before the word marks an area for improvement.",
            )
    para(
        doc,
        "{% for s in scale %}**{{ s.label }}** {{ s.meaning }}{% if not loop.last %} · {% endif %}{% endfor %}."
        "{% for w in words_for_none %} {{ w.label }}: {{ w.meaning }}.{% endfor %}",
        "Source",
        before=3,
    )
    _in_this_paper(doc)


def _in_this_paper(doc: Doc) -> None:
    board_heading(doc, "In this paper")
    para(
        doc,
        "**Who could learn from whom** {% if lessons_in_brief %}{{ lessons_in_brief }}{% else %}nothing that their words show"
        "{% endif %}.",
        "Board Text",
    )
    para(
        doc,
        "**What several share** {% if shared_in_brief %}{{ shared_in_brief }}{% else %}no area and no priority{% endif %}.",
        "Board Text",
    )
    para(
        doc,
        "**Challenge questions** {% for c in challenges %}for {{ c.short }}{% if not loop.last %}, {% endif %}{% endfor %}: each on pages "
        "of its own, with room to answer.",
        "Board Text",
    )
    para(
        doc,
        "**{{ words.Element }} by {{ words.element }}** each trust's reason and evidence, one above the other.",
        "Board Text",
    )


# --- what to learn, what to share ------------------------------------------------------------------------------------


def _lessons(doc: Doc) -> None:
    heading(doc, "Who could learn from whom", 1, new_page=True)
    with when(doc, "lessons"):
        para(
            doc,
            "One trust has it as a strength and names evidence; another has it as an area for improvement. The evidence is what to "
            "ask to see.",
            "Board Text",
        )
        compact_table(
            doc,
            [("{{ words.Element }}", 4.2), ("Could ask", 3.4), ("Whom, and about what", 9.4)],
            [
                each(
                    "l in lessons",
                    row(
                        "{{ l.ref }} {{ l.title }}",
                        "{{ l.could_ask }}",
                        lines(
                            "{%p for s in l.could_tell %}",
                            "__{{ s.short }}__ {{r s.rating.mark }}{% if s.basis %} ({{ s.basis }}){% endif %} {{ s.evidence }}",
                            "{%p endfor %}",
                        ),
                    ),
                )
            ],
            caption="Who could learn from whom",
            description="One row for each {{ words.element }}: which trusts have it as an area for improvement, and which have it as a "
            "strength, with the evidence that they name.",
        )
    with otherwise(doc):
        para(
            doc,
            "No {{ words.element }} is a strength on named evidence in one of these trusts and an area for improvement in another.",
            "Board Text",
        )


def _shared(doc: Doc) -> None:
    heading(doc, "What several share", 1)
    with when(doc, "shared"):
        para(
            doc,
            "Two or more of the trusts have these as areas for improvement, or have a priority for them: a joint plan could begin "
            "here. The workbook beside this paper has a line for each; what to do together is for the trusts to say."
            "{% if without_plan %} A pack never holds a plan: {{ without_plan }} gave one.{% endif %}",
            "Board Text",
        )
        compact_table(
            doc,
            [("{{ words.Element }} or {{ words.heading }}", 3.8), ("What each says", 13.2)],
            [
                each(
                    "a in shared",
                    row(
                        "{{ a.ref }} {{ a.title }}",
                        lines(
                            "{%p for s in a.says %}",
                            "__{{ s.short }}__ {{r s.rating.mark }}{% for p in s.priorities %} {{ p }}{% endfor %}",
                            "{%p endfor %}",
                        ),
                    ),
                )
            ],
            caption="What several share",
            description="One row for each {{ words.element }} or {{ words.heading }}: each trust that works on it, with its rating and its priorities.",
        )
    with otherwise(doc):
        para(
            doc,
            "No {{ words.element }} is an area for improvement, or has a priority, in two of these trusts.",
            "Board Text",
        )


# --- challenge questions -----------------------------------------------------------------------------------------------


def _challenges(doc: Doc) -> None:
    with loop(doc, "c in challenges"):
        heading(doc, "Challenge questions for {{ c.short }}", 1, new_page=True)
        with when(doc, "c.questions"):
            para(
                doc,
                "Asked by {{ c.others }}, from {{ c.short }}'s own words. A question is no finding: the answer may well be a good "
                "one, and stand in no workbook yet.",
                "Board Text",
            )
        with otherwise(doc):
            para(
                doc,
                "None of the questions that matsheets looks for arises from {{ c.short }}'s own words. That is no finding either: "
                "{{ c.others }} will have questions of their own.",
                "Board Text",
            )
        with loop(doc, "q in c.questions"):
            para(doc, "{{ q.number }}. {{ q.ref }} {{ q.title }} {{r q.rating.mark }}", "Heading 3")
            para(doc, "{{ q.text }}", "Board Text", keep_next=True)
            para(doc, "Answer\t\n\t", _ANSWER)
        with when(doc, "c.more"):
            para(doc, "Also worth asking", "Heading 3")
            with loop(doc, "m in c.more"):
                para(doc, "{{ m }}", "Board Text")
        para(doc, "A question of our own", "Heading 3")
        para(doc, "Question\t\n\t", _ANSWER, keep_next=True)
        para(doc, "Answer\t\n\t", _ANSWER)


# --- element by element ------------------------------------------------------------------------------------------------


def _elements(doc: Doc) -> None:
    heading(doc, "{{ words.Element }} by {{ words.element }}", 1, new_page=True)
    with loop(doc, "h in headings"):
        heading(doc, "{{ h.ref }} {{ h.title }}", 2)
        with loop(doc, "e in h.elements"):
            para(doc, "{{ e.ref }} {{ e.title }}", "Heading 4")
            compact_table(
                doc,
                [("{{ e.ref }}: trust", 3.4), ("Reason", 7.4), ("Evidence", 6.2)],
                [
                    each(
                        "s in e.sides",
                        row(
                            lines(
                                "__{{ s.short }}__",
                                "{{r s.rating.mark }}",
                                "{%p if s.basis %}",
                                ("{{ s.basis }}", "Table Source"),
                                "{%p endif %}",
                            ),
                            _words("reason", whole=True),
                            _words("evidence"),
                        ),
                    )
                ],
                caption="{{ e.ref }} {{ e.title }}: what each trust says",
                description="One row for each trust in the order given: its rating and where that comes from, the reason and the "
                "evidence.",
            )
            for name, told in (("not_shared", "Not shared by"), ("not_asked", "Not in the {{ words.framework }} of")):
                with when(doc, f"e.{name}"):
                    para(doc, told + " {{ e." + name + " }}.", "Source", before=3)


def _words(name: str, *, whole: bool = False) -> Cell:
    told = [
        "{%p for w in s.words %}",
        "{% if w.who %}**{{ w.who }}:** {% endif %}{{ w." + name + " }}",
        "{%p endfor %}",
    ]
    if whole:
        told += ["{%p if s.whole %}", ("{{ s.whole }}", "Table Source"), "{%p endif %}"]
    return lines(*told)


# --- sources -----------------------------------------------------------------------------------------------------------


def _sources(doc: Doc) -> None:
    with when(doc, "alone"):
        heading(doc, "Not compared", 1)
        para(
            doc,
            "These {{ words.elements }} stand beside nothing of another trust's: the others did not share them, or their {{ words.framework }} has no {{ words.element }} "
            "of that reference and title.",
            "Board Text",
        )
        with loop(doc, "a in alone"):
            para(doc, "**{{ a.short }}:** {{ a.elements }}.", "Board Text")
    heading(doc, "Sources", 1)
    made = tight_table(
        doc,
        [("Trust", 2.9), ("What it holds", 3.3), ("Review", 4.4), ("Workbook and fingerprint", 6.4)],
        [
            each(
                "s in sources",
                row(
                    "{{ s.short }}",
                    "{{ s.view }}",
                    "{{ s.review }}, {{ s.date }}",
                    lines(
                        "{{ s.file }} [[{{ s.fingerprint }}]]",
                        "{%p if frameworks_differ %}",
                        ("{{ s.framework }}, {{ s.edition }}", "Table Source"),
                        "{%p endif %}",
                    ),
                ),
            )
        ],
        caption="Workbooks that this paper was made from",
        description="One row for each workbook: whose it is, what it holds, its round and date, and its file name with the first "
        "twelve digits of its SHA-256 fingerprint.",
    )
    keep(made)  # so that the last page never holds the notes below it alone
    para(
        doc,
        "Where a sentence comes from, cell by cell, matsheets why says: it takes a reference with the trust in brackets"
        "{% if map and trusts %}, such as {{ map[0].ref }} ({{ trusts[0].short }}){% endif %}.",
        "Source",
        before=8,
        keep_next=True,
    )
    para(
        doc,
        "{% if not frameworks_differ %}{{ framework.title }}, {{ framework.edition }}. {% endif %}{{ framework.source }} "
        "{{ framework.wording }} " + MADE_WITH,
        "Source",
    )
