"""What the tabs say that hold no answers: Start here, Heat map, Lists. Whoever reads one knows by it what nobody typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from matsheets.model.cells import fold, listed, sentence_start
from matsheets.model.framework import (
    NOT_RATED,
    USUAL_WORDS,
    Descriptors,
    Framework,
    FrameworkWords,
    Rating,
    RatingScale,
)
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME, OPTIONAL_KEYS
from matsheets.workbook.layout.former_wordings import EARLIER_TEXTS
from matsheets.workbook.layout.joint_tabs import JOINT_PLAN, TRUSTS
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.layout.schema import ALL_PARTS, EVERY_PART, Part, Tab
from matsheets.workbook.layout.tab_definitions import BEYOND, LEFT_OUT, RATING_NOW, TO_EXPLAIN, left_out, without_row

START, HEAT_MAP, LISTS = "Start here", "Heat map", "Lists"

# --- Start here ----------------------------------------------------------------------------------------------------

OPENING = "Start here. You can stop at any time: save the workbook and come back to it."
OPENING_SHARED = "Start here. There is nothing to fill in: this workbook is there to be read."
TAB_COLUMNS = ("Tab", "What it is for", "So far")
HEAT_MAP_PURPOSE = "Every rating on one page, for your board"
NOT_RATED_MEANING = "Your group gives no rating, and says why"
CELLS_KEY = "White inside a line is yours to write in. All other cells are there to read."
WRITE_HERE = "Write here"
_PURPOSES = {
    "about": "Your trust, and whose view this workbook gives",
    "beyond": "Anything else that matters to your strategy",
    "plan": "What you will do about the ratings, one row for each priority",
    "medium_term": "What comes next, after this plan",
    "progress": "How far each priority has come, one row each time you look",
    "support": "What support was given, and how many days it took",
    "partnership": "Key information for an agreement with a school or another trust",
    "charges": "Schedule 1 of the agreement: what it costs",
    "services": "Schedule 2: what is provided",
    "data": "Schedule 3: what personal data is handled",
    TRUSTS: "Who works together: a row for each trust",
    JOINT_PLAN: "What you will do together, one row for each priority",
}
#: The labels beside the paragraphs.
WHAT_LABEL, STEPS_LABEL, COLOURS_LABEL = "What this is", "What to do", "Colours"
READERS_LABEL, HELP_LABEL = "Who sees it", "If you need help"


def what_this_is(words: FrameworkWords, parts: frozenset[Part], optional: str = "") -> list[str]:
    """Return the paragraphs that say what a workbook with these parts, and with that optional column, is."""
    said = []
    if optional == BASIS:
        return list(map(words.fill, _WHAT_A_PACK_IS))
    if parts == {Part.JOINT}:
        return [
            "The workbook of a joint plan: what two to four trusts mean to do together. It compares nobody with a score, and is no "
            "part of inspection."
        ]
    if optional == GROUP_VIEWS:
        said.append(
            f"The workbook of your {words.meeting.one}: what you settle in it together is what the papers for the board say."
        )
    elif Part.REVIEW in parts:
        what = "how well your trust can improve its schools"
        if words != USUAL_WORDS:
            what = f"where your trust stands by this {words.framework.one}"
        said.append(f"A review of {what}. It gives no score, and is no part of inspection.")
    kept = {
        Part.PLAN: "a development plan",
        Part.PROGRESS: "its logs" if Part.PLAN in parts else "logs of a plan",
        Part.PARTNERSHIP: "facts for a partnership agreement",
    }
    also = listed([text for part, text in kept.items() if part in parts])
    if also:
        said.append(f"It also holds {also}." if said else f"A place for {also}.")
    return [" ".join(said) or "A few facts about your trust."]


def steps(framework: Framework, parts: frozenset[Part], optional: str = "") -> list[str]:
    """Return what to do, in order, in a framework's workbook with these parts, and with that optional column."""
    words, explanation = framework.words, framework.scale.explaining
    instead = f", {explanation.label} where it does otherwise by choice" if explanation else ""
    reason = f" For {explanation.label}, say {TO_EXPLAIN}." if explanation else ""
    choose = words.fill(_CHOOSE[framework.scale.descriptors])
    said = {"choose": choose, "instead": instead, "reason": reason, "left_out": left_out(words, LEFT_OUT[0])}
    return [words.fill(text, **said) for text in _steps(parts, optional)]


def _steps(parts: frozenset[Part], optional: str) -> list[str]:
    if optional == BASIS:
        return list(_PACK_STEPS)
    if parts == {Part.JOINT}:
        return list(_JOINT_STEPS)
    if optional == GROUP_VIEWS:
        more = {Part.PROGRESS: _PROGRESS_STEP, Part.PARTNERSHIP: _PARTNERSHIP_STEP}
        return [*_MEETING_STEPS, *(text for part, text in more.items() if part in parts), _KEEP_STEP]
    again = optional == LAST_TIME
    found = [_ABOUT_AGAIN if again else "Fill in About, so that readers know whose view this is."]
    if Part.REVIEW in parts:
        found += [
            "On each {heading} tab, read the questions and {choose}, "
            f"then choose a rating{{instead}}, or {NOT_RATED} if your group cannot judge it.",
            *([_READ_LAST_TIME] if again else []),
            "Under Rationale, say why.{reason} Under Evidence, name what would show it to an outsider.",
            f"Use {BEYOND} for anything else that matters{{left_out}}.",
        ]
    if Part.PLAN in parts:
        found.append(_PLAN_AGAIN if again else "When you have talked the ratings over together, write the Plan.")
    if Part.PROGRESS in parts:
        found.append(_PROGRESS_STEP)
    if Part.PARTNERSHIP in parts:
        found.append(_PARTNERSHIP_STEP)
    found.append(
        "Save as an Excel workbook (.xlsx) and email it to whoever sent it to you. Leave the Ref "
        "column and the headers as they are: your answers are found by them."
    )
    return found


#: What to read of an element and how to decide, by what its framework describes.
_CHOOSE = {
    Descriptors.STRONGEST: "the descriptor for {a_element}. Decide how near to it your trust is",
    Descriptors.ENDS: "both descriptors for {a_element}. Decide which end your trust is nearer to",
    Descriptors.EACH: "the descriptors for {a_element}. Decide which fits your trust best",
}
#: What to do in a workbook that was carried forward from the round before.
_ABOUT_AGAIN = (
    "On About, give your name and the date. What is known of the trust stands there from last time: check it."
)
_READ_LAST_TIME = (
    "Last time, before Rating, is what was said in the round before. It is there to read: rate the trust as it is now, and say why "
    "anew."
)
_PLAN_AGAIN = (
    "The Plan stands as it was. When you have talked the ratings over together, bring it up to date. Leave what is "
    "done or stopped where it is, with its log."
)
_PROGRESS_STEP = "Later, each time you look at the plan, add rows on Progress and on Support."
_PARTNERSHIP_STEP = "Fill in Partnership and the tabs after it only if you are making an agreement."
#: What a meeting does with its workbook.
_MEETING_STEPS = (
    "Have the meeting paper beside you. It says what to talk about first, with each side's reasons.",
    "On each {heading} tab, What each group said stands before Rating. Where the groups differ, Rating is blank: settle it "
    "together, choose it and say why under Rationale.{reason}",
    "A rating marked To confirm is one that all who rated share. If you agree, say why: only then does it count. If not, choose "
    "another and say why.",
    f"On {BEYOND}, keep, mend or clear what the groups raised.",
    "On About, give the day and who was there. What is known of the trust is filled in: check it.",
    "When the ratings are settled, write the Plan together.",
)
#: What the trusts do with a joint workbook.
_JOINT_STEPS = (
    "On Trusts, check the names, and say who in each trust is the person to speak to.",
    "On Joint plan, take the rows one by one. Say what each trust brings, and who leads: one trust, and one person in it.",
    "Write each objective together. Nothing is filled in for you that nobody has said.",
    "Save as an Excel workbook (.xlsx) and send it to all the trusts. Leave the Ref column and the headers as they are: your "
    "answers are found by them.",
)
_KEEP_STEP = (
    "Save as an Excel workbook (.xlsx) beside the groups' own workbooks, which stay as they are. Leave the Ref column and the "
    "headers as they are: your answers are found by them."
)


#: What a pack is, what to do with it, and who may see it.
_WHAT_A_PACK_IS = (
    "What a trust shares of its own review with another trust: the {elements} it chose, each with its rating, where that comes from, "
    "its reasons and its evidence. It gives no score, and is no part of inspection.",
    "{Elements} that are not here were not shared. That says nothing of how they were rated.",
)
_PACK_STEPS = (
    "Read the short paper that came with it, or the {heading} tabs.",
    "Ask about what the evidence does not show, and say what your own trust could bring. Matsheets sets packs of two to four trusts "
    "beside each other: matsheets compare.",
    "Leave the answers as they are. They are the other trust's, and a question is better asked than typed over.",
)
WHO_SEES_A_PACK = [
    "Those for whom the trust shared it. Ask before you pass it on.",
    "It may name people. Look after it like your own board papers.",
]


def opening(optional: str = "") -> str:
    """Return the line under the title of a workbook with that optional column."""
    return OPENING_SHARED if optional == BASIS else OPENING


def who_sees_it(optional: str = "") -> list[str]:
    """Return who sees a workbook with that optional column."""
    return WHO_SEES_A_PACK if optional == BASIS else WHO_SEES_IT


WHO_SEES_IT = [
    "Whoever you send it to, and those who look at the results together: people of your trust, and whoever advises it. Your "
    "words may be quoted in papers for your board.",
    "Names are personal data. Give only those needed, and tell people they are named.",
    "It sends nothing anywhere by itself. Look after it like your other board papers.",
]
HELP = [
    "Each tab has its title in cell A1, then one table with a header row. Alt and the down arrow open a list. A rating "
    "always shows its word as well as its colour.",
    "You can change the zoom, the height of rows and the width of columns. To check spelling or change anything else, "
    "choose Review, then Unprotect Sheet. There is no password.",
    "If a workbook like this does not work for you, ask whoever sent it to you for another format.",
]


def purpose_of(tab: Tab) -> str:
    """Return what a tab is for."""
    return _PURPOSES.get(tab.key, tab.heading)


def meaning_of(rating: Rating) -> str:
    """Return what a rating means, as the key says it."""
    return sentence_start(rating.meaning)


def why_no_descriptor(scale: RatingScale) -> str:
    """Return the sentences that say which ratings have no descriptor, and why."""
    if explanation := scale.explaining:
        steps_alone = RatingScale(tuple(r for r in scale.ratings if not r.explains), descriptors=scale.descriptors)
        return (
            f"{why_no_descriptor(steps_alone)} {explanation.label} lies at neither end: it is for what your trust does another way, "
            "by choice."
        )
    if scale.descriptors is Descriptors.EACH:
        return "Each rating has a descriptor. Choose the one that fits your trust best, and say why: that is the part that helps."
    if scale.descriptors is Descriptors.STRONGEST:
        return (
            f"Only {scale.strongest.label} has a descriptor, on purpose: deciding how near to it your trust is, and saying why, is "
            "the part that helps."
        )
    between = [rating.label for rating in scale.ratings[1:-1]]
    if not between:
        return "Both ratings have a descriptor. Choose the one that your trust is nearer to, and say why."
    have = "have" if len(between) > 1 else "has"
    return (
        f"{listed(between)} {have} no descriptor, on purpose: deciding which end your trust is nearer to, and saying why, is the "
        "part that helps."
    )


# --- Heat map, Lists -----------------------------------------------------------------------------------------------

# One to a line, because nothing past the table would be printed.
_HEAT_MAP_LINES = (
    "Every rating on one page. It fills itself in from the {heading} tabs, so there is nothing to type here.",
    "Areas for improvement are underlined, so that they can be told in print without colour.",
)
# The second header is not "Ref": that word marks a table of answers.
_HEAT_MAP_COLUMNS = ("{Heading}", "Reference", "{Element}", "Rating", "This {heading} so far")


def heat_map_lines(words: FrameworkWords) -> list[str]:
    """Return what stands above the heat map."""
    return list(map(words.fill, _HEAT_MAP_LINES))


def heat_map_columns(words: FrameworkWords) -> list[str]:
    """Return the headers of the heat map."""
    return list(map(words.fill, _HEAT_MAP_COLUMNS))


#: The headers of the working beside the lists, before those of the lines above the plan.
PLAN_ROWS, OPEN_RATING = "Rows of the plan", "Rating without a row"
#: The headers of the working behind the status of each priority.
ENTRY_PRIORITY, ENTRY_DAY, CLOSED_ROW = "Priority of the entry", "Day of the entry", "Row of the plan is closed"
LISTS_LEAD = "The choices that the drop-downs offer. Changing them here does not change what matsheets understands."


def list_header(key: str, words: FrameworkWords) -> str:
    """Return the header of a list."""
    return words.heading.capitals if key == "headings" else key.replace("_", " ").capitalize()


# --- what is printed -----------------------------------------------------------------------------------------------


class GuideTab(NamedTuple):
    """A tab that holds no answers: the texts that are printed on it, as they stand and folded, and what its title starts with."""

    texts: frozenset[str]
    folded: frozenset[str]
    longest: int
    title: str

    def prints(self, text: str) -> bool:
        """Tell whether a text is one that is printed here, retyped a little or not."""
        if text in self.texts:
            return True
        folded = fold(text) if len(text) <= self.longest else ""
        return folded in self.folded or (bool(self.title) and folded.startswith(self.title))


@lru_cache(maxsize=32)
def guide_tabs(framework: Framework) -> tuple[GuideTab, ...]:
    """Return the tabs that hold no answers, whatever the parts of the workbook."""
    own = sorted(ALL_PARTS, key=[*Part].index)
    subsets = chain.from_iterable(combinations(own, count) for count in range(len(own) + 1))
    start = chain.from_iterable(_on_start(build_layout(framework, parts)) for parts in (*subsets, (Part.JOINT,)))
    whole = build_layout(framework, EVERY_PART)
    return (
        _guide_tab(start, framework.title),
        _guide_tab(_on_heat_map(whole)),
        _guide_tab(_on_lists(whole)),
    )


def _guide_tab(texts: Iterator[str], title: str = "") -> GuideTab:
    exact = frozenset((*texts, *EARLIER_TEXTS))
    return GuideTab(exact, frozenset(map(fold, exact)), 2 * max(map(len, exact)), fold(title))


def _on_start(layout: Layout) -> Iterator[str]:
    scale = layout.framework.scale
    yield from (
        OPENING,
        OPENING_SHARED,
        HEAT_MAP,
        HEAT_MAP_PURPOSE,
        CELLS_KEY,
        WRITE_HERE,
        NOT_RATED,
        NOT_RATED_MEANING,
        *TAB_COLUMNS,
    )
    yield from (WHAT_LABEL, STEPS_LABEL, COLOURS_LABEL, READERS_LABEL, HELP_LABEL)
    for optional in ("", *OPTIONAL_KEYS):
        yield from what_this_is(layout.framework.words, layout.parts, optional)
        yield from numbered(steps(layout.framework, layout.parts, optional))
    yield from (*WHO_SEES_IT, *WHO_SEES_A_PACK, *HELP, why_no_descriptor(scale))
    for tab in layout.tabs:
        yield from (tab.title, purpose_of(tab))
    for rating in scale.ratings:
        yield from (rating.label, meaning_of(rating))


def numbered(texts: list[str]) -> list[str]:
    """Return texts with their numbers before them."""
    return [f"{number}. {text}" for number, text in enumerate(texts, start=1)]


def _on_heat_map(layout: Layout) -> Iterator[str]:
    words = layout.framework.words
    yield from (HEAT_MAP, *heat_map_lines(words), *heat_map_columns(words))
    for tab in layout.tabs:
        for row in tab.rows:
            if "element" in row.given:
                yield from (tab.heading, row.ref, row.given["element"])


def _on_lists(layout: Layout) -> Iterator[str]:
    yield from (LISTS, LISTS_LEAD, RATING_NOW, PLAN_ROWS, OPEN_RATING, ENTRY_PRIORITY, ENTRY_DAY, CLOSED_ROW)
    for rating in layout.framework.scale.weak:
        yield from (without_row(rating, logged=False), without_row(rating, logged=True))
    for key, choices in layout.lists.items():
        yield list_header(key, layout.framework.words)
        yield from (choice.label for choice in choices)
