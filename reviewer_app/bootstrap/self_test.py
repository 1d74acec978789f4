"""Whether this program is whole: each part does its work once, in a home folder that is taken away afterwards."""

from __future__ import annotations

import platform
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLibraryInfo, QTimer, QTranslator, qVersion
from PySide6.QtGui import QImage

from reviewer_app import __version__, paths
from reviewer_app.bootstrap.application import Application, start
from reviewer_app.bootstrap.demo import SAMPLE
from reviewer_app.bootstrap.demo_script import Script
from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.timecode import timecode
from reviewer_app.media import remote
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.picture_code import read_number
from reviewer_app.media.source import Source
from reviewer_app.operations import auditing, exporting, fetching, importing, installation, workplace
from reviewer_app.operations.checking import FAILED, OK, Check
from reviewer_app.operations.fetching import Access, Pace
from reviewer_app.operations.installation import Incomplete
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.playback import availability
from reviewer_app.playback.availability import Engine
from reviewer_app.reports.findings_export import write_xlsx
from reviewer_app.store.tables import SCHEMA
from reviewer_app.ui.app_icon import SIZES
from reviewer_app.ui.language import ENGLISH, TRANSLATED
from reviewer_app.ui.theme import Theme

USER = "self-test"
POLICY = "quality.gift_pressure"
# The sample recording has 25 pictures a second.
PICTURE = 1_000
PICTURE_MS = 40
# libVLC's first picture may be some before the one asked for.
NEAR_PICTURES = 5
PLAYER_LIMIT_MS = 20_000
_REMEDY = "Install the program again, or build it again as docs/packaging.md says."


def run(tell: Callable[[Check], None]) -> list[Check]:
    """Every check up to the first that fails, each told as it ends."""
    folder = Path(tempfile.mkdtemp(prefix="reviewer-self-test-"))
    test = _SelfTest(folder)
    checks: list[Check] = []
    try:
        for name, work in test.checks():
            checks.append(_tried(name, work))
            tell(checks[-1])
            if checks[-1].state == FAILED:
                break
    finally:
        test.close()
        shutil.rmtree(folder, ignore_errors=True)
    return checks


def _tried(name: str, work: Callable[[], str]) -> Check:
    try:
        return Check(name, OK, work())
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a part is the answer
        said = str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
        return Check(name, FAILED, said, _REMEDY)


class _SelfTest:
    """The checks, in the order in which one needs another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = workplace.set_up(paths.home(folder), central="", key_file=str(folder / "key"))
        self._recording: Recording | None = None
        self._sealed: Source | None = None
        self._application: Application | None = None

    def checks(self) -> Sequence[tuple[str, Callable[[], str]]]:
        """Name and work of each."""
        return (
            ("program", _program),
            ("resources", self._resources),
            ("translations", _translations),
            ("local migrations", lambda: installation.migrations("local")),
            ("central migrations", lambda: installation.migrations("central")),
            ("keyring", installation.keyring),
            ("central driver", lambda: installation.driver(self._folder)),
            ("store", self._store),
            ("import", self._import),
            ("exact picture", self._exact_picture),
            ("sealed recording", self._seal),
            ("window", self._window),
            ("libvlc", lambda: self._plays(availability.vlc_engine(silent=True))),
            ("qt multimedia", lambda: self._plays(availability.qt_engine(silent=True))),
            ("label", self._label),
            ("chain", self._chain),
            ("export", self._export),
            ("charts", self._charts),
        )

    def close(self) -> None:
        """Stop what was started, so that nothing is left in the folder."""
        application, self._application = self._application, None
        if application is not None:
            application.close()
            application.window.deleteLater()
            application.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _resources(self) -> str:
        Theme().stylesheet()
        for size in SIZES:
            icon = paths.resources() / "icons" / f"{paths.APP}-{size}.png"
            if QImage(str(icon)).width() != size:
                raise Incomplete(f"{icon} is missing or no icon of its size.")
        return installation.texts(self._place.settings)

    def _store(self) -> str:
        self._place.open_store(USER).close()
        return f"made from nothing, schema {SCHEMA}"

    def _import(self) -> str:
        sample = paths.resources() / "sample" / SAMPLE
        prepared = importing.prepare(sample, None, self._place.home.media, lambda *_: None, lambda: False)
        if prepared.transcript is None or prepared.chat is None:
            raise Incomplete(f"Transcript or chat log of the sample are missing beside {sample}.")
        database = self._place.open_store(USER)
        try:
            importing.import_recordings(database, [prepared])
        finally:
            database.close()
        self._recording = prepared.recording
        return f"{SAMPLE}, {timecode(prepared.recording.duration_ms)}, {len(prepared.transcript.cues)} cues"

    def _exact_picture(self) -> str:
        with FrameReader(self._sample.media_path) as reader:
            picture = reader.at(PICTURE * PICTURE_MS + PICTURE_MS // 2)
        number = read_number(picture.to_rgb())
        if number != PICTURE:
            raise Incomplete(f"PyAV gave picture {number} of the sample, not {PICTURE}.")
        return f"PyAV gave picture {number}"

    def _seal(self) -> str:
        """Fetched as from a file share into the sealed recordings; the other ways in are loaded."""
        sample = Path(self._sample.original_path)
        one = BatchItem(self._sample.recording_id, SAMPLE, sample.as_uri(), 0)
        vault = self._place.open_vault(USER)
        fetched = fetching.fetch(one, vault, Access((sample.parent,)), (), Pace())
        self._sealed = vault.source_of(fetched.recording)
        with FrameReader(self._sealed) as reader:
            number = read_number(reader.at(PICTURE * PICTURE_MS + PICTURE_MS // 2).to_rgb())
        if number != PICTURE:
            raise Incomplete(f"PyAV gave picture {number} of the sealed sample, not {PICTURE}.")
        return f"PyAV gave picture {number}; {', '.join(remote.protocols())} are there"

    def _window(self) -> str:
        self._application = start(self._place)
        self._application.show()
        self._application.window.activateWindow()
        if self._application.window.windowIcon().isNull():
            raise Incomplete("The window has no icon.")
        return self._application.window.windowTitle()

    def _charts(self) -> str:
        from reviewer_app.ui.quality.chart import LINE, Chart

        assert self._application is not None
        chart = Chart(LINE, self._application.window.theme)
        chart.resize(320, 160)
        image = chart.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}
        chart.deleteLater()
        if len(colours) < 2:
            raise Incomplete("No chart was drawn.")
        return f"{image.width()} × {image.height()} pixels"

    def _plays(self, engine: Engine) -> str:
        """The sample as it is, and sealed."""
        return f"{self._shows(engine, Path(self._sample.media_path))}, sealed {self._shows(engine, self._sealed)}"

    def _shows(self, engine: Engine, source: Source | None) -> str:
        assert source is not None
        if engine.factory is None:
            raise Incomplete(engine.problem or f"{engine.name} is missing.")
        player, waiting, problems = engine.factory(None), QEventLoop(), ["No picture came."]
        player.picture_ready.connect(waiting.quit)
        player.failed.connect(lambda _, sentence: (problems.append(sentence), waiting.quit()))
        QTimer.singleShot(PLAYER_LIMIT_MS, waiting, waiting.quit)
        player.load(source, PICTURE * PICTURE_MS)
        waiting.exec()
        shown = player.picture()
        player.close()
        if shown is None:
            raise Incomplete(f"{engine.name} {engine.version} does not play the sample: {problems[-1]}")
        number = _number(shown.image)
        if number is None or abs(number - PICTURE) > NEAR_PICTURES:
            raise Incomplete(f"{engine.name} {engine.version} showed picture {number} of the sample, not {PICTURE}.")
        return f"{engine.version} showed picture {number}"

    def _label(self) -> str:
        return _Keys(self._application, None, lambda _: None).label()

    def _chain(self) -> str:
        result = auditing.verify(self._application.session.database)
        if result.faults:
            raise Incomplete(" ".join(result.faults))
        return f"{result.events} events, whole"

    def _export(self) -> str:
        rows = exporting.gather(self._application.session.database, ENGLISH, self._application.policies)
        write_xlsx(rows, self._folder / "findings.xlsx")
        return f"{len(rows.findings)} finding as Excel"

    @property
    def _sample(self) -> Recording:
        assert self._recording is not None
        return self._recording


class _Keys(Script):
    """One label by its key in the window."""

    def label(self) -> str:
        """Open the sample from the queue and press the key; the finding that was stored."""
        self._application.begin(SignedIn(USER))
        self._wait("the queue", lambda: bool(self._application.queue.model.rows))
        self._open_recording()
        self._label(POLICY, 1)
        self._wait("the finding", lambda: bool(self._review.findings))
        (finding,) = self._review.findings.values()
        return f"{finding.policy_id} at {timecode(finding.start_ms, millis=True)}, {self.engine}"


def _program() -> str:
    kind = "built" if paths.built() else "from source"
    return f"{__version__} {kind}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


def _translations() -> str:
    for code in (ENGLISH, *TRANSLATED):
        ours = paths.resources() / "translations" / f"reviewer_{code}.qm"
        if not QTranslator().load(str(ours)) or not ours.with_suffix(".ts").is_file():
            raise Incomplete(f"{ours} or its source is missing.")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for code in TRANSLATED:
        if not QTranslator().load(f"qtbase_{code}", folder):
            raise Incomplete(f"Qt's own texts in the language {code} are missing in {folder}.")
    return ", ".join((ENGLISH, *TRANSLATED))


def _number(image: QImage) -> int | None:
    """The number in a player's picture; read here, because the array is the image's own memory."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return read_number(flat[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3))
