"""Programs and servers of different versions, both ways round: one sentence, and nothing is lost."""

import pytest

from reviewer_app.central import push
from reviewer_app.operations import auditing, syncing
from reviewer_app.operations.syncing import UpdateNeeded, directly
from tests import stores
from tests.postgres import SERVERS, Central


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own: which forms it takes is changed."""
    return central_servers.database(request.param)


def upload(central: Central, database) -> int:
    """One upload; what is pending after it."""
    with central.session("ana") as session:
        return syncing.sync_once(directly(database), session).pending


def takes(central: Central, oldest: int, newest: int) -> None:
    """The server has been upgraded, or has not."""
    central.query("UPDATE central.server_info SET schema_min = %s, schema_max = %s", (oldest, newest))


@pytest.mark.parametrize(
    ("oldest", "newest", "sentence"),
    [
        (2, 3, "too old for the central database: update it to upload; all is kept"),
        (0, 0, "newer than the central database: the upload waits until the operator has upgraded it"),
    ],
    ids=["too old", "too new"],
)
def test_a_program_outside_of_what_the_server_takes_works_on_and_uploads_after_the_update(
    central, database, oldest, newest, sentence
):
    """Also what was decided meanwhile, once; the server takes nothing before."""
    review = stores.open_review(database)
    stores.place(database, review, 5)
    assert upload(central, database) == 0
    takes(central, oldest, newest)
    stores.place(database, review, 6)
    for _ in range(2):
        with pytest.raises(UpdateNeeded) as caught:
            upload(central, database)
        assert sentence in str(caught.value)
    stores.place(database, review, 7)
    assert syncing.pending(database) == 2
    assert central.query("SELECT count(*) FROM central.event") == [(2,)]
    takes(central, 1, 1)
    assert upload(central, database) == 0
    assert central.query("SELECT count(*), count(DISTINCT event_id) FROM central.event") == [(4, 4)]
    assert auditing.verify(database).faults == []


def test_an_updated_program_goes_on_with_the_chain_of_before(central, database, monkeypatch):
    """The server first: it takes both forms, so that workstations follow in any order."""
    review = stores.open_review(database)
    assert upload(central, database) == 0
    takes(central, 1, 2)
    stores.place(database, review, 5)
    assert upload(central, database) == 0
    monkeypatch.setattr(push.Session.hello, "__defaults__", (2,))
    stores.place(database, review, 6)
    assert upload(central, database) == 0
    rows = central.query("SELECT client_schema, last_seq FROM central.device")
    assert rows == [(2, 3)]
