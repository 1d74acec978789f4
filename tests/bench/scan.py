"""Every term of a large lexicon in ten hours of speech, beside a plain search for the same written forms."""

import random
import statistics
import time

import ahocorasick

from reviewer_app import paths
from reviewer_app.domain.lexicon import Lexicon, Term
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.formats.lexicon_file import read_lexicon
from reviewer_app.operations.scanning import scan

NAME = "scan"
HELP = "120,000 words against 1,500 terms; goal: matching in well under a second"
WORDS, TERMS, DISTINCT, ROUNDS = 120_000, 1_500, 12_000, 5

_ONSETS = (
    "b",
    "br",
    "c",
    "ch",
    "cl",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "t",
    "v",
)
_ENDINGS = (
    "a",
    "o",
    "e",
    "ar",
    "er",
    "ir",
    "as",
    "os",
    "ado",
    "ando",
    "ción",
    "dad",
    "mente",
    "ito",
    "al",
    "or",
    "ista",
)


def run() -> dict:
    """Compile time once; then search, match and whole scan take turns. Times in ms, medians."""
    chance = random.Random(7)
    lexicon = _lexicon(chance)
    transcript = _spoken(chance, lexicon)
    text = " ".join(cue.text for cue in transcript.cues)
    floor = _plain_search(lexicon)
    started = time.perf_counter()
    matcher = Matcher.compile(lexicon)
    compiled = (time.perf_counter() - started) * 1_000
    times: dict[str, list[float]] = {"search": [], "first match": [], "match again": [], "scan with times": []}
    lowered, hits = text.lower(), []
    for _ in range(ROUNDS):
        # A matcher remembers the words that it has met, so the first pass needs a fresh one.
        fresh = Matcher.compile(lexicon)
        for name, work in (
            ("search", lambda: sum(1 for _ in floor.iter(lowered))),
            ("first match", lambda one=fresh: one.match(text)),
            ("match again", lambda one=fresh: one.match(text)),
            ("scan with times", lambda: scan(matcher, transcript)),
        ):
            started = time.perf_counter()
            hits = work()
            times[name].append((time.perf_counter() - started) * 1_000)
    medians = {name: round(statistics.median(values), 1) for name, values in times.items()}
    return {
        "words": WORDS,
        "distinct words": len(set(lowered.split())),
        "terms": len(lexicon.terms),
        "hits": len(hits),
        "compile": round(compiled, 1),
        "ms": medians,
        "first match over search": round(medians["first match"] / medians["search"], 1),
        "goal": "first match and scan well under 1,000 ms",
    }


def _lexicon(chance: random.Random) -> Lexicon:
    """The starting lexicon, and made-up verbs and nouns up to 1,500 terms."""
    terms = list(read_lexicon(paths.resources() / "lexicons" / "es-live-2026.1.yaml").lexicon.terms)
    while len(terms) < TERMS:
        terms.append(Term(_word(chance) + "x" + chance.choice(("ar", "o", "a", "ón")), "harassment.insult"))
    return Lexicon("bench", "2026.1", tuple(terms))


def _spoken(chance: random.Random, lexicon: Lexicon) -> Transcript:
    """Cues of eight words: few words said often, many seldom, as in speech; one in 200 is of the lexicon."""
    vocabulary = [_word(chance) for _ in range(DISTINCT)]
    weights = [1 / (rank + 10) for rank in range(DISTINCT)]
    said = chance.choices(vocabulary, weights, k=WORDS)
    for place in range(0, WORDS, 200):
        said[place] = chance.choice(lexicon.terms).lemma.split()[0]
    cues = []
    for first in range(0, WORDS, 8):
        part, at = said[first : first + 8], first * 300
        words = tuple(
            Word(at + n * 300, at + n * 300 + 250, word, 0.4 if chance.random() < 0.05 else 0.9)
            for n, word in enumerate(part)
        )
        cues.append(Cue(at, at + 2_400, " ".join(part), "S1", words))
    return Transcript("bench", "es", tuple(cues))


def _word(chance: random.Random) -> str:
    syllables = (chance.choice(_ONSETS) + chance.choice("aeiou") for _ in range(chance.randint(1, 3)))
    return "".join(syllables) + chance.choice(_ONSETS) + chance.choice(_ENDINGS)


def _plain_search(lexicon: Lexicon) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for term in lexicon.terms:
        for text in (term.lemma, *term.variants, *term.algospeak):
            automaton.add_word(text.lower(), text)
    automaton.make_automaton()
    return automaton
