"""What the tests of the review page share."""

import threading

import pytest

from reviewer_app import paths
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import labelling
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.theme import Theme

SENTENCE = "hola corazón qué año el pingüino dijo que mañana hay partido y ano no es año"


def spoken(cues=40, words_each=9, gap_ms=1_000):
    """A transcript of two speakers: a word every 300 ms, a pause after each cue."""
    made, at, n, vocabulary = [], 0, 0, SENTENCE.split()
    for number in range(cues):
        words, start = [], at
        for _ in range(words_each):
            words.append(Word(at, at + 250, vocabulary[n % len(vocabulary)], 0.9))
            at, n = at + 300, n + 1
        text = " ".join(word.text for word in words)
        made.append(Cue(start, at, text, f"S{number % 2 + 1}", tuple(words)))
        at += gap_ms
    return Transcript("whisperx", "es", tuple(made))


@pytest.fixture(scope="session")
def policy_set():
    """The pack that comes with the program."""
    return read_policy_pack(next((paths.resources() / "policies").glob("live-es-*.yaml")))


@pytest.fixture
def theme(qapp):
    """The dark theme, not applied to the whole application."""
    return Theme()


@pytest.fixture
def transcript():
    """Forty cues."""
    return spoken()


@pytest.fixture
def model(qapp, transcript):
    """A transcript model with forty cues."""
    made = TranscriptModel()
    made.set_transcript(transcript, TranscriptIndex(transcript))
    return made


@pytest.fixture
def desk(qtbot, theme, policy_set, database, tmp_path):
    """The review page in the window, not yet opened."""
    from tests.ui.review.desk import Desk

    made = Desk(qtbot, theme, policy_set, database, tmp_path / "settings.toml")
    yield made
    made.close()


@pytest.fixture
def review_desk(desk):
    """The review page with the review open."""
    desk.open()
    return desk


@pytest.fixture
def slow_store(review_desk, monkeypatch):
    """Nothing is stored before the gate is opened."""
    gate, real = threading.Event(), labelling.record

    def record(database, event):
        assert gate.wait(20)
        return real(database, event)

    monkeypatch.setattr(labelling, "record", record)
    yield gate
    gate.set()
