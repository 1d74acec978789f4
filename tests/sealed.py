"""Sealed recordings for tests: a vault on disk, and a file of this machine fetched into it as an assignment."""

from pathlib import Path

from reviewer_app.domain.assignment import LEASED, Assignment
from reviewer_app.domain.recording import Recording
from reviewer_app.media.identity import content_hash
from reviewer_app.media.vault import Vault
from reviewer_app.operations import fetching
from reviewer_app.operations.fetching import Access, Pace

KEY = bytes(range(32, 64))


def vault_in(folder: Path, quota: int = 1_000_000_000) -> Vault:
    """A vault with room for a gigabyte."""
    return Vault(folder, KEY, lambda: quota)


def assigned(path: Path, url: str | None = None, **values) -> Assignment:
    """A file as it is assigned to a person; `url` where it is said to live, its own address when left out."""
    usual = {
        "assignment_id": "1", "recording_id": content_hash(path), "batch": "ES-47", "title": "Directo",
        "url": path.as_uri() if url is None else url, "duration_ms": 3_000, "policy_set": "", "state": LEASED,
        "lease_until_ms": None, "priority": 0, "due_at_ms": None, "urgent": False, "size_bytes": path.stat().st_size,
    }  # fmt: skip
    return Assignment(**(usual | values))


def access_to(folder: Path) -> Access:
    """A folder is the only file share."""
    return Access((folder,))


def fetched(path: Path, vault: Vault, **values) -> Recording:
    """The recording of a file, fetched from its folder."""
    return fetching.fetch(assigned(path, **values).item, vault, access_to(path.parent), set(), Pace()).recording
