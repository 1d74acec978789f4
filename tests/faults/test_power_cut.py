"""A power cut loses nothing that was painted. Linux only: the record is made by a preloaded library."""

import random

import pytest

from tests.faults import judging, power_cut
from tests.faults.power_cut import Disk, Operation

CUTS = 100


@pytest.fixture
def disk():
    """A disk whose file `a` has flushed content and an entry that is certain."""
    made = Disk()
    for one in (
        Operation("C", "a", b"", 0),
        Operation("W", "a", b"1" * 1024, 0),
        Operation("S", "a", b"", 0),
        Operation("D", "", b"", 0),
    ):
        made.apply(one)
    return made


def after(disk, arrival, seed=1):
    return disk.after_cut(arrival, random.Random(seed))


def test_nothing_painted_is_lost():
    """At 100 cuts, many of them while the log was being folded into the file, every painted label is there."""
    outcome = power_cut.run(CUTS)
    assert outcome.faults == []
    assert outcome.cuts == dict.fromkeys(power_cut.MOMENTS, CUTS // len(power_cut.MOMENTS))


def test_without_the_flush_labels_are_lost():
    """The same cuts find the loss when a commit is not flushed: the test above can fail."""
    outcome = power_cut.run(CUTS // 2, synchronous="NORMAL")
    assert outcome.lost_at > CUTS // 20
    assert all(judging.LOST in fault for fault in outcome.faults)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 7))
def test_nothing_painted_is_lost_at_many_cuts(seed):
    """Other runs, other cuts."""
    assert power_cut.run(400, seed).faults == []


def test_what_was_flushed_is_certain(disk):
    assert [after(disk, arrival) for arrival in power_cut.ARRIVALS] == [{"a": b"1" * 1024}] * 5


def test_a_write_since_the_last_flush_arrives_by_sectors(disk):
    disk.apply(Operation("W", "a", b"2" * 1024, 256))
    assert after(disk, "nothing") == {"a": b"1" * 1024}
    assert after(disk, "everything") == {"a": b"1" * 256 + b"2" * 1024}
    seen = {after(disk, "out of order", seed)["a"] for seed in range(200)}
    pieces = [(b"1" * 256, b"2" * 256), (b"1" * 512, b"2" * 512), (b"", bytes(256), b"2" * 256)]
    assert seen == {
        b"1" * 256 + first + second + third
        for first in pieces[0]
        for second in pieces[1]
        for third in (b"", b"2" * 256)
    }


def test_in_order_tears_the_sector_under_the_head(disk):
    disk.apply(Operation("W", "a", b"2" * 1024, 0))
    left = [after(disk, "in order", seed)["a"] for seed in range(50)]
    assert b"2" * 1024 in left
    torn = [content[512:] for content in left if content.startswith(b"2" * 512) and content != b"2" * 1024]
    assert torn
    assert all(len(set(sector)) > 2 for sector in torn)


def test_the_newest_may_arrive_alone(disk):
    disk.apply(Operation("W", "a", b"2" * 512, 0))
    disk.apply(Operation("W", "a", b"3" * 512, 512))
    assert b"1" * 512 + b"3" * 512 in {after(disk, "newest only", seed)["a"] for seed in range(50)}


def test_a_shortened_file_may_have_its_old_length(disk):
    disk.apply(Operation("T", "a", b"", 10))
    assert after(disk, "nothing") == {"a": b"1" * 1024}
    assert after(disk, "everything") == {"a": b"1" * 10}


def test_a_gap_in_a_file_is_zeros(disk):
    disk.apply(Operation("W", "a", b"2", 2_000))
    assert after(disk, "everything") == {"a": b"1" * 1024 + bytes(976) + b"2"}


def test_entries_are_certain_once_the_folder_was_flushed(disk):
    """A new file flushed alone may be missing, a removed one may be back, a new one of its name is another file."""
    for one in (Operation("C", "b", b"", 0), Operation("W", "b", b"2", 0), Operation("S", "b", b"", 0)):
        disk.apply(one)
    assert after(disk, "nothing") == {"a": b"1" * 1024}
    assert after(disk, "everything") == {"a": b"1" * 1024, "b": b"2"}
    disk.apply(Operation("D", "", b"", 0))
    disk.apply(Operation("U", "a", b"", 0))
    assert after(disk, "nothing") == {"a": b"1" * 1024, "b": b"2"}
    assert after(disk, "everything") == {"b": b"2"}
    disk.apply(Operation("C", "a", b"", 0))
    assert after(disk, "nothing")["a"] == b"1" * 1024
    assert after(disk, "everything")["a"] == b""
    disk.apply(Operation("R", "b", b"a", 0))
    assert after(disk, "everything") == {"a": b"2"}
    assert after(disk, "nothing") == {"a": b"1" * 1024, "b": b"2"}
