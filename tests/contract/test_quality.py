"""What the central database tells of quality, and to whom, the same on every kind of server."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
import pytest

from reviewer_app.central import batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.central.connection import SignInRefused
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.quality.checks import Check, Fault, Label, Quality
from reviewer_app.domain.quality.report import View, report
from tests.contract import audits
from tests.contract.audits import NOW, POLICIES, Audit, arbitrated, compared, draw, judged, plan, push, reviewed, work
from tests.contract.test_assignments import weaken
from tests.postgres import PEOPLE, Central

DAY_MS = 86_400_000
FROM_MS, TO_MS = NOW - DAY_MS, NOW + DAY_MS
TODAY_MS = NOW // DAY_MS * DAY_MS
PERIOD = "2026-Q1"
NOTHING_KEPT = "SELECT me, p_from, p_to WHERE false"
KEY = "k.secret || uuid_send(i.database_id) || "


def told(central: Central, user: str = "luz", *, names: bool = False, to_ms: int = TO_MS) -> Quality:
    """What somebody is told of the days in which the tests' reviews were made."""
    with central.session(user) as session:
        return Quality.from_json(session.quality(FROM_MS, to_ms, names))


def of(audit: Audit, user: str = "luz", **values) -> list[Check]:
    """The checks of an audit's batch, as somebody is told of them."""
    quality = told(audit.central, user, **values)
    (queue,) = audit.central.query(
        "SELECT b.name FROM central.audit a JOIN central.batch b USING (batch_id) WHERE a.audit_id = %s",
        (audit.audit_id,),
    )[0]
    return [one for one in quality.checks if one.queue == queue]


def acknowledged(central: Central) -> Audit:
    """An audit that the reviewer has taken in: both differences are errors for good."""
    made = judged(central)
    assert made.say("ana", "audit.acknowledged") == ()
    return made


def seeded(central: Central, user: str = "ana", policies: tuple[str, ...] = ("hate.slur",)) -> tuple[str, str]:
    """A gold item (violence.threat, VIO) among somebody's work, reviewed; batch and recording."""
    old, name = audits.recording(audits.unused()), f"ES-gold-{audits.unused()}"
    batches.add_batch(central.admin, Batch(f"{name}-old", (BatchItem(old, "Oro", "", 60_000),)))
    finding = {"finding_id": audits.strange_id(), "policy_id": "violence.threat", "start_ms": 7_000, "end_ms": None}
    gold = json.dumps([{**finding, "severity": "S1"}]), json.dumps({"outcome": "VIO", "actions": [], "rationale": ""})
    central.query(
        "SELECT central.add_gold(%s, %s, %s, %s, 'r', 'audit', gen_random_uuid(), 'luz')", (old, POLICIES, *gold)
    )
    item = BatchItem(audits.recording(audits.unused()), "Otro", "", 60_000)
    batches.add_batch(central.admin, Batch(name, (item,)))
    central.query("SELECT api.seed_gold(%s, %s, %s, 1, 's')", (name, POLICIES, [old]))
    batches.assign_batch(central.admin, name, [user], Terms())
    assert push(central, user, *reviewed(user, old, policies)) == ()
    second_reviews.settle(central.admin)
    return name, old


# ---------------------------------------------------------------- rules


def rule_what_is_told_is_what_stands_in_the_end(central: Central) -> None:
    """After arbitration: the reviewer's finding is none in the end, the missed one is."""
    audit = arbitrated(central)
    assert audit.rule("luz", d0=False, d1=True) == ()
    (found,) = of(audit)
    assert found.labels == (Label("hate.slur", True, True), Label("violence.threat", False, True))
    fault = Fault("missed", "violence.threat", "", "major", "false_negative", "audio_missed", 0, None)
    assert found.faults == (fault,)
    assert (found.right, found.first_wrong, found.settled, found.overturned) == (False, True, True, True)
    assert (found.outcome, found.second_outcome, found.source) == ("VIO", "VIO", "drawn")
    assert (found.policy_set, found.inclusion, found.recording_id) == (POLICIES, 1.0, audit.recording_id)
    assert (found.title, found.duration_ms, found.market) == ("Directo 0", 60_000, "")
    (other,) = of(acknowledged(central))
    assert other.labels == (Label("hate.slur", True, False), Label("violence.threat", False, True))
    assert [one.kind for one in other.faults] == ["extra", "missed"] and not other.settled and not other.overturned


def rule_what_may_still_be_disputed_is_not_told(central: Central) -> None:
    """Nor what nobody has compared; that it was judged counts for the plan."""
    audit = compared(central)
    before = [one for one in told(central).plans if one.judged or one.final]
    assert audit.judge() == () and of(audit) == []
    after = [one for one in told(central).plans if one.judged or one.final]
    assert (len(after) - len(before), after[-1].final) == (1, 0)
    assert audit.dispute("d0") == () and of(audit) == []
    assert audit.answer(False) == () and len(of(audit)) == 1


def rule_a_lot_is_told_with_what_was_found(central: Central) -> None:
    """To operators and on the page: only what is said for good counts, and decides."""
    audit = compared(central, kind="lot", accept=0)
    query = "SELECT s.name FROM central.sample s JOIN central.audit a USING (sample_id) WHERE a.audit_id = %s"
    ((name,),) = central.query(query, (audit.audit_id,))

    def lot() -> tuple:
        (one,) = (one for one in told(central).plans if one.sample == name)
        (listed,) = (each for each in second_reviews.samples(central.admin) if each["sample"] == name)
        assert (listed["accept"], listed["final"], listed["found"]) == (one.accept, one.final, one.found)
        return one.final, one.found, one.verdict

    assert audit.judge() == () and lot() == (0, 0, "open")
    assert audit.say("ana", "audit.acknowledged") == () and lot() == (1, 1, "rejected")
    other = acknowledged(central)
    ((random,),) = central.query(query, (other.audit_id,))
    assert next(one for one in told(central).plans if one.sample == random).verdict is None


def rule_strata_of_which_nothing_was_drawn_are_told(central: Central) -> None:
    """Beside those of the same sample that were: no figure speaks for them."""
    batch = audits.work(central, {"ana": [["hate.slur"], []]})
    wanted = audits.plan(batch, 1, "stratified", by=["category"], sizes={"passed": 1, "hate": 0})
    name = audits.draw(central, wanted, "sol")["sample"]
    found = report(told(central), View()).unseen
    assert {(one.stratum, one.population, one.drawn) for one in found if one.sample == name} == {
        ("passed", 1, 1),
        ("hate", 1, 0),
    }


def rule_nobody_else_is_told(central: Central) -> None:
    """Moderators and operators nothing, specialists no names; what was asked for in vain is not recorded."""
    for user, names in (("ana", False), ("ana", True), ("sol", True)):
        with pytest.raises(SignInRefused):
            told(central, user, names=names)
    with central.raw("ope") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT api.quality('-infinity', 'infinity', false)")
    assert central.query("SELECT count(*) FROM central.quality_look WHERE login <> 'luz'") == [(0,)]


def rule_where_a_recording_lives_is_told_with_its_decision(central: Central) -> None:
    """To who is told of the decision: not before everything is said of it, nor where it may still be blind work."""
    audit = judged(central)

    def where(user: str) -> BatchItem | None:
        with central.session(user) as session:
            return session.quality_recording(audit.recording_id)

    assert [where("luz"), where("sol")] == [None, None]
    assert audit.say("ana", "audit.acknowledged") == ()
    assert [where(user).url for user in ("luz", "sol")] == [f"https://m.example/{audit.recording_id}"] * 2
    for user in ("ana", "ope"):
        with pytest.raises((SignInRefused, psycopg.errors.InsufficientPrivilege)):
            where(user)
    gold = "SELECT central.add_gold(%s, %s, '[]', NULL, 'r', 'audit', gen_random_uuid(), 'luz')"
    central.query(gold, (audit.recording_id, POLICIES))
    assert where("sol") is None and where("luz") is not None
    name = f"ES-where-{audits.unused()}"
    batches.add_batch(central.admin, Batch(name, (BatchItem(audit.recording_id, "a", "", 60_000),)))
    batches.assign_batch(central.admin, name, ["luz"], Terms())
    assert where("luz") is None


def rule_names_are_for_a_lead_and_are_recorded(central: Central) -> None:
    """With exact times, which pseudonyms do not have."""
    audit = acknowledged(central)
    before = central.query("SELECT count(*) FROM central.quality_look")[0][0]
    (hidden,), (named,) = of(audit), of(audit, names=True)
    assert (named.reviewer, named.decided_at_ms) == ("ana", NOW + 1_000)
    assert hidden.reviewer != "ana" and hidden.decided_at_ms == TODAY_MS
    looks = central.query("SELECT login, from_at, to_at FROM central.quality_look ORDER BY asked_at")
    assert len(looks) == before + 1
    login, first, last = looks[-1]
    assert (login, int(first.timestamp() * 1000), int(last.timestamp() * 1000)) == ("luz", FROM_MS, TO_MS)


def rule_a_pseudonym_is_not_found_by_trying_logins(central: Central) -> None:
    """The same for a person in a quarter, another in the next, and nothing that follows from a login alone."""
    first, second = acknowledged(central), acknowledged(central)
    (one,), (other,) = of(first, "sol"), of(second, "luz")
    assert one.reviewer == other.reviewer
    later = int(datetime(2026, 4, 2, tzinfo=UTC).timestamp()) * 1000
    (then,) = of(first, "sol", to_ms=later)
    assert then.reviewer != one.reviewer
    tried = [f"{a}{login}{b}" for login in PEOPLE for a in ("", "reviewer/", f"reviewer/{PERIOD}/") for b in ("", "\n")]
    hows = (hashlib.sha256, hashlib.md5, hashlib.sha1)
    hashes = {how(text.encode()).hexdigest().upper() for how in hows for text in tried}
    assert not any(one.reviewer.removeprefix("R-") in found for found in hashes)
    assert not any("ana" in text.lower() for check in told(central).checks for text in (check.reviewer, check.check_id))


def rule_strata_of_people_do_not_name_them(central: Central) -> None:
    """An operator may draw by reviewer: specialists are told that there are strata, not whose."""
    batch = work(central, {"ana": [["hate.slur"]] * 2, "bea": [[]] * 2})
    drawn = plan(batch, 2, "stratified", ("ana", "bea"), by=["reviewer"], sizes={"ana": 1, "bea": 1})
    draw(central, drawn, "sol")
    for row in central.query(
        "SELECT audit_id::text, recording_id, reviewer FROM central.audit WHERE stratum IN ('ana', 'bea')"
    ):
        audit = Audit(central, *row)
        audit.review_again()
        assert audit.judge() == () and audit.say(audit.reviewer, "audit.acknowledged") == ()
    names = {one.stratum for one in told(central, "sol").plans} | {one.stratum for one in told(central, "sol").checks}
    assert not names & {"ana", "bea"} and len(names - {"", "hate", "passed"}) == 2
    named = told(central, "luz", names=True)
    assert {"ana", "bea"} <= {one.stratum for one in named.plans} & {one.stratum for one in named.checks}


def rule_gold_is_compared_and_not_shown_to_who_may_meet_it(central: Central) -> None:
    """A lead, who knows gold, sees which recording it was; a specialist that it was gold."""
    queue, recording = seeded(central)
    (found,) = [one for one in told(central, "luz").checks if one.queue == queue]
    assert (found.source, found.recording_id, found.title) == ("gold", recording, "Oro")
    assert found.labels == (Label("hate.slur", True, False), Label("violence.threat", False, True, "S1"))
    assert [(one.kind, one.policy_id, one.start_ms) for one in found.faults] == [
        ("extra", "hate.slur", 0), ("missed", "violence.threat", 7_000),
    ]  # fmt: skip
    assert (found.right, found.wrong, found.inclusion, found.second_outcome) == (True, True, None, "VIO")
    (hidden,) = [one for one in told(central, "sol").checks if one.queue == queue]
    assert (hidden.recording_id, hidden.title, hidden.duration_ms) == ("", "", 0)
    assert hidden.labels == found.labels


def rule_of_what_is_gold_specialists_are_not_told_a_drawn_check_either(central: Central) -> None:
    """They may still be given it, and its decisions would tell the answer."""
    audit = acknowledged(central)
    (before,) = of(audit, "sol")
    audits.gold(central, audit.recording_id)
    (own,), (lead,) = of(audit, "sol"), of(audit, "luz")
    assert (before.recording_id, lead.recording_id) == (audit.recording_id, audit.recording_id)
    assert (own.recording_id, own.title, own.duration_ms, own.labels) == ("", "", 0, before.labels)


def rule_what_one_has_still_to_review_is_not_told(central: Central) -> None:
    """Figures count it; which recording it is would tell the answer."""
    audit = acknowledged(central)
    name = f"later-{audits.unused()}"
    batches.add_batch(central.admin, Batch(name, (BatchItem(audit.recording_id, "Directo 0", "", 60_000),)))
    batches.assign_batch(central.admin, name, ["luz"], Terms())
    (own,), (other,) = of(audit, "luz"), of(audit, "sol")
    assert (own.recording_id, other.recording_id) == ("", audit.recording_id)


def rule_calibration_is_in_no_figure(central: Central) -> None:
    """Neither what its members did there nor a review that a session has taken in."""
    batch = work(central, {"sol": [[]]})
    (recording,) = central.query(
        "SELECT i.recording_id FROM central.batch_item i JOIN central.batch b USING (batch_id) WHERE b.name = %s",
        (batch,),
    )[0]
    before = told(central)
    with central.raw("luz") as connection:
        session = connection.execute(
            "SELECT session FROM api.open_calibration(%s, %s, '{}', %s, now() + interval '1 day', '{ana,bea}')",
            (f"C-{audits.unused()}", [recording], POLICIES),
        ).fetchone()[0]
        for user in ("ana", "bea"):
            assert push(central, user, *reviewed(user, recording, ["hate.slur"])) == ()
        connection.execute("SELECT api.reveal_calibration(%s, true)", (session,))
    assert told(central) == before
    audit = acknowledged(central)
    assert len(of(audit)) == 1
    central.query(
        "INSERT INTO central.calibration_review (session_id, login, recording_id, review_id, policy_set, counted, "
        "findings) SELECT %s, reviewer, recording_id, review_id, policy_set, true, '[]' FROM central.audit "
        "WHERE audit_id = %s",
        (session, audit.audit_id),
    )
    assert of(audit) == []


def rule_what_was_asked_for_stays_recorded(central: Central) -> None:
    """Also against whoever administers the tables."""
    told(central, names=True)
    for statement in (
        "UPDATE central.quality_look SET login = 'sol'",
        "DELETE FROM central.quality_look",
        "TRUNCATE central.quality_look",
        "UPDATE central.quality_key SET secret = ''",
    ):
        with pytest.raises(psycopg.errors.RestrictViolation):
            central.query(statement)


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


@contextmanager
def without(central: Central, function: str, text: str, replacement: str = "") -> Iterator[None]:
    """Something taken out of a function for a while."""
    ((source,),) = central.query("SELECT pg_get_functiondef(%s::regproc)", (function,))
    weaken(central, function, text, replacement)
    try:
        yield
    finally:
        central.query(source)


@contextmanager
def unguarded(central: Central, table: str) -> Iterator[None]:
    """A table's rows may be changed for a while."""
    central.query(f"ALTER TABLE central.{table} DISABLE TRIGGER USER")
    try:
        yield
    finally:
        central.query(f"ALTER TABLE central.{table} ENABLE TRIGGER USER")


@contextmanager
def everybody(central: Central) -> Iterator[None]:
    """The check of the role taken away, and the grants."""
    central.query("GRANT EXECUTE ON FUNCTION api.quality TO PUBLIC")
    with without(central, "api.quality", "asks NOT IN ('specialist', 'lead')", "false"):
        yield
    central.query("REVOKE EXECUTE ON FUNCTION api.quality FROM PUBLIC")


QUALITY, AUDITED = "api.quality", "central.audited"
WEAK: list[tuple] = [
    (rule_what_is_told_is_what_stands_in_the_end, without, AUDITED, "FILTER (WHERE d.final_is_error)"),
    (rule_what_may_still_be_disputed_is_not_told, without, AUDITED, "a.closed_at IS NOT NULL", "true"),
    (rule_a_lot_is_told_with_what_was_found, without, "central.is_faulty", "a.closed_at IS NOT NULL", "false"),
    (rule_strata_of_which_nothing_was_drawn_are_told, without, QUALITY, "OR s.drawn = 0", "OR false"),
    (rule_nobody_else_is_told, everybody),
    (rule_nobody_else_is_told, without, QUALITY, "asks <> 'lead'", "false"),
    (rule_names_are_for_a_lead_and_are_recorded, without, QUALITY, "VALUES (me, p_from, p_to)", NOTHING_KEPT),
    (rule_names_are_for_a_lead_and_are_recorded, without, QUALITY, "WHEN names THEN f.", "WHEN true THEN f."),
    (rule_a_pseudonym_is_not_found_by_trying_logins, without, "central.quality_code", KEY),
    (rule_a_pseudonym_is_not_found_by_trying_logins, without, "central.pseudonym", "p_period || '/' || "),
    (rule_strata_of_people_do_not_name_them, without, QUALITY, "coalesce(s.plan -> 'by' ? 'reviewer', false)", "false"),
    (rule_gold_is_compared_and_not_shown_to_who_may_meet_it, without, QUALITY, "asks = 'specialist'", "false"),
    (
        rule_of_what_is_gold_specialists_are_not_told_a_drawn_check_either,
        without,
        QUALITY,
        "o.recording_id = f.recording_id",
        "false",
    ),
    (rule_what_one_has_still_to_review_is_not_told, without, QUALITY, "g.owner = me AND", "false AND"),
    (rule_calibration_is_in_no_figure, without, AUDITED, "c.login = a.reviewer AND", "false AND"),
    (rule_what_was_asked_for_stays_recorded, unguarded, "quality_look"),
    (rule_what_was_asked_for_stays_recorded, unguarded, "quality_key"),
]


@pytest.mark.parametrize("weak", WEAK, ids=lambda weak: weak[0].__name__)
def test_rule_is_missed_when_it_is_taken_out(embedded_central, weak) -> None:
    """The check of a rule fails on a database without that rule."""
    rule, change, *values = weak
    with change(embedded_central, *values), pytest.raises((AssertionError, pytest.fail.Exception)):
        rule(embedded_central)


def test_two_databases_have_other_pseudonyms_for_one_person(central_servers):
    """Who knows who is who in one does not know it in the other."""
    shown = set()
    for _ in range(2):
        central = central_servers.database("embedded")
        # The tests' databases are copies of one; a copy that stands apart is given an id of its own.
        central.query("UPDATE central.server_info SET database_id = gen_random_uuid()")
        (found,) = of(acknowledged(central))
        shown.add(found.reviewer)
    assert len(shown) == 2


def test_figures_of_what_is_told(central_servers):
    """From the server's rows to a figure: one of two decisions is right, counts as there are few."""
    central = central_servers.database("embedded")
    audit = arbitrated(central)
    assert audit.rule("luz", d0=False, d1=False) == ()
    acknowledged(central)
    found = report(told(central), View())
    labels = next(one for one in found.tiles if one.name == "policy_accuracy")
    assert (labels.count, labels.n, labels.value) == (1, 2, None)
    disputes = next(one for one in found.tiles if one.name == "dispute_success")
    assert (disputes.count, disputes.n) == (1, 1)
