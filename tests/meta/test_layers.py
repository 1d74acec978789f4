"""Imports point down, Qt and SQL stay where they belong: import-linter on the contracts of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _lint(root: Path) -> subprocess.CompletedProcess:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([program, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)


def test_imports_point_down():
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_the_check_sees_an_import_that_points_up(tmp_path):
    """A copy of the package in which the domain imports the store does not pass."""
    copy = tmp_path / "tree"
    copy.mkdir()
    (copy / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for path in (ROOT / "reviewer_app").rglob("*.py"):
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    ids = copy / "reviewer_app" / "domain" / "ids.py"
    ids.write_text("import reviewer_app.store.tables\n" + ids.read_text(encoding="utf-8"), encoding="utf-8")
    result = _lint(copy)
    assert result.returncode != 0
    assert "reviewer_app.domain.ids -> reviewer_app.store.tables" in result.stdout
