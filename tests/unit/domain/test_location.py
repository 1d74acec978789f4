"""Addresses of recordings: what may be fetched from, and a sentence for everything else."""

import pytest

from reviewer_app.domain.location import BadLocation, locate, must_be_one_file


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("file:///share/es/uno.mp4", ("file", "", "/share/es/uno.mp4", "uno.mp4")),
        ("file://localhost/share/uno.mp4", ("file", "", "/share/uno.mp4", "uno.mp4")),
        ("file:///share/directo%20dos.mp4", ("file", "", "/share/directo dos.mp4", "directo dos.mp4")),
        ("https://media.example/a/b.mkv?part=1", ("https", "media.example", "/a/b.mkv", "b.mkv")),
        ("https://Media.example:8443/a", ("https", "media.example", "/a", "a")),
        ("http://127.0.0.1:9000/x.mp4", ("http", "127.0.0.1", "/x.mp4", "x.mp4")),
        ("s3://Live-es/2026/47/uno.mp4", ("s3", "Live-es", "/2026/47/uno.mp4", "uno.mp4")),
    ],
)
def test_what_is_allowed(text, parts):
    """Scheme, host, decoded path, name."""
    found = locate(text)
    assert (found.scheme, found.host, found.path, found.name) == parts
    assert str(found) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("/share/uno.mp4", "must begin with file://"),
        ("C:\\share\\uno.mp4", "backslashes"),
        ("ftp://h/uno.mp4", "must begin with file://"),
        ("simplecache::file:///etc/passwd", "must begin with file://"),
        ("javascript:alert(1)", "must begin with file://"),
        ("", "must begin with file://"),
        ("https://ana:s3cret@h/uno.mp4", "keyring"),
        ("https://ana@h/uno.mp4", "keyring"),
        ("s3://key:s3cret@bucket/uno.mp4", "keyring"),
        ("https://h/uno.mp4?X-Amz-Signature=s3cret", "keyring"),
        ("https://h/uno.mp4?a=1&access_token=s3cret", "keyring"),
        ("https://h/uno.mp4?sig=s3cret", "keyring"),
        ("file:///share/../etc/passwd", "by dots"),
        ("file:///share/%2e%2e/etc/passwd", "by dots"),
        ("file:///share/%252e%252e/etc/passwd", "by dots"),
        ("file:///share/..%5c..%5cetc", "by dots"),
        ("https://h/a/../../b", "by dots"),
        ("s3://bucket/../other/uno.mp4", "by dots"),
        ("file:///share/%00/uno", "control characters"),
        ("file:///share/a b.mp4", "spaces"),
        ("https://h/a\r\nHost:evil", "control characters"),
        ("file://server/share/uno.mp4", "another machine"),
        ("file:share/uno.mp4", "names"),
        ("file:////server/share", "names no file"),
        ("file:///share/", "names no file"),
        ("https:///uno.mp4", "names no file"),
        ("https://h/", "names no file"),
        ("s3://bucket", "names no file"),
        ("https://h/uno.mp4#t=3", "means nothing"),
        ("file:///share/uno.mp4?x=1", "means nothing"),
        ("https://[::1/uno.mp4", "no URL"),
        ("https://h:port/uno.mp4", "no URL"),
        ("https://h/" + "a" * 3_000, "too long"),
    ],
)
def test_what_is_refused_in_a_sentence(text, why):
    """And no sentence repeats a password."""
    with pytest.raises(BadLocation, match=why) as told:
        locate(text)
    assert "s3cret" not in str(told.value) and len(str(told.value)) < 300


@pytest.mark.parametrize("address", ["https://h/live.m3u8", "s3://bucket/LIVE.M3U8", "file:///share/live.m3u"])
def test_a_playlist_is_not_one_file(address):
    with pytest.raises(BadLocation, match="is a playlist: have the recording put into one file"):
        must_be_one_file(locate(address))
    must_be_one_file(locate(address.rpartition(".")[0] + ".ts"))
