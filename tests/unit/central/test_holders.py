"""Who uses a folder, told by locks that end with their process."""

import subprocess
import sys

import filelock
import pytest

from reviewer_app.central.holders import Holders

HOLD = """
import sys
from pathlib import Path
from reviewer_app.central.holders import Holders
holders = Holders(Path(sys.argv[1]))
with holders.turn():
    holders.hold()
print("held", flush=True)
sys.stdin.read()
"""


def test_it_is_held_until_the_last_one_lets_go(tmp_path):
    first, second = Holders(tmp_path), Holders(tmp_path)
    assert not first.anyone()
    first.hold()
    second.hold()
    first.let_go()
    first.let_go()
    assert (first.holding, second.holding, first.anyone()) == (False, True, True)
    second.let_go()
    assert not first.anyone() and list(first.places.iterdir()) == []


def test_a_killed_process_holds_nothing(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    assert Holders(tmp_path).anyone()
    process.kill()
    process.communicate()
    assert len(list(Holders(tmp_path).places.iterdir())) == 1
    assert not Holders(tmp_path).anyone()


def test_two_have_no_turn_at_once(tmp_path):
    with Holders(tmp_path).turn(), pytest.raises(filelock.Timeout), Holders(tmp_path).turn(timeout=0):
        pass
