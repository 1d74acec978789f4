SET ROLE central_owner;

-- ---------------------------------------------------------------- what is published
-- Policy packs and lexicons, each version once and for good. (xid, srv_seq) is the place in the order of changes, which
-- standards share with assignments: one cursor serves both.
CREATE TABLE central.standard (
  kind           text NOT NULL CHECK (kind IN ('policy', 'lexicon')),
  ref            text NOT NULL CHECK (ref ~ '^[a-z0-9-]+@[0-9.]+$'),  -- id@version
  content        text NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 16000000),
  digest         text NOT NULL,  -- SHA-256 of the text, hex
  effective_from date,           -- NULL: at once
  published_by   text NOT NULL DEFAULT session_user,
  published_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  xid            xid8 NOT NULL,
  srv_seq        bigint NOT NULL,
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (kind, ref),
  CONSTRAINT standard_digest_fits CHECK (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  -- As every system writes it: no byte order mark, LF at the line ends.
  CONSTRAINT standard_is_canonical CHECK (strpos(content, chr(13)) = 0 AND left(content, 1) <> chr(65279))
);
CREATE INDEX standard_changes ON central.standard (xid, srv_seq);

ALTER TABLE central.standard ENABLE ROW LEVEL SECURITY;
ALTER TABLE central.standard FORCE ROW LEVEL SECURITY;
CREATE POLICY known_read ON central.standard FOR SELECT USING (
  (SELECT central.is_operator()) OR EXISTS (SELECT 1 FROM central.person p WHERE p.login = session_user AND NOT p.disabled));
CREATE POLICY operator_add ON central.standard FOR INSERT WITH CHECK ((SELECT central.is_operator()));
-- For the stamps alone, behind a restore: see the trigger below.
CREATE POLICY operator_stamp ON central.standard FOR UPDATE USING ((SELECT central.is_operator()));

CREATE FUNCTION central.stays_published() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (NEW.kind, NEW.ref, NEW.content, NEW.digest, NEW.effective_from, NEW.published_by, NEW.published_at)
     IS DISTINCT FROM (OLD.kind, OLD.ref, OLD.content, OLD.digest, OLD.effective_from, OLD.published_by, OLD.published_at) THEN
    RAISE EXCEPTION 'a published version is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays_published BEFORE UPDATE ON central.standard FOR EACH ROW EXECUTE FUNCTION central.stays_published();
CREATE TRIGGER never_removed BEFORE DELETE ON central.standard FOR EACH ROW EXECUTE FUNCTION central.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.standard FOR EACH STATEMENT EXECUTE FUNCTION central.append_only();
CREATE TRIGGER restamp BEFORE INSERT OR UPDATE ON central.standard FOR EACH ROW EXECUTE FUNCTION central.restamp();

CREATE FUNCTION central.restamp_standards() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE central.standard SET xid = xid;
  RETURN NULL;
END $$;
CREATE TRIGGER restamp_standards AFTER UPDATE OF instance_id ON central.server_info
  FOR EACH ROW EXECUTE FUNCTION central.restamp_standards();

-- ---------------------------------------------------------------- what operators may call
-- `state`: new, same (nothing was done) or other (another text has this version, nothing was done).
CREATE FUNCTION api.publish_standard(p_kind text, p_ref text, p_content text, p_effective_from date,
                                     OUT state text, OUT effective_from date)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  old central.standard;
BEGIN
  PERFORM central.must_be_operator();
  PERFORM central.take_turn('standard ' || p_kind || ' ' || p_ref);
  SELECT s.* INTO old FROM central.standard s WHERE s.kind = p_kind AND s.ref = p_ref;
  IF FOUND THEN
    state := CASE WHEN old.content = p_content THEN 'same' ELSE 'other' END;
    effective_from := old.effective_from;
    RETURN;
  END IF;
  INSERT INTO central.standard (kind, ref, content, digest, effective_from)
    VALUES (p_kind, p_ref, p_content, encode(sha256(convert_to(p_content, 'UTF8')), 'hex'), p_effective_from);
  state := 'new'; effective_from := p_effective_from;
END $$;

CREATE FUNCTION api.standards(p_kind text)
RETURNS TABLE (ref text, digest text, effective_from date, published_by text, published_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  PERFORM central.must_be_operator();
  RETURN QUERY SELECT s.ref, s.digest, s.effective_from, s.published_by, s.published_at FROM central.standard s
    WHERE s.kind = p_kind ORDER BY s.published_at, s.srv_seq;
END $$;

-- For calibration and full double review: every recording of a batch to every one of the named people. Who has a
-- recording of the batch already, or has submitted it, keeps that; opt-outs and blindness are kept as by assign_batch.
-- `missing`: what somebody named neither has nor could get; it does not say who or why. A dry run passes over opt-outs.
CREATE FUNCTION api.assign_to_each(p_name text, p_people text[], p_urgent boolean, p_lease interval,
                                   p_dry_run boolean DEFAULT false, OUT given json, OUT missing json)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  chosen central.batch;
  item record; reviewer text; counts jsonb := '{}'; lacking jsonb := '[]'; everybody boolean;
BEGIN
  PERFORM central.must_be_operator();
  SELECT b.* INTO chosen FROM central.batch_named(p_name) b;
  PERFORM central.must_all_review(p_people);
  PERFORM central.take_turn('batch ' || chosen.batch_id);
  PERFORM central.return_expired(NULL);
  SELECT jsonb_object_agg(l, 0) INTO counts FROM unnest(p_people) l;
  FOR item IN SELECT i.* FROM central.batch_item i WHERE i.batch_id = chosen.batch_id ORDER BY i.place LOOP
    everybody := true;
    FOREACH reviewer IN ARRAY p_people LOOP
      IF EXISTS (SELECT 1 FROM central.assignment a WHERE a.owner = reviewer AND a.batch_id = item.batch_id
                   AND a.recording_id = item.recording_id AND a.state <> 'returned') THEN
        CONTINUE;
      END IF;
      IF NOT p_dry_run AND EXISTS (SELECT 1 FROM central.topic_opt_out o WHERE o.owner = reviewer AND o.topic = ANY (item.topics)) THEN
        everybody := false;
        CONTINUE;
      END IF;
      INSERT INTO central.known_recording (owner, recording_id) VALUES (reviewer, item.recording_id) ON CONFLICT DO NOTHING;
      IF FOUND OR NOT chosen.blind THEN
        INSERT INTO central.assignment (owner, batch_id, recording_id, lease, priority, due_at, urgent)
          VALUES (reviewer, chosen.batch_id, item.recording_id, p_lease, chosen.priority, chosen.due_at, p_urgent);
        counts := jsonb_set(counts, ARRAY[reviewer], to_jsonb((counts ->> reviewer)::integer + 1));
      ELSE
        everybody := false;
      END IF;
    END LOOP;
    IF NOT everybody THEN
      lacking := lacking || to_jsonb(item.recording_id);
    END IF;
  END LOOP;
  given := counts; missing := lacking;
END $$;

-- ---------------------------------------------------------------- what workstations may call
-- The text of a published version; no row for what was not published.
CREATE FUNCTION api.standard(p_kind text, p_ref text) RETURNS TABLE (content text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.content FROM central.standard s WHERE s.kind = p_kind AND s.ref = p_ref
$$;

-- Which forms of events this server takes: said to a workstation that hello found outside of them.
CREATE FUNCTION api.client_schemas() RETURNS TABLE (schema_min integer, schema_max integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT i.schema_min, i.schema_max FROM central.server_info i WHERE central.me() IS NOT NULL
$$;

GRANT EXECUTE ON FUNCTION api.client_schemas TO reviewer_moderator, reviewer_specialist, reviewer_lead;
GRANT EXECUTE ON FUNCTION api.standard TO reviewer_moderator, reviewer_specialist, reviewer_lead, reviewer_operator;
GRANT EXECUTE ON FUNCTION api.publish_standard, api.standards, api.assign_to_each TO reviewer_operator;
RESET ROLE;
