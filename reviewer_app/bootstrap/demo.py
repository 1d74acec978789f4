"""The demo: a home folder and a central database of its own, the sample recording, and one person to be."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reviewer_app import paths
from reviewer_app.bootstrap import demo_script, signals
from reviewer_app.bootstrap.application import Application, start
from reviewer_app.central import administration, passing, reading
from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.reading import Arrived
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.timecode import timecode
from reviewer_app.operations import comparing, importing, workplace
from reviewer_app.operations.workplace import Workplace

USER, NAME, PASSWORD = "ana", "Ana Prueba", "demo-password"
DATABASE = "reviewer"
SAMPLE = "directo-demo.mp4"
PREFIX = "reviewer-demo-"

Progress = Callable[[str], None]


@dataclass(slots=True)
class Result:
    """What arrived in PostgreSQL after the scripted review, and how it differs from what was decided."""

    server: str
    engine: str
    arrived: Arrived
    differences: list[str]
    steps: list[str] = field(default_factory=list)

    @property
    def equal(self) -> bool:
        """Whether the rows in PostgreSQL are exactly the decisions made."""
        return bool(self.arrived.findings) and not self.differences

    def to_json(self) -> dict[str, object]:
        """The documented shape of `reviewer-app demo --json`."""
        return {
            "equal": self.equal,
            "server": self.server,
            "engine": self.engine,
            "steps": self.steps,
            "events": len(self.arrived.events),
            "findings": [one.to_json() for found in self.arrived.findings.values() for one in _by_time(found.values())],
            "verdicts": [one.to_json() for one in self.arrived.verdicts.values()],
            "differences": self.differences,
        }

    def text(self) -> str:
        """The same for a reader."""
        lines = told(self.server, self.arrived)
        lines += self.differences
        lines.append("The rows in PostgreSQL equal the decisions made." if self.equal else "They DIFFER.")
        return "\n".join(lines)


def told(server: str, arrived: Arrived) -> list[str]:
    """What a person's decisions look like at the server, a line each."""
    lines = [f"Arrived in PostgreSQL {server}: {len(arrived.events)} events"]
    for review_id, state in arrived.states.items():
        lines.append(f"  review {review_id}, {state}")
        for one in _by_time(arrived.findings.get(review_id, {}).values()):
            end = f"–{timecode(one.end_ms, millis=True)}" if one.end_ms is not None else ""
            lines.append(f"    {timecode(one.start_ms, millis=True)}{end}  {one.policy_id}  «{one.quote}» {one.note}")
        verdict = arrived.verdicts.get(review_id)
        if verdict is not None:
            lines.append(f"    verdict {verdict.outcome}: {', '.join(verdict.actions)}. {verdict.rationale}")
    return lines


def interactive(home: Path | None, progress: Progress) -> tuple[int, str]:
    """Open the demo's window, its name and password filled in; when it is closed, the exit code and what arrived."""
    with _prepared(home, progress) as (place, server):
        progress(f"opening the window: Enter signs in as {USER}, closing it ends the demo")
        application = start(place)
        fill_in(application)
        code = application.run()
        address = _owner_address(server)
        return code, "\n".join(told(reading.server_version(address), reading.arrived(address, USER)))


def fill_in(application: Application) -> None:
    """Whenever the sign-in page is shown, name and password stand in it and Enter signs in."""
    page = application.sign_in

    def fill(shown: str) -> None:
        if shown == page.name:
            page.user.setText(USER)
            page.password.setText(PASSWORD)
            page.password.setFocus()

    application.window.page_shown.connect(fill)
    fill(application.window.page.name)


def scripted(home: Path | None, out: Path | None, progress: Progress) -> Result:
    """Run a whole review by key events in the real window, then compare what arrived with what was decided.

    Raises UserError for a home that holds an earlier demo: with its review begun or submitted the keys lead elsewhere.
    """
    if home is not None and (home / "central").exists():
        # Of a demo that was killed the server still runs.
        passing.stop_unheld(home, remove=False)
        raise UserError(
            f"{home} holds an earlier demo: name another folder with --home, leave it out, or remove {home} first."
        )
    with _prepared(home, progress) as (place, server):
        place.settings.set("engine", "vlc")
        application = start(place)
        application.show()
        script = demo_script.Script(application, out, progress)
        # From the event loop, so that everything happens as with a person at the keys.
        failure: list[BaseException] = []

        def play() -> None:
            try:
                script.run(USER, PASSWORD)
            except BaseException as error:  # noqa: BLE001 - carried out of the event loop
                failure.append(error)
            QApplication.instance().quit()

        QTimer.singleShot(0, play)
        signals.run_event_loop(script.stop)
        address = _owner_address(server)
        try:
            if failure:
                raise failure[0]
            arrived = reading.arrived(address, USER)
            found = comparing.differences(application.session.database, arrived, USER)
            found += script.missing(arrived)
        finally:
            application.close()
        return Result(reading.server_version(address), script.engine, arrived, found, script.steps)


@contextlib.contextmanager
def _prepared(home: Path | None, progress: Progress) -> Iterator[tuple[Workplace, EmbeddedServer]]:
    """A home folder (a passing one when none is named) with a running central database and the sample imported."""
    with contextlib.ExitStack() as ending:
        folder = home or ending.enter_context(passing.passing_folder(PREFIX))
        progress("starting PostgreSQL")
        server = EmbeddedServer.start(folder / "central")
        ending.callback(server.stop)
        address = _owner_address(server)
        administration.initialise(address)
        administration.add_person(address, USER, "moderator", NAME, PASSWORD)
        place = workplace.set_up(
            paths.home(folder), central=server.dsn("", "", DATABASE), key_file=str(folder / "data" / "key")
        )
        progress("importing the sample recording")
        _import_sample(place)
        yield place, server


def _import_sample(place: Workplace) -> None:
    sample = paths.resources() / "sample" / SAMPLE
    prepared = importing.prepare(sample, None, place.home.media, lambda *_: None, lambda: False)
    database = place.open_store(USER)
    importing.import_recordings(database, [prepared])
    database.close()


def _owner_address(server: EmbeddedServer) -> CentralAddress:
    return replace(CentralAddress.parse(server.admin_dsn), database=DATABASE)


def _by_time(findings: object) -> list:
    return sorted(findings, key=lambda one: one.start_ms)  # type: ignore[call-overload]
