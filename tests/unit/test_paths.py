"""Where things are kept."""

import sys

from reviewer_app import paths


def test_a_chosen_home_holds_everything(tmp_path):
    home = paths.home(tmp_path)
    assert all(
        path.is_relative_to(tmp_path) for path in (home.stores, home.settings_file, home.media, home.logs, home.cache)
    )


def test_the_environment_names_a_home(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.home() == paths.home(tmp_path)


def test_without_either_the_systems_places_are_used(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert paths.APP in str(paths.home().data)


def test_the_programs_own_files_are_found():
    assert (paths.migrations("local") / "env.py").is_file()
    assert paths.resources().is_dir()


def test_a_built_application_has_everything_below_its_own_folder(tmp_path, monkeypatch):
    """Where PyInstaller's start says it is, libVLC too; the source tree has no libVLC of its own."""
    assert not paths.built() and paths.bundled_vlc() is None
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.built() and paths.resources() == tmp_path / "resources"
    assert paths.migrations("central") == tmp_path / "migrations" / "central"
    library, plugins = paths.bundled_vlc()
    assert library.parent == tmp_path and plugins == tmp_path / "vlc" / "plugins"
