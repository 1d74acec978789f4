"""Exporting in the whole program."""

import pytest

from tests.windows import at_work, place_of_ana


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once; one recording is in her store."""
    return place_of_ana(tmp_path, media_files("mp4"))


def test_exporting_by_name_of_the_file(qtbot, place, tmp_path):
    """CSV as a pair, Excel otherwise; said when written, and when it cannot be."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        for name in ("findings.csv", "findings.xlsx"):
            work.application.exporter.write(tmp_path / name)
            work.wait(lambda name=name: work.window.banner.text == f"Written: {tmp_path / name}")
            assert (tmp_path / name).stat().st_size > 100
        work.application.exporter.write(tmp_path / "no folder" / "findings.csv")
        work.wait(lambda: "no folder" in work.window.banner.text)
