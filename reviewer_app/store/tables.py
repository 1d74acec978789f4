"""The tables of the local store. `migrations/local` makes them; a test holds the two together.

`event` and `envelope` are the log; `review`, `finding`, `verdict`, `escalation`, `evidence` (but for its `content`),
`case_decision` and `step` are derived from it in the same transaction; the others are what the log refers to.
"""

import sqlalchemy as sa

# The Alembic revision that this program reads and writes.
SCHEMA = "0001"

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

event = sa.Table(
    "event",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.Text, nullable=False, unique=True),
    sa.Column("review_id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("canonical", sa.Text, nullable=False),
)

# A chain of its own per epoch, from a zero hash; an event that had to be sent anew has one envelope in each epoch.
epoch = sa.Table(
    "epoch",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("epoch", sa.Integer, nullable=False, unique=True),
    sa.Column("started_at_ms", sa.Integer, nullable=False),
    sa.Column("acked_seq", sa.Integer, nullable=False, server_default="0"),
    sa.Column("acked_at_ms", sa.Integer),
)

envelope = sa.Table(
    "envelope",
    metadata,
    sa.Column("epoch", sa.Integer, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("position", sa.Integer, sa.ForeignKey("event.position"), nullable=False),
    sa.Column("prev_hash", sa.LargeBinary, nullable=False),
    sa.Column("row_hash", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

refusal = sa.Table(
    "refusal",
    metadata,
    sa.Column("event_id", sa.Text, sa.ForeignKey("event.event_id"), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("refused_at_ms", sa.Integer, nullable=False),
)

recording = sa.Table(
    "recording",
    metadata,
    sa.Column("recording_id", sa.Text, primary_key=True),
    sa.Column("imported_at_ms", sa.Integer, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
)

# `role`: `original`, or `translation` beside it.
transcript = sa.Table(
    "transcript",
    metadata,
    sa.Column("recording_id", sa.Text, sa.ForeignKey("recording.recording_id"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("language", sa.Text),
    sa.Column("words", sa.Integer, nullable=False),
    sa.Column("masked", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# `clock` is changed by a person, `content` only by another import.
chat = sa.Table(
    "chat",
    metadata,
    sa.Column("recording_id", sa.Text, sa.ForeignKey("recording.recording_id"), primary_key=True),
    sa.Column("events", sa.Integer, nullable=False),
    sa.Column("log_clock", sa.Text, nullable=False),
    sa.Column("clock", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

policy_set = sa.Table(
    "policy_set",
    metadata,
    sa.Column("ref", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)

# `content` is the lexicon as YAML, `digest` its SHA-256.
lexicon = sa.Table(
    "lexicon",
    metadata,
    sa.Column("ref", sa.Text, primary_key=True),
    sa.Column("imported_at_ms", sa.Integer, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)

review = sa.Table(
    "review",
    metadata,
    sa.Column("review_id", sa.Text, primary_key=True),
    sa.Column("recording_id", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("policy_set", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("opened_at_ms", sa.Integer, nullable=False),
    sa.Column("submitted_at_ms", sa.Integer),
    sa.Index("review_by_recording", "recording_id", "author"),
)

finding = sa.Table(
    "finding",
    metadata,
    sa.Column("review_id", sa.Text, primary_key=True),
    sa.Column("finding_id", sa.Text, primary_key=True),
    sa.Column("policy_id", sa.Text, nullable=False),
    sa.Column("start_ms", sa.Integer, nullable=False),
    sa.Column("end_ms", sa.Integer),
    sa.Column("open_span", sa.Boolean, nullable=False),
    sa.Column("severity", sa.Text),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("time_source", sa.Text, nullable=False),
    sa.Column("message_ids", sa.Text, nullable=False),
    sa.Column("user_id", sa.Text),
    sqlite_with_rowid=False,
)

verdict = sa.Table(
    "verdict",
    metadata,
    sa.Column("review_id", sa.Text, primary_key=True),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("actions", sa.Text, nullable=False),
    sa.Column("rationale", sa.Text, nullable=False),
    sa.Column("given_at_ms", sa.Integer, nullable=False),
)

# Those that are open.
escalation = sa.Table(
    "escalation",
    metadata,
    sa.Column("review_id", sa.Text, primary_key=True),
    sa.Column("escalation_id", sa.Text, primary_key=True),
    sa.Column("route", sa.Text, nullable=False),
    sa.Column("urgency", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("raised_at_ms", sa.Integer, nullable=False),
    sa.Column("due_at_ms", sa.Integer, nullable=False),
    sa.UniqueConstraint("review_id", "route"),
    sqlite_with_rowid=False,
)

# `content` is the copy itself, which no event holds: NULL only between the event and the copy, in one transaction.
evidence = sa.Table(
    "evidence",
    metadata,
    sa.Column("evidence_id", sa.Text, primary_key=True),
    sa.Column("review_id", sa.Text, nullable=False),
    sa.Column("finding_id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("start_ms", sa.Integer, nullable=False),
    sa.Column("end_ms", sa.Integer, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("recording_id", sa.Text, nullable=False),
    sa.Column("original_ms", sa.Integer, nullable=False),
    sa.Column("made_at_ms", sa.Integer, nullable=False),
    sa.Column("from_copy", sa.Boolean, nullable=False),
    sa.Column("stream_pts", sa.Integer),
    sa.Column("time_base", sa.Text, nullable=False),
    sa.Column("decoder", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary),
    sa.UniqueConstraint("review_id", "finding_id", "kind"),
)

# Where the log has what the person decided about a case.
case_decision = sa.Table(
    "case_decision",
    metadata,
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("event_id", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)

# The steps of undo and redo: n counts up; `undone_by` names the event that took the step back.
step = sa.Table(
    "step",
    metadata,
    sa.Column("review_id", sa.Text, primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("event_id", sa.Text, nullable=False),
    sa.Column("undone_by", sa.Text),
    sqlite_with_rowid=False,
)

# Work given by the server, as it told it last; `details` is the whole of it.
assignment = sa.Table(
    "assignment",
    metadata,
    sa.Column("assignment_id", sa.Text, primary_key=True),
    sa.Column("recording_id", sa.Text, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
)

# What the server has published, as it told it; the texts are in `policy_set` and `lexicon` once they have come.
standard = sa.Table(
    "standard",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("ref", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("effective_from", sa.Text),
    sa.Column("published_at_ms", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Cases that the person has a part in, as the server told them last; no `content` until it has been fetched. `stale`:
# the server has told that it is another one by now.
case_file = sa.Table(
    "case_file",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("stale", sa.Boolean, nullable=False),
    sa.Column("changed_at_ms", sa.Integer),
    sa.Column("content", sa.Text),
    sqlite_with_rowid=False,
)

# A person's own: no event, derived from nothing, never uploaded or exported. What they have typed about a case and not
# sent.
case_draft = sa.Table(
    "case_draft",
    metadata,
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),
)

# A person's own as well: what they have watched.
exposure = sa.Table(
    "exposure",
    metadata,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("severity", sa.Text, primary_key=True),
    sa.Column("ms", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

# A person's own as well: how long their reviews took.
pace = sa.Table(
    "pace",
    metadata,
    sa.Column("review_id", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("ms", sa.Integer, nullable=False),
    sa.Column("presses", sa.Integer, nullable=False),
)
