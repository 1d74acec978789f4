"""Forms found by their spelling, those with pronouns too."""

from reviewer_app.domain.matching.form_index import Form, FormIndex


def test_a_form_is_found_by_its_spelling():
    index = FormIndex()
    index.add("mato", Form(1, "inflection", "mato"))
    index.add("mato", Form(1, "inflection", "mató"))
    assert [form.text for form in index.get("mato")] == ["mato", "mató"]
    assert index.get("mata") == index.get("") == index.get("matolo") == []


def test_pronouns_lean_on_hosts_and_a_host_alone_is_nothing():
    index = FormIndex()
    index.add("mata", Form(1, "clitic", "mata"), host=True)
    index.add("matame", Form(2, "exact", "matame"))
    assert index.get("mata") == []
    assert index.get("matamelo") == [Form(1, "clitic", "matamelo")]
    assert index.get("matame") == [Form(2, "exact", "matame"), Form(1, "clitic", "matame")]
    assert set(index.without_pronouns()) == {"matame"}
    assert {"matame", "matalo", "matanoslas"} <= set(index.spellings())
