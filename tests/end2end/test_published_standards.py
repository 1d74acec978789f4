"""From the operator's command line to the reviewer's key: a standard is published, comes down, and is worked under."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.cli import main
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in
from tests.packs import pack_file
from tests.postgres import PASSWORD
from tests.windows import CTRL, at_work, events_of, take_in
from tests.workplaces import make_place

NAMES = ("mp4", "mkv")


@pytest.fixture
def central(central_servers):
    """A central database of the test's own."""
    return central_servers.database("embedded")


@pytest.fixture
def place(tmp_path, central, media_files):
    """Ana signed in here once, and the server is there; two recordings are in her store."""
    made = make_place(tmp_path, central.dsn)
    made.settings.set("engine", "vlc")
    made.settings.set("last_user", "ana")
    made.secrets.set(f"password {signing_in.address_of(made)} ana", PASSWORD)
    for name in NAMES:
        take_in(made, media_files(name))
    return made


@pytest.fixture
def recordings(media_files):
    """The ids of the recordings in her store."""
    return [content_hash(media_files(name)) for name in NAMES]


@pytest.fixture
def operate(central, tmp_path, capsys):
    """`operate(words…)`: a verb of `central` as the operator; it must succeed."""
    dsn = central.server.dsn("ope", PASSWORD, central.address.database)

    def run(*words: object) -> None:
        assert main(["central", *map(str, words), "--dsn", dsn]) == 0, capsys.readouterr().err

    run.central = central
    return run


def test_published_here_worked_under_there(qtbot, place, recordings, operate, tmp_path):
    """New reviews follow what is published, those that have begun and those of a batch keep theirs."""
    first, second = recordings
    with at_work(qtbot, place) as work:
        work.wait_for_queue(2)
        assert work.place_shown == "▸ live-es 2026.2"
        operate("policy", "publish", pack_file(tmp_path, "2026.3", ("en: Slur,", "en: Vile slur,")),
                "--effective", "2026-11-01")  # fmt: skip
        work.key("S", CTRL)
        work.wait(lambda: work.place_shown == "▸ live-es 2026.3")
        assert work.window.banner.text == (
            "The policies are live-es 2026.3 from now on. Changed: Vile slur. A review that has begun keeps its own."
        )
        work.key(Qt.Key.Key_Escape)
        work.application.queue.choose(first)
        work.open_recording()
        assert work.place_shown.endswith("live-es 2026.3")
        work.key("2")

        # Another one comes while the review goes on: nothing is said over it, and it goes on as it began.
        operate("policy", "publish", pack_file(tmp_path, "2026.4", ("id: hate.slur", "id: hate.vile")),
                "--effective", "2026-11-02")  # fmt: skip
        came = []
        work.application.session.sync.assigned.connect(came.append)
        work.application.session.sync.retry()
        work.wait(lambda: came and work.application.policies.version == "2026.4")
        assert work.window.banner.text == "" and work.place_shown.endswith("live-es 2026.3")
        work.key("2")
        work.key("1", CTRL)
        work.wait(lambda: work.place_shown == "▸ live-es 2026.4")
        said = "The policies are live-es 2026.4 from now on. New: Slur. Gone: Vile"
        work.wait(lambda: work.window.banner.text.startswith(said))
        work.application.queue.choose(first)
        work.open_recording()
        assert work.place_shown.endswith("live-es 2026.3")

        # A batch asks for the one before: that is what its recording is reviewed under.
        batch = tmp_path / "batch.csv"
        batch.write_text(f"recording_id,title,url,duration_ms,topics\n{second},Directo,,9000,\n", encoding="utf-8")
        operate("batch", "import", batch, "--name", "ES-47", "--policy-set", "live-es@2026.2")
        operate("batch", "assign", "ES-47", "--to", "ana,bea", "--to-each")
        work.key("1", CTRL)
        work.key("S", CTRL)
        work.wait(lambda: any(row.assignment for row in work.application.queue.model.rows))
        work.application.queue.choose(second)
        work.open_recording()
        assert work.place_shown.endswith("live-es 2026.2")
        work.key("2")
    used = {event.review_id: event.policy_set for event in events_of(place)}
    assert sorted(used.values()) == ["live-es@2026.2", "live-es@2026.3"]
    findings = [event for event in events_of(place) if event.kind == "finding.placed"]
    assert [(one.policy_set, one.body["finding"]["policy_id"]) for one in findings] == [
        ("live-es@2026.3", "hate.slur"), ("live-es@2026.3", "hate.slur"), ("live-es@2026.2", "hate.slur"),
    ]  # fmt: skip


def test_what_a_batch_asks_for_and_has_not_come_is_said_and_comes(qtbot, place, recordings, operate, tmp_path):
    """The recording opens when it is there; until then one sentence, and nothing is begun."""
    first, _ = recordings
    operate("policy", "publish", pack_file(tmp_path, "2026.3"), "--effective", "2030-01-01")
    batch = tmp_path / "batch.csv"
    batch.write_text(f"recording_id,title,url,duration_ms,topics\n{first},Directo,,9000,\n", encoding="utf-8")
    operate("batch", "import", batch, "--name", "ES-47", "--policy-set", "live-es@2026.3")
    operate("batch", "assign", "ES-47", "--to", "ana", "--to-each")
    operate.central.query("ALTER FUNCTION api.standard RENAME TO standard_of_before")
    with at_work(qtbot, place) as work:
        work.wait_for_queue(2)
        work.wait(lambda: any(row.assignment for row in work.application.queue.model.rows))
        work.application.queue.choose(first)
        work.key(Qt.Key.Key_Return)
        work.wait(lambda: "live-es@2026.3, which has not come down to this machine yet" in work.window.banner.text)
        assert work.window.page is work.application.queue
        work.key(Qt.Key.Key_Escape)
        operate.central.query("ALTER FUNCTION api.standard_of_before RENAME TO standard")
        work.key("S", CTRL)
        work.wait(
            lambda: work.window.banner.text.startswith(
                "The policies live-es 2026.3 have come and count from 1 Jan 2030"
            )
        )
        assert work.place_shown == "▸ live-es 2026.2"
        work.open_recording()
        assert work.place_shown.endswith("live-es 2026.3")
    assert {event.policy_set for event in events_of(place)} == {"live-es@2026.3"}
