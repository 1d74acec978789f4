"""Each review is shown under the policy pack that it was begun under; elsewhere the pack in force is."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer_app import paths
from reviewer_app.domain.errors import Refused
from reviewer_app.operations import labelling, standards
from tests.windows import CTRL, at_work, events_of, place_of_ana, take_in


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once, the server is not there today; one recording is in her store."""
    return place_of_ana(tmp_path, media_files("mp4"))


def _pack(tmp_path, version, *changes):
    """The shipped pack under another version, with texts replaced."""
    text = (paths.resources() / "policies" / standards.SHIPPED_PACK).read_text(encoding="utf-8")
    for old, new in (("version: 2026.2", f"version: {version}"), *changes):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / f"{version}.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


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
    assert {event.policy_set for event in events_of(place)} == {"live-es@2026.1"}


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
    by_review = {event.review_id: event.policy_set for event in events_of(place)}
    assert sorted(by_review.values()) == ["live-es@2026.1", "live-es@2026.2"]
    assert all(event.policy_set == by_review[event.review_id] for event in events_of(place))


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


@pytest.mark.parametrize("fails", [True, False])
def test_a_decision_on_its_way_when_its_page_goes_is_stored_or_told(qtbot, place, monkeypatch, fails):
    """With the recording's name, since it is no longer on screen."""
    gate, real = threading.Event(), labelling.record

    def record(database, event):
        assert gate.wait(20)
        if fails:
            raise Refused("The disk is full: free some space.")
        return real(database, event)

    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        title = work.application.queue.model.rows[0].title
        monkeypatch.setattr(labelling, "record", record)
        QTest.keyClick(QApplication.focusWidget(), "1")
        controller = work.review_page.controller
        work.application.reviewing.desk.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert work.review_page is None and not controller.idle
        gate.set()
        work.wait(lambda: controller.idle)
        sentence = f"{title}: The disk is full: free some space."
        assert (work.window.banner.text == sentence) is fails
    assert [event.kind for event in events_of(place)] == ["review.opened", "finding.placed"][: 1 if fails else 2]
