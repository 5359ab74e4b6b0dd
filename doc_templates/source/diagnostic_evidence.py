"""The diagnostic evidence: everyone's own words, element by element, beside its two descriptors, for whoever asks."""

from collections.abc import Iterator

from docx.shared import Pt
from kit import (
    MADE_WITH,
    Cell,
    Doc,
    Tagged,
    contents,
    draft_banner,
    each,
    heading,
    lines,
    loop,
    missing,
    new_document,
    only_if,
    other_edition,
    otherwise,
    para,
    row,
    table,
    when,
    without_labels,
)

#: Whose words, and the words: the same two columns wherever somebody speaks.
_COLUMNS = (3.9, 13.1)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Diagnostic evidence")
    _opening(doc)
    with loop(doc, "h in headings"):
        heading(doc, "{{ h.title }}", 1)
        para(doc, "{{ h.about }}", keep_next=True)
        with loop(doc, "e in h.elements"):
            _element(doc)
    _beyond(doc)
    missing(doc, "What is missing from this draft", level=1)  # last, so that the chapters keep the headings' numbers
    _sources(doc)
    return doc


def _opening(doc: Doc) -> None:
    para(doc, "{{ trust }}", "Cover Trust").paragraph_format.space_before = Pt(0)
    para(doc, doc.core_properties.subject, "Heading 1")
    para(doc, "Everyone's own words, element by element", "Subtitle")
    draft = draft_banner(doc).paragraph_format
    draft.space_before, draft.space_after = Pt(12), Pt(4)
    para(
        doc,
        "**Round:** {{ round_and_date }}. For whoever asks what stands behind a rating in the diagnostic summary. Under each element you find what weak and "
        "what strong capacity look like (the ratings between have no descriptor), and then{% if agreed %} the agreed view "
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
    claims = ("[[{{ d.weak }}]]", "[[{{ d.strong }}]]")
    made = table(
        doc,
        [("Weak capacity ({{ weakest.label }})", 8.5), ("Strong capacity ({{ strongest.label }})", 8.5)],
        [
            each(
                "d in e.descriptors",
                only_if("not d.last", row(*claims, kept=True)),
                only_if("d.last", row(*claims)),
            )
        ],
        caption="{{ e.ref }} {{ e.title }}: the descriptors",
        description="What weak capacity looks like, and beside it what strong capacity looks like in the same respect.",
        style="Facts Table",
    )
    without_labels(made)
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
            [each("v in e.views", *_row_of_words("v", whose, words))],
            caption="{{ e.ref }} {{ e.title }}: ratings, rationale and evidence",
            description="One row for each view{% if agreed %}, the agreed one first{% endif %}: whose it is with the rating, "
            "then the rationale and the evidence as written.",
        )
    with when(doc, "e.left_blank"):
        para(doc, "Left blank by: {{ e.left_blank }}", "Source", before=6)


def _row_of_words(name: str, whose: Cell, words: Cell) -> Iterator[Tagged]:
    """Yield a row of somebody's words, which may run over the end of a page where they are long."""
    yield only_if(f"{name}.long", row(whose, words, splits=True))
    yield only_if(f"not {name}.long", row(whose, words))


def _beyond(doc: Doc) -> None:
    heading(doc, "Beyond the framework", 1)
    with when(doc, "issues"):
        para(doc, "Issues that matter to the trust and that the framework does not ask about, as they were written.")
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
            list(zip(("Ref and whose", "Their words on what lies beyond the framework"), _COLUMNS, strict=True)),
            [each("i in issues", *_row_of_words("i", whose, words))],
            caption="Issues beyond the framework",
            description="One row for each issue: its reference and who raised it; then what it is, why it matters, what is "
            "known so far and what happens next.",
        )
    with otherwise(doc):
        para(doc, "No issue beyond the framework was recorded.")


def _sources(doc: Doc) -> None:
    heading(doc, "Sources", 1)
    para(
        doc,
        "The workbooks that the views above were written in. Questions about a view can be put to the person who wrote it.",
    )
    table(
        doc,
        [("Whose view", 3.9), ("Name and role", 4.3), ("Date", 3.5), ("Workbook and fingerprint", 5.3)],
        [
            each(
                "w in workbooks",
                row(
                    ("{{ w.who }}", "Table Label"),
                    lines("{{ w.name }}", "{%p if w.role %}", ("{{ w.role }}", "Table Source"), "{%p endif %}"),
                    "{{ w.date }}",
                    lines("{{ w.file }}", *other_edition("w"), ("{{ w.fingerprint }}", "Table Source")),
                ),
            )
        ],
        caption="Workbooks that this document was made from",
        description="One row for each workbook: whose view it holds, who filled it in and their role, its date, its file "
        "name, with its framework edition where it is another than this document's, and the first twelve digits of its "
        "SHA-256 fingerprint.",
    )
    para(doc, "{{ framework.edition }}. {{ framework.wording }} {{ framework.source }}", "Source", before=8)
    para(doc, MADE_WITH, "Source")
