"""Rolling captions, and repetitions that were really said."""

from reviewer_app.formats.cue_blocks import Block
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.rolling import unroll
from reviewer_app.formats.webvtt import _plain as plain


def unrolled(*cues):
    warnings = Warnings()
    blocks = [Block(index, start, end, lines) for index, (start, end, *lines) in enumerate(cues, start=1)]
    return [block.lines for block in unroll(blocks, plain, warnings)], warnings.all()


def test_lines_of_the_cue_before_go_and_pure_repeats_are_dropped():
    lines, warnings = unrolled(
        (0, 2000, " ", "hola<00:00:00.500><c> a</c>"),
        (2000, 2010, "hola a", " "),
        (2010, 4000, "hola a", "todos<00:00:03.000><c> ya</c>"),
        (4000, 4010, "todos ya"),
    )
    assert lines == [["hola<00:00:00.500><c> a</c>"], ["todos<00:00:03.000><c> ya</c>"]]
    assert warnings == ("line 2: rolling captions: lines repeated from the cue before were removed from 3 cues.",)


def test_rolling_without_word_times_is_seen_by_how_many_cues_do_it():
    lines, _ = unrolled((0, 2000, "uno"), (2000, 4000, "uno", "dos"), (4000, 6000, "dos", "tres"))
    assert lines == [["uno"], ["dos"], ["tres"]]


def test_what_is_really_said_twice_stays():
    cues = [(0, 1000, "¡Gol!"), (1000, 2000, "¡Gol!"), (2000, 3000, "¡Gol!")]
    assert unrolled(*cues) == ([["¡Gol!"]] * 3, ())


def test_a_single_repeated_line_in_a_long_file_stays():
    cues = [(n * 1000, n * 1000 + 1000, f"frase {n}") for n in range(6)]
    cues[3] = (3000, 4000, "frase 2", "te dije")
    assert unrolled(*cues)[0][3] == ["frase 2", "te dije"]


def test_repeats_after_a_pause_stay():
    cues = [(0, 1000, "uno"), (5000, 6000, "uno", "dos")]
    assert unrolled(*cues)[0] == [["uno"], ["uno", "dos"]]


def test_a_repeated_word_with_a_time_of_its_own_stays():
    lines, _ = unrolled(
        (0, 1000, "ya"), (1000, 2000, "ya", "no<00:00:01.500><c> sé</c>"), (2000, 3000, "<00:00:02.000>no sé")
    )
    assert lines == [["ya"], ["no<00:00:01.500><c> sé</c>"], ["<00:00:02.000>no sé"]]
