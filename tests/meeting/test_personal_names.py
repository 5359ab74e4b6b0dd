"""Names are found however they were typed on About and however texts spell them; other words are not names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matsheets.meeting.personal_names import LEFT_OUT, names_in
from tests.processor import within

#: A first name, a surname, and both as they are typed on a keyboard without accents.
PEOPLE = [
    ("Ann", "Fielding", "Ann", "Fielding"),
    ("Ruth", "Okonjo-Barnes", "Ruth", "Okonjo-Barnes"),
    ("José", "Muñoz", "Jose", "Munoz"),
    ("Zoë", "Müller", "Zoe", "Mueller"),
    ("Siân", "O’Connor", "Sian", "O'Connor"),
    ("Łukasz", "Strauß", "Lukasz", "Strauss"),
    ("Jean-Luc", "de la Tour", "Jean-Luc", "de la Tour"),
    ("Pieter", "van der Berg", "Pieter", "van der Berg"),
    ("Søren", "Ågård", "Soren", "Aagaard"),
    ("Deirdre", "Ní Bhriain", "Deirdre", "Ni Bhriain"),
    ("Fiona", "McDonald", "Fiona", "Mc Donald"),
    ("Mark", "Green", "Mark", "Green"),
]
#: What stands on About beside the name.
TYPED = [
    "{}", "Dr {}", "The Revd {}", "{} - Chief executive", "{} – Oakdene Primary", "{}: Chair", "{} (CEO)", "{}, CFO, and others",
    "{} Headteacher", "{} SENDCo", "{} PGCE", "{} FRSA FCIPD", "{} BA (Hons)", "{} MEd PhD", "{}\\Bo Tree", "{}'s team",
    "{}, Bo Tree, Cy Oak", "Chair: {}", "completed by {}", "Trustees ({}), 4 May 2026", "{} on behalf of the trustees", "Bo Tree/{}",
    "{} <office@trust.example>", "Group discussion with {}", "{} Bursar", "{} Facilities Coordinator",
]  # fmt: skip


def _spellings(first: str, last: str) -> list[str]:
    """Return the forms in which other people write a name."""
    initial, joined = first[0], "".join(c for c in last if c.isalpha())
    return [
        f"{first} {last}", f"{first}  {last}", f"{first}\u00a0{last}", f"{last}, {first}", f"{last} {first}", f"{initial}. {last}",
        f"{initial} {last}", f"{initial}.{last}", f"Mr {last}", f"Mrs. {last}", f"Dr {first} {last}", f"Prof. {initial}. M. {last}",
        f"{first.upper()} {last.upper()}", f"{first} {last}'s", f"{last}, {initial}.", f"{initial}{joined}@trust.example".lower(),
        f"{first}.{joined}@trust.example".lower(), f"notes_{first}_{last}.docx".replace(" ", "_").lower(),
        unicodedata.normalize("NFD", f"{first} {last}"), f"https://trust.example/{first}%20{last.replace(' ', '%20')}/minutes",
    ]  # fmt: skip


def _bare(text: str) -> str:
    """Return the plain letters of a text."""
    plain = text.casefold().replace("ł", "l").replace("ø", "o").replace("ue", "u").replace("aa", "a")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isascii() and c.isalpha())


@given(
    st.sampled_from(PEOPLE),
    st.sampled_from(TYPED),
    st.data(),
    st.sampled_from(["{}", "As {} said, we wait.", "{}; others", "(see {})"]),
)
def test_a_name_is_found_however_it_is_typed_and_spelt(
    person: tuple[str, str, str, str], typed: str, data: st.DataObject, around: str
) -> None:
    """Whatever stands beside a name on About, no text that spells it, with accents or without, keeps the surname."""
    first, last, plain_first, plain_last = person
    spelling = data.draw(st.sampled_from(_spellings(first, last) + _spellings(plain_first, plain_last)))
    left = names_in([typed.format(f"{first} {last}")]).without(around.format(spelling))
    assert LEFT_OUT in left
    assert _bare(last) not in _bare(left)
    assert left.replace(LEFT_OUT, "").count(" ") <= around.count(" ") + 2


@given(st.sampled_from(PEOPLE[:-1]), st.sampled_from(["M.", "Mary", "Mary Jane", "M. J.", "'Annie'", "(Annie)"]))
def test_middle_names_keep_nobody_known(person: tuple[str, str, str, str], middle: str) -> None:
    """A middle name, an initial or what friends say, on About or in the text, makes no other person."""
    first, last, *_ = person
    short, long = f"{first} {last}", f"{first} {middle} {last}"
    assert names_in([short]).without(f"Ask {long} now") == f"Ask {LEFT_OUT} now"
    assert names_in([long]).without(f"Ask {short} now") == f"Ask {LEFT_OUT} now"


@pytest.mark.parametrize(("people", "text", "left"), [
    (["Ruth Hale"], "Ann Hale, Ruth Hale", f"Ann Hale, {LEFT_OUT}"),
    (["Ruth Hale"], "Ruth Hale, Ann Hale", f"{LEFT_OUT}, Ann Hale"),
    (["Ruth Hale"], "We met Ruth. Hale and hearty", "We met Ruth. Hale and hearty"),
    (["Ruth Hale"], "Ruth H. and Ruth and Tom Hale", f"{LEFT_OUT}. and {LEFT_OUT}"),
    (["Sam Rain", "Sue Hall"], "We train, and we shall.", "We train, and we shall."),
    (["Tim Hale"], "Timothy Hale", LEFT_OUT),
    (["soconnor@trust.example"], "S. O'Connor and Sinead OConnor", f"{LEFT_OUT} and {LEFT_OUT}"),
    (["Ruth and Tim Hale"], "Ruth Hale, T. Hale", f"{LEFT_OUT}, {LEFT_OUT}"),
    (["Miss A Fielding"], "Ann Fielding and A Fielding", f"{LEFT_OUT} and {LEFT_OUT}"),
    (["Ann fielding (Chair)"], "Ann Fielding", LEFT_OUT),
    (["tim hale, chair", "Clerk bo tree"], "we asked tim hale, and Bo Tree", f"we asked {LEFT_OUT}, and {LEFT_OUT}"),
    (["FIELDING Ann"], "Mrs Fielding, A. Fielding", f"{LEFT_OUT}, {LEFT_OUT}"),
])  # fmt: skip
def test_whose_name_it_is(people: list[str], text: str, left: str) -> None:
    """A name is told from another person's beside it, and from words with the same letters."""
    assert names_in(people).without(text) == left


#: Names that are words, and texts in which these are words.
WORDS_NOT_NAMES = [
    (["Mark Will"], "We mark will power; the head will mark. Mark will do it."),
    (["May Hope", "Grace Power", "Will"], "We may hope. Will it last? A grace power holds; may hope grow. I hope so."),
    (["Ann Green", "A. Green", "Mark Amber"], "A Green rating, Amber-green, Amber; mark Amber or Green. Rated Green, a plan follows."),
    (["Ian Will", "Ann Head", "Al Chair"], "I will. I WILL wait: a head, A Head of school, all chairs; The chair."),
    (["Theo Green", "Andrew Green"], "The Green box, and Green again. And Green it is."),
    (["Ann Fielding, CEO", "Bo Tree (SENDCo)"], "Our CEO leads this. Each SENDCo sees a tree, fielding questions."),
    (["Pupil voice group", "Parents", "Staff survey", "Safeguarding panel", "Trustees' away day", "LGB", "Consultation responses"],
     "Parents told us. The pupil voice group, a staff survey, the away day, the LGB, consultation responses: Pupils."),
    (["Executive team away day, 28 September 2026", "Closing Meeting", "Trustees' workshop, eight of nine present",
      "Workshop at Tarnowick (nine headteachers, fourteen middle leaders)", "Bo Tree, for the heads who met on 2 October",
      "Owen Hale, after tea with the staff of both schools", "Discussion online", "Nine heads"],
     "Closing the gap, eight of nine. Nine heads, fourteen leaders, who met after tea; Tarnowick; discussion online in September."),
    (["Ann Fielding – Oakdene Primary", "Tim Hale, St Mary's", "Bo Tree at Yoxenby"], "Oakdene, St Mary's and Yoxenby flood."),
]  # fmt: skip


@pytest.mark.parametrize(("people", "text"), WORDS_NOT_NAMES)
def test_words_that_are_names_too_stay(people: list[str], text: str) -> None:
    """A word that is a name too, an office, a group and a school stay where they are no name."""
    assert names_in(people).without(text) == text


@pytest.mark.parametrize("office", [
    "CEO", "Parent", "CFO", "SENDCo", "Consultant", "Governance professional", "Governance Professional", "Bursar", "Head of Year",
    "Attendance officer", "Chair, Audit and Risk Committee", "Director of Education", "Facilities Coordinator", "Caretaker",
])  # fmt: skip
def test_an_office_alone_names_nobody(office: str) -> None:
    """Whatever an office is called, a role that does not say where leaves every text as it is."""
    text = f"Our {office} leads this; a {office.lower()} asked, and {office.upper()}S."
    assert names_in(["Ann Fielding"], [office]).without(text) == text


@pytest.mark.parametrize(("role", "text"), [
    ("Headteacher of Yoxenby", "head of Yoxenby"),
    ("Principal – Yoxenby Primary", "Yoxenby's principal"),
    ("Bursar (Yoxenby)", "bursar at Yoxenby"),
    ("Headteacher Yoxenby Primary School", "headteacher at Yoxenby Primary"),
    ("Yoxenby Primary headteacher", "headteacher of Yoxenby"),
    ("Headteacher and SENDCo, Siân's Hill Academy", "SENDCo at Sian's Hill"),
    ("Heads of school, Yoxenby and Kestle", "head of school at Kestle"),
    ("Convened by Gwen Hartley, headteacher, Yoxenby", "headteacher of Yoxenby"),
])  # fmt: skip
def test_a_role_that_says_where_is_left_out(role: str, text: str) -> None:
    """An office, whatever it is called, with its place names one person; heads are called by each other's names."""
    assert names_in([], [role]).without(f"The {text} asks.") == f"The {LEFT_OUT} asks."


def test_who_wrote_a_view_down_is_named_in_a_role() -> None:
    """A role may name people too; the rest of it stays an office."""
    names = names_in(
        [], ["Written up by Desmond Clegg, vice chair", "Agreed record, checked by Una Swift and Gwen Parfitt"]
    )
    text = "Desmond Clegg, G. Parfitt and Mrs Swift; a vice chair wrote up the record, convened at Yoxenby"
    left = f"{LEFT_OUT}, {LEFT_OUT} and {LEFT_OUT}; a vice chair wrote up the record, convened at Yoxenby"
    assert names.without(text) == left


def test_a_part_of_a_name_is_told_however_it_is_spelt() -> None:
    """A first name or a surname alone is told where a text has its capital, and in any spelling where it is asked for."""
    names = names_in(["José Muñoz", "TIM HALE"])
    assert names.parts_in("Munoz and Hale, hale and hearty; jose") == {"Muñoz", "Hale"}
    assert (names.has_part("jose"), names.has_part("Joseph")) == (True, False)


def test_long_texts_of_many_people_are_quick() -> None:
    """The reasons of fourteen workbooks, each as long as a page, take no more than two seconds."""
    names = names_in(
        [f"Ann{chr(97 + n)} Fielding{chr(97 + n)}" for n in range(14)],
        [f"Head of Place{chr(97 + n)}" for n in range(14)],
    )
    page = "The Trust's own visits show it, says Annb Fieldingb, and Mrs Fieldingc agrees in part. " * 30
    with within(2):
        for _ in range(20):
            names.without(page)
        for _ in range(2000):
            names.without("We visit each school once a term, and write down what we saw there. " * 12)


@pytest.mark.parametrize(
    "text", ["." * 30000 + "Ann", "x" * 30000 + "fielding", "(" * 30000 + "ann@", "%20" * 10000 + "Ann"]
)
def test_a_text_without_spaces_is_quick(text: str) -> None:
    """A cell that is one long word is read in no more than a second."""
    with within(1):
        names_in(["Ann Fielding", text[-500:]]).without(text)
