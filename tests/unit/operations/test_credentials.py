"""What is needed to fetch beyond an address: kept with the store's key, never in an address."""

import json

import pytest

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.location import BadLocation, locate
from reviewer_app.operations import credentials
from reviewer_app.store.keys import FileSecrets


@pytest.fixture
def secrets(tmp_path):
    """A key file."""
    return FileSecrets(tmp_path / "key")


def test_options_go_to_the_place_that_they_were_kept_for(secrets):
    """Another bucket and another host get none."""
    assert credentials.keep(secrets, "s3://live-es", '{\n"key": "a",\n"secret": "b"}') == "s3://live-es"
    assert (
        credentials.keep(secrets, "https://media.example/any/path", '{"headers": {"A": "b"}}')
        == "https://media.example"
    )
    found = credentials.options_for(locate("s3://live-es/uno.mp4"), secrets, "")
    assert (found["key"], found["secret"]) == ("a", "b")
    assert "key" not in credentials.options_for(locate("s3://live-mx/uno.mp4"), secrets, "")
    assert credentials.options_for(locate("https://media.example/x"), secrets, "") == {"headers": {"A": "b"}}
    assert credentials.options_for(locate("https://media.example.evil/x"), secrets, "") == {}


def test_nothing_on_standard_input_forgets_them(secrets):
    """And says of which place."""
    credentials.keep(secrets, "https://media.example/", '{"headers": {}}')
    assert credentials.keep(secrets, "https://media.example", " \n") == "https://media.example"
    assert secrets.get("fetch https://media.example") is None


@pytest.mark.parametrize("text", ["{", "[1]", '"x"'])
def test_what_is_no_json_object_is_refused(secrets, text):
    """With the form that is wanted."""
    with pytest.raises(UserError, match="JSON object"):
        credentials.keep(secrets, "s3://live-es", text)


def test_the_endpoint_is_that_of_the_settings_and_has_tls(secrets):
    """But for a server of this machine."""
    place = locate("s3://live-es/uno.mp4")
    for address in ("https://s3.example", "http://127.0.0.1:9000", "http://localhost:9000/"):
        assert credentials.options_for(place, secrets, address)["endpoint_url"] == address
    assert "endpoint_url" not in credentials.options_for(place, secrets, "")
    for address in ("http://s3.example", "ftp://s3.example", "https://ana:clave@s3.example"):
        with pytest.raises(BadLocation):
            credentials.options_for(place, secrets, address)
    credentials.keep(secrets, "s3://live-es", json.dumps({"endpoint_url": "https://other.example"}))
    assert credentials.options_for(place, secrets, "https://s3.example")["endpoint_url"] == "https://other.example"
