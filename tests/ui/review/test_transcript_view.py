"""The transcript pane: following, reading in peace, going somewhere, and what a tick may cost."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion

from reviewer_app.domain.transcript import Transcript
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.review.transcript_view import TranscriptView
from tests.ui.review.conftest import spoken


class WatchedView(TranscriptView):
    """Notes the regions that were painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = [*getattr(self, "painted", []), event.region()]
        super().paintEvent(event)


@pytest.fixture
def view(model, theme, qtbot):
    made = WatchedView(model, theme)
    qtbot.addWidget(made)
    made.resize(420, 260)
    with qtbot.waitExposed(made):
        made.show()
    return made


def start(model, row):
    """When a cue begins."""
    return model.cues[row].start_ms


def settle(qtbot, view):
    """Let pending paints happen, then forget them."""
    view.repaint()
    qtbot.wait(0)
    view.painted = []


def test_the_view_follows_the_playhead(view, model):
    for row in (0, 10, 39):
        view.set_playhead(start(model, row))
        assert view.current_row == row
        assert view.viewport().rect().contains(view.row_rect(row))


def test_a_pause_keeps_the_cue_before_it_marked(view, model):
    view.set_playhead(start(model, 3) - 200)
    assert view.current_row == 2


def test_before_the_first_cue_nothing_is_marked(theme, qtbot):
    transcript = Transcript("srt", "es", tuple(spoken(2).cues[1:]))
    model = TranscriptModel()
    model.set_transcript(transcript, TranscriptIndex(transcript))
    view = TranscriptView(model, theme)
    qtbot.addWidget(view)
    view.set_playhead(5)
    assert view.current_row is None


def test_a_reader_who_scrolls_away_is_left_in_peace(view, model, qtbot):
    view.set_playhead(start(model, 2))
    bar = view.verticalScrollBar()
    bar.setSliderPosition(bar.maximum())
    bar.triggerAction(bar.SliderAction.SliderMove)
    assert not view.following
    place = bar.value()
    for row in (3, 4, 5):
        view.set_playhead(start(model, row))
    assert bar.value() == place
    assert view.findChild(type(view._now)).isVisible()


def test_it_follows_again_when_the_playhead_comes_into_view(view, model):
    view.set_playhead(start(model, 2))
    bar = view.verticalScrollBar()
    bar.setSliderPosition(bar.maximum())
    bar.triggerAction(bar.SliderAction.SliderMove)
    view.set_playhead(start(model, 38))
    assert view.following


def test_the_now_button_and_the_command_bring_it_back(view, model, qtbot):
    view.set_playhead(start(model, 2))
    bar = view.verticalScrollBar()
    bar.setSliderPosition(bar.maximum())
    bar.triggerAction(bar.SliderAction.SliderMove)
    qtbot.mouseClick(view._now, Qt.MouseButton.LeftButton)
    assert view.following
    assert view.is_visible_row(2)
    assert not view._now.isVisible()
    view.toggle_following()
    assert not view.following
    view.toggle_following()
    assert view.following


def test_the_wheel_counts_as_reading(view, model, qtbot):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    view.set_playhead(0)
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120 * 40),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)
    assert not view.following


def test_a_click_goes_to_the_word_and_beside_it_to_the_cue(view, model, qtbot):
    wanted = []
    view.seek_wanted.connect(wanted.append)
    box = view.row_rect(1)
    begin, end = model.index.char_range(1, 2)
    word = view._delegate.text_rects(1, begin, end - begin)[0]
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=(word.center() + box.topLeft().toPointF()).toPoint()
    )
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, box.center().y()))
    assert wanted == [model.cues[1].words[2].start_ms, model.cues[1].start_ms]


def test_arrow_keys_choose_and_enter_goes_there(view, model, qtbot):
    wanted = []
    view.seek_wanted.connect(wanted.append)
    view.set_playhead(start(model, 4))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted == [start(model, 5)]


def test_a_tick_within_a_word_paints_nothing(view, model, qtbot):
    view.set_playhead(start(model, 1))
    settle(qtbot, view)
    view.set_playhead(start(model, 1) + 50)
    qtbot.wait(0)
    assert view.painted == []


def test_a_tick_to_the_next_word_paints_only_its_row(view, model, qtbot):
    view.set_playhead(start(model, 1))
    settle(qtbot, view)
    view.set_playhead(start(model, 1) + 310)
    qtbot.waitUntil(lambda: bool(view.painted))
    row = view.row_rect(1).adjusted(0, -2, 0, 2)
    assert all(row.contains(area.boundingRect()) for area in view.painted)


def test_a_tick_to_the_next_cue_paints_two_rows(view, model, qtbot):
    view.set_playhead(start(model, 1))
    settle(qtbot, view)
    view.set_playhead(start(model, 2))
    qtbot.waitUntil(lambda: bool(view.painted))
    rows = view.row_rect(1).united(view.row_rect(2))
    assert all(rows.contains(area.boundingRect()) for area in view.painted)


def picture(view, image=None, area=None):
    """The pane as an image; with an image, only an area of it is painted anew."""
    size = view.viewport().size()
    image = QImage(size, QImage.Format.Format_RGB32) if image is None else image.copy()
    area = QRegion(QRect(QPoint(), size)) if area is None else area
    view.viewport().render(image, area.boundingRect().topLeft(), area)
    return image


def test_what_is_painted_at_a_tick_makes_the_picture_that_a_whole_paint_makes(view, model, qtbot):
    """Only what a new word needs is painted; nothing of the row may be missing then, or stay from before."""
    marks = set()
    for number in range(1, len(model.cues[2].words)):
        view.set_playhead(model.cues[2].words[number - 1].start_ms)
        settle(qtbot, view)
        shown, view.painted = picture(view), []
        view.set_playhead(model.cues[2].words[number].start_ms)
        qtbot.wait_until(lambda: bool(view.painted))
        painted = view.painted
        for area in painted:
            shown = picture(view, shown, area)
        assert shown == picture(view), f"word {number}"
        marks.add(painted[0].boundingRect().getRect())
    assert len(marks) > 3


def test_a_pane_painted_in_tiles_looks_as_painted_at_once(view, model, qtbot):
    """Whatever area Qt asks for, all that lies in it is painted: times, speakers, findings, lines of the text."""
    view.set_playhead(model.cues[1].words[2].start_ms)
    settle(qtbot, view)
    whole, tiled = picture(view), QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    for y in range(0, whole.height(), 13):
        for x in range(0, whole.width(), 37):
            tiled = picture(view, tiled, QRegion(QRect(x, y, 37, 13) & whole.rect()))
    assert tiled == whole


def test_only_cues_in_view_are_laid_out(theme, qtbot):
    transcript = spoken(5_000)
    model = TranscriptModel()
    view = TranscriptView(model, theme)
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show()
    measured = []
    real = view._delegate.measure
    view._delegate.measure = lambda row: measured.append(row) or real(row)
    model.set_transcript(transcript, TranscriptIndex(transcript))
    view.set_playhead(transcript.cues[4_000].start_ms)
    assert view.is_visible_row(4_000)
    assert 0 < len(set(measured)) < 60


def test_rows_do_not_jump_when_true_heights_replace_guesses(view, model):
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    for _ in range(1_000):
        top = view.row_at(0)
        before = view.row_rect(top).top()
        if bar.value() == 0:
            break
        bar.setValue(bar.value() - 7)
        moved = view.row_rect(top).top() - before
        assert 0 <= moved <= 8
    assert bar.value() == 0


def test_a_new_width_keeps_the_cue_at_the_top(view, model, qtbot):
    bar = view.verticalScrollBar()
    bar.setSliderPosition(bar.maximum() // 2)
    bar.triggerAction(bar.SliderAction.SliderMove)
    top = view.row_at(0)
    view.resize(700, 260)
    assert abs(view.row_at(0) - top) <= 1


def test_another_theme_lays_out_again(view, theme, model):
    before = view.row_rect(0).height()
    theme._scale = 200
    theme.changed.emit()
    assert view.row_rect(0).height() > before


def test_an_empty_transcript_says_so(theme, qtbot):
    view = TranscriptView(TranscriptModel(), theme)
    qtbot.addWidget(view)
    view.set_empty_text("Nothing was said.")
    view.show()
    view.set_playhead(1_000)
    view.grab()
    assert view.row_at(5) is None


def test_where_there_is_nothing_to_scroll_to_no_handle_is_shown(view, theme, qtbot):
    """The bar keeps its place, so that no word moves when the first recording with a transcript comes."""
    empty = TranscriptView(TranscriptModel(), theme)
    qtbot.addWidget(empty)
    empty.resize(view.size())
    empty.show()
    handles = []
    for bar in (view.verticalScrollBar(), empty.verticalScrollBar()):
        bar.setStyleSheet(theme.stylesheet())
        image = bar.grab().toImage()
        handles.append(any(image.pixelColor(5, y) == theme.color("edge") for y in range(bar.height())))
        assert bar.isVisible()
    assert handles == [True, False]


def test_the_current_cue_can_be_read_aloud(view, model):
    view.set_playhead(start(model, 1))
    assert model.cues[1].text in view.accessibleDescription()


def test_of_several_widths_in_a_row_only_the_last_is_laid_out(view, model, qtbot):
    """A window that is resized gives a pane several; where rows lie is right for whoever asks at once."""
    laid_out, estimates = [], view._delegate.estimates
    view._delegate.estimates = lambda: laid_out.append(view.viewport().width()) or estimates()
    view.set_playhead(start(model, 20))
    for width in (300, 350, 500):
        view.resize(width, 260)
    assert laid_out == []
    assert view.row_rect(20).width() == view.viewport().width() and view.is_visible_row(20)
    assert laid_out == [view.viewport().width()]
    qtbot.waitUntil(lambda: not view._soon.isActive())
    view.repaint()
    assert len(laid_out) == 1


def test_another_width_is_laid_out_without_anybody_asking(view, qtbot):
    before = view.verticalScrollBar().maximum()
    view.resize(240, 260)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > before)
