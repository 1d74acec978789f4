-- Identity is session_user, the authenticated login; nothing a client can set decides anything.
-- Workstations have no privilege on any table, only EXECUTE on the functions in `api`.

-- ---------------------------------------------------------------- roles (of the whole server, so they may exist)
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['central_owner', 'central_auditor', 'reviewer_moderator', 'reviewer_specialist', 'reviewer_lead', 'reviewer_operator'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', name);
    -- Forced row security does not bind superusers or BYPASSRLS roles; one made by someone else must not be one.
    ELSIF EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = name AND (rolcanlogin OR rolsuper OR rolbypassrls)) THEN
      RAISE EXCEPTION 'the role % exists and may log in or bypass row security', name;
    END IF;
  END LOOP;
  IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT central_owner, central_auditor TO %I', current_user);
  END IF;
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE central_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER SCHEMA central OWNER TO central_owner;
CREATE SCHEMA api AUTHORIZATION central_owner;
GRANT USAGE ON SCHEMA api TO reviewer_moderator, reviewer_specialist, reviewer_lead, reviewer_operator;
SET ROLE central_owner;

-- ---------------------------------------------------------------- who, and which server
CREATE TABLE central.server_info (
  one         boolean PRIMARY KEY DEFAULT true CHECK (one),
  database_id uuid NOT NULL DEFAULT gen_random_uuid(),  -- what stores of workstations belong to: the same behind a restore
  instance_id uuid NOT NULL DEFAULT gen_random_uuid(),  -- a new value at every restore
  schema_min  integer NOT NULL DEFAULT 1,
  schema_max  integer NOT NULL DEFAULT 1
);
INSERT INTO central.server_info DEFAULT VALUES;

CREATE TABLE central.person (
  login        text PRIMARY KEY,
  display_name text NOT NULL,
  role         text NOT NULL CHECK (role IN ('moderator', 'specialist', 'lead', 'operator')),
  disabled     boolean NOT NULL DEFAULT false,
  added_at     timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION central.me() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM central.person p WHERE p.login = session_user AND NOT p.disabled) THEN
    RAISE EXCEPTION 'this login may not work here' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN session_user;
END $$;

-- The first step of every function that tells what the caller could have changed a moment before: whoever changes
-- something, looks and rolls back would leave no trace of having looked.
CREATE FUNCTION central.asked_alone() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF pg_current_xact_id_if_assigned() IS NOT NULL THEN
    RAISE EXCEPTION 'this is asked in a transaction that has changed nothing' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- ---------------------------------------------------------------- devices and the log
-- A device's chain: how far the server has it, and the hash there. A new chain starts from 32 zero bytes.
CREATE TABLE central.device (
  owner         text NOT NULL,
  replica       uuid NOT NULL,
  epoch         bigint NOT NULL,
  last_seq      bigint NOT NULL DEFAULT 0,
  head_hash     bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
  client_schema integer NOT NULL,
  revoked       boolean NOT NULL DEFAULT false,
  forked_at     timestamptz,  -- when a batch last did not continue the chain: a restored or cloned store
  first_seen    timestamptz NOT NULL DEFAULT now(),
  last_seen     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (owner, replica, epoch)
) WITH (fillfactor = 50);

-- Partitioned by month of the event id's own time (UUIDv7 sorts by time), never by arrival: the key stays unique.
-- `canonical` holds the bytes that were hashed; the columns beside it are read from them.
CREATE TABLE central.event (
  owner       text NOT NULL,
  event_id    uuid NOT NULL,
  author      text NOT NULL,
  kind        text NOT NULL,
  review_id   uuid NOT NULL,
  made_at     timestamptz NOT NULL,
  policy_set  text NOT NULL,
  undoes      uuid,
  redoes      uuid,
  replica     uuid NOT NULL,
  epoch       bigint NOT NULL,
  seq         bigint NOT NULL,
  prev_hash   bytea NOT NULL,
  row_hash    bytea NOT NULL,
  canonical   text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (owner, event_id),
  CONSTRAINT event_author_is_login CHECK (author = owner),
  CONSTRAINT event_hash_fits CHECK (row_hash = sha256(prev_hash || convert_to(canonical, 'UTF8'))),
  -- Pictures and excerpts stay where they were made: what is told of a copy takes a kilobyte.
  CONSTRAINT event_holds_no_copy CHECK (kind NOT LIKE 'evidence.%' OR octet_length(canonical) <= 4096)
) PARTITION BY RANGE (event_id);
CREATE INDEX event_review ON central.event (owner, review_id);

-- What was refused, as it came: text, because what jsonb cannot hold is one reason to be here.
CREATE TABLE central.quarantine (
  owner       text NOT NULL,
  replica     uuid NOT NULL,
  epoch       bigint NOT NULL,
  seq         bigint NOT NULL,
  sqlstate    text NOT NULL,
  reason      text NOT NULL,
  raw         text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (owner, replica, epoch, seq)
);

-- Places of a chain whose event was here already, from a chain before it: so each place up to a device's last one is in
-- exactly one of event, quarantine and this table, and the whole chain can be walked.
CREATE TABLE central.resent (
  owner       text NOT NULL,
  replica     uuid NOT NULL,
  epoch       bigint NOT NULL,
  seq         bigint NOT NULL,
  event_id    uuid NOT NULL,
  prev_hash   bytea NOT NULL,
  row_hash    bytea NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (owner, replica, epoch, seq)
);

-- ---------------------------------------------------------------- derived from the log, for analysis
CREATE TABLE central.review (
  owner        text NOT NULL,
  review_id    uuid NOT NULL,
  recording_id text,
  policy_set   text NOT NULL,
  state        text NOT NULL CHECK (state IN ('open', 'submitted')),
  opened_at    timestamptz,
  submitted_at timestamptz,
  event_id     uuid NOT NULL,
  PRIMARY KEY (owner, review_id)
);

CREATE TABLE central.finding (
  owner       text NOT NULL,
  finding_id  uuid NOT NULL,
  review_id   uuid NOT NULL,
  policy_set  text NOT NULL,
  policy_id   text NOT NULL,
  start_ms    bigint NOT NULL CHECK (start_ms >= 0),
  end_ms      bigint CHECK (end_ms >= start_ms),
  open_span   boolean NOT NULL,
  severity    text,
  subject     text NOT NULL,
  note        text NOT NULL,
  quote       text NOT NULL,
  time_source text NOT NULL,
  message_ids text[] NOT NULL,
  user_id     text,
  withdrawn   boolean NOT NULL,
  changed_at  timestamptz NOT NULL,
  event_id    uuid NOT NULL,
  PRIMARY KEY (owner, review_id, finding_id)  -- one index for a finding and for all of a review
);

CREATE TABLE central.verdict (
  owner      text NOT NULL,
  review_id  uuid NOT NULL,
  policy_set text NOT NULL,
  outcome    text,
  actions    text[] NOT NULL,
  rationale  text NOT NULL,
  withdrawn  boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  event_id   uuid NOT NULL,
  PRIMARY KEY (owner, review_id),
  CHECK (withdrawn = (outcome IS NULL))
);

CREATE TABLE central.escalation (
  owner         text NOT NULL,
  escalation_id uuid NOT NULL,
  review_id     uuid NOT NULL,
  policy_set    text NOT NULL,
  route         text NOT NULL,
  urgency       text NOT NULL,
  reason        text NOT NULL,
  raised_at     timestamptz NOT NULL,
  due_at        timestamptz NOT NULL CHECK (due_at >= raised_at),
  withdrawn     boolean NOT NULL,
  changed_at    timestamptz NOT NULL,
  event_id      uuid NOT NULL,
  PRIMARY KEY (owner, escalation_id)
);
CREATE INDEX escalation_open ON central.escalation (route, due_at) WHERE NOT withdrawn;

-- ---------------------------------------------------------------- row security, also for the owner of the tables
-- No policy lets anyone change or delete an event; no policy shows anyone another person's rows.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['device', 'event', 'quarantine', 'resent', 'review', 'finding', 'verdict', 'escalation'] LOOP
    EXECUTE format('ALTER TABLE central.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE central.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_read ON central.%I FOR SELECT USING (owner = session_user)', name);
    EXECUTE format('CREATE POLICY own_add ON central.%I FOR INSERT WITH CHECK (owner = session_user)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['device', 'review', 'finding', 'verdict', 'escalation'] LOOP
    EXECUTE format('CREATE POLICY own_change ON central.%I FOR UPDATE USING (owner = session_user)', name);
  END LOOP;
END $$;

CREATE FUNCTION central.append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.event FOR EACH ROW EXECUTE FUNCTION central.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.event FOR EACH STATEMENT EXECUTE FUNCTION central.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.quarantine FOR EACH ROW EXECUTE FUNCTION central.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.quarantine FOR EACH STATEMENT EXECUTE FUNCTION central.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.resent FOR EACH ROW EXECUTE FUNCTION central.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.resent FOR EACH STATEMENT EXECUTE FUNCTION central.append_only();

-- Neither row security nor TRUNCATE triggers pass from a partitioned table to a partition that is named directly.
CREATE FUNCTION central.guard_partition(p_name text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE central.%I ENABLE ROW LEVEL SECURITY', p_name);
  EXECUTE format('ALTER TABLE central.%I FORCE ROW LEVEL SECURITY', p_name);
  EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.%I FOR EACH STATEMENT EXECUTE FUNCTION central.append_only()', p_name);
END $$;

CREATE FUNCTION central.add_month(p_month timestamp) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  name text := 'event_' || to_char(p_month, 'YYYYMM');
  bounds text[];
BEGIN
  IF to_regclass('central.' || name) IS NOT NULL THEN
    RETURN;
  END IF;
  SELECT array_agg(rpad(lpad(to_hex((extract(epoch FROM m) * 1000)::bigint), 12, '0'), 32, '0') ORDER BY m)
    INTO bounds FROM unnest(ARRAY[p_month, p_month + interval '1 month']) AS m;
  EXECUTE format('CREATE TABLE central.%I PARTITION OF central.event FOR VALUES FROM (%L) TO (%L)', name, bounds[1]::uuid, bounds[2]::uuid);
  PERFORM central.guard_partition(name);
END $$;

CREATE TABLE central.event_other PARTITION OF central.event DEFAULT;
SELECT central.guard_partition('event_other');
SELECT central.add_month(m) FROM generate_series(
  date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month',
  date_trunc('month', now() AT TIME ZONE 'UTC') + interval '12 months', interval '1 month') AS m;

-- ---------------------------------------------------------------- taking events in
-- What is read from an event's text; what is none of it stays NULL.
CREATE TYPE central.event_text AS (event_id uuid, author text, kind text, review_id uuid, made_at_ms bigint, policy_set text, undoes uuid, redoes uuid, body jsonb);
CREATE TYPE central.finding_text AS (finding_id uuid, policy_id text, start_ms bigint, end_ms bigint, open_span boolean, severity text, subject text,
                                     note text, quote text, time_source text, message_ids jsonb, user_id text);

-- A person's events of a range of ids. A function of its own, because it then begins with the months of the range alone.
CREATE FUNCTION central.known_events(p_owner text, p_first uuid, p_last uuid) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT e.event_id FROM central.event e WHERE e.owner = p_owner AND e.event_id BETWEEN p_first AND p_last;
END $$;

-- Stores the rows after p_after and derives from the new ones, or raises. Each event carries the whole state that it
-- leads to, so the last one of a finding, verdict or review in the chain's order decides.
-- An event that is here already is only noted. It is looked for once for the whole batch: ids follow the clock, so the
-- ids between the batch's first and last are few. ON CONFLICT would look for each row, and lock it, for an eighth of the time.
-- An event that somebody else is just adding, or that is in the batch twice, violates the key: see api.push.
CREATE FUNCTION central.take_in(p_owner text, p_replica uuid, p_epoch bigint, p_seqs bigint[], p_prev_hashes bytea[], p_row_hashes bytea[],
                                p_events text[], p_after bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  taken bigint; offered bigint;
BEGIN
  WITH given AS MATERIALIZED (
    SELECT q.seq, q.prev_hash, q.row_hash, q.canonical, (q.e).*, to_timestamp((q.e).made_at_ms / 1000.0) AS made_at
    FROM (SELECT r.*, jsonb_populate_record(NULL::central.event_text, r.canonical::jsonb) AS e
          FROM unnest(p_seqs, p_prev_hashes, p_row_hashes, p_events) AS r(seq, prev_hash, row_hash, canonical)
          WHERE r.seq > p_after
          OFFSET 0) q  -- a fence: each text is read once, not once for each column
  ), known AS MATERIALIZED (
    SELECT k.event_id FROM central.known_events(p_owner, (SELECT g.event_id FROM given g ORDER BY g.event_id LIMIT 1),
                                                (SELECT g.event_id FROM given g ORDER BY g.event_id DESC LIMIT 1)) AS k(event_id)
  ), fresh AS MATERIALIZED (
    SELECT g.* FROM given g WHERE (g.event_id IN (SELECT k.event_id FROM known k)) IS NOT TRUE  -- no id at all: refused below
  ), stored AS (
    INSERT INTO central.event (owner, event_id, author, kind, review_id, made_at, policy_set, undoes, redoes,
                               replica, epoch, seq, prev_hash, row_hash, canonical)
    SELECT p_owner, n.event_id, n.author, n.kind, n.review_id, n.made_at, n.policy_set, n.undoes, n.redoes,
           p_replica, p_epoch, n.seq, n.prev_hash, n.row_hash, n.canonical
    FROM fresh n
    ORDER BY n.seq
  ), again AS (
    INSERT INTO central.resent (owner, replica, epoch, seq, event_id, prev_hash, row_hash)
    SELECT p_owner, p_replica, p_epoch, g.seq, g.event_id, g.prev_hash, g.row_hash
    FROM given g WHERE g.event_id IN (SELECT k.event_id FROM known k)
  ), findings AS (
    INSERT INTO central.finding AS f (owner, finding_id, review_id, policy_set, policy_id, start_ms, end_ms, open_span, severity, subject,
                                      note, quote, time_source, message_ids, user_id, withdrawn, changed_at, event_id)
    SELECT DISTINCT ON (n.review_id, (n.b).finding_id)
           p_owner, (n.b).finding_id, n.review_id, n.policy_set, (n.b).policy_id, (n.b).start_ms, (n.b).end_ms, (n.b).open_span, (n.b).severity, (n.b).subject,
           (n.b).note, (n.b).quote, (n.b).time_source, ARRAY(SELECT jsonb_array_elements_text(coalesce((n.b).message_ids, '[]'))), (n.b).user_id,
           n.kind = 'finding.withdrawn', n.made_at, n.event_id
    FROM (SELECT g.*, jsonb_populate_record(NULL::central.finding_text, g.body -> 'finding') AS b FROM fresh g
          WHERE g.kind IN ('finding.placed', 'finding.revised', 'finding.withdrawn')
          OFFSET 0) n
    ORDER BY n.review_id, (n.b).finding_id, n.seq DESC
    ON CONFLICT (owner, review_id, finding_id) DO UPDATE
      SET (policy_set, policy_id, start_ms, end_ms, open_span, severity, subject, note, quote, time_source, message_ids, user_id,
           withdrawn, changed_at, event_id)
        = (excluded.policy_set, excluded.policy_id, excluded.start_ms, excluded.end_ms, excluded.open_span, excluded.severity,
           excluded.subject, excluded.note, excluded.quote, excluded.time_source, excluded.message_ids, excluded.user_id, excluded.withdrawn, excluded.changed_at, excluded.event_id)
  ), verdicts AS (
    INSERT INTO central.verdict AS v (owner, review_id, policy_set, outcome, actions, rationale, withdrawn, changed_at, event_id)
    SELECT DISTINCT ON (n.review_id)
           p_owner, n.review_id, n.policy_set, n.body -> 'verdict' ->> 'outcome',
           ARRAY(SELECT jsonb_array_elements_text(coalesce(n.body -> 'verdict' -> 'actions', '[]'))
                 WHERE jsonb_typeof(n.body -> 'verdict') = 'object'),
           coalesce(n.body -> 'verdict' ->> 'rationale', ''), jsonb_typeof(n.body -> 'verdict') = 'null', n.made_at, n.event_id
    FROM fresh n
    WHERE n.kind IN ('verdict.given', 'verdict.withdrawn')
    ORDER BY n.review_id, n.seq DESC
    ON CONFLICT (owner, review_id) DO UPDATE
      SET (policy_set, outcome, actions, rationale, withdrawn, changed_at, event_id)
        = (excluded.policy_set, excluded.outcome, excluded.actions, excluded.rationale, excluded.withdrawn, excluded.changed_at, excluded.event_id)
  ), escalations AS (
    INSERT INTO central.escalation AS x (owner, escalation_id, review_id, policy_set, route, urgency, reason, raised_at, due_at,
                                         withdrawn, changed_at, event_id)
    SELECT DISTINCT ON (b.escalation_id)
           p_owner, b.escalation_id, n.review_id, n.policy_set, b.route, b.urgency, b.reason, to_timestamp(b.raised_at_ms / 1000.0),
           to_timestamp(b.due_at_ms / 1000.0), n.kind = 'escalation.withdrawn', n.made_at, n.event_id
    FROM fresh n
    CROSS JOIN LATERAL jsonb_to_record(n.body -> 'escalation')
      AS b(escalation_id uuid, route text, urgency text, reason text, raised_at_ms bigint, due_at_ms bigint)
    WHERE n.kind IN ('escalation.raised', 'escalation.withdrawn')
    ORDER BY b.escalation_id, n.seq DESC
    ON CONFLICT (owner, escalation_id) DO UPDATE
      SET (withdrawn, changed_at, event_id) = (excluded.withdrawn, excluded.changed_at, excluded.event_id)
  ), reviews AS (
    INSERT INTO central.review AS w (owner, review_id, recording_id, policy_set, state, opened_at, submitted_at, event_id)
    SELECT p_owner, n.review_id,
           max(n.body ->> 'recording_id') FILTER (WHERE n.kind = 'review.opened'),
           (array_agg(n.policy_set ORDER BY n.seq DESC))[1],
           (array_agg(CASE n.kind WHEN 'review.submitted' THEN 'submitted' ELSE 'open' END ORDER BY n.seq DESC))[1],
           max(n.made_at) FILTER (WHERE n.kind = 'review.opened'),
           (array_agg(CASE n.kind WHEN 'review.submitted' THEN n.made_at END ORDER BY n.seq DESC))[1],
           (array_agg(n.event_id ORDER BY n.seq DESC))[1]
    FROM fresh n
    WHERE n.kind IN ('review.opened', 'review.submitted', 'review.reopened')
    GROUP BY n.review_id
    ON CONFLICT (owner, review_id) DO UPDATE
      SET (recording_id, policy_set, state, opened_at, submitted_at, event_id)
        = (coalesce(excluded.recording_id, w.recording_id), excluded.policy_set, excluded.state,
           coalesce(excluded.opened_at, w.opened_at), excluded.submitted_at, excluded.event_id)
  )
  SELECT (SELECT count(*) FROM fresh), (SELECT count(*) FROM given) INTO taken, offered;
  IF taken < offered AND EXISTS (
       SELECT 1 FROM unnest(p_seqs, p_events) AS r(seq, canonical)
       JOIN central.event e ON e.owner = p_owner AND e.event_id = (r.canonical::jsonb ->> 'event_id')::uuid
       WHERE r.seq > p_after AND e.canonical <> r.canonical) THEN
    RAISE EXCEPTION 'The server has another event under this id.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN taken;
END $$;

CREATE FUNCTION central.refusal_reason(p_constraint text, p_message text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN CASE p_constraint
  WHEN 'event_author_is_login' THEN 'The author of the event is not the person who signed in.'
  WHEN 'event_holds_no_copy' THEN 'The event holds more than what is told of a copy: copies are not taken here.'
  WHEN 'event_hash_fits' THEN 'The event does not fit its hash: it was changed after it was written.'
  ELSE p_message
END;

-- ---------------------------------------------------------------- what workstations may call
CREATE FUNCTION api.whoami() RETURNS TABLE (login text, display_name text, role text, instance_id uuid, database_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.login, p.display_name, p.role, i.instance_id, i.database_id FROM central.person p, central.server_info i WHERE p.login = central.me()
$$;

CREATE FUNCTION api.hello(p_replica uuid, p_epoch bigint, p_client_schema integer)
RETURNS TABLE (instance_id uuid, schema_ok boolean, last_seq bigint, head_hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
BEGIN
  -- What a crash may take from here is said again by the next hello; the flush of the push that follows is the one that counts.
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO central.device AS d (owner, replica, epoch, client_schema) VALUES (me, p_replica, p_epoch, p_client_schema)
    ON CONFLICT (owner, replica, epoch) DO UPDATE SET client_schema = excluded.client_schema, last_seen = now();
  RETURN QUERY
    SELECT i.instance_id, p_client_schema BETWEEN i.schema_min AND i.schema_max, d.last_seq, d.head_hash
    FROM central.server_info i, central.device d WHERE d.owner = me AND d.replica = p_replica AND d.epoch = p_epoch;
END $$;

-- One array for each column of the rows. Texts, not json: what json could not hold must reach the quarantine instead
-- of stopping those behind it.
CREATE FUNCTION api.push(p_replica uuid, p_epoch bigint, p_seqs bigint[], p_prev_hashes bytea[], p_row_hashes bytea[], p_events text[],
                         OUT acked_seq bigint, OUT head bytea, OUT inserted bigint, OUT quarantined json, OUT fork boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
  device central.device;
  n integer := cardinality(p_seqs);
  lo bigint := p_seqs[1]; hi bigint := p_seqs[n]; first integer; continues boolean;
  r record; violated text; message text; state text;
BEGIN
  IF (cardinality(p_prev_hashes), cardinality(p_row_hashes), cardinality(p_events)) IS DISTINCT FROM (n, n, n)
     OR array_position(p_row_hashes, NULL) > 0 THEN
    RAISE EXCEPTION 'the columns are not of one length' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT d.* INTO device FROM central.device d, central.server_info i  -- the lock makes one device's batches take turns
    WHERE d.owner = me AND d.replica = p_replica AND d.epoch = p_epoch AND NOT d.revoked
      AND d.client_schema BETWEEN i.schema_min AND i.schema_max
    FOR UPDATE OF d;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this device may not upload here' USING ERRCODE = 'insufficient_privilege';
  END IF;
  acked_seq := device.last_seq; head := device.head_hash; inserted := 0; fork := false;

  -- Whole columns are compared; a window over the rows takes a twentieth of the whole push.
  first := device.last_seq - lo + 2;  -- the first new row
  continues := p_prev_hashes[first] = device.head_hash AND p_prev_hashes[first + 1:] = p_row_hashes[first:n - 1];

  IF hi > device.last_seq AND lo <= device.last_seq + 1 AND p_seqs = ARRAY(SELECT generate_series(lo, hi)) THEN
    IF continues IS NOT TRUE THEN  -- a restored backup or a cloned store: the client opens a new epoch
      fork := true;
      UPDATE central.device d SET forked_at = now(), last_seen = now() WHERE d.owner = me AND d.replica = p_replica AND d.epoch = p_epoch;
    ELSE
      BEGIN
        inserted := central.take_in(me, p_replica, p_epoch, p_seqs, p_prev_hashes, p_row_hashes, p_events, device.last_seq);
      EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
        FOR r IN SELECT q.* FROM unnest(p_seqs, p_prev_hashes, p_row_hashes, p_events) AS q(seq, prev_hash, row_hash, canonical)
                 WHERE q.seq > device.last_seq ORDER BY q.seq LOOP
          BEGIN
            inserted := inserted + central.take_in(me, p_replica, p_epoch, ARRAY[r.seq], ARRAY[r.prev_hash], ARRAY[r.row_hash],
                                                   ARRAY[r.canonical], device.last_seq);
          EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
            GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME, message = MESSAGE_TEXT, state = RETURNED_SQLSTATE;
            IF violated LIKE 'event\_%\_pkey' THEN  -- the copy of a store sends the same at this moment: nobody's fault
              RAISE EXCEPTION 'the same events are being uploaded by somebody else' USING ERRCODE = 'serialization_failure';
            END IF;
            INSERT INTO central.quarantine (owner, replica, epoch, seq, sqlstate, reason, raw)
              VALUES (me, p_replica, p_epoch, r.seq, state, central.refusal_reason(violated, message),
                      json_build_object('seq', r.seq, 'prev_hash', encode(r.prev_hash, 'hex'), 'row_hash', encode(r.row_hash, 'hex'),
                                        'event', r.canonical)::text);
          END;
        END LOOP;
      END;
      UPDATE central.device d SET last_seq = hi, head_hash = p_row_hashes[n], last_seen = now()
        WHERE d.owner = me AND d.replica = p_replica AND d.epoch = p_epoch;
      acked_seq := hi; head := p_row_hashes[n];
    END IF;
  END IF;
  -- Also for a replay: its first answer may have been lost on the way.
  SELECT coalesce(json_agg(json_build_array(q.seq, q.reason) ORDER BY q.seq), '[]') INTO quarantined FROM central.quarantine q
    WHERE q.owner = me AND q.replica = p_replica AND q.epoch = p_epoch AND q.seq BETWEEN lo AND least(hi, acked_seq);
END $$;

-- A person's own events, for one who lost the key of the local store. (replica, epoch, seq) is their order on the device.
CREATE FUNCTION api.my_events(p_after uuid, p_limit integer)
RETURNS TABLE (event_id uuid, replica uuid, epoch bigint, seq bigint, canonical text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.event_id, e.replica, e.epoch, e.seq, e.canonical FROM central.event e
  WHERE e.owner = central.me() AND (p_after IS NULL OR e.event_id > p_after) ORDER BY e.event_id LIMIT p_limit
$$;

GRANT EXECUTE ON FUNCTION api.whoami TO reviewer_moderator, reviewer_specialist, reviewer_lead, reviewer_operator;
GRANT EXECUTE ON FUNCTION api.hello, api.push, api.my_events TO reviewer_moderator, reviewer_specialist, reviewer_lead;
RESET ROLE;
