"""What second looks and gold say of decisions in a time, as far as one's role may see it."""

from collections.abc import Mapping

from reviewer_app.central.connection import Connection

_QUALITY = "SELECT api.quality(to_timestamp(%s / 1000.0), to_timestamp(%s / 1000.0), %s) AS told"


def quality(connection: Connection, from_ms: int, to_ms: int, names: bool = False) -> Mapping[str, object]:
    """The decisions made from one moment up to before another (UTC ms) that were judged, for `domain.quality`.

    `names`: logins in place of pseudonyms, for a lead alone; that they were asked for is recorded. Raises SignInRefused
    for who may see nothing of it.
    """
    (row,) = connection.call(_QUALITY, (from_ms, to_ms, names))
    return row.told
