"""Certificates for a first installation: an authority of one's own, and a server certificate that it vouches for."""

import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from reviewer_app.domain.errors import UserError

AUTHORITY_DAYS = 3650
# Longer ones are refused by clients of some systems.
SERVER_DAYS = 825
AUTHORITY, AUTHORITY_KEY = "ca.crt", "ca.key"
SERVER, SERVER_KEY = "server.crt", "server.key"
# A server whose clock is a little behind takes the certificate all the same.
_SLACK = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Certificates:
    """The files that were made; `authority_made` is false where the folder's own was used again. Times are UTC."""

    folder: Path
    hosts: tuple[str, ...]
    authority_made: bool
    authority_until: datetime
    server_until: datetime


class _Authority(NamedTuple):
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def make_certificates(folder: Path, hosts: Sequence[str], days: int = SERVER_DAYS) -> Certificates:
    """Make a certificate for a server of these names or addresses, and an authority where the folder has none yet.

    `ca.key` and `server.key` are readable by their owner alone. Raises UserError, and replaces nothing, for a name that
    no certificate can hold, days that clients would not take, half an authority, one that ends before the server's
    certificate would, and a folder that cannot be written.
    """
    names = [_general_name(host) for host in hosts]
    if not names:
        raise UserError("Say by which name the workstations reach the server: --host db.example.org.")
    if not 1 <= days <= SERVER_DAYS:
        raise UserError(f"A server's certificate is good for 1 to {SERVER_DAYS} days, not {days}.")
    now = datetime.now(UTC)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = not (folder / AUTHORITY).exists() and not (folder / AUTHORITY_KEY).exists()
        authority = _new_authority(now) if made else _known_authority(folder)
        ends, until = authority.certificate.not_valid_after_utc, now + timedelta(days=days)
        if ends < until:
            raise UserError(
                f"The authority in {folder} ends on {ends:%Y-%m-%d}, before a certificate of {days} days: give fewer "
                "--days, or make a new authority in another folder."
            )
        server_key = ec.generate_private_key(ec.SECP256R1())
        server = _vouched_for(names, server_key, authority, now, until)
        if made:
            _write_secret(folder / AUTHORITY_KEY, authority.key)
            (folder / AUTHORITY).write_bytes(_pem(authority.certificate))
        _write_secret(folder / SERVER_KEY, server_key)
        (folder / SERVER).write_bytes(_pem(server))
    except OSError as error:
        raise UserError(f"The certificates cannot be written to {folder} ({error.strerror}).") from error
    return Certificates(folder, tuple(hosts), made, ends, server.not_valid_after_utc)


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        pass
    labels = host.split(".")
    if len(host) > 253 or not all(_is_label(label) for label in labels):
        raise UserError(f"{host!r} is no name of a host: write it as the workstations' DSN does, db.example.org.")
    return x509.DNSName(host)


def _is_label(label: str) -> bool:
    plain = label.replace("-", "a")
    return 0 < len(label) < 64 and plain.isascii() and plain.isalnum() and label[0] != "-" and label[-1] != "-"


def _new_authority(now: datetime) -> _Authority:
    key = ec.generate_private_key(ec.SECP384R1())
    name = _name("Reviewer workstation, central database")
    builder = _builder(name, name, key, now, now + timedelta(days=AUTHORITY_DAYS))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    return _Authority(builder.sign(key, hashes.SHA384()), key)


def _known_authority(folder: Path) -> _Authority:
    try:
        authority = x509.load_pem_x509_certificate((folder / AUTHORITY).read_bytes())
        key = serialization.load_pem_private_key((folder / AUTHORITY_KEY).read_bytes(), password=None)
    except FileNotFoundError as error:
        raise UserError(
            f"{folder} holds only half of an authority: {Path(error.filename).name} is missing. Put it back, or name "
            "another folder."
        ) from error
    except ValueError as error:
        raise UserError(f"{AUTHORITY} or {AUTHORITY_KEY} in {folder} cannot be read: name another folder.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != authority.public_key():
        raise UserError(f"{AUTHORITY_KEY} in {folder} is not the key of {AUTHORITY}: name another folder.")
    return _Authority(authority, key)


def _vouched_for(
    names: Sequence[x509.GeneralName],
    key: ec.EllipticCurvePrivateKey,
    authority: _Authority,
    now: datetime,
    until: datetime,
) -> x509.Certificate:
    builder = _builder(_name(str(names[0].value)[:64]), authority.certificate.subject, key, now, until)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    # channel_binding=require wants a signature with SHA-256 or stronger, and PostgreSQL knows no Ed25519 there.
    return builder.add_extension(issuer, critical=False).sign(authority.key, hashes.SHA256())


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime, until: datetime
) -> x509.CertificateBuilder:
    public = key.public_key()
    builder = x509.CertificateBuilder(issuer, subject, public, x509.random_serial_number(), now - _SLACK, until)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _write_secret(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    content = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # Never readable by others, not even for the moment between making and closing it.
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
