"""The pooled paper: the figures of a programme that may leave it, as ranges of trusts; the rule; what it does not stand up to."""

from kit import (
    MADE_WITH,
    Doc,
    board_masthead,
    each,
    heading,
    loop,
    new_document,
    para,
    row,
    set_styles,
    tight_table,
    when,
)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Programme figures, pooled", numbered_chapters=False, cover=False)
    set_styles(doc, ("Heading 2", 14, 8, 2), ("Normal", 12, 0, 4), single=True)
    board_masthead(doc, "As things stood on {{ made_on }} · {{ framework.title }}")
    para(
        doc,
        "{{ trusts }} trusts are counted here. {% if printed %}Every figure is a range of trusts, and none is of fewer than "
        "{{ fewest }}. A row that could tell something of one trust is withheld; the rule stands at the end.{% else %}Every row "
        "is withheld, because it could tell something of one trust by the rule below: so few trusts, or trusts so alike, have no "
        "figures that may leave a programme.{% endif %}",
        "Board Finding",
    )
    with when(doc, "printed"):
        _figures(
            doc, "ratings", "Ratings, by {{ words.element }}", "{{ words.Element }}",
            "One row for each {{ words.element }} in the order of the {{ words.framework }}: of the trusts that rated it, between which numbers of "
            "trusts stand on the weaker side of the scale and on the stronger side.",
        )  # fmt: skip
        _figures(
            doc, "priorities", "Priorities of their plans, by {{ words.heading }}", "{{ words.Heading }}",
            "One row for each {{ words.heading }} of the {{ words.framework }}: between which numbers of trusts have a priority under it, and have "
            "none.",
        )  # fmt: skip
        _figures(
            doc, "done", "How far trusts have come", "What is done",
            "One row for each thing: between which numbers of trusts have done it, and have not so far.",
        )  # fmt: skip
    _rule(doc)
    return doc


def _figures(doc: Doc, name: str, title: str, first: str, description: str) -> None:
    heading(doc, title, 1)
    with when(doc, f"{name}.withheld"):
        para(doc, "{{ " + name + ".withheld }}", keep_next=True)
    with when(doc, f"{name}.rows"):
        tight_table(
            doc,
            [(first, 8.6), ("{{ " + name + ".first }}", 4.2), ("{{ " + name + ".second }}", 4.2)],
            [
                each(
                    f"r in {name}.rows",
                    row("{% if r.ref %}**{{ r.ref }}** {% endif %}{{ r.title }}", "{{ r.first }}", "{{ r.second }}"),
                )
            ],
            caption=title,
            description=description,
            padding=1,
        )


def _rule(doc: Doc) -> None:
    heading(doc, "The rule that these figures are made by", 1)
    with loop(doc, "sentence in rule"):
        para(doc, "{{ sentence }}", "List Number", keep_next=True)
    para(doc, "{{ meaning }}")
    heading(doc, "What the rule does not stand up to", 1)
    para(doc, "{{ not_covered }}")
    heading(doc, "About this paper", 1)
    para(
        doc,
        "It counts the trusts of one programme that use this {{ words.framework }}, of each its latest round; one that did not rate "
        "{{ words.a_element }} is on neither side of its row. Days of support and other amounts are left out, because one total can be taken "
        "from another. The order is that of the {{ words.framework }}, never of the figures.",
    )
    para(doc, "{{ framework.title }}, {{ framework.edition }}. " + MADE_WITH, "Source")
