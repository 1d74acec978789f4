-- A sample of submitted reviews is drawn here; each of them is reviewed once more by somebody who knows nothing of it,
-- compared by that person, and answered for by the first: a case of the kind `audit`, see 0008.
SET ROLE central_owner;

-- ---------------------------------------------------------------- samples
-- All that is needed to draw one again: the plan, the seed, and of each stratum everything that could have been drawn.
CREATE TABLE central.sample (
  sample_id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name              text NOT NULL UNIQUE CHECK (name <> '' AND length(name) <= 100),
  plan              jsonb NOT NULL,
  seed              text NOT NULL,
  population        integer NOT NULL,
  population_sha256 text NOT NULL,  -- of the names in their order, a line each, hex
  drawn             integer NOT NULL,
  drawn_by          text NOT NULL DEFAULT session_user,
  drawn_at          timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE central.sample_stratum (
  sample_id  uuid NOT NULL REFERENCES central.sample,
  stratum    text NOT NULL,  -- '': there are none
  population integer NOT NULL,
  drawn      integer NOT NULL,
  members    text[] NOT NULL,  -- reviewer/review, in their order
  weights    float8[],         -- of the members, where they were drawn by weight
  PRIMARY KEY (sample_id, stratum)
);

-- Each review is drawn once.
CREATE TABLE central.sample_item (
  reviewer  text NOT NULL,
  review_id uuid NOT NULL,
  sample_id uuid NOT NULL REFERENCES central.sample,
  stratum   text NOT NULL,
  inclusion float8 NOT NULL CHECK (inclusion > 0 AND inclusion <= 1),
  PRIMARY KEY (reviewer, review_id)
);
CREATE INDEX sample_item_sample ON central.sample_item (sample_id);

-- ---------------------------------------------------------------- audits
-- `original` is the first review as it was when it was drawn, `second` the auditor's as it was when it first arrived
-- submitted: whatever either changes afterwards, these two are compared. By the auditor, or by who took that over.
CREATE TABLE central.audit (
  audit_id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  sample_id        uuid NOT NULL REFERENCES central.sample,
  stratum          text NOT NULL,
  inclusion        float8 NOT NULL,
  reviewer         text NOT NULL,
  review_id        uuid NOT NULL,
  recording_id     text NOT NULL,
  policy_set       text NOT NULL,  -- of the first review
  market           text NOT NULL,
  batch_id         uuid NOT NULL,  -- that the reviewer had it from
  auditor          text,           -- whose the second review is; NULL: nobody has it yet
  taken_over_by    text,           -- who compares and answers in the auditor's place
  assignment_id    uuid,           -- the auditor's
  second_review_id uuid,
  arbiter          text,
  state            text NOT NULL DEFAULT 'waiting'
                   CHECK (state IN ('waiting', 'comparing', 'judged', 'acknowledged', 'disputed', 'arbitration', 'closed')),
  original         jsonb NOT NULL,
  second           jsonb,
  dispute_window   interval NOT NULL CHECK (dispute_window > interval '0'),
  answer_window    interval NOT NULL CHECK (answer_window > interval '0'),
  window_until     timestamptz,  -- until when the reviewer may dispute
  answer_until     timestamptz,  -- until when the auditor has to answer
  verdict_right       boolean,   -- the reviewer's, as the auditor judged
  final_verdict_right boolean,   -- and in the end
  drawn_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  compared_at      timestamptz,  -- when the second review arrived
  judged_at        timestamptz,
  disputed_at      timestamptz,
  answered_at      timestamptz,
  closed_at        timestamptz,
  UNIQUE (reviewer, review_id),
  CHECK (auditor <> reviewer),
  CHECK (taken_over_by <> reviewer AND taken_over_by <> auditor),
  CHECK (arbiter <> reviewer AND arbiter <> auditor AND arbiter <> taken_over_by),
  CHECK ((state = 'waiting') = (second IS NULL))
);
CREATE INDEX audit_auditor ON central.audit (auditor, recording_id);
CREATE INDEX audit_sample ON central.audit (sample_id);

-- Who had an audit to compare and left that to somebody else.
CREATE TABLE central.audit_handover (
  audit_id   uuid NOT NULL REFERENCES central.audit,
  from_login text NOT NULL,
  to_login   text NOT NULL,
  handed_by  text NOT NULL DEFAULT session_user,
  handed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (audit_id, handed_at)
);

-- What was said about an audit, in the order in which it came: the events themselves are in central.event.
CREATE TABLE central.audit_decision (
  event_id    uuid NOT NULL,
  audit_id    uuid NOT NULL REFERENCES central.audit,
  kind        text NOT NULL,
  author      text NOT NULL,
  made_at     timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  body        jsonb NOT NULL,
  PRIMARY KEY (author, event_id)
);
CREATE INDEX audit_decision_audit ON central.audit_decision (audit_id, received_at);

-- Derived: the differences as the auditor typed them, and what became of each. `is_error` is the auditor's first word,
-- `final_is_error` the last one (NULL while it may still be disputed).
CREATE TABLE central.audit_judgement (
  audit_id            uuid NOT NULL REFERENCES central.audit,
  difference_id       text NOT NULL CHECK (length(difference_id) BETWEEN 1 AND 100),
  kind                text NOT NULL CHECK (kind IN ('missed', 'extra', 'policy', 'severity', 'span', 'verdict')),
  original_finding_id uuid,
  second_finding_id   uuid,
  original_policy_id  text,
  second_policy_id    text,
  is_error            boolean NOT NULL,
  error_class         text CHECK (error_class IN ('false_positive', 'false_negative', 'wrong_selection', 'technical')),
  root_cause          text CHECK (root_cause ~ '^[a-z_]{1,60}$'),
  criticality         text CHECK (criticality IN ('critical', 'major', 'minor', 'note_only')),
  note                text NOT NULL,
  disputed            boolean NOT NULL DEFAULT false,
  ruling              text NOT NULL DEFAULT 'judged' CHECK (ruling IN ('judged', 'accepted', 'withdrawn', 'upheld', 'overturned')),
  final_is_error      boolean,
  PRIMARY KEY (audit_id, difference_id)
);

-- ---------------------------------------------------------------- gold
-- What was ruled to be right, for good. A newer ruling supersedes the one before: of each recording and policy set the
-- one that nothing supersedes counts.
CREATE TABLE central.gold (
  gold_id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  recording_id text NOT NULL CHECK (recording_id ~ '^[0-9a-f]{64}$'),
  policy_set   text NOT NULL,
  findings     jsonb NOT NULL CHECK (jsonb_typeof(findings) = 'array'),
  verdict      jsonb NOT NULL,  -- JSON null: none was ruled
  rationale    text NOT NULL,
  source_kind  text NOT NULL CHECK (source_kind IN ('audit', 'calibration')),
  source_case  uuid NOT NULL,
  ruled_by     text NOT NULL,
  ruled_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  supersedes   uuid REFERENCES central.gold,
  CONSTRAINT gold_one_line UNIQUE NULLS NOT DISTINCT (recording_id, policy_set, supersedes)
);

-- Which items of ordinary batches are there because there is gold for them.
CREATE TABLE central.gold_seed (
  batch_id     uuid NOT NULL,
  recording_id text NOT NULL,
  policy_set   text NOT NULL,
  seeded_by    text NOT NULL DEFAULT session_user,
  seeded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (batch_id, recording_id),
  FOREIGN KEY (batch_id, recording_id) REFERENCES central.batch_item
);

-- A review of such an item, as it was when it first arrived submitted, and the gold that counted then.
CREATE TABLE central.gold_check (
  owner        text NOT NULL,
  review_id    uuid NOT NULL,
  gold_id      uuid NOT NULL REFERENCES central.gold,
  batch_id     uuid NOT NULL,
  recording_id text NOT NULL,
  policy_set   text NOT NULL,  -- of the review
  review       jsonb NOT NULL,
  submitted_at timestamptz NOT NULL,
  checked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (owner, review_id)
);

-- ---------------------------------------------------------------- who touches them: central_auditor's functions alone
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sample', 'sample_stratum', 'sample_item', 'audit', 'audit_handover', 'audit_decision', 'audit_judgement',
                              'gold', 'gold_seed', 'gold_check'] LOOP
    PERFORM central.open_to_auditor(name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['sample', 'sample_stratum', 'sample_item', 'audit_handover', 'audit_decision', 'gold', 'gold_seed', 'gold_check'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.%I FOR EACH ROW EXECUTE FUNCTION central.append_only()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit', 'audit_judgement'] LOOP
    EXECUTE format('CREATE TRIGGER never_removed BEFORE DELETE ON central.%I FOR EACH ROW EXECUTE FUNCTION central.append_only()', name);
    EXECUTE format('CREATE POLICY auditor_change ON central.%I FOR UPDATE TO central_auditor USING (true)', name);
    EXECUTE format('GRANT UPDATE ON central.%I TO central_auditor', name);
  END LOOP;
  -- What the auditor's functions need of the work that is given.
  FOREACH name IN ARRAY ARRAY['batch_item', 'known_recording', 'topic_opt_out'] LOOP
    EXECUTE format('CREATE POLICY auditor_read ON central.%I FOR SELECT TO central_auditor USING (true)', name);
    EXECUTE format('GRANT SELECT ON central.%I TO central_auditor', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['batch', 'batch_item', 'assignment', 'assignment_history', 'known_recording'] LOOP
    EXECUTE format('CREATE POLICY auditor_add ON central.%I FOR INSERT TO central_auditor WITH CHECK (true)', name);
    EXECUTE format('GRANT INSERT ON central.%I TO central_auditor', name);
  END LOOP;
END $$;
-- What was drawn, and what the two reviews said, stays as it was, and so does who judged it.
CREATE FUNCTION central.audit_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (NEW.audit_id, NEW.sample_id, NEW.stratum, NEW.inclusion, NEW.reviewer, NEW.review_id, NEW.recording_id, NEW.policy_set, NEW.original)
     IS DISTINCT FROM (OLD.audit_id, OLD.sample_id, OLD.stratum, OLD.inclusion, OLD.reviewer, OLD.review_id, OLD.recording_id, OLD.policy_set, OLD.original)
     OR OLD.second IS NOT NULL AND (NEW.second, NEW.auditor, NEW.second_review_id) IS DISTINCT FROM (OLD.second, OLD.auditor, OLD.second_review_id)
     OR OLD.state <> 'comparing' AND NEW.taken_over_by IS DISTINCT FROM OLD.taken_over_by THEN
    RAISE EXCEPTION 'what an audit compares is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE ON central.audit FOR EACH ROW EXECUTE FUNCTION central.audit_stays();
GRANT SELECT ON central.person TO central_auditor;
GRANT EXECUTE ON FUNCTION central.batch_named, central.must_all_review TO central_auditor;
GRANT CREATE ON SCHEMA api, central TO central_auditor;
RESET ROLE;

SET ROLE central_auditor;
-- ---------------------------------------------------------------- who may do what
CREATE FUNCTION central.is_lead(p_login text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM central.person p WHERE p.login = p_login AND NOT p.disabled AND p.role = 'lead')
$$;

CREATE FUNCTION central.may_audit(p_login text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM central.person p WHERE p.login = p_login AND NOT p.disabled AND p.role IN ('specialist', 'lead'))
$$;

-- ---------------------------------------------------------------- drawing
-- A number from 0 up to 1 that nobody can choose: reviewer_app/domain/sampling/drawing.py has the same.
-- It is asked of everything that could be drawn: without a search path of its own it takes a sixth of the time.
CREATE FUNCTION central.draw_number(p_seed text, p_name text) RETURNS float8
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  n bigint := ('x' || encode(substr(sha256(convert_to(p_seed || '/' || p_name, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint;
BEGIN
  RETURN CASE WHEN n >= 0 THEN n::float8 ELSE (n::numeric + 18446744073709551616)::float8 END / 18446744073709551616::float8;
END $$;

-- The units of the lowest numbers of each stratum, as many as p_sizes says of it ({"stratum": n}).
CREATE FUNCTION central.draw_simple(p_seed text, p_names text[], p_strata text[], p_sizes jsonb)
RETURNS TABLE (name text, stratum text, probability float8)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.name, r.stratum, r.size::float8 / r.population::float8
  FROM (SELECT u.name, u.stratum, (p_sizes ->> u.stratum)::integer AS size, count(*) OVER (PARTITION BY u.stratum) AS population,
               row_number() OVER (PARTITION BY u.stratum ORDER BY central.draw_number(p_seed, u.name), u.name COLLATE "C") AS place
        FROM unnest(p_names, p_strata) AS u(name, stratum)) r
  WHERE r.place <= r.size
$$;

-- Systematic, with probabilities in proportion to the weights, 1 where that would be more; sums in the order of p_names,
-- as in drawing.py, so that both come to the same.
CREATE FUNCTION central.draw_weighted(p_seed text, p_names text[], p_weights float8[], p_size integer)
RETURNS TABLE (name text, stratum text, probability float8)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  certain boolean[] := array_fill(false, ARRAY[cardinality(p_names)]);
  left_over integer; whole float8; sure integer := 0; more integer; i integer;
  start float8 := central.draw_number(p_seed, ''); reached float8 := 0; before float8;
BEGIN
  LOOP
    left_over := p_size - sure;
    whole := 0; more := 0;
    FOR i IN 1 .. cardinality(p_names) LOOP
      IF NOT certain[i] THEN
        whole := whole + p_weights[i];
      END IF;
    END LOOP;
    EXIT WHEN left_over = 0;
    FOR i IN 1 .. cardinality(p_names) LOOP
      IF NOT certain[i] AND left_over * p_weights[i] >= whole * (1 - 1e-12::float8) THEN
        certain[i] := true;
        more := more + 1;
      END IF;
    END LOOP;
    EXIT WHEN more = 0;
    sure := sure + more;
  END LOOP;
  FOR name, probability IN
    SELECT u.name, CASE WHEN u.sure THEN 1 ELSE left_over * u.weight / whole END
    FROM unnest(p_names, p_weights, certain) AS u(name, weight, sure)
    ORDER BY central.draw_number(p_seed, u.name), u.name COLLATE "C"
  LOOP
    before := reached; reached := reached + probability;
    IF trunc(reached - start + 1 + 1e-9::float8) > trunc(before - start + 1 + 1e-9::float8) THEN
      stratum := '';
      RETURN NEXT;
    END IF;
  END LOOP;
END $$;

-- A review as it stands, in the form in which the program holds findings and verdicts.
CREATE FUNCTION central.review_snapshot(p_owner text, p_review uuid) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'review_id', r.review_id, 'policy_set', r.policy_set, 'submitted_at_ms', floor(extract(epoch FROM r.submitted_at) * 1000)::bigint,
    'findings', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'finding_id', f.finding_id, 'policy_id', f.policy_id, 'start_ms', f.start_ms, 'end_ms', f.end_ms, 'open_span', f.open_span,
        'severity', f.severity, 'subject', f.subject, 'note', f.note, 'quote', f.quote, 'time_source', f.time_source,
        'message_ids', f.message_ids, 'user_id', f.user_id) ORDER BY f.start_ms, f.finding_id), '[]')
      FROM central.finding f WHERE f.owner = r.owner AND f.review_id = r.review_id AND NOT f.withdrawn),
    'verdict', (SELECT jsonb_build_object('outcome', v.outcome, 'actions', v.actions, 'rationale', v.rationale)
      FROM central.verdict v WHERE v.owner = r.owner AND v.review_id = r.review_id AND NOT v.withdrawn))
  FROM central.review r WHERE r.owner = p_owner AND r.review_id = p_review
$$;

CREATE FUNCTION central.texts(p_list jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN CASE jsonb_typeof(p_list) WHEN 'array' THEN ARRAY(SELECT jsonb_array_elements_text(p_list)) END;

CREATE TYPE central.sample_unit AS (name text, reviewer text, review_id uuid, recording_id text, policy_set text, market text, batch_id uuid,
                                    stratum text, weight float8);

-- What could be drawn: submitted reviews of ordinary batches, never drawn before, and none of gold. The plan's filters
-- are `from_ms` and `to_ms` (when it was submitted), `markets`, `batches`, `reviewers`, `policies` (ids or categories);
-- its `by` says what makes a stratum. Of a review with several findings the worst one counts: without any it is `passed`.
CREATE FUNCTION central.sample_population(p_plan jsonb) RETURNS SETOF central.sample_unit
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.owner || '/' || r.review_id, r.owner, r.review_id, r.recording_id, r.policy_set, o.market, o.batch_id,
         CASE WHEN p_plan ->> 'kind' = 'stratified' THEN coalesce((
           SELECT string_agg(CASE b.what WHEN 'category' THEN coalesce(split_part(f.policies[1], '.', 1), 'passed')
                                         WHEN 'policy' THEN coalesce(f.policies[1], 'passed')
                                         WHEN 'outcome' THEN coalesce(v.outcome, 'none')
                                         WHEN 'market' THEN o.market WHEN 'batch' THEN o.batch WHEN 'reviewer' THEN r.owner END, '/' ORDER BY b.n)
           FROM jsonb_array_elements_text(p_plan -> 'by') WITH ORDINALITY AS b(what, n)), '') ELSE '' END,
         CASE WHEN p_plan ->> 'kind' = 'weighted' THEN
           coalesce((SELECT max((w.value #>> '{}')::float8) FROM jsonb_each(p_plan #> '{weights,severity}') w WHERE w.key = ANY (f.severities)), 1)
           * coalesce((SELECT max((w.value #>> '{}')::float8) FROM jsonb_each(p_plan #> '{weights,category}') w
                       WHERE w.key = ANY (f.categories) OR w.key = 'passed' AND f.policies IS NULL), 1)
           * coalesce((p_plan #>> ARRAY['weights', 'outcome', coalesce(v.outcome, 'none')])::float8, 1)
           * coalesce((p_plan #>> ARRAY['weights', 'reviewer', r.owner])::float8, 1) ELSE 1 END
  FROM central.review r
  CROSS JOIN LATERAL (
    SELECT (array_agg(b.market ORDER BY b.added_at, b.batch_id))[1] AS market, (array_agg(b.name ORDER BY b.added_at, b.batch_id))[1] AS batch,
           (array_agg(b.batch_id ORDER BY b.added_at, b.batch_id))[1] AS batch_id, bool_or(b.blind) AS blind,
           bool_or(EXISTS (SELECT 1 FROM central.gold_seed g WHERE g.batch_id = b.batch_id AND g.recording_id = r.recording_id)) AS gold
    FROM central.assignment a JOIN central.batch b ON b.batch_id = a.batch_id
    WHERE a.owner = r.owner AND a.recording_id = r.recording_id) o
  CROSS JOIN LATERAL (
    SELECT array_agg(f.policy_id ORDER BY f.severity NULLS LAST, f.policy_id) AS policies, array_agg(f.severity) AS severities,
           array_agg(split_part(f.policy_id, '.', 1)) AS categories
    FROM central.finding f WHERE f.owner = r.owner AND f.review_id = r.review_id AND NOT f.withdrawn) f
  LEFT JOIN central.verdict v ON v.owner = r.owner AND v.review_id = r.review_id AND NOT v.withdrawn
  WHERE r.state = 'submitted' AND NOT o.blind AND NOT o.gold
    AND NOT EXISTS (SELECT 1 FROM central.sample_item i WHERE i.reviewer = r.owner AND i.review_id = r.review_id)
    AND (p_plan #> '{filters,from_ms}' IS NULL OR r.submitted_at >= to_timestamp((p_plan #>> '{filters,from_ms}')::float8 / 1000))
    AND (p_plan #> '{filters,to_ms}' IS NULL OR r.submitted_at < to_timestamp((p_plan #>> '{filters,to_ms}')::float8 / 1000))
    AND (p_plan #> '{filters,reviewers}' IS NULL OR r.owner = ANY (central.texts(p_plan #> '{filters,reviewers}')))
    AND (p_plan #> '{filters,markets}' IS NULL OR o.market = ANY (central.texts(p_plan #> '{filters,markets}')))
    AND (p_plan #> '{filters,batches}' IS NULL OR o.batch = ANY (central.texts(p_plan #> '{filters,batches}')))
    AND (p_plan #> '{filters,policies}' IS NULL OR f.policies || f.categories && central.texts(p_plan #> '{filters,policies}'))
$$;

-- Operators draw as they like. Leads and specialists audit, and must not find out by a draw what a review says: they choose
-- neither people nor a seed, only markets and days that are over, and counts are told and counted with in fives. Nor do they
-- draw for themselves (see draw_audits): what came to them would tell what the plan found in it.
CREATE FUNCTION central.drawable(p_plan jsonb, p_seed text, OUT plan jsonb, OUT step integer)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  today bigint := extract(epoch FROM date_trunc('day', now() AT TIME ZONE 'UTC'))::bigint * 1000;
BEGIN
  plan := p_plan; step := 1;
  IF central.is_operator() THEN
    RETURN;
  END IF;
  IF NOT central.may_audit(session_user) THEN
    RAISE EXCEPTION 'samples are drawn by operators, leads and specialists' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_seed IS NOT NULL OR plan #> '{weights,reviewer}' IS NOT NULL OR plan -> 'by' ?| ARRAY['reviewer', 'batch']
     OR EXISTS (SELECT 1 FROM jsonb_each(plan -> 'filters') f WHERE f.key NOT IN ('from_ms', 'to_ms', 'markets')
                OR f.key LIKE '%\_ms' AND (f.value #>> '{}')::bigint % 86400000 <> 0) THEN
    RAISE EXCEPTION 'only operators choose a seed, people, batches, policies and parts of days' USING ERRCODE = 'insufficient_privilege';
  END IF;
  step := 5;
  plan := jsonb_set(plan, '{filters}', coalesce(plan -> 'filters', '{}') || jsonb_build_object('to_ms', least((plan #>> '{filters,to_ms}')::bigint, today)));
END $$;

CREATE FUNCTION central.told(p_count bigint, p_step integer) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN p_step = 1 OR p_count >= p_step THEN p_count - p_count % p_step END;

-- Counts before a draw: by stratum, and by weight. Of groups with fewer than are told only that there is one (`small`).
CREATE FUNCTION api.preview_audits(p_plan json) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  plan jsonb; step integer; found json;
BEGIN
  PERFORM central.asked_alone();
  SELECT d.plan, d.step INTO plan, step FROM central.drawable(p_plan::jsonb, NULL) d;
  WITH population AS MATERIALIZED (
    SELECT p.* FROM central.sample_population(plan) p
  ), strata AS (
    SELECT p.stratum, central.told(count(*), step) AS n FROM population p GROUP BY p.stratum
  ), weights AS (
    SELECT p.weight, central.told(count(*), step) AS n FROM population p GROUP BY p.weight
  )
  SELECT json_build_object(
      'population', central.told((SELECT count(*) FROM population), step),
      'strata', (SELECT coalesce(json_agg(json_build_object('stratum', s.stratum, 'population', s.n) ORDER BY s.stratum), '[]') FROM strata s WHERE s.n IS NOT NULL),
      'weights', (SELECT coalesce(json_agg(json_build_object('weight', w.weight, 'population', w.n) ORDER BY w.weight), '[]') FROM weights w WHERE w.n IS NOT NULL),
      'small', EXISTS (SELECT 1 FROM strata s WHERE s.n IS NULL) OR EXISTS (SELECT 1 FROM weights w WHERE w.n IS NULL))
    INTO found;
  RETURN found;
END $$;

-- ---------------------------------------------------------------- who audits
CREATE FUNCTION central.must_all_audit(p_people text[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  stranger text;
BEGIN
  SELECT l INTO stranger FROM unnest(p_people) l WHERE NOT central.may_audit(l) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'There is no specialist or lead called %.', stranger USING ERRCODE = 'no_data_found';
  END IF;
END $$;

-- Who compares and answers: the auditor, or who took that over.
CREATE FUNCTION central.compares(p_audit central.audit) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN coalesce(p_audit.taken_over_by, p_audit.auditor);

-- Whom both reviews of a recording must not be shown, because they have still to judge it themselves.
CREATE FUNCTION central.is_to_judge_blind(p_login text, p_recording text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM central.assignment g JOIN central.batch b ON b.batch_id = g.batch_id
                 WHERE g.owner = p_login AND g.recording_id = p_recording AND g.state <> 'submitted' AND b.blind)
$$;

CREATE FUNCTION central.opted_out(p_login text, p_audit central.audit) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM central.batch_item i JOIN central.topic_opt_out o ON o.topic = ANY (i.topics)
                 WHERE i.batch_id = p_audit.batch_id AND i.recording_id = p_audit.recording_id AND o.owner = p_login)
$$;

-- ---------------------------------------------------------------- audits are given like any blind work
-- One of them, as an item of a batch.
CREATE FUNCTION central.give_audit(p_audit central.audit, p_login text, p_batch uuid, p_lease interval) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  assigned uuid;
BEGIN
  INSERT INTO central.batch_item (batch_id, recording_id, place, title, url, transcript_url, chat_url, size_bytes, duration_ms, topics)
    SELECT p_batch, i.recording_id, (SELECT 1 + count(*) FROM central.batch_item b WHERE b.batch_id = p_batch),
           i.title, i.url, i.transcript_url, i.chat_url, i.size_bytes, i.duration_ms, i.topics
    FROM central.batch_item i WHERE i.batch_id = p_audit.batch_id AND i.recording_id = p_audit.recording_id
    ON CONFLICT DO NOTHING;
  INSERT INTO central.assignment (owner, batch_id, recording_id, lease, priority, due_at, urgent)
    VALUES (p_login, p_batch, p_audit.recording_id, p_lease, 0, NULL, false) RETURNING assignment_id INTO assigned;
  UPDATE central.audit a SET auditor = p_login, assignment_id = assigned WHERE a.audit_id = p_audit.audit_id;
END $$;

-- Whether nobody has an audit, its work came back or its auditor is gone.
CREATE FUNCTION central.is_to_be_given(p_audit central.audit) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_audit.state = 'waiting' AND (NOT coalesce(central.may_audit(p_audit.auditor), false) OR EXISTS (
    SELECT 1 FROM central.assignment g WHERE g.owner = p_audit.auditor AND g.assignment_id = p_audit.assignment_id
      AND (g.state = 'returned' OR g.state = 'leased' AND g.lease_until <= now())))
$$;

-- Gives audits of a sample that nobody has, whose work came back or whose auditor is gone, to the named people: who has
-- least to do gets the next. Never to the reviewer, to nobody who has had the recording or seen another second review of
-- it, who opted out of a topic or is no specialist or lead. In an order that tells nothing; the batches are named without
-- a word of what they are for.
CREATE FUNCTION central.give_audits(p_sample uuid, p_batch text, p_people text[], p_lease interval, OUT given json, OUT waiting bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one central.audit; candidate text; target uuid; counts jsonb; todo jsonb; batches jsonb := '{}'; base text;
BEGIN
  PERFORM central.take_turn('sample ' || p_sample);  -- two at once would wait for each other's rows for ever
  PERFORM central.must_all_audit(p_people);
  base := coalesce(nullif(p_batch, ''), 'R-' || upper(substr(md5(gen_random_uuid()::text), 1, 6)));
  SELECT coalesce(jsonb_object_agg(l, (SELECT count(*) FROM central.assignment a WHERE a.owner = l AND a.state IN ('offered', 'leased'))), '{}'),
         coalesce(jsonb_object_agg(l, 0), '{}')
    INTO todo, counts FROM unnest(p_people) l;
  FOR one IN
    SELECT a.* FROM central.audit a
    WHERE a.sample_id = p_sample AND central.is_to_be_given(a)
    ORDER BY random() FOR UPDATE
  LOOP
    FOR candidate IN SELECT l FROM unnest(p_people) WITH ORDINALITY AS p(l, n) WHERE l <> one.reviewer AND NOT central.opted_out(l, one)
      ORDER BY (todo ->> l)::bigint, n
    LOOP
      INSERT INTO central.known_recording (owner, recording_id) VALUES (candidate, one.recording_id) ON CONFLICT DO NOTHING;
      CONTINUE WHEN NOT FOUND;
      IF NOT batches ? one.policy_set THEN
        INSERT INTO central.batch (name, policy_set, blind)
          VALUES (base || CASE WHEN batches = '{}' THEN '' ELSE '-' || (SELECT count(*) + 1 FROM jsonb_object_keys(batches)) END, one.policy_set, true)
          RETURNING batch_id INTO target;
        batches := jsonb_set(batches, ARRAY[one.policy_set], to_jsonb(target));
      END IF;
      PERFORM central.give_audit(one, candidate, (batches ->> one.policy_set)::uuid, p_lease);
      counts := jsonb_set(counts, ARRAY[candidate], to_jsonb((counts ->> candidate)::integer + 1));
      todo := jsonb_set(todo, ARRAY[candidate], to_jsonb((todo ->> candidate)::bigint + 1));
      EXIT;
    END LOOP;
  END LOOP;
  given := counts;
  SELECT count(*) INTO waiting FROM central.audit a WHERE a.sample_id = p_sample AND a.auditor IS NULL;
END $$;

-- Why units of these strata and weights cannot be drawn by a plan, in so large parts ({"stratum": n}); NULL: they can.
CREATE FUNCTION central.fault_of_draw(p_plan jsonb, p_sizes jsonb, p_strata text[], p_weights float8[], p_step integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  weighted boolean := p_plan ->> 'kind' = 'weighted'; fault text;
BEGIN
  IF EXISTS (SELECT 1 FROM unnest(p_strata) AS x(stratum) GROUP BY x.stratum HAVING central.told(count(*), p_step) IS NULL) THEN
    RETURN 'A stratum has fewer than five: only operators draw from it.';
  ELSIF weighted AND EXISTS (SELECT 1 FROM unnest(p_weights) AS x(weight) GROUP BY x.weight HAVING central.told(count(*), p_step) IS NULL) THEN
    RETURN 'Fewer than five have a weight: only operators draw by it.';
  ELSIF p_sizes IS NULL OR (SELECT coalesce(sum((s.value #>> '{}')::integer), 0) FROM jsonb_each(p_sizes) s) < 1 THEN
    RETURN 'Nothing is to be drawn.';
  END IF;
  SELECT format(CASE s.key WHEN '' THEN '%s cannot be drawn from %s.' ELSE '%s cannot be drawn from %s of %s.' END, s.value #>> '{}', coalesce(n.population, 0), s.key)
    INTO fault FROM jsonb_each(p_sizes) s
    LEFT JOIN (SELECT x.stratum, central.told(count(*), p_step) AS population FROM unnest(p_strata) AS x(stratum) GROUP BY x.stratum) n ON n.stratum = s.key
    WHERE NOT coalesce((s.value #>> '{}')::integer BETWEEN 0 AND coalesce(n.population, 0), false) LIMIT 1;
  IF fault IS NULL AND weighted AND EXISTS (SELECT 1 FROM unnest(p_weights) w WHERE NOT (w > 0 AND w < 'infinity')) THEN
    RETURN 'Weights lie above 0: what can never be drawn says nothing of the whole.';
  END IF;
  RETURN fault;
END $$;

-- Draws, keeps what was drawn from what, and gives it out. The plan says `kind` (random, lot, stratified, weighted), `size`
-- or for strata `sizes`, `by`, `weights`, `filters`; whatever else it holds is kept with it.
CREATE FUNCTION api.draw_audits(p_name text, p_plan json, p_seed text, p_batch text, p_people text[], p_lease interval,
                                p_dispute_window interval, p_answer_window interval) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  plan jsonb; step integer;
  seed text := coalesce(p_seed, gen_random_uuid()::text);
  wanted integer;
  units central.sample_unit[]; sizes jsonb; names text[]; strata text[]; weights float8[]; fault text; sample central.sample; told json;
BEGIN
  PERFORM central.asked_alone();
  SELECT d.plan, d.step INTO plan, step FROM central.drawable(p_plan::jsonb, p_seed) d;
  IF step > 1 AND session_user = ANY (p_people) THEN
    RAISE EXCEPTION 'only operators draw for themselves: name somebody else' USING ERRCODE = 'insufficient_privilege';
  END IF;
  wanted := (plan ->> 'size')::integer;
  IF plan ->> 'kind' IS NULL OR plan ->> 'kind' NOT IN ('random', 'lot', 'stratified', 'weighted') THEN
    RAISE EXCEPTION 'A plan is random, stratified, weighted or a lot.' USING ERRCODE = 'no_data_found';
  END IF;
  SELECT array_agg(p ORDER BY p.name COLLATE "C") INTO units FROM central.sample_population(plan) p;
  SELECT array_agg(u.name ORDER BY u.n), array_agg(u.stratum ORDER BY u.n), array_agg(u.weight ORDER BY u.n) INTO names, strata, weights
    FROM unnest(units) WITH ORDINALITY AS u(name, reviewer, review_id, recording_id, policy_set, market, batch_id, stratum, weight, n);
  sizes := CASE WHEN plan ->> 'kind' = 'stratified' THEN plan -> 'sizes' ELSE jsonb_build_object('', wanted) END;
  fault := central.fault_of_draw(plan, sizes, strata, weights, step);
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION '%', fault USING ERRCODE = 'no_data_found';
  END IF;
  INSERT INTO central.sample (name, plan, seed, population, population_sha256, drawn)
    VALUES (p_name, plan, seed, cardinality(names), encode(sha256(convert_to(array_to_string(names, E'\n'), 'UTF8')), 'hex'),
            (SELECT sum((s.value #>> '{}')::integer) FROM jsonb_each(sizes) s))
    RETURNING * INTO sample;
  WITH drawn AS MATERIALIZED (
    SELECT d.* FROM central.draw_simple(seed, names, strata, sizes) d WHERE plan ->> 'kind' <> 'weighted'
    UNION ALL
    SELECT d.* FROM central.draw_weighted(seed, names, weights, wanted) d WHERE plan ->> 'kind' = 'weighted'
  ), kept AS (
    INSERT INTO central.sample_stratum (sample_id, stratum, population, drawn, members, weights)
    SELECT sample.sample_id, u.stratum, count(*), (SELECT count(*) FROM drawn d WHERE d.stratum = u.stratum), array_agg(u.name ORDER BY u.name COLLATE "C"),
           CASE WHEN plan ->> 'kind' = 'weighted' THEN array_agg(u.weight ORDER BY u.name COLLATE "C") END
    FROM unnest(names, strata, weights) AS u(name, stratum, weight) GROUP BY u.stratum
  ), named AS (
    SELECT u.*, d.probability FROM drawn d JOIN unnest(units) u ON u.name = d.name
  ), items AS (
    INSERT INTO central.sample_item (reviewer, review_id, sample_id, stratum, inclusion)
    SELECT n.reviewer, n.review_id, sample.sample_id, n.stratum, n.probability FROM named n
  )
  INSERT INTO central.audit (sample_id, stratum, inclusion, reviewer, review_id, recording_id, policy_set, market, batch_id, original, dispute_window, answer_window)
    SELECT sample.sample_id, n.stratum, n.probability, n.reviewer, n.review_id, n.recording_id, n.policy_set, n.market, n.batch_id,
           central.review_snapshot(n.reviewer, n.review_id), p_dispute_window, p_answer_window
    FROM named n;
  SELECT json_build_object('sample', p_name, 'seed', CASE WHEN step = 1 THEN seed END, 'population', central.told(sample.population, step),
      'population_sha256', sample.population_sha256,
      'strata', (SELECT json_agg(json_build_object('stratum', s.stratum, 'population', central.told(s.population, step), 'drawn', s.drawn) ORDER BY s.stratum)
                 FROM central.sample_stratum s WHERE s.sample_id = sample.sample_id),
      'given', g.given, 'waiting', g.waiting)
    INTO told FROM central.give_audits(sample.sample_id, p_batch, p_people, p_lease) g;
  RETURN told;
END $$;

-- A dry run only counts what would be given: who may have what would tell whose review it is, and who opted out.
CREATE FUNCTION api.assign_audits(p_name text, p_batch text, p_people text[], p_lease interval, p_dry_run boolean DEFAULT false,
                                  OUT given json, OUT waiting bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  sample uuid;
BEGIN
  PERFORM central.must_be_operator();
  SELECT s.sample_id INTO sample FROM central.sample s WHERE s.name = p_name;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no sample %.', p_name USING ERRCODE = 'no_data_found';
  END IF;
  IF p_dry_run THEN
    PERFORM central.must_all_audit(p_people);
    given := (SELECT coalesce(jsonb_object_agg(l, 0), '{}') FROM unnest(p_people) l);
    SELECT count(*) INTO waiting FROM central.audit a WHERE a.sample_id = sample AND central.is_to_be_given(a);
    RETURN;
  END IF;
  SELECT g.given, g.waiting INTO given, waiting FROM central.give_audits(sample, p_batch, p_people, p_lease) g;
END $$;

-- Whether all is said of a second review, and anything of the first one is an error.
CREATE FUNCTION central.is_faulty(a central.audit) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.closed_at IS NOT NULL
     AND (NOT a.final_verdict_right OR EXISTS (SELECT 1 FROM central.audit_judgement j WHERE j.audit_id = a.audit_id AND j.final_is_error))
$$;

CREATE FUNCTION api.audit_samples() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  RETURN (SELECT coalesce(json_agg(json_build_object(
      'sample', s.name, 'kind', s.plan ->> 'kind', 'population', s.population, 'drawn', s.drawn, 'drawn_by', s.drawn_by,
      'drawn_at_ms', floor(extract(epoch FROM s.drawn_at) * 1000)::bigint,
      'accept', CASE WHEN s.plan ->> 'kind' = 'lot' THEN (s.plan ->> 'accept')::bigint END,
      'final', (SELECT count(*) FROM central.audit a WHERE a.sample_id = s.sample_id AND a.closed_at IS NOT NULL),
      'found', (SELECT count(*) FROM central.audit a WHERE a.sample_id = s.sample_id AND central.is_faulty(a)),
      'unassigned', (SELECT count(*) FROM central.audit a WHERE a.sample_id = s.sample_id AND a.auditor IS NULL),
      'abandoned', (SELECT count(*) FROM central.audit a WHERE a.sample_id = s.sample_id AND a.state = 'comparing' AND NOT central.may_audit(central.compares(a))),
      'states', (SELECT coalesce(json_object_agg(c.state, c.n ORDER BY c.state), '{}')
                 FROM (SELECT a.state, count(*) AS n FROM central.audit a WHERE a.sample_id = s.sample_id GROUP BY a.state) c)) ORDER BY s.drawn_at, s.name), '[]')
    FROM central.sample s);
END $$;

-- Everything that a draw follows from, and what was drawn, for whoever wants to draw it again.
CREATE FUNCTION api.audit_sample(p_name text) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  told json;
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  SELECT json_build_object('sample', s.name, 'plan', s.plan, 'seed', s.seed, 'population', s.population, 'population_sha256', s.population_sha256,
      'strata', (SELECT json_agg(json_build_object('stratum', t.stratum, 'drawn', t.drawn, 'members', t.members, 'weights', t.weights) ORDER BY t.stratum)
                 FROM central.sample_stratum t WHERE t.sample_id = s.sample_id),
      'items', (SELECT coalesce(json_agg(json_build_object('name', i.reviewer || '/' || i.review_id, 'stratum', i.stratum, 'inclusion', i.inclusion)), '[]')
                FROM central.sample_item i WHERE i.sample_id = s.sample_id))
    INTO told FROM central.sample s WHERE s.name = p_name;
  IF told IS NULL THEN
    RAISE EXCEPTION 'There is no sample %.', p_name USING ERRCODE = 'no_data_found';
  END IF;
  RETURN told;
END $$;

-- ---------------------------------------------------------------- what a case goes through
-- Who may rule: specialists and leads who were neither, and who are not to judge the same recording blind themselves.
CREATE FUNCTION central.audit_arbiters(p_audit uuid) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(p.login), '{}') FROM central.audit a
  JOIN central.person p ON central.may_audit(p.login) AND p.login NOT IN (a.reviewer, a.auditor, central.compares(a))
  WHERE a.audit_id = p_audit AND NOT central.is_to_judge_blind(p.login, a.recording_id)
$$;

-- Marks these people as knowing the recording, as they are told what both reviews say of it; returns them.
CREATE FUNCTION central.shown_to(p_audit uuid, p_people text[]) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO central.known_recording (owner, recording_id)
    SELECT l, a.recording_id FROM central.audit a CROSS JOIN unnest(p_people) l WHERE a.audit_id = p_audit ORDER BY l
    ON CONFLICT DO NOTHING;
  RETURN p_people;
END $$;

-- An auditor's submitted review arrives and makes the audit one to compare. Whatever is changed behind that plays no part.
-- Of gold there is nothing here: whoever pushes could see from locks and counters what else was looked at, see check_gold.
CREATE FUNCTION central.second_review_arrived() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  case_id uuid;
BEGIN
  FOR case_id IN
    UPDATE central.audit a SET state = 'comparing', second_review_id = NEW.review_id, compared_at = clock_timestamp(),
           second = central.review_snapshot(NEW.owner, NEW.review_id)
    WHERE a.auditor = NEW.owner AND a.recording_id = NEW.recording_id AND a.state = 'waiting'
    RETURNING a.audit_id
  LOOP
    PERFORM central.tell_case('audit', case_id, ARRAY[NEW.owner]);
  END LOOP;
  RETURN NULL;
END $$;

-- Somebody else is to rule: who may is told what both reviews say, and returned.
CREATE FUNCTION central.to_arbitration(p_audit uuid) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE central.audit a SET state = 'arbitration' WHERE a.audit_id = p_audit;
  RETURN central.shown_to(p_audit, central.audit_arbiters(p_audit));
END $$;

-- Takes the auditor's differences in, or raises: p_listed is the list of the event.
CREATE FUNCTION central.take_differences(p_audit central.audit, p_listed jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF jsonb_typeof(p_listed) IS DISTINCT FROM 'array' OR jsonb_array_length(p_listed) > 1000 THEN
    PERFORM central.refuse_decision('The differences are not a list.');
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(p_listed) d GROUP BY d ->> 'difference_id' HAVING count(*) > 1 OR d ->> 'difference_id' IS NULL) THEN
    PERFORM central.refuse_decision('A difference is there twice, or has no id.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM jsonb_to_recordset(p_listed) AS d(original_finding_id text, second_finding_id text)
    WHERE d.original_finding_id IS NOT NULL AND NOT p_audit.original -> 'findings' @> jsonb_build_array(jsonb_build_object('finding_id', d.original_finding_id))
       OR d.second_finding_id IS NOT NULL AND NOT p_audit.second -> 'findings' @> jsonb_build_array(jsonb_build_object('finding_id', d.second_finding_id))) THEN
    PERFORM central.refuse_decision('A difference names a finding that is in neither review.');
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_to_recordset(p_listed) AS d(is_error boolean, error_class text, criticality text)
             WHERE d.is_error IS NULL OR d.is_error AND (d.error_class IS NULL OR d.criticality IS NULL)) THEN
    PERFORM central.refuse_decision('An error needs its class and how grave it is.');
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_to_recordset(p_listed) AS d(kind text, error_class text, root_cause text, criticality text)
             WHERE d.kind IS NULL OR d.kind NOT IN ('missed', 'extra', 'policy', 'severity', 'span', 'verdict')
                OR d.error_class NOT IN ('false_positive', 'false_negative', 'wrong_selection', 'technical')
                OR d.criticality NOT IN ('critical', 'major', 'minor', 'note_only') OR d.root_cause !~ '^[a-z_]{1,60}$') THEN
    PERFORM central.refuse_decision('A difference is of a kind, class or cause that is not known here.');
  END IF;
  INSERT INTO central.audit_judgement AS j (audit_id, difference_id, kind, original_finding_id, second_finding_id, original_policy_id, second_policy_id,
                                            is_error, error_class, root_cause, criticality, note)
    SELECT p_audit.audit_id, d.difference_id, d.kind, d.original_finding_id, d.second_finding_id,
           (SELECT f ->> 'policy_id' FROM jsonb_array_elements(p_audit.original -> 'findings') f WHERE f ->> 'finding_id' = d.original_finding_id::text),
           (SELECT f ->> 'policy_id' FROM jsonb_array_elements(p_audit.second -> 'findings') f WHERE f ->> 'finding_id' = d.second_finding_id::text),
           d.is_error, d.error_class, d.root_cause, d.criticality, coalesce(d.note, '')
    FROM jsonb_to_recordset(p_listed) AS d(difference_id text, kind text, original_finding_id uuid, second_finding_id uuid, is_error boolean,
                                           error_class text, root_cause text, criticality text, note text);
END $$;

-- Nothing more is said about it: what was not ruled otherwise stands, and the verdict is right where no difference about
-- it is an error in the end.
CREATE FUNCTION central.end_audit(p_audit uuid, p_state text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  UPDATE central.audit_judgement j SET final_is_error = j.is_error, ruling = CASE j.ruling WHEN 'judged' THEN 'accepted' ELSE j.ruling END
    WHERE j.audit_id = p_audit AND j.final_is_error IS NULL;
  UPDATE central.audit a SET state = p_state, closed_at = clock_timestamp(),
    final_verdict_right = a.verdict_right OR EXISTS (
      SELECT 1 FROM central.audit_judgement j WHERE j.audit_id = p_audit AND j.kind = 'verdict' AND j.is_error AND NOT j.final_is_error)
    WHERE a.audit_id = p_audit;
$$;

-- What each kind of decision does to an audit, or why it may not be made. Each returns who is to be told besides the
-- reviewer and who compares. Deadlines are the server's: the event's own time is what its device believed.
CREATE FUNCTION central.take_judgement(p_audit central.audit, p_said jsonb) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_audit.state <> 'comparing' THEN
    PERFORM central.refuse_decision('You have judged this second review already.');
  ELSIF jsonb_typeof(p_said -> 'original_verdict_right') IS DISTINCT FROM 'boolean' THEN
    PERFORM central.refuse_decision('It does not say whether the verdict was right.');
  END IF;
  PERFORM central.take_differences(p_audit, p_said -> 'differences');
  UPDATE central.audit a SET state = 'judged', verdict_right = (p_said ->> 'original_verdict_right')::boolean, judged_at = clock_timestamp(),
    window_until = clock_timestamp() + a.dispute_window WHERE a.audit_id = p_audit.audit_id;
  RETURN '{}';
END $$;

CREATE FUNCTION central.take_acknowledgement(p_audit central.audit) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_audit.state <> 'judged' AND (p_audit.state <> 'closed' OR p_audit.disputed_at IS NOT NULL) THEN
    PERFORM central.refuse_decision('This second review was acknowledged or disputed already.');
  END IF;
  PERFORM central.end_audit(p_audit.audit_id, 'acknowledged');
  RETURN '{}';
END $$;

CREATE FUNCTION central.take_dispute(p_audit central.audit, p_said jsonb) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  listed text[] := central.texts(p_said -> 'difference_ids');
BEGIN
  IF p_audit.disputed_at IS NOT NULL OR p_audit.state = 'acknowledged' THEN
    PERFORM central.refuse_decision('This second review was acknowledged or disputed already.');
  ELSIF p_audit.state <> 'judged' OR clock_timestamp() > p_audit.window_until THEN
    PERFORM central.refuse_decision(format('The time to dispute this second review was over on %s UTC.', to_char(p_audit.window_until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')));
  ELSIF coalesce(cardinality(listed), 0) = 0 OR coalesce(btrim(p_said ->> 'reason'), '') = '' THEN
    PERFORM central.refuse_decision('A dispute says what it is about and why.');
  ELSIF EXISTS (SELECT 1 FROM unnest(listed) l WHERE NOT EXISTS (
                  SELECT 1 FROM central.audit_judgement j WHERE j.audit_id = p_audit.audit_id AND j.difference_id = l AND j.is_error)) THEN
    PERFORM central.refuse_decision('Only what this second review judged an error can be disputed.');
  END IF;
  UPDATE central.audit_judgement j SET disputed = true WHERE j.audit_id = p_audit.audit_id AND j.difference_id = ANY (listed);
  UPDATE central.audit a SET state = 'disputed', disputed_at = clock_timestamp(), answer_until = clock_timestamp() + a.answer_window
    WHERE a.audit_id = p_audit.audit_id;
  RETURN '{}';
END $$;

-- Given in is all that was disputed, or the part of it that the revised differences say is no error. What is left goes on
-- to those who may rule.
CREATE FUNCTION central.take_answer(p_audit central.audit, p_said jsonb) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_audit.state <> 'disputed' THEN
    PERFORM central.refuse_decision('There is no dispute of this second review to answer.');
  ELSIF jsonb_typeof(p_said -> 'stands') IS DISTINCT FROM 'boolean' OR coalesce(btrim(p_said ->> 'reason'), '') = '' THEN
    PERFORM central.refuse_decision('An answer says whether the judgement stands, and why.');
  END IF;
  UPDATE central.audit a SET answered_at = clock_timestamp() WHERE a.audit_id = p_audit.audit_id;
  UPDATE central.audit_judgement j SET final_is_error = false, ruling = 'withdrawn'
    WHERE j.audit_id = p_audit.audit_id AND j.disputed AND (NOT (p_said ->> 'stands')::boolean OR EXISTS (
      SELECT 1 FROM jsonb_to_recordset(CASE jsonb_typeof(p_said -> 'differences') WHEN 'array' THEN p_said -> 'differences' ELSE '[]' END)
        AS r(difference_id text, is_error boolean) WHERE r.difference_id = j.difference_id AND NOT r.is_error));
  IF NOT EXISTS (SELECT 1 FROM central.audit_judgement j WHERE j.audit_id = p_audit.audit_id AND j.disputed AND j.final_is_error IS NULL) THEN
    PERFORM central.end_audit(p_audit.audit_id, 'closed');
    RETURN '{}';
  END IF;
  RETURN central.to_arbitration(p_audit.audit_id);
END $$;

CREATE FUNCTION central.take_ruling(p_audit central.audit, p_said jsonb, p_by text) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_audit.state <> 'arbitration' THEN
    PERFORM central.refuse_decision('Somebody else has ruled on this second review already.');
  ELSIF jsonb_typeof(p_said -> 'rulings') IS DISTINCT FROM 'array' OR coalesce(btrim(p_said ->> 'rationale'), '') = '' THEN
    PERFORM central.refuse_decision('A ruling says what is upheld, and why.');
  ELSIF EXISTS (SELECT 1 FROM jsonb_to_recordset(p_said -> 'rulings') AS r(difference_id text, upheld boolean)
                FULL JOIN (SELECT j.difference_id FROM central.audit_judgement j WHERE j.audit_id = p_audit.audit_id AND j.disputed AND j.final_is_error IS NULL) d
                USING (difference_id)
                WHERE r.upheld IS NULL OR d.difference_id IS NULL) THEN
    PERFORM central.refuse_decision('A ruling is about each of the differences that are still disputed, and about no other.');
  END IF;
  UPDATE central.audit_judgement j SET final_is_error = j.is_error AND r.upheld, ruling = CASE WHEN r.upheld THEN 'upheld' ELSE 'overturned' END
    FROM jsonb_to_recordset(p_said -> 'rulings') AS r(difference_id text, upheld boolean)
    WHERE j.audit_id = p_audit.audit_id AND j.difference_id = r.difference_id;
  UPDATE central.audit a SET arbiter = p_by WHERE a.audit_id = p_audit.audit_id;
  PERFORM central.end_audit(p_audit.audit_id, 'closed');
  RETURN central.audit_arbiters(p_audit.audit_id) || central.shown_to(p_audit.audit_id, ARRAY[p_by]);
END $$;

-- A decision about an audit arrives.
CREATE FUNCTION central.audit_event_arrived() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  body jsonb := NEW.canonical::jsonb -> 'body';
  one central.audit; others text[];
BEGIN
  SELECT a.* INTO one FROM central.audit a WHERE a.audit_id = NEW.review_id FOR UPDATE;
  IF NEW.kind IN ('audit.judged', 'audit.answered') AND central.compares(one) <> NEW.owner
     AND EXISTS (SELECT 1 FROM central.audit_handover h WHERE h.audit_id = one.audit_id AND h.from_login = NEW.owner) THEN
    PERFORM central.refuse_decision('This second review was handed over to somebody else.');
  -- In one sentence for what does not exist and for what is not to be known.
  ELSIF one.audit_id IS NULL OR body ->> 'audit_id' IS DISTINCT FROM NEW.review_id::text OR NOT (CASE NEW.kind
       WHEN 'audit.judged' THEN central.compares(one) = NEW.owner AND one.state <> 'waiting'
       WHEN 'audit.answered' THEN central.compares(one) = NEW.owner AND one.state <> 'waiting'
       WHEN 'audit.acknowledged' THEN one.reviewer = NEW.owner AND one.state NOT IN ('waiting', 'comparing')
       WHEN 'audit.disputed' THEN one.reviewer = NEW.owner AND one.state NOT IN ('waiting', 'comparing')
       WHEN 'audit.arbitrated' THEN (one.state = 'arbitration' OR one.arbiter IS NOT NULL) AND NEW.owner = ANY (central.audit_arbiters(one.audit_id))
       ELSE false END) THEN
    PERFORM central.refuse_decision('There is no such second review for you to decide about.');
  END IF;
  others := CASE NEW.kind
    WHEN 'audit.judged' THEN central.take_judgement(one, body)
    WHEN 'audit.acknowledged' THEN central.take_acknowledgement(one)
    WHEN 'audit.disputed' THEN central.take_dispute(one, body)
    WHEN 'audit.answered' THEN central.take_answer(one, body)
    WHEN 'audit.arbitrated' THEN central.take_ruling(one, body, NEW.owner)
  END;
  INSERT INTO central.audit_decision (event_id, audit_id, kind, author, made_at, body)
    VALUES (NEW.event_id, one.audit_id, NEW.kind, NEW.owner, NEW.made_at, body);
  PERFORM central.tell_case('audit', one.audit_id, ARRAY[one.reviewer, central.compares(one)] || others);
  RETURN NULL;
END $$;

-- Windows that are over: nobody disputed, or nobody answered and somebody else is to rule. Who may rule since it came to
-- that (a new specialist, one who is back) is told now. Reviews of gold items are compared with it, see check_gold.
CREATE FUNCTION api.settle_audits(OUT accepted bigint, OUT to_arbitration bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one central.audit; untold record;
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  PERFORM central.check_gold();
  accepted := 0; to_arbitration := 0;
  FOR one IN SELECT a.* FROM central.audit a WHERE a.state = 'judged' AND a.window_until < now() OR a.state = 'disputed' AND a.answer_until < now()
             ORDER BY a.audit_id FOR UPDATE SKIP LOCKED LOOP
    IF one.state = 'judged' THEN
      PERFORM central.end_audit(one.audit_id, 'closed');
      PERFORM central.tell_case('audit', one.audit_id, ARRAY[one.reviewer, central.compares(one)]);
      accepted := accepted + 1;
    ELSE
      PERFORM central.tell_case('audit', one.audit_id, ARRAY[one.reviewer, central.compares(one)] || central.to_arbitration(one.audit_id));
      to_arbitration := to_arbitration + 1;
    END IF;
  END LOOP;
  FOR untold IN SELECT a.audit_id, array_agg(l) AS people FROM central.audit a CROSS JOIN unnest(central.audit_arbiters(a.audit_id)) l
             WHERE a.state = 'arbitration' AND NOT EXISTS (
               SELECT 1 FROM central.case_file f WHERE f.owner = l AND f.kind = 'audit' AND f.case_id = a.audit_id)
             GROUP BY a.audit_id ORDER BY a.audit_id LOOP
    PERFORM central.tell_case('audit', untold.audit_id, central.shown_to(untold.audit_id, untold.people));
  END LOOP;
END $$;

-- Whoever has both reviews to compare leaves that to others: the two reviews stay, who takes over judges and answers, and
-- who had it is told no more of it. Who gets the next is who has been given least; never the reviewer, nobody who is still
-- to judge the recording blind or opted out of a topic of it. Leads do not take work from those who do it: they hand over
-- their own, that of people who audit no more, and what waits for longer than an answer may take; they neither take it
-- themselves nor choose who judges them. `remaining`: what none of the named people may have. A dry run, which leaves no
-- trace of who asked, only counts: who may have what would tell whose review it is, and who opted out.
CREATE FUNCTION api.hand_over_audits(p_from text, p_people text[], p_dry_run boolean, OUT given json, OUT remaining bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one central.audit; successor text; counts jsonb; any_time boolean := central.is_operator();
BEGIN
  IF NOT any_time THEN
    IF NOT central.is_lead(session_user) THEN
      RAISE EXCEPTION 'second reviews are handed over by operators and leads' USING ERRCODE = 'insufficient_privilege';
    ELSIF session_user = ANY (p_people) THEN
      RAISE EXCEPTION 'only operators hand over to themselves: name somebody else' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM central.person p WHERE p.login = p_from) THEN
    RAISE EXCEPTION 'There is nobody called %.', p_from USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM central.must_all_audit(p_people);
  any_time := any_time OR p_from = session_user OR NOT central.may_audit(p_from);
  SELECT coalesce(jsonb_object_agg(l, 0), '{}') INTO counts FROM unnest(p_people) l;
  remaining := 0;
  FOR one IN SELECT a.* FROM central.audit a
             WHERE a.state = 'comparing' AND central.compares(a) = p_from AND a.reviewer <> session_user AND (any_time OR now() > a.answer_window
               + coalesce((SELECT max(h.handed_at) FROM central.audit_handover h WHERE h.audit_id = a.audit_id), a.compared_at))
             ORDER BY a.audit_id FOR UPDATE LOOP
    SELECT l INTO successor FROM unnest(p_people) WITH ORDINALITY AS p(l, n)
      WHERE NOT p_dry_run AND l NOT IN (p_from, one.reviewer) AND NOT central.is_to_judge_blind(l, one.recording_id) AND NOT central.opted_out(l, one)
      ORDER BY (counts ->> l)::integer, n LIMIT 1;
    IF NOT FOUND THEN
      remaining := remaining + 1;
      CONTINUE;
    END IF;
    UPDATE central.audit a SET taken_over_by = nullif(successor, a.auditor) WHERE a.audit_id = one.audit_id;
    INSERT INTO central.audit_handover (audit_id, from_login, to_login) VALUES (one.audit_id, p_from, successor);
    PERFORM central.tell_case('audit', one.audit_id, p_from || central.shown_to(one.audit_id, ARRAY[successor]));
    counts := jsonb_set(counts, ARRAY[successor], to_jsonb((counts ->> successor)::integer + 1));
  END LOOP;
  given := counts;
END $$;

-- What a person may see of an audit now; NULL: nothing, as of one that is not there.
CREATE FUNCTION central.audit_document(p_case uuid, p_person text) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one central.audit; role text;
BEGIN
  IF p_person IS DISTINCT FROM session_user AND NOT pg_has_role(session_user, 'central_owner', 'MEMBER') THEN
    RETURN NULL;
  END IF;
  SELECT a.* INTO one FROM central.audit a WHERE a.audit_id = p_case;
  role := CASE
    WHEN central.compares(one) = p_person THEN 'auditor'
    WHEN one.reviewer = p_person AND one.state NOT IN ('waiting', 'comparing') THEN 'reviewer'
    WHEN one.arbiter = p_person OR (one.state = 'arbitration' OR one.arbiter IS NOT NULL) AND p_person = ANY (central.audit_arbiters(p_case)) THEN 'arbiter'
  END;
  IF role IS NULL THEN
    RETURN NULL;
  ELSIF one.state = 'waiting' THEN
    RETURN json_build_object('audit_id', one.audit_id, 'state', one.state, 'role', role);
  END IF;
  RETURN (SELECT json_build_object(
      'audit_id', one.audit_id, 'state', one.state, 'role', role, 'policy_set', one.policy_set,
      'recording', central.recording_document(i),
      'window_until_ms', floor(extract(epoch FROM one.window_until) * 1000)::bigint,
      'answer_until_ms', floor(extract(epoch FROM one.answer_until) * 1000)::bigint,
      -- To nobody who could still be swayed by it: how it was drawn tells what is suspected.
      'sample', CASE WHEN one.state <> 'comparing' AND role <> 'reviewer' THEN
          json_build_object('name', s.name, 'stratum', one.stratum, 'inclusion', one.inclusion) END,
      'people', json_build_object('reviewer', CASE WHEN one.state <> 'comparing' THEN one.reviewer END, 'auditor', central.compares(one), 'arbiter', one.arbiter),
      'original', one.original, 'second', one.second,
      'rulings', CASE WHEN one.closed_at IS NOT NULL THEN (
          SELECT coalesce(json_agg(json_build_object('difference_id', j.difference_id, 'ruling', j.ruling, 'is_error', j.final_is_error) ORDER BY j.difference_id), '[]')
          FROM central.audit_judgement j WHERE j.audit_id = one.audit_id) END,
      'verdict_right', one.final_verdict_right,
      'decisions', (SELECT coalesce(json_agg(json_build_object('event_id', d.event_id, 'kind', d.kind, 'author', d.author,
            'made_at_ms', floor(extract(epoch FROM d.made_at) * 1000)::bigint, 'body', d.body) ORDER BY d.received_at), '[]')
          FROM central.audit_decision d WHERE d.audit_id = one.audit_id))
    FROM central.sample s, central.batch_item i
    WHERE s.sample_id = one.sample_id AND i.batch_id = one.batch_id AND i.recording_id = one.recording_id);
END $$;

-- ---------------------------------------------------------------- gold
-- For the functions that take rulings in. The gold before, if there is any, is superseded.
CREATE FUNCTION central.add_gold(p_recording_id text, p_policy_set text, p_findings jsonb, p_verdict jsonb, p_rationale text,
                                 p_source_kind text, p_source_case uuid, p_ruled_by text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  added uuid;
BEGIN
  PERFORM central.take_turn('gold ' || p_recording_id || ' ' || p_policy_set);
  INSERT INTO central.gold (recording_id, policy_set, findings, verdict, rationale, source_kind, source_case, ruled_by, supersedes)
    VALUES (p_recording_id, p_policy_set, p_findings, coalesce(p_verdict, 'null'), p_rationale, p_source_kind, p_source_case, p_ruled_by,
            (SELECT g.gold_id FROM central.gold g WHERE g.recording_id = p_recording_id AND g.policy_set = p_policy_set
               AND NOT EXISTS (SELECT 1 FROM central.gold n WHERE n.supersedes = g.gold_id)))
    RETURNING gold_id INTO added;
  RETURN added;
END $$;

-- Up to which event a review had come in when it was first here as submitted, by arrival; NULL: it never was. Events of one
-- transaction came at once: what was reopened in the same one was not submitted.
CREATE FUNCTION central.first_submission(p_owner text, p_review uuid) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(t.arrival) FROM (
    SELECT max(e.arrival) AS arrival,
           (array_agg(e.kind ORDER BY e.arrival DESC) FILTER (WHERE e.kind IN ('review.opened', 'review.submitted', 'review.reopened')))[1] AS said
    FROM central.event e WHERE e.owner = p_owner AND e.review_id = p_review GROUP BY e.xid) t
  WHERE t.said = 'review.submitted'
$$;

-- A submitted review as its events up to one of them left it, as review_snapshot has it.
CREATE FUNCTION central.review_as_of(p_owner text, p_review uuid, p_arrival bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH said AS MATERIALIZED (
    SELECT e.kind, e.policy_set, e.made_at, e.arrival, e.canonical::jsonb -> 'body' AS body FROM central.event e
    WHERE e.owner = p_owner AND e.review_id = p_review AND e.arrival <= p_arrival
  ), found AS (
    SELECT DISTINCT ON ((t.b).finding_id) t.kind, (t.b).*
    FROM (SELECT s.kind, s.arrival, jsonb_populate_record(NULL::central.finding_text, s.body -> 'finding') AS b FROM said s
          WHERE s.kind IN ('finding.placed', 'finding.revised', 'finding.withdrawn') OFFSET 0) t
    ORDER BY (t.b).finding_id, t.arrival DESC
  ), verdict AS (
    SELECT s.body -> 'verdict' AS given FROM said s WHERE s.kind IN ('verdict.given', 'verdict.withdrawn') ORDER BY s.arrival DESC LIMIT 1
  )
  SELECT jsonb_build_object(
    'review_id', p_review, 'policy_set', s.policy_set, 'submitted_at_ms', floor(extract(epoch FROM s.made_at) * 1000)::bigint,
    'findings', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'finding_id', f.finding_id, 'policy_id', f.policy_id, 'start_ms', f.start_ms, 'end_ms', f.end_ms, 'open_span', f.open_span,
        'severity', f.severity, 'subject', f.subject, 'note', f.note, 'quote', f.quote, 'time_source', f.time_source,
        'message_ids', coalesce(f.message_ids, '[]'), 'user_id', f.user_id) ORDER BY f.start_ms, f.finding_id), '[]')
      FROM found f WHERE f.kind <> 'finding.withdrawn'),
    'verdict', (SELECT jsonb_build_object('outcome', v.given -> 'outcome', 'actions', coalesce(v.given -> 'actions', '[]'),
                                          'rationale', coalesce(v.given ->> 'rationale', ''))
      FROM verdict v WHERE jsonb_typeof(v.given) = 'object'))
  FROM said s WHERE s.kind = 'review.submitted' ORDER BY s.arrival DESC LIMIT 1
$$;

-- Keeps reviews of gold items, as they first came in submitted, with the gold that counted then. Never in a transaction of
-- who reviewed, and from the events: what was changed since plays no part.
CREATE FUNCTION central.check_gold() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  WITH unchecked AS MATERIALIZED (
    SELECT DISTINCT ON (r.owner, r.review_id) r.owner, r.review_id, s.batch_id, s.recording_id, s.policy_set
    FROM central.gold_seed s
    JOIN central.assignment a ON a.batch_id = s.batch_id AND a.recording_id = s.recording_id
    JOIN central.review r ON r.owner = a.owner AND r.recording_id = a.recording_id
    WHERE NOT EXISTS (SELECT 1 FROM central.gold_check c WHERE c.owner = r.owner AND c.review_id = r.review_id)
    ORDER BY r.owner, r.review_id, s.seeded_at, s.batch_id
  ), submitted AS MATERIALIZED (
    SELECT u.*, e.received_at, central.review_as_of(u.owner, u.review_id, e.arrival) AS review
    FROM unchecked u
    JOIN central.event e ON e.owner = u.owner AND e.review_id = u.review_id AND e.arrival = central.first_submission(u.owner, u.review_id)
  )
  INSERT INTO central.gold_check (owner, review_id, gold_id, batch_id, recording_id, policy_set, review, submitted_at)
  SELECT s.owner, s.review_id, g.gold_id, s.batch_id, s.recording_id, s.review ->> 'policy_set', s.review,
         to_timestamp((s.review ->> 'submitted_at_ms')::float8 / 1000)
  FROM submitted s
  JOIN central.gold g ON g.recording_id = s.recording_id AND g.policy_set = s.policy_set AND g.ruled_at <= s.received_at
    AND NOT EXISTS (SELECT 1 FROM central.gold n WHERE n.supersedes = g.gold_id AND n.ruled_at <= s.received_at)
  ON CONFLICT DO NOTHING
$$;

-- Without the answers: operators do not read decisions.
CREATE FUNCTION api.gold_list() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  RETURN (SELECT coalesce(json_agg(json_build_object(
      'recording_id', g.recording_id, 'policy_set', g.policy_set, 'source', g.source_kind, 'case_id', g.source_case, 'ruled_by', g.ruled_by,
      'ruled_at_ms', floor(extract(epoch FROM g.ruled_at) * 1000)::bigint,
      'title', (SELECT i.title FROM central.batch_item i JOIN central.batch b USING (batch_id) WHERE i.recording_id = g.recording_id ORDER BY b.added_at, b.batch_id LIMIT 1),
      'batches', (SELECT count(*) FROM central.gold_seed s WHERE s.recording_id = g.recording_id AND s.policy_set = g.policy_set),
      'checks', (SELECT count(*) FROM central.gold_check c JOIN central.gold o USING (gold_id) WHERE o.recording_id = g.recording_id AND o.policy_set = g.policy_set))
      ORDER BY g.ruled_at, g.recording_id), '[]')
    FROM central.gold g WHERE NOT EXISTS (SELECT 1 FROM central.gold n WHERE n.supersedes = g.gold_id));
END $$;

-- Gold under a policy set, of recordings that the batch does not have, as they were when they were first given as work.
CREATE FUNCTION central.seedable(p_batch uuid, p_policy_set text)
RETURNS TABLE (recording_id text, title text, url text, transcript_url text, chat_url text, size_bytes bigint, duration_ms bigint, topics text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT ON (i.recording_id) i.recording_id, i.title, i.url, i.transcript_url, i.chat_url, i.size_bytes, i.duration_ms, i.topics
  FROM central.gold g
  JOIN central.batch_item i ON i.recording_id = g.recording_id
  JOIN central.batch b ON b.batch_id = i.batch_id
  WHERE g.policy_set = p_policy_set AND NOT EXISTS (SELECT 1 FROM central.gold n WHERE n.supersedes = g.gold_id)
    AND NOT EXISTS (SELECT 1 FROM central.batch_item h WHERE h.batch_id = p_batch AND h.recording_id = g.recording_id)
  ORDER BY i.recording_id, b.added_at, b.batch_id
$$;

-- Puts gold recordings among the items of an ordinary batch that nobody has anything of yet, at places as the others have,
-- with the words and addresses under which they were work once.
CREATE FUNCTION api.seed_gold(p_batch text, p_policy_set text, p_recordings text[], p_count integer, p_seed text, OUT seeded bigint, OUT candidates bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  chosen central.batch; wanted text; items bigint;
BEGIN
  PERFORM central.must_be_operator();
  SELECT b.* INTO chosen FROM central.batch_named(p_batch) b;
  PERFORM central.take_turn('batch ' || chosen.batch_id);
  wanted := coalesce(nullif(chosen.policy_set, ''), p_policy_set);
  IF chosen.blind THEN
    RAISE EXCEPTION 'The batch % is blind: gold goes among ordinary work.', p_batch USING ERRCODE = 'no_data_found';
  ELSIF EXISTS (SELECT 1 FROM central.assignment a WHERE a.batch_id = chosen.batch_id) THEN
    RAISE EXCEPTION 'Somebody has work of the batch % already: what is added now would be told from it.', p_batch USING ERRCODE = 'no_data_found';
  ELSIF wanted IS NULL THEN
    RAISE EXCEPTION 'The batch % names no policy set: say under which one the gold was ruled.', p_batch USING ERRCODE = 'no_data_found';
  ELSIF p_policy_set <> wanted THEN
    RAISE EXCEPTION 'The batch % is judged by %.', p_batch, wanted USING ERRCODE = 'no_data_found';
  END IF;
  SELECT count(*) INTO items FROM central.batch_item i WHERE i.batch_id = chosen.batch_id;
  SELECT count(*) INTO candidates FROM central.seedable(chosen.batch_id, wanted) c WHERE p_recordings IS NULL OR c.recording_id = ANY (p_recordings);
  IF EXISTS (SELECT 1 FROM unnest(p_recordings) r WHERE NOT EXISTS (SELECT 1 FROM central.seedable(chosen.batch_id, wanted) c WHERE c.recording_id = r)) THEN
    RAISE EXCEPTION 'A recording has no gold under %, or is in the batch already.', wanted USING ERRCODE = 'no_data_found';
  END IF;
  WITH put AS (
    INSERT INTO central.batch_item (batch_id, recording_id, place, title, url, transcript_url, chat_url, size_bytes, duration_ms, topics)
    SELECT chosen.batch_id, c.recording_id, 1 + floor(central.draw_number(p_seed, 'place ' || c.recording_id) * items), c.title, c.url, c.transcript_url, c.chat_url,
           c.size_bytes, c.duration_ms, c.topics
    FROM central.seedable(chosen.batch_id, wanted) c
    WHERE p_recordings IS NULL OR c.recording_id = ANY (p_recordings)
    ORDER BY central.draw_number(p_seed, c.recording_id), c.recording_id
    LIMIT p_count
    RETURNING batch_id, recording_id
  )
  INSERT INTO central.gold_seed (batch_id, recording_id, policy_set) SELECT put.batch_id, put.recording_id, wanted FROM put;
  GET DIAGNOSTICS seeded = ROW_COUNT;
END $$;

CREATE FUNCTION central.is_gold_item(p_batch uuid, p_recording text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM central.gold_seed s WHERE s.batch_id = p_batch AND s.recording_id = p_recording)
$$;

GRANT EXECUTE ON FUNCTION central.audit_document, central.second_review_arrived, central.audit_event_arrived, central.add_gold, central.is_gold_item,
  central.is_lead TO central_owner;
GRANT EXECUTE ON FUNCTION api.hand_over_audits TO reviewer_operator, reviewer_lead, central_owner;
GRANT EXECUTE ON FUNCTION api.preview_audits, api.draw_audits TO reviewer_operator, reviewer_lead, reviewer_specialist, central_owner;
GRANT EXECUTE ON FUNCTION api.assign_audits, api.audit_samples, api.audit_sample, api.settle_audits, api.gold_list, api.seed_gold
  TO reviewer_operator, central_owner;
RESET ROLE;

SET ROLE central_owner;
REVOKE CREATE ON SCHEMA api, central FROM central_auditor;
CREATE TRIGGER second_review_arrived AFTER INSERT OR UPDATE OF state, recording_id ON central.review FOR EACH ROW
  WHEN (NEW.recording_id IS NOT NULL AND NEW.state = 'submitted') EXECUTE FUNCTION central.second_review_arrived();
CREATE TRIGGER audit_event_arrived AFTER INSERT ON central.event FOR EACH ROW
  WHEN (NEW.kind LIKE 'audit.%') EXECUTE FUNCTION central.audit_event_arrived();

-- Nobody gets a gold recording that they have had: who knows it would know what it is there for.
DO $$
DECLARE
  name text; source text;
BEGIN
  FOREACH name IN ARRAY ARRAY['api.assign_batch', 'api.assign_to_each'] LOOP
    source := pg_get_functiondef(name::regproc);
    IF strpos(source, 'OR NOT chosen.blind THEN') = 0 THEN
      RAISE EXCEPTION '% is not what it was', name;
    END IF;
    EXECUTE replace(source, 'OR NOT chosen.blind THEN', 'OR NOT chosen.blind AND NOT central.is_gold_item(chosen.batch_id, item.recording_id) THEN');
  END LOOP;
END $$;
RESET ROLE;
