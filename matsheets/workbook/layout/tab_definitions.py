"""The answer tabs, one literal each: every Ref, header, question, help text and prompt that a trust sees.

Refs and headers are a promise to everyone who has a workbook on their disk (see ``layout.py``). The wording of questions
may change; a workbook then says so, because the hidden sheet remembers what was printed.
"""

from __future__ import annotations

from matsheets.model.cells import listed, sentence_start
from matsheets.model.framework import (
    NOT_RATED,
    USUAL_WORDS,
    Descriptors,
    Element,
    Framework,
    FrameworkWords,
    Heading,
    Rating,
    RatingScale,
)
from matsheets.model.group_labels import agreed_label, is_mentor, outsider_trust_label
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME
from matsheets.workbook.layout.element_widths import RATING_WIDTH, element_widths, ref_width
from matsheets.workbook.layout.progress_tabs import STATUS_NOW_COLUMN
from matsheets.workbook.layout.schema import PROMPT_LIMIT, Column, Entry, Kind, Row, Tab

_REF = Column("ref", "Ref", 58)
#: On the tabs of the review: in the workbook of a diagnostic meeting, and in one that was carried forward from a round before.
_OPTIONAL = (Column(GROUP_VIEWS, "What each group said", 118), Column(LAST_TIME, "Last time", 118))
#: Of questions that came while version 3 lasted: a workbook of that version may be without them, unless it remembers them.
_ASKED_WITHIN_3 = 4
#: On the tabs of headings, in a pack that a trust shares with another.
_BASIS = Column(BASIS, "Where the rating comes from", 96)
#: How raters go about a heading's tab, by what their framework describes: the last sentences of its instruction.
RATE = {
    Descriptors.STRONGEST: "Read the descriptor, decide how near to it the trust is, then fill in the last three columns.",
    Descriptors.ENDS: "Read both descriptors, decide which end the trust is nearer to, then fill in the last three columns.",
    Descriptors.EACH: "Read the descriptors, decide which fits the trust best, then fill in the last three columns.",
}
#: How to choose a rating, in its prompt.
_CHOOSE = {
    Descriptors.STRONGEST: "The strongest rating alone has a descriptor: decide how near to it the trust is.",
    Descriptors.ENDS: "The ratings between the ends have no descriptor: decide which end the trust is nearer to.",
    Descriptors.EACH: "Each rating has a descriptor: decide which fits the trust best.",
}


def _text(title: str, prompt: str) -> Entry:
    return Entry(Kind.TEXT, title, prompt)


def _long(title: str, prompt: str) -> Entry:
    return Entry(Kind.LONG_TEXT, title, prompt)


def _question(ref: str, name: str, question: str, help_text: str, entry: Entry, since: int = 1) -> Row:
    entry = entry._replace(is_name=entry.kind is Kind.TEXT)
    return Row(ref, name, {"question": question, "help": help_text}, {"answer": entry}, since)


_QUESTION_COLUMNS = (
    _REF,
    Column("question", "Question", 300),
    Column("answer", "Answer", 420, _long("Answer", "Type the answer here.")),
    Column("help", "Help", 350),
)


def _outsider_questions(words: FrameworkWords) -> tuple[Row, Row]:
    """Ask who looks at the trust from outside: a mentor, or whom the framework names in a mentor's place."""
    trust, person = outsider_trust_label(words), words.fill("{Outsider}")
    if is_mentor(words):
        return (
            _question(
                "ABT-09",
                "mentor_trust",
                trust,
                "Leave blank if you are not working with a mentor.",
                _text("Mentor trust", "The name of the trust that is mentoring yours."),
            ),
            _question(
                "ABT-10",
                "mentor",
                person,
                "The person, usually the mentor trust's chief executive.",
                _text("Mentor", "The name of your mentor."),
            ),
        )
    return (
        _question(
            "ABT-09",
            "mentor_trust",
            trust,
            words.fill("Leave blank if there is no {outsider}."),
            _text("Trust or organisation", words.fill("The trust or organisation that the {outsider} comes from.")),
        ),
        _question(
            "ABT-10",
            "mentor",
            person,
            words.fill("The person. Leave blank if there is no {outsider}."),
            _text("Name", words.fill("The name of the {outsider}.")),
        ),
    )


def _advisers(words: FrameworkWords) -> str:
    advisers = "a governance professional, an external reviewer"
    return f"a mentor, {advisers}" if is_mentor(words) else advisers


def about(words: FrameworkWords) -> Tab:
    """Who the trust is, whose view this is, and when it was given."""
    who = "Who and when"
    return Tab(
        "about",
        "About",
        "About this trust and this review",
        "Fill in the Answer column. It tells everyone whose view this workbook holds, and when it was given.",
        "ABT",
        _QUESTION_COLUMNS,
        (
            _question(
                "ABT-01",
                "trust_name",
                "Name of the trust",
                "As registered at Companies House.",
                _text("Trust name", "The trust's full registered name, the same in every workbook you send."),
            ),
            _question(
                "ABT-02",
                "company_number",
                "Companies House number",
                "Eight characters: eight digits, or two letters and six digits. Keep leading zeros.",
                _text(
                    "Companies House number",
                    "Eight characters, for example 07654321. It identifies your trust, so that workbooks from "
                    "several people are put together.",
                ),
            ),
            _question(
                "ABT-03",
                "ukprn",
                "UKPRN",
                "Eight digits, starting with 1. On Get Information about Schools.",
                _text("UKPRN", "The UK provider reference number: eight digits, for example 10012345."),
            ),
            _question(
                "ABT-04",
                "region",
                "Region",
                "The Department for Education region that most of your schools are in.",
                Entry(Kind.CHOICE, "Region", "Choose from the list.", "regions"),
            ),
            _question(
                "ABT-05",
                "schools",
                "Number of schools in the trust",
                "Open academies on the date of this review.",
                Entry(Kind.NUMBER, "Number of schools", "A whole number, for example 6."),
            ),
            _question(
                "ABT-06",
                "pupils",
                "Number of pupils in the trust",
                "From the latest census, to the nearest ten is enough.",
                Entry(Kind.NUMBER, "Number of pupils", "A whole number, for example 2840."),
            ),
            _question(
                "ABT-07",
                "chief_executive",
                "Chief executive",
                "Name only.",
                _text("Chief executive", "The name of the trust's chief executive."),
            ),
            _question(
                "ABT-08",
                "chair",
                "Chair of trustees",
                "Name only.",
                _text("Chair of trustees", "The name of the person who chairs the board of trustees."),
            ),
            *_outsider_questions(words),
            _question(
                "ABT-11",
                "respondent",
                "Who is filling in this workbook",
                "One name, or the name of the meeting that agreed it.",
                _text(who, "Your name, or for example: Executive team meeting, 14 October 2026."),
            ),
            _question(
                "ABT-12",
                "respondent_role",
                "Role",
                "For example: deputy chief executive; chair of the standards committee.",
                _text(who, "Your role in the trust."),
            ),
            _question(
                "ABT-13",
                "group",
                "Group",
                f'Whose view this is. Choose "{agreed_label(words)}" only for the workbook in which that meeting settles the '
                "ratings.",
                Entry(Kind.CHOICE, "Group", "Choose the group whose view this workbook gives.", "groups"),
            ),
            _question(
                "ABT-14",
                "round",
                "Round",
                "Baseline at the start, Review at the mid-point, Final at the end, or a name of your own. Everyone in one round "
                "types the same name.",
                Entry(
                    Kind.CHOICE,
                    "Round",
                    "Choose from the list, or type a name of your own, for example Annual review 2028. Everyone in one round types "
                    "the same name. Rounds are put in order by their dates.",
                    "rounds",
                    takes_other=True,
                ),
            ),
            _question(
                "ABT-15",
                "review_date",
                "Date of this review",
                "The day on which these ratings were settled.",
                Entry(Kind.DATE, "Date of this review", "A date, for example 14/10/2026."),
            ),
            _question(
                "ABT-16",
                "meeting_date",
                f"Date of the {words.meeting.one}",
                "Leave blank if it has not been held.",
                Entry(Kind.DATE, words.meeting.capital, "A date, for example 5/11/2026."),
            ),
            _question(
                "ABT-17",
                "meeting_people",
                f"People at the {words.meeting.one}",
                "One to a line: name, then role. They are named in the documents, so tell them.",
                _long("People at the meeting", "One to a line (Alt+Enter starts a new line): name, then role."),
            ),
            _question(
                "ABT-18",
                "presenter",
                "Who presents the review to the board",
                f"Name, then role. Stands at the head of the {words.summary.one}.",
                _text("Who presents it", "The person who takes the board through the summary: name, then role."),
                since=3,
            ),
            _question(
                "ABT-19",
                "handling",
                "How the papers are to be handled",
                f"The answers may speak candidly about people. Advisers are {_advisers(words)}. Printed at the head of the {words.summary.one}; blank means that nobody has decided.",
                Entry(Kind.CHOICE, "Handling", "Who may see the papers. Choose from the list.", "handling"),
                since=3,
            ),
            _question(
                "ABT-20",
                "seeks_help",
                "Is the trust looking for help from another trust?",
                "For whoever leads a programme of several trusts, to pair them. Leave blank if nobody has decided.",
                Entry(Kind.YES_NO, "Looking for help", "Choose Yes or No. It is asked anew in each round.", "yes_no"),
                since=_ASKED_WITHIN_3,
            ),
            _question(
                "ABT-21",
                "days_offered",
                "How many days a year could the trust give to helping another trust?",
                "All its people together. 0 if it can help nobody this year; blank if nobody has decided.",
                Entry(Kind.NUMBER, "Days offered", "A number of days a year, for example 12. 0 means none this year."),
                since=_ASKED_WITHIN_3,
            ),
        ),
    )


def _rating_prompt(framework: Framework) -> str:
    """Return what a rating's prompt says; labels too long for it are left to the list."""
    explanation = framework.scale.explaining
    instead = f" {explanation.label}: done another way, by choice." if explanation else ""
    how = f"{_CHOOSE[framework.scale.descriptors]}{instead} If your group cannot judge it, choose {NOT_RATED} and say why under Rationale."
    named = f"Choose {listed([rating.label for rating in framework.scale.ratings], 'or')}. {how}"
    return named if len(named) <= PROMPT_LIMIT else f"Choose from the list. {how}"


#: What the reason of an explanation says.
TO_EXPLAIN = "what your trust does instead, why, who decided it, and when it is looked at again"


def _rationale_prompt(framework: Framework) -> str:
    """Return what a rationale's prompt says; the label of an explanation that is too long for it is left to the list."""
    explanation = framework.scale.explaining
    other = "the one next to it" if explanation else "the next one up or down"
    why = f"Why this rating and not {other}? Two or three sentences about the trust as a whole."
    not_rated = f"If you chose {NOT_RATED}: why not."
    if explanation is None:
        return f"{why} {not_rated}"
    named = f"{why} For {explanation.label}: {TO_EXPLAIN}. {not_rated}"
    return named if len(named) <= PROMPT_LIMIT else f"{why} {not_rated}"


_ENDS, _BETWEEN = ("weak", "strong"), "described-"


def descriptor_key(scale: RatingScale, rating: Rating) -> str:
    """Return the key of the column of a rating's descriptor; those of the two ends are called the same on every scale."""
    ends = dict(zip((scale.weakest, scale.strongest), _ENDS, strict=True))
    return ends.get(rating, f"{_BETWEEN}{rating.id}")


def element_texts(element: Element, scale: RatingScale) -> dict[str, str]:
    """Return what is printed of an element beside its answers, by the keys of the columns."""
    described = (descriptor_key(scale, rating) for rating in scale.described)
    own = {"element": element.title, "questions": element.questions}
    return own | dict(zip(described, element.descriptors, strict=True))


def descriptor_columns(tab: Tab) -> list[str]:
    """Return the keys of the columns of descriptors on a tab."""
    return [column.key for column in tab.columns if column.key in _ENDS or column.key.startswith(_BETWEEN)]


def _meaning_header(rating: Rating) -> str:
    return f"{sentence_start(rating.meaning)} ({rating.label})"


def heading_tab(heading: Heading, framework: Framework) -> Tab:
    """One heading of the framework: what to read, then the three cells to fill in."""
    scale = framework.scale
    described = {descriptor_key(scale, rating): rating for rating in scale.described}
    refs = ref_width(e.ref for e in framework.elements)  # so that all tabs of a workbook look alike
    wide = element_widths(len(described), refs=refs)
    return Tab(
        heading.id,
        heading.tab,
        heading.title,
        f"{heading.about} {RATE[scale.descriptors]}",
        heading.ref,
        (
            _REF._replace(width=refs),
            Column("element", framework.words.element.capital, wide.element),
            Column("questions", "Questions to consider", wide.questions),
            *(Column(key, _meaning_header(rating), wide.descriptor) for key, rating in described.items()),
            Column(
                "rating", "Rating", RATING_WIDTH, Entry(Kind.RATING, "Rating", _rating_prompt(framework), "ratings")
            ),
            Column(
                "rationale",
                "Rationale",
                wide.written,
                _long("Rationale", _rationale_prompt(framework)),
            ),
            Column(
                "evidence",
                "Evidence",
                wide.written,
                _long(
                    "Evidence",
                    "What would show someone outside the trust that this is so? Name documents, data, visits or people, with dates.",
                ),
            ),
        ),
        tuple(Row(e.ref, e.id, element_texts(e, scale)) for e in heading.elements),
        optional=(*_OPTIONAL, _BASIS),
    )


def _numbered_rows(prefix: str, count: int) -> tuple[Row, ...]:
    return tuple(Row(f"{prefix}-{n:02d}") for n in range(1, count + 1))


#: What the tab is called, and headed with, that holds the issues which a framework does not ask about.
BEYOND = "Beyond the {framework}"


#: What the usual framework leaves out, and trusts often raise beyond it.
LEFT_OUT = ("finance", "estates", "growth")


def left_out(words: FrameworkWords, *examples: str) -> str:
    """Return examples of what the usual framework leaves out, to end a clause with; blank of another, which may ask about them."""
    return f", such as {listed(examples, 'or')}" if words == USUAL_WORDS else ""


def beyond(words: FrameworkWords) -> Tab:
    """Issues that matter to the trust and that the framework does not ask about."""
    return Tab(
        "beyond",
        words.fill(BEYOND),
        words.fill(BEYOND),
        f"The {words.framework.one} is a starting point. Add any other issue that matters to your strategy"
        f"{left_out(words, *LEFT_OUT)}.",
        "BEY",
        (
            _REF,
            Column(
                "issue",
                "Issue",
                232,
                _text("Issue", "A few words, for example: reserves after the boiler replacements."),
            ),
            Column(
                "why",
                "Why it matters",
                290,
                _long("Why it matters", "What it could mean for the trust's schools or its plans."),
            ),
            Column(
                "known",
                "What we know so far",
                290,
                _long("What we know so far", "Facts, figures and where they come from."),
            ),
            Column(
                "next",
                "What we will do next",
                260,
                _long("What we will do next", "The next step, who takes it and when."),
            ),
        ),
        _numbered_rows("BEY", 8),
        repeats=True,
        optional=_OPTIONAL,
    )


#: What a formula says of a blank, which nobody has answered; ``Not rated`` is an answer.
NOT_YET = f"{NOT_RATED} yet"
#: The column of the plan, and what the line above its table starts with.
RATING_NOW_KEY, RATING_NOW = "rating_now", "Rating now"


def without_row(rating: Rating, *, logged: bool) -> str:
    """Return what the line above the plan starts with that lists the elements with a rating and no row.

    Where the plan has a log, a row that is stopped answers no rating any more, so that one without an open row is listed.
    Why not always "yet": a scale may begin with "Not yet", which two words later would be said again.
    """
    row = "open row" if logged else "row"
    return f"{rating.label}, with no {row} {'so far' if rating.label.casefold().endswith(' yet') else 'yet'}"


def plan(framework: Framework, *, rated: bool, logged: bool) -> Tab:
    """The development plan: one row for each priority, or for a reason to leave an element for now.

    Args:
        framework: whose elements it serves.
        rated: whether the workbook holds their ratings too.
        logged: whether it holds the log of the plan too.
    """
    words, weaker = framework.words, listed([rating.label for rating in framework.scale.weak], "or")
    target = words.fill("{Heading} or {element}")
    return Tab(
        "plan",
        "Plan",
        "Development plan",
        f"One row for each priority. Every {words.element.one} rated {weaker} needs a priority, or a row that says why no action is taken now.",
        "PLAN",
        (
            _REF,
            Column(
                "target",
                target,
                116,
                Entry(
                    Kind.CHOICE,
                    target,
                    words.fill(
                        "Choose the {element} that this priority serves, or {a_heading} if it serves all of its {elements}."
                    ),
                    "targets",
                ),
            ),
            *((Column(RATING_NOW_KEY, RATING_NOW, 88, since=3, live=True),) if rated else ()),
            *((STATUS_NOW_COLUMN,) if logged else ()),
            Column("objective", "Objective", 150, _long("Objective", "What will be different, in one sentence.")),
            Column(
                "actions",
                "Actions",
                306,
                _long("Actions", "The specific steps, one to a line (Alt+Enter starts a new line)."),
            ),
            Column("lead", "Lead", 96, _text("Lead", "The one person who answers for it: name and role.")),
            Column(
                "support",
                "Support",
                128,
                _long(
                    "Support",
                    "What people from outside the trust will do, and how often. None, where none is needed.",
                ),
                also=("Mentor's support",),
            ),
            Column("start", "Start", 84, Entry(Kind.DATE, "Start", "A date, for example 1/9/2026.")),
            Column(
                "due", "Due", 84, Entry(Kind.LAST_DATE, "Due", "A date, for example 18/12/2026. Not before the start.")
            ),
            Column("resources", "Resources", 110, _long("Resources", "Money, time and people, with amounts.")),
            Column(
                "monitoring",
                "How it is monitored",
                134,
                _long("How it is monitored", "Who looks at what, where and how often."),
            ),
            Column(
                "success",
                "What success looks like",
                156,
                _long(
                    "What success looks like",
                    "A result that someone outside the trust could check, with a figure and a date where there is one.",
                ),
            ),
            Column(
                "review_on",
                "Review on",
                84,
                Entry(
                    Kind.DATE,
                    "Review on",
                    "The date on which the board, or whoever follows it, next looks at this priority.",
                ),
            ),
            Column(
                "no_action",
                "No action, because",
                118,
                _long(
                    "No action, because",
                    words.fill(
                        "Only for {a_element} you decide to leave for now: choose the {element}, give the reason, leave the rest blank."
                    ),
                ),
            ),
        ),
        _numbered_rows("PLAN", 20),
        repeats=True,
    )


def medium_term(words: FrameworkWords) -> Tab:
    """What the trust will work on after the plan."""
    return Tab(
        "medium_term",
        "Medium term",
        "Medium-term priorities",
        "Fill this in when the plan comes to its end: what the trust will work on over the next one to three years.",
        "MED",
        (
            _REF,
            Column(
                "heading",
                words.heading.capital,
                190,
                Entry(
                    Kind.CHOICE,
                    words.heading.capital,
                    f"Choose the {words.heading.one} that this priority belongs to.",
                    "headings",
                ),
            ),
            Column(
                "priority",
                "Medium-term priority",
                310,
                _long("Medium-term priority", "What the trust means to achieve, in one or two sentences."),
            ),
            Column(
                "why", "Why it comes next", 310, _long("Why it comes next", "What the review and the plan have shown.")
            ),
            Column("when", "By when", 112, _text("By when", "A term or a school year, for example Summer 2028.")),
            Column("lead", "Lead", 150, _text("Lead", "The person who answers for it: name and role.")),
        ),
        _numbered_rows("MED", 8),
        repeats=True,
    )


def partnership() -> Tab:
    """The key information of the service level agreement."""

    def party(first: int, key: str, who: str) -> tuple[Row, ...]:
        return (
            _question(
                f"PAR-{first:02d}",
                f"{key}_address",
                f"Address of {who}",
                "The address for notices, one line to a line.",
                _long("Address", "The postal address for notices. Alt+Enter starts a new line."),
            ),
            _question(
                f"PAR-{first + 1:02d}",
                f"{key}_contact",
                f"Key contact at {who}",
                "Name and role.",
                _text("Key contact", "The person who looks after the partnership day to day: name, then role."),
            ),
            _question(
                f"PAR-{first + 2:02d}",
                f"{key}_email",
                f"Email or telephone of the key contact at {who}",
                "A work address.",
                _text("Email or telephone", "A work email address or telephone number."),
            ),
        )

    return Tab(
        "partnership",
        "Partnership",
        "Trust partnership: key information",
        "Fill this in only if the trust is agreeing a partnership with a school or another trust. It fills the service level "
        "agreement.",
        "PAR",
        _QUESTION_COLUMNS,
        (
            _question(
                "PAR-01",
                "provider_name",
                "Party 1: name of the trust that gives the support",
                "As registered at Companies House.",
                _text("Party 1: the trust", "The registered name of the trust that gives the support."),
            ),
            _question(
                "PAR-30",
                "provider_number",
                "Companies House number of party 1",
                "Eight characters: eight digits, or two letters and six digits. Keep leading zeros.",
                _text("Company number of party 1", "Eight characters, for example 07654321."),
                since=3,
            ),
            _question(
                "PAR-31",
                "provider_office",
                "Registered office of party 1, if it is not the address below",
                "As at Companies House. Leave blank if it is the address for notices.",
                _long("Registered office", "The registered address. Alt+Enter starts a new line."),
                since=3,
            ),
            *party(2, "provider", "party 1"),
            _question(
                "PAR-27",
                "party_2",
                "Who is party 2, the one that receives the support?",
                "Decides the wording of the whole agreement. As long as it is blank, a draft is worded for a school's governing body.",
                Entry(
                    Kind.CHOICE,
                    "Who is party 2?",
                    "The governing body of a school that a council maintains, a trust that runs one academy, or a trust that "
                    "runs several (also if only one of its academies takes part).",
                    "party_2",
                ),
                since=2,
            ),
            _question(
                "PAR-05",
                "school_name",
                "Name of the school that receives the support",
                "As on Get Information about Schools. If party 2 is a trust that runs several schools: the ones that take "
                "part, or blank for all of them.",
                _text("School supported", "The school's full name; of a trust that runs one academy, the academy's."),
            ),
            _question(
                "PAR-06",
                "school_urn",
                "URN of that school",
                "Six digits.",
                _text("URN", "The school's unique reference number: six digits."),
            ),
            _question(
                "PAR-32",
                "school_status",
                "Status of that school",
                "Only if party 2 is a school's governing body. As on Get Information about Schools. If it is an academy, the "
                "trust that runs it is party 2.",
                Entry(Kind.CHOICE, "Status of the school", "Choose from the list.", "school_status"),
                since=3,
            ),
            _question(
                "PAR-33",
                "local_authority",
                "Local authority of that school",
                "Only if party 2 is a school's governing body: the council that maintains the school.",
                _text("Local authority", "The council's full name."),
                since=3,
            ),
            _question(
                "PAR-07",
                "school_body",
                "Party 2: legal name of the school's governing body, or of the trust",
                "For example: The Governing Body of Hazel Lane Primary School. For a trust: its name as registered at Companies "
                "House.",
                _text("Party 2", "The body that signs the agreement: a school's governing body, or the trust."),
            ),
            _question(
                "PAR-34",
                "school_number",
                "Companies House number of party 2",
                "Only if party 2 is a trust. Eight characters. Keep leading zeros.",
                _text("Company number of party 2", "Eight characters, for example 07654321."),
                since=3,
            ),
            _question(
                "PAR-35",
                "school_office",
                "Registered office of party 2, if it is not the address below",
                "Only if party 2 is a trust. As at Companies House. Leave blank if it is the address for notices.",
                _long("Registered office", "The registered address. Alt+Enter starts a new line."),
                since=3,
            ),
            *party(8, "school", "party 2"),
            _question(
                "PAR-11",
                "start_date",
                "Start date",
                "The first day of the partnership.",
                Entry(Kind.DATE, "Start date", "A date, for example 1/1/2027."),
            ),
            _question(
                "PAR-12",
                "end_date",
                "End date",
                "The last day. Partnerships typically last 12 to 18 months.",
                Entry(Kind.LAST_DATE, "End date", "A date after the start date, for example 31/3/2028."),
            ),
            _question(
                "PAR-13",
                "may_extend",
                "May the agreement be extended?",
                "If yes, say the longest it may last in the next row.",
                Entry(Kind.YES_NO, "May it be extended?", "Choose Yes or No.", "yes_no"),
            ),
            _question(
                "PAR-14",
                "maximum_term",
                "Maximum term in months, extension included",
                "Only if it may be extended. For example 24.",
                Entry(Kind.NUMBER, "Maximum term", "A whole number of months, counted from the start date."),
            ),
            _question(
                "PAR-15",
                "notice_weeks",
                "Notice to end the agreement early, in weeks",
                "Half a term is about 6 weeks, a term about 13.",
                Entry(Kind.NUMBER, "Notice in weeks", "A whole number of weeks, for example 8."),
            ),
            _question(
                "PAR-16",
                "total_charge",
                "Total service charge",
                "In pounds, before VAT. The amounts on the Charges tab should add up to it. 0 if the support is free: the "
                "agreement then says so.",
                Entry(Kind.MONEY, "Total service charge", "An amount in pounds, for example 18400."),
            ),
            _question(
                "PAR-17",
                "vat",
                "VAT",
                "Ask your finance lead if you are not sure. As long as it is blank, a draft says that VAT is added. Not needed if the "
                "support is free.",
                Entry(Kind.CHOICE, "VAT", "Choose how VAT is treated.", "vat"),
            ),
            _question(
                "PAR-18",
                "payment_days",
                "Days to pay an invoice",
                "Public bodies usually pay undisputed invoices within 30 days. Payment is by BACS.",
                Entry(Kind.NUMBER, "Days to pay", "A whole number of days, for example 30."),
            ),
            _question(
                "PAR-19",
                "internal_reference",
                "Internal reference",
                "Leave blank if there is none.",
                _text("Internal reference", "The trust's own reference for this agreement."),
            ),
            _question(
                "PAR-20",
                "purchase_order",
                "Purchase order number",
                "Needed where party 2 cannot pay an invoice without one.",
                _text("Purchase order number", "The number to quote on invoices. Leave blank if none is needed."),
            ),
            _question(
                "PAR-21",
                "consider_by",
                "Date by which party 2 will consider joining a trust",
                "A partnership is a step towards a decision, not a substitute for one. Between two trusts: a merger, if they are "
                "thinking of one; otherwise blank.",
                Entry(Kind.LAST_DATE, "Consider joining by", "A date within the term of the partnership."),
            ),
            _question(
                "PAR-22",
                "consultation",
                "Consultation planned before that decision",
                "Who will be consulted and how, where consultation is required.",
                _long("Consultation", "For example: staff, parents and the local authority, in the spring term."),
            ),
            _question(
                "PAR-23",
                "regional_director_told",
                "Date the regional director was told",
                "The Department for Education's regional director should know about the partnership.",
                Entry(Kind.DATE, "Regional director told", "A date, or leave blank if it has not happened."),
            ),
            _question(
                "PAR-24",
                "review_meetings",
                "Review meetings",
                "How often, and who comes.",
                _text(
                    "Review meetings",
                    "For example: once each half term, with the headteacher, the chair and the key contacts.",
                ),
            ),
            _question(
                "PAR-29",
                "shares_data",
                "Will the trust handle personal data for party 2?",
                "Pupils' results with names count, and so do coaching notes. If Yes, fill in the Data protection tab. No "
                "leaves most of the data protection clause out. Blank: what the Data protection tab says.",
                Entry(Kind.YES_NO, "Personal data", "Choose Yes or No. If you are not sure, choose Yes.", "yes_no"),
                since=2,
            ),
            _question(
                "PAR-28",
                "tupe_statement",
                "Keep the statement that no staff transfer under TUPE?",
                "Yes, or blank, keeps it. No only if a lawyer has advised you to leave it out or to word it otherwise.",
                Entry(
                    Kind.YES_NO,
                    "Statement on TUPE",
                    "Choose Yes or No. Take legal advice before choosing No.",
                    "yes_no",
                ),
                since=2,
            ),
            _question(
                "PAR-25",
                "liability_cap",
                "Limit of liability, if different from the total service charge",
                "Ask your insurers. If the total service charge is to be the limit, type that amount. As long as it is blank, a draft "
                "says so; it has a gap if the support is free. Take legal advice.",
                Entry(Kind.MONEY, "Limit of liability", "An amount in pounds, or blank."),
            ),
            _question(
                "PAR-37",
                "data_cap",
                "Separate limit of liability for personal data",
                "Needed if the trust handles personal data for party 2: what a breach costs has little to do with the charge. "
                "Take legal advice.",
                Entry(Kind.MONEY, "Limit for personal data", "An amount in pounds, or blank if none is handled."),
                since=3,
            ),
            _question(
                "PAR-36",
                "insurance_minimum",
                "Least cover that each party's insurance gives, for one claim",
                "Ask your insurer, or look at the membership rules of the risk protection arrangement. No less than the limits "
                "of liability.",
                Entry(Kind.MONEY, "Insurance minimum", "An amount in pounds, for example 5000000."),
                since=3,
            ),
            _question(
                "PAR-38",
                "as_deed",
                "Is the agreement to be made as a deed?",
                "Only if the support is free: a promise for which nothing is given in return is binding if it is made by deed. "
                "Take legal advice.",
                Entry(
                    Kind.YES_NO,
                    "Deed",
                    "Choose Yes or No. A deed is signed before witnesses. Leave blank if there is a charge.",
                    "yes_no",
                ),
                since=3,
            ),
            _question(
                "PAR-26",
                "special_terms",
                "Special terms",
                "Anything the parties have agreed that the standard terms do not say. Name the parties as the agreement does: the Trust "
                "and the Governing Body, or between two trusts the Supporting Trust and the Supported Trust.",
                _long("Special terms", "Leave blank if there are none. Take legal advice on the wording."),
            ),
        ),
    )


def charges() -> Tab:
    """Schedule 1 of the agreement."""
    return Tab(
        "charges",
        "Charges",
        "Schedule 1: service charge",
        "One row for each item. Give the days and the rate where the charge is by the day; the amount is what is invoiced, before VAT.",
        "CHG",
        (
            _REF,
            Column("item", "Item", 320, _text("Item", "What is charged for.")),
            Column("basis", "Basis", 256, _text("Basis", "For example: by the day; fixed; each pupil.")),
            Column(
                "days",
                "Days or units",
                116,
                Entry(Kind.NUMBER, "Days or units", "A number, for example 12 or 2.5. Blank for a fixed charge."),
            ),
            Column("rate", "Rate", 116, Entry(Kind.MONEY, "Rate", "Pounds for each day or unit, for example 550.")),
            Column(
                "amount",
                "Amount",
                134,
                Entry(Kind.MONEY, "Amount", "Pounds before VAT. Days times rate, where both are given."),
            ),
            Column(
                "invoice_date",
                "Invoice date",
                128,
                Entry(Kind.DATE, "Invoice date", "The date on which the invoice is sent."),
            ),
        ),
        _numbered_rows("CHG", 12),
        repeats=True,
    )


def services() -> Tab:
    """Schedule 2 of the agreement."""
    return Tab(
        "services",
        "Services",
        "Schedule 2: services",
        "One row for each service. Partnerships centre on teaching and leadership: training, mentoring of heads, benchmarking of data.",
        "SRV",
        (
            _REF,
            Column("service", "Service", 180, _text("Service", "A short name, for example: headteacher mentoring.")),
            Column(
                "provided", "What is provided", 292, _long("What is provided", "What happens, for whom and how often.")
            ),
            Column("provider", "Provided by", 150, _text("Provided by", "The person or team: name and role.")),
            Column(
                "days",
                "Days",
                72,
                Entry(Kind.NUMBER, "Days", "A number of days over the whole term, for example 12 or 2.5."),
            ),
            Column(
                "measure",
                "Measure",
                268,
                _long("Measure", "How both parties will know that it was done and that it helped."),
            ),
            Column(
                "priorities",
                "Plan priorities",
                110,
                _text(
                    "Plan priorities",
                    "Only if this service supports the plan in this workbook: the Refs of its priorities, for example "
                    "PLAN-02, PLAN-05. Type n/a for a service that serves no priority on purpose.",
                ),
                since=2,
            ),
        ),
        _numbered_rows("SRV", 12),
        repeats=True,
    )


def data_protection() -> Tab:
    """Schedule 3 of the agreement."""

    def row(number: int, name: str, question: str, help_text: str, since: int = 1) -> Row:
        return _question(
            f"DAT-{number:02d}",
            name,
            question,
            help_text,
            _long("Data protection", "If the trust handles no personal data for party 2, say so here."),
            since,
        )

    return Tab(
        "data",
        "Data protection",
        "Schedule 3: data protection",
        "Say what personal data the trust will handle for party 2, the school or trust it supports. Ask party 2's data protection "
        "officer to read it.",
        "DAT",
        _QUESTION_COLUMNS,
        (
            row(1, "subject_matter", "Subject matter", "What the trust does that needs personal data from party 2."),
            row(2, "duration", "Duration", "How long the trust handles it. Usually the term of the agreement."),
            row(
                3, "purpose", "Nature and purpose", "What is done with it (received, analysed, stored, shared) and why."
            ),
            row(
                4,
                "data_types",
                "Types of personal data",
                "For example: pupil attainment and attendance; names of staff who are coached.",
            ),
            row(
                5, "data_subjects", "Categories of data subject", "For example: pupils in years 3 to 6; teaching staff."
            ),
            row(
                6,
                "return_or_deletion",
                "Return or deletion",
                "What happens to it when the agreement ends, by when, and who confirms it.",
            ),
            row(
                7,
                "sub_processors",
                "Others who may handle it for the trust",
                "Firms that store or process it, such as a cloud service: name, what for, in which country. If there are none, "
                "say that there are none.",
                since=3,
            ),
            row(
                8,
                "security",
                "How it is kept safe",
                "For example: who can open it, how it is sent, encryption, locked rooms, training of staff.",
                since=3,
            ),
            row(
                9,
                "data_contacts",
                "Data protection contacts",
                "One to a line: the data protection officer or lead of each party, with a work email address or telephone "
                "number.",
                since=3,
            ),
            row(
                10,
                "breach",
                "What happens if there is a breach",
                "Who tells whom, how, and within how many hours. The agreement allows no more than 24.",
                since=3,
            ),
        ),
    )


def partnership_tabs() -> tuple[Tab, ...]:
    """What an agreement is filled with: its key information and its three schedules."""
    return partnership(), charges(), services(), data_protection()
