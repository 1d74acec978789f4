"""Paused and stepping, either way: the picture on screen is the one of the finding's time and of the still kept."""

import pytest

from reviewer_app.operations import evidence
from tests.exactness import DIFFICULT, ENGINES, PAUSE, sights
from tests.windows import at_work, place_of_ana

SHORT = ("seek on", "step back", "step back", "seek back", "step on", PAUSE, "step back")


@pytest.mark.parametrize(
    ("recipe", "engine"),
    [
        ("mp4-vfr", "vlc"),
        ("mp4-fragmented", "qt"),
        *(
            pytest.param(recipe, engine, marks=pytest.mark.slow)
            for recipe, engine in (("hls", "vlc"), *((recipe, engine) for recipe in DIFFICULT for engine in ENGINES))
        ),
    ],
)
def test_every_label_on_a_still_picture_is_exact(qtbot, media_files, tmp_path, recipe, engine):
    """`python -m tests.bench exact` goes a longer way over all containers, each with both engines."""
    seen = list(sights(qtbot, tmp_path, media_files(recipe), engine, SHORT))
    assert [one.action for one in seen] == ["open", *SHORT]
    assert [one for one in seen if not one.exact] == []
    assert len({one.shown for one in seen}) > 5


def test_sound_alone_has_no_picture_to_keep(qtbot, media_files, tmp_path):
    """A label there has the clock's time, and says so."""
    place = place_of_ana(tmp_path, media_files("m4a"))
    place.settings.set("evidence_on_label", "always")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("2")
        (finding,) = work.findings
        work.wait(lambda: work.review_page.evidence.idle)
        assert finding.time_source == "clock"
        assert evidence.known(work.application.session.database, work.review_page.controller.review.review_id) == []
