"""The translation in the rows of the transcript pane."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from reviewer_app.domain.side_by_side import side_by_side
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import Hit, TranscriptIndex
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.review.transcript_view import TranscriptView
from tests.ui.review.conftest import spoken

WIDE, NARROW = 700, 340
ENGLISH = "hello heart what a year the penguin said that there is a match tomorrow"


def translated(transcript):
    """Each cue's translation in two parts; row 3 is covered by row 2's, row 5 has none, one stands in a silence."""
    cues = []
    for row, cue in enumerate(transcript.cues):
        middle = (cue.start_ms + cue.end_ms) // 2
        if row == 2:
            cues.append(Cue(cue.start_ms, transcript.cues[3].end_ms, f"{row} {ENGLISH}"))
        elif row not in (3, 5):
            cues += (Cue(cue.start_ms, middle, f"{row} {ENGLISH}"), Cue(middle, cue.end_ms, f"and {ENGLISH}"))
        if row == 4:
            cues.append(Cue(cue.end_ms + 300, cue.end_ms + 600, "(applause)"))
    return Transcript("vtt", "en", tuple(cues))


@pytest.fixture
def model(qapp):
    made, transcript = TranscriptModel(), spoken()
    index = TranscriptIndex(transcript)
    made.set_transcript(transcript, index, side_by_side(index, translated(transcript)))
    return made


@pytest.fixture(params=[WIDE, NARROW])
def view(model, theme, qtbot, request):
    made = TranscriptView(model, theme)
    qtbot.addWidget(made)
    made.resize(request.param, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def place_of(view, row, start):
    """A place of the viewport in the middle of a character of a row's translation."""
    box, translation = view.row_rect(row), view._delegate._translation
    original = super(type(view._delegate), view._delegate).measure(row)
    rect = translation.text_rects(row, start, 3)[0].translated(translation.place(row, box, original).topLeft())
    return rect.center().toPoint()


def test_both_texts_fit_into_their_row_and_do_not_touch(view, model):
    delegate = view._delegate
    rows = [row for row in range(len(model.cues)) if view.is_visible_row(row)]
    assert len(rows) >= 3
    for row in rows:
        box = view.row_rect(row)
        original = super(type(delegate), delegate).measure(row)
        assert box.height() == delegate.measure(row) >= original
        said = delegate.text_rects(row, 0, len(model.cues[row].text))
        beside = delegate._translation.text_rects(row, 0, len(model.beside.texts[row]))
        place = delegate._translation.place(row, box, original).topLeft() - box.topLeft()
        beside = [rect.translated(place.toPointF()) for rect in beside]
        assert all(rect.top() >= 0 and rect.bottom() <= box.height() for rect in (*said, *beside))
        assert all(rect.right() <= view.viewport().width() for rect in (*said, *beside))
        assert not any(one.intersects(other) for one in said for other in beside)


def test_in_a_wide_pane_it_stands_to_the_right_in_a_narrow_one_below(view):
    wide = view.width() == WIDE
    assert view._delegate._translation.to_the_right == wide
    said, beside = view._delegate.text_rects(0, 0, 3)[0], place_of(view, 0, 0)
    assert (beside.x() > said.right()) == wide


def test_without_it_rows_are_as_if_there_were_none(view, model, theme, qtbot):
    plain = TranscriptModel()
    plain.set_transcript(Transcript("x", "es", model.cues), model.index)
    other = TranscriptView(plain, theme)
    qtbot.addWidget(other)
    other.resize(view.size())
    model.want_translation(False)
    other.grab()
    other._relayout()
    assert [view.row_rect(row) for row in range(6)] == [other.row_rect(row) for row in range(6)]
    assert view.grab().toImage() == other.grab().toImage()


def test_turning_it_on_keeps_the_cue_at_the_top_and_the_playhead_in_view(view, model):
    model.want_translation(False)
    view.set_playhead(model.cues[30].start_ms)
    model.want_translation(True)
    assert view.viewport().rect().contains(view.row_rect(30))
    bar = view.verticalScrollBar()
    bar.setSliderPosition(0)
    bar.triggerAction(bar.SliderAction.SliderMove)
    bar.setValue(view._heights.offset(12))
    model.want_translation(False)
    assert view.row_at(0) in (11, 12)


def test_estimates_are_near_the_truth(view, model):
    delegate = view._delegate
    measured = sum(delegate.measure(row) for row in range(len(model.cues)))
    assert abs(sum(delegate.estimates()) - measured) < 0.3 * measured


def test_a_click_on_the_translation_goes_to_what_it_translates(view, model, qtbot):
    wanted = []
    view.seek_wanted.connect(wanted.append)
    view.show_row(4)
    for piece in model.beside.pieces[4]:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 4, piece.start))
    cue = model.cues[4]
    assert wanted == [cue.start_ms, (cue.start_ms + cue.end_ms) // 2, cue.end_ms + 300]


def test_a_click_beside_both_texts_goes_to_the_cue(view, model, qtbot):
    wanted = []
    view.seek_wanted.connect(wanted.append)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.row_rect(1).topLeft() + QPoint(60, 8))
    assert wanted == [model.cues[1].start_ms]


def test_search_finds_in_both_and_marks_each_where_it_is(view, model, theme):
    model.search("penguin")
    assert {hit.translated for hit in model.hits} == {True}
    model.search("no")
    plain = model.index.search("no")
    assert [hit for hit in model.hits if not hit.translated] == plain
    model.search("hello")
    before = view.grab().toImage()
    place = place_of(view, 0, model.hits[0].start)
    model.set_hits(())
    after = view.grab().toImage()
    around = [place + QPoint(dx, 6) for dx in range(-8, 9)]
    assert any(before.pixelColor(at) != after.pixelColor(at) for at in around)


def test_a_search_is_made_again_in_what_is_shown(model):
    told = []
    model.search("penguin")
    assert model.hits
    model.hits_changed.connect(lambda: told.append(len(model.hits)))
    model.want_translation(False)
    model.want_translation(True)
    assert told[0] == 0 and told[1] > 0


def test_hits_are_gone_through_in_order_of_time(model):
    model.search("h")
    assert {hit.translated for hit in model.hits} == {True, False}
    assert [hit.ms for hit in model.hits] == sorted(hit.ms for hit in model.hits)


def test_a_translation_over_several_cues_is_told_in_those_it_goes_on_over(view, model):
    def row_painted(beside):
        model.set_transcript(Transcript("x", "es", model.cues), model.index, beside)
        view.show_row(3)
        return view.grab(view.row_rect(3)).toImage()

    beside = model.translation
    to_the_right = view._delegate._translation.to_the_right
    assert (row_painted(beside) != row_painted(replace(beside, goes_on=frozenset()))) == to_the_right


def test_the_current_cue_is_read_aloud_with_its_translation(view, model):
    view.set_playhead(model.cues[1].start_ms)
    assert model.cues[1].text in view.accessibleDescription()
    assert "1 hello heart" in view.accessibleDescription()
    model.want_translation(False)
    assert "hello" not in view.accessibleDescription()


def test_words_of_the_original_are_followed_beside_a_translation(view, model):
    view.set_playhead(model.cues[1].words[2].start_ms)
    assert (view.current_row, view.current_word) == (1, 2)


def test_masked_words_have_a_colour_of_their_own(theme, qtbot):
    cues = (Cue(0, 1_000, "eres un ***", "S1"),)
    transcript = Transcript("aws", "es", cues, (), 1)
    index, model = TranscriptIndex(transcript), TranscriptModel()
    view = TranscriptView(model, theme)
    qtbot.addWidget(view)
    view.resize(400, 120)

    def shades(masked):
        model.set_transcript(transcript, index, None, masked)
        image = view.grab().toImage()
        pixels = (QColor(image.pixel(x, y)) for x in range(image.width()) for y in range(view.row_rect(0).height()))
        warn = theme.color("warn")
        return sum(abs(one.red() - warn.red()) + abs(one.blue() - warn.blue()) < 40 for one in pixels)

    assert shades([Hit(0, 0, 8, 11)]) > shades(())


def test_masked_places_are_gone_through_round_the_end(model):
    places = [Hit(100, 0, 0, 3), Hit(900, 1, 0, 3)]
    assert model.next_masked(0) is None
    model.set_transcript(spoken(3), TranscriptIndex(spoken(3)), None, places)
    assert [model.next_masked(ms).ms for ms in (0, 100, 900)] == [100, 900, 100]
    assert (model.masked_in(1), list(model.masked_in(2))) == ([places[1]], [])
