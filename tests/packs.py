"""Versions of the shipped policy pack and lexicon for tests, and publishing them."""

from pathlib import Path

from reviewer_app import paths
from reviewer_app.central import standards as central_standards
from reviewer_app.domain.standard import LEXICON, POLICY
from reviewer_app.formats.lexicon_file import lexicon_text
from reviewer_app.operations import lexicons, standards
from tests.postgres import Central


def pack_text(version: str, *changes: tuple[str, str]) -> str:
    """The shipped pack under another version, with texts replaced."""
    text = (paths.resources() / "policies" / standards.SHIPPED_PACK).read_text(encoding="utf-8")
    for old, new in (("version: 2026.2", f"version: {version}"), *changes):
        assert old in text, old
        text = text.replace(old, new)
    return text


def pack_file(folder: Path, version: str, *changes: tuple[str, str]) -> Path:
    """The same as a file."""
    path = folder / f"pack-{version}.yaml"
    path.write_text(pack_text(version, *changes), encoding="utf-8")
    return path


def publish_pack(central: Central, version: str, *changes: tuple[str, str], since: str | None = None) -> str:
    """Publish the pack, to be used at once or from a day on; its reference."""
    ref = f"live-es@{version}"
    new, _ = central_standards.publish(central.admin, POLICY, ref, pack_text(version, *changes), since)
    assert new
    return ref


def publish_lexicon(central: Central, version: str) -> str:
    """Publish the shipped lexicon under another version, without its last word; its reference."""
    own = lexicons.shipped()
    text = lexicon_text(type(own)(own.id, version, own.terms[:-1]), ".yaml")
    new, _ = central_standards.publish(central.admin, LEXICON, f"{own.id}@{version}", text, None)
    assert new
    return f"{own.id}@{version}"
