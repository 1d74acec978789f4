"""What the central database holds of a person, read with an operator's rights."""

from dataclasses import dataclass, replace

from reviewer_app.central.connection import CentralAddress, open_raw
from reviewer_app.domain.review import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Arrived:
    """A person's events (canonical text by id) and what the server derived from them, by review id."""

    events: dict[str, str]
    findings: dict[str, dict[str, Finding]]
    verdicts: dict[str, Verdict]
    states: dict[str, str]
    quarantined: int


def server_version(address: CentralAddress) -> str:
    """The server's own words about its version."""
    with open_raw(address) as connection:
        return connection.execute("SHOW server_version").fetchone()[0]


def arrived(address: CentralAddress, owner: str) -> Arrived:
    """Read everything of one person; the address must hold the sign-in of a role that may read the tables."""
    with open_raw(address) as connection:
        events = connection.execute(
            "SELECT event_id::text, canonical FROM central.event WHERE owner = %s ORDER BY event_id", (owner,)
        ).fetchall()
        findings: dict[str, dict[str, Finding]] = {}
        for row in connection.execute(
            "SELECT review_id::text, policy_id, start_ms, end_ms, open_span, severity, subject, note, quote, "
            "time_source, finding_id::text, message_ids, user_id "
            "FROM central.finding WHERE owner = %s AND NOT withdrawn",
            (owner,),
        ):
            review_id, *values = row
            found = Finding(*values)
            findings.setdefault(review_id, {})[row.finding_id] = replace(found, message_ids=tuple(found.message_ids))
        verdicts = connection.execute(
            "SELECT review_id::text, outcome, actions, rationale FROM central.verdict "
            "WHERE owner = %s AND NOT withdrawn",
            (owner,),
        ).fetchall()
        states = connection.execute(
            "SELECT review_id::text, state FROM central.review WHERE owner = %s", (owner,)
        ).fetchall()
        (quarantined,) = connection.execute(
            "SELECT count(*) FROM central.quarantine WHERE owner = %s", (owner,)
        ).fetchone()
    return Arrived(
        {row.event_id: row.canonical for row in events},
        findings,
        {row.review_id: Verdict(row.outcome, tuple(row.actions), row.rationale) for row in verdicts},
        {row.review_id: row.state for row in states},
        quarantined,
    )
