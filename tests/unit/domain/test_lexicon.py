"""Terms by country."""

from reviewer_app.domain.lexicon import FORMS, RULES, Lexicon, Term


def test_where_a_term_applies():
    """Everywhere, in its countries, and in any when no country is given."""
    local = Term("coger", "p", countries=("MX", "AR"))
    assert [local.applies_in(country) for country in ("MX", "ES", None)] == [True, False, True]
    assert Term("puta", "p").applies_in("ES")


def test_severity_of_the_country_else_of_everywhere():
    """Without a country the gravest by name; None where the policy's own holds."""
    term = Term("marica", "p", severity={"*": "S2", "ES": "S1"})
    assert [term.severity_in(country) for country in ("ES", "CO", None)] == ["S1", "S2", "S2"]
    local = Term("joto", "p", severity={"MX": "S2", "GT": "S1"})
    assert [local.severity_in(country) for country in ("MX", "ES", None)] == ["S2", None, "S1"]
    assert Term("puta", "p").severity_in("ES") is None


def test_the_reference_names_id_and_version():
    assert Lexicon("es-live", "2026.1", ()).ref == "es-live@2026.1"


def test_rules_and_forms_are_named_once():
    assert len(set(RULES)) == len(RULES)
    assert len(set(FORMS)) == len(FORMS)
