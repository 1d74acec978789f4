"""`central tls` against a real server: who has the authority's file knows the server, nobody else gets a password."""

import shutil
import socket
from dataclasses import replace

import psycopg
import pytest

from reviewer_app.central import administration
from reviewer_app.central.certificates import make_certificates
from reviewer_app.central.connection import CentralAddress, connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Unreachable
from reviewer_app.operations import checking
from tests.postgres import PASSWORD, installed_binaries, server_folder, start_server
from tests.workplaces import make_place

pytestmark = pytest.mark.skipif(
    installed_binaries() is None, reason="the embedded server is built without TLS; it takes an installed PostgreSQL"
)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def secured(tmp_path_factory):
    """The address of a server as `central tls` says to set it up, and the folder of its certificates."""
    certificates = tmp_path_factory.mktemp("tls")
    make_certificates(certificates, ["localhost"])
    with server_folder() as folder:
        server = start_server(folder, "installed")
        database = replace(CentralAddress.parse(server.admin_dsn), database="central")
        administration.initialise(database)
        administration.add_person(database, "ana", "moderator", password=PASSWORD)
        data = folder / "data"
        for name in ("server.crt", "server.key"):
            shutil.copy(certificates / name, data / name)
            shutil.chown(data / name, "postgres", "postgres")
            (data / name).chmod(0o600)
        hba = data / "pg_hba.conf"
        others = [line for line in hba.read_text().splitlines() if not line.startswith("host")]
        hba.write_text("\n".join([*others, "hostssl all all all scram-sha-256", ""]))
        port = _free_port()
        with psycopg.connect(server.admin_dsn, autocommit=True) as connection:
            for setting in ("ssl = on", "listen_addresses = '127.0.0.1'", f"port = {port}"):
                connection.execute(f"ALTER SYSTEM SET {setting}")
        server.stop()
        server = start_server(folder, "installed")
        try:
            yield f"postgresql://localhost:{port}/central", certificates
        finally:
            server.stop()


def address(secured, authority, host="localhost"):
    """The workstation's address; the host is this machine, so what holds elsewhere is asked for by name."""
    dsn = secured[0].replace("localhost", host)
    return CentralAddress.parse(f"{dsn}?sslmode=verify-full&channel_binding=require&sslrootcert={authority}")


def test_a_workstation_with_the_authority_signs_in(secured):
    with Session(connect(address(secured, secured[1] / "ca.crt"), "ana", PASSWORD)) as session:
        assert session.whoami().role == "moderator"


def test_a_server_of_another_authority_is_not_believed(secured, tmp_path):
    make_certificates(tmp_path, ["localhost"])
    with pytest.raises(Unreachable, match="cannot prove who it is"):
        connect(address(secured, tmp_path / "ca.crt"), "ana", PASSWORD)


def test_a_server_of_another_name_is_not_believed(secured):
    """It is the same machine: the certificate holds `localhost` alone."""
    with pytest.raises(Unreachable, match="cannot prove who it is"):
        connect(address(secured, secured[1] / "ca.crt", host="127.0.0.1"), "ana", PASSWORD)


def test_doctor_tries_the_certificate_without_a_sign_in(secured, tmp_path):
    """A workstation that nobody has signed in at is told whether network and certificate are right."""
    right = checking.central_check(make_place(tmp_path, address(secured, secured[1] / "ca.crt").dsn()), None)
    assert "answers (network, TLS with its certificate and server tried); the sign-in was not tried" in right.found
    make_certificates(tmp_path, ["localhost"])
    wrong = checking.central_check(make_place(tmp_path, address(secured, tmp_path / "ca.crt").dsn()), None)
    assert "cannot prove who it is" in wrong.do


def test_the_server_takes_no_one_without_tls(secured):
    with pytest.raises(psycopg.OperationalError, match="no encryption"):
        psycopg.connect(secured[0], user="ana", password=PASSWORD, sslmode="disable")
