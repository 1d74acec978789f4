"""Every state of the window that has a picture, and the way to it by keys; each begins in a home of its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.fetch_state import FAILED, RUNNING, FetchState
from reviewer_app.formats.chat_csv import UnknownColumns
from reviewer_app.operations import exposure
from reviewer_app.operations.pacing import Known
from reviewer_app.operations.pulling import PullResult
from reviewer_app.operations.workplace import Workplace
from reviewer_app.playback import availability
from reviewer_app.playback.availability import Engine
from reviewer_app.store import chats, policies, recordings, standards
from reviewer_app.store.chats import PackedChat
from reviewer_app.store.database import Database
from reviewer_app.ui.audits.page import AuditsPage
from reviewer_app.ui.commands import AUDITS
from reviewer_app.ui.review.escalation_sheet import EscalationSheet
from reviewer_app.ui.settings.page import KEYS
from tests.packs import announced_pack
from tests.postgres import PASSWORD
from tests.screenshots import world
from tests.screenshots.stage import Stage
from tests.windows import CTRL, SHIFT

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Scene:
    """A state: what it `shows`, how the home is prepared and how to get there in the window."""

    name: str
    shows: str
    play: Callable[[Stage], None]
    prepare: Callable[[Workplace], None] | None = None
    online: bool = True
    signed_in: bool = True
    within: Callable[[], AbstractContextManager] = nullcontext


SCENES: dict[str, Scene] = {}


def _scene(name: str, shows: str, **values: object) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    def take(play: Callable[[Stage], None]) -> Callable[[Stage], None]:
        SCENES[name] = Scene(name, shows, play, **values)  # type: ignore[arg-type]
        return play

    return take


# ---------------------------------------------------------------- homes


def _with_findings(place: Workplace) -> None:
    database = place.open_store(world.USER)
    world.findings_in(database, place.settings, world.SAMPLE)
    database.close()


def _with_assignments(place: Workplace) -> None:
    database = place.open_store(world.USER)
    world.assignments_in(database)
    database.close()
    place.settings.set("fetch_ahead", False)


def _read_first(place: Workplace) -> None:
    place.settings.set("read_first", True)


def _blurred(place: Workplace) -> None:
    place.settings.set("start_blurred", True)
    place.settings.set("start_grey", True)


def _some_exposure(place: Workplace) -> None:
    database = place.open_store(world.USER)
    days = {0: (2, 7, 0, 12, 95), 3: (11, 26, 9, 30, 340), 20: (14, 61, 48, 22, 1_405), 200: (90, 310, 0, 80, 6_000)}
    for ago, minutes in days.items():
        spent = zip(("S0", "S1", "S2", "S3", "none"), minutes, strict=True)
        day = date.today() - timedelta(days=ago)
        exposure.add(database, day, {severity: count * _MINUTE_MS for severity, count in spent})
    database.close()


# ---------------------------------------------------------------- before the review


@_scene("sign-in", "Sign in with name and password.", signed_in=False)
def _sign_in(stage: Stage) -> None:
    page = stage.application.sign_in
    stage.wait_for("the sign-in page", lambda: stage.window.page is page)
    page.user.setFocus()
    stage.write(world.USER)
    stage.key(Qt.Key.Key_Return)
    stage.write(PASSWORD)


@_scene("sign-in-refused", "A wrong password.", signed_in=False)
def _sign_in_refused(stage: Stage) -> None:
    page = stage.application.sign_in
    stage.wait_for("the sign-in page", lambda: stage.window.page is page)
    stage.sign_in(world.USER, "otra clave")
    stage.wait_for("the refusal", lambda: stage.problem)


@_scene("queue", "The recordings to review; an escalation is overdue.")
def _queue(stage: Stage) -> None:
    stage.to_queue()


@_scene("queue-empty", "No recording yet.", signed_in=False)
def _queue_empty(stage: Stage) -> None:
    page = stage.application.sign_in
    stage.wait_for("the sign-in page", lambda: stage.window.page is page)
    stage.sign_in("bea", PASSWORD)
    stage.wait_for("the queue", lambda: stage.window.page is stage.application.queue and stage.application.policies)
    stage.wait_for("the sync status", lambda: stage.application.sending.status is not None)


@_scene(
    "queue-assigned",
    "Work given by the operator: urgent, due, on its way, and not to be had.",
    online=False,
    prepare=_with_assignments,
)
def _queue_assigned(stage: Stage) -> None:
    stage.to_queue()
    stage.wait_for("the assignments", stage.application.queue.filters.isVisible)
    sentence = "recordings.example does not answer: it is tried again."
    states = {"aa" * 32: FetchState(RUNNING, 0.34), "bb" * 32: FetchState(FAILED, sentence=sentence)}
    stage.application.queue.model.set_fetching(states)


@_scene("queue-new-policies", "Policies that were published have come down: what is new, gone and changed in them.")
def _queue_new_policies(stage: Stage) -> None:
    stage.to_queue()
    changes = (
        ("id: minor.gifter", "id: minor.asked"),
        (
            "{en: Gifter under 18, es: Menor que envía regalos}",
            "{en: Gifts asked of minors, es: Pedir regalos a menores}",
        ),
        ("keys: [h 1, 2]", "keys: [h 1]"),
    )
    one, text = announced_pack("2026.3", None, *changes)
    session = stage.application.session

    def keep(database: Database) -> None:
        with database.transaction() as connection:
            standards.announce(connection, [one])
            policies.keep(connection, one.ref, one.digest, text)

    session.worker.call(keep)  # type: ignore[union-attr]
    stage.application.reviewing.standards.came(PullResult(standards=(one,)))
    stage.wait_for("the news", lambda: "2026.3" in stage.window.banner.text)


@_scene("queue-importing", "Recordings on their way into the queue.")
def _queue_importing(stage: Stage) -> None:
    stage.to_queue()
    stage.application.queue.set_import_progress("noche-de-karaoke.mp4", 42, 100)


@_scene("queue-columns", "A chat log in a table: which column is which is asked once for its headings.")
def _queue_columns(stage: Stage) -> None:
    stage.to_queue()
    head = ("Cuándo", "Quién", "Lo dicho", "Insignia")
    said = (
        ("0:12,4", "lucia.mtz", "hola a todos desde Guadalajara", "nivel 4"),
        ("0:14", "elprofe_82", "¿hoy hay karaoke?", ""),
        ("0:19,5", "Carmen", "súbele a la música que no se oye", "nivel 12"),
    )
    table = UnknownColumns(Path("noche-de-karaoke.csv"), ["time", "text"], (head, *said))
    stage.application.columns._ask(table)
    stage.wait_for("the question", stage.application.columns.sheet.isVisible)  # type: ignore[union-attr]


@_scene("queue-offline", "Decisions wait for the network.", online=False, prepare=_with_findings)
def _queue_offline(stage: Stage) -> None:
    stage.to_queue()
    stage.wait_for("pending decisions", lambda: stage.application.sending.status.pending)  # type: ignore[union-attr]
    stage.window.banner.dismiss()


@_scene("closing-offline", "Closing with decisions still to be sent.", online=False, prepare=_with_findings)
def _closing(stage: Stage) -> None:
    stage.to_queue()
    stage.window._farewell_ms = 600_000
    stage.window.close()


# ---------------------------------------------------------------- the review page


@_scene("opened", "A recording opened for review.")
def _opened(stage: Stage) -> None:
    stage.open(world.SAMPLE)


@_scene("playing", "Playing: the word being said is marked.")
def _playing(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(10_000)
    stage.play_until(12_600)


@_scene("search", "Hits of a search in transcript and timeline.")
def _search(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.go_to("rosas")


@_scene("prefix-hints", "After the first key of a policy its choices are shown.")
def _prefix_hints(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(50_000)
    stage.key("d")


@_scene("key-hints", "After the first key of other commands, what may follow lies over the page.")
def _key_hints(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.press("Shift+c")


@_scene("pane-focus", "The pane that has the keys has a frame.")
def _pane_focus(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("pane.next")
    stage.settle()


@_scene("finding-placed", "One key has placed a finding.")
def _finding_placed(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(20_400)
    stage.label("quality.gift_pressure")
    stage.wait_for("the finding", lambda: len(stage.findings) == 1)
    stage.wait_until_quiet()


@_scene("span-open", "A span is open while the recording plays.")
def _span_open(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(63_000)
    stage.play_until(63_500)
    stage.label("scam.investment", shift=True)
    stage.wait_for("the open span", lambda: any(one.open_span for one in stage.findings))
    stage.wait_for("some of it", lambda: stage.application.deck.playhead_ms() > 67_000)


@_scene("marks", "In and out are marked; the next label covers them.")
def _marks(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(88_600)
    stage.command("span.in")
    stage.seek(93_400)
    stage.command("span.out")


@_scene("finding-note", "Writing a note on a finding.")
def _finding_note(stage: Stage) -> None:
    _finding_placed(stage)
    stage.command("finding.note")
    stage.write("lo repite y excluye a quien no regala")


@_scene("finding-editor", "Times, severity and subject of a finding, one time unreadable.", prepare=_with_findings)
def _finding_editor(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("finding.next")
    stage.command("finding.edit")
    stage.write("16,x")
    stage.key(Qt.Key.Key_Return)


@_scene("findings-many", "Findings of a whole recording in list, transcript and timeline.", prepare=_with_findings)
def _findings_many(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    for _ in range(5):
        stage.command("finding.next")
    stage.at(88_600)


@_scene("policy-guidance", "Guidance and examples of a policy in place.")
def _policy_guidance(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("policy.find")
    stage.write("dinero")


@_scene("verdict", "The verdict sheet.", prepare=_with_findings)
def _verdict(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("finding.next")
    stage.command("verdict")
    stage.wait_for("the sheet", stage.panes.sheet.isVisible)
    stage.write("w")
    stage.key(Qt.Key.Key_Tab)
    stage.write("Presiona para recibir regalos; el invitado conduce y anuncia una estafa.")


def _pace_shown(place: Workplace) -> None:
    _with_findings(place)
    place.settings.set("show_pace", True)


@_scene("pace", "What this review took, for the person alone.", prepare=_pace_shown)
def _pace(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    meter = stage.review_page.pace  # type: ignore[union-attr]
    meter._timer.stop()
    meter.ms, meter.keys, meter._known = 252_000, 36, Known(0, 0, 301_000)
    stage.command("verdict")


@_scene("verdict-incomplete", "The verdict sheet says what is missing.", prepare=_with_findings)
def _verdict_incomplete(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("verdict")
    stage.write("1")
    stage.key(Qt.Key.Key_Return, CTRL)


@_scene("verdict-proposed", "Enough to decide: the verdict that the findings ask for.", prepare=_with_findings)
def _verdict_proposed(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("verdict.enough")
    stage.wait_for("the sheet", stage.panes.sheet.isVisible)


@_scene("escalation", "The escalation sheet: route, urgency, time by which somebody must look.", prepare=_with_findings)
def _escalation(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("escalate")
    stage.wait_for("the sheet", stage.window.findChild(EscalationSheet).isVisible)


@_scene("escalated", "An escalation counts down over the panes.")
def _escalated(stage: Stage) -> None:
    stage.open(world.URGENT)


@_scene("submitted", "A submitted review is locked.")
def _submitted(stage: Stage) -> None:
    stage.open(world.DONE)


@_scene("reopen", "A submitted review is reopened with a reason.")
def _reopen(stage: Stage) -> None:
    stage.open(world.DONE)
    stage.command("reopen")
    stage.write("Falta el minuto 62")


# ---------------------------------------------------------------- second reviews


def _with_cases(*cases: tuple) -> Callable[[Workplace], None]:
    def prepare(place: Workplace) -> None:
        database = place.open_store(world.USER)
        for number, case in enumerate(cases):
            world.second_review_in(database, *case, number=number)
        database.close()

    return prepare


_JUDGED, _DISPUTED, _ANSWERED = ("judged",), ("judged", "disputed"), ("judged", "disputed", "answered")


def _to_audits(stage: Stage) -> AuditsPage:
    stage.to_queue()
    stage.wait_for("the role", lambda: stage.application.session.who.role)  # type: ignore[union-attr]
    stage.command("page.audits")
    stage.wait_for("the page", lambda: stage.window.page.name == AUDITS)
    return stage.window.page  # type: ignore[return-value]


def _to_case(stage: Stage) -> AuditsPage:
    """The case side by side, its picture there."""
    page = _to_audits(stage)
    stage.wait_for("the cases", lambda: page.table.current() is not None)
    stage.command("audits.open")
    stage.wait_for("both reviews", lambda: page.case is not None and page.view.clip.video.has_picture)
    return page


def _at_difference(stage: Stage, kind: str) -> AuditsPage:
    page = _to_case(stage)
    wanted = next(one for one in page.view.comparison.differences if one.kind == kind)
    while page.view.differences.current_id != wanted.difference_id:
        stage.command("difference.next")
    stage.wait_for("its picture", lambda: wanted.span is None or _shows(page, wanted.span[0]))
    return page


def _shows(page: AuditsPage, ms: int) -> bool:
    shown = page.view.clip.video._pts_ms
    return shown is not None and abs(shown - ms) < 50


@_scene(
    "audits",
    "Second reviews: what is yours to do first, and until when.",
    prepare=_with_cases(
        ("judged", "reviewer", _JUDGED), ("comparing", "auditor", (), world.TRANSLATED),
        ("disputed", "auditor", _DISPUTED, world.MASKED), ("arbitration", "arbiter", _ANSWERED, world.LATE),
        ("closed", "reviewer", _ANSWERED, world.URGENT),
    ),
)  # fmt: skip
def _audits(stage: Stage) -> None:
    page = _to_audits(stage)
    stage.wait_for("the cases", lambda: len(page.table.cases.rows) == 5)


@_scene("audits-empty", "No second review has come yet.")
def _audits_empty(stage: Stage) -> None:
    _to_audits(stage)


@_scene("audit", "Both reviews side by side on one timeline.", prepare=_with_cases(("comparing", "auditor")))
def _audit(stage: Stage) -> None:
    _at_difference(stage, "policy")


@_scene("audit-zoomed", "Zoomed to a difference of times.", prepare=_with_cases(("comparing", "auditor")))
def _audit_zoomed(stage: Stage) -> None:
    _at_difference(stage, "span")
    stage.command("timeline.difference")


@_scene(
    "audit-typing", "A difference is typed: class, weight, root cause.", prepare=_with_cases(("comparing", "auditor"))
)
def _audit_typing(stage: Stage) -> None:
    page = _at_difference(stage, "missed")
    stage.command("difference.error")
    stage.wait_for("the sheet", page.view.judge_sheet.isVisible)
    for key in "7s":
        stage.key(key)


@_scene("audit-verdict", "The two verdicts, and what was judged so far.", prepare=_with_cases(("comparing", "auditor")))
def _audit_verdict(stage: Stage) -> None:
    _to_case(stage)
    for _ in range(5):
        stage.command("difference.no_error")


@_scene(
    "audit-feedback", "Feedback, to be acknowledged or disputed.", prepare=_with_cases(("judged", "reviewer", _JUDGED))
)
def _audit_feedback(stage: Stage) -> None:
    _at_difference(stage, "missed")


@_scene("audit-dispute", "A dispute quotes a clause.", prepare=_with_cases(("judged", "reviewer", _JUDGED)))
def _audit_dispute(stage: Stage) -> None:
    page = _at_difference(stage, "policy")
    stage.command("difference.dispute")
    stage.command("audit.send")
    stage.wait_for("the sheet", page.view.words_sheet.isVisible)
    stage.key("1")
    stage.key(Qt.Key.Key_Tab)
    stage.write("Ofrece un premio a quien paga: no habla de invertir.")


@_scene(
    "audit-answer", "The second reviewer answers a dispute.", prepare=_with_cases(("disputed", "auditor", _DISPUTED))
)
def _audit_answer(stage: Stage) -> None:
    page = _to_case(stage)
    stage.command("difference.uphold")
    stage.command("difference.overturn")
    stage.wait_for("its picture", lambda: _shows(page, 93_500))
    stage.command("audit.send")
    stage.wait_for("the sheet", page.view.words_sheet.isVisible)
    stage.settle()
    stage.write("El teléfono era el suyo; en lo otro mantengo el juicio.")


@_scene("audit-ruling", "Somebody who was neither rules.", prepare=_with_cases(("arbitration", "arbiter", _ANSWERED)))
def _audit_ruling(stage: Stage) -> None:
    page = _to_case(stage)
    stage.command("difference.uphold")
    stage.command("difference.uphold")
    stage.wait_for("its picture", lambda: _shows(page, 93_500))
    stage.command("audit.send")
    stage.wait_for("the sheet", page.view.words_sheet.isVisible)
    stage.key("1")
    stage.key("p")


@_scene(
    "audit-sent",
    "What was decided without a network is on its way.",
    prepare=_with_cases(("judged", "reviewer", _JUDGED)),
    online=False,
)
def _audit_sent(stage: Stage) -> None:
    page = _to_case(stage)
    stage.command("audit.acknowledge")
    stage.wait_for("the decision", lambda: page.case is not None and page.case.on_its_way)
    stage.window.banner.dismiss()


# ---------------------------------------------------------------- beside the recording


@_scene("lexicon", "Why a word of the transcript is underlined.")
def _lexicon(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    found = next(hit for hit in stage.review_page.beside.hits if hit.cue is not None)  # type: ignore[union-attr]
    stage.seek(found.start_ms)
    stage.settle()
    view = stage.panes.transcript_view
    rect = view._delegate.text_rects(found.cue, found.start, found.end - found.start)[0]
    place = view.row_rect(found.cue).topLeft() + rect.center().toPoint()
    stage.hover(view.viewport(), place)


@_scene("timeline-frames", "The timeline down to single frames.", prepare=_with_findings)
def _timeline_frames(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(49_600)
    for _ in range(12):
        stage.command("timeline.zoom_in")


@_scene("timeline-finding", "The timeline zoomed to a finding whose end is nudged.", prepare=_with_findings)
def _timeline_finding(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("finding.next")
    stage.at(16_600)
    stage.command("timeline.finding")
    for _ in range(4):
        stage.command("nudge.end_later_more")


@_scene("chat", "The chat log on the same clock.")
def _chat(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(80_000)
    stage.command("chat.show")


@_scene("chat-person", "What one person wrote.")
def _chat_person(stage: Stage) -> None:
    _chat(stage)
    stage.press("Up")
    stage.command("chat.user")


@_scene("chat-several", "A label is about to point at several messages.")
def _chat_several(stage: Stage) -> None:
    _chat(stage)
    stage.press("Up")
    for _ in range(3):
        stage.key(Qt.Key.Key_Down, SHIFT)


@_scene("chat-align", "The chat's clock is set by a message that can be read on the picture.")
def _chat_align(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(80_000)
    stage.command("chat.align")
    stage.write("dobla")


@_scene("chat-moved", "The chat moved by hand: its clock says so.")
def _chat_moved(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(80_000)
    for _ in range(3):
        stage.command("chat.later_more")


@_scene("translation", "Transcript and translation side by side.")
def _translation(stage: Stage) -> None:
    stage.open(world.TRANSLATED)
    stage.seek(63_000)


@_scene("masked", "A masked transcript: evidence may be missing.")
def _masked(stage: Stage) -> None:
    stage.open(world.MASKED)
    stage.command("masked.next")
    stage.settle()


def _damaged(place: Workplace) -> None:
    database = place.open_store(world.USER)
    with database.transaction() as connection:
        one = next(
            entry.recording for entry in recordings.list_recordings(connection) if entry.recording.title == world.SAMPLE
        )
        told = (
            "The recording's clock jumps from 00:00:48 to 00:01:01 after 00:00:48; the times here run on.",
            "The recording breaks off at 00:02:17: it was cut off before its end.",
        )
        recordings.save_recording(connection, replace(one, warnings=told, damaged=True), world.NOW_MS)
        chat, clock = chats.load_chat(connection, one.recording_id)  # type: ignore[misc]
        whole = replace(chat.unpack(), warnings=("line 12: the JSON of this line is broken; the line was left out.",))
        chats.save_chat(connection, one.recording_id, PackedChat.pack(whole), clock)
    database.close()


@_scene("problems", "What is wrong with the recording and its chat log.", prepare=_damaged)
def _problems(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.wait_for("the chat's warning", lambda: "1" in stage.panes.problems.text.splitlines()[-1])
    stage.command("problems.show")


@_scene("queue-damaged", "A recording that is damaged.", prepare=_damaged)
def _queue_damaged(stage: Stage) -> None:
    stage.to_queue()


@_scene("evidence", "What is kept as evidence of a finding.", prepare=_with_findings)
def _evidence(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("finding.next")
    stage.at(16_600)
    stage.command("evidence.keep")
    keys = stage.review_page.evidence  # type: ignore[union-attr]
    stage.wait_for("the evidence", lambda: keys.idle and keys._kept)
    stage.wait_until_quiet()
    stage.window.banner.dismiss()
    stage.command("evidence.look")
    stage.wait_for("the sheet", keys.sheet.isVisible)


@_scene("no-transcript", "A recording without a transcript.")
def _no_transcript(stage: Stage) -> None:
    stage.open(world.WORDLESS)


@_scene("sound-only", "A recording that has sound only.")
def _sound_only(stage: Stage) -> None:
    stage.open(world.SOUND_ONLY)


@contextmanager
def _no_player() -> Iterator[None]:
    hint = availability.install_hint()
    vlc = Engine("vlc", None, None, f"libVLC is not installed; {hint}.")
    qt = Engine("qt", None, None, "QtMultimedia cannot be loaded; install PySide6-Addons.")
    with (
        mock.patch.object(availability, "vlc_engine", lambda *_, **__: vlc),
        mock.patch.object(availability, "qt_engine", lambda *_, **__: qt),
    ):
        yield


@_scene("no-engine", "Nothing here can play: transcript and single pictures can still be judged.", within=_no_player)
def _no_engine(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("play.toggle")


# ---------------------------------------------------------------- wellness


@_scene("blurred", "The picture blurred and grey.", prepare=_blurred)
def _blurred_scene(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(36_500)


@_scene("less-detail", "Less detail, and a small picture.")
def _less_detail(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(36_500)
    stage.command("filter.detail")
    stage.command("filter.detail")
    stage.command("picture.small")


@_scene("read-first", "Read first: the picture is covered until it is wanted.", prepare=_read_first)
def _read_first_scene(stage: Stage) -> None:
    stage.open(world.SAMPLE)


@_scene("everything-off", "Everything off at one key, and the ways on.")
def _everything_off(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("panic")


@_scene("break", "A break that counts down.")
def _break(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("break.take")


@_scene("break-suggested", "After fifty minutes a break is suggested.")
def _break_suggested(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.review_page._bench.work.worked(52 * _MINUTE_MS)  # type: ignore[union-attr]
    stage.wait_for("the suggestion", lambda: stage.review_page.wellness.bar.text)  # type: ignore[union-attr]


@_scene("my-exposure", "Minutes watched by severity; nobody else's business.", prepare=_some_exposure)
def _my_exposure(stage: Stage) -> None:
    stage.to_queue()
    stage.key(Qt.Key.Key_E, CTRL | SHIFT)
    stage.wait_for("the panel", lambda: stage.application.exposure.panel is not None)


# ---------------------------------------------------------------- the window


@_scene("palette", "Finding a command or a policy by a part of its name.")
def _palette(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("palette")
    stage.write("re")


@_scene("cheat-sheet", "Every key of the page.")
def _cheat_sheet(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("help")


@_scene("settings", "The options.")
def _settings(stage: Stage) -> None:
    stage.to_queue()
    stage.command("page.settings")


@_scene("settings-keys", "The keys of every command.")
def _settings_keys(stage: Stage) -> None:
    stage.to_queue()
    stage.command("page.settings")
    stage.application.settings.page.show_section(KEYS)
    stage.application.settings.page.keys.table.setFocus()


@_scene("settings-key-pressed", "A command waits for its new key.")
def _settings_key_pressed(stage: Stage) -> None:
    _settings_keys(stage)
    stage.command("keys.change")


@_scene("settings-key-conflict", "The new key belongs to another command, which is named.")
def _settings_key_conflict(stage: Stage) -> None:
    _settings_keys(stage)
    page = stage.application.settings.page.keys
    page.table.selectRow(page.model.row_of("filter.blur"))
    stage.command("keys.change")
    stage.key("m")
    stage.wait_for("the conflict", page._conflict.isVisible)


@_scene("settings-topics", "The topics of which the person is given no recordings.")
def _settings_topics(stage: Stage) -> None:
    stage.to_queue()
    stage.application.settings.open_topics()
    form = stage.application.settings.page.topics
    stage.wait_for("the answer", lambda: not form.waiting)
    form.field.setFocus()
    stage.write("menores, autolesiones")
    stage.key(Qt.Key.Key_Return)
    stage.wait_for("the list", lambda: form.list.count() == 2)
    form.list.setCurrentRow(0)


@_scene("disk-full", "The disk is full: nothing is shown that is not stored.")
def _disk_full(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.seek(20_400)
    database = stage.application.session.database  # type: ignore[union-attr]
    database.path = Path("/home/ana/.local/share/reviewer-app/stores/ana.db")
    with database.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for policy in ("quality.gift_pressure", "scam.investment", "hate.slur", "violence.threat", "minor.host") * 8:
        stage.label(policy)
        if stage.window.banner.text:
            break
    stage.wait_for("the sentence", lambda: stage.window.banner.text)


@_scene("banner-warning", "A sentence that says what cannot be done.")
def _banner_warning(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    stage.command("span.loop")
    stage.wait_for("the sentence", lambda: stage.window.banner.text)


@_scene("menu", "The menu has what the keys do.")
def _menu(stage: Stage) -> None:
    stage.open(world.SAMPLE)
    bar = stage.window.menuBar()
    action = bar.actions()[1]
    action.menu().popup(bar.mapToGlobal(QPoint(bar.actionGeometry(action).left(), bar.height())))
    QApplication.processEvents()


# They take their place among the others.
from tests.screenshots import calibration_scenes, quality_scenes, standards_scenes  # noqa: E402, F401
