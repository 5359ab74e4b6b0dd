"""Evidence by a map: a trust's own words under the matters, or another framework's elements, that they bear on. No rating."""

from docx.shared import Pt
from kit import (
    MADE_WITH,
    Doc,
    asked_elsewhere,
    board_heading,
    board_masthead,
    compact_table,
    draft_banner,
    each,
    each_kept,
    heading,
    lines,
    loop,
    missing,
    new_document,
    para,
    row_of_words,
    set_styles,
    tight_table,
    when,
    workbooks_table,
)

#: Whose words, and the words.
_COLUMNS = (3.6, 13.4)


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Evidence by {{ subject }}", numbered_chapters=False, cover=False)
    set_styles(doc, ("Heading 2", 16, 14, 3), ("Heading 3", 12, 10, 2))
    _first_page(doc)
    with loop(doc, "s in subjects"):
        _subject(doc)
    _under_none(doc)
    asked_elsewhere(
        doc,
        _words,
        "The map does not place them: read each to see which {{ subject }} it bears on. ",
        style="Board Text",
    )
    _beyond(doc)
    missing(doc, "What is missing from this draft", level=1)
    _sources(doc)
    return doc


def _first_page(doc: Doc) -> None:
    board_masthead(
        doc,
        "{{ round_and_date }} · arranged by: {{ arranged_by.title }}",
        purpose="No rating, no judgement",
        title="Evidence by {{ subject }}",
    )
    draft_banner(doc).paragraph_format.space_after = Pt(6)
    board_heading(doc, "What this is")
    para(
        doc,
        "What {{ trust }} has written about itself, arranged by the {{ subjects_word }} that it bears on, with the evidence that it names: "
        "to see what there is to show, and where there is nothing yet. **It rates no {{ subject }}.** It gives no grade, forecasts none, "
        "and is no part of an inspection. Where the trust's own words name a rating, they mean a single {{ words.element }}, never {{ a_subject }}."
        "{% if agreed %} The reasons are those that were agreed, or the groups' own where a rating was agreed without one or none was "
        "agreed; the evidence is everybody's.{% endif %}",
        "Board Text",
    )
    para(doc, "{{ arranged_by.source }}", "Board Text")
    with when(doc, "handling"):
        para(doc, "**How this paper is to be handled:** {{ handling }}", "Board Text")
    _at_a_glance(doc)


def _at_a_glance(doc: Doc) -> None:
    board_heading(doc, "At a glance")
    refs = "{% if s.%s %}{{ s.%s | join(', ') }}{% else %}None{% endif %}"
    tight_table(
        doc,
        [
            ("{{ subject | capitalize }}", 6.2),
            ("Speaks to it", 4.2),
            ("No evidence named", 3.3),
            ("Nothing written yet", 3.3),
        ],
        [
            each_kept(
                "s in subjects",
                ("{{ s.name }}", "Table Label"),
                *(refs.replace("%s", name) for name in ("written", "no_evidence", "not_written")),
            )
        ],
        caption="At a glance: what speaks to each {{ subject }}",
        description="One row for each {{ subject }}: the references of the {{ words.elements }} that bear on it and have words, those of "
        "them for which nobody names evidence, and those of which nothing is written.",
    )
    para(
        doc,
        "References are to the {{ words.elements }} by which the trust reviewed itself ({{ framework.title }}). How many there are says "
        "nothing of how well anything stands.",
        "Source",
        before=3,
    )
    with when(doc, "bare"):
        para(
            doc,
            "**Nothing speaks to:** {{ bare | join('; ') }}. That says that the trust has written nothing here that bears on it, and "
            "nothing about how it stands. Ask who knows, and where it is kept.",
            "Board Text",
            before=4,
        )


def _subject(doc: Doc) -> None:
    heading(doc, "{{ s.name }}", 1)
    with when(doc, "s.about"):
        para(doc, "{{ s.about }}", "Board Text", keep_next=True)
    with when(doc, "not s.elements"):
        para(
            doc,
            "The map puts none of the {{ words.elements }} here: this {{ words.framework }} does not ask about it.",
            "Board Text",
        )
    with loop(doc, "e in s.elements"):
        heading(doc, "{{ e.ref }} {{ e.title }}", 2)
        with when(doc, "e.why or e.same"):
            para(
                doc,
                "{% if e.same %}The same under another name. {% endif %}{{ e.why }}",
                "Source",
                keep_next=True,
            )
        with when(doc, "not e.written"):
            para(doc, "Nothing written yet.", "Board Text")
        with when(doc, "e.elsewhere"):
            para(doc, "Its words stand under {{ e.elsewhere }}.", "Board Text")
        with when(doc, "e.views"):
            _words(doc)


def _words(doc: Doc) -> None:
    words = lines(
        "{%p if v.rationale %}",
        "{% if v.gives_no_view %}**Gives no view:** {% endif %}{{ v.rationale }}",
        "{%p endif %}",
        "{%p if v.evidence %}",
        "**Evidence:** {{ v.evidence }}",
        "{%p endif %}",
    )
    whose = ("{{ v.who }}", "Table Label")
    compact_table(
        doc,
        list(zip(("Whose words", "Their words on {{ e.ref }} {{ e.title }}"), _COLUMNS, strict=True)),
        [each("v in e.views", *row_of_words("v", whose, words))],
        caption="{{ e.ref }} {{ e.title }}: reasons and evidence",
        description="One row for each view: whose it is, then the reason and the evidence as written.",
    )
    with when(doc, "not e.names_evidence"):
        para(doc, "No evidence is named.", "Source", before=4)


def _under_none(doc: Doc) -> None:
    with when(doc, "idle"):
        heading(doc, "Under no {{ subject }}", 1)
        para(
            doc,
            "The map puts these {{ words.elements }} under no {{ subject }}. What was written of them stands in the {{ words.evidence }}.",
            "Board Text",
        )
        with loop(doc, "e in idle"):
            para(doc, "{{ e.ref }} {{ e.title }}{% if not e.written %} (nothing written){% endif %}", "List Bullet")


def _beyond(doc: Doc) -> None:
    with when(doc, "issues"):
        heading(doc, "Beyond the {{ words.framework }}", 1)
        para(
            doc,
            "Issues that the trust raised itself. The map does not place them: read each to see which {{ subject }} it bears on.",
            "Board Text",
        )
        whose = lines(("{{ i.ref }}", "Table Label"), "{%p if '(' not in i.ref %}", "{{ i.who }}", "{%p endif %}")
        words = lines(
            ("{{ i.issue }}", "Table Label"),
            "**Why it matters:** {{ i.why }}",
            "**Known so far:** {{ i.known }}",
            "**Next:** {{ i.next }}",
        )
        compact_table(
            doc,
            list(zip(("Ref and whose", "Their words"), _COLUMNS, strict=True)),
            [each("i in issues", *row_of_words("i", whose, words))],
            caption="Issues beyond the {{ words.framework }}",
            description="One row for each issue: its reference and who raised it; then what it is, why it matters, what is known so far "
            "and what happens next.",
        )


def _sources(doc: Doc) -> None:
    heading(doc, "Sources", 1)
    para(doc, "The workbooks that the words above were written in.", "Board Text")
    workbooks_table(doc, "Whose words", "view", draw=compact_table)
    para(
        doc,
        "**The map:** {{ map.title }}, edition {{ map.edition }}. {{ map.wording }}{% if map.of_edition %} It was written for another "
        "edition of the {{ words.framework }} ({{ map.of_edition }}), whose {{ words.elements }} were followed to this one.{% endif %}",
        "Source",
        before=8,
    )
    para(
        doc, "**Arranged by:** {{ arranged_by.title }}, {{ arranged_by.edition }}. {{ arranged_by.wording }}", "Source"
    )
    para(
        doc,
        "**The {{ words.framework }}:** {{ framework.title }}, {{ framework.edition }}. {{ framework.source }} {{ framework.wording }}",
        "Source",
    )
    para(doc, MADE_WITH, "Source")
