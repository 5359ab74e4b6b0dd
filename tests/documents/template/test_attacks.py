"""Templates that reach beyond their values, go on for ever or make too much: each is stopped with a message."""

from __future__ import annotations

import pytest

from matsheets.documents.template import limits, sandbox
from matsheets.documents.template import step_counting as counting
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from tests.documents.builders import paragraphs_of
from tests.documents.template.test_engine import refused, template
from tests.processor import within

VALUES = {"x": "x", "rows": [1, 2], "many": list(range(1000)), "deep": {"a": {"b": ["c"]}}}

REACHING = [
    "{{ ''.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ x|attr('__class__') }}",
    "{{ x|attr('__' ~ 'class__') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ dict.__base__ }}",
    "{{ range.__class__ }}",
    "{{ deep.get.__self__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{% for a in rows %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "{{ environment.from_string('x') }}",
    "{{ config }}",
    "{{ lipsum.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends '/etc/passwd' %}",
    "{{ rows.append(3) }}",
    "{{ deep.update(a=1) }}",
    "{{ deep.pop('a') }}",
    "{{ deep.clear() }}",
    "{{ deep.setdefault('q', 1) }}",
    "{{ rows.sort() }}",
    "{{ rows|attr('append') }}",
    "{% for k, v in deep.items() %}{{ v.update(a=1) }}{% endfor %}",
    "{{ (rows|map('string')).gi_frame.f_globals }}",
    "{{ (rows|select).gi_code }}",
    "{{ 'a'.format.__globals__ }}",
    "{{ cycler(1).next.__func__ }}",
    "{{ cycler.reset.__code__ }}",
    "{{ dict.mro() }}",
    "{% for a in rows %}{{ loop.changed.__self__ }}{% endfor %}",
    "{% for a in rows %}{{ loop._recurse }}{% endfor %}",
    "{% set n = namespace(a=1) %}{{ n._Namespace__attrs }}",
    "{{ ('é' * 9999).encode('punycode') }}",
    "{{ x.encode('idna') }}",
    "{{ (5).to_bytes(9, 'big') }}",
    "{{ x.translate({120: 'y'}) }}",
    "{{ x|safe }}",
    "{{ x|urlize }}",
    "{{ {'a': x}|xmlattr }}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
]

FORMATS = [
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '{0.__class__.__mro__}'.format(x) }}",
    "{{ '{x.__class__}'.format(x=x) }}",
    "{{ '{x.__class__}'.format_map({'x': x}) }}",
    "{{ ''.join(['{0.__cl', 'ass__}']).format(x) }}",
    "{{ ('{0.__class__}'|upper|lower).format(x) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ '{:{}}'.format(1, 1000000000) }}",
    "{{ '{0:{1}}'.format(1, 99999999) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ ('{0.__class__}'|e).format(x) }}",
    "{{ '{0[__class__]}'.format(x) }}",
    "{{ ('{0.__class__}'|e)|attr('format_map')({}) }}",
    "{{ '%(__class__)s' % x }}",
]

CALLING_FILTERS = [
    "{{ [x]|map(attribute='__class__')|list }}",
    "{{ [x]|map('attr', '__class__')|list }}",
    "{{ ([x]|map(attribute='__class__')|first).mro() }}",
    "{{ [x]|groupby('__class__') }}",
    "{{ [x, 'y']|sort(attribute='__class__') }}",
    "{{ [x]|selectattr('__class__')|list }}",
    "{{ [x]|rejectattr('__class__.__name__')|list }}",
    "{{ [x]|sum(attribute='__class__') }}",
    "{{ [x]|unique(attribute='__class__')|list }}",
    "{{ [x, 'y']|max(attribute='__class__') }}",
    "{{ [x]|map('nosuchfilter')|list }}",
]

#: Each of these would fill the memory, or take longer than a lifetime.
ENDLESS = [
    "{% for a in range(10**9) %}{% endfor %}",
    "{% for a in range(1000000000) %}{% endfor %}",
    "{% for a in many %}{% for b in many %}{% for c in many %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in many %}{% for b in many %}{% for c in many %}{{ x }}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in [1, 1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    "{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(100) }}",
    "{% macro m(n) %}{% if n %}{% call m(n - 1) %}{% endcall %}{% call m(n - 1) %}{% endcall %}{% endif %}{% endmacro %}{{ m(90) }}",
    "{% set n = namespace(t='ab') %}{% for a in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}{{ n.t }}",
    "{% set n = namespace(t='ab') %}{% for a in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}{{ n.t }}",
    "{% set n = namespace(t=[1]) %}{% for a in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "{% set n = namespace(t=[1]) %}{% for a in range(60) %}{% set n.t = [n.t, n.t] %}{% endfor %}{{ n.t }}",
    "{% set n = namespace(t=1) %}{% for a in range(60) %}{% set n.t = (n.t, n.t) %}{% endfor %}{{ n.t == n.t }}",
    "{% set n = namespace(t=1) %}{% for a in range(60) %}{% set n.t = {'a': n.t, 'b': n.t} %}{% endfor %}{{ n.t }}",
    "{% set n = namespace(t=1) %}{% for a in range(60) %}{% set n.t = dict(a=n.t, b=n.t) %}{% endfor %}{{ n.t|tojson }}",
    "{% set n = namespace(t=1) %}{% for a in range(60) %}{% set n.t = namespace(a=n.t, b=n.t) %}{% endfor %}{{ n.t }}",
    "{% set n = namespace(t=9) %}{% for a in range(60) %}{% set n.t = n.t * n.t %}{% endfor %}{{ n.t }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 1000000000 * 'a' }}",
    "{{ 'a'|center(1000000000) }}",
    "{{ 'a'.center(1000000000) }}",
    "{{ 'a'.ljust(1000000000) }}",
    "{{ 'a'.zfill(1000000000) }}",
    "{{ 'a\tb'.expandtabs(1000000000) }}",
    "{{ (('%(a)s' * 2000) % {'a': 'b' * 9999})|length }}",
    "{{ (('{0}' * 3000).format('b' * 9999))|length }}",
    "{{ (5).to_bytes(1000000000, 'big') }}",
    "{{ ('b' * 9999).join(range(99999)|map('string')|list)|length }}",
    "{{ ('b' * 9999).join(range(99999)|map('string'))|length }}",
    "{{ ('a ' * 5000)|wordwrap(1, wrapstring='b' * 9999)|length }}",
    "{{ range(99999)|list|tojson(indent=9999)|length }}",
    "{{ ('a' * 9999).translate({97: 'b' * 9999})|length }}",
    "{{ {'a': 1}.fromkeys(range(99999), 'b' * 9999)|length }}",
    "{% set s = range(99999)|map('center', 90)|join %}{{ s|list|length }}",
    "{% set s = range(99999)|map('center', 90)|join %}{% for a in range(60) %}{{ s }}{% endfor %}",
    "".join(f"{{% block b{n} %}}{{{{ self.b{n + 1}() }}}}{{{{ self.b{n + 1}() }}}}{{% endblock %}}" for n in range(60))
    + "{% block b60 %}{% endblock %}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{{ x" + "|upper" * 20_000 + " }}",
    "{% if x %}" * 2000 + "{% endif %}" * 2000,
    "{{ 'a'|indent(1000000000, true) }}",
    "{{ 1.5|round(1000000000) }}",
    "{{ [1]|batch(1000000000, 'x')|list }}",
    "{{ [1]|slice(1000000000)|list }}",
    "{{ ('a' * 9999)|replace('a', 'b' * 9999) }}",
    "{{ ('a' * 9999).replace('a', 'b' * 9999) }}",
    "{{ range(99999)|join('b' * 9999) }}",
    "{{ ('b' * 9999).join('a' * 9999) }}",
    "{{ range(99999)|map('center', 9999)|join }}",
    "{{ range(99999)|map('center', 9999)|list }}",
    "{{ many|sum(start=[]) }}",
    "{% set t %}{% for a in many %}{% for b in many %}{{ 'c' * 9999 }}{% endfor %}{% endfor %}{% endset %}{{ t|length }}",
    "{% for a in range(99999) if range(99999)|sum == 1 %}{% endfor %}" * 3,
]


@pytest.mark.parametrize("attack", [*REACHING, *FORMATS, *CALLING_FILTERS])
def test_a_template_reaches_nothing_but_its_values(attack: str) -> None:
    """Attributes with underscores, tricks with formats and filters that call give a message that names the file."""
    error = refused(template(attack), **VALUES)
    assert str(error).startswith("board.docx ")
    assert "<class" not in str(error)
    assert "root:" not in str(error)


@pytest.mark.parametrize("attack", ENDLESS)
@pytest.mark.slow
def test_a_template_without_end_is_stopped(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop, a text, a number or a list that grows without end is stopped in good time, with a message."""
    monkeypatch.setattr(limits, "_SECONDS", 2.0)
    with within(20):
        error = refused(template("First", attack), **VALUES)
    assert str(error).startswith("board.docx ")
    assert error.code in {"template-endless", "template-security", "template-tag", "template-syntax"}


def test_the_message_says_what_was_too_much_and_where() -> None:
    """The number of turns, and the paragraph of the loop."""
    error = refused(template("All: {% for a in many %}{% for b in many %}{{ b }}{% endfor %}{% endfor %}"), **VALUES)
    assert error.code == "template-endless"
    assert str(error).startswith('board.docx does not come to an end, in the paragraph "All: {% for a in many %}')
    assert "its loops take more than 200,000 turns" in str(error)


def test_entries_that_a_loop_passes_over_are_counted() -> None:
    """A loop that takes none of what it looks at goes on for as long as one that takes all."""
    error = refused(template("{% for a in many[:300] %}{% for b in many if b < 0 %}{% endfor %}{% endfor %}"), **VALUES)
    assert "its loops take more than 200,000 turns" in str(error)


@pytest.mark.parametrize("product", ["'a' * 10001", "10001 * 'a'", "[1] * 10001", "10001 * [1]"])
def test_little_is_not_repeated_often(product: str) -> None:
    """A text or a list times a number is refused above ten thousand, whichever comes first."""
    error = refused(template(f"{{{{ ({product})|length }}}}"))
    assert "repeating makes more than 10,000 characters" in str(error)


def test_time_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few slow turns are stopped by the clock."""
    monkeypatch.setattr(limits, "_SECONDS", 0.05)
    text = "{% for a in range(9999) %}{{ many|sort(reverse=true)|map('string')|join|length }}{% endfor %}"
    assert "takes longer than" in str(refused(template(text), **VALUES))


def test_a_stopped_template_leaves_nothing_behind() -> None:
    """The next filling has its own limits."""
    content, text = template("{% for a in range(n) %}{{ text }}{% endfor %}"), "x" * 100_000
    with pytest.raises(TemplateError, match="more than 20,000,000 characters"):
        fill(content, {"n": 99_999, "text": text})
    assert len(paragraphs_of(fill(content, {"n": 2, "text": text}))[0]) == 2 * len(text)


def test_a_large_document_is_not_stopped() -> None:
    """Twenty thousand rows' worth of text is a document, not an attack."""
    content = template(
        "{%p for a in many %}", "{%p for b in many[:20] %}", "{{ text }}", "{%p endfor %}", "{%p endfor %}"
    )
    assert len(paragraphs_of(fill(content, {**VALUES, "text": "A sentence of some length. " * 3}))) == 20_000


def test_numbers_may_be_formatted() -> None:
    """What is not a trick still works."""
    content = template("{{ '{:,.2f}'.format(n) }} {{ '%05d' % 7 }} {{ '%s of %s'|format(1, 2) }} {{ [1, 2]|sum }}")
    assert paragraphs_of(fill(content, {"n": 1234567})) == ["1,234,567.00 00007 1 of 2 3"]


def test_what_people_typed_is_never_part_of_the_template() -> None:
    """No tag prints an answer as XML: neither through other filters nor through a text that is safe already."""
    attack = "<w:p/>"
    content = template(
        "{{ x|e }} {{ x|forceescape }} {{ (''|e) ~ x }} {{ (x|e)|replace('&lt;', '<') }} {{ [x]|join('<b>'|e) }}"
    )
    made = paragraphs_of(fill(content, {"x": attack}))
    assert len(made) == 1
    assert made[0].count("<w:p/>") >= 3


@pytest.mark.parametrize("ours", [sandbox._Environment, sandbox._Strict, sandbox._Namespace, counting._Counting])
def test_the_limits_stand_on_public_ground(ours: type) -> None:
    """Nothing that Jinja keeps to itself is overridden, so that a new release of it cannot take a limit away unseen."""
    theirs = {name for base in ours.__mro__[1:] if base.__module__.startswith("jinja2") for name in vars(base)}
    private = {name for name in vars(ours) if name.startswith("_") and not name.startswith("__")}
    assert theirs
    assert private & theirs == set()
