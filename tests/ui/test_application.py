"""The whole window on a real store: who may begin, what a review is judged by, and how it ends."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app import paths
from reviewer_app.background.sync_loop import SyncStatus
from reviewer_app.bootstrap.application import sync_text
from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.operations import signing_in, standards, syncing
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.playback import availability, deck
from reviewer_app.store import log, opening
from tests.postgres import PASSWORD
from tests.windows import CTRL, SHIFT, at_work, take_in
from tests.workplaces import make_place

NOWHERE = "host=/nowhere dbname=central"


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once, the server is not there today; one recording is in her store."""
    made = make_place(tmp_path, NOWHERE)
    made.settings.set("engine", "vlc")
    made.settings.set("last_user", "ana")
    made.secrets.set(signing_in._secret(made, "ana"), PASSWORD)
    take_in(made, media_files("mp4"))
    return made


def _pack(tmp_path, version, *changes):
    """The shipped pack under another version, with texts replaced."""
    text = (paths.resources() / "policies" / standards.SHIPPED_PACK).read_text(encoding="utf-8")
    for old, new in (("version: 2026.2", f"version: {version}"), *changes):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / f"{version}.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def _events(place):
    database = place.open_store("ana")
    with database.read() as connection:
        found = [event for event, _ in log.events(connection)]
    database.close()
    return found


def test_who_worked_here_last_begins_at_the_queue_without_the_server(qtbot, place):
    """A label by one key is in the store, and the header says that it waits."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        [finding] = work.findings
        work.wait(lambda: work.header == "○ 2 pending · offline")
        assert "does not answer" in work.window.banner.text
    assert [event.kind for event in _events(place)] == ["review.opened", "finding.placed"]
    assert _events(place)[1].body["finding"] == finding.to_json()


def test_signing_out_ends_at_a_sign_in_page_of_nobody(qtbot, place, tmp_path):
    """Password forgotten, store free, header empty; the next start asks who is there."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("Q", CTRL | SHIFT)
        page = work.application.sign_in
        assert work.window.page is page and page.user.text() == "" and not page.offline.isVisible()
        assert (work.header, work.application.session, work.review_page) == ("", None, None)
        opening.window_lock(place.store_path("ana")).release()
    again = make_place(tmp_path, NOWHERE)
    with at_work(qtbot, again) as work:
        assert work.window.page is work.application.sign_in and work.problem == ""


def test_a_second_window_is_refused_with_a_sentence(qtbot, place):
    """On the sign-in page; begun anew when the first is closed."""
    with opening.window_lock(place.store_path("ana")), at_work(qtbot, place) as work:
        assert work.window.page is work.application.sign_in
        assert work.problem.startswith("Another window is open on the store ana-")
        assert isinstance(work.application.refusal, StoreUnavailable)
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert work.application.refusal is None


def test_an_address_that_is_none_is_said_on_the_sign_in_page(qtbot, tmp_path):
    """The window opens, so that the person who cannot see a terminal learns it too."""
    with at_work(qtbot, make_place(tmp_path, "mysql://x")) as work:
        assert "no PostgreSQL DSN" in work.problem
        assert work.application.refusal.exit_code == 2


def test_slips_in_the_settings_are_said(qtbot, place, tmp_path):
    """All of them, in the banner."""
    with place.settings.path.open("a", encoding="utf-8") as file:
        file.write('volume = 300\ntheme = "pink"\n')
    with at_work(qtbot, make_place(tmp_path, NOWHERE)) as work:
        assert "volume must" in work.window.banner.text and "theme must" in work.window.banner.text


@pytest.mark.parametrize(("labels", "says"), [(0, ""), (1, "2 decision(s) are still to be sent.")])
def test_the_farewell_is_said_only_when_something_is_pending(qtbot, place, labels, says):
    """With nothing pending the window is gone at once; else the sentence stands for a moment, then it goes too."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        if labels:
            work.open_recording()
            work.key("1")
        work.window.close()
        assert work.window.farewell.isVisible() is bool(says)
        assert work.window.farewell.text().startswith(says)
        assert work.window.isVisible() is bool(says)
        work.wait(lambda: not work.window.isVisible())


def test_what_waits_for_no_server_is_no_reason_for_a_farewell(qtbot, place, tmp_path):
    """Without a central database nothing is ever sent."""
    alone = make_place(tmp_path)
    take_in(alone, next(paths.resources().glob("sample/*.mp4")))
    with at_work(qtbot, alone) as work:
        work.application.begin(SignedIn("ana"))
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        work.window.close()
        assert not work.window.isVisible()


def test_a_review_keeps_the_pack_that_it_was_begun_under(qtbot, place, tmp_path):
    """Its keys, names and reference, while it is on screen; everywhere else the pack in force."""
    place.settings.set(
        "policy_set",
        _pack(
            tmp_path,
            "2026.1",
            ("en: Slur", "en: Old word for slur"),
            ("[c 1, 1]", "[c 1]"),
            ("[h 1, 2]", "[h 1, 2, 1]"),
        ),
    )
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        assert [one.policy_id for one in work.findings] == ["hate.slur"]
    place.settings.set("policy_set", "")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert work.place_shown == "▸ live-es 2026.2"
        work.open_recording()
        assert work.place_shown.endswith("live-es 2026.1")
        work.key("1")
        assert [one.policy_id for one in work.findings] == ["hate.slur"] * 2
        assert work.review_page.policies.policy("hate.slur").name["en"] == "Old word for slur"
        titles = [command.title for command in work.window.dispatcher.keymap.commands]
        assert any("Old word for slur" in title for title in titles)
        work.key("1", CTRL)
        work.wait(lambda: work.window.page is work.application.queue)
        assert work.place_shown == "▸ live-es 2026.2"
        # The same review again: it is on the same page, under its own pack.
        page = work.review_page
        work.open_recording()
        assert work.review_page is page and work.place_shown.endswith("live-es 2026.1")
    assert {event.policy_set for event in _events(place)} == {"live-es@2026.1"}


def test_two_reviews_under_two_packs_one_after_the_other(qtbot, place, tmp_path, media_files):
    """Each page has a deck of its own; the one before is closed."""
    place.settings.set("policy_set", _pack(tmp_path, "2026.1"))
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
    place.settings.set("policy_set", "")
    take_in(place, media_files("mkv"))
    with at_work(qtbot, place) as work:
        work.wait_for_queue(2)
        shown = []
        for row in (0, 1, 0):
            work.application.queue.table.selectRow(row)
            work.open_recording()
            work.wait(lambda: work.review_page.panes.video.has_picture)
            shown.append(work.review_page.policies.version)
            work.key("1")
            work.key("1", CTRL)
            work.wait(lambda: work.window.page is work.application.queue)
            work.wait(lambda: [row.state for row in work.application.queue.model.rows].count("open") >= 1)
    assert sorted(set(shown)) == ["2026.1", "2026.2"]
    by_review = {event.review_id: event.policy_set for event in _events(place)}
    assert sorted(by_review.values()) == ["live-es@2026.1", "live-es@2026.2"]
    assert all(event.policy_set == by_review[event.review_id] for event in _events(place))


def test_a_review_whose_pack_is_nowhere_is_refused_with_a_sentence(qtbot, place, tmp_path):
    """As after a recovery on another machine: naming the pack's file once is enough."""
    place.settings.set("policy_set", _pack(tmp_path, "2026.1"))
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
    database = place.open_store("ana")
    with database.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM policy_set")
    database.close()
    place.settings.set("policy_set", "")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.key(Qt.Key.Key_Return)
        work.wait(lambda: "live-es@2026.1, which is not in this store" in work.window.banner.text)
        assert work.window.page is work.application.queue
    for pack in (str(tmp_path / "2026.1.yaml"), ""):
        place.settings.set("policy_set", pack)
        with at_work(qtbot, place) as work:
            work.wait_for_queue()
            work.open_recording()


def test_a_pack_that_cannot_be_read_is_said_each_time(qtbot, place, tmp_path):
    """The queue is there; a review without its standard is not."""
    place.settings.set("policy_set", str(tmp_path / "gone.yaml"))
    with at_work(qtbot, place) as work:
        work.wait(lambda: "gone.yaml" in work.window.banner.text and work.application.queue.model.rows)
        work.window.banner.dismiss()
        work.key(Qt.Key.Key_Return)
        assert "gone.yaml" in work.window.banner.text
        assert work.window.page is work.application.queue


def test_with_neither_engine_transcripts_are_judged(qtbot, place, tmp_path, monkeypatch):
    """What is missing is said; keys move the playhead, pictures of where it stands are shown, labels are stored."""
    lacking = [availability.Engine(name, None, None, f"{name} is not installed.") for name in ("vlc", "qt")]
    monkeypatch.setattr(
        deck,
        "choose",
        lambda setting, recording: availability.choose(setting, recording, vlc=lacking[0], qt=lacking[1]),
    )
    sample = next(paths.resources().glob("sample/*.mp4"))
    take_in(place, sample)
    with at_work(qtbot, place) as work:
        work.wait_for_queue(2)
        rows = [row.title for row in work.application.queue.model.rows]
        work.application.queue.table.selectRow(rows.index(sample.stem))
        work.open_recording()
        assert work.application.deck.engine == "No player"
        assert "vlc is not installed." in work.review_page.panes.video.toolTip()
        work.wait(lambda: work.application.deck.time_source() == "picture")
        work.key(Qt.Key.Key_Right)
        work.wait(lambda: work.application.deck.playhead_ms() >= 4_900)
        work.key(Qt.Key.Key_Down)
        cue = work.review_page.panes.transcript.cues[work.review_page.panes.transcript_view.current_row]
        work.wait(lambda: work.application.deck.time_source() == "picture")
        work.key("1")
        [finding] = work.findings
        assert abs(finding.start_ms - cue.start_ms) < 200 and finding.quote
        work.key(Qt.Key.Key_Space)
        work.wait(lambda: "the transcript still works" in work.window.banner.text)


def test_exporting_by_name_of_the_file(qtbot, place, tmp_path):
    """CSV as a pair, Excel otherwise; said when written, and when it cannot be."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        for name in ("findings.csv", "findings.xlsx"):
            work.application.export_to(tmp_path / name)
            work.wait(lambda name=name: work.window.banner.text == f"Written: {tmp_path / name}")
            assert (tmp_path / name).stat().st_size > 100
        work.application.export_to(tmp_path / "no folder" / "findings.csv")
        work.wait(lambda: "no folder" in work.window.banner.text)


def test_send_now_without_a_central_database_says_so(qtbot, tmp_path):
    """And the sign-in page names what to do."""
    with at_work(qtbot, make_place(tmp_path)) as work:
        work.sign_in("ana", PASSWORD)
        work.wait(lambda: "--central postgresql://" in work.problem)
        work.application.begin(SignedIn("ana"))
        work.wait_for_queue(0)
        work.key("S", CTRL)
        assert "No central database is set" in work.window.banner.text


def test_something_unexpected_is_a_sentence_and_goes_to_the_log(qtbot, place):
    """With its type; never with its text, which may quote what somebody wrote."""
    with at_work(qtbot, place) as work:
        work.application._failed(ValueError("una nota secreta"))
        assert "ValueError" in work.window.banner.text and "secreta" not in work.window.banner.text
    log_file = place.home.logs / "reviewer-app.log"
    assert "ValueError" in log_file.read_text(encoding="utf-8")
    assert "secreta" not in log_file.read_text(encoding="utf-8")


def test_the_theme_chosen_is_kept(qtbot, place, tmp_path):
    """For the next start."""
    with at_work(qtbot, place) as work:
        work.application.theme.set("light")
    assert make_place(tmp_path, NOWHERE).settings["theme"] == "light"


@pytest.mark.parametrize(
    ("pending", "refused", "online", "text", "state"),
    [
        (0, 0, True, "all sent", "ok"),
        (3, 0, True, "3 pending", "pending"),
        (3, 0, False, "3 pending · offline", "offline"),
        (0, 0, False, "all sent · offline", "offline"),
        (1, 2, False, "2 refused · 1 pending · offline", "error"),
    ],
)
def test_what_the_header_says_of_sending(pending, refused, online, text, state):
    """What needs somebody comes first."""
    status = SyncStatus(pending, 0, refused, online, "", None)
    assert sync_text(status, lambda source: source) == (text, state)


def test_the_pending_count_is_the_stores(qtbot, place):
    """Not what the sync loop told last: a key pressed just now is in it."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        work.application.sync_status = SyncStatus(0, 0, 0, True, "", None)
        said = work.application._farewell()
        assert said.startswith(f"{syncing.pending(work.application.session.database)} decision(s)")
