"""The tree keeps its own rules: a test for each module, words for each public thing, no trace of a machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "reviewer_app").rglob("*.py") if path.name != "__init__.py")
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".cfg", ".lock", ".txt", ".sh", ".sql", ".mako", ""}


TESTS = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
HELPERS = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_its_test(module):
    """A test at the mirrored place, or tests that import the module (of a verb: that call it by its name)."""
    name = f"test_{module.stem.strip('_')}.py"
    if any(
        Path("tests", place, *module.parts[1 + skip : -1], name) in TESTS for place, skip in (("unit", 0), ("ui", 1))
    ):
        return
    if module.parts[1] == "cli":
        verb = module.stem.strip("_").replace("_", '(", "|-)')
        wanted = re.compile(f'"{verb}"')
        texts = [text for path, text in TESTS.items() if {"cli", "end2end"} & set(path.parts)]
    else:
        package, stem = ".".join(module.with_suffix("").parts).rsplit(".", 1)
        wanted = re.compile(
            rf"(from|import) {re.escape(package)}\.{stem}\b|from {re.escape(package)} import (\([^)]*|[^\n]*)\b{stem}\b"
        )
        texts = list(HELPERS.values())
    assert any(wanted.search(text) for text in texts), f"no test names {module}"


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
