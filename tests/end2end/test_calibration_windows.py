"""A calibration session in real windows on a real central database: invited, labelled blind, revealed, voted, ruled."""

import shutil

import pytest
from PySide6.QtCore import Qt

from reviewer_app.central import batches
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.calibration.discussion import vote
from reviewer_app.domain.calibration.session import Session
from reviewer_app.domain.calibration.spots import FINDINGS, spots_of
from reviewer_app.domain.case_file import CALIBRATION
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Context, Finding, Verdict
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import deciding, labelling, pulling, signing_in, standards, syncing
from reviewer_app.store import recordings
from reviewer_app.store.database import open_database
from reviewer_app.ui.calibration import deadline
from reviewer_app.ui.calibration.page import LIST, NEW
from tests import stores
from tests.postgres import PASSWORD
from tests.windows import CTRL, SHIFT, Work, at_work
from tests.workplaces import make_place

Key = Qt.Key
NOW = 1_790_000_000_000
REF = standards.shipped().policies.ref
SRT = "1\n00:00:00,500 --> 00:00:02,500\nBuenas noches a todas\n"
INSULT, SLUR = "harassment.insult", "hate.slur"


@pytest.fixture
def central(central_servers):
    return central_servers.database("embedded")


@pytest.fixture
def recording_id(central, tmp_path, media_files) -> str:
    """A recording that was in some batch before, on a share."""
    share = tmp_path / "share"
    share.mkdir()
    path = share / "directo.mp4"
    shutil.copy(media_files("mp4"), path)
    path.with_suffix(".srt").write_text(SRT, encoding="utf-8")
    item = BatchItem(
        content_hash(path), "Directo", path.as_uri(), 3_000,
        transcript_url=path.with_suffix(".srt").as_uri(), size_bytes=path.stat().st_size,
    )  # fmt: skip
    batches.add_batch(central.admin, Batch("ES-46", (item,)))
    return item.recording_id


@pytest.fixture
def window(qtbot, central, tmp_path):
    """`window(login)`: that person's window, on a machine of their own."""

    def open_it(login: str):
        place = make_place(tmp_path / login, central.dsn)
        values = {"engine": "vlc", "last_user": login, "file_shares": str(tmp_path / "share"), "sync_seconds": 1}
        for name, value in values.items():
            place.settings.set(name, value)
        place.secrets.set(f"password {signing_in.address_of(place)} {login}", PASSWORD)
        return at_work(qtbot, place)

    return open_it


class Member:
    """Somebody at another machine, without a window."""

    def __init__(self, central, login: str, folder) -> None:
        self.central, self.login = central, login
        self.database = open_database(folder / f"{login}.db", stores.KEY, "OFF")

    def online(self) -> None:
        """Send, then fetch."""
        store = syncing.directly(self.database)
        with self.central.session(self.login) as session:
            assert syncing.sync_once(store, session).refused == 0
            pulling.pull_once(store, session)

    def label(self, recording_id: str, finding: Finding | None, outcome: str) -> None:
        """Review the recording."""
        with self.database.transaction() as connection:
            recordings.save_recording(connection, Recording(recording_id, "Directo", "d", "d", "mp4", 3_000), 1)
        review = labelling.open_review(self.database, recording_id, Context(self.login, REF), NOW).review
        events = [] if finding is None else [review.place(finding, NOW)]
        for event in events:
            review.apply(labelling.record(self.database, event))
        review.apply(labelling.record(self.database, review.give_verdict(Verdict(outcome, ("NO_ACTION",), "a"), NOW)))
        labelling.record(self.database, review.submit(NOW))

    @property
    def session(self) -> Session:
        """The session as it is known here."""
        (one,) = deciding.cases(self.database, CALIBRATION)
        return Session.from_json(one.case_file.content, one.on_their_way)


def to_calibration(work: Work):
    """The page by its key, the session on it."""
    work.wait(lambda: work.application.policies is not None and work.window.page is work.application.queue)
    work.wait(lambda: work.application.session.who.role)
    work.window.banner.dismiss()
    work.key(Key.Key_3, CTRL)
    return work.window.page


def invite(work: Work) -> None:
    """The lead takes the only recording and three members, by keys."""
    page = to_calibration(work)
    work.key("N", CTRL)
    assert page.view == NEW
    work.wait(lambda: page.new.recordings.count() == 1 and page.new.people.count() >= 3)
    work.type("Semana 47")
    for _ in range(3):
        work.key(Key.Key_Tab)
    work.key(Key.Key_Space)
    work.key(Key.Key_Tab)
    for row in range(page.new.people.count()):
        if page.new.people.item(row).data(Qt.ItemDataRole.UserRole) in ("ana", "bea", "sol"):
            work.key(Key.Key_Space)
        work.key(Key.Key_Down)
    work.key(Key.Key_Return, CTRL)
    work.wait(lambda: page.view == LIST and page.sessions.current() is not None)
    assert page.sessions.current().session.members == ("ana", "bea", "sol")


def label(work: Work, recording_id: str) -> None:
    """A member labels in the ordinary review page, from the session on."""
    page = to_calibration(work)
    work.wait(lambda: page.sessions.current() is not None)
    work.wait(lambda: recording_id in page.sessions.current().here)
    assert page.sessions.current().session.reviews == ()
    work.key("w")
    work.wait(lambda: work.window.page is work.review_page and work.review_page.controller.review is not None)
    policy = work.application.policies.policy(INSULT)
    for key in min(policy.keys, key=len):
        work.key(key)
    work.key(Key.Key_Return, CTRL)
    work.key("w")
    work.key(Key.Key_Return, CTRL | SHIFT)
    work.wait(lambda: work.review_page.controller.is_submitted)
    work.wait_until_sent()


def reveal(work: Work) -> str:
    """The lead sees who is missing, and reveals; the session's id."""
    page = to_calibration(work)
    work.wait(lambda: page.sessions.current() is not None)
    assert page.sessions.current().missing == ("sol",)
    work.key("R", SHIFT)
    assert "still missing: sol." in page.wishes.ask.text.text()
    work.key(Key.Key_Return)
    work.wait(lambda: page.allowed("session"))
    work.key(Key.Key_Return)
    work.wait(lambda: page.views.agreement.model.rows)
    assert page.views.agreement.headline.text().startswith("2 members, 1 recording, 2 blind reviews")
    work.key("2")
    work.wait(lambda: page.presenter.cards)
    spoken = page.presenter.cards[0].accessibleName()
    assert "ana" not in spoken and "bea" not in spoken
    return page.sessions.current().session.session_id


def vote_again(work: Work) -> None:
    """A member at their own machine: the same spots, one vote."""
    page = to_calibration(work)
    work.wait(lambda: page.allowed("session"))
    work.key("2")
    work.wait(lambda: page.presenter.current is not None)
    while page.presenter.current.spot.kind != FINDINGS:
        work.key(Key.Key_PageDown)
    assert not page.allowed("ruling")
    work.key("v")
    work.key("1")
    work.key(Key.Key_Tab)
    work.type("Se dirige a una persona.")
    work.key(Key.Key_Return, CTRL)
    work.wait(lambda: page.presenter.count.text().startswith("1 of 2"))
    work.wait_until_sent()


def rule_and_close(work: Work) -> None:
    """The lead sees the votes come, rules on every spot, and closes."""
    page = to_calibration(work)
    work.wait(lambda: page.allowed("session"))
    work.key("2")
    presenter = page.presenter
    work.wait(lambda: presenter.current is not None)
    while presenter.current.spot.kind != FINDINGS:
        work.key(Key.Key_PageDown)
    work.wait(lambda: presenter.count.text().startswith("2 of 2"))
    assert presenter.cards[0].group.votes is None
    work.key("V", SHIFT)
    assert sum(len(card.group.votes) for card in presenter.cards) == 2
    work.key("N", SHIFT)
    work.key(Key.Key_Return)
    work.wait(lambda: page.row.session.state == "named")
    work.wait(lambda: {voice.name for card in presenter.cards for voice in card.group.voices} == {"ana", "bea"})
    for _ in range(len(presenter._spots)):
        if presenter.current.is_open:
            work.key("r")
            for key in ("1", "a", "t", Key.Key_Tab):
                work.key(key)
            work.type("Se dirige a una persona.")
            work.key(Key.Key_Return, CTRL)
            work.wait(lambda: not presenter.current.is_open)
        work.key(Key.Key_PageUp)
    work.key("3")
    work.wait_until_sent()
    work.key(Key.Key_Return, CTRL | SHIFT)
    assert "every spot is ruled on" in page.wishes.ask.text.text()
    work.key(Key.Key_Return)
    work.wait(lambda: page.row is not None and page.row.session.state == "closed")
    assert [one.recording_id for one in page.row.session.gold]


@pytest.mark.slow
def test_from_the_invitation_to_gold_by_keys(central, recording_id, window, tmp_path):
    """Luz leads, ana and bea label in time, sol does not; bea has no window."""
    bea = Member(central, "bea", tmp_path)
    with window("luz") as work:
        invite(work)
    with window("ana") as work:
        label(work, recording_id)
    bea.online()
    bea.label(recording_id, Finding(SLUR, 0, 2_500, severity="S1", note="contra un grupo"), "FI")
    bea.online()
    with window("luz") as work:
        session_id = reveal(work)
    with window("ana") as work:
        vote_again(work)
    bea.online()
    spot = next(one for one in spots_of(bea.session).disputed if one.kind == FINDINGS)
    deciding.decide(bea.database, vote(bea.session, "bea", spot, (INSULT, "me convence", ""), NOW))
    bea.online()
    with window("luz") as work:
        rule_and_close(work)
    found = central.query(f"SELECT state FROM central.calibration WHERE session_id = '{session_id}'")
    assert found == [("closed",)]
    assert central.query("SELECT recording_id FROM central.gold") == [(recording_id,)]
    rulings = central.query("SELECT cause, retest, count(*) FROM central.calibration_ruling GROUP BY 1, 2")
    assert rulings == [("policy_ambiguous", True, len(spots_of(bea.session).disputed))]
    bea.database.close()


@pytest.mark.slow
def test_a_deadline_is_moved_and_the_session_cancelled_by_keys(central, recording_id, window, tmp_path):
    """Ana has no window: with her next exchange she sees the one, then that the recording is hers no more."""
    ana = Member(central, "ana", tmp_path)
    with window("luz") as work:
        invite(work)
        page = work.window.page
        ana.online()
        before = ana.session.deadline_ms
        assert pulling.mine(ana.database) == 1
        work.key("D", SHIFT)
        assert page.wishes.sheet.isVisible()
        work.type(deadline.written(before + 48 * 3_600_000))
        work.key(Key.Key_Return, CTRL)
        work.wait(lambda: page.row.session.deadline_ms == before + 48 * 3_600_000)
        assert not page.wishes.sheet.isVisible() and page.sessions.list.hasFocus()
        ana.online()
        assert ana.session.deadline_ms == before + 48 * 3_600_000
        work.key(Key.Key_Delete, SHIFT)
        work.type("Sala equivocada")
        work.key(Key.Key_Return, CTRL)
        work.wait(lambda: page.row.session.state == "cancelled")
    ana.online()
    assert (ana.session.state, ana.session.changes[-1].after) == ("cancelled", "Sala equivocada")
    assert pulling.mine(ana.database) == 0
    ana.database.close()
