"""The homes that pictures are taken in: one person, recordings like the sample, a central database of their own."""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

import av
import psycopg
import sqlalchemy as sa
from psycopg import sql

from reviewer_app import paths
from reviewer_app.central import administration
from reviewer_app.central.connection import CentralAddress
from reviewer_app.domain.assignment import LEASED, Assignment
from reviewer_app.domain.case_file import AUDIT
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from reviewer_app.domain.transcript import Transcript
from reviewer_app.operations import importing, labelling, signing_in, standards
from reviewer_app.operations.workplace import Workplace
from reviewer_app.settings import Settings
from reviewer_app.store import assignments, case_files, people, recordings, tables
from reviewer_app.store.database import Database
from tests import audits
from tests.postgres import PASSWORD, TEMPLATE, Servers
from tests.workplaces import make_place

USER = "ana"
NOW_MS = 1_778_836_500_000  # 15 May 2026, 09:15 UTC
OFFLINE = "host=127.0.0.1 port=9 dbname=central"
SAMPLE = "directo-demo"
MASKED, TRANSLATED, SOUND_ONLY, WORDLESS, LATE, URGENT, DONE = (
    "receta-con-pitidos", "cocina-en-directo", "tertulia-de-radio", "paseo-sin-voz", "venta-de-anillos",
    "reto-en-el-tejado", "torneo-del-viernes",
)  # fmt: skip
CENTRAL = "reviewer at db.example.org:5432"
_HOUR_MS, _MINUTE_MS = 3_600_000, 60_000
# Words that a masking recogniser would have hidden.
_HIDDEN = ("gorda", "estafador", "payaso", "feo")
# What the sample's README expects a reviewer to say, and some more: policy, from, to (s), severity, subject, note.
FINDINGS = (
    ("quality.gift_pressure", 16.6, 31.9, "S2", "host", "lo repite y excluye a quien no regala"),
    ("danger.driving", 49.6, 61.9, "S1", "guest", "conduce con una mano"),
    ("scam.investment", 62.6, 80.2, "S1", "guest", "rentabilidad garantizada"),
    ("scam.investment", 75.2, None, "S1", "viewer_comment", ""),
    ("harassment.insult", 88.6, 93.4, "S2", "guest", ""),
    ("privacy.contact", 93.5, 101.8, "S2", "guest", "dicta el teléfono y pide llamar"),
    ("harassment.wish_harm", 100.4, None, "S2", "guest", ""),
    ("regulated.alcohol", 105.0, None, "S3", "host", "copa en la mesa"),
    ("quality.purchase_redirect", 119.2, 127.8, "S3", "product_pin", ""),
    ("integrity.rebroadcast", 130.1, 134.0, "S2", "host", "música con derechos"),
)


class World:
    """Makes homes, each a copy of a template that is filled once; every home begins with an empty central database."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._count = folder, 0
        # What the window says of its central database is where a real one would be.
        stack.enter_context(mock.patch.object(CentralAddress, "__str__", lambda _: CENTRAL))
        self._central = Servers(folder / "servers", stack).database("embedded")
        self._templates: dict[str, Path] = {}

    def home(self, language: str, scale: int, *, online: bool = True, signed_in: bool = True) -> Workplace:
        """A fresh home of a person who signed in here before, or of one who never did."""
        self._fresh_database()
        central = self._central.dsn if online else OFFLINE
        self._count += 1
        folder = self._folder / f"home-{self._count}"
        shutil.copytree(self._template(central), folder)
        place = make_place(folder, central)
        for name, value in {"engine": "vlc", "language": language, "scale": scale, "show_pace": False}.items():
            place.settings.set(name, value)
        if signed_in:
            place.settings.set("last_user", USER)
            place.secrets.set(f"password {signing_in.address_of(place)} {USER}", PASSWORD)
        return place

    def warm(self, look: Callable[[Workplace], None]) -> None:
        """Keep what a first look at the recordings computes (waveforms, thumbnails), so that later ones have it."""
        place = self.home("en", 100)
        look(place)
        shutil.copytree(
            place.home.pictures, make_place(self._template(self._central.dsn)).home.pictures, dirs_exist_ok=True
        )

    def _fresh_database(self) -> None:
        name = sql.Identifier(self._central.address.database)
        with psycopg.connect(self._central.server.admin_dsn, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, sql.Identifier(TEMPLATE)))
        administration.initialise(self._central.admin)

    def _template(self, central: str) -> Path:
        if central not in self._templates:
            folder = self._folder / f"template-{len(self._templates) + 1}"
            place = make_place(folder, central)
            _fill(place, folder / "recordings")
            self._templates[central] = folder
        return self._templates[central]


def findings_in(database: Database, settings: Settings, title: str, findings: tuple = FINDINGS) -> Review:
    """Begin Ana's review of a recording and place findings in it."""
    standard = standards.in_force(settings)
    standards.keep(database, standard)
    context = Context(USER, standard.policies.ref)
    opened = labelling.open_review(database, _recording_id(database, title), context, NOW_MS - _HOUR_MS)
    review, transcript = opened.review, opened.transcript
    for number, (policy, start, end, severity, subject, note) in enumerate(findings):
        start_ms, end_ms = round(start * 1000), None if end is None else round(end * 1000)
        quote = _said(transcript, start_ms, end_ms) if transcript and end_ms else ""
        finding = Finding(policy, start_ms, end_ms, severity=severity, subject=subject, note=note, quote=quote)
        keep(database, review, review.place(finding, NOW_MS - _HOUR_MS + 20_000 * number))
    return review


def second_review_in(
    database: Database, state: str, role: str, said: Sequence[str] = (), title: str = SAMPLE, *, number: int = 0
) -> None:
    """A second review of the sample recording comes down to Ana, with what was said of it before: `said` are steps of
    `judged`, `disputed` and `answered`.
    """
    told = audits.of_sample(_recording_id(database, title), title, 137_000)
    decided: list[Event] = []
    for step in said:
        match step:
            case "judged":
                decided.append(audits.judged(**told))
            case "disputed":
                decided.append(audits.disputed(decided[0], "policy", "missed", **told))
            case "answered":
                decided.append(audits.answered(*decided[:2], **told))
    due = {"window_until_ms": NOW_MS + 41 * _HOUR_MS} if state == "judged" else {}
    due |= {"answer_until_ms": NOW_MS + 5 * _HOUR_MS} if state == "disputed" else {}
    one = audits.case_file(state, role, decided, audit_id=f"{audits.AUDIT_ID[:-1]}{number}", **(told | due))
    with database.transaction() as connection:
        people.set_role(connection, "specialist")
        case_files.keep(connection, AUDIT, one.case_id, one.content, NOW_MS - number * _HOUR_MS)


def assignments_in(database: Database) -> None:
    """Give Ana some of her recordings, and two that are not here yet."""
    here = [(title, _recording_id(database, title)) for title in (SAMPLE, MASKED, WORDLESS, TRANSLATED)]
    away = [("noche-de-karaoke", "aa" * 32), ("mercadillo-del-domingo", "bb" * 32)]
    hours = (2, None, 30, -1, 5, None)
    given = [
        Assignment(
            f"00000000-0000-7000-8000-{number:012}",
            recording_id,
            "ES-2026-20",
            title,
            f"https://recordings.example/{title}.mp4",
            137_000,
            "",
            LEASED,
            NOW_MS + 8 * _HOUR_MS,
            5 if title == MASKED else 0,
            None if due is None else NOW_MS + due * _HOUR_MS,
            title == WORDLESS,
        )
        for number, ((title, recording_id), due) in enumerate(zip([*here, *away], hours, strict=True))
    ]
    with database.transaction() as connection:
        assignments.keep(connection, given)


def keep(database: Database, review: Review, event: Event) -> None:
    """Store an event and show it to the review."""
    review.apply(labelling.record(database, event))


def _fill(place: Workplace, folder: Path) -> None:
    """Take every recording in, as if over two days, and begin some reviews."""
    folder.mkdir(parents=True)
    sample = paths.resources() / "sample"
    words = json.loads((sample / f"{SAMPLE}.whisperx.json").read_text(encoding="utf-8"))
    for number, title in enumerate((LATE, URGENT, TRANSLATED, MASKED, WORDLESS, DONE)):
        _copy(sample / f"{SAMPLE}.mp4", folder / f"{title}.mp4", number)
        if title != WORDLESS:
            text = _masked(words) if title == MASKED else words
            (folder / f"{title}.whisperx.json").write_text(json.dumps(text), encoding="utf-8")
    shutil.copy(Path(__file__).with_name("translation.srt"), folder / f"{TRANSLATED}.en.srt")
    _sound_alone(sample / f"{SAMPLE}.mp4", folder / f"{SOUND_ONLY}.m4a")
    files = [sample / f"{SAMPLE}.mp4", *sorted(folder.glob("*.m[4p][4a]"))]
    database = place.open_store(USER)
    importing.import_recordings(
        database, [importing.prepare(one, None, place.home.media, lambda *_: None, lambda: False) for one in files]
    )
    with database.transaction() as connection:
        for number, file in enumerate(files):
            chosen = tables.recording.c.recording_id == _recording_id(database, file.stem)
            at = NOW_MS - _HOUR_MS * (1 + 3 * number)
            connection.execute(sa.update(tables.recording).where(chosen).values(imported_at_ms=at))
    _review_some(database, place.settings)
    database.close()


def _review_some(database: Database, settings: Settings) -> None:
    routes = {route.id: route for route in standards.in_force(settings).policies.routes}
    for title, findings, route, urgency, reason, ago_ms in (
        (LATE, FINDINGS[4:6], "adult_safety", "S1", "Dicta el teléfono de otra persona.", 73 * _MINUTE_MS),
        (URGENT, (), "imminent_harm", "S0", "Va a saltar entre dos tejados.", 2 * _MINUTE_MS),
    ):
        review = findings_in(database, settings, title, findings)
        at = NOW_MS - ago_ms
        keep(database, review, review.escalate(Escalation.raised(routes[route], urgency, reason, at), at))
    done = findings_in(database, settings, DONE, FINDINGS[:2])
    keep(database, done, done.give_verdict(Verdict("NA", ("warn",), "Presiona para recibir regalos."), NOW_MS))
    keep(database, done, done.submit(NOW_MS))


def _recording_id(database: Database, title: str) -> str:
    with database.read() as connection:
        listed = recordings.list_recordings(connection)
    return next(one.recording.recording_id for one in listed if one.recording.title == title)


def _said(transcript: Transcript, start_ms: int, end_ms: int) -> str:
    words = [word for cue in transcript.cues for word in cue.words if word.start_ms is not None]
    return " ".join(word.text for word in words if start_ms <= word.start_ms < end_ms)


def _copy(source: Path, target: Path, number: int) -> None:
    """The same recording as another file: a free box behind the others, as MP4 has them."""
    shutil.copy(source, target)
    with target.open("ab") as file:
        file.write((9).to_bytes(4, "big") + b"free" + bytes([number]))


def _sound_alone(source: Path, target: Path) -> None:
    with av.open(str(source)) as read, av.open(str(target), "w") as written:
        track = written.add_stream_from_template(read.streams.audio[0])
        for packet in read.demux(audio=0):
            if packet.dts is not None:
                packet.stream = track
                written.mux(packet)


def _masked(whisperx: dict) -> dict:
    """The transcript as a recogniser writes it that hides some words."""
    text = json.dumps(whisperx, ensure_ascii=False)
    for word in _HIDDEN:
        text = re.sub(rf"\b{word}\b", word[0] + "*" * (len(word) - 1), text)
    return json.loads(text)
