"""The entry for the menus of Linux desktops."""

import configparser

from reviewer_app import paths


def test_the_entry_starts_the_program_under_its_icon():
    """Keys of the Desktop Entry Specification; the Spanish ones beside the English."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(paths.resources() / "reviewer-app.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert (entry["Type"], entry["Exec"], entry["Icon"]) == ("Application", paths.APP, paths.APP)
    assert entry["StartupWMClass"] == paths.APP and entry["Terminal"] == "false"
    assert entry["Categories"].endswith(";") and {"Name", "Name[es]", "Comment", "Comment[es]"} <= set(entry)
    assert (paths.resources() / "icons" / f"{entry['Icon']}.svg").is_file()
