"""The forms of a Spanish verb, with voseo and with the pronouns that lean on it.

Regular conjugation with its spelling (pague, cojo, conozco) and the vowel changes of the verbs listed here; what else
is irregular is written into the lexicon as a variant. Accents are those of the endings; what pronouns lean on is made
without, since it is compared without.
"""

from collections.abc import Iterator


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_UE = frozenset(
    _words(
        "acostar almorzar apostar cocer colgar comprobar contar costar degollar demostrar descolgar devolver "
        "doler dormir encontrar forzar jugar morder morir mostrar mover poder probar recordar renovar rodar "
        "rogar soltar sonar soñar torcer tostar tronar volar volver"
    )
)
_IE = frozenset(
    _words(
        "acertar advertir apretar arrepentir atravesar calentar cerrar comenzar confesar convertir defender "
        "despertar divertir empezar encender entender enterrar fregar herir hervir invertir mentir negar "
        "pensar perder preferir quebrar querer recomendar regar reventar sembrar sentar sentir sugerir "
        "temblar tender tentar transferir tropezar verter"
    )
)
_I = frozenset(
    _words(
        "competir conseguir corregir derretir despedir desvestir elegir gemir impedir medir pedir perseguir "
        "rendir repetir seguir servir vestir"
    )
)

_AR = _words(
    "o as a amos áis an ás é aste ó asteis aron aba abas ábamos abais aban e es emos éis en "
    "ara aras áramos arais aran ase ases ásemos aseis asen ad á ando ado ada ados adas"
)
_ER = _words(
    "o es e emos éis en és í iste ió imos isteis ieron ía ías íamos íais ían a as amos áis an "
    "iera ieras iéramos ierais ieran iese ieses iésemos ieseis iesen ed é iendo ido ida idos idas"
)
_IR = (*(ending for ending in _ER if ending not in ("emos", "éis", "és", "ed", "é")), "ís", "id")
_FUTURE = _words("é ás á emos éis án ía ías íamos íais ían")
_STRESSED_ROOT = frozenset(_words("o as a an e es en"))

_SINGLE = _words("me te se lo la le nos os los las les")
_PAIRS = [first + second for first in ("me", "te", "se", "nos", "os") for second in ("lo", "la", "los", "las", "le")]
# What leans on a form of a verb: one pronoun or two.
CLITICS = tuple(dict.fromkeys((*_SINGLE, *_PAIRS, "seme", "teme", "sete", "senos")))


def infinitive_of(word: str) -> str | None:
    """The bare infinitive of a lemma such as `matar` or `suicidarse`; None for what is no infinitive."""
    bare = word[:-2] if word.endswith(("arse", "erse", "irse", "írse")) else word
    return bare if len(bare) > 3 and bare.endswith(("ar", "er", "ir", "ír")) else None


def conjugated(infinitive: str) -> Iterator[str]:
    """Every simple form, and the participle's; a form may come twice."""
    for ending in _endings(infinitive):
        yield _root(infinitive, ending) + ending
    plain = infinitive.replace("í", "i")
    yield from (plain + ending for ending in _FUTURE)


def hosts(infinitive: str) -> set[str]:
    """What pronouns lean on, without accents: infinitive, gerund and imperatives (`matar|lo`, `mata|los`, `maten|se`).

    The imperatives are those of tú, usted and ustedes, vos, vosotros and nosotros.
    """
    conjugation = infinitive[-2:].replace("í", "i")
    theme, other = ("a", "e") if conjugation == "ar" else ("e", "a")
    gerund = "ando" if theme == "a" else "iendo"
    ours = _root(infinitive, other) + other + "mo"
    # Of vos and vosotros, whose stress keeps the root as it is.
    plain = infinitive[:-2] + conjugation[0]
    return {
        infinitive.replace("í", "i"),
        *(_root(infinitive, e) + e for e in (gerund, theme, other, other + "n")),
        plain,
        plain + "d",
        ours,
        ours + "s",
    }


def _endings(infinitive: str) -> tuple[str, ...]:
    return {"ar": _AR, "er": _ER}.get(infinitive[-2:], _IR)


def _root(infinitive: str, ending: str) -> str:
    """The root before an ending: its vowel changed where the verb does so, its last consonant spelt as it sounds."""
    root = infinitive[:-2]
    raised = infinitive.endswith("ir") and (ending.startswith("ie") or ending in ("ió", "amos", "áis"))
    if infinitive in _I and (ending in _STRESSED_ROOT or raised):
        root = _changed(root, "e", "i")
    elif infinitive in _UE and ending in _STRESSED_ROOT:
        root = _changed(root, "o" if "o" in root else "u", "ue").replace("gue", "güe")
    elif infinitive in _IE and ending in _STRESSED_ROOT:
        root = _changed(root, "e", "ie")
    elif raised and infinitive in _IE:
        root = _changed(root, "e", "i")
    elif raised and infinitive in _UE:
        root = _changed(root, "o", "u")
    return _respelt(root, infinitive[-2:], ending[0])


def _changed(root: str, vowel: str, into: str) -> str:
    before, _, after = root.rpartition(vowel)
    return before + into + after


def _respelt(root: str, conjugation: str, vowel: str) -> str:
    if conjugation == "ar":
        if vowel not in "eé":
            return root
        pairs = (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c"))
    else:
        if vowel not in "oaá":
            return root
        c = "zc" if root[-2:-1] in tuple("aeiou") else "z"
        pairs = (("gu", "g"), ("qu", "c"), ("g", "j"), ("c", c))
    return next((root[: -len(old)] + new for old, new in pairs if root.endswith(old)), root)
