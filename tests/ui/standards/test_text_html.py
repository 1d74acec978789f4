"""The whole text of a version: everything that a reviewer goes by, in the order of the pack."""

from dataclasses import replace

from PySide6.QtGui import QTextDocument

from reviewer_app.domain.policy import text_in
from reviewer_app.operations import standards
from reviewer_app.ui.standards import text_html

OWN = standards.shipped().policies


def plain(policies, language="es"):
    document = QTextDocument()
    document.setHtml(text_html.standard(policies, language))
    return " ".join(document.toPlainText().split())


def said(policy_id, language="es", **values):
    """What stands about one policy, to the next one."""
    policy = replace(OWN.policy(policy_id), **values)
    policies = tuple(policy if one.id == policy_id else one for one in OWN.policies)
    text = plain(replace(OWN, policies=policies), language)
    at = policies.index(policy)
    start = text.index(f"{text_in(policy.name, language)} {policy_id}")
    return text[start : text.index(f" {policies[at + 1].id} ", start)]


def test_every_policy_stands_in_both_languages_under_its_category(qapp):
    for language in ("es", "en"):
        text = plain(OWN, language)
        at = text.index("minor.host")
        for category in OWN.categories:
            for policy in (one for one in OWN.policies if one.category == category.id):
                at = text.index(f"{policy.name[language]} {policy.id}", at - len(policy.name[language]) - 1)
                assert " ".join(policy.guidance[language].split()) in text[at:], policy.id


def test_a_policy_says_severity_outcome_keys_exceptions_actions_and_escalation(qapp):
    text = said("minor.host", exceptions=OWN.policy("hate.slur").exceptions)
    assert text.startswith("Anfitrión menor de 18 minor.host c 1 / 1 ")
    assert "S0 Crítica (vida o menores) · No permitido" in text
    assert "Exceptions Palabra usada por el propio grupo, Denuncia o condena del daño, Noticia o documental" in text
    assert "Actions Interrumpir el LIVE, Suspender el acceso a LIVE" in text
    assert "Escalation Protección de menores" in text


def test_examples_say_which_side_they_are_on(qapp):
    text = said("minor.host")
    assert "Counts «El viernes cumplo dieciséis»" in text
    assert "Does not count La anfitriona parece joven" in text


def test_what_a_policy_does_not_have_is_not_named(qapp):
    text = said("minor.host", actions=(), escalate=None, examples=())
    assert not any(name in text for name in ("Exceptions", "Actions", "Escalation", "Subject", "Counts", "Never"))


def test_an_unusual_subject_and_what_never_leaves_are_told(qapp):
    text = said("minor.host", subject="gift", never_export=True)
    assert "Subject Regalo o quien regala" in text and "Never exported yes" in text


def test_ids_of_policies_in_guidance_lead_to_them(qapp):
    html = text_html.standard(OWN, "es")
    assert "usar <a href='#at:minor.exposure'>minor.exposure</a>." in html
    policy = replace(OWN.policies[0], guidance={"es": "Ver example.com y minor.nothing."})
    assert "Ver example.com y minor.nothing." in text_html.standard(replace(OWN, policies=(policy,)), "es")


def test_the_contents_lead_to_every_category_and_list(qapp):
    html = text_html.standard(OWN, "es")
    for target in [*(one.id for one in OWN.categories), "severities", "outcomes", "actions", "routes", "subjects"]:
        assert f"href='#in:{target}'" in html and f"name='in:{target}'" in html, target
    assert "in:routes" not in text_html.standard(replace(OWN, routes=()), "es")


def test_lists_say_what_each_entry_means(qapp):
    text = plain(OWN)
    assert "Alta S1 · within 30 min · Weight 5" in text
    assert "Permitido, interés público PIE · Reasons: Noticia o documental, Educativo" in text
    assert "Interrumpir el LIVE INTERRUPT_LIVE · Needs a rationale x" in text
    assert "Sin acción NO_ACTION · Excludes others 0" in text
    assert "Protección de menores child_safety · within 15 min" in text
    assert text.endswith("Superposición o voz automática third_party_overlay_tts")


def test_marks_of_severities_grow_with_the_text(qapp):
    assert "width='12'" in text_html.standard(OWN, "es") and "width='24'" in text_html.standard(OWN, "es", 200)


def test_what_a_pack_says_is_no_markup(qapp):
    evil = {"es": "<b>x</b><script>"}
    first = replace(OWN.policies[0], name=evil, guidance=evil)
    html = text_html.standard(
        replace(OWN, policies=(first,), categories=(replace(OWN.categories[0], name=evil),)), "es"
    )
    assert "<script>" not in html and html.count("&lt;b&gt;") == 4
