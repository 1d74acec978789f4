"""A full disk: nothing painted that is not stored, a sentence, and work goes on. Linux only: a preloaded library."""

import pytest

from tests.faults import disk_full, judging

SENTENCE = (
    "The disk is full and nothing was stored of the last step: free some space on the drive of FOLDER/ana.db; "
    "work goes on from there."
)


@pytest.mark.parametrize(("who", "rounds"), [("store", 40), ("window", 12)])
def test_nothing_painted_that_is_not_stored(who, rounds):
    """The disk takes a random number of bytes, refuses, and has space again, many times over."""
    outcome = disk_full.run(who, rounds)
    assert outcome.faults == []
    assert outcome.sentences == [SENTENCE]
    assert (outcome.refused, outcome.painted > 3 * rounds) == (rounds, True)


def test_painting_before_storing_is_noticed():
    """The window that shows a label before its commit shows some that the full disk refused."""
    assert any(judging.LOST in fault for fault in disk_full.run("early window", 4).faults)


def test_a_start_on_a_full_disk_says_so_and_the_next_one_opens():
    outcome = disk_full.run("start", 15)
    assert outcome.faults == []
    said = {
        f"The disk failed or is full ({why}) and the local store cannot be opened: "
        "check the drive of FOLDER/ana.db and its free space, then start again."
        for why in ("disk I/O error", "unable to open database file")
    }
    assert outcome.sentences and set(outcome.sentences) <= said


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 5))
@pytest.mark.parametrize("who", ["store", "window", "start"])
def test_nothing_painted_that_is_not_stored_in_long_runs(who, seed):
    """Other random numbers, more rounds."""
    assert disk_full.run(who, 150, seed).faults == []
