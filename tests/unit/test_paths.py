"""Where things are kept."""

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
