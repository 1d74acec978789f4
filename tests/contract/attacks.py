"""What somebody with a password and a bare connection may try, and how each attempt has to end.

`{…}` in a statement stands for what the attacker has learned about the victim: ids, never contents.
"""

import json
import uuid
from dataclasses import dataclass

import psycopg
from psycopg.pq import TransactionStatus

from reviewer_app.central.push import PUSH, push_parameters
from reviewer_app.domain.review import Context, Review
from tests.contract.victim import RECORDINGS, SECRET, TOPIC, Victim, belongings
from tests.postgres import Central, Chain

NOT_ALLOWED = "42501"
OWN = "own login"


@dataclass(frozen=True)
class Attack:
    """One attempt. `codes`: the errors that count as refused; without any it may succeed, and the first column of its
    last rows has to be `gives` (or, where `gives` is None, hold no secret)."""

    name: str
    statements: tuple[str, ...]
    codes: tuple[str, ...] = (NOT_ALLOWED,)
    gives: object = None


def refused(name: str, *statements: str, codes: tuple[str, ...] = (NOT_ALLOWED,)) -> Attack:
    """An attempt whose last statement must be an error."""
    return Attack(name, statements, codes)


def gives(name: str, value: object, *statements: str) -> Attack:
    """An attempt that is allowed and must give this."""
    return Attack(name, statements, (), value)


TABLES = ("event", "event_other", "finding", "verdict", "review", "escalation", "device", "quarantine", "person",
          "rollup_finding", "rollup_review", "rollup_origin", "rollup_state", "proposal", "proposal_decision",
          "calibration", "calibration_change", "calibration_batch", "calibration_item", "calibration_member",
          "calibration_review", "calibration_vote", "calibration_ruling", "sealed_label", "sample", "sample_stratum",
          "sample_item", "audit", "audit_handover", "audit_decision", "audit_judgement", "gold", "gold_seed",
          "gold_check", "turn", "batch", "batch_item", "assignment", "assignment_history", "known_recording",
          "topic_opt_out", "case_file", "resent", "server_info", "alembic_version")  # fmt: skip
READING = [refused(f"read {table}", f"SELECT * FROM central.{table}") for table in TABLES] + [
    refused("copy out", "COPY central.finding TO STDOUT"),
    refused("copy a query out", "COPY (SELECT * FROM central.verdict) TO STDOUT"),
    refused("explain", "EXPLAIN SELECT * FROM central.finding WHERE owner = 'ana'"),
    refused("explain analyze", "EXPLAIN ANALYZE SELECT * FROM central.finding WHERE note = 'x'"),
    refused("row security off", "SET row_security = off", "SELECT * FROM central.event"),
    refused("prepare", "PREPARE p AS SELECT * FROM central.event"),
    refused("a function made by the attacker", "CREATE FUNCTION api.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
    refused("a view made by the attacker", "CREATE VIEW api.v AS SELECT 1"),
    refused("lock", "BEGIN", "LOCK TABLE central.event IN ACCESS SHARE MODE"),
    refused("a turn by hand", "BEGIN", "SELECT central.take_turn('standard policy live-es@2026.4')"),
    refused("a turn kept", "BEGIN", "SELECT 1 FROM central.turn FOR UPDATE"),
    refused("sequence", "SELECT last_value FROM central.event_arrival"),
    refused("next of the sequence", "SELECT nextval('central.event_arrival')"),
    refused("statistics", "SELECT * FROM pg_catalog.pg_statistic"),
    refused("a large object's pages", "SELECT * FROM pg_catalog.pg_largeobject"),
    refused("passwords", "SELECT rolpassword FROM pg_catalog.pg_authid"),
    refused("passwords by the view", "SELECT passwd FROM pg_catalog.pg_shadow"),
    refused("who may sign in from where", "SELECT * FROM pg_catalog.pg_hba_file_rules"),
    refused("walk a cursor", "BEGIN", "DECLARE c CURSOR FOR SELECT * FROM central.event"),
]
CHANGING = [
    refused("insert", "INSERT INTO central.event (owner) VALUES ('ana')"),
    refused("update a finding", "UPDATE central.finding SET note = '' WHERE owner = 'ana'"),
    refused("delete events", "DELETE FROM central.event WHERE owner = 'ana'"),
    refused("truncate", "TRUNCATE central.event"),
    refused("copy in", "COPY central.person FROM STDIN"),
    refused("drop", "DROP TABLE central.event CASCADE"),
    refused("triggers off", "ALTER TABLE central.event DISABLE TRIGGER ALL"),
    refused("replication role", "SET session_replication_role = replica"),
    refused("row security taken off", "ALTER TABLE central.event DISABLE ROW LEVEL SECURITY"),
    refused("a policy for all", "CREATE POLICY p ON central.event USING (true)"),
    refused("a trigger of one's own", "CREATE TRIGGER t BEFORE INSERT ON central.event EXECUTE FUNCTION f()"),
    refused(
        "replace a function", "CREATE OR REPLACE FUNCTION api.opt_outs() RETURNS text[] LANGUAGE sql AS 'SELECT 1'"
    ),
    refused("a function's rights", "ALTER FUNCTION api.push SECURITY INVOKER", codes=(NOT_ALLOWED,)),
    refused("take in by hand", "SELECT central.take_in('ana', gen_random_uuid(), 1, '[]', 0)"),
    refused("a count by hand", "SELECT central.recount()"),
    refused("a fold by hand", "SELECT central.fold(1)"),
    refused("months by hand", "SELECT central.add_months(now()::timestamp)"),
    refused("settings of the server", "ALTER SYSTEM SET log_statement = 'all'"),
    refused("settings of the database", "ALTER DATABASE {database} SET search_path = public"),
    refused("log the parameters", "SET log_statement = 'all'"),
    refused("statistics set back", "SELECT pg_stat_reset()"),
    refused("end the victim's connection", "SELECT pg_terminate_backend({pid})"),
    refused("cancel the victim's commit", "SELECT pg_cancel_backend({pid})"),
]
BECOMING = [
    refused("the victim's role", "SET ROLE ana"),
    refused("the owner's role", "SET ROLE central_owner"),
    refused("the superuser's role", "SET ROLE postgres"),
    refused("the victim's session", "SET SESSION AUTHORIZATION ana"),
    refused("role by set_config", "SELECT set_config('role', 'central_owner', false)"),
    refused("session by set_config", "SELECT set_config('session_authorization', 'ana', false)"),
    refused("grant", "GRANT central_owner TO {me}"),
    refused("superuser", "ALTER ROLE {me} SUPERUSER"),
    refused("the victim's password", "ALTER ROLE ana PASSWORD 'abierta'"),
    refused("the victim's settings", "ALTER ROLE ana SET search_path = public"),
    refused("a new login", "CREATE ROLE eva LOGIN"),
    refused("what the victim owns", "REASSIGN OWNED BY central_owner TO {me}"),
    gives("identity by a setting", OWN, "SET app.login = 'ana'", "SELECT login FROM api.whoami()"),
    gives("identity by a login name", OWN, "SET application_name = 'ana'", "SELECT login FROM api.whoami()"),
    gives("search path", OWN, "SET search_path = api, pg_temp, public", "SELECT login FROM whoami()"),
    gives("who may add to the schemas", 0, """SELECT count(*) FROM pg_namespace, aclexplode(nspacl) AS a
        WHERE nspname IN ('api', 'central') AND a.privilege_type = 'CREATE' AND a.grantee <> nspowner"""),
    gives("functions without a fixed search path", 0, """SELECT count(*) FROM pg_proc WHERE prosecdef AND
        pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('api', 'central')) AND
        NOT coalesce(proconfig::text LIKE '%search_path=pg_catalog, pg_temp%', false)"""),
]  # fmt: skip
SHADOWING = [
    refused("a temporary table", "CREATE TEMP TABLE person (login text, disabled boolean)"),
    refused("a temporary function", "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'"),
    refused("a schema", "CREATE SCHEMA mine"),
    refused("a table in public", "CREATE TABLE public.person (login text)", codes=(NOT_ALLOWED,)),
    refused("an operator in public", "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)"),
    refused("a cast", "CREATE CAST (text AS uuid) WITH INOUT", codes=(NOT_ALLOWED, "42P17", "42501")),
    refused("an event trigger", "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()"),
]
FILES = [
    refused("a program", "COPY (SELECT 1) TO PROGRAM 'true'"),
    refused("a file out", "COPY (SELECT 1) TO '/tmp/x'"),
    refused("a file in", "COPY central.person FROM '/etc/passwd'"),
    refused("read a file", "SELECT pg_read_file('postgresql.conf')"),
    refused("list a folder", "SELECT pg_ls_dir('.')"),
    refused("a file's state", "SELECT pg_stat_file('postgresql.conf')"),
    refused("import a large object", "SELECT lo_import('/etc/passwd')"),
    refused("export a large object", "SELECT lo_export(1, '/tmp/x')"),
    refused("dblink", "SELECT dblink('dbname=postgres', 'SELECT 1')", codes=("42883",)),
    refused("an extension", "CREATE EXTENSION dblink", codes=(NOT_ALLOWED, "0A000", "58P01", "3F000")),
    refused("an untrusted language", "DO LANGUAGE plpython3u 'pass'", codes=(NOT_ALLOWED, "42704")),
    refused("a library", "LOAD 'auto_explain'", codes=(NOT_ALLOWED, "58P01")),
    refused("a replication slot", "SELECT pg_create_logical_replication_slot('s', 'pgoutput')",
            codes=(NOT_ALLOWED, "55000")),
    refused("a publication", "CREATE PUBLICATION p FOR ALL TABLES"),
    refused("a subscription", "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false)"),
    refused("the name of the log", "SELECT pg_current_logfile()"),
]  # fmt: skip
GUESSING = [
    gives("relations that one may read", 0, """SELECT count(*) FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND relkind IN ('r', 'p', 'v', 'm', 'f')
        AND (has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
             OR has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))"""),
    gives("histograms", 0, "SELECT count(*) FROM pg_stats WHERE schemaname IN ('central', 'api')"),
    gives("tables by the standard's views", 0,
          "SELECT count(*) FROM information_schema.tables WHERE table_schema IN ('central', 'api', 'public')"),
    gives("sequences' values", 0,
          "SELECT count(*) FROM pg_sequences WHERE schemaname = 'central' AND last_value IS NOT NULL"),
    gives("comments that tell secrets", 0,
          "SELECT count(*) FROM pg_description WHERE description ~* 'passw|contrase|secret|key|token'"
          " AND classoid = 'pg_proc'::regclass AND objoid > 16383"),
    gives("functions that tell secrets or notify", 0,
          "SELECT count(*) FROM pg_proc WHERE pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('api', "
          "'central')) AND prosrc ~* 'password|SCRAM-|PRIVATE KEY|pg_notify|NOTIFY '"),
    gives("functions that wait for locks anybody takes", 0, "SELECT count(*) FROM pg_proc WHERE pronamespace IN "
          "(SELECT oid FROM pg_namespace WHERE nspname IN ('api', 'central')) AND prosrc ~* 'pg_(try_)?advisory'"),
    gives("settings that tell secrets", 0, "SELECT count(*) FROM pg_db_role_setting"),
    gives("prepared transactions", 0, "SELECT count(*) FROM pg_prepared_xacts"),
    gives("what the victim runs", None, "SELECT query FROM pg_stat_activity WHERE usename = 'ana'"),
    refused("what the victim waits for", "SELECT a.query, l.* FROM pg_locks l JOIN pg_stat_activity a USING (pid)"),
    refused("what a function of one's own looks at", "BEGIN", "SELECT relation FROM pg_locks"),
    refused("how far the log of changes is", "SELECT pg_current_wal_insert_lsn()"),
    refused("how far it is flushed", "SELECT pg_current_wal_flush_lsn()"),
    refused("how far it is, by a word of one's own", "SELECT pg_logical_emit_message(false, 'x', 'y')"),
    refused("counters of the log", "SELECT * FROM pg_stat_wal"),
    refused("counters of small caches", "SELECT * FROM pg_stat_slru"),
    refused("counters of blocks by kind", "SELECT * FROM pg_stat_get_io()", codes=(NOT_ALLOWED, "42883")),
    refused("one's own counters of the log", "SELECT pg_stat_get_backend_wal(pg_backend_pid())",
            codes=(NOT_ALLOWED, "42883")),
    refused("one's own counters of blocks", "SELECT pg_stat_get_backend_io(pg_backend_pid())",
            codes=(NOT_ALLOWED, "42883")),
    gives("everything that the server logs to its client", None, "SET client_min_messages = debug5",
          "SET debug_print_plan = on", "SELECT * FROM api.whoami()"),
    refused("counters", "SELECT n_tup_ins FROM pg_stat_all_tables WHERE schemaname = 'central'"),
    refused("counters by function", "SELECT pg_stat_get_tuples_inserted(oid) FROM pg_class WHERE relname = 'event'"),
    refused("counters of blocks", "SELECT * FROM pg_statio_all_tables WHERE schemaname = 'central'"),
    refused("counters of the database", "SELECT tup_inserted FROM pg_stat_database WHERE numbackends > 0"),
    refused("size", "SELECT pg_total_relation_size(oid) FROM pg_class WHERE relname = 'verdict'"),
    refused("size of the database", "SELECT pg_database_size(current_database())"),
    refused("what the planner believes", "SELECT reltuples FROM pg_class WHERE relname = 'finding'"),
    refused("a large object", "SELECT lo_create(0)"),
    refused("a large object with content", "SELECT lo_from_bytea(0, 'x')"),
    refused("an error that quotes", "SELECT note::int FROM central.finding"),
    refused("a dashboard's function that asks for the owner", "SELECT central.me()"),
]  # fmt: skip
TEXT = "'policy', 'live-es@2026.4', 'text', NULL"
STANDARDS = [
    refused("read standards", "SELECT * FROM central.standard"),
    refused("copy standards out", "COPY central.standard TO STDOUT"),
    refused("explain standards", "EXPLAIN ANALYZE SELECT * FROM central.standard WHERE ref LIKE 'live%'"),
    refused("publish by hand", f"INSERT INTO central.standard (kind, ref, content, effective_from) VALUES ({TEXT})"),
    refused("alter a version", "UPDATE central.standard SET content = 'x' WHERE ref = 'live-es@2026.3'"),
    refused("bring a day forward", "UPDATE central.standard SET effective_from = now()"),
    refused("take a version back", "DELETE FROM central.standard"),
    refused("empty what was published", "TRUNCATE central.standard"),
    refused("number versions anew", "UPDATE central.standard SET xid = '1'"),
    refused("a version's guard off", "ALTER TABLE central.standard DISABLE TRIGGER stays_published"),
    refused("a version's guard by hand", "SELECT central.stays_published()"),
    refused("another server by hand", "UPDATE central.server_info SET instance_id = gen_random_uuid()"),
    refused("all forms of events allowed", "UPDATE central.server_info SET schema_max = 99"),
    gives("a version that is not published", 0, "SELECT count(*) FROM api.standard('policy', 'live-es@2026.4')"),
    gives("a policy as a lexicon", 0, "SELECT count(*) FROM api.standard('lexicon', 'live-es@2026.3')"),
    gives("versions by a pattern", 0, "SELECT count(*) FROM api.standard('%', 'live-es@%')"),
]
# Leads and operators publish policy packs; lexicons are the operators'.
PUBLISHERS = ("luz", "ope")
PUBLISHING = [
    refused("publish", f"SELECT * FROM api.publish_standard({TEXT})"),
    refused("publish in another's name", "SET application_name = 'ope'", f"SELECT * FROM api.publish_standard({TEXT})"),
    refused("try to publish and take it back", "BEGIN", f"SELECT * FROM api.publish_standard({TEXT})", "ROLLBACK"),
    refused("what is published, and by whom", "SELECT * FROM api.standards('policy')"),
]
OPERATORS_ONLY = [
    refused("publish a lexicon", "SELECT * FROM api.publish_standard('lexicon', 'words@2026.4', 'text', NULL)"),
    refused("what lexicons are published", "SELECT * FROM api.standards('lexicon')"),
    refused("all samples", "SELECT api.audit_samples()"),
    refused("what was drawn, of whom", "SELECT api.audit_sample('x')"),
    refused("second reviews for a friend", "SELECT * FROM api.assign_audits('x', '', '{luz}', '1 day')"),
    refused("windows closed early", "SELECT * FROM api.settle_audits()"),
    refused("what is gold", "SELECT api.gold_list()"),
    refused("gold put among work", "SELECT * FROM api.seed_gold('x', NULL, NULL, 1, 's')"),
    refused("what was refused", "SELECT * FROM api.quarantined('ana', 10)"),
    refused("how much was refused", "SELECT api.refused_events()"),
    refused("work for everybody", "SELECT * FROM api.assign_to_each('x', '{ana}', false, '1 day')"),
]
OPERATOR = "ope"
# What operators may ask for, without a word of what was decided.
OPERATORS_TOO = [
    gives("reasons of refusals", None, "SELECT owner, seq, sqlstate, reason FROM api.quarantined(NULL, 1000)"),
    gives("reasons of refusals in sum", None, "SELECT api.refused_events()"),
]

# Figures and exports: who may ask for them. What a specialist is told must not come from one person's day.
DASHBOARDS, OPERATORS = ("sol", "luz", "ope"), ("ope",)
FIGURES = {
    "the week's figures": ("SELECT api.dashboard_week('1970-01-03')", DASHBOARDS),
    "a policy's figures": ("SELECT api.dashboard_policy('hate.slur', '1970-01-03')", DASHBOARDS),
    "the year's figures": ("SELECT api.dashboard_year('1970-01-03')", DASHBOARDS),
    "counts before a draw": ('SELECT api.preview_audits(\'{"kind": "random"}\')', DASHBOARDS),
    "figures brought up to date": ("SELECT api.refresh_rollups()", DASHBOARDS),
    "how many events wait": ("SELECT * FROM api.fold_rollups(1)", OPERATORS),
    "everything counted": ("SELECT * FROM api.recount_rollups()", OPERATORS),
    "disputes by clause": ("SELECT api.clause_disputes('-infinity')", PUBLISHERS),
    "findings by policy": ("SELECT * FROM api.policy_findings('{hate.slur}')", PUBLISHERS),
    "judged decisions": ("SELECT api.quality('1970-01-01', '2100-01-01', false)", ("sol", "luz")),
    "where a judged recording lives": ("SELECT api.quality_recording(repeat('a', 64))", ("sol", "luz")),
    "judged decisions by name": ("SELECT api.quality('1970-01-01', '2100-01-01', true)", ("luz",)),
    "findings exported": ("SELECT api.export_findings('-infinity', 'infinity', '{hate.slur}', true)", OPERATORS),
    "verdicts exported": ("SELECT api.export_verdicts('-infinity', 'infinity', '{hate.slur}', true)", OPERATORS),
    "events exported": ("SELECT api.export_events('-infinity', 'infinity', '{hate.slur}', true)", OPERATORS),
}
SECOND_REVIEWS = [
    refused("a second review's document by hand", "SELECT central.audit_document(gen_random_uuid(), 'ana')"),
    refused("a second review ended by hand", "SELECT central.end_audit(gen_random_uuid(), 'closed')"),
    refused("gold by hand", "SELECT central.add_gold('x', 'x', '[]', 'null', '', 'audit', gen_random_uuid(), 'x')"),
    refused("is this gold", "SELECT central.is_gold_item(gen_random_uuid(), 'x')"),
    refused("who could be drawn", "SELECT * FROM central.sample_population('{}')"),
    refused("another's review by hand", "SELECT central.review_snapshot('ana', gen_random_uuid())"),
    refused("a seed of one's own", "SELECT api.draw_audits('x', '{\"kind\": \"random\", \"size\": 1}', 'seed', '', "
            "'{luz}', '1 day', '1 day', '1 day')", codes=(NOT_ALLOWED, "P0002")),
]  # fmt: skip
QUALITY = [
    refused("the key of pseudonyms", "SELECT secret FROM central.quality_key"),
    refused("who asked for names", "SELECT * FROM central.quality_look"),
    refused("the traces of asking for names", "DELETE FROM central.quality_look"),
    refused("a pseudonym by hand", "SELECT central.pseudonym('ana', '2026-Q1')"),
    refused("a code by hand", "SELECT central.quality_code('reviewer/2026-Q1/ana', 8)"),
    refused("judged decisions by hand", "SELECT * FROM central.audited('-infinity', 'infinity')"),
    refused("gold compared by hand", "SELECT * FROM central.gold_checked('-infinity', 'infinity')"),
]
WORK = [
    refused("another's work to oneself", "UPDATE central.assignment SET owner = '{me}'"),
    refused("another's lease ended", "UPDATE central.assignment SET state = 'returned', lease_until = NULL"),
    refused("another's topics", "DELETE FROM central.topic_opt_out WHERE owner = 'ana'"),
    refused("told of another's case by hand", "SELECT central.tell_case('audit', gen_random_uuid(), ARRAY['{me}'])"),
    refused("leases ended by hand", "SELECT central.return_expired('ana')"),
    refused("where a recording lives by hand", "SELECT central.recording_document(i) FROM central.batch_item i"),
    refused("a session's document by hand", "SELECT central.calibration_document(gen_random_uuid(), '{me}')"),
    refused("labels taken by hand", "SELECT central.take_labels(gen_random_uuid(), true, NULL, NULL)"),
    refused("a case's document by hand", "SELECT central.proposal_document(gen_random_uuid(), 'ana')"),
]
ATTACKS = READING + CHANGING + BECOMING + SHADOWING + FILES + GUESSING + STANDARDS + SECOND_REVIEWS + QUALITY + WORK


def breaches(central: Central, attacker: str, victim: Victim) -> list[str]:
    """The names of the attacks that succeeded."""
    found = []
    connection = central.raw(attacker)
    only = (OPERATORS_ONLY if attacker != OPERATOR else OPERATORS_TOO) + (
        PUBLISHING if attacker not in PUBLISHERS else []
    )
    for attack in ATTACKS + only:
        outcome = _tried(connection, attack, attacker, victim)
        if outcome:
            found.append(f"{attack.name}: {outcome}")
        if outcome or connection.info.transaction_status != TransactionStatus.IDLE:
            connection.close()
            connection = central.raw(attacker)
        else:
            connection.execute("RESET ALL")
    connection.close()
    found += _through_the_functions(central, attacker, victim)
    if belongings(central) != victim.before:
        found.append("something of the victim's was changed")
    return found


def _tried(connection: psycopg.Connection, attack: Attack, attacker: str, victim: Victim) -> str:
    rows: list[tuple] = []
    told: list[str] = []
    connection.add_notice_handler(lambda notice: told.append(f"{notice.message_primary} {notice.message_detail}"))
    try:
        for statement in attack.statements:
            named = statement.replace("{me}", attacker).replace("{pid}", str(victim.pid))
            cursor = connection.execute(named.replace("{database}", connection.info.dbname))
            rows = cursor.fetchall() if cursor.description else []
    except psycopg.Error as error:
        told.append(str(error) + str(error.diag.message_detail))
        if error.sqlstate not in attack.codes:
            return f"ended with {error.sqlstate} ({error})"
    else:
        wanted = attacker if attack.gives == OWN else attack.gives
        if attack.codes:
            return f"was not refused: {rows[:1]}"
        if wanted is not None and [row[0] for row in rows] != [wanted]:
            return f"gave {rows[:3]}"
    everything = str(rows) + " ".join(told)
    return "told the secret" if any(one in everything for one in (SECRET, victim.chain.replica)) else ""


# ---------------------------------------------------------------- the functions that one may call, with another's ids

CASE_FILE = "SELECT count(*), max(content::text) FROM api.case_file('{}', {{}})"
# What the lead of a session does with it, and the victim's session that is in the state for it. Any lead may take one
# over whose id they know; there the change is kept, and nobody else knows the id.
LEADING = {
    "labels revealed by another lead": ("SELECT api.reveal_calibration({}, true)", "open"),
    "a session cancelled by another lead": ("SELECT api.cancel_calibration({}, 'x')", "open"),
    "a deadline moved by another lead": ("SELECT api.move_calibration({}, now() + interval '3 days')", "open"),
    "a session closed by another lead": ("SELECT api.close_calibration({}, '[]')", "named"),
}


def _through_the_functions(central: Central, attacker: str, victim: Victim) -> list[str]:
    """What differs between ids of the victim and ids of nobody tells that they exist."""
    found = []
    strange = str(uuid.uuid4())
    with central.raw(attacker) as connection:
        for name, statement, known, unknown in (
            ("hello with the victim's device", "SELECT last_seq, head_hash FROM api.hello({}, 1, 1)",
             victim.chain.replica, strange),
            ("a review's place in my events", "SELECT count(*) FROM api.my_events({}, 1000)",
             json.loads(victim.chain.rows[0].canonical)["event_id"], strange),
            ("the victim's leases renewed", "SELECT api.renew_lease({}::uuid[])",
             f"{{{','.join(victim.assignments)}}}", f"{{{strange}}}"),
            ("the victim's case", CASE_FILE.format("audit"), victim.cases["audit"], strange),
            ("the victim's session", CASE_FILE.format("calibration"), victim.cases["open"], strange),
            ("what was said in the victim's session", CASE_FILE.format("calibration"), victim.cases["named"], strange),
            ("a proposal", CASE_FILE.format("proposal"), victim.cases["proposal"], strange),
            *((name, statement, victim.cases[state], strange) for name, (statement, state) in LEADING.items()),
            ("where the victim's gold lives", "SELECT api.quality_recording({})", RECORDINGS[-1], "f" * 64),
            ("where the victim's work lives", "SELECT api.quality_recording({})", RECORDINGS[0], "f" * 64),
        ):  # fmt: skip
            answers = [_answer(connection, statement.replace("{}", f"'{one}'")) for one in (known, unknown)]
            if answers[0] != answers[1]:
                found.append(f"{name}: {answers}")
        found += _pulls(connection) + _opt_outs(connection)
        found += _pushes(connection, attacker, victim)
        for name, (statement, allowed) in FIGURES.items():
            answer = _answer(connection, statement)
            if attacker not in allowed and answer != NOT_ALLOWED:
                found.append(f"{name}: {answer}")
            if attacker == "sol" and any(
                one in answer for one in ("ana", "'days': [{", "'policies': [{", "'weeks': [{")
            ):
                found.append(f"{name}, of one person, to a specialist: {answer}")
        texts = _answer(connection, "SELECT canonical FROM api.my_events(NULL, 1000)")
        if SECRET in texts:
            found.append("the victim's events are among one's own")
    return found


def _pulls(connection: psycopg.Connection) -> list[str]:
    """Nothing was given to the attacker and no case is the attacker's: none comes, behind whatever cursor."""
    instance = connection.execute("SELECT instance_id FROM api.whoami()").fetchall()[0][0]
    forged = [None, "", "x", f"{instance}/0/0", f"{instance}/0/-1", f"{instance}/-1/-1", f"{instance}/0",
              f"{instance}/99999999/0", f"{uuid.uuid4()}/0/0", f"{instance}/0/0/ana"]  # fmt: skip
    functions = {"pull_assignments": "assignments::text", "pull": "assignments::text, cases::text"}
    found = []
    for name, columns in functions.items():
        for cursor, limit in [(one, 1_000) for one in forged] + [(None, one) for one in (None, -1, 2**31 - 1)]:
            answer = _answer(connection, f"SELECT {columns} FROM api.{name}(%s, %s)", (cursor, limit))
            if answer not in ("[('[]',)]", "[('[]', '[]')]", NOT_ALLOWED):
                found.append(f"another's work by {name} behind {cursor}: {answer}")
    return found


def _opt_outs(connection: psycopg.Connection) -> list[str]:
    """Topics of the victim's work and of her own choice: no work goes back, and one's own topics are all one has."""
    answers = [
        _answer(connection, statement)
        for statement in (
            "SELECT api.opt_outs()",
            f"SELECT api.set_opt_outs('{{{TOPIC},religion}}')",
            "SELECT api.opt_outs()",
            "SELECT api.set_opt_outs('{}')",
        )
    ]
    allowed = (["[([],)]", "[(0,)]", f"[(['{TOPIC}', 'religion'],)]", "[(0,)]"], [NOT_ALLOWED] * 4)
    return [] if answers in allowed else [f"the victim's topics and work by one's own: {answers}"]


def _pushes(connection: psycopg.Connection, attacker: str, victim: Victim) -> list[str]:
    """The victim's rows as they are, and an own event under an id of the victim's and under a new one."""
    event = Review.open("b" * 64, Context(attacker, "live-es@2026.2"), 1_000)
    taken = json.dumps({**event.to_json(), "event_id": json.loads(victim.chain.rows[1].canonical)["event_id"]})
    answers = []
    for texts in ([row.canonical for row in victim.chain.rows[:3]], [taken], [event.canonical().decode()]):
        chain = Chain(victim.chain.replica, uuid.uuid4().int % 2**62)
        rows = chain.add(*texts)
        _answer(connection, f"SELECT 1 FROM api.hello('{chain.replica}', {chain.epoch}, 1)")
        pushing = PUSH.replace("*", "inserted, json_array_length(quarantined)")
        answers.append(_answer(connection, pushing, push_parameters(chain.replica, chain.epoch, rows)))
    found = []
    if answers[0] not in ("[(0, 3)]", NOT_ALLOWED):
        found.append(f"the victim's events pushed in her name: {answers[0]}")
    if answers[1] not in ("[(1, 0)]", "[(0, 0)]", NOT_ALLOWED) or answers[2] not in ("[(1, 0)]", NOT_ALLOWED):
        found.append(f"an id of the victim's is known: {answers[1:]}")
    return found


def _answer(connection: psycopg.Connection, statement: str, parameters: tuple | None = None) -> str:
    try:
        return str(connection.execute(statement, parameters).fetchall())
    except psycopg.Error as error:
        return str(error.sqlstate)
