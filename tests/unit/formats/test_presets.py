"""Presets are read, problems told by line, and the file of the program is right."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.comfort import Preset
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.formats.presets import PresetsError, read_presets


def test_the_presets_of_the_program_hide_what_is_never_exported_or_most_grave():
    presets = read_presets(paths.resources() / "presets.yaml")
    pack = read_policy_pack(next((paths.resources() / "policies").glob("*.yaml")))
    for policy in pack.policies:
        wanted = policy.never_export or policy.severity == "S0"
        assert presets.of(policy) == (Preset(blur=3, mute=True, thumbnails=False) if wanted else Preset())


def test_a_persons_own_file(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("presets:\n  - {for: S1, grey: true, detail: 2}\n", encoding="utf-8")
    assert read_presets(file).by_name == {"S1": Preset(grey=True, detail=2)}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("presets:\n  - {for: S1, blur: 4}\n", 2, "'blur' must be between 0 and 3."),
        ("presets:\n  - {blur: 1}\n", 2, "preset has no field 'for'."),
        ("presets:\n  - {for: S1, mute: maybe}\n", 2, "'mute' must be true or false, not 'maybe'."),
    ],
)
def test_what_does_not_fit_is_told_by_line(tmp_path, text, line, reason):
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PresetsError) as caught:
        read_presets(file)
    assert [(one.line, one.reason) for one in caught.value.problems] == [(line, reason)]


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(PresetsError, match="cannot be opened"):
        read_presets(tmp_path / "none.yaml")
