"""What second looks and gold say of decisions in a time, as far as one's role may see it."""

from collections.abc import Mapping

from reviewer_app.central.connection import Connection
from reviewer_app.domain.assignment import BatchItem

# A row for each decision: to read megabytes of JSON in one go would hold the interpreter, and the window with it.
_QUALITY = """
    WITH answer AS MATERIALIZED (
      SELECT api.quality(to_timestamp(%s / 1000.0), to_timestamp(%s / 1000.0), %s)::jsonb AS told
    )
    SELECT told - 'checks' AS told, 0 AS place FROM answer
    UNION ALL
    SELECT one, place FROM answer, jsonb_array_elements(told -> 'checks') WITH ORDINALITY AS each (one, place)
    ORDER BY place
"""
_RECORDING = "SELECT api.quality_recording(%s) AS told"


def quality(connection: Connection, from_ms: int, to_ms: int, names: bool = False) -> Mapping[str, object]:
    """The decisions made from one moment up to before another (UTC ms) that were judged, for `domain.quality`.

    `names`: logins in place of pseudonyms, for a lead alone; that they were asked for is recorded. Raises SignInRefused
    for who may see nothing of it.
    """
    head, *checks = connection.call(_QUALITY, (from_ms, to_ms, names))
    return {**head.told, "checks": [row.told for row in checks]}


def recording(connection: Connection, recording_id: str) -> BatchItem | None:
    """Where a recording lives of whose decision `quality` tells; None for any other, and where nobody knows it.

    Raises SignInRefused for who may see nothing of quality.
    """
    (row,) = connection.call(_RECORDING, (recording_id,))
    return None if row.told is None else BatchItem.from_json(row.told)
