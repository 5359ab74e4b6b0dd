"""The meeting paper: a first page with the map and the order of business, then a page at most for each element to settle."""

from collections.abc import Sequence

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from kit import (
    FRAMEWORK_NOTE,
    PORTRAIT_WIDTH,
    Cell,
    Doc,
    answer_style,
    board_heading,
    board_masthead,
    compact,
    compact_table,
    draft_banner,
    each,
    heading,
    keep,
    lines,
    loop,
    missing,
    new_document,
    other_edition,
    otherwise,
    para,
    row,
    set_styles,
    table,
    tight_table,
    when,
    without_labels,
)

from matsheets.documents.contexts.descriptor_values import MOST_BESIDE, TITLE_WIDTH
from matsheets.documents.contexts.meeting_entries import BROAD, MOST_LINES, MOST_SIDES, NARROW
from matsheets.documents.contexts.meeting_letters import NOTHING
from matsheets.documents.contexts.meeting_map import (
    ACROSS,
    APART_WIDTH,
    ELEMENT_WIDTH,
    MOST_RATINGS,
    NUMBER_WIDTH,
)

#: Styles with a line to write on, across the page and in a column.
_ANSWER, _BLANK, _BLANK_WIDTH = "Answer Line", "Compact Answer Line", 6.0
#: The style of a dash where nobody gave a rating.
_QUIET = "Table Source"


def template() -> Doc:
    """Return the template's document."""
    doc = new_document(title="Meeting paper", numbered_chapters=False, cover=False)
    _styles(doc)
    _first_page(doc)
    _to_settle(doc)
    _lines(doc)
    _beyond(doc)
    missing(doc, "What is missing from this draft", level=1)
    _sources(doc)
    return doc


def _styles(doc: Doc) -> None:
    """Set this paper's own: chapters and entries that leave room, and lines to write on."""
    set_styles(doc, ("Heading 2", 18, 16, 6), ("Heading 3", 14, 14, 3))
    doc.styles["Heading 3"].paragraph_format.tab_stops.add_tab_stop(Cm(PORTRAIT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    answer_style(doc, _ANSWER, "Normal", PORTRAIT_WIDTH)
    answer_style(doc, _BLANK, "Compact Table Text", _BLANK_WIDTH - 0.4)


# --- the first page ------------------------------------------------------------------------------------------------


def _first_page(doc: Doc) -> None:
    board_masthead(
        doc,
        "{{ round }}{% if meeting_date %} · Meeting on **{{ meeting_date }}**{% endif %}{% if reviewed_on != 'Not recorded' %} · Views of {{ reviewed_on }}{% endif %}",
        purpose="For the people at the meeting",
        title="Meeting paper: {{ words.meeting }}",
    )
    draft = draft_banner(doc).paragraph_format
    draft.space_before, draft.space_after = Pt(4), Pt(6)
    with when(doc, "notes"):
        board_heading(doc, "Before you begin")
        with loop(doc, "n in notes"):
            para(doc, "{{ n }}", "Board Text")
    board_heading(doc, "Who answered")
    with when(doc, "answered_in_table"):
        tight_table(
            doc,
            [("Mark", 1.4), ("Whose view", 6.8), ("{{ words.Elements }} rated", 3.2), ("Without a rating", 5.6)],
            [each("a in answered", row("__{{ a.letter }}__", "{{ a.who }}", "{{ a.rated }}", "{{ a.rest }}"))],
            caption="Who answered, and who did not",
            description="One row for each group: the letter that stands for it on the map, whose view it is, how many {{ words.elements }} "
            "they rated, and how many they did not.",
        )
    with otherwise(doc):
        para(doc, "{{ key }}.", "Board Text")
    board_heading(doc, "The map")
    _map(doc, "map.rows")
    para(
        doc,
        "Each letter is a group, in the column of the rating it gave. {% if with_mentor %}The {{ words.of_outsider }} stands in brackets. {% endif %}The number is the item in "
        "the order of business; bold ones are to settle. Where words are cut, a reference and a letter say in which row of whose "
        "workbook the whole stands; Sources names the workbooks. Blank: nothing was typed.{% if map.key %} {{ map.key }}{% endif %}"
        "{% if map.rest %} There is room here for the first items; the others stand overleaf.{% endif %}",
        "Source",
        before=3,
    )
    board_heading(doc, "Order of business")
    with loop(doc, "b in business"):
        para(doc, "**{{ b.title }}** {{ b.text }}", "Board Text")
        with loop(doc, "i in b.named"):
            para(doc, "{{ i }}", "Board Text").paragraph_format.left_indent = Cm(0.6)
    with when(doc, "begin"):
        para(doc, "{{ begin }}", "Board Text")
    with when(doc, "map.rest"):
        heading(doc, "The map, continued", 1, new_page=True)
        _map(doc, "map.rest")


def _map(doc: Doc, rows: str) -> None:
    """Add the map with a column for each rating of a scale of so many, or in words for a longer one."""
    across = ACROSS - NUMBER_WIDTH - ELEMENT_WIDTH - APART_WIDTH
    for count in range(2, MOST_RATINGS + 1):
        with when(doc, f"map.columns == {count}"):
            ratings = [(_on_its_colour(f"map.heads[{n}]", style="Strip"), across / count) for n in range(count)]
            _map_table(doc, rows, ratings, [_quiet(f"r.cells[{n}]") for n in range(count)])
    with when(doc, "map.columns == 0"):
        _map_table(doc, rows, [("Who gave which rating", across)], [lines("{{ r.said }}")])


def _map_table(doc: Doc, rows: str, columns: Sequence[tuple[str | Cell, float]], cells: Sequence[Cell]) -> None:
    number = "**{% if r.settle %}{{ r.number }}{% endif %}**{% if not r.settle %}{{ r.number }}{% endif %}"
    name = "**{% if r.settle %}{{ r.ref }} {{ r.short }}{% endif %}**{% if not r.settle %}{{ r.ref }} {{ r.short }}{% endif %}"
    apart = lines(
        "{%p for a in r.apart %}",
        f"{{%p if a == '{NOTHING}' %}}",
        ("{{ a }}", _QUIET),
        "{%p else %}",
        "{{ a }}",
        "{%p endif %}",
        "{%p endfor %}",
    )
    tight_table(
        doc,
        [("Item", NUMBER_WIDTH), ("{{ words.Element }}", ELEMENT_WIDTH), *columns, ("No rating", APART_WIDTH)],
        [each(f"r in {rows}", row(number, name, *cells, apart))],
        caption="The map: who gave which rating",
        description="One row for each {{ words.element }}: its number in the order of business, its reference and short name; for each "
        "rating, in the order of the scale, the letters of those who gave it; then who gave none.",
        sides=3,
    )


def _on_its_colour(name: str, word: str = "label", style: str = "Rating") -> Cell:
    """Make a cell of a word or letters, white or black, on their colour."""
    text = "{{ " + f"{name}.{word}" + " }}"
    text = f"__{text}__" if style == "Strip" else text
    return Cell(
        (
            (f"{{%p if {name}.light %}}", ""),
            (text, f"{style} On Dark"),
            ("{%p else %}", ""),
            (text, f"{style} On Light"),
            ("{%p endif %}", ""),
        ),
        background=f"{name}.fill",
    )


def _quiet(name: str) -> Cell:
    """Make a cell of the map: letters on the rating's colour, or a dash that is hardly seen, and read out all the same."""
    given = _on_its_colour(name)
    inner = ((f"{{%p if not {name}.rated %}}", ""), ("{{ " + name + ".label }}", _QUIET), ("{%p else %}", ""))
    return Cell((*inner, *given.paragraphs, ("{%p endif %}", "")), background=given.background)


# --- to settle -----------------------------------------------------------------------------------------------------


def _to_settle(doc: Doc) -> None:
    with when(doc, "to_settle"):
        heading(doc, "To settle", 1, new_page=True)
        with loop(doc, "e in to_settle"):
            with when(doc, "e.new_page"):
                heading(doc, "{{ e.ref }} {{ e.title }}\tItem {{ e.number }}", 2, new_page=True)
            with otherwise(doc):
                heading(doc, "{{ e.ref }} {{ e.title }}\tItem {{ e.number }}", 2)
            _entry(doc)


def _entry(doc: Doc) -> None:
    with when(doc, "e.looks"):
        for count in range(1, MOST_BESIDE + 1):
            with when(doc, f"e.look_columns == {count}"):
                _descriptors_beside_each_other(doc, count)
        with when(doc, "e.look_columns == 0"):
            _descriptors_below_each_other(doc)
        with when(doc, "e.whole"):
            para(doc, "[[{{ e.whole }}]]", "Board Text", before=2, keep_next=True)
    para(doc, "{{ e.in_words }}", "Board Text", before=6, keep_next=True)
    for count in range(1, MOST_SIDES + 1):
        shapes = {"": [PORTRAIT_WIDTH / count] * count}
        shapes |= {"lower": [BROAD, NARROW], "higher": [NARROW, BROAD]} if count == 2 else {}
        for broad, widths in shapes.items():
            with when(doc, f"e.columns == {count}" + (f" and e.broad == '{broad}'" if count == 2 else "")):
                _sides(doc, widths)
    with loop(doc, "w in e.without"):
        para(doc, "**{{ w.letter }} {{ w.who }}:** {{ w.text }}", "Board Text", before=2, keep_next=True)
        for name, text in (
            ("w.rationale", "{{ w.rationale }}"),
            ("w.evidence", "**Evidence:** {{ w.evidence }}"),
            ("w.check", "[[{{ w.check }}]]"),
            ("w.whole", "[[{{ w.whole }}]]"),
        ):
            with when(doc, name):
                para(doc, text, "Board Text", keep_next=True)
    para(doc, "**To ask:** {{ e.question }}", "Note", keep_next=True)
    para(doc, "**Agreed:**   {{ every_choice }}", _ANSWER, keep_next=True)
    more = "".join(f"{{% if e.more_lines > {n} %}}\n\t{{% endif %}}" for n in range(MOST_LINES))
    para(doc, f"Because\t{more}", _ANSWER, keep_next=True)
    para(doc, "Who shows the evidence, and where\t", _ANSWER)


#: The title of a table of descriptors.
_DESCRIPTORS = "{{ e.ref }} {{ e.title }}: the descriptors"


def _descriptors_beside_each_other(doc: Doc, count: int) -> None:
    made = table(
        doc,
        [(f"{{{{ e.looks[{n}].title }}}}", PORTRAIT_WIDTH / count) for n in range(count)],
        [row(*(f"[[{{{{ e.looks[{n}].text }}}}]]" for n in range(count)), kept=True)],
        caption=_DESCRIPTORS,
        description=_LOOKS.get(
            count, "What each rating that groups are apart on looks like, in the order of the scale."
        ),
        style="Facts Table",
    )
    without_labels(made)
    compact(made)
    keep(made)


#: What a screen reader says of so many descriptors beside each other.
_LOOKS = {
    1: "What {{ e.looks[0].named }} looks like.",
    2: "What {{ e.looks[0].named }} looks like, and beside it what {{ e.looks[1].named }} looks like.",
}


def _descriptors_below_each_other(doc: Doc) -> None:
    made = table(
        doc,
        [("Rating", TITLE_WIDTH), ("What it looks like", PORTRAIT_WIDTH - TITLE_WIDTH)],
        [each("l in e.looks", row(("{{ l.title }}", "Table Label"), "[[{{ l.text }}]]", kept=True))],
        caption=_DESCRIPTORS,
        description="One row for each rating that groups are apart on, in the order of the scale: its meaning and name, and what it "
        "looks like.",
        style="Facts Table",
    )
    compact(made)
    keep(made)


def _sides(doc: Doc, widths: Sequence[float]) -> None:
    made = compact_table(
        doc,
        [(_on_its_colour(f"e.sides[{n}]", "title", "Strip"), width) for n, width in enumerate(widths)],
        [row(*(_side(f"e.sides[{n}]") for n in range(len(widths))), kept=True)],
        caption="{{ e.ref }} {{ e.title }}: what each side says",
        description="One column for each side, in the order of the scale: who is on it, the reason and the evidence, as written.",
    )
    keep(made)


def _side(name: str) -> Cell:
    return lines(
        "{%p for v in " + name + ".views %}",
        "{%p if " + name + ".several %}",
        "**{{ v.letter }} {{ v.who }}** {{r v.rating.mark }}",
        "{%p else %}",
        "**{{ v.letter }} {{ v.who }}**",
        "{%p endif %}",
        "{{ v.rationale }}",
        "**Evidence:** {{ v.evidence }}",
        "{%p if v.whole %}",
        ("{{ v.whole }}", "Table Source"),
        "{%p endif %}",
        "{%p endfor %}",
        "{%p if " + name + ".more %}",
        ("{{ " + name + ".more }}", "Table Source"),
        "{%p endif %}",
    )


# --- a line each ---------------------------------------------------------------------------------------------------


#: The lists of what takes a line each, in their order.
_LISTS = ("to_choose", "to_rate", "to_confirm")


def _chapter(doc: Doc, title: str, *, after: Sequence[str]) -> None:
    """Add a chapter's title, on a new page where none of these lists stands before it."""
    if not after:
        heading(doc, title, 1, new_page=True)
        return
    with when(doc, " or ".join(after)):
        heading(doc, title, 1)
    with otherwise(doc):
        heading(doc, title, 1, new_page=True)


def _lines(doc: Doc) -> None:
    for name, title, lead in (
        (
            "to_choose",
            "To choose",
            "The ratings are next to each other: one reason of each side is here in brief, with the row and the workbook in which it "
            "stands whole. Hear both, then choose.",
        ),
        (
            "to_rate",
            "To rate: one view only, or none",
            "One group rated, or none: there is nothing to compare. Hear who rated, then what the others would say.",
        ),
        (
            "to_confirm",
            "To confirm",
            "All who rated give one rating, and two or more of them name evidence; their reasons are here in brief. Confirm it with its reason, or settle it anew.",
        ),
    ):
        with when(doc, name):
            _chapter(doc, title, after=_LISTS[: _LISTS.index(name)])
            para(doc, lead, "Board Text")
            compact_table(
                doc,
                [("Item", 1.2), ("{{ words.Element }}", 3.2), ("Who said what", 6.6), ("Agreed", _BLANK_WIDTH)],
                [
                    each(
                        f"l in {name}",
                        row(
                            "{{ l.number }}",
                            "{{ l.ref }} {{ l.title }}",
                            lines(
                                "{%p for s in l.said %}",
                                "{%p if s.rating.rated %}",
                                "{{r s.rating.mark }} {{ s.who }}",
                                "{%p else %}",
                                "{{ s.rating.label }}: {{ s.who }}",
                                "{%p endif %}",
                                "{%p if s.words %}",
                                ("{{ s.words }}", "Table Source"),
                                "{%p endif %}",
                                "{%p endfor %}",
                            ),
                            lines(
                                ("{% if l.choices %}{{ l.choices }} or{% else %}Rating{% endif %}\t", _BLANK),
                                ("Because\t", _BLANK),
                            ),
                        ),
                    )
                ],
                caption=title,
                description="One row for each {{ words.element }}: its number in the order of business, its reference and title, who said "
                "what, and room for what was agreed.",
            )


def _beyond(doc: Doc) -> None:
    _chapter(doc, "Beyond the {{ words.framework }}", after=_LISTS)
    with when(doc, "subjects"):
        para(
            doc,
            "What groups raised that the {{ words.framework }} does not ask about. Keep what the trust will work on.",
            "Board Text",
        )
        compact_table(
            doc,
            [("Subject", 4.4), ("What was said", 10.2), ("Agreed", 2.4)],
            [
                each(
                    "s in subjects",
                    row(
                        lines(
                            "__{{ s.title }}__",
                            ("{{ s.refs }}", "Table Source"),
                            "{%p if s.akin %}",
                            ("{{ s.akin }}", "Table Source"),
                            "{%p endif %}",
                        ),
                        lines(
                            "{%p for i in s.raised %}",
                            "**{{ i.who }}:** {{ i.why }}",
                            "__Known so far:__ {{ i.known }}",
                            "__Next:__ {{ i.next }}",
                            "{%p endfor %}",
                            "{%p if s.more %}",
                            ("Raised by {{ s.more }} as well; their words stand in their workbooks.", "Table Source"),
                            "{%p endif %}",
                        ),
                        lines("☐ Keep", "☐ Strike"),
                    ),
                )
            ],
            caption="Issues beyond the {{ words.framework }}, by subject",
            description="One row for each subject: its title and references, who raised it with why it matters, what is known and "
            "what comes next, and whether it is kept.",
        )
    with otherwise(doc):
        para(doc, "No group raised an issue beyond the {{ words.framework }}.", "Board Text")


def _sources(doc: Doc) -> None:
    heading(doc, "Sources", 1)
    para(
        doc,
        "Everyone's whole words stand in these workbooks, in the row of the reference. No rating here is worked out: letters are "
        "counted, and nothing else.",
        "Board Text",
        keep_next=True,
    )
    made = compact_table(
        doc,
        [("Mark", 1.3), ("Whose view", 4.2), ("Date", 3.4), ("Workbook and fingerprint", 8.1)],
        [
            each(
                "w in workbooks",
                row(
                    "__{{ w.letter }}__",
                    "{{ w.view }}",
                    "{{ w.date }}",
                    lines("{{ w.file }} [[{{ w.fingerprint }}]]", *other_edition("w")),
                ),
            )
        ],
        caption="Workbooks that this paper was made from",
        description="One row for each workbook: its letter, whose view it holds, its date, and its file name, with its {{ words.framework }} "
        "edition where it is another than this paper's, and the first twelve digits of its SHA-256 fingerprint.",
    )
    keep(made)  # so that the last page never holds the note below it alone
    para(doc, FRAMEWORK_NOTE, "Source", before=8)
