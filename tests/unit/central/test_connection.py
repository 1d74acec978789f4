"""Addresses, TLS rules, and every fault of a connection as one sentence without a password."""

import os
import signal
import socket
import sys
import threading
from dataclasses import replace

import psycopg
import pytest

from reviewer_app.central import administration
from reviewer_app.central.connection import CentralAddress, SignInRefused, connect, open_raw
from reviewer_app.domain.errors import Unreachable, UserError
from tests.postgres import PASSWORD


def test_both_forms_of_a_dsn_are_one_address():
    url = CentralAddress.parse("postgresql://ana:s3cret@db.example:6432/central?sslrootcert=/ca.pem")
    words = CentralAddress.parse(
        "host=db.example port=6432 dbname=central user=ana password=s3cret sslrootcert=/ca.pem"
    )
    assert url == words
    assert (url.host, url.port, url.database, url.user, url.password) == (
        "db.example",
        "6432",
        "central",
        "ana",
        "s3cret",
    )
    assert "s3cret" not in str(url) + repr(url)


@pytest.mark.parametrize(
    "dsn",
    [
        "postgresql://ana:s3cret@db.example:6432/central?sslrootcert=/my%20files/ca.pem&target_session_attrs=read-write",
        r"host=/tmp/it\'s,db.example dbname='a b' user=ana password=s3cret",
        "postgresql://[::1]/central?password=s3cret",
    ],
)
def test_an_address_is_written_down_without_who_signs_in(dsn):
    """And read back it is the same place."""
    address = CentralAddress.parse(dsn)
    assert "ana" not in address.dsn() and "s3cret" not in address.dsn()
    assert CentralAddress.parse(address.dsn()) == replace(address, user=None, password=None)


@pytest.mark.parametrize(
    "dsn", ["postgresql://db.example/c", "host=/tmp,db.example dbname=c", "host=127.0.0.1.example.com dbname=c"]
)
def test_a_server_elsewhere_must_prove_who_it_is(dsn):
    parameters = CentralAddress.parse(dsn).parameters()
    assert (parameters["sslmode"], parameters["channel_binding"]) == ("verify-full", "require")


@pytest.mark.parametrize(
    "weaker",
    ["sslmode=require", "sslmode=disable", "sslmode=verify-ca", "channel_binding=prefer", "channel_binding=disable"],
)
def test_weaker_protection_is_refused_except_on_this_machine(weaker):
    with pytest.raises(UserError, match="without knowing who answers") as caught:
        CentralAddress.parse(f"postgresql://ana:s3cret@db.example/central?{weaker}")
    assert "s3cret" not in str(caught.value)
    for local in ("127.0.0.1", "localhost", "[::1]"):
        assert CentralAddress.parse(f"postgresql://{local}/central?{weaker}").is_local


@pytest.mark.parametrize(
    ("dsn", "says"),
    [
        ("hunter2 is my password", "no PostgreSQL DSN"),
        ("postgresql://ana:hunter2@[bad/central", "no PostgreSQL DSN"),
        ("postgresql:///central", "must name host and database"),
        ("host=db.example password=hunter2", "must name host and database"),
        ("host=localhost hostaddr=10.0.0.1 dbname=c password=hunter2", "must not set 'hostaddr'"),
        ("postgresql://db.example/c?options=-crole%3Dx&password=hunter2", "must not set 'options'"),
    ],
)
def test_what_is_no_safe_address_is_one_sentence_without_the_password(dsn, says):
    with pytest.raises(UserError, match=says) as caught:
        CentralAddress.parse(dsn)
    assert "hunter2" not in str(caught.value)
    assert "\n" not in str(caught.value)


def sentence_of(address, user, password, kind=SignInRefused):
    """What a failed sign-in says; never the password, never two lines."""
    with pytest.raises(kind) as caught:
        connect(address, user, password)
    text = str(caught.value)
    assert "\n" not in text
    if password:
        assert password not in text
    return text


def test_each_refused_sign_in_has_its_own_sentence(embedded_central):
    address = embedded_central.address
    admin = embedded_central.admin
    administration.add_person(admin, "zoe", "moderator", password=PASSWORD)
    embedded_central.query("ALTER ROLE zoe NOLOGIN")
    said = {
        sentence_of(address, "ana", "not her password"),
        sentence_of(address, "ana", ""),
        sentence_of(address, "zoe", PASSWORD),
        sentence_of(CentralAddress(address.host, address.port, "nothing_here"), "ana", PASSWORD),
        sentence_of(CentralAddress(address.host, address.port, "template1"), "ana", PASSWORD, Unreachable)
        if not _may_connect_to_template(embedded_central)
        else "may connect",
    }
    assert len(said) == 5
    assert any("password is wrong" in text for text in said)
    assert any("disabled" in text for text in said)
    assert any("check the central address" in text for text in said)


def _may_connect_to_template(central) -> bool:
    return central.query("SELECT has_database_privilege('ana', 'template1', 'CONNECT')") == [(True,)]


def test_a_server_that_is_down_is_unreachable_not_refused(embedded_central):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    for address in (CentralAddress("/nowhere", "5432", "c"), CentralAddress("127.0.0.1", port, "c")):
        with pytest.raises(Unreachable, match="does not answer") as caught:
            connect(address, "ana", PASSWORD)
        assert not isinstance(caught.value, SignInRefused)


@pytest.mark.parametrize(
    "fatal",
    [
        "the database system is starting up",
        "the database system is in recovery mode",
        "the database system is not yet accepting connections",
        "the database system is not accepting connections",
        "sorry, too many clients already",
        "remaining connection slots are reserved for roles with the SUPERUSER attribute",
    ],
)
def test_a_server_that_takes_nobody_just_now_is_unreachable_not_refused(fatal):
    """As while a standby is promoted, or when everybody comes at once: nobody has to sign in again for that."""
    answer = b"".join(
        b"%c%s\0" % pair for pair in ((ord("S"), b"FATAL"), (ord("C"), b"57P03"), (ord("M"), fatal.encode()))
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                if connection.recv(1024).endswith(b"\x04\xd2\x16\x2f"):  # asks for TLS
                    connection.sendall(b"N")
                    connection.recv(1024)
                connection.sendall(b"E" + (len(answer) + 5).to_bytes(4, "big") + answer + b"\0")

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(Unreachable, match="does not answer") as caught:
            connect(CentralAddress("127.0.0.1", str(listener.getsockname()[1]), "c"), "ana", PASSWORD)
        thread.join()
    assert not isinstance(caught.value, SignInRefused)
    assert fatal in str(caught.value.__cause__)


def test_a_false_server_does_not_get_the_password_in_clear():
    """A server that asks for a clear password (authentication request 3) is refused, and none is sent."""
    sent = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                connection, _ = listener.accept()
                with connection:
                    if connection.recv(1024).endswith(b"\x04\xd2\x16\x2f"):  # asks for TLS
                        connection.sendall(b"N")
                        connection.recv(1024)
                    connection.sendall(b"R\x00\x00\x00\x08\x00\x00\x00\x03")
                    sent.append(connection.recv(1024))
                return

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(Unreachable):
            connect(CentralAddress("127.0.0.1", str(listener.getsockname()[1]), "c"), "ana", PASSWORD)
        thread.join()
    assert PASSWORD.encode() not in b"".join(sent)


def test_a_connection_that_breaks_is_unreachable(embedded_central):
    with connect(embedded_central.address, "ana", PASSWORD) as connection:
        embedded_central.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'")
        with pytest.raises(Unreachable, match="was lost"):
            connection.call("SELECT 1")
        with pytest.raises(Unreachable, match="was lost"):
            connection.call("SELECT 1")


def test_an_answer_that_does_not_come_is_given_up_by_closing_not_by_cancelling(embedded_central):
    """The statement goes on at the server: nothing asked it to stop."""
    waits = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ana' AND wait_event = 'advisory'"
    with psycopg.connect(embedded_central.admin_dsn, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(7)")
        with (
            connect(embedded_central.address, "ana", PASSWORD, reply_seconds=0.2) as connection,
            pytest.raises(Unreachable, match="was lost"),
        ):
            connection.call("SELECT pg_advisory_lock(7)")
        assert embedded_central.query(waits) == [(1,)]
        other.execute("SELECT pg_advisory_unlock(7)")


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts by a POSIX signal")
def test_an_interruption_closes_and_does_not_cancel(embedded_central, request):
    """Ctrl+C in `reviewer-app sync` must not turn a push into a cancelled one."""
    waits = "SELECT count(*) FROM pg_stat_activity WHERE pid = %s AND wait_event = 'advisory'"
    # A shell that runs the tests in the background has made them deaf to Ctrl+C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))

    def interrupt() -> None:
        while embedded_central.query(waits, (pid,)) != [(1,)]:
            pass
        os.kill(os.getpid(), signal.SIGINT)

    with psycopg.connect(embedded_central.admin_dsn, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(9)")
        raw = open_raw(replace(embedded_central.address, user="sol", password=PASSWORD), autocommit=True)
        pid = raw.info.backend_pid
        thread = threading.Thread(target=interrupt)
        thread.start()
        with pytest.raises(KeyboardInterrupt):
            raw.execute("SELECT pg_advisory_lock(9)")
        thread.join()
        assert raw.closed
        assert embedded_central.query(waits, (pid,)) == [(1,)]
        other.execute("SELECT pg_advisory_unlock(9)")


def test_a_connection_can_be_cut_from_another_thread(embedded_central):
    waits = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'bea' AND wait_event = 'advisory'"
    with psycopg.connect(embedded_central.admin_dsn, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(8)")
        connection = connect(embedded_central.address, "bea", PASSWORD)
        ended = []

        def work() -> None:
            try:
                connection.call("SELECT pg_advisory_lock(8)")
            except Unreachable as error:
                ended.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        while embedded_central.query(waits) != [(1,)]:
            pass
        connection.abort()
        thread.join(10)
        assert len(ended) == 1
        connection.abort()
        connection.close()
        other.execute("SELECT pg_advisory_unlock(8)")


def test_a_commit_with_a_warning_is_no_acknowledgement(embedded_central):
    """A cancelled wait for a standby says success after a warning."""
    with connect(embedded_central.address, "ana", PASSWORD) as connection:
        assert connection.call("SELECT 1 AS one")[0].one == 1
        with pytest.raises(Unreachable, match="did not confirm"):
            # A warning of PostgreSQL's own, followed by success: no process has this number.
            connection.call("SELECT pg_terminate_backend(0)")
        assert connection.call("SELECT 1 AS one")[0].one == 1


def test_a_server_error_does_not_quote_what_somebody_wrote(embedded_central):
    with connect(embedded_central.address, "ana", PASSWORD) as connection:
        with pytest.raises(Unreachable, match="22P02") as caught:
            connection.call("SELECT 'una nota privada'::integer")
        assert "privada" not in str(caught.value)


@pytest.mark.parametrize(
    ("dsn", "places"),
    [
        ("postgresql://db.example.org/reviewer", ("reviewer at db.example.org:5432",)),
        ("postgresql://DB1,db2/reviewer", ("reviewer at db1:5432", "reviewer at db2:5432")),
        ("host=a,b port=1,2 dbname=r", ("r at a:1", "r at b:2")),
    ],
)
def test_each_host_of_an_address_is_a_place(dsn, places):
    assert CentralAddress.parse(dsn).places == places


@pytest.mark.skipif(sys.platform == "win32", reason="stops the server's process by a POSIX signal")
def test_a_server_that_does_not_answer_in_time_counts_as_gone(embedded_central, monkeypatch):
    """The connection is closed; within the time it stays open, with its own limit."""
    with connect(embedded_central.address, "ana", PASSWORD) as connection:
        limit = connection._raw.reply_seconds
        assert connection.answers()
        assert connection._raw.reply_seconds == limit
        monkeypatch.setattr("reviewer_app.central.connection.ALIVE_SECONDS", 0.2)
        backend = connection._raw.info.backend_pid
        os.kill(backend, signal.SIGSTOP)
        try:
            assert not connection.answers()
        finally:
            os.kill(backend, signal.SIGCONT)
        with pytest.raises(Unreachable):
            connection.call("SELECT 1")


def test_an_address_has_a_name_in_no_language():
    """For the page where one signs in."""
    assert CentralAddress.parse("postgresql://db.example:5/c?sslmode=verify-full").name == "c · db.example:5"
