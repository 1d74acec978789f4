"""What the central database tells of the standard to leads: disputes by clause, findings by policy."""

from collections.abc import Sequence

from reviewer_app.central.connection import CentralAddress, Connection
from reviewer_app.central.operator_calls import call_as_operator
from reviewer_app.domain.dispute_alarm import ClauseCount
from reviewer_app.domain.wall_clock import moment_of

_DISPUTES = "SELECT api.clause_disputes(%s) AS told"


def clause_disputes(connection: Connection, since_ms: int) -> list[ClauseCount]:
    """What was judged and disputed since (UTC ms), clause by clause; for a lead who is signed in."""
    (row,) = connection.call(_DISPUTES, (moment_of(since_ms),))
    return [ClauseCount(**one) for one in row.told]


def clause_disputes_at(address: CentralAddress, since_ms: int) -> list[ClauseCount]:
    """The same with the sign-in of an address, an operator's or a lead's."""
    (row,) = call_as_operator(address, _DISPUTES, (moment_of(since_ms),), keep=False)
    return [ClauseCount(**one) for one in row.told]


def policy_findings(connection: Connection, policies: Sequence[str]) -> dict[str, int]:
    """How many findings of everybody stand under these policies, as the daily figures have them."""
    rows = connection.call("SELECT * FROM api.policy_findings(%s)", (list(policies),))
    return {row.policy_id: row.findings for row in rows}
