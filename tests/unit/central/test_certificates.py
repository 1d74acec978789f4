"""Certificates of a first installation: what is in them and in whose hands; with a real server in contract/test_tls."""

import os
import stat
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from reviewer_app.central.certificates import AUTHORITY_DAYS, make_certificates
from reviewer_app.domain.errors import UserError


def certificate(path):
    return x509.load_pem_x509_certificate(path.read_bytes())


def test_names_and_addresses_are_in_the_certificate(tmp_path):
    made = make_certificates(tmp_path / "new" / "tls", ["db.example.org", "10.1.2.3", "::1"], days=90)
    assert made.authority_made
    server, authority = certificate(made.folder / "server.crt"), certificate(made.folder / "ca.crt")
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["db.example.org"]
    assert [str(one) for one in names.get_values_for_type(x509.IPAddress)] == ["10.1.2.3", "::1"]
    server.verify_directly_issued_by(authority)
    lives = made.server_until - datetime.now(UTC)
    assert timedelta(days=89) < lives <= timedelta(days=90)
    assert made.authority_until - datetime.now(UTC) > timedelta(days=AUTHORITY_DAYS - 1)


def test_the_servers_key_proves_a_server_and_vouches_for_nobody(tmp_path):
    """The authority vouches for servers alone: below it there is no other authority."""
    made = make_certificates(tmp_path, ["db"])
    server, authority = (certificate(made.folder / name).extensions for name in ("server.crt", "ca.crt"))
    constraints = [one.get_extension_for_class(x509.BasicConstraints) for one in (server, authority)]
    assert [(one.critical, one.value.ca, one.value.path_length) for one in constraints] == [
        (True, False, None), (True, True, 0),
    ]  # fmt: skip
    usages = [one.get_extension_for_class(x509.KeyUsage).value for one in (server, authority)]
    assert [(one.digital_signature, one.key_cert_sign) for one in usages] == [(True, False), (False, True)]
    assert list(server.get_extension_for_class(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_keys_are_for_their_owner_alone(tmp_path):
    before = os.umask(0)
    try:
        make_certificates(tmp_path, ["db"])
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ca.key", "server.key")] == [0o600, 0o600]


def test_a_second_run_renews_the_server_and_keeps_the_authority(tmp_path):
    """Workstations keep the file that they have."""
    make_certificates(tmp_path, ["old.example.org"])
    kept = {name: (tmp_path / name).read_bytes() for name in ("ca.crt", "ca.key")}
    old = (tmp_path / "server.crt").read_bytes()
    again = make_certificates(tmp_path, ["new.example.org"])
    assert not again.authority_made
    assert {name: (tmp_path / name).read_bytes() for name in kept} == kept
    assert (tmp_path / "server.crt").read_bytes() != old
    certificate(tmp_path / "server.crt").verify_directly_issued_by(certificate(tmp_path / "ca.crt"))


@pytest.mark.parametrize(
    "host", ["", "a b", "db.example.org:5432", "-db", "ñandú.example", "x" * 64, "https://db", "db."]
)
def test_what_no_certificate_can_hold_is_refused(tmp_path, host):
    with pytest.raises(UserError, match="is no name of a host"):
        make_certificates(tmp_path, [host])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("days", [0, 826, -1])
def test_days_that_clients_would_refuse_are_refused(tmp_path, days):
    with pytest.raises(UserError, match="1 to 825 days"):
        make_certificates(tmp_path, ["db"], days)


def test_no_name_at_all_is_asked_for(tmp_path):
    with pytest.raises(UserError, match="--host"):
        make_certificates(tmp_path, [])


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda folder: (folder / "ca.key").unlink(), "only half of an authority: ca.key is missing"),
        (lambda folder: (folder / "ca.crt").write_text("nothing"), "cannot be read"),
        (lambda folder: (folder / "ca.key").write_bytes((folder / "server.key").read_bytes()), "is not the key of"),
    ],
)
def test_half_an_authority_is_refused_and_nothing_replaced(tmp_path, spoil, sentence):
    make_certificates(tmp_path, ["db"])
    spoil(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(UserError, match=sentence):
        make_certificates(tmp_path, ["db"])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_authority_that_ends_first_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("reviewer_app.central.certificates.AUTHORITY_DAYS", 100)
    make_certificates(tmp_path, ["db"], days=90)
    with pytest.raises(UserError, match="give fewer --days"):
        make_certificates(tmp_path, ["db"], days=101)
