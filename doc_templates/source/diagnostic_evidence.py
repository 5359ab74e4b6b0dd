"""The diagnostic evidence: everyone's own words, element by element, beside its descriptors, for whoever asks."""

from docx.shared import Pt
from kit import (
    FRAMEWORK_NOTE,
    PORTRAIT_WIDTH,
    Doc,
    asked_elsewhere,
    compact,
    contents,
    draft_banner,
    each,
    heading,
    keep,
    lines,
    loop,
    missing,
    new_document,
    otherwise,
    para,
    row,
    row_of_words,
    table,
    tighten,
    when,
    without_labels,
    workbooks_table,
)

from matsheets.documents.contexts.descriptor_values import MOST_BESIDE, TITLE_WIDTH

#: Whose words, and the words: the same two columns wherever somebody speaks.
_COLUMNS = (3.9, 13.1)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="{{ words.Evidence }}")
    _opening(doc)
    with loop(doc, "h in headings"):
        heading(doc, "{{ h.title }}", 1)
        para(doc, "{{ h.about }}", keep_next=True)
        with loop(doc, "e in h.elements"):
            _element(doc)
    asked_elsewhere(doc, _views, keep_next=True)
    _beyond(doc)
    missing(doc, "What is missing from this draft", level=1)  # last, so that the chapters keep the headings' numbers
    _sources(doc)
    return doc


def _opening(doc: Doc) -> None:
    para(doc, "{{ trust }}", "Cover Trust").paragraph_format.space_before = Pt(0)
    para(doc, doc.core_properties.subject, "Heading 1")
    para(doc, "Everyone's own words, {{ words.element }} by {{ words.element }}", "Subtitle")
    draft = draft_banner(doc).paragraph_format
    draft.space_before, draft.space_after = Pt(12), Pt(4)
    para(
        doc,
        "**Round:** {{ round_and_date }}. For whoever asks what stands behind a rating in the {{ words.summary }}. Under each {{ words.element }} you find {{ descriptors_say }}, and then{% if agreed %} the agreed view "
        "and{% endif %} the words of each group, as written. Sources says who wrote it, and in which workbook.",
        before=8,
    )
    with when(doc, "handling"):
        para(doc, "**How this paper is to be handled:** {{ handling }}", "Note")
    for name, before in (("toc 1", 1), ("toc 2", 0)):  # so that the list ends on this page, in a draft too
        spacing = doc.styles[name].paragraph_format
        spacing.space_before, spacing.space_after = Pt(before), Pt(0)
    contents(doc, elements=True)


def _element(doc: Doc) -> None:
    heading(doc, "{{ e.ref }} {{ e.title }}", 2)
    for count in range(1, MOST_BESIDE + 1):
        with when(doc, f"described | length == {count}"):
            _beside_each_other(doc, count)
    with when(doc, f"described | length > {MOST_BESIDE}"):
        _below_each_other(doc)
    _views(doc)


def _views(doc: Doc) -> None:
    """Add the rating that stands for an element, and a row for each view."""
    para(
        doc,
        "Rating: {{r e.rating.mark }}{% if e.basis not in ('Not rated', 'Not recorded') %} ({{ e.basis | lower }}){% endif %}"
        "{% if groups and (agreed or groups | length > 1) %}. The groups: {{ e.range }}{% endif %}",
        before=8,
        keep_next=True,
    )
    with when(doc, "e.views"):
        whose = lines(("{{ v.who }}", "Table Label"), "{{r v.rating.mark }}")
        words = lines(
            "{%p if v.not_rated %}",
            "**Why not rated:** {{ v.rationale }}",
            "{%p else %}",
            "{{ v.rationale }}",
            "{%p endif %}",
            "{%p if v.evidence_expected %}",
            "**Evidence:** {{ v.evidence }}",
            "{%p endif %}",
        )
        table(
            doc,
            list(zip(("Whose view", "Their words on {{ e.ref }} {{ e.title }}"), _COLUMNS, strict=True)),
            [each("v in e.views", *row_of_words("v", whose, words, kept="loop.first and not loop.last"))],
            caption="{{ e.ref }} {{ e.title }}: ratings, rationale and evidence",
            description="One row for each view{% if agreed %}, the agreed one first{% endif %}: whose it is with the rating, "
            "then the rationale and the evidence as written.",
        )
    with when(doc, "e.left_blank"):
        para(doc, "Left blank by: {{ e.left_blank }}", "Source", before=6)


#: What the title of the descriptors' table is, and what a screen reader says of it, by how many stand beside each other.
_DESCRIPTORS = "{{ e.ref }} {{ e.title }}: the descriptors"
_LOOKS = {
    1: "What {{ described[0].named }} looks like.",
    2: "What {{ described[0].named }} looks like, and beside it what {{ described[1].named }} looks like in the same respect.",
}


def _beside_each_other(doc: Doc, count: int) -> None:
    """Add a column for each descriptor, claim by claim where they are in pairs."""
    claims = [f"[[{{{{ d.texts[{n}] }}}}]]" for n in range(count)]
    made = table(
        doc,
        [(f"{{{{ described[{n}].title }}}}", PORTRAIT_WIDTH / count) for n in range(count)],
        [
            each("d in e.descriptors", row(*claims)),
        ],
        caption=_DESCRIPTORS,
        description=_LOOKS.get(count, "What each rating looks like in the same respect, in the order of the scale."),
        style="Facts Table",
    )
    without_labels(made)
    compact(made)
    tighten(made, padding=1)
    keep(made)  # on the page of the rating that is judged by it


def _below_each_other(doc: Doc) -> None:
    """Add a row for each descriptor, where there is no room for a column each."""
    made = table(
        doc,
        [("Rating", TITLE_WIDTH), ("What it looks like", PORTRAIT_WIDTH - TITLE_WIDTH)],
        [each("l in e.looks", row(("{{ l.title }}", "Table Label"), "[[{{ l.text }}]]"))],
        caption=_DESCRIPTORS,
        description="One row for each rating, in the order of the scale: its meaning and name, and what it looks like.",
        style="Facts Table",
    )
    compact(made)
    tighten(made, padding=1)
    keep(made)


def _beyond(doc: Doc) -> None:
    heading(doc, "Beyond the {{ words.framework }}", 1)
    with when(doc, "issues"):
        para(
            doc,
            "Issues that matter to the trust and that the {{ words.framework }} does not ask about, as they were written.",
        )
        whose = lines(("{{ i.ref }}", "Table Label"), "{%p if i.whose %}", "{{ i.whose }}", "{%p endif %}")
        words = lines(
            ("{{ i.issue }}", "Table Label"),
            "**Why it matters:** {{ i.why }}",
            "**Known so far:** {{ i.known }}",
            "**Next:** {{ i.next }}",
            "{%p if i.superseded %}",
            ("An agreed row stands for this one.", "Table Source"),
            "{%p endif %}",
        )
        table(
            doc,
            list(
                zip(
                    ("Ref and whose", "Their words on what lies beyond the {{ words.framework }}"),
                    _COLUMNS,
                    strict=True,
                )
            ),
            [each("i in issues", *row_of_words("i", whose, words))],
            caption="Issues beyond the {{ words.framework }}",
            description="One row for each issue: its reference and who raised it; then what it is, why it matters, what is "
            "known so far and what happens next.",
        )
    with otherwise(doc):
        para(doc, "No issue beyond the {{ words.framework }} was recorded.")


def _sources(doc: Doc) -> None:
    heading(doc, "Sources", 1)
    para(
        doc,
        "The workbooks that the views above were written in. Questions about a view can be put to the person who wrote it.",
        keep_next=True,
    )
    para(doc, FRAMEWORK_NOTE, "Source")  # above the table, so that the last page never holds it alone
    workbooks_table(doc, "Whose view", "who", draw=table)
