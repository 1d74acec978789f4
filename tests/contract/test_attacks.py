"""Each role with a bare connection against the database as it is delivered, and against weakened ones."""

import re
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from reviewer_app.central import administration
from reviewer_app.central.administration import ROLES
from tests.contract.attacks import ATTACKS, breaches
from tests.contract.victim import Victim, a_victim
from tests.postgres import PASSWORD, PEOPLE, Central, Servers

ATTACKERS = ("bea", "sol", "luz", "ope")


@pytest.fixture(scope="module")
def victim(central) -> Iterator[Victim]:
    """Somebody who has something to lose."""
    made = a_victim(central)
    yield made
    made.connection.close()


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_every_attack_is_refused(central: Central, victim: Victim, attacker: str):
    """A moderator, a specialist, a lead and an operator; an operator does not read decisions either."""
    assert len(ATTACKS) > 70
    found = breaches(central, attacker, victim)
    assert not found, "\n".join(found)


# What only newer servers have, by its function.
BY_VERSION = {
    "pg_stat_get_io": "counters of blocks by kind",
    "pg_stat_get_backend_wal": "one's own counters of the log",
    "pg_stat_get_backend_io": "one's own counters of blocks",
}
# What a host's administrator who is no superuser cannot close: docs/operations.md and `central init` say so.
OPEN_WITHOUT_SUPERUSER = {
    "counters": {"counters", "counters by function", "counters of blocks", "counters of the database", "size",
                 "size of the database", "what the victim waits for", "what a function of one's own looks at",
                 "how far the log of changes is", "how far it is flushed", "how far it is, by a word of one's own",
                 "counters of the log", "counters of small caches", *BY_VERSION.values()},
    "large_objects": {"a large object", "a large object with content"},
    "estimates": {"what the planner believes"},
}  # fmt: skip


@pytest.fixture(scope="module")
def hosted(central: Central) -> Iterator[tuple[Central, Victim]]:
    """A database that somebody with CREATEDB and CREATEROLE made, on a server where a superuser had made the roles."""
    roles = ", ".join(["central_owner", "central_auditor", *(f"reviewer_{role}" for role in ROLES), *PEOPLE])
    central.query("DROP ROLE IF EXISTS hosting")
    central.query(f"CREATE ROLE hosting LOGIN CREATEDB CREATEROLE PASSWORD '{PASSWORD}'")
    central.query(f"GRANT {roles} TO hosting WITH ADMIN OPTION")
    name = f"hosted_{central.address.database}"
    address = replace(central.admin, database=name, user="hosting", password=PASSWORD)
    assert administration.initialise(address).open == tuple(OPEN_WITHOUT_SUPERUSER)
    for login, role in PEOPLE.items():
        administration.add_person(address, login, role, login.title(), PASSWORD)
    made = Central(central.server, replace(central.address, database=name))
    victim = a_victim(made)
    yield made, victim
    victim.connection.close()


@pytest.mark.slow
@pytest.mark.parametrize("attacker", ATTACKERS)
def test_without_a_superuser_only_what_is_told_stays_open(hosted: tuple[Central, Victim], attacker: str):
    found = breaches(hosted[0], attacker, hosted[1])
    known = {
        name for (name,) in hosted[0].query("SELECT proname FROM pg_proc WHERE proname = ANY (%s)", ([*BY_VERSION],))
    }
    missing = {attack for name, attack in BY_VERSION.items() if name not in known}
    expected = set.union(*OPEN_WITHOUT_SUPERUSER.values()) - missing
    assert {one.split(":")[0] for one in found} == expected, "\n".join(found)


def test_every_table_is_among_the_attacks(central: Central):
    """One that is added and not attacked would be believed closed."""
    tables = central.query(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'central' AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
    )
    read = [re.search(r"^SELECT \S+ FROM central\.(\w+)$", one.statements[-1]) for one in ATTACKS]
    assert {name for (name,) in tables} <= {one[1] for one in read if one}


def test_a_login_that_is_nobody_here_does_not_come_in(central: Central):
    """Known to the server, not to the database; nor is somebody without a password, or with the wrong one."""
    central.query(f"DROP ROLE IF EXISTS nadie; CREATE ROLE nadie LOGIN PASSWORD '{PASSWORD}'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        central.raw("nadie")
    for user, password in (("ana", "otra"), ("ana", ""), ("central_owner", PASSWORD), ("reviewer_lead", PASSWORD)):
        with pytest.raises(psycopg.OperationalError, match=r"password|not permitted"):
            psycopg.connect(central.server.dsn(user, password, central.address.database))


SHOWN_TO_ALL = (
    "CREATE OR REPLACE FUNCTION central.dashboard_reach() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = pg_catalog, pg_temp AS $$ SELECT 'people' $$"
)


def without(function: str, check: str, *tables: str) -> str:
    """Statements that take a check out of a function, and a database to which the owner of tables is not held."""
    return (
        f"DO $do$ DECLARE source text := pg_get_functiondef('{function}'::regproc); BEGIN "
        f"ASSERT strpos(source, '{check}') > 0; EXECUTE replace(source, '{check}', ''); END $do$; "
    ) + "; ".join(f"ALTER TABLE central.{table} NO FORCE ROW LEVEL SECURITY" for table in tables)


OPEN = "GRANT USAGE ON SCHEMA central TO reviewer_moderator; "
GIVEN = ("batch", "batch_item", "assignment", "assignment_history")
WEAKNESSES = {
    "read finding": OPEN + "GRANT SELECT ON central.finding TO reviewer_moderator",
    "explain analyze": OPEN + "GRANT SELECT ON central.finding TO PUBLIC",
    "something of the victim's was changed": OPEN + "GRANT SELECT, UPDATE ON central.finding TO reviewer_moderator; "
    "CREATE POLICY anybody ON central.finding USING (true)",
    "delete events": OPEN + "GRANT SELECT, DELETE ON central.event TO reviewer_moderator",
    "take in by hand": OPEN + "GRANT EXECUTE ON FUNCTION central.take_in TO PUBLIC; "
    "ALTER FUNCTION central.take_in SECURITY DEFINER",
    "sequence": OPEN + "GRANT SELECT ON SEQUENCE central.event_arrival TO PUBLIC",
    "relations that one may read": "CREATE VIEW api.team AS TABLE central.verdict; GRANT SELECT ON api.team TO PUBLIC",
    "read rollup_review": OPEN + "GRANT SELECT ON central.rollup_review TO reviewer_moderator",
    "the week's figures": "GRANT EXECUTE ON FUNCTION api.dashboard_week TO PUBLIC; " + SHOWN_TO_ALL,
    "findings exported": "GRANT EXECUTE ON FUNCTION api.export_findings TO PUBLIC; CREATE OR REPLACE FUNCTION "
    "central.is_operator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp "
    "AS 'SELECT true'",
    "a temporary table": "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO PUBLIC', current_database()); "
    "END $$",
    "a table in public": "GRANT ALL ON SCHEMA public TO PUBLIC",
    "functions without a fixed search path": "ALTER FUNCTION api.whoami RESET search_path",
    "hello with the victim's device": "CREATE UNIQUE INDEX ON central.device (replica, epoch)",
    "the victim's events pushed": "ALTER TABLE central.event DROP CONSTRAINT event_author_is_login",
    "read a file": "GRANT EXECUTE ON FUNCTION pg_read_file(text) TO PUBLIC",
    "what was refused": "GRANT EXECUTE ON FUNCTION api.quarantined TO PUBLIC; CREATE OR REPLACE FUNCTION "
    "central.must_be_operator() RETURNS void LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = pg_catalog, pg_temp AS 'SELECT NULL::void'",
    "counters": "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pg_catalog TO PUBLIC",
    "what the planner believes": "GRANT SELECT ON pg_catalog.pg_class TO PUBLIC",
    "comments that tell secrets": "COMMENT ON FUNCTION api.push IS 'the password of the operator is 1234'",
    "functions that tell secrets or notify": "CREATE FUNCTION central.tell() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM pg_notify('all', NEW.canonical); RETURN NEW; END $$",
    "functions that wait for locks anybody takes": "CREATE OR REPLACE FUNCTION central.take_turn(p_at_what text) "
    "RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp "
    "AS 'SELECT pg_advisory_xact_lock(hashtext(p_at_what))'",
    "identity by a setting": "CREATE OR REPLACE FUNCTION central.me() RETURNS text LANGUAGE sql STABLE "
    "SECURITY DEFINER SET search_path = pg_catalog, pg_temp "
    "RETURN coalesce(current_setting('app.login', true), session_user)",
    "another's work by pull_assignments": without("api.pull_assignments", "a.owner = me AND", *GIVEN),
    "another's work by pull behind": without("api.pull", "WHERE f.owner = me", "case_file"),
    "the victim's leases renewed": without("api.renew_lease", "a.owner = me AND", *GIVEN),
    "the victim's topics and work": without("api.set_opt_outs", "a.owner = me AND", *GIVEN),
    "the victim's case": without("api.case_file", "f.owner = me AND", "case_file"),
    "where the victim's gold lives": "CREATE OR REPLACE FUNCTION api.quality_recording(p_recording_id text) "
    "RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT "
    "central.recording_document(i) FROM central.batch_item i WHERE i.recording_id = p_recording_id LIMIT 1'; "
    "GRANT EXECUTE ON FUNCTION api.quality_recording TO PUBLIC",
    "read gold": OPEN + "GRANT SELECT ON central.gold TO reviewer_moderator; "
    "ALTER TABLE central.gold DISABLE ROW LEVEL SECURITY",
    "is this gold": OPEN + "GRANT EXECUTE ON FUNCTION central.is_gold_item TO PUBLIC",
    "what was drawn, of whom": "GRANT EXECUTE ON FUNCTION api.audit_sample TO PUBLIC; CREATE OR REPLACE FUNCTION "
    "central.is_operator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp "
    "AS 'SELECT true'",
    "publish": "GRANT EXECUTE ON FUNCTION api.publish_standard TO reviewer_moderator; "
    "CREATE OR REPLACE FUNCTION central.is_operator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = pg_catalog, pg_temp RETURN true",
    "alter a version": OPEN + "GRANT SELECT, UPDATE ON central.standard TO reviewer_moderator; "
    "ALTER TABLE central.standard DISABLE ROW LEVEL SECURITY; ALTER TABLE central.standard DISABLE TRIGGER USER",
    "take a version back": OPEN + "GRANT SELECT, DELETE ON central.standard TO reviewer_moderator",
    "read standards": OPEN + "GRANT SELECT ON central.standard TO reviewer_moderator; "
    "ALTER TABLE central.standard DISABLE ROW LEVEL SECURITY",
    "versions by a pattern": "CREATE OR REPLACE FUNCTION api.standard(p_kind text, p_ref text) "
    "RETURNS TABLE (content text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS "
    "'SELECT s.content FROM central.standard s WHERE s.kind LIKE p_kind AND s.ref LIKE p_ref'",
    "the victim's events are among": "CREATE OR REPLACE FUNCTION api.my_events(p_after uuid, p_limit integer) "
    "RETURNS TABLE (event_id uuid, replica uuid, epoch bigint, seq bigint, canonical text) LANGUAGE sql STABLE "
    "SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT event_id, replica, epoch, seq, canonical FROM "
    "central.event'; ALTER FUNCTION api.my_events OWNER TO postgres",
}  # fmt: skip


def test_figures_of_people_are_seen_when_specialists_get_them(central_servers):
    """The dashboard of a lead given to those who review others' work blind."""
    central = central_servers.database("embedded")
    victim = a_victim(central)
    try:
        central.query(SHOWN_TO_ALL)
        found = breaches(central, "sol", victim)
        assert [one.split(",")[0] for one in found] == [
            "the week's figures",
            "a policy's figures",
            "the year's figures",
        ]
    finally:
        victim.connection.close()


def test_a_reason_that_quotes_is_seen_when_operators_get_it(central_servers):
    """The server's own words for what it refused, which the author alone may read."""
    central = central_servers.database("embedded")
    victim = a_victim(central)
    try:
        central.query(
            "CREATE OR REPLACE FUNCTION central.reason_for_operators(p_sqlstate text, p_reason text) RETURNS text "
            "LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp RETURN p_reason"
        )
        found = breaches(central, "ope", victim)
        assert [one.split(":")[0] for one in found] == ["reasons of refusals", "reasons of refusals in sum"]
    finally:
        victim.connection.close()


OPEN_TO_SPECIALISTS = "GRANT USAGE ON SCHEMA central TO reviewer_specialist; "
ANYBODY_OPERATES = (
    "CREATE OR REPLACE FUNCTION central.is_operator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = pg_catalog, pg_temp AS 'SELECT true'"
)


def put(function: str, check: str, other: str) -> str:
    """Statements that put something else in the place of a check; quotes in both are doubled."""
    return (
        f"DO $do$ DECLARE source text := pg_get_functiondef('{function}'::regproc); BEGIN "
        f"ASSERT strpos(source, '{check}') > 0; EXECUTE replace(source, '{check}', '{other}'); END $do$"
    )


# Weaknesses that concern only who has this role: specialists (sol), leads (luz) and operators (ope) may call more.
WEAKNESSES_OF = {
    ("sol", "another's work by pull_assignments"): WEAKNESSES["another's work by pull_assignments"],
    ("sol", "a proposal"): without("api.case_file", "f.owner = me AND", "case_file"),
    ("sol", "what was said in the victim's session"): without("api.case_file", "f.owner = me AND", "case_file")
    + "; "
    + without("central.calibration_document", "OR NOT leads AND me.login IS NULL"),
    ("sol", "judged decisions by name"): put("api.quality", "asks <> ''lead''", "false"),
    ("sol", "where the victim's gold lives"): put(
        "api.quality_recording", "asks = ''specialist'' AND has_gold", "false"
    ) + "; " + put("api.quality_recording", "a.closed_at IS NOT NULL", "true"),
    ("sol", "disputes by clause"): "GRANT EXECUTE ON FUNCTION api.clause_disputes TO reviewer_specialist; "
    + put("central.is_lead", "AND p.role = ''lead''", ""),
    ("sol", "publish"): "GRANT EXECUTE ON FUNCTION api.publish_standard TO reviewer_specialist; "
    + put("central.may_publish", "AND central.is_lead(session_user)", ""),
    ("sol", "who could be drawn"): OPEN_TO_SPECIALISTS
    + "GRANT EXECUTE ON FUNCTION central.sample_population TO reviewer_specialist; "
    "ALTER FUNCTION central.sample_population SECURITY DEFINER",
    ("sol", "read audit"): OPEN_TO_SPECIALISTS + "GRANT SELECT ON central.audit TO reviewer_specialist",
    ("luz", "publish a lexicon"): put("central.may_publish", "p_kind = ''policy'' AND", "")
    + "; ALTER POLICY lead_add ON central.standard WITH CHECK (true)",
    ("luz", "labels revealed by another lead"): put("central.led_session", "AND c.lead = me", ""),
    ("luz", "a session closed by another lead"): put("central.led_session", "AND c.lead = me", ""),
    ("luz", "the victim's session"): without("api.case_file", "f.owner = me AND", "case_file")
    + "; "
    + put("central.calibration_document", "leads := session.lead = p_person", "leads := true"),
    ("luz", "where the victim's work lives"): put(
        "api.quality_recording",
        "OR NOT EXISTS (SELECT 1 FROM central.audit",
        "OR false AND EXISTS (SELECT 1 FROM central.audit",
    ),
    ("luz", "what is gold"): "GRANT EXECUTE ON FUNCTION api.gold_list TO reviewer_lead; " + ANYBODY_OPERATES,
    ("luz", "findings exported"): "GRANT EXECUTE ON FUNCTION api.export_findings TO reviewer_lead; " + ANYBODY_OPERATES,
    ("luz", "read calibration_ruling"): "GRANT USAGE ON SCHEMA central TO reviewer_lead; "
    "GRANT SELECT ON central.calibration_ruling TO reviewer_lead",
    ("ope", "read finding"): "GRANT USAGE ON SCHEMA central TO reviewer_operator; "
    "GRANT SELECT ON central.finding TO reviewer_operator",
    ("ope", "judged decisions"): "GRANT EXECUTE ON FUNCTION api.quality TO reviewer_operator; "
    + put("api.quality", "asks NOT IN (''specialist'', ''lead'')", "false"),
}  # fmt: skip


@pytest.mark.parametrize("seen_by", WEAKNESSES)
def test_a_weakness_is_seen(central_servers, seen_by: str):
    """One line of the schema changed in a database of its own: the attack that it opens succeeds."""
    see(central_servers, "bea", seen_by, WEAKNESSES[seen_by])


@pytest.mark.parametrize(("attacker", "seen_by"), WEAKNESSES_OF)
def test_a_weakness_is_seen_by_the_role_that_it_is_for(central_servers, attacker: str, seen_by: str):
    see(central_servers, attacker, seen_by, WEAKNESSES_OF[attacker, seen_by])


def see(servers: Servers, attacker: str, seen_by: str, weakness: str) -> None:
    """Fail unless the attack named succeeds against a database of its own that is weakened so."""
    central = servers.database("embedded")
    victim = a_victim(central)
    try:
        central.query(weakness)
        assert any(one.startswith(seen_by) for one in breaches(central, attacker, victim))
    finally:
        victim.connection.close()
