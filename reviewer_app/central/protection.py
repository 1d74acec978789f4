"""What PostgreSQL shows to everybody who may connect, and how a central database closes it.

How many rows each table took and how large it is tells how far others are; locks and the server's own counters tell
what a function looked at on the way; large objects are a place to leave things in. These are rights of the server's
own functions and tables: only a superuser can take them away, and a database that is restored or made from a template
may lack it, so it is done at every `central init` and `upgrade`.
"""

from typing import Any

import psycopg

_COUNTERS = r"""p.proname LIKE 'pg\_stat\_get\_%' AND p.proargtypes = '26'::oidvector
  OR p.proname IN ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size',
                   'pg_database_size', 'pg_lock_status', 'pg_stat_get_wal', 'pg_stat_get_io', 'pg_stat_get_slru',
                   'pg_stat_get_backend_wal', 'pg_stat_get_backend_io', 'pg_current_wal_lsn',
                   'pg_current_wal_insert_lsn', 'pg_current_wal_flush_lsn', 'pg_logical_emit_message')"""
_LARGE_OBJECTS = r"p.proname LIKE 'lo\_%' OR p.proname IN ('loread', 'lowrite')"
# What the planner believes of a table's rows and pages; the rest of that table of the catalogue every client needs.
_ESTIMATES = "'reltuples', 'relpages', 'relallvisible', 'relallfrozen'"

_CLOSE = f"""
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p
      WHERE p.pronamespace = 'pg_catalog'::regnamespace AND ({_COUNTERS}) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION pg_catalog.%s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION pg_catalog.%s TO pg_monitor', name);
  END LOOP;
  FOR name IN SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p
      WHERE p.pronamespace = 'pg_catalog'::regnamespace AND ({_LARGE_OBJECTS}) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION pg_catalog.%s FROM PUBLIC', name);
  END LOOP;
  REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC;
  SELECT string_agg(format('%I', a.attname), ', ') INTO name FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = 'pg_catalog.pg_class'::regclass AND NOT a.attisdropped AND a.attname NOT IN ({_ESTIMATES})
      AND (a.attnum > 0 OR a.attname IN ('tableoid', 'ctid'));
  EXECUTE format('GRANT SELECT (%s) ON pg_catalog.pg_class TO PUBLIC', name);
  GRANT SELECT ON pg_catalog.pg_class TO pg_monitor;
END $$
"""


def _open_functions(which: str) -> str:
    """Whether everybody may call one of them; 0 stands for everybody."""
    return f"""EXISTS (SELECT 1 FROM pg_catalog.pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0 AND ({which}))"""


_OPEN = f"""
SELECT {_open_functions(_COUNTERS)} AS counters, {_open_functions(_LARGE_OBJECTS)} AS large_objects,
  EXISTS (SELECT 1 FROM pg_catalog.pg_class c, aclexplode(c.relacl) a
          WHERE c.oid = 'pg_catalog.pg_class'::regclass AND a.grantee = 0)
  OR EXISTS (SELECT 1 FROM pg_catalog.pg_attribute t, aclexplode(t.attacl) a
             WHERE t.attrelid = 'pg_catalog.pg_class'::regclass AND t.attname IN ({_ESTIMATES}) AND a.grantee = 0)
    AS estimates
"""


def close_catalogue(connection: psycopg.Connection[Any]) -> tuple[str, ...]:
    """Close what the server shows to everybody in this database, as far as the sign-in may; what stays open."""
    if _is_superuser(connection):
        connection.execute(_CLOSE)
    return still_open(connection)


def would_stay_open(connection: psycopg.Connection[Any]) -> tuple[str, ...]:
    """What `close_catalogue` would leave open."""
    return () if _is_superuser(connection) else still_open(connection)


def still_open(connection: psycopg.Connection[Any]) -> tuple[str, ...]:
    """Which of `counters`, `large_objects` and `estimates` the server shows to everybody in this database."""
    cursor = connection.execute(_OPEN)
    row = cursor.fetchone()
    return tuple(column.name for column, is_open in zip(cursor.description or (), row or (), strict=True) if is_open)


def _is_superuser(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user").fetchone()
    return row is not None and row[0]
