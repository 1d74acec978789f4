"""Second reviews by keys alone, in the real window: each decision durable before it is shown."""

import threading

import pytest

from reviewer_app.domain.case_file import AUDIT
from reviewer_app.domain.errors import NotStored
from reviewer_app.domain.second_review import ARBITER, AUDITOR, REVIEWER
from reviewer_app.operations import deciding
from reviewer_app.store import case_files, outbox
from tests import audits
from tests.ui.audits.desk import CTRL, SHIFT

EXTRA, MISSED, VERDICT = "extra:o-giveaway", "missed:s-gambling", "verdict"


def judge_all(work):
    """Every difference but the first is no error; the first one is typed."""
    work.key("e")
    work.keys("7", "l")
    work.key("Return", CTRL)
    work.keys(*"ooooo")


def test_the_list_says_what_is_to_do_first_and_enter_opens_it(at_page):
    work = at_page("sofia")
    work.keep("closed", REVIEWER, audits.to_arbitration(), audit_id=audits.AUDIT_ID[:-1] + "2")
    work.keep("comparing", AUDITOR)
    work.enter()
    table = work.page.table
    shown = [[table.cases.index(row, column).data() for column in range(7)] for row in range(2)]
    assert [row[1] for row in shown] == ["◐  To judge", "●  Closed"]
    assert shown[0][:1] + shown[0][2:] == ["directo-0412", "Second reviewer", "6", "—", "", "—"]
    assert shown[1][2:5] == ["Reviewer", "6", "6"] and shown[1][6] == "sofia"
    assert work.window.status.text.text() == "1 of 2 for you to do"
    work.key("Down")
    assert table.current().state == "closed"
    work.key("Return")
    work.bot.waitUntil(lambda: work.page.case is not None)
    assert work.page.case.state == "closed" and work.window.header.texts[1].startswith("▸ directo-0412 · Reviewer")
    work.key("Escape")
    assert work.page.case is None and table.hasFocus()
    work.key("Escape")
    assert work.window.page.name == "queue"


def test_an_empty_list_says_where_second_reviews_come_from(at_page):
    work = at_page("ana")
    work.enter()
    assert work.page._lists.currentIndex() == 1
    assert not work.page.allowed("case")
    work.key("Return")
    assert work.page.case is None


def test_both_reviews_stand_side_by_side_and_the_keys_go_from_difference_to_difference(at_page):
    work = at_page("sofia").open("comparing", AUDITOR)
    view = work.view
    assert [one for one, _ in work.listed] == [
        "severity:o-threat:s-threat",
        "span:o-threat:s-threat",
        EXTRA,
        "policy:o-language:s-suggestive",
        MISSED,
        VERDICT,
    ]
    assert {text for _, text in work.listed} == {"Not judged yet"}
    assert "≠ S1 · High" in view.first.text and "≠ S0 · Critical" in view.second.text
    assert "«te voy a buscar»" in view.first.text and "Dirigido al invitado." in view.first.text
    assert "≠ 00:02:11.000 – 00:02:51.000 ·\u00a040.0\u00a0s" in view.second.text
    assert "What violence.threat says" in view.second.text
    assert "start −1.0 s · end −31.0 s · 22% shared" in view.talk.text
    work.key("n")
    work.key("Down")
    assert view.differences.current_id == EXTRA
    assert "False giveaway" in view.first.text and "Nothing marked here" in view.second.text
    assert work.window.status.text.text() == "Difference 3 of 6"
    work.key("p")
    work.keys(*"nnnnn")
    assert view.differences.current_id == VERDICT
    assert "≠ Not eligible for the feed" in view.first.text and "≠ Interrupt the LIVE" in view.second.text
    assert "Amenaza creíble con dirección." in view.second.text


def test_judging_by_keys_alone_ends_in_one_durable_decision(at_page):
    """Typed one after the other; then feedback, and what was sent is on its way."""
    work = at_page("sofia").open("comparing", AUDITOR)
    work.key("e")
    assert work.view.judge_sheet.isVisible()
    work.key("Return", CTRL)
    assert work.view.judge_sheet.isVisible(), "not whole: it stays"
    work.keys("7", "l", "Tab")
    work.write("Dice la calle.")
    work.key("Return", CTRL)
    assert work.view.judge_sheet.isHidden()
    assert work.listed[0][1] == "Critical · Wrong choice · Language, dialect or slang"
    assert work.view.differences.current_id == work.listed[1][0], "on to the next one"
    assert work.view.head.text.endswith("5 difference(s) to decide")
    work.key("Return", CTRL)
    assert work.view.words_sheet.isHidden() and "5 difference(s) are still" in work.window.banner.text
    work.keys(*"ooooo")
    assert {text for _, text in work.listed[1:]} == {"No error"}
    assert work.stored() == []
    work.key("Return", CTRL)
    assert work.view.words_sheet.text.hasFocus()
    work.key("Return", CTRL)
    assert work.view.words_sheet.isVisible() and work.stored() == [], "errors need feedback"
    work.write("Escucha hasta el final.")
    work.key("Return", CTRL)
    (event,) = work.stored()
    assert (event.kind, event.author, event.review_id) == ("audit.judged", "sofia", audits.AUDIT_ID)
    assert event.body["feedback"] == "Escucha hasta el final." and event.body["original_verdict_right"] is True
    first, *others = event.body["differences"]
    assert (first["criticality"], first["root_cause"], first["note"]) == (
        "critical", "language_dialect_slang", "Dice la calle.",
    )  # fmt: skip
    assert not any(one["is_error"] for one in others)
    assert work.page.case.state == "judged" and "on its way" in work.view.head.text
    assert not work.page.allowed("judging") and not work.page.allowed("turn")
    work.key("Escape")
    assert work.page.table.cases.index(0, 1).data() == "◑  Feedback to answer · on its way"


def test_a_judgement_can_be_changed_until_it_is_sent(at_page):
    work = at_page("sofia").open("comparing", AUDITOR)
    judge_all(work)
    work.view.differences.choose(work.listed[0][0])
    work.key("e")
    work.keys("9", "Tab")
    work.key("Return", CTRL)
    assert work.listed[0][1].startswith("Minor")
    work.key("o")
    assert {text for _, text in work.listed} == {"No error"}
    work.key("Return", CTRL)
    work.key("Return", CTRL)
    assert work.stored()[0].body["feedback"] == "", "no error needs no feedback"


def test_what_is_half_written_and_typed_is_there_again_after_leaving(at_page):
    work = at_page("sofia").open("comparing", AUDITOR)
    judge_all(work)
    work.key("Return", CTRL)
    work.write("A medias")
    work.keys("Escape", "Escape", "Escape", "Return")
    work.bot.waitUntil(lambda: work.page.case is not None)
    assert work.listed[0][1].startswith("Critical")
    work.key("Return", CTRL)
    assert work.view.words_sheet.text.toPlainText() == "A medias"


def test_a_judgement_that_is_half_typed_is_there_again_and_counts_for_nothing_yet(at_page):
    """Also behind another difference; taken, it is what was typed."""
    work = at_page("sofia").open("comparing", AUDITOR)
    work.key("e")
    work.keys("4", "9")
    work.keys("Escape", "n")
    assert work.listed[0][1] == "Not judged yet"
    work.keys("p", "e")
    work.key("f")
    work.key("Return", CTRL)
    assert work.listed[0][1] == "Minor · Technical · Fault of program or data"


def test_feedback_is_acknowledged_by_one_key(at_page):
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])
    assert "FEEDBACK · sofia" in work.view.talk.text and "Escucha el tramo entero" in work.view.talk.text
    assert "La dirección se oye en el minuto 2:25." in work.view.talk.text
    assert work.listed[4][1] == "Critical · False negative · Language, dialect or slang"
    assert not work.page.allowed("judging")
    work.key("Return", CTRL | SHIFT)
    (event,) = work.stored()
    assert event.kind == "audit.acknowledged" and work.page.case.state == "acknowledged"


def test_a_dispute_names_errors_reason_and_clause(at_page):
    work = at_page("ana").open("judged", REVIEWER, [audits.judged("extra", "missed", "verdict")])
    work.key("d")
    assert "nothing to dispute" in work.window.banner.text
    work.key("Return", CTRL)
    assert work.view.words_sheet.isHidden() and "Mark what you dispute with d" in work.window.banner.text
    work.keys("n", "n", "d", "n", "n", "d", "d")
    assert [text for _, text in work.listed][2] == "You dispute this" and "dispute" not in work.listed[4][1]
    work.key("Return", CTRL)
    sheet = work.view.words_sheet
    assert sheet._choices[0].text().startswith("scam.giveaway: A prize, refund or product")
    work.key("Return", CTRL)
    assert sheet.isVisible() and work.stored() == []
    work.keys("2", "Tab")
    work.write("No hay premio falso.")
    work.key("Return", CTRL)
    (event,) = work.stored()
    assert event.body["difference_ids"] == [EXTRA] and event.body["reason"] == "No hay premio falso."
    assert event.body["clause"].startswith("scam.giveaway: A giveaway with rules")
    assert work.page.case.state == "disputed"
    assert work.listed[2][1] == "Disputed" and "DISPUTE" not in work.view.talk.text, "of another difference"
    work.view.differences.choose(EXTRA)
    assert "DISPUTE · ana" in work.view.talk.text


def test_a_dispute_behind_the_window_is_refused_with_a_sentence_and_nothing_is_stored(at_page):
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])
    work.now_ms = audits.WINDOW_UNTIL_MS + 1
    work.key("d")
    work.key("Return", CTRL)
    work.keys("1", "Tab")
    work.write("Tarde.")
    work.key("Return", CTRL)
    assert "The time to dispute this has passed" in work.window.banner.text and work.stored() == []


def test_the_auditor_answers_each_disputed_difference(at_page):
    first = audits.judged()
    work = at_page("sofia").open("disputed", AUDITOR, [first, audits.disputed(first, "extra", "missed")])
    assert work.view.differences.current_id == EXTRA, "the first one that is asked about"
    work.key("p")
    assert not work.page.allowed("answering")
    work.keys("n", "x")
    assert work.view.differences.current_id == MISSED
    work.key("s")
    assert work.view.head.text.split(" | ")[-2] == "All decided: send it"
    work.key("Return", CTRL)
    work.write("En el sorteo tienes razón.")
    work.key("Return", CTRL)
    (event,) = work.stored()
    assert event.body["stands"] is True
    assert {one["difference_id"] for one in event.body["differences"] if not one["is_error"]} == {EXTRA}
    assert work.page.case.state == "arbitration"
    assert dict(work.listed)[EXTRA] == "Disputed, given in: no error" and dict(work.listed)[MISSED] == "Disputed"


def test_the_arbiter_rules_quotes_and_proposes(at_page):
    work = at_page("luis").open("arbitration", ARBITER, audits.to_arbitration("extra", "missed"))
    assert "ANSWER · sofia" in work.view.talk.text
    work.keys("x", "s")
    work.key("Return", CTRL)
    work.keys("1", "p", "Tab")
    work.write("Los regalos como entrada cuentan.")
    work.key("Return", CTRL)
    (event,) = work.stored()
    assert {one["difference_id"]: one["upheld"] for one in event.body["rulings"]} == {EXTRA: False, MISSED: True}
    assert event.body["proposal"]["policy_id"] == event.body["clause"].split(":")[0]
    assert event.body["proposal"]["change"] == event.body["rationale"] == "Los regalos como entrada cuentan."
    assert work.page.case.state == "closed"
    assert dict(work.listed)[EXTRA] == "Ruled: no error" and dict(work.listed)[MISSED] == "Ruled: the judgement stands"
    work.view.differences.choose(EXTRA)
    assert "RULING · luis" in work.view.talk.text


def test_nothing_is_shown_as_decided_before_it_is_on_the_disk(at_page, monkeypatch):
    """Keys wait meanwhile; a disk that refuses leaves everything as it was."""
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])
    gate, real = threading.Event(), deciding.decide

    def decide(database, event):
        assert gate.wait(20)
        return real(database, event)

    monkeypatch.setattr(deciding, "decide", decide)
    work.settle = lambda: None
    work.key("Return", CTRL | SHIFT)
    assert work.busy == [True] and work.page.case.state == "judged" and not work.page.case.on_its_way
    gate.set()
    work.bot.waitUntil(lambda: work.page.case.state == "acknowledged")
    assert work.busy == [True, False]


def test_a_disk_that_refuses_is_told_and_nothing_is_painted(at_page, monkeypatch):
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])

    def decide(database, event):
        raise NotStored("The disk is full: free some space.")

    monkeypatch.setattr(deciding, "decide", decide)
    work.key("Return", CTRL | SHIFT)
    assert "The disk is full" in work.window.banner.text
    assert work.page.case.state == "judged" and work.busy == [True, False] and work.page.allowed("disputing")


def test_what_comes_down_is_shown_at_once_and_keeps_the_place(at_page):
    """The auditor's own judgement, then the reviewer's dispute."""
    first = audits.judged()
    work = at_page("sofia").open("judged", AUDITOR, [first])
    work.keys("n", "n")
    assert not work.page.allowed("turn")
    work.keep("disputed", AUDITOR, [first, audits.disputed(first, "extra")])
    work.page.refresh()
    work.settle()
    assert work.page.case.state == "disputed" and work.view.differences.current_id == EXTRA
    assert work.page.allowed("answering") and "DISPUTE · ana" in work.view.talk.text


def test_a_case_that_was_handed_over_is_left(at_page):
    """Whoever is looking at it is told so, in the place of a sentence that it has not come yet."""
    work = at_page("sofia").open("comparing", AUDITOR)
    said = []
    for signal in (work.page.message, work.page.failed):
        signal.connect(said.append)
    work.key("e")
    with work.database.transaction() as connection:
        case_files.drop(connection, AUDIT, audits.AUDIT_ID)
    work.page.refresh()
    work.settle()
    assert work.page.case is None and said == ["This second review is with somebody else now."]


def test_why_the_server_refused_a_decision_is_told_and_it_can_be_made_again(at_page):
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])
    work.key("Return", CTRL | SHIFT)
    (event,) = work.stored()
    with work.database.transaction() as connection:
        outbox.refuse(connection, event.event_id, "There is no such second review for you to decide about.", 1)
    work.page.refresh()
    work.settle()
    assert "Not taken by the central database: There is no such second review" in work.window.banner.text
    assert work.page.case.state == "judged" and work.page.allowed("disputing")


def test_reviews_that_agree_are_judged_with_feedback_alone(at_page):
    same = audits.review("original", audits.ORIGINAL, audits.VERDICTS["original"])
    work = at_page("sofia").open("comparing", AUDITOR, original=same, second=same)
    assert work.listed == [] and work.window.status.text.text() == "No differences"
    assert work.view.first.text.split("\n")[1] == work.view.second.text.split("\n")[1] == "Not eligible for the feed"
    work.key("Return", CTRL)
    work.key("Return", CTRL)
    (event,) = work.stored()
    assert event.body["differences"] == [] and event.body["original_verdict_right"] is True


def test_the_clip_is_at_the_difference_and_plays_by_key(at_page, media_files):
    """Real picture and sound; the keys are the review page's."""
    from reviewer_app.domain.review import Finding
    from reviewer_app.operations import importing

    work = at_page("sofia")
    prepared = importing.prepare(media_files("mp4"), None, work.settings.path.parent, lambda *_: None, lambda: False)
    importing.import_recordings(work.database, [prepared])
    finding = Finding("hate.slur", 300, 400, finding_id="s")
    recording = {"recording_id": prepared.recording.recording_id, "title": "corto", "duration_ms": 4_000}
    work.open("comparing", AUDITOR, recording=recording, original=audits.review("original", (), None),
              second=audits.review("second", [finding], None))  # fmt: skip
    work.bot.waitUntil(lambda: work.clip.video.marker_text() == "00:00:00.300")
    work.key("Space")
    work.bot.waitUntil(lambda: work.clip.playing)
    work.bot.waitUntil(lambda: not work.clip.playing)
    work.key("m")
    work.key("b")
    assert not work.clip.playback.muted and work.clip.video.look.blur == 2
    work.key("Space")
    work.key("Escape")
    assert not work.clip.playing


@pytest.mark.parametrize("before", ["list", "case"])
def test_another_language_changes_every_word_and_keeps_the_place(at_page, qapp, before):
    from reviewer_app.ui.language import Language

    work = at_page("sofia")
    work.keep("comparing", AUDITOR)
    work.enter()
    if before == "case":
        work.key("Return")
        work.bot.waitUntil(lambda: work.page.case is not None)
        work.keys("n", "n", "o")
    language = Language(qapp)
    work.settings.set("language", "es")
    language.use("es")
    try:
        work.settle()
        if before == "case":
            assert work.view.differences.current_id == work.listed[3][0] and work.listed[2][1] == "No es un error"
            assert work.view.head.text.split(" | ")[1] == "◐  Por juzgar"
        else:
            assert work.page.table.cases.index(0, 1).data() == "◐  Por juzgar"
    finally:
        language.silence()


def test_whose_turn_it_is_may_change_while_a_sheet_is_open(at_page):
    """A sentence says so, and what is written stays on the sheet."""
    decisions = audits.to_arbitration("extra", "missed")
    work = at_page("luis").open("arbitration", ARBITER, decisions)
    work.keys("x", "s")
    work.key("Return", CTRL)
    work.keys("1", "Tab")
    work.write("Los regalos")
    work.keep("closed", ARBITER, decisions)
    work.page.refresh()
    work.settle()
    assert work.page.case.next_steps == ()
    work.write(" cuentan.")
    work.key("Return", CTRL)
    assert "has gone on meanwhile" in work.window.banner.text and work.stored() == []
    assert work.view.words_sheet.isVisible()
    assert work.view.words_sheet.text.toPlainText() == "Los regalos cuentan."


def test_more_is_disputed_than_was_answered_when_the_sheet_opened(at_page):
    first = audits.judged()
    work = at_page("sofia").open("disputed", AUDITOR, [first, audits.disputed(first, "extra")])
    work.key("x")
    work.key("Return", CTRL)
    work.write("Tienes razón.")
    work.keep("disputed", AUDITOR, [first, audits.disputed(first, "extra", "missed")])
    work.page.refresh()
    work.settle()
    work.key("Return", CTRL)
    assert "one of them is not answered yet" in work.window.banner.text and work.stored() == []
    assert work.view.words_sheet.text.toPlainText() == "Tienes razón."


def test_a_refusal_is_told_no_more_once_it_is_answered(at_page):
    """Decided again and taken: the old reason is nobody's business any more."""
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])
    work.key("Return", CTRL | SHIFT)
    (event,) = work.stored()
    with work.database.transaction() as connection:
        outbox.refuse(connection, event.event_id, "There is no such second review for you to decide about.", 1)
    work.keep("closed", REVIEWER, [audits.judged()])
    said = []
    work.page.failed.connect(said.append)
    work.page.refresh()
    work.settle()
    assert work.page.case.next_steps == () and said == []


def test_a_fault_of_playback_is_told(at_page):
    work = at_page("sofia").open("comparing", AUDITOR)
    said = []
    work.page.message.connect(said.append)
    work.clip.failed.emit("The sound device is gone.")
    assert said == ["The sound device is gone."]
