"""What the central database promises of calibration sessions, the same on every kind of server."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest

from reviewer_app.central import batches, calibration, quality, rollups
from reviewer_app.central.calibration import Opened, Plan
from reviewer_app.central.connection import SignInRefused
from reviewer_app.central.push import Session
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.calibration import discussion
from reviewer_app.domain.calibration import session as of_session
from reviewer_app.domain.calibration.discussion import Right, rule, vote
from reviewer_app.domain.calibration.spots import VERDICT, Spot, spots_of
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from tests.postgres import Central, Chain, signed_in

NOW = 1_770_000_000_000
REF = "live-es@2026.2"
SECRET = "una nota que nadie ha de leer"
MEMBERS = ("ana", "bea", "sol")
HOUR = 3_600_000


class Fresh:
    """Recordings, batches and sessions of a test are its own: the database is that of all of them."""

    first = 0


@pytest.fixture(autouse=True)
def _fresh():
    Fresh.first += 16


def recording(number: int) -> str:
    """The content hash of a recording that nobody has seen."""
    return f"{Fresh.first + number:064x}"


def number_of(recording_id: str) -> int:
    """The inverse."""
    return int(recording_id, 16) - Fresh.first


def name(what: str = "Semana") -> str:
    """Of a batch or a session of this test."""
    return f"{what} {Fresh.first}"


def now_ms() -> int:
    """The server's machine is this one."""
    return time.time_ns() // 1_000_000


def add_recordings(central: Central, count: int = 3) -> None:
    """Recordings 0, 1, 2 … that somebody may pick; recording 1 is about a topic of its own."""
    items = tuple(
        BatchItem(recording(n), f"Directo {n}", f"https://media.example/{n}", 60_000, (name("tema"),) if n == 1 else ())
        for n in range(count)
    )
    batches.add_batch(central.admin, Batch(name("ES"), items))


def plan(*numbers: int, members: tuple[str, ...] = MEMBERS, **more: object) -> Plan:
    """A session of recordings, until in an hour."""
    picked = tuple((recording(n), "disputed") for n in numbers or (0, 1, 2))
    return replace(Plan(name(), picked, REF, now_ms() + HOUR, members), **more)


def opened(central: Central, wanted: Plan | None = None, user: str = "luz") -> Opened:
    """A session that luz leads."""
    return calibration.open_calibration(signed_in(central, user).connection, wanted or plan())


def a_session(central: Central) -> str:
    """Three recordings for ana, bea and sol."""
    add_recordings(central)
    return opened(central).session_id


class Device:
    """One device of a person, whose chain goes on from push to push."""

    def __init__(self, central: Central, user: str) -> None:
        self.central, self.user, self.chain = central, user, Chain()

    def push(self, *events: Event) -> tuple[str, ...]:
        """Upload events; why any were refused."""
        rows = self.chain.add(*events)
        session = signed_in(self.central, self.user)
        session.hello(self.chain.replica, self.chain.epoch)
        return tuple(reason for _, reason in session.push(self.chain.replica, self.chain.epoch, rows).quarantined)


def labels(user: str, number: int, *policies: str, outcome: str = "OK", submit: bool = True) -> list[Event]:
    """The events of a review of a recording: findings ten seconds apart, and a verdict."""
    log = [Review.open(recording(number), Context(user, REF), NOW)]
    review = Review.replay(log)

    def make(event: Event) -> None:
        review.apply(event)
        log.append(event)

    for place, policy in enumerate(policies):
        make(review.place(Finding(policy, 10_000 * place, 10_000 * place + 5_000, note=SECRET), NOW + 1))
    make(review.give_verdict(Verdict(outcome, ("NO_ACTION",), SECRET), NOW + 2))
    if submit:
        make(review.submit(NOW + 3))
    return log


def label_all(central: Central, *, but: tuple[tuple[str, int], ...] = ()) -> None:
    """Everybody submits everything: ana finds a slur in recording 0, the others do not."""
    for user in MEMBERS:
        made = []
        for number in range(3):
            if (user, number) not in but:
                found = ("hate.slur",) if (user, number) == ("ana", 0) else ()
                made += labels(user, number, *found, outcome="NA" if found else "OK")
        assert Device(central, user).push(*made) == ()


def document(central: Central, user: str, session_id: str) -> dict | None:
    """What a person is given of a session."""
    return signed_in(central, user).case_file("calibration", session_id)


def at(central: Central, user: str, session_id: str) -> of_session.Session:
    """The same as a session."""
    return of_session.Session.from_json(document(central, user, session_id))


def reveal(central: Central, session_id: str, user: str = "luz", *, early: bool = False) -> int:
    """Ask for it as somebody."""
    return calibration.reveal(signed_in(central, user).connection, session_id, early=early)


def ask(central: Central, what: Callable, *arguments: object, user: str = "luz") -> object:
    """Call one of the lead's functions as somebody."""
    return what(signed_in(central, user).connection, *arguments)


def a_revealed(central: Central) -> str:
    """Three recordings, all labelled, revealed."""
    session_id = a_session(central)
    label_all(central)
    assert reveal(central, session_id) == 9
    return session_id


def spots(central: Central, session_id: str, user: str = "luz") -> dict[str, Spot]:
    """The two disputed spots, by kind."""
    return {one.kind: one for one in spots_of(at(central, user, session_id)).disputed}


NO = Right(rationale="No se oye", clause="…", cause="policy_ambiguous", retest=True)
FINE = Right(verdict=Verdict("OK", ("NO_ACTION",), ""), rationale="Así es", clause="…", cause="reviewer_error")


# ---------------------------------------------------------------- opening


def test_a_session_is_ordinary_blind_work_under_the_frozen_version(central):
    add_recordings(central)
    made = opened(central)
    assert made.missing == ()
    for user in MEMBERS:
        with central.session(user) as session:
            page = session.pull(None)
            given = [one for one in page.assignments if one.batch == name()]
            assert {one.recording_id for one in given} == {recording(n) for n in range(3)}
            assert {(one.batch, one.policy_set, one.url != "") for one in given} == {(name(), REF, True)}
            assert ("calibration", made.session_id) in page.cases
    assert central.query("SELECT blind FROM central.batch WHERE name = %s", (name(),)) == [(True,)]


def test_nobody_gets_what_they_had_or_opted_out_of_and_nobody_is_told_whose_it_was(central):
    add_recordings(central)
    batches.assign_batch(central.admin, name("ES"), ["bea"], batches.Terms(per_person=1))
    with central.session("ana") as session:
        session.set_opt_outs([name("tema").lower()])
    made = opened(central)
    assert made.missing == (recording(0), recording(1))
    shown = document(central, "ana", made.session_id)
    assert [one["recording_id"] for one in shown["items"]] == [recording(0), recording(2)]
    assert len(document(central, "luz", made.session_id)["items"]) == 3


def test_a_session_that_cannot_be_is_said_in_a_sentence(central):
    add_recordings(central)
    for change, words in (
        ({"deadline_ms": 1}, "The deadline is past"),
        ({"members": ("ana",)}, "2 to 26 members"),
        ({"members": ("ana", "ope")}, "nobody called ope who reviews"),
        ({"members": ("ana", "zoe")}, "nobody called zoe"),
        ({"recordings": ()}, "1 to 200 recordings"),
        ({"recordings": ((recording(0), ""), (recording(0), ""))}, "each once"),
        ({"recordings": ((recording(15), ""),)}, "There is no recording"),
        ({"name": name("ES")}, "a batch or session ES .* already"),
    ):
        with pytest.raises(UserError, match=words):
            opened(central, plan(**change))


def test_nobody_but_leads_opens_reveals_lists_or_proposes(central):
    session_id = a_session(central)
    label_all(central)
    calls = (
        (calibration.open_calibration, plan()),
        (calibration.reveal, session_id),
        (calibration.show_names, session_id),
        (calibration.close, session_id, []),
        (calibration.cancel, session_id, ""),
        (calibration.move, session_id, now_ms() + HOUR),
        (calibration.hand_over, session_id, "luz"),
        (calibration.sessions,),
        (calibration.people,),
    )
    for user in ("ana", "sol"):
        for call in calls:
            with pytest.raises(SignInRefused):
                ask(central, *call, user=user)
    for statement in (
        f"SELECT api.reveal_calibration('{session_id}', true)",
        f"SELECT api.cancel_calibration('{session_id}', '')",
        f"SELECT api.move_calibration('{session_id}', 'infinity')",
    ):
        with central.raw("ope") as raw, pytest.raises(psycopg.errors.InsufficientPrivilege):
            raw.execute(statement)


@contextmanager
def second_lead(central: Central) -> Iterator[str]:
    """Sol leads, too, for a while."""
    central.query("UPDATE central.person SET role = 'lead' WHERE login = 'sol'; GRANT reviewer_lead TO sol")
    try:
        yield "sol"
    finally:
        central.query(
            "UPDATE central.person SET role = 'specialist' WHERE login = 'sol'; REVOKE reviewer_lead FROM sol"
        )


def rule_another_lead_is_told_nothing_of_a_session(central: Central) -> None:
    """Not that there is one; and changes nothing in it."""
    session_id = a_session(central)
    strange = "00000000-0000-0000-0000-000000000009"
    with second_lead(central) as other:
        for what, more in (
            (calibration.reveal, ()),
            (calibration.cancel, ("",)),
            (calibration.move, (now_ms() + 2 * HOUR,)),
        ):
            told = set()
            for one in (session_id, strange):
                try:
                    ask(central, what, one, *more, user=other)
                except UserError as refused:
                    told.add(str(refused))
            assert len(told) == 1, what
        assert ask(central, calibration.sessions, user=other) == []
    assert document(central, "ana", session_id)["state"] == "open"


# ---------------------------------------------------------------- before the reveal


def rule_nobody_is_given_a_label_before_the_reveal(central: Central) -> None:
    """By no document; what a member was given says nothing of the others and not why a recording was picked."""
    session_id = a_session(central)
    label_all(central, but=(("sol", 2),))
    for user in ("ana", "bea", "sol", "luz"):
        shown = document(central, user, session_id)
        assert SECRET not in json.dumps(shown)
        assert (shown["reviews"], shown["decisions"], shown["gold"], shown["my_letter"]) == ([], [], [], None)
        if user == "luz":
            assert shown["handed_in"] == ["ana", "bea"], "who, and of nobody how many"
        else:
            assert shown["handed_in"] is None
            assert {one["why"] for one in shown["items"]} == {""}
    with central.raw("ope") as raw, pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute("SELECT * FROM api.case_file('calibration', %s)", (session_id,))


def rule_the_lead_is_told_who_is_ready_and_nobody_how_much_there_is(central: Central) -> None:
    """Behind the reveal, whoever had counted what each was given, or has handed in, would tell letters apart."""
    session_id = a_session(central)
    told: list[tuple] = []

    def look() -> None:
        with central.session("luz") as session:
            kept = session.pull(None)
            told.append((("calibration", session_id) in kept.cases, document(central, "luz", session_id)["handed_in"]))

    device = Device(central, "ana")
    before = told_of(central, "luz", session_id)
    device.push(*labels("ana", 0), *labels("ana", 1))
    assert told_of(central, "luz", session_id) == before, "no sign of a part of it"
    device.push(*labels("ana", 2))
    assert told_of(central, "luz", session_id) > before
    look()
    reveal(central, session_id, early=True)
    look()
    assert told == [(True, ["ana"]), (True, None)]
    listed = ask(central, calibration.sessions)[0]
    assert not {"assigned", "submitted", "progress"} & (listed.keys() | document(central, "luz", session_id).keys())


def rule_ids_do_not_tell_when_somebody_was_at_work(central: Central) -> None:
    """Those of the workstations begin with the time; what is shown has others, of its own."""
    session_id = a_session(central)
    made = labels("ana", 0, "hate.slur", "spam.links")
    Device(central, "ana").push(*made)
    late = labels("bea", 0, "hate.slur")
    reveal(central, session_id, early=True)
    Device(central, "bea").push(*late)
    ids = [made[0].review_id, late[0].review_id, *(one.body["finding"]["finding_id"] for one in (*made[1:3], late[1]))]
    shown = json.dumps(document(central, "luz", session_id))
    assert not [one for one in ids if one in shown]


def rule_who_is_shown_labels_knows_the_recording(central: Central) -> None:
    """The lead, and a member who opted out of its topic: neither judges it blind any more."""
    add_recordings(central)
    with central.session("ana") as session:
        session.set_opt_outs([name("tema").lower()])
    session_id = opened(central, plan(members=("ana", "bea"))).session_id
    known = "SELECT count(*) FROM central.known_recording WHERE owner = %s AND recording_id = ANY (%s)"
    ids = [recording(n) for n in range(3)]
    assert [central.query(known, (user, ids)) for user in ("ana", "bea", "luz")] == [[(2,)], [(3,)], [(0,)]]
    reveal(central, session_id, early=True)
    assert [central.query(known, (user, ids)) for user in ("ana", "bea", "luz")] == [[(3,)], [(3,)], [(3,)]]


def rule_exports_of_blind_work_leave_sealed_labels_out(central: Central) -> None:
    """Also of a review that is not all here: nobody knows yet which recording it is of."""
    session_id = a_session(central)
    opening, *rest = labels("ana", 0, "hate.slur")
    device = Device(central, "ana")
    device.push(*rest)
    for _ in range(2):
        assert exported(central, opening.review_id) == 0
        device.push(opening)
    reveal(central, session_id, early=True)
    assert exported(central, opening.review_id) > 0


def exported(central: Central, review_id: str) -> int:
    """How many rows about a review an operator is given who asks for blind work too."""
    found = 0
    with central.raw("ope") as raw:
        raw.autocommit = False
        for what in ("findings", "verdicts", "events"):
            raw.execute(f"SELECT api.export_{what}('-infinity', 'infinity', '{{hate.slur}}', true)")
            found += sum(review_id in str(row) for row in raw.execute(f"FETCH ALL FROM export_{what}").fetchall())
    return found


def rule_a_reveal_waits_for_everybody_or_the_deadline(central: Central) -> None:
    """Before that only early, and that is kept."""
    session_id = a_session(central)
    label_all(central, but=(("sol", 2),))
    try:
        reveal(central, session_id)
    except Refused as refused:
        assert "Labels are still to come" in str(refused)
    else:
        raise AssertionError("revealed before all had submitted")
    assert document(central, "ana", session_id)["state"] == "open"
    assert reveal(central, session_id, early=True) == 8
    shown = document(central, "ana", session_id)
    assert (shown["state"], shown["early"]) == ("revealed", True)


def test_behind_the_deadline_what_is_missing_is_missing(central):
    add_recordings(central)
    session_id = opened(central, plan(deadline_ms=now_ms() + 1_500)).session_id
    label_all(central, but=(("sol", 2),))
    central.query(
        "SELECT pg_sleep(greatest(0, extract(epoch FROM deadline - now()))) FROM central.calibration WHERE name = %s",
        (name(),),
    )
    assert reveal(central, session_id) == 8
    assert document(central, "luz", session_id)["early"] is False


def test_nobody_waits_for_what_went_back(central):
    """Somebody opts out of a topic behind the invitation: the others' labels are all there are to come."""
    session_id = a_session(central)
    label_all(central, but=(("ana", 1),))
    with central.session("ana") as session:
        session.pull(None)
        session.set_opt_outs([name("tema").lower()])
    assert document(central, "luz", session_id)["handed_in"] == ["ana", "bea", "sol"]
    assert reveal(central, session_id) == 8


def test_an_open_review_is_no_label(central):
    session_id = a_session(central)
    Device(central, "ana").push(*labels("ana", 0, "hate.slur", submit=False))
    assert reveal(central, session_id, early=True) == 0


def test_a_review_of_before_the_session_is_no_label_of_it(central):
    """Who had the recording is not given it; what they said of it then stays where it is."""
    add_recordings(central)
    Device(central, "ana").push(*labels("ana", 0, "hate.slur"))
    session_id = opened(central).session_id
    assert reveal(central, session_id, early=True) == 0


SEALED = (
    *(f"calibration{part}" for part in ("", "_item", "_member", "_review", "_vote", "_ruling", "_change", "_batch")),
    *("sealed_label", "finding", "verdict", "review", "event", "assignment", "gold"),
)


def rule_nobody_peeks(central: Central) -> None:
    """A member, a specialist who is one too, the lead, an operator, each with a bare connection and every function that
    they may call: no label of another's, by no answer, no error, no notice and no plan."""
    session_id = a_session(central)
    label_all(central)
    for user in ("bea", "sol", "luz", "ope"):
        told = peeks(central, user, session_id)
        assert SECRET not in told, (user, told)
    reveal(central, session_id)
    assert SECRET in peeks(central, "bea", session_id)


def peeks(central: Central, user: str, session_id: str) -> str:
    """Everything that a person is told who tries."""
    told: list[str] = []
    plan_of = json.dumps({"kind": "random", "size": 1, "filters": {}})
    tries = [f"{how} SELECT * FROM central.{table}" for table in SEALED for how in ("", "EXPLAIN ANALYZE")]
    tries += [
        f"SELECT central.calibration_document('{session_id}', 'luz')",
        f"SELECT central.take_labels('{session_id}', true, NULL, NULL)",
        f"SELECT * FROM central.calibration_labels('{session_id}')",
        "SELECT central.review_snapshot(owner, review_id) FROM central.review",
        f"SELECT * FROM api.case_file('calibration', '{session_id}')",
        f"SELECT * FROM api.case_file('audit', '{session_id}')",
        "SELECT * FROM api.pull(NULL, 1000)",
        "SELECT api.calibrations()",
        "SELECT api.calibration_candidates('{ana,bea}', '{hate.slur}', 'x@1', '-infinity', 100)",
        f"SELECT api.preview_audits('{plan_of}')",
        "SELECT api.dashboard_week(current_date)",
        "SELECT api.status()",
        f"UPDATE central.calibration SET state = 'revealed' WHERE session_id = '{session_id}'",
        f"SELECT api.name_calibration('{session_id}')",
        f"SELECT api.close_calibration('{session_id}', '[]')",
        f"SELECT api.move_calibration('{session_id}', now() + interval '1 second')",
    ]
    with central.raw(user) as raw:
        raw.add_notice_handler(lambda notice: told.append(f"{notice.message_primary} {notice.message_detail}"))
        raw.execute("SET client_min_messages = debug5")
        for one in tries:
            try:
                told.append(str(raw.execute(one).fetchall()))
            except psycopg.Error as error:
                told.append(f"{error} {error.diag.message_detail} {error.diag.context}")
                if " central." in one and error.sqlstate != "42501":
                    raise AssertionError(f"{user}: {one} ended with {error.sqlstate}") from error
                continue
            if " central." in one:
                raise AssertionError(f"{user} may do {one}")
        raw.autocommit = False
        for what in ("findings", "verdicts", "events") if user == "ope" else ():
            raw.execute(f"SELECT api.export_{what}('-infinity', 'infinity', '{{hate.slur}}', true)")
            rows = raw.execute(f"FETCH ALL FROM export_{what}").fetchall()
            told += [str(row) for row in rows if any(recording(n) in str(row) for n in range(3))]
    return "\n".join(told)


# ---------------------------------------------------------------- cancelling


def rule_a_cancelled_session_is_taken_back_and_shows_nothing(central: Central) -> None:
    """What is not handed in goes back; what is stays where it is, sealed, also what arrives later."""
    session_id = a_session(central)
    slow, device = Device(central, "bea"), Device(central, "ana")
    opening = labels("ana", 0, "hate.slur")
    device.push(*opening)
    assert ask(central, calibration.cancel, session_id, " Sala equivocada ") == 8
    assert slow.push(*labels("bea", 1, "hate.slur")) == ()
    for user in MEMBERS:
        with central.session(user) as session:
            page = session.pull(None)
        states = {number_of(one.recording_id): one.state for one in page.assignments if one.batch == name()}
        assert states == {n: "submitted" if (user, n) in {("ana", 0), ("bea", 1)} else "returned" for n in range(3)}
        assert ("calibration", session_id) in page.cases
    for user in (*MEMBERS, "luz"):
        shown = document(central, user, session_id)
        assert SECRET not in json.dumps(shown)
        assert (shown["state"], shown["reviews"], shown["handed_in"]) == ("cancelled", [], None)
        assert user == "luz" or {one["why"] for one in shown["items"]} == {""}
        (change,) = shown["changes"]
        assert (change["changed"], change["by"], change["after"]) == ("cancelled", "luz", "Sala equivocada")
    assert central.query("SELECT 1 FROM central.calibration_review WHERE session_id = %s", (session_id,)) == []
    assert exported(central, opening[0].review_id) == 0


def rule_cancelled_is_final(central: Central) -> None:
    """Nothing is done with it any more, by its lead, a vote, a workstation's ruling or whoever administers."""
    session_id = a_session(central)
    label_all(central)
    ask(central, calibration.cancel, session_id, "")
    spot = Spot("s", "findings", recording(0), 0, 1, (), 0.0, 0.0)
    calls = (
        (calibration.reveal, session_id),
        (calibration.show_names, session_id),
        (calibration.close, session_id, []),
        (calibration.cancel, session_id, ""),
        (calibration.move, session_id, now_ms() + 2 * HOUR),
        (calibration.hand_over, session_id, "luz"),
    )
    said = []
    for call in calls:
        try:
            ask(central, *call)
        except Refused as refused:
            said.append(str(refused))
    assert said == ["This calibration session was cancelled."] * 5 + ["This calibration session is over."]
    for user, kind in (("ana", "calibration.voted"), ("luz", RULED)):
        assert Device(central, user).push(_said(session_id, spot, user, kind)) == (
            "This calibration session was cancelled.",
        )
    for change in ("state = 'open', why_cancelled = NULL", "lead = 'sol'", "why_cancelled = 'x'"):
        try:
            central.query(f"UPDATE central.calibration SET {change} WHERE session_id = '{session_id}'")
        except psycopg.errors.RestrictViolation:
            continue
        raise AssertionError(f"allowed: {change}")


def rule_what_was_revealed_is_not_cancelled(central: Central) -> None:
    """Everybody has seen it: it is closed."""
    session_id = a_revealed(central)
    try:
        ask(central, calibration.cancel, session_id, "")
    except Refused as refused:
        assert "close it instead" in str(refused)
    else:
        raise AssertionError("a revealed session was cancelled")
    assert document(central, "ana", session_id)["state"] == "revealed"


def rule_the_batch_of_a_session_goes_to_its_members_alone(central: Central) -> None:
    """Not by an operator who finds it among the batches, and what came back waits for nobody."""
    add_recordings(central)
    session_id = opened(central, plan(members=("ana", "bea"))).session_id

    def unassigned() -> int:
        with central.raw("ope") as raw:
            return raw.execute("SELECT api.status()").fetchone()[0]["unassigned"]

    before = unassigned()
    for cancelled in (False, True):
        for person in ("sol", "ana") if cancelled else ("sol",):
            try:
                batches.assign_to_each(central.admin, name(), [person], batches.Terms())
                central.query(
                    "INSERT INTO central.assignment (owner, batch_id, recording_id, lease, priority, urgent) "
                    "SELECT %s, b.batch_id, %s, '1 hour', 0, false FROM central.batch b WHERE b.name = %s",
                    (person, recording(0), name()),
                )
            except (UserError, psycopg.errors.NoDataFound) as refused:
                assert "goes to its members alone" in str(refused)
                continue
            raise AssertionError(f"given to {person}")
        if not cancelled:
            ask(central, calibration.cancel, session_id, "")
    assert unassigned() == before


def rule_who_never_began_may_be_invited_again(central: Central) -> None:
    """To the same recordings, after a session that was cancelled; what somebody began, or was shown since, is known."""
    session_id = a_session(central)
    Device(central, "ana").push(*labels("ana", 0, submit=False))
    ask(central, calibration.cancel, session_id, "")
    with central.session("ana") as session:
        session.set_opt_outs([name("tema").lower()])
    again = opened(central, plan(name=name("Otra"), members=("ana", "bea")))
    assert again.missing == (recording(0), recording(1)), "begun, and opted out of"
    given = "SELECT count(*) FROM central.assignment a JOIN central.batch b USING (batch_id) WHERE b.name = %s"
    assert central.query(given, (name("Otra"),)) == [(4,)]
    third = opened(central, plan(name=name("Tercera"), members=("bea", "sol")))
    everything = (recording(0), recording(1), recording(2))
    assert third.missing == everything, "bea has them in the second one"
    reveal(central, again.session_id, early=True)
    ask(central, calibration.cancel, third.session_id, "")
    with central.session("ana") as session:
        session.set_opt_outs([])
    last = opened(central, plan(name=name("Cuarta"), members=("ana", "sol")))
    assert last.missing == everything, "begun, shown with the labels, and had"


def rule_who_led_it_behind_its_reveal_is_not_invited_again(central: Central) -> None:
    """Whoever led a session of the recording has seen what others say of it, also if another lead has it now."""
    add_recordings(central)
    members = ("sol", "bea")
    first = opened(central, plan(members=members)).session_id
    ask(central, calibration.cancel, first, "")
    central.query(
        "INSERT INTO central.calibration (name, batch_id, policy_set, lead, deadline, state, revealed_at) "
        "SELECT %s, b.batch_id, %s, 'sol', now(), 'revealed', now() FROM central.batch b WHERE b.name = %s",
        (name("Vista"), REF, name("ES")),
    )
    (seen,) = central.query("SELECT session_id FROM central.calibration WHERE name = %s", (name("Vista"),))
    item = "INSERT INTO central.calibration_item VALUES (%s, %s, 0, '')"
    central.query(f"{item} RETURNING 1", (seen[0], recording(0)))
    central.query("UPDATE central.calibration SET lead = 'luz' WHERE session_id = %s RETURNING 1", seen)
    again = opened(central, plan(members=members, name=name("Otra")))
    assert again.missing == (recording(0),)


# ---------------------------------------------------------------- another deadline


def rule_people_see_another_deadline_with_the_next_pull(central: Central) -> None:
    """In the session and in the work that they were given, which is theirs until a week behind it."""
    session_id = a_session(central)
    Device(central, "ana").push(*labels("ana", 0))
    with central.session("ana") as session:
        before = session.pull(None)
    first, later = document(central, "ana", session_id)["deadline_ms"], now_ms() + 500 * HOUR
    assert ask(central, calibration.move, session_id, later) == first
    with central.session("ana") as session:
        page = session.pull(before.cursor)
    assert ("calibration", session_id) in page.cases
    given = [one for one in page.assignments if one.batch == name() and one.state == "leased"]
    assert {number_of(one.recording_id): one.due_at_ms for one in given} == {1: later, 2: later}
    assert all(one.lease_until_ms >= later + 7 * 24 * HOUR for one in given)
    for user in (*MEMBERS, "luz"):
        shown = document(central, user, session_id)
        assert shown["deadline_ms"] == later
        assert [(one["changed"], one["before"], one["after"]) for one in shown["changes"]] == [
            ("deadline", first, later)
        ]
    offered = (
        "SELECT DISTINCT a.lease > interval '600 hours' FROM central.assignment a JOIN central.batch b "
        "USING (batch_id) WHERE a.owner = 'sol' AND b.name = %s"
    )
    assert central.query(offered, (name(),)) == [(True,)]
    assert ask(central, calibration.move, session_id, later) == later
    assert len(document(central, "luz", session_id)["changes"]) == 1, "the same one is no change"


def rule_a_deadline_moves_only_while_labels_are_to_come(central: Central) -> None:
    """And never into the past, also by whoever administers; one that is past may be given a later one."""
    session_id = a_session(central)
    tries = []

    def refused(ms: int) -> None:
        for move in (
            lambda: ask(central, calibration.move, session_id, ms),
            lambda: central.query(
                f"UPDATE central.calibration SET deadline = to_timestamp({ms / 1000}) WHERE session_id = '{session_id}'"
            ),
        ):
            try:
                move()
            except (Refused, psycopg.errors.RestrictViolation):
                tries.append(ms)
                continue
            raise AssertionError("moved")

    refused(now_ms() - 1_000)
    reveal(central, session_id, early=True)
    refused(now_ms() + 3 * HOUR)
    assert len(tries) == 4


def test_a_deadline_that_is_past_moves_into_the_future(central):
    add_recordings(central)
    session_id = opened(central, plan(deadline_ms=now_ms() + 1_000)).session_id
    central.query(
        "SELECT pg_sleep(greatest(0, extract(epoch FROM deadline - now()))) FROM central.calibration WHERE name = %s",
        (name(),),
    )
    ask(central, calibration.move, session_id, now_ms() + HOUR)
    with pytest.raises(Refused, match="the deadline is not past"):
        reveal(central, session_id)


# ---------------------------------------------------------------- another lead


def told_of(central: Central, user: str, session_id: str) -> int:
    """The place of a session in the order of what a person is told."""
    (row,) = central.query(
        "SELECT srv_seq FROM central.case_file WHERE owner = %s AND case_id = %s", (user, session_id)
    )
    return row[0]


def rule_a_session_is_handed_over_to_a_lead(central: Central) -> None:
    """By its lead, by another lead or an operator; nobody else, and to nobody else."""
    add_recordings(central)
    session_id = opened(central, plan(members=("ana", "bea"))).session_id
    with second_lead(central) as other:
        assert ask(central, calibration.hand_over, session_id, other) == "luz"
        assert document(central, "luz", session_id) is None, "who is no member is given no more of it"
        shown = document(central, other, session_id)
        assert (shown["lead"], shown["role"], shown["handed_in"]) == (other, "lead", [])
        assert document(central, "ana", session_id)["lead"] == other
        told_before = told_of(central, other, session_id)
        assert ask(central, calibration.hand_over, session_id, "luz") == other, "another lead takes it"
        assert told_of(central, other, session_id) > told_before, "their workstation drops what it has"
        with central.raw("ope") as raw:
            raw.execute("SELECT api.hand_over_calibration(%s, %s)", (session_id, other))
            (listed,) = [
                one for one in raw.execute("SELECT api.calibrations()").fetchone()[0] if one["session_id"] == session_id
            ]
        assert (listed["lead"], listed["handed_in"]) == (other, 0)
        told = [(one["before"], one["after"], one["by"]) for one in document(central, "ana", session_id)["changes"]]
        assert told == [("luz", other, "luz"), (other, "luz", "luz"), ("luz", other, "ope")]
        for to, kind, words in (
            ("ana", UserError, "There is no lead called ana"),
            ("zoe", UserError, "There is no lead called zoe"),
            (other, Refused, "leads this calibration session already"),
        ):
            try:
                ask(central, calibration.hand_over, session_id, to, user=other)
            except kind as refused:
                assert words in str(refused)
            else:
                raise AssertionError(f"handed to {to}")
        try:
            ask(central, calibration.hand_over, session_id, "luz", user="bea")
        except SignInRefused:
            pass
        else:
            raise AssertionError("handed over by a member")
        ask(central, calibration.hand_over, session_id, "luz", user=other)


def rule_who_takes_over_behind_the_reveal_knows_the_recordings(central: Central) -> None:
    """They are shown the labels; and they rule from then on, the one before no more."""
    add_recordings(central)
    session_id = opened(central, plan(members=("ana", "bea"))).session_id
    for user, policies in (("ana", ("hate.slur",)), ("bea", ())):
        Device(central, user).push(*labels(user, 0, *policies))
    reveal(central, session_id, early=True)
    known = "SELECT count(*) FROM central.known_recording WHERE owner = 'sol' AND recording_id = ANY (%s)"
    ids = ([recording(n) for n in range(3)],)
    with second_lead(central) as other:
        before = central.query(known, ids)
        lead, spot = at(central, "luz", session_id), spots(central, session_id)["findings"]
        ask(central, calibration.hand_over, session_id, other)
        assert (before, central.query(known, ids)) == ([(0,)], [(3,)])
        assert Device(central, "luz").push(rule(lead, "luz", spot, NO, NOW)) == (
            "There is no such calibration session for you.",
        )
        assert Device(central, other).push(rule(at(central, other, session_id), other, spot, NO, NOW)) == ()
        ask(central, calibration.close, session_id, [], user=other)
        try:
            ask(central, calibration.hand_over, session_id, "luz", user=other)
        except Refused as refused:
            assert "is over" in str(refused)
        else:
            raise AssertionError("a closed session was handed over")


# ---------------------------------------------------------------- the reveal


def test_letters_stand_for_people_until_names_are_shown(central):
    session_id = a_revealed(central)
    shown = document(central, "luz", session_id)
    assert sorted({one["letter"] for one in shown["reviews"]}) == ["A", "B", "C"]
    assert {(one["login"], one["submitted_at_ms"]) for one in shown["reviews"]} == {(None, None)}
    for user in MEMBERS:
        assert not any(user in json.dumps(one) for one in shown["reviews"])
    letters = {user: document(central, user, session_id)["my_letter"] for user in MEMBERS}
    assert sorted(letters.values()) == ["A", "B", "C"]
    assert shown["my_letter"] is None
    assert {one["why"] for one in document(central, "ana", session_id)["items"]} == {"disputed"}
    ask(central, calibration.show_names, session_id)
    named = document(central, "ana", session_id)
    assert named["state"] == "named"
    assert {one["login"]: one["letter"] for one in named["reviews"]} == letters


def test_findings_and_verdicts_come_back_as_they_were_made(central):
    session_id = a_session(central)
    device = Device(central, "ana")
    made = labels("ana", 0, "hate.slur", "spam.links", outcome="NA")
    device.push(*made)
    reveal(central, session_id, early=True)
    (review,) = at(central, "bea", session_id).reviews
    told = [{**one.to_json(), "finding_id": ""} for one in review.findings]
    assert told == [{**one.body["finding"], "finding_id": ""} for one in made[1:3]]
    assert review.verdict.to_json() == made[3].body["verdict"]


def rule_what_was_revealed_never_changes(central: Central) -> None:
    """What arrives behind it is kept beside it and does not count: a late label, and one that was made again."""
    session_id = a_session(central)
    device = Device(central, "ana")
    first = labels("ana", 0, "hate.slur")
    device.push(*first)
    reveal(central, session_id, early=True)
    before = [one for one in document(central, "luz", session_id)["reviews"] if one["counted"]]
    review = Review.replay(first)
    for make in (
        lambda: review.reopen("otra vez", NOW + 9),
        lambda: review.place(Finding("spam.links", 1), NOW + 10),
        lambda: review.submit(NOW + 11),
    ):
        event = make()
        review.apply(event)
        assert device.push(event) == ()
    assert Device(central, "bea").push(*labels("bea", 0, "hate.slur")) == ()
    shown = document(central, "luz", session_id)["reviews"]
    assert [one for one in shown if one["counted"]] == before
    late = [one for one in shown if not one["counted"]]
    assert [(one["recording_id"], len(one["findings"])) for one in late] == [(recording(0), 1)]


def rule_a_label_and_the_reveal_take_turns(central: Central) -> None:
    """A push that is under way at the reveal is in it: no label is neither in it nor late."""
    session_id = a_session(central)
    with central.raw("ana") as slow:
        slow.autocommit = False
        _push(_session_on(slow), labels("ana", 0, "hate.slur"))
        meanwhile(central, slow.commit, lambda: reveal(central, session_id, early=True))
    assert [one["counted"] for one in document(central, "luz", session_id)["reviews"]] == [True]


def rule_a_reveal_and_a_label_take_turns(central: Central) -> None:
    """And one that comes while a reveal is under way is late."""
    session_id = a_session(central)
    with central.raw("luz") as slow:
        slow.autocommit = False
        slow.execute("SELECT api.reveal_calibration(%s, true)", (session_id,))
        device = Device(central, "ana")
        meanwhile(central, slow.commit, lambda: device.push(*labels("ana", 0, "hate.slur")))
    assert [one["counted"] for one in document(central, "luz", session_id)["reviews"]] == [False]


def rule_the_last_labels_of_two_devices_are_told(central: Central) -> None:
    """Each of them sees only its own until it is there: whoever comes second has to see both."""
    session_id = a_session(central)
    Device(central, "ana").push(*labels("ana", 0))
    before = told_of(central, "luz", session_id)
    with central.raw("ana") as slow:
        slow.autocommit = False
        _push(_session_on(slow), labels("ana", 1))
        device = Device(central, "ana")
        meanwhile(central, slow.commit, lambda: device.push(*labels("ana", 2)))
    assert told_of(central, "luz", session_id) > before


def meanwhile(central: Central, end: Callable[[], None], other: Callable[[], object]) -> None:
    """Do something that waits for a transaction, then end that."""
    done: list[object] = []
    thread = threading.Thread(target=lambda: done.append(other()))
    thread.start()
    while not done and not central.query("SELECT 1 FROM pg_locks WHERE NOT granted"):
        pass
    end()
    thread.join()
    assert done


def _session_on(raw: psycopg.Connection) -> Session:
    """Somebody's session on a connection whose transactions the test ends itself."""
    session = Session.__new__(Session)
    session._connection = _Plain(raw)
    return session


def _push(session: Session, events: list[Event]) -> None:
    chain = Chain()
    rows = chain.add(*events)
    session.hello(chain.replica, chain.epoch)
    session.push(chain.replica, chain.epoch, rows)


class _Plain:
    """A connection whose transaction the test ends itself."""

    def __init__(self, raw: psycopg.Connection) -> None:
        self._raw = raw
        raw.row_factory = psycopg.rows.namedtuple_row

    def call(self, statement: str, parameters: tuple = ()) -> list:
        return self._raw.execute(statement, parameters).fetchall()


def test_a_reveal_is_once(central):
    session_id = a_revealed(central)
    with pytest.raises(Refused, match="revealed already"):
        reveal(central, session_id, early=True)
    with pytest.raises(Refused, match="Names are shown once"):
        for _ in range(2):
            ask(central, calibration.show_names, session_id)


# ---------------------------------------------------------------- votes and rulings


def rule_members_vote_behind_the_reveal_and_everybody_sees_it(central: Central) -> None:
    """Under a letter; the last vote of each counts."""
    session_id = a_revealed(central)
    mine = at(central, "ana", session_id)
    spot = spots(central, session_id)["findings"]
    device = Device(central, "ana")
    assert device.push(vote(mine, "ana", spot, ("none", "lo oí mal", "…"), NOW)) == ()
    assert device.push(vote(mine, "ana", spot, ("hate.slur", "sí se oye", "…"), NOW + 1)) == ()
    for user in ("bea", "luz"):
        shown = document(central, user, session_id)
        assert [(one["author"], one["letter"]) for one in shown["decisions"]] == [(None, mine.my_letter)] * 2
        session = of_session.Session.from_json(shown)
        (one,) = [one for one in discussion.discussed(session, spots_of(session)) if one.spot == spot]
        assert one.second_round[mine.my_letter] == "hate.slur"
        assert set(one.votes) == {mine.my_letter}


def _said(case: str, spot: Spot, author: str, kind: str = "calibration.voted", **more: object) -> Event:
    """A decision as somebody's own program might write it."""
    body = {
        "session_id": case, "spot_id": spot.spot_id, "recording_id": spot.recording_id, "position": "none",
        "rationale": "porque sí", "clause": "", "start_ms": 0, "end_ms": 1, "ruling": {"finding": None},
        "cause": "bad_data", "proposal": None, "retest": False, **more,
    }  # fmt: skip
    return Event(kind, case, author, NOW, REF, body)


RULED = "calibration.ruled"


def rule_what_may_not_be_said_is_refused_in_a_sentence(central: Central) -> None:
    """The row is quarantined with it, those behind it go on."""
    session_id = a_revealed(central)
    spot = spots(central, session_id)["findings"]
    strange = "00000000-0000-0000-0000-000000000009"
    attempts = [
        ("ana", _said(session_id, spot, "ana", RULED), "Only the lead"),
        ("luz", _said(session_id, spot, "luz"), "Only members"),
        ("bea", _said(session_id, spot, "ana"), "not the person who signed in"),
        ("ana", _said(session_id, spot, "ana", session_id=strange), "no spot"),
        ("ana", _said(session_id, spot, "ana", recording_id="f" * 64), "no spot"),
        ("ana", _said(session_id, spot, "ana", spot_id=""), "no spot"),
        ("ana", _said(session_id, spot, "ana", rationale=" "), "needs a rationale"),
        ("ana", _said(session_id, spot, "ana", rationale="x" * 30_000), "needs a rationale"),
        ("ana", _said(session_id, spot, "ana", position=""), "A vote names"),
        ("ana", _said(session_id, spot, "ana", "calibration.closed"), "Nobody decides this"),
        ("luz", _said(session_id, spot, "luz", RULED, cause="weather"), "A ruling says"),
        ("luz", _said(session_id, spot, "luz", RULED, ruling={}), "A ruling says"),
        ("luz", _said(session_id, spot, "luz", RULED, proposal={"policy_id": "hate.slur"}), "A ruling says"),
        ("ana", _said(strange, spot, "ana"), "no such calibration session for you"),
    ]
    for user, event, words in attempts:
        (reason,) = Device(central, user).push(event)
        assert words in reason, (words, reason)
    assert document(central, "luz", session_id)["decisions"] == []
    device = Device(central, "ana")
    mixed = [_said(session_id, spot, "ana", RULED), _said(session_id, spot, "ana")]
    assert len(device.push(*mixed)) == 1
    assert len(document(central, "luz", session_id)["decisions"]) == 1


def rule_a_stranger_is_told_as_if_there_were_no_session(central: Central) -> None:
    """Whoever is no member and does not lead it."""
    add_recordings(central)
    session_id = opened(central, plan(members=("ana", "bea"))).session_id
    spot = Spot("s", "findings", recording(0), 0, 1, (), 0.0, 0.0)
    strange = "00000000-0000-0000-0000-000000000009"
    reasons = {Device(central, "sol").push(_said(one, spot, "sol")) for one in (session_id, strange)}
    assert reasons == {("There is no such calibration session for you.",)}
    assert document(central, "sol", session_id) is None


def rule_nothing_is_said_before_the_reveal_or_behind_the_end(central: Central) -> None:
    """A vote before would tell the others something, a ruling behind would change nothing."""
    session_id = a_session(central)
    label_all(central)
    spot = Spot("s", "findings", recording(0), 0, 1, (), 0.0, 0.0)
    for user, kind in (("ana", "calibration.voted"), ("luz", RULED)):
        (reason,) = Device(central, user).push(_said(session_id, spot, user, kind))
        assert "not been revealed yet" in reason
    reveal(central, session_id)
    ask(central, calibration.close, session_id, [])
    for user, kind in (("ana", "calibration.voted"), ("luz", RULED)):
        (reason,) = Device(central, user).push(_said(session_id, spot, user, kind))
        assert "is closed" in reason


def rule_a_spot_has_one_ruling(central: Central) -> None:
    """The second one is refused, whatever it says."""
    session_id = a_revealed(central)
    lead, device = at(central, "luz", session_id), Device(central, "luz")
    spot = spots(central, session_id)["findings"]
    assert device.push(rule(lead, "luz", spot, NO, NOW)) == ()
    kept = Right(finding=Finding("hate.slur", 0, 5_000), rationale="Sí", cause="reviewer_error")
    assert device.push(rule(lead, "luz", spot, kept, NOW)) == ("This spot has a ruling already.",)
    (one,) = at(central, "ana", session_id).rulings
    assert one.position == "none"


def rule_two_rulings_at_once_are_one(central: Central) -> None:
    """The other one is told the same sentence as later."""
    session_id = a_revealed(central)
    lead, spot = at(central, "luz", session_id), spots(central, session_id)["findings"]
    refused: list[tuple[str, ...]] = []
    with psycopg.connect(central.admin_dsn) as first:
        first.execute(
            "INSERT INTO central.calibration_ruling VALUES (gen_random_uuid(), %s, 'luz', %s, %s, 'missing_rule', "
            "'porque', 'c', NULL, false, now(), '{}', 1)",
            (session_id, spot.spot_id, spot.recording_id),
        )
        second = Device(central, "luz")
        thread = threading.Thread(target=lambda: refused.append(second.push(rule(lead, "luz", spot, NO, NOW))))
        thread.start()
        while not refused and not central.query("SELECT 1 FROM pg_locks WHERE NOT granted"):
            pass
        first.commit()
        thread.join()
    assert refused == [("This spot has a ruling already.",)]


def rule_an_id_of_anothers_vote_is_as_good_as_any(central: Central) -> None:
    """Whoever guesses the id of a colleague's event is not told by a refusal that it exists."""
    session_id = a_revealed(central)
    spot = spots(central, session_id)["findings"]
    first = _said(session_id, spot, "ana")
    for author in ("ana", "bea"):
        made = replace(_said(session_id, spot, author), event_id=first.event_id)
        assert Device(central, author).push(made) == ()


def test_decisions_that_are_moved_to_their_month_are_not_taken_twice(central):
    """The partition of a device's month that is still to come is made later."""
    session_id = a_revealed(central)
    spot = spots(central, session_id)["findings"]
    later = f"{now_ms() + 400 * 24 * HOUR:012x}"
    made = replace(_said(session_id, spot, "ana"), event_id=f"{later[:8]}-{later[8:]}-7000-8000-{Fresh.first:012x}")
    assert Device(central, "ana").push(made) == ()
    where = "SELECT tableoid::regclass::text FROM central.event WHERE event_id = %s"
    before = central.query(where, (made.event_id,))
    central.query("SELECT central.add_months(now()::timestamp + interval '401 days')")
    assert before == [("central.event_other",)]
    assert central.query(where, (made.event_id,)) != before
    assert len(document(central, "luz", session_id)["decisions"]) == 1


# ---------------------------------------------------------------- the end


def ruled_on(central: Central) -> str:
    """A session whose two disputed spots have rulings: there was nothing."""
    session_id = a_revealed(central)
    lead, device = at(central, "luz", session_id), Device(central, "luz")
    for kind, right in (("findings", NO), (VERDICT, FINE)):
        assert device.push(rule(lead, "luz", spots(central, session_id)[kind], right, NOW)) == ()
    return session_id


def rule_gold_is_what_was_ruled_and_what_all_found(central: Central) -> None:
    """With why, for everybody of the session to see."""
    session_id = ruled_on(central)
    lead = at(central, "luz", session_id)
    found = discussion.outcome(lead, spots_of(lead))
    gold = [one.to_json() for one in found.gold]
    assert len(gold) == 3
    other = {**gold[0], "verdict": Verdict("NA", ("WARN_HOST",), "").to_json()}
    for wrong in (other, {**gold[0], "recording_id": "f" * 64}, {**gold[0], "findings": None}):
        try:
            ask(central, calibration.close, session_id, [wrong])
        except Refused:
            continue
        raise AssertionError(f"taken: {wrong}")
    assert ask(central, calibration.close, session_id, gold) == 3
    shown = at(central, "ana", session_id)
    assert (shown.state, shown.gold) == ("closed", found.gold)
    rows = central.query(
        "SELECT recording_id, ruled_by FROM central.gold WHERE source_case = %s ORDER BY 1", (session_id,)
    )
    assert rows == [(recording(n), "luz") for n in range(3)]
    assert set(shown.gold[0].rationale.split("\n")) == {"No se oye", "Así es"}
    assert document(central, "bea", session_id)["reviews"][0]["login"] is None


def rule_ruled_findings_are_in_the_gold(central: Central) -> None:
    """As they were ruled."""
    session_id = a_revealed(central)
    lead, device = at(central, "luz", session_id), Device(central, "luz")
    right = Right(finding=Finding("hate.slur", 0, 5_000), rationale="Sí se oye", cause="reviewer_error")
    device.push(rule(lead, "luz", spots(central, session_id)["findings"], right, NOW))
    device.push(rule(lead, "luz", spots(central, session_id)[VERDICT], FINE, NOW))
    lead = at(central, "luz", session_id)
    gold = [one.to_json() for one in discussion.outcome(lead, spots_of(lead)).gold]
    without = [{**one, "findings": []} for one in gold]
    try:
        ask(central, calibration.close, session_id, without)
    except Refused:
        pass
    else:
        raise AssertionError("gold without what was ruled")
    assert ask(central, calibration.close, session_id, gold) == 3


def test_a_session_is_closed_once_and_not_before_the_reveal(central):
    session_id = a_session(central)
    with pytest.raises(Refused, match="whose labels are revealed"):
        ask(central, calibration.close, session_id, [])
    reveal(central, session_id, early=True)
    ask(central, calibration.close, session_id, [])
    with pytest.raises(Refused, match="and once"):
        ask(central, calibration.close, session_id, [])


def rule_a_session_only_moves_on(central: Central) -> None:
    """Not even whoever administers the database turns it back, changes what was copied, or takes it away."""
    add_recordings(central)
    session_id = opened(central).session_id
    ask(central, calibration.move, session_id, now_ms() + 2 * HOUR)
    label_all(central)
    reveal(central, session_id)
    lead, spot = at(central, "luz", session_id), spots(central, session_id)["findings"]
    assert Device(central, "luz").push(rule(lead, "luz", spot, NO, NOW)) == ()
    assert Device(central, "ana").push(_said(session_id, spot, "ana")) == ()
    ask(central, calibration.close, session_id, [])
    for statement in (
        "UPDATE central.calibration SET state = 'open', revealed_at = NULL, closed_at = NULL",
        "UPDATE central.calibration SET lead = 'ana', state = 'closed'",
        "UPDATE central.calibration_member SET letter = letter || 'Z'",
        "UPDATE central.calibration_review SET counted = false",
        "UPDATE central.calibration_ruling SET rationale = ''",
        "UPDATE central.calibration_vote SET body = '{}'",
        "UPDATE central.calibration SET deadline = now() + interval '1 day'",
        "UPDATE central.calibration_change SET before = '0'",
        "DELETE FROM central.calibration_change",
        "DELETE FROM central.calibration_item",
        "DELETE FROM central.calibration_review",
        "DELETE FROM central.calibration",
        "DELETE FROM central.calibration_member",
        "TRUNCATE central.calibration_vote",
        "TRUNCATE central.calibration CASCADE",
    ):
        try:
            central.query(
                statement + ("" if statement.startswith("TRUNCATE") else f" WHERE session_id = '{session_id}'")
            )
        except psycopg.errors.RestrictViolation:
            continue
        raise AssertionError(f"allowed: {statement}")


# ---------------------------------------------------------------- figures


def rule_nothing_of_a_session_is_in_a_figure_of_performance(central: Central) -> None:
    """Before, behind the reveal and at the end: no rollup, no quality, no sample to be audited."""
    rollups.fold(central.admin, 10**9)
    before = figures(central)
    session_id = ruled_on(central)
    assert rollups.fold(central.admin, 10**9).reviews >= 9
    ask(central, calibration.close, session_id, [])
    rollups.fold(central.admin, 10**9)
    assert figures(central) == before
    plan_of = json.dumps({"kind": "random", "size": 1, "filters": {}})
    drawn = "SELECT recording_id FROM central.sample_population(%s)"
    assert not {recording(n) for n in range(3)} & {one for (one,) in central.query(drawn, (plan_of,))}


def figures(central: Central) -> list:
    """What the dashboards are made of, and what the quality page is told."""
    tables = ("rollup_review", "rollup_finding")
    told = quality.quality(signed_in(central, "luz").connection, 0, 4_000_000_000_000, names=True)
    return [central.query(f"SELECT t::text FROM central.{one} t ORDER BY 1") for one in tables] + [told]


def test_candidates_say_why_and_how_many_have_had_them(central):
    """What is only known comes last; what a session had is not proposed again; blind work gives no reasons.

    A policy that no other session here is about: what people agree on is counted over all of them.
    """
    add_recordings(central, 7)
    device = Device(central, "ana")
    device.push(*labels("ana", 0, "fraud.scam"))
    log = labels("ana", 1, submit=False)
    review = Review.replay(log)
    changed = review.give_verdict(Verdict("NA", ("WARN_HOST",), "x"), NOW)
    review.apply(changed)
    device.push(*log, changed, review.submit(NOW))
    log = labels("bea", 2, "spam.links", submit=False)
    review = Review.replay(log)
    graver = review.revise(log[1].body["finding"]["finding_id"], NOW, severity="S1")
    review.apply(graver)
    Device(central, "bea").push(*log, graver, review.submit(NOW))
    blind = opened(central, plan(5, members=("ana", "bea"))).session_id
    Device(central, "ana").push(*labels("ana", 5, "fraud.scam"))
    wanted = {"policies": ["fraud.scam"], "policy_set": REF, "since_ms": 0, "limit": 500}
    with central.session("luz") as session:
        found = own(calibration.candidates(session.connection, MEMBERS, **wanted))
        told = {number_of(one["recording_id"]): (one["why"], one["known"]) for one in found}
        assert told == {
            0: (["new_policy"], 1), 1: (["near_threshold"], 1), 2: (["near_threshold"], 1),
            3: ([], 0), 4: ([], 0), 6: ([], 0),
        }  # fmt: skip
        assert [bool(one["why"]) for one in found] == [True] * 3 + [False] * 3
        assert len(calibration.candidates(session.connection, MEMBERS, **{**wanted, "limit": 2})) == 2
        blind_one = Batch(name("R"), (BatchItem(recording(3), "Directo 3", "", 60_000),), blind=True)
        batches.add_batch(central.admin, blind_one)
        batches.assign_to_each(central.admin, name("R"), ["sol", "luz"], batches.Terms())
        again = own(calibration.candidates(session.connection, ("sol",), **wanted))
        assert 3 not in {number_of(one["recording_id"]) for one in again}
        done = "UPDATE central.assignment SET state = 'submitted' WHERE owner = 'luz' AND recording_id = %s"
        central.query(done, (recording(3),))
        again = own(calibration.candidates(session.connection, ("sol",), **wanted))
        assert [one["known"] for one in again if number_of(one["recording_id"]) == 3] == [0]
        late = calibration.candidates(session.connection, MEMBERS, **{**wanted, "since_ms": now_ms()})
        assert not any(one["why"] for one in late)
    reveal(central, blind, early=True)
    spot = Spot("s", "findings", recording(5), 0, 1, (), 0.0, 0.0)
    ruling = {"finding": Finding("spam.links", 0).to_json()}
    assert Device(central, "luz").push(_said(blind, spot, "luz", RULED, ruling=ruling, retest=True)) == ()
    with central.session("luz") as session:
        found = own(calibration.candidates(session.connection, MEMBERS, **wanted))
        assert found[0]["why"] == ["low_agreement", "near_threshold"]


def rule_policies_that_people_agree_little_on_are_proposed(central: Central) -> None:
    """By the figure: five recordings in which one of two found it, against four, and against five in which both did."""
    add_recordings(central, 13)
    unclear, rarely, clear = "danger.driving", "privacy.contact", "scam.investment"
    session_id = opened(central, plan(*range(5), members=("ana", "bea"))).session_id
    for user, found in (("ana", (unclear, rarely, clear)), ("bea", (clear,))):
        log = [labels(user, n, *(one for one in found if n or one != rarely)) for n in range(5)]
        assert Device(central, user).push(*(event for each in log for event in each)) == ()
    assert (
        Device(central, "sol").push(*labels("sol", 10, unclear), *labels("sol", 11, rarely), *labels("sol", 12, clear))
        == ()
    )

    def proposed() -> set[int]:
        wanted = {"policies": [], "policy_set": REF, "since_ms": 0, "limit": 500}
        found = own(ask(central, lambda connection: calibration.candidates(connection, MEMBERS, **wanted)))
        return {number_of(one["recording_id"]) for one in found if "low_agreement" in one["why"]}

    assert proposed() == set(), "labels that are not revealed"
    reveal(central, session_id, early=True)
    assert proposed() == {10}


def own(candidates: list[dict]) -> list[dict]:
    """Those of this test."""
    return [one for one in candidates if 0 <= number_of(one["recording_id"]) < 16]


def test_a_lead_lists_people_and_sessions_without_labels(central):
    session_id = a_session(central)
    label_all(central, but=(("sol", 2),))
    assert [one["login"] for one in ask(central, calibration.people)] == ["ana", "bea", "luz", "sol"]
    one = ask(central, calibration.sessions)[0]
    assert (one["session_id"], one["state"], one["members"], one["handed_in"]) == (session_id, "open", 3, 2)
    assert SECRET not in json.dumps(one)


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


@contextmanager
def weakened(central: Central, function: str, old: str, new: str) -> Iterator[None]:
    """A function of the database with another text, for a while."""
    (((source,),)) = central.query("SELECT pg_get_functiondef(%s::regproc)", (function,))
    assert old in source, old
    central.query(source.replace(old, new))
    try:
        yield
    finally:
        central.query(source)


@contextmanager
def without(central: Central, trigger: str, table: str) -> Iterator[None]:
    """A table without one of its triggers, for a while."""
    central.query(f"ALTER TABLE central.{table} DISABLE TRIGGER {trigger}")
    try:
        yield
    finally:
        central.query(f"ALTER TABLE central.{table} ENABLE TRIGGER {trigger}")


DOCUMENT, DECIDED, ARRIVED = (f"central.calibration_{one}" for one in ("document", "decided", "label_arrived"))
EXPORTS, FIGURES = (
    rule_exports_of_blind_work_leave_sealed_labels_out,
    rule_nothing_of_a_session_is_in_a_figure_of_performance,
)
BLIND, REFUSED = rule_nobody_is_given_a_label_before_the_reveal, rule_what_may_not_be_said_is_refused_in_a_sentence
READY, KNOWS = (
    rule_the_lead_is_told_who_is_ready_and_nobody_how_much_there_is,
    rule_who_is_shown_labels_knows_the_recording,
)
AGAIN, LED = (
    rule_who_never_began_may_be_invited_again,
    rule_who_led_it_behind_its_reveal_is_not_invited_again,
)
TAKEN_BACK, SEEN = (
    rule_a_cancelled_session_is_taken_back_and_shows_nothing,
    rule_people_see_another_deadline_with_the_next_pull,
)
CANCELS, MOVES, HANDED = (f"api.{one}_calibration" for one in ("cancel", "move", "hand_over"))
WAITS, STAYS = rule_a_reveal_waits_for_everybody_or_the_deadline, rule_a_session_only_moves_on
LITTLE = rule_policies_that_people_agree_little_on_are_proposed
WEAK = [
    (LITTLE, "api.calibration_candidates", "count(*) >= 5", "count(*) >= 1"),
    (LITTLE, "api.calibration_candidates", "< 0.6 *", "< 1.6 *"),
    (LITTLE, "api.calibration_candidates", "SELECT d.policy_id FROM disagreed d", "SELECT NULL FROM disagreed d"),
    (BLIND, DOCUMENT, "leads OR shown THEN i.why", "true THEN i.why"),
    (BLIND, DOCUMENT, "'handed_in', CASE WHEN leads", "'handed_in', CASE WHEN true"),
    (EXPORTS, "api.export_findings", "p_blind AND NOT EXISTS", "p_blind OR NOT EXISTS"),
    (EXPORTS, "api.export_verdicts", "p_blind AND NOT EXISTS", "p_blind OR NOT EXISTS"),
    (EXPORTS, "api.export_events", "coalesce(r.recording_id, s.recording_id)", "r.recording_id"),
    (rule_nobody_peeks, "api.calibrations", "'name', c.name", "'name', (SELECT max(f.note) FROM central.finding f)"),
    (WAITS, "api.reveal_calibration", "IF too_early AND", "IF false AND"),
    (WAITS, "api.reveal_calibration", "early = too_early", "early = false"),
    (rule_what_was_revealed_never_changes, ARRIVED, "session.session_id, false,", "session.session_id, true,"),
    (rule_a_reveal_and_a_label_take_turns, ARRIVED, "FOR SHARE", ""),
    (rule_a_label_and_the_reveal_take_turns, ARRIVED, "a.owner = NEW.owner AND", "false AND"),
    (rule_the_last_labels_of_two_devices_are_told, ARRIVED, "FOR NO KEY UPDATE", ""),
    (REFUSED, DECIDED, "IF session.lead <> NEW.owner THEN", "IF false THEN"),
    (REFUSED, DECIDED, "IF NOT is_member THEN", "IF false THEN"),
    (REFUSED, DECIDED, "i.recording_id = said ->> 'recording_id'", "true"),
    (
        rule_a_stranger_is_told_as_if_there_were_no_session,
        DECIDED,
        "OR NOT is_member AND session.lead <> NEW.owner",
        "",
    ),
    (rule_nothing_is_said_before_the_reveal_or_behind_the_end, DECIDED, "session.state = 'open'", "false"),
    (rule_nothing_is_said_before_the_reveal_or_behind_the_end, DECIDED, "session.state = 'closed'", "false"),
    (rule_a_spot_has_one_ruling, DECIDED, "IF NOT FOUND THEN", "IF false THEN"),
    (rule_two_rulings_at_once_are_one, DECIDED, "ON CONFLICT (session_id, spot_id) DO NOTHING", ""),
    (READY, DOCUMENT, "leads AND session.state = 'open'", "leads"),
    (READY, ARRIVED, "IF NOT EXISTS (", "IF true OR NOT EXISTS ("),
    (READY, "api.calibrations", "'handed_in', ", "'submitted', 8, 'handed_in', "),
    (
        rule_ids_do_not_tell_when_somebody_was_at_work,
        "central.take_labels",
        "'finding_id', gen_random",
        "'x', gen_random",
    ),
    (rule_ids_do_not_tell_when_somebody_was_at_work, DOCUMENT, "'findings', r.findings", "'findings', r.review_id"),
    (KNOWS, "central.labels_shown", "SELECT c.lead AS login", "SELECT '' AS login"),
    (
        KNOWS,
        "central.labels_shown",
        "UNION SELECT m.login FROM central.calibration_member m WHERE m.session_id = p_session",
        "",
    ),
    (rule_who_takes_over_behind_the_reveal_knows_the_recordings, HANDED, "session.revealed_at IS NOT NULL", "false"),
    (
        rule_who_takes_over_behind_the_reveal_knows_the_recordings,
        HANDED,
        "session.state IN ('closed', 'cancelled')",
        "false",
    ),
    (rule_a_session_is_handed_over_to_a_lead, HANDED, "p.login = p_to AND p.role = 'lead'", "p.login = p_to"),
    (rule_a_session_is_handed_over_to_a_lead, HANDED, "ARRAY[session.lead]", "ARRAY[me]"),
    (rule_another_lead_is_told_nothing_of_a_session, "central.led_session", "AND c.lead = me", ""),
    (rule_another_lead_is_told_nothing_of_a_session, "api.calibrations", "c.lead = me OR", "true OR"),
    (
        TAKEN_BACK,
        CANCELS,
        "UPDATE central.assignment a SET state = 'returned'",
        "UPDATE central.assignment a SET state = a.state",
    ),
    (TAKEN_BACK, ARRIVED, "session.state <> 'cancelled' AND", ""),
    (TAKEN_BACK, DOCUMENT, "session.revealed_at IS NOT NULL", "session.state <> 'open'"),
    (AGAIN, "api.open_calibration", "FOUND OR central.only_invited", "FOUND OR false AND central.only_invited"),
    (AGAIN, "central.only_invited", "r.owner = p_owner AND r.recording_id = p_recording", "false"),
    (AGAIN, "central.only_invited", "c.state IS DISTINCT FROM 'cancelled'", "false"),
    (AGAIN, "central.only_invited", "m.login = p_owner", "false"),
    (LED, "central.only_invited", "n.before = to_jsonb(p_owner)", "false"),
    (rule_cancelled_is_final, "central.led_session", "session.state = 'cancelled'", "false"),
    (rule_cancelled_is_final, DECIDED, "session.state = 'cancelled'", "false"),
    (rule_cancelled_is_final, HANDED, "session.state IN ('closed', 'cancelled')", "false"),
    (rule_cancelled_is_final, "moves_on", "calibration", ""),
    (rule_what_was_revealed_is_not_cancelled, CANCELS, "session.state <> 'open'", "false"),
    (rule_the_batch_of_a_session_goes_to_its_members_alone, "calibration_batch_is_its_own", "assignment", ""),
    (
        rule_the_batch_of_a_session_goes_to_its_members_alone,
        "api.status",
        "i.batch_id NOT IN (SELECT c.batch_id FROM central.calibration_batch c) AND",
        "",
    ),
    (SEEN, MOVES, "SET due_at = p_deadline, lease", "SET lease"),
    (SEEN, MOVES, "lease = p_deadline - now() + interval '7 days'", "lease = lease"),
    (SEEN, MOVES, "THEN p_deadline + interval '7 days'", "THEN a.lease_until"),
    (SEEN, MOVES, "PERFORM central.tell_calibration(p_session);", ""),
    (rule_a_deadline_moves_only_while_labels_are_to_come, MOVES, "session.state <> 'open'", "false"),
    (rule_a_deadline_moves_only_while_labels_are_to_come, MOVES, "(p_deadline > now()) IS NOT TRUE", "false"),
    (rule_a_deadline_moves_only_while_labels_are_to_come, "moves_on", "calibration", ""),
    (STAYS, "append_only", "calibration_change", ""),
    (
        rule_gold_is_what_was_ruled_and_what_all_found,
        "api.close_calibration",
        "item.verdict <> r.body",
        "'{}' <> r.body",
    ),
    (
        rule_ruled_findings_are_in_the_gold,
        "api.close_calibration",
        "NOT item.findings @>",
        "false AND NOT item.findings @>",
    ),
    (FIGURES, "api.open_calibration", "p_policy_set, true)", "p_policy_set, false)"),
    (
        rule_members_vote_behind_the_reveal_and_everybody_sees_it,
        DOCUMENT,
        "WHEN named THEN v.login",
        "WHEN true THEN v.login",
    ),
    (STAYS, "moves_on", "calibration", ""),
    (STAYS, "letter_stays", "calibration_member", ""),
    (STAYS, "append_only", "calibration_review", ""),
    (STAYS, "no_truncate", "calibration_vote", ""),
]


@pytest.mark.parametrize(("rule", "where", "old", "new"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(embedded_central: Central, rule, where, old, new) -> None:
    """The check of a rule fails on a database without that rule."""
    weaker = weakened(embedded_central, where, old, new) if "." in where else without(embedded_central, where, old)
    with weaker, pytest.raises((AssertionError, ValueError, UserError)):
        rule(embedded_central)
