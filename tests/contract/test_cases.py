"""What the central database promises of cases, the same on every kind of server."""

import uuid
from collections.abc import Callable

import psycopg
import pytest

from reviewer_app.central import batches
from reviewer_app.central.push import Session
from tests.contract.test_assignments import batch, drop, give, weaken
from tests.postgres import SERVERS, Central

CASE = str(uuid.UUID(int=7))


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own, with a kind of case whose document says for whom it was made."""
    return with_documents(central_servers.database(request.param))


def with_documents(central: Central) -> Central:
    """Documents that hold nothing but who asked, and what the case is called today."""
    central.query(
        "CREATE TABLE central.case_name (name text); GRANT SELECT ON central.case_name TO central_owner;"
        "INSERT INTO central.case_name VALUES ('first');"
        "CREATE OR REPLACE FUNCTION central.proposal_document(p_case uuid, p_person text) RETURNS json LANGUAGE sql "
        "STABLE AS $$ SELECT json_build_object('case_id', p_case, 'for', p_person, "
        "'name', (SELECT name FROM central.case_name)) $$;"
        "GRANT EXECUTE ON FUNCTION central.proposal_document TO central_owner"
    )
    return central


def tell(connection: Central | psycopg.Connection, *people: str, case: str = CASE) -> None:
    """The case is another one for these people."""
    ask = connection.query if isinstance(connection, Central) else connection.execute
    ask("SELECT central.tell_case('proposal', %s, %s)", (case, list(people)))


def pulled(session: Session, cursor: str | None = None) -> list[str]:
    """The cases that one call names."""
    return [case_id for _, case_id in session.pull(cursor).cases]


def rule_participants_are_told_and_nobody_else(central: Central) -> None:
    """Each gets the document made for them; who was never told gets none, known by its id or not."""
    tell(central, "ana", "sol")
    for person, expected in (("ana", [CASE]), ("sol", [CASE]), ("bea", []), ("luz", [])):
        with central.session(person) as session:
            assert pulled(session) == expected
            document = session.case_file("proposal", CASE)
            assert (document and document["for"]) == (person if expected else None)
            assert session.case_file("proposal", str(uuid.uuid4())) is None


def rule_a_case_has_one_kind(central: Central) -> None:
    """Under another kind nothing is known of it."""
    tell(central, "ana")
    with central.raw("ana") as raw:
        for kind in ("audit", "nothing", "proposal'; --"):
            assert raw.execute("SELECT count(*) FROM api.case_file(%s, %s)", (kind, CASE)).fetchone() == (0,)


def rule_a_change_is_told_once_for_a_cursor(central: Central) -> None:
    """And again when it changes again, with what it is then."""
    tell(central, "ana")
    with central.session("ana") as session:
        first = session.pull(None)
        assert session.pull(first.cursor).cases == ()
        central.query("UPDATE central.case_name SET name = 'second'")
        tell(central, "ana")
        assert session.pull(first.cursor).cases == (("proposal", CASE),)
        assert session.case_file("proposal", CASE)["name"] == "second"


def rule_a_case_is_not_passed_over(central: Central) -> None:
    """One that is numbered first and committed last comes down, behind what overtook it."""
    batches.add_batch(central.admin, batch(count=1))
    other = str(uuid.uuid4())
    with central.session("ana") as session, psycopg.connect(central.admin_dsn) as slow:
        tell(slow, "ana")
        tell(central, "ana", case=other)
        give(central, "ES-47", "ana")
        early = session.pull(None)
        slow.commit()
        late = session.pull(early.cursor)
    assert sorted(one for page in (early, late) for _, one in page.cases) == sorted([CASE, other])


def rule_a_full_page_leaves_no_case_behind(central: Central) -> None:
    """Page by page every assignment and every case comes, whatever lies between."""
    batches.add_batch(central.admin, batch(count=7))
    told = [str(uuid.uuid4()) for _ in range(3)]
    tell(central, "ana", case=told[0])
    give(central, "ES-47", "ana", per_person=4)
    tell(central, "ana", case=told[1])
    give(central, "ES-47", "ana")
    tell(central, "ana", case=told[2])
    given, came, cursor = set(), [], None
    with central.session("ana") as session:
        for _ in range(20):
            page = session.pull(cursor, limit=2)
            given |= {one.recording_id for one in page.assignments}
            came += [one for _, one in page.cases]
            cursor = page.cursor
    assert (len(given), sorted(came)) == (7, sorted(told))


def rule_a_restore_tells_cases_anew(central: Central) -> None:
    """What was numbered by another server does not lie in this one's future."""
    tell(central, "ana")
    with central.session("ana") as session:
        before = session.pull(None).instance_id
    central.query("ALTER TABLE central.case_file DISABLE TRIGGER restamp")
    central.query("UPDATE central.case_file SET xid = '9999999999'")
    central.query("ALTER TABLE central.case_file ENABLE TRIGGER restamp")
    central.query("UPDATE central.server_info SET instance_id = gen_random_uuid()")
    with central.session("ana") as session:
        assert pulled(session, f"{before}/9999999999/1") == [CASE]


def rule_cases_stay(central: Central) -> None:
    """Not even the administrator removes what somebody was told of."""
    tell(central, "ana")
    for statement in ("DELETE FROM central.case_file", "TRUNCATE central.case_file"):
        try:
            with pytest.raises(psycopg.errors.RestrictViolation):
                central.query(statement)
        except pytest.fail.Exception as missed:
            raise AssertionError(statement) from missed


def rule_workstations_tell_nobody(central: Central) -> None:
    """Neither by the function nor by the table, whatever their role."""
    for person in ("bea", "sol", "luz", "ope"):
        with central.raw(person) as raw:
            for statement in (
                f"SELECT central.tell_case('proposal', '{CASE}', '{{ana}}')",
                f"INSERT INTO central.case_file (owner, kind, case_id) VALUES ('ana', 'proposal', '{CASE}')",
                f"SELECT central.proposal_document('{CASE}', 'ana')",
                "SELECT * FROM central.case_file",
            ):
                try:
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        raw.execute(statement)
                except pytest.fail.Exception as missed:
                    raise AssertionError(statement) from missed
                raw.rollback()


def rule_the_role_comes_with_it(central: Central) -> None:
    """So that a window knows offline what to offer."""
    for person, role in (("ana", "moderator"), ("sol", "specialist"), ("luz", "lead")):
        with central.session(person) as session:
            assert session.pull(None).role == role


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


OPEN = "GRANT USAGE ON SCHEMA central TO reviewer_moderator, reviewer_specialist, reviewer_lead, reviewer_operator; "
WEAK = [
    # Row security holds where a function slips, and the other way round: each pair is taken out together.
    (rule_participants_are_told_and_nobody_else, lambda c: unguarded(c, "api.pull", "WHERE f.owner = me")),
    (rule_participants_are_told_and_nobody_else, lambda c: unguarded(c, "api.case_file", "f.owner = me AND ")),
    (rule_a_case_has_one_kind, lambda c: weaken(c, "api.case_file", "f.kind = p_kind AND", "")),
    (
        rule_a_change_is_told_once_for_a_cursor,
        lambda c: weaken(c, "central.tell_case", "DO UPDATE SET changed_at = excluded.changed_at", "DO NOTHING"),
    ),
    (rule_a_change_is_told_once_for_a_cursor, lambda c: drop(c, "restamp", "case_file")),
    (rule_a_case_is_not_passed_over, lambda c: weaken(c, "api.pull", "s.xid < horizon", "true")),
    (
        rule_a_full_page_leaves_no_case_behind,
        lambda c: weaken(c, "api.pull", "(s.xid, s.srv_seq) <= (to_xid, to_seq) OR", "false OR"),
    ),
    (rule_a_restore_tells_cases_anew, lambda c: drop(c, "restamp_cases", "server_info")),
    (rule_cases_stay, lambda c: drop(c, "never_removed", "case_file")),
    (rule_cases_stay, lambda c: drop(c, "no_truncate", "case_file")),
    (rule_workstations_tell_nobody, lambda c: c.query(OPEN + "GRANT EXECUTE ON FUNCTION central.tell_case TO PUBLIC")),
    (rule_workstations_tell_nobody, lambda c: c.query(OPEN + "GRANT SELECT ON central.case_file TO PUBLIC")),
    (rule_the_role_comes_with_it, lambda c: weaken(c, "api.pull", "p.login = me", "p.login = 'ana'")),
]


def unguarded(central: Central, function: str, text: str) -> None:
    """Take a rule out of a function, and row security away."""
    weaken(central, function, text, "")
    central.query("ALTER TABLE central.case_file DISABLE ROW LEVEL SECURITY")


@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central_servers, rule, change) -> None:
    """The check of a rule fails on a database without that rule."""
    central = with_documents(central_servers.database("embedded"))
    with pytest.raises((AssertionError, psycopg.Error)):
        change(central)
        rule(central)
