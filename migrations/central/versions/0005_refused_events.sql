-- Operators see that something was refused, of whom and for what reason; never what it said. Texts of the server's own
-- errors of the classes 22 and 54 quote what somebody wrote: they are for that person alone, and a sentence stands for them.
SET ROLE central_owner;
GRANT CREATE ON SCHEMA api, central TO central_auditor;
RESET ROLE;

SET ROLE central_auditor;
CREATE FUNCTION central.reason_for_operators(p_sqlstate text, p_reason text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN CASE
  WHEN p_sqlstate LIKE '23%' THEN p_reason
  WHEN p_sqlstate LIKE '54%' THEN 'The event is larger or nested deeper than the server can take.'
  ELSE 'A value of the event has not the form that it must have.'
END;
REVOKE EXECUTE ON FUNCTION central.reason_for_operators FROM PUBLIC;

-- Also how many events lie in no month of their own. Months follow each other without a gap, so only the table of the
-- rest can hold what is before the first or behind the last.
CREATE FUNCTION api.refused_events() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  told json; months date[]; others bigint; bounds text[];
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  SELECT array_agg(to_date(right(c.relname, 6), 'YYYYMM')) INTO months
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'central.event'::regclass AND c.relname <> 'event_other';
  SELECT array_agg(rpad(lpad(to_hex((extract(epoch FROM m) * 1000)::bigint), 12, '0'), 32, '0') ORDER BY m) INTO bounds
    FROM (SELECT min(m)::timestamp AS m FROM unnest(months) m UNION ALL
          SELECT max(m) + interval '1 month' FROM unnest(months) m) ends;
  EXECUTE format('SELECT count(*) FROM central.event e WHERE e.event_id < %L OR e.event_id >= %L', bounds[1]::uuid, bounds[2]::uuid)
    INTO others;
  SELECT json_build_object('count', coalesce(sum(r.count), 0), 'oldest_ms', min(r.oldest_ms), 'newest_ms', max(r.newest_ms),
           'reasons', coalesce(json_agg(r ORDER BY r.count DESC, r.reason), '[]'), 'without_month', others) INTO told
    FROM (SELECT q.sqlstate, central.reason_for_operators(q.sqlstate, q.reason) AS reason, count(*) AS count,
                 floor(extract(epoch FROM min(q.received_at)) * 1000)::bigint AS oldest_ms,
                 floor(extract(epoch FROM max(q.received_at)) * 1000)::bigint AS newest_ms
          FROM central.quarantine q GROUP BY 1, 2) r;
  RETURN told;
END $$;

-- The newest first.
CREATE FUNCTION api.quarantined(p_login text, p_limit integer)
RETURNS TABLE (owner text, replica uuid, epoch bigint, seq bigint, sqlstate text, reason text, received_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  RETURN QUERY
    SELECT q.owner, q.replica, q.epoch, q.seq, q.sqlstate, central.reason_for_operators(q.sqlstate, q.reason), q.received_at
    FROM central.quarantine q WHERE p_login IS NULL OR q.owner = p_login
    ORDER BY q.received_at DESC, q.owner, q.replica, q.epoch, q.seq DESC LIMIT p_limit;
END $$;
REVOKE EXECUTE ON FUNCTION api.refused_events, api.quarantined FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.refused_events, api.quarantined TO reviewer_operator;
RESET ROLE;
SET ROLE central_owner;
REVOKE CREATE ON SCHEMA api, central FROM central_auditor;
RESET ROLE;
