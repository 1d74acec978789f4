-- A year at the server, as pushes would have filled the tables, without their triggers. Statements end with a line's ";".
-- A review is its number r; its events are k = 0 (opened), 1 to 21 (placed), 22 (revised or withdrawn), 23 (verdict),
-- 24 (submitted), ten seconds apart.

-- part: prepare
CREATE FUNCTION public.id(ms bigint, k integer, r integer) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
  (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(k), 3, '0') || '8' || lpad(to_hex(r), 15, '0'))::uuid;
CREATE FUNCTION public.policy(k integer, r integer) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  'p' || (k * 17 + r * 31 + r / 7) % 60;
CREATE FUNCTION public.severity(k integer, r integer) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  (ARRAY['S1', 'S2', 'S3', NULL])[1 + (k + r / 3) % 4];
CREATE FUNCTION public.outcome(r integer) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  CASE WHEN r % 10 < 7 THEN 'allowed' WHEN r % 10 < 9 THEN 'violating' ELSE 'unsure' END;
CREATE FUNCTION public.kind(k integer, r integer) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  CASE WHEN k = 0 THEN 'review.opened' WHEN k <= 21 THEN 'finding.placed' WHEN k = 23 THEN 'verdict.given'
       WHEN k = 24 THEN 'review.submitted' WHEN r % 5 = 0 THEN 'finding.withdrawn' ELSE 'finding.revised' END;
CREATE UNLOGGED TABLE public.made AS
  SELECT r, 'station' || lpad((r % 200)::text, 3, '0') AS owner, at.ms, public.id(at.ms, 255, r) AS review_id,
         to_char(to_timestamp(at.ms / 1000.0) AT TIME ZONE 'UTC', 'YYYYMM') AS month
  FROM generate_series(0, %(reviews)s - 1) r
  CROSS JOIN LATERAL (SELECT (extract(epoch FROM date_trunc('day', now(), 'UTC')) * 1000)::bigint
                      - 31536000000 + (r * 31536000000::numeric / %(reviews)s)::bigint AS ms) at;
ANALYZE public.made;
SET ROLE central_owner;
SELECT central.add_month(m) FROM generate_series(
  date_trunc('month', now() AT TIME ZONE 'UTC') - interval '13 months', date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') m;
RESET ROLE;

-- part: to take off
-- What filling would keep up to date row by row, as the schema has it: statements that drop it and that make it again.
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE conrelid = 'central.finding'::regclass AND contype IN ('p', 'u')
UNION ALL
SELECT format('DROP INDEX %s', i.indexrelid::regclass), replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
  FROM pg_index i WHERE i.indrelid IN ('central.event'::regclass, 'central.finding'::regclass)
  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid);

-- part: rollups to take off
-- All that finds rows of rollups quickly, likewise.
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE conrelid IN ('central.rollup_finding'::regclass, 'central.rollup_review'::regclass) AND contype IN ('p', 'u')
UNION ALL
SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
  FROM pg_index i WHERE i.indrelid IN ('central.rollup_finding'::regclass, 'central.rollup_review'::regclass)
  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid);

-- part: events of a month
INSERT INTO central.event (owner, event_id, author, kind, review_id, made_at, policy_set, replica, epoch, seq, prev_hash, row_hash, canonical)
SELECT t.owner, t.event_id, t.owner, t.kind, t.review_id, to_timestamp(t.ms / 1000.0), 'live-es@2026.2', t.review_id, 1, t.k + 1, t.zero,
       sha256(t.zero || convert_to(t.canonical, 'UTF8')), t.canonical
FROM (
  SELECT e.*, decode(repeat('00', 32), 'hex') AS zero,
    '{"amends":null,"author":"' || e.owner || '","body":' || CASE e.kind
      WHEN 'review.opened' THEN '{"recording_id":"' || lpad(to_hex(e.r), 64, '0') || '"}'
      WHEN 'review.submitted' THEN '{}'
      WHEN 'verdict.given' THEN '{"before":null,"verdict":{"actions":[],"outcome":"' || public.outcome(e.r) || '","rationale":""}}'
      ELSE '{"finding":{"end_ms":null,"finding_id":"' || public.id(e.start, 1024 + e.place, e.r)
           || '","message_ids":[],"note":"","open_span":false,"policy_id":"' || public.policy(e.place, e.r)
           || '","quote":"lo que dijo en ese momento","severity":' || coalesce('"' || public.severity(e.place, e.r) || '"', 'null')
           || ',"start_ms":' || e.place * 700 || ',"subject":"host","time_source":"picture","user_id":null}}' END
    || ',"event_id":"' || e.event_id || '","kind":"' || e.kind || '","made_at_ms":' || e.ms
    || ',"policy_set":"live-es@2026.2","redoes":null,"review_id":"' || e.review_id || '","undoes":null}' AS canonical
  FROM (SELECT m.r, m.owner, m.review_id, k, m.ms AS start, m.ms + k * 10000 AS ms, public.id(m.ms + k * 10000, k, m.r) AS event_id,
               public.kind(k, m.r) AS kind, CASE k WHEN 22 THEN 1 ELSE k END AS place
        FROM public.made m CROSS JOIN generate_series(0, 24) k WHERE m.month = %(month)s OFFSET 0) e
  OFFSET 0) t;

-- part: derived
INSERT INTO central.review (owner, review_id, recording_id, policy_set, state, opened_at, submitted_at, event_id)
  SELECT owner, review_id, lpad(to_hex(r), 64, '0'), 'live-es@2026.2', 'submitted', to_timestamp(ms / 1000.0),
         to_timestamp(ms / 1000.0 + 240), public.id(ms + 240000, 24, r) FROM public.made;
INSERT INTO central.verdict (owner, review_id, policy_set, outcome, actions, rationale, withdrawn, changed_at, event_id)
  SELECT owner, review_id, 'live-es@2026.2', public.outcome(r), '{}', '', false, to_timestamp(ms / 1000.0 + 230),
         public.id(ms + 230000, 23, r) FROM public.made;
INSERT INTO central.finding (owner, finding_id, review_id, policy_set, policy_id, start_ms, open_span, severity, subject, note, quote,
                             time_source, message_ids, withdrawn, changed_at, event_id)
  SELECT owner, public.id(ms, 1024 + k, r), review_id, 'live-es@2026.2', public.policy(k, r), k * 700, false, public.severity(k, r), 'host', '',
         'lo que dijo en ese momento', 'picture', '{}', k = 1 AND r % 5 = 0, to_timestamp(ms / 1000.0 + k * 10), public.id(ms + k * 10000, k, r)
  FROM public.made CROSS JOIN generate_series(1, 21) k;
INSERT INTO central.rollup_origin (owner, review_id, market, hidden, fold)
  SELECT owner, review_id, (ARRAY['ES', 'MX', 'AR', 'CO', 'US'])[1 + (r / 11) % 5], false, 1 FROM public.made;
DROP TABLE public.made;
