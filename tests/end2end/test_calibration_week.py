"""A week's calibration in real windows: eight people, twelve recordings, a server that comes and goes.

Two are offline until the last minute, one is late, one peeks with psql. The lead reveals, rules on every spot, closes
the session and publishes the next version of the standard. Agreement is computed once more from what each one decided.
"""

import random
import shutil
from dataclasses import dataclass, field, replace
from itertools import combinations

import krippendorff
import numpy as np
import psycopg
import pytest
from PySide6.QtCore import Qt

from reviewer_app.central import administration, batches
from reviewer_app.central.connection import CentralAddress
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in, standards
from reviewer_app.ui.calibration.agreement_view import Figure
from reviewer_app.ui.calibration.page import LIST, NEW
from reviewer_app.ui.calibration.session_row import SessionRow
from tests.end2end.test_calibration_session import by_gwet
from tests.end2end.test_calibration_windows import to_calibration
from tests.postgres import PASSWORD, server_folder, start_server
from tests.windows import CTRL, SHIFT, Work, at_work
from tests.workplaces import make_place

Key = Qt.Key
MEMBERS = {
    "ana": "moderator", "bea": "moderator", "caro": "moderator", "dani": "moderator",
    "elsa": "moderator", "fran": "moderator", "luz": "lead", "sol": "specialist",
}  # fmt: skip
OFFLINE, LATE, PEEKS = ("caro", "dani"), "fran", "bea"
NAMES = ("hate.slur", "harassment.insult", "scam.investment")
RECORDINGS = 12
POLICIES = standards.shipped().policies


@dataclass
class Week:
    """The server, the recordings by id, and what each member decided of each: policies, and the outcome."""

    folder: object
    running: object
    admin: CentralAddress
    dsn: str
    recordings: list[str]
    said: dict[tuple[str, str], tuple[frozenset[str], str]] = field(default_factory=dict)

    def stop(self) -> None:
        """The server answers no more."""
        self.running.stop()

    def start(self) -> None:
        """The server answers again."""
        self.running = start_server(self.folder)

    def query(self, statement: str) -> list[tuple]:
        """Rows, as the superuser."""
        address = self.admin
        with psycopg.connect(
            self.running.dsn(address.user, address.password, "central"), autocommit=True
        ) as connection:
            return connection.execute(statement).fetchall()


@pytest.fixture
def week(tmp_path, media_files):
    """A server with eight people, and twelve recordings on a share that were in some batch before."""
    share = tmp_path / "share"
    share.mkdir()
    items = []
    for number in range(RECORDINGS):
        path = share / f"directo-{number}.mp4"
        shutil.copy(media_files("mp4"), path)
        with path.open("ab") as file:  # an empty box: the same pictures, another recording
            file.write((9 + number).to_bytes(4, "big") + b"free" + bytes(1 + number))
        items.append(BatchItem(content_hash(path), path.stem, path.as_uri(), 3_000, size_bytes=path.stat().st_size))
    with server_folder() as folder:
        running = start_server(folder / "central")
        admin = replace(CentralAddress.parse(running.admin_dsn), database="central")
        administration.initialise(admin)
        for login, role in MEMBERS.items():
            administration.add_person(admin, login, role, login.title(), PASSWORD)
        batches.add_batch(admin, Batch("ES-46", tuple(items)))
        made = Week(
            folder / "central", running, admin, running.dsn("", "", "central"), [one.recording_id for one in items]
        )
        yield made
        made.stop()


@pytest.fixture
def window(qtbot, week, tmp_path):
    """`window(login)`: that person's window, on a machine of their own."""

    def open_it(login: str):
        place = make_place(tmp_path / login, week.dsn)
        values = {"engine": "vlc", "last_user": login, "file_shares": str(tmp_path / "share"), "sync_seconds": 1}
        for name, value in values.items():
            place.settings.set(name, value)
        place.settings.set("open_next_after_submit", False)
        place.secrets.set(f"password {signing_in.address_of(place)} {login}", PASSWORD)
        return at_work(qtbot, place)

    return open_it


def as_planned(login: str, number: int) -> list[str]:
    """The policies that a member finds in a recording: most find what is there, now and then one sees it otherwise."""
    there = {name for place, name in enumerate(NAMES) if (number + place) % 3 == 0}
    rng = random.Random(f"{login} {number}")
    return [name for name in NAMES if (name in there) != (rng.random() < 0.2)]


def row_of(work: Work) -> SessionRow:
    """The session's row on the page."""
    page = to_calibration(work)
    work.wait(lambda: page.sessions.current() is not None)
    return page.sessions.current()


def invite(work: Work) -> None:
    """Every recording, everybody, by keys."""
    page = to_calibration(work)
    work.key("N", CTRL)
    assert page.view == NEW
    work.wait(lambda: page.new.recordings.count() == RECORDINGS and page.new.people.count() == len(MEMBERS))
    work.type("Semana 47")
    for _ in range(3):
        work.key(Key.Key_Tab)
    for _ in range(RECORDINGS):
        work.key(Key.Key_Space)
        work.key(Key.Key_Down)
    work.key(Key.Key_Tab)
    for _ in MEMBERS:
        work.key(Key.Key_Space)
        work.key(Key.Key_Down)
    assert len(page.new.plan.recordings) == RECORDINGS
    work.key(Key.Key_Return, CTRL)
    work.wait(lambda: page.view == LIST and page.sessions.current() is not None)
    assert page.sessions.current().session.members == tuple(sorted(MEMBERS))


def fetched(work: Work) -> None:
    """The session and all its recordings have come to this machine."""
    page = to_calibration(work)
    work.wait(lambda: page.sessions.current() is not None)
    work.wait(lambda: len(page.sessions.current().here) == RECORDINGS)


def begun(work: Work, done: set[str]) -> bool:
    """Whether the review of a recording that is not done yet is on screen."""
    page = work.review_page
    review = page.controller.review if work.window.page is page else None
    return review is not None and review.recording_id not in done


def label_all(work: Work, login: str, week: Week) -> None:
    """One recording after the other, by keys."""
    work.key("w")
    for _ in range(RECORDINGS):
        work.wait(lambda: begun(work, {one for who, one in week.said if who == login}))
        review = work.review_page.controller.review
        for name in as_planned(login, week.recordings.index(review.recording_id)):
            for key in min(POLICIES.policy(name).keys, key=len):
                work.key(key)
        # Enough to decide: the verdict that the findings ask for; then it is given, then submitted.
        work.key(Key.Key_Return, SHIFT)
        work.key(Key.Key_Tab)
        work.type("Se oye.")
        for modifiers in (CTRL, CTRL | SHIFT):
            work.key(Key.Key_Return, modifiers)
        work.wait(lambda: work.review_page.controller.is_submitted)
        labels = frozenset(one.policy_id for one in review.findings.values())
        week.said[login, review.recording_id] = labels, review.verdict.outcome
        work.key("N", CTRL)


def sent(work: Work) -> None:
    """Online again: everything has gone out."""
    work.wait(lambda: work.application.session is not None)
    work.wait_until_sent()


def peek(week: Week) -> None:
    """A member with psql, before the reveal."""
    with psycopg.connect(week.running.dsn(PEEKS, PASSWORD, "central"), autocommit=True) as raw:
        for statement in (
            "TABLE central.finding",
            "TABLE central.verdict",
            "SELECT central.calibration_document(gen_random_uuid(), 'luz')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                raw.execute(statement)


def reveal(work: Work) -> None:
    """The lead sees who is missing, and reveals; agreement comes first."""
    row = row_of(work)
    page = work.window.page
    assert row.missing == (LATE,)
    work.key("R", SHIFT)
    assert f"still missing: {LATE}." in page.wishes.ask.text.text()
    work.key(Key.Key_Return)
    work.wait(lambda: page.allowed("session"))
    work.key(Key.Key_Return)
    work.wait(lambda: page.views.agreement.model.rows)


def check_agreement(work: Work, week: Week) -> None:
    """Verdicts, policies together and each policy, by another library, by counting pairs and by AC1's definition."""
    figures = [one for one in work.window.page.views.agreement.model.rows if isinstance(one, Figure)]
    there = sorted(set(MEMBERS) - {LATE})
    outcomes = sorted({outcome for _, outcome in week.said.values()})
    verdicts = [[outcomes.index(week.said[login, one][1]) for one in week.recordings] for login in there]
    used = sorted({name for login in there for one in week.recordings for name in week.said[login, one][0]})
    presence = [[name in week.said[login, one][0] for one in week.recordings for name in used] for login in there]
    groups = (verdicts, len(POLICIES.outcomes), figures[:3]), (presence, 2, figures[3:6])
    for rows, categories, (pairs, gwet, alpha) in groups:
        assert gwet.value == pytest.approx(by_gwet(rows, categories), abs=1e-9)
        assert alpha.value == pytest.approx(
            krippendorff.alpha(np.array(rows, float), level_of_measurement="nominal"), abs=1e-9
        )
        same = [one == other for column in zip(*rows, strict=True) for one, other in combinations(column, 2)]
        assert pairs.value == pytest.approx(sum(same) / len(same), abs=1e-9)
        assert alpha.interval[0] <= alpha.value <= alpha.interval[1]
    each = [[[name in week.said[login, one][0] for one in week.recordings] for login in there] for name in used]
    assert [one.value for one in figures[6 : 6 + len(used)]] == pytest.approx(
        [by_gwet(rows, 2) for rows in each], abs=1e-9
    )


def rule_everything(work: Work) -> None:
    """Spot after spot: what most say is right, the first with a proposal; then the session is closed."""
    page, presenter = work.window.page, work.window.page.presenter
    work.key("2")
    work.wait(lambda: presenter.current is not None)
    proposed = False
    for _ in range(len(presenter._spots)):
        work.key("r")
        for key in ("1", "a", Key.Key_Tab):
            work.key(key)
        work.type("Lo dice la mayoria.")
        if not proposed and presenter.current.spot.kind != "verdict":
            proposed = True
            work.key(Key.Key_Tab)
            work.type("Decir cuando cuenta.")
        before = presenter.current.spot.spot_id
        work.key(Key.Key_Return, CTRL)
        work.wait(lambda before=before: not next(one for one in presenter._spots if one.spot.spot_id == before).is_open)
        work.key(Key.Key_PageDown)
    work.key("3")
    work.wait_until_sent()
    work.key(Key.Key_Return, CTRL | SHIFT)
    assert "every spot is ruled on" in page.wishes.ask.text.text()
    work.key(Key.Key_Return)
    work.wait(lambda: page.row is not None and page.row.session.state == "closed")


def publish(work: Work) -> None:
    """The proposal goes into a draft, the draft is published as the next version."""
    work.key(Key.Key_5, CTRL)
    page = work.window.page
    work.wait(lambda: any(row.kind == "proposal" for row in page.rows.rows))
    page.choose(next(row.key for row in page.rows.rows if row.kind == "proposal"))
    work.key(Key.Key_Space)
    work.key("b")
    work.wait(lambda: page.current().kind == "draft" and page.standing.proposals[0].state == "drafted")
    work.key("e")
    page.sheet.put("guidance.es", f"{page.sheet.value('guidance.es')} Cuenta siempre.")
    work.key(Key.Key_Return, CTRL)
    work.wait(lambda: page.standing.drafts[0].difference.counts()["changed"] == 1 and not page.sheet.isVisible())
    work.wait_until_sent()
    work.key(Key.Key_Return, CTRL)
    assert page.sheet.isVisible()
    work.key(Key.Key_Return, CTRL)
    work.wait(lambda: not page.sheet.isVisible())


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_eight_people_twelve_recordings(week, window):
    with window("luz") as work:
        invite(work)
    for login in MEMBERS:
        with window(login) as work:
            fetched(work)
            if login in (*OFFLINE, LATE):
                week.stop()
            label_all(work, login, week)
            if login in (*OFFLINE, LATE):
                work.wait(lambda: "offline" in work.header)
            else:
                work.wait_until_sent()
        if login in (*OFFLINE, LATE):
            week.start()
    peek(week)
    for login in OFFLINE:
        with window(login) as work:
            sent(work)
    with window("luz") as work:
        reveal(work)
        check_agreement(work, week)
    with window(LATE) as work:
        sent(work)
    with window("luz") as work:
        row = row_of(work)
        work.wait(lambda: work.window.page.allowed("session"))
        work.key(Key.Key_Return)
        work.wait(lambda: work.window.page.views.agreement.model.rows)
        check_agreement(work, week)
        assert row.session.role == "lead"
        rule_everything(work)
        publish(work)
        work.wait(lambda: week.query("SELECT count(*) FROM central.standard") == [(1,)])
    assert week.query("SELECT count(*) FROM central.gold") == [(RECORDINGS,)]
    assert week.query("SELECT published_by FROM central.standard") == [("luz",)]
    assert week.query("SELECT state FROM central.proposal") == [("published",)]
