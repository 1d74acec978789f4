"""Presets of comfort as people write them; docs/wellness.md describes the file."""

from pathlib import Path

from reviewer_app.domain.comfort import Preset, Presets
from reviewer_app.formats.yaml_file import Fields, ManyProblems, Problems, compose, read_text

_MOST = 3
_FIELDS = ("for", "blur", "grey", "detail", "mute", "thumbnails")


class PresetsError(ManyProblems):
    """A file of presets cannot be used."""


def read_presets(path: Path) -> Presets:
    """The presets of a file. Raises PresetsError with every problem by line."""
    problems = Problems(path)
    text = read_text(path, problems)
    root = compose(text, problems) if text is not None else None
    found: dict[str, Preset] = {}
    if root is not None:
        for node in Fields(problems, root, "the file", ("presets",)).items("presets"):
            fields = Fields(problems, node, "preset", _FIELDS[:1], _FIELDS[1:])
            found[fields.text("for")] = _preset(fields, problems)
    if problems.found:
        raise PresetsError(path, problems.in_order())
    return Presets(found)


def _preset(fields: Fields, problems: Problems) -> Preset:
    strengths = {}
    for name in ("blur", "detail"):
        strengths[name] = fields.whole(name) if name in fields else 0
        if strengths[name] > _MOST:
            problems.add(fields.line_of(name), f"{name!r} must be between 0 and {_MOST}.")
    return Preset(
        blur=strengths["blur"],
        grey=fields.flag("grey"),
        detail=strengths["detail"],
        mute=fields.flag("mute"),
        thumbnails="thumbnails" not in fields or fields.flag("thumbnails"),
    )
