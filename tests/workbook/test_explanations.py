"""What a workbook says of a rating by which a trust explains that it does otherwise."""

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.workbook.layout.guide_wording import steps, what_this_is, why_no_descriptor
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part

CODE = open_framework("academy-trust-governance-code")
REVIEW = frozenset({Part.REVIEW})


def test_start_here_says_when_to_explain():
    """An explanation lies at neither end, and its reason says what is done instead; no sentence speaks of another framework."""
    assert what_this_is(CODE.words, REVIEW)[0].startswith("A review of where your trust stands by this code.")
    assert why_no_descriptor(CODE.scale) == (
        "Partly applied has no descriptor, on purpose: deciding which end your trust is nearer to, and saying why, is the part "
        "that helps. Explained otherwise lies at neither end: it is for what your trust does another way, by choice."
    )
    told = " ".join(steps(CODE, REVIEW))
    assert "then choose a rating, Explained otherwise where it does otherwise by choice, or Not rated" in told
    explain = "For Explained otherwise, say what your trust does instead, why, who decided it, and when it is looked at again."
    assert explain in told
    assert explain in " ".join(steps(CODE, REVIEW, GROUP_VIEWS))


def test_a_ratings_prompt_says_when_to_explain():
    """The prompt of a rating says what the explanation is for, as far as Excel lets a prompt be."""
    tabs = build_layout(CODE, REVIEW).tabs
    prompts = {column.entry.prompt for tab in tabs for column in tab.columns if column.key == "rating" and column.entry}
    assert prompts
    assert all(
        "Explained otherwise: done another way, by choice." in prompt and len(prompt) <= 255 for prompt in prompts
    )
