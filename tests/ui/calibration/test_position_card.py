"""One position: who holds it, in letters, and what is read aloud of it."""

from reviewer_app.ui.calibration.letter_chip import LetterChip
from reviewer_app.ui.calibration.position_card import PositionCard
from reviewer_app.ui.calibration.spot_groups import Group, Voice
from reviewer_app.ui.calibration.spot_strip import SpotStrip
from reviewer_app.ui.calibration.type_size import BODY, sized
from reviewer_app.ui.widgets import label

GROUP = Group(1, "hate.slur", "Hate · Slur", "A word against a group.",
              (Voice("B", "", "S1", "00:00:10", "contra un grupo"), Voice("C", "sol", None, "", "")),
              {"A": "me convence"})  # fmt: skip


def test_it_is_read_aloud_with_clause_reasons_and_votes(theme, qtbot):
    card = PositionCard(GROUP, "B", "live-es@2026.2", theme)
    qtbot.addWidget(card)
    told = card.accessibleName()
    for part in ("Hate · Slur", "A word against a group.", "B S1 contra un grupo", "C sol", "Second vote: 1"):
        assert part in told


def test_ones_own_letter_has_a_ring(theme, qtbot):
    accent = theme.color("accent").rgb()

    def ring(own):
        chip = LetterChip("B", theme, own)
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        shown = chip.grab().toImage()
        return any(shown.pixel(x, y) == accent for x in range(shown.width()) for y in range(shown.height()))

    assert ring(True) and not ring(False)


def test_the_strip_fills_what_is_ruled_on_and_marks_where_one_is(theme, qtbot):
    strip = SpotStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(100, 22)
    strip.show_spots([(1.0, True), (0.5, False)], 1)
    shown = strip.grab().toImage()

    def columns(colour):
        wanted = theme.color(colour).rgb()
        return {x for x in range(shown.width()) for y in range(shown.height()) if shown.pixel(x, y) == wanted}

    assert max(columns("good")) < min(columns("accent"))
    assert strip.accessibleName() == "1 of 2 spots ruled on"
    strip.show_spots([], 0)
    strip.grab()


def test_letters_follow_the_scale(theme, qtbot):
    text = sized(theme, label("x"), BODY)
    qtbot.addWidget(text)
    assert text.font().pixelSize() == 15
    theme._scale = 200
    theme._fonts.clear()
    theme.changed.emit()
    assert text.font().pixelSize() == 30
