"""`fetch` and `cache` as a person runs them."""

import io
import json

import pytest

from reviewer_app.cli import main
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in
from reviewer_app.store import assignments
from tests.sealed import assigned
from tests.workplaces import make_place, options

DSN = "host=/nowhere dbname=central"


@pytest.fixture
def share(media_files):
    """The folders of the recordings."""
    return f"{media_files('mp4').parent}; {media_files('mkv').parent}"


@pytest.fixture
def place(tmp_path, share):
    """Ana's workplace, with a file share."""
    made = make_place(tmp_path, DSN)
    made.settings.set("file_shares", share)
    made.open_store("ana").close()
    assert signing_in.address_of(made)
    return made


@pytest.fixture
def give(place):
    """`give(assignments…)`: as if they had been pulled."""

    def keep(*given):
        database = place.open_store("ana")
        with database.transaction() as connection:
            assignments.keep(connection, given)
        database.close()

    return keep


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """`run(words…)`: exit code, standard output, standard error."""

    def call(*words: str, typed: str = ""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([*options(tmp_path, DSN), *words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_fetching_all_that_is_assigned(run, give, media_files):
    """Exit code 0, and again: nothing is left to fetch."""
    give(assigned(media_files("mp4"), title="Directo uno"))
    code, told, _ = run("fetch", "--json")
    recording_id = content_hash(media_files("mp4"))
    result = {"fetched": [{"recording_id": recording_id, "title": "Directo uno", "remuxed": False}], "failed": []}
    assert (code, json.loads(told)) == (0, result)
    assert run("fetch") == (0, "All that is assigned to you is here.\n", "")


def test_what_cannot_be_fetched_is_told_and_the_rest_is_fetched(run, give, media_files):
    """Exit code 1; 4 when there is nothing but faults."""
    bad = assigned(media_files("mkv"), "file:///etc/passwd", title="Directo dos", assignment_id="2")
    give(assigned(media_files("mp4"), title="Directo uno"), bad)
    code, told, wrong = run("fetch")
    assert (code, told.startswith("Directo uno: here")) == (1, True)
    assert "Directo dos: file:///etc/passwd lies outside of the file shares" in wrong
    code, told, _ = run("fetch", "--json")
    [failed] = json.loads(told)["failed"]
    assert (code, failed["title"], "outside of the file shares" in failed["reason"]) == (4, "Directo dos", True)


def test_credentials_are_kept_beside_the_key(run, place):
    """From standard input, for one place; not shown again."""
    code, told, wrong = run(
        "fetch", "--options-for", "s3://live-es", "--json", typed='{"key": "a", "secret": "s3cret"}'
    )
    assert (code, json.loads(told), "s3cret" in told + wrong) == (0, {"place": "s3://live-es"}, False)
    assert json.loads(place.secrets.get("fetch s3://live-es")) == {"key": "a", "secret": "s3cret"}
    assert run("fetch", "--options-for", "s3://live-es", typed="nonsense")[0] == 2
    assert run("fetch", "--options-for", "s3://live-es")[0] == 0
    assert place.secrets.get("fetch s3://live-es") is None


def test_the_cache_tells_what_is_here(run, give, media_files):
    """Sizes on the disk, the quota, and what is still to do."""
    give(assigned(media_files("mp4"), title="Directo uno"))
    run("fetch")
    code, told, _ = run("cache", "--json")
    found = json.loads(told)
    [one] = found["recordings"]
    assert (code, found["quota"], found["evicted"], found["damaged"]) == (0, 20_000_000_000, [], [])
    assert found["used"] == one["bytes"] > media_files("mp4").stat().st_size
    assert (one["title"], one["kind"], one["whole"], one["needed"]) == ("Directo uno", "original", True, True)
    code, told, _ = run("cache")
    assert (code, "Directo uno" in told, "yours to do" in told, "of 20 GB" in told) == (0, True, True, True)


def test_letting_go_spares_what_is_still_to_do(run, give, media_files):
    """What was submitted goes."""
    one = assigned(media_files("mp4"), title="Directo uno")
    other = assigned(media_files("mkv"), title="Directo dos", assignment_id="2")
    give(one, other)
    run("fetch")
    give(assigned(media_files("mkv"), title="Directo dos", assignment_id="2", state="submitted"))
    code, told, _ = run("cache", "--evict", "--json")
    assert (code, json.loads(told)["evicted"]) == (0, [other.recording_id])
    assert [left["recording_id"] for left in json.loads(told)["recordings"]] == [one.recording_id]


def test_a_check_finds_what_is_damaged(run, give, place, media_files):
    """Exit code 1; it is fetched again the next time."""
    give(assigned(media_files("mp4")))
    run("fetch")
    [path] = place.home.recordings.rglob("*.original")
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    code, told, _ = run("cache", "--check")
    assert (code, "1 damaged" in told) == (1, True)
    assert run("cache", "--check")[0] == 0
    assert json.loads(run("fetch", "--json")[1])["fetched"]
