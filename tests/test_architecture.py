"""What may know what: the floors that CONTRIBUTING.md lists, read from the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "matsheets"

#: Floor by floor, lowest first: the groups of modules that stand on it. A module imports from floors below its own, and
#: from the modules of its own group. A package's name stands for all of its modules.
FLOORS: dict[int, tuple[tuple[str, ...], ...]] = {
    0: (("errors",), ("cells",), ("plainfiles",), ("resources",), ("typeface",), ("_version",), ("zips",)),
    1: (("framework",), ("problems", "catalogue"), ("output",)),
    2: (("assessment",), ("files",), ("crew", "cluster")),
    3: (
        (
            "workbook.xlsx",
            "workbook.package",
            "workbook.kinds",
            "workbook.numfmt",
            "workbook.grid",
            "workbook.sheetxml",
            "workbook.texts",
        ),
        ("workbook.layout", "workbook.tabs", "workbook.form"),
        ("workbook.wordings",),
        ("workbook.__init__",),
        ("whose",),
    ),
    4: (
        (
            "workbook.writer",
            "workbook.stencil",
            "workbook.extras",
            "workbook.packaging",
            "workbook.pages",
            "workbook.start",
            "workbook.sheets",
            "workbook.tables",
            "workbook.styles",
            "workbook.validation",
            "workbook.measure",
        ),
        ("workbook.reader", "workbook.values", "workbook.leftovers"),
        ("checks", "cards"),
        ("roster",),
    ),
    5: (
        ("review", "combining", "cohort", "aggregate", "tablebook"),
        (
            "workbook.markup",
            "workbook.marknotes",
            "workbook.marksheet",
            "workbook.markstyles",
            "workbook.marktexts",
            "workbook.markvml",
            "workbook.problemtab",
            "workbook.openbook",
            "workbook.ooxml",
            "workbook.elements",
            "workbook.addresses",
        ),
    ),
    6: (("documents",),),
    7: (("batch",), ("samples",), ("repair", "merge")),
    8: (("showcase", "examples"), ("bulk", "making"), ("verify",), ("why",)),
    9: (("cli",), ("__init__",)),
    10: (("__main__",),),
}
#: Modules that need not be there.
OPTIONAL = {"__main__"}
#: What may be imported when a module is, by the modules that draw with it; everywhere else, inside functions.
HEAVY = {"pandas", "openpyxl", "docx", "docxtpl"}
DRAWS = {*FLOORS[4][0]}

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
    if "data" not in path.relative_to(PACKAGE).parts
}
GROUPS = {entry: (floor, group) for floor, groups in FLOORS.items() for group in groups for entry in group}


def entry_of(module: str) -> str | None:
    """The entry of the table that a module falls under: its own name, or that of the package it is in."""
    return next((name for name in (module, module.split(".", maxsplit=1)[0]) if name in GROUPS), None)


def resolved(dotted: str) -> str | None:
    """The module of ours that a dotted name means, without the leading ``matsheets``; None where it is no module."""
    parts = dotted.split(".")
    if parts[0] != "matsheets":
        return None
    name = ".".join(parts[1:])
    packaged = f"{name}.__init__" if name else "__init__"
    return packaged if packaged in MODULES else name if name in MODULES else None


def targets(node: ast.stmt, module: str) -> Iterator[str]:
    """The dotted names that an import statement brings in."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            here = ["matsheets", *module.split(".")[: -node.level]]
            base = ".".join([*here, base] if base else here)
        for alias in node.names:
            whole = f"{base}.{alias.name}"
            yield whole if resolved(whole) else base


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Every import of a module, inside functions too, as line and dotted name."""
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((node.lineno, name) for name in targets(node, module))


def at_import(body: list[ast.stmt], module: str) -> Iterator[str]:
    """The dotted names imported when a module is, leaving out functions and what only type checkers see."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from targets(node, module)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from at_import(node.orelse, module)
        else:
            for field in ("body", "orelse", "finalbody"):
                yield from at_import(getattr(node, field, []), module)
            for handler in getattr(node, "handlers", []):
                yield from at_import(handler.body, module)


def allowed(module: str, imported: str) -> bool:
    """Whether the table lets one module of ours import another."""
    entry, other = entry_of(module), entry_of(imported)
    if entry is None or other is None:
        return False
    (floor, group), (lower, theirs) = GROUPS[entry], GROUPS[other]
    return lower < floor or group == theirs


def test_the_modules_were_found():
    """The test reads the package: it finds modules on every kind of path, and imports in them."""
    assert {"errors", "cells", "framework", "workbook.layout", "review", "aggregate", "__init__"} <= set(MODULES)
    assert len(MODULES) > 15
    assert len({name for m in MODULES for _, name in imports(m) if name.startswith("matsheets.")}) > 10


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_floor(module):
    """Every module stands on a floor of the table; a new one is added there first."""
    assert entry_of(module), f"{module} is not in FLOORS"


def test_every_entry_of_the_table_is_there():
    """Every module that the table names exists, so that the table does not outlive what it describes."""
    known = {entry_of(module) for module in MODULES}
    assert [name for name in GROUPS if name not in known | OPTIONAL] == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_below(module):
    """A module imports only from floors below its own, or from its own group."""
    wrong = []
    for line, name in imports(module):
        if name.split(".")[0] != "matsheets":
            continue
        imported = resolved(name)
        if imported is None or not allowed(module, imported):
            wrong.append(f"{module}:{line} imports {name}")
    assert wrong == []


def reached(module: str) -> set[str]:
    """Every module of ours that a module imports, straight or through others."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        for _, name in imports(waiting.pop()):
            if (imported := resolved(name)) and imported not in found and imported != "__init__":
                found.add(imported)
                waiting.append(imported)
    return found


def test_writer_and_reader_never_meet():
    """Neither of writer and reader imports the other, straight or through anything else."""
    assert "workbook.layout" in reached("workbook.writer") & reached("workbook.reader")
    assert "workbook.reader" not in reached("workbook.writer")
    assert "workbook.writer" not in reached("workbook.reader")


@pytest.mark.parametrize(("library", "home"), [("pandas", "aggregate"), ("click", "cli")])
def test_a_library_has_one_home(library, home):
    """Pandas is imported in aggregate alone, click in the command line alone."""
    users = {m for m in MODULES for _, name in imports(m) if name.split(".")[0] == library}
    assert {entry_of(m) for m in users} == {home}


@pytest.mark.parametrize("module", MODULES)
def test_heavy_libraries_are_imported_in_functions(module):
    """No module imports a heavy library when it is imported itself, but openpyxl where the workbook is drawn."""
    heavy = {name.split(".")[0] for name in at_import(MODULES[module].body, module)} & HEAVY
    assert heavy <= ({"openpyxl"} if module in DRAWS else set())


@pytest.mark.parametrize("module", [m for m in MODULES if entry_of(m) not in {"cli", "__main__"}])
def test_only_the_command_line_prints(module):
    """Nothing below the command line, and what starts it, prints, or writes to the terminal in another way."""
    calls = [ast.unparse(n.func) for n in ast.walk(MODULES[module]) if isinstance(n, ast.Call)]
    assert [c for c in calls if c == "print" or c.startswith(("sys.stdout", "sys.stderr", "pprint"))] == []


@pytest.mark.parametrize("module", MODULES)
def test_nothing_leaves_the_machine(module):
    """No module imports anything that speaks to a network."""
    network = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "xmlrpc"}
    names = {part for _, name in imports(module) for part in (name, name.split(".")[0])}
    assert names & network == set()
