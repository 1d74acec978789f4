"""One session for many uploads, with a real server: when it is used again, and when a new one takes its place."""

import threading
import time

import pytest

from reviewer_app.background import kept_session
from reviewer_app.background.kept_session import KeptSession
from reviewer_app.central import administration
from reviewer_app.central.connection import SignInRefused, connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Unreachable
from tests.postgres import PASSWORD, Central


class SignIns:
    """Signs somebody in and counts how often."""

    def __init__(self, central: Central, login: str = "ana") -> None:
        self.central, self.login, self.password = central, login, PASSWORD
        self.count = 0

    def __call__(self) -> Session:
        self.count += 1
        return Session(connect(self.central.address, self.login, self.password))


@pytest.fixture
def sign_ins(embedded_central):
    return SignIns(embedded_central)


@pytest.fixture
def kept(sign_ins):
    made = KeptSession(sign_ins)
    yield made
    made.close()


def backends(central: Central, login: str = "ana") -> list[int]:
    found = "SELECT pid FROM pg_stat_activity WHERE usename = %s AND datname = current_database()"
    return [row[0] for row in central.query(found, (login,))]


def the_backend(central: Central) -> int:
    """The only one; those of the tests before are still on their way out."""
    while len(found := backends(central)) != 1:
        pass
    return found[0]


def use(kept: KeptSession) -> str:
    with kept.use() as session:
        return session.whoami().login


def test_one_session_serves_many_uploads(kept, sign_ins):
    assert [use(kept) for _ in range(3)] == ["ana"] * 3
    assert sign_ins.count == 1


def test_a_session_that_the_server_ended_is_replaced_unseen(kept, sign_ins):
    """As behind a restart of the server, or a fallen connection."""
    use(kept)
    pid = the_backend(sign_ins.central)
    sign_ins.central.query("SELECT pg_terminate_backend(%s)", (pid,))
    assert use(kept) == "ana"
    assert sign_ins.count == 2


@pytest.mark.parametrize("clock", ["monotonic", "time"])
def test_what_was_not_used_for_long_by_any_clock_is_left_behind(kept, sign_ins, monkeypatch, clock):
    """A machine that was asleep: one clock stood still, the other did not. Nothing waits at the dead connection."""
    use(kept)
    monkeypatch.setattr(Session, "answers", lambda session: pytest.fail("a dead connection was asked"))
    real = getattr(time, clock)
    monkeypatch.setattr(kept_session.time, clock, lambda: real() + kept_session.IDLE_SECONDS + 1)
    assert kept.seconds_left() == 0.0
    use(kept)
    assert sign_ins.count == 2


def test_a_clock_that_is_set_back_keeps_nothing_for_ever(kept, sign_ins, monkeypatch):
    use(kept)
    real = time.time
    monkeypatch.setattr(kept_session.time, "time", lambda: real() - 86_400)
    assert 0.0 < kept.seconds_left() <= kept_session.IDLE_SECONDS


def test_a_busy_session_is_renewed_after_a_while(sign_ins):
    kept = KeptSession(sign_ins, longest_seconds=0.0)
    for _ in range(2):
        use(kept)
    kept.close()
    assert sign_ins.count == 2


def test_an_idle_session_gives_its_place_at_the_server_back(sign_ins):
    kept = KeptSession(sign_ins, idle_seconds=0.0)
    use(kept)
    assert the_backend(sign_ins.central)
    kept.close_idle()
    while backends(sign_ins.central):
        pass
    assert kept.seconds_left() is None


def test_a_fault_in_use_closes_the_session(kept, sign_ins):
    """A primary that has become a standby still answers; only a new sign-in finds the one that takes decisions."""
    with pytest.raises(KeyError), kept.use():
        raise KeyError("whatever")
    assert kept.seconds_left() is None
    use(kept)
    assert sign_ins.count == 2


def test_who_is_disabled_is_refused_at_the_next_use(central_servers):
    """Also when ending the session had failed: each call asks."""
    central = central_servers.database("embedded")
    sign_ins = SignIns(central, "bea")
    kept = KeptSession(sign_ins)
    use(kept)
    central.query("UPDATE central.person SET disabled = true WHERE login = 'bea'")
    with pytest.raises(SignInRefused):
        use(kept)
    central.query("UPDATE central.person SET disabled = false WHERE login = 'bea'")
    use(kept)
    try:
        assert administration.disable_person(central.admin, "bea").connections_ended == 1
        with pytest.raises(SignInRefused, match="disabled"):
            use(kept)
    finally:
        # Logins belong to the whole server.
        administration.add_person(central.admin, "bea", "moderator")


def test_a_new_password_ends_what_the_old_one_opened(central_servers):
    central = central_servers.database("embedded")
    sign_ins = SignIns(central, "sol")
    kept = KeptSession(sign_ins)
    use(kept)
    administration.add_person(central.admin, "sol", "specialist", password="otra clave de prueba")
    try:
        with pytest.raises(SignInRefused, match="wrong"):
            use(kept)
        sign_ins.password = "otra clave de prueba"
        use(kept)
        kept.close()
    finally:
        # Logins belong to the whole server.
        administration.add_person(central.admin, "sol", "specialist", password=PASSWORD)


def test_aborting_cuts_what_waits_and_opens_nothing_more(kept, sign_ins):
    told: list[Exception] = []

    def wait() -> None:
        try:
            with kept.use() as session:
                session._connection.call("SELECT pg_sleep(60)")
        except Unreachable as error:
            told.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    sleeping = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ana' AND query LIKE %s AND state = 'active'"
    while sign_ins.central.query(sleeping, ("%pg_sleep(60)%",)) != [(1,)]:
        pass
    kept.abort()
    thread.join(10)
    assert len(told) == 1
    with pytest.raises(Unreachable, match="ended"):
        use(kept)
    assert kept.seconds_left() is None
