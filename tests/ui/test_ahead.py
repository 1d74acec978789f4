"""The recording that is opened next, read beside."""

from reviewer_app.background.ahead import Ahead
from tests import stores

ID = stores.RECORDING.recording_id


def test_what_was_prepared_is_taken_once(qtbot, database):
    ahead = Ahead(database)
    with qtbot.waitSignal(ahead.ready) as told:
        ahead.prepare(ID)
    assert ahead.take(ID) is told.args[0]
    assert ahead.take(ID) is None


def test_another_recording_takes_its_place(qtbot, database):
    """Nothing is told of the one that is not wanted any more, nor of one that is not there."""
    ahead = Ahead(database)
    told = []
    ahead.ready.connect(told.append)
    ahead.prepare(ID)
    ahead.prepare("gone")
    ahead.wait()
    qtbot.wait(0)
    assert told == []
    assert ahead.take(ID) is None


def test_asking_twice_reads_once(qtbot, database):
    ahead = Ahead(database)
    told = []
    ahead.ready.connect(told.append)
    ahead.prepare(ID)
    ahead.prepare(ID)
    qtbot.waitUntil(lambda: bool(told))
    ahead.prepare(ID)
    ahead.wait()
    qtbot.wait(0)
    assert len(told) == 1


def test_a_persons_labels_are_counted_beside_the_store_thread(qtbot, database):
    """Withdrawn ones and those of others aside."""
    review = stores.open_review(database)
    for number in range(3):
        gone = stores.place(database, review, number)
    stores.keep(database, review, review.withdraw(gone.finding_id, 9))
    ahead = Ahead(database)
    for author, uses in (("ana", {"hate.slur": 2}), ("eva", {})):
        with qtbot.waitSignal(ahead.counted) as told:
            ahead.count_uses(author)
        assert told.args[0] == uses
