"""Evidence by key and behind labels, in the real window with the real deck; the picture's number is read back."""

from dataclasses import replace

import pytest

from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.media.probe import probe
from reviewer_app.operations import auditing, evidence
from reviewer_app.playback.deck import Deck
from reviewer_app.store import recordings
from reviewer_app.store.recordings import PackedTranscript
from tests.media_files import read_frame_number
from tests.ui.review.desk import NO_KEYS, RECORDING, SHIFT, Desk
from tests.unit.media.test_still_file import read_png

WORDS = Transcript("srt", "es", (Cue(500, 2_000, "fuera de aquí", "S1"),))


@pytest.fixture
def recording(media_files):
    """Four seconds whose pictures have numbers."""
    path = media_files("mp4")
    found = probe(path)
    return replace(
        RECORDING, original_path=str(path), media_path=str(path), duration_ms=found.duration_ms, video=found.video
    )


@pytest.fixture
def desk(qtbot, theme, policy_set, database, recording):
    """Its review, on its first picture, nothing kept by itself."""
    deck = Deck("qt")
    made = Desk(
        qtbot, theme, policy_set, database, database.path.with_name("settings.toml"), deck=deck, recording=recording
    )
    with database.transaction() as connection:
        recordings.save_transcript(connection, recording.recording_id, PackedTranscript.pack(WORDS))
    made.open()
    qtbot.waitUntil(lambda: made.deck.time_source() == "picture", timeout=15_000)
    made.told = []
    made.page.message.connect(made.told.append)
    yield made
    deck.close()
    made.close()


def go(desk, ms):
    """Stand on the picture at a time."""
    desk.deck.seek(ms)
    desk.bot.waitUntil(lambda: desk.deck.time_source() == "picture", timeout=15_000)


def held(desk, finding):
    """What the store has with a finding."""
    return evidence.held(desk.database, desk.review.review_id, finding.finding_id)


def wait_kept(desk, finding):
    """Until the list shows the mark."""
    desk.bot.waitUntil(lambda: desk.page.panes.findings.has_evidence(finding.finding_id), timeout=15_000)


def label(desk, key="2"):
    """Label by key; the finding."""
    before = set(desk.review.findings)
    for part in key:
        desk.key(part)
    [new] = set(desk.review.findings) - before
    return desk.review.findings[new]


def test_a_key_keeps_the_picture_of_the_label_and_the_words_around(desk):
    go(desk, 1_010)
    finding = label(desk)
    go(desk, 3_000)
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    kept = held(desk, finding)
    assert read_frame_number(read_png(kept["still"].content)) == 30
    assert kept["still"].evidence.start_ms == finding.start_ms == 1_000
    assert "fuera de aquí".encode() in kept["excerpt"].content
    assert desk.told == ["Evidence kept: L shows it."]
    assert desk.stored()[-2:] == ["evidence.kept", "evidence.kept"]
    assert auditing.verify(desk.database).faults == []


def test_inside_a_span_the_picture_at_the_playhead_is_kept(desk):
    go(desk, 1_000)
    desk.key("i")
    go(desk, 3_000)
    desk.key("o")
    finding = label(desk)
    go(desk, 2_000)
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    assert read_frame_number(read_png(held(desk, finding)["still"].content)) == 60


def test_nothing_is_kept_by_itself_unless_asked(desk):
    go(desk, 1_000)
    label(desk)
    assert desk.page.evidence.idle


@pytest.mark.parametrize("when", ["paused", "always"])
def test_the_setting_keeps_it_behind_the_label(desk, when):
    """And the label does not wait for it."""
    desk.settings.set("evidence_on_label", when)
    go(desk, 2_000)
    finding = label(desk)
    assert desk.stored()[-1] == "finding.placed"
    wait_kept(desk, finding)
    assert read_frame_number(read_png(held(desk, finding)["still"].content)) == 60


def test_with_paused_nothing_is_kept_while_it_plays(desk):
    desk.settings.set("evidence_on_label", "paused")
    desk.key("Space")
    desk.bot.waitUntil(lambda: desk.deck.playhead_ms() > 200, timeout=15_000)
    label(desk)
    assert desk.page.evidence.idle
    desk.key("Space")


def test_labels_in_a_row_each_keep_theirs(desk):
    """The last one was asked for while the first was being made."""
    desk.settings.set("evidence_on_label", "always")
    wanted = {}
    for number in (15, 45, 75, 105):
        go(desk, number * 1000 // 30 + 5)
        wanted[label(desk).finding_id] = number
    desk.bot.waitUntil(
        lambda: desk.page.evidence.idle and all(map(desk.page.panes.findings.has_evidence, wanted)), timeout=15_000
    )
    for finding_id, number in wanted.items():
        kept = evidence.held(desk.database, desk.review.review_id, finding_id)
        assert read_frame_number(read_png(kept["still"].content)) == number


def test_other_times_of_a_finding_keep_the_other_picture(desk):
    desk.settings.set("evidence_on_label", "always")
    go(desk, 1_000)
    finding = label(desk)
    wait_kept(desk, finding)
    desk.page.controller.revise(finding.finding_id, start_ms=2_000)
    desk.settle()
    desk.bot.waitUntil(lambda: desk.page.evidence.idle and desk.stored()[-1] == "evidence.kept", timeout=15_000)
    assert read_frame_number(read_png(held(desk, finding)["still"].content)) == 60


def test_a_policy_that_forbids_copies_is_told_in_the_window(desk, policy_set):
    """In one sentence, before anything is decoded; nor does a label of it keep anything by itself."""
    desk.settings.set("evidence_on_label", "always")
    go(desk, 1_000)
    forbidden = next(policy for policy in policy_set.policies if policy.never_export)
    label(desk, "".join(forbidden.keys[0]))
    assert desk.page.evidence.idle
    refused = []
    desk.window.dispatcher.refused.connect(refused.append)
    desk.key("k", SHIFT)
    assert refused == [f"Nothing may be kept with a finding under {forbidden.id}: the policy forbids copies."]
    assert "evidence.kept" not in desk.stored()


def test_when_a_finding_comes_under_such_a_policy_the_mark_goes(desk, policy_set):
    go(desk, 1_000)
    finding = label(desk)
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    forbidden = next(policy for policy in policy_set.policies if policy.never_export)
    desk.page.controller.revise(finding.finding_id, policy_id=forbidden.id)
    desk.settle()
    desk.bot.waitUntil(lambda: not desk.page.panes.findings.has_evidence(finding.finding_id), timeout=15_000)
    assert desk.stored()[-2:] == ["evidence.dropped", "evidence.dropped"]


def test_a_key_drops_it_and_a_second_time_says_that_there_is_nothing(desk):
    go(desk, 1_000)
    finding = label(desk)
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    desk.key("x", SHIFT)
    desk.bot.waitUntil(lambda: not desk.page.panes.findings.has_evidence(finding.finding_id), timeout=15_000)
    assert desk.stored()[-2:] == ["evidence.dropped", "evidence.dropped"]
    refused = []
    desk.window.dispatcher.refused.connect(refused.append)
    desk.key("x", SHIFT)
    desk.key("l", SHIFT)
    assert refused == ["Nothing is kept with this finding."] * 2


def test_what_is_kept_can_be_looked_at_and_escape_closes(desk):
    go(desk, 1_000)
    finding = label(desk)
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    desk.key("l", SHIFT)
    sheet = desk.page.evidence.sheet
    desk.bot.waitUntil(sheet.isVisible, timeout=15_000)
    assert "Picture at 00:00:01.000" in sheet.text
    assert "S1 fuera de aquí" in sheet.text
    desk.key("2")
    assert len(desk.findings) == 1
    desk.key("Escape")
    assert not sheet.isVisible()
    assert desk.page.panes.transcript_view.hasFocus()


def test_the_editor_shows_the_kept_words(desk):
    go(desk, 1_000)
    finding = label(desk)
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    desk.key("Return", NO_KEYS)
    editor = desk.page.panes.editor
    desk.bot.waitUntil(lambda: "S1 fuera de aquí" in editor.excerpt, timeout=15_000)
    desk.key("Escape")
    row = desk.page.panes.findings.row_of(finding.finding_id)
    assert "evidence kept" in desk.page.panes.findings.index(row).data()


def test_what_was_asked_for_is_kept_though_the_page_goes(desk):
    desk.settings.set("evidence_on_label", "always")
    go(desk, 1_000)
    finding = label(desk)
    desk.page.evidence.finish()
    assert "still" in held(desk, finding)


def test_after_reopening_the_mark_is_there(desk):
    go(desk, 1_000)
    finding = label(desk)
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    desk.page.panes.findings.set_evidence(())
    desk.page._recording_id = None
    desk.open()
    wait_kept(desk, finding)


def test_a_grave_still_is_met_strongly_blurred(desk, policy_set):
    """By the preset of its severity, though the playhead is elsewhere and nothing is blurred there."""
    grave = next(policy for policy in policy_set.policies if policy.severity == "S0" and not policy.never_export)
    go(desk, 1_000)
    finding = label(desk, "".join(grave.keys[0]))
    desk.key("k", SHIFT)
    wait_kept(desk, finding)
    go(desk, 3_500)
    assert desk.page.panes.video.look.plain
    desk.key("l", SHIFT)
    desk.bot.waitUntil(desk.page.evidence.sheet.isVisible, timeout=15_000)
    assert desk.page.evidence.sheet.still.look.blur == 3
