"""What comes beside the recording is shown as it comes, and pictures only where they may be made."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.transcript_model import Marked
from tests.ui.review.desk import CTRL, NO_KEYS, RECORDING, SHIFT, Desk

LEXICON = """\
schema: 1
id: prueba
version: '2026.1'
terms:
- {lemma: pingüino, policy: harassment.insult, sense: ave, severity: S0, source: own}
- {lemma: partido, policy: hate.slur, sense: encuentro, reclaimed: true, source: own}
"""
SILENT = replace(RECORDING, video=None, audio=())


@pytest.fixture
def desk(qtbot, theme, policy_set, database, tmp_path):
    made = Desk(qtbot, theme, policy_set, database, tmp_path / "settings.toml", recording=SILENT, companions=True)
    (tmp_path / "lexicon.yaml").write_text(LEXICON, "utf-8")
    made.settings.set("lexicon", str(tmp_path / "lexicon.yaml"))
    made.open()
    qtbot.waitUntil(lambda: bool(made.page.beside.hits))
    yield made
    made.close()


def test_words_of_the_lexicon_are_marked_with_what_they_are(desk, policy_set):
    """The severity is the lexicon's, else the policy's."""
    panes = desk.page.panes
    first = desk.page.beside.hits[0]
    (marked,) = panes.transcript.lexicon_in(first.cue)[:1]
    text = panes.transcript.cues[marked.cue].text
    assert (text[marked.start : marked.end], marked.severity) == ("pingüino", "S0")
    assert marked.told.startswith("pingüino: ave · ") and "the word itself" in marked.told
    found = {hit.lemma: hit for hit in desk.page.beside.hits}
    other = next(one for one in panes.transcript.lexicon_in(found["partido"].cue) if "partido" in one.told)
    assert other.severity == policy_set.policy("hate.slur").severity and other.told.endswith("may be reclaimed")


def test_the_pointer_over_a_word_tells_it(desk):
    view = desk.page.panes.transcript_view
    first = desk.page.beside.hits[0]
    box = view.row_rect(first.cue)
    (rect, *_) = view._delegate.text_rects(first.cue, first.start, first.end - first.start)
    inside = box.topLeft() + rect.center().toPoint()
    sense, policy, rule = view.told_at(inside).split("\n")
    assert sense == "pingüino: ave" and policy and "the word itself" in rule
    assert view.told_at(QPoint(2, inside.y())) == ""


def test_each_severity_has_a_line_of_its_own(model, theme, qtbot):
    """Pattern beside colour: in grey they still differ."""
    from reviewer_app.ui.review.transcript_view import TranscriptView

    def shown(severity):
        view = TranscriptView(model, theme)
        qtbot.addWidget(view)
        view.resize(420, 120)
        model.set_lexicon([Marked(0, 0, 12, severity, "")] if severity != "none" else [])
        return view.grab().toImage().convertToFormat(QImage.Format.Format_Mono)

    pictures = [shown(severity) for severity in ("none", "S0", "S1", "S2", "S3")]
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[n + 1 :])


def test_n_and_p_go_through_the_lexicon_when_nothing_is_searched(desk):
    hits = [hit.start_ms for hit in desk.page.beside.hits]
    went = []
    for key in "nnnppn":
        desk.key(key)
        went.append(desk.deck.now)
    assert went == [hits[0], hits[1], hits[2], hits[1], hits[0], hits[1]]


def test_the_lexicon_has_keys_of_its_own_while_something_is_searched(desk):
    hits = [hit.start_ms for hit in desk.page.beside.hits]
    desk.page.panes.whole_search.search("corazón")
    went = []
    for modifiers in (NO_KEYS, NO_KEYS, SHIFT):
        desk.key("G", SHIFT)
        desk.key("l", modifiers)
        went.append(desk.deck.now)
    assert went == [hits[0], hits[1], hits[0]]


def test_the_search_goes_before_the_lexicon(desk):
    desk.page.panes.transcript.search("corazón")
    desk.key("n")
    assert desk.deck.now == desk.page.panes.transcript.hits[0].ms


def test_waveform_and_thumbnails_reach_the_timeline(desk):
    timeline = desk.page.panes.timeline
    before = timeline.grab().toImage()
    desk.companions.peaks.emit(0, np.tile(np.array([[-90, 90]], np.int8), (5_000, 1)))
    picture = QImage(72, 128, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    desk.companions.thumbnail.emit(0, picture)
    assert timeline.grab().toImage() != before


def test_progress_is_told_until_it_is_there(desk):
    desk.companions.progress.emit(0.4, "sound")
    assert "40%" in desk.page.status_text
    desk.companions.progress.emit(1.0, "sound")
    assert "%" not in desk.page.status_text


def test_a_key_stops_what_is_made_and_goes_on_with_it(desk):
    """The status says so; where all is made, there is nothing to stop."""
    assert not desk.page.allowed("making")
    desk.companions._over = False
    desk.companions.progress.emit(0.4, "sound")
    desk.key("W", CTRL | SHIFT)
    assert desk.companions.stopped and "stopped" in desk.page.status_text and "40%" not in desk.page.status_text
    with desk.bot.waitSignal(desk.companions.ended):
        desk.key("W", CTRL | SHIFT)
    assert not desk.companions.stopped and "stopped" not in desk.page.status_text
    assert not desk.page.allowed("making")


def test_a_finding_that_forbids_pictures_ends_them_at_once(desk, policy_set, monkeypatch):
    """For a policy of which nothing may be kept: those shown go, none is made, and none when it is opened again."""
    asked = []
    monkeypatch.setattr(desk.companions, "without_pictures", lambda: asked.append("without"))
    forbidden = next(policy for policy in policy_set.policies if policy.never_export)
    free = next(policy for policy in policy_set.policies if not policy.never_export)
    desk.page.controller.place(Finding(free.id, 1_000))
    desk.settle()
    assert not asked
    desk.page.controller.place(Finding(forbidden.id, 1_000))
    desk.settle()
    assert asked == ["without"] and not desk.page.panes.timeline._rows.pictures.present()
