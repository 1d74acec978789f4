SET ROLE central_owner;

-- ---------------------------------------------------------------- the order of arrival
-- Ids follow the clocks of devices and received_at the server's, and clocks are set back. What was there before is
-- numbered by received_at; the guards are off for that inside this transaction only, which nobody can look into.
CREATE SEQUENCE central.event_arrival;
ALTER TABLE central.event ADD COLUMN arrival bigint;
ALTER TABLE central.event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE central.event DISABLE TRIGGER append_only;
UPDATE central.event e SET arrival = n.arrival
  FROM (SELECT o.owner, o.event_id, row_number() OVER (ORDER BY o.received_at, o.replica, o.epoch, o.seq) AS arrival FROM central.event o) n
  WHERE e.owner = n.owner AND e.event_id = n.event_id;
SELECT setval('central.event_arrival', coalesce(max(e.arrival), 0) + 1, false) FROM central.event e;
ALTER TABLE central.event ENABLE TRIGGER append_only;
ALTER TABLE central.event FORCE ROW LEVEL SECURITY;
ALTER TABLE central.event ALTER COLUMN arrival SET DEFAULT nextval('central.event_arrival');
ALTER TABLE central.event ALTER COLUMN arrival SET NOT NULL;
ALTER SEQUENCE central.event_arrival OWNED BY central.event.arrival;

-- A person's own events as they came, for one who lost the key of the local store: an order in which they can be replayed.
-- Each page sorts them anew: asked for once in the life of a store, and an index for it would be paid with every event.
CREATE OR REPLACE FUNCTION api.my_events(p_after uuid, p_limit integer)
RETURNS TABLE (event_id uuid, replica uuid, epoch bigint, seq bigint, canonical text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.event_id, e.replica, e.epoch, e.seq, e.canonical FROM central.event e
  WHERE e.owner = central.me() AND
        e.arrival > CASE WHEN p_after IS NULL THEN 0
                    ELSE (SELECT a.arrival FROM central.event a WHERE a.owner = central.me() AND a.event_id = p_after) END
  ORDER BY e.arrival LIMIT p_limit
$$;

-- ---------------------------------------------------------------- months
-- Adds the months from the oldest one to the one of p_until that are missing; how many there were. Events of such a
-- month lie in event_other: a new event_other and the months take all of them over, and nothing is ever deleted.
CREATE FUNCTION central.add_months(p_until timestamp) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing timestamp[];
  month timestamp;
BEGIN
  LOCK TABLE central.event IN SHARE UPDATE EXCLUSIVE MODE;  -- two at once take turns
  SELECT array_agg(m ORDER BY m) INTO missing
    FROM (SELECT min(to_date(right(c.relname, 6), 'YYYYMM'))::timestamp AS oldest FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
          WHERE i.inhparent = 'central.event'::regclass AND c.relname <> 'event_other') known,
         generate_series(known.oldest, date_trunc('month', p_until), interval '1 month') AS m
    WHERE to_regclass('central.event_' || to_char(m, 'YYYYMM')) IS NULL;
  IF missing IS NULL THEN
    RETURN 0;
  END IF;
  LOCK TABLE central.event IN ACCESS EXCLUSIVE MODE;
  ALTER TABLE central.event NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE central.event_other NO FORCE ROW LEVEL SECURITY;
  CREATE TABLE central.event_moving AS TABLE central.event_other;
  DROP TABLE central.event_other;
  FOREACH month IN ARRAY missing LOOP
    PERFORM central.add_month(month);
  END LOOP;
  CREATE TABLE central.event_other PARTITION OF central.event DEFAULT;
  PERFORM central.guard_partition('event_other');
  -- What follows from these events followed when they came.
  ALTER TABLE central.event DISABLE TRIGGER USER;
  INSERT INTO central.event SELECT * FROM central.event_moving;
  ALTER TABLE central.event ENABLE TRIGGER USER;
  DROP TABLE central.event_moving;
  ALTER TABLE central.event FORCE ROW LEVEL SECURITY;
  RETURN array_length(missing, 1);
END $$;
RESET ROLE;
