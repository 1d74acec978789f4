"""What the playback commands ask of the deck."""

import pytest


@pytest.fixture
def run(review_desk):
    """Carries a command out; returns what it asked of the deck."""
    from reviewer_app.ui.invocation import Invocation

    def carry_out(command):
        before = len(review_desk.deck.asked)
        review_desk.page.handlers()[command](Invocation(command))
        return review_desk.deck.asked[before:]

    carry_out.deck = review_desk.deck
    return carry_out


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("play.toggle", ("toggle",)),
        ("shuttle.back", ("shuttle", -1)),
        ("shuttle.stop", ("shuttle", 0)),
        ("shuttle.forward", ("shuttle", 1)),
        ("step.back", ("step", -1)),
        ("step.forward", ("step", 1)),
    ],
)
def test_each_key_moves_the_deck(run, command, asked):
    assert run(command) == [asked]


def test_speed_goes_in_steps_between_its_ends(run):
    up = [run("rate.up")[0][1] for _ in range(7)]
    assert up == [1.25, 1.5, 2.0, 3.0, 4.0, 4.0, 4.0]
    assert run("rate.normal") == [("set_rate", 1.0)]
    down = [run("rate.down")[0][1] for _ in range(5)]
    assert down == [0.75, 0.5, 0.25, 0.25, 0.25]


def test_a_speed_between_the_steps_goes_to_the_next_one(run):
    run.deck.set_rate(1.1)
    assert run("rate.up") == [("set_rate", 1.25)]
    run.deck.set_rate(1.1)
    assert run("rate.down") == [("set_rate", 1.0)]


def test_jumps_stay_behind_the_beginning(run):
    run.deck.now = 2_000
    run("seek.back")
    assert run.deck.now == 0
    run("seek.forward")
    assert run.deck.now == 5_000


def test_volume_stays_between_nothing_and_all(run):
    assert [run("volume.up")[0][1] for _ in range(3)] == [90, 100, 100]
    assert [run("volume.down")[0][1] for _ in range(11)][-1] == 0


def test_mute_is_the_programs_own_state(run):
    assert run("sound.mute") == [("set_mute", False)]
    assert run("sound.mute") == [("set_mute", True)]
