-- A session: some people label the same recordings blind, in a batch of their own. Until its lead reveals them, nobody
-- is given a label of it by anything in this database, the lead and operators neither. What was there at the reveal is
-- copied and never changes; what comes later is kept, and does not count. Labels of a session that was cancelled are
-- never shown.
SET ROLE central_owner;

-- ---------------------------------------------------------------- what is kept
CREATE TABLE central.calibration (
  session_id  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name        text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  batch_id    uuid NOT NULL UNIQUE REFERENCES central.batch,
  policy_set  text NOT NULL CHECK (policy_set ~ '^[a-z0-9-]+@[0-9.]+$'),  -- frozen: id@version
  lead        text NOT NULL,  -- may be handed over until the end
  deadline    timestamptz NOT NULL,  -- may be moved while the session is open
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'revealed', 'named', 'closed', 'cancelled')),
  early       boolean NOT NULL DEFAULT false,  -- revealed before the deadline, with labels missing
  why_cancelled text CHECK (length(why_cancelled) <= 1000),
  opened_at   timestamptz NOT NULL DEFAULT now(),
  revealed_at timestamptz,
  named_at    timestamptz,
  closed_at   timestamptz,
  CHECK ((state IN ('open', 'cancelled')) = (revealed_at IS NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((state = 'cancelled') = (why_cancelled IS NOT NULL))
);

-- What was done with a session besides moving on: deadlines and leads as they were before, and its end without a reveal.
CREATE TABLE central.calibration_change (
  session_id uuid NOT NULL REFERENCES central.calibration,
  n          bigint GENERATED ALWAYS AS IDENTITY,
  changed    text NOT NULL CHECK (changed IN ('deadline', 'lead', 'cancelled')),
  before     jsonb NOT NULL,  -- UTC ms, a login, null
  after      jsonb NOT NULL,
  changed_by text NOT NULL DEFAULT session_user,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (session_id, n)
);

CREATE TABLE central.calibration_item (
  session_id   uuid NOT NULL REFERENCES central.calibration,
  recording_id text NOT NULL,
  place        integer NOT NULL,
  why          text NOT NULL,  -- why it was picked: told to the lead at once, to the others with the labels
  PRIMARY KEY (session_id, recording_id)
);

CREATE TABLE central.calibration_member (
  session_id uuid NOT NULL REFERENCES central.calibration,
  login      text NOT NULL,
  letter     text,  -- drawn at the reveal
  PRIMARY KEY (session_id, login),
  UNIQUE (session_id, letter)
);
CREATE INDEX calibration_member_login ON central.calibration_member (login);

-- Labels as they stood at the reveal (counted), or as they came afterwards.
CREATE TABLE central.calibration_review (
  session_id   uuid NOT NULL REFERENCES central.calibration,
  login        text NOT NULL,
  recording_id text NOT NULL,
  review_id    uuid NOT NULL,
  policy_set   text NOT NULL,
  counted      boolean NOT NULL,
  submitted_at timestamptz,
  findings     jsonb NOT NULL,
  verdict      jsonb,
  taken_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (session_id, login, recording_id)
);

-- Labels are looked up by recording, among all the reviews of a person.
CREATE INDEX review_recording ON central.review (owner, recording_id);

-- An event's id is its author's own choice: two people may have the same one.
CREATE TABLE central.calibration_vote (
  event_id     uuid NOT NULL,
  session_id   uuid NOT NULL REFERENCES central.calibration,
  login        text NOT NULL,
  spot_id      text NOT NULL,
  recording_id text NOT NULL,
  made_at      timestamptz NOT NULL,
  body         jsonb NOT NULL,
  arrival      bigint NOT NULL,
  PRIMARY KEY (session_id, login, event_id)
);
CREATE INDEX calibration_vote_session ON central.calibration_vote (session_id, arrival);

-- One for each spot. `proposal`: {"policy_id", "clause", "change"}, read by whoever takes proposals in.
CREATE TABLE central.calibration_ruling (
  event_id     uuid NOT NULL,
  session_id   uuid NOT NULL REFERENCES central.calibration,
  login        text NOT NULL,
  spot_id      text NOT NULL,
  recording_id text NOT NULL,
  cause        text NOT NULL CHECK (cause IN ('reviewer_error', 'policy_ambiguous', 'missing_rule', 'bad_data')),
  rationale    text NOT NULL,
  clause       text NOT NULL,
  proposal     jsonb,
  retest       boolean NOT NULL,
  made_at      timestamptz NOT NULL,
  body         jsonb NOT NULL,
  arrival      bigint NOT NULL,
  PRIMARY KEY (session_id, login, event_id),
  UNIQUE (session_id, spot_id)
);

-- ---------------------------------------------------------------- row security: nobody but the auditor's functions
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['calibration', 'calibration_change', 'calibration_item', 'calibration_member', 'calibration_review',
                              'calibration_vote', 'calibration_ruling'] LOOP
    PERFORM central.open_to_auditor(name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['calibration', 'calibration_member'] LOOP
    EXECUTE format('CREATE POLICY auditor_move ON central.%I FOR UPDATE TO central_auditor USING (true)', name);
    EXECUTE format('GRANT UPDATE ON central.%I TO central_auditor', name);
    EXECUTE format('CREATE TRIGGER never_removed BEFORE DELETE ON central.%I FOR EACH ROW EXECUTE FUNCTION central.append_only()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['calibration_change', 'calibration_item', 'calibration_review', 'calibration_vote', 'calibration_ruling'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.%I FOR EACH ROW EXECUTE FUNCTION central.append_only()', name);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION central.me TO central_auditor;
-- Moving a deadline and cancelling change what members were given.
CREATE POLICY auditor_change ON central.assignment FOR UPDATE TO central_auditor USING (true);
GRANT UPDATE ON central.assignment TO central_auditor;

-- An update takes the session one step on, or moves its deadline while it is open, or hands it over before its end.
CREATE FUNCTION central.calibration_moves_on() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (NEW.session_id, NEW.name, NEW.batch_id, NEW.policy_set, NEW.opened_at)
     IS DISTINCT FROM (OLD.session_id, OLD.name, OLD.batch_id, OLD.policy_set, OLD.opened_at)
     OR OLD.revealed_at IS NOT NULL AND (NEW.revealed_at, NEW.early) IS DISTINCT FROM (OLD.revealed_at, OLD.early)
     OR OLD.state IN ('closed', 'cancelled')
     OR NEW.state = OLD.state AND (NEW.lead, NEW.deadline) IS NOT DISTINCT FROM (OLD.lead, OLD.deadline)
     OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('open', 'revealed'), ('open', 'cancelled'), ('revealed', 'named'), ('revealed', 'closed'), ('named', 'closed')) THEN
    RAISE EXCEPTION 'a calibration session only moves on' USING ERRCODE = 'restrict_violation';
  ELSIF NEW.deadline <> OLD.deadline AND (NEW.state <> 'open' OR NEW.deadline <= now()) THEN
    RAISE EXCEPTION 'a deadline only moves while labels are to come, and never into the past' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moves_on BEFORE UPDATE ON central.calibration FOR EACH ROW EXECUTE FUNCTION central.calibration_moves_on();

CREATE FUNCTION central.keep_calibration_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO central.calibration_change (session_id, changed, before, after)
    SELECT NEW.session_id, x.changed, coalesce(x.before, 'null'), coalesce(x.after, 'null')
    FROM (VALUES ('deadline', to_jsonb(floor(extract(epoch FROM OLD.deadline) * 1000)::bigint), to_jsonb(floor(extract(epoch FROM NEW.deadline) * 1000)::bigint)),
                 ('lead', to_jsonb(OLD.lead), to_jsonb(NEW.lead)),
                 ('cancelled', to_jsonb(OLD.why_cancelled), to_jsonb(NEW.why_cancelled))) x(changed, before, after)
    WHERE x.before IS DISTINCT FROM x.after;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_change AFTER UPDATE ON central.calibration FOR EACH ROW EXECUTE FUNCTION central.keep_calibration_change();

CREATE FUNCTION central.letter_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.letter IS NOT NULL OR (NEW.session_id, NEW.login) IS DISTINCT FROM (OLD.session_id, OLD.login) THEN
    RAISE EXCEPTION 'a letter is given once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_stays BEFORE UPDATE ON central.calibration_member FOR EACH ROW EXECUTE FUNCTION central.letter_stays();

GRANT CREATE ON SCHEMA api, central TO central_auditor;
RESET ROLE;
SET ROLE central_auditor;

-- ---------------------------------------------------------------- who asks
CREATE FUNCTION central.must_be_lead() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM central.person p WHERE p.login = me AND p.role = 'lead') THEN
    RAISE EXCEPTION 'only leads do this' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN me;
END $$;

CREATE FUNCTION central.must_lead_or_operate() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM central.person p WHERE p.login = me AND p.role IN ('lead', 'operator')) THEN
    RAISE EXCEPTION 'only leads and operators do this' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN me;
END $$;

-- The session, locked, so that no label slips in between. One that somebody else leads is as one that is not there, and
-- with one that was cancelled nothing is done any more.
CREATE FUNCTION central.led_session(p_session uuid) RETURNS central.calibration
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.must_be_lead();
  session central.calibration;
BEGIN
  SELECT c.* INTO session FROM central.calibration c WHERE c.session_id = p_session AND c.lead = me FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'You lead no such calibration session.' USING ERRCODE = 'no_data_found';
  ELSIF session.state = 'cancelled' THEN
    RAISE EXCEPTION 'This calibration session was cancelled.' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN session;
END $$;

CREATE FUNCTION central.tell_calibration(p_session uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT central.tell_case('calibration', p_session, ARRAY(
    SELECT c.lead FROM central.calibration c WHERE c.session_id = p_session
    UNION SELECT m.login FROM central.calibration_member m WHERE m.session_id = p_session))
$$;

-- ---------------------------------------------------------------- labels
-- Of each recording that a member was given the review submitted last.
CREATE FUNCTION central.calibration_labels(p_session uuid)
RETURNS TABLE (login text, recording_id text, review_id uuid, policy_set text, submitted_at timestamptz)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT ON (r.owner, r.recording_id) r.owner, r.recording_id, r.review_id, r.policy_set, r.submitted_at
  FROM central.calibration c
  JOIN central.assignment a ON a.batch_id = c.batch_id
  JOIN central.review r ON r.owner = a.owner AND r.recording_id = a.recording_id AND r.state = 'submitted'
  WHERE c.session_id = p_session
  ORDER BY r.owner, r.recording_id, r.submitted_at DESC, r.review_id
$$;

-- Members who have not handed in all that they were given and that has not gone back.
CREATE FUNCTION central.calibration_waiting(p_session uuid) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT a.owner FROM central.calibration c
  JOIN central.assignment a ON a.batch_id = c.batch_id AND a.state <> 'returned'
  WHERE c.session_id = p_session AND NOT EXISTS (
    SELECT 1 FROM central.calibration_labels(p_session) l WHERE l.login = a.owner AND l.recording_id = a.recording_id)
$$;

-- Copies them. Ids that workstations make begin with the time: the copies of findings have others, which tell nothing.
CREATE FUNCTION central.take_labels(p_session uuid, p_counted boolean, p_login text, p_recording text) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  WITH taken AS (
    INSERT INTO central.calibration_review (session_id, login, recording_id, review_id, policy_set, counted, submitted_at, findings, verdict)
    SELECT p_session, l.login, l.recording_id, l.review_id, l.policy_set, p_counted, l.submitted_at,
           (SELECT coalesce(jsonb_agg(f || jsonb_build_object('finding_id', gen_random_uuid()) ORDER BY place), '[]')
            FROM jsonb_array_elements(n.review -> 'findings') WITH ORDINALITY AS e(f, place)),
           nullif(n.review -> 'verdict', 'null')
    FROM central.calibration_labels(p_session) l
    CROSS JOIN LATERAL (SELECT central.review_snapshot(l.login, l.review_id) AS review) n
    WHERE (p_login IS NULL OR l.login = p_login) AND (p_recording IS NULL OR l.recording_id = p_recording)
    ON CONFLICT DO NOTHING
    RETURNING 1
  )
  SELECT count(*) FROM taken
$$;

-- A member's review that arrives: the lead is told of the one that completes what the member was given, behind the reveal
-- the labels are late. The lock on the session makes a push and the reveal take turns: each label is in what was revealed
-- or late, never in neither. That on the member does so for two devices of one person: the second sees what the first gave.
CREATE FUNCTION central.calibration_label_arrived() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration;
BEGIN
  FOR session IN
    SELECT c.* FROM central.calibration c
    WHERE EXISTS (SELECT 1 FROM central.assignment a
                  WHERE a.batch_id = c.batch_id AND a.owner = NEW.owner AND a.recording_id = NEW.recording_id)
      AND c.session_id IN (SELECT m.session_id FROM central.calibration_member m WHERE m.login = NEW.owner)
    ORDER BY c.session_id FOR SHARE
  LOOP
    IF session.state = 'open' THEN
      PERFORM 1 FROM central.calibration_member m WHERE m.session_id = session.session_id AND m.login = NEW.owner FOR NO KEY UPDATE;
      -- Of the member's own rows alone: what it costs must not tell how far the others are.
      IF NOT EXISTS (SELECT 1 FROM central.assignment a
                     WHERE a.owner = NEW.owner AND a.batch_id = session.batch_id AND a.state <> 'returned' AND NOT EXISTS (
                       SELECT 1 FROM central.review r
                       WHERE r.owner = NEW.owner AND r.recording_id = a.recording_id AND r.state = 'submitted')) THEN
        PERFORM central.tell_case('calibration', session.session_id, ARRAY[session.lead]);
      END IF;
    ELSIF session.state <> 'cancelled' AND central.take_labels(session.session_id, false, NEW.owner, NEW.recording_id) > 0 THEN
      PERFORM central.tell_calibration(session.session_id);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- ---------------------------------------------------------------- votes and rulings
CREATE FUNCTION central.calibration_decided() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration;
  said jsonb := NEW.canonical::jsonb -> 'body';
  is_member boolean;
BEGIN
  SELECT c.* INTO session FROM central.calibration c WHERE c.session_id = NEW.review_id FOR SHARE;
  is_member := EXISTS (SELECT 1 FROM central.calibration_member m WHERE m.session_id = session.session_id AND m.login = NEW.owner);
  IF session.session_id IS NULL OR NOT is_member AND session.lead <> NEW.owner THEN
    RAISE EXCEPTION 'There is no such calibration session for you.' USING ERRCODE = 'check_violation';
  ELSIF session.state = 'open' THEN
    RAISE EXCEPTION 'The labels of this session have not been revealed yet.' USING ERRCODE = 'check_violation';
  ELSIF session.state = 'closed' THEN
    RAISE EXCEPTION 'This calibration session is closed.' USING ERRCODE = 'check_violation';
  ELSIF session.state = 'cancelled' THEN
    RAISE EXCEPTION 'This calibration session was cancelled.' USING ERRCODE = 'check_violation';
  ELSIF said ->> 'session_id' IS DISTINCT FROM session.session_id::text OR coalesce(length(said ->> 'spot_id'), 0) NOT BETWEEN 1 AND 100
     OR NOT EXISTS (SELECT 1 FROM central.calibration_item i
                    WHERE i.session_id = session.session_id AND i.recording_id = said ->> 'recording_id') THEN
    RAISE EXCEPTION 'This is no spot of the calibration session.' USING ERRCODE = 'check_violation';
  ELSIF coalesce(length(btrim(said ->> 'rationale')), 0) = 0 OR jsonb_typeof(said -> 'clause') IS DISTINCT FROM 'string' OR octet_length(said::text) > 20000 THEN
    RAISE EXCEPTION 'A position needs a rationale, and neither may be longer than a page.' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'calibration.voted' THEN
    IF NOT is_member THEN
      RAISE EXCEPTION 'Only members of the calibration session vote.' USING ERRCODE = 'check_violation';
    ELSIF coalesce(length(said ->> 'position'), 0) NOT BETWEEN 1 AND 200 THEN
      RAISE EXCEPTION 'A vote names a policy, an outcome or none.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO central.calibration_vote (event_id, session_id, login, spot_id, recording_id, made_at, body, arrival)
      VALUES (NEW.event_id, session.session_id, NEW.owner, said ->> 'spot_id', said ->> 'recording_id', NEW.made_at, said, NEW.arrival);
  ELSIF NEW.kind = 'calibration.ruled' THEN
    IF session.lead <> NEW.owner THEN
      RAISE EXCEPTION 'Only the lead of the calibration session rules.' USING ERRCODE = 'check_violation';
    ELSIF (jsonb_typeof(said #> '{ruling,finding}') IN ('object', 'null')) IS NOT TRUE AND (jsonb_typeof(said #> '{ruling,verdict}') = 'object') IS NOT TRUE
       OR (said ->> 'cause' IN ('reviewer_error', 'policy_ambiguous', 'missing_rule', 'bad_data')) IS NOT TRUE
       OR jsonb_typeof(said -> 'retest') IS DISTINCT FROM 'boolean'
       OR (jsonb_typeof(said -> 'proposal') = 'null' OR length(said #>> '{proposal,policy_id}') BETWEEN 1 AND 100
           AND btrim(said #>> '{proposal,change}') <> '') IS NOT TRUE THEN
      RAISE EXCEPTION 'A ruling says what is right, why, and how the disagreement came about.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO central.calibration_ruling (event_id, session_id, login, spot_id, recording_id, cause, rationale, clause, proposal, retest,
                                            made_at, body, arrival)
      VALUES (NEW.event_id, session.session_id, NEW.owner, said ->> 'spot_id', said ->> 'recording_id', said ->> 'cause', said ->> 'rationale',
              said ->> 'clause', nullif(said -> 'proposal', 'null'), (said ->> 'retest')::boolean, NEW.made_at, said, NEW.arrival)
      ON CONFLICT (session_id, spot_id) DO NOTHING;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'This spot has a ruling already.' USING ERRCODE = 'check_violation';
    END IF;
  ELSE
    RAISE EXCEPTION 'Nobody decides this about a calibration session.' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM central.tell_calibration(session.session_id);
  RETURN NULL;
END $$;

-- ---------------------------------------------------------------- what each person may see
CREATE FUNCTION central.calibration_document(p_case uuid, p_person text) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration;
  me central.calibration_member;
  leads boolean; shown boolean; named boolean;
BEGIN
  IF p_person IS DISTINCT FROM session_user AND NOT pg_has_role(session_user, 'central_owner', 'MEMBER') THEN
    RETURN NULL;
  END IF;
  SELECT c.* INTO session FROM central.calibration c WHERE c.session_id = p_case;
  SELECT m.* INTO me FROM central.calibration_member m WHERE m.session_id = p_case AND m.login = p_person;
  leads := session.lead = p_person;
  IF session.session_id IS NULL OR NOT leads AND me.login IS NULL THEN
    RETURN NULL;
  END IF;
  shown := session.revealed_at IS NOT NULL;
  named := session.named_at IS NOT NULL;
  RETURN json_build_object(
    'session_id', session.session_id, 'name', session.name, 'state', session.state, 'role', CASE WHEN leads THEN 'lead' ELSE 'member' END,
    'policy_set', session.policy_set, 'deadline_ms', floor(extract(epoch FROM session.deadline) * 1000)::bigint, 'lead', session.lead,
    'early', session.early, 'revealed_at_ms', floor(extract(epoch FROM session.revealed_at) * 1000)::bigint,
    'members', (SELECT json_agg(m.login ORDER BY m.login) FROM central.calibration_member m WHERE m.session_id = p_case),
    'items', (SELECT coalesce(json_agg(central.recording_document(b) || jsonb_build_object(
                'place', i.place, 'why', CASE WHEN leads OR shown THEN i.why ELSE '' END) ORDER BY i.place), '[]')
              FROM central.calibration_item i
              JOIN central.batch_item b ON b.batch_id = session.batch_id AND b.recording_id = i.recording_id
              WHERE i.session_id = p_case AND (leads OR shown OR EXISTS (
                SELECT 1 FROM central.assignment a WHERE a.owner = p_person AND a.batch_id = session.batch_id AND a.recording_id = i.recording_id))),
    -- Who, and not how many: whoever counts could tell letters apart later.
    'handed_in', CASE WHEN leads AND session.state = 'open' THEN (
        SELECT coalesce(json_agg(m.login ORDER BY m.login), '[]') FROM central.calibration_member m
        WHERE m.session_id = p_case AND m.login NOT IN (SELECT central.calibration_waiting(p_case))) END,
    'changes', (SELECT coalesce(json_agg(json_build_object(
                  'changed', n.changed, 'before', n.before, 'after', n.after, 'by', n.changed_by,
                  'at_ms', floor(extract(epoch FROM n.changed_at) * 1000)::bigint) ORDER BY n.n), '[]')
                FROM central.calibration_change n WHERE n.session_id = p_case),
    'my_letter', me.letter,
    'reviews', (SELECT coalesce(json_agg(json_build_object(
                  'letter', m.letter, 'login', CASE WHEN named THEN r.login END, 'recording_id', r.recording_id, 'policy_set', r.policy_set, 'counted', r.counted,
                  'submitted_at_ms', CASE WHEN named THEN floor(extract(epoch FROM r.submitted_at) * 1000)::bigint END,
                  'findings', r.findings, 'verdict', r.verdict) ORDER BY i.place, m.letter), '[]')
                FROM central.calibration_review r
                JOIN central.calibration_item i ON i.session_id = r.session_id AND i.recording_id = r.recording_id
                JOIN central.calibration_member m ON m.session_id = r.session_id AND m.login = r.login
                WHERE r.session_id = p_case AND shown),
    'decisions', (SELECT coalesce(json_agg(json_build_object(
                    'event_id', d.event_id, 'kind', d.kind, 'author', d.author, 'letter', d.letter,
                    'made_at_ms', floor(extract(epoch FROM d.made_at) * 1000)::bigint, 'body', d.body) ORDER BY d.arrival), '[]')
                  FROM (SELECT v.event_id, 'calibration.voted' AS kind, CASE WHEN named THEN v.login END AS author, m.letter, v.made_at, v.body, v.arrival
                        FROM central.calibration_vote v
                        JOIN central.calibration_member m ON m.session_id = v.session_id AND m.login = v.login
                        WHERE v.session_id = p_case
                        UNION ALL
                        SELECT r.event_id, 'calibration.ruled', r.login, NULL, r.made_at, r.body, r.arrival
                        FROM central.calibration_ruling r WHERE r.session_id = p_case) d),
    'gold', (SELECT coalesce(json_agg(json_build_object(
               'recording_id', g.recording_id, 'findings', g.findings, 'verdict', g.verdict, 'rationale', g.rationale,
               'policy_set', g.policy_set) ORDER BY i.place), '[]')
             FROM central.gold g
             JOIN central.calibration_item i ON i.session_id = p_case AND i.recording_id = g.recording_id
             WHERE g.source_kind = 'calibration' AND g.source_case = p_case));
END $$;

-- ---------------------------------------------------------------- what leads may call
-- Whether all that somebody has had of a recording are invitations to sessions that were cancelled before they began:
-- then they may be invited to it again. What they were shown since counts, too.
CREATE FUNCTION central.only_invited(p_owner text, p_recording text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM central.known_recording k
                 JOIN central.assignment a ON a.owner = k.owner AND a.recording_id = k.recording_id AND a.state = 'returned'
                 JOIN central.calibration c ON c.batch_id = a.batch_id AND c.state = 'cancelled' AND c.opened_at = k.since
                 WHERE k.owner = p_owner AND k.recording_id = p_recording)
    AND NOT EXISTS (SELECT 1 FROM central.review r WHERE r.owner = p_owner AND r.recording_id = p_recording)
    AND NOT EXISTS (SELECT 1 FROM central.assignment a LEFT JOIN central.calibration c ON c.batch_id = a.batch_id
                    WHERE a.owner = p_owner AND a.recording_id = p_recording AND c.state IS DISTINCT FROM 'cancelled')
    AND NOT EXISTS (SELECT 1 FROM central.calibration_item i JOIN central.calibration c ON c.session_id = i.session_id AND c.revealed_at IS NOT NULL
                    WHERE i.recording_id = p_recording AND (c.lead = p_owner
                      OR EXISTS (SELECT 1 FROM central.calibration_member m WHERE m.session_id = c.session_id AND m.login = p_owner)
                      OR EXISTS (SELECT 1 FROM central.calibration_change n
                                 WHERE n.session_id = c.session_id AND n.changed = 'lead' AND n.before = to_jsonb(p_owner))))
    AND NOT EXISTS (SELECT 1 FROM central.case_file f JOIN central.audit u ON u.audit_id = f.case_id
                    WHERE f.owner = p_owner AND f.kind = 'audit' AND u.recording_id = p_recording)
$$;

-- Freezes the version, makes a blind batch of the recordings, gives each to each member as by assign_to_each, and tells
-- the members. What not all of them have is told behind the commit, by calibration_done: who asked for it here and rolled
-- back would learn without a trace who opted out.
CREATE FUNCTION api.open_calibration(p_name text, p_recordings text[], p_why text[], p_policy_set text, p_deadline timestamptz, p_members text[],
                                     OUT session uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.must_be_lead();
  batch uuid := gen_random_uuid();
  wanted text[] := ARRAY(SELECT DISTINCT m FROM unnest(p_members) m);
  strange text; item record; reviewer text;
BEGIN
  IF p_deadline <= now() THEN
    RAISE EXCEPTION 'The deadline is past.' USING ERRCODE = 'object_not_in_prerequisite_state';
  ELSIF coalesce(array_length(wanted, 1), 0) NOT BETWEEN 2 AND 26 THEN
    RAISE EXCEPTION 'A calibration session has 2 to 26 members.' USING ERRCODE = 'object_not_in_prerequisite_state';
  ELSIF coalesce(array_length(p_recordings, 1), 0) NOT BETWEEN 1 AND 200
     OR (SELECT count(DISTINCT r) FROM unnest(p_recordings) r) <> array_length(p_recordings, 1) THEN
    RAISE EXCEPTION 'A calibration session has 1 to 200 recordings, each once.' USING ERRCODE = 'object_not_in_prerequisite_state';
  ELSIF EXISTS (SELECT 1 FROM central.batch b WHERE b.name = p_name) THEN
    RAISE EXCEPTION 'There is a batch or session % already: choose another name.', p_name USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM central.must_all_review(wanted);
  SELECT r INTO strange FROM unnest(p_recordings) r WHERE NOT EXISTS (SELECT 1 FROM central.batch_item i WHERE i.recording_id = r) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'There is no recording % in any batch.', strange USING ERRCODE = 'no_data_found';
  END IF;

  INSERT INTO central.batch (batch_id, name, due_at, policy_set, blind) VALUES (batch, p_name, p_deadline, p_policy_set, true);
  INSERT INTO central.batch_item (batch_id, recording_id, place, title, url, transcript_url, chat_url, size_bytes, duration_ms, topics)
    SELECT batch, r, n, i.title, i.url, i.transcript_url, i.chat_url, i.size_bytes, i.duration_ms, i.topics
    FROM unnest(p_recordings) WITH ORDINALITY AS p(r, n)
    CROSS JOIN LATERAL (SELECT o.* FROM central.batch_item o JOIN central.batch b ON b.batch_id = o.batch_id
                        WHERE o.recording_id = r AND o.batch_id <> batch ORDER BY b.added_at DESC, b.batch_id LIMIT 1) i;
  INSERT INTO central.calibration AS c (name, batch_id, policy_set, lead, deadline) VALUES (p_name, batch, p_policy_set, me, p_deadline)
    RETURNING c.session_id INTO session;
  INSERT INTO central.calibration_item (session_id, recording_id, place, why)
    SELECT session, r, n, coalesce(w, '') FROM unnest(p_recordings, p_why) WITH ORDINALITY AS p(r, w, n) WHERE r IS NOT NULL;
  INSERT INTO central.calibration_member (session_id, login) SELECT session, m FROM unnest(wanted) m;

  FOR item IN SELECT i.* FROM central.batch_item i WHERE i.batch_id = batch ORDER BY i.place LOOP
    FOREACH reviewer IN ARRAY wanted LOOP
      IF NOT EXISTS (SELECT 1 FROM central.topic_opt_out o WHERE o.owner = reviewer AND o.topic = ANY (item.topics)) THEN
        INSERT INTO central.known_recording (owner, recording_id) VALUES (reviewer, item.recording_id) ON CONFLICT DO NOTHING;
        IF FOUND OR central.only_invited(reviewer, item.recording_id) THEN
          INSERT INTO central.assignment (owner, batch_id, recording_id, lease, priority, due_at, urgent)
            VALUES (reviewer, batch, item.recording_id, p_deadline - now() + interval '7 days', 5, p_deadline, false);
        END IF;
      END IF;
    END LOOP;
  END LOOP;
  PERFORM central.tell_calibration(session);
END $$;

-- What came of what the lead of a session did with it. `missing`: recordings that not all members were given; it does not
-- say who or why. `counted`: labels that count. `taken_back`: recordings that went back when it was cancelled.
CREATE FUNCTION api.calibration_done(p_session uuid, OUT missing json, OUT counted bigint, OUT taken_back bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.must_be_lead();
  session central.calibration;
BEGIN
  PERFORM central.asked_alone();
  SELECT c.* INTO session FROM central.calibration c WHERE c.session_id = p_session AND c.lead = me;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'You lead no such calibration session.' USING ERRCODE = 'no_data_found';
  END IF;
  SELECT coalesce(json_agg(i.recording_id ORDER BY i.place), '[]') INTO missing FROM central.calibration_item i
    WHERE i.session_id = p_session AND EXISTS (
      SELECT 1 FROM central.calibration_member m WHERE m.session_id = p_session AND NOT EXISTS (
        SELECT 1 FROM central.assignment a WHERE a.owner = m.login AND a.batch_id = session.batch_id AND a.recording_id = i.recording_id));
  SELECT count(*) INTO counted FROM central.calibration_review r WHERE r.session_id = p_session AND r.counted;
  SELECT count(*) INTO taken_back FROM central.calibration_change n
    JOIN central.assignment a ON a.batch_id = session.batch_id AND a.state = 'returned' AND a.changed_at >= n.changed_at
    WHERE n.session_id = p_session AND n.changed = 'cancelled';
END $$;

-- Whoever is shown others' labels knows the recording.
CREATE FUNCTION central.labels_shown(p_session uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO central.known_recording (owner, recording_id)
    SELECT o.login, i.recording_id FROM central.calibration_item i
    CROSS JOIN (SELECT c.lead AS login FROM central.calibration c WHERE c.session_id = p_session
                UNION SELECT m.login FROM central.calibration_member m WHERE m.session_id = p_session) o
    WHERE i.session_id = p_session ORDER BY o.login, i.recording_id
    ON CONFLICT DO NOTHING
$$;

-- From when everybody has submitted what they were given, or the deadline is past; before that with p_early, which is
-- kept. From here on letters stand for people. It does not say how many labels there are: see calibration_done.
CREATE FUNCTION api.reveal_calibration(p_session uuid, p_early boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration := central.led_session(p_session);
  too_early boolean;
BEGIN
  IF session.state <> 'open' THEN
    RAISE EXCEPTION 'The labels of this session have been revealed already.' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  too_early := session.deadline > now() AND EXISTS (SELECT 1 FROM central.calibration_waiting(p_session));
  IF too_early AND p_early IS NOT TRUE THEN
    RAISE EXCEPTION 'Labels are still to come and the deadline is not past.' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  UPDATE central.calibration c SET state = 'revealed', revealed_at = now(), early = too_early WHERE c.session_id = p_session;
  UPDATE central.calibration_member m SET letter = d.letter
    FROM (SELECT o.login, chr(64 + (row_number() OVER (ORDER BY gen_random_uuid()))::integer) AS letter
          FROM central.calibration_member o WHERE o.session_id = p_session) d
    WHERE m.session_id = p_session AND m.login = d.login;
  PERFORM central.take_labels(p_session, true, NULL, NULL);
  PERFORM central.labels_shown(p_session);
  PERFORM central.tell_calibration(p_session);
END $$;

-- Of an open session; the labels that are here stay sealed, and what members have not handed in goes back.
CREATE FUNCTION api.cancel_calibration(p_session uuid, p_why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration := central.led_session(p_session);
BEGIN
  IF session.state <> 'open' THEN
    RAISE EXCEPTION 'The labels of this session have been revealed: close it instead.' USING ERRCODE = 'object_not_in_prerequisite_state';
  ELSIF length(p_why) > 1000 THEN
    RAISE EXCEPTION 'Say in at most 1,000 characters why the session is cancelled.' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  UPDATE central.calibration c SET state = 'cancelled', why_cancelled = btrim(coalesce(p_why, '')) WHERE c.session_id = p_session;
  UPDATE central.assignment a SET state = 'returned', lease_until = NULL
    WHERE a.batch_id = session.batch_id AND a.state IN ('offered', 'leased');
  PERFORM central.tell_calibration(p_session);
END $$;

-- While labels are to come, to a time that is to come; members see it with their next pull. Returns the deadline before.
CREATE FUNCTION api.move_calibration(p_session uuid, p_deadline timestamptz) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration := central.led_session(p_session);
BEGIN
  IF session.state <> 'open' THEN
    RAISE EXCEPTION 'The labels of this session have been revealed: its deadline does not move any more.' USING ERRCODE = 'object_not_in_prerequisite_state';
  ELSIF (p_deadline > now()) IS NOT TRUE THEN
    RAISE EXCEPTION 'The deadline is past.' USING ERRCODE = 'object_not_in_prerequisite_state';
  ELSIF p_deadline = session.deadline THEN
    RETURN session.deadline;
  END IF;
  UPDATE central.calibration c SET deadline = p_deadline WHERE c.session_id = p_session;
  UPDATE central.assignment a
    SET due_at = p_deadline, lease = p_deadline - now() + interval '7 days',
        lease_until = CASE WHEN a.state = 'leased' THEN p_deadline + interval '7 days' END
    WHERE a.batch_id = session.batch_id AND a.state IN ('offered', 'leased');
  PERFORM central.tell_calibration(p_session);
  RETURN session.deadline;
END $$;

-- To another lead, by the one who leads it; or, where that one is away, by any other lead or an operator who has its id.
-- Returns who led it before.
CREATE FUNCTION api.hand_over_calibration(p_session uuid, p_to text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.must_lead_or_operate();
  session central.calibration;
BEGIN
  SELECT c.* INTO session FROM central.calibration c WHERE c.session_id = p_session FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no such calibration session.' USING ERRCODE = 'no_data_found';
  ELSIF session.state IN ('closed', 'cancelled') THEN
    RAISE EXCEPTION 'This calibration session is over.' USING ERRCODE = 'object_not_in_prerequisite_state';
  ELSIF NOT EXISTS (SELECT 1 FROM central.person p WHERE p.login = p_to AND p.role = 'lead' AND NOT p.disabled) THEN
    RAISE EXCEPTION 'There is no lead called %.', p_to USING ERRCODE = 'no_data_found';
  ELSIF p_to = session.lead THEN
    RAISE EXCEPTION '% leads this calibration session already.', p_to USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  UPDATE central.calibration c SET lead = p_to WHERE c.session_id = p_session;
  IF session.revealed_at IS NOT NULL THEN
    PERFORM central.labels_shown(p_session);
  END IF;
  PERFORM central.tell_calibration(p_session);
  -- Who is no member is given no more of it.
  PERFORM central.tell_case('calibration', p_session, ARRAY[session.lead]);
  RETURN session.lead;
END $$;

CREATE FUNCTION api.name_calibration(p_session uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration := central.led_session(p_session);
BEGIN
  IF session.state <> 'revealed' THEN
    RAISE EXCEPTION 'Names are shown once, behind the reveal and before the end.' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  UPDATE central.calibration c SET state = 'named', named_at = now() WHERE c.session_id = p_session;
  PERFORM central.tell_calibration(p_session);
END $$;

-- Gold as the rulings and what all found make it: [{"recording_id", "findings", "verdict", "rationale"}]. What was ruled
-- must be in it as it was ruled. Returns how many recordings are gold now.
CREATE FUNCTION api.close_calibration(p_session uuid, p_gold jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  session central.calibration := central.led_session(p_session);
  item record;
BEGIN
  IF session.state NOT IN ('revealed', 'named') THEN
    RAISE EXCEPTION 'Only a session whose labels are revealed is closed, and once.' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  FOR item IN SELECT x.* FROM jsonb_to_recordset(p_gold) AS x(recording_id text, findings jsonb, verdict jsonb, rationale text) LOOP
    IF NOT EXISTS (SELECT 1 FROM central.calibration_item i WHERE i.session_id = p_session AND i.recording_id = item.recording_id)
       OR jsonb_typeof(item.findings) IS DISTINCT FROM 'array' OR item.verdict ->> 'outcome' IS NULL
       OR EXISTS (SELECT 1 FROM central.calibration_ruling r
                  WHERE r.session_id = p_session AND r.recording_id = item.recording_id
                    AND (r.cause = 'bad_data'
                         OR jsonb_typeof(r.body #> '{ruling,finding}') = 'object' AND NOT item.findings @> jsonb_build_array(r.body #> '{ruling,finding}')
                         OR jsonb_typeof(r.body #> '{ruling,verdict}') = 'object' AND item.verdict <> r.body #> '{ruling,verdict}')) THEN
      RAISE EXCEPTION 'This gold is not what was ruled: fetch the session again.' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    PERFORM central.add_gold(item.recording_id, session.policy_set, item.findings, item.verdict, coalesce(item.rationale, ''),
                             'calibration', p_session, session.lead);
  END LOOP;
  UPDATE central.calibration c SET state = 'closed', closed_at = now() WHERE c.session_id = p_session;
  PERFORM central.tell_calibration(p_session);
  RETURN jsonb_array_length(p_gold);
END $$;

-- The sessions that one leads, to operators all of them, the newest first.
CREATE FUNCTION api.calibrations() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.must_lead_or_operate();
BEGIN
  PERFORM central.asked_alone();
  RETURN (SELECT coalesce(json_agg(json_build_object(
            'session_id', c.session_id, 'name', c.name, 'state', c.state, 'policy_set', c.policy_set, 'lead', c.lead,
            'deadline_ms', floor(extract(epoch FROM c.deadline) * 1000)::bigint, 'early', c.early,
            'members', (SELECT count(*) FROM central.calibration_member m WHERE m.session_id = c.session_id),
            'recordings', (SELECT count(*) FROM central.calibration_item i WHERE i.session_id = c.session_id),
            'handed_in', CASE WHEN c.state = 'open' THEN (
              SELECT count(*) FROM central.calibration_member m
              WHERE m.session_id = c.session_id AND m.login NOT IN (SELECT central.calibration_waiting(c.session_id))) END,
            'rulings', (SELECT count(*) FROM central.calibration_ruling r WHERE r.session_id = c.session_id),
            'gold', (SELECT count(*) FROM central.gold g WHERE g.source_kind = 'calibration' AND g.source_case = c.session_id))
          ORDER BY c.opened_at DESC, c.session_id), '[]')
          FROM central.calibration c
          WHERE c.lead = me OR EXISTS (SELECT 1 FROM central.person p WHERE p.login = me AND p.role = 'operator'));
END $$;

-- Recordings worth a session, those with most reasons first, each with why: `disputed`, a second review of it was;
-- `new_policy`, somebody found one of p_policies in it; `near_threshold`, somebody changed the outcome of a verdict or
-- the severity of a finding on the way; `low_agreement`, it holds a policy that those who looked at the same recording agree
-- on in less than six of ten findings (specific agreement, Cicchetti & Feinstein 1990, of five recordings or more, in
-- sessions revealed and second reviews closed since), or of which an earlier session ruled that the standard is unclear or
-- asked for a re-test, or on which a ruling overturned an auditor. Reviews of blind batches, and so
-- of sessions, play no part, and nothing is told of what the caller has still to review. What there is no reason for comes
-- last. `known`: how many of p_members have had it in ordinary work and would not get it.
CREATE FUNCTION api.calibration_candidates(p_members text[], p_policies text[], p_policy_set text, p_since timestamptz, p_limit integer) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.must_be_lead();
BEGIN
  PERFORM central.asked_alone();
  RETURN (
    WITH reviewed AS MATERIALIZED (
      SELECT r.owner, r.review_id, r.recording_id FROM central.review r
      WHERE r.state = 'submitted' AND r.submitted_at >= p_since AND NOT EXISTS (
        SELECT 1 FROM central.assignment a JOIN central.batch b ON b.batch_id = a.batch_id
        WHERE a.owner = r.owner AND a.recording_id = r.recording_id AND b.blind)
    ), looked AS MATERIALIZED (
      SELECT r.session_id AS origin, r.recording_id AS unit, r.findings FROM central.calibration_review r
        JOIN central.calibration c ON c.session_id = r.session_id WHERE r.counted AND c.revealed_at >= p_since
      UNION ALL
      SELECT a.audit_id, a.recording_id, x.side -> 'findings' FROM central.audit a CROSS JOIN LATERAL (VALUES (a.original), (a.second)) x(side)
        WHERE a.closed_at >= p_since AND a.second IS NOT NULL
    ), given AS (
      SELECT l.origin, l.unit, t.policy_id, count(*) AS gave, (SELECT count(*) FROM looked o WHERE o.origin = l.origin AND o.unit = l.unit) AS people
      FROM looked l CROSS JOIN LATERAL (SELECT DISTINCT f ->> 'policy_id' FROM jsonb_array_elements(l.findings) f) t(policy_id)
      GROUP BY l.origin, l.unit, t.policy_id
    ), disagreed AS (
      SELECT g.policy_id FROM given g WHERE g.people > 1 GROUP BY g.policy_id
      HAVING count(*) >= 5 AND sum(g.gave * (g.gave - 1)::float8 / (g.people - 1)) < 0.6 * sum(g.gave)
    ), unclear AS MATERIALIZED (
      SELECT DISTINCT u.policy_id FROM (
        SELECT d.policy_id FROM disagreed d
        UNION ALL
        SELECT r.body #>> '{ruling,finding,policy_id}' FROM central.calibration_ruling r WHERE r.retest OR r.cause IN ('policy_ambiguous', 'missing_rule')
        UNION ALL SELECT r.proposal ->> 'policy_id' FROM central.calibration_ruling r
        UNION ALL SELECT coalesce(j.original_policy_id, j.second_policy_id) FROM central.audit_judgement j WHERE j.ruling = 'overturned') u(policy_id)
    ), reason AS MATERIALIZED (
      SELECT a.recording_id, 'disputed' AS why FROM central.audit a WHERE a.disputed_at >= p_since
      UNION
      SELECT w.recording_id, p.why FROM reviewed w
        JOIN central.finding f ON f.owner = w.owner AND f.review_id = w.review_id AND NOT f.withdrawn
        JOIN (SELECT n, 'new_policy' FROM unnest(p_policies) n UNION ALL SELECT u.policy_id, 'low_agreement' FROM unclear u) p(policy_id, why)
          ON p.policy_id = f.policy_id
      UNION
      SELECT w.recording_id, 'near_threshold' FROM reviewed w
        JOIN central.event e ON e.owner = w.owner AND e.review_id = w.review_id AND e.kind IN ('verdict.given', 'finding.revised')
          AND e.undoes IS NULL AND e.redoes IS NULL
        CROSS JOIN LATERAL (SELECT e.canonical::jsonb -> 'body' AS body OFFSET 0) t
        WHERE t.body #>> '{before,outcome}' <> t.body #>> '{verdict,outcome}'
           OR e.kind = 'finding.revised' AND t.body #>> '{before,severity}' IS DISTINCT FROM t.body #>> '{finding,severity}'
    ), reasons AS MATERIALIZED (
      SELECT r.recording_id, array_agg(r.why ORDER BY r.why) AS why FROM reason r GROUP BY r.recording_id
    ), known AS MATERIALIZED (
      -- Not of blind work: who reviews whom a second time is nobody's to know.
      SELECT n.recording_id, count(*) AS people FROM central.known_recording n
      WHERE n.owner = ANY (p_members) AND NOT EXISTS (
        SELECT 1 FROM central.assignment a JOIN central.batch b ON b.batch_id = a.batch_id
        WHERE a.owner = n.owner AND a.recording_id = n.recording_id AND b.blind)
      GROUP BY n.recording_id
    ), candidate AS (
      SELECT DISTINCT ON (i.recording_id) i.recording_id, i.title, i.duration_ms, b.added_at, coalesce(k.people, 0) AS known,
             coalesce(r.why, '{}') AS why
      FROM central.batch_item i
      JOIN central.batch b ON b.batch_id = i.batch_id
      LEFT JOIN known k ON k.recording_id = i.recording_id
      LEFT JOIN reasons r ON r.recording_id = i.recording_id
      WHERE NOT EXISTS (SELECT 1 FROM central.calibration_item s JOIN central.calibration c ON c.session_id = s.session_id
                        WHERE s.recording_id = i.recording_id AND c.state <> 'cancelled')
        AND NOT EXISTS (SELECT 1 FROM central.gold g WHERE g.recording_id = i.recording_id AND g.policy_set = p_policy_set)
        AND NOT EXISTS (SELECT 1 FROM central.assignment o
                        WHERE o.owner = me AND o.recording_id = i.recording_id AND o.state IN ('offered', 'leased'))
      ORDER BY i.recording_id, b.added_at DESC, b.batch_id
    ), best AS (
      SELECT c.*, row_number() OVER (ORDER BY cardinality(c.why) DESC, c.known, c.added_at DESC, c.recording_id) AS n FROM candidate c
    )
    SELECT coalesce(json_agg(json_build_object(
        'recording_id', c.recording_id, 'title', c.title, 'duration_ms', c.duration_ms, 'why', c.why, 'known', c.known) ORDER BY c.n), '[]')
    FROM best c WHERE c.n <= least(greatest(p_limit, 1), 500));
END $$;

-- Who may be invited.
CREATE FUNCTION api.calibration_people() RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_lead();
  RETURN (SELECT json_agg(json_build_object('login', p.login, 'name', p.display_name, 'role', p.role) ORDER BY p.login)
          FROM central.person p WHERE NOT p.disabled AND p.role <> 'operator');
END $$;

-- The batch of a session is nobody's but its members': nobody else is given it, nor anybody once they have labelled.
CREATE FUNCTION central.calibration_batch_is_its_own() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM central.calibration c WHERE c.batch_id = NEW.batch_id AND (c.state <> 'open' OR NOT EXISTS (
               SELECT 1 FROM central.calibration_member m WHERE m.session_id = c.session_id AND m.login = NEW.owner))) THEN
    RAISE EXCEPTION 'The batch of a calibration session goes to its members alone, and while it is open.' USING ERRCODE = 'no_data_found';
  END IF;
  RETURN NULL;
END $$;

CREATE VIEW central.calibration_batch AS SELECT c.batch_id FROM central.calibration c;

-- Whose labels of which recordings nobody is given yet, or ever.
CREATE VIEW central.sealed_label AS
  SELECT a.owner, a.recording_id FROM central.calibration c JOIN central.assignment a ON a.batch_id = c.batch_id WHERE c.revealed_at IS NULL;

-- The exports, which may be asked for blind work too, leave them out, and what may be one: a review not yet all here.
DO $$
DECLARE
  name text; source text; review text;
BEGIN
  FOREACH name IN ARRAY ARRAY['api.export_findings', 'api.export_verdicts', 'api.export_events'] LOOP
    source := pg_get_functiondef(name::regproc);
    IF strpos(source, 'p_blind OR r.recording_id IS NOT NULL') = 0 THEN
      RAISE EXCEPTION '% is not what it was', name;
    END IF;
    review := CASE name WHEN 'api.export_findings' THEN 'f' WHEN 'api.export_verdicts' THEN 'v' ELSE 'e' END;
    EXECUTE replace(source, 'p_blind OR r.recording_id IS NOT NULL', format(
      'p_blind AND NOT EXISTS (SELECT 1 FROM central.sealed_label s WHERE s.owner = %s.owner AND s.recording_id = coalesce(r.recording_id, s.recording_id)) '
      'OR r.recording_id IS NOT NULL', review));
  END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION api.calibration_candidates, api.calibration_people, api.open_calibration, api.reveal_calibration, api.name_calibration,
  api.close_calibration, api.cancel_calibration, api.move_calibration, api.calibration_done TO reviewer_lead;
GRANT EXECUTE ON FUNCTION api.calibrations, api.hand_over_calibration TO reviewer_lead, reviewer_operator;
GRANT EXECUTE ON FUNCTION central.calibration_document, central.calibration_decided, central.calibration_label_arrived,
  central.calibration_batch_is_its_own TO central_owner;
GRANT SELECT ON central.calibration_batch TO central_owner;
RESET ROLE;

SET ROLE central_owner;
REVOKE CREATE ON SCHEMA api, central FROM central_auditor;
CREATE TRIGGER calibration_label_arrived AFTER INSERT OR UPDATE OF state, recording_id ON central.review FOR EACH ROW
  WHEN (NEW.state = 'submitted' AND NEW.recording_id IS NOT NULL) EXECUTE FUNCTION central.calibration_label_arrived();
CREATE TRIGGER calibration_decided AFTER INSERT ON central.event FOR EACH ROW
  WHEN (NEW.kind LIKE 'calibration.%') EXECUTE FUNCTION central.calibration_decided();
CREATE TRIGGER calibration_batch_is_its_own AFTER INSERT ON central.assignment FOR EACH ROW EXECUTE FUNCTION central.calibration_batch_is_its_own();

-- What came back from a session waits for nobody.
DO $$
DECLARE
  source text := pg_get_functiondef('api.status'::regproc);
  counted text := '''unassigned'', (SELECT count(*) FROM central.batch_item i WHERE ';
BEGIN
  IF strpos(source, counted) = 0 THEN
    RAISE EXCEPTION 'api.status is not what it was';
  END IF;
  EXECUTE replace(source, counted, counted || 'i.batch_id NOT IN (SELECT c.batch_id FROM central.calibration_batch c) AND ');
END $$;
RESET ROLE;
