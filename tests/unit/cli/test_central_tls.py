"""`reviewer-app central tls`."""

import json

from reviewer_app.__main__ import main


def test_the_result_as_json(tmp_path, capsys):
    assert (
        main(["central", "tls", "--out", str(tmp_path), "--host", "db.example.org", "--host", "10.0.0.9", "--json"])
        == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert sorted(told) == ["authority_made", "authority_until", "folder", "hosts", "server_until"]
    assert (told["hosts"], told["authority_made"]) == (["db.example.org", "10.0.0.9"], True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ca.crt", "ca.key", "server.crt", "server.key"]


def test_what_to_do_next_is_said(tmp_path, capsys):
    """For the server, for the workstations, and which file stays where it is."""
    assert main(["central", "tls", "--out", str(tmp_path), "--host", "db.example.org"]) == 0
    said = capsys.readouterr().out
    for words in ("ssl = on", "hostssl", "postgresql://db.example.org/DATABASE?sslrootcert=", "ca.key away"):
        assert words in said


def test_bad_names_end_with_2(tmp_path, capsys):
    assert main(["central", "tls", "--out", str(tmp_path), "--host", "db:5432"]) == 2
    assert "is no name of a host" in capsys.readouterr().err
