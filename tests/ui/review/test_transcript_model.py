"""Findings beside cues, hits and the way through them."""

import pytest

from reviewer_app.domain.review import Finding


def rows_with_marks(model):
    """The rows that show findings."""
    rows = ((row, model.marks_at(row)) for row in range(len(model.cues)))
    return [row for row, marks in rows if marks is not None and (marks.begun_count or any(marks.over))]


@pytest.mark.parametrize(
    ("start", "end", "rows"),
    [
        (0, None, [0]),
        (2_600, None, [0]),
        (3_200, None, [0]),  # in the pause after cue 0
        (3_700, None, [1]),
        (100, 7_500, [0, 1, 2]),
        (2_800, 3_650, [0]),  # a span in a pause belongs to the cue before it
        (10_000_000, None, [39]),
    ],
)
def test_a_finding_stands_beside_the_cues_it_overlaps(model, start, end, rows):
    finding = Finding("hate.slur", start, end)
    model.put_finding(finding)
    assert rows_with_marks(model) == rows
    model.drop_finding(finding.finding_id)
    assert rows_with_marks(model) == []


def test_a_changed_finding_leaves_its_old_cues(model):
    finding = Finding("hate.slur", 0)
    model.put_finding(finding)
    moved = Finding("hate.slur", 3_800, finding_id=finding.finding_id)
    told = []
    model.marks_changed.connect(lambda first, last: told.append((first, last)))
    model.put_finding(moved)
    assert rows_with_marks(model) == [1]
    assert told == [(0, 0), (1, 1)]
    model.drop_finding(moved.finding_id)
    assert rows_with_marks(model) == []


def test_a_span_begins_in_one_cue_goes_on_and_comes_over_into_the_next(model):
    model.put_finding(Finding("hate.slur", 100, 4_000, severity="S1"))
    first, second = model.marks_at(0), model.marks_at(1)
    assert (first.begun_count, sum(first.into_next), sum(first.over)) == (1, 1, 0)
    assert (second.begun_count, sum(second.into_next), sum(second.over)) == (0, 0, 1)
    assert first.begun[1] == second.over[1] == 1


def test_many_at_once_are_as_many_one_by_one(model, transcript):
    findings = [Finding("hate.slur", n * 1_700, n * 1_700 + 2_500 if n % 2 else None, severity="S2") for n in range(60)]
    model.add_findings(findings)
    at_once = [(m.begun, m.over, m.into_next) for m in map(model.marks_at, range(20)) if m]
    model.set_transcript(transcript, model.index)
    for finding in findings:
        model.put_finding(finding)
    assert [(m.begun, m.over, m.into_next) for m in map(model.marks_at, range(20)) if m] == at_once


def test_a_long_cue_that_began_earlier_is_found(qapp):
    from reviewer_app.domain.transcript import Cue, Transcript
    from reviewer_app.domain.transcript_index import TranscriptIndex
    from reviewer_app.ui.review.transcript_model import TranscriptModel

    cues = (Cue(0, 60_000, "música"), Cue(1_000, 2_000, "hola"), Cue(3_000, 4_000, "adiós"))
    transcript = Transcript("srt", "es", cues)
    model = TranscriptModel()
    model.set_transcript(transcript, TranscriptIndex(transcript))
    model.put_finding(Finding("hate.slur", 3_500))
    assert rows_with_marks(model) == [0, 2]


def test_search_ignores_accents_but_keeps_enye_apart(model):
    assert model.search("corazon") == model.search("CORAZÓN") > 0
    assert model.search("año") != model.search("ano")
    assert model.search("   ") == 0


def test_the_current_hit_is_told_apart(model):
    model.search("hola")
    model.mark_hit(0)
    hit = model.hits[0]
    assert [current for found, current in model.hits_in(hit.cue) if found == hit] == [True]


def test_another_transcript_forgets_marks(model, transcript):
    model.put_finding(Finding("hate.slur", 0))
    model.search("hola")
    model.set_transcript(transcript, model.index)
    assert rows_with_marks(model) == []
    assert not model.hits
