"""What the shipped templates run on: what Jinja would do with plain values, and a refusal of everything else."""

from __future__ import annotations

import pytest
from jinja2.runtime import LoopContext as JinjasLoop
from jinja2.runtime import StrictUndefined

from matsheets.documents.runtime import Environment, LoopContext, NotHereError, ReadyCode, undefined
from matsheets.documents.template.limits import limited
from matsheets.documents.template.sandbox import environment

HERE = Environment()


@pytest.mark.parametrize("size", range(4))
def test_a_loop_knows_what_jinjas_loop_knows(size: int) -> None:
    """Place, first and last are those of Jinja's own loop, at each turn."""

    def said(turns):
        return [(entry, loop.index0, loop.first, loop.last) for entry, loop in turns]

    entries = [f"entry {n}" for n in range(size)]
    assert said(LoopContext(entries, undefined)) == said(JinjasLoop(entries, StrictUndefined))


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ({}, "title"),
        ({"items": 1}, "items"),
        ("text", "upper"),
        ([], "append"),
        (LoopContext([1], undefined), "length"),
    ],
)
def test_names_after_a_dot_that_are_not_here_are_refused(owner: object, name: str) -> None:
    """Methods, entries that are missing and what else a loop knows are for Jinja."""
    with pytest.raises(NotHereError):
        HERE.getattr(owner, name)


@pytest.mark.parametrize(("owner", "key"), [({}, "a"), ("text", 0), ([1], "length"), ((1,), 0)])
def test_entries_that_are_not_here_are_refused(owner: object, key: object) -> None:
    """Only lists have numbered entries here, and only dicts have named ones."""
    with pytest.raises(NotHereError):
        HERE.getitem(owner, key)


def test_an_unknown_name_is_refused() -> None:
    """A name that nothing stands behind is no blank."""
    with pytest.raises(NotHereError):
        HERE.undefined(name="trust")


@pytest.mark.parametrize(("owner", "key"), [({"a": 1}, "a"), ([5, 6], 1), ([5, 6], -1), ({"keys": 2}, "keys")])
def test_entries_are_those_that_jinja_gives(owner: object, key: object) -> None:
    """An entry that is here is the one that our own environment of Jinja gives."""
    assert HERE.getitem(owner, key) == environment().getitem(owner, key)


def test_a_loop_without_an_end_is_stopped() -> None:
    """The budget holds here too."""

    def make(env):
        def root(context):
            while True:
                env.turn(1)
                yield env.put("text")

        return {"root": root}

    with limited(), pytest.raises(Exception, match="loops take more than"):
        ReadyCode(make).render({})
