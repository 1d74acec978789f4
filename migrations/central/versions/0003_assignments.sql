-- The table is Alembic's, of whoever runs it.
GRANT SELECT ON central.alembic_version TO central_owner;
SET ROLE central_owner;

-- Operators by role, and whoever administers the database. Never a name that a client could set.
CREATE FUNCTION central.is_operator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_has_role(session_user, 'central_owner', 'MEMBER')
      OR EXISTS (SELECT 1 FROM central.person p WHERE p.login = session_user AND p.role = 'operator' AND NOT p.disabled)
$$;

CREATE FUNCTION central.must_be_operator() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT central.is_operator() THEN
    RAISE EXCEPTION 'only operators do this' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- ---------------------------------------------------------------- taking turns
-- Who changes what two may not change at once waits here for the other's transaction. A row's lock and not an advisory
-- one: those can be taken, and held for ever, by anybody who signs in. What is longer than an index takes shares a turn.
CREATE TABLE central.turn (
  at_what text PRIMARY KEY
);
ALTER TABLE central.turn ENABLE ROW LEVEL SECURITY;
ALTER TABLE central.turn FORCE ROW LEVEL SECURITY;
CREATE POLICY taken_by_functions ON central.turn TO central_owner USING (true);

CREATE FUNCTION central.take_turn(p_at_what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  short text := left(p_at_what, 400);
BEGIN
  INSERT INTO central.turn (at_what) VALUES (short) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM central.turn t WHERE t.at_what = short FOR UPDATE;
END $$;
GRANT EXECUTE ON FUNCTION central.take_turn TO central_auditor;

-- ---------------------------------------------------------------- what there is to review
CREATE TABLE central.batch (
  batch_id   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name       text NOT NULL UNIQUE CHECK (name <> ''),
  market     text NOT NULL DEFAULT '',
  priority   integer NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 9),  -- 9 comes first
  due_at     timestamptz,
  policy_set text NOT NULL DEFAULT '',  -- '': the one in force
  blind      boolean NOT NULL DEFAULT false,
  added_by   text NOT NULL DEFAULT session_user,
  added_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE central.batch_item (
  batch_id     uuid NOT NULL REFERENCES central.batch,
  recording_id text NOT NULL CHECK (recording_id ~ '^[0-9a-f]{64}$'),
  place        integer NOT NULL,  -- in the file that was imported
  title        text NOT NULL,
  url          text NOT NULL DEFAULT '',
  transcript_url text NOT NULL DEFAULT '',
  chat_url     text NOT NULL DEFAULT '',
  size_bytes   bigint CHECK (size_bytes > 0),  -- of the recording; NULL: not known
  duration_ms  bigint NOT NULL CHECK (duration_ms >= 0),
  topics       text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (batch_id, recording_id)
);

-- (xid, srv_seq) is the place in the order of changes, given anew by a trigger at each change.
CREATE SEQUENCE central.assignment_change;
CREATE TABLE central.assignment (
  owner         text NOT NULL,
  assignment_id uuid NOT NULL DEFAULT gen_random_uuid(),
  batch_id      uuid NOT NULL,
  recording_id  text NOT NULL,
  state         text NOT NULL DEFAULT 'offered' CHECK (state IN ('offered', 'leased', 'submitted', 'returned')),
  lease         interval NOT NULL CHECK (lease > interval '0'),
  lease_until   timestamptz,
  priority      integer NOT NULL,
  due_at        timestamptz,
  urgent        boolean NOT NULL,
  xid           xid8 NOT NULL,
  srv_seq       bigint NOT NULL,
  changed_at    timestamptz NOT NULL,
  PRIMARY KEY (owner, assignment_id),
  FOREIGN KEY (batch_id, recording_id) REFERENCES central.batch_item,
  CHECK ((state = 'leased') = (lease_until IS NOT NULL))
);
CREATE INDEX assignment_changes ON central.assignment (owner, xid, srv_seq);
CREATE INDEX assignment_item ON central.assignment (batch_id, recording_id);
CREATE INDEX assignment_leases ON central.assignment (lease_until) WHERE state = 'leased';

CREATE TABLE central.assignment_history (
  owner         text NOT NULL,
  assignment_id uuid NOT NULL,
  srv_seq       bigint NOT NULL,
  state         text NOT NULL,
  lease_until   timestamptz,
  changed_by    text NOT NULL DEFAULT session_user,
  changed_at    timestamptz NOT NULL,
  PRIMARY KEY (owner, assignment_id, srv_seq)
);

-- Who has had which recording, by an assignment or by a review of their own. The key is what keeps a blind batch from
-- giving it twice, also when two operators assign at the same moment.
CREATE TABLE central.known_recording (
  owner        text NOT NULL,
  recording_id text NOT NULL,
  since        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (owner, recording_id)
);

-- A person's own choice; taking it back leaves no trace.
CREATE TABLE central.topic_opt_out (
  owner text NOT NULL,
  topic text NOT NULL CHECK (topic <> '' AND topic = lower(topic) AND length(topic) <= 100),
  PRIMARY KEY (owner, topic)
);

-- Reviews of before this migration; nobody sees the table meanwhile, the change is one transaction.
ALTER TABLE central.review NO FORCE ROW LEVEL SECURITY;
INSERT INTO central.known_recording (owner, recording_id)
  SELECT DISTINCT r.owner, r.recording_id FROM central.review r WHERE r.recording_id IS NOT NULL;
ALTER TABLE central.review FORCE ROW LEVEL SECURITY;

-- ---------------------------------------------------------------- row security
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['batch', 'batch_item', 'assignment', 'assignment_history', 'known_recording', 'topic_opt_out'] LOOP
    EXECUTE format('ALTER TABLE central.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE central.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY operator_read ON central.%I FOR SELECT USING ((SELECT central.is_operator()))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['assignment', 'assignment_history', 'known_recording', 'topic_opt_out'] LOOP
    EXECUTE format('CREATE POLICY own_read ON central.%I FOR SELECT USING (owner = session_user)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['batch', 'batch_item', 'assignment', 'assignment_history', 'known_recording'] LOOP
    EXECUTE format('CREATE POLICY operator_add ON central.%I FOR INSERT WITH CHECK ((SELECT central.is_operator()))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['assignment_history', 'known_recording', 'topic_opt_out'] LOOP
    EXECUTE format('CREATE POLICY own_add ON central.%I FOR INSERT WITH CHECK (owner = session_user)', name);
  END LOOP;
END $$;
CREATE POLICY own_read ON central.batch FOR SELECT USING (
  EXISTS (SELECT 1 FROM central.assignment a WHERE a.owner = session_user AND a.batch_id = batch.batch_id));
CREATE POLICY own_read ON central.batch_item FOR SELECT USING (
  EXISTS (SELECT 1 FROM central.assignment a WHERE a.owner = session_user AND a.batch_id = batch_item.batch_id AND a.recording_id = batch_item.recording_id));
CREATE POLICY own_change ON central.assignment FOR UPDATE USING (owner = session_user);
CREATE POLICY operator_change ON central.assignment FOR UPDATE USING ((SELECT central.is_operator()));
CREATE POLICY own_remove ON central.topic_opt_out FOR DELETE USING (owner = session_user);
-- What an operator's dashboard says of devices; of reviews, findings and events nothing.
CREATE POLICY operator_read ON central.device FOR SELECT USING ((SELECT central.is_operator()));

-- ---------------------------------------------------------------- guards
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['batch', 'batch_item', 'assignment_history', 'known_recording'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.%I FOR EACH ROW EXECUTE FUNCTION central.append_only()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.%I FOR EACH STATEMENT EXECUTE FUNCTION central.append_only()', name);
  END LOOP;
END $$;
CREATE TRIGGER never_removed BEFORE DELETE ON central.assignment FOR EACH ROW EXECUTE FUNCTION central.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.assignment FOR EACH STATEMENT EXECUTE FUNCTION central.append_only();

CREATE FUNCTION central.restamp() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.xid := pg_current_xact_id();
  NEW.srv_seq := nextval('central.assignment_change');
  NEW.changed_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER restamp BEFORE INSERT OR UPDATE ON central.assignment FOR EACH ROW EXECUTE FUNCTION central.restamp();

CREATE FUNCTION central.keep_history() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO central.assignment_history (owner, assignment_id, srv_seq, state, lease_until, changed_at)
    VALUES (NEW.owner, NEW.assignment_id, NEW.srv_seq, NEW.state, NEW.lease_until, NEW.changed_at);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_first AFTER INSERT ON central.assignment FOR EACH ROW EXECUTE FUNCTION central.keep_history();
CREATE TRIGGER keep_change AFTER UPDATE ON central.assignment FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION central.keep_history();

-- Behind a restore the changes of before bear the transaction numbers of another server, which may lie in the future here.
CREATE FUNCTION central.restamp_all() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE central.assignment SET state = state;
  RETURN NULL;
END $$;
CREATE TRIGGER restamp_all AFTER UPDATE OF instance_id ON central.server_info FOR EACH ROW EXECUTE FUNCTION central.restamp_all();

-- A review that arrives makes its recording known to its owner; submitted, it closes the owner's assignment, in the
-- transaction of the push. Also one that was returned meanwhile: the work is done, only late.
CREATE FUNCTION central.review_arrived() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO central.known_recording (owner, recording_id) VALUES (NEW.owner, NEW.recording_id) ON CONFLICT DO NOTHING;
  IF NEW.state = 'submitted' THEN
    UPDATE central.assignment a SET state = 'submitted', lease_until = NULL
      WHERE a.owner = NEW.owner AND a.recording_id = NEW.recording_id AND a.state <> 'submitted';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER review_arrived AFTER INSERT OR UPDATE OF state, recording_id ON central.review FOR EACH ROW
  WHEN (NEW.recording_id IS NOT NULL) EXECUTE FUNCTION central.review_arrived();

-- ---------------------------------------------------------------- leases
-- Returns what was leased and not renewed in time, of one person or (NULL) of all that the caller may change. Never
-- waits: a row that somebody is changing is looked at next time.
CREATE FUNCTION central.return_expired(p_owner text) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  WITH expired AS (
    SELECT a.owner, a.assignment_id FROM central.assignment a
    WHERE a.state = 'leased' AND a.lease_until <= now() AND (p_owner IS NULL OR a.owner = p_owner)
    FOR UPDATE SKIP LOCKED
  ), returned AS (
    UPDATE central.assignment a SET state = 'returned', lease_until = NULL FROM expired e
    WHERE a.owner = e.owner AND a.assignment_id = e.assignment_id
    RETURNING 1
  )
  SELECT count(*) FROM returned
$$;

-- ---------------------------------------------------------------- what workstations may call
-- Everything of one's own that has changed since the cursor, at most p_limit of it, and leases what was offered. Only
-- rows of transactions that no running one can precede are behind a cursor: a slow one's rows come later and are not
-- passed over. What this very call has changed is told at once, and once more by the next call.
-- A cursor of another instance of the server, before a restore, counts as none.
CREATE FUNCTION api.pull_assignments(p_cursor text, p_limit integer, OUT instance uuid, OUT next_cursor text, OUT assignments json)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
  parts text[] := string_to_array(coalesce(p_cursor, ''), '/');
  from_xid xid8 := '0'; from_seq bigint := 0; to_xid xid8; to_seq bigint;
BEGIN
  PERFORM central.asked_alone();
  SELECT i.instance_id INTO instance FROM central.server_info i;
  IF parts[1] = instance::text AND array_length(parts, 1) = 3 THEN
    from_xid := parts[2]::xid8; from_seq := parts[3]::bigint;
  END IF;
  PERFORM central.return_expired(me);
  SELECT p.xid, p.srv_seq INTO to_xid, to_seq
    FROM (SELECT a.xid, a.srv_seq FROM central.assignment a
          WHERE a.owner = me AND (a.xid, a.srv_seq) > (from_xid, from_seq) AND a.xid < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY a.xid, a.srv_seq LIMIT least(greatest(p_limit, 1), 1000)) p
    ORDER BY p.xid DESC, p.srv_seq DESC LIMIT 1;
  to_xid := coalesce(to_xid, from_xid); to_seq := coalesce(to_seq, from_seq);
  UPDATE central.assignment a SET state = 'leased', lease_until = now() + a.lease
    WHERE a.owner = me AND a.state = 'offered' AND (a.xid, a.srv_seq) > (from_xid, from_seq) AND (a.xid, a.srv_seq) <= (to_xid, to_seq);
  next_cursor := format('%s/%s/%s', instance, to_xid, to_seq);
  -- Neither topics nor whether the batch is blind: both would tell what to expect.
  SELECT coalesce(json_agg(json_build_object(
           'assignment_id', a.assignment_id, 'recording_id', a.recording_id, 'batch', b.name, 'title', i.title, 'url', i.url,
           'transcript_url', i.transcript_url, 'chat_url', i.chat_url, 'size_bytes', i.size_bytes, 'duration_ms', i.duration_ms, 'policy_set', b.policy_set, 'state', a.state,
           'lease_until_ms', floor(extract(epoch FROM a.lease_until) * 1000)::bigint, 'priority', a.priority,
           'due_at_ms', floor(extract(epoch FROM a.due_at) * 1000)::bigint, 'urgent', a.urgent) ORDER BY a.xid, a.srv_seq), '[]')
    INTO assignments
    FROM central.assignment a
    JOIN central.batch b ON b.batch_id = a.batch_id
    JOIN central.batch_item i ON i.batch_id = a.batch_id AND i.recording_id = a.recording_id
    WHERE a.owner = me AND ((a.xid, a.srv_seq) > (from_xid, from_seq) AND (a.xid, a.srv_seq) <= (to_xid, to_seq)
                            OR a.xid = pg_current_xact_id_if_assigned());
END $$;

-- For work that has begun: those of the given ones that are leased and past the middle of their lease get all of it
-- again. What has expired is not given back: it may be somebody else's by now. How many are still held.
CREATE FUNCTION api.renew_lease(p_assignments uuid[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
BEGIN
  PERFORM central.return_expired(me);
  UPDATE central.assignment a SET lease_until = now() + a.lease
    WHERE a.owner = me AND a.assignment_id = ANY (p_assignments) AND a.state = 'leased' AND a.lease_until < now() + a.lease / 2;
  RETURN (SELECT count(*) FROM central.assignment a WHERE a.owner = me AND a.assignment_id = ANY (p_assignments) AND a.state = 'leased');
END $$;

-- Replaces one's own list of topics. What one has of them and has not begun goes back; how many that were.
CREATE FUNCTION api.set_opt_outs(p_topics text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
  wanted text[] := ARRAY(SELECT DISTINCT lower(btrim(t)) FROM unnest(p_topics) t WHERE btrim(t) <> '');
  gone bigint;
BEGIN
  DELETE FROM central.topic_opt_out o WHERE o.owner = me AND o.topic <> ALL (wanted);
  INSERT INTO central.topic_opt_out (owner, topic) SELECT me, t FROM unnest(wanted) t ON CONFLICT DO NOTHING;
  WITH back AS (
    UPDATE central.assignment a SET state = 'returned', lease_until = NULL FROM central.batch_item i
    WHERE a.owner = me AND a.state IN ('offered', 'leased') AND i.batch_id = a.batch_id AND i.recording_id = a.recording_id
      AND i.topics && wanted
      AND NOT EXISTS (SELECT 1 FROM central.review r WHERE r.owner = me AND r.recording_id = a.recording_id)
    RETURNING 1
  )
  SELECT count(*) INTO gone FROM back;
  RETURN gone;
END $$;

CREATE FUNCTION api.opt_outs() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY(SELECT o.topic FROM central.topic_opt_out o WHERE o.owner = central.me() ORDER BY o.topic)
$$;

-- ---------------------------------------------------------------- what operators may call
-- Items: [{"recording_id", "title", "url", "transcript_url", "chat_url", "size_bytes", "duration_ms", "topics": [...]}].
CREATE FUNCTION api.add_batch(p_name text, p_market text, p_priority integer, p_due_at timestamptz, p_policy_set text, p_blind boolean, p_items json)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  new_id uuid := gen_random_uuid();
  added bigint;
BEGIN
  PERFORM central.must_be_operator();
  INSERT INTO central.batch (batch_id, name, market, priority, due_at, policy_set, blind)
    VALUES (new_id, p_name, p_market, p_priority, p_due_at, p_policy_set, p_blind);
  INSERT INTO central.batch_item (batch_id, recording_id, place, title, url, transcript_url, chat_url, size_bytes, duration_ms, topics)
    SELECT new_id, x ->> 'recording_id', n, x ->> 'title', x ->> 'url', coalesce(x ->> 'transcript_url', ''),
           coalesce(x ->> 'chat_url', ''), (x ->> 'size_bytes')::bigint, (x ->> 'duration_ms')::bigint,
           ARRAY(SELECT lower(btrim(t)) FROM json_array_elements_text(x -> 'topics') t)
    FROM json_array_elements(p_items) WITH ORDINALITY AS e(x, n);
  GET DIAGNOSTICS added = ROW_COUNT;
  RETURN added;
END $$;

CREATE FUNCTION central.batch_named(p_name text) RETURNS central.batch
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  named central.batch;
BEGIN
  SELECT b.* INTO named FROM central.batch b WHERE b.name = p_name;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no batch %.', p_name USING ERRCODE = 'no_data_found';
  END IF;
  RETURN named;
END $$;

CREATE FUNCTION central.must_all_review(p_people text[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  stranger text;
BEGIN
  SELECT l INTO stranger FROM unnest(p_people) l WHERE NOT EXISTS (
    SELECT 1 FROM central.person p WHERE p.login = l AND NOT p.disabled AND p.role IN ('moderator', 'specialist', 'lead')) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'There is nobody called % who reviews.', stranger USING ERRCODE = 'no_data_found';
  END IF;
END $$;

-- Gives what nobody has to the named people, each recording to one: who has least to do gets the next. Nobody gets a
-- topic that they opted out of, and from a blind batch no recording that they have had. `left`: what nobody could get;
-- it does not say why, because that would tell whose opt-out it was. A dry run, which leaves no trace of who asked, passes
-- over opt-outs.
CREATE FUNCTION api.assign_batch(p_name text, p_people text[], p_per_person integer, p_urgent boolean, p_lease interval,
                                 p_dry_run boolean DEFAULT false, OUT given json, OUT still_free json)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  chosen central.batch;
  item record; candidate text; placed boolean; at_most integer := coalesce(p_per_person, 2147483647);
  todo jsonb; counts jsonb := '{}'; free jsonb := '[]';
BEGIN
  PERFORM central.must_be_operator();
  SELECT b.* INTO chosen FROM central.batch_named(p_name) b;
  PERFORM central.must_all_review(p_people);
  PERFORM central.take_turn('batch ' || chosen.batch_id);
  PERFORM central.return_expired(NULL);
  SELECT jsonb_object_agg(l, (SELECT count(*) FROM central.assignment a WHERE a.owner = l AND a.state IN ('offered', 'leased')))
    INTO todo FROM unnest(p_people) l;
  SELECT jsonb_object_agg(l, 0) INTO counts FROM unnest(p_people) l;
  FOR item IN
    SELECT i.* FROM central.batch_item i WHERE i.batch_id = chosen.batch_id AND NOT EXISTS (
      SELECT 1 FROM central.assignment a WHERE a.batch_id = i.batch_id AND a.recording_id = i.recording_id AND a.state <> 'returned')
    ORDER BY i.place
  LOOP
    placed := false;
    FOR candidate IN
      SELECT l FROM unnest(p_people) WITH ORDINALITY AS p(l, n)
      WHERE (counts ->> l)::integer < at_most
        AND (p_dry_run OR NOT EXISTS (SELECT 1 FROM central.topic_opt_out o WHERE o.owner = l AND o.topic = ANY (item.topics)))
      ORDER BY (todo ->> l)::bigint, n
    LOOP
      INSERT INTO central.known_recording (owner, recording_id) VALUES (candidate, item.recording_id) ON CONFLICT DO NOTHING;
      IF FOUND OR NOT chosen.blind THEN
        INSERT INTO central.assignment (owner, batch_id, recording_id, lease, priority, due_at, urgent)
          VALUES (candidate, chosen.batch_id, item.recording_id, p_lease, chosen.priority, chosen.due_at, p_urgent);
        counts := jsonb_set(counts, ARRAY[candidate], to_jsonb((counts ->> candidate)::integer + 1));
        todo := jsonb_set(todo, ARRAY[candidate], to_jsonb((todo ->> candidate)::bigint + 1));
        placed := true;
        EXIT;
      END IF;
    END LOOP;
    IF NOT placed THEN
      free := free || to_jsonb(item.recording_id);
    END IF;
  END LOOP;
  given := counts; still_free := free;
END $$;

-- How things stand, without a word of what anybody decided. Behind the cursor: committed changes that no pull gives
-- out yet, because a transaction that began before them is still open.
CREATE FUNCTION api.status() RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  RETURN json_build_object(
    'instance_id', (SELECT i.instance_id FROM central.server_info i),
    'schema', (SELECT v.version_num FROM central.alembic_version v),
    'client_schema', (SELECT json_build_object('min', i.schema_min, 'max', i.schema_max) FROM central.server_info i),
    'people', (SELECT coalesce(json_agg(json_build_object(
        'login', p.login, 'name', p.display_name, 'role', p.role, 'disabled', p.disabled,
        'devices', (SELECT count(DISTINCT d.replica) FROM central.device d WHERE d.owner = p.login),
        'last_seen_ms', (SELECT floor(extract(epoch FROM max(d.last_seen)) * 1000)::bigint FROM central.device d WHERE d.owner = p.login),
        'pending', (SELECT count(*) FROM central.assignment a WHERE a.owner = p.login AND a.state IN ('offered', 'leased'))
      ) ORDER BY p.login), '[]') FROM central.person p),
    'devices', (SELECT coalesce(json_agg(json_build_object(
        'owner', d.owner, 'replica', d.replica, 'epoch', d.epoch, 'last_seq', d.last_seq, 'client_schema', d.client_schema, 'revoked', d.revoked,
        'forked_at_ms', floor(extract(epoch FROM d.forked_at) * 1000)::bigint,
        'last_seen_ms', floor(extract(epoch FROM d.last_seen) * 1000)::bigint) ORDER BY d.owner, d.replica, d.first_seen), '[]')
      FROM central.device d),
    'last_seen_ms', (SELECT floor(extract(epoch FROM max(d.last_seen)) * 1000)::bigint FROM central.device d),
    'assignments', (SELECT json_object_agg(s, (SELECT count(*) FROM central.assignment a WHERE a.state = s))
      FROM unnest(ARRAY['offered', 'leased', 'submitted', 'returned']) s),
    'overdue', (SELECT count(*) FROM central.assignment a WHERE a.state IN ('offered', 'leased') AND a.due_at < now()),
    'expired', (SELECT count(*) FROM central.assignment a WHERE a.state = 'leased' AND a.lease_until <= now()),
    'unassigned', (SELECT count(*) FROM central.batch_item i WHERE NOT EXISTS (
        SELECT 1 FROM central.assignment a WHERE a.batch_id = i.batch_id AND a.recording_id = i.recording_id AND a.state <> 'returned')),
    'cursor', (SELECT json_build_object(
        'waiting', count(*), 'waiting_ms', coalesce(floor(extract(epoch FROM clock_timestamp() - min(a.changed_at)) * 1000)::bigint, 0))
      FROM central.assignment a WHERE a.xid >= pg_snapshot_xmin(pg_current_snapshot())));
END $$;

GRANT EXECUTE ON FUNCTION api.pull_assignments, api.renew_lease, api.set_opt_outs, api.opt_outs
  TO reviewer_moderator, reviewer_specialist, reviewer_lead;
GRANT EXECUTE ON FUNCTION api.add_batch, api.assign_batch, api.status TO reviewer_operator;
RESET ROLE;
