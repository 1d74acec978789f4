"""What publishing checks and tells, against real servers."""

import os
from datetime import date

import pytest

from reviewer_app.central import standards as at_the_server
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.standard import LEXICON, POLICY, Changes
from reviewer_app.formats.lexicon_draft import LexiconError
from reviewer_app.formats.lexicon_file import lexicon_text
from reviewer_app.formats.policy_pack import PolicyPackError
from reviewer_app.operations import lexicons, publishing
from tests.packs import pack_file, pack_text
from tests.postgres import SERVERS, Central


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own: what is published stays published."""
    return central_servers.database(request.param)


def publish(central: Central, path, day: date | None = None, **values):
    """Publish a pack as the administrator."""
    return publishing.publish_policy(central.admin_dsn, path, day, **values)


def test_a_pack_is_published_with_what_it_changes(central, tmp_path):
    """Against the newest published version of its id, and before there is one against the program's own."""
    another = publish(central, pack_file(tmp_path, "2026.1", ("id: live-es", "id: live-mx")))
    assert (another.before, len(another.changes.added)) == (None, 60)
    first = publish(central, pack_file(tmp_path, "2026.3"), date(2026, 12, 1))
    assert (first.ref, first.effective_from, first.new) == ("live-es@2026.3", "2026-12-01", True)
    assert (first.before, first.changes.is_empty) == ("live-es@2026.2", True)
    changed = pack_file(tmp_path, "2026.4", ("en: Slur,", "en: Insult,"), ("keys: [h 1, 2]", "keys: [h 1]"))
    would = publish(central, changed, dry_run=True)
    assert (would.new, would.before) == (True, "live-es@2026.3")
    assert would.changes == Changes((), (), {"hate.slur": ("name", "keys")})
    published = [one.ref for one in publishing.published(central.admin_dsn, POLICY)]
    assert published == ["live-mx@2026.1", "live-es@2026.3"]
    done = publish(central, changed)
    assert (done.effective_from, done.changes, done.digest) == ("2026-11-23", would.changes, would.digest)
    again = publish(central, changed)
    assert (again.new, again.before, again.changes) == (False, "live-es@2026.3", would.changes)


def test_the_same_text_is_the_same_however_its_lines_end(central, tmp_path):
    path = pack_file(tmp_path, "2026.3")
    publish(central, path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert not publish(central, path).new
    assert at_the_server.content(central.admin, POLICY, "live-es@2026.3") == pack_text("2026.3")


def test_a_version_stays_as_it_was_published(central, tmp_path):
    publish(central, pack_file(tmp_path, "2026.3"), date(2026, 12, 1))
    assert not publish(central, pack_file(tmp_path, "2026.3")).new
    with pytest.raises(Refused, match="was published to be used from 2026-12-01"):
        publish(central, pack_file(tmp_path, "2026.3"), date(2026, 12, 2))
    with pytest.raises(Refused, match="published with other words"):
        publish(central, pack_file(tmp_path, "2026.3", ("en: Slur,", "en: Insult,")))


def test_a_lexicon_counts_from_its_day(central, tmp_path):
    """Which stays as it was published, too; at once without one."""
    own = lexicons.shipped()
    words = tmp_path / "words.yaml"
    words.write_text(lexicon_text(type(own)(own.id, "2026.2", own.terms), ".yaml"), encoding="utf-8")
    done = publishing.publish_lexicon(central.admin_dsn, words, date(2026, 12, 1))
    assert (done.new, done.effective_from) == (True, "2026-12-01")
    (told,) = publishing.published(central.admin_dsn, LEXICON)
    assert (told.ref, told.effective_from) == ("es-live@2026.2", "2026-12-01")
    assert publishing.publish_lexicon(central.admin_dsn, words).effective_from == "2026-12-01"
    with pytest.raises(Refused, match=r"The lexicon es-live@2026\.2 was published to be used from 2026-12-01"):
        publishing.publish_lexicon(central.admin_dsn, words, date(2026, 12, 2))


def test_what_the_loader_refuses_is_not_published(central, tmp_path):
    with pytest.raises(PolicyPackError, match="line"):
        publish(central, pack_file(tmp_path, "2026.3", ("severity: S1", "severity: S8")))
    words = tmp_path / "words.yaml"
    words.write_text("schema: 1\nid: es-live\nversion: 2026.2\nterms:\n- lemma: x\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="policy"):
        publishing.publish_lexicon(central.admin_dsn, words)
    assert publishing.published(central.admin_dsn, POLICY) == publishing.published(central.admin_dsn, LEXICON) == []


def test_what_comes_with_the_program_is_published_as_it_is_or_not_at_all(central, tmp_path):
    with pytest.raises(Refused, match=r"live-es@2026\.2 comes with the program"):
        publish(central, pack_file(tmp_path, "2026.2", ("en: Slur,", "en: Insult,")))
    assert publish(central, pack_file(tmp_path, "2026.2")).new
    own = lexicons.shipped()
    words = tmp_path / "words.csv"
    words.write_text(lexicon_text(type(own)(own.id, own.version, own.terms[:3]), ".csv"), encoding="utf-8")
    with pytest.raises(Refused, match=r"es-live@2026\.1 comes with the program"):
        publishing.publish_lexicon(central.admin_dsn, words)
    words.write_text(lexicon_text(own, ".csv"), encoding="utf-8")
    assert publishing.publish_lexicon(central.admin_dsn, words).new


def test_a_lexicon_is_published_with_what_it_changes(central, tmp_path, monkeypatch):
    """As one text, whether it came as a table or not; warned of policies that no pack has."""
    own = lexicons.shipped()
    words = tmp_path / "words.csv"
    words.write_text(lexicon_text(type(own)(own.id, "2026.2", own.terms), ".csv"), encoding="utf-8")
    assert publishing.publish_lexicon(central.admin_dsn, words).before == own.ref
    monkeypatch.setitem(os.environ, "REVIEWER_APP_ADMIN_DSN", central.admin_dsn)
    changed = tmp_path / "changed.yaml"
    text = lexicon_text(type(own)(own.id, "2026.3", own.terms[1:]), ".yaml")
    changed.write_text(text.replace(f"policy: {own.terms[1].policy}", "policy: no.such", 1), encoding="utf-8")
    done = publishing.publish_lexicon(None, changed)
    assert (done.before, done.effective_from, done.new) == ("es-live@2026.2", None, True)
    assert own.terms[0].lemma in done.changes.removed
    assert any("no.such" in warning for warning in done.warnings)
