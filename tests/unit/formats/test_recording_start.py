"""When a recording began, by what lies beside it or by its name."""

from datetime import datetime
from pathlib import Path

import pytest

from reviewer_app.formats.recording_start import name_start, sidecar_start

T = 1_778_785_331_000


@pytest.mark.parametrize(
    "name",
    [
        "lucia 2026-05-14 19-02-11Z.mp4", "lucia_20260514T190211Z.flv", "x-2026-05-14T21.02.11+02:00.mkv",
        "TK_lucia_1778785331.ts", "TK_lucia_1778785331000.ts", "2026.05.14_14-02-11-0500.mp4",
    ],
)  # fmt: skip
def test_names_with_a_zone(name):
    assert name_start(Path(name)) == (T, True)


@pytest.mark.parametrize(
    "name", ["录制-1-20260514-190211-250-测试.flv", "TK_lucia_2026.05.14_19-02-11_flv.mp4", "2026-05-14 19-02-11.mkv"]
)
def test_names_without_a_zone_are_this_computers_time(name):
    local = round(datetime(2026, 5, 14, 19, 2, 11).timestamp() * 1000)
    found, known = name_start(Path(name))
    assert (found // 1000 * 1000, known) == (local, False)


@pytest.mark.parametrize(
    "name", ["directo-demo.mp4", "2026-13-40 19-02-11.mp4", "2026-02-30 19-02-11Z.mp4", "12345.ts"]
)
def test_names_that_say_nothing(name):
    assert name_start(Path(name)) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("live.json", '{"record_start_time": 1778785331}'),
        ("live.mp4.json", '{"description": {"RecordStartTime": "2026-05-14T19:02:11Z"}}'),
        ("live.meta.json", '{"room": 5, "recording": {"startedAt": 1778785331000}}'),
        ("live.xml", '<i><BililiveRecorderRecordInfo roomid="1" start_time="2026-05-14T21:02:11.0000000+02:00" /><d'),
        ("live.xml", "<i><metadata><record_start_time>2026-05-14T19:02:11+00:00</record_start_time>"),
    ],
)
def test_recorders_files_beside(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert sidecar_start(tmp_path / "live.mp4") == T


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"start_time": "soon"}', "[" * 100_000])
def test_files_of_another_kind_are_passed_over(tmp_path, content):
    (tmp_path / "live.json").write_text(content, encoding="utf-8")
    (tmp_path / "live.xml").mkdir()
    assert sidecar_start(tmp_path / "live.mp4") is None
