-- PostgreSQL shows everybody who may connect how many rows each table took and how large it is: how far the others are.
-- Large objects are a place to leave things in. Only a superuser can take these rights of the server's own functions
-- away; where the database was made by someone else it tells so.
DO $$
DECLARE
  name text;
BEGIN
  IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
    RAISE NOTICE 'counters and large objects stay open to the people of this database: run central upgrade as a superuser';
    RETURN;
  END IF;
  FOR name IN SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND (p.proname LIKE 'pg\_stat\_get\_%' AND p.proargtypes = '26'::oidvector
           OR p.proname IN ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size')) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION pg_catalog.%s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION pg_catalog.%s TO pg_monitor', name);
  END LOOP;
  FOR name IN SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND (p.proname LIKE 'lo\_%' OR p.proname IN ('loread', 'lowrite')) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION pg_catalog.%s FROM PUBLIC', name);
  END LOOP;
  -- What the planner believes of a table's rows and pages; the rest of the catalogue is needed by every client.
  REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC;
  SELECT string_agg(format('%I', a.attname), ', ') INTO name FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = 'pg_catalog.pg_class'::regclass AND NOT a.attisdropped
      AND a.attname NOT IN ('reltuples', 'relpages', 'relallvisible', 'relallfrozen')
      AND (a.attnum > 0 OR a.attname IN ('tableoid', 'ctid'));
  EXECUTE format('GRANT SELECT (%s) ON pg_catalog.pg_class TO PUBLIC', name);
  GRANT SELECT ON pg_catalog.pg_class TO pg_monitor;
END $$;
