"""Proposals here and at the server, through the whole way: said offline, sent, told back, settled."""

import time

import pytest

from reviewer_app.domain import case_file
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.proposal import Change
from reviewer_app.operations import proposing, pulling, signing_in, syncing
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.store import case_files, outbox
from tests.contract.audits import arbitrated
from tests.postgres import PASSWORD
from tests.unit.domain.test_dispute_alarm import document
from tests.workplaces import make_place

CHANGE = Change("hate.slur", "Insultos", "Decirlo.", "Se discute.")
SOL, LUZ = SignedIn("sol", "Sol", "specialist"), SignedIn("luz", "Luz", "lead")


def test_ones_own_is_there_at_once_and_gone_when_it_was_refused(database):
    event = proposing.propose(database, CHANGE, "live-es@2026.2", SOL, 9)
    (one,) = proposing.proposals(database)
    assert (one.proposal_id, one.change, one.on_its_way) == (event.review_id, CHANGE, True)
    with database.transaction() as connection:
        outbox.refuse(connection, event.event_id, "No.", 9)
    assert proposing.proposals(database) == []


def test_who_may_not_changes_nothing(database):
    with pytest.raises(Refused):
        proposing.propose(database, CHANGE, "live-es@2026.2", SignedIn("ana", None, "moderator"), 9)
    assert syncing.pending(database) == 0


def test_a_proposal_goes_up_comes_down_and_is_settled(tmp_path, embedded_central):
    """sol proposes offline; luz sees it with her sync, takes it into a version, and sol is told."""
    stores = {}
    for user in ("sol", "luz"):
        place = make_place(tmp_path / user, embedded_central.dsn)
        signing_in.sign_in(place, user, PASSWORD)
        stores[user] = place.open_store(user)

    def sync(user):
        with embedded_central.session(user) as session:
            run = syncing.directly(stores[user])
            syncing.sync_once(run, session)
            pulling.pull_once(run, session)

    proposing.propose(stores["sol"], CHANGE, "live-es@2026.2", SOL, 9)
    for user in ("sol", "luz"):
        sync(user)
    (mine,), (hers,) = (proposing.proposals(stores[user]) for user in ("sol", "luz"))
    assert mine == hers and not mine.on_its_way and mine.change == CHANGE
    proposing.settle(stores["luz"], hers, "live-es@2026.3", "", LUZ, 10)
    (drafted,) = proposing.proposals(stores["luz"])
    assert (drafted.state, drafted.on_its_way) == ("drafted", True)
    for user in ("luz", "sol"):
        sync(user)
    (told,) = proposing.proposals(stores["sol"])
    assert (told.state, told.taken_into, told.settled_by) == ("drafted", "live-es@2026.3", "luz")
    for one in stores.values():
        one.close()


def test_alarms_of_ones_own_second_reviews(database):
    now = 100 * proposing.DAY_MS
    with database.transaction() as connection:
        for n in range(4):
            content = document(at_ms=now - 5, disputed=("d1", "d2") if n else ())
            case_files.keep(connection, case_file.AUDIT, f"a{n}", {"state": "judged", **content}, 1)
        old = document(at_ms=proposing.since(now) - 1)
        case_files.keep(connection, case_file.AUDIT, "old", {"state": "closed", **old}, 1)
    found = {one.count.clause: one.count for one in proposing.own_alarms(database, now)}
    assert (found["hate.slur"].judged, found["hate.slur"].disputed) == (4, 3)
    assert (found["verdict"].judged, found["verdict"].disputed) == (4, 0)


def test_everybody_s_disputes_and_findings_are_asked_of_the_server(tmp_path, embedded_central):
    arbitrated(embedded_central)
    place = make_place(tmp_path / "home", embedded_central.dsn)
    signing_in.sign_in(place, "luz", PASSWORD)
    embedded_central.query("SELECT * FROM api.recount_rollups()")
    now = 4_000_000_000_000
    assert proposing.alarms_kept(place, "luz", now) == []
    found = proposing.alarms_kept(place, "luz", time.time_ns() // 1_000_000)
    assert {one.count.clause for one in found} == {"hate.slur", "violence.threat"}
    assert proposing.findings_kept(place, "luz", ["hate.slur", "nothing"])["hate.slur"] >= 1
