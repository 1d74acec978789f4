"""The page: what is allowed in which state to whom, and where its keys lead."""

import pytest

from reviewer_app.domain.calibration.session import CANCELLED, CLOSED, NAMED, OPEN, REVEALED
from reviewer_app.domain.calibration.spots import spots_of
from reviewer_app.ui.calibration.page import AGREEMENT, LIST, NEW, OUTCOME, SPOTS, CalibrationPage, Who
from reviewer_app.ui.calibration.session_row import SessionRow
from reviewer_app.ui.commands import COMMANDS
from reviewer_app.ui.invocation import Invocation
from tests import calibrations
from tests.ui.calibration.conftest import make_session

NOW = 1_790_000_000_000
SESSION = calibrations.SESSION


@pytest.fixture
def page(theme, clip, on_screen):
    """The page of a lead; in `heard` what it asked for."""
    who = Who("luz", True, lambda: "en", lambda: "live-es@2026.2")
    made = CalibrationPage(clip, theme, who, lambda: NOW)
    made.resize(1200, 700)
    made.heard = []
    made.choices_wanted.connect(lambda: made.heard.append("choices"))
    made.recording_wanted.connect(made.heard.append)
    made.wishes.cancel_wanted.connect(lambda *_: made.heard.append("cancel"))
    made.failed.connect(made.heard.append)
    made.busy_changed.connect(made.heard.append)
    return on_screen(made)


@pytest.fixture
def showing(page, standard):
    """`showing(session, …)`: the page with these sessions."""

    def show(*sessions, labels=False, **more):
        rows = [SessionRow(one, labels, **more) for one in sessions]
        page.show_sessions(rows, {one.policy_set: standard.policies for one in sessions})
        return page

    return show


@pytest.fixture
def found(standard):
    """`found(page)`: the spots of the session on screen are known."""
    return lambda page: page.views.show_spots(SESSION, spots_of(page.opened.session, standard.policies))


def do(page, command):
    """Carry a command out as the window does: only where it is allowed."""
    when = {one.id: one.when for one in COMMANDS}[command]
    if page.allowed(when):
        page.handlers()[command](Invocation(command))
        return True
    return False


def test_an_empty_page_leads_to_the_queue_and_to_a_new_session(showing):
    page = showing()
    assert page.status_hints == ("calibration.new", "page.queue", "help")
    assert page.title == "Calibration" and page.row is None


@pytest.mark.parametrize(
    ("state", "role", "wanted"),
    [
        (OPEN, "lead", {"sealed", "leading"}),
        (OPEN, "member", set()),
        (REVEALED, "lead", {"session", "leading"}),
        (REVEALED, "member", {"session"}),
        (NAMED, "lead", {"session", "leading"}),
        (CLOSED, "lead", {"session"}),
        (CANCELLED, "lead", set()),
        (CANCELLED, "member", set()),
    ],
)
def test_the_chosen_session_allows_what_its_state_does(showing, state, role, wanted):
    page = showing(make_session(state=state, role=role))
    whens = ("session", "sealed", "leading", "unnamed", "to_close", "spot", "vote", "ruling", "labelling", "inviting")
    assert {one for one in whens if page.allowed(one)} == wanted


def test_only_a_revealed_session_opens(showing):
    for state in (OPEN, CANCELLED):
        page = showing(make_session(state=state, reviews=[]))
        page.show_view(AGREEMENT)
        assert page.view == LIST and page.opened is None
    page = showing(make_session())
    assert do(page, "calibration.open") and page.view == AGREEMENT
    assert page.title == "Calibration · Semana 47" and page.views.agreement.hasFocus()


def test_the_views_follow_their_keys_and_escape_leads_back(showing, found, clip):
    page = showing(make_session())
    for command, view in (("calibration.spots", SPOTS), ("calibration.outcome", OUTCOME)):
        assert do(page, command) and page.view == view
    do(page, "calibration.spots")
    assert not page.allowed("spot") and not page.allowed("to_close"), "the spots are being found"
    found(page)
    assert page.allowed("spot") and page.allowed("ruling") and page.allowed("to_close") and page.is_discussing
    assert page.status_text == "0 of 2 spots ruled on"
    stopped = clip.stops
    do(page, "escape")
    assert page.view == LIST and page.sessions.list.hasFocus() and clip.stops == stopped + 1
    assert (page.status_text, page.is_discussing, page.opened) == ("", False, None)


def test_a_session_that_goes_while_it_is_on_screen_leads_back_to_the_list(showing):
    """It was handed over, by another lead or on another machine."""
    page = showing(make_session())
    do(page, "calibration.open")
    showing(make_session(name="Semana 48", session_id="2"))
    assert page.view == LIST and page.row.session.name == "Semana 48"


def test_a_page_that_is_left_asks_nothing_and_plays_nothing(showing, clip, press):
    page = showing(make_session(state=OPEN, reviews=[], handed_in=[]))
    do(page, "calibration.reveal")
    assert page.wishes.ask.isVisible()
    page.left()
    assert not page.wishes.ask.isVisible() and clip.stops == 1
    do(page, "calibration.cancel")
    page.left()
    assert not page.wishes.sheet.isVisible() and page.heard == []


def test_the_window_does_not_grow_for_what_is_asked(showing):
    page = showing(make_session(state=OPEN, reviews=[], handed_in=[]))
    do(page, "calibration.cancel")
    asked = page.wishes.sheet.minimumSizeHint().height()
    assert page.wishes.sheet.isVisible() and page.minimumSizeHint().height() <= asked + 10


def test_until_it_is_answered_nothing_else_is_asked(showing, press):
    page = showing(make_session(state=OPEN, reviews=[], handed_in=[]))
    assert do(page, "calibration.cancel")
    press("Ctrl+Return")
    assert page.heard == ["cancel"]
    for command in ("calibration.reveal", "calibration.move", "calibration.hand_over", "calibration.cancel"):
        assert not do(page, command), command
    page.answered("It does not answer.")
    assert page.heard == ["cancel"], "the sheet says it"
    assert page.allowed("sealed")
    page.wishes.withdraw()
    page.answered("It does not answer.")
    assert page.heard[-1] == "It does not answer."


def test_a_new_session_asks_for_choices_and_leads_back_when_it_was_opened(showing):
    page = showing()
    assert do(page, "calibration.new") and page.heard == ["choices"]
    assert page.view == NEW and page.title == "Calibration · New session"
    assert page.status_hints == ("calibration.invite", "escape", "help")
    page.answered("No proposal today.")
    assert page.view == NEW and page.new.said.text() == "No proposal today."
    page.new.waiting = True
    page.answered("")
    assert page.view == LIST


def test_who_leads_nothing_begins_nothing(theme, clip, on_screen):
    page = on_screen(CalibrationPage(clip, theme, Who("ana", False, lambda: "en", lambda: ""), lambda: NOW))
    assert not do(page, "calibration.new")
    assert page.status_hints == ("page.queue", "help")


def test_the_next_recording_is_the_first_that_is_here(showing):
    session = make_session(state=OPEN, role="member", reviews=[])
    second = session.items[1].recording_id
    page = showing(session, labels=True, here=frozenset([second]))
    assert do(page, "calibration.work") and page.heard == [second]


def test_keys_wait_while_a_decision_is_stored(showing, found):
    page = showing(make_session(my_letter="A", role="member"))
    do(page, "calibration.spots")
    found(page)
    made = []
    page.decided.connect(made.append)
    assert do(page, "spot.vote")
    page.presenter.voted.emit(page.presenter.current.spot, "none", "me equivoqué")
    assert page.heard == [True] and len(made) == 1
    page.decision_ended(True)
    assert page.heard == [True, False] and page.presenter.hasFocus()


def test_a_sheet_with_words_on_it_keeps_the_page(showing, found, press):
    page = showing(make_session(my_letter="A", role="member"))
    do(page, "calibration.spots")
    found(page)
    do(page, "spot.vote")
    press("1", "Tab", "x")
    for command in ("calibration.outcome", "escape"):
        do(page, command)
        assert page.view == SPOTS and page.presenter.sheet is not None
