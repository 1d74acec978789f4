"""Files that live elsewhere: a share, a web server with ranges and without, an S3-compatible store; their faults."""

import json
import socket
import sys

import pytest
from moto.server import ThreadedMotoServer

from reviewer_app.domain.location import BadLocation, locate
from reviewer_app.media import remote as module
from reviewer_app.media.remote import LATER_S, SOON_S, NotFetched, Remote
from reviewer_app.operations import credentials
from reviewer_app.store.keys import FileSecrets
from tests.web_server import web_server

CONTENT = bytes(range(256)) * 1_000
BUCKET = "live-es"


@pytest.fixture
def folder(tmp_path):
    """A folder with one file."""
    made = tmp_path / "share"
    made.mkdir()
    (made / "directo uno.mp4").write_bytes(CONTENT)
    return made


@pytest.fixture
def server(folder):
    """A web server with it."""
    with web_server(folder) as running:
        yield running


@pytest.fixture(scope="module")
def s3():
    """An S3-compatible server; its address."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def secrets(tmp_path):
    """A place for credentials."""
    return FileSecrets(tmp_path / "key")


def read_all(remote, piece=60_000) -> bytes:
    """All of a file in pieces."""
    found = b""
    while part := remote.read(len(found), piece):
        found += part
    return found


def put(s3, secrets, key: str) -> None:
    """The content in a bucket of the server, and the credentials for it kept here."""
    import fsspec

    credentials.keep(secrets, f"s3://{BUCKET}", json.dumps({"key": "una-clave", "secret": "un-secreto"}))
    options = credentials.options_for(locate(f"s3://{BUCKET}/{key}"), secrets, s3)
    system = fsspec.filesystem("s3", skip_instance_cache=True, **options)
    system.mkdirs(BUCKET, exist_ok=True)
    system.pipe_file(f"{BUCKET}/{key}", CONTENT)


def test_a_file_of_a_share(folder):
    """From its beginning and from the middle; names may hold anything."""
    with Remote(locate((folder / "directo uno.mp4").as_uri()), {}, (folder,)) as remote:
        assert remote.size == len(CONTENT)
        assert read_all(remote) == CONTENT
        assert remote.read(1_000, 10) == CONTENT[1_000:1_010]


def test_what_lies_outside_of_the_shares_is_never_read(folder, tmp_path):
    """Another folder, one with a similar name, a link out of the share, no share at all."""
    outside = tmp_path / "share of others"
    outside.mkdir()
    (outside / "secret").write_bytes(b"x")
    places = [outside / "secret"]
    if sys.platform != "win32":
        (folder / "link").symlink_to(outside / "secret")
        (folder / "folder").symlink_to(outside)
        places += [folder / "link", folder / "folder" / "secret"]
    for place in places:
        with pytest.raises(BadLocation, match="outside of the file shares"):
            Remote(locate(f"file://{place.as_posix()}".replace(" ", "%20")), {}, (folder,))
    with pytest.raises(BadLocation, match="none is set"):
        Remote(locate((folder / "directo uno.mp4").as_uri()), {})


def test_a_share_that_is_not_there_is_tried_soon_and_a_file_that_is_not_later(folder):
    """An unmounted share comes back."""
    with pytest.raises(NotFetched, match="is not there: tell your operator") as missing:
        Remote(locate((folder / "dos.mp4").as_uri()), {}, (folder,))
    gone = folder.with_name("gone")
    with pytest.raises(NotFetched, match="it is tried again") as unmounted:
        Remote(locate((gone / "dos.mp4").as_uri()), {}, (gone,))
    assert (missing.value.longest_pause_s, unmounted.value.longest_pause_s) == (LATER_S, SOON_S)


def test_a_web_server_is_asked_for_ranges(server):
    """Only for what is wanted."""
    with Remote(locate(f"{server.url}/directo%20uno.mp4"), {}) as remote:
        assert remote.size == len(CONTENT)
        server.asked.clear()
        assert remote.read(200_000, 1_000) == CONTENT[200_000:201_000]
        assert server.asked == ["bytes=200000-200999"]
        assert read_all(remote) == CONTENT


def test_a_web_server_without_ranges_is_read_from_the_beginning(server):
    """In pieces all the same, also when what came before is to be continued."""
    server.ranges = False
    with Remote(locate(f"{server.url}/directo%20uno.mp4"), {}) as remote:
        assert read_all(remote, 10_000) == CONTENT
    with Remote(locate(f"{server.url}/directo%20uno.mp4"), {}) as remote:
        assert remote.read(200_000, 5_000)[:1_000] == CONTENT[200_000:201_000]


def test_an_s3_compatible_store_is_read_with_the_credentials_kept_for_its_bucket(s3, secrets):
    """By ranges; the endpoint comes from the settings."""
    put(s3, secrets, "2026/directo uno.mp4".replace(" ", "_"))
    location = locate(f"s3://{BUCKET}/2026/directo_uno.mp4")
    with Remote(location, credentials.options_for(location, secrets, s3)) as remote:
        assert remote.size == len(CONTENT)
        assert remote.read(100, 50) == CONTENT[100:150]
        assert read_all(remote) == CONTENT


def test_an_s3_key_that_is_not_there(s3, secrets):
    """As for a web server."""
    put(s3, secrets, "a")
    location = locate(f"s3://{BUCKET}/b")
    with pytest.raises(NotFetched, match="is not there"):
        Remote(location, credentials.options_for(location, secrets, s3))


@pytest.mark.parametrize(
    ("status", "words", "pause"),
    [(403, "credentials", LATER_S), (404, "is not there", LATER_S), (503, "answers 503", SOON_S)],
)
def test_what_a_web_server_answers_becomes_a_sentence(server, status, words, pause):
    """And says when it is worth another try."""
    server.status = status
    with pytest.raises(NotFetched, match=words) as told:
        read_all(Remote(locate(f"{server.url}/directo%20uno.mp4"), {}))
    assert told.value.longest_pause_s == pause


def test_a_connection_that_breaks_in_the_middle_is_told(server):
    """What came before it is not lost to the caller."""
    with Remote(locate(f"{server.url}/directo%20uno.mp4"), {}) as remote:
        assert remote.read(0, 1_000) == CONTENT[:1_000]
        server.cut_after = 5_000
        with pytest.raises(NotFetched, match="tried again"):
            remote.read(1_000, 20_000)


def test_a_server_that_is_gone_is_told(folder):
    """Nobody listens there any more."""
    with web_server(folder) as server:
        url = server.url
    with pytest.raises(NotFetched, match="tried again"):
        Remote(locate(f"{url}/directo%20uno.mp4"), {})


def test_a_server_that_says_nothing_is_not_waited_for_long(monkeypatch):
    """It takes the connection, and nothing comes."""
    monkeypatch.setattr(module, "_READ_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(NotFetched, match="does not answer"):
            Remote(locate(f"http://127.0.0.1:{port}/uno.mp4"), {})


def test_credentials_go_along_where_they_belong(server):
    """As fsspec takes them."""
    server.secret = "Bearer un-secreto"
    location = locate(f"{server.url}/directo%20uno.mp4")
    with pytest.raises(NotFetched, match="credentials"):
        Remote(location, {})
    with Remote(location, {"headers": {"Authorization": "Bearer un-secreto"}}) as remote:
        assert read_all(remote) == CONTENT


def test_no_redirect_leads_from_tls_to_an_open_address():
    """The hook that the client has; elsewhere redirects are followed."""
    import asyncio
    from types import SimpleNamespace

    def follow(scheme: str, target: str) -> None:
        response = SimpleNamespace(headers={"Location": target})
        redirect = SimpleNamespace(response=response, url=SimpleNamespace(scheme=scheme, host="h"))
        asyncio.run(module._refuse_downgrade(None, None, redirect))

    follow("https", "https://elsewhere/x")
    follow("https", "/x")
    follow("http", "http://127.0.0.1/x")
    with pytest.raises(NotFetched, match="without TLS"):
        follow("https", "http://elsewhere/x")


def test_a_redirect_is_followed(server, folder):
    """To another server of the same kind."""
    with web_server(folder) as other:
        server.redirect = other.url
        with Remote(locate(f"{server.url}/directo%20uno.mp4"), {}) as remote:
            assert read_all(remote) == CONTENT
