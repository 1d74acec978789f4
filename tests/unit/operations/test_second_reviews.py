"""The cases of a person on a real store."""

import pytest

from reviewer_app.domain import events as ev
from reviewer_app.domain.case_file import AUDIT
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.second_review import AUDITOR, REVIEWER
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.domain.second_review_steps import Hand, acknowledged, judgement_of
from reviewer_app.operations import deciding, second_reviews
from reviewer_app.store import case_files, outbox, policies
from tests import audits
from tests.packs import pack_text


def keep(database, number, state, role, decisions=(), **values):
    made = audits.case_file(state, role, decisions, audit_id=f"{audits.AUDIT_ID[:-1]}{number}", **values)
    with database.transaction() as connection:
        case_files.keep(connection, AUDIT, made.case_id, made.content, number)
    return made.case_id


def test_what_is_to_do_comes_first_what_is_due_first_of_that(database):
    first = audits.judged()
    done = keep(database, 1, "closed", REVIEWER, audits.to_arbitration())
    late = keep(database, 2, "judged", REVIEWER, [first], window_until_ms=9_000)
    never = keep(database, 3, "comparing", AUDITOR)
    soon = keep(database, 4, "judged", REVIEWER, [first], window_until_ms=8_000)
    assert [one.audit_id for one in second_reviews.cases(database)] == [soon, late, never, done]


def test_a_decision_on_its_way_counts_in(database):
    """It is not to do any more, and opens as it will be."""
    case_id = keep(database, 1, "judged", REVIEWER, [audits.judged()])
    case = second_reviews.opened(database, case_id, audits.pack()).case
    deciding.decide(database, acknowledged(case, Hand("ana", 5)))
    (listed,) = second_reviews.cases(database)
    found = second_reviews.opened(database, case_id, audits.pack())
    assert listed.state == found.case.state == "acknowledged" and found.case.on_its_way and listed.next_steps == ()


def test_it_opens_under_its_own_standard(database):
    """The one that it is judged by, kept here or in force; None for one that is nowhere."""
    case_id = keep(database, 1, "judged", REVIEWER, [audits.judged()])
    assert second_reviews.opened(database, case_id, audits.pack()).policies is audits.pack()
    other = keep(database, 2, "judged", REVIEWER, [audits.judged()], policy_set="live-es@2025.1")
    assert second_reviews.opened(database, other, audits.pack()).policies is None
    with database.transaction() as connection:
        policies.keep(connection, "live-es@2025.1", "d", pack_text("2025.1"))
    assert second_reviews.opened(database, other, audits.pack()).policies.version == "2025.1"


def test_a_case_that_is_not_here_is_refused(database):
    with pytest.raises(Refused):
        second_reviews.opened(database, audits.AUDIT_ID, audits.pack())


def typed(database, case_id):
    """Two judgements and a text, kept as the page keeps them."""
    case = second_reviews.opened(database, case_id, audits.pack()).case
    first, second, *_ = case.compared(audits.pack()).differences
    made = [judgement_of(first, is_error=True, note="¿Sí?"), judgement_of(second, is_error=False)]
    draft = Draft({one.difference_id: one for one in made}, texts={ev.AUDIT_JUDGED: "A medias"})
    second_reviews.keep_draft(database, case_id, draft.to_json())
    return draft


def drafts(database):
    with database.read() as connection:
        return case_files.with_draft(connection)


def test_what_was_typed_comes_with_the_case(database):
    case_id = keep(database, 1, "comparing", AUDITOR)
    assert second_reviews.opened(database, case_id, audits.pack()).draft == Draft()
    draft = typed(database, case_id)
    second_reviews.cases(database)
    assert second_reviews.opened(database, case_id, audits.pack()).draft == draft
    second_reviews.keep_draft(database, case_id, {})
    assert drafts(database) == []


def test_what_was_typed_of_a_difference_that_is_gone_is_not_counted(database):
    """The reviews in the document are others than those it was typed of."""
    case_id = keep(database, 1, "comparing", AUDITOR)
    draft = typed(database, case_id)
    keep(database, 1, "comparing", AUDITOR, second=audits.review("second", audits.SECOND[:1], None))
    found = second_reviews.opened(database, case_id, audits.pack())
    assert len(found.case.compared(audits.pack()).differences) > 0
    assert found.draft == Draft(texts=draft.texts)


def test_a_decision_takes_the_place_of_what_was_typed(database):
    case_id = keep(database, 1, "judged", REVIEWER, [audits.judged()])
    other = keep(database, 2, "comparing", AUDITOR)
    for one in (case_id, other):
        second_reviews.keep_draft(database, one, {"texts": {ev.AUDIT_DISPUTED: "…"}})
    case = second_reviews.opened(database, case_id, audits.pack()).case
    deciding.decide(database, acknowledged(case, Hand("ana", 5)))
    assert drafts(database) == [other]


def test_what_can_not_be_sent_any_more_is_dropped(database):
    """The window ran out: it is not shown from then on, and gone with the next look at the list."""
    case_id = keep(database, 1, "judged", REVIEWER, [audits.judged()])
    second_reviews.keep_draft(database, case_id, {"disputed": ["extra:o-giveaway"]})
    assert second_reviews.opened(database, case_id, audits.pack()).draft.disputed == {"extra:o-giveaway"}
    keep(database, 1, "closed", REVIEWER, [audits.judged()])
    assert second_reviews.opened(database, case_id, audits.pack()).draft == Draft()
    second_reviews.cases(database)
    assert drafts(database) == []


@pytest.mark.parametrize(("again", "told"), [(None, ("Not so.",)), (6, ())])
def test_a_refusal_is_told_until_the_person_has_decided_again(database, again, told):
    """Also where the new decision has been taken and it is their turn once more."""
    case_id = keep(database, 1, "judged", REVIEWER, [audits.judged()])
    case = second_reviews.opened(database, case_id, audits.pack()).case
    refused = deciding.decide(database, acknowledged(case, Hand("ana", 5)))
    with database.transaction() as connection:
        outbox.refuse(connection, refused.event_id, "Not so.", 9)
    if again is not None:
        keep(database, 1, "judged", REVIEWER, [audits.judged(), acknowledged(case, Hand("ana", again))])
    found = second_reviews.opened(database, case_id, audits.pack())
    assert ev.AUDIT_ACKNOWLEDGED in found.case.next_steps and found.refused == told


def test_a_refusal_of_what_is_not_theirs_to_decide_any_more_is_not_told(database):
    """There is nothing that the person could do about it."""
    case_id = keep(database, 1, "judged", REVIEWER, [audits.judged()])
    case = second_reviews.opened(database, case_id, audits.pack()).case
    refused = deciding.decide(database, acknowledged(case, Hand("ana", 5)))
    with database.transaction() as connection:
        outbox.refuse(connection, refused.event_id, "Not so.", 9)
    keep(database, 1, "closed", REVIEWER, [audits.judged()])
    assert second_reviews.opened(database, case_id, audits.pack()).refused == ()
