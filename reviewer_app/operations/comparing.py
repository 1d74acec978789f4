"""Whether the central database has exactly the decisions of a store."""

from collections.abc import Iterator

from reviewer_app.central.reading import Arrived
from reviewer_app.store import derived, log, reviews
from reviewer_app.store.database import Database


def differences(database: Database, arrived: Arrived, owner: str) -> list[str]:
    """Each way in which what arrived differs from what was decided, a sentence; none when they are equal."""
    return list(_differences(database, arrived, owner))


def _differences(database: Database, arrived: Arrived, owner: str) -> Iterator[str]:
    with database.read() as connection:
        local = {event.event_id: event.canonical().decode() for event, _ in log.events(connection)}
        own = [one.review_id for one in reviews.list_reviews(connection) if one.author == owner]
        for event_id in local.keys() - arrived.events.keys():
            yield f"event {event_id} did not arrive"
        for event_id in arrived.events.keys() - local.keys():
            yield f"event {event_id} arrived and is not in the store"
        for event_id in local.keys() & arrived.events.keys():
            if local[event_id] != arrived.events[event_id]:
                yield f"event {event_id} arrived with another text"
        if arrived.quarantined:
            yield f"{arrived.quarantined} events were refused by the server"
        for review_id in own:
            review = derived.load_review(connection, review_id)
            if review is None:
                continue
            pairs = {
                "state": (review.state, arrived.states.get(review_id)),
                "findings": (review.findings, arrived.findings.get(review_id, {})),
                "verdict": (review.verdict, arrived.verdicts.get(review_id)),
            }
            for name, (here, there) in pairs.items():
                if here != there:
                    yield f"review {review_id}: the {name} at the server differs: {there!r} instead of {here!r}"
