"""Policy sets: look-up by id and by keys."""

from reviewer_app.domain.policy import Action, Category, Choice, Outcome, Policy, PolicySet, Severity, text_in


def policy(policy_id, category, *keys):
    """A policy with names made of its id."""
    texts = {"en": f"{policy_id} en", "es": f"{policy_id} es"}
    return Policy(policy_id, category, texts, texts, "S1", "NA", tuple(tuple(k.split()) for k in keys))


SET = PolicySet(
    id="live",
    version="2026.1",
    title={"en": "Live"},
    effective_from=None,
    severities=(Severity("S1", {"en": "High"}, 5, 30),),
    outcomes=(Outcome("NA", {"en": "Not allowed"}),),
    subjects=(Choice("host", {"en": "Host"}),),
    actions=(Action("WARN", {"en": "Warn"}),),
    categories=(
        Category("hate", {"en": "Hate", "es": "Odio"}, "h"),
        Category("scam", {"en": "Fraud", "es": "Fraude"}, "f"),
        Category("empty", {"en": "Empty"}, "z"),
    ),
    policies=(
        policy("hate.slur", "hate", "h 1", "2"),
        policy("hate.deep", "hate", "h 3 1"),
        policy("scam.job", "scam", "f 1"),
    ),
)


def test_the_ref_names_id_and_version():
    """Events carry it."""
    assert SET.ref == "live@2026.1"


def test_a_policy_is_found_by_id():
    """An id of another version is None, not an error: old findings must still be shown."""
    assert SET.policy("scam.job").category == "scam"
    assert SET.policy("scam.gone") is None


def test_key_sequences_map_every_sequence_to_its_policy():
    """A policy with two sequences is there twice."""
    assert SET.key_sequences() == {
        ("h", "1"): "hate.slur",
        ("2",): "hate.slur",
        ("h", "3", "1"): "hate.deep",
        ("f", "1"): "scam.job",
    }


def test_hints_at_the_start_are_categories_and_single_keys():
    """A category without policies leads nowhere, so it is not offered."""
    assert SET.after((), "es") == [("h", "Odio"), ("2", "hate.slur es"), ("f", "Fraude")]


def test_hints_after_a_first_key_are_the_policies_behind_it():
    """A key that only leads on shows the category again; a complete or unknown prefix has nothing after it."""
    assert SET.after(("h",)) == [("1", "hate.slur en"), ("3", "Hate")]
    assert SET.after(("h", "3")) == [("1", "hate.deep en")]
    assert SET.after(("h", "1")) == SET.after(("x",)) == []


def test_texts_fall_back_to_english_then_to_any():
    """A missing translation shows something."""
    assert text_in({"en": "Hate", "es": "Odio"}, "es") == "Odio"
    assert text_in({"en": "Hate"}, "es") == "Hate"
    assert text_in({"pt": "Ódio"}, "es") == "Ódio"
    assert text_in({}, "es") == ""
