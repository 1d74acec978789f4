"""What a packer overlooks is told by its name."""

import importlib.metadata
import shutil
import sys

import pytest

from reviewer_app import paths
from reviewer_app.operations import installation
from reviewer_app.operations.installation import Incomplete
from reviewer_app.settings import Settings

ROOT = paths.resources().parent


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The program's own files as a built application finds them, to be damaged."""
    for name in ("resources", "migrations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return tmp_path


def test_a_whole_program_says_what_it_has(copied, tmp_path):
    assert installation.texts(Settings(tmp_path / "settings.toml")).startswith("policies live-es@")
    assert installation.migrations("local") == "0001"
    newest = sorted((ROOT / "migrations" / "central" / "versions").glob("*.sql"))[-1]
    assert installation.migrations("central") == newest.name[:4]
    assert "SecretService" in installation.keyring()


@pytest.mark.parametrize("missing", ["env.py", "versions/0001_event_log.sql", "versions/0001_event_log.py"])
def test_a_migration_that_lacks_a_file_is_incomplete(copied, missing):
    """Its environment, its statements, or a script in the middle."""
    (copied / "migrations" / "central" / missing).unlink()
    with pytest.raises(Incomplete):
        installation.migrations("central")


def test_migrations_without_a_script_are_none(copied):
    (copied / "migrations" / "local" / "versions" / "0001_first.py").unlink()
    with pytest.raises(Incomplete, match="holds no script"):
        installation.migrations("local")


def test_missing_presets_are_named(copied, tmp_path):
    (copied / "resources" / "presets.yaml").unlink()
    with pytest.raises(Incomplete, match=r"presets\.yaml is missing"):
        installation.texts(Settings(tmp_path / "settings.toml"))


def test_keyrings_without_their_metadata_are_not_found(monkeypatch):
    """As in an application that was built without it: the package is there and finds nothing."""
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: ())
    with pytest.raises(Incomplete, match="metadata is missing"):
        installation.keyring()


def test_that_nobody_answers_is_the_drivers_word(tmp_path):
    assert installation.driver(tmp_path) == "psycopg"
