"""A clip view over a person's session: their recordings, their settings."""

from reviewer_app.bootstrap.clips import clip_view
from tests.windows import at_work, place_of_ana


def test_a_view_shows_the_recordings_of_the_session(qtbot, tmp_path, media_files):
    """While it plays, what is fetched ahead gives way; released, it holds nothing."""
    place = place_of_ana(tmp_path, media_files("mp4"))
    place.settings.set("start_grey", True)
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        session = work.application.session
        gave_way = []
        session.fetcher.give_way = gave_way.append
        view = clip_view(session)
        qtbot.addWidget(view)
        view.resize(300, 400)
        view.show()
        view.show_recording(work.application.queue.model.rows[0].recording_id)
        view.play(0, 100)
        work.wait(lambda: view.playing and view.video.has_picture)
        assert view.video.look.grey and gave_way[-1] is True
        view.stop()
        assert gave_way[-1] is False
        view.release()
        assert view.recording_id == ""
