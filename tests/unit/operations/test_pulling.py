"""Assignments and standards come down to a real store from a real server, and what was begun is never lost."""

import pytest

from reviewer_app.central import batches
from reviewer_app.central import standards as standards_at_the_server
from reviewer_app.central.batches import Terms
from reviewer_app.central.push import Session
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.review import Verdict
from reviewer_app.domain.standard import LEXICON, POLICY
from reviewer_app.operations import auditing, deciding, pulling, syncing
from reviewer_app.operations.pulling import PullResult
from reviewer_app.operations.queueing import queue_of
from reviewer_app.operations.syncing import directly
from reviewer_app.store import lexicons, policies, standards
from tests import stores
from tests.packs import pack_text, publish_lexicon, publish_pack
from tests.postgres import SERVERS, Central


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own, once on each kind of server."""
    return central_servers.database(request.param)


def add(central: Central, name: str = "ES-47", *, urgent: bool = False, ids=("a", "b"), **values) -> None:
    """A batch with recordings of these letters (`a` is in the store), all given to ana."""
    items = tuple(BatchItem(letter * 64, f"Directo {letter}", "", 1_000) for letter in ids)
    batches.add_batch(central.admin, Batch(name, items, **values))
    batches.assign_batch(central.admin, name, ["ana"], Terms(urgent=urgent))


def exchange(central: Central, database) -> PullResult:
    """One upload and what comes down behind it."""
    with central.session("ana") as session:
        syncing.sync_once(directly(database), session)
        return pulling.pull_once(directly(database), session)


def expire(central: Central) -> None:
    """Every lease is over."""
    central.query("UPDATE central.assignment SET lease_until = now() - interval '1 s' WHERE state = 'leased'")


def test_an_assignment_joins_the_row_of_its_recording_and_others_get_one(central, database):
    add(central)
    result = exchange(central, database)
    assert (result.changed, result.urgent, pulling.mine(database)) == (2, (), 2)
    here, elsewhere = queue_of(database, "ana")
    assert (here.title, here.here, here.assignment.batch) == (stores.RECORDING.title, True, "ES-47")
    assert (elsewhere.title, elsewhere.here, elsewhere.is_to_do, elsewhere.is_mine) == ("Directo b", False, False, True)
    assert exchange(central, database).changed == 0


def test_an_urgent_one_is_news_once(central, database):
    add(central, urgent=True, ids=("c",))
    assert [one.title for one in exchange(central, database).urgent] == ["Directo c"]
    assert exchange(central, database).urgent == ()
    assert queue_of(database, "ana")[0].is_urgent


def test_a_lease_that_ran_out_takes_the_work_and_leaves_the_draft(central, database):
    """The review and its finding stay, and may still be submitted."""
    add(central)
    exchange(central, database)
    review = stores.open_review(database)
    stores.place(database, review, 3)
    expire(central)
    assert exchange(central, database).changed == 2
    (row,) = queue_of(database, "ana")
    assert (row.assignment.state, row.state, row.findings, row.is_mine, row.is_to_do) == (
        "returned", "open", 1, False, False,
    )  # fmt: skip
    stores.keep(database, review, review.give_verdict(Verdict("OK"), 9_000))
    stores.keep(database, review, review.submit(9_001))
    exchange(central, database)
    exchange(central, database)
    assert queue_of(database, "ana")[0].assignment.state == "submitted"
    assert auditing.verify(database).faults == []


def test_work_under_review_keeps_its_lease(central, database):
    add(central)
    exchange(central, database)
    stores.open_review(database)
    central.query("UPDATE central.assignment SET lease_until = now() + interval '1 minute'")
    exchange(central, database)
    rows = central.query(
        "SELECT left(recording_id, 1), lease_until > now() + interval '71 hours' FROM central.assignment ORDER BY 1"
    )
    assert rows == [("a", True), ("b", False)]


def test_submitting_closes_it_at_the_server_and_here(central, database):
    add(central, ids=("a",))
    exchange(central, database)
    review = stores.open_review(database)
    stores.keep(database, review, review.give_verdict(Verdict("OK"), 9_000))
    stores.keep(database, review, review.submit(9_001))
    exchange(central, database)
    assert central.query("SELECT state FROM central.assignment") == [("submitted",)]
    assert pulling.mine(database) == 0


def test_a_restored_server_tells_everything_anew(central, database):
    """What it no longer knows is gone here too, and reviews stay."""
    add(central)
    exchange(central, database)
    stores.open_review(database)
    central.query(
        "SET session_replication_role = replica; DELETE FROM central.assignment WHERE recording_id LIKE 'b%';"
        "UPDATE central.server_info SET instance_id = gen_random_uuid()"
    )
    assert exchange(central, database).changed == 1
    (row,) = queue_of(database, "ana")
    assert (row.recording_id, row.state, row.is_mine) == ("a" * 64, "open", True)


class LosesAnswers(Session):
    """A session whose answer to a pull is lost after the server has leased what it held."""

    def pull(self, *arguments):
        super().pull(*arguments)
        raise Unreachable("the connection was lost")


def test_a_lost_answer_is_asked_for_again(central, database):
    add(central)
    with central.session("ana") as session:
        session.__class__ = LosesAnswers
        with pytest.raises(Unreachable):
            pulling.pull_once(directly(database), session)
    assert pulling.mine(database) == 0
    assert exchange(central, database).changed == 2
    assert pulling.mine(database) == 2


def test_more_than_a_page_comes_down_in_one_go(central, database, monkeypatch):
    monkeypatch.setattr(pulling, "PAGE", 2)
    whole = Session.pull
    monkeypatch.setattr(Session, "pull", lambda self, cursor: whole(self, cursor, 2))
    add(central, ids="bcdef")
    exchange(central, database)
    assert pulling.mine(database) == 5


# ---------------------------------------------------------------- standards


def refs(result: PullResult) -> list[str]:
    """What has come down."""
    return [one.ref for one in result.standards]


def test_standards_come_down_word_for_word_once(central, database):
    pack, lexicon = publish_pack(central, "2026.3", since="2026-12-01"), publish_lexicon(central, "2026.2")
    first = exchange(central, database)
    assert (refs(first), first.changed, first.is_news) == ([pack, lexicon], 0, True)
    with database.read() as connection:
        assert policies.load(connection, pack) == pack_text("2026.3")
        assert lexicons.load(connection, lexicon) == standards_at_the_server.content(central.admin, LEXICON, lexicon)
        (told,) = standards.here(connection, POLICY)
    assert (told.effective_from, told.ref) == ("2026-12-01", pack)
    assert not exchange(central, database).is_news


def test_an_announced_text_that_was_lost_on_the_way_is_asked_for_again(central, database, monkeypatch):
    pack = publish_pack(central, "2026.3")

    def lost(*_):
        raise Unreachable("the connection was lost")

    with monkeypatch.context() as patch:
        patch.setattr(Session, "standard_text", lost)
        with pytest.raises(Unreachable):
            exchange(central, database)
        add(central, urgent=True)
        told = exchange(central, database)
        assert (told.changed, len(told.urgent), told.problems) == (2, 2, ("the connection was lost",))
    assert refs(exchange(central, database)) == [pack]


@pytest.mark.parametrize("text", ["something else", None])
def test_a_text_that_does_not_fit_its_digest_is_not_kept(central, database, monkeypatch, text):
    """It is said, and asked for again the next time; assignments come nevertheless."""
    pack = publish_pack(central, "2026.3")
    add(central)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "standard_text", lambda *_: text)
        result = exchange(central, database)
    assert (result.changed, refs(result), len(result.problems)) == (2, [], 1)
    assert "live-es@2026.3 did not come down as it was published" in result.problems[0]
    assert refs(exchange(central, database)) == [pack]


def test_other_words_of_before_stay_and_are_said_once(central, database):
    with database.transaction() as connection:
        policies.keep(connection, "live-es@2026.3", "0" * 64, "words of a file")
    publish_pack(central, "2026.3")
    result = exchange(central, database)
    assert (refs(result), result.problems) == ([], (result.problems[0],))
    assert "was published with other words than the one that was used here before" in result.problems[0]
    with database.read() as connection:
        assert policies.load(connection, "live-es@2026.3") == "words of a file"
    assert not exchange(central, database).is_news


def test_a_restored_server_tells_its_standards_anew_and_what_it_lost_no_longer_counts(central, database):
    kept, lost = publish_pack(central, "2026.3"), publish_pack(central, "2026.4")
    exchange(central, database)
    central.query(
        f"SET session_replication_role = replica; DELETE FROM central.standard WHERE ref = '{lost}'; "
        "RESET session_replication_role; UPDATE central.server_info SET instance_id = gen_random_uuid()"
    )
    assert refs(exchange(central, database)) == []
    with database.read() as connection:
        assert [one.ref for one in standards.here(connection, POLICY)] == [kept]
        assert policies.load(connection, lost) == pack_text("2026.4")


CASE = "00000000-0000-0000-0000-000000000007"


def tell_case(central: Central, state: str) -> None:
    """A case of ana's is in this state now."""
    central.query(
        "CREATE OR REPLACE FUNCTION central.proposal_document(p_case uuid, p_person text) RETURNS json LANGUAGE sql "
        f"STABLE AS $$ SELECT json_build_object('case_id', p_case, 'state', '{state}') $$;"
        "GRANT EXECUTE ON FUNCTION central.proposal_document TO central_owner"
    )
    central.query("SELECT central.tell_case('proposal', %s, '{ana}')", (CASE,))


def test_a_case_comes_with_its_document_and_is_news_each_time_it_changes(central, database):
    for state in ("open", "published"):
        tell_case(central, state)
        result = exchange(central, database)
        assert (result.cases, result.is_news) == ((("proposal", CASE),), True)
        assert deciding.case(database, "proposal", CASE).case_file.state == state
        assert exchange(central, database).cases == ()


def test_a_document_that_was_lost_on_the_way_is_fetched_the_next_time(central, database, monkeypatch):
    exchange(central, database)
    tell_case(central, "open")

    def lost(*_):
        raise Unreachable("the connection was lost")

    with monkeypatch.context() as patch:
        patch.setattr(Session, "case_file", lost)
        with pytest.raises(Unreachable):
            exchange(central, database)
    assert deciding.cases(database, "proposal") == []
    assert exchange(central, database).cases == (("proposal", CASE),)


def test_a_case_that_is_no_longer_the_persons_is_dropped_and_not_asked_for_again(central, database, monkeypatch):
    tell_case(central, "open")
    exchange(central, database)
    gone = "CREATE OR REPLACE FUNCTION central.proposal_document(p_case uuid, p_person text) RETURNS json LANGUAGE sql "
    central.query(gone + "STABLE AS $$ SELECT NULL::json $$")
    central.query("SELECT central.tell_case('proposal', %s, '{ana}')", (CASE,))
    assert exchange(central, database).cases == (("proposal", CASE),), "who looks at it is told that it is gone"
    assert deciding.cases(database, "proposal") == []
    monkeypatch.setattr(Session, "case_file", lambda *_: pytest.fail("asked for again"))
    exchange(central, database)


def test_behind_a_restore_only_cases_that_the_server_still_knows_are_here(central, database):
    tell_case(central, "open")
    exchange(central, database)
    central.query("ALTER TABLE central.case_file DISABLE TRIGGER USER; DELETE FROM central.case_file")
    central.query("UPDATE central.server_info SET instance_id = gen_random_uuid()")
    exchange(central, database)
    assert deciding.cases(database, "proposal") == []


def test_the_role_is_known_here_afterwards(central, database):
    assert pulling.role_here(database) == ""
    assert exchange(central, database).role == "moderator"
    central.query("UPDATE central.person SET role = 'specialist' WHERE login = 'ana'")
    assert exchange(central, database).role == "specialist"
    assert pulling.role_here(database) == "specialist"
