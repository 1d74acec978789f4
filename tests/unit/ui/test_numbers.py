"""Numbers as each language writes them, and that nothing in the window writes them by itself."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

import reviewer_app
from reviewer_app.ui import numbers

PACKAGE = Path(reviewer_app.__file__).parent
# Says everything in English, to who runs it on a command line.
ENGLISH = ("bootstrap/demo_script.py", "bootstrap/self_test.py")


@pytest.fixture(params=["en_US", "es_ES", "es_MX"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_marks_are_those_of_the_language(locale):
    made = (
        numbers.decimal(1234.56, 1), numbers.decimal(-0.5, 2), numbers.short(1.5, 3), numbers.short(1000, 3),
        numbers.whole(12345), numbers.interval(0.41, 0.78, 2),
    )  # fmt: skip
    comma = ("1234,6", "−0,50", "1,5", "1000", "12.345", "[0,41; 0,78]")
    point = ("1,234.6", "−0.50", "1.5", "1,000", "12,345", "[0.41, 0.78]")
    assert made == (comma if locale == "es_ES" else point)


def formats_of(tree):
    """Line and format of what Python itself would write with a point or with commas between thousands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield node.lineno, "".join(getattr(part, "value", "") for part in node.format_spec.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((node.lineno, one) for one in re.findall(r"\{\w*:([^{}]*)\}|(?<=%)(\.\d+f)", node.value) if one)


def own_way(code):
    """The formats of a module's code that write numbers as Python does."""
    found = ((line, one if isinstance(one, str) else "".join(one)) for line, one in formats_of(ast.parse(code)))
    return [(line, one) for line, one in found if re.search(r",|_|\.\d+|[eEfFgGn%]$", one) and "%H" not in one]


@pytest.mark.parametrize("code", ['f"{x:.1f} s"', 'f"{x:,}"', 'f"{x:g}"', '"{x:.2f}".format(x=1)', '"%.2f" % x'])
def test_a_number_written_by_python_is_noticed(code):
    assert own_way(code)


def test_no_module_of_the_window_writes_numbers_by_itself():
    """`numbers` does: a point in a Spanish sentence is somebody's forgotten f-string."""
    files = [path for folder in ("ui", "bootstrap") for path in sorted((PACKAGE / folder).rglob("*.py"))]
    found = {path.relative_to(PACKAGE).as_posix(): own_way(path.read_text(encoding="utf-8")) for path in files}
    assert {name: one for name, one in found.items() if one and name not in ENGLISH} == {}
