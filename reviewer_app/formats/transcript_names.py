"""Which files beside a recording are its transcript and the translation of it, by their names."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer_app.formats.transcripts import is_other_kind

# By how much they usually know; JSON of WhisperX before all.
_EXTENSIONS = (".json", ".vtt", ".ttml", ".dfxp", ".itt", ".xml", ".ass", ".ssa", ".srt", ".eaf")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")
# Extensions that would pass for a language: `live.ts.json` belongs to another recording than `live.mp4`.
_RECORDINGS = ("mkv", "mov", "flv", "ts", "avi", "wav", "ogg", "aac")
_FORMAT_TAGS = frozenset(
    {"whisperx", "whisper", "faster-whisper", "faster_whisper", "transcript", "transcription"}
    | {"aws", "azure", "deepgram", "google", "whispercpp"}
)
_TRANSLATION_TAGS = frozenset({"translation", "translated", "traduccion", "traducción"})
# Containers name languages by three letters, files mostly by two.
_TWO_LETTERS = {
    "spa": "es", "eng": "en", "por": "pt", "fra": "fr", "fre": "fr", "ita": "it", "deu": "de", "ger": "de", "cat": "ca",
    "glg": "gl", "eus": "eu", "baq": "eu",
}  # fmt: skip
_SPANISH = "es"


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: Path
    language: str | None
    translation: bool
    rank: tuple[int, int, int, int]


def find_transcript(recording: Path, languages: Collection[str] = ()) -> Path | None:
    """The transcript beside a recording by file name, None when there is none; `languages` are its sound's.

    Considered: the recording's name, with or without its extension, then nothing or tags that are a language (`es`,
    `es-419`) or a format (`whisperx`, `whisper`, `transcript`), then the extension of a transcript; anything else in
    the name (`chat`, `live_chat`, `info`) is another file, and so is JSON or XML of another kind. Preferred, in this
    order: no language or Spanish, then the recording's language; WhisperX, other JSON, WebVTT, TTML, ASS, SRT, ELAN,
    since this is how much they know; the recording's whole name over the one without extension; the fewest tags;
    alphabetical order.
    """
    return next((found.path for found in _candidates(recording, languages) if not found.translation), None)


def find_translation(
    recording: Path, transcript: Path, language: str | None, languages: Collection[str] = ()
) -> Path | None:
    """The translation of a transcript (in `language`, None where it does not say), beside the recording, if any.

    It has the tag `translation` (`traduccion`), or a language that is not the transcript's: the one in its name, else
    `language`, else Spanish. Preferred: the tag; else as transcripts are.
    """
    candidates = list(_candidates(recording, languages))
    named = next((found.language for found in candidates if found.path == transcript), None)
    written = _two_letters(language) if language and _LANGUAGE.fullmatch(language.lower()) else _SPANISH
    spoken = named or written
    others = [found for found in candidates if found.path != transcript]
    tagged = (found for found in others if found.translation)
    foreign = (found for found in others if found.language not in (None, spoken))
    return next((found.path for found in (*tagged, *foreign)), None)


def original_and_translation(paths: Sequence[Path]) -> tuple[Path | None, Path | None]:
    """Of one or two transcripts that were picked together, the original and the translation of it, by their names.

    The translation has the tag `translation` (`traduccion`), else a language other than Spanish while the other one has
    none or Spanish; else it is the second. One alone is the original, unless it has the tag.
    """
    marked = [path for path in paths if not _TRANSLATION_TAGS.isdisjoint(_tags(path))]
    plain = [path for path in paths if path not in marked]
    ordered = [*sorted(plain, key=_is_foreign), *marked]
    if len(ordered) == 1:
        return (None, ordered[0]) if marked else (ordered[0], None)
    return ordered[0], ordered[1]


def _tags(path: Path) -> list[str]:
    return _comparable(path.name).split(".")[1:-1]


def _is_foreign(path: Path) -> bool:
    tags = (tag for tag in _tags(path) if tag not in _FORMAT_TAGS and tag not in _RECORDINGS)
    language = next((tag for tag in tags if _LANGUAGE.fullmatch(tag)), None)
    return language is not None and _two_letters(language) != _SPANISH


def _candidates(recording: Path, languages: Collection[str]) -> Iterator[_Candidate]:
    """Those that are there and of a kind that is read, the best first."""
    try:
        names = [entry.name for entry in recording.parent.iterdir()]
    except OSError:
        return
    spoken = {_two_letters(language) for language in languages}
    found = [_candidate(name, recording, spoken) for name in names if name != recording.name]
    for one in sorted((one for one in found if one), key=lambda one: (one.rank, one.path.name)):
        if one.path.is_file() and not is_other_kind(one.path):
            yield one


def _candidate(file: str, recording: Path, spoken: Collection[str]) -> _Candidate | None:
    """A file with the name of a transcript of the recording; None for any other."""
    name, full, stem = (_comparable(part) for part in (file, recording.name, recording.stem))
    extension = next((ending for ending in _EXTENSIONS if name.endswith(ending)), None)
    base = next((base for base in (full, stem) if name.startswith(base + ".")), None)
    if extension is None or base is None or len(name) < len(base) + len(extension):
        return None
    if base != full and any(name.startswith(f"{base}.{other}.") for other in _RECORDINGS):
        return None
    tags = [tag for tag in name[len(base) : -len(extension)].split(".") if tag]
    translation = not _TRANSLATION_TAGS.isdisjoint(tags)
    tags = [tag for tag in tags if tag not in _TRANSLATION_TAGS]
    languages = [tag for tag in tags if tag not in _FORMAT_TAGS]
    if len(tags) > 2 or len(languages) > 1 or not all(map(_LANGUAGE.fullmatch, languages)):
        return None
    language = _two_letters(languages[0]) if languages else None
    foreign = 0 if language in (None, _SPANISH) else 1 if language in spoken else 2
    richness = 0 if "whisperx" in tags and extension == ".json" else 1 + _EXTENSIONS.index(extension)
    rank = (foreign, richness, int(base != full), len(tags))
    return _Candidate(recording.with_name(file), language, translation, rank)


def _two_letters(language: str) -> str:
    """`es` of `es-419`, `spa` and `ES`."""
    main = re.split("[-_]", language.lower())[0]
    return _TWO_LETTERS.get(main, main)


def _comparable(name: str) -> str:
    """File names as Windows and macOS compare them, so that a pair made there is found everywhere."""
    return unicodedata.normalize("NFC", name).casefold()
