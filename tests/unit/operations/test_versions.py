"""Versions of the standard that are known here, and in what two differ."""

import pytest

from reviewer_app.domain.errors import UserError
from reviewer_app.operations import standards, versions
from reviewer_app.operations.versions import Version
from reviewer_app.store import policies
from reviewer_app.store import standards as told
from tests.packs import announced_pack, pack_file

OWN = standards.shipped()


def announce(database, version, since, *changes, text=True, at_ms=1_770_000_000_000):
    one, content = announced_pack(version, since, *changes, at_ms=at_ms)
    with database.transaction() as connection:
        told.announce(connection, [one])
        if text:
            policies.keep(connection, one.ref, one.digest, content)


def test_the_newest_comes_first_with_its_day(database):
    announce(database, "2026.3", "2026-12-01")
    announce(database, "2026.10", "2027-01-01", text=False)
    known = versions.versions(database, "live-es@2026.2")
    assert [(one.ref, one.published and one.published.effective_from, one.in_force) for one in known] == [
        ("live-es@2026.10", "2027-01-01", False),
        ("live-es@2026.3", "2026-12-01", False),
        ("live-es@2026.2", None, True),
    ]
    assert [one.policies is not None for one in known] == [False, True, True]
    assert versions.before(known, "live-es@2026.10").ref == "live-es@2026.3"
    assert versions.before(known, "live-es@2026.2") is None
    assert versions.before(known, "live-mx@2026.2") is None


def test_the_version_before_is_of_the_same_standard_and_its_text_is_here():
    def known(ref, policies):
        return Version(ref, None, None, policies)

    own = OWN.policies
    versions_known = [
        known("live-es@2026.4", own),
        known("live-mx@2026.3", own),
        known("live-es@2026.3", None),
        known("live-es@2026.2", own),
    ]
    assert versions.before(versions_known, "live-es@2026.4").ref == "live-es@2026.2"
    assert versions.before(versions_known, "live-mx@2026.3") is None


def test_versions_never_published_are_older_in_the_order_of_their_numbers(database):
    with database.transaction() as connection:
        for version in ("2025.9", "2025.10"):
            one, content = announced_pack(version, None)
            policies.keep(connection, one.ref, one.digest, content)
    announce(database, "2024.1", None)
    refs = [one.ref for one in versions.versions(database, "")]
    assert refs == ["live-es@2024.1", "live-es@2026.2", "live-es@2025.10", "live-es@2025.9"]


def test_differences_of_files_of_the_program_s_own_and_of_what_came_down(database, tmp_path):
    announce(database, "2026.4", None, ("severity: S1", "severity: S2"))
    file = pack_file(tmp_path, "2026.3")
    opened = []

    def store():
        opened.append(True)
        return database

    assert versions.difference(OWN.policies.ref, str(file), store).entries == ()
    assert not opened
    found = versions.difference(str(file), "live-es@2026.4", store)
    assert found.counts()["changed"] > 5 and opened == [True]
    named = file.rename(tmp_path / "live-es@2026.3.yaml")
    assert versions.difference(OWN.policies.ref, str(named), store).entries == ()
    with pytest.raises(UserError, match=r"live-es@2020\.1 is not known here"):
        versions.difference("live-es@2020.1", str(file), store)
