"""What may know what: the packages in the order in which an answer travels, read from the imports."""

import ast
import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "matsheets"

#: The packages and the modules at the top, in order: a module imports only from entries above its own, and from its own.
PACKAGES = (
    "errors",
    "_version",
    "storage",
    "model",
    "workbook.layout",
    "workbook.read",
    "workbook.write",
    "workbook.markup",
    "workbook.repair",
    "frameworks",
    "checks",
    "review",
    "comparison",
    "programme",
    "documents.contexts",
    "documents.record",
    "documents.charts",
    "documents.template",
    "documents.pages",
    "documents.redline",
    "documents.authoring",
    "documents.export",
    "meeting",
    "sharing",
    "rounds",
    "batch",
    "steps",
    "trace",
    "samples",
    "cli",
    "__init__",
    "__main__",
)
#: Packages that only hold others, and whose own module is a docstring.
FOLDERS = {"workbook", "documents"}
#: Who may import a module of ours inside a function, and why.
MAY_IMPORT_LATE = {
    "cli": "a command's own work is imported when it runs, so that --help costs little more than click",
    "frameworks": "what reads a framework's spreadsheet is imported when one is given, so that no workbook waits for it",
    "__init__": "the names of the Python API are imported when they are first used",
    "__main__": "Ctrl-C is heard while the command line itself is being loaded",
}
#: What may be imported when a module is, by those that draw with it; everywhere else, inside functions.
HEAVY = {"pandas", "openpyxl", "docx", "docxtpl", "pikepdf", "distributed", "pyarrow"}
DRAWS = {"openpyxl": {"workbook.write", "frameworks"}}

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
    if "data" not in path.relative_to(PACKAGE).parts
}

#: Modules that are one literal table, and as long as it is.
TABLES = {"model.problem_catalogue", "workbook.layout.tab_definitions"}
#: Functions of logic that are longer, and why.
LONG = {
    ("workbook.read.sheet_xml", "_run"): "the innermost loop of reading: its handlers share the state of one cell",
}
#: Names that several modules have, because they are the same kind of thing in two places: a command and its work, a part
#: of the workbook and its checks, a part and its document.
SAME_KIND = {
    "build": {"cli.build", "documents.template.build"},
    "cells": {"model.cells", "checks.cells"},
    "comparison": {"comparison.comparison", "documents.contexts.comparison"},
    "demo": {"cli.demo", "samples.demo"},
    "framework": {"cli.framework", "model.framework"},
    "joint_plan": {"checks.joint_plan", "documents.contexts.joint_plan"},
    "merge": {"cli.merge", "workbook.repair.merge"},
    "movement": {"documents.contexts.movement", "review.movement"},
    "package": {"workbook.read.package", "documents.template.package"},
    "plan": {"checks.plan", "documents.contexts.plan"},
    "pull": {"cli.pull", "trace.pull"},
    "redline": {"cli.redline", "documents.redline.redline"},
    "repair": {"cli.repair", "workbook.repair.repair"},
    "review": {"checks.review", "review.review"},
    "rounds": {"checks.rounds", "model.rounds"},
    "status": {"cli.status", "steps.status"},
    "verify": {"cli.verify", "trace.verify"},
    "why": {"cli.why", "trace.why"},
    # Classes: a workbook and a template are both a package of parts.
    "Package": {"workbook.read.package", "documents.template.package"},
}


def assert_none(found: list[str]) -> None:
    """Fail where anything was found, with a line for each."""
    assert not found, "\n".join(["", *found])


def package_of(module: str) -> str | None:
    """The entry of the list that a module belongs to; None where it belongs to none."""
    return next((name for name in PACKAGES if module == name or module.startswith(f"{name}.")), None)


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


@cache
def imports(module: str) -> list[tuple[int, str]]:
    """Every import of a module, inside functions too, as line and dotted name."""
    nodes = [node for node in ast.walk(MODULES[module]) if isinstance(node, ast.Import | ast.ImportFrom)]
    return [(node.lineno, name) for node in nodes for name in targets(node, module)]


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


def late(module: str) -> Iterator[tuple[int, str]]:
    """The imports of a module that stand inside functions, as line and dotted name."""
    for function in ast.walk(MODULES[module]):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield from ((node.lineno, name) for name in targets(node, module))


def ours(module: str) -> Iterator[tuple[int, str]]:
    """The modules of ours that a module imports, inside functions too, with the line."""
    for line, name in imports(module):
        imported = resolved(name)
        if imported is not None and imported != module:
            yield line, imported


def test_the_modules_were_found():
    """The test reads the package: it finds modules in every entry of the list, and imports in them."""
    found = {package_of(module) for module in MODULES}
    assert [name for name in PACKAGES if name not in found] == []
    assert len(MODULES) > 100
    assert len({name for module in MODULES for _, name in ours(module)}) > 100


def test_a_module_belongs_to_a_package():
    """Every module lies in a package of the list; at the top there are four."""
    assert_none([m for m in MODULES if not package_of(m) and m.removesuffix(".__init__") not in FOLDERS])


def test_a_module_imports_only_from_above():
    """A module imports only from packages above its own in the list, or from its own."""
    assert_none(
        [
            f"{module}:{line} imports {name}"
            for module in MODULES
            for line, name in ours(module)
            if PACKAGES.index(package_of(name) or "__main__") > PACKAGES.index(package_of(module) or "errors")
        ]
    )


def circles() -> list[str]:
    """Each import that closes a circle of modules, as the way round; imports inside functions count."""
    ways = {module: sorted({name for _, name in ours(module)}) for module in MODULES}
    found: list[str] = []
    state: dict[str, int] = {}

    def visit(module: str, path: tuple[str, ...]) -> None:
        state[module] = 1
        for other in ways[module]:
            if state.get(other) == 1:
                found.append(" -> ".join((*path[path.index(other) :], other)))
            elif other not in state:
                visit(other, (*path, other))
        state[module] = 2

    for module in MODULES:
        if module not in state:
            visit(module, (module,))
    return found


def test_no_circle():
    """No module imports itself through others, not even inside functions."""
    assert_none(circles())


def test_ours_are_imported_at_the_top():
    """A module of ours is imported inside a function only where the list says why."""
    held = [module for module in MODULES if (package_of(module) or "") not in MAY_IMPORT_LATE]
    assert_none([f"{module}:{line} {name}" for module in held for line, name in late(module) if resolved(name)])


def reached(module: str) -> set[str]:
    """Every module of ours that a module imports, straight or through others."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        for _, imported in ours(waiting.pop()):
            if imported not in found:
                found.add(imported)
                waiting.append(imported)
    return found


def test_writer_and_reader_never_meet():
    """Neither of writer and reader imports the other, straight or through anything else."""
    writer, reader = "workbook.write.writer", "workbook.read.reader"
    assert "workbook.layout.layout" in reached(writer) & reached(reader)
    assert reader not in reached(writer)
    assert writer not in reached(reader)


@pytest.mark.parametrize(("library", "home"), [("pandas", "review"), ("click", "cli")])
def test_a_library_has_one_home(library, home):
    """Pandas is imported where tables are made, click in the command line."""
    users = {m for m in MODULES for _, name in imports(m) if name.split(".")[0] == library}
    assert {package_of(m) for m in users} == {home}


def test_heavy_libraries_are_imported_in_functions():
    """No module imports a heavy library when it is imported itself, but openpyxl where the workbook is drawn."""
    assert_none(
        [
            f"{module} imports {name}"
            for module, tree in MODULES.items()
            for name in {name.split(".")[0] for name in at_import(tree.body, module)} & HEAVY
            if package_of(module) not in DRAWS.get(name, ())
        ]
    )


def test_only_the_command_line_prints():
    """Nothing below the command line, and what starts it, prints, or writes to the terminal in another way."""
    calls = (
        (module, ast.unparse(node.func))
        for module, tree in MODULES.items()
        if package_of(module) not in {"cli", "__main__"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    )
    terminal = ("sys.stdout", "sys.stderr", "pprint")
    assert_none([f"{module}: {name}" for module, name in calls if name == "print" or name.startswith(terminal)])


def test_nothing_leaves_the_machine():
    """No module imports anything that speaks to a network."""
    network = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "xmlrpc"}
    assert_none(
        [
            f"{module}:{line} imports {name}"
            for module in MODULES
            for line, name in imports(module)
            if {name, name.split(".")[0]} & network
        ]
    )


def test_every_package_is_installed():
    """setup.cfg names every folder with modules, so that an installed copy is whole."""
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg")
    named = {name for name in setup["options"]["packages"].split() if not name.startswith("matsheets.data")}
    folders = {".".join(("matsheets", *module.split(".")[:-1])) for module in MODULES}
    assert sorted(named) == sorted(folders)


def test_names_are_told_apart():
    """Two modules share a name only where they are the same kind of thing in two places."""
    by_name: dict[str, set[str]] = {}
    for module in MODULES:
        by_name.setdefault(module.rpartition(".")[2], set()).add(module)
    shared = {name: modules for name, modules in by_name.items() if len(modules) > 1 and name != "__init__"}
    assert {name: modules for name, modules in shared.items() if modules != SAME_KIND.get(name)} == {}


def test_classes_are_told_apart():
    """No two public classes of the package share a name."""
    by_name: dict[str, list[str]] = {}
    for module, tree in MODULES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                by_name.setdefault(node.name, []).append(module)
    shared = {name: set(modules) for name, modules in by_name.items() if len(modules) > 1}
    assert {name: modules for name, modules in shared.items() if modules != SAME_KIND.get(name)} == {}


def test_a_module_and_its_functions_are_of_a_size_to_read():
    """No module of logic is longer than 400 lines and no function longer than 50; tables in one literal are let off."""
    long = []
    for module in MODULES.keys() - TABLES:
        lines = len((PACKAGE / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8").splitlines())
        long += [f"{module}: {lines} lines"] if lines > 400 else []
        long += [
            f"{module} {node.name}: {node.end_lineno - node.lineno + 1}"
            for node in ast.walk(MODULES[module])
            if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno + 1 > 50
            if (module, node.name) not in LONG
        ]
    assert_none(long)


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_guide_names_the_packages_in_their_order():
    """CONTRIBUTING's table of packages is the list that is enforced here."""
    rows = re.findall(r"^\| `([\w/.]+)` \|", CONTRIBUTING, re.MULTILINE)
    named = [row.removesuffix(".py").strip("/").replace("/", ".") for row in rows]
    assert named == [name for name in PACKAGES if name not in {"_version", "__init__", "__main__"}]


def test_the_guide_names_files_that_are_there():
    """Every file of the package that CONTRIBUTING names exists."""
    paths = set(re.findall(r"`((?:[a-z]+/)+[a-z_]+\.py)`", CONTRIBUTING))
    assert len(paths) > 30
    assert [path for path in paths if not (PACKAGE / path).is_file() and not (ROOT / path).is_file()] == []
