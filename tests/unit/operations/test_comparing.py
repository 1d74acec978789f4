"""Comparing what arrived with what was decided: equal only if every row is."""

from dataclasses import replace

import pytest

from reviewer_app.central import reading
from reviewer_app.central.connection import connect
from reviewer_app.central.push import Session
from reviewer_app.domain.review import Verdict
from reviewer_app.operations import comparing, syncing
from tests import stores
from tests.postgres import PASSWORD


@pytest.fixture
def uploaded(database, central_servers):
    """A store with a finding, a withdrawn one and a verdict, uploaded to a database of its own."""
    central = central_servers.database("embedded")
    review = stores.open_review(database)
    stores.place(database, review, 5_000, end_ms=6_000, note="una nota", quote="¿Qué tal?")
    gone = stores.place(database, review, 9_000)
    stores.keep(database, review, review.withdraw(gone.finding_id, 12_000))
    stores.keep(database, review, review.give_verdict(Verdict("violation", ("warn",), "porque sí"), 13_000))
    with Session(connect(central.address, "ana", PASSWORD)) as session:
        syncing.sync_once(syncing.directly(database), session)
    return database, central


def _differences(uploaded):
    database, central = uploaded
    return comparing.differences(database, reading.arrived(central.admin, "ana"), "ana")


def test_what_was_uploaded_is_equal(uploaded):
    """Events, findings without the withdrawn one, verdict and state."""
    assert _differences(uploaded) == []


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE central.finding SET note = 'otra' WHERE NOT withdrawn", "the findings at the server differs"),
        ("UPDATE central.finding SET withdrawn = true WHERE NOT withdrawn", "the findings at the server differs"),
        ("UPDATE central.verdict SET rationale = 'otra'", "the verdict at the server differs"),
        ("UPDATE central.review SET state = 'submitted'", "the state at the server differs"),
    ],
)
def test_a_row_altered_at_the_server_shows(uploaded, statement, says):
    """Behind the program's back, by who may do anything there."""
    uploaded[1].query(statement)
    [difference] = _differences(uploaded)
    assert says in difference


def test_an_event_that_is_not_there_shows(uploaded):
    """On either side, and one with another text."""
    database, central = uploaded
    arrived = reading.arrived(central.admin, "ana")
    first, second, *_ = sorted(arrived.events)
    events = {**arrived.events, second: "{}", "more": "{}"}
    del events[first]
    found = comparing.differences(database, replace(arrived, events=events, quarantined=2), "ana")
    assert found == [
        f"event {first} did not arrive",
        "event more arrived and is not in the store",
        f"event {second} arrived with another text",
        "2 events were refused by the server",
    ]


def test_nothing_uploaded_is_all_missing(database, embedded_central):
    """Each event, and what follows from them."""
    review = stores.open_review(database)
    stores.place(database, review, 5_000)
    found = comparing.differences(database, reading.arrived(embedded_central.admin, "nobody"), "ana")
    assert len(found) == 4 and all("did not arrive" in one for one in found[:2])
