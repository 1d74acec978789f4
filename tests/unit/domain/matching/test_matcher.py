"""What a lexicon finds in text, by which rule, and what it leaves alone."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app import paths
from reviewer_app.domain.lexicon import RULES, Lexicon, Term
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.domain.matching.tokens import BREAK
from reviewer_app.formats.lexicon_file import read_lexicon
from tests.unit.domain.matching.disguised import BY_RULE, disguised
from tests.unit.domain.matching.innocent import innocent_phrases

COUNTRIES = (None, "ES", "MX", "AR", "CO", "CL", "PE", "VE", "UY", "PR")


@cache
def shipped(country=None):
    """The starting lexicon, compiled once for all tests here."""
    return Matcher.compile(read_lexicon(paths.resources() / "lexicons" / "es-live-2026.1.yaml").lexicon, country)


def matcher(*terms, country=None, **options):
    """A matcher of terms, each a lemma or a Term."""
    made = tuple(term if isinstance(term, Term) else Term(term, "p") for term in terms)
    return Matcher.compile(Lexicon("test", "2026.1", made), country, **options)


def found(one, text, doubtful=()):
    """The hits as `(text, lemma, rule)`."""
    return [(hit.text, hit.term.lemma, hit.rule) for hit in one.match(text, doubtful)]


def test_others_are_let_in_between_terms_and_may_end_it():
    """A long lexicon takes seconds to be made ready."""
    seen = []
    matcher("uno", "dos", "tres", between=lambda: seen.append(1))
    assert len(seen) == 3
    with pytest.raises(ZeroDivisionError):
        matcher("uno", between=lambda: 1 / 0)


def test_ordinary_spanish_is_left_alone():
    """In no country, whatever a word holds, sounds like or nearly is."""
    phrases = innocent_phrases()
    assert len(phrases) > 250
    wrong = [(c, text, found(shipped(c), text)) for c in COUNTRIES for text in phrases if shipped(c).match(text)]
    assert wrong == []


def test_disguised_and_inflected_words_are_found_by_the_rule_that_explains_them():
    """Every rule has its examples; one hit each, over the whole of the word or phrase."""
    forms = disguised()
    assert len(forms) > 250
    assert set(RULES) - set(BY_RULE) == {"enye", "near_miss"}
    wrong = []
    for text, country, rule in forms:
        hits = shipped(country).match(text)
        if [hit.rule for hit in hits] != [rule] or any(text[hit.start : hit.end] != hit.text for hit in hits):
            wrong.append((text, country, rule, found(shipped(country), text)))
    assert wrong == []


def test_enye_is_never_n():
    """Año, coño and peña stay apart from ano, cono and pena, composed or not."""
    both = matcher("ano", "coño", "pena")
    assert found(both, "un año, el cono, la peña") == []
    assert found(both, "an\u0303o cono pen\u0303a") == []
    assert found(both, "ano COÑO con\u0303o") == [
        ("ano", "ano", "exact"), ("COÑO", "coño", "exact"), ("con\u0303o", "coño", "exact"),
    ]  # fmt: skip


def test_n_for_enye_is_asked_for():
    """People who type without ñ are found only when that is wanted, and said to be."""
    assert found(matcher("coño"), "cono") == []
    assert found(matcher("coño", n_for_enye=True), "el cono") == [("cono", "coño", "enye")]
    assert found(matcher("coño", n_for_enye=True), "el ano y la pena") == []


def test_an_accent_on_the_last_syllable_is_another_word():
    """Missing accents are forgiven, other words are not."""
    assert found(matcher("papa"), "mi papá") == []
    assert found(matcher("maricón"), "maricon maricónes") == [
        ("maricon", "maricón", "accents"), ("maricónes", "maricón", "inflection"),
    ]  # fmt: skip


def test_the_country_decides_whether_a_word_has_the_sense():
    """Coger takes a bus in Spain and Colombia."""
    assert found(shipped("ES"), "voy a coger contigo") == found(shipped("CO"), "voy a coger contigo") == []
    assert found(shipped("MX"), "voy a coger contigo") == [("coger", "coger", "exact")]
    assert found(shipped("AR"), "quiero cojer hoy") == [("cojer", "coger", "phonetic")]


def test_the_country_decides_the_severity():
    """An address among friends in Colombia, an insult in Spain."""
    severities = {}
    for country in ("ES", "CO", "EC"):
        (hit,) = shipped(country).match("oiga marica")
        severities[country] = hit.term.severity_in(country)
    assert severities == {"ES": "S1", "CO": "S3", "EC": "S2"}


def test_offsets_are_those_of_the_text_as_it_stands():
    """Decomposed letters, wide and invisible characters and emoji before a word move nothing."""
    text = "😀 ni\u0301\u200b ｑué m\u200bierdа de p.u.t.a"
    hits = shipped().match(text)
    assert [(text[hit.start : hit.end], hit.rule) for hit in hits] == [
        ("m\u200bierdа", "lookalike"), ("p.u.t.a", "separators"),
    ]  # fmt: skip


def test_a_phrase_takes_words_in_any_form_but_not_out_of_order():
    """Verbs inflect inside, short words stay as they are."""
    one = matcher("mandar rosas")
    assert found(one, "si no mandan rosas, no sigo; manden, rosas") == [
        ("mandan rosas", "mandar rosas", "inflection"), ("manden, rosas", "mandar rosas", "inflection"),
    ]  # fmt: skip
    assert found(one, "rosas mandan") == []
    assert found(matcher("lo mato"), "las mato") == []


def test_short_words_in_disguise_need_a_longer_word_beside_them():
    """By themselves they would be anything; a term that is short is taken as it is written."""
    assert found(matcher("te voy"), "t3 v0y") == found(matcher("kys"), "kyyys k1s") == []
    assert found(matcher("te voy ya"), "t3 voy ya") == []
    assert found(matcher("te voy a ver"), "te vooy a ver") == []
    assert found(matcher("te voy a matar"), "te voy a") == []
    assert found(matcher("lo mato"), "l0 mato, looo mato, las mato") == [
        ("l0 mato", "lo mato", "leet"), ("looo mato", "lo mato", "elongation"),
    ]  # fmt: skip


def test_a_phrase_runs_over_a_line_end_but_not_over_a_break():
    """A break parts texts of different moments or people."""
    one = matcher("grupo de inversión")
    assert found(one, "un grupo\nde inversión") == [("grupo\nde inversión", "grupo de inversión", "exact")]
    assert found(one, f"un grupo{BREAK}de inversión") == []
    assert found(matcher("puta"), f"p u{BREAK}t a") == []


def test_the_longest_hit_explains_its_words():
    """A word inside a phrase of the lexicon is not found again."""
    assert found(matcher("puta", "hijo de puta"), "hijo de puta, puta") == [
        ("hijo de puta", "hijo de puta", "exact"), ("puta", "puta", "exact"),
    ]  # fmt: skip


def test_the_mildest_rule_wins_and_each_policy_is_named_once():
    """Two senses of one place with two policies are both said; with one policy, the better explained."""
    terms = (Term("mata", "a"), Term("matar", "a"), Term("matar", "b"))
    assert [(hit.term.policy, hit.rule) for hit in matcher(*terms).match("mata")] == [
        ("a", "exact"), ("b", "inflection"),
    ]  # fmt: skip


def test_an_innocent_phrase_keeps_its_term_silent():
    """Only there, and only that term."""
    one = matcher(Term("concha", "p", unless=("concha de mar",)), "mar")
    assert found(one, "una concha de mar y una concha") == [("mar", "mar", "exact"), ("concha", "concha", "exact")]


def test_doubtful_words_may_be_one_letter_off():
    """Only where speech recognition was unsure, only long words, and never by the last letter alone."""
    one = matcher("estafador", "puta")
    text = "el estafadur y la estafadora, pata"
    whole = [(0, len(text))]
    assert found(one, text, whole) == [
        ("estafadur", "estafador", "near_miss"), ("estafadora", "estafador", "inflection"),
    ]  # fmt: skip
    assert found(one, text, [(15, len(text))]) == found(one, text) == [("estafadora", "estafador", "inflection")]


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "*" * 50, "@", "a." * 2_000, "p" * 5_000, "@" * 100_000, "🏳️‍🌈", "\u0301", "$$$ 100%"]
)
def test_odd_texts_are_no_trouble(text):
    assert shipped().match(text) == []


@given(st.text(st.sampled_from("putamierd0134@$*.- _\0\u200b🌽ñáрх"), max_size=60))
def test_hits_lie_in_the_text_and_in_order(text):
    """Whatever is typed: no crash, places that hold what is said of them, no hit inside another."""
    hits = shipped().match(text)
    assert all(text[hit.start : hit.end] == hit.text and hit.text for hit in hits)
    assert all(a.start <= b.start and (a.end < b.end or a[:2] == b[:2]) for a, b in pairwise(hits))


def test_words_stand_alone():
    """A term is never found inside a word."""
    assert found(matcher("puta", "ano", "culo"), "computadora manzano vehículo putativo") == []
