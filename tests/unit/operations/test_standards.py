"""Which standard is in force, and keeping its words."""

import shutil
from datetime import date

import pytest

from reviewer_app import paths
from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.standard import LEXICON, POLICY, Published
from reviewer_app.formats.policy_pack import PolicyPackError
from reviewer_app.operations import standards
from reviewer_app.settings import Settings
from reviewer_app.store import assignments, policies
from reviewer_app.store import standards as told
from tests import stores
from tests.packs import announced_pack, pack_text


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


# ---------------------------------------------------------------- what was published

DAY = date(2026, 12, 1)


def publish(database, version, since=None, *changes, at_ms=5):
    """A version that has come down; its reference."""
    one, text = announced_pack(version, since, *changes, at_ms=at_ms)
    with database.transaction() as connection:
        told.announce(connection, [one])
        policies.keep(connection, one.ref, one.digest, text)
    return one


def assign(database, policy_set, state="leased"):
    """The recording of the store was given to the person, in a batch with a policy set."""
    one = Assignment(
        "1", stores.RECORDING.recording_id, "ES-47", "Directo", "", 1_000, policy_set, state, None, 0, None, False
    )
    with database.transaction() as connection:
        assignments.keep(connection, [one])


@pytest.fixture
def opens(database, tmp_path):
    """`opens(day)`: the version under which the recording is reviewed that day."""
    settings, shipped = settings_with(tmp_path), standards.shipped().policies

    def version(day=DAY):
        recording_id = stores.RECORDING.recording_id
        return standards.of_review(database, recording_id, "ana", shipped, settings, day).version

    return version


def test_the_published_standard_counts_from_its_day_on(database, opens):
    assert opens() == "2026.2"
    publish(database, "2026.3", "2026-12-01")
    publish(database, "2026.4", "2027-01-01")
    assert opens(date(2026, 11, 30)) == "2026.2"
    assert opens(DAY) == "2026.3"
    assert opens(date(2027, 1, 1)) == "2026.4"


def test_a_pack_that_the_setting_names_goes_before(database, opens, tmp_path):
    publish(database, "2026.3")
    settings = settings_with(
        tmp_path / "another", copy_of_the_shipped_pack(tmp_path, "version: 2026.2", "version: 2026.1")
    )
    assert standards.of_day(database, settings, DAY).policies.version == "2026.1"
    assert opens() == "2026.3"


def test_a_text_that_is_missing_or_for_a_newer_program_is_passed_over(database, opens):
    """Work goes on under the one before."""
    publish(database, "2026.3", "2026-11-01")
    publish(database, "2026.4", "2026-11-02", ("schema: 1", "schema: 2"))
    with database.transaction() as connection:
        told.announce(connection, [Published(POLICY, "live-es@2026.5", "0" * 64, "2026-11-03", 6)])
    assert opens() == "2026.3"


def test_a_review_keeps_the_version_that_it_was_begun_under(database, opens):
    publish(database, "2026.3", "2026-12-01")
    standards.keep(database, standards.shipped())
    stores.open_review(database)
    assign(database, "live-es@2026.3")
    assert opens() == "2026.2"


def test_the_batch_says_exactly_which_one(database, opens):
    publish(database, "2026.3", "2026-12-01")
    publish(database, "2026.4", "2027-01-01")
    assign(database, "live-es@2026.4")
    assert opens() == "2026.4"
    assign(database, "live-es@2026.2")
    assert opens() == "2026.2"
    assign(database, "")
    assert opens() == "2026.3"
    assign(database, "live-es@2026.4", "returned")
    assert opens() == "2026.3"


def test_what_the_batch_asks_for_and_is_not_here_is_said(database, opens):
    """Not come down, other words, or for a newer program: never another standard in its place."""
    assign(database, "live-es@2026.9")
    with pytest.raises(Refused, match=r"live-es@2026\.9, which has not come down to this machine yet"):
        opens()
    publish(database, "2026.4", None, ("schema: 1", "schema: 2"))
    assign(database, "live-es@2026.4")
    with pytest.raises(Refused, match="cannot be read by this version of the program"):
        opens()
    with database.transaction() as connection:
        policies.keep(connection, "live-es@2026.5", "0" * 64, pack_text("2026.5"))
        told.announce(connection, [Published(POLICY, "live-es@2026.5", "1" * 64, None, 6)])
    assign(database, "live-es@2026.5")
    with pytest.raises(Refused, match="the one of that name here has other words"):
        opens()


def test_the_programs_own_pack_is_kept_when_a_batch_asks_for_it(database, tmp_path):
    """Although another one is in force and it was never in the store."""
    now = publish(database, "2026.3", "2026-11-01")
    current = standards.of_day(database, settings_with(tmp_path), DAY).policies
    assert current.ref == now.ref
    assign(database, "live-es@2026.2")
    found = standards.of_review(database, stores.RECORDING.recording_id, "ana", current, settings_with(tmp_path), DAY)
    assert found.version == "2026.2"
    with database.read() as connection:
        assert policies.load(connection, "live-es@2026.2") == standards.shipped().text


def test_a_person_is_told_once_when_another_version_is_in_force(database, tmp_path):
    settings, current = settings_with(tmp_path), standards.shipped().policies
    assert standards.follow(database, settings, current, DAY) == (current, None)
    publish(
        database,
        "2026.3",
        "2026-12-01",
        ("id: hate.slur", "id: hate.insult"),
        ("en: Dehumanising a group", "en: Other"),
    )
    assert standards.follow(database, settings, current, date(2026, 11, 30)) == (current, None)
    now, news = standards.follow(database, settings, current, DAY)
    assert (now.version, news.before.version, news.after, news.effective_from) == ("2026.3", "2026.2", now, None)
    assert (news.changes.added, news.changes.removed) == (("hate.insult",), ("hate.slur",))
    assert set(news.changes.changed.values()) == {("name",)}
    assert standards.follow(database, settings, now, DAY) == (now, None)


def test_what_comes_for_a_later_day_is_told_with_its_day(database):
    current = standards.shipped().policies
    came = [publish(database, "2026.3", "2026-12-02"), publish(database, "2026.4", "2026-12-01")]
    came.append(Published(LEXICON, "es-live@2026.2", "0" * 64, "2027-01-01", 5))
    (news,) = standards.coming(database, came, current, DAY)
    assert (news.after.version, news.effective_from, news.changes.is_empty) == ("2026.3", "2026-12-02", True)
