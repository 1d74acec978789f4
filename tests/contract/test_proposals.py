"""What the central database promises of proposals, of disputes by clause, and of leads who publish."""

import json
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from reviewer_app.central import proposals, standards
from reviewer_app.central.connection import CentralAddress, SignInRefused
from reviewer_app.domain.dispute_alarm import ClauseCount
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.events import STANDARD_SETTLED, Event
from reviewer_app.domain.proposal import Change, proposed
from reviewer_app.domain.standard import LEXICON, POLICY
from tests.contract.audits import NOW, POLICIES, arbitrated, compared, push, unused
from tests.contract.test_assignments import drop, weaken
from tests.postgres import PASSWORD, SERVERS, Central

CHANGE = Change("hate.slur", "Insultos", "Decir qué pasa con las citas.", "Se discute cada semana.")


@pytest.fixture(scope="module", params=SERVERS)
def central(request, central_servers) -> Central:
    """One database for all rules: each uses names of its own."""
    return roomy(central_servers.database(request.param))


def roomy(central: Central) -> Central:
    """People sign in again sooner than a busy server has let their last connection go."""
    for user in ("ana", "bea", "sol", "luz"):
        central.query(f"ALTER ROLE {user} CONNECTION LIMIT 50")
    return central


def propose(central: Central, user: str = "sol", role: str = "specialist") -> str:
    """Somebody proposes; the proposal's id."""
    event = proposed(CHANGE, POLICIES, user, role, NOW)
    assert push(central, user, event) == ()
    return event.review_id


def settle(central: Central, user: str, proposal_id: str, into: str | None, reason: str = "") -> tuple[str, ...]:
    """Somebody settles; the reasons of refusal."""
    body = {"proposal_id": proposal_id, "into": into, "reason": reason}
    return push(central, user, Event(STANDARD_SETTLED, proposal_id, user, NOW + 1, POLICIES, body))


def fetched(central: Central, user: str, proposal_id: str) -> dict | None:
    """What comes down to somebody."""
    with central.session(user) as session:
        return session.case_file("proposal", proposal_id)


def state(central: Central, proposal_id: str) -> str:
    """How far it is, by the table."""
    return central.query("SELECT state FROM central.proposal WHERE proposal_id = %s", (proposal_id,))[0][0]


def lead(central: Central, user: str = "luz") -> CentralAddress:
    """The address with a person's sign-in."""
    return CentralAddress.parse(central.server.dsn(user, PASSWORD, central.address.database))


def rule_specialists_and_leads_follow_and_nobody_else(central: Central) -> None:
    """The document holds what was proposed; a moderator is neither told nor given anything."""
    made = propose(central)
    for user in ("sol", "luz"):
        with central.session(user) as session:
            assert ("proposal", made) in session.pull(None).cases
        told = fetched(central, user, made)
        decisions = told.pop("decisions")
        assert told == {
            "proposal_id": made, "state": "open", "policy_set": POLICIES, "policy_id": "hate.slur",
            "clause": "Insultos", "change": CHANGE.change, "why": CHANGE.why, "source": None, "taken_into": None,
            "proposed_by": "sol", "proposed_at_ms": NOW,
        }  # fmt: skip
        assert [(one["kind"], one["author"]) for one in decisions] == [("standard.proposed", "sol")]
    with central.session("ana") as session:
        assert ("proposal", made) not in session.pull(None).cases
    assert fetched(central, "ana", made) is None
    assert central.query("SELECT central.proposal_document(%s, 'ana')", (made,)) == [(None,)]


def rule_only_specialists_and_leads_propose(central: Central) -> None:
    """A moderator's is quarantined with a sentence."""
    event = proposed(CHANGE, POLICIES, "ana", "lead", NOW)  # the program would have refused
    assert push(central, "ana", event) == ("Specialists and leads propose changes to the standard.",)
    assert central.query("SELECT count(*) FROM central.proposal WHERE proposal_id = %s", (event.review_id,)) == [(0,)]


def rule_a_proposal_is_whole(central: Central) -> None:
    """It says what it is about; nobody proposes under another's name, or a novel."""
    made = propose(central)
    short = {"proposal_id": made, "policy_id": "x", "change": "y"}
    again = Event("standard.proposed", made, "luz", NOW, POLICIES, short)
    assert push(central, "luz", again) == ("There is a proposal of this name already.",)
    strange = str(uuid.uuid4())
    for body in ({"change": "y"}, {"policy_id": "x", "change": " "}, {"policy_id": "x", "change": "y" * 4001}):
        event = Event("standard.proposed", strange, "sol", NOW, POLICIES, {"proposal_id": strange, **body})
        assert push(central, "sol", event) == (
            "A proposal names a policy and says what is to change, on a page at most.",
        )
    other = Event("standard.proposed", strange, "sol", NOW, POLICIES, short)
    assert push(central, "sol", other) == ("It does not say which proposal it is about.",)
    odd = Event("standard.changed", made, "luz", NOW, POLICIES, {"proposal_id": made})
    assert push(central, "luz", odd) == ("Nobody decides this about a proposal.",)


def rule_leads_settle(central: Central) -> None:
    """Into a version or with a reason; what is settled stays so, and everybody who follows is told."""
    made = propose(central)
    assert settle(central, "sol", made, None, "no") == ("Leads settle proposals.",)
    assert settle(central, "luz", str(uuid.uuid4()), None, "no") == ("There is no such proposal.",)
    assert settle(central, "luz", made, None) == ("Who drops a proposal says why.",)
    assert settle(central, "luz", made, "the next one") == (
        "A proposal is taken into a version such as live-es@2026.3.",
    )
    with central.session("sol") as session:
        before = session.pull(None).cursor
        assert settle(central, "luz", made, "live-es@2031.1") == ()
        assert session.pull(before).cases == (("proposal", made),)
    told = fetched(central, "sol", made)
    assert (told["state"], told["taken_into"]) == ("drafted", "live-es@2031.1")
    assert settle(central, "luz", made, None, "doch nicht") == ()
    assert state(central, made) == "dropped"
    assert settle(central, "luz", made, "live-es@2031.1") == ("This proposal is settled already.",)
    assert [one["kind"] for one in fetched(central, "luz", made)["decisions"]] == [
        "standard.proposed",
        "standard.settled",
        "standard.settled",
    ]


def rule_publishing_the_version_settles_what_was_taken_into_it(central: Central) -> None:
    """Whichever comes first, the version or the word that a proposal is in it."""
    ref, early, other = f"live-es@2032.{unused()}", propose(central), propose(central)
    assert settle(central, "luz", early, ref) == () and settle(central, "luz", other, ref + "1") == ()
    with central.session("sol") as session:
        before = session.pull(None).cursor
        standards.publish(central.admin, POLICY, ref, "text", None)
        assert session.pull(before).cases == (("proposal", early),)
    late = propose(central)
    assert settle(central, "luz", late, ref) == ()
    assert [state(central, one) for one in (early, late, other)] == ["published", "published", "drafted"]


def rule_publishing_and_settling_at_once_take_turns(central: Central) -> None:
    """A version that is just being published is seen by whoever takes a proposal into it."""
    ref, made = f"live-es@2034.{unused()}", propose(central)
    done: list[tuple[str, ...]] = []
    with psycopg.connect(central.admin_dsn) as publishing:
        publishing.execute("SELECT api.publish_standard('policy', %s, 'text', NULL)", (ref,))
        thread = threading.Thread(target=lambda: done.append(settle(central, "luz", made, ref)))
        thread.start()
        while not done and not central.query("SELECT 1 FROM pg_locks WHERE NOT granted"):
            pass
        publishing.commit()
        thread.join()
    assert (done, state(central, made)) == ([()], "published")


def rule_a_ruling_on_a_dispute_proposes(central: Central) -> None:
    """With its case as the source; one that proposes nothing adds nothing."""
    plain, made = arbitrated(central), arbitrated(central)
    assert plain.rule("luz", d0=True, d1=True) == ()
    rulings = [{"difference_id": one, "upheld": True} for one in ("d0", "d1")]
    change = {"policy_id": "hate.slur", "clause": "c", "change": "decirlo"}
    assert made.say("luz", "audit.arbitrated", rulings=rulings, rationale="así", clause="c", proposal=change) == ()
    rows = central.query("SELECT proposal_id::text FROM central.proposal WHERE source_case = ANY (%s::uuid[])",
                         ([plain.audit_id, made.audit_id],))  # fmt: skip
    assert len(rows) == 1
    proposal_id = rows[0][0]
    told = fetched(central, "sol", proposal_id)
    assert told["source"] == {"kind": "audit", "case_id": made.audit_id}
    assert (told["change"], told["why"], told["proposed_by"]) == ("decirlo", "así", "luz")


def rule_a_closed_calibration_proposes(central: Central) -> None:
    """Nothing before, and then all of its rulings that propose something, each once."""
    session, batch = str(uuid.uuid4()), str(uuid.uuid4())
    central.query("INSERT INTO central.batch (batch_id, name) VALUES (%s, %s)", (batch, f"C-{unused()}"))
    central.query(
        "INSERT INTO central.calibration (session_id, name, batch_id, policy_set, lead, deadline, state, revealed_at) "
        "VALUES (%s, %s, %s, %s, 'luz', now(), 'revealed', now())",
        (session, f"S {unused()}", batch, POLICIES),
    )
    for spot, change in (
        ("a", {"policy_id": "hate.slur", "clause": "c", "change": "una"}),
        ("b", None),
        ("c", {}),
        ("d", {"policy_id": "hate.slur", "clause": "c", "change": " " * 4_000 + "dos"}),
    ):
        central.query(
            "INSERT INTO central.calibration_ruling VALUES (gen_random_uuid(), %s, 'luz', %s, 'r', 'missing_rule', "
            "'porque', 'c', %s, false, now(), '{}', 1)",
            (session, spot, None if change is None else json.dumps(change)),
        )
    found = "SELECT change, why, source_kind, proposed_by FROM central.proposal WHERE source_case = %s ORDER BY 1"
    assert central.query(found, (session,)) == []
    central.query(
        "UPDATE central.calibration SET state = 'closed', closed_at = now() WHERE session_id = %s", (session,)
    )
    assert central.query(found, (session,)) == [(one, "porque", "calibration", "luz") for one in ("dos", "una")]


def rule_proposals_stay(central: Central) -> None:
    """Not even the administrator changes what was proposed, brings a settled one back, or removes one."""
    made = propose(central)
    assert settle(central, "luz", made, None, "no") == ()
    for statement in (
        "UPDATE central.proposal SET change = 'other'",
        f"UPDATE central.proposal SET state = 'open' WHERE proposal_id = '{made}'",
        "DELETE FROM central.proposal_decision",
        "UPDATE central.proposal_decision SET body = '{}'",
        "DELETE FROM central.proposal",
        "TRUNCATE central.proposal, central.proposal_decision",
        "TRUNCATE central.proposal_decision",
    ):
        try:
            with pytest.raises((psycopg.errors.RestrictViolation, psycopg.errors.ForeignKeyViolation)):
                central.query(statement)
        except pytest.fail.Exception as missed:
            raise AssertionError(statement) from missed


def rule_workstations_touch_no_table(central: Central) -> None:
    """Nor the functions behind."""
    made = propose(central)
    for user in ("ana", "sol", "luz", "ope"):
        with central.raw(user) as raw:
            for statement in (
                "SELECT * FROM central.proposal",
                "SELECT * FROM central.proposal_decision",
                f"UPDATE central.proposal SET state = 'dropped' WHERE proposal_id = '{made}'",
                f"SELECT central.proposal_document('{made}', 'sol')",
                f"SELECT central.add_proposal('{made}', 'sol', 'x', now(), '{{}}', '', 'audit', '{made}')",
                "SELECT central.may_publish('policy')",
            ):
                try:
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        raw.execute(statement)
                except pytest.fail.Exception as missed:
                    raise AssertionError(statement) from missed


def rule_who_becomes_a_specialist_is_told_of_what_is_there(central: Central) -> None:
    """They find every proposal, as if they had been there; who is one no more is told to ask again, and gets none."""
    made = propose(central)
    central.query("UPDATE central.person SET role = 'specialist' WHERE login = 'bea'")
    try:
        with central.session("bea") as session:
            assert ("proposal", made) in session.pull(None).cases
            assert session.case_file("proposal", made)["state"] == "open"
            before = session.pull(None).cursor
    finally:
        central.query("UPDATE central.person SET role = 'moderator' WHERE login = 'bea'")
    assert fetched(central, "bea", made) is None
    with central.session("bea") as session:
        assert ("proposal", made) in session.pull(before).cases


def rule_disputes_are_counted_by_clause_for_leads(central: Central) -> None:
    """Each second review once, at the policies of both findings; whose it was is not told."""
    made = compared(central, ("hate.slur", "hate.slur"))
    assert made.judge() == () and made.dispute("d0", "d1", "d2") == () and made.answer(True) == ()
    assert made.rule("luz", d0=False, d1=False, d2=True) == ()
    others = "UPDATE central.audit SET judged_at = '2001-01-01' WHERE audit_id <> %s AND judged_at IS NOT NULL"
    central.query(others, (made.audit_id,))
    since = NOW - 1
    with central.session("luz") as session:
        found = proposals.clause_disputes(session.connection, since)
        assert proposals.clause_disputes(session.connection, NOW * 2) == []
    assert found == [ClauseCount("hate.slur", 1, 1, 1, 1), ClauseCount("violence.threat", 1, 1, 1, 0)]
    assert proposals.clause_disputes_at(lead(central), since) == found
    for user in ("ana", "sol"):
        with central.session(user) as session, pytest.raises(SignInRefused):
            proposals.clause_disputes(session.connection, since)


def rule_leads_count_findings_by_policy(central: Central) -> None:
    """By the daily figures, in which nothing blind is; nobody else."""
    arbitrated(central)
    central.query("SELECT * FROM api.recount_rollups()")
    with central.session("luz") as session:
        found = proposals.policy_findings(session.connection, ["hate.slur", "nothing"])
    expected = central.query("SELECT sum(placed - withdrawn) FROM central.rollup_finding WHERE policy_id = 'hate.slur'")
    assert list(found.values()) == [row[0] for row in expected]
    for user in ("ana", "sol"):
        with central.session(user) as session, pytest.raises(SignInRefused):
            proposals.policy_findings(session.connection, ["hate.slur"])


def rule_leads_publish_policy_packs(central: Central) -> None:
    """In their own name, for good; lexicons stay the operators', and nobody else publishes anything."""
    ref = f"live-es@2033.{unused()}"
    assert standards.publish(lead(central), POLICY, ref, "text", None) == (True, None)
    assert [one.published_by for one in standards.published(lead(central), POLICY) if one.ref == ref] == ["luz"]
    with pytest.raises(UserError):
        standards.publish(lead(central), LEXICON, f"words@2033.{unused()}", "text", None)
    with pytest.raises(UserError):
        standards.published(lead(central), LEXICON)
    for user in ("ana", "sol"):
        with pytest.raises(UserError):
            standards.publish(lead(central, user), POLICY, f"live-es@2033.{unused()}", "text", None)
    central.query("UPDATE central.person SET disabled = true WHERE login = 'luz'")
    try:
        with pytest.raises(UserError):
            standards.publish(lead(central), POLICY, f"live-es@2033.{unused()}", "text", None)
    finally:
        central.query("UPDATE central.person SET disabled = false WHERE login = 'luz'")


def rule_a_month_added_later_says_nothing_again(central: Central) -> None:
    """A proposal whose id is of a month without a table is taken over by that month, and stays one proposal."""
    ahead = int((datetime.now(UTC) + timedelta(days=700)).timestamp() * 1000)
    event_id = str(uuid.UUID(int=ahead << 80 | 7 << 76 | 2 << 62 | uuid.uuid4().int & 0xFFFFFFFF))
    event = replace(proposed(CHANGE, POLICIES, "sol", "specialist", NOW), event_id=event_id)
    assert push(central, "sol", event) == ()
    where = "SELECT tableoid::regclass::text FROM central.event WHERE event_id = %s"
    assert central.query(where, (event_id,)) == [("central.event_other",)]
    with psycopg.connect(central.admin_dsn) as connection:
        connection.execute("SET ROLE central_owner")
        try:
            connection.execute("SELECT central.add_months(now() AT TIME ZONE 'UTC' + interval '30 months')")
        except psycopg.errors.IntegrityError as error:
            raise AssertionError("told again") from error
    assert central.query(where, (event_id,)) != [("central.event_other",)]
    told = "SELECT count(*) FROM central.proposal WHERE proposal_id = %s"
    assert central.query(told, (event.review_id,)) == [(1,)]
    assert settle(central, "luz", event.review_id, None, "nein") == ()


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


ARRIVED = "central.proposal_event_arrived"
OPEN = "GRANT USAGE ON SCHEMA central TO reviewer_moderator, reviewer_specialist, reviewer_lead, reviewer_operator; "
WEAK = [
    (
        rule_a_month_added_later_says_nothing_again,
        lambda c: weaken(c, "central.add_months", "ALTER TABLE central.event DISABLE TRIGGER USER;", ""),
    ),
    (
        rule_specialists_and_leads_follow_and_nobody_else,
        lambda c: weaken(c, "central.proposal_document", "OR NOT central.may_audit(p_person)", ""),
    ),
    (
        rule_specialists_and_leads_follow_and_nobody_else,
        lambda c: weaken(c, "central.may_audit", "AND p.role IN ('specialist', 'lead')", ""),
    ),
    (
        rule_only_specialists_and_leads_propose,
        lambda c: weaken(c, ARRIVED, "NOT central.may_audit(NEW.owner)", "false"),
    ),
    (rule_a_proposal_is_whole, lambda c: weaken(c, ARRIVED, "body ->> 'proposal_id' IS DISTINCT FROM", "'' =")),
    (rule_a_proposal_is_whole, lambda c: weaken(c, ARRIVED, "> 4000 THEN", "> 99999 THEN")),
    (rule_a_proposal_is_whole, lambda c: weaken(c, ARRIVED, "one.proposal_id IS NOT NULL", "false")),
    (rule_leads_settle, lambda c: weaken(c, ARRIVED, "NOT central.is_lead(NEW.owner)", "false")),
    (rule_leads_settle, lambda c: weaken(c, ARRIVED, "one.state IN ('published', 'dropped')", "false")),
    (
        rule_leads_settle,
        lambda c: weaken(
            c, ARRIVED, "PERFORM central.tell_case('proposal', NEW.review_id, central.proposal_people());", ""
        ),
    ),
    (rule_publishing_the_version_settles_what_was_taken_into_it, lambda c: drop(c, "proposals_published", "standard")),
    (
        rule_publishing_the_version_settles_what_was_taken_into_it,
        lambda c: weaken(c, "central.proposals_published", "p.taken_into = NEW.ref AND", ""),
    ),
    (
        rule_publishing_the_version_settles_what_was_taken_into_it,
        lambda c: weaken(c, ARRIVED, "s.ref = into_version", "false"),
    ),
    (
        rule_publishing_and_settling_at_once_take_turns,
        lambda c: weaken(c, ARRIVED, "central.take_turn('standard policy ' || (body ->> 'into'))", "1"),
    ),
    (
        rule_a_closed_calibration_proposes,
        lambda c: weaken(
            c, "central.add_proposal", "left(btrim(p_told ->> 'change'), 4000)", "left(p_told ->> 'change', 4000)"
        ),
    ),
    (rule_a_ruling_on_a_dispute_proposes, lambda c: drop(c, "arbitration_proposes", "audit_decision")),
    (rule_a_closed_calibration_proposes, lambda c: drop(c, "calibration_proposes", "calibration")),
    (rule_proposals_stay, lambda c: drop(c, "proposal_stays", "proposal")),
    (rule_proposals_stay, lambda c: drop(c, "append_only", "proposal_decision")),
    (rule_proposals_stay, lambda c: drop(c, "no_truncate", "proposal_decision")),
    (rule_workstations_touch_no_table, lambda c: c.query(OPEN + "GRANT SELECT ON central.proposal TO PUBLIC")),
    (
        rule_workstations_touch_no_table,
        lambda c: c.query(
            OPEN + "GRANT EXECUTE ON FUNCTION central.add_proposal TO PUBLIC; "
            "ALTER FUNCTION central.add_proposal SECURITY DEFINER"
        ),
    ),
    (rule_who_becomes_a_specialist_is_told_of_what_is_there, lambda c: drop(c, "proposal_person_changed", "person")),
    (
        rule_disputes_are_counted_by_clause_for_leads,
        lambda c: weaken(c, "api.clause_disputes", "DISTINCT a.audit_id", "a.audit_id"),
    ),
    (
        rule_disputes_are_counted_by_clause_for_leads,
        lambda c: weaken(c, "api.clause_disputes", "a.judged_at >= p_since", "true"),
    ),
    (
        rule_disputes_are_counted_by_clause_for_leads,
        lambda c: opened(c, "api.clause_disputes", "NOT central.is_lead(session_user)", "false"),
    ),
    (rule_leads_count_findings_by_policy, lambda c: opened(c, "api.policy_findings", "<> 'people'", "IS NULL")),
    (rule_leads_publish_policy_packs, lambda c: weaken(c, "central.may_publish", "p_kind = 'policy' AND", "")),
    (rule_leads_publish_policy_packs, lambda c: weaken(c, "central.is_lead", "AND NOT p.disabled", "")),
    (
        rule_leads_publish_policy_packs,
        lambda c: unguarded(c),  # noqa: PLW0108 - it is defined below
    ),
]


def unguarded(central: Central) -> None:
    """Row security holds where the function slips: both are taken out."""
    opened(central, "api.publish_standard", "IF NOT central.may_publish(p_kind)", "IF false")
    central.query("ALTER TABLE central.standard DISABLE ROW LEVEL SECURITY")


def opened(central: Central, function: str, text: str, replacement: str = "") -> None:
    """Take a rule out of a function, and let every role call it."""
    weaken(central, function, text, replacement)
    central.query(f"GRANT EXECUTE ON FUNCTION {function} TO PUBLIC")


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central_servers, rule, change) -> None:
    """The check of a rule fails on a database without that rule."""
    central = roomy(central_servers.database("embedded"))
    with pytest.raises((AssertionError, psycopg.Error, pytest.fail.Exception)):
        change(central)
        rule(central)
