"""Quality in the whole program: real windows, a real store and a real central database."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from reviewer_app.bootstrap import quality_desk
from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.errors import Unreachable
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in
from reviewer_app.ui.quality.page import CHARTS, CLIPS, SAYS
from reviewer_app.ui.review.filters import STRONGEST
from tests.contract.audits import Audit, draw, plan, push, reviewed, unused
from tests.postgres import PASSWORD
from tests.windows import CTRL, at_work
from tests.workplaces import make_place


def judge(central, path):
    """A decision of ana's on a recording, found wrong by sol and taken in by ana."""
    name, recording_id = f"ES-quality-{unused()}", content_hash(path)
    batches.add_batch(central.admin, Batch(name, (BatchItem(recording_id, "directo", path.as_uri(), 60_000),)))
    batches.assign_batch(central.admin, name, ["ana"], Terms())
    assert push(central, "ana", *reviewed("ana", recording_id, ["hate.slur"])) == ()
    draw(central, plan(name), "sol")
    statement = "SELECT audit_id::text FROM central.audit WHERE recording_id = %s"
    audit = Audit(central, central.query(statement, (recording_id,))[0][0], recording_id)
    audit.review_again("violence.threat")
    assert audit.judge() == () and audit.say("ana", "audit.acknowledged") == ()


@pytest.fixture
def work(qtbot, tmp_path, media_files, embedded_central, monkeypatch):
    """Luz, a lead, at her window, on a day on which a decision has been judged; its recording is on a file share."""
    monkeypatch.setattr(quality_desk, "today", lambda: date(2026, 2, 10))
    path = media_files("mp4")
    if not embedded_central.query("SELECT 1 FROM central.audit WHERE recording_id = %s", (content_hash(path),)):
        judge(embedded_central, path)
    place = make_place(tmp_path, embedded_central.dsn)
    presets = tmp_path / "presets.yaml"
    presets.write_text("presets:\n  - {for: S1, blur: 3, mute: true}\n", encoding="utf-8")
    chosen = {"engine": "vlc", "last_user": "luz", "file_shares": str(path.parent), "presets": str(presets)}
    for name, value in chosen.items():
        place.settings.set(name, value)
    place.secrets.set(f"password {signing_in.address_of(place)} luz", PASSWORD)
    with at_work(qtbot, place) as made:
        made.wait(lambda: made.application.policies is not None and made.application.session.who.role == "lead")
        yield made


def open_page(work):
    work.key(Qt.Key.Key_4, CTRL)
    work.wait(lambda: work.window.page.name == "quality")
    return work.window.page


def test_figures_come_from_the_server_and_lead_to_the_clip(work):
    """By keys alone: the page, the figure, its clips, the picture; Escape leads all the way back.

    The recording was never here: it is fetched for the clip, and is no work of hers.
    """
    page = open_page(work)
    work.wait(lambda: page.state == CHARTS)
    figure = page.report.figure
    assert (figure.count, figure.n, figure.value) == (0, 1, None)
    assert page.report.checks[0].severity == "S1"
    work.wait(lambda: all(panel.chart is not None for panel in page.board.panels))
    work.key(Qt.Key.Key_Return)
    assert page.state == CLIPS and page.clips.current().title == "directo"
    work.key(Qt.Key.Key_Return)
    work.wait(lambda: page.clip.video.has_picture)
    # What was missed is met in the look of its severity's preset.
    assert page.clip.video.look.blur == STRONGEST and page.clip.playback.muted
    assert not work.application.queue.model.rows
    work.key(Qt.Key.Key_Escape)
    work.key(Qt.Key.Key_Escape)
    work.wait(lambda: work.window.page is work.application.queue)
    assert not page.clip.playing
    work.application.cases.desks["page.quality"].page_wanted.emit("page.quality", "violence.threat")
    work.wait(lambda: page.report.view.policy == "violence.threat")
    assert work.window.page is page and page.report.view.source == ""


@pytest.mark.slow
def test_names_are_shown_when_asked_for_twice(work, embedded_central):
    page = open_page(work)
    work.wait(lambda: page.state == CHARTS)
    assert page.report.checks[0].reviewer.startswith("R-")
    before = embedded_central.query("SELECT count(*) FROM central.quality_look")[0][0]
    work.key("n")
    work.key("n")
    work.wait(lambda: page.named)
    assert page.report.checks[0].reviewer == "ana"
    assert embedded_central.query("SELECT count(*) FROM central.quality_look")[0][0] == before + 1


def test_a_recording_that_is_not_here_is_said_in_one_sentence(work):
    page = open_page(work)
    work.wait(lambda: page.state == CHARTS)
    work.key(Qt.Key.Key_Return)
    page.clip.show_recording("f" * 64)
    sentence = "This recording is not on this machine yet. Nobody says where it is: ask your operator."
    work.wait(lambda: sentence in page.clip.video.accessibleDescription())


@pytest.mark.slow
def test_what_was_asked_last_is_what_is_shown(work):
    """Two views asked for at once: the first answer is dropped."""
    page = open_page(work)
    work.wait(lambda: page.state == CHARTS)
    work.key("g")
    work.key("t")
    work.wait(lambda: page.report.view.step == "month")
    page.view_wanted.emit(page.report.view.__class__(by="queue"))
    page.view_wanted.emit(page.report.view.__class__(by="market"))
    work.wait(lambda: page.report.view.by == "market")
    work.application.window.repaint()
    assert page.report.view.by == "market"


def test_without_a_server_the_page_says_so(work, monkeypatch):
    """And has the figures when it is there again."""

    def nobody(*_, **__):
        raise Unreachable("The central database c at h:1 does not answer: check the network, or go on offline.")

    with monkeypatch.context() as patched:
        patched.setattr(quality_desk.operations, "fetch_kept", nobody)
        page = open_page(work)
        work.wait(lambda: page.state == SAYS and "does not answer" in page._says.text())
    work.key(Qt.Key.Key_F5)
    work.wait(lambda: page.state == CHARTS)


def test_another_view_asked_for_while_days_are_fetched_comes_with_them(work):
    """The fetch is not dropped for it: figures, names and days are those asked for, the view is the newest."""
    page = open_page(work)
    work.wait(lambda: page.state == CHARTS)
    first = page.days
    work.key("n")
    work.key("n")
    work.key("g")
    work.wait(lambda: page.report.view.by == "market")
    assert page.named and page.report.checks[0].reviewer == "ana"
    work.key("w")
    work.key("g")
    work.wait(lambda: page.report.view.by == "reviewer")
    assert page.days[0] < first[0] and page._shown_days == page.days


def test_nothing_of_it_outlives_the_session(work):
    page = open_page(work)
    work.wait(lambda: page.state == CHARTS)
    (desk,) = work.application.findChildren(quality_desk.QualityDesk)
    desk.close()
    assert page.report is None
