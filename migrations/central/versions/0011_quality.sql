-- The rows behind every figure of quality: decisions that were looked at again, as it stands in the end. What may still
-- be disputed is not told, and of calibration sessions nothing ever is.
SET ROLE central_owner;

-- What pseudonyms are made with: who does not have it cannot try logins.
CREATE TABLE central.quality_key (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  secret bytea NOT NULL DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
INSERT INTO central.quality_key DEFAULT VALUES;

-- Who asked for names, of which time and when.
CREATE TABLE central.quality_look (
  login    text NOT NULL,
  from_at  timestamptz NOT NULL,
  to_at    timestamptz NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['quality_key', 'quality_look'] LOOP
    EXECUTE format('ALTER TABLE central.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE central.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.%I FOR EACH ROW EXECUTE FUNCTION central.append_only()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.%I FOR EACH STATEMENT EXECUTE FUNCTION central.append_only()', name);
  END LOOP;
END $$;
CREATE POLICY auditor_read ON central.quality_key FOR SELECT TO central_auditor USING (true);
GRANT SELECT ON central.quality_key, central.server_info TO central_auditor;
CREATE POLICY auditor_add ON central.quality_look FOR INSERT TO central_auditor WITH CHECK (true);
GRANT INSERT ON central.quality_look TO central_auditor;
GRANT CREATE ON SCHEMA api, central TO central_auditor;
RESET ROLE;

SET ROLE central_auditor;
-- So many hexadecimal digits that follow from the key, the database (a copy that stands apart is another one) and a text,
-- and tell nothing of any of them.
CREATE FUNCTION central.quality_code(p_text text, p_digits integer) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT upper(substr(encode(sha256(k.secret || uuid_send(i.database_id) || convert_to(p_text, 'UTF8')), 'hex'), 1, p_digits)) FROM central.quality_key k, central.server_info i
$$;

-- A person's name of a quarter of a year.
CREATE FUNCTION central.pseudonym(p_login text, p_period text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'R-' || central.quality_code('reviewer/' || p_period || '/' || p_login, 8)
$$;

-- One object for each policy of either list: whether it is in the first, in the second, and its gravest severity where
-- findings say one. p_given and p_right are ids, p_findings are findings of either.
CREATE FUNCTION central.quality_labels(p_given text[], p_right text[], p_findings jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('policy_id', p.id, 'given', p.id = ANY (p_given), 'right', p.id = ANY (p_right),
           'severity', coalesce((SELECT min(f ->> 'severity') FROM jsonb_array_elements(p_findings) f WHERE f ->> 'policy_id' = p.id), '')) ORDER BY p.id), '[]')
  FROM (SELECT DISTINCT unnest(p_given || p_right) AS id) p
$$;

CREATE FUNCTION central.policies_of(p_findings jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT f ->> 'policy_id'), '{}') FROM jsonb_array_elements(p_findings) f
$$;

-- Second reviews of which all is said, by when the first one was submitted. A policy belongs on the recording where an
-- original finding of it stands, or a second one was missed or should have been chosen.
CREATE FUNCTION central.audited(p_from timestamptz, p_to timestamptz)
RETURNS TABLE (key text, reviewer text, decided_at timestamptz, is_right boolean, market text, batch_id uuid, policy_set text, recording_id text,
               outcome text, second_outcome text, first_wrong boolean, settled boolean, overturned boolean, sample_id uuid, stratum text,
               inclusion float8, labels jsonb, faults jsonb)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'audit/' || a.audit_id, a.reviewer, t.decided_at, a.final_verdict_right, a.market, a.batch_id, a.policy_set, a.recording_id,
         coalesce(a.original #>> '{verdict,outcome}', ''), coalesce(a.second #>> '{verdict,outcome}', ''),
         NOT a.verdict_right OR coalesce(j.first_wrong, false), a.disputed_at IS NOT NULL, coalesce(j.overturned, false),
         a.sample_id, a.stratum, a.inclusion,
         central.quality_labels(central.policies_of(a.original -> 'findings'), coalesce(o.standing, '{}') || coalesce(j.added, '{}'),
                                (a.original -> 'findings') || (a.second -> 'findings')),
         coalesce(j.faults, '[]')
  FROM central.audit a
  CROSS JOIN LATERAL (SELECT to_timestamp((a.original ->> 'submitted_at_ms')::float8 / 1000) AS decided_at) t
  LEFT JOIN LATERAL (
    SELECT bool_or(d.is_error) AS first_wrong, bool_or(d.is_error AND NOT d.final_is_error) AS overturned,
           array_agg(d.second_policy_id) FILTER (WHERE d.final_is_error AND d.kind IN ('missed', 'policy') AND d.second_policy_id IS NOT NULL) AS added,
           jsonb_agg(jsonb_build_object('kind', d.kind, 'policy_id', coalesce(d.original_policy_id, d.second_policy_id, ''),
               'severity', coalesce(f.x ->> 'severity', ''), 'criticality', coalesce(d.criticality, ''), 'error_class', coalesce(d.error_class, ''),
               'root_cause', coalesce(d.root_cause, ''), 'start_ms', f.x -> 'start_ms', 'end_ms', f.x -> 'end_ms') ORDER BY d.difference_id)
             FILTER (WHERE d.final_is_error) AS faults
    FROM central.audit_judgement d
    LEFT JOIN LATERAL (
      SELECT x FROM jsonb_array_elements((a.original -> 'findings') || (a.second -> 'findings')) x
      WHERE x ->> 'finding_id' = coalesce(d.original_finding_id, d.second_finding_id)::text LIMIT 1) f ON true
    WHERE d.audit_id = a.audit_id) j ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(f ->> 'policy_id') AS standing FROM jsonb_array_elements(a.original -> 'findings') f
    WHERE NOT EXISTS (SELECT 1 FROM central.audit_judgement d WHERE d.audit_id = a.audit_id AND d.final_is_error AND d.kind IN ('extra', 'policy')
                        AND d.original_finding_id::text = f ->> 'finding_id')) o ON true
  WHERE a.closed_at IS NOT NULL AND t.decided_at >= p_from AND t.decided_at < p_to
    AND NOT EXISTS (SELECT 1 FROM central.calibration c WHERE c.batch_id = a.batch_id)
    AND NOT EXISTS (SELECT 1 FROM central.calibration_review c WHERE c.login = a.reviewer AND c.review_id = a.review_id)
$$;

-- Reviews of gold items among ordinary work, beside the gold that counted then: policies and verdict alone, where the
-- gold has a verdict.
CREATE FUNCTION central.gold_checked(p_from timestamptz, p_to timestamptz)
RETURNS TABLE (key text, reviewer text, decided_at timestamptz, is_right boolean, market text, batch_id uuid, policy_set text, recording_id text,
               outcome text, second_outcome text, first_wrong boolean, settled boolean, overturned boolean, sample_id uuid, stratum text,
               inclusion float8, labels jsonb, faults jsonb)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'gold/' || c.owner || '/' || c.review_id, c.owner, c.submitted_at, v.is_right, b.market, c.batch_id, c.policy_set, c.recording_id,
         coalesce(c.review #>> '{verdict,outcome}', ''), coalesce(g.verdict ->> 'outcome', ''), NOT v.is_right OR x.faults IS NOT NULL, false, false,
         NULL::uuid, '', NULL::float8, central.quality_labels(p.given, p.proper, (c.review -> 'findings') || g.findings), coalesce(x.faults, '[]')
  FROM central.gold_check c
  JOIN central.gold g ON g.gold_id = c.gold_id
  JOIN central.batch b ON b.batch_id = c.batch_id
  CROSS JOIN LATERAL (SELECT central.policies_of(c.review -> 'findings') AS given, central.policies_of(g.findings) AS proper) p
  CROSS JOIN LATERAL (SELECT coalesce(c.review #>> '{verdict,outcome}' = g.verdict ->> 'outcome', g.verdict ->> 'outcome' IS NULL) AS is_right) v
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'policy_id', d.policy_id, 'severity', coalesce(d.x ->> 'severity', ''), 'criticality', '',
             'error_class', d.class, 'root_cause', '', 'start_ms', d.x -> 'start_ms', 'end_ms', d.x -> 'end_ms') ORDER BY d.policy_id) AS faults
    FROM (SELECT DISTINCT ON (f ->> 'policy_id') 'extra' AS kind, 'false_positive' AS class, f ->> 'policy_id' AS policy_id, f AS x
          FROM jsonb_array_elements(c.review -> 'findings') f WHERE f ->> 'policy_id' <> ALL (p.proper)
          UNION ALL
          SELECT DISTINCT ON (f ->> 'policy_id') 'missed', 'false_negative', f ->> 'policy_id', f
          FROM jsonb_array_elements(g.findings) f WHERE f ->> 'policy_id' <> ALL (p.given)) d) x ON true
  WHERE c.submitted_at >= p_from AND c.submitted_at < p_to
    AND NOT EXISTS (SELECT 1 FROM central.calibration s WHERE s.batch_id = c.batch_id)
$$;

-- Everything of a time, [p_from, p_to) by when the decision was made. Times are told to the day and reviewers by
-- pseudonyms of the quarter in which the time ends; p_names gives a lead logins and exact times, and is recorded. Nobody is
-- told what gold says of their own reviews: it would tell what was gold. Which
-- recording it was is not told to specialists where there is gold of it, as they may still be given it, nor of what the
-- caller has still to review.
CREATE FUNCTION api.quality(p_from timestamptz, p_to timestamptz, p_names boolean) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
  asks text := (SELECT p.role FROM central.person p WHERE p.login = me);
  names boolean := coalesce(p_names, false);
  period text := to_char((p_to - interval '1 microsecond') AT TIME ZONE 'UTC', 'YYYY-"Q"Q');
BEGIN
  PERFORM central.asked_alone();
  IF asks NOT IN ('specialist', 'lead') THEN
    RAISE EXCEPTION 'quality is told to specialists and leads' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF names THEN
    IF asks <> 'lead' THEN
      RAISE EXCEPTION 'names are told to leads' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO central.quality_look (login, from_at, to_at) VALUES (me, p_from, p_to);
  END IF;
  RETURN (
    WITH found AS (
      SELECT 'drawn' AS source, a.* FROM central.audited(p_from, p_to) a
      UNION ALL
      SELECT 'gold', g.* FROM central.gold_checked(p_from, p_to) g WHERE g.reviewer <> me
    ), named AS (
      SELECT s.sample_id, s.name, NOT names AND coalesce(s.plan -> 'by' ? 'reviewer', false) AS by_person,
             CASE WHEN s.plan ->> 'kind' = 'lot' THEN (s.plan ->> 'accept')::bigint END AS accept
      FROM central.sample s
    ), told AS MATERIALIZED (
      SELECT f.*, central.quality_code(f.key, 32) AS code, b.name AS queue, n.name AS sample, n.by_person,
             NOT (asks = 'specialist' AND (f.source = 'gold' OR EXISTS (SELECT 1 FROM central.gold o WHERE o.recording_id = f.recording_id))) AND NOT EXISTS (
               SELECT 1 FROM central.assignment g WHERE g.owner = me AND g.recording_id = f.recording_id AND g.state IN ('offered', 'leased')) AS shown,
             floor(extract(epoch FROM CASE WHEN names THEN f.decided_at ELSE date_trunc('day', f.decided_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' END) * 1000)::bigint AS at_ms
      FROM found f
      JOIN central.batch b ON b.batch_id = f.batch_id
      LEFT JOIN named n ON n.sample_id = f.sample_id
    ), people AS (
      SELECT d.reviewer, CASE WHEN names THEN d.reviewer ELSE central.pseudonym(d.reviewer, period) END AS shown_as
      FROM (SELECT DISTINCT t.reviewer FROM told t) d
    )
    SELECT json_build_object(
      'from_ms', floor(extract(epoch FROM p_from) * 1000)::bigint, 'to_ms', floor(extract(epoch FROM p_to) * 1000)::bigint, 'named', names,
      'checks', (SELECT coalesce(json_agg(json_build_object(
          'check_id', t.code, 'source', t.source, 'reviewer', p.shown_as, 'decided_at_ms', t.at_ms, 'right', t.is_right,
          'market', t.market, 'queue', t.queue, 'policy_set', t.policy_set, 'recording_id', CASE WHEN t.shown THEN t.recording_id ELSE '' END,
          'title', CASE WHEN t.shown THEN i.title ELSE '' END, 'duration_ms', CASE WHEN t.shown THEN i.duration_ms ELSE 0 END,
          'outcome', t.outcome, 'second_outcome', t.second_outcome, 'first_wrong', t.first_wrong, 'settled', t.settled, 'overturned', t.overturned,
          'sample', coalesce(t.sample, ''), 'stratum', CASE WHEN t.by_person THEN central.quality_code('stratum/' || t.stratum, 8) ELSE t.stratum END,
          'inclusion', t.inclusion, 'labels', t.labels, 'faults', t.faults) ORDER BY t.at_ms, t.code), '[]')
        FROM told t
        JOIN people p ON p.reviewer = t.reviewer
        JOIN central.batch_item i ON i.batch_id = t.batch_id AND i.recording_id = t.recording_id),
      'plans', (SELECT coalesce(json_agg(json_build_object(
          'sample', n.name, 'stratum', CASE WHEN n.by_person THEN central.quality_code('stratum/' || s.stratum, 8) ELSE s.stratum END,
          'population', s.population, 'drawn', s.drawn, 'judged', c.judged, 'final', c.final, 'found', c.found,
          'accept', n.accept) ORDER BY n.name, s.stratum), '[]')
        FROM central.sample_stratum s
        JOIN named n ON n.sample_id = s.sample_id
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE a.judged_at IS NOT NULL) AS judged, count(*) FILTER (WHERE a.closed_at IS NOT NULL) AS final,
                 count(*) FILTER (WHERE central.is_faulty(a)) AS found,
                 bool_or(to_timestamp((a.original ->> 'submitted_at_ms')::float8 / 1000) >= p_from
                         AND to_timestamp((a.original ->> 'submitted_at_ms')::float8 / 1000) < p_to) AS is_in
          FROM central.audit a WHERE a.sample_id = s.sample_id AND a.stratum = s.stratum) c
        WHERE c.is_in OR s.drawn = 0 AND EXISTS (
          SELECT 1 FROM central.audit a WHERE a.sample_id = s.sample_id
            AND to_timestamp((a.original ->> 'submitted_at_ms')::float8 / 1000) >= p_from
            AND to_timestamp((a.original ->> 'submitted_at_ms')::float8 / 1000) < p_to))));
END $$;

-- Where a recording lives whose decision is told of, for who wants to see the clip; NULL for any other.
CREATE FUNCTION api.quality_recording(p_recording_id text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
  asks text := (SELECT p.role FROM central.person p WHERE p.login = me);
  has_gold boolean := EXISTS (SELECT 1 FROM central.gold o WHERE o.recording_id = p_recording_id);
BEGIN
  PERFORM central.asked_alone();
  IF asks NOT IN ('specialist', 'lead') THEN
    RAISE EXCEPTION 'quality is told to specialists and leads' USING ERRCODE = 'insufficient_privilege';
  ELSIF asks = 'specialist' AND has_gold
     OR EXISTS (SELECT 1 FROM central.assignment g WHERE g.owner = me AND g.recording_id = p_recording_id AND g.state IN ('offered', 'leased'))
     OR NOT EXISTS (SELECT 1 FROM central.audit a WHERE a.recording_id = p_recording_id AND a.closed_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM central.gold_check c WHERE c.recording_id = p_recording_id AND c.owner <> me) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT central.recording_document(i) FROM central.batch_item i WHERE i.recording_id = p_recording_id AND i.url <> ''
          ORDER BY i.batch_id LIMIT 1);
END $$;

REVOKE EXECUTE ON FUNCTION central.quality_code, central.pseudonym, central.quality_labels, central.policies_of, central.audited, central.gold_checked, api.quality,
  api.quality_recording FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.quality, api.quality_recording TO reviewer_specialist, reviewer_lead, central_owner;
RESET ROLE;

SET ROLE central_owner;
REVOKE CREATE ON SCHEMA api, central FROM central_auditor;
RESET ROLE;
