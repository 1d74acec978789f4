-- Who walks: central_auditor, without login, which reads what every chain is made of and owns the one function below.
-- So that neither the owner of the tables nor an operator sees more than before.
SET ROLE central_owner;
GRANT USAGE ON SCHEMA central, api TO central_auditor;
GRANT CREATE ON SCHEMA api TO central_auditor;
GRANT SELECT ON central.event, central.quarantine, central.resent, central.device TO central_auditor;
GRANT EXECUTE ON FUNCTION central.must_be_operator, central.is_operator, central.asked_alone TO central_auditor;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['event', 'quarantine', 'resent', 'device'] LOOP
    EXECUTE format('CREATE POLICY auditor_read ON central.%I FOR SELECT TO central_auditor USING (true)', name);
  END LOOP;
END $$;
RESET ROLE;

SET ROLE central_auditor;
-- One row for each chain. Every place from 1 to the device's last one is walked: each must follow the hash of the one
-- before, and have the hash of its own bytes; of a refused row only the hashes are known. `fault` is the first fault:
-- altered, missing, broken, or head (the last hash is not the one that the device was told).
CREATE FUNCTION api.walk_chains()
RETURNS TABLE (owner text, replica uuid, epoch bigint, events bigint, quarantined bigint, resent bigint, last_seq bigint,
               forked_at timestamptz, last_seen timestamptz, fault text, fault_seq bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  RETURN QUERY
  WITH place AS (
    SELECT e.owner, e.replica, e.epoch, e.seq, 'event' AS kind, e.prev_hash, e.row_hash,
           e.row_hash = sha256(e.prev_hash || convert_to(e.canonical, 'UTF8')) AS fits
    FROM central.event e
    UNION ALL
    SELECT r.owner, r.replica, r.epoch, r.seq, 'resent', r.prev_hash, r.row_hash,
           coalesce(r.row_hash = sha256(r.prev_hash || convert_to(e.canonical, 'UTF8')), false)
    FROM central.resent r LEFT JOIN central.event e ON e.owner = r.owner AND e.event_id = r.event_id
    UNION ALL
    SELECT q.owner, q.replica, q.epoch, q.seq, 'quarantined',
           decode(q.raw::json ->> 'prev_hash', 'hex'), decode(q.raw::json ->> 'row_hash', 'hex'), true
    FROM central.quarantine q
  ), walked AS (
    SELECT p.*, lag(p.seq) OVER chain AS seq_before, lag(p.row_hash) OVER chain AS hash_before
    FROM place p WINDOW chain AS (PARTITION BY p.owner, p.replica, p.epoch ORDER BY p.seq)
  ), judged AS (
    SELECT w.*, CASE
        WHEN w.seq <> coalesce(w.seq_before, 0) + 1 THEN 'missing'
        WHEN w.prev_hash <> coalesce(w.hash_before, decode(repeat('00', 32), 'hex')) THEN 'broken'
        WHEN NOT w.fits THEN 'altered'
      END AS wrong, least(w.seq, coalesce(w.seq_before, 0) + 1) AS wrong_at
    FROM walked w
  ), chain AS (
    SELECT j.owner, j.replica, j.epoch, count(*) FILTER (WHERE j.kind = 'event') AS events,
           count(*) FILTER (WHERE j.kind = 'quarantined') AS quarantined, count(*) FILTER (WHERE j.kind = 'resent') AS resent,
           max(j.seq) AS reached, (array_agg(j.row_hash ORDER BY j.seq DESC))[1] AS head,
           (array_agg(j.wrong ORDER BY j.seq) FILTER (WHERE j.wrong IS NOT NULL))[1] AS wrong,
           min(j.wrong_at) FILTER (WHERE j.wrong IS NOT NULL) AS wrong_seq
    FROM judged j GROUP BY j.owner, j.replica, j.epoch
  )
  SELECT coalesce(d.owner, c.owner), coalesce(d.replica, c.replica), coalesce(d.epoch, c.epoch), coalesce(c.events, 0),
         coalesce(c.quarantined, 0), coalesce(c.resent, 0), coalesce(d.last_seq, 0), d.forked_at, d.last_seen,
         CASE WHEN c.wrong IS NOT NULL THEN c.wrong
              WHEN coalesce(d.last_seq, 0) > coalesce(c.reached, 0) THEN 'missing'
              WHEN coalesce(d.last_seq, 0) < coalesce(c.reached, 0) OR d.head_hash <> coalesce(c.head, d.head_hash) THEN 'head'
         END,
         CASE WHEN c.wrong IS NOT NULL THEN c.wrong_seq
              WHEN coalesce(d.last_seq, 0) > coalesce(c.reached, 0) THEN coalesce(c.reached, 0) + 1
              WHEN coalesce(d.last_seq, 0) < coalesce(c.reached, 0) OR d.head_hash <> coalesce(c.head, d.head_hash) THEN d.last_seq
         END
  FROM central.device d FULL JOIN chain c ON (c.owner, c.replica, c.epoch) = (d.owner, d.replica, d.epoch)
  ORDER BY 1, d.first_seen, 2, 3;
END $$;
REVOKE EXECUTE ON FUNCTION api.walk_chains FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.walk_chains TO reviewer_operator, central_owner;
RESET ROLE;
SET ROLE central_owner;
REVOKE CREATE ON SCHEMA api FROM central_auditor;
RESET ROLE;
