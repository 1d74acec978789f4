"""Versions of the shipped policy pack and lexicon for tests, and publishing them."""

from pathlib import Path

from reviewer_app import paths
from reviewer_app.central import standards as central_standards
from reviewer_app.domain.standard import LEXICON, POLICY, Published
from reviewer_app.formats.lexicon_file import lexicon_text
from reviewer_app.formats.policy_pack import policy_set_digest
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


def announced_pack(
    version: str, since: str | None, *changes: tuple[str, str], at_ms: int = 1_770_000_000_000
) -> tuple[Published, str]:
    """A version as a workstation is told of it, and its text."""
    text = pack_text(version, *changes)
    return Published(POLICY, f"live-es@{version}", policy_set_digest(text), since, at_ms), text


def announced_lexicon(version: str, since: str | None = None) -> tuple[Published, str]:
    """A version of the shipped lexicon without its last word, as a workstation is told of it, and its text."""
    own = lexicons.shipped()
    text = lexicon_text(type(own)(own.id, version, own.terms[:-1]), ".yaml")
    return Published(LEXICON, f"{own.id}@{version}", policy_set_digest(text), since, 1_770_000_000_000), text
