"""The tree keeps its own rules: a test for each module, words for each public thing, no trace of a machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "reviewer_app").rglob("*.py") if path.name != "__init__.py")
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".cfg", ".lock", ".txt", ".sh", ".sql", ".mako", ""}


def _tests_by_name() -> set[str]:
    return {path.name for path in (ROOT / "tests").rglob("test_*.py")}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_its_test(module):
    """By name: `x/y.py` is tested in a file `test_y.py`, `test_x_y.py`, or in one that imports it."""
    names = {
        f"test_{module.stem}.py",
        f"test_{module.stem.strip('_')}.py",
        f"test_{module.parent.name}_{module.stem}.py",
    }
    if names & _tests_by_name():
        return
    dotted = ".".join(module.with_suffix("").parts)
    package, name = dotted.rsplit(".", 1)
    imports = re.compile(rf"(from|import) {re.escape(dotted)}\b|from {re.escape(package)} import [^\n]*\b{name}\b")
    assert any(imports.search(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("test_*.py")), (
        f"no test names {module}"
    )


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_public_thing_says_what_it_is(module):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    silent = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                silent.append(node.name)
            if isinstance(node, ast.ClassDef):
                silent += [f"{node.name}.{name}" for name in _silent_methods(node)]
    assert not silent, f"without a docstring: {', '.join(silent)}"


def _silent_methods(node: ast.ClassDef) -> list[str]:
    """Public methods without words; those that Qt or Python name (camelCase, overridden) speak for themselves."""
    return [
        one.name
        for one in node.body
        if isinstance(one, ast.FunctionDef)
        and not one.name.startswith("_")
        and one.name == one.name.lower()
        and not ast.get_docstring(one)
        and not any(isinstance(deco, ast.Attribute) and deco.attr == "setter" for deco in one.decorator_list)
    ]


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def test_the_repository_names_no_machine():
    """No path of the machine it was written on and no registry's address."""
    # Put together here, so that this file does not name them itself.
    forbidden = re.compile("|".join(("/wo" + "rk/main", "/ro" + "ot/", "extra-index-" + "url", "file:" + "///opt")))
    found = []
    for name in _tracked():
        path = ROOT / name
        if path.suffix in TEXT and path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if forbidden.search(line):
                    found.append(f"{name}:{number}: {line.strip()[:80]}")
    assert not found, "\n".join(found)


def test_the_top_level_is_what_was_agreed():
    allowed = {
        "reviewer_app", "resources", "migrations", "tests", "docs", ".ci", "pyproject.toml", "build.spec", "README.md",
        "LICENSE", "Makefile", "requirements.lock", ".gitignore",
    }  # fmt: skip
    assert {name.split("/")[0] for name in _tracked()} <= allowed
