"""A recording of ten hours with its transcript, chat log and review, made by rule: the same every time."""

import random
from pathlib import Path

from reviewer_app.domain.chat import COMMENT, ENFORCEMENT, GIFT, JOIN, WALL, Chat, ChatEvent, Gift
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.events import Event
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Context, Finding, Review
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.media.identity import content_hash
from reviewer_app.media.probe import probe
from reviewer_app.store import chats, log, recordings
from reviewer_app.store.chats import PackedChat
from reviewer_app.store.database import Database
from reviewer_app.store.recordings import PackedTranscript
from tests.media_files import make_long

HOURS = 10
WORDS, MESSAGES, FINDINGS = 120_000, 200_000, 5_000
BEGAN_MS = 1_778_785_331_000
_SPAN_MS = HOURS * 3_600_000
_SENTENCE = (
    "bueno gracias por estar aquí otra noche vamos a cocinar arepas y charlar un rato con la gente de Medellín "
    "mañana hay partido y el año que viene viajamos a Cádiz qué rico se ve eso mándame una rosa si te gusta"
)
_SAID = _SENTENCE.split()
# One word in some hundreds is one of the lexicon.
_GRAVE = ("gilipollas", "estafador", "te mato", "apuesta", "puto")


def make_file(folder: Path) -> Path:
    """The recording: 90x160 at 5 pictures a second with sound, about 150 MB."""
    return make_long(folder / "ten-hours.mkv", hours=HOURS, fps=5)


def transcript() -> Transcript:
    """12 words a cue, two speakers in turn."""
    rng, cues, step = random.Random(1), [], _SPAN_MS // WORDS
    for first in range(0, WORDS, 12):
        words = []
        for number in range(first, first + 12):
            text = rng.choice(_GRAVE) if rng.random() < 0.003 else rng.choice(_SAID)
            words.append(Word(number * step, number * step + step - 60, text, round(rng.uniform(0.4, 1), 2)))
        text = " ".join(word.text for word in words)
        cues.append(Cue(words[0].start_ms, words[-1].end_ms, text, f"SPEAKER_0{first // 48 % 2}", tuple(words)))
    return Transcript("whisperx", "es", tuple(cues))


def chat() -> Chat:
    """Comments, a tenth of them joins, some gifts, a deed of the platform every few hundred."""
    rng, events = random.Random(2), []
    for number in range(MESSAGES):
        at, user = BEGAN_MS + number * _SPAN_MS // MESSAGES, f"u{rng.randrange(9_000)}"
        draw = rng.random()
        if draw < 0.1:
            event = ChatEvent(f"m{number}", at, JOIN, user, user)
        elif draw < 0.13:
            event = ChatEvent(f"m{number}", at, GIFT, user, user, gift=Gift("Rosa", rng.randrange(1, 99), 5))
        elif draw < 0.133:
            event = ChatEvent(f"m{number}", at, ENFORCEMENT, action="warning")
        else:
            text = " ".join(rng.choices(_SAID, k=rng.randrange(1, 9)))
            event = ChatEvent(f"m{number}", at, COMMENT, user, user, text, deleted=draw > 0.995)
        events.append(event)
    return Chat("tiktok", WALL, tuple(events), BEGAN_MS)


def store(database: Database, path: Path, context: Context) -> Recording:
    """Put everything into a store; the review of `context.author` is open with all its findings."""
    found = probe(path)
    recording = Recording(
        content_hash(path), path.stem, str(path), str(path), "matroska", found.duration_ms, found.video, found.audio
    )
    with database.transaction() as connection:
        recordings.save_recording(connection, recording, 1)
        recordings.save_transcript(connection, recording.recording_id, PackedTranscript.pack(transcript()))
        clock = ChatClock(((0, -BEGAN_MS),), "sidecar")
        chats.save_chat(connection, recording.recording_id, PackedChat.pack(chat()), clock)
        opened = Review.open(recording.recording_id, context, 1)
        _append(connection, Review.replay([opened]), opened)
    return recording


def _append(connection: object, review: Review, opened: Event) -> None:
    rng, policies = random.Random(3), ("hate.slur", "harassment.insult", "violence.threat", "privacy.contact")
    log.append(connection, opened)
    for number in range(FINDINGS):
        start = number * _SPAN_MS // FINDINGS + rng.randrange(3_000)
        end = None if number % 3 else start + rng.randrange(500, 20_000)
        finding = Finding(rng.choice(policies), start, end, severity=f"S{number % 4}", quote="lo que dijo")
        event = review.place(finding, 2)
        log.append(connection, event)
        review.apply(event)
