"""The shared review: the elements that a trust shares with another, at a glance and then in its own words."""

from docx.shared import Pt
from kit import (
    FRAMEWORK_NOTE,
    Doc,
    board_heading,
    board_masthead,
    compact_table,
    draft_banner,
    each,
    heading,
    lines,
    loop,
    missing,
    new_document,
    other_edition,
    para,
    row,
    row_of_words,
    set_styles,
    tight_table,
)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Shared review", numbered_chapters=False, cover=False)
    set_styles(doc, ("Heading 2", 15, 12, 3), ("Heading 3", 12, 10, 2))
    _first_page(doc)
    _elements(doc)
    missing(doc, "What is missing from this draft", level=1)
    _sources(doc)
    return doc


def _first_page(doc: Doc) -> None:
    board_masthead(
        doc,
        "{{ round_and_date }}{% if company_number %} · Companies House number {{ company_number }}{% endif %}",
        purpose="Shared with another trust",
    )
    draft_banner(doc).paragraph_format.space_after = Pt(6)
    board_heading(doc, "What this is")
    para(
        doc,
        "{{ trust }} shares {{ how_many }} of its own review, each with its rating, its reasons and its evidence.{% if left_out %} What "
        "is not here was not shared, and that says nothing of how it was rated.{% endif %} A review is a starting point for talk: it "
        "gives no score, ranks nobody, and is no part of inspection. Ask before you pass this on.",
        "Board Text",
    )
    board_heading(doc, "At a glance")
    tight_table(
        doc,
        [("{{ words.Heading }}", 4.3), ("{{ words.Element }}", 6.0), ("Rating", 2.8), ("Where it comes from", 3.9)],
        [
            each(
                "h in headings",
                each(
                    "e in h.elements",
                    row(
                        "{% if loop.first %}{{ h.title }}{% else %}[[{{ h.title }}]]{% endif %}",
                        "{{ e.ref }} {{ e.title }}",
                        lines("{{r e.rating.mark }}"),
                        "{% if not e.not_rated %}{{ e.basis }}{% else %}[[{{ e.basis }}]]{% endif %}",
                    ),
                ),
            )
        ],
        caption="What is shared, at a glance",
        description="One row for each {{ words.element }} that is shared: its {{ words.heading }}, its reference and title, its rating in words, and where "
        "that rating comes from.",
    )
    para(
        doc,
        "Weakest first, the scale is{% for s in scale %} {{ s.label }} ({{ s.meaning | lower }}){% if not loop.last %},{% endif %}"
        "{% endfor %}. {% if explanation %}{{ explanation }} is no step on the way, but a choice. {% endif %}A bar stands before a rating that is an area for improvement. Agreed: the trust settled the rating together."
        "{% if medians %} Cautious median: groups rated apart and settled nothing so far; of an even number the lower of the two in "
        "the middle stands, and the reasons are those of the groups, each after its group's name. One rating: one group alone rated, and is "
        "not named.{% endif %}",
        "Source",
        before=3,
    )


def _elements(doc: Doc) -> None:
    with loop(doc, "h in headings"):
        heading(doc, "{{ h.title }}", 1)
        with loop(doc, "e in h.elements"):
            heading(doc, "{{ e.ref }} {{ e.title }}", 2)
            para(doc, "{{r e.rating.mark }} [[{{ e.basis }}]]", "Board Text", keep_next=True)
            words = (
                "{% if e.not_rated %}**Why not rated:** {% endif %}{{ e.rationale }}",
                "{% if e.not_rated and e.evidence == 'Not recorded' %}Not asked for{% else %}{{ e.evidence }}{% endif %}",
            )
            compact_table(
                doc,
                [("The trust's reasons", 9.2), ("Its evidence", 7.8)],
                list(row_of_words("e", *words)),
                caption="{{ e.ref }} {{ e.title }}: reasons and evidence",
                description="One row: the trust's reasons for the rating, and beside them its evidence.",
            )


def _sources(doc: Doc) -> None:
    heading(doc, "Source", 1)
    para(
        doc,
        "This paper was made from one workbook, which the trust shared with it. References lead to its rows.",
        "Board Text",
    )
    compact_table(
        doc,
        [("Workbook", 9.0), ("Date", 3.6), ("Fingerprint", 4.4)],
        [each("w in sources", row(lines("{{ w.file }}", *other_edition("w")), "{{ w.date }}", "{{ w.fingerprint }}"))],
        caption="The workbook that this paper was made from",
        description="One row: the file name of the pack, the date of the review, and the first twelve digits of its SHA-256 fingerprint.",
    )
    para(doc, FRAMEWORK_NOTE, "Source", before=8)
