"""The calibration page in the whole program: a real store, its worker, real keys; the server is not there."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from reviewer_app.bootstrap import calibration_desk
from reviewer_app.domain.case_file import CALIBRATION
from reviewer_app.domain.errors import NotStored
from reviewer_app.domain.events import CALIBRATION_RULED, CALIBRATION_VOTED
from reviewer_app.operations.pulling import PullResult
from reviewer_app.store import case_files, people
from reviewer_app.ui.calibration.page import AGREEMENT, LIST, NEW, OUTCOME, SPOTS
from reviewer_app.ui.commands import QUEUE
from tests import calibrations
from tests.ui.calibration.conftest import INSULT, reviews, said
from tests.windows import CTRL, SHIFT, at_work, events_of, place_of_ana
from tests.workplaces import make_place

Key = Qt.Key
SESSION = calibrations.SESSION


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, media_files):
    """Ana's home with one recording; its id."""
    folder = tmp_path_factory.mktemp("ana")
    place = place_of_ana(folder, media_files("mp4"))
    database = place.open_store("ana")
    with database.read() as connection:
        recording_id = connection.exec_driver_sql("SELECT recording_id FROM recording").scalar()
    database.close()
    return folder, recording_id


@pytest.fixture
def told(prepared, tmp_path):
    """`told(role, document…)`: a copy of the home in which these documents came last; its place."""
    import shutil

    from tests.windows import NOWHERE

    folder, recording_id = prepared
    shutil.copytree(folder, tmp_path / "home")
    place = make_place(tmp_path / "home", NOWHERE)

    def make(is_a="lead", **more):
        keep(place, recording_id, is_a, **more)
        return place

    return make


def document(recording_id, **more):
    """A session about the recording that is here; its lead is ana, who is no member, unless told."""
    given = {"my_letter": None, "lead": "ana", "members": ["bea", "luz", "sol", "teo"], **more}
    told = calibrations.document(given.pop("reviews", reviews()[:4]), **given)
    text = {calibrations.RECORDING: recording_id}
    told["items"] = [{**one, "recording_id": text[one["recording_id"]], "title": "Directo"} for one in told["items"]]
    told["reviews"] = [{**one, "recording_id": text[one["recording_id"]]} for one in told["reviews"]]
    return told


def keep(place, recording_id, is_a, **more):
    database = place.open_store("ana")
    with database.transaction() as connection:
        people.set_role(connection, is_a)
        case_files.keep(connection, CALIBRATION, SESSION, document(recording_id, **more), 1)
    database.close()


def to_page(work):
    """Ctrl+3, and the sessions are there."""
    work.wait_for_queue()
    work.key(Key.Key_3, CTRL)
    page = work.window.page
    work.wait(lambda: page.sessions.model.rows)
    return page


def leave(work):
    """Escape, which takes a sentence away first."""
    work.window.banner.dismiss()
    work.key(Key.Key_Escape)


def to_spots(work):
    page = to_page(work)
    work.key("2")
    work.wait(lambda: page.presenter.current is not None)
    return page


def test_a_lead_reads_the_agreement_first_and_goes_through_the_session_by_keys(qtbot, told):
    with at_work(qtbot, told()) as work:
        page = to_page(work)
        assert any("agreement first" in one.text() for one in page.sessions._detail.widget().findChildren(QLabel))
        work.key(Key.Key_Return)
        assert page.view == AGREEMENT
        work.wait(lambda: page.views.agreement.model.rows)
        assert page.views.agreement.headline.text().startswith("4 members, 1 recording, 4 blind reviews")
        work.key("2")
        assert page.view == SPOTS
        work.wait(lambda: page.clip.video.has_picture)
        assert work.place_shown.startswith("▸ Semana 47")
        work.key("3")
        assert page.view == OUTCOME
        leave(work)
        assert page.view == LIST and page.sessions.list.hasFocus()
        work.key(Key.Key_1, CTRL)
        work.wait(lambda: work.window.page.name == QUEUE)


def test_a_ruling_is_durable_before_it_is_shown(qtbot, told):
    place = told()
    with at_work(qtbot, place) as work:
        page = to_spots(work)
        work.key("r")
        for key in ("1", "a", "t", Key.Key_Tab):
            work.key(key)
        work.type("A una persona.")
        assert page.presenter.current.is_open
        work.key(Key.Key_Return, CTRL)
        work.wait(lambda: not page.presenter.current.is_open)
        assert page.presenter.sheet is None and page.presenter.ruling.isVisible()
        assert page.presenter.hasFocus(), "the next key is the page's again"
        assert work.window.status.text.text() == "1 of 1 spots ruled on"
        work.key("r")
        assert page.presenter.sheet is None, "there is one ruling for each spot"
        assert "possible when" in work.window.banner.text
    [made] = events_of(place)
    assert (made.kind, made.review_id, made.policy_set) == (CALIBRATION_RULED, SESSION, "live-es@2026.2")
    assert made.body["ruling"]["finding"]["policy_id"] == INSULT
    assert (made.body["cause"], made.body["retest"]) == ("policy_ambiguous", True)


def test_a_member_votes_again_and_does_not_rule(qtbot, told):
    place = told("moderator", role="member", my_letter="B", members=["ana", "bea", "luz", "sol"])
    with at_work(qtbot, place) as work:
        page = to_spots(work)
        for refused in ("r", "N", "V"):
            work.key(refused, SHIFT if refused.isupper() else Qt.KeyboardModifier.NoModifier)
            assert page.presenter.sheet is None and not page.wishes.ask.isVisible()
        work.key("v")
        work.key("0")
        work.key(Key.Key_Tab)
        work.type("Es broma.")
        work.key(Key.Key_Return, CTRL)
        work.wait(lambda: page.presenter.count.text() == "1 of 4 voted again")
        assert page.presenter.cards[0].group.votes is None, "votes are shown with the ruling"
        leave(work)
        assert page.sessions.current().waiting == 1
    [made] = events_of(place)
    assert (made.kind, made.body["position"], made.body["rationale"]) == (CALIBRATION_VOTED, "none", "Es broma.")


def test_what_cannot_be_stored_stays_on_the_sheet(qtbot, told, monkeypatch):
    def full(*_):
        raise NotStored("The disk is full: free some space; nothing of this step was stored.")

    monkeypatch.setattr(calibration_desk.deciding, "decide", full)
    with at_work(qtbot, told("moderator", role="member", my_letter="B", members=["ana"])) as work:
        page = to_spots(work)
        work.key("v")
        work.key("1")
        work.key(Key.Key_Tab)
        work.type("porque")
        work.key(Key.Key_Return, CTRL)
        work.wait(lambda: "The disk is full" in work.window.banner.text)
        sheet = page.presenter.sheet
        assert sheet.isVisible() and sheet._why.toPlainText() == "porque"
        assert work.window.dispatcher.idle


def test_without_a_server_each_wish_is_answered_in_a_sentence(qtbot, told):
    with at_work(qtbot, told(state="open", reviews=[], handed_in=["bea"], deadline_ms=4_000_000_000_000)) as work:
        page = to_page(work)
        work.key("R", SHIFT)
        assert page.wishes.ask.isVisible() and "still missing: luz, sol, teo." in page.wishes.ask.text.text()
        work.key(Key.Key_Escape)
        assert not page.wishes.ask.isVisible() and page.sessions.list.hasFocus()
        work.key("R", SHIFT)
        work.key(Key.Key_Return)
        work.wait(lambda: "does not answer" in work.window.banner.text)
        work.wait(lambda: page.allowed("sealed"))  # it can be asked again
        work.key("N", CTRL)
        assert page.view == NEW
        work.wait(lambda: "does not answer" in page.new.said.text())
        leave(work)
        assert page.view == LIST


def test_names_and_the_end_are_asked_once_and_only_for_the_lead(qtbot, told):
    with at_work(qtbot, told()) as work:
        page = to_spots(work)
        work.key("N", SHIFT)
        assert "cannot be taken back" in page.wishes.ask.text.text()
        work.key(Key.Key_Escape)
        work.key("3")
        work.key(Key.Key_Return, CTRL | SHIFT)
        assert "1 spot is not ruled on" in page.wishes.ask.text.text()
        work.key(Key.Key_Return)
        work.wait(lambda: "does not answer" in work.window.banner.text)


def test_news_from_the_server_are_shown_where_one_stands(qtbot, told, prepared):
    """A reveal on another machine; nothing that was kept here before is shown any more."""
    place = told(state="open", reviews=[], handed_in=[])
    with at_work(qtbot, place) as work:
        page = to_page(work)
        assert not page.allowed("session")
        database = work.application.session.database
        with database.transaction() as connection:
            case_files.keep(connection, CALIBRATION, SESSION, document(prepared[1]), 2)
        work.application.cases.came(PullResult(cases=((CALIBRATION, SESSION),)))
        work.wait(lambda: page.allowed("session"))
        work.key("2")
        with database.transaction() as connection:
            case_files.keep(connection, CALIBRATION, SESSION, document(prepared[1], reviews=reviews(login="bea")[:4],
                                                                       state="named"), 3)  # fmt: skip
        work.application.cases.came(PullResult(cases=((CALIBRATION, SESSION),)))
        work.wait(lambda: page.presenter.cards and page.presenter.cards[0].group.voices[0].name == "bea")
        assert page.view == SPOTS


def test_the_next_recording_of_the_session_opens_for_review(qtbot, told):
    given = {"role": "member", "members": ["ana", "bea"], "state": "open", "reviews": []}
    with at_work(qtbot, told("moderator", **given)) as work:
        page = to_page(work)
        assert page.sessions.current().next_item.title == "Directo"
        work.key("w")
        work.wait(lambda: work.window.page is work.review_page and work.review_page.controller.review is not None)


def test_in_another_language_all_of_it_is_said_anew(qtbot, told):
    with at_work(qtbot, told()) as work:
        page = to_spots(work)
        work.application.place.settings.set("language", "es")
        work.application.speak()
        work.wait(lambda: page.presenter.number.text() == "Discrepancia 1 de 1")
        assert "Acoso" in page.presenter.cards[0].group.title


def test_signing_out_lets_go_of_the_clip(qtbot, told):
    with at_work(qtbot, told()) as work:
        page = to_spots(work)
        work.wait(lambda: page.clip.video.has_picture)
        work.key(Key.Key_1, CTRL)
        work.key("Q", CTRL | SHIFT)
        work.wait(lambda: work.window.page is work.application.sign_in)
        assert work.application.session is None


def test_news_are_asked_for_more_often_while_spots_are_on_screen_and_only_then(qtbot, told):
    with at_work(qtbot, told()) as work:
        page = to_page(work)
        assert not page.is_discussing
        work.key("2")
        assert page.is_discussing
        leave(work)
        assert not page.is_discussing


def test_one_key_fills_the_screen_and_another_page_gives_it_back(qtbot, told):
    with at_work(qtbot, told()) as work:
        to_spots(work)
        work.key(Key.Key_F11)
        work.wait(work.window.isFullScreen)
        work.key(Key.Key_1, CTRL)
        assert work.window.page.name == QUEUE
        work.key(Key.Key_F11)
        work.wait(lambda: not work.window.isFullScreen())


def another(work, recording_id, **more):
    """A second session comes, with the chosen place in the list behind the first."""
    with work.application.session.database.transaction() as connection:
        found = {"session_id": SESSION[:-1] + "2", "name": "Semana 48", "deadline_ms": 2_000_000, **more}
        case_files.keep(connection, CALIBRATION, found["session_id"], document(recording_id, **found), 1)
    work.application.cases.came(PullResult(cases=((CALIBRATION, found["session_id"]),)))
    work.wait(lambda: len(work.window.page.sessions.model.rows) == 2)


def test_the_end_is_asked_only_of_the_session_on_screen_once_its_spots_are_known(qtbot, told, prepared, monkeypatch):
    with at_work(qtbot, told()) as work:
        page = to_page(work)
        another(work, prepared[1])

        def refused():
            work.key(Key.Key_Return, CTRL | SHIFT)
            return not page.wishes.ask.isVisible() and not page.allowed("to_close") and not page.allowed("unnamed")

        assert refused(), "in the list nothing is counted"
        page.views.spots_wanted.disconnect()
        work.key("3")
        work.key(Key.Key_Return, CTRL | SHIFT)
        assert not page.wishes.ask.isVisible() and not page.allowed("to_close"), "the spots are being found"
        page.views.spots_wanted.connect(work.application.cases.desks["page.calibration"]._find_spots)
        leave(work)
        work.key("3")
        work.wait(lambda: page.allowed("to_close"))
        leave(work)
        work.key(Key.Key_Down)
        assert page.row.session.name == "Semana 48"
        assert refused(), "what was found of another session counts for nothing"
        work.key("3")
        work.wait(lambda: page.allowed("to_close"))
        work.key(Key.Key_Return, CTRL | SHIFT)
        assert page.wishes.ask.text.text().startswith("Semana 48: 1 spot is not ruled on")
        work.key(Key.Key_Escape)


def test_in_the_form_of_a_new_session_no_key_reaches_one_that_is_not_seen(qtbot, told):
    with at_work(qtbot, told()) as work:
        page = to_page(work)
        work.key("N", CTRL)
        assert page.view == NEW and page.row is None
        for when in ("session", "labelling", "sealed", "unnamed", "to_close"):
            assert not page.allowed(when)


def test_another_language_in_the_list_asks_for_no_figures(qtbot, told, prepared):
    with at_work(qtbot, told()) as work:
        page = to_spots(work)
        leave(work)
        another(work, prepared[1])
        work.key(Key.Key_Down)
        asked = []
        page.views.figures_wanted.connect(lambda session, _: asked.append(session.name))
        work.application.place.settings.set("language", "es")
        work.application.speak()
        work.wait(lambda: work.window.header.texts[0] == "Calibración")
        assert asked == []


def test_a_page_that_is_left_keeps_what_was_written_and_its_key_goes_back_to_it(qtbot, told):
    with at_work(qtbot, told("moderator", role="member", my_letter="B", members=["ana"])) as work:
        page = to_spots(work)
        work.key("v")
        work.key("1")
        work.key(Key.Key_Tab)
        work.type("porque")
        sheet = page.presenter.sheet
        page.presenter.setFocus()
        work.key("1")
        assert page.view == SPOTS and sheet.hasFocus() and "not stored" in work.window.banner.text
        work.key(Key.Key_1, CTRL)
        work.window.show_page(page.name)
        assert page.presenter.sheet is sheet and sheet.hasFocus() and sheet._why.toPlainText() == "porque"


def test_figures_are_drawn_anew_once_the_standard_has_come(qtbot, told, monkeypatch):
    """Without its text, no clause and no severity can be told; nothing of that stays."""
    drawn = []
    measure = calibration_desk.measure
    monkeypatch.setattr(calibration_desk, "measure", lambda *parts: (drawn.append(parts[2]), measure(*parts))[1])
    with at_work(qtbot, told()) as work:
        page = to_page(work)
        rows, policies = page._rows, page._policies
        page.show_sessions(rows, dict.fromkeys(policies))
        work.key(Key.Key_Return)
        work.wait(lambda: drawn == [None] and page.views.agreement.model.rows)
        page.show_sessions(rows, policies)
        work.wait(lambda: len(drawn) == 2 and drawn[1].ref == "live-es@2026.2")


def test_documents_are_read_once_and_only_while_the_page_is_seen(qtbot, told, monkeypatch):
    made = []
    read = calibration_desk.Session.from_json

    class Counted(calibration_desk.Session):
        @classmethod
        def from_json(cls, *parts):
            made.append(threading.current_thread())
            return read(*parts)

    monkeypatch.setattr(calibration_desk, "Session", Counted)
    with at_work(qtbot, told()) as work:
        page = to_page(work)
        shown = []
        page.sessions.chosen.connect(lambda: shown.append(True))
        news = PullResult(changed=1)
        work.application.cases.came(news)
        work.wait(lambda: shown)
        assert len(made) == 1 and made[0] is not threading.main_thread()
        work.key(Key.Key_1, CTRL)
        looked = []
        monkeypatch.setattr(calibration_desk, "_read", lambda *_: looked.append(True))
        work.application.cases.came(news)
        done = []
        work.application.session.worker.run(lambda _: None, then=done.append, failed=done.append)
        work.wait(lambda: done)
        assert looked == []


def test_signing_out_after_the_spots_leaves_nothing_that_hears_of_another_theme(qtbot, told):
    with at_work(qtbot, told()) as work:
        page = to_spots(work)
        desk = work.application.cases.desks["page.calibration"]
        work.key(Key.Key_1, CTRL)
        work.key("Q", CTRL | SHIFT)
        work.wait(lambda: not isValid(page) and not isValid(desk))
        work.application.theme.set("light")


def test_what_anybody_found_beside_the_spot_is_covered_too(qtbot, told):
    """All four found the worst: it is no spot, and is in the clip of the one beside it."""
    worst = said("child_safety.sexual", 15_000, 16_000, "S0").to_json()
    given = [{**one, "findings": [*one["findings"], worst]} for one in reviews()[:4]]
    with at_work(qtbot, told(reviews=given)) as work:
        page = to_spots(work)
        assert len(page.presenter._spots) == 1
        assert page.clip.look.zones.at(15_500).severity == "S0"
