-- A case has participants and goes through states: a second review, a calibration session, a proposal. What is decided
-- about it are events as any others, with the case's id in the place of the review's.
-- Each participant is told that the case has changed, and fetches one document, made for that person from the state.
SET ROLE central_owner;
CREATE TABLE central.case_file (
  owner      text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('audit', 'calibration', 'proposal')),
  case_id    uuid NOT NULL,
  xid        xid8 NOT NULL,  -- (xid, srv_seq): the place in the order of changes, shared with assignments and standards
  srv_seq    bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (owner, kind, case_id)
);
CREATE INDEX case_changes ON central.case_file (owner, xid, srv_seq);

ALTER TABLE central.case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE central.case_file FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON central.case_file FOR SELECT USING (owner = session_user);
CREATE POLICY auditor_read ON central.case_file FOR SELECT TO central_auditor USING (true);
CREATE POLICY auditor_tell ON central.case_file FOR INSERT TO central_auditor WITH CHECK (true);
CREATE POLICY auditor_tell_again ON central.case_file FOR UPDATE TO central_auditor USING (true);
GRANT SELECT, INSERT, UPDATE ON central.case_file TO central_auditor;
GRANT USAGE ON SEQUENCE central.assignment_change TO central_auditor;
GRANT CREATE ON SCHEMA central TO central_auditor;

-- Of a table that is closed to everybody else: the auditor's functions read it and add to it, and nobody empties it.
CREATE FUNCTION central.open_to_auditor(p_table text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE central.%I ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE central.%I FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY auditor_read ON central.%I FOR SELECT TO central_auditor USING (true)', p_table);
  EXECUTE format('CREATE POLICY auditor_add ON central.%I FOR INSERT TO central_auditor WITH CHECK (true)', p_table);
  EXECUTE format('GRANT SELECT, INSERT ON central.%I TO central_auditor', p_table);
  EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.%I FOR EACH STATEMENT EXECUTE FUNCTION central.append_only()', p_table);
END $$;

CREATE TRIGGER restamp BEFORE INSERT OR UPDATE ON central.case_file FOR EACH ROW EXECUTE FUNCTION central.restamp();
CREATE TRIGGER never_removed BEFORE DELETE ON central.case_file FOR EACH ROW EXECUTE FUNCTION central.append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON central.case_file FOR EACH STATEMENT EXECUTE FUNCTION central.append_only();
RESET ROLE;

SET ROLE central_auditor;
-- To be called in the transaction that changes what these people would be given.
CREATE FUNCTION central.tell_case(p_kind text, p_case uuid, p_owners text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO central.case_file AS f (owner, kind, case_id) SELECT DISTINCT o, p_kind, p_case FROM unnest(p_owners) o WHERE o IS NOT NULL
    ORDER BY o  -- two cases that tell the same people wait for each other instead of for ever
    ON CONFLICT (owner, kind, case_id) DO UPDATE SET changed_at = excluded.changed_at
$$;
REVOKE EXECUTE ON FUNCTION central.tell_case FROM PUBLIC;
GRANT EXECUTE ON FUNCTION central.tell_case TO central_owner;

-- For a decision that may not be made: its row is quarantined with the sentence, those behind it go on.
CREATE FUNCTION central.refuse_decision(p_sentence text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '%', p_sentence USING ERRCODE = 'check_violation';
END $$;

-- Behind a restore the changes of before bear the transaction numbers of another server.
CREATE FUNCTION central.restamp_cases() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE central.case_file SET kind = kind;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION central.restamp_cases FROM PUBLIC;
GRANT EXECUTE ON FUNCTION central.restamp_cases TO central_owner;
RESET ROLE;

SET ROLE central_owner;
REVOKE CREATE ON SCHEMA central FROM central_auditor;
CREATE TRIGGER restamp_cases AFTER UPDATE OF instance_id ON central.server_info FOR EACH ROW EXECUTE FUNCTION central.restamp_cases();

-- What documents say of a recording of a batch, with where it lives: who sees a case may look at what it is about.
CREATE FUNCTION central.recording_document(p_item central.batch_item) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('recording_id', p_item.recording_id, 'title', p_item.title, 'duration_ms', p_item.duration_ms,
                            'url', p_item.url, 'transcript_url', p_item.transcript_url, 'chat_url', p_item.chat_url,
                            'size_bytes', p_item.size_bytes)
$$;
REVOKE EXECUTE ON FUNCTION central.recording_document FROM PUBLIC;
GRANT EXECUTE ON FUNCTION central.recording_document TO central_auditor;

-- ---------------------------------------------------------------- what workstations may call
-- Everything that has changed since the cursor: one's own assignments, as by pull_assignments, what was published,
-- without its text, and one's own cases, without their documents; and the caller's role. A full page of assignments ends
-- where it ends; behind a last page comes what nothing running can precede. That bound is taken first: behind it lies no
-- assignment that the call did not see.
CREATE FUNCTION api.pull(p_cursor text, p_limit integer, OUT instance uuid, OUT next_cursor text, OUT role text, OUT assignments json,
                         OUT standards json, OUT cases json)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  parts text[]; is_full boolean;
  from_xid xid8 := '0'; from_seq bigint := 0; to_xid xid8; to_seq bigint; last_xid xid8; last_seq bigint;
BEGIN
  PERFORM central.asked_alone();
  SELECT p.role INTO role FROM central.person p WHERE p.login = me;
  SELECT p.instance, p.next_cursor, p.assignments INTO instance, next_cursor, assignments FROM api.pull_assignments(p_cursor, p_limit) p;
  is_full := json_array_length(assignments) >= least(greatest(p_limit, 1), 1000);
  parts := string_to_array(coalesce(p_cursor, ''), '/');
  IF parts[1] = instance::text AND array_length(parts, 1) = 3 THEN
    from_xid := parts[2]::xid8; from_seq := parts[3]::bigint;
  END IF;
  parts := string_to_array(next_cursor, '/');
  to_xid := parts[2]::xid8; to_seq := parts[3]::bigint;
  SELECT coalesce(json_agg(s.told ORDER BY s.xid, s.srv_seq) FILTER (WHERE s.is_standard), '[]'),
         coalesce(json_agg(s.told ORDER BY s.xid, s.srv_seq) FILTER (WHERE NOT s.is_standard), '[]'),
         (array_agg(s.xid ORDER BY s.xid DESC, s.srv_seq DESC))[1], (array_agg(s.srv_seq ORDER BY s.xid DESC, s.srv_seq DESC))[1]
    INTO standards, cases, last_xid, last_seq
    FROM (SELECT n.xid, n.srv_seq, true AS is_standard, json_build_object(
                   'kind', n.kind, 'ref', n.ref, 'digest', n.digest, 'effective_from', n.effective_from,
                   'published_at_ms', floor(extract(epoch FROM n.published_at) * 1000)::bigint) AS told
          FROM central.standard n
          UNION ALL
          SELECT f.xid, f.srv_seq, false, json_build_object('kind', f.kind, 'case_id', f.case_id) FROM central.case_file f WHERE f.owner = me) s
    WHERE (s.xid, s.srv_seq) > (from_xid, from_seq)
      AND ((s.xid, s.srv_seq) <= (to_xid, to_seq) OR NOT is_full AND s.xid < horizon);
  IF (last_xid, last_seq) > (to_xid, to_seq) THEN
    next_cursor := format('%s/%s/%s', instance, last_xid, last_seq);
  END IF;
END $$;

-- What the caller may see of a case now; no row for a case that the caller was never told of. Whoever adds a kind adds
-- its document: central.KIND_document(case, person).
CREATE FUNCTION api.case_file(p_kind text, p_case uuid) RETURNS TABLE (content json)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := central.me();
BEGIN
  PERFORM central.asked_alone();
  IF EXISTS (SELECT 1 FROM central.case_file f WHERE f.owner = me AND f.kind = p_kind AND f.case_id = p_case) THEN
    RETURN QUERY EXECUTE format('SELECT central.%I($1, $2)', p_kind || '_document') USING p_case, me;
  END IF;
END $$;

GRANT EXECUTE ON FUNCTION api.pull, api.case_file TO reviewer_moderator, reviewer_specialist, reviewer_lead;
RESET ROLE;
