SET ROLE central_owner;

-- ---------------------------------------------------------------- a place in the order of transactions
-- The number of the transaction that stored an event, for the cursor below; what was there before has this migration's.
-- An index of few distinct values: a push adds one of them.
ALTER TABLE central.event ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX event_transaction ON central.event (xid);
CREATE INDEX assignment_recording ON central.assignment (owner, recording_id);

-- ---------------------------------------------------------------- what is kept
-- Counted are the events of transactions before `cursor`, none of which can still be running, and those that had arrived
-- when the database was last restored (`settled`): their transaction numbers are another server's. No cursor: nothing
-- is counted yet.
CREATE TABLE central.rollup_state (
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  cursor    xid8,
  settled   bigint NOT NULL DEFAULT 0,
  folds     bigint NOT NULL DEFAULT 0,
  folded_at timestamptz
);
INSERT INTO central.rollup_state DEFAULT VALUES;

-- Where a review's work came from, fixed when the review is first counted, by fold number `fold`. Hidden are reviews of
-- blind batches: they are in no rollup. A blind batch is given before its review can arrive, so none is missed.
CREATE TABLE central.rollup_origin (
  owner     text NOT NULL,
  review_id uuid NOT NULL,
  market    text NOT NULL,
  hidden    boolean NOT NULL,
  fold      bigint NOT NULL,
  PRIMARY KEY (owner, review_id)
);

-- Findings, as they stand now, by the day (UTC) on which they were first placed.
CREATE TABLE central.rollup_finding (
  day       date NOT NULL,
  policy_id text NOT NULL,
  severity  text NOT NULL,  -- '': the policy's own
  market    text NOT NULL,  -- of the batch; '': no batch
  placed    integer NOT NULL,
  withdrawn integer NOT NULL,  -- of these
  revised   integer NOT NULL,  -- how often
  PRIMARY KEY (day, policy_id, severity, market)
) WITH (fillfactor = 70);
CREATE INDEX rollup_finding_policy ON central.rollup_finding (policy_id, day) INCLUDE (severity, market, placed, withdrawn, revised);

-- Reviews, as they stand now, by the day (UTC) of the last time that they were opened, submitted or reopened.
CREATE TABLE central.rollup_review (
  day       date NOT NULL,
  owner     text NOT NULL,
  market    text NOT NULL,
  outcome   text NOT NULL,  -- '': no verdict
  submitted integer NOT NULL,
  open      integer NOT NULL,
  reopened  integer NOT NULL,  -- how often
  placed    integer NOT NULL,  -- findings in them
  withdrawn integer NOT NULL,
  revised   integer NOT NULL,
  timed     integer NOT NULL,  -- submitted once, within twelve hours of being opened
  seconds   integer NOT NULL,  -- from opening to submitting these, breaks included
  PRIMARY KEY (day, owner, market, outcome)
) WITH (fillfactor = 70);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['rollup_state', 'rollup_origin', 'rollup_finding', 'rollup_review'] LOOP
    EXECUTE format('ALTER TABLE central.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE central.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY auditor_all ON central.%I TO central_auditor USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON central.%I TO central_auditor', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['review', 'finding', 'verdict', 'batch', 'assignment'] LOOP
    EXECUTE format('CREATE POLICY auditor_read ON central.%I FOR SELECT TO central_auditor USING (true)', name);
    EXECUTE format('GRANT SELECT ON central.%I TO central_auditor', name);
  END LOOP;
END $$;
CREATE POLICY owner_restarts ON central.rollup_state TO central_owner USING (true);

-- Behind a restore everything is counted anew, once. Who still writes is waited for, so that what has arrived is known.
CREATE FUNCTION central.restart_rollups() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  LOCK TABLE central.event IN SHARE MODE;
  UPDATE central.rollup_state SET cursor = NULL,
    settled = (SELECT CASE WHEN a.is_called THEN a.last_value ELSE 0 END FROM central.event_arrival a);
  RETURN NULL;
END $$;
CREATE TRIGGER restart_rollups AFTER UPDATE OF instance_id ON central.server_info FOR EACH ROW EXECUTE FUNCTION central.restart_rollups();

-- Whom a dashboard shows: 'people' to operators and leads, 'team' to specialists, who review others' work blind.
CREATE FUNCTION central.dashboard_reach() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reach text;
BEGIN
  SELECT CASE p.role WHEN 'lead' THEN 'people' WHEN 'specialist' THEN 'team' END INTO reach
    FROM central.person p WHERE p.login = session_user AND NOT p.disabled;
  IF central.is_operator() THEN
    reach := 'people';
  END IF;
  IF reach IS NULL THEN
    RAISE EXCEPTION 'the dashboard is for operators, leads and specialists' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN reach;
END $$;
GRANT EXECUTE ON FUNCTION central.dashboard_reach TO central_auditor;

GRANT CREATE ON SCHEMA api, central TO central_auditor;
RESET ROLE;
-- Nobody but those named at the end may call what the role makes.
ALTER DEFAULT PRIVILEGES FOR ROLE central_auditor REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
SET ROLE central_auditor;

-- ---------------------------------------------------------------- counting
-- What the log up to p_to says of each review, minus what it said up to p_from, of the reviews with an event in between.
-- Without p_from: of all reviews, minus nothing. Reviews first counted in fold number p_fold had said nothing before.
CREATE FUNCTION central.measured(p_from xid8, p_to xid8, p_settled bigint, p_fold bigint)
RETURNS TABLE (of_review boolean, day date, owner text, market text, label text, severity text, submitted bigint, open bigint,
               reopened bigint, placed bigint, withdrawn bigint, revised bigint, timed bigint, seconds bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET enable_memoize = off AS $$
  WITH touched AS MATERIALIZED (
    SELECT DISTINCT e.owner, e.review_id FROM central.event e WHERE e.xid >= p_from AND e.xid < p_to AND e.arrival > p_settled
  ), source AS (
    SELECT e.owner, e.review_id, e.kind, e.made_at, e.undoes, e.redoes, e.xid, e.arrival, e.canonical
    FROM central.event e WHERE p_from IS NULL
    UNION ALL
    SELECT t.owner, t.review_id, e.kind, e.made_at, e.undoes, e.redoes, e.xid, e.arrival, e.canonical
    FROM touched t CROSS JOIN LATERAL (
      SELECT l.* FROM central.event l WHERE l.owner = t.owner AND l.review_id = t.review_id OFFSET 0) e  -- one review after the other
  ), counted AS (
    SELECT side.sign, o.market, s.owner, s.review_id, s.kind, s.made_at, s.arrival, t.finding_id, t.policy_id, t.severity, t.outcome,
           s.kind = 'finding.revised' AND s.undoes IS NULL AND s.redoes IS NULL AND t.amends IS NULL AS revision
    FROM source s
    JOIN central.rollup_origin o ON o.owner = s.owner AND o.review_id = s.review_id AND NOT o.hidden
    JOIN (VALUES (p_from, -1), (p_to, 1)) AS side (upto, sign)
      ON (s.arrival <= p_settled OR s.xid < side.upto) AND (side.sign = 1 OR p_from IS NOT NULL AND o.fold < p_fold)
    -- Two fences: a text is read once, and only what is needed of it goes on.
    CROSS JOIN LATERAL (SELECT CASE WHEN s.kind LIKE 'finding.%' OR s.kind LIKE 'verdict.%' THEN s.canonical::jsonb END AS event OFFSET 0) e
    CROSS JOIN LATERAL (
      SELECT e.event #>> '{body,finding,finding_id}' AS finding_id, e.event #>> '{body,finding,policy_id}' AS policy_id,
             e.event #>> '{body,finding,severity}' AS severity, e.event #>> '{body,verdict,outcome}' AS outcome, e.event ->> 'amends' AS amends OFFSET 0) t
  ), finding AS (
    SELECT DISTINCT ON (c.sign, c.owner, c.review_id, c.finding_id)
           c.sign, c.market, c.owner, c.review_id, coalesce(c.policy_id, '') AS policy_id, coalesce(c.severity, '') AS severity,
           (c.kind = 'finding.withdrawn')::integer AS withdrawn,
           (min(c.made_at) OVER one AT TIME ZONE 'UTC')::date AS day, count(*) FILTER (WHERE c.revision) OVER one AS revised
    FROM counted c WHERE c.kind IN ('finding.placed', 'finding.revised', 'finding.withdrawn')
    WINDOW one AS (PARTITION BY c.sign, c.owner, c.review_id, c.finding_id)
    ORDER BY c.sign, c.owner, c.review_id, c.finding_id, c.arrival DESC
  ), state AS (
    SELECT c.sign, c.market, c.owner, c.review_id,
           (array_agg(c.kind ORDER BY c.arrival DESC) FILTER (WHERE c.kind LIKE 'review.%'))[1] = 'review.submitted' AS done,
           (array_agg(c.made_at ORDER BY c.arrival DESC) FILTER (WHERE c.kind LIKE 'review.%'))[1] AS at,
           min(c.made_at) FILTER (WHERE c.kind = 'review.opened') AS opened_at, count(*) FILTER (WHERE c.kind = 'review.reopened') AS reopened,
           coalesce((array_agg(c.outcome ORDER BY c.arrival DESC) FILTER (WHERE c.kind LIKE 'verdict.%'))[1], '') AS outcome
    FROM counted c WHERE c.kind LIKE 'review.%' OR c.kind LIKE 'verdict.%'
    GROUP BY c.sign, c.market, c.owner, c.review_id
  ), review AS (
    -- By a union and not by a join, which the planner, who cannot know how many rows there are, would do row by row.
    SELECT u.sign, u.market, u.owner, bool_or(u.done) AS done, max(u.at) AS at, max(u.outcome) AS outcome, sum(u.reopened) AS reopened,
           sum(u.placed) AS placed, sum(u.withdrawn) AS withdrawn, sum(u.revised) AS revised,
           CASE WHEN bool_or(u.done) AND sum(u.reopened) = 0 AND max(u.at) - max(u.opened_at) BETWEEN interval '0' AND interval '12 hours'
                THEN round(extract(epoch FROM max(u.at) - max(u.opened_at))) END AS took
    FROM (SELECT s.sign, s.market, s.owner, s.review_id, s.done, s.at, s.opened_at, s.reopened, s.outcome, 0 AS placed, 0 AS withdrawn, 0 AS revised
          FROM state s
          UNION ALL
          SELECT f.sign, f.market, f.owner, f.review_id, NULL, NULL, NULL, 0, NULL, 1, f.withdrawn, f.revised FROM finding f) u
    GROUP BY u.sign, u.market, u.owner, u.review_id HAVING max(u.at) IS NOT NULL
  ), delta AS (
    SELECT false AS of_review, f.day, '' AS owner, f.market, f.policy_id AS label, f.severity, 0 AS submitted, 0 AS open, 0 AS reopened,
           sum(f.sign) AS placed, sum(f.sign * f.withdrawn) AS withdrawn, sum(f.sign * f.revised) AS revised, 0 AS timed, 0 AS seconds
    FROM finding f GROUP BY f.day, f.market, f.policy_id, f.severity
    UNION ALL
    SELECT true, (r.at AT TIME ZONE 'UTC')::date, r.owner, r.market, r.outcome, '',
           sum(r.sign * r.done::integer), sum(r.sign * (NOT r.done)::integer), sum(r.sign * r.reopened), sum(r.sign * r.placed),
           sum(r.sign * r.withdrawn), sum(r.sign * r.revised), sum(r.sign * (r.took IS NOT NULL)::integer), sum(r.sign * coalesce(r.took, 0))
    FROM review r GROUP BY 2, r.owner, r.market, r.outcome
  )
  SELECT d.of_review, d.day, d.owner, d.market, d.label, d.severity, d.submitted, d.open, d.reopened, d.placed, d.withdrawn, d.revised, d.timed, d.seconds
  FROM delta d WHERE (d.submitted, d.open, d.reopened, d.placed, d.withdrawn, d.revised, d.timed, d.seconds) <> (0, 0, 0, 0, 0, 0, 0, 0)
$$;

-- Takes about p_limit events of finished transactions into the rollups, one transaction's at least; the first time,
-- and behind a restore, all of them. Nothing when somebody else is at it. How many events and reviews were looked at.
CREATE FUNCTION central.fold(p_limit bigint, OUT busy boolean, OUT events bigint, OUT reviews bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  state central.rollup_state;
  finished xid8; upto xid8; first xid8;
BEGIN
  events := 0; reviews := 0;
  -- A row's lock and not an advisory one, which anybody signed in could hold for ever.
  SELECT s.* INTO state FROM central.rollup_state s FOR UPDATE SKIP LOCKED;
  busy := NOT FOUND;
  IF busy THEN
    RETURN;
  END IF;
  finished := pg_snapshot_xmin(pg_current_snapshot());
  upto := finished;
  IF state.cursor IS NOT NULL THEN
    SELECT e.xid INTO first FROM central.event e WHERE e.xid >= state.cursor AND e.xid < finished AND e.arrival > state.settled
      ORDER BY e.xid LIMIT 1;
    SELECT greatest(e.xid, (first::text::bigint + 1)::text::xid8) INTO upto FROM central.event e
      WHERE e.xid >= first AND e.xid < finished AND e.arrival > state.settled
      ORDER BY e.xid OFFSET p_limit LIMIT 1;
    upto := coalesce(upto, finished);
    IF first IS NULL THEN
      UPDATE central.rollup_state SET cursor = upto, folded_at = clock_timestamp();
      RETURN;
    END IF;
  END IF;
  SELECT count(*), count(DISTINCT (e.owner, e.review_id)) INTO events, reviews FROM central.event e
    WHERE state.cursor IS NULL OR e.xid >= state.cursor AND e.xid < upto AND e.arrival > state.settled;

  INSERT INTO central.rollup_origin (owner, review_id, market, hidden, fold)
    SELECT r.owner, r.review_id, coalesce(b.market, ''), coalesce(b.hidden, false), state.folds + 1
    FROM (SELECT w.* FROM central.review w WHERE state.cursor IS NULL
          UNION ALL
          SELECT w.* FROM (SELECT DISTINCT e.owner, e.review_id FROM central.event e
                           WHERE e.xid >= state.cursor AND e.xid < upto AND e.arrival > state.settled) t
          JOIN central.review w ON w.owner = t.owner AND w.review_id = t.review_id) r
    CROSS JOIN LATERAL (
      SELECT (array_agg(b.market ORDER BY b.added_at, b.batch_id))[1] AS market, bool_or(b.blind) AS hidden
      FROM central.assignment a JOIN central.batch b ON b.batch_id = a.batch_id
      WHERE a.owner = r.owner AND a.recording_id = r.recording_id) b
    WHERE r.recording_id IS NOT NULL
    ON CONFLICT (owner, review_id) DO NOTHING;

  IF state.cursor IS NULL THEN
    UPDATE central.rollup_state SET cursor = upto, folds = folds + 1, folded_at = clock_timestamp();
    PERFORM central.recount();
    RETURN;
  END IF;
  WITH delta AS MATERIALIZED (
    SELECT * FROM central.measured(state.cursor, upto, state.settled, state.folds + 1)
  ), findings AS (
    INSERT INTO central.rollup_finding AS r (day, policy_id, severity, market, placed, withdrawn, revised)
    SELECT d.day, d.label, d.severity, d.market, d.placed, d.withdrawn, d.revised FROM delta d WHERE NOT d.of_review
    ON CONFLICT (day, policy_id, severity, market) DO UPDATE
      SET (placed, withdrawn, revised) = (r.placed + excluded.placed, r.withdrawn + excluded.withdrawn, r.revised + excluded.revised)
  )
  INSERT INTO central.rollup_review AS r (day, owner, market, outcome, submitted, open, reopened, placed, withdrawn, revised, timed, seconds)
  SELECT d.day, d.owner, d.market, d.label, d.submitted, d.open, d.reopened, d.placed, d.withdrawn, d.revised, d.timed, d.seconds
  FROM delta d WHERE d.of_review
  ON CONFLICT (day, owner, market, outcome) DO UPDATE
    SET (submitted, open, reopened, placed, withdrawn, revised, timed, seconds)
      = (r.submitted + excluded.submitted, r.open + excluded.open, r.reopened + excluded.reopened, r.placed + excluded.placed,
         r.withdrawn + excluded.withdrawn, r.revised + excluded.revised, r.timed + excluded.timed, r.seconds + excluded.seconds);
  UPDATE central.rollup_state SET cursor = upto, folds = folds + 1, folded_at = clock_timestamp();
END $$;

-- Counts the whole log up to the cursor and puts right what the rollups have otherwise: how many rows that were, and some.
CREATE FUNCTION central.recount(OUT rows bigint, OUT differences bigint, OUT examples json)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
BEGIN
  WITH counted AS MATERIALIZED (
    SELECT m.* FROM central.rollup_state s CROSS JOIN LATERAL central.measured(NULL, s.cursor, s.settled, s.folds) m
  ), kept AS (
    SELECT false AS of_review, f.day, '' AS owner, f.market, f.policy_id AS label, f.severity,
           ARRAY[0, 0, 0, f.placed, f.withdrawn, f.revised, 0, 0]::bigint[] AS n FROM central.rollup_finding f
    UNION ALL
    SELECT true, r.day, r.owner, r.market, r.outcome, '',
           ARRAY[r.submitted, r.open, r.reopened, r.placed, r.withdrawn, r.revised, r.timed, r.seconds]::bigint[] FROM central.rollup_review r
  ), wrong AS MATERIALIZED (
    SELECT * FROM (
      SELECT of_review, day, owner, market, label, severity, coalesce(k.n, array_fill(0::bigint, ARRAY[8])) AS kept,
             CASE WHEN c.day IS NULL THEN array_fill(0::bigint, ARRAY[8])
                  ELSE ARRAY[c.submitted, c.open, c.reopened, c.placed, c.withdrawn, c.revised, c.timed, c.seconds] END AS n
      FROM counted c FULL JOIN kept k USING (of_review, day, owner, market, label, severity)) b
    WHERE b.kept <> b.n
  ), findings AS (
    INSERT INTO central.rollup_finding (day, policy_id, severity, market, placed, withdrawn, revised)
    SELECT w.day, w.label, w.severity, w.market, w.n[4], w.n[5], w.n[6] FROM wrong w WHERE NOT w.of_review
    ON CONFLICT (day, policy_id, severity, market) DO UPDATE
      SET (placed, withdrawn, revised) = (excluded.placed, excluded.withdrawn, excluded.revised)
  ), reviews AS (
    INSERT INTO central.rollup_review (day, owner, market, outcome, submitted, open, reopened, placed, withdrawn, revised, timed, seconds)
    SELECT w.day, w.owner, w.market, w.label, w.n[1], w.n[2], w.n[3], w.n[4], w.n[5], w.n[6], w.n[7], w.n[8] FROM wrong w WHERE w.of_review
    ON CONFLICT (day, owner, market, outcome) DO UPDATE
      SET (submitted, open, reopened, placed, withdrawn, revised, timed, seconds)
        = (excluded.submitted, excluded.open, excluded.reopened, excluded.placed, excluded.withdrawn, excluded.revised, excluded.timed, excluded.seconds)
  )
  SELECT (SELECT count(*) FROM counted), (SELECT count(*) FROM wrong),
         (SELECT coalesce(json_agg(json_build_object('day', w.day, 'reviewer', nullif(w.owner, ''), 'market', w.market,
              CASE WHEN w.of_review THEN 'outcome' ELSE 'policy' END, w.label, 'severity', w.severity, 'kept', w.kept, 'counted', w.n)
              ORDER BY w.day, w.owner, w.label), '[]')
          FROM (SELECT * FROM wrong ORDER BY day, owner, label LIMIT 20) w)
    INTO rows, differences, examples;
END $$;

-- ---------------------------------------------------------------- what may be called
CREATE FUNCTION api.fold_rollups(p_limit bigint, OUT busy boolean, OUT events bigint, OUT reviews bigint, OUT behind bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  SELECT f.* INTO busy, events, reviews FROM central.fold(p_limit) f;
  SELECT count(*) INTO behind FROM central.event e, central.rollup_state s WHERE e.xid >= s.cursor AND e.arrival > s.settled;
END $$;

CREATE FUNCTION api.recount_rollups(OUT rows bigint, OUT differences bigint, OUT examples json)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  PERFORM 1 FROM central.rollup_state s FOR UPDATE;
  IF EXISTS (SELECT 1 FROM central.rollup_state s WHERE s.cursor IS NULL) THEN
    PERFORM central.fold(0);
  END IF;
  SELECT r.* INTO rows, differences, examples FROM central.recount() r;
END $$;

-- A little of what is waiting, before a dashboard is read; it tells nothing, because how much came in is not for all.
CREATE FUNCTION api.refresh_rollups() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.dashboard_reach();
  PERFORM central.fold(2000) FROM central.rollup_state s WHERE s.cursor IS NOT NULL;
END $$;

-- The last day that a dashboard shows. A team's only when it is over: who asks twice on one day must not see who works.
CREATE FUNCTION central.last_day(p_until date, p_reach text) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN least(p_until, (now() AT TIME ZONE 'UTC')::date - CASE p_reach WHEN 'people' THEN 0 ELSE 1 END);

-- Seven days: by day, by policy, by person. Of a team nothing that was decided fewer than five times is told, nor is it
-- in the sums.
CREATE FUNCTION api.dashboard_week(p_until date) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reach text := central.dashboard_reach();
  until date := central.last_day(p_until, reach);
  least_told integer := CASE reach WHEN 'people' THEN 1 ELSE 5 END;
BEGIN
  PERFORM central.asked_alone();
  RETURN json_build_object(
    'from', until - 6, 'to', until,
    'days', (SELECT coalesce(json_agg(to_json(d) ORDER BY d.day), '[]') FROM (
       SELECT g.day, sum(g.submitted) AS submitted, sum(g.open) AS open, sum(g.reopened) AS reopened, sum(g.placed) AS placed,
              sum(g.withdrawn) AS withdrawn, sum(g.revised) AS revised,
              json_object_agg(g.outcome, g.submitted ORDER BY g.outcome) FILTER (WHERE g.submitted > 0) AS outcomes,
              round(sum(g.seconds)::numeric / nullif(sum(g.timed), 0), 1)::float AS seconds_per_review
       FROM (SELECT r.day, r.outcome, sum(r.submitted) AS submitted, sum(r.open) AS open, sum(r.reopened) AS reopened, sum(r.placed) AS placed,
                    sum(r.withdrawn) AS withdrawn, sum(r.revised) AS revised, sum(r.timed) AS timed, sum(r.seconds) AS seconds
             FROM central.rollup_review r WHERE r.day BETWEEN until - 6 AND until
             GROUP BY r.day, r.outcome HAVING sum(r.submitted) + sum(r.open) >= least_told) g
       GROUP BY g.day) d),
    'policies', (SELECT coalesce(json_agg(to_json(p) ORDER BY p.placed DESC, p.policy_id), '[]') FROM (
       SELECT f.policy_id, sum(f.placed) AS placed, sum(f.withdrawn) AS withdrawn, sum(f.revised) AS revised
       FROM central.rollup_finding f WHERE f.day BETWEEN until - 6 AND until
       GROUP BY f.policy_id HAVING sum(f.placed) >= least_told) p),
    'people', CASE WHEN reach = 'people' THEN (SELECT coalesce(json_agg(to_json(o) ORDER BY o.login), '[]') FROM (
       SELECT r.owner AS login, sum(r.submitted) AS submitted, sum(r.open) AS open, sum(r.reopened) AS reopened, sum(r.placed) AS placed,
              sum(r.withdrawn) AS withdrawn, sum(r.revised) AS revised,
              round(sum(r.seconds)::numeric / nullif(sum(r.timed), 0), 1)::float AS seconds_per_review
       FROM central.rollup_review r WHERE r.day BETWEEN until - 6 AND until
       GROUP BY r.owner HAVING sum(r.submitted) + sum(r.open) > 0) o) END);
END $$;

-- One policy over 26 weeks: by week (its Monday) and severity, and by market.
CREATE FUNCTION api.dashboard_policy(p_policy text, p_until date) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reach text := central.dashboard_reach();
  until date := central.last_day(p_until, reach);
  least_told integer := CASE reach WHEN 'people' THEN 1 ELSE 5 END;
BEGIN
  PERFORM central.asked_alone();
  RETURN json_build_object(
    'policy_id', p_policy, 'from', until - 181, 'to', until,
    'weeks', (SELECT coalesce(json_agg(to_json(w) ORDER BY w.week), '[]') FROM (
       SELECT g.week, sum(g.placed) AS placed, sum(g.withdrawn) AS withdrawn, sum(g.revised) AS revised,
              json_object_agg(g.severity, g.placed ORDER BY g.severity) AS severities
       FROM (SELECT date_trunc('week', f.day::timestamp)::date AS week, f.severity, sum(f.placed) AS placed, sum(f.withdrawn) AS withdrawn,
                    sum(f.revised) AS revised
             FROM central.rollup_finding f WHERE f.policy_id = p_policy AND f.day BETWEEN until - 181 AND until
             GROUP BY 1, 2 HAVING sum(f.placed) >= least_told) g
       GROUP BY g.week) w),
    'markets', (SELECT coalesce(json_agg(to_json(m) ORDER BY m.market), '[]') FROM (
       SELECT f.market, sum(f.placed) AS placed, sum(f.withdrawn) AS withdrawn, sum(f.revised) AS revised
       FROM central.rollup_finding f WHERE f.policy_id = p_policy AND f.day BETWEEN until - 181 AND until
       GROUP BY f.market HAVING sum(f.placed) >= least_told) m));
END $$;

-- 365 days: by month, by policy.
CREATE FUNCTION api.dashboard_year(p_until date) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reach text := central.dashboard_reach();
  until date := central.last_day(p_until, reach);
  least_told integer := CASE reach WHEN 'people' THEN 1 ELSE 5 END;
BEGIN
  PERFORM central.asked_alone();
  RETURN json_build_object(
    'from', until - 364, 'to', until,
    'months', (SELECT coalesce(json_agg(to_json(m) ORDER BY m.month), '[]') FROM (
       SELECT g.month, sum(g.submitted) AS submitted, sum(g.open) AS open, sum(g.reopened) AS reopened, sum(g.placed) AS placed,
              sum(g.withdrawn) AS withdrawn, sum(g.revised) AS revised,
              json_object_agg(g.outcome, g.submitted ORDER BY g.outcome) FILTER (WHERE g.submitted > 0) AS outcomes,
              round(sum(g.seconds)::numeric / nullif(sum(g.timed), 0), 1)::float AS seconds_per_review
       FROM (SELECT date_trunc('month', d.day::timestamp)::date AS month, d.outcome, sum(d.submitted) AS submitted, sum(d.open) AS open,
                    sum(d.reopened) AS reopened, sum(d.placed) AS placed, sum(d.withdrawn) AS withdrawn, sum(d.revised) AS revised,
                    sum(d.timed) AS timed, sum(d.seconds) AS seconds
             FROM (SELECT r.day, r.outcome, sum(r.submitted) AS submitted, sum(r.open) AS open, sum(r.reopened) AS reopened, sum(r.placed) AS placed,
                          sum(r.withdrawn) AS withdrawn, sum(r.revised) AS revised, sum(r.timed) AS timed, sum(r.seconds) AS seconds
                   FROM central.rollup_review r WHERE r.day BETWEEN until - 364 AND until GROUP BY r.day, r.outcome) d
             GROUP BY 1, 2 HAVING sum(d.submitted) + sum(d.open) >= least_told) g
       GROUP BY g.month) m),
    'policies', (SELECT coalesce(json_agg(to_json(p) ORDER BY p.placed DESC, p.policy_id), '[]') FROM (
       SELECT f.policy_id, sum(f.placed) AS placed, sum(f.withdrawn) AS withdrawn, sum(f.revised) AS revised
       FROM central.rollup_finding f WHERE f.day BETWEEN until - 364 AND until
       GROUP BY f.policy_id HAVING sum(f.placed) >= least_told) p));
END $$;

-- ---------------------------------------------------------------- exports
-- Each opens a cursor on the rows of [p_from, p_to) and gives its name; the rows are read from it a part at a time, all as
-- they were at that moment. p_texts: the policies of which texts may leave (NULL: none); a text is left out where its
-- finding's policy is not among them, and a review's words where any of its findings' is not. Work of blind batches only
-- when p_blind is set.
CREATE FUNCTION api.export_findings(p_from timestamptz, p_to timestamptz, p_texts text[], p_blind boolean) RETURNS refcursor
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  rows refcursor := 'export_findings';
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  OPEN rows NO SCROLL FOR
    SELECT f.owner AS reviewer, f.review_id::text, r.recording_id, b.batch, b.market, f.policy_set, f.finding_id::text, f.policy_id, f.severity,
           f.subject, f.start_ms, f.end_ms, f.open_span, f.time_source, f.withdrawn, floor(extract(epoch FROM f.changed_at) * 1000)::bigint AS changed_at_ms,
           f.event_id::text, CASE WHEN t.told THEN f.quote END AS quote, CASE WHEN t.told THEN f.note END AS note,
           CASE WHEN t.told THEN f.user_id END AS user_id, CASE WHEN t.told THEN f.message_ids END AS message_ids
    FROM central.finding f
    LEFT JOIN central.review r ON r.owner = f.owner AND r.review_id = f.review_id
    CROSS JOIN LATERAL (
      SELECT (array_agg(b.name ORDER BY b.added_at, b.batch_id))[1] AS batch, (array_agg(b.market ORDER BY b.added_at, b.batch_id))[1] AS market,
             bool_or(b.blind) AS blind
      FROM central.assignment a JOIN central.batch b ON b.batch_id = a.batch_id
      WHERE a.owner = r.owner AND a.recording_id = r.recording_id) b
    CROSS JOIN LATERAL (SELECT f.policy_id = ANY (p_texts) AS told) t
    WHERE f.changed_at >= p_from AND f.changed_at < p_to AND (p_blind OR r.recording_id IS NOT NULL AND b.blind IS NOT TRUE);
  RETURN rows;
END $$;

CREATE FUNCTION api.export_verdicts(p_from timestamptz, p_to timestamptz, p_texts text[], p_blind boolean) RETURNS refcursor
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  rows refcursor := 'export_verdicts';
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  OPEN rows NO SCROLL FOR
    SELECT v.owner AS reviewer, v.review_id::text, r.recording_id, b.batch, b.market, v.policy_set, r.state,
           floor(extract(epoch FROM r.opened_at) * 1000)::bigint AS opened_at_ms, floor(extract(epoch FROM r.submitted_at) * 1000)::bigint AS submitted_at_ms,
           v.outcome, v.actions, v.withdrawn, floor(extract(epoch FROM v.changed_at) * 1000)::bigint AS changed_at_ms, v.event_id::text,
           CASE WHEN p_texts IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM central.finding f WHERE f.owner = v.owner AND f.review_id = v.review_id AND f.policy_id <> ALL (p_texts)) THEN v.rationale END AS rationale
    FROM central.verdict v
    LEFT JOIN central.review r ON r.owner = v.owner AND r.review_id = v.review_id
    CROSS JOIN LATERAL (
      SELECT (array_agg(b.name ORDER BY b.added_at, b.batch_id))[1] AS batch, (array_agg(b.market ORDER BY b.added_at, b.batch_id))[1] AS market,
             bool_or(b.blind) AS blind
      FROM central.assignment a JOIN central.batch b ON b.batch_id = a.batch_id
      WHERE a.owner = r.owner AND a.recording_id = r.recording_id) b
    WHERE v.changed_at >= p_from AND v.changed_at < p_to AND (p_blind OR r.recording_id IS NOT NULL AND b.blind IS NOT TRUE);
  RETURN rows;
END $$;

CREATE FUNCTION api.export_events(p_from timestamptz, p_to timestamptz, p_texts text[], p_blind boolean) RETURNS refcursor
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  rows refcursor := 'export_events';
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  OPEN rows NO SCROLL FOR
    SELECT e.owner AS reviewer, e.event_id::text, e.kind, e.review_id::text, r.recording_id, floor(extract(epoch FROM e.made_at) * 1000)::bigint AS made_at_ms,
           e.policy_set, e.undoes::text, e.redoes::text, e.replica::text, e.epoch, e.seq, encode(e.prev_hash, 'hex') AS prev_hash,
           encode(e.row_hash, 'hex') AS row_hash, floor(extract(epoch FROM e.received_at) * 1000)::bigint AS received_at_ms,
           CASE WHEN p_texts IS NOT NULL
             AND coalesce(e.canonical::jsonb #>> '{body,finding,policy_id}' = ANY (p_texts), true)
             AND coalesce(e.canonical::jsonb #>> '{body,before,policy_id}' = ANY (p_texts), true)
             AND (e.kind LIKE 'finding.%' OR NOT EXISTS (
               SELECT 1 FROM central.finding f WHERE f.owner = e.owner AND f.review_id = e.review_id AND f.policy_id <> ALL (p_texts)))
             THEN e.canonical END AS canonical
    FROM central.event e
    LEFT JOIN central.review r ON r.owner = e.owner AND r.review_id = e.review_id
    CROSS JOIN LATERAL (
      SELECT bool_or(b.blind) AS blind FROM central.assignment a JOIN central.batch b ON b.batch_id = a.batch_id
      WHERE a.owner = r.owner AND a.recording_id = r.recording_id) b
    WHERE e.made_at >= p_from AND e.made_at < p_to AND (p_blind OR r.recording_id IS NOT NULL AND b.blind IS NOT TRUE);
  RETURN rows;
END $$;

GRANT EXECUTE ON FUNCTION api.fold_rollups, api.recount_rollups, api.export_findings, api.export_verdicts, api.export_events
  TO reviewer_operator, central_owner;
GRANT EXECUTE ON FUNCTION api.refresh_rollups, api.dashboard_week, api.dashboard_policy, api.dashboard_year
  TO reviewer_operator, reviewer_lead, reviewer_specialist, central_owner;
RESET ROLE;
SET ROLE central_owner;
REVOKE CREATE ON SCHEMA api, central FROM central_auditor;
RESET ROLE;
