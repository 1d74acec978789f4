"""What is needed to fetch from a place beyond its address: fsspec options, kept with the store's key.

They never go through the central database and never stand in an address. What is not kept here comes from the
environment, as fsspec (`FSSPEC_S3_KEY` …) and Amazon's tools (`AWS_ACCESS_KEY_ID` …) read it.
"""

import json
from typing import Any

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.location import HTTP, S3, BadLocation, Location, locate
from reviewer_app.store.keys import Secrets

_NO_REQUEST_S = {"connect_timeout": 10, "read_timeout": 30, "retries": {"max_attempts": 2}}


def place_of(address: str) -> str:
    """`s3://bucket` or `https://host`, of an address there. Raises BadLocation."""
    location = locate(address if address.rstrip("/").count("/") > 2 else address.rstrip("/") + "/any")
    return f"{location.scheme}://{location.host}"


def keep(secrets: Secrets, address: str, text: str) -> str:
    """Keep the options for a place, a JSON object; '' forgets them. The place. Raises UserError for anything else."""
    place = place_of(address)
    if not text.strip():
        secrets.delete(_name(place))
        return place
    try:
        options = json.loads(text)
    except ValueError as error:
        raise UserError(f"The options for {place} are no JSON object ({error}).") from None
    if not isinstance(options, dict):
        raise UserError(f'The options for {place} must be a JSON object such as {{"key": "…", "secret": "…"}}.')
    # In one line, as a key file wants it.
    secrets.set(_name(place), json.dumps(options))
    return place


def options_for(location: Location, secrets: Secrets, s3_endpoint: str) -> dict[str, Any]:
    """The fsspec options for a location. Raises BadLocation for an endpoint that anybody could read on the way."""
    found = secrets.get(_name(f"{location.scheme}://{location.host}"))
    options: dict[str, Any] = json.loads(found) if found else {}
    if location.scheme == S3:
        if s3_endpoint:
            options.setdefault("endpoint_url", _checked_endpoint(s3_endpoint))
        options.setdefault("config_kwargs", _NO_REQUEST_S)
    return options


def _checked_endpoint(address: str) -> str:
    place = locate(address.rstrip("/") + "/any")
    if place.scheme == HTTP and not place.is_local:
        raise BadLocation(f"The S3 store {address} is read without TLS: s3_endpoint must begin with https://.")
    return address


def _name(place: str) -> str:
    return f"fetch {place}"
