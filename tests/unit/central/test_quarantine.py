"""What was refused, as operators are told: reasons, never words of what was written."""

import json
import time

import pytest

from reviewer_app.central import quarantine
from reviewer_app.central.connection import SignInRefused
from reviewer_app.domain.ids import new_id
from reviewer_app.domain.review import Context, Review
from tests.postgres import PASSWORD, SERVERS, Central, Chain

SECRET = "lo que Ana escribió"
FORM = "A value of the event has not the form that it must have."
NESTED = "The event is larger or nested deeper than the server can take."
AUTHOR = "The author of the event is not the person who signed in."


@pytest.fixture(scope="module", params=SERVERS)
def central(request, central_servers) -> Central:
    """ana and bea sent what the server cannot take, and an event of a day that has no month there."""
    made = central_servers.database(request.param)
    event = Review.open("a" * 64, Context("ana", "live-es@2026.2"), 1_000).to_json()
    ana, bea = Chain(), Chain()
    deep = json.dumps({**event, "event_id": new_id(), "body": "@"}).replace('"@"', "[" * 50_000 + "]" * 50_000)
    ana.add(json.dumps({**event, "event_id": SECRET}), json.dumps(event), json.dumps({**event, "undoes": SECRET}), deep)
    bea.add(json.dumps({**event, "event_id": new_id()}))
    # In the year 3000.
    bea.add(json.dumps({**event, "event_id": f"1d9{new_id()[3:]}", "author": "bea"}))
    for login, chain in (("ana", ana), ("bea", bea)):
        with made.session(login) as session:
            session.hello(chain.replica, chain.epoch)
            session.push(chain.replica, chain.epoch, chain.rows)
    return made


def test_reasons_are_counted_and_quote_nothing(central):
    told = quarantine.summary(central.admin)
    assert [(one["reason"], one["sqlstate"][:2], one["count"]) for one in told["reasons"]] == [
        (FORM, "22", 2), (AUTHOR, "23", 1), (NESTED, "54", 1)
    ]  # fmt: skip
    assert (told["count"], told["without_month"]) == (4, 1)
    assert told["oldest_ms"] == told["reasons"][0]["oldest_ms"] <= told["newest_ms"] <= time.time() * 1000 + 1
    assert SECRET not in str(told)
    ((words,),) = central.query("SELECT string_agg(reason, '') FROM central.quarantine")
    assert SECRET in words, "the author is told more"


def test_the_newest_come_first_of_all_or_of_one_person(central):
    found = quarantine.listed(central.admin, None, 100)
    assert [(one.login, one.seq, one.reason) for one in found] == [
        ("bea", 1, AUTHOR), ("ana", 4, NESTED), ("ana", 3, FORM), ("ana", 1, FORM)
    ]  # fmt: skip
    assert found[1:3] == quarantine.listed(central.admin, "ana", 2)
    assert SECRET not in str(found)


def test_only_operators_are_told(central):
    """A lead is not: who is refused says something of how somebody works."""
    for login in ("ana", "luz"):
        address = central.server.dsn(login, PASSWORD, central.address.database)
        for ask in (quarantine.summary, lambda one: quarantine.listed(one, None, 1)):
            with pytest.raises(SignInRefused, match="sign in as an operator"):
                ask(type(central.admin).parse(address))


def test_a_server_without_anything_refused_says_so(central_servers):
    told = quarantine.summary(central_servers.database("embedded").admin)
    assert told == {"count": 0, "oldest_ms": None, "newest_ms": None, "reasons": [], "without_month": 0}
