"""What was told of published standards, with and without their texts."""

import hashlib

from reviewer_app.domain.standard import LEXICON, POLICY, Published
from reviewer_app.store import lexicons, policies, standards

TEXT = "the text"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
PACK = Published(POLICY, "live-es@2026.3", DIGEST, "2026-12-01", 5)
WORDS = Published(LEXICON, "es-live@2026.2", DIGEST, None, 6)


def test_what_was_told_waits_for_its_text(database):
    """Only what is here word for word can be used."""
    with database.transaction() as connection:
        standards.announce(connection, [PACK, WORDS])
        standards.announce(connection, [])
        assert standards.published(connection, POLICY) == [PACK]
        assert standards.without_text(connection) == [PACK, WORDS]
        assert standards.here(connection, POLICY) == []
        policies.keep(connection, PACK.ref, DIGEST, TEXT)
        lexicons.keep(connection, WORDS.ref, TEXT, 7)
        assert (standards.here(connection, POLICY), standards.here(connection, LEXICON)) == ([PACK], [WORDS])
        assert standards.without_text(connection) == []
        assert not standards.differs(connection, PACK)


def test_other_words_under_the_name_are_seen_and_never_used(database):
    with database.transaction() as connection:
        policies.keep(connection, PACK.ref, "another digest", "another text")
        lexicons.keep(connection, WORDS.ref, "another text", 7)
        standards.announce(connection, [PACK, WORDS])
        assert standards.differs(connection, PACK) and standards.differs(connection, WORDS)
        assert standards.here(connection, POLICY) == standards.here(connection, LEXICON) == []
        assert standards.without_text(connection) == []


def test_a_server_that_tells_anew_is_believed_and_texts_stay(database):
    with database.transaction() as connection:
        standards.announce(connection, [PACK])
        policies.keep(connection, PACK.ref, DIGEST, TEXT)
        standards.forget(connection)
        assert standards.published(connection, POLICY) == []
        assert policies.load(connection, PACK.ref) == TEXT


def test_the_version_that_was_told_is_remembered_for_each_kind(database):
    with database.transaction() as connection:
        assert standards.last_told(connection, POLICY) is None
        standards.set_last_told(connection, POLICY, "a@1")
        standards.set_last_told(connection, POLICY, "a@2")
        assert (standards.last_told(connection, POLICY), standards.last_told(connection, LEXICON)) == ("a@2", None)
