"""Who speaks when."""

from reviewer_app.domain.who_speaks import WhoSpeaks


def test_stretches_by_speaker_changes_and_who_speaks_longest():
    who = WhoSpeaks([(0, 1_000, "Ana"), (1_000, 1_500, "Ana"), (2_000, 9_000, "Luz"), (9_500, 9_600, "Ana")])
    assert {name: times.tolist() for name, times in who.times.items()} == {
        "Ana": [[0, 1_000], [1_000, 1_500], [9_500, 9_600]],
        "Luz": [[2_000, 9_000]],
    }
    assert who.changes.tolist() == [0, 2_000, 9_500]
    assert who.longest == ["Luz", "Ana"]


def test_nobody_speaks():
    who = WhoSpeaks()
    assert (who.times, who.changes.tolist(), who.longest) == ({}, [], [])
