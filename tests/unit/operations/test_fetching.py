"""Fetching assigned recordings: whatever breaks, what arrives is the recording that was assigned, or a sentence."""

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.case_file import AUDIT, CALIBRATION
from reviewer_app.domain.errors import Cancelled, Unreadable
from reviewer_app.domain.location import BadLocation
from reviewer_app.domain.queue import QueueRow
from reviewer_app.media.identity import content_hash
from reviewer_app.media.remote import LATER_S, NotFetched
from reviewer_app.media.vault import Vault
from reviewer_app.operations import fetching, importing, queueing
from reviewer_app.operations.chatting import remember_columns
from reviewer_app.operations.fetching import Access, Pace
from reviewer_app.store import assignments, case_files, recordings, sealed_file
from reviewer_app.store.sealed_file import CHUNK, SealedWriter
from tests import stores
from tests.sealed import access_to, assigned, fetched, vault_in
from tests.web_server import web_server
from tests.workplaces import make_place

SRT = "1\n00:00:00,500 --> 00:00:01,500\nHola a todas\n"
RECORD = CHUNK + 28


def prepare_sealed(path, vault):
    """A file, fetched for no assignment."""
    return fetching.fetch(assigned(path).item, vault, access_to(path.parent), (), Pace())


@pytest.fixture
def vault(tmp_path):
    """An empty vault."""
    return vault_in(tmp_path / "recordings")


@pytest.fixture
def long_file(media_files, tmp_path):
    """A recording of many chunks and a few pieces; what follows the last box is not looked at."""
    folder = tmp_path / "share"
    folder.mkdir()
    path = folder / "largo.mp4"
    content = media_files("mp4").read_bytes()
    free = 3 * fetching.PIECE + 12_345
    path.write_bytes(content + free.to_bytes(4, "big") + b"free" + os.urandom(free - 8))
    return path


@pytest.fixture
def server(long_file):
    """A web server with it."""
    with web_server(long_file.parent) as running:
        yield running


def fetch(one, vault, access=Access(), keep=(), **pace):  # noqa: B008
    """One fetch."""
    return fetching.fetch(one.item, vault, access, keep, Pace(**pace))


def parts(vault) -> list[str]:
    """What lies in the vault that is not whole."""
    return [one.recording_id for one in vault.kept() if not one.whole]


def plain(vault, recording) -> str:
    """The content hash of what is kept."""
    return content_hash(vault.source_of(recording))


# ---------------------------------------------------------------- what arrives


def test_what_plays_as_it_is_arrives_byte_for_byte(vault, long_file):
    """With the title and the place of the assignment; the names of its files tell nothing but the hash."""
    done = fetched(long_file, vault, title="Directo de Ana")
    assert (done.title, done.media_path, done.original_path) == (
        "Directo de Ana",
        "sealed:original",
        long_file.as_uri(),
    )
    assert plain(vault, done) == done.recording_id == content_hash(long_file)
    assert {path.name.split(".")[0] for path in vault.folder.iterdir()} == {done.recording_id}


def test_what_players_cannot_seek_in_is_kept_as_a_sealed_copy(vault, media_files, tmp_path):
    """The same recording as an import of the file gives, but for where it is; the original is not kept."""
    path = media_files("mp4-fragmented")
    done = fetched(path, vault)
    plain_one = importing.prepare(path, None, tmp_path / "copies", lambda *_: None, lambda: False).recording
    assert done.media_path == "sealed:copy"
    assert replace(done, title="", original_path="", media_path="") == replace(
        plain_one, title="", original_path="", media_path=""
    )
    assert [(one.kind, one.whole) for one in vault.kept()] == [("copy", True)]
    assert plain(vault, done) == content_hash(Path(plain_one.media_path))


def test_transcript_and_chat_come_along_from_where_they_live(vault, long_file):
    """And into the store; no file of theirs is written."""
    text = long_file.with_name("directo.srt")
    text.write_text(SRT, encoding="utf-8")
    chat = long_file.with_name("chat.jsonl")
    shutil.copy(stores_sample_chat(), chat)
    one = assigned(long_file, transcript_url=text.as_uri(), chat_url=chat.as_uri())
    done = fetch(one, vault, access_to(long_file.parent))
    assert [cue.text for cue in done.transcript.cues] == ["Hola a todas"]
    assert done.chat is not None and done.chat.chat is not None and done.chat.chat.events
    assert len(list(vault.folder.glob("*.original"))) == len([p for p in vault.folder.iterdir() if p.suffix != ".lock"])


def test_a_chat_log_in_a_table_is_read_by_the_columns_that_were_said_for_its_headings(vault, long_file, tmp_path):
    """Without them the sentence says what is missing, and nothing is stored half."""
    chat = long_file.with_name("chat.csv")
    chat.write_text("cuándo,quién,lo dicho\n1,Ana,hola\n", encoding="utf-8")
    one, place = assigned(long_file, chat_url=chat.as_uri()), make_place(tmp_path / "home", "")
    place.settings.set("file_shares", str(long_file.parent))
    with pytest.raises(Unreadable, match="say which column is which"):
        fetch(one, vault, place.access())
    remember_columns(place.settings, "cuando|quien|lo_dicho", {"time": "1", "author": "2", "text": "3"})
    assert [event.text for event in fetch(one, vault, place.access()).chat.chat.events] == ["hola"]


def stores_sample_chat() -> Path:
    """The chat log of the sample recording."""
    from reviewer_app import paths

    return paths.resources() / "sample" / "directo-demo.chat.jsonl"


def test_it_can_be_stored_and_played_later(vault, long_file, tmp_path):
    """The store knows where it plays from; a second fetch of the same changes nothing."""
    database = stores.make_store(tmp_path)
    for _ in range(2):
        done = fetch(assigned(long_file), vault, access_to(long_file.parent))
        importing.import_recordings(database, [done])
    with database.read() as connection:
        assert recordings.load_recording(connection, done.recording.recording_id) == done.recording
    database.close()


# ---------------------------------------------------------------- what breaks


@pytest.mark.parametrize("cut", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_broken_connection_is_continued_where_it_broke(vault, long_file, server, cut):
    """At each kind of place; whole pieces that came are not asked for again."""
    one = assigned(long_file, f"{server.url}/largo.mp4")
    server.cut_after = cut
    with pytest.raises(NotFetched, match="tried again"):
        fetch(one, vault)
    server.cut_after = None
    server.asked.clear()
    done = fetch(one, vault)
    assert plain(vault, done.recording) == one.recording_id
    came = cut // fetching.PIECE * fetching.PIECE // CHUNK
    first = max(0, came - 1) * CHUNK if came else 0
    assert int(next(ask for ask in server.asked if ask).removeprefix("bytes=").split("-")[0]) >= first


def test_a_process_that_is_killed_leaves_what_the_next_one_continues(tmp_path, long_file):
    """kill -9 in the middle; the chunks that are on the disk are not fetched again."""
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.sealed import access_to, assigned, vault_in\n"
        "from reviewer_app.operations import fetching\n"
        "path = Path(sys.argv[1])\n"
        "kill = lambda done, total: done > 2_000_000 and os.kill(os.getpid(), signal.SIGKILL)\n"
        "pace = fetching.Pace(kill, lambda: False, lambda: None)\n"
        "fetching.fetch(assigned(path).item, vault_in(Path(sys.argv[2])), access_to(path.parent), (), pace)\n"
    )
    folder = tmp_path / "recordings"
    ended = subprocess.run([sys.executable, "-c", script, str(long_file), str(folder)], check=False, timeout=60)
    assert ended.returncode == (-signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    vault = vault_in(folder)
    before = vault.come(content_hash(long_file))
    assert before > 15 * CHUNK
    seen = []
    done = fetch(assigned(long_file), vault, access_to(long_file.parent), progress=lambda now, _: seen.append(now))
    assert seen[0] > before - 2 * RECORD
    assert plain(vault, done.recording) == content_hash(long_file)


def test_what_is_not_the_assigned_recording_is_not_kept(vault, long_file):
    """A wrong hash: nothing stays, and nothing is shown to anybody."""
    one = replace(assigned(long_file), recording_id="ab" * 32)
    with pytest.raises(NotFetched, match="SHA-256 differs") as told:
        fetch(one, vault, access_to(long_file.parent))
    assert (vault.kept(), told.value.longest_pause_s) == ([], LATER_S)


def test_a_file_that_changed_while_it_was_fetched_is_fetched_anew(vault, long_file):
    """What came of the old one spoils the hash, goes, and the next time it is right."""
    one = assigned(long_file)
    content = long_file.read_bytes()
    long_file.write_bytes(bytes(len(content)))
    with pytest.raises(Cancelled):
        fetch(one, vault, access_to(long_file.parent), cancelled=lambda: vault.come(one.recording_id) > 1_500_000)
    assert parts(vault) == [one.recording_id]
    long_file.write_bytes(content)
    with pytest.raises(NotFetched, match="SHA-256 differs"):
        fetch(one, vault, access_to(long_file.parent))
    assert plain(vault, fetch(one, vault, access_to(long_file.parent)).recording) == one.recording_id


def test_another_size_than_announced_is_told_before_anything_is_fetched(vault, long_file):
    """Both numbers are said."""
    with pytest.raises(NotFetched, match=r"has \d+ bytes, but the assigned recording has 17"):
        fetch(assigned(long_file, size_bytes=17), vault, access_to(long_file.parent))
    assert vault.kept() == []


def test_a_cancelled_fetch_keeps_what_came(vault, long_file):
    """For the next time."""
    one = assigned(long_file)
    with pytest.raises(Cancelled):
        fetch(one, vault, access_to(long_file.parent), cancelled=lambda: vault.come(one.recording_id) > 1_500_000)
    assert parts(vault) == [one.recording_id]


def test_a_kept_file_that_is_damaged_is_noticed_and_fetched_again(vault, long_file):
    """Between its arrival and its import, or when somebody reads it later."""
    one = assigned(long_file)
    fetched(long_file, vault)
    [path] = vault.folder.glob("*.original")
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises((NotFetched, Unreadable)):
        fetch(one, vault, access_to(long_file.parent))
    assert vault.kept() == []
    assert plain(vault, fetched(long_file, vault)) == one.recording_id


def test_what_is_wrong_with_a_fetched_recording_comes_along(vault, media_files):
    """It is looked at here, as when it is imported."""
    recording = fetched(media_files("flv-cut"), vault)
    assert recording.damaged and any("breaks off" in problem for problem in recording.problems)


def test_no_recording_is_fetched_twice_at_the_same_time(vault, long_file):
    """Window and command line."""
    with vault.alone(content_hash(long_file)), pytest.raises(NotFetched, match="being fetched by another"):
        fetched(long_file, vault)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://media.example/uno.mp4", "https://h/lista.m3u8", "s3://u:p@b/uno.mp4", "/etc/passwd"],
)
def test_nothing_is_fetched_from_where_it_must_not(vault, long_file, address):
    """Whatever the server says; and nothing is left behind."""
    with pytest.raises(BadLocation):
        fetch(assigned(long_file, address), vault, access_to(long_file.parent))
    assert vault.kept() == []


def test_plain_http_is_for_this_machine_unless_the_settings_allow_more():
    """A sentence says what to write instead."""
    with pytest.raises(BadLocation, match="begin with https"):
        fetching.checked("http://media.example/uno.mp4", Access())
    assert fetching.checked("http://media.example/uno.mp4", Access(plain_http=True)).host == "media.example"
    assert fetching.checked("http://localhost:1/uno.mp4", Access()).is_local


# ---------------------------------------------------------------- room


def test_what_was_used_longest_ago_makes_room_but_never_what_is_still_to_do(vault, long_file, media_files):
    """Three recordings for a quota of two and a half."""
    short = [media_files(name) for name in ("mp4", "mkv", "webm")]
    ids = [fetched(path, vault).recording_id for path in short]
    vault.used(ids[0])
    sizes = {one.recording_id: one.size for one in vault.kept()}
    quota = sum(sizes.values()) + sealed_file.sealed_size(long_file.stat().st_size) - 1
    narrow = Vault(vault.folder, vault._master, lambda: quota)
    fetch(assigned(long_file), narrow, access_to(long_file.parent), {ids[1]})
    assert {one.recording_id for one in narrow.kept()} == {ids[0], ids[1], content_hash(long_file)}


def test_a_full_quota_is_told_and_nothing_goes_that_is_still_to_do(vault, long_file, media_files):
    """The sentence names the setting."""
    kept = fetched(media_files("mp4"), vault).recording_id
    narrow = Vault(vault.folder, vault._master, lambda: 1_000_000)
    with pytest.raises(NotFetched, match="cache_gb"):
        fetch(assigned(long_file), narrow, access_to(long_file.parent), {kept})
    assert {one.recording_id for one in narrow.kept()} == {kept}


def test_some_of_the_disk_stays_free_for_the_decisions(vault, long_file, monkeypatch):
    """It is asked before."""
    monkeypatch.setattr(fetching.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 10**12, 10**8))
    with pytest.raises(NotFetched, match="disk is full"):
        fetched(long_file, vault)
    assert parts(vault) == []


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_in_the_middle_gives_one_sentence_and_its_room_back(vault, long_file, monkeypatch, fault):
    """The decisions need it."""
    write = SealedWriter.write

    def fail(self, data):
        if self.length > 1_500_000:
            raise OSError(fault, os.strerror(fault))
        return write(self, data)

    monkeypatch.setattr(SealedWriter, "write", fail)
    with pytest.raises(NotFetched, match="work goes on") as told:
        fetched(long_file, vault)
    assert (vault.kept(), told.value.longest_pause_s) == ([], LATER_S)


# ---------------------------------------------------------------- what there is to fetch


def test_what_is_wanted_and_what_must_stay(long_file):
    """Mine, not here, and with an address; what is here and mine stays."""
    mine = assigned(long_file)
    rows = [
        QueueRow("a" * 64, "", 0, None, False, "new", 0, 0, assignment=mine, here=False),
        QueueRow("b" * 64, "", 0, None, False, "new", 0, 0, assignment=mine, here=True),
        QueueRow("c" * 64, "", 0, None, False, "new", 0, 0, assignment=replace(mine, url=""), here=False),
        QueueRow("d" * 64, "", 0, None, False, "submitted", 0, 0, assignment=mine, here=False),
        QueueRow("e" * 64, "", 0, None, False, "new", 0, 0, assignment=replace(mine, state="returned"), here=False),
        QueueRow("f" * 64, "", 0, None, False, "new", 0, 0),
    ]
    assert fetching.wanted(rows) == [mine.item]
    assert fetching.needed(rows) == {"a" * 64, "b" * 64, "c" * 64}


def test_a_text_in_memory_is_read_as_a_file():
    """Name, ending, bytes."""
    from reviewer_app.domain.location import locate

    text = fetching.FetchedText(locate("https://h/a/directo.es.srt"), SRT.encode())
    assert (text.name, text.stem, text.suffix, str(text)) == (
        "directo.es.srt", "directo.es", ".srt", "https://h/a/directo.es.srt",
    )  # fmt: skip
    assert text.open().read() == SRT.encode() and text.stat().st_size == len(SRT)
    assert hashlib.sha256(text.open().read()).digest()


def test_what_open_cases_are_about_is_wanted_until_it_is_here(database, vault, media_files):
    """Not what nobody knows where it lives, nor what cases are about that are over."""
    path = media_files("mp4")
    here = {"recording_id": content_hash(path), "title": "a", "duration_ms": 1, "url": path.as_uri(), "place": 1}
    absent = {**here, "recording_id": "b" * 64, "title": "b", "size_bytes": 7, "transcript_url": "https://h/b.srt"}
    unknown = {**here, "recording_id": "c" * 64, "url": ""}
    over = {**here, "recording_id": "d" * 64}
    with database.transaction() as connection:
        case_files.keep(connection, CALIBRATION, "1", {"state": "revealed", "items": [here, absent, unknown]}, 1)
        case_files.keep(connection, AUDIT, "2", {"state": "closed", "recording": over}, 2)
        case_files.keep(connection, AUDIT, "3", {"state": "waiting"}, 3)
    assert [one.title for one in fetching.wanted_for_cases(database, vault)] == ["a", "b"]
    importing.import_recordings(database, [prepare_sealed(path, vault)])
    (left,) = fetching.wanted_for_cases(database, vault)
    assert left == BatchItem("b" * 64, "b", path.as_uri(), 1, transcript_url="https://h/b.srt", size_bytes=7)


def test_what_was_fetched_for_a_case_is_no_work(database, vault, media_files):
    """Once it is given to the person, it is."""
    path = media_files("mp4")
    before, there = queueing.queue_of(database, "ana", vault), queueing.here(database, vault)
    importing.import_recordings(database, [prepare_sealed(path, vault)])
    assert queueing.queue_of(database, "ana", vault) == before
    assert queueing.here(database, vault) == there | {content_hash(path)}
    with database.transaction() as connection:
        assignments.keep(connection, [assigned(path)])
    row = queueing.queue_of(database, "ana", vault)[0]
    assert row.is_mine and row.here and row.recording_id == content_hash(path)
    vault.drop(row.recording_id)
    assert queueing.here(database, vault) == there
