"""The first schema: the decision log, what is derived from it, recordings, transcripts and policy sets."""

from alembic import op

revision = "0001"
down_revision = None

DDL = """
CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE event (
  position INTEGER NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  review_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  canonical TEXT NOT NULL
);

CREATE TABLE epoch (
  position INTEGER NOT NULL PRIMARY KEY,
  epoch INTEGER NOT NULL UNIQUE,
  started_at_ms INTEGER NOT NULL,
  acked_seq INTEGER NOT NULL DEFAULT 0,
  acked_at_ms INTEGER
);

CREATE TABLE envelope (
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  position INTEGER NOT NULL REFERENCES event (position),
  prev_hash BLOB NOT NULL,
  row_hash BLOB NOT NULL,
  PRIMARY KEY (epoch, seq)
) WITHOUT ROWID;

CREATE TABLE refusal (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES event (event_id),
  reason TEXT NOT NULL,
  refused_at_ms INTEGER NOT NULL
);

CREATE TABLE recording (
  recording_id TEXT NOT NULL PRIMARY KEY,
  imported_at_ms INTEGER NOT NULL,
  details TEXT NOT NULL
);

CREATE TABLE transcript (
  recording_id TEXT NOT NULL REFERENCES recording (recording_id),
  role TEXT NOT NULL,
  language TEXT,
  words INTEGER NOT NULL,
  masked INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (recording_id, role)
);

CREATE TABLE chat (
  recording_id TEXT NOT NULL PRIMARY KEY REFERENCES recording (recording_id),
  events INTEGER NOT NULL,
  log_clock TEXT NOT NULL,
  clock TEXT NOT NULL,
  content BLOB NOT NULL
);

CREATE TABLE policy_set (ref TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, content TEXT NOT NULL);

CREATE TABLE lexicon (
  ref TEXT NOT NULL PRIMARY KEY,
  imported_at_ms INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL
);

CREATE TABLE review (
  review_id TEXT NOT NULL PRIMARY KEY,
  recording_id TEXT NOT NULL,
  author TEXT NOT NULL,
  policy_set TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  submitted_at_ms INTEGER
);
CREATE INDEX review_by_recording ON review (recording_id, author);

CREATE TABLE finding (
  review_id TEXT NOT NULL,
  finding_id TEXT NOT NULL,
  policy_id TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER,
  open_span BOOLEAN NOT NULL,
  severity TEXT,
  subject TEXT NOT NULL,
  note TEXT NOT NULL,
  quote TEXT NOT NULL,
  time_source TEXT NOT NULL,
  message_ids TEXT NOT NULL,
  user_id TEXT,
  PRIMARY KEY (review_id, finding_id)
) WITHOUT ROWID;

CREATE TABLE verdict (
  review_id TEXT NOT NULL PRIMARY KEY,
  outcome TEXT NOT NULL,
  actions TEXT NOT NULL,
  rationale TEXT NOT NULL,
  given_at_ms INTEGER NOT NULL
);

CREATE TABLE escalation (
  review_id TEXT NOT NULL,
  escalation_id TEXT NOT NULL,
  route TEXT NOT NULL,
  urgency TEXT NOT NULL,
  reason TEXT NOT NULL,
  raised_at_ms INTEGER NOT NULL,
  due_at_ms INTEGER NOT NULL,
  PRIMARY KEY (review_id, escalation_id),
  UNIQUE (review_id, route)
) WITHOUT ROWID;

CREATE TABLE evidence (
  evidence_id TEXT NOT NULL PRIMARY KEY,
  review_id TEXT NOT NULL,
  finding_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  recording_id TEXT NOT NULL,
  original_ms INTEGER NOT NULL,
  made_at_ms INTEGER NOT NULL,
  from_copy BOOLEAN NOT NULL,
  stream_pts INTEGER,
  time_base TEXT NOT NULL,
  decoder TEXT NOT NULL,
  content BLOB,
  UNIQUE (review_id, finding_id, kind)
);

CREATE TABLE case_decision (
  case_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (case_id, event_id)
) WITHOUT ROWID;

CREATE TABLE step (
  review_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  undone_by TEXT,
  PRIMARY KEY (review_id, n)
) WITHOUT ROWID;

CREATE TABLE assignment (
  assignment_id TEXT NOT NULL PRIMARY KEY,
  recording_id TEXT NOT NULL,
  details TEXT NOT NULL
);

CREATE TABLE standard (
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  digest TEXT NOT NULL,
  effective_from TEXT,
  published_at_ms INTEGER NOT NULL,
  PRIMARY KEY (kind, ref)
) WITHOUT ROWID;

CREATE TABLE case_file (
  kind TEXT NOT NULL,
  case_id TEXT NOT NULL,
  stale BOOLEAN NOT NULL,
  changed_at_ms INTEGER,
  content TEXT,
  PRIMARY KEY (kind, case_id)
) WITHOUT ROWID;

CREATE TABLE case_draft (case_id TEXT NOT NULL PRIMARY KEY, content TEXT NOT NULL);

CREATE TABLE pace (
  review_id TEXT NOT NULL PRIMARY KEY,
  day TEXT NOT NULL,
  ms INTEGER NOT NULL,
  presses INTEGER NOT NULL
);

CREATE TABLE exposure (
  day TEXT NOT NULL,
  severity TEXT NOT NULL,
  ms INTEGER NOT NULL,
  PRIMARY KEY (day, severity)
) WITHOUT ROWID
"""


def upgrade() -> None:
    """Make every table, and the triggers that keep the log from being changed."""
    for statement in DDL.split(";\n"):
        op.execute(statement)
    for table in ("event", "envelope"):
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
            )
