"""Verb forms, with a dictionary of Spanish as the judge."""

import pytest
import simplemma

from reviewer_app.domain.matching.conjugation import CLITICS, conjugated, hosts, infinitive_of
from reviewer_app.domain.text_fold import fold


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("matar", "mato matas mata matan maté mató mataron mataba mataré mataría mate maten matara matad matá matando"),
        ("coger", "cojo cogés coge cogimos cogió cogería coja cojan cogiera cogiendo cogido"),
        ("apostar", "apuesto apuestas apostamos apostó apueste apostemos apostá"),
        ("colgar", "cuelgo colgamos cuelgue colguemos colgué"),
        ("degollar", "degüella degolló degüellen"),
        ("morir", "muero muere morimos murió murieron muramos muriendo morís"),
        ("pedir", "pido pidió pidamos pidiendo pedimos"),
        ("mentir", "miento mintió mintamos mentís"),
        ("jugar", "juego juegue jugamos"),
        ("vencer", "venzo venza vence"),
        ("conocer", "conozco conozca conoce"),
        ("seguir", "sigo siga sigue siguió"),
        ("averiguar", "averigüe averiguo"),
        ("ahorcar", "ahorque ahorqué ahorcó"),
    ],
)
def test_forms(infinitive, forms):
    assert set(forms.split()) <= set(conjugated(infinitive))


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        (
            "matar",
            "matarte matarlos matandolo matalo matale matelo matenlo matadlo matate mataos matemonos matarmela",
        ),
        ("cortar", "cortemoslo cortemonos cortandomela"),
        ("suicidar", "suicidarme suicidate suicidense suicidandose suicidaos"),
        ("coger", "cogerte cojanla cogela cogiendotela cogeos"),
        ("morir", "muerete morite mueranse muriendose morios"),
        ("seguir", "sigueme siganme seguime seguidme"),
    ],
)
def test_pronouns_lean_on_infinitive_gerund_and_imperatives(infinitive, forms):
    """Of tú and vos, of usted and ustedes, of vosotros; without accents."""
    made = {host + clitic for host in hosts(infinitive) for clitic in CLITICS}
    assert set(forms.split()) <= made
    assert all(fold(form) == form for form in made if "ü" not in form)


@pytest.mark.parametrize(
    "infinitive", ["matar", "apostar", "amenazar", "robar", "coger", "vender", "beber", "cortar", "abusar", "perder"]
)
def test_nearly_every_form_is_a_word(infinitive):
    """A dictionary knows nine of ten; the rest is voseo."""
    forms = set(conjugated(infinitive))
    assert sum(simplemma.is_known(form, "es") for form in forms) >= 0.9 * len(forms)


@pytest.mark.parametrize(
    ("lemma", "infinitive"),
    [("matar", "matar"), ("suicidarse", "suicidar"), ("reírse", "reír"), ("puta", None), ("bar", None), ("mar", None)],
)
def test_infinitives(lemma, infinitive):
    assert infinitive_of(lemma) == infinitive
