"""Which standard is in force, and keeping its words."""

import shutil

import pytest

from reviewer_app import paths
from reviewer_app.domain.errors import Refused
from reviewer_app.formats.policy_pack import PolicyPackError
from reviewer_app.operations import standards
from reviewer_app.settings import Settings
from reviewer_app.store import policies
from tests import stores


def settings_with(tmp_path, pack=None):
    """Settings of an empty home, with a pack chosen."""
    settings = Settings(tmp_path / "settings.toml")
    if pack is not None:
        settings.set("policy_set", str(pack))
    return settings


def copy_of_the_shipped_pack(tmp_path, old, new):
    """A pack file that differs from the shipped one in one place."""
    path = tmp_path / "pack.yaml"
    shutil.copy(paths.resources() / "policies" / standards.SHIPPED_PACK, path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_without_a_setting_the_shipped_pack_is_in_force(tmp_path):
    """Its file is named after what is in it."""
    standard = standards.in_force(settings_with(tmp_path))
    assert standard.policies.ref.replace("@", "-") + ".yaml" == standards.SHIPPED_PACK
    assert len(standard.digest) == 64


def test_the_setting_names_another_pack(tmp_path):
    """A pack of one's own."""
    pack = copy_of_the_shipped_pack(tmp_path, "version: 2026.2", "version: 2026.3")
    assert standards.in_force(settings_with(tmp_path, pack)).policies.ref == "live-es@2026.3"


def test_a_bad_pack_is_said_with_its_line(tmp_path):
    """Never silently replaced by another standard."""
    pack = copy_of_the_shipped_pack(tmp_path, "version: 2026.2", "version: x")
    with pytest.raises(PolicyPackError, match="line 6"):
        standards.in_force(settings_with(tmp_path, pack))


def test_a_standard_is_kept_word_for_word_and_only_once(tmp_path):
    """Keeping it again changes nothing; another text under the same version is refused."""
    database = stores.make_store(tmp_path)
    standard = standards.in_force(settings_with(tmp_path))
    standards.keep(database, standard)
    standards.keep(database, standard)
    with database.read() as connection:
        assert policies.load(connection, "live-es@2026.2") == standard.text
    other = standards.in_force(settings_with(tmp_path, copy_of_the_shipped_pack(tmp_path, "en: Slur", "en: Insult")))
    with pytest.raises(Refused, match="new version"):
        standards.keep(database, other)
    database.close()
