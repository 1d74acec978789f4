"""One session behind its reveal: what is asked for once, what is shown of another session never, decisions."""

import pytest
from PySide6.QtWidgets import QLabel

from reviewer_app.domain.calibration.session import CLOSED
from reviewer_app.domain.calibration.spots import spots_of
from reviewer_app.domain.events import CALIBRATION_RULED, CALIBRATION_VOTED
from reviewer_app.ui.calibration.agreement_view import Figures
from reviewer_app.ui.calibration.session_row import SessionRow
from reviewer_app.ui.calibration.session_views import SessionViews
from reviewer_app.ui.calibration.spot_groups import Standard
from tests import calibrations
from tests.ui.calibration.conftest import make_session
from tests.ui.calibration.test_presenter import with_votes

NOW = 1_790_000_000_000
SESSION = calibrations.SESSION


@pytest.fixture
def views(theme, clip, on_screen):
    """The views, and in `heard` what they asked for."""
    made = SessionViews(clip, theme, "luz", lambda: NOW)
    made.resize(1200, 700)
    made.heard = []
    made.spots_wanted.connect(lambda _: made.heard.append("spots"))
    made.figures_wanted.connect(lambda *_: made.heard.append("figures"))
    made.rounds_wanted.connect(lambda *_: made.heard.append("rounds"))
    made.decided.connect(made.heard.append)
    made.failed.connect(made.heard.append)
    return on_screen(made)


@pytest.fixture
def opened(views, standard):
    """`opened(session)`: the session on screen, its spots found."""

    def show(session):
        views.open_session(session.session_id)
        views.show_row(SessionRow(session, False), standard)
        views.show_spots(session.session_id, spots_of(session, standard.policies))
        return views

    return show


def test_spots_and_figures_are_asked_for_once_while_labels_are_the_same(views, standard):
    session = make_session()
    row = SessionRow(session, False)
    views.open_session(session.session_id)
    views.show_row(row, standard)
    views.show_row(row, standard)
    assert views.heard == ["spots"] and views.discussed == ()
    views.show_spots(SESSION, spots_of(session, standard.policies))
    assert views.heard == ["spots", "figures"] and len(views.discussed) == 2
    views.show_row(row, Standard(None, "en"))
    assert views.heard[2:] == ["spots"], "without the standard they are others"


def test_what_was_found_of_another_session_is_not_shown(views, standard):
    session = make_session()
    spots = spots_of(session, standard.policies)
    views.open_session(SESSION)
    views.show_row(SessionRow(session, False), standard)
    views.show_spots("another", spots)
    views.show_figures("another", Figures("of another", "", ()))
    views.show_rounds("another", "of another")
    assert views.spots is None and views.agreement.headline.text() == "The agreement is being computed …"
    views.show_spots(SESSION, spots)
    views.leave()
    views.heard.clear()
    views.show_spots(SESSION, spots)
    assert views.heard == [] and views.discussed == (), "nor of one that was left"


def test_the_second_round_is_asked_for_when_votes_have_come(opened, spots, standard):
    first = make_session()
    views = opened(first)
    views.heard.clear()
    voted = with_votes({}, spots(first)[0].spot, ("A", "none", "no"))
    for _ in range(2):
        views.show_row(SessionRow(voted, False), standard)
    assert views.heard == ["rounds"]
    views.show_rounds(SESSION, "alpha 0.40 before, 0.80 after")
    assert any("0.80 after" in one.text() for one in views.outcome.findChildren(QLabel))


def test_another_language_asks_for_figures_and_rounds_anew(opened, spots, standard):
    first = make_session()
    voted = with_votes({}, spots(first)[0].spot, ("A", "none", "no"))
    views = opened(voted)
    views.heard.clear()
    views.say_anew()
    views.show_row(SessionRow(voted, False), standard)
    assert sorted(views.heard) == ["figures", "rounds"]


def test_nothing_plays_behind_another_view(opened, clip):
    views = opened(make_session())
    views.show_view(1)
    stopped = clip.stops
    views.show_view(1)
    assert clip.stops == stopped
    views.show_view(2)
    assert clip.stops == stopped + 1 and views.head.views.checkedId() == 2


def test_what_everybody_reads_is_larger_on_a_projector(opened):
    views = opened(make_session())

    def sizes():
        card = views.presenter.cards[0].findChildren(QLabel)[0]
        parts = (views.agreement.headline, views.presenter.number, views.presenter.words, card)
        return [one.font().pixelSize() for one in parts]

    assert sizes() == [18, 18, 15, 18]
    views.resize(1920, 940)
    assert sizes() == [25, 25, 21, 25]
    views.resize(1200, 700)
    assert sizes() == [18, 18, 15, 18]


def test_one_decision_at_a_time_and_the_sheet_stays_until_it_is_stored(opened):
    views = opened(make_session(my_letter="A", role="member"))
    presenter = views.presenter
    presenter.vote()
    spot = presenter.current.spot
    presenter.voted.emit(spot, "none", "me equivoqué")
    presenter.voted.emit(spot, "none", "me equivoqué")
    made = [one for one in views.heard if not isinstance(one, str)]
    assert [(one.kind, one.body["rationale"]) for one in made] == [(CALIBRATION_VOTED, "me equivoqué")]
    views.decision_ended(False)
    assert presenter.sheet is not None
    views.decision_ended(True)
    assert presenter.sheet is None


def test_what_the_domain_refuses_is_said_and_not_stored(opened, press):
    views = opened(make_session(role="member"))
    views.presenter.voted.emit(views.presenter.current.spot, "none", "why")
    assert views.heard[-1] and isinstance(views.heard[-1], str)
    assert not [one for one in views.heard if getattr(one, "kind", "") in (CALIBRATION_VOTED, CALIBRATION_RULED)]
    closed = opened(make_session(my_letter="A", state=CLOSED))
    closed.presenter.voted.emit(closed.presenter.current.spot, "none", "why")
    assert "over" in closed.heard[-1]
