"""The dashboard's three queries over ten million decisions, with and without rollups and indexes, in one run."""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import psycopg

from reviewer_app.central import administration, rollups
from reviewer_app.central.connection import CentralAddress, connect
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.push import Session
from reviewer_app.domain.review import Context, Finding, Review
from tests.bench import stations
from tests.postgres import PASSWORD, Chain, server_folder

NAME = "dashboard"
HELP = (
    "10 M decisions of a year at the server: week, one policy's half-year and year, from the tables of findings and "
    "reviews, the same with indexes made for it, from rollups, and from rollups with their indexes"
)
# Fewer for a try: REVIEWER_APP_BENCH_ROWS=500000.
ROWS = int(os.environ.get("REVIEWER_APP_BENCH_ROWS", "10_000_000"))
# As in the statements beside this module.
EVENTS_OF_REVIEW, FINDINGS_OF_REVIEW, PEOPLE = 25, 21, 200
POLICY = "p17"
REPEATS, LONG_REPEATS, LONG_MS = 9, 2, 2_000
GOALS_MS = {"week": 50, "policy_half_year": 50, "year": 500}
# Nothing of it has to survive a power cut, and the load should not be all that the disk does.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "1h",
    "autovacuum": "off",
    "maintenance_work_mem": "256MB",
}

_SQL = dict(
    part.split("\n", 1)
    for part in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("-- part: ")[1:]
)
# The same answers without rollups.
_FROM_TABLES = {
    "week": (
        "SELECT (r.submitted_at AT TIME ZONE 'UTC')::date, r.owner, v.outcome, count(*), "
        "avg(r.submitted_at - r.opened_at) FROM central.review r JOIN central.verdict v USING (owner, review_id) "
        "WHERE r.submitted_at >= %(day)s::date - 6 GROUP BY 1, 2, 3",
        "SELECT policy_id, count(*), count(*) FILTER (WHERE withdrawn) FROM central.finding "
        "WHERE changed_at >= %(day)s::date - 6 GROUP BY 1",
    ),
    "policy_half_year": (
        "SELECT date_trunc('week', f.changed_at), f.severity, o.market, count(*), count(*) FILTER (WHERE f.withdrawn) "
        "FROM central.finding f JOIN central.rollup_origin o USING (owner, review_id) "
        "WHERE f.policy_id = %(policy)s AND f.changed_at >= %(day)s::date - 181 GROUP BY 1, 2, 3",
    ),
    "year": (
        "SELECT date_trunc('month', r.submitted_at), v.outcome, count(*), avg(r.submitted_at - r.opened_at) "
        "FROM central.review r JOIN central.verdict v USING (owner, review_id) "
        "WHERE r.submitted_at >= %(day)s::date - 364 GROUP BY 1, 2",
        "SELECT policy_id, count(*), count(*) FILTER (WHERE withdrawn) FROM central.finding "
        "WHERE changed_at >= %(day)s::date - 364 GROUP BY 1",
    ),
}
_FROM_ROLLUPS = {
    "week": ("SELECT api.dashboard_week(%(day)s)",),
    "policy_half_year": ("SELECT api.dashboard_policy(%(policy)s, %(day)s)",),
    "year": ("SELECT api.dashboard_year(%(day)s)",),
}
_MADE_FOR_IT = """
CREATE INDEX made_for_it_1 ON central.review (submitted_at) INCLUDE (owner, review_id, opened_at);
CREATE INDEX made_for_it_2 ON central.finding (changed_at) INCLUDE (policy_id, withdrawn);
CREATE INDEX made_for_it_3 ON central.finding (policy_id, changed_at) INCLUDE (severity, withdrawn, owner, review_id);
"""


def run(rows: int = ROWS) -> dict:
    """Everything on one server of its own, thrown away at the end."""
    with server_folder() as folder:
        server = EmbeddedServer.start(folder, settings=SETTINGS)
        try:
            admin = replace(CentralAddress.parse(server.admin_dsn), database="central")
            administration.initialise(admin)
            administration.add_person(admin, "ana", "moderator", password=PASSWORD)
            dsn = server.dsn("postgres", admin.password or "", "central")
            with psycopg.connect(dsn, autocommit=True) as connection:
                made = _fill(connection, rows)
                made["first_fold_s"] = _took(connection, "SELECT * FROM api.fold_rollups(0)")
                connection.execute("VACUUM ANALYZE central.rollup_finding")
                connection.execute("VACUUM ANALYZE central.rollup_review")
                figures = _measured(server, connection)
            made["fold_of_new"] = _fold_of_new(server, admin)
        finally:
            server.stop()
    product = figures["rollups_with_indexes"]
    return {
        **made,
        **figures,
        "goals_ms": GOALS_MS,
        "met": all(product[name]["ms"] < goal for name, goal in GOALS_MS.items()),
        "load_average": [round(one, 1) for one in os.getloadavg()] if hasattr(os, "getloadavg") else None,
    }


def _fill(connection: psycopg.Connection, rows: int) -> dict:
    begun = time.perf_counter()
    reviews = rows // EVENTS_OF_REVIEW
    connection.execute("SET session_replication_role = replica")
    _each(connection, _SQL["prepare"].replace("%(reviews)s", str(reviews)))
    taken_off = connection.execute(_SQL["to take off"]).fetchall()
    for drop, _ in taken_off:
        connection.execute(drop)
    for (month,) in connection.execute("SELECT DISTINCT month FROM public.made ORDER BY 1").fetchall():
        connection.execute(_SQL["events of a month"].replace("%(month)s", f"'{month}'"))
    _each(connection, _SQL["derived"])
    for _, make in taken_off:
        connection.execute(make)
    connection.execute("VACUUM ANALYZE")
    connection.execute("RESET session_replication_role")
    ((events, findings),) = connection.execute(
        "SELECT (SELECT count(*) FROM central.event), (SELECT count(*) FROM central.finding)"
    ).fetchall()
    if (events, findings) != (reviews * EVENTS_OF_REVIEW, reviews * FINDINGS_OF_REVIEW):
        raise AssertionError("the tables do not hold what they should")
    ((size,),) = connection.execute("SELECT pg_database_size(current_database())").fetchall()
    return {
        "events": events,
        "findings": findings,
        "reviews": reviews,
        "people": PEOPLE,
        "database_gb": round(size / 1e9, 1),
        "filled_s": round(time.perf_counter() - begun),
    }


def _measured(server: EmbeddedServer, connection: psycopg.Connection) -> dict:
    sizes = connection.execute(
        "SELECT (SELECT count(*) FROM central.rollup_finding), (SELECT count(*) FROM central.rollup_review), "
        "(SELECT sum(placed) FROM central.rollup_finding), (SELECT sum(submitted) FROM central.rollup_review)"
    ).fetchall()[0]
    totals = connection.execute("SELECT (SELECT count(*) FROM central.finding), (SELECT count(*) FROM central.review)")
    if sizes[2:] != totals.fetchall()[0]:
        raise AssertionError("the rollups do not say what the tables say")
    with_indexes = _times(server, connection, _FROM_ROLLUPS)
    # Not in a transaction that is rolled back: the functions answer only in one that has changed nothing.
    taken_off = connection.execute(_SQL["rollups to take off"]).fetchall()
    for drop, _ in taken_off:
        connection.execute(drop)
    without = _times(server, connection, _FROM_ROLLUPS)
    for _, make in taken_off:
        connection.execute(make)
    tables = _times(server, connection, _FROM_TABLES)
    _each(connection, _MADE_FOR_IT)
    connection.execute("VACUUM ANALYZE central.finding")
    indexed = _times(server, connection, _FROM_TABLES)
    _each(connection, "DROP INDEX central.made_for_it_1, central.made_for_it_2, central.made_for_it_3")
    return {
        "rollup_rows": {"finding": sizes[0], "review": sizes[1]},
        "tables": tables,
        "tables_with_indexes_made_for_it": indexed,
        "rollups_without_indexes": without,
        "rollups_with_indexes": with_indexes,
    }


def _fold_of_new(server: EmbeddedServer, admin: CentralAddress) -> dict:
    """How long it takes to take in what a busy minute brings, and how long when there is nothing."""
    chain = Chain()
    for number in range(100):
        opened = Review.open(f"{number:064x}", Context("ana", "live-es@2026.2"), time.time_ns() // 1_000_000)
        review = Review.replay([opened])
        chain.add(opened, *(review.place(Finding("hate.slur", n), opened.made_at_ms + n) for n in range(19)))
    with Session(connect(CentralAddress.parse(server.dsn("", "", "central")), "ana", PASSWORD)) as session:
        session.hello(chain.replica, chain.epoch)
        for first in range(0, len(chain.rows), 20):
            session.push(chain.replica, chain.epoch, chain.rows[first : first + 20])
    begun = time.perf_counter()
    folded = rollups.fold(admin, 10**6)
    took = time.perf_counter() - begun
    if folded.events != len(chain.rows):
        raise AssertionError("the fold did not take in what was pushed")
    begun = time.perf_counter()
    rollups.fold(admin, 10**6)
    empty = time.perf_counter() - begun
    return {"events": folded.events, "ms": round(took * 1000, 1), "nothing_new_ms": round(empty * 1000, 1)}


def _times(
    server: EmbeddedServer, connection: psycopg.Connection, queries: dict[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Median of the time and mean of the server's processor time, which other work on the machine does not lengthen."""
    ((today,),) = connection.execute("SELECT (now() AT TIME ZONE 'UTC')::date").fetchall()
    values = {"day": today, "policy": POLICY}
    told = {}
    for name, statements in queries.items():
        times, spent = [], []
        # The first one warms the caches up.
        while len(times) < 1 + (LONG_REPEATS if times and times[0] > LONG_MS else REPEATS):
            before, begun = stations._processor_s(server), time.perf_counter()
            for statement in statements:
                connection.execute(statement, values).fetchall()
            times.append((time.perf_counter() - begun) * 1000)
            spent.append((stations._processor_s(server) - before) * 1000)
        told[name] = {
            "ms": round(statistics.median(times[1:]), 1),
            "processor_ms": round(statistics.mean(spent[1:]), 1),
        }
    return told


def _took(connection: psycopg.Connection, statement: str) -> float:
    begun = time.perf_counter()
    connection.execute(statement).fetchall()
    return round(time.perf_counter() - begun, 1)


def _each(connection: psycopg.Connection, statements: str) -> None:
    """One after the other, each a transaction of its own."""
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(statement)
