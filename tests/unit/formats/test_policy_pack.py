"""Policy packs: the one that comes with the program, and every mistake that a writer can make in it."""

import re

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.policy import Choice
from reviewer_app.formats.policy_pack import PolicyPackError, parse_policy_pack, policy_set_digest, read_policy_pack
from reviewer_app.paths import resources

PACK = resources() / "policies" / "live-es-2026.2.yaml"
TEXT = PACK.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pack():
    """The shipped pack, read once."""
    return read_policy_pack(PACK)


def changed(old, new, after=""):
    """The shipped pack with the first `old` after a marker replaced, and the line on which that is (from 1)."""
    start = TEXT.index(old, TEXT.index(after))
    return TEXT[:start] + new + TEXT[start + len(old) :], TEXT.count("\n", 0, start) + 1


def problems_of(text):
    """The problems of a text as (line, reason)."""
    with pytest.raises(PolicyPackError) as caught:
        parse_policy_pack(text, "pack.yaml")
    return [(problem.line, problem.reason) for problem in caught.value.problems]


def test_the_shipped_pack_loads(pack):
    """Its head, its size and one policy in full."""
    assert (pack.ref, pack.effective_from, tuple(pack.title)) == ("live-es@2026.2", "2026-11-23", ("en", "es"))
    assert 10 <= len(pack.categories) <= 12
    assert 45 <= len(pack.policies) <= 60
    slur = pack.policy("hate.slur")
    assert (slur.category, slur.severity, slur.outcome, slur.subject) == ("hate", "S1", "NA", "host")
    assert slur.keys == (("h", "1"), ("2",))
    assert slur.actions == ("WARN_HOST", "INTERRUPT_LIVE")
    assert Choice(
        "reclaimed", {"en": "Word used by the group about itself", "es": "Palabra usada por el propio grupo"}
    ) in (slur.exceptions)
    assert slur.dsa.keyword == "KEYWORD_HATE_SPEECH"


# The taxonomy's own ids: figures of several standards are counted together by them.
SUBJECTS = [
    "host",
    "guest",
    "cohost",
    "viewer_comment",
    "gift",
    "profile",
    "product_pin",
    "third_party_overlay_tts",
]


def test_the_shipped_pack_has_the_lists_that_the_work_needs(pack):
    """Weights, minutes, subjects, public-interest reasons and what excludes the rest."""
    assert [(s.id, s.weight, s.sla_minutes) for s in pack.severities] == [
        ("S0", 10, 5),
        ("S1", 5, 30),
        ("S2", 2, 240),
        ("S3", 1, 1440),
    ]
    assert [s.id for s in pack.subjects] == SUBJECTS
    assert {policy.subject for policy in pack.policies} <= set(SUBJECTS)
    reasons = {o.id: [r.id for r in o.reasons] for o in pack.outcomes}
    assert list(reasons) == ["NA", "AR", "FI", "OK", "PIE", "REG"]
    assert [outcome for outcome, found in reasons.items() if found] == ["PIE"]
    assert [a.id for a in pack.actions if a.excludes_others] == ["NO_ACTION"]
    heavy = {a.id for a in pack.actions if a.needs_rationale}
    assert {"INTERRUPT_LIVE", "SUSPEND_ACCOUNT", "BAN_ACCOUNT", "DEMONETISE"} <= heavy
    assert not heavy & {"NO_ACTION", "WARN_HOST", "ESCALATE_IMMINENT"}


def test_guidance_is_short_in_both_languages(pack):
    """Two to four sentences that a tired reader can decide by."""
    for policy in pack.policies:
        assert set(policy.guidance) == set(policy.name) == {"en", "es"}
        for language, text in policy.guidance.items():
            sentences = len(re.findall(r"[.!?](?= |$)", text))
            assert 2 <= sentences <= 4, (policy.id, language, sentences)
            assert 120 <= len(text) <= 480, (policy.id, language, len(text))


def test_names_are_unique_and_fit_a_list(pack):
    """A name that two policies share cannot be told apart in the list of findings."""
    for language in ("en", "es"):
        names = [policy.name[language] for policy in pack.policies]
        assert len(set(names)) == len(names)
        assert max(map(len, names)) <= 48


def test_guidance_points_to_neighbours_that_exist(pack):
    """Each guidance names another policy of the pack, the same ones in both languages, and no unknown one."""
    categories = "|".join(category.id for category in pack.categories)
    for policy in pack.policies:
        named = {lang: set(re.findall(rf"\b(?:{categories})\.[a-z_]+", text)) for lang, text in policy.guidance.items()}
        assert named["en"] == named["es"] != set(), policy.id
        assert all(pack.policy(other) for other in named["en"]), policy.id
        assert policy.id not in named["en"]


def test_youth_sexual_abuse_never_leaves_in_an_export(pack):
    """And each of those findings has somewhere to go at once."""
    never = {policy.id for policy in pack.policies if policy.never_export}
    assert {"minor.sexualised", "minor.grooming", "minor.abuse_material", "minor.exposure"} <= never
    assert all(pack.policy(policy_id).escalate == "child_safety" for policy_id in never)


def test_six_to_nine_policies_have_a_single_digit(pack):
    """Every policy has a sequence under its category too."""
    single = [keys for keys in pack.key_sequences() if len(keys) == 1]
    assert sorted(key for (key,) in single) == [str(n) for n in range(1, 10)]
    opens = {category.id: category.key for category in pack.categories}
    assert all(policy.keys[0][0] == opens[policy.category] for policy in pack.policies)


ONE_MISTAKE = [
    # old, new, marker, lines below the change, reason
    ("id: hate.slur", "id: hate.incite", "", None, "duplicate id 'hate.incite' in 'policies'; first on line {line}."),
    (
        "keys: [h 1, 2]",
        "keys: [h 1, 3]",
        "",
        None,
        "the key sequence '3' is already that of 'hate.slur' on line {line}.",
    ),
    ("keys: [h 2]", "keys: [h 1 2]", "", -21, "the key sequence 'h 1' is the beginning of one of 'hate.dehumanise'."),
    (
        "{id: violence, key: v",
        "{id: violence, key: h",
        "",
        0,
        "the key 'h' is already that of the category 'hate' on line {above}.",
    ),
    ("keys: [h 2]", "keys: [u 2]", "", 0, "the key 'u' belongs to the review page; use another."),
    ("keys: [h 2]", "keys: [H 2]", "", 0, "the key 'H' needs Shift, which opens and closes spans; use it without."),
    ("keys: [h 2]", "keys: []", "", 0, "the policy 'hate.dehumanise' has no key sequence."),
    ("[WARN_HOST, I", "[WARN_HOTS, I", "id: hate.slur", 0, "unknown action 'WARN_HOTS'; did you mean 'WARN_HOST'?"),
    ("severity: S1", "severity: S9", "id: hate.slur", 0, "unknown severity 'S9'; there are S0, S1, S2, S3."),
    ("outcome: NA", "outcome: NOPE", "id: hate.slur", 0, "unknown outcome 'NOPE'; there are NA, AR, FI, OK, PIE, REG."),
    ("category: hate", "category: hatred", "id: hate.slur", 0, "unknown category 'hatred'; did you mean 'hate'?"),
    ("subject: gift", "subject: gifts", "", 0, "unknown subject 'gifts'; did you mean 'gift'?"),
    (
        "escalate: child_safety",
        "escalate: childsafety",
        "",
        0,
        "unknown route 'childsafety'; did you mean 'child_safety'?",
    ),
    ("route: child_safety", "route: nowhere", "", 0, "unknown route 'nowhere'; there are child_safety, adult"),
    ("[reclaimed, c", "[reclamed, c", "id: hate.slur", 0, "unknown exception 'reclamed'; did you mean 'reclaimed'?"),
    ("[documentary, e", "[documentry, e", "id: PIE", 0, "unknown exception 'documentry'; did you mean 'documentary'?"),
    (
        "KEYWORD_HATE_SPEECH",
        "KEYWORD_PHISHING",
        "id: hate.slur",
        0,
        "unknown keyword of STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    ),
    (
        "CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
        "CATEGORY_ILLEGAL_SPEECH",
        "id: hate.slur",
        0,
        "unknown DSA category 'STATEMENT_CATEGORY_ILLEGAL_SPEECH'; did you mean 'STATEMENT_CATEGORY_ILLEGAL_O",
    ),
    ("{en: Slur, es: Insulto discriminatorio}", "{en: Slur}", "", 0, "'name' has no field 'es'."),
    ("{en: Slur, es: Insulto discriminatorio}", "{en: Slur, es: }", "", 0, "'es' is empty."),
    ("severity: S1", "severty: S1", "id: hate.slur", 0, "the policy has no field 'severty'; did you mean 'severity'?"),
    ("keys: [h 1, 2]", "keys: h 1", "", 0, "'keys' must be a list."),
    ("weight: 10", "weight: ten", "", 0, "'weight' must be a whole number, not 'ten'."),
    ("never_export: true", "never_export: yes", "", 0, "'never_export' must be true or false, not 'yes'."),
    (
        "outcome: NA\n",
        "outcome: NA\n    outcome: AR\n",
        "id: hate.slur",
        1,
        "field 'outcome' is given twice; first on line {line}.",
    ),
    ("version: 2026.2", "version: v2", "", 0, "'version' must be year and number, as in 2026.2, not 'v2'."),
    ("2026-11-23", "2026-13-23", "", 0, "'effective_from' must be a date such as 2026-11-23, not '2026-13-23'."),
    ("2026-11-23", "20261123", "", 0, "'effective_from' must be a date such as 2026-11-23, not '20261123'."),
    (
        "id: live-es",
        "id: Live ES",
        "",
        0,
        "'id' must be lower-case words joined by hyphens, as in live-es, not 'Live ES'.",
    ),
    ("schema: 1", "schema: 2", "", 0, "'schema' must be 1, not '2'."),
    ("[en, es]", "[en, es, english]", "", 0, "'english' is no language code such as es or es-MX."),
    ("id: hate.slur", "id: hate slur", "", 0, "the id 'hate slur' must be letters, digits and _, as in hate.slur."),
    ("key: w,", "key: l,", "id: WARN_HOST", 1, "the key 'l' is on the verdict sheet twice; first on line {line}."),
    ("key: w,", 'key: "1",', "id: WARN_HOST", 0, "the key '1' is on the verdict sheet twice; first on line "),
    (
        "key: w,",
        "key: W,",
        "id: WARN_HOST",
        0,
        "the key 'W' needs Shift, which opens and closes spans; use it without.",
    ),
    ("severities:\n", "severitys:\n", "", 0, "the policy pack has no field 'severitys'; did you mean 'severities'?"),
    ("keys: [h 2]", "keys: [h 2", "", 1, "is not YAML"),
    ("schema: 1", "schema: &one 1", "", 0, "anchors"),
]


@pytest.mark.parametrize(("old", "new", "marker", "below", "reason"), ONE_MISTAKE)
def test_one_mistake_in_the_shipped_pack_is_reported_with_its_line(old, new, marker, below, reason):
    """`below` counts from the changed line; None: the reason names the changed line, the problem is further down."""
    text, line = changed(old, new, marker)
    found = problems_of(text)
    wanted = reason.format(line=line, above=line - 1)
    matching = [where for where, said in found if said.startswith(wanted)]
    assert matching, found
    if below is None:
        assert matching[0] > line
    else:
        assert matching[0] == line + below


def test_a_list_that_failed_does_not_drag_every_policy_along():
    """A misspelt `severities` is two problems, not one for each policy."""
    text, _ = changed("severities:\n", "severitys:\n")
    assert len(problems_of(text)) == 2


def test_all_problems_come_at_once_in_the_order_of_the_file():
    """The message is the first and how many more there are."""
    text = TEXT.replace("version: 2026.2", "version: x").replace("keys: [h 2]", "keys: [H 2]", 1)
    text = text.replace("weight: 10", "weight: ten")
    with pytest.raises(Unreadable) as caught:
        parse_policy_pack(text, "pack.yaml")
    lines = [problem.line for problem in caught.value.problems]
    assert lines == sorted(lines)
    assert len(lines) == 3
    assert str(caught.value) == (
        "pack.yaml, line 6: 'version' must be year and number, as in 2026.2, not 'x'. (and 2 more problems)"
    )
    assert caught.value.exit_code == 2


def test_a_missing_file_is_one_problem_without_a_line(tmp_path):
    """One sentence with the path."""
    with pytest.raises(PolicyPackError) as caught:
        read_policy_pack(tmp_path / "none.yaml")
    assert caught.value.line is None
    assert str(caught.value).startswith(f"{tmp_path / 'none.yaml'}: the file cannot be opened")


def test_the_first_subject_is_that_of_policies_that_name_none():
    """`subject` may be left out."""
    text, _ = changed("  - {id: host, name: {en: Host, es: Anfitrión}}\n", "")
    assert parse_policy_pack(text, "x").policy("hate.slur").subject == "guest"


def test_the_digest_is_of_the_text_not_of_its_line_ends():
    """A check-out on Windows has the same standard; one changed letter has not."""
    digest = policy_set_digest(TEXT)
    assert len(digest) == 64
    assert policy_set_digest("\ufeff" + TEXT.replace("\n", "\r\n")) == digest
    assert policy_set_digest(TEXT.replace("Slur", "slur")) != digest


def test_examples_are_texts_in_each_language_and_say_what_is_allowed(pack):
    """Left out: none; one without a language is a mistake with its line."""
    assert [one.allowed for one in pack.policy("hate.slur").examples] == [False, True]
    assert all(set(one.text) == {"en", "es"} for policy in pack.policies for one in policy.examples)
    assert pack.policy("hate.incite").examples == ()
    text, line = changed("text: {en:", "text: {fr:", "    examples:")
    assert any(at == line and "fr" in reason for at, reason in problems_of(text))
