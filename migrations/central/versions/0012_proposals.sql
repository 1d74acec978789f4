-- Proposals to change the standard, a case of the kind `proposal` (see 0008): whoever reviews reviews proposes, leads
-- settle, and every specialist and lead follows. Leads publish policy packs, as operators do.
SET ROLE central_owner;

-- ---------------------------------------------------------------- what is kept
CREATE TABLE central.proposal (
  proposal_id uuid PRIMARY KEY,
  policy_set  text NOT NULL,  -- the version that was in force for whoever proposed it
  policy_id   text NOT NULL CHECK (length(policy_id) BETWEEN 1 AND 100),
  clause      text NOT NULL CHECK (length(clause) <= 4000),
  change      text NOT NULL CHECK (btrim(change) <> '' AND length(change) <= 4000),
  why         text NOT NULL CHECK (length(why) <= 4000),
  source_kind text CHECK (source_kind IN ('audit', 'calibration')),
  source_case uuid,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'drafted', 'published', 'dropped')),
  taken_into  text CHECK (taken_into ~ '^[a-z0-9-]+@[0-9.]+$'),
  settled_by  text,
  settled_at  timestamptz,
  CHECK ((source_kind IS NULL) = (source_case IS NULL)),
  CHECK ((state IN ('drafted', 'published')) = (taken_into IS NOT NULL))
);
CREATE INDEX proposal_taken_into ON central.proposal (taken_into);

-- What was said about a proposal, in the order in which it came: the events themselves are in central.event. What came
-- out of another case bears that event's id.
CREATE TABLE central.proposal_decision (
  event_id    uuid NOT NULL,
  proposal_id uuid NOT NULL REFERENCES central.proposal,
  kind        text NOT NULL CHECK (kind IN ('standard.proposed', 'standard.settled')),
  author      text NOT NULL,
  made_at     timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  body        jsonb NOT NULL,
  PRIMARY KEY (author, event_id)
);
CREATE INDEX proposal_decision_proposal ON central.proposal_decision (proposal_id, received_at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['proposal', 'proposal_decision'] LOOP
    PERFORM central.open_to_auditor(name);
  END LOOP;
END $$;
CREATE POLICY auditor_settle ON central.proposal FOR UPDATE TO central_auditor USING (true);
GRANT UPDATE ON central.proposal TO central_auditor;
CREATE TRIGGER never_removed BEFORE DELETE ON central.proposal FOR EACH ROW EXECUTE FUNCTION central.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON central.proposal_decision FOR EACH ROW EXECUTE FUNCTION central.append_only();

-- What was proposed stays as it was; what is published or dropped stays so.
CREATE FUNCTION central.proposal_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (NEW.proposal_id, NEW.policy_set, NEW.policy_id, NEW.clause, NEW.change, NEW.why, NEW.source_kind, NEW.source_case, NEW.proposed_by, NEW.proposed_at)
     IS DISTINCT FROM (OLD.proposal_id, OLD.policy_set, OLD.policy_id, OLD.clause, OLD.change, OLD.why, OLD.source_kind, OLD.source_case, OLD.proposed_by, OLD.proposed_at)
     OR OLD.state IN ('published', 'dropped') THEN
    RAISE EXCEPTION 'a proposal is settled once and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_stays BEFORE UPDATE ON central.proposal FOR EACH ROW EXECUTE FUNCTION central.proposal_stays();

-- The auditor's functions look whether a version is published, and read the figures that hide what is blind.
CREATE POLICY auditor_read ON central.standard FOR SELECT TO central_auditor USING (true);
GRANT SELECT ON central.standard TO central_auditor;
GRANT CREATE ON SCHEMA api, central TO central_auditor;
RESET ROLE;

SET ROLE central_auditor;
-- ---------------------------------------------------------------- what a proposal goes through
CREATE FUNCTION central.proposal_people() RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(p.login), '{}') FROM central.person p WHERE central.may_audit(p.login)
$$;

-- p_told is {"policy_id", "clause", "change"}. What is no proposal is passed over: it came with something that counts.
CREATE FUNCTION central.add_proposal(p_event uuid, p_by text, p_policy_set text, p_made_at timestamptz, p_told jsonb, p_why text, p_kind text, p_case uuid)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  -- The same whenever the same event says it.
  added uuid := md5('proposal ' || p_by || ' ' || p_event)::uuid;
BEGIN
  IF coalesce(length(p_told ->> 'policy_id'), 0) NOT BETWEEN 1 AND 100 OR coalesce(btrim(p_told ->> 'change'), '') = '' THEN
    RETURN;
  END IF;
  INSERT INTO central.proposal (proposal_id, policy_set, policy_id, clause, change, why, source_kind, source_case, proposed_by, proposed_at)
    VALUES (added, p_policy_set, p_told ->> 'policy_id', left(coalesce(p_told ->> 'clause', ''), 4000), left(btrim(p_told ->> 'change'), 4000), left(p_why, 4000),
            p_kind, p_case, p_by, p_made_at)
    ON CONFLICT (proposal_id) DO NOTHING;
  IF FOUND THEN
    INSERT INTO central.proposal_decision (event_id, proposal_id, kind, author, made_at, body)
      VALUES (p_event, added, 'standard.proposed', p_by, p_made_at, p_told);
    PERFORM central.tell_case('proposal', added, central.proposal_people());
  END IF;
END $$;

CREATE FUNCTION central.proposal_event_arrived() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  body jsonb := NEW.canonical::jsonb -> 'body';
  one central.proposal; into_version text; next_state text;
BEGIN
  IF body ->> 'proposal_id' IS DISTINCT FROM NEW.review_id::text THEN
    PERFORM central.refuse_decision('It does not say which proposal it is about.');
  END IF;
  IF NEW.kind = 'standard.settled' AND body ->> 'into' IS NOT NULL THEN
    PERFORM central.take_turn('standard policy ' || (body ->> 'into'));  -- publishing it takes turns with this
  END IF;
  SELECT p.* INTO one FROM central.proposal p WHERE p.proposal_id = NEW.review_id FOR UPDATE;
  CASE NEW.kind
  WHEN 'standard.proposed' THEN
    IF NOT central.may_audit(NEW.owner) THEN
      PERFORM central.refuse_decision('Specialists and leads propose changes to the standard.');
    ELSIF one.proposal_id IS NOT NULL THEN
      PERFORM central.refuse_decision('There is a proposal of this name already.');
    ELSIF coalesce(length(body ->> 'policy_id'), 0) NOT BETWEEN 1 AND 100 OR coalesce(btrim(body ->> 'change'), '') = ''
       OR greatest(length(body ->> 'change'), length(body ->> 'clause'), length(body ->> 'why')) > 4000 THEN
      PERFORM central.refuse_decision('A proposal names a policy and says what is to change, on a page at most.');
    END IF;
    INSERT INTO central.proposal (proposal_id, policy_set, policy_id, clause, change, why, proposed_by, proposed_at)
      VALUES (NEW.review_id, NEW.policy_set, body ->> 'policy_id', coalesce(body ->> 'clause', ''), left(btrim(body ->> 'change'), 4000), coalesce(body ->> 'why', ''),
              NEW.owner, NEW.made_at);
  WHEN 'standard.settled' THEN
    into_version := body ->> 'into';
    IF NOT central.is_lead(NEW.owner) THEN
      PERFORM central.refuse_decision('Leads settle proposals.');
    ELSIF one.proposal_id IS NULL THEN
      PERFORM central.refuse_decision('There is no such proposal.');
    ELSIF one.state IN ('published', 'dropped') THEN
      PERFORM central.refuse_decision('This proposal is settled already.');
    ELSIF into_version IS NULL AND coalesce(btrim(body ->> 'reason'), '') = '' THEN
      PERFORM central.refuse_decision('Who drops a proposal says why.');
    ELSIF into_version !~ '^[a-z0-9-]+@[0-9.]+$' OR length(into_version) > 100 OR length(body ->> 'reason') > 4000 THEN
      PERFORM central.refuse_decision('A proposal is taken into a version such as live-es@2026.3.');
    END IF;
    next_state := CASE WHEN into_version IS NULL THEN 'dropped'
      WHEN EXISTS (SELECT 1 FROM central.standard s WHERE s.kind = 'policy' AND s.ref = into_version) THEN 'published' ELSE 'drafted' END;
    UPDATE central.proposal p SET state = next_state, taken_into = into_version, settled_by = NEW.owner, settled_at = clock_timestamp()
      WHERE p.proposal_id = one.proposal_id;
  ELSE
    PERFORM central.refuse_decision('Nobody decides this about a proposal.');
  END CASE;
  INSERT INTO central.proposal_decision (event_id, proposal_id, kind, author, made_at, body)
    VALUES (NEW.event_id, NEW.review_id, NEW.kind, NEW.owner, NEW.made_at, body);
  PERFORM central.tell_case('proposal', NEW.review_id, central.proposal_people());
  RETURN NULL;
END $$;

-- A ruling on a dispute may propose a change.
CREATE FUNCTION central.arbitration_proposes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.add_proposal(NEW.event_id, NEW.author, a.policy_set, NEW.made_at, NEW.body -> 'proposal', coalesce(NEW.body ->> 'rationale', ''),
                               'audit', NEW.audit_id)
    FROM central.audit a WHERE a.audit_id = NEW.audit_id;
  RETURN NULL;
END $$;

-- So may the rulings of a calibration session: all of them at once, when it is closed.
CREATE FUNCTION central.calibration_proposes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.add_proposal(r.event_id, r.login, NEW.policy_set, r.made_at, r.proposal, r.rationale, 'calibration', r.session_id)
    FROM central.calibration_ruling r WHERE r.session_id = NEW.session_id AND r.proposal IS NOT NULL;
  RETURN NULL;
END $$;

-- A version that proposals were taken into is published.
CREATE FUNCTION central.proposals_published() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  taken uuid;
BEGIN
  FOR taken IN UPDATE central.proposal p SET state = 'published' WHERE p.taken_into = NEW.ref AND p.state = 'drafted' RETURNING p.proposal_id LOOP
    PERFORM central.tell_case('proposal', taken, central.proposal_people());
  END LOOP;
  RETURN NULL;
END $$;

-- Somebody becomes a specialist or lead, or is one no more: what they would be given has changed.
CREATE FUNCTION central.proposal_person_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.tell_case('proposal', p.proposal_id, ARRAY[NEW.login]) FROM central.proposal p;
  RETURN NULL;
END $$;

CREATE FUNCTION central.proposal_document(p_case uuid, p_person text) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_person IS DISTINCT FROM session_user AND NOT pg_has_role(session_user, 'central_owner', 'MEMBER')
     OR NOT central.may_audit(p_person) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT json_build_object(
      'proposal_id', p.proposal_id, 'state', p.state, 'policy_set', p.policy_set, 'policy_id', p.policy_id, 'clause', p.clause, 'change', p.change,
      'why', p.why, 'source', CASE WHEN p.source_kind IS NOT NULL THEN json_build_object('kind', p.source_kind, 'case_id', p.source_case) END,
      'taken_into', p.taken_into, 'proposed_by', p.proposed_by, 'proposed_at_ms', floor(extract(epoch FROM p.proposed_at) * 1000)::bigint,
      'decisions', (SELECT json_agg(json_build_object('event_id', d.event_id, 'kind', d.kind, 'author', d.author,
            'made_at_ms', floor(extract(epoch FROM d.made_at) * 1000)::bigint, 'body', d.body) ORDER BY d.received_at, d.event_id)
          FROM central.proposal_decision d WHERE d.proposal_id = p.proposal_id))
    FROM central.proposal p WHERE p.proposal_id = p_case);
END $$;

-- ---------------------------------------------------------------- what is disputed, clause by clause
-- Second reviews that were judged since, and of these how many had a difference of the clause disputed, ruled on, and
-- overturned. A clause is a policy, of either finding of a difference, or `verdict`. Each second review counts once.
CREATE FUNCTION api.clause_disputes(p_since timestamptz) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  told json;
BEGIN
  PERFORM central.asked_alone();
  IF NOT central.is_operator() AND NOT central.is_lead(session_user) THEN
    RAISE EXCEPTION 'only operators and leads see what is disputed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT coalesce(json_agg(json_build_object('clause', c.clause, 'judged', c.judged, 'disputed', c.disputed, 'ruled', c.ruled,
                                             'overturned', c.overturned) ORDER BY c.clause), '[]') INTO told
    FROM (SELECT n.clause, count(DISTINCT a.audit_id) AS judged, count(DISTINCT a.audit_id) FILTER (WHERE j.disputed) AS disputed,
                 count(DISTINCT a.audit_id) FILTER (WHERE j.ruling IN ('upheld', 'overturned')) AS ruled,
                 count(DISTINCT a.audit_id) FILTER (WHERE j.ruling = 'overturned') AS overturned
          FROM central.audit a JOIN central.audit_judgement j ON j.audit_id = a.audit_id
          CROSS JOIN LATERAL (SELECT DISTINCT x.clause FROM unnest(CASE WHEN j.kind = 'verdict' THEN ARRAY['verdict']
                                ELSE ARRAY[j.original_policy_id, j.second_policy_id] END) AS x(clause) WHERE x.clause IS NOT NULL) n
          WHERE a.judged_at >= p_since GROUP BY n.clause) c;
  RETURN told;
END $$;

-- How many findings stand under policies, by the daily figures, in which nothing blind is.
CREATE FUNCTION api.policy_findings(p_policies text[]) RETURNS TABLE (policy_id text, findings bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM central.asked_alone();
  IF central.dashboard_reach() <> 'people' THEN
    RAISE EXCEPTION 'only operators and leads count findings' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT f.policy_id, (sum(f.placed) - sum(f.withdrawn))::bigint FROM central.rollup_finding f
    WHERE f.policy_id = ANY (p_policies) GROUP BY f.policy_id ORDER BY f.policy_id;
END $$;

GRANT EXECUTE ON FUNCTION central.proposal_document, central.proposal_event_arrived, central.arbitration_proposes, central.calibration_proposes,
  central.proposals_published, central.proposal_person_changed TO central_owner;
GRANT EXECUTE ON FUNCTION api.clause_disputes, api.policy_findings TO reviewer_operator, reviewer_lead, central_owner;
RESET ROLE;

SET ROLE central_owner;
REVOKE CREATE ON SCHEMA api, central FROM central_auditor;
CREATE TRIGGER proposal_event_arrived AFTER INSERT ON central.event FOR EACH ROW
  WHEN (NEW.kind LIKE 'standard.%') EXECUTE FUNCTION central.proposal_event_arrived();
CREATE TRIGGER arbitration_proposes AFTER INSERT ON central.audit_decision FOR EACH ROW
  WHEN (NEW.kind = 'audit.arbitrated' AND jsonb_typeof(NEW.body -> 'proposal') = 'object') EXECUTE FUNCTION central.arbitration_proposes();
CREATE TRIGGER calibration_proposes AFTER UPDATE OF state ON central.calibration FOR EACH ROW
  WHEN (NEW.state = 'closed') EXECUTE FUNCTION central.calibration_proposes();
CREATE TRIGGER proposals_published AFTER INSERT ON central.standard FOR EACH ROW
  WHEN (NEW.kind = 'policy') EXECUTE FUNCTION central.proposals_published();
CREATE TRIGGER proposal_person_added AFTER INSERT ON central.person FOR EACH ROW
  WHEN (NEW.role IN ('specialist', 'lead')) EXECUTE FUNCTION central.proposal_person_changed();
CREATE TRIGGER proposal_person_changed AFTER UPDATE OF role, disabled ON central.person FOR EACH ROW
  WHEN (NEW.role IN ('specialist', 'lead') OR OLD.role IN ('specialist', 'lead')) EXECUTE FUNCTION central.proposal_person_changed();

-- ---------------------------------------------------------------- leads publish policy packs
-- Lexicons remain the operators'.
CREATE FUNCTION central.may_publish(p_kind text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT central.is_operator() OR p_kind = 'policy' AND central.is_lead(session_user)
$$;
CREATE POLICY lead_add ON central.standard FOR INSERT WITH CHECK ((SELECT central.may_publish('policy')) AND kind = 'policy');

DO $$
DECLARE
  name text; source text;
BEGIN
  FOREACH name IN ARRAY ARRAY['api.publish_standard', 'api.standards'] LOOP
    source := pg_get_functiondef(name::regproc);
    IF strpos(source, 'PERFORM central.must_be_operator();') = 0 THEN
      RAISE EXCEPTION '% is not what it was', name;
    END IF;
    EXECUTE replace(source, 'PERFORM central.must_be_operator();', $new$IF NOT central.may_publish(p_kind) THEN
    RAISE EXCEPTION 'policy packs are published by leads and operators, lexicons by operators' USING ERRCODE = 'insufficient_privilege';
  END IF;$new$);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION api.publish_standard, api.standards TO reviewer_lead;
RESET ROLE;
