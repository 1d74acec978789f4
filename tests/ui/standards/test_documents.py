"""What there is to read of what is chosen: which parts, which first, and what stands in each."""

from dataclasses import replace

import pytest

from reviewer_app.operations import drafting
from reviewer_app.ui.standards import documents
from reviewer_app.ui.standards.documents import CHANGES, TEXT, TOUCHED, Reader
from tests.stores import open_review, place
from tests.ui.standards.standings import OWN, TODAY, proposal, publish, standing
from tests.workplaces import make_place

READER = Reader("es", 100, {"standards.text": "w", "standards.touched": "t"})
GUIDANCE = "Quien conduce el LIVE dice que tiene menos de 18"


@pytest.fixture
def here(tmp_path):
    return make_place(tmp_path / "home")


@pytest.fixture
def drafted(here):
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    drafting.change_word(path, "hate.slur", "severity", "S0")
    return path


def test_a_version_without_an_earlier_one_is_its_text(qapp, database):
    found = standing(database)
    one = found.version("live-es@2026.2")
    assert documents.parts_of(found, one) == (TEXT,)
    html = documents.document(found, one, TEXT, READER)
    assert GUIDANCE in html and "60 policy(s)" in html and "part:" not in html


def test_what_is_in_force_begins_with_its_text_and_any_other_version_with_what_it_changes(qapp, database):
    publish(database)
    found = standing(database)
    newer = found.version("live-es@2026.3")
    assert documents.parts_of(found, newer) == (CHANGES, TEXT)
    assert documents.parts_of(found, replace(newer, in_force=True)) == (TEXT, CHANGES)


def test_each_part_leads_to_the_others_with_their_keys(qapp, database, here, drafted):
    found = standing(database, here)
    draft = found.draft(drafted.name)
    assert documents.parts_of(found, draft) == (CHANGES, TEXT, TOUCHED)
    cap = "<span class='key'>&nbsp;{}&nbsp;</span>"
    for part, back in ((TEXT, "w"), (TOUCHED, "t")):
        html = documents.document(found, draft, part, READER)
        assert f"<a href='part:changes'>What&nbsp;it&nbsp;changes</a>&nbsp;{cap.format(back)}" in html
        assert f"part:{part}" not in html
    html = documents.document(found, draft, CHANGES, READER)
    assert "part:text" in html and "part:touched" in html and "part:changes" not in html


def test_a_draft_says_what_it_touches_whom_it_changes_and_all_of_its_text(qapp, database, here, drafted):
    review = open_review(database)
    place(database, review, 7_000)
    found = standing(database, here)
    draft = found.draft(drafted.name)
    changes, text, touched = (documents.document(found, draft, part, READER) for part in (CHANGES, TEXT, TOUCHED))
    assert "1 changed against live-es@2026.2 · 1 finding(s) of yours touched" in changes
    assert "class='put'>S0" in changes and GUIDANCE not in changes
    assert GUIDANCE in text and "class='put'" not in text
    assert "would be decided otherwise · 1 finding(s) of yours" in touched
    everybody = replace(found, everybody={draft.path: {"hate.slur": 40}})
    assert "40 finding(s) of everybody" in documents.document(everybody, draft, TOUCHED, READER)


def test_a_draft_whose_version_before_is_not_here_is_its_text(qapp, database, here, drafted):
    text = drafted.read_text(encoding="utf-8").replace("# Draft from live-es@2026.2", "# Draft from live-es@2020.1")
    drafted.write_text(text, encoding="utf-8")
    found = standing(database, here)
    draft = found.draft(drafted.name)
    assert documents.parts_of(found, draft) == (TEXT,)
    html = documents.document(found, draft, TEXT, READER)
    assert "nothing to compare it with" in html and GUIDANCE in html and "touched" not in html


def test_a_draft_with_mistakes_is_its_mistakes(qapp, database, here, drafted):
    drafted.write_text(drafted.read_text(encoding="utf-8").replace("severity: S0", "severity: S9"), encoding="utf-8")
    found = standing(database, here)
    draft = found.draft(drafted.name)
    assert documents.parts_of(found, draft) == ()
    html = documents.document(found, draft, "", READER)
    assert "unknown severity" in html and GUIDANCE not in html


def test_a_version_whose_text_is_not_here_says_so(qapp, database):
    found = standing(database)
    one = replace(found.version("live-es@2026.2"), policies=None)
    assert documents.parts_of(found, one) == ()
    assert "its text has not come down yet" in documents.document(found, one, "", READER)


def test_a_proposal_stands_beside_the_guidance_in_force(qapp, database):
    one = proposal("p")
    found = standing(database, proposals=[one])
    html = documents.document(found, one, "", READER)
    assert "Insulto discriminatorio" in html and "Palabra que insulta" in html and one.change.change in html
    gone = proposal("q", policy="hate.gone")
    assert "Guidance in force" not in documents.document(found, gone, "", READER)
    assert documents.parts_of(found, one) == () and documents.document(found, None, "", READER) == ""
