"""Any file in, a transcript or one sentence out; and which file belongs to a recording."""

import gc
import json
import math
import re
import tracemalloc
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.encodings import decode
from reviewer_app.formats.transcripts import _read_text, read_transcript
from tests.unit.formats.transcript_samples import ALL

SRT = "1\n00:00:01,000 --> 00:00:02,000\nSeñor, ¿qué pasó?\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Hola\n"
WHISPER = json.dumps({"segments": [{"start": 0.0, "end": 1.0, "text": "Hola", "no_speech_prob": 0.1}]})
WHISPERX = json.dumps({"segments": [{"start": 0.0, "end": 1.0, "text": "Hola"}], "word_segments": [{"word": "Hola"}]})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (SRT, "srt"),
        (VTT, "vtt"),
        (VTT.removeprefix("WEBVTT\n\n"), "vtt"),
        (WHISPER, "whisper"),
        (WHISPERX, "whisperx"),
        ("[música]\n" + SRT, "srt"),
        ("\n\n  " + WHISPER, "whisper"),
        *((content, name.split()[0]) for name, content in ALL.items()),
    ],
)
def test_the_content_decides_and_not_the_extension(tmp_path, content, kind):
    file = tmp_path / "name.dat"
    file.write_text(content, encoding="utf-8")
    assert read_transcript(file).format == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_give_the_same_transcript(tmp_path, encoding, ending):
    file = tmp_path / "name.srt"
    file.write_bytes(SRT.replace("\n", ending).encode(encoding))
    transcript = read_transcript(file)
    assert transcript.cues[0].text == "Señor, ¿qué pasó?"
    assert transcript.warnings == ()


@pytest.mark.parametrize("content", [SRT, "nothing"])
def test_the_garbage_collector_runs_again_afterwards(tmp_path, content):
    file = tmp_path / "name.srt"
    file.write_text(content, encoding="utf-8")
    with suppress(Unreadable):
        read_transcript(file)
    assert gc.isenabled()


def test_damaged_characters_are_said(tmp_path):
    file = tmp_path / "name.srt"
    file.write_bytes(SRT.encode() + b"\xff\n")
    assert read_transcript(file).warnings == ("line 4: characters that are not UTF-8 were replaced by �.",)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "empty"),
        (b" \n\n", 1, "empty"),
        (b"\xef\xbb\xbf", 1, "empty"),
        (b"\x00\x01\x02" * 100, 1, "binary"),
        (b"Hola, esto es un texto.\n", 1, "not SRT"),
        (b'{"segments": [\n{"start": 0, "end"\n', 3, "JSON is broken"),
        (b'{"message": "hola"}\n{"message": "ya"}\n', 2, "JSON is broken"),
        (b'{"comments": []}', 1, "no transcript of Whisper"),
        (b'{"language": "es",\n"segments": [5]}', 2, "segment 1 is not an object"),
        (b'{"segments": []}', 1, "no cue"),
        (b"WEBVTT\n", 1, "no cue"),
        (b"1\n00:00:01,000 --> 00:0x:02,000\nHola\n", 2, "cannot be read"),
        (b'<?xml version="1.0"?><i><d p="1">hola</d></i>', 1, "XML is no transcript"),
        (b"[" * 100_000, 1, "no transcript does"),
        (b'{"segments": [' + b"9" * 5000 + b"]}", 1, "no transcript does"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_with_file_and_line(tmp_path, content, line, reason):
    file = tmp_path / "name.srt"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=reason) as caught:
        read_transcript(file)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{file}, line {line}: ")
    assert "\n" not in str(caught.value)


def test_what_cannot_be_opened_is_unreadable(tmp_path):
    """A folder, nothing, a file used as a folder, and a name no system takes."""
    file = tmp_path / "name.srt"
    file.write_text(SRT, encoding="utf-8")
    for path in (tmp_path, tmp_path / "none.srt", file / "inside.srt", tmp_path / ("x" * 5000)):
        with pytest.raises(Unreadable) as caught:
            read_transcript(path)
        assert caught.value.line is None
        assert "\n" not in str(caught.value)


def test_a_recording_given_by_mistake_is_not_read_whole(tmp_path):
    """Its first bytes are enough: 64 MB of recording never come into memory, and a larger one is no other case."""
    file = tmp_path / "name.mp4"
    for size in (64 * 1024 * 1024, 600 * 1024 * 1024):
        with file.open("wb") as recording:
            recording.write(b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00")
            recording.truncate(size)
        tracemalloc.start()
        with pytest.raises(Unreadable, match="binary"):
            read_transcript(file)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 8 * 1024 * 1024


def test_text_beyond_any_transcript_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "name.log"
    with file.open("wb") as log:
        log.write(b"x" * 100_000)
        log.truncate(513 * 1024 * 1024)
    with pytest.raises(Unreadable, match="too large"):
        read_transcript(file)


_SCRAPS = st.sampled_from(
    ["WEBVTT", "\n", "\n\n", "1", "00:00:01,000", " --> ", "00:02.000", "<v Ana>", "</v>", "<00:00:01.500>", "hola",
     "NOTE", "-00:00:01,000 --> 00:00:00,500\n", "<i>", "{\\an8}", "&amp;", "ANA: ", "\r", "\u200b", "2014", " "]
)  # fmt: skip
_NUMBERS = st.one_of(st.none(), st.floats(), st.integers(), st.booleans(), st.text(max_size=4), st.floats(-5, 50))
_TEXTS = st.one_of(st.none(), st.text(st.characters(), max_size=6), st.integers(), st.lists(st.none(), max_size=1))
_WORDS = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {}, optional={"word": _TEXTS, "start": _NUMBERS, "end": _NUMBERS, "score": _NUMBERS, "speaker": _TEXTS}
        ),
        st.lists(_NUMBERS, max_size=4),
        _NUMBERS,
    ),
    max_size=5,
)
_SEGMENTS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "start": _NUMBERS,
            "end": _NUMBERS,
            "text": _TEXTS,
            "speaker": _TEXTS,
            "words": st.one_of(_WORDS, _TEXTS),
        },
    ),
    max_size=5,
)
_JSON = st.fixed_dictionaries(
    {},
    optional={"segments": st.one_of(_SEGMENTS, _TEXTS), "word_segments": _WORDS, "words": _WORDS, "language": _TEXTS},
)
_CONTENT = st.one_of(
    st.binary(max_size=200),
    st.lists(_SCRAPS, max_size=40).map(lambda scraps: "".join(scraps).encode()),
    st.lists(_SCRAPS, max_size=40).map(
        lambda scraps: ("WEBVTT\n\n00:01.000 --> 00:09.000\n" + "".join(scraps)).encode()
    ),
    st.one_of(_JSON, _SEGMENTS).map(lambda value: json.dumps(value).encode()),
)


_ODD = st.sampled_from(
    [None, True, 0, -1, 5, 1e300, -1e300, 10**400, math.nan, math.inf, "", " ", "pronto", "-1s", "PT", "***", "\ud800",
     "9" * 5000, [], {}, [None], [[]], [{}], {"a": 1}, {"seconds": "x", "nanos": 1e300}, [{"start": 1}]]
).map(deepcopy)  # fmt: skip
_SCRAP_OF_TEXT = st.sampled_from(
    ["", "<", ">", "</p>", "<span begin='1s'>", "<p>", "&", "&x;", "]]>", "{", "}", "[", "]", '"', ",", ":", "\n", "\0",
     "-", "9", "9999999999999", "-->", "{\\p1}", "{\\k99999999}", "Dialogue: ", "[Events]", "begin='-1s'", "ñ",
     "\u200b", "***", "ts1", "a1"]
)  # fmt: skip


_ATTRIBUTE = re.compile('="[^"]*"')
_ODD_ATTRIBUTE = st.sampled_from(
    ["", "0", "-1", "9999999999", "0s", "5s", "99f", "1t", "00:00:01:99", "seq", "smpte", "dropNTSC", "a1", "a2", "ts1",
     "u", "w", "pal-frames", "***"]
)  # fmt: skip


def _places(value, path=()):
    """The path of every value inside a JSON value."""
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _places(inner, (*path, key))


@st.composite
def _damaged(draw):
    """A whole file of any format, then cut, doubled, or with scraps put in; JSON also with values replaced inside."""
    text = draw(st.sampled_from(sorted(ALL.values())))
    if text.startswith("{") and draw(st.booleans()):
        value = json.loads(text)
        for path in draw(st.lists(st.sampled_from(list(_places(value))[1:]), min_size=1, max_size=4)):
            with suppress(KeyError, IndexError, TypeError):
                holder = value
                for key in path[:-1]:
                    holder = holder[key]
                holder[path[-1]] = draw(_ODD)
        return json.dumps(value)
    if text.startswith("<") and draw(st.booleans()):
        for _ in range(draw(st.integers(1, 4))):
            value = draw(st.sampled_from(_ATTRIBUTE.findall(text)))
            text = text.replace(value, f'="{draw(_ODD_ATTRIBUTE)}"', draw(st.sampled_from([1, -1])))
        return text
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 40))
        text = text[:start] + draw(st.one_of(_SCRAP_OF_TEXT, st.just(text[start:end] * 2))) + text[end:]
    return text


@settings(derandomize=True, max_examples=1500, deadline=5000)
@given(_damaged())
def test_a_damaged_file_of_any_format_gives_a_sound_transcript_or_one_sentence(text):
    """No crash and no hang over five seconds."""
    _check(text, None)


@settings(derandomize=True, max_examples=600, deadline=None)
@given(_CONTENT)
def test_any_bytes_give_a_sound_transcript_or_one_sentence(content):
    """Nothing else is raised; what comes out is sorted, not negative, writable as JSON and read back the same."""
    try:
        text, damaged = decode(content)
    except ValueError:
        return
    _check(text, damaged)


def _check(text, damaged):
    try:
        transcript = _read_text(Path("name.srt"), text, damaged, Warnings())
    except Unreadable as error:
        assert "\n" not in str(error)
        return
    assert transcript.cues
    assert [cue.start_ms for cue in transcript.cues] == sorted(cue.start_ms for cue in transcript.cues)
    for cue in transcript.cues:
        assert 0 <= cue.start_ms <= cue.end_ms and cue.text
        for word in cue.words:
            assert 0 <= word.start_ms <= word.end_ms and word.text
            assert word.confidence is None or 0.0 <= word.confidence <= 1.0
        if cue.words and not cue.words[0].timed:
            assert cue.start_ms <= cue.words[0].start_ms <= cue.words[0].end_ms <= cue.end_ms
    written = json.dumps(transcript.to_json(), ensure_ascii=False, allow_nan=False).encode()
    assert Transcript.from_json(json.loads(written)) == transcript
