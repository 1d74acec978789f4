"""Which lexicon a scan uses."""

from contextlib import nullcontext
from datetime import date

import pytest

from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.lexicon import Lexicon, Term
from reviewer_app.formats.lexicon_file import lexicon_text
from reviewer_app.operations import lexicons
from reviewer_app.settings import Settings
from reviewer_app.store import lexicons as store
from reviewer_app.store import standards as told
from tests.packs import announced_lexicon

DAY = date(2026, 12, 1)
OWN = Lexicon("es-own", "2026.1", (Term("puta", "p.q"),))


def test_without_a_name_the_programs_own():
    """Its file is named after what is in it, and no store is opened."""

    def no_store():
        raise AssertionError

    lexicon = lexicons.chosen("", no_store)
    assert f"{lexicon.id}-{lexicon.version}.yaml" == lexicons.SHIPPED
    assert lexicons.chosen(lexicon.ref, no_store) == lexicon


def test_an_imported_lexicon_is_found_by_its_reference(database):
    assert lexicons.import_lexicon(database, OWN, 5)
    assert not lexicons.import_lexicon(database, OWN, 6)
    assert lexicons.chosen("es-own@2026.1", lambda: nullcontext(database)) == OWN
    assert lexicons.available(database)[1:] == [lexicons.Listed("es-own@2026.1", 1, 5)]
    with pytest.raises(UserError, match=r"no lexicon es-own@2026\.2"):
        lexicons.chosen("es-own@2026.2", lambda: nullcontext(database))


def test_a_version_means_one_text(database):
    lexicons.import_lexicon(database, OWN, 5)
    with pytest.raises(Refused, match="new version"):
        lexicons.import_lexicon(database, Lexicon("es-own", "2026.1", (Term("otra", "p.q"),)), 6)


def test_a_file_is_read_and_settings_choose(tmp_path, database):
    path = tmp_path / "own@home.csv"
    path.write_text(lexicon_text(OWN, ".csv"), encoding="utf-8")
    settings = Settings(tmp_path / "settings.toml")
    assert lexicons.in_force(settings, database)[1] is None
    settings.set("lexicon", str(path))
    settings.set("country", "MX")
    assert lexicons.in_force(settings, database) == (OWN, "MX")
    with pytest.raises(ValueError, match="two capital letters"):
        settings.set("country", "Mexico")


def publish(database, version, since=None):
    """A published version of the shipped lexicon, without its last word, has come down; its reference."""
    one, text = announced_lexicon(version, since)
    with database.transaction() as connection:
        told.announce(connection, [one])
        store.keep(connection, one.ref, text, 7)
    return one.ref


def test_the_published_lexicon_is_used_unless_the_settings_name_another(tmp_path, database):
    settings = Settings(tmp_path / "settings.toml")
    ref = publish(database, "2026.2")
    publish(database, "2026.3", "2027-01-01")
    assert lexicons.in_force(settings, database, DAY)[0].ref == ref
    assert lexicons.in_force(settings, database, date(2027, 1, 1))[0].version == "2026.3"
    assert [(one.ref, one.published) for one in lexicons.available(database)][:2] == [
        (lexicons.shipped().ref, False), (ref, True),
    ]  # fmt: skip
    lexicons.import_lexicon(database, OWN, 5)
    settings.set("lexicon", OWN.ref)
    assert lexicons.in_force(settings, database, DAY)[0] == OWN
    assert lexicons.follow(database, settings, DAY) is None


def test_another_published_lexicon_is_told_once(tmp_path, database):
    settings = Settings(tmp_path / "settings.toml")
    assert lexicons.follow(database, settings, DAY) is None
    ref = publish(database, "2026.2")
    news = lexicons.follow(database, settings, DAY)
    assert (news.after.ref, news.changes.added, len(news.changes.removed)) == (ref, (), 1)
    assert lexicons.follow(database, settings, DAY) is None
