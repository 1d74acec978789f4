"""The states of the calibration page that have a picture."""

from functools import partial

from reviewer_app.domain.calibration.session import NAMED, OPEN, REVEALED
from reviewer_app.domain.calibration.spots import FINDINGS
from reviewer_app.store import recordings
from reviewer_app.ui.commands import CALIBRATION
from tests.screenshots import sessions, world
from tests.screenshots.scenes import _scene
from tests.screenshots.stage import Stage


def _calibration(stage: Stage, *commands: str) -> None:
    """The page, with the session that was changed last; then some commands."""
    stage.to_queue()
    stage.command("page.calibration")
    stage.wait_for("the page", lambda: stage.window.page.name == CALIBRATION)
    page = stage.window.page
    stage.wait_for("the sessions", lambda: page.sessions.model.rows)
    for command in commands:
        stage.command(command)


def _discussion(stage: Stage, *commands: str) -> None:
    """In the session whose labels are revealed, the spots with clip and words; then some commands."""
    _calibration(stage)
    page = stage.window.page
    page.sessions.choose(sessions.DISCUSSED)
    stage.command("calibration.spots")
    stage.wait_for("a spot", lambda: page.presenter.current is not None)
    stage.wait_for("a picture", lambda: page.clip.video.has_picture)
    for command in commands:
        stage.command(command)


def _dispute(stage: Stage, *commands: str) -> None:
    """The first spot of the sample that is about a finding; then some commands."""
    _discussion(stage)
    presenter = stage.window.page.presenter
    with stage.application.session.database.read() as connection:  # type: ignore[union-attr]
        listed = recordings.list_recordings(connection)
    sample = next(one.recording.recording_id for one in listed if one.recording.title == world.SAMPLE)
    for _ in range(30):
        spot = presenter.current.spot
        if spot.kind == FINDINGS and spot.recording_id == sample:
            break
        stage.command("spot.next")
    stage.wait_for("the picture", lambda: presenter.clip.recording_id == sample and presenter.clip.video.has_picture)
    stage.wait_for("the words", presenter.words.isVisible)
    for command in commands:
        stage.command(command)


def _in(state: str, **more: bool):
    """Of a scene: nobody else is asked, and Ana leads a session in this state."""
    return {"online": False, "prepare": partial(sessions.lead_of, state, **more)}


@_scene("calibration", "The sessions of a lead: who has handed in everything.", **_in(OPEN))
def _calibration_list(stage: Stage) -> None:
    _calibration(stage)


@_scene("calibration-member", "What a member is asked to do in a session.", online=False, prepare=sessions.member_of)
def _calibration_member(stage: Stage) -> None:
    _calibration(stage)


@_scene("calibration-new", "A new session: recordings that are proposed, and members.", **_in(OPEN))
def _calibration_new(stage: Stage) -> None:
    _calibration(stage, "calibration.new")
    form = stage.window.page.new
    stage.wait_for("the server's silence", lambda: form.said.property("role") == "error")
    sessions.choices(form)


@_scene("calibration-reveal", "Before the reveal: who is missing, asked once.", **_in(OPEN))
def _calibration_reveal(stage: Stage) -> None:
    _calibration(stage, "calibration.reveal")


@_scene("calibration-empty", "No session yet, on the page of a lead.", online=False, prepare=sessions.lead_of_none)
def _calibration_empty(stage: Stage) -> None:
    stage.to_queue()
    stage.command("page.calibration")
    stage.wait_for("the page", lambda: stage.window.page.name == CALIBRATION)


@_scene("calibration-move", "Another deadline for a session.", **_in(OPEN))
def _calibration_move(stage: Stage) -> None:
    _calibration(stage, "calibration.move")


@_scene("calibration-hand-over", "A session is handed over to another lead.", **_in(OPEN))
def _calibration_hand_over(stage: Stage) -> None:
    _calibration(stage)
    # The server is not there: what it would say of leads is told by hand.
    wishes = stage.window.page.wishes
    wishes.leads_wanted.disconnect()
    stage.command("calibration.hand_over")
    sessions.leads(wishes)


@_scene("calibration-cancel", "Before a session is cancelled: what becomes of its labels.", **_in(OPEN))
def _calibration_cancel(stage: Stage) -> None:
    _calibration(stage, "calibration.cancel")
    stage.write("La sala está ocupada; se repite la semana que viene.")


@_scene("calibration-cancelled", "A session that was cancelled, whose deadline had been moved.",
        online=False, prepare=sessions.lead_of_cancelled)  # fmt: skip
def _calibration_cancelled(stage: Stage) -> None:
    _calibration(stage)


@_scene("calibration-agreement", "The agreement of a session, before anyone speaks.", **_in(REVEALED))
def _calibration_agreement(stage: Stage) -> None:
    _discussion(stage, "calibration.agreement")
    stage.wait_for("the figures", lambda: stage.window.page.views.agreement.model.rows)


@_scene("calibration-spot", "A disagreement: the clip, the words around, each position under letters.",
        **_in(REVEALED))  # fmt: skip
def _calibration_spot(stage: Stage) -> None:
    _dispute(stage)


@_scene("calibration-spot-member", "The same on the workstation of a member, who votes again.",
        online=False, prepare=sessions.member_of)  # fmt: skip
def _calibration_spot_member(stage: Stage) -> None:
    _dispute(stage, "spot.vote")
    stage.press("2")
    stage.press("Tab")
    stage.write("Por las palabras «a cambio de un premio».")


@_scene("calibration-votes", "The second votes on a spot, shown by the lead.", **_in(REVEALED, votes=True))
def _calibration_votes(stage: Stage) -> None:
    _dispute(stage, "spot.votes")


@_scene("calibration-ruling", "The ruling on a spot, with names.", **_in(NAMED, votes=True))
def _calibration_ruling(stage: Stage) -> None:
    _dispute(stage, "spot.rule")
    for key in ("1", "a", "t", "Tab"):
        stage.press(key)


@_scene("calibration-ruled", "A spot that has been ruled on.", **_in(NAMED, ruled=True))
def _calibration_ruled(stage: Stage) -> None:
    _dispute(stage)


@_scene("calibration-outcome", "What comes out: gold, proposals, what is tested again.", **_in(NAMED, ruled=True))
def _calibration_outcome(stage: Stage) -> None:
    _discussion(stage, "calibration.outcome", "calibration.close")
