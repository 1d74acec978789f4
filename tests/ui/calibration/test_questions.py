"""What is asked before what cannot be taken back, and the line above a session's views."""

from reviewer_app.ui.calibration.questions import close_question, names_question, reveal_question
from reviewer_app.ui.calibration.session_head import SessionHead
from reviewer_app.ui.calibration.session_row import SessionRow
from tests.ui.calibration.conftest import make_session


def test_a_reveal_names_who_is_missing():
    some = SessionRow(make_session(state="open", handed_in=["ana", "sol"]), False)
    assert "Semana 47: still missing: bea, luz. What" in reveal_question(some).text
    everybody = ["ana", "bea", "luz", "sol"]
    assert reveal_question(SessionRow(make_session(state="open", handed_in=everybody), False)).text.startswith(
        "Semana 47: everybody"
    )


def test_the_end_says_what_open_spots_cost():
    row = SessionRow(make_session(), False)
    assert "Semana 47: 3 spot" in close_question(row, 3).text and "give no gold" in close_question(row, 3).text
    assert "Semana 47: every spot" in close_question(row, 0).text
    asked = names_question(row).text
    assert asked.startswith("Semana 47: ") and "cannot be taken back" in asked


def test_the_head_tells_state_version_and_the_keys_of_the_views(theme, qtbot):
    head = SessionHead(theme)
    qtbot.addWidget(head)
    clicked = []
    head.chosen.connect(clicked.append)
    head.set_keys({"calibration.spots": "2"})
    head.show_session(make_session(), True)
    assert head.state.text() == "◐  Discussion, anonymous · live-es@2026.2"
    head.show_session(make_session(), False)
    assert "not on this machine" in head.state.text()
    assert [button.text() for button in head.views.buttons()] == ["Agreement", "2  Spots", "Outcome"]
    head.views.button(1).click()
    head.mark(2)
    assert clicked == [1] and head.views.checkedId() == 2
