"""Settings: declared once, only what differs is kept, a slip of the pen stops nobody."""

import pytest

from reviewer_app.settings import OPTIONS, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "deep" / "settings.toml"


def test_every_default_passes_its_own_check():
    for option in OPTIONS:
        assert option.help.endswith(".")
        assert option.check is None or option.check(option.default) is None


def test_what_a_person_may_change_is_said_in_the_words_of_the_desk():
    """Not in those of whoever wrote the program, and not in the spelling of the file."""
    jargon = ("contract", "dsn", "keyring", "preset", "id@", "operating system", ": the one of", "auto:", "system:")
    said = {option.name: option.help.lower() for option in OPTIONS if option.shown}
    assert [name for name, text in said.items() if any(word in text for word in jargon)] == []


def test_only_differences_are_written_and_they_come_back(file):
    settings = Settings(file)
    settings.set("scale", 150)
    settings.set("central", 'postgresql://x/"quoted" \\ ñ\n')
    settings.set("start_muted", False)
    settings.set("theme", "dark")
    again = Settings(file)
    assert again.problems == []
    assert (again["scale"], again["start_muted"], again["theme"]) == (150, False, "dark")
    assert again["central"] == 'postgresql://x/"quoted" \\ ñ\n'
    assert "theme" not in file.read_text(encoding="utf-8")
    again.set("scale", 100)
    assert "scale" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "value"), [("scale", 500), ("scale", "big"), ("scale", True), ("engine", "mpv"), ("nonsense", 1)]
)
def test_values_that_do_not_fit_are_refused(file, name, value):
    with pytest.raises(ValueError, match=name):
        Settings(file).set(name, value)
    assert not file.exists()


def test_a_broken_file_is_reported_and_defaults_hold(file):
    file.parent.mkdir()
    file.write_text('scale = 500\nengine = "vlc"\nwhat = 1\n')
    settings = Settings(file)
    assert (settings["scale"], settings["engine"], len(settings.problems)) == (100, "vlc", 2)
    file.write_text("= broken")
    assert "cannot be read" in Settings(file).problems[0]
