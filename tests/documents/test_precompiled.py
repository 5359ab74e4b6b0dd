"""The shipped templates as they were compiled before: current, equal in effect, and used for nothing else."""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import jinja2
import pytest

from matsheets.documents import precompiled, ready
from matsheets.documents.contexts.kinds import DocumentKind
from matsheets.documents.contexts.plan import plan_context
from matsheets.documents.precompiled import find_ready
from matsheets.documents.template import engine
from matsheets.documents.template.build import build_document
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from matsheets.storage.resources import doc_templates_dir
from tests.documents.builders import MADE_ON, ROOT, rich_review

READY = Path(ready.__file__).parent
KINDS = tuple(DocumentKind)


@pytest.fixture(autouse=True)
def fresh():
    """Nothing that was compiled in another test."""
    engine.clear_cache()
    yield
    engine.clear_cache()


def template(kind: DocumentKind) -> bytes:
    """A shipped template's bytes."""
    return (doc_templates_dir() / kind.template).read_bytes()


def compiler() -> ModuleType:
    """The part of the templates' build that compiles."""
    spec = importlib.util.spec_from_file_location("ready_templates", ROOT / "doc_templates" / "source" / "ready.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(jinja2.__version__ != ready.JINJA, reason="made with another version of Jinja")
def test_the_modules_are_what_the_templates_compile_to():
    """Run ``python doc_templates/source/build.py`` after a change to a template or to how templates are compiled."""
    made = compiler().modules({kind.template: template(kind) for kind in KINDS})

    assert {path.name: path.read_text(encoding="utf-8") for path in READY.glob("*.py")} == made


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_template_fills_alike_either_way(kind: DocumentKind, monkeypatch):
    """The document made from the compiled module is, byte for byte, that of a template compiled on the spot."""
    review = rich_review()
    quick = build_document(kind, review, made_on=MADE_ON)
    engine.clear_cache()
    monkeypatch.setattr(precompiled, "find_ready", lambda content: None)

    assert build_document(kind, review, made_on=MADE_ON) == quick


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_template_is_not_compiled_again(kind: DocumentKind, monkeypatch):
    """Building a document from our own template compiles nothing and needs neither docxtpl nor Jinja."""
    monkeypatch.setattr(engine, "compiled", lambda content, path: pytest.fail("compiled again"))
    for name in ["docxtpl", *(name for name in sys.modules if name.partition(".")[0] == "jinja2")]:
        monkeypatch.setitem(sys.modules, name, None)

    assert build_document(kind, rich_review(), made_on=MADE_ON)


def test_an_edited_template_is_compiled_as_it_is():
    """A shipped template that someone changed is no longer the one that was compiled."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template(DocumentKind.PLAN))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Development plan", b"Our own plan"))

    assert find_ready(template(DocumentKind.PLAN)) is not None
    assert find_ready(out.getvalue()) is None


def test_what_the_code_misses_is_said_by_jinja():
    """A value without an entry that the template asks for is named, with the paragraph, as Jinja's own run says it."""
    content = template(DocumentKind.PLAN)
    values = plan_context(rich_review(), made_on=MADE_ON, draft=False, missing=(), version="1")
    del values["framework"]["title"]

    with pytest.raises(TemplateError, match=r'unknown name "title", in the paragraph ".*Framework'):
        fill(content, values)


def test_a_message_quotes_the_paragraph_all_the_same():
    """What cannot be filled is said with the paragraph it stands in, as for a template of someone's own."""
    content, path = template(DocumentKind.PLAN), Path("plan.docx")
    with pytest.raises(TemplateError) as quick:
        fill(content, {}, name="plan.docx")
    with pytest.raises(TemplateError) as slow:
        engine.compiled(content, path).render({})

    assert str(quick.value) == str(slow.value)
    assert "in the paragraph" in str(quick.value)
