"""Second reviews whose auditor left with both reviews to compare: who takes over, and what that may not tell."""

from collections.abc import Callable

import psycopg
import pytest

from reviewer_app.central import batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.errors import UserError
from tests.contract.audits import (
    NOT_YOURS,
    Audit,
    an_audit,
    ask,
    check_it_is_missed,
    compared,
    judged,
    told,
    unused,
)
from tests.postgres import Central

HAND_OVER = "SELECT given, remaining FROM api.hand_over_audits(%s, %s, %s)"
HANDED_OVER = "This second review was handed over to somebody else."
TAKEN = "SELECT auditor, taken_over_by FROM central.audit WHERE audit_id = %s"


def hand_over(central: Central, start: str, *people: str, user: str | None = None, dry_run: bool = False) -> tuple:
    """What each was given and what nobody named may have, as the administrator or somebody."""
    return ask(central, user, HAND_OVER, (start, list(people), dry_run))[0]


def alone(central: Central, **values: object) -> Audit:
    """The only audit that there is to compare, with these values."""
    central.query("SELECT central.end_audit(audit_id, 'closed') FROM central.audit WHERE state = 'comparing'")
    return compared(central, **values)


def disabled(central: Central, login: str, disabled: bool = True) -> None:
    """Let somebody work here no more, or again."""
    central.query("UPDATE central.person SET disabled = %s WHERE login = %s", (disabled, login))


def rule_another_compares_and_answers_in_the_auditors_place(audits: Central) -> None:
    """Both reviews stay as they are; who had it sees no more of it, and what they send is refused with the reason."""
    made = alone(audits)
    before = made.document("sol")
    assert hand_over(audits, "sol", "luz") == ({"luz": 1}, 0)
    assert (made.fetched("sol"), made.document("sol")) == (None, None)
    assert made.audit_id in told(audits, "luz")
    found = made.fetched("luz")
    assert (found["role"], found["state"], found["people"]) == (
        "auditor",
        "comparing",
        {**before["people"], "auditor": "luz"},
    )
    assert (found["original"], found["second"]) == (before["original"], before["second"])
    made.auditor = "luz"
    late = {"differences": made.differences(), "feedback": "", "original_verdict_right": False}
    assert made.say("sol", "audit.judged", **late) == (HANDED_OVER,)
    assert made.judge() == made.dispute("d0", "d1") == ()
    assert made.say("sol", "audit.answered", stands=True, reason="x") == (HANDED_OVER,)
    assert made.answer(True) == ()
    assert [made.document(one) is not None for one in ("sol", "luz", "eva")] == [False, True, True]
    assert made.rule("sol", d0=True, d1=True) == made.rule("luz", d0=True, d1=True) == (NOT_YOURS,)
    assert made.rule("eva", d0=False, d1=True) == ()
    assert made.fetched("luz")["people"] == {"reviewer": "ana", "auditor": "luz", "arbiter": "eva"}
    assert audits.query(TAKEN, (made.audit_id,)) == [("sol", "luz")]


def rule_the_reviewer_does_not_take_over(audits: Central) -> None:
    """Though a specialist; it is not told that this is why."""
    made = alone(audits, reviewer="eva")
    assert hand_over(audits, "sol", "eva") == ({"eva": 0}, 1)
    assert made.document("eva") is None
    assert hand_over(audits, "sol", "eva", "luz") == ({"eva": 0, "luz": 1}, 0)


def rule_who_is_to_judge_it_blind_does_not_take_over(audits: Central) -> None:
    """They would see what two others say of it; who takes it over knows the recording from then on."""
    made = alone(audits)
    name = f"blind {unused()}"
    batches.add_batch(audits.admin, Batch(name, (BatchItem(made.recording_id, "Directo", "", 60_000),), blind=True))
    batches.assign_batch(audits.admin, name, ["luz"], Terms())
    assert hand_over(audits, "sol", "luz") == ({"luz": 0}, 1)
    assert made.document("luz") is None
    assert hand_over(audits, "sol", "luz", "eva") == ({"luz": 0, "eva": 1}, 0)
    known = "SELECT 1 FROM central.known_recording WHERE owner = 'eva' AND recording_id = %s"
    assert audits.query(known, (made.recording_id,)) == [(1,)]


def rule_opt_outs_are_honoured(audits: Central) -> None:
    """Who takes no topic of the recording is not given it by this way either."""
    alone(audits, topics=("hate",))
    with audits.session("luz") as session:
        session.set_opt_outs(["hate"])
        assert hand_over(audits, "sol", "luz") == ({"luz": 0}, 1)
        session.set_opt_outs([])
        assert hand_over(audits, "sol", "luz") == ({"luz": 1}, 0)


def rule_only_the_comparison_is_handed_over(audits: Central) -> None:
    """What waits for its second review is given anew by `assign`, and who judged stays who judged."""
    alone(audits).judge()
    made, waiting = judged(audits), an_audit(audits)
    assert hand_over(audits, "sol", "luz") == ({"luz": 0}, 0)
    assert [one.state() for one in (made, waiting)] == ["judged", "waiting"]
    with pytest.raises(psycopg.errors.RestrictViolation):
        audits.query("UPDATE central.audit SET taken_over_by = 'luz' WHERE audit_id = %s", (made.audit_id,))


def rule_it_may_be_handed_on_and_back(audits: Central) -> None:
    """Each time it is kept who left it to whom; whose the second review is stays."""
    made = alone(audits)
    for start, end in (("sol", "luz"), ("luz", "eva"), ("eva", "sol")):
        assert hand_over(audits, start, start, end) == ({start: 0, end: 1}, 0)
        assert made.document(end)["role"] == "auditor"
    assert audits.query(TAKEN, (made.audit_id,)) == [("sol", None)]
    kept = "SELECT from_login, to_login, handed_by FROM central.audit_handover WHERE audit_id = %s ORDER BY handed_at"
    by = audits.admin.user
    assert audits.query(kept, (made.audit_id,)) == [("sol", "luz", by), ("luz", "eva", by), ("eva", "sol", by)]


def rule_each_gets_about_as_many(audits: Central) -> None:
    """Who was given least gets the next."""
    alone(audits)
    for _ in range(3):
        compared(audits)
    assert hand_over(audits, "sol", "luz", "eva") == ({"luz": 2, "eva": 2}, 0)


def rule_leads_take_nothing_from_those_who_do_it(audits: Central) -> None:
    """Only what waits for longer than an answer may take, what is their own, or what somebody left who is gone."""
    made = alone(audits)
    nothing, moved = ({"eva": 0}, 0), ({"eva": 1}, 0)
    assert hand_over(audits, "sol", "eva", user="luz") == nothing
    long_ago = "UPDATE central.audit SET compared_at = now() - interval '8 days' WHERE audit_id = %s"
    audits.query(long_ago, (made.audit_id,))
    assert hand_over(audits, "sol", "eva", user="luz") == moved
    audits.query("UPDATE central.person SET role = 'lead' WHERE login = 'eva'")
    assert hand_over(audits, "eva", "sol", user="luz") == ({"sol": 0}, 0)
    audits.query("UPDATE central.person SET role = 'specialist' WHERE login = 'eva'")
    alone(audits, auditor="luz")
    assert hand_over(audits, "luz", "eva", user="luz") == moved
    for gone, back in (("disabled = true", "disabled = false"), ("role = 'moderator'", "role = 'specialist'")):
        alone(audits)
        audits.query(f"UPDATE central.person SET {gone} WHERE login = 'sol'")
        try:
            assert hand_over(audits, "sol", "eva", user="luz") == moved
        finally:
            audits.query(f"UPDATE central.person SET {back} WHERE login = 'sol'")


def rule_only_operators_and_leads_hand_over(audits: Central) -> None:
    """And a lead not to themselves."""
    alone(audits)
    disabled(audits, "sol")
    try:
        for user, people in (("eva", ["luz"]), ("ana", ["luz"]), ("luz", ["eva", "luz"])):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                hand_over(audits, "sol", *people, user=user)
        assert hand_over(audits, "sol", "eva", user="ope") == ({"eva": 1}, 0)
    finally:
        disabled(audits, "sol", False)


def rule_a_lead_does_not_choose_who_judges_them(audits: Central) -> None:
    """Nor are they told that there is something of theirs."""
    alone(audits, reviewer="luz")
    disabled(audits, "sol")
    try:
        for dry_run in (True, False):
            assert hand_over(audits, "sol", "eva", user="luz", dry_run=dry_run) == ({"eva": 0}, 0)
        assert hand_over(audits, "sol", "eva", user="ope") == ({"eva": 1}, 0)
    finally:
        disabled(audits, "sol", False)


def rule_a_dry_run_only_counts(audits: Central) -> None:
    """Asked about one person at a time it would tell whose review it is, and who takes which topics."""
    made = alone(audits, reviewer="eva")
    answers = [hand_over(audits, "sol", one, dry_run=True) for one in ("eva", "luz")]
    assert answers == [({"eva": 0}, 1), ({"luz": 0}, 1)]
    assert audits.query(TAKEN, (made.audit_id,)) == [("sol", None)]


def rule_who_is_not_there_is_said(audits: Central) -> None:
    """A name that is misspelt looks like one who has nothing."""
    with pytest.raises(UserError, match=r"^There is nobody called lus\.$"):
        second_reviews.hand_over(audits.admin, "lus", ["sol"])
    with pytest.raises(UserError, match=r"^There is no specialist or lead called bea\.$"):
        second_reviews.hand_over(audits.admin, "sol", ["luz", "bea"])


def rule_what_somebody_left_is_counted(audits: Central) -> None:
    """By sample: what waits for somebody who audits no more."""
    made = alone(audits)
    sample = "SELECT s.name FROM central.sample s JOIN central.audit USING (sample_id) WHERE audit_id = %s"
    ((name,),) = audits.query(sample, (made.audit_id,))

    def abandoned() -> int:
        return next(one["abandoned"] for one in second_reviews.samples(audits.admin) if one["sample"] == name)

    assert abandoned() == 0
    disabled(audits, "sol")
    try:
        assert abandoned() == 1
        assert second_reviews.hand_over(audits.admin, "sol", ["luz"]) == ({"luz": 1}, 0)
        assert abandoned() == 0
    finally:
        disabled(audits, "sol", False)


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(audits: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(audits)


# ---------------------------------------------------------------- each rule fails when it is taken out

GIVING = "api.hand_over_audits"
WEAK = [
    (
        rule_another_compares_and_answers_in_the_auditors_place,
        [("central.audit_document", "WHEN central.compares(one) = p_person", "WHEN one.auditor = p_person")],
    ),
    (
        rule_another_compares_and_answers_in_the_auditors_place,
        [
            (
                "central.audit_arbiters",
                "NOT IN (a.reviewer, a.auditor, central.compares(a))",
                "NOT IN (a.reviewer, a.auditor)",
            )
        ],
    ),
    (
        rule_another_compares_and_answers_in_the_auditors_place,
        [
            (
                "central.audit_arbiters",
                "NOT IN (a.reviewer, a.auditor, central.compares(a))",
                "NOT IN (a.reviewer, central.compares(a))",
            )
        ],
    ),
    (
        rule_another_compares_and_answers_in_the_auditors_place,
        [("central.audit_event_arrived", "h.from_login = NEW.owner", "false")],
    ),
    (rule_the_reviewer_does_not_take_over, [(GIVING, "l NOT IN (p_from, one.reviewer)", "l <> p_from")]),
    (
        rule_who_is_to_judge_it_blind_does_not_take_over,
        [(GIVING, "NOT central.is_to_judge_blind(l, one.recording_id)", "true")],
    ),
    (
        rule_who_is_to_judge_it_blind_does_not_take_over,
        [(GIVING, "central.shown_to(one.audit_id, ARRAY[successor])", "ARRAY[successor]")],
    ),
    (rule_opt_outs_are_honoured, [(GIVING, "AND NOT central.opted_out(l, one)", "")]),
    (rule_only_the_comparison_is_handed_over, [(GIVING, "a.state = 'comparing' AND", "a.state = 'judged' AND")]),
    (
        rule_only_the_comparison_is_handed_over,
        [("central.audit_stays", "OLD.state <> 'comparing' AND", "false AND")],
    ),
    (rule_it_may_be_handed_on_and_back, [(GIVING, "nullif(successor, a.auditor)", "successor")]),
    (rule_each_gets_about_as_many, [(GIVING, "ORDER BY (counts ->> l)::integer, n", "ORDER BY n")]),
    (rule_leads_take_nothing_from_those_who_do_it, [(GIVING, "AND (any_time OR", "AND (true OR")]),
    (rule_leads_take_nothing_from_those_who_do_it, [(GIVING, "max(h.handed_at)", "NULL::timestamptz")]),
    (rule_leads_take_nothing_from_those_who_do_it, [(GIVING, "OR p_from = session_user", "")]),
    (rule_leads_take_nothing_from_those_who_do_it, [(GIVING, "OR NOT central.may_audit(p_from)", "")]),
    (rule_only_operators_and_leads_hand_over, [(GIVING, "session_user = ANY (p_people)", "false")]),
    (
        rule_only_operators_and_leads_hand_over,
        [
            (f"GRANT EXECUTE ON FUNCTION {GIVING} TO PUBLIC", f"REVOKE EXECUTE ON FUNCTION {GIVING} FROM PUBLIC"),
            ("central.is_lead", "AND p.role = 'lead'", ""),
        ],
    ),
    (rule_a_lead_does_not_choose_who_judges_them, [(GIVING, "AND a.reviewer <> session_user", "")]),
    (rule_a_dry_run_only_counts, [(GIVING, "NOT p_dry_run AND", "")]),
    (rule_what_somebody_left_is_counted, [("central.may_audit", "AND NOT p.disabled", "")]),
]


@pytest.mark.parametrize(("rule", "changes"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(weaker: Central, rule: Callable[[Central], None], changes: list) -> None:
    """The check of a rule fails on a database without that rule."""
    check_it_is_missed(weaker, rule, changes)
