"""Whatever stands in a file that people bring: something usable or one sentence; no other error, no hang."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer_app import paths
from reviewer_app.domain.comfort import Presets
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.formats import batch_file, ratings_file, sample_file
from reviewer_app.formats.lexicon_file import lexicon_text, parse_lexicon, read_lexicon
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.formats.presets import read_presets
from reviewer_app.media.playlist import closed_copy, program_date_times, read_playlist
from tests.unit.formats.test_policy_edit import SMALL

FEW, MANY = 10, 1_500
LIMIT = timedelta(seconds=5)

_LEXICON = """schema: 1
id: es-test
version: 2026.1
terms:
- lemma: marica
  policy: hate.slur
  severity: {"*": S2, ES: S1}
  countries: [ES, CO]
  algospeak: [🌽]
  unless: ["mariquita de siete puntos"]
  reclaimed: true
  forms: number
- {lemma: te voy a matar, policy: violence.threat}
"""
_LEXICON_TABLE = """# lexicon es-test@2026.1
lemma;policy;severity;countries;variants;reclaimed
marica;hate.slur;*=S2 | ES=S1;ES | CO;"mariquita | maricón";true
te voy a matar;violence.threat;S1;;;
"""
_PLAYLIST = """#EXTM3U
#EXT-X-VERSION:6
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="init.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-03-01T20:00:00.000+01:00
#EXTINF:4.000,
one.ts
#EXT-X-DISCONTINUITY
#EXT-X-PROGRAM-DATE-TIME:2026-03-01T19:05:00Z
#EXTINF:3.96,una señal
two%20parts.ts?token=1
#EXT-X-ENDLIST
"""
_MASTER = """#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="es"
#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=360x640,AUDIO="a"
media.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=2000000
media.m3u8
"""
_RATINGS = "unit,recording,Ana,Luis,Eva\n1,r1,hate,hate,none\n2,r1,,none,none\n3,r2,1.5,2,x\n"
_TABLE = "·,hate,none\nhate,20,5\nnone,10,15\n"
_SPANS = (
    "rater,recording,label,start_ms,end_ms,length_ms\nAna,r1,hate,1000,2500,60000\nLuis,r1,hate,1200,2600,60000\n"
    "Luis,r2,,,,30000\n"
)
_JUDGED = "id;probability;wrong;stratum\na;0.5;0;x\nb;0.25;1;y\n"
_SEEN = "stratum,population,drawn,mean,variance\nx,100,10,0.2,0.16\ny,50,5,0.1,0.1\n"
_SIDES = "policy,side,population,drawn,violations\nhate,flagged,100,50,40\nhate,passed,900,90,3\n"
_BATCH = f"recording_id,duration_ms,title,url,topics\n{'a' * 64},60000,Uno,https://media.example/a.mp4,x | y\n"


def _use_lexicon(path: Path) -> None:
    found = read_lexicon(path)
    for suffix in (".yaml", ".csv"):
        assert parse_lexicon(lexicon_text(found.lexicon, suffix), f"written{suffix}").lexicon == found.lexicon
    Matcher.compile(found.lexicon).match("te voy a matar, marica 🌽")


def _use_pack(path: Path) -> None:
    for policy in read_policy_pack(path).policies:
        assert policy.name and policy.severity


def _use_presets(path: Path) -> None:
    assert isinstance(read_presets(path), Presets)


def _use_playlist(path: Path) -> None:
    for name in ("init.mp4", "one.ts", "two parts.ts"):
        path.with_name(name).touch()
    path.with_name("media.m3u8").write_text(_PLAYLIST, encoding="utf-8")
    found = read_playlist(path)
    assert all(file.is_file() for file in found.files)
    assert closed_copy(found).endswith(b"#EXT-X-ENDLIST\n")
    moments = program_date_times(found)
    assert all(isinstance(part, int) for moment in moments for part in moment)


READERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "lexicon.yaml": (_LEXICON, _use_lexicon),
    "lexicon.csv": (_LEXICON_TABLE, _use_lexicon),
    "pack.yaml": (SMALL, _use_pack),
    "presets.yaml": ((paths.resources() / "presets.yaml").read_text(encoding="utf-8"), _use_presets),
    "playlist.m3u8": (_PLAYLIST, _use_playlist),
    "master.m3u8": (_MASTER, _use_playlist),
    "ratings.csv": (_RATINGS, ratings_file.read_ratings),
    "table.csv": (_TABLE, ratings_file.read_table),
    "spans.csv": (_SPANS, ratings_file.read_spans),
    "population.csv": (_JUDGED, sample_file.read_population),
    "judged.csv": (_JUDGED, sample_file.read_judged),
    "strata.csv": (_SEEN, sample_file.read_strata),
    "seen.csv": (_SEEN, sample_file.read_seen_strata),
    "sides.csv": (_SIDES, sample_file.read_sides),
    "samples.csv": ("sample,size,wrong\nenero,50,3\nfebrero,40,1\n", sample_file.read_samples),
    "batch.csv": (_BATCH, batch_file.read_batch),
    "batch.json": (
        '[{"recording_id": "' + "b" * 64 + '", "duration_ms": 60000, "topics": ["x"], "size_bytes": null}]',
        batch_file.read_batch,
    ),
}
# Where a parser may stumble: signs of each format, other digits, numbers too long, names too long, no text at all.
_SCRAPS = (
    *'":,;{}[]|#&*!?=-%@',
    *("\n", "\r", "\t", "\0", "\x85", "\u2028", "\ufeff", "\ud800", "- ", "''", "!!python/object:x "),
    *("&a ", "*a", "<<: ", "٣", "²", "Ⅷ", "1e999", "nan", "inf", "-1", "0", "1_0", "9" * 5_000, "x" * 5_000, "../"),
    *(
        "file:///",
        "https://a/",
        "0001-01-01T00:00:00+23:59",
        "#EXTINF:",
        "#EXT-X-STREAM-INF:",
        "BANDWIDTH=",
        'URI="',
        "[" * 500,
        "\n  " * 50,
    ),
)


@st.composite
def _edits(draw: st.DrawFn) -> list[tuple[float, int, bytes | None]]:
    """Where (as a share of the file), how much goes, and what comes in its place (None: the same again)."""
    scrap = st.one_of(
        st.none(), st.just(b""), st.sampled_from(_SCRAPS).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.binary(max_size=8), st.text(max_size=4).map(lambda text: text.encode("utf-8", "surrogatepass")),
    )  # fmt: skip
    return draw(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), scrap), max_size=4))


def _damaged(text: str, edits: list[tuple[float, int, bytes | None]]) -> bytes:
    data = bytearray(text.encode())
    for share, length, scrap in edits:
        at = round(share * len(data))
        data[at : at + length] = bytes(data[at : at + length]) * 2 if scrap is None else scrap
    return bytes(data)


def _try(path: Path, content: bytes, use: Callable[[Path], object]) -> None:
    path.write_bytes(content)
    try:
        use(path)
    except UserError as error:
        told = str(error)
        assert str(path) in told or "media.m3u8" in told
        assert told.isprintable() and len(told) < 2_000


@pytest.mark.parametrize("examples", [FEW, pytest.param(MANY, marks=[pytest.mark.slow, pytest.mark.timeout(900)])])
@pytest.mark.parametrize("name", READERS)
def test_any_file_is_used_or_told_in_a_sentence(tmp_path: Path, name: str, examples: int):
    """The sentence names the file and stays on one line, whatever the file holds."""
    text, use = READERS[name]

    @settings(
        derandomize=True, database=None, max_examples=examples, deadline=LIMIT, suppress_health_check=[*HealthCheck]
    )
    @given(_edits())
    def attempt(edits: list[tuple[float, int, bytes | None]]) -> None:
        _try(tmp_path / name, _damaged(text, edits), use)

    attempt()


@pytest.mark.parametrize("name", READERS)
def test_the_whole_file_is_used(tmp_path: Path, name: str):
    """Nobody is refused who should not be."""
    text, use = READERS[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    use(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lexicon.yaml", "a: " + "[" * 200_000),
        ("lexicon.csv", "# lexicon es-test@2026.1\n" + "lemma," * 50_000),
        ("playlist.m3u8", "#EXTM3U\n" + "#EXTINF:1,\none.ts\n" * 5_000),
        ("master.m3u8", _MASTER + "#EXT-X-STREAM-INF:BANDWIDTH=1\n" * 20_000),
        ("spans.csv", _SPANS + '"\n' * 100_000),
        ("table.csv", ",".join("x" * 2_000) + "\n" + "x\n" * 2_000),
        ("ratings.csv", ",".join(map(str, range(20_000))) + "\n1\n"),
        ("batch.json", "[" * 100_000),
        *(
            pytest.param(name, content, marks=pytest.mark.slow)
            for name, content in (
                ("lexicon.yaml", _LEXICON + "".join(f"- {{lemma: a, policy: b, p{n}: c}}\n" for n in range(20_000))),
                ("lexicon.csv", _LEXICON_TABLE + "marica;p\n" * 40_000),
                ("pack.yaml", SMALL + "\n  - {id: a.b, categry: x, keys: [h 1]}" * 20_000),
                ("presets.yaml", "presets:\n" + "- {for: a, blr: 1}\n" * 40_000),
                ("batch.csv", _BATCH + "x,y\n" * 50_000),
            )
        ),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
@pytest.mark.timeout(30)
def test_hostile_files_end_soon(tmp_path: Path, name: str, content: str):
    """Each takes a second at most; minutes, where every mistake is looked at in the light of every other."""
    _try(tmp_path / name, content.encode(), READERS[name][1])
