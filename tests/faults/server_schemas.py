"""The central database's schema as each release had it: kept as a dump with data, restored, and brought up to date.

A dump is made by the pg_dump of the oldest PostgreSQL that is supported, so that every newer one takes it.
"""

import gzip
import json
import os
import re
import subprocess
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from psycopg import sql

from reviewer_app import paths
from reviewer_app.central import batches, rollups, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.central.connection import CentralAddress
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.ids import new_id
from reviewer_app.domain.review import Context, Review
from tests.contract.audits import NOW, POLICIES, arbitrated, compared, gold, push, recording, reviewed, unused, work
from tests.contract.victim import a_victim
from tests.postgres import Central, Chain, Servers, installed_binaries, server_folder, sign_out

RELEASED = Path(__file__).with_name("released")
# Rights of the server's own functions differ from one PostgreSQL to the next; `central upgrade` sets them.
_OF_THE_SERVER = re.compile(r"^(GRANT|REVOKE) .* pg_catalog\.|^\\(un)?restrict ")
# The year 3000, as ids of events have it: there is no such month.
FAR = "1d9"
# Recordings below this number are the victim's.
VICTIMS = 10
# Months come and go with the calendar.
_MONTH = "event_[0-9]{6}"

_DESCRIPTION = {
    "tables": "SELECT c.relname, c.relkind, c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity,"
    " {acl:c.relacl} FROM pg_class c WHERE c.relnamespace = ANY ({ours}) AND c.relkind <> 'i'"
    " AND c.relname !~ '{month}'",
    "columns": "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,"
    " pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
    " LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)"
    " WHERE c.relnamespace = ANY ({ours}) AND a.attnum > 0 AND NOT a.attisdropped AND c.relname !~ '{month}'",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = ANY ({ours}) AND contype <> 'n' AND conrelid::regclass::text !~ '{month}'",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes"
    " WHERE schemaname IN ('central', 'api') AND tablename !~ '{month}'",
    "functions": "SELECT p.oid::regprocedure::text, p.proowner::regrole, md5(pg_get_functiondef(p.oid)), {acl:p.proacl}"
    " FROM pg_proc p WHERE p.pronamespace = ANY ({ours})",
    "triggers": "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid), tgenabled FROM pg_trigger"
    " WHERE NOT tgisinternal AND tgrelid::regclass::text !~ '{month}'",
    "policies": "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies",
    "schemas": "SELECT n.nspname, n.nspowner::regrole, {acl:n.nspacl} FROM pg_namespace n"
    " WHERE n.nspname IN ('central', 'api', 'public')",
    "default rights": "SELECT d.defaclrole::regrole, d.defaclobjtype, {acl:d.defaclacl} FROM pg_default_acl d",
}


def fill(central: Central) -> Central:
    """Rows in every table but those of months: events, refused and sent again, cases of every kind, gold, figures."""
    a_victim(central).connection.close()
    while unused() < VICTIMS:
        pass
    an_audit = arbitrated(central)
    assert an_audit.rule("luz", d0=True, d1=False) == ()
    left = compared(central)
    second_reviews.hand_over(central.admin, left.auditor, ["luz"])
    seeded, batch = left.recording_id, work(central, {"bea": []})
    gold(central, seeded)
    second_reviews.seed_gold(central.admin, batch, "s", POLICIES, recordings=[seeded])
    batches.assign_batch(central.admin, batch, ["bea"], Terms())
    assert push(central, "bea", *reviewed("bea", seeded)) == ()
    opened = Review.open(recording(unused()), Context("bea", POLICIES), NOW)
    review = Review.replay([opened])
    raised = review.escalate(Escalation("legal", "24h", "dudoso", NOW, NOW + 1), NOW)
    far = Review.open(recording(unused()), Context("bea", POLICIES), NOW).to_json()
    far = json.dumps({**far, "event_id": f"{FAR}{new_id()[3:]}"})
    chain = Chain()
    chain.add(opened, raised, far)
    with central.session("bea") as session:
        for one in (chain, chain.again(2)):
            session.hello(one.replica, one.epoch)
            assert session.push(one.replica, one.epoch, one.rows).quarantined == ()
    with central.session("luz") as session:
        session.quality(0, NOW, names=True)
    rollups.fold(central.admin, 10**6)
    return central


def dump(central: Central) -> bytes:
    """A database as SQL, packed; without what belongs to a server and not to the database."""
    programs = installed_binaries()
    assert programs is not None, "needs an installed PostgreSQL"
    command = [programs / "pg_dump", "--inserts", "--rows-per-insert=100", "--no-tablespaces", "-d", central.dsn]
    admin = central.admin
    environment = {**os.environ, "PGUSER": admin.user or "", "PGPASSWORD": admin.password or ""}
    told = subprocess.run(command, check=True, capture_output=True, env=environment, encoding="utf-8").stdout
    return gzip.compress(
        "\n".join(line for line in told.split("\n") if not _OF_THE_SERVER.match(line)).encode(), mtime=0
    )


def restored(server: Central, packed: bytes, name: str) -> Central:
    """A new database on the same server, from a dump; `server` is any database there, which has the roles."""
    server.query(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)).as_string())
    made = Central(server.server, replace(CentralAddress.parse(server.dsn), database=name))
    made.query(gzip.decompress(packed).decode())
    return made


def description(central: Central) -> dict[str, list[tuple]]:
    """All that a schema is made of, as PostgreSQL tells it, in an order of its own."""
    ours = "ARRAY['central', 'api']::regnamespace[]"
    told = {}
    for what, query in _DESCRIPTION.items():
        rights = re.sub(r"\{acl:([a-z.]+)\}", r"ARRAY(SELECT x::text FROM unnest(\1) x ORDER BY 1)", query)
        rows = central.query(rights.replace("{ours}", ours).replace("{month}", _MONTH))
        told[what] = sorted(tuple(str(one) for one in row) for row in rows)
    return told


def log(central: Central) -> list[tuple]:
    """What outlives every upgrade, whatever becomes of the other tables: events, devices, and what was refused."""
    return central.query(
        "SELECT owner, event_id::text, arrival, row_hash, canonical FROM central.event UNION ALL "
        "SELECT owner, replica::text, last_seq, head_hash, '' FROM central.device UNION ALL "
        "SELECT owner, replica::text, seq, NULL, raw FROM central.quarantine ORDER BY 1, 2, 3"
    )


def revisions() -> list[str]:
    """The schemas of the central database, oldest first."""
    return sorted(one.name[:4] for one in (paths.migrations("central") / "versions").glob("[0-9]*.py"))


def kept(folder: Path = RELEASED) -> dict[str, Path]:
    """The dumps by revision."""
    return {one.name.removeprefix("central-").removesuffix(".sql.gz"): one for one in folder.glob("central-*.sql.gz")}


def keep(folder: Path = RELEASED) -> Path:
    """Keep a dump of today's schema, for good: one that is there is not replaced. Raises FileExistsError."""
    path = folder / f"central-{revisions()[-1]}.sql.gz"
    if path.exists():
        raise FileExistsError(f"{path} belongs to a release")
    with server_folder() as place, ExitStack() as stack:
        path.write_bytes(dump(fill(Servers(place, stack).database("installed"))))
        sign_out()
    return path
